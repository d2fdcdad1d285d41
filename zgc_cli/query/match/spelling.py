"""What the article has that sounds as something was typed: pinyin, initials, homophones.

A typed word becomes a pattern, each syllable a class of characters, that is held against the
names and then the whole text. What matches is a *surface*: a string that the article has. In
running text chance makes many syllables meet, so there a surface must be made of whole words.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.surface import (
    HEARD,
    SPELT,
    SPELT_PART,
    SPELT_WORD,
    SPELT_WORDS,
    Surface,
)
from zgc_cli.reading import syllables
from zgc_cli.runtime.pattern import Pattern

_LATIN = Pattern("[a-z]+")
_LEAST_OPEN = 5  # letters from which the last syllable may be unfinished
LEAST_INITIALS = 3  # letters by which a word is meant that is no name
# Characters of which one may be no word: of what was heard, of what was spelt out.
_LEAST_SPARE, _LEAST_SPARE_SPELT = 5, 3
_LEAST_RUN = 4  # initials by which several words are meant
_INITIALS = frozenset("abcdefghjklmnopqrstwxyz")
_MOST_LETTERS = 60


Units = Sequence[str]  # patterns, one a character or a Latin run
Split = Callable[[str], Sequence[Sequence[str]]]


def spelt(index: Index, typed: str) -> list[Surface]:
    """Return what pinyin, initials or a mixture of them and characters stand for.

    `typed` is in normal form. Whole syllables come before initials, these before a mixture, and
    of each kind names before other words; the first kind that finds anything counts.
    """
    if not _LATIN.search(typed):
        return []
    is_long = len(typed) > _MOST_LETTERS
    for read in (_printed,) if is_long else (_whole, _initials, _mixed, _begun, _printed):
        surfaces: dict[str, Surface] = {}
        for surface in read(index, typed):
            surfaces.setdefault(surface.text, surface)
        if surfaces:
            return list(surfaces.values())
    return []


def homophones(index: Index, typed: str) -> list[Surface]:
    """Return what sounds as the characters that were typed (云眉县: 云湄县).

    A third of the characters must be the same, or much of the language were alike; two characters
    must be a name.
    """
    if not 2 <= len(typed) <= _MOST_LETTERS or not any(map(syllables.readings_of, typed)):
        return []
    alike = ("".join(map(syllables.read_as, syllables.readings_of(c))) for c in typed)
    units = [
        _set(index, alike) if alike else re.escape(c) for c, alike in zip(typed, alike, strict=True)
    ]
    if not all(units):
        return []
    others = (*_words(index, units), *_inside_names(index, units)) if len(typed) > 2 else ()
    found = {s.text: s.weight for s in (*others, *_names(index, units))}
    found.pop(typed, None)
    return [
        Surface(text, weight * HEARD)
        for text, weight in found.items()
        if 3 * sum(a == b for a, b in zip(text, typed, strict=False)) >= len(typed)
    ]


def _whole(index: Index, typed: str) -> Iterator[Surface]:
    """yinhehangtian, zhongguancun luntan."""
    for units in _ways(index, typed, syllables.splits):
        yield from _names(index, units)
        yield from _inside_names(index, units)
        if len(units) > 1:
            yield from _words(index, units, spare=_LEAST_SPARE_SPELT)


def _initials(index: Index, typed: str) -> Iterator[Surface]:
    """yhht: one letter a character, or zh, ch, sh; in a name also one a Latin word or number."""
    if not re.fullmatch("[a-z0-9]{2,}", typed):
        return
    for way in dict.fromkeys((tuple(typed), tuple(re.findall("[zcs]h|.", typed)))):
        units = [_class(index, unit) if unit.isalpha() else "" for unit in way]
        if any(not u and i not in index.text("entities") for i, u in zip(way, units, strict=True)):
            continue
        yield from _names(
            index,
            [
                f"(?:{u}|{i}[a-z0-9]*)" if u else f"{i}[a-z0-9]*"
                for i, u in zip(way, units, strict=True)
            ],
        )
        if len(way) >= LEAST_INITIALS and all(units):
            run = list(_words(index, units, repeated=False))
            whole = [s for s in run if s.text in index.vocabulary]
            yield from whole or (run if len(way) >= _LEAST_RUN else ())


def _mixed(index: Index, typed: str) -> Iterator[Surface]:
    """银河ht, zhongguanclt: characters, syllables and initials side by side, in names alone."""
    for units in _ways(index, typed, _syllables_then_initials):
        yield from _names(index, units)
        yield from _inside_names(index, units)


def _begun(index: Index, typed: str) -> Iterator[Surface]:
    """zhongguanc: the last syllable is not finished."""
    if not _LATIN.search(typed[-1:]) or len(typed) < _LEAST_OPEN:
        return
    for units in _ways(index, typed, lambda run: syllables.splits(run, open_end=True)):
        if len(units) > 1:
            yield from _inside_names(index, units)
            yield from _words(index, units)


def _printed(index: Index, typed: str) -> Iterator[Surface]:
    """moqichun: the pinyin of a name in which a character is read as nowhere else (万俟春).

    So is one that has no reading here, and a name that is too long to be taken apart.
    """
    known = syllables.readings()
    for entity in index.document.entities:
        read = list(zip(entity.name, entity.pinyin.split(), strict=False))
        if typed == entity.pinyin.replace(" ", ""):
            yield Surface(entity.name, SPELT)
        if len(read) < len(entity.name) or all(s in known.get(c, ()) for c, s in read):
            continue
        ways = ("|".join(map(re.escape, {s, *known.get(c, ())})) for c, s in read)
        is_whole = re.fullmatch("".join(f"(?:{way})" for way in ways), typed)
        if is_whole or typed == "".join(s[0] for _, s in read):
            yield Surface(entity.name, SPELT)


def ways_to_read(typed: str) -> dict[tuple[str, ...], int]:
    """Return the ways to read letters, and how many units one needs to be met in running text.

    Those of which none counts there have 0.
    """
    finished = [*syllables.splits(typed), *syllables.splits(typed, open_end=True)]
    initials = [tuple(typed), tuple(re.findall("[zcs]h|.", typed))]
    mixed = _syllables_then_initials(typed)
    ways = dict.fromkeys(mixed, 0) | dict.fromkeys(initials, LEAST_INITIALS)
    return ways | dict.fromkeys(finished, 2)


def _syllables_then_initials(run: str) -> list[tuple[str, ...]]:
    ways = []
    for cut in range(len(run), -1, -1):
        head = syllables.splits(run[:cut]) if cut else [()]
        if _INITIALS.issuperset(run[cut:]):
            ways += [(*way, *run[cut:]) for way in head]
    return ways


def _ways(index: Index, typed: str, split: Split) -> Iterator[Units]:
    """Yield the patterns of a typed word whose Latin runs are split into syllables or initials."""
    ways: list[list[str]] = [[]]
    for match in re.finditer("[a-z]+|.", typed, re.DOTALL):
        if not _LATIN.fullmatch(match[0]):
            ways = [[*way, re.escape(match[0])] for way in ways]
            continue
        choices = [[_class(index, piece) for piece in pieces] for pieces in split(match[0])]
        choices.append([re.escape(match[0])])  # a name may have the letters as they stand: AI司机
        choices = [units for units in choices if all(units)]
        ways = [[*way, *units] for way in ways for units in choices][: syllables.MOST_WAYS]
    yield from (way for way in ways if any("[" in unit for unit in way))


def _class(index: Index, piece: str) -> str:
    """Return the article's characters that a syllable or the beginning of one may stand for."""
    alike = syllables.read_as(piece) if len(piece) > 1 else ""
    found = _set(index, alike or syllables.beginning_with(piece))
    return f"(?:{found}|{piece})" if alike and found and piece in index.whole else found


_sets: dict[str, tuple[frozenset[str], str]] = {}


def _set(index: Index, characters: str) -> str:
    """Return a pattern for one of those characters; empty if the article has none of them.

    Those that it lacks may be in it, for they match nothing. The first article gets its own, few
    and so soon compiled, any other that has more the same as all the rest.
    """
    alike = index.characters.intersection(characters)
    if not alike:
        return ""
    held = _sets.get(characters)
    if held is None or not alike <= held[0]:
        members = frozenset(characters) if held else alike
        held = _sets[characters] = members, f"[{''.join(sorted(members))}]"
    return held[1]


def _names(index: Index, units: Units) -> Iterator[Surface]:
    """Yield the names that match as a whole, brackets and other marks in them aside."""
    forms = [form for form, _ in index.forms if len(form) >= len(units)]
    pattern = re.compile("".join(units if forms else ()))
    for form in forms:
        if pattern.fullmatch(form if form.isalnum() else re.sub(r"[\W_]", "", form)):
            yield Surface(form, SPELT)


def _inside_names(index: Index, units: Units) -> Iterator[Surface]:
    """Yield what matches at either end of a name, and, where chance is unlikely, inside one.

    kebi is 柯比 of 约翰·柯比, xiangzi 香子 of 梁香子.
    """
    forms = [form for form, _ in index.forms if 1 < len(units) <= len(form)]
    whole = "".join(units if forms else ())
    pattern = re.compile(whole if len(units) > 2 else f"^{whole}|{whole}$")
    for form in forms:
        if match := pattern.search(form):
            yield Surface(match[0], SPELT_PART)


def _words(
    index: Index, units: Units, *, spare: int = _LEAST_SPARE, repeated: bool = True
) -> Iterator[Surface]:
    """Yield what matches in the text and is made of whole words, or stands there repeatedly.

    Of `spare` characters or more one may be left over, as in a term that no dictionary has.
    """
    pattern = re.compile(f"(?=({''.join(units)}))")
    for text in dict.fromkeys(m[1] for m in pattern.finditer(index.whole)):
        if text in index.vocabulary:
            yield Surface(text, SPELT_WORD)
        elif is_words(index, text, spare) or (repeated and index.whole.count(text) > 1):
            yield Surface(text, SPELT_WORDS)


def is_words(index: Index, text: str, spare: int = _LEAST_SPARE) -> bool:
    """Return whether a string is words of the article in a row, but for one of `spare`."""
    size = len(text)
    left = [0] + [size] * size  # characters that stand alone, at the least, up to each place
    for start in range(size):
        for end in range(start + 1, size + 1):
            alone = 1 if end == start + 1 else 0
            if alone or text[start:end] in index.vocabulary:
                left[end] = min(left[end], left[start] + alone)
    return left[size] <= (1 if size >= spare else 0)
