"""JSON Lines: every record of every kind as one object a line, for pipelines and databases.

A line has the fields that the commands print as JSON, before them `article`, the article's name,
and `record`, the record's kind, as `zgc schema` knows it. Behind several articles stand the things
that they name: the kind `thing`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import RECORD_KINDS, Header
from zgc_cli.query import select
from zgc_cli.query.dossier.entities.things import Thing
from zgc_cli.runtime.terminal import escaped_in_json
from zgc_cli.show.columns import fields_of


def lines(name: str, document: Document) -> Iterator[str]:
    """Yield an article, which has this name, line by line: first what it is as a whole."""
    records_of: dict[str, Iterable[Any]] = {
        "summary": [select.summary(document)],
        "section": select.sections(document),
        **{kind: document.layer(layer) for layer, kind in RECORD_KINDS.items()},
        "entity": select.entities(document),
        "figure": select.figures(document),
    }
    for kind, records in records_of.items():
        for record in records:
            yield _line({"article": name, "record": kind, **fields_of(kind, document, record)})


def thing_lines(things: Iterable[Thing]) -> Iterator[str]:
    """Yield what several articles name; `article` is the first that does."""
    for thing in things:
        fields = fields_of("thing", Document(Header(), {}), thing)
        yield _line({"article": thing.article, "record": "thing", **fields})


def _line(fields: dict[str, Any]) -> str:
    return escaped_in_json(json.dumps(fields, ensure_ascii=False)) + "\n"
