"""The columns of each record kind: the one list from which every format and schema is made.

The list itself is `columns.txt`; here is how it is read, and how a value becomes a cell.
"""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal, get_args

from zgc_cli.document.document import Document
from zgc_cli.document.file import BUILT_IN_SOURCE
from zgc_cli.document.records import LAYERS, RECORD_KINDS
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show.labels import WORDS, certainty

_Text = Literal["summary", "section", "paragraph"]
_Found = Literal["passage", "article", "answer", "joined_answer"]
_Record = Literal["entity", "sentence", "quote", "figure", "date", "fact"]
_Dossier = Literal["thing", "profile", "overview", "comparison"]
_Other = Literal["claim", "joined_claim", "card", "graph", "edge", "rule"]
Kind = Literal[_Text, _Found, _Record, _Dossier, _Other]
KINDS: tuple[Kind, ...] = get_args(Kind)
_Getter = Callable[[Document, Any], Any]


class Column(NamedTuple):
    """A field of a record: its JSON type and rank are those of `columns.txt`."""

    name: str
    shape: str
    about: str
    get: _Getter
    shown: int = 0
    choices: tuple[str, ...] = ()
    in_sheet: bool = False


ARTICLE = Column(
    "article", "string", "which of several articles it is from", lambda *_: "", 1, (), True
)
# Fields in which a file is named; over several articles one stands before the ID of a fact.
_FILE_NAMES = ("article", "articles", "a_article", "b_article", "source", "facts")
# What a record is told by that several articles tell, in place of its article.
ARTICLES = Column(
    "articles",
    "[string]",
    "the articles that tell it",
    lambda _, joined: list(joined.articles),
    1,
    (),
    True,
)
_DIFFERS = Column(
    "differs", "boolean", "whether they differ", lambda _, joined: joined.differs, 2, (), True
)
_VALUES = Column(
    "values",
    "[object]",
    "how it is told: text, value, unit, articles, lines",
    lambda _, joined: joined.variants(("text", "value", "unit")),
    3,
    (),
    True,
)
_VARIANTS = Column(
    "variants",
    "[object]",
    "how it is told: text, articles, lines",
    lambda _, joined: joined.variants(("text",)),
    3,
    (),
    True,
)
_SPEAKERS = _VARIANTS._replace(
    about="how it is told: text, speaker, articles, lines",
    get=lambda _, joined: joined.variants(("text", "speaker")),
)
_EVENTS = _VARIANTS._replace(get=lambda _, joined: joined.variants(("event",)))
WAYS = {"figure": _VALUES, "quote": _SPEAKERS, "date": _EVENTS, "fact": _VARIANTS}
JOINED = frozenset((ARTICLES, _DIFFERS, *WAYS.values()))


# Fields that only a record of several articles has by itself, as one article alone has them.
_OF_ONE: dict[str, tuple[Column, ...]] = {
    "entity": (
        Column("articles", "integer", "in how many articles it is named", lambda *_: 1, 3),
        Column("first", "string?", "ISO day of the article", lambda d, _: d.header.date, 4),
        Column("last", "string?", "ISO day of the article", lambda d, _: d.header.date, 4),
    ),
    "answer": (
        Column("articles", "integer", "how many articles give it", lambda *_: 1, 1),
        Column("sources", "[object]", "that article, with its day", lambda d, _: [_source(d)]),
    ),
    "claim": (
        Column("others", "[object]", "what other articles say", lambda *_: []),
        Column("newer", "string?", "the later one of two reports", lambda *_: None),
    ),
}


def called(document: Document) -> str:
    """Return what to call an article that no other stands beside: its path, or its source."""
    path = "" if document.path == str(BUILT_IN_SOURCE) else document.path
    return path or document.header.source or "-"


def _source(document: Document) -> dict[str, str | None]:
    return {"article": called(document), "day": document.header.date}


def known_columns(kind: str) -> tuple[Column, ...]:
    """Return all columns that may be asked for by name, whether one or several articles tell."""
    joined = (ARTICLES, _DIFFERS, WAYS[kind]) if kind in WAYS else ()
    own = columns(kind)
    article = () if any(column.name == ARTICLE.name for column in own) else (ARTICLE,)
    return (*own, *article, *joined, *_OF_ONE.get(kind, ()))


def record_columns(kind: str, record: Any) -> tuple[Column, ...]:
    """Return the columns of the record that a card or a profile is about, of that card."""
    inner = {"card": kind_of(getattr(record, "record", None)), "profile": "thing"}.get(kind)
    return tuple(map(_of_record, columns(inner))) if inner else ()


def _of_record(column: Column) -> Column:
    get = column.get
    return column._replace(get=lambda document, card: get(document, card.record))


def joined_columns(kind: str) -> tuple[Column, ...]:
    """Return the columns of a record kind where a row is what several articles tell."""
    return (ARTICLES, _DIFFERS, WAYS[kind], *columns(kind))


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Return the columns of a record kind, in the order of the output."""
    return tuple(_columns(kind, kind))


def field_names(*kinds: str) -> list[str]:
    """Return the names of the fields that these kinds have, each once."""
    return list(dict.fromkeys(c.name for kind in kinds if kind for c in columns(kind)))


def _columns(kind: str, group: str) -> Iterator[Column]:
    for line in _groups()[group]:
        if line.startswith("@"):
            yield from _columns(kind, line[1:])
            continue
        name, shape, rank, about = line.split(maxsplit=3)
        field = f"{kind}.{name}"
        choices = WORDS[field] if shape.startswith("word") else ()
        get = _COMPUTED.get(field) or _attribute(name)
        shown, in_sheet = int(rank.replace("s", "0")), rank != "0"
        yield Column(name, shape.replace("word", "string"), about, get, shown, choices, in_sheet)


@cache
def _groups() -> dict[str, list[str]]:
    """Return the lines of `columns.txt` by the group whose name stands above them."""
    text = Path(__file__).with_suffix(".txt").read_text("utf-8")
    _about, *groups = text.split("\n[")
    heads = (group.partition("]\n") for group in groups)
    return {name: lines.strip().split("\n") for name, _end, lines in heads}


def _attribute(name: str) -> _Getter:
    get = attrgetter(name)
    return lambda _, record: get(record)


def _sentence(document: Document, record: Any) -> str | None:
    sentence = document.sentence_of(record.span)
    return document.text_of(sentence.span) if sentence else None


def _paragraph_sentences(document: Document, paragraph: Any) -> list[str]:
    found = document.sentences_of(paragraph.id)
    # A single sentence, read by its ID, stands for a paragraph and has no sentences inside.
    return [document.text_of(s.span) for s in found] or [paragraph.text]


def _objects(name: str) -> _Getter:
    return lambda document, card: [as_object(document, r) for r in getattr(card, name)]


def _told(name: str) -> _Getter:
    """Return the records of a list with their article, its day, and all articles that have them."""

    def objects(_: Document, profile: Any) -> list[dict[str, Any]]:
        return [
            {
                "article": told.members[0].label,
                "date": told.members[0].day,
                **as_object(told.members[0].document, told.record),
                "articles": [member.label for member in told.members],
            }
            for told in getattr(profile, name)
        ]

    return objects


def _thing(document: Document, profile: Any) -> dict[str, Any]:
    """Return the fields of a thing, its mentions apart, which stand for themselves."""
    fields = fields_of("thing", document, profile.record)
    return {name: field for name, field in fields.items() if name != "mentions"}


def _posts(document: Document, entity: Any) -> tuple[str, ...]:
    from zgc_cli.query.held_posts import posts_of

    return posts_of(document, entity)


def _day_of_answer(document: Document, answer: Any) -> str | None:
    """Return which days an answer to 何时 means, as far as they are known: 昨日, 2015-04-15."""
    if answer.kind != "date":
        return None
    paragraph, start, end = answer.span
    for date in document.dates:
        is_there = date.span.paragraph == paragraph
        if date.start and is_there and date.span.start < end and start < date.span.end:
            return date.start if date.end in (None, date.start) else f"{date.start}/{date.end}"
    return None


def _credit(document: Document, entity: Any) -> str | None:
    from zgc_cli.query.imprint import credit

    return credit(document, entity)


# The lists of a profile whose records are those of articles.
_TOLD = ("quotes", "about", "figures", "facts", "ties", "terms")


# The fields of a side of a comparison, by how they end.
_SIDE = {
    "": "text",
    "_line": "line",
    "_article": "article",
    "_sentence": "sentence",
    "_span": "span",
}


def _side(side: str, name: str) -> _Getter:
    return lambda _, one: getattr(getattr(one, side), name, None)


# The fields that are no attribute of their record.
_COMPUTED: dict[str, _Getter] = {
    "paragraph.sentences": _paragraph_sentences,
    "sentence.text": lambda document, sentence: document.text_of(sentence.span),
    "entity.count": lambda _, entity: len(entity.mentions),
    "entity.credit": _credit,
    "entity.posts": _posts,
    "figure.sentence": _sentence,
    "answer.day": _day_of_answer,
    "joined_answer.day": _day_of_answer,
    "answer.certainty": lambda _, answer: certainty(answer.score),
    "joined_answer.certainty": lambda _, answer: certainty(answer.score),
    "figure.day": lambda document, _: document.header.date,
    "figure.low": lambda _, figure: figure.ends[0],
    "figure.high": lambda _, figure: figure.ends[1],
    **{
        f"comparison.{side}{end}": _side(side, name) for side in "ab" for end, name in _SIDE.items()
    },
    "card.record": lambda document, card: as_object(document, card.record),
    "card.mentions": _objects("mentions"),
    "card.facts": _objects("facts"),
    "card.quotes": _objects("quotes"),
    "card.figures": _objects("figures"),
    "card.about": _objects("about"),
    "card.ties": _objects("ties"),
    "card.terms": _objects("terms"),
    "thing.count": lambda _, thing: len(thing.mentions),
    "profile.record": _thing,
    **{f"profile.{name}": _told(name) for name in _TOLD},
    "rule.example": lambda _, rule: next(iter(rule.examples), ""),
}
# The kind of each record type that a card can hold.
_KINDS_BY_TYPE = {LAYERS[layer].__name__: kind for layer, kind in RECORD_KINDS.items()}
_KINDS_BY_TYPE["SectionCounts"] = "section"


def kind_of(record: Any) -> str:
    """Return the kind of a record; empty where it is of none."""
    return _KINDS_BY_TYPE.get(type(record).__name__, "")


def as_object(document: Document, record: Any) -> dict[str, Any]:
    """Return a record with all fields of its kind, as JSON would hold it."""
    kind = kind_of(record)
    return fields_of(kind, document, record) if kind else dict(plain_value(record))


def fields_of(kind: str, document: Document, record: Any) -> dict[str, Any]:
    """Return the fields of a record of a kind by their names, as JSON would hold them."""
    return {c.name: plain_value(c.get(document, record)) for c in columns(kind)}


def plain_value(value: Any) -> Any:
    """Return a value as JSON would hold it: named tuples as objects, tuples as arrays."""
    if not isinstance(value, tuple | list):  # of most
        return value
    if hasattr(value, "_asdict"):
        return {name: plain_value(v) for name, v in value._asdict().items()}
    return [plain_value(v) for v in value]


def cell_of(column: Column, value: Any) -> str:
    """Return the value of a column as one field of a line.

    A file may have any name; no line shows one raw that would break or steer it.
    """
    return named_cell(column.name, value)


def named_cell(name: str, value: Any) -> str:
    """Return the value of the field of this name as one field of a line."""
    return one_line(cell(value)) if name in _FILE_NAMES else cell(value)


def cell(value: Any) -> str:
    """Return a value as one field of a line: null is empty, a list is joined by `; `."""
    if isinstance(value, str):  # as most are
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, dict):
        if isinstance(value.get("articles"), list) and next(iter(value)) == "text":  # a wording
            return f"{value['text']} ({one_line(', '.join(value['articles']))})"
        if "claimed" in value:
            sign = "≈" if value["kind"] == "precision" else "≠"
            found = value["found"]
            return f"{value['claimed']} {sign} {found}" if found else f"{value['claimed']} = ?"
        if {"paragraph", "start", "end"} <= value.keys():
            return "{paragraph}:{start}-{end}".format(**value)
        return joined_values(value)
    if isinstance(value, list):
        return "; ".join(map(cell, value))
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def joined_values(record: dict[str, Any]) -> str:
    """Return the values of an object that are not empty, as words of one line."""
    return " ".join(named_cell(n, v) for n, v in record.items() if v not in (None, "", []))
