"""Records into a file: its name says the format, and it is written whole or not at all."""

from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

from zgc_cli.document.file import write_whole
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _, language
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.listing import Format, Output

_SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "md",
    ".svg": "svg",
    ".txt": "plain",
    ".xlsx": "xlsx",
}
_GRAPHS = {".dot": "dot", ".gv": "dot", ".mmd": "mermaid", ".graphml": "graphml"}


def inside(output: Output, kind: str) -> Output:
    """Return the options by which the file itself is written.

    Excel takes CSV without a mark for the encoding of the system; where that is likely not UTF-8,
    the mark is set.
    """
    suffix = Path(output.out or "").suffix.lower()
    known = _SUFFIXES | (_GRAPHS if kind == "graph" else {})
    format_ = output.format or known.get(suffix)
    if format_ is None:
        raise ZgcError(
            _(
                "-o {file} does not tell the format; it is one of {suffixes}, or that of -f",
                file=output.out,
                suffixes=", ".join(known),
            )
        )
    bom = language() == "zh" and format_ == "csv" if output.bom is None else output.bom
    return output._replace(out=None, format=format_, bom=bom)  # type: ignore[arg-type]


def written(out: str, terminal: Terminal, write: Callable[[Terminal], int]) -> int:
    """Let `write` write into a file what is for a terminal, and return the exit status.

    Where nothing is found, what there was stays.
    """
    data = BytesIO()
    stream = TextIOWrapper(data, "utf-8", errors="backslashreplace", newline="")
    status = write(Terminal(stream, terminal.err, terminal.environ))
    stream.flush()
    if data.tell():
        write_whole(out, data.getvalue())
        terminal.hint(_("written to {file}", file=out))
    return status
