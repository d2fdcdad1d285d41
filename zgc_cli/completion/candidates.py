r"""What an article offers to complete, as lines that a shell filters without a loop.

A line is CLASS, TAB, VALUE, TAB, PINYIN, TAB, INITIALS, TAB, DESCRIPTION. The classes:
`n` names and aliases, `s` speakers, `u` units, `p` sections and paragraphs, `t` sentences,
`r` other records by ID. Of a huge article each class has its first `MOST` lines only.
"""

import re
from collections.abc import Iterator
from itertools import islice

from zgc_cli.document import Document, Entity, Layer
from zgc_cli.terminal import UNSAFE

MOST = 1000
SHORT = 24

Candidate = tuple[str, str, str, str, str]


def lines(document: Document) -> list[str]:
    """Return all lines of a document; a value with a control character is left out."""
    classes = (_names, _speakers, _units, _parts, _sentences, _records)
    found = (islice(dict.fromkeys(of(document)), MOST) for of in classes)
    return ["\t".join(candidate) for each in found for candidate in each]


def spellings(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield each form of a name with its pinyin, blanks between the syllables; '' if unknown.

    The one source of pinyin for completion: whatever it yields, the resolver understands.
    """
    yield entity.name, entity.pinyin
    for alias in entity.aliases:
        yield alias, ""


def _names(document: Document) -> Iterator[Candidate]:
    for entity in sorted(document.entities, key=lambda e: -len(e.mentions)):
        for form, pinyin in spellings(entity):
            about = entity.type if form == entity.name else f"{entity.type}: {entity.name}"
            yield from _candidate("n", form, pinyin, about)


def _speakers(document: Document) -> Iterator[Candidate]:
    pinyin = {form: read for e in document.entities for form, read in spellings(e)}
    for quote in document.quotes:
        if quote.speaker:
            yield from _candidate("s", quote.speaker, pinyin.get(quote.speaker, ""), "")


def _units(document: Document) -> Iterator[Candidate]:
    for figure in document.figures:
        yield from _candidate("u", figure.unit or "", "", "")


def _parts(document: Document) -> Iterator[Candidate]:
    for section in document.sections:
        yield from _candidate("p", section.id, "", section.title or "the lead")
    for paragraph in document.paragraphs:
        yield from _candidate("p", paragraph.id, "", paragraph.text)


def _sentences(document: Document) -> Iterator[Candidate]:
    for sentence in document.sentences:
        yield from _candidate("t", sentence.id, "", document.text_of(sentence.span))


def _records(document: Document) -> Iterator[Candidate]:
    for entity in document.entities:
        yield from _candidate("r", entity.id, "", entity.name)
    layers: tuple[Layer, ...] = (document.quotes, document.figures, document.dates, document.facts)
    for layer in layers:
        for record in layer:
            yield from _candidate("r", record.id, "", record.text)


def _candidate(class_: str, value: str, pinyin: str, about: str) -> Iterator[Candidate]:
    """Yield one line's fields if a terminal and a line can carry the value."""
    if not value or re.search(rf"{UNSAFE}|[\t\n]", value):
        return
    read = pinyin.split()
    # One letter is no name's initials: DeepSeek is typed as it stands.
    initials = "".join(syllable[0] for syllable in read) if len(read) > 1 else ""
    yield class_, value, "".join(read), initials, _short(about)


def _short(text: str) -> str:
    shown = re.sub(rf"{UNSAFE}|\s", " ", text)
    return shown if len(shown) <= SHORT else f"{shown[: SHORT - 1]}…"
