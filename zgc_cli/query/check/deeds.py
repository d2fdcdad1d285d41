"""Who does what to whom, and with what score: 甲队3比1战胜乙队 is 乙队1比3不敌甲队."""

import re
from collections.abc import Iterator, Sequence

from zgc_cli import lexicon
from zgc_cli.query.check.alignment import NOTHING, SAME_THING, Alignment, Detail, Result
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import contrary
from zgc_cli.reading.dates import clock
from zgc_cli.reading.numbers.numerals import whole
from zgc_cli.reading.numbers.scores import score_at
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_LONGEST_NAME = 6  # characters that may be a name beside a directed verb
_PASSIVE = Pattern(r"(?:被|遭到?|遭受|受到)")
_BY = tuple("被遭由")
_AGAINST = tuple("对与和同战阵胜")  # behind these stands the other side
_TO = Pattern("[向对给]")
_FAR = 16  # characters between who does something and the one to whom it is done
_POINTS = r"(\d{1,3}|[零一二三四五六七八九十]{1,3}(?=比|$|\D))"
_SCORE = Pattern(rf"(?<![\d.]){_POINTS}(?:[:：∶]|比){_POINTS}(?![\d%％])")
# What may stand between a name and its verb, and is part of neither.
_BETWEEN = Pattern(
    rf"(?:以|由)?{_SCORE.pattern}(?:的(?:总|大)?比分)?|(?:在|于)[^，。；]{{1,8}}?[中上里内]"
)

Names = Sequence[Sequence[str]]  # the forms of each name
_LEAVES = "(?:不再(?:担任|兼任|出任|任)|卸任|离任|免去|免职|被免|辞去|去职)"
_LEFT_POST = Pattern(_LEAVES)


class Deed(NamedTuple):
    """Who does what to whom; `verb` is the head of its class."""

    verb: str
    doer: int
    other: int


class Deeds(NamedTuple):
    """The deeds of a claim and of its evidence, of the same names."""

    names: Names
    claimed: list[Deed]
    told: set[Deed]

    def agree(self) -> bool:
        """Return whether all that is claimed, if anything, is told."""
        return bool(self.claimed) and self.told.issuperset(self.claimed)


def deeds_of(aligned: Alignment) -> Deeds:
    """Return what a claim and the sentence of its evidence tell of the names of the claim."""
    article, claim = aligned.article, aligned.claim
    dates = [date for _, date in article.records.within("dates", aligned.sentence)]
    said = _bare(claim.text, [d.text for d in claim.dates])
    text = _bare(article.document.text_of(aligned.sentence), [d.text for d in dates])
    sides = [n for n in claim.names if n.type in ("person", "org", "place")]
    names: Names = [forms_of(n.entity) if n.entity else (n.text,) for n in sides]
    if not any(_deeds(said, names)):
        names = [*names, *_unknown_names(said, text, names)]
    return Deeds(names, list(_deeds(said, names)), set(_deeds(text, names)))


def _bare(text: str, dates: Sequence[str]) -> str:
    """Return a text without the scores, dates and rounds that stand before its verbs."""
    for date in dates:
        text = text.replace(date, "")
    return _BETWEEN.sub("", text)


@rule(
    "other-direction",
    "火枫队战胜白鹭队。 ← 白鹭队在决赛中战胜火枫队。",
    "火枫队以3比1战胜白鹭队。 ← 白鹭队在决赛中以3比1战胜火枫队。",
    never=(
        "白鹭队战胜火枫队。 ← 白鹭队在决赛中战胜火枫队。",
        "火枫队不敌白鹭队。 ← 白鹭队在决赛中战胜火枫队。",
    ),
)
def directions(aligned: Alignment) -> Result:
    """甲队战胜乙队 against 乙队战胜甲队; 甲方支持乙方 against 甲方反对乙方."""
    deeds = deeds_of(aligned)
    refuted = []
    for deed in deeds.claimed:
        against = {deed._replace(verb=verb) for verb in contrary(deed.verb)}
        against.add(Deed(deed.verb, deed.other, deed.doer))
        if deed not in deeds.told and against & deeds.told:
            text = aligned.article.document.text_of(aligned.sentence)
            refuted.append(Detail("wording", aligned.claim.text, text))
    return Result(tuple(refuted))


def _unknown_names(claim: str, text: str, known: Names) -> Iterator[tuple[str, ...]]:
    """Yield what stands right before and behind a directed verb and in the evidence too.

    A parser may not know for a name what the draft and the article both use as one.
    """
    cues = lexicon.pattern("modality_cues")
    adverbs = Pattern(f"(?:已经?|正在?|要|成功|完成|宣布|{cues})+$")
    sizes = range(_LONGEST_NAME, 1, -1)
    for match in re.finditer(lexicon.pattern("directed_verbs"), claim):
        before, behind = adverbs.sub("", claim[: match.start()]), claim[match.end() :]
        pieces = ([before[-n:] for n in sizes], [behind[:n] for n in sizes])
        for side in pieces:
            name = next((piece for piece in side if len(piece) > 1 and piece in text), "")
            if name and not any(_overlap(form, name) for forms in known for form in forms):
                yield (name,)


def _overlap(form: str, name: str) -> bool:
    """Return whether a known name is what stands there, and not a common noun at its end."""
    return name in form or (form in name and 2 * len(form) > len(name))


def _places(text: str, names: Names) -> list[tuple[int, int]]:
    """Return where names stand in a text, the longest there, each with its number, in order."""
    found = sorted(
        (m.start(), -len(form), n)
        for n, forms in enumerate(names)
        for form in forms
        for m in re.finditer(re.escape(form), text)
    )
    places, last = [], 0
    for start, size, number in found:
        if start >= last:
            places.append((start, number))
            last = start - size
    return places


def _deeds(text: str, names: Names) -> Iterator[Deed]:
    """Yield what the directed verbs of a text tell of the names around them."""
    verbs = lexicon.mapping("directed_verbs")
    places = _places(text, names)
    for match in re.finditer(lexicon.pattern("directed_verbs"), text):
        left = [p for p in places if p[0] < match.start()]
        right = [n for start, n in places if start >= match.end()]
        agents = [n for start, n in left if text[start - 1 : start] in _BY]
        if agents and len(left) > 1:  # 乙队被甲队击败
            others = [n for start, n in left if text[start - 1 : start] not in _BY]
            doer, other = agents[-1], others[-1] if others else -1
        elif left and right and not _PASSIVE.search(text, left[-1][0], match.start()):
            doer, other = left[-1][1], right[0]
        else:
            continue
        head = verbs[match[0]] or match[0]
        if head.startswith("-"):
            doer, other = other, doer
        if doer != other and -1 not in (doer, other):
            yield Deed(head.lstrip("-"), doer, other)


@rule(
    "other-addressee",
    "王明远向李国强道歉。 ← 法院判决李国强在报纸上向王明远道歉。",
    never=("李国强向王明远道歉。 ← 法院判决李国强在报纸上向王明远道歉。",),
)
def addressees(aligned: Alignment) -> Result:
    """甲向乙道歉 against 乙向甲道歉; 甲向乙求婚 against 乙求婚甲."""
    claim, text = aligned.claim, aligned.article.document.text_of(aligned.sentence)
    names = [n for n in claim.names if n.type in ("person", "org", "place")]
    for to in _TO.finditer(claim.text):
        left = [n for n in names if n.end - claim.span.start <= to.start()]
        right = [n for n in names if n.start - claim.span.start == to.end()]
        if not left or not right or left[-1].text == right[0].text:
            continue
        one, other = (
            "|".join(map(re.escape, {n.text, *(forms_of(n.entity) if n.entity else ())}))
            for n in (left[-1], right[0])
        )
        told, turned = (
            re.search(f"(?:{a})[^，。；：]{{0,{_FAR}}}?{to[0]}(?:{b})", text)
            for a, b in ((one, other), (other, one))
        )
        verb = claim.text[right[0].end - claim.span.start :][:2]
        if not told and not turned and len(verb) > 1 and verb.isalpha():
            told, turned = (
                re.search(f"(?:{a}){verb}(?:{b})", text) for a, b in ((one, other), (other, one))
            )
        if turned and not told:
            said = left[-1].text + to[0] + right[0].text
            return Result((Detail("wording", said, turned[0]),))
    return NOTHING


@rule(
    "other-score",
    "白鹭队以4比3战胜火枫队。 ← 白鹭队以4:2战胜火枫队，夺得冠军。",
    never=(
        "白鹭队以4比2战胜火枫队。 ← 白鹭队以4:2战胜火枫队，夺得冠军。",
        "火枫队2比4不敌白鹭队。 ← 白鹭队以4:2战胜火枫队，夺得冠军。",
    ),
)
def scores(aligned: Alignment) -> Result:
    """以4比3战胜 against 以4:2战胜."""
    article, here = aligned.article, aligned.here.sentence
    claimed = list(_scores(aligned.claim.text))
    if not claimed:
        return NOTHING
    told, before, behind = (
        list(_scores("".join(c.text for c in article.clauses_of(s))))
        if 0 <= s < len(article.sentences)
        else []
        for s in (here, here - 1, here + 1)
    )
    wrong = [pair for pair in claimed if not _is_told(pair, told, aligned)]
    if not wrong or any(pair in before + behind for pair in claimed):
        return NOTHING
    said = ":".join(map(str, wrong[0]))
    if not told or aligned.score < SAME_THING:
        return Result(missing=(Detail("figure", said, None),))
    return Result((Detail("figure", said, ":".join(map(str, told[0]))),))


def _scores(text: str) -> Iterator[tuple[int, int]]:
    """Yield the scores of a text, the points of the one who is named before them first."""
    times = list(clock.find(text))
    for match in _SCORE.finditer(text):
        first, second = map(whole, match.groups())
        over = any(t.start < match.end() and match.start() < t.end for t in times)
        is_time = over and not score_at(text, match.start())  # 21:15战胜
        if isinstance(first, int) and isinstance(second, int) and not is_time:
            yield first, second


def _is_told(pair: tuple[int, int], told: Sequence[tuple[int, int]], aligned: Alignment) -> bool:
    """Return whether a score is told, of this side or turned round of the other one."""
    deeds = deeds_of(aligned)
    if deeds.agree():
        return pair in told or pair[::-1] in told
    return (pair[::-1] if is_other_side(aligned, deeds.names) else pair) in told


def is_other_side(aligned: Alignment, names: Names) -> bool:
    """Return whether a claim tells from the other side: 甲队主场胜乙队, 乙队客场负于甲队."""
    document, here = aligned.article.document, aligned.here.span
    place = here if any(_scores(document.text_of(here))) else aligned.sentence
    texts = (aligned.claim.text, document.text_of(place))
    ours, theirs = (_side(text, names) for text in texts)
    return ours != theirs and theirs is not None


def _side(text: str, names: Names) -> int | None:
    """Return the first name of a text that is not there as that of the other side."""
    places = _places(text, names)
    return next((n for start, n in places if text[start - 1 : start] not in _AGAINST), None)


def tells_removal(aligned: Alignment) -> bool:
    """Return whether a claim and its evidence both say that the same one left a post."""
    here = aligned.here.text
    if not (_LEFT_POST.search(aligned.claim.text) and _LEFT_POST.search(here)):
        return False
    persons = [i.text for i in aligned.items if i.name and i.name.type == "person"]
    return not persons or any(
        re.search(f"{_LEAVES}了?{re.escape(who)}|{re.escape(who)}[^，。；]{{0,6}}{_LEAVES}", here)
        for who in persons
    )
