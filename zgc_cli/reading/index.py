"""The index of a document: the texts that are searched, in normal form, one line a record.

`parse` makes it once, so that a query looks through a few long strings and decodes only the
records that it found. Behind `ASIDE` a line goes on with what belongs to the record and does not
stand in its text: the speaker of a quote, the subject of a fact.
"""

from collections.abc import Callable, Iterator
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import IndexEntry
from zgc_cli.reading.normal import search_form
from zgc_cli.reading.script import is_beyond_simplified
from zgc_cli.runtime.pattern import Pattern

ASIDE = "\x1f"
BETWEEN_FORMS = " / "  # the name and the aliases of an entity, as a passage shows them
WORDS = "words"
_LONGEST_MARK = 12  # characters of a list's mark with the blanks behind it


def text_of(document: Document, layer: str, record: Any) -> str:
    """Return the text of a record by which it is found."""
    if layer == "sentences":
        return document.text_of(record.span)
    if layer == "entities":
        return BETWEEN_FORMS.join((record.name, *record.aliases))
    return str(record.event if layer == "dates" else record.text)


# What else a record is found by.
_ASIDES: dict[str, Callable[[Any], tuple[str | None, ...]]] = {
    "quotes": lambda quote: (quote.speaker, quote.role, quote.org),
    "figures": lambda figure: (figure.counted, figure.subject),
    "facts": lambda fact: (fact.subject,),
    "dates": lambda date: (date.text,),
}
# What a normal form may have or not where a text is cut.
_UNSURE = Pattern(r"[\s,-]")
_HAN = Pattern("[\u3400-\u9fff]")
LAYERS = ("sentences", "entities", "quotes", "figures", "facts", "dates")


def entries(document: Document) -> Iterator[IndexEntry]:
    """Yield the index of each layer, and of the article's words (`WORDS`, sorted)."""
    for layer in LAYERS:
        yield entry(document, layer)
    yield IndexEntry(WORDS, "\n".join(sorted(words(document))))


def entry(document: Document, layer: str) -> IndexEntry:
    """Return the index of one layer: as many lines as it has records."""
    lines = (line(document, layer, record) for record in document.layer(layer))
    return IndexEntry(layer, "\n".join(lines))


def line(document: Document, layer: str, record: Any) -> str:
    """Return the line of one record."""
    aside = _ASIDES.get(layer)
    more = [search_form(part) for part in aside(record) if part] if aside else []
    return ASIDE.join((search_form(text_of(document, layer, record)), *more))


def is_whole(document: Document) -> bool:
    """Return whether the index has the text of the document, from its beginning to its end.

    It is a stranger's word as any other layer is: a text that it lacks would not be found.
    """
    stored = dict(document.index).get("sentences")
    # No sentence begins with the mark of a list; more than a mark is not left out.
    starts = {s.span.paragraph: s.span.start for s in reversed(document.sentences)}
    marks = ((p, starts.get(p.id, 0)) for p in document.paragraphs)
    read = (p.text[start if start <= _LONGEST_MARK else 0 :] for p, start in marks)
    text = search_form("\n".join(read))
    return stored is None or agree(_UNSURE.sub("", stored), _UNSURE.sub("", text))


def agree(stored: str, own: str) -> bool:
    """Return whether what an index holds is the normal form of a text, or that in simplified form.

    Which characters a traditional one stands for is a matter of its neighbours, and OpenCC's: of
    those no more is asked than that they are Chinese characters.
    """
    if stored == own or not is_beyond_simplified(own):
        return stored == own
    return _HAN.sub("字", stored) == _HAN.sub("字", own)


def words(document: Document) -> set[str]:
    """Return the distinct words of two characters or more, in normal form.

    A document by another program may have no tokens.
    """
    found = set()
    for paragraph, tokens in zip(document.paragraphs, document.tokens, strict=False):
        text = paragraph.text
        found |= {text[start:end] for start, end, _ in tokens if end - start > 1}
    return {word for word in map(search_form, found) if len(word) > 1}
