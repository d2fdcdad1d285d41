"""The commands that print what the article holds: each opens, selects and shows."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Literal

import typer

from zgc_cli.cli.open import documents
from zgc_cli.cli.options import Article, Day
from zgc_cli.document import Document, EntityType, FactKind, FigureKind
from zgc_cli.language import _
from zgc_cli.query import select
from zgc_cli.query.names import resolve, suggest
from zgc_cli.show.render import Output, Row, emit
from zgc_cli.terminal import Terminal

QuoteKind = Literal["speech", "indirect", "term", "all"]
GraphFormat = Literal[
    "table",
    "plain",
    "csv",
    "tsv",
    "json",
    "jsonl",
    "md",
    "markdown",
    "svg",
    "dot",
    "mermaid",
    "graphml",
]


def _print(
    kind: str,
    article: list[str] | None,
    date: str | None,
    choose: Callable[[Document], Iterable[Any]],
    output: Output,
    *,
    single: bool = False,
    named: str | None = None,
    lacking: str = "",
) -> int:
    """Open, choose, print. `named` is a name by which the records were chosen, if one was."""
    terminal = Terminal()
    opened = documents(article or (), date)
    rows = [
        Row(label, document, record) for label, document in opened for record in choose(document)
    ]
    if named is not None:
        lacking = _say_what_was_meant(named, [d for _, d in opened], terminal) or lacking
    if kind == "date":
        # Of several articles each is in order of time already; undated records stay last.
        rows.sort(key=lambda row: (row.record.start is None, row.record.start, row.record.end))
    return emit(kind, rows, output, terminal, single=single, otherwise=lacking)


def _say_what_was_meant(typed: str, opened: Sequence[Document], terminal: Terminal) -> str | None:
    """Say for which name a typed one was taken; return what to say if it is no name at all."""
    found = [resolve(document, typed) for document in opened]
    for name in dict.fromkeys(e.name for r in found if not r.exact for e in r.entities):
        terminal.hint(_("{typed} is taken for {name}", typed=typed, name=name))
    if any(r.entities for r in found):
        return None
    near = [name for document in opened for name in suggest(document, typed)][:3]
    if not near:
        return _("nothing here is called {typed}", typed=typed)
    names = _(", ").join(near)
    return _("nothing here is called {typed}; did you mean {names}?", typed=typed, names=names)


def summary(*, article: Article = None, date: Day = None, output: Output) -> int:
    """Print what the article is and what is in it, on one screen.

    Examples:
    zgc summary
    zgc summary -f json | jq .date
    zgc summary -a news.txt
    """
    return _print("summary", article, date, lambda d: [select.summary(d)], output, single=True)


def sections(*, article: Article = None, date: Day = None, output: Output) -> int:
    """List the sections with their counts; S0 is the lead.

    Examples:
    zgc sections
    zgc sections --fields title,sentences -f csv
    """
    return _print("section", article, date, select.sections, output)


def read(
    *,
    parts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Sections, paragraphs, sentences: S2 P12 P12.3"),
    ] = None,
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """Print the text itself, whole or by section, paragraph and sentence.

    Examples:
    zgc read
    zgc read S2 | grep -c 机器人
    zgc read P5 P4.2 --fields id,line,text
    """
    return _print("paragraph", article, date, lambda d: select.paragraphs(d, parts or ()), output)


def entities(
    *,
    type_: Annotated[
        EntityType | None, typer.Option("--type", "-t", help="Only entities of this type.")
    ] = None,
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """List the entities with type, mentions and aliases.

    Examples:
    zgc entities
    zgc entities --type org --sort count --reverse
    zgc entities -t person -f json | jq -r '.[].name'
    """
    return _print("entity", article, date, lambda d: select.entities(d, type_), output)


def quotes(
    *,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only what this one said.")
    ] = None,
    kind: Annotated[QuoteKind, typer.Option("--kind", "-k", help="Which quotes.")] = "speech",
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """List who said what, with role, organisation and place.

    Examples:
    zgc quotes
    zgc quotes --kind indirect
    zgc quotes --speaker wangyu -f json
    """
    return _print(
        "quote",
        article,
        date,
        lambda d: select.quotes(d, kind, speaker),
        output,
        named=speaker,
    )


def figures(
    *,
    kind: Annotated[
        FigureKind | None, typer.Option("--kind", "-k", help="Only figures of this kind.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="U", help="Only figures in this unit.")
    ] = None,
    minimum: Annotated[
        float | None, typer.Option("--min", metavar="N", help="At least this value.")
    ] = None,
    maximum: Annotated[
        float | None, typer.Option("--max", metavar="N", help="At most this value.")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only in sentences that name it.")
    ] = None,
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """List the numbers with unit, modifier and what they count.

    Examples:
    zgc figures --kind money
    zgc figures --unit % --min 50
    zgc figures --about 中关村 -f json
    """
    return _print(
        "figure",
        article,
        date,
        lambda d: select.figures(d, kind, unit, (minimum, maximum), about),
        output,
        named=about,
    )


def timeline(
    *,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only what ends on or after it.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Only what begins on or before it.")
    ] = None,
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """Print the dated clauses in order of time.

    Examples:
    zgc timeline
    zgc timeline --from 2025 --to 2026-03
    """
    terminal = Terminal()

    def choose(document: Document) -> Iterable[Any]:
        if document.header.date is None and any(d.start is None for d in document.dates):
            terminal.note(_("the article shows no date, so relative ones stay open; see --date"))
        return select.timeline(document, since, until)

    return _print("date", article, date, choose, output)


def facts(
    *,
    kind: Annotated[
        FactKind | None, typer.Option("--kind", "-k", help="Only facts of this kind.")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only what names it.")
    ] = None,
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """List what the article states: subject, predicate, object, and the words that say so.

    Examples:
    zgc facts --kind affiliation
    zgc facts --about 中关村
    zgc facts -k quantity -f json | jq -r '.[] | .subject + " " + .object'
    """
    return _print(
        "fact", article, date, lambda d: select.facts(d, kind, about), output, named=about
    )


def graph(
    *,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only what is tied to it.")
    ] = None,
    format: Annotated[
        GraphFormat | None,
        typer.Option("--format", "-f", help="Default: a tree on a terminal, else plain."),
    ] = None,
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """Show which people, organisations, products and places the facts tie together.

    Examples:
    zgc graph
    zgc graph --about 银河航天
    zgc graph --format dot | dot -Tsvg > graph.svg
    """
    from zgc_cli.query.graph import graph as graph_of
    from zgc_cli.show import graph as drawing

    def choose(document: Document) -> list[Any]:
        found = graph_of(document, about)
        return [found] if found.nodes else []

    if format not in drawing.WRITERS:
        return _print("graph", article, date, choose, output, single=True, named=about)
    terminal = Terminal()
    opened = [document for _, document in documents(article or (), date)]
    otherwise = None if about is None else _say_what_was_meant(about, opened, terminal)
    graphs = [found for document in opened for found in choose(document)]
    return drawing.emit(graphs, format, output, terminal, otherwise or _("nothing found"))


def show(
    *,
    name: Annotated[
        list[str], typer.Argument(metavar="ID|NAME", help="A record's ID, or an entity's name.")
    ],
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """Print everything known about one entity, or one record with its context.

    Examples:
    zgc show 中关村
    zgc show yinhehangtian
    zgc show Q1 -f json
    """
    from zgc_cli.query.card import card, is_id

    typed = " ".join(name)

    def choose(document: Document) -> list[Any]:
        found = card(document, typed)
        return [found] if found else []

    if is_id(typed):
        lacking = _("the article has no {id}", id=typed.upper())
        return _print("card", article, date, choose, output, single=True, lacking=lacking)
    return _print("card", article, date, choose, output, single=True, named=typed)
