"""Who does it: the name that leads up to a verb of the claim, against that of the evidence."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.document.records import Span, Token
from zgc_cli.query.check.alignment import (
    NOTHING,
    SAME_THING,
    Alignment,
    ClaimItem,
    Detail,
    Result,
    share_of_hits,
)
from zgc_cli.query.check.article import Article
from zgc_cli.query.check.deeds import deeds_of
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.place_levels import are_of_one_level
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_SAID = 0.9
_SLOT = 3  # characters of who does it that are enough to know him by
_SAID_SO = 0.3
_TYPES = ("person", "org", "place")
# A name behind one of these, or behind its title there, is not the one who does it.
_OBLIQUE = Pattern(
    r"[向对为与和同跟把将给比从在于以自据到去赴往至]$|[向对与同跟把将给比][^，；被由、]{1,5}$"
)
_AGENT = Pattern(r"(?:被|由|遭到?|受到|为)$")
_BY = Pattern(r"[由被]([^，。；、由被]{2,10})$")
_DONE_WITH = Pattern("[而并后]")  # 因被甲收购而解散: 甲 does not dissolve
_OF_NOUN = Pattern("的?[^，。；]{1,4}[为是]")  # 其持股股东为甲
_PASSIVE = Pattern(r"[被遭]|受到")
_GENERIC = ("公司", "双方", "球队", "集团", "企业", "单位", "学校", "部门", "项目")
_COUNTED = Pattern("[0-9两一二三四五六七八九十百多][名位人个家所支]?$")
_SUBJECT_TAGS = ("n", "r", "nr", "nz", "nt", "ns", "j")
_ONESELF = ("我", "自己", "我们", "他", "她", "其", "本人")
_JOINED = Pattern(r"[、和与及跟同]$|^[、和与及跟同]")
_NOT_ENDED = Pattern("[。！？；\n]")
_CLAUSE_END = Pattern("[，。；：！？,;]")
# What both do, whoever is named first.
_OTHER_VERB = Pattern(r"(?:说|称|表示|认为|指出|介绍|透露|宣布|指|邀请|要求|支持|反对|让|使)")


class _Named(NamedTuple):
    """A name in a text: where it stands, its forms and its type."""

    start: int
    end: int
    forms: frozenset[str]
    type: str

    def is_same(self, other: "_Named") -> bool:
        return any(f in o or o in f for f in self.forms for o in other.forms)


@rule(
    "other-actor",
    "王明远举报李国强。 ← 李国强昨天向法院举报王明远。",
    never=(
        "王明远被李国强举报。 ← 李国强昨天举报王明远。",
        "李国强举报王明远。 ← 王明远昨天被李国强举报。",
        "绿洲公司任命王明远。 ← 绿洲公司总经理李国强昨天任命王明远。",
    ),
)
def actors(aligned: Alignment) -> Result:
    """甲 accuses 乙 against 乙 accuses 甲; 甲市警方 against 乙市警方."""
    if aligned.score < SAME_THING or deeds_of(aligned).agree():
        return NOTHING
    ours, theirs = _claimed(aligned), _told(aligned)
    text = aligned.article.document.paragraph(aligned.here.span.paragraph).text
    first = aligned.claim.span.start
    for item in aligned.items:
        place = aligned.place_of(item) if item.predicate else None
        if place is None:
            led = item.predicate and len(item.text) > 1
            led = led and _BY.search(aligned.claim.text[: item.start - first]) is not None
            if led and ours and max(item.hits[c] for c in aligned.clauses) < _SAID_SO:
                return Result(missing=(Detail("wording", item.text, None),))  # 由甲主持
            continue
        if by := _by_another(ours, item, place, aligned):
            return Result((by,))
        if ours and ours[0].end <= item.start - first and _only_reports(ours[0], place, aligned):
            return Result(missing=(Detail(ours[0].type, _text(aligned.claim.text, ours[0]), None),))
        if ours and (doer := _another(ours, item.start - first, place, aligned)):
            return Result(missing=(Detail(ours[0].type, _text(aligned.claim.text, ours[0]), doer),))
        if _OF_NOUN.match(text, place.end):
            continue
        mine = _actor(aligned.claim.text, item.start - first, ours)
        other = _actor(text, place.start, theirs)
        names = (_text(aligned.claim.text, mine), _text(text, other)) if mine and other else None
        if mine and other and names and _excludes(mine, other) and are_of_one_level(*names):
            found = _found(mine, other, theirs, ours)
            others = (_text(aligned.claim.text, n) for n in ours if n != mine)
            longer = any(names[1].startswith(o) and names[1] != o for o in others)
            if found and not longer:  # 某股份公司 is 某股份 of the claim
                return Result((Detail(mine.type, *names),))
    return NOTHING


@rule(
    "doer-is-owner",
    "星河电池收购火枫市的工厂。 ← 火枫市收购星河电池的工厂。",
    never=(
        "火枫市收购星河电池的工厂。 ← 火枫市收购星河电池的工厂。",
        "星河电池的工厂被火枫市收购。 ← 火枫市收购星河电池的工厂。",
    ),
)
def owners_of_objects(aligned: Alignment) -> Result:
    """甲收购乙的工厂 against 乙收购甲的工厂: the doer of a claim stands behind the verb itself."""
    text, claim = aligned.article.document.text_of(aligned.sentence), aligned.claim.text
    if _PASSIVE.search(claim) or "由" in claim:
        return NOTHING
    begin = aligned.claim.span.start
    names = {i.start: i.text for i in aligned.items if i.name}
    for verb in (i for i in aligned.items if i.predicate and len(i.text) > 1):
        other = names.get(verb.start + len(verb.text))
        at = text.find(verb.text + claim[:_SLOT])
        if other is None or at < 0 or verb.start - begin < _SLOT or other in text[at:]:
            continue
        if other in text[:at]:
            doer = claim[: verb.start - begin]
            return Result((Detail("wording", doer, other),))
    return NOTHING


def _by_another(
    ours: Sequence[_Named], item: ClaimItem, place: Span, aligned: Alignment
) -> Detail | None:
    """由甲抚养 against 由Kim抚养: whoever it is that stands in the place of the claimed one."""
    article, claim = aligned.article, aligned.claim
    start = item.start - claim.span.start
    mine = _BY.search(claim.text[:start])
    if mine is None or mine[1] in _ONESELF:
        return None
    name = next((n for n in ours if n.end == start), None)
    forms = name.forms if name else frozenset([name_form(mine[1])])
    if name is None and all(name_form(mine[1]) not in c.text for c in article.clauses):
        return None  # it may be told in other words
    rest = [i for i in aligned.items if not mine.start(1) <= i.start - claim.span.start < start]
    said = [c for c in aligned.clauses if item.hits[c] >= _SAID]
    best = max(said, key=lambda c: share_of_hits(rest, c), default=aligned.clause)
    place = article.place_of(item.text, best) or place
    text = article.document.paragraph(place.paragraph).text
    told = _BY.search(text[aligned.sentence.start : place.start])
    if told is None or told[1] in _ONESELF or any(f in name_form(told[1]) for f in forms):
        return None
    return Detail(name.type if name else "wording", mine[1], told[1])


def _only_reports(mine: _Named, place: Span, aligned: Alignment) -> bool:
    """Return whether who does it in the claim only tells of it: 何某透露，公司正与乙方接触."""
    article, said = aligned.article, aligned.claim
    if any(q.kind != "term" and q.speaker for q in said.quotes) or any(
        w.text in lexicon.words("saying_verbs") for w in said.words
    ):
        return False
    for quote in article.records.speech_at(place):
        spoken = next(p for p in quote.parts if p.start <= place.start < p.end)
        text = article.document.paragraph(place.paragraph).text
        own = _subject(article, spoken._replace(end=place.start))
        named = any(f in name_form(text[spoken.start : place.start]) for f in mine.forms)
        if name_form(quote.speaker or "") in mine.forms and own and not named:
            itself = (*_ONESELF, *_GENERIC) if mine.type == "org" else _ONESELF
            return text[own.start : own.end] not in itself
    return False


def _subject(article: Article, said: Span) -> Token | None:
    """Return the noun with which a clause begins that says something: none of 也欢迎王某."""
    text = article.document.paragraph(said.paragraph).text
    starts = [m.end() for m in _CLAUSE_END.finditer(text, said.start, said.end)]
    for start in [*reversed(starts), said.start]:
        words = article.tokens(said._replace(start=start))
        first = next((w for w in words if w.tag[0] not in "dctxw"), None)
        if first and first.tag in _SUBJECT_TAGS:
            return first
    return None


def _another(ours: Sequence[_Named], verb: int, place: Span, aligned: Alignment) -> str | None:
    """Return the noun that does it in the article, in a clause without any name of the claim."""
    article, claim = aligned.article, aligned.claim
    clause = article.clauses[article.clause_at(place)]
    said = name_form(claim.text)
    if ours[0].end > verb or any(f in clause.text for n in ours for f in n.forms):
        return None
    before = article.tokens(clause.span._replace(end=place.start))
    nouns = [t for t in before if t.tag == "n"]
    text = article.document.paragraph(place.paragraph).text
    word = text[nouns[-1].start : nouns[-1].end] if nouns else ""
    plain = len(word) < 2 or word in _GENERIC or name_form(word) in said
    return None if plain or not _COUNTED.search(text[clause.span.start : nouns[-1].start]) else word


def _excludes(mine: _Named, other: _Named) -> bool:
    return mine.type == other.type and not mine.is_same(other)


def _text(text: str, name: _Named) -> str:
    return text[name.start : name.end]


def _found(mine: _Named, other: _Named, told: Sequence[_Named], ours: Sequence[_Named]) -> bool:
    """Return whether the two are turned round, or the claimed one is not in the evidence at all."""
    swapped = any(other.is_same(name) for name in ours)
    return swapped or not any(mine.is_same(name) for name in told)


def _claimed(aligned: Alignment) -> list[_Named]:
    first = aligned.claim.span.start
    return [
        _Named(
            n.start - first,
            n.end - first,
            frozenset(map(name_form, forms_of(n.entity) if n.entity else (n.text,))),
            n.type,
        )
        for n in aligned.claim.names
        if n.type in _TYPES
    ]


def _told(aligned: Alignment) -> list[_Named]:
    """Return the names of the sentence of the evidence, by their places in the paragraph."""
    found: list[tuple[Span, _Named]] = []
    for span, entity in aligned.article.records.within("entities", aligned.sentence):
        if entity.type in _TYPES:
            forms = frozenset(f for f in map(name_form, forms_of(entity)) if len(f) > 1)
            found.append((span, _Named(span.start, span.end, forms, entity.type)))
    return sorted((name for _, name in found), key=lambda n: (n.start, -n.end))


def _actor(text: str, verb: int, names: Sequence[_Named]) -> _Named | None:
    """Return who does what a verb at an offset tells; None where that is not plain."""
    begin = max((m.end() for m in _NOT_ENDED.finditer(text, 0, verb)), default=0)
    before = [n for n in names if begin <= n.start and n.end <= verb]
    agents = [n for n in before if _AGENT.search(text[: n.start][-2:])]
    agent = next((n for n in reversed(agents) if not _DONE_WITH.search(text[n.end : verb])), None)
    clause = max(text.rfind("，", begin, verb) + 1, begin)
    if agent and agent.start >= clause:
        return agent
    doing = [
        n
        for n in before
        if n not in agents
        and not _OBLIQUE.search(text[clause if n.start >= clause else begin : n.start])
    ]
    if not doing:
        return None
    last = doing[-1]
    between = text[last.end : verb]
    joined = _JOINED.search(text[begin : last.start]) or _JOINED.search(between)
    if joined or _PASSIVE.search(between) or _OTHER_VERB.search(between) or "的" in between:
        return None
    return last
