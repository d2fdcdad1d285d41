"""Records to output: chosen, sorted, limited, and written in the format that was asked for.

What draws a table, a picture or a graph is imported only where it is asked for.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any

from zgc_cli.runtime.errors import ZgcError, guess
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import Terminal, escaped_in_json, visible
from zgc_cli.show.columns import (
    ARTICLE,
    JOINED,
    Column,
    cell,
    columns,
    joined_columns,
    known_columns,
    record_columns,
)
from zgc_cli.show.formats import delimited
from zgc_cli.show.formats.rows import by_sentence, cells, fields, held, parts, sentences_around
from zgc_cli.show.labels import field, looked_in
from zgc_cli.show.listing import FORMATS, Listing, Output, Row, value

_LINES = ("plain", "tsv", "jsonl")  # a record a line, whatever is in it
_TABLES = ("plain", "tsv", "csv", "md", "xlsx")  # a record a row
PIECE = 1000  # rows that are written together


def emit(
    kind: str,
    rows: Iterable[Row],
    output: Output,
    terminal: Terminal,
    *,
    single: bool = False,
    otherwise: str = "",
    where: str = "",
    left_out: Callable[[], str] = str,
) -> int:
    """Write the rows and return the exit status: 0 found, 1 nothing found (`otherwise` is said).

    `where` is an article that nobody named: a screen says that it is from there. `left_out` tells
    in a line below what is drawn for a reader what he is not shown.

    `single` is for a kind of which there is one an article (`summary`, `show`): JSON is then an
    object, a line is a field, and a limit is that of each list in it.
    """
    if output.file is not None:
        from zgc_cli.show.formats.to_file import inside, written

        asked = inside(output, kind)
        write = partial(emit, kind, rows, asked, single=single, otherwise=otherwise)
        return written(output.file, terminal, partial(write, where=where, left_out=left_out))
    format_ = chosen_format(output, terminal)
    if kind == "graph":
        from zgc_cli.show.formats.graph import edges

        kind, single, rows = edges(rows, output, format_ in _TABLES)
        output = output if kind == "edge" else output._replace(limit=None)
    elif single and (most := output.limit) is not None:
        rows = (_shortened(kind, row, most) for row in rows)
        output = output._replace(limit=None)
    rows = iter(rows)
    first = list(islice(rows, 1))
    has_context = any(map(sentences_around, first))
    if first and first[0].article and not has_context and _can_stream(format_, output):
        _stream(kind, chain(first, rows), format_, output, terminal, single)
        return 0
    found: Iterable[Row] = chain(first, rows)
    if not (output.sort or output.reverse):  # no other is read
        found = islice(found, output.limit)
    listing = _arrange(kind, list(found), output)
    status = 0 if listing.rows else 1
    if output.quiet:
        return status
    is_drawn = format_ == "table" and not output.count_only and listing.rows and terminal.tty
    if not (is_drawn or kind == "claim"):  # of which the command tells
        _tell_where(where, terminal, is_found=bool(listing.rows))
    if output.count_only:
        _write(f"{len(listing.rows)}\n", terminal)
    elif not listing.rows:
        terminal.note(otherwise or "; ".join(filter(None, (_("nothing found"), left_out()))))
    elif format_ == "svg":
        from zgc_cli.show.formats.picture import picture, size_of

        colored = output.color != "never"
        _write_text(picture(listing, *size_of(terminal), colored, left_out()), terminal)
    elif format_ == "table":
        _page(_drawn(listing, output, terminal, where, left_out()), output, terminal)
    elif format_ == "xlsx":
        _write_workbook(listing, terminal, single)
    else:
        text = _mark(output) + _text(format_, listing, output, terminal, single)
        _page([visible(text) if terminal.tty else text], output, terminal)
    return status


def _tell_where(where: str, terminal: Terminal, *, is_found: bool) -> None:
    """Tell which article answers, where the command line does not and no screen does.

    A script is told where nothing is found: it may have meant another article.
    """
    if where:
        tell = terminal.hint if is_found else terminal.note
        tell(looked_in(where))


def chosen_format(output: Output, terminal: Terminal) -> str:
    """Return the format: the option, then ZGC_FORMAT, then table on a terminal, else plain."""
    named = terminal.environ.get("ZGC_FORMAT")
    format_ = output.format or named
    if not format_:
        return "table" if terminal.tty and not output.null else "plain"
    if not output.format and named not in FORMATS:
        raise ZgcError(
            _(
                "ZGC_FORMAT is {format!r}; it must be one of {choices}",
                format=named,
                choices=", ".join(FORMATS),
            )
        )
    if output.null and format_ not in _LINES:
        raise ZgcError(
            _(
                "-0 goes with {formats}, whose records are lines, not with {format}",
                formats=", ".join(_LINES),
                format=format_,
            )
        )
    if output.bom and format_ not in ("csv", "tsv"):
        raise ZgcError(_("--bom goes with csv and tsv, not with {format}", format=format_))
    return "md" if format_ == "markdown" else format_


def _can_stream(format_: str, output: Output) -> bool:
    """Return whether rows can be written before the last one is there."""
    whole = output.sort or output.reverse or output.count_only or output.quiet
    return format_ in (*_LINES, "csv", "json") and not whole and output.limit != 0


def _stream(
    kind: str,
    rows: Iterable[Row],
    format_: str,
    output: Output,
    terminal: Terminal,
    single: bool,
) -> None:
    """Write the rows of several articles in pieces, so that they need not all be held."""
    rows = islice(rows, output.limit)
    _write(_mark(output), terminal)
    output = output._replace(limit=None)
    before = "[\n"
    while piece := list(islice(rows, PIECE)):
        listing = _arrange(kind, piece, output)
        if format_ == "json":
            _write_text(before + ",\n".join(_objects(listing)), terminal)
        else:
            _write_text(_text(format_, listing, output, terminal, single), terminal)
        before, output = ",\n", output._replace(header=False)
    if format_ == "json":
        _write("\n]\n", terminal)


def _arrange(kind: str, rows: list[Row], output: Output) -> Listing:
    several = not rows or any(row.article for row in rows)  # nothing found: any field will do
    known = ((ARTICLE,) if several else ()) + columns(kind)
    if any(row.joined for row in rows):
        known = joined_columns(kind)
    named = list(known) + [c for c in known_columns(kind) if c not in known]
    named += record_columns(kind, rows[0].record) if rows else ()
    if output.sort:
        rows = _sorted(kind, rows, _column(named, output.sort, "--sort"), output.reverse)
    elif output.reverse:
        rows.reverse()
    if output.limit is not None:
        rows = rows[: output.limit]
    if output.fields is None:
        return Listing(kind, rows, known, False)
    names = [name.strip() for name in re.split("[,，、]", output.fields)]
    return Listing(kind, rows, [_column(named, n, "--fields") for n in names], True)


def _shortened(kind: str, row: Row, most: int) -> Row:
    """Return a row with so many records in each of its lists."""
    lists = {
        c.name: getattr(row.record, c.name)[:most]
        for c in columns(kind)
        if c.shape[:1] == "[" and c.shape != "[string]"
    }
    return row._replace(record=row.record._replace(**lists))


def _column(known: Sequence[Column], name: str, option: str) -> Column:
    for column in known:
        if name in (column.name, field(column.name)):
            return column
    names = [c.name for c in known]
    raise ZgcError(
        _(
            "{option} knows no field {name!r}{guess}; the fields are {names}",
            option=option,
            name=name,
            guess=guess(name, names, least=0.6),
            names=", ".join(names),
        )
    )


def _sorted(kind: str, rows: Iterable[Row], by: Column, is_reversed: bool) -> list[Row]:
    """Return rows by a field; those that lack it are last, in either order."""
    is_amount = kind == "figure" and by.name in ("value", "min", "max")

    def held(row: Row) -> Any:
        found = value(row, by)
        if found is None and is_amount and by.name == "value":  # 数百亿元 has ends alone
            found = next((end for end in row.record.ends if end is not None), None)
        return found

    def key(pair: tuple[Any, Row]) -> Any:
        if not is_amount:
            return _order(pair[0])
        from zgc_cli.query.match.measures import in_order

        return in_order(pair[1].record, pair[0])

    pairs = [(held(row), row) for row in rows]
    told = sorted((pair for pair in pairs if pair[0] is not None), key=key)
    if is_reversed:
        told.reverse()
    return [row for _held, row in told] + [row for found, row in pairs if found is None]


def _order(value: Any) -> tuple[bool, Any]:
    """Sort numbers before text; Q2 before Q10.

    Every second item of a text is a number, as its length and its digits, however many there are.
    """
    if isinstance(value, int | float):
        return False, value
    parts = re.split("0*([0-9]+)", cell(value))
    return True, [(len(p), p) if i % 2 else p for i, p in enumerate(parts)]


def _text(format_: str, listing: Listing, output: Output, terminal: Terminal, single: bool) -> str:
    """Return the listing in a format that no terminal is needed for."""
    end = "\0" if output.null else "\n"
    if format_ == "json":
        if single and not any(row.article for row in listing.rows):
            return _objects(listing, indent=2)[0] + "\n"
        return "[\n" + ",\n".join(_objects(listing)) + "\n]\n"
    if format_ == "jsonl":
        return "".join(line + end for line in _objects(listing))
    if format_ not in FORMATS:
        from zgc_cli.show.formats.graph import WRITERS

        return "".join(WRITERS[format_](row.record) for row in listing.rows)
    if format_ == "plain" and listing.kind in ("card", "profile") and not output.header:
        return delimited.plain(parts(listing), end)
    if format_ == "plain" and not listing.chosen and any(map(sentences_around, listing.rows)):
        groups = [cells(listing._replace(rows=by_sentence(row)), format_) for row in listing.rows]
        head = delimited.plain([groups[0][0]] if output.header else [], end)
        return head + delimited.groups((table for _names, table in groups), end)
    names, table = fields(listing) if single else cells(listing, format_)
    if format_ == "md":
        from zgc_cli.show.formats import markdown_text

        return markdown_text.table(names, table)
    with_header = format_ != "plain" if output.header is None else output.header
    rows = [names, *table] if with_header else table
    if format_ == "csv":
        return delimited.csv(rows, output.guard)
    if format_ == "tsv":
        return delimited.tsv(rows, end, output.guard)
    return delimited.plain(rows, end)


def _objects(listing: Listing, indent: int | None = None) -> list[str]:
    """Return each record as an object of JSON, in one line if nothing is indented."""
    objects = ({c.name: value(row, c) for c in listing.columns} for row in listing.rows)
    return [escaped_in_json(json.dumps(o, ensure_ascii=False, indent=indent)) for o in objects]


def _drawn(
    listing: Listing, output: Output, terminal: Terminal, where: str, below: str
) -> Iterator[str]:
    """Return the listing, in pieces, as a terminal of this width and these colours would show it.

    On a terminal the first line says where it is from if the command line does not.
    """
    from zgc_cli.show.console import encode
    from zgc_cli.show.draw import draw
    from zgc_cli.show.text.styled import Text
    from zgc_cli.show.theme import FAINT
    from zgc_cli.show.writer import Writer

    color = terminal.color(output.color)
    host = None
    if terminal.hyperlinks(output.hyperlink, color):
        from socket import gethostname

        host = gethostname()
    writer = Writer(*terminal.size, color, terminal.unicode, host)
    drawn = draw(listing, writer, below)
    if where and terminal.tty:
        # A summary begins with its title.
        title = listing.kind != "summary" and listing.rows[0].document.header.title
        told = f"{where}: {title}" if title else where
        if listing.kind == "claim":
            told = _("held against: {article}", article=told)
        line = Text(told, FAINT)
        drawn.insert(0, line.shortened(writer.width, writer.signs.ellipsis))
    return encode(drawn, writer)


def _mark(output: Output) -> str:
    """Return the mark of UTF-8 where it is wanted."""
    return "\ufeff" if output.bom else ""


def _write_workbook(listing: Listing, terminal: Terminal, single: bool) -> None:
    """Write the listing as a workbook, in which numbers are numbers."""
    from zgc_cli.show.formats.workbook import in_sheet, workbook

    if terminal.tty:
        raise ZgcError(_("{format} is no text for a terminal: name a file with -o", format="xlsx"))
    if single:
        names, table = fields(listing)
        rows: list[list[str | float]] = [list(row) for row in table]
    else:
        # Whoever opens a sheet looks for what was found first, then for who tells it.
        show = [c for c in listing.columns if listing.chosen or c.in_sheet]
        if not listing.chosen:
            show.sort(key=lambda column: column in JOINED)
        names = [field(column.name) for column in show]
        rows = [
            [in_sheet(listing.kind, c, held(listing, c, row)) for c in show] for row in listing.rows
        ]
    terminal.out.flush()
    terminal.out.buffer.write(workbook(names, rows))
    terminal.out.flush()


def _write(text: str, terminal: Terminal) -> None:
    terminal.out.write(text)
    terminal.out.flush()


def _write_text(text: str, terminal: Terminal) -> None:
    """Write to stdout; what would steer a terminal is spelt out when it is one."""
    _write(visible(text) if terminal.tty else text, terminal)


def _page(pieces: Iterable[str], output: Output, terminal: Terminal) -> None:
    """Write a text, through a pager where it is longer than a terminal."""
    if not terminal.tty:
        terminal.out.writelines(pieces)
        terminal.out.flush()
        return
    from zgc_cli.runtime.pager import page

    page(pieces, terminal, output.pager)
