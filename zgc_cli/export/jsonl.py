"""JSON Lines: every record of every kind as one object a line, for pipelines and databases.

A line has the fields that the commands print as JSON, before them `article`, the article's name,
and `record`, the record's kind, as `zgc schema` knows it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import RECORD_KINDS
from zgc_cli.query import select
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
            line = {"article": name, "record": kind, **fields_of(kind, document, record)}
            yield escaped_in_json(json.dumps(line, ensure_ascii=False)) + "\n"
