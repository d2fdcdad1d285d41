"""The columns of each record kind: the one list from which every format and schema is made."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import (
    ENTITY_TYPES,
    FACT_KINDS,
    FIGURE_KINDS,
    LAYERS,
    PARAGRAPH_KINDS,
    QUOTE_KINDS,
    RECORD_KINDS,
    VERDICTS,
    Sentence,
)
from zgc_cli.runtime.terminal import one_line

Getter = Callable[[Document, Any], Any]


class Column(NamedTuple):
    """A field of a record.

    `shape` is its JSON type, as `schema` reads it: `string`, `integer`, `number`, `span`,
    `mention`; `[x]` is an array of x, `x?` may be null. `shown` ranks the field in tables and
    plain output: 0 is JSON only, and a narrow table drops the highest rank first.
    """

    name: str
    shape: str
    about: str
    get: Getter
    shown: int = 0
    choices: tuple[str, ...] = ()


def _field(
    name: str, shape: str, about: str, shown: int = 0, choices: tuple[str, ...] = ()
) -> Column:
    get = attrgetter(name)
    return Column(name, shape, about, lambda _, record: get(record), shown, choices)


ID = _field("id", "string", "ID of the record", 2)
_SECTION = _field("section", "string", "ID of the section; S0 is the lead")
_LINE = _field("line", "integer", "first line in the source file, from 1", 3)
_SPAN = _field("span", "span", "place in the paragraph, half-open, in characters")
_RULE = _field("rule", "string", "name of the rule that made the record")
_PLACE = (_SECTION, _LINE, _SPAN, _RULE)


def _text(shown: int = 1) -> Column:
    return _field("text", "string", "the characters as they stand in the article", shown)


def _sentence(document: Document, record: Any) -> str | None:
    sentence = document.sentence_of(record.span)
    return document.text_of(sentence.span) if sentence else None


def _paragraph_sentences(document: Document, paragraph: Any) -> list[str]:
    found: list[Sentence] = document.sentences_of(paragraph.id)
    # A single sentence, read by its ID, stands for a paragraph and has no sentences inside.
    return [document.text_of(s.span) for s in found] or [paragraph.text]


# Made when asked for: a query needs one kind, and all of them cost it a millisecond.
KINDS: dict[str, Callable[[], tuple[Column, ...]]] = {
    "summary": lambda: (
        _field("title", "string?", "the title"),
        _field("byline", "[string]", "the authors"),
        _field("agency", "string?", "the news agency or medium"),
        _field("place", "string?", "where it was filed"),
        _field("date", "string?", "ISO day of the article"),
        _field("source", "string?", "name of the source file"),
        _field("sections", "[object]", "ID, title and characters of each section"),
        _field("counts", "object", "how many records of each kind"),
        _field("entities", "[object]", "the main entities: name, type, count"),
        _field("figures", "[object]", "the key figures: text, counted, ID"),
        _field("quotes", "[object]", "what was said: speaker, text, ID"),
    ),
    "section": lambda: (
        ID,
        _field("title", "string", "the heading; empty for the lead", 1),
        _field("paragraphs", "[string]", "IDs of the paragraphs, the heading first"),
        _field("sentences", "integer", "number of sentences", 3),
        _field("characters", "integer", "number of characters", 4),
        _field("entities", "integer", "entities first named here", 5),
        _field("quotes", "integer", "quotes of speech", 6),
        _field("figures", "integer", "number of figures", 7),
    ),
    "paragraph": lambda: (
        ID._replace(shown=0),
        _field("kind", "string", "what the paragraph is", 0, PARAGRAPH_KINDS),
        _text(),
        Column("sentences", "[string]", "the sentences in order", _paragraph_sentences),
        _SECTION,
        _LINE._replace(shown=0),
        _RULE,
    ),
    "passage": lambda: (
        _field("rank", "integer", "place in the result, from 1"),
        _field("score", "number", "how well it matches, at most 1; comparable in one result"),
        _field("kind", "string", "kind of the record that matched", 4),
        ID,
        _text(),
        _field("matches", "[[integer]]", "half-open spans of the matches inside text"),
        _SECTION,
        _LINE,
    ),
    "answer": lambda: (
        _field(
            "answer", "string", "the shortest span that answers, as it stands in the article", 1
        ),
        _field("score", "number", "how well it answers, at most 1; comparable in one result"),
        _field("kind", "string", "what the answer is: a person, a figure, a date, a clause ..."),
        _field("sentence", "string", "the sentence that proves it", 2),
        _SECTION,
        _LINE,
        _SPAN,
    ),
    "entity": lambda: (
        ID,
        _field("name", "string", "the preferred name", 1),
        _field("type", "string", "type of the entity", 2, ENTITY_TYPES),
        _field("aliases", "[string]", "other names of the same thing", 4),
        Column("count", "integer", "number of mentions", lambda _, e: len(e.mentions), 3),
        _field("pinyin", "string", "toneless pinyin of the name"),
        _field("mentions", "[mention]", "every place where it is named"),
        *_PLACE,
    ),
    "sentence": lambda: (
        ID,
        Column("text", "string", "the sentence", lambda d, s: d.text_of(s.span), 1),
        *_PLACE,
    ),
    "quote": lambda: (
        ID,
        _field("kind", "string", "words said, words reported, or a quoted term", 4, QUOTE_KINDS),
        _field("speaker", "string?", "who said it", 2),
        _field("role", "string?", "the speaker's title", 3),
        _field("org", "string?", "the speaker's organisation", 3),
        _field("cue", "string?", "the verb of saying"),
        _text(),
        _field("parts", "[span]", "the places of a quote that runs over paragraphs"),
        *_PLACE,
    ),
    "figure": lambda: (
        ID,
        _text(),
        _field("kind", "string", "what is measured", 6, FIGURE_KINDS),
        _field("value", "number?", "the number in the base unit; null for a range", 2),
        _field("min", "number?", "lower end of a range"),
        _field("max", "number?", "upper end of a range"),
        _field("unit", "string?", "measure word or unit, without 万 and 亿", 2),
        _field("mod", "string?", "TIMEX3 modifier", 5),
        _field("counted", "string?", "the noun that is counted", 2),
        _field("subject", "string?", "who or what the figure is about", 4),
        Column("sentence", "string?", "the sentence that holds it", _sentence),
        *_PLACE,
    ),
    "date": lambda: (
        ID,
        _field("start", "string?", "first ISO day", 1),
        _field("end", "string?", "last ISO day", 2),
        _text(2),
        _field("granularity", "string", "day, month, quarter, half, year, decade, plan or range"),
        _field("mod", "string?", "start, mid, end, before, after, since or approx", 5),
        _field("time", "string?", "time of day, HH:MM; HH:MM/HH:MM where it runs"),
        _field("event", "string", "the clause that is dated", 1),
        *_PLACE,
    ),
    "fact": lambda: (
        ID,
        _field("kind", "string", "kind of the statement", 3, FACT_KINDS),
        _field("subject", "string", "what it is about", 1),
        _field("predicate", "string", "what it says", 1),
        _field("object", "string", "of what", 1),
        _text(5),
        _field("entities", "[string]", "IDs of its entities"),
        _field("figures", "[string]", "IDs of its figures"),
        _field("dates", "[string]", "IDs of its dates"),
        *_PLACE,
    ),
}

# The kind of each record type that a card can hold.
_KINDS_BY_TYPE = {LAYERS[layer].__name__: kind for layer, kind in RECORD_KINDS.items()}
_KINDS_BY_TYPE["SectionCounts"] = "section"


def kind_of(record: Any) -> str:
    """Return the kind of a record; empty where it is of none."""
    return _KINDS_BY_TYPE.get(type(record).__name__, "")


def _objects(name: str) -> Getter:
    def get(document: Document, card: Any) -> list[dict[str, Any]]:
        return [as_object(document, record) for record in getattr(card, name)]

    return get


def as_object(document: Document, record: Any) -> dict[str, Any]:
    """Return a record with all fields of its kind, as JSON would hold it."""
    kind = kind_of(record)
    if not kind:
        return dict(record._asdict())
    return fields_of(kind, document, record)


def fields_of(kind: str, document: Document, record: Any) -> dict[str, Any]:
    """Return the fields of a record of a kind by their names, as JSON would hold them."""
    return {c.name: plain_value(c.get(document, record)) for c in columns(kind)}


KINDS["claim"] = lambda: (
    _field("claim", "string", "what the draft says", 1),
    _field("verdict", "string", "what the article says to it", 1, VERDICTS),
    _field("evidence", "string?", "the sentence of the article that speaks of it", 3),
    _field("line", "integer?", "line of the evidence in the source file, from 1", 4),
    _field("details", "[object]", "differences: kind, what is claimed, what is found", 2),
)

KINDS["card"] = lambda: (
    Column("record", "object", "the record itself", lambda d, c: as_object(d, c.record)),
    Column(
        "mentions", "[object]", "where it is named, or who is named there", _objects("mentions")
    ),
    Column("facts", "[fact]", "facts about it", _objects("facts")),
    Column("quotes", "[quote]", "what it said, or is quoted there", _objects("quotes")),
    Column("figures", "[figure]", "figures in sentences that name it", _objects("figures")),
    Column("about", "[quote]", "what others are quoted to say of it", _objects("about")),
    Column("ties", "[object]", "what ties it to other entities, and the facts", _objects("ties")),
)

KINDS["graph"] = lambda: (
    _field("nodes", "[object]", "ID, name, type and mentions of each entity that is tied"),
    _field("edges", "[object]", "source and target IDs, what ties them, and the facts"),
)

KINDS["rule"] = lambda: (
    _field("name", "string", "the name, as it stands in the field rule of a record", 1),
    _field("stage", "string", "what the rule reads, or which query asks it", 2),
    Column(
        "example", "string", "a text in which it fires", lambda _, r: next(iter(r.examples), ""), 3
    ),
    _field("where", "string", "module of the rule, within the package", 4),
    _field("examples", "[string]", "texts in which it fires; […] is what it finds"),
    _field("never", "[string]", "texts of the same look in which it must not fire"),
)

_FILE_NAMES = ("article", "source")  # columns
ARTICLE = Column("article", "string", "which of several articles it is from", lambda *_: "", 1)


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Return the columns of a record kind, in the order of the output."""
    return KINDS[kind]()


def plain_value(value: Any) -> Any:
    """Return a value as JSON would hold it: named tuples as objects, tuples as arrays."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain_value(v) for name, v in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [plain_value(v) for v in value]
    return value


def cell_of(column: Column, value: Any) -> str:
    """Return the value of a column as one field of a line.

    A file may have any name; no line shows one raw that would break or steer it.
    """
    return one_line(cell(value)) if column.name in _FILE_NAMES else cell(value)


def cell(value: Any) -> str:
    """Return a value as one field of a line: null is empty, a list is joined by `; `."""
    if value is None:
        return ""
    if isinstance(value, dict):
        if "claimed" in value:
            return f"{value['claimed']} ≠ {value['found'] or '?'}"
        if {"paragraph", "start", "end"} <= value.keys():
            return "{paragraph}:{start}-{end}".format(**value)
        return " ".join(cell(v) for v in value.values() if v not in (None, "", []))
    if isinstance(value, list):
        return "; ".join(map(cell, value))
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)
