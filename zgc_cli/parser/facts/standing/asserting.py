"""Whether the article asserts what a clause says: no claim, rumour, plan or rule."""

from zgc_cli.document.records import Quote
from zgc_cli.parser.facts.casualties import BEFALLEN
from zgc_cli.parser.facts.standing.candidates import ClauseFact
from zgc_cli.parser.facts.state import ClauseReading
from zgc_cli.parser.words.roles import acting
from zgc_cli.reading.modality import modality_at
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

# Who announces tells what is so, who claims only what he says.
_ANNOUNCING = Pattern("通报|通告|公告|公布|发布|公示|证实|宣布|显示|消息|报告|统计|规定|明确|提出")
_AUTHORITY = Pattern("官方$|警方$|[主承]办方$|通报$|公告$|报告$")
_DONE = ("已", "已经")
_FORECASTS = ("预计", "预期", "有望", "料将", "或将")


@rule(
    "only-claimed",
    "林知远认为，青穗农业集团建成6座冷库。",
    never=("青穗农业集团建成6座冷库。", "林知远表示，青穗农业集团已建成6座冷库。"),
)
def only_claimed(candidate: ClauseFact) -> bool:
    """Tell what somebody claims; what he says has been done, or befell people, counts as told."""
    quote, fact = candidate.reading.clause.reported, candidate.fact
    claimed = candidate.state.claimed or opens_claim(candidate.reading)
    if not (_claims(quote) if quote else claimed):
        return False
    if quote is None or quote.cue in ("称", "声称", "宣称"):
        return not BEFALLEN.search(candidate.said)
    done = any(u.text in _DONE for u in candidate.reading.units) and fact.kind != "state"
    return not done and not BEFALLEN.search(candidate.said)


def opens_claim(reading: ClauseReading) -> bool:
    """Return whether a clause begins with the verb that reports it: 称中企的角色仅限于顾问."""
    said, first = reading.predication, reading.units[0]
    return first.text in acting("claim") and not (said and said.units[said.verb] is first)


def tells(reading: ClauseReading) -> bool:
    """Return whether what follows a clause is only what somebody says: 某某告诉法新社，……."""
    if _BY_OWN_WORDS.fullmatch(reading.text, reading.clause.start, reading.clause.end):
        return True
    ends = reading.units[-1].text in (
        "表示",
        "认为",
        "称",
        "指出",
        "强调",
        "透露",
        "坦言",
        "预测",
        "预计",
        "判断",
    )
    return (
        ends
        or opens_claim(reading)
        or any(u.text in ("告诉", "告知", "爆料", "号称", "自称", "宣称") for u in reading.units)
    )


# 按照官方的定位，……: what follows is how somebody presents himself.
_BY_OWN_WORDS = Pattern("(?:按照?|根据|据)[^，。]{1,16}(?:定位|规划|说法|描述|宣传|口径|宣称)")


def _claims(quote: Quote) -> bool:
    if not quote.cue or _ANNOUNCING.search(quote.cue):
        return False
    if quote.cue in ("介绍", "披露") and _AUTHORITY.search(quote.speaker or ""):
        return False
    return bool(quote.speaker) or not quote.cue.startswith("据")


@rule(
    "not-asserted",
    "如果雨停了，青穗农业集团建成6座冷库。",
    never=("青穗农业集团建成6座冷库。", "青穗农业集团将建成6座冷库。"),
)
def not_asserted(candidate: ClauseFact) -> bool:
    """Tell a rumour, and what is hedged, planned or denied by a word that the fact leaves out."""
    reading = candidate.reading
    said = reading.predication
    units, at = (said.units, said.verb) if said else (reading.units, -1)
    modality = modality_at(reading.text, reading.tokens, units[at].start)
    front = units[said.subject[1]].start if said else reading.clause.start
    cue = modality.start
    names = (u for u in (*candidate.state.seen, *reading.units) if u.kind in ("entity", "quote"))
    if cue is None or any(u.start <= cue < u.end for u in names):
        return False  # the 无 of a name
    left_out = cue < front
    if reading.clause.reported is None and any(w in candidate.said for w in _FORECASTS):
        return True  # whose forecast it is is not told
    if modality.force == "planned" and any(w in candidate.said for w in acting("hedge")):
        return False
    if candidate.fact.rule == "dead-and-injured":
        return modality.force in ("rumoured", "denied")
    return modality.force == "rumoured" or (modality.force != "asserted" and left_out)


@rule(
    "regulation",
    "市场监管部门发现林知远有违法行为，要求采取措施的，平台应当予以配合。",
    never=("警方抓获5名嫌疑人，要求平台采取措施。",),
)
def is_regulation(candidate: ClauseFact) -> bool:
    """Tell a case that a regulation provides for: ……的，应当……."""
    text, end = candidate.reading.text, candidate.reading.clause.end
    return bool(_PROVISION.match(text, end))


_PROVISION = Pattern("[^。]{0,80}的，[^。]{0,60}(?:应当?|不得|予以|可以)")


@rule(
    "goes-on-speaking",
    "林知远表示，青穗农业集团会守住品牌。现在青穗农业集团面临远岚科技公司的压力。",
    never=(
        "青穗农业集团会守住品牌。现在青穗农业集团面临远岚科技公司的压力。",
        "林知远表示，青穗农业集团会守住品牌。随后青穗农业集团签署了合作协议。",
    ),
)
def goes_on_speaking(candidate: ClauseFact) -> bool:
    """Tell what follows the words of somebody, and may still be his, as nothing dates it.

    What somebody else did, who is named, is no opinion.
    """
    state, fact = candidate.state, candidate.fact
    said = candidate.reading.predication
    done = fact.kind == "event" and fact.entities and said and said.subject_units
    plain = fact.kind in ("state", "event") and not candidate.is_specific and not done
    dated = state.dated or any(u.kind == "date" for u in candidate.reading.units)
    return bool(state.told and plain and not dated)
