"""Persons whom the entity stage missed, by what stands around them.

A title in front and a verb of saying behind give away 货车司机梁某某; a form of address gives away
张女士, 老李 and 苏主任.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.quotes.veiled import QUOTED, NamedSpan, VeiledParagraph, clause_start, names_in
from zgc_cli.reading.titles import role_at_end, title_at_end

# Behind surname and one character these are rather an adverbial than the end of the name.
_NO_THIRD = (
    "，。在对向就也还又则都曾常总便这如笑高激感自兴欣动坦深一边接补告表介指认说回谈用以于通从连不由再"
    "反多进特严无摇挥叹十非显正已把给跟和与今昨当随同\\d周"
)
# So many names are looked for in all of the text, which is scanned once for all of them.
_MOST = 100
# So often must a name of two characters stand in the text to be looked for everywhere.
_RETURNS = 3
# Characters in front of a verb of saying in which its subject is looked for.
_WINDOW = 40


def add_unseen(passages: Sequence[VeiledParagraph]) -> None:
    """Add to the passages the persons whom the entity stage missed, wherever they stand."""
    short = []
    for passage in passages:
        _add(passage, _nicknames(passage))
        unseen = list(_unseen_subjects(passage))
        # Even into a name that runs over the verb: 王海常 of 王海常说.
        passage.persons = sorted({*passage.persons, *unseen})
        short += [n.name for n in unseen if n.end - n.start == 2 and _titled(passage, n.start)]
    # 主帅巴顿说 … 巴顿 … 巴顿: so short a name must come back so often that it is no chance.
    names = [
        name
        for name in list(dict.fromkeys(short))[:_MOST]
        if sum(passage.veiled.count(name) for passage in passages) >= _RETURNS
    ]
    names += [n.name for passage in passages for n in passage.persons if len(n.name) > 2]
    longest_first = sorted(list(dict.fromkeys(names))[:_MOST], key=len, reverse=True)
    if longest_first:
        again = re.compile("|".join(map(re.escape, longest_first)))
        for passage in passages:
            matches = again.finditer(passage.veiled)
            _add(passage, (NamedSpan(*match.span(), match.group()) for match in matches))


def _add(passage: VeiledParagraph, names: Iterable[NamedSpan]) -> None:
    """Add those names that lie in none of the passage's own."""
    new = [n for n in names if not _inside_any(passage.persons, n.start, n.end)]
    if new:
        passage.persons = sorted({*passage.persons, *new})


def _unseen_subjects(passage: VeiledParagraph) -> Iterator[NamedSpan]:
    """Yield the persons whom only their title or their verb of saying gives away."""
    for cue in passage.cues:
        clause = clause_start(passage.veiled, max(cue.start - _WINDOW, 0), cue.start)
        if cue.soft or next(names_in(passage.persons, clause, cue.start), None):
            continue
        if found := _unseen(passage.veiled[clause : cue.start]):
            begin, end = clause + found[0], clause + found[1]
            # 副局长黄海说: what stands between a title and a verb of saying is no sea.
            others = (passage.orgs, passage.places) if begin == clause else (passage.orgs,)
            if not any(_inside_any(names, begin, end) for names in others):
                yield NamedSpan(begin, end, passage.veiled[begin:end])


def _unseen(clause: str) -> tuple[int, int] | None:
    """Find a name in the clause in front of a verb of saying: 货车司机梁某某, 欧阳某某高兴地."""
    begins = [end for end in range(2, len(clause) - 1) if title_at_end(clause[:end])]
    for begin in (*reversed(begins), 0):
        match = _full_name().match(clause, begin)
        if not match or role_at_end(match.group()) or match.group()[-1] in "地着了的得":
            continue
        # Without a surname only a title in front tells that 博尔顿 is a person.
        if begin or match["chinese"] or len(match.group()) > 2:
            return match.span()
    # 卫冕冠军、手握四冠的德梅维奇说: behind 的 only a name of foreign sound is sure.
    match = _full_name().match(clause, clause.rfind("的") + 1)
    sure = match and not match["chinese"] and len(match.group()) > 2
    return match.span() if match and sure else None


@cache
def adverbial() -> re.Pattern[str]:
    """Match the beginning of what may stand between a name and its verb of saying."""
    return re.compile(f"(?:{lexicon.pattern('adverbials')}|{QUOTED})")


@cache
def _full_name() -> re.Pattern[str]:
    """Match a whole name that an adverbial or the verb follows: 梁某某, 汉娜·米勒, 博尔顿."""
    surnames = lexicon.words("surnames")
    double = "|".join(sorted(s for s in surnames if len(s) == 2)) or "(?!)"
    single = "".join(sorted(s for s in surnames if len(s) == 1))
    sound = "".join(sorted(w for w in lexicon.words("transliteration") if len(w) == 1))
    any_ = "[\u4e00-\u9fff]"
    return re.compile(
        f"(?:{any_}{{1,7}}(?:·{any_}{{1,8}}?)+|"
        f"(?P<chinese>[{single}]{any_}[^{_NO_THIRD}](?=$|[在对向就也还])|"
        f"(?:{double}){any_}{{1,2}}?|[{single}]{any_}{{1,2}}?)|[{sound}顿]{{2,6}}?)"
        f"(?=$|{adverbial().pattern}|[\\d周])"
    )


def _nicknames(passage: VeiledParagraph) -> Iterator[NamedSpan]:
    """Yield the persons whom a passage names by surname alone: 张女士, 王某, 苏主任, 老李."""
    veiled = passage.veiled
    forms = lexicon.mapping("forms_of_address")
    for match in _forms().finditer(veiled):
        form, start = match.group(), match.start()
        polite = False
        if form in forms:
            start -= _surname_before(veiled, start)
            polite = not forms[form]
            if start == match.start():
                continue
        if polite or _titled(passage, start) or _alone(veiled, start, match.end()):
            yield NamedSpan(start, match.end(), veiled[start : match.end()])


def _surname_before(veiled: str, end: int) -> int:
    """Return the length of the surname that ends at `end`, or 0."""
    surnames = lexicon.words("surnames")
    return next((n for n in (2, 1) if end >= n and veiled[end - n : end] in surnames), 0)


def _titled(passage: VeiledParagraph, start: int) -> bool:
    """Return whether a title ends in front of an offset."""
    return start > 0 and bool(role_at_end(passage.veiled[max(0, start - 10) : start]))


def _alone(veiled: str, start: int, end: int) -> bool:
    """Return whether nothing stands in front and an adverbial or a pause behind: 对王总说."""
    front = veiled[start - 1 : start]
    free = not front or front in "，。；：！？“”、 　的岁口和与对向是\ue001"
    behind = veiled[end : end + 1]
    return free and (behind in ("", "，", "。") or bool(adverbial().match(veiled, end)))


@cache
def _forms() -> re.Pattern[str]:
    single = "".join(sorted(s for s in lexicon.words("surnames") if len(s) == 1))
    return re.compile(f"{lexicon.pattern('forms_of_address')}|[老小阿][{single}]")


def is_nickname(name: str) -> bool:
    """Tell 张女士, 苏主任 and 老李 from a whole name; 李某 is whole, and nobody else."""
    if name.endswith("某"):
        return False
    forms = lexicon.words("forms_of_address")
    surnames = lexicon.words("surnames")
    if len(name) == 2 and name[0] in "老小阿":
        return True
    return any(name[:n] in surnames and name[n:] in forms for n in (1, 2))


def _inside_any(names: Sequence[NamedSpan], start: int, end: int) -> bool:
    return any(
        n.start < end and start < n.end for n in names_in(names, max(0, start - 40), end + 40)
    )
