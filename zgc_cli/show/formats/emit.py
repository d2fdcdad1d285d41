"""Records to output: chosen, sorted, limited, and written in the format that was asked for.

Table output is drawn by `draw`, which is imported only then.
"""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.signals import left_to_child
from zgc_cli.runtime.terminal import Terminal, escaped_in_json, visible
from zgc_cli.show.columns import ARTICLE, Column, cell, cell_of, columns
from zgc_cli.show.formats import delimited
from zgc_cli.show.listing import FORMATS, Listing, Output, Row, value

LINES = ("plain", "tsv", "jsonl")  # a record a line, whatever is in it
PIECE = 1000  # rows that are written together


def emit(
    kind: str,
    rows: Iterable[Row],
    output: Output,
    terminal: Terminal,
    *,
    single: bool = False,
    otherwise: str = "",
) -> int:
    """Write the rows and return the exit status: 0 found, 1 nothing found (`otherwise` is said).

    `single` is for a kind of which there is one an article
    (`summary`, `show`): JSON is then an object, and a line is a field.
    """
    format_ = chosen_format(output, terminal)
    rows = iter(rows)
    first = list(islice(rows, 1))
    if first and first[0].article and _can_stream(format_, output):
        _stream(kind, chain(first, rows), format_, output, terminal, single)
        return 0
    listing = _arrange(kind, [*first, *rows], output)
    if output.quiet:
        return 0 if listing.rows else 1
    if output.count_only:
        write(f"{len(listing.rows)}\n", terminal)
        return 0 if listing.rows else 1
    if not listing.rows:
        terminal.note(otherwise or _("nothing found"))
        return 1
    if format_ == "svg":
        from zgc_cli.show.formats.picture import picture

        size = terminal.size
        text = picture(listing, size.columns, size.lines, output.color != "never")
        write(text, terminal, end=True)
    elif format_ == "table":
        page(_drawn(listing, output, terminal), output, terminal)
    else:
        write(_formatted(format_, listing, output, single), terminal, end=True)
    return 0


def _can_stream(format_: str, output: Output) -> bool:
    """Return whether rows can be written before the last one is there."""
    whole = output.sort or output.reverse or output.count_only or output.quiet
    return format_ in (*LINES, "csv", "json") and not whole and output.limit != 0


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
    output = output._replace(limit=None)
    begun = False
    while piece := list(islice(rows, PIECE)):
        listing = _arrange(kind, piece, output)
        if format_ == "json":
            # A line of JSON holds no newline but its end.
            objects = _json("jsonl", listing, output, single)[:-1].replace("\n", ",\n")
            text = f"{',' if begun else '['}\n{objects}"
        else:
            text = _formatted(format_, listing, output, single)
        write(text, terminal, end=True)
        begun, output = True, output._replace(header=False)
    if format_ == "json":
        write("\n]\n", terminal)


def _drawn(listing: Listing, output: Output, terminal: Terminal) -> str:
    """Return the listing as a terminal of this width and these colours would show it."""
    from zgc_cli.show.draw import draw
    from zgc_cli.show.text.ansi import encode
    from zgc_cli.show.text.hyperlinks import NOWHERE, here
    from zgc_cli.show.writer import Screen

    color = terminal.color(output.color)
    links = here() if terminal.hyperlinks(output.hyperlink, color) else NOWHERE
    size = terminal.size
    room = Screen(size.columns, size.lines, color, terminal.unicode, links)
    return encode(draw(listing, room), color)


def chosen_format(output: Output, terminal: Terminal) -> str:
    """Return the format: the option, then ZGC_FORMAT, then table on a terminal, else plain."""
    format_ = output.format or terminal.environ.get("ZGC_FORMAT") or None
    if format_ is None:
        return "table" if terminal.tty and not output.null else "plain"
    if format_ not in FORMATS:
        raise ZgcError(
            _(
                "ZGC_FORMAT is {format!r}; it must be one of {choices}",
                format=format_,
                choices=", ".join(FORMATS),
            )
        )
    check_ends(format_, output)
    return {"markdown": "md"}.get(format_, format_)


def check_ends(format_: str, output: Output) -> None:
    """Raise ZgcError if lines are to end with NUL in a format that is not one of lines."""
    if output.null and format_ not in LINES:
        raise ZgcError(
            _(
                "-0 goes with {formats}, whose records are lines, not with {format}",
                formats=", ".join(LINES),
                format=format_,
            )
        )


def write(text: str, terminal: Terminal, *, end: bool = False) -> None:
    """Write to stdout; what would steer a terminal is spelt out when it is one."""
    terminal.out.write(visible(text) if terminal.tty and end else text)
    terminal.out.flush()


def page(text: str, output: Output, terminal: Terminal) -> None:
    """Write drawn text, through a pager if one is wanted and the text is longer than the screen.

    PAGER or ZGC_PAGER in the environment wants one, as does --pager; --no-pager never does.
    """
    environ = terminal.environ
    named = environ.get("ZGC_PAGER") or environ.get("PAGER")
    wanted = bool(named) if output.pager is None else output.pager
    if not (wanted and terminal.tty and text.count("\n") >= terminal.size.lines):
        write(text, terminal)
        return
    import shlex
    import subprocess

    try:
        command = shlex.split(named or "") or ["less"]
        with left_to_child():
            subprocess.run(
                command,
                input=text.encode("utf-8", "backslashreplace"),
                env={"LESS": "FRX", **environ},
                check=False,
            )
    except (OSError, ValueError):  # no such pager, or a PAGER that is no command
        write(text, terminal)


def _arrange(kind: str, rows: list[Row], output: Output) -> Listing:
    known = ((ARTICLE,) if any(row.article for row in rows) else ()) + columns(kind)
    if output.sort:
        by = _column(known, output.sort, "--sort")
        currency = kind == "figure" and by.name in ("value", "min", "max")
        rows.sort(
            key=lambda row: (*(_currency(row.record) if currency else ()), *_order(value(row, by)))
        )
    if output.reverse:
        rows.reverse()
    if output.limit is not None:
        rows = rows[: output.limit]
    if output.fields is None:
        return Listing(kind, rows, known, False)
    names = [name.strip() for name in output.fields.split(",")]
    return Listing(kind, rows, [_column(known, n, "--fields") for n in names], True)


def _column(known: Sequence[Column], name: str, option: str) -> Column:
    for column in known:
        if column.name == name:
            return column
    from difflib import get_close_matches

    names = [c.name for c in known]
    near = get_close_matches(name, names, 1)
    guess = _(" (did you mean {name}?)", name=near[0]) if near else ""
    raise ZgcError(
        _(
            "{option} knows no field {name!r}{guess}; the fields are {names}",
            option=option,
            name=name,
            guess=guess,
            names=", ".join(names),
        )
    )


def _currency(figure: Any) -> tuple[bool, str]:
    """Return a key that keeps sums of different currencies apart, those in 元 behind the others."""
    unit = figure.unit or "" if figure.kind == "money" else ""
    return unit == "元", unit


def _order(value: Any) -> tuple[bool, bool, Any]:
    """Sort numbers before text before what is missing."""
    number = isinstance(value, int | float)
    return value is None, not number, value if number else _natural(cell(value))


def _natural(text: str) -> list[Any]:
    """Return a key by which Q2 sorts before Q10: every second item is a number.

    A number is its length, then its digits, however many there are.
    """
    parts = re.split("0*([0-9]+)", text)
    return [(len(part), part) if i % 2 else part for i, part in enumerate(parts)]


def lines(listing: Listing) -> tuple[list[str], list[list[str]]]:
    """Return the names and the cells for a format of lines: the chosen columns, or the shown."""
    show = [c for c in listing.columns if listing.chosen or c.shown]
    return [c.name for c in show], [[cell_of(c, value(r, c)) for c in show] for r in listing.rows]


def _formatted(format_: str, listing: Listing, output: Output, single: bool) -> str:
    if format_ in ("json", "jsonl"):
        return _json(format_, listing, output, single)
    names, table = _fields(listing) if single else lines(listing)
    if format_ == "md":
        from zgc_cli.show.formats import markdown_text

        return markdown_text.table(names, table)
    with_header = format_ != "plain" if output.header is None else output.header
    rows = [names, *table] if with_header else table
    if format_ == "csv":
        return delimited.csv(rows, output.guard)
    end = "\0" if output.null else "\n"
    if format_ == "tsv":
        return delimited.tsv(rows, end, output.guard)
    return delimited.plain(rows, end)


def _fields(listing: Listing) -> tuple[list[str], list[list[str]]]:
    """One line a field, a list as repeated lines."""
    table = []
    for row in listing.rows:
        for column in listing.columns:
            held = value(row, column)
            if isinstance(held, dict):
                held = [f"{name} {cell(v)}" for name, v in held.items()]
            for item in held if isinstance(held, list) else [held]:
                table.append([column.name, _item(column, item)])
    return ["field", "value"], table


def _item(column: Column, item: Any) -> str:
    if isinstance(item, dict):
        return " ".join(cell(v) for v in item.values() if v not in (None, "", []))
    return cell_of(column, item)


def _json(format_: str, listing: Listing, output: Output, single: bool) -> str:
    objects = [{c.name: value(row, c) for c in listing.columns} for row in listing.rows]
    if single and format_ == "json" and not any(row.article for row in listing.rows):
        return escaped_in_json(json.dumps(objects[0], ensure_ascii=False, indent=2)) + "\n"
    rows = [escaped_in_json(json.dumps(o, ensure_ascii=False)) for o in objects]
    if format_ == "json":
        return "[\n" + ",\n".join(rows) + "\n]\n"
    end = "\0" if output.null else "\n"
    return "".join(row + end for row in rows)
