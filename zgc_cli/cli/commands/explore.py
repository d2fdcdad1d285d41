"""The commands that print what the article holds: each opens, selects and shows."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice
from typing import Annotated, Any, Literal

from typer import Argument, Option

from zgc_cli.cli.choices import Choices, amount, chosen, scaled
from zgc_cli.cli.options import All, Type
from zgc_cli.cli.request import ChosenBy, Request, left_out_of_news, left_out_of_time
from zgc_cli.document.document import Document
from zgc_cli.query import in_time, select
from zgc_cli.query.imprint import graph_of_news, news
from zgc_cli.reading.script import plain
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show.listing import Format, Row

GraphFormat = Literal[Format, "dot", "mermaid", "graphml"]


def summary(*, request: Request) -> int:
    """Print what the article is and what is in it, on one screen.

    With -n N, the first N of each list.

    Examples:
    zgc summary
    zgc summary -f json | jq .date
    zgc summary news.txt
    """
    if request.is_dossier:
        from zgc_cli.cli.articles.dossier import overview_rows

        return request.emit("overview", overview_rows(request.articles), single=True)

    def choose(document: Document) -> Iterable[Any]:
        request.articles.hint_day(document)
        return [select.summary(document)]

    return request.print("summary", choose, single=True)


def sections(*, request: Request) -> int:
    """List the sections with their counts; S0 is the lead.

    Examples:
    zgc sections
    zgc sections --fields title,sentences -f csv
    """
    return request.print("section", select.sections)


def read(
    *,
    parts: Annotated[
        list[str] | None,
        Argument(
            metavar="[ID|FILE]...",
            help="Sections, paragraphs, sentences: S2 P12 P12.3; articles, as -a.",
        ),
    ] = None,
    request: Request,
) -> int:
    """Print the text itself, whole or by section, paragraph and sentence.

    Examples:
    zgc read
    zgc read S2 | grep -c 机器人
    zgc read P5 P4.2 --fields id,line,text
    """
    return request.print("paragraph", lambda d: select.paragraphs(d, parts or ()))


def entities(
    *,
    type_: Type = None,
    request: Request,
) -> int:
    """List the entities with type, mentions and aliases.

    Over several articles one thing is one row; with --each an article comes at a time.

    Examples:
    zgc entities
    zgc entities -t org,person --sort count --reverse
    zgc entities -t person -f json | jq -r '.[].name'
    """
    if request.is_dossier:
        from zgc_cli.cli.articles.dossier import entity_rows

        return request.emit("thing", entity_rows(request.articles, chosen(type_)))
    return request.print("entity", lambda d: select.entities(d, chosen(type_)))


def quotes(
    *,
    speaker: Annotated[
        str | None, Option("--speaker", metavar="NAME", help="Only what this one said.")
    ] = None,
    about: Annotated[
        str | None,
        Option("--about", metavar="NAME", help="Only in sentences that name it, or have the word."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        Option(
            "--kind",
            "-k",
            parser=Choices("quote.kind", "all"),
            help="Which quotes. Default: speech; indirect where there is none.",
        ),
    ] = None,
    request: Request,
) -> int:
    """List who said what, with role, organisation and place.

    Examples:
    zgc quotes
    zgc quotes --kind indirect
    zgc quotes news.txt -o quotes.csv
    """
    named = speaker if about is None else about
    kinds = chosen(kind or ["speech"])
    others = Counter[str]()
    asked = ChosenBy((sorted(kinds),), (others,))

    def choose(document: Document) -> Iterable[Any]:
        if kinds == {"speech"}:
            others.update(q.kind for q in select.quotes(document, ["all"], speaker, about))
        return select.quotes(document, kinds, speaker, about)

    def left_out() -> str:
        n, terms = others["indirect"] * (kinds == {"speech"}), others["term"]
        told = [_("{n} indirect", n=n)] * (n > 0)
        told += [_n("{n} quoted term", "{n} quoted terms", terms)] * (terms > 0)
        return f"+{_(', ').join(told)}: --kind all" if told else ""

    rows, unknown = request.choose("quote", choose, named, asked)
    first = list(islice(rows := iter(rows), 1))
    if not first and kind is None and others["indirect"]:
        kinds = frozenset({"indirect"})
        rows, unknown = request.choose("quote", choose, named, ChosenBy(("indirect",)))
        if not request.output.quiet:
            request.terminal.note(_("no speech in marks: this is told without them"))
    return request.emit("quote", chain(first, rows), lacking=unknown, left_out=left_out)


def figures(
    *,
    kind: Annotated[
        list[str] | None,
        Option("--kind", "-k", parser=Choices("figure.kind"), help="Only figures of these kinds."),
    ] = None,
    unit: Annotated[
        str | None, Option("--unit", metavar="U", help="Only figures in this unit.")
    ] = None,
    minimum: Annotated[
        Any, Option("--min", metavar="N", parser=amount, help="At least this: 10万, 1亿元, 30%.")
    ] = None,
    maximum: Annotated[
        Any, Option("--max", metavar="N", parser=amount, help="At most this, likewise.")
    ] = None,
    about: Annotated[
        str | None,
        Option("--about", metavar="NAME", help="Only what is told of it: a name, or a word."),
    ] = None,
    all_: All = False,
    request: Request,
) -> int:
    """List the numbers with unit, modifier and what they count.

    --sort value puts sums in order by what they are roughly worth, other things by their kind.

    Examples:
    zgc figures --kind money --sort value --reverse
    zgc figures --unit 亿元 --min 10
    zgc figures --about 中关村 -f json
    """
    scale, base = scaled(unit) if unit else (1, unit)
    least, most = (
        bound._replace(value=bound.value * scale) if bound and not bound.unit else bound
        for bound in (minimum, maximum)
    )
    # Alone, 亿元 is what is counted so; beside a bound it is the unit of that.
    written = unit.removesuffix(base) if unit and base and not (least or most) else ""
    priced = any(b and b.kind == "money" for b in (least, most)) and base is None
    abroad = Counter[str]()  # sums between the bounds, were they of the currency asked for

    def choose(document: Document) -> Iterable[Any]:
        found = select.figures(document, chosen(kind), base, (least, most), about)
        if priced and "money" in (chosen(kind) or ("money",)):
            bare = [b and b._replace(unit="", kind="") for b in (least, most)]
            sums = select.figures(document, ("money",), None, (bare[0], bare[1]), about)
            abroad["sums"] += len(sums) - sum(f.kind == "money" for f in found)
        return (figure for figure in found if plain(written) in plain(figure.text))

    def other() -> str:
        n = abroad["sums"]
        return _n("+{n} sum in another currency", "+{n} sums in other currencies", n) if n else ""

    chosen_, asked, left_out = request.of_news(
        choose, all_ or about is not None, sorted(chosen(kind)), unit, minimum, maximum
    )
    asked = asked._replace(counts=(*asked.counts, abroad))
    status = request.print(
        "figure",
        chosen_,
        named=about,
        left_out=lambda: "; ".join(filter(None, (left_out(), other()))),
        asked=asked,
    )
    if other() and not request.terminal.tty:
        request.terminal.note(other())
    return status


def timeline(
    *,
    since: Annotated[
        str | None, Option("--from", metavar="DATE", help="Only what ends on or after it.")
    ] = None,
    until: Annotated[
        str | None, Option("--to", metavar="DATE", help="Only what begins on or before it.")
    ] = None,
    all_: All = False,
    request: Request,
) -> int:
    """Print the dated clauses in order of time.

    Examples:
    zgc timeline
    zgc timeline --from 2025 --to 2026-03
    """
    unread = Counter[str]()  # articles without a day, by which their dates are not known
    apart = Counter[str]()  # dates that are not shown: editions, and those without a day
    whole = all_ or request.is_for_programs

    def choose(document: Document) -> Iterable[Any]:
        if since or until:
            found = news(document, (d for d in document.dates if not (d.start or d.end)))
            apart["open"] += len(found)
        undated = document.header.date is None and any(d.start is None for d in document.dates)
        if undated:
            unread[document.path or document.header.source or "-"] += 1
        dates = in_time.timeline(document, since, until)
        kept = [d for d in dates if whole or not in_time.is_edition(document, d)]
        apart["editions"] += len(dates) - len(kept)
        return kept

    def order(row: Row) -> Any:
        return in_time.in_time(row.record)

    chosen, asked, left_out = request.of_news(choose, all_, since, until)
    asked = asked._replace(counts=(*asked.counts, unread, apart))
    rows, lacking = request.choose("date", chosen, None, asked, order)
    if not request.is_dossier:
        # Each article is in order of time already; undated records stay last.
        rows = sorted(rows, key=order) if request.articles.several else list(rows)

    if unread and request.articles.several:
        names = dict.fromkeys(map(one_line, unread))
        request.terminal.note(
            _(
                "no day is shown by {articles}: give it with zgc timeline FILE --date YYYY-MM-DD",
                articles=_(", ").join(names),
            )
        )
    elif unread:
        request.terminal.note(
            _("the article shows no date, so relative ones stay open; see --date")
        )
    status = request.emit(
        "date",
        rows,
        lacking=lacking,
        left_out=lambda: "; ".join(filter(None, (left_out(), *left_out_of_time(apart)))),
    )
    if apart["open"] and status == 0 and not request.terminal.tty:
        request.terminal.note(left_out_of_time(apart)[-1])
    return status


def facts(
    *,
    kind: Annotated[
        list[str] | None,
        Option("--kind", "-k", parser=Choices("fact.kind"), help="Only facts of these kinds."),
    ] = None,
    about: Annotated[
        str | None, Option("--about", metavar="NAME", help="Only what names it, or has the word.")
    ] = None,
    all_: All = False,
    request: Request,
) -> int:
    """List what the article states: subject, predicate, object, and the words that say so.

    Examples:
    zgc facts --kind affiliation
    zgc facts --about 中关村
    zgc facts -k quantity -f json | jq -r '.[] | .subject + " " + .object'
    """
    choose, asked, left_out = request.of_news(
        lambda d: select.facts(d, chosen(kind), about),
        all_ or about is not None,
        sorted(chosen(kind)),
    )
    return request.print("fact", choose, named=about, left_out=left_out, asked=asked)


def graph(
    *,
    about: Annotated[
        str | None, Option("--about", metavar="NAME", help="Only what is tied to it.")
    ] = None,
    all_: All = False,
    format: Annotated[  # which `request` has, too
        GraphFormat | None,
        Option("--format", "-f", help="Default: a tree on a terminal, else plain."),
    ] = None,
    request: Request,
) -> int:
    """Show which people, organisations, products and places the facts tie together.

    Examples:
    zgc graph
    zgc graph --about 银河航天
    zgc graph --format dot | dot -Tsvg > graph.svg
    """
    from zgc_cli.query.graph import graph as graph_of

    made = 0
    whole_graph = bool(all_ or about or request.is_for_programs)
    if request.is_dossier:
        from zgc_cli.cli.articles.dossier import graph_rows

        def of_one(document: Document) -> Any:
            found = graph_of(document)
            return found if whole_graph else graph_of_news(document, found)

        rows, lacking = graph_rows(request, about, of_one, whole_graph)
        lacking = request.or_word(lacking, about or "")
        return request.emit("graph", rows, single=True, lacking=lacking)

    def choose(document: Document) -> list[Any]:
        nonlocal made
        found = graph_of(document, about)
        if not whole_graph:
            whole, found = found, graph_of_news(document, found)
            made += len(whole.edges) - len(found.edges)
        return [found] if found.nodes else []

    return request.print(
        "graph", choose, single=True, named=about, left_out=lambda: left_out_of_news(made)
    )


def show(
    *,
    name: Annotated[
        list[str],
        Argument(
            metavar="ID|NAME [FILE]...",
            help="A record's ID, or an entity's name; then articles, as -a.",
        ),
    ],
    request: Request,
) -> int:
    """Print everything known about one entity, or one record with its context.

    With -n N, the first N of each list.

    Over several articles one thing is one row; with --each an article comes at a time.

    Examples:
    zgc show 中关村
    zgc show yinhehangtian
    zgc show Q1 -f json
    """
    from zgc_cli.query.card import card, is_id

    typed = " ".join(name)
    if request.is_dossier and not is_id(typed):
        from zgc_cli.cli.articles.dossier import profile_rows

        rows, lacking = profile_rows(request, typed)
        return request.emit("profile", rows, single=True, lacking=request.or_word(lacking, typed))

    def choose(document: Document) -> list[Any]:
        found = card(document, typed)
        return [found] if found else []

    if is_id(typed):
        lacking = _("the article has no {id}", id=typed.upper())
        return request.print("card", choose, single=True, lacking=lacking)
    return request.print("card", choose, single=True, named=typed)
