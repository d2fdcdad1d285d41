"""Several articles at a glance: how many, from when to when, who is named, who speaks, how much."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import ENTITY_TYPES, Figure
from zgc_cli.query.dossier.entities.identity import form_of
from zgc_cli.query.dossier.entities.things import Thing, Things
from zgc_cli.query.dossier.members import Member
from zgc_cli.query.imprint import news
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.select import said
from zgc_cli.runtime.named_tuple import NamedTuple

_MAIN, _SPEAKERS, _FIGURES = 12, 20, 12  # things of a type, who spoke, figures, at most
_LEAST_REPORTS = 2  # articles that tell a figure worth showing


class Overview(NamedTuple):
    """Several articles at a glance; lists hold the main records only, `files` all articles."""

    articles: int
    first: str | None
    last: str | None
    undated: int
    outlets: tuple[dict[str, Any], ...]
    counts: dict[str, int]
    types: dict[str, int]
    entities: tuple[dict[str, Any], ...]
    speakers: tuple[dict[str, Any], ...]
    figures: tuple[dict[str, Any], ...]
    files: tuple[dict[str, Any], ...]


class Glance(NamedTuple):
    """What an overview needs of one article.

    `speakers` are the IDs of entities, or names that are none, each with its quotes.
    """

    counts: dict[str, int]
    speakers: dict[str, int]
    figures: tuple[Figure, ...]


def glance_of(document: Document) -> Glance:
    """Return what an overview needs of an article."""
    ids = {form: e.id for e in document.entities for form in forms_of(e)}
    quotes = said(document)
    speakers = Counter(ids.get(q.speaker, q.speaker) for q in quotes if q.speaker)
    counted = [f for f in document.figures if f.kind not in ("ordinal", "duration") and f.value]
    layers = ("sentences", "quotes", "figures", "dates", "facts")
    counts = {layer: len(document.layer(layer)) for layer in layers} | {"quotes": len(quotes)}
    return Glance(counts, dict(speakers), tuple(news(document, counted)))


def overview(things: Things, parts: Sequence[tuple[Member, Glance]]) -> Overview:
    """Return several articles, in order of time, at a glance."""
    days = sorted(member.day for member, _ in parts if member.day)
    outlets = Counter(member.outlet for member, _ in parts if member.outlet)
    types = Counter(names.type for names in things.names)
    counts: Counter[str] = Counter()
    for _, glance in parts:
        counts.update(glance.counts)
    return Overview(
        len(parts),
        days[0] if days else None,
        days[-1] if days else None,
        len(parts) - len(days),
        tuple({"name": name, "articles": n} for name, n in outlets.most_common()),
        {"entities": len(things.names), **counts},
        {t: n for t in ENTITY_TYPES if (n := types[t])},
        tuple(
            {
                "id": x.id,
                "name": x.name,
                "type": x.type,
                "articles": x.articles,
                "count": len(x.mentions),
            }
            for x in _main(things)
        ),
        tuple(_speakers(things, parts)),
        tuple(_most_told(parts)),
        tuple(
            {
                "article": member.label,
                "date": member.day,
                "outlet": member.outlet,
                "title": member.document.header.title,
            }
            for member, _ in parts
        ),
    )


def _main(things: Things) -> Iterator[Thing]:
    """Yield the things that most articles name, so many of each type, in the order of all."""
    shown: Counter[str] = Counter()
    for place, names in enumerate(things.names):
        shown[names.type] += 1
        if names.type != "term" and shown[names.type] <= _MAIN:
            thing = things.at(place)
            if not thing.credit:
                yield thing


def _speakers(things: Things, parts: Iterable[tuple[Member, Glance]]) -> Iterator[dict[str, Any]]:
    """Yield who spoke in most articles, then most often; those without a name are last."""
    articles: Counter[tuple[str, str]] = Counter()
    quotes: Counter[tuple[str, str]] = Counter()
    for member, glance in parts:
        found: Counter[tuple[str, str]] = Counter()
        for speaker, number in glance.speakers.items():
            thing = things.of_entity(member.label, speaker)
            found[(thing.id, thing.name) if thing else ("", speaker)] += number
        articles.update(found.keys())
        quotes.update(found)
    best = sorted(articles, key=lambda who: (not who[0], -articles[who], -quotes[who]))
    for who in best[:_SPEAKERS]:
        id_, name = who
        yield {"id": id_, "name": name, "articles": articles[who], "quotes": quotes[who]}


def _most_told(parts: Iterable[tuple[Member, Glance]]) -> Iterator[dict[str, Any]]:
    """Yield the figures that most articles tell of the same thing."""
    articles: Counter[tuple[Any, ...]] = Counter()
    first: dict[tuple[Any, ...], Figure] = {}
    for _, glance in parts:
        found = {
            (f.kind, f.value, f.unit, form_of(f.counted or f.subject or "")): f
            for f in reversed(glance.figures)
            if f.counted or f.subject
        }
        articles.update(found.keys())
        for key, figure in found.items():
            first.setdefault(key, figure)
    told = [key for key in articles if articles[key] >= _LEAST_REPORTS]
    for key in sorted(told, key=lambda key: -articles[key])[:_FIGURES]:
        figure = first[key]
        yield {
            "text": figure.text,
            "counted": figure.counted,
            "subject": figure.subject,
            "articles": articles[key],
        }
