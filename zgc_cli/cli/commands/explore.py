"""The commands that print what the article holds: each opens, selects and shows."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal

import typer

from zgc_cli.cli.articles.articles import Articles, Choose, Naming
from zgc_cli.cli.options import Article, Day
from zgc_cli.document.document import Document
from zgc_cli.document.records import EntityType, FactKind, FigureKind
from zgc_cli.query import select
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.formats.emit import emit
from zgc_cli.show.listing import Format, Output, Row

QuoteKind = Literal["speech", "indirect", "term", "all"]
GraphFormat = Literal[Format, "dot", "mermaid", "graphml"]


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
    opened = Articles(article, date, terminal)
    rows, lacking = _chosen(opened, choose, named, terminal, lacking)
    if kind == "date" and opened.several:
        # Of several articles each is in order of time already; undated records stay last.
        rows = sorted(rows, key=lambda r: (r.record.start is None, r.record.start, r.record.end))
    return opened.status(emit(kind, rows, output, terminal, single=single, otherwise=lacking))


def _chosen(
    opened: Articles,
    choose: Choose,
    named: str | None,
    terminal: Terminal,
    lacking: str = "",
) -> tuple[Iterable[Row], str]:
    """Return the rows, and what to say if there are none; say for which name one was taken."""
    if named is None:
        return opened.rows(choose), lacking
    naming = Naming(named)
    rows = naming.rows(opened, choose)
    return rows, naming.tell(terminal) or lacking


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
    told = False

    def choose(document: Document) -> Iterable[Any]:
        nonlocal told
        undated = document.header.date is None and any(d.start is None for d in document.dates)
        if undated and not told:
            terminal.note(_("the article shows no date, so relative ones stay open; see --date"))
            told = True
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
    from zgc_cli.show.formats import graph as drawing

    def choose(document: Document) -> list[Any]:
        found = graph_of(document, about)
        return [found] if found.nodes else []

    if format not in drawing.WRITERS:
        return _print("graph", article, date, choose, output, single=True, named=about)
    terminal = Terminal()
    opened = Articles(article, date, terminal)
    rows, lacking = _chosen(opened, choose, about, terminal)
    graphs = [row.record for row in rows]
    status = drawing.emit(graphs, format, output, terminal, lacking or _("nothing found"))
    return opened.status(status)


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
