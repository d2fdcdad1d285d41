"""Rules for words of spoken Cantonese, which papers of Hong Kong quote as they were said."""

from zgc_cli.parser.quotes.clause_subjects import reports
from zgc_cli.parser.quotes.quoted import COMMA, Quoted, QuoteVerdict
from zgc_cli.parser.quotes.speakers import UNKNOWN
from zgc_cli.parser.quotes.veiled import names_in
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern


@rule(
    "spoken-dialect",
    "法官王海向控方指出多项问题，包括“[点解我同你嘅讲法唔同]”、“[呢张相喺边度影㗎]”。",
    "王海强调，就算没有人帮忙亦会“[拣呢条路]”。",
    "被告批评控方，称时间太短“[超人都做唔到]”。",
    never=("法官王海提出“唔该”一词。", "店里卖“咁好味嘅鱼蛋”。"),
)
def dialect(quoted: Quoted) -> QuoteVerdict | None:
    """包括“点解我同你嘅讲法唔同”: words of spoken Cantonese behind a verb of saying."""
    fragment = is_dialect(quoted.content) and quoted.closed and len(quoted.content) > _SHORT_NAME
    if not (fragment or is_spoken(quoted.content)):
        return None
    first = quoted.first
    cues = first.verbs_in(quoted.left, quoted.open)
    own = cues and COMMA in first.veiled[cues[-1].end : quoted.open]
    told = reports(quoted.speakers, first, quoted.left, quoted.open) if own else []
    known = [(cue, who) for cue, who in told if who.role or who.name in quoted.speakers.known]
    if known:  # 法官指，少有人回覆，而他“呢个年纪唔识用”: what is reported goes on
        return QuoteVerdict(known[-1][1], known[-1][0].text)
    speaker = quoted.subject_before(cues[-1].start) if cues else None
    return QuoteVerdict(speaker, cues[-1].text) if speaker and speaker != UNKNOWN else None


def is_spoken(content: str) -> bool:
    """Return whether quoted words are a clause of spoken Cantonese: 点解咁混乱嘅."""
    return len(content) >= _SHORTEST_SPOKEN and bool(_SPOKEN.search(content))


def is_dialect(content: str) -> bool:
    """Return whether there is spoken Cantonese in quoted words, if only a few: 唔会走, 企得住."""
    return bool(_SPOKEN.search(content))


_SHORTEST_SPOKEN = 6  # characters
_SHORT_NAME = 2  # characters of what is as often a name: 唔该
_SPOKEN = Pattern(
    "[唔嘅咁啲佢哋冇嚟㗎咗喺咩乜嘢噉嗰搵揾瞓攞畀嬲啱嘥喎啩谂睇嗌]|点解|边[个度]|企[得喺]|呢[个条度件次啲]"
    "|好(?:紧要|犀利|阴功|离谱|多谢|钟意)"
)


@rule(
    "dialect-verb",
    "王海话“[唔关我事]”，之后走了。",
    "街坊陈太话：“[呢度成日水浸。]”",
    never=("王海说了一句话：“云梯”。", "他打电话“唔该”。", "王海话“云梯”。"),
)
def dialect_verb(quoted: Quoted) -> QuoteVerdict | None:
    """王海话“唔关我事”: 话 is the verb 说 of spoken Cantonese, behind a name, a pronoun, a role."""
    told = _HUA.search(quoted.lead)
    spoken = is_dialect(quoted.content) or (told and told["colon"] and quoted.finished)
    if not told or not spoken or not quoted.closed:
        return None
    at = quoted.left + told.start()
    named = any(n.end == at for n in names_in(quoted.first.persons, max(0, at - 20), at))
    ahead = quoted.lead[: told.start()]
    if not (named or ahead.endswith(("佢", "佢哋")) or role_at_end(ahead)):
        return None
    return QuoteVerdict(quoted.subject_before(at) or UNKNOWN, "话")


_HUA = Pattern("话(?P<colon>：)?$")
