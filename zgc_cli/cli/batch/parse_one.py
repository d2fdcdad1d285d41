"""One raw text to one parsed document, as `parse` makes it."""

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from zgc_cli.document.document import Document
from zgc_cli.document.file import loads, write_whole
from zgc_cli.reading.own_names import OwnNames
from zgc_cli.runtime.errors import SourceError, ZgcError
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.terminal import Terminal, visible
from zgc_cli.source import chinese_article, is_stored, read_bytes, shown


def read_text(text: str, out: str | None) -> bytes:
    """Return the bytes of a raw text that is to be written to `out`.

    Raises SourceError if it cannot be read or is parsed already, ZgcError if `out` is the text.
    """
    if is_same_file(text, out):
        raise ZgcError(_("-o {file} would overwrite the text itself", file=out))
    data = read_bytes(text)
    if is_stored(data, text):
        loads(data, shown(text), verify=True)  # which says what is wrong with a damaged one
        raise SourceError(
            _("{file} is a parsed document already; read it with --article", file=shown(text))
        )
    return data


def parsed(
    text: str,
    data: bytes,
    date: str | None,
    trace: bool,
    parse: Callable[..., Document],
    names: OwnNames | None = None,
) -> Document:
    """Parse the bytes of a text by `parse(text, date=…, …)`; `trace` prints its rules."""
    source = None if text == "-" else Path(text).name
    raw = chinese_article(data, text)
    document = parse(raw.text, date=date or raw.date, source=source, names=names)
    if trace:
        from zgc_cli.parser.trace import traced

        with suppress(OSError):  # who does not read the trace gets the document all the same
            sys.stderr.writelines(f"{visible(line)}\n" for line in traced(document))
    return document


def is_same_file(text: str, out: str | None) -> bool:
    """Return whether an output would overwrite the file that it is made from."""
    if out in (None, "-") or text == "-":
        return False
    try:
        return Path(text).samefile(str(out))
    except (OSError, ValueError):
        return False


def check_output(out: str, articles: Iterable[str]) -> None:
    """Raise ZgcError if an output has no name, or is one of the articles."""
    if out == "":
        raise ZgcError(_("the name of the output is empty"))
    if any(is_same_file(place, out) for place in articles):
        raise ZgcError(_("-o {file} would overwrite the article itself", file=out))


def write_out(pieces: Iterable[bytes], out: str | None) -> None:
    """Write to a file, whole or not at all, or to stdout, where a terminal is not steered."""
    if out is not None and out != "-":
        write_whole(out, pieces)
    elif sys.stdout.isatty():
        sys.stdout.writelines(visible(p.decode("utf-8", "backslashreplace")) for p in pieces)
    else:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()


def contents(place: str, document: Document) -> str:
    """Return what a document holds, in a line for a person: the counts that `summary` shows."""
    from zgc_cli.query.select import summary

    count = summary(document).counts
    holds = (
        _n("{n:,} paragraph", "{n:,} paragraphs", count["paragraphs"]),
        _n("{n:,} name", "{n:,} names", count["entities"]),
        _n("{n:,} figure", "{n:,} figures", count["figures"]),
        _n("{n:,} quote", "{n:,} quotes", count["quotes"]),
        _n("{n:,} date", "{n:,} dates", count["dates"]),
        _n("{n:,} fact", "{n:,} facts", len(document.facts)),
    )
    return _("{file}: {contents}", file=shown(place), contents=_(", ").join(holds))


def hint_day(document: Document, terminal: Terminal) -> None:
    """Tell a person of a text without a day how to give it one."""
    if document.header.date is None:
        terminal.hint(_("the text names no day of its own; give it with --date YYYY-MM-DD"))


def advise(text: str, out: str | None, document: Document, terminal: Terminal) -> None:
    """Tell a person what to do next, and that a text without a day leaves 去年 unread."""
    from shlex import quote

    hint_day(document, terminal)
    if out is not None:
        terminal.hint(_("next: {command}", command=f"zgc summary -a {quote(out)}"))
    elif terminal.tty:
        target = "news.zgc" if text == "-" else f"{Path(text).stem}.zgc"
        command = f"zgc parse {quote(text)} -o {quote(target)}"
        terminal.hint(_("nothing is kept; to keep the document: {command}", command=command))
