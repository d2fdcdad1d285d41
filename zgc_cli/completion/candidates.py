"""What an article offers to complete, as lines that a shell filters without a loop.

A line is VALUE, TAB, PINYIN, TAB, INITIALS, TAB, DESCRIPTION; several readings have blanks between
them. The classes of lines are those of
`CLASSES`; of a huge article each class has its first `MOST` lines only, and no more than `BYTES`:
the shells read no file that is longer.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Layer
from zgc_cli.reading.syllables import readings
from zgc_cli.runtime.terminal import UNSAFE

MOST = 500
BYTES = 1 << 18
LONGEST = 100  # characters of a value; a shell takes a look at each of them
_SHORT = 24
_MOST_READINGS = 5
_HAN = "\u3400-\u9fff"

Candidate = tuple[str, str, str, str]


def lines(document: Document) -> dict[str, list[str]]:
    """Return the lines of each class; a value with a control character is left out."""
    return {name: list(_short_enough(of(document))) for name, of in CLASSES.items()}


def _short_enough(found: Iterable[Candidate]) -> Iterator[str]:
    """Yield lines as long as both bounds hold."""
    left = BYTES - 1
    for fields in islice(dict.fromkeys(found), MOST):
        line = "\t".join(fields)
        size = len(line.encode("utf-8", "replace")) + 1
        if size <= left:  # else a shorter one may follow
            left -= size
            yield line


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


def _names(document: Document) -> Iterator[Candidate]:
    """Yield names and aliases, those first that are mentioned most."""
    for entity in sorted(document.entities, key=lambda e: -len(e.mentions)):
        for form, read in spellings(entity):
            about = entity.type if form == entity.name else f"{entity.type}: {entity.name}"
            yield from _candidate(form, read, about)


def _speakers(document: Document) -> Iterator[Candidate]:
    known = {form: read for e in document.entities for form, read in spellings(e)}
    for quote in document.quotes:
        if quote.speaker:
            yield from _candidate(
                quote.speaker, known.get(quote.speaker) or readings_of(quote.speaker, ""), ""
            )


def _units(document: Document) -> Iterator[Candidate]:
    for figure in document.figures:
        yield from _candidate(figure.unit or "", [], "")


def _parts(document: Document) -> Iterator[Candidate]:
    """Yield the IDs of sections and paragraphs."""
    for section in document.sections:
        yield from _candidate(section.id, [], section.title or "the lead")
    for paragraph in document.paragraphs:
        yield from _candidate(paragraph.id, [], paragraph.text)


def _sentences(document: Document) -> Iterator[Candidate]:
    for sentence in document.sentences:
        yield from _candidate(sentence.id, [], document.text_of(sentence.span))


def _records(document: Document) -> Iterator[Candidate]:
    """Yield the IDs of entities, quotes, figures, dates and facts."""
    for entity in document.entities:
        yield from _candidate(entity.id, [], entity.name)
    layers: tuple[Layer, ...] = (document.quotes, document.figures, document.dates, document.facts)
    for layer in layers:
        for record in layer:
            yield from _candidate(record.id, [], record.text)


def _candidate(value: str, read: list[str], about: str) -> Iterator[Candidate]:
    """Yield one line's fields if a terminal and a line can carry the value."""
    if not 0 < len(value) <= LONGEST or re.search(rf"{UNSAFE}|[\t\n]", value):
        return
    whole = dict.fromkeys(reading.replace(" ", "") for reading in read)
    # One letter is no name's initials: DeepSeek is typed as it stands.
    several = (reading.split() for reading in read if " " in reading)
    initials = dict.fromkeys("".join(s[0] for s in syllables) for syllables in several)
    yield value, " ".join(whole), " ".join(initials), _short(about)


def _short(text: str) -> str:
    shown = re.sub(rf"{UNSAFE}|\s", " ", text)
    return shown if len(shown) <= _SHORT else f"{shown[: _SHORT - 1]}…"


CLASSES: dict[str, Callable[[Document], Iterator[Candidate]]] = {
    "n": _names,
    "s": _speakers,
    "u": _units,
    "p": _parts,
    "t": _sentences,
    "r": _records,
}
