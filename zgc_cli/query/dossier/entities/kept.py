"""What is joined as bytes; of the things one is read when it is asked for.

A line tells by what each thing is found, a second one what the articles are called; then comes a
line a thing and a line an article.
"""

import json
from functools import cache
from io import BytesIO
from itertools import chain
from typing import Any

from zgc_cli.document.codec import decoder
from zgc_cli.document.file import as_json
from zgc_cli.document.records import Span
from zgc_cli.query.dossier.entities.overview import Overview
from zgc_cli.query.dossier.entities.things import (
    EntityAt,
    Findable,
    NamedAt,
    NamedBy,
    Thing,
    Things,
)
from zgc_cli.query.graph import Graph


def dumped(things: Things, labels: list[str]) -> bytes:
    """Return the things of the articles with these labels as bytes, for `loaded`."""
    # Line by line, for they are tens of megabytes: all lines at once would take them twice.
    made = BytesIO()
    made.write(_line(things.names))
    for told in chain([labels], things.of_types(), map(things.of_article, labels)):
        made.write(b"\n" + _line(told))
    return made.getvalue()


def loaded(data: bytes) -> Things:
    """Return what `dumped` was given."""
    first, second, *lines = data.split(b"\n")
    names = [Findable(n, t, tuple(a), p, tuple(called)) for n, t, a, p, called in json.loads(first)]
    places = {label: n for n, label in enumerate(json.loads(second), len(names))}

    @cache
    def thing(place: int) -> Thing:
        return _thing(json.loads(lines[place]))

    @cache
    def of_article(label: str) -> NamedBy:
        return NamedBy(*json.loads(lines[places[label]]))

    return Things(thing, names, of_article)


def dumped_overview(told: Overview) -> bytes:
    """Return what several articles are at a glance as bytes, for `loaded_overview`."""
    return _line(told)


def loaded_overview(data: bytes) -> Overview:
    """Return what `dumped_overview` was given."""
    fields: Any = json.loads(data)
    return Overview._make(tuple(told) if isinstance(told, list) else told for told in fields)


def dumped_graph(graph: Graph) -> bytes:
    """Return a graph as bytes, for `loaded_graph`."""
    return _line(graph)


def loaded_graph(data: bytes) -> Graph:
    """Return what `dumped_graph` was given."""
    graph: Graph = decoder(Graph)(json.loads(data))
    return graph


def _line(value: Any) -> bytes:
    return as_json(value).encode("utf-8", "surrogatepass")


def _thing(fields: list[Any]) -> Thing:
    """Return a thing from its fields, of which those that are records came as lists."""
    told = Thing(*fields)
    return told._replace(
        aliases=tuple(told.aliases),
        mentions=tuple(NamedAt(*mention) for mention in told.mentions),
        entities=tuple(EntityAt(*entity) for entity in told.entities),
        span=Span(*told.span),
        posts=tuple(told.posts),
    )
