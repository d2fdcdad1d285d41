"""A claim in nearly the words of the article: what stands there in the place of a word.

Who copies a sentence and changes one thing in it claims something else, whatever that thing is.
Both texts are laid side by side, character by character; where they part and go on alike, the
piece of the one stands in the place of the piece of the other.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from zgc_cli import lexicon
from zgc_cli.document.records import Entity
from zgc_cli.query.check.alignment import NOTHING, SAME_THING, Alignment, Detail, Result
from zgc_cli.query.check.polarity import OTHER_SIDE
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import contrary, same
from zgc_cli.query.place_levels import are_of_one_level, lies_above
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_LEAST = 0.7  # the share of a claim that stands in the sentence, in its order
_SHORT_CLAIM, _IN_ORDER = 10, 0.4  # characters of a claim, and the share that must be the same
_SHORTEST, _MOST = 8, 800  # pieces of a claim, of both: laying them together costs a square
_BESIDE = 2  # pieces that are the same before and behind, where no text begins or ends
_LONGEST = 12  # pieces that are in the place of others
_PIECES = Pattern(r"\d+(?:[.,]\d+)*|[A-Za-z]+|\w")
_NUMBER = Pattern(r"\d+(?:\.\d+)?")
_DENIED = Pattern(
    r"(?=(?P<before>\w\w)(?P<told>(?:不再?|没有?|未能?|尚未|并未|并非|从未)(?P<behind>\w\w)))"
)
_RULED_OUT = Pattern(
    "(?<!不)(?<!不能)(?<!无法)(?<!尚未)(?<!没有)排除了?(?P<cause>[^，。；、的]{2,10}?)"
    "(?:的?(?:可能性?|嫌疑|因素|原因))?(?=[，。；、]|$)"
)
_NONE_DOES = Pattern("(?:没有|并无|尚无)(?P<denied>[^，。；、的]{4,})(?=[，。；])")
_BODY = Pattern(
    "(?P<stem>[\u4e00-\u9fff]{2})"
    "(?P<kind>公司|集团|大学|医院|银行|研究所|研究院|协会|中学|小学|法院|检察院|出版社)"
)
_SAME_KIND = {"集团": "公司", "研究院": "研究所"}
_ANY_BODY = frozenset(["中国", "国家", "人民", "中级", "高级", "第一", "第二", "第三", "有限"])
_HINDERS = Pattern("故障|障碍|隐患|险情|困难|干扰|积水|危险|异物|炸弹|风险|问题|异常")
_DENIES = Pattern("不|没|未|非|无|并否")
_NOT = frozenset("不没未无非否勿尚从并别")
_NO_DENIAL = frozenset("尚从并别")  # alone they deny nothing: 并移, 移
# Says when and how surely, and neither yes nor no: 已经 and 尚未, 可以 and 不能.
_LIGHT = frozenset("已经将会能够可以曾要需得正在是有了过就也还都")
_IN = Pattern("[在于到赴自]$")
_OF_TIME = frozenset("年月日号时点分秒")
_POINTING = frozenset("该这那其此本我你他她它两双各一某")
_SHORTEST_NAME = 2  # characters


class Named(NamedTuple):
    """A name in a claim or a sentence, by its offsets there; the entity if the article has it."""

    text: str
    type: str
    start: int
    end: int
    entity: Entity | None


class Replaced(NamedTuple):
    """What a claim has in the place of what the article has, and what both have on both sides.

    The names are those of which it is a part; `is_figure` where it is part of a figure.
    """

    claimed: str
    told: str
    before: str
    behind: str
    claimed_name: Named | None
    told_name: Named | None
    is_figure: bool


@rule(
    "other-word-in-place",
    "县政府不同意申请，昨天通知了负责人。 ← 县政府同意申请，昨天通知了负责人。",
    "绿洲集团与火枫集团合作，八个月就投产了。 ← 绿洲集团与白鹭集团合作，八个月就投产了。",
    never=("县政府批准申请，昨天通知了负责人。 ← 县政府同意申请，昨天通知了负责人。",),
)
def in_place(aligned: Alignment) -> Result:
    """One word put for another in a sentence that is told: 没有 for 有, another name, number."""
    if aligned.score < SAME_THING:
        return NOTHING
    refuted, missing = [], []
    for change in _changes(aligned):
        if detail := _otherwise(change):
            refuted.append(detail)
        elif detail := _untold(change):
            missing.append(detail)
    return Result(tuple(refuted), tuple(missing))


@rule(
    "denied-in-place",
    "公司的财务公开。 ← 公司的财务不公开。",
    never=(
        "公司的财务不公开。 ← 公司的财务不公开。",
        "财务公开。 ← 财务不公开时有人举报，后来财务公开了。",
    ),
)
def denied_in_place(aligned: Alignment) -> Result:
    """财务公开 against 财务不公开: a denial between words that a claim has side by side."""
    said, claim = aligned.article.document.text_of(aligned.sentence), aligned.claim.text
    for match in _DENIED.finditer(said) if aligned.score >= SAME_THING else ():
        together, told = match["before"] + match["behind"], match["before"] + match["told"]
        if together in claim and together not in said and told not in claim:
            return Result((Detail("wording", together, told),))
    return NOTHING


@rule(
    "ruled-out",
    "起火原因是人为纵火。 ← 起火原因是线路短路，排除人为纵火。",
    "男子系他杀。 ← 警方通报，男子坠楼身亡，已排除他杀可能。",
    never=(
        "起火原因不是人为纵火。 ← 起火原因是线路短路，排除人为纵火。",
        "起火原因可能是人为纵火。 ← 起火原因不明，不排除人为纵火。",
        "工人排除了一处故障。 ← 工人排除了一处故障。",
    ),
)
def ruled_out(aligned: Alignment) -> Result:
    """是人为纵火 against 排除人为纵火; who 排除故障 had one."""
    said, claim = aligned.article.document.text_of(aligned.sentence), aligned.claim.text
    for match in _RULED_OUT.finditer(said):
        cause = match["cause"]
        if _HINDERS.search(cause) or _DENIES.search(claim) or "排除" in claim:
            continue
        if stated := re.search(f"(?:是|为|系|属于?|因为?|由于?|出于){re.escape(cause)}", claim):
            return Result((Detail("wording", stated[0], match[0]),))
    return NOTHING


@rule(
    "denied-part",
    "有47所学校全校停课。 ← 有47所学校部分班级停课，没有学校全校停课。",
    never=(
        "没有学校全校停课。 ← 有47所学校部分班级停课，没有学校全校停课。",
        "有47所学校停课。 ← 有47所学校停课，没有学校全校停课。",
    ),
)
def denied_parts(aligned: Alignment) -> Result:
    """学校全校停课 against 没有学校全校停课: a claim ends in what a clause denies alone."""
    said, claim = aligned.article.document.text_of(aligned.sentence), aligned.claim.text
    end = claim.strip("。.！!")
    for match in _NONE_DOES.finditer(said):
        denied = match["denied"]
        if end.endswith(denied) and said.count(denied) == 1 and not _DENIES.search(claim):
            return Result((Detail("wording", denied, match[0]),))
    return NOTHING


@rule(
    "other-kind-of-body",
    "卫星由绿洲公司研制。 ← 卫星由绿洲大学研制。",
    never=(
        "卫星由绿洲大学研制。 ← 卫星由绿洲大学研制。",
        "卫星由绿洲公司研制。 ← 卫星由绿洲集团研制。",
        "卫星由绿洲公司研制。 ← 绿洲公司说，卫星由它和绿洲大学研制。",
    ),
)
def kinds_of_bodies(aligned: Alignment) -> Result:
    """绿洲公司 against 绿洲大学: bodies of one name that are of two kinds."""
    said, claim = aligned.article.document.text_of(aligned.sentence), aligned.claim.text
    for match in _BODY.finditer(claim):
        own, stem = match[0], match["stem"]
        others = [m for m in _BODY.finditer(said) if m["stem"].endswith(stem)]
        if stem in _ANY_BODY or not others:
            continue
        if any(own in p.text for p in aligned.article.document.paragraphs):
            continue
        kinds = {_SAME_KIND.get(m["kind"], m["kind"]) for m in others}
        if _SAME_KIND.get(match["kind"], match["kind"]) not in kinds:
            return Result((Detail("org", own, stem + others[0]["kind"]),))
    return NOTHING


def is_retold_far(aligned: Alignment) -> bool:
    """Return whether a claim without a number has little of the sentence in its order."""
    claim = name_form(aligned.claim.text).strip("。.")
    if len(claim) <= _SHORT_CLAIM or _NUMBER.search(claim):
        return False
    said = name_form(aligned.article.document.text_of(aligned.sentence))[:_MOST]
    blocks = SequenceMatcher(None, claim, said, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) < _IN_ORDER * len(claim)


def _changes(aligned: Alignment) -> Iterator[Replaced]:
    """Yield what a claim changes in the words of the sentence; nothing where it has its own."""
    claim, place, article = aligned.claim, aligned.sentence, aligned.article
    texts = claim.text, article.document.text_of(place)
    mine, its = (list(_PIECES.finditer(text)) for text in texts)
    if len(mine) < _SHORTEST or len(mine) + len(its) > _MOST:
        return
    own, other = ([piece[0].casefold() for piece in pieces] for pieces in (mine, its))
    codes = SequenceMatcher(None, own, other, autojunk=False).get_opcodes()
    alike = [m2 - m1 if tag == "equal" else 0 for tag, m1, m2, _i1, _i2 in codes]
    if sum(alike) < _LEAST * len(mine):
        return
    first = claim.span.start
    dates, figures = (
        [(r.span.start - first, r.span.end - first) for r in records]
        for records in (claim.dates, claim.figures)
    )
    names = [Named(n.text, n.type, n.start - first, n.end - first, n.entity) for n in claim.names]
    told = [
        Named(e.name, e.type, span.start - place.start, span.end - place.start, e)
        for span, e in article.records.within("entities", place)
    ]
    for n, (tag, m1, m2, i1, i2) in enumerate(codes):
        near = (
            n == 0 or alike[n - 1] >= min(_BESIDE, m1),
            n == len(codes) - 1 or alike[n + 1] >= min(_BESIDE, len(mine) - m2),
        )
        if tag == "equal" or not all(near) or max(m2 - m1, i2 - i1) > _LONGEST:
            continue
        here, there = _place(mine, m1, m2), _place(its, i1, i2)
        if any(start <= here[0] < end for start, end in dates):
            continue  # `dates` tells of days
        yield Replaced(
            texts[0][slice(*here)],
            texts[1][slice(*there)],
            mine[m1 - 1][0] if m1 else "",
            mine[m2][0] if m2 < len(mine) else "",
            _around(names, *here),
            _around(told, *there),
            any(start <= here[0] < end for start, end in figures),
        )


def _place(pieces: Sequence[re.Match[str]], first: int, last: int) -> tuple[int, int]:
    """Return where some pieces stand in their text; an empty place where there are none."""
    if first < last:
        return pieces[first].start(), pieces[last - 1].end()
    at = pieces[first].start() if first < len(pieces) else pieces[-1].end()
    return at, at


def _around(names: Sequence[Named], start: int, end: int) -> Named | None:
    """Return the name of which a place is a part; an empty one only inside of it."""
    inside = (n for n in names if n.start <= start and end <= n.end and n.start < end)
    return next((n for n in inside if start < n.end), None)


def _otherwise(change: Replaced) -> Detail | None:
    """Return what a claim says otherwise in one place, if it does."""
    if _is_turned(change) or _is_contrary(change):
        return Detail("wording", *_in_context(change))
    if _is_other_number(change):
        return Detail("figure", *_in_context(change))
    claimed, told = change.claimed_name, change.told_name
    if claimed and told and _exclude(claimed, told):
        return Detail(claimed.type, claimed.text, told.text)
    return None


def _untold(change: Replaced) -> Detail | None:
    """Return what stands in the place of a name, or of a part of it, and may not mean the same."""
    claimed, told = change.claimed_name, change.told_name
    if not told or not change.claimed or not change.told:
        return None
    if not claimed:
        return None if _may_mean(change, told) else Detail("wording", change.claimed, None)
    if _is_one(claimed, told) or _lies_in(claimed, told, change.before):
        return None
    return Detail(claimed.type, claimed.text, None)


def _is_turned(change: Replaced) -> bool:
    """Return whether the one says no where the other says yes: 尚未 for 已经, 没有 for 有."""
    claimed, told = (set(text) - _LIGHT for text in change[:2])
    turned = bool(claimed) != bool(told) and claimed | told <= _NOT
    turned = turned and not claimed | told <= _NO_DENIAL
    return turned and change.before[-1:] != change.behind[:1]  # 能不能, 有没有


def _is_contrary(change: Replaced) -> bool:
    """Return whether the words exclude each other, alone or with what is beside: 最大, 最小."""
    around = ("", ""), (change.before, ""), ("", change.behind)
    pairs = [tuple(first + text + last for text in change[:2]) for first, last in around]
    return any(
        told in contrary(claimed) or claimed in contrary(told) or OTHER_SIDE.get(told) == claimed
        for claimed, told in pairs
        if told not in same(claimed)
    )


def _is_other_number(change: Replaced) -> bool:
    """Return whether one number stands for another, told as exactly: 0.02 for 4.02.

    `figures` tells of whole ones that have a unit, which may be told in another one.
    """
    claimed, told = change[:2]
    if not change.before or not all(map(_NUMBER.fullmatch, (claimed, told))):
        return False
    if change.behind in _OF_TIME:
        return False  # `times`
    places = [len(text.partition(".")[2]) for text in (claimed, told)]
    return places[0] == places[1] and (places[0] > 0 or not change.is_figure)


def _exclude(claimed: Named, told: Named) -> bool:
    """Return whether a name is that of another thing of the kind."""
    if claimed.type != told.type or _is_one(claimed, told):
        return False
    return claimed.type != "place" or are_of_one_level(claimed.text, told.text)


def _is_one(claimed: Named, told: Named) -> bool:
    """Return whether two names may be one thing's: one has all of the other, or they are like."""
    if claimed.entity and claimed.entity == told.entity:
        return True
    mine, its = (
        set(map(name_form, forms_of(name.entity) if name.entity else (name.text,)))
        for name in (claimed, told)
    )
    mine |= set(map(name_form, same(claimed.text)))
    return any(_leaves_out(one, other) or _leaves_out(other, one) for one in mine for other in its)


def _leaves_out(short: str, long: str) -> bool:
    """Return whether a name has the characters of another in its order: 某公司, 某股份有限公司."""
    rest = iter(long)
    return all(character in rest for character in short)


def _lies_in(claimed: Named, told: Named, before: str) -> bool:
    """Return whether a place is one that the other may lie in: 在安徽 for 在合肥."""
    both = claimed.type == told.type == "place" and _IN.search(before)
    return bool(both) and lies_above(claimed.text, told.text)


def _may_mean(change: Replaced, name: Named) -> bool:
    """Return whether words that are no name may mean who is named: 该公司, 他, a part of it."""
    text = change.claimed
    forms = forms_of(name.entity) if name.entity else (name.text,)
    return (
        len(text) < _SHORTEST_NAME
        or not text.isalpha()
        or text[0] in _POINTING
        or text in lexicon.words("common_org_words")
        or role_at_end(text) != ""
        or any(set(text) & set(form) for form in forms)
    )


def _in_context(change: Replaced) -> tuple[str, str]:
    """Return both pieces, with what stands beside them where a character says nothing alone."""
    first, last = ("", "") if min(map(len, change[:2])) > 1 else (change.before, change.behind)
    return first + change.claimed + last, first + change.told + last


@rule(
    "still-going-on",
    "事故原因已经查明。 ← 火枫市消防局回应，目前事故原因仍在调查中。",
    "白鹭大桥已经通车。 ← 白鹭大桥还在建设。",
    never=(
        "事故原因仍在调查。 ← 火枫市消防局回应，目前事故原因仍在调查中。",
        "白鹭大桥没有通车。 ← 白鹭大桥还在建设。",
    ),
)
def still_going_on(aligned: Alignment) -> Result:
    """已经查明 against 仍在调查: what is said to be done goes on in the clause of the evidence."""
    here, claim = aligned.here.text, aligned.claim.text
    if aligned.score < _SOME or _DENIES.search(claim):
        return NOTHING
    for going, done in _DONE_WITH:
        told, own = going.search(here), done.search(claim)
        if told and own and not done.search(here):
            return Result((Detail("wording", own[0], told[0]),))
    return NOTHING


_SOME = 0.4  # of a claim that the sentence says: what is done stands not in it
_GOES_ON = "(?:仍|还|尚|正)在?(?:进一步|全力|紧张|有待)*"
_DONE_WITH = tuple(
    (Pattern(f"{_GOES_ON}(?:{going})"), Pattern(f"(?:{done})"))
    for going, done in (
        ("调查|核实|核查|侦查|侦办", "查明|查清|查实|侦破|告破"),
        ("审理|审查", "宣判|判决|审结|一审判"),
        ("搜救|搜寻|救援", "(?:搜救|搜寻|救援)(?:工作)?(?:已经?)?(?:结束|完成)"),
        ("建设|施工|修建|建造", "建成|完工|竣工|投用|通车|启用"),
        ("谈判|洽谈|协商|磋商", "签约|达成(?:了)?(?:协议|一致)|谈成"),
        ("抢修|修复|维修", "(?:已经?|全部|完全)(?:修复|恢复|修好)"),
        ("研发|研制|开发", "研制成功|研发成功|已经?(?:上市|投产)"),
    )
)


IN_PLACE = (in_place, denied_in_place, ruled_out, denied_parts, kinds_of_bodies, still_going_on)
