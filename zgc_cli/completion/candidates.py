"""What an article offers to complete, as lines that a shell filters without a loop.

A line is VALUE, TAB, PINYIN, TAB, INITIALS, TAB, DESCRIPTION; several readings have blanks between
them. The classes of lines are those of
`CLASSES`; of a huge article each class has its first `MOST` lines only, and no more than `BYTES`:
the shells read no file that is longer.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Layer
from zgc_cli.reading.syllables import readings
from zgc_cli.runtime.terminal import UNSAFE

MOST = 500
BYTES = 1 << 18
LONGEST = 100  # characters of a value; a shell takes a look at each of them
_SHARED = ("n", "s", "u")  # the classes of what several articles have in common
_SHORT = 24
_MOST_READINGS = 5
_HAN = "\u3400-\u9fff"

_Candidate = tuple[str, list[str], str]  # value, readings, description


def lines(*documents: Document) -> dict[str, list[str]]:
    """Return the lines of each class; a value with a control character is left out.

    Of several articles it is what they name: an ID is another record in each.
    """
    several = len(documents) > 1
    return {
        name: list(_bounded(c for d in documents for c in of(d)))
        if not several or name in _SHARED
        else []
        for name, of in CLASSES.items()
    }


def names_lines(names: Iterable[tuple[str, str]]) -> list[str]:
    """Return the lines of names, each with what is told of it."""
    return list(_bounded((name, readings_of(name, ""), about) for name, about in names))


def _bounded(candidates: Iterable[_Candidate]) -> Iterator[str]:
    """Yield the lines of candidates as long as both bounds hold."""
    fields = (f for candidate in candidates if (f := _fields(*candidate)))
    left = BYTES - 1
    for line in islice(dict.fromkeys(map("\t".join, fields)), MOST):
        size = len(line.encode("utf-8", "replace")) + 1
        if size <= left:  # else a shorter one may follow
            left -= size
            yield line


def _fields(value: str, spelt: Sequence[str], about: str) -> tuple[str, str, str, str] | None:
    """Return the fields of a line; None where a terminal or a line cannot carry the value."""
    if not 0 < len(value) <= LONGEST or re.search(rf"{UNSAFE}|[\t\n]", value):
        return None
    whole = dict.fromkeys(reading.replace(" ", "") for reading in spelt)
    # One letter is no name's initials: DeepSeek is typed as it stands.
    several = (reading.split() for reading in spelt if " " in reading)
    initials = dict.fromkeys("".join(s[0] for s in syllables) for syllables in several)
    shown = re.sub(rf"{UNSAFE}|\s", " ", about)
    if len(shown) > _SHORT:
        shown = f"{shown[: _SHORT - 1]}…"
    return value, " ".join(whole), " ".join(initials), shown


def spellings(entity: Entity) -> Iterator[tuple[str, list[str]]]:
    """Yield each form of a name with its readings, blanks between the syllables.

    The one source of pinyin for completion; what it yields, the resolver understands. Of a form
    with characters of several readings (重庆, 银行) each has its turn, the usual one first.
    """
    for form in (entity.name, *entity.aliases):
        yield form, readings_of(form, entity.pinyin if form == entity.name else "")


def readings_of(form: str, usual: str) -> list[str]:
    """Return the readings of a form, `usual` first if it is known; at most MOST_READINGS."""
    known = readings()
    parts = [p for p in re.findall(f"[{_HAN}]|[^{_HAN}]+", form) if any(map(str.isalnum, p))]
    choices = [known.get(p) or ("".join(filter(str.isalnum, p.lower())),) for p in parts]
    if len(parts) < 2:
        return [usual] if usual else []  # 京 is typed as it stands
    syllables = usual.split()
    if len(syllables) != len(parts):
        syllables = [choice[0] for choice in choices]
    found = [usual or " ".join(syllables)]
    for place, choice in enumerate(choices):
        # ü is typed as v or as u.
        for other in dict.fromkeys((*choice, syllables[place].replace("v", "u"))):
            if other == syllables[place]:
                continue
            found.append(" ".join([*syllables[:place], other, *syllables[place + 1 :]]))
            if len(found) >= _MOST_READINGS:
                return found
    return found


def _names(document: Document) -> Iterator[_Candidate]:
    """Yield names and aliases, those first that are mentioned most."""
    for entity in sorted(document.entities, key=lambda e: -len(e.mentions)):
        for form, spelt in spellings(entity):
            about = entity.type if form == entity.name else f"{entity.type}: {entity.name}"
            yield form, spelt, about


def _speakers(document: Document) -> Iterator[_Candidate]:
    known = {form: spelt for e in document.entities for form, spelt in spellings(e)}
    for name in (quote.speaker for quote in document.quotes if quote.speaker):
        yield name, known.get(name) or readings_of(name, ""), ""


def _parts(document: Document) -> Iterator[_Candidate]:
    """Yield the IDs of sections and paragraphs."""
    yield from ((section.id, [], section.title or "the lead") for section in document.sections)
    yield from ((paragraph.id, [], paragraph.text) for paragraph in document.paragraphs)


def _records(document: Document) -> Iterator[_Candidate]:
    """Yield the IDs of entities, quotes, figures, dates and facts."""
    yield from ((entity.id, [], entity.name) for entity in document.entities)
    layers: tuple[Layer, ...] = (document.quotes, document.figures, document.dates, document.facts)
    yield from ((record.id, [], record.text) for layer in layers for record in layer)


CLASSES: dict[str, Callable[[Document], Iterable[_Candidate]]] = {
    "n": _names,
    "s": _speakers,
    "u": lambda document: ((figure.unit or "", [], "") for figure in document.figures),
    "p": _parts,
    "t": lambda document: ((s.id, [], document.text_of(s.span)) for s in document.sentences),
    "r": _records,
}
