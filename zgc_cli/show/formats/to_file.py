"""Records into a file: its name says the format, and it is written whole or not at all."""

from collections.abc import Callable, Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from zgc_cli.document.file import write_whole
from zgc_cli.runtime.errors import ZgcError, did_you_mean
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
# Of what other programs write, what is nearest; and what whole articles are exported to.
_NEAR = {
    **dict.fromkeys((".xls", ".ods"), ".xlsx"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".pdf"), ".md"),
    **dict.fromkeys((".png", ".jpg", ".jpeg"), ".svg"),
}
_EXPORTED = (".html", ".htm", ".sqlite", ".sqlite3", ".db")
_GRAPHS = {".dot": "dot", ".gv": "dot", ".mmd": "mermaid", ".graphml": "graphml"}


def format_of(out: str, known: Mapping[str, Any] = _SUFFIXES) -> Any:
    """Return the format that the name of a file means; None where it means none."""
    return known.get(Path(out).suffix.lower())


def inside(output: Output, kind: str) -> Output:
    """Return the options by which the file itself is written.

    Excel takes CSV without a mark for the encoding of the system; where that is likely not UTF-8,
    the mark is set.
    """
    known = _SUFFIXES | (_GRAPHS if kind == "graph" else {})
    format_ = output.format or format_of(output.out or "", known)
    if format_ is None:
        raise ZgcError(
            _(
                "-o {file} does not tell the format; it is one of {suffixes}, or that of -f{near}",
                file=output.out,
                suffixes=", ".join(known),
                near=did_you_mean([near] if (near := _near(output.out or "")) else []),
            )
        )
    bom = language() == "zh" and format_ == "csv" if output.bom is None else output.bom
    return output._replace(out=None, format=format_, bom=bom)


def _near(out: str) -> str:
    """Return what writes a file of another program: its name with a known ending, or an export."""
    name = Path(out)
    if suffix := _NEAR.get(name.suffix.lower()):
        return str(name.with_suffix(suffix))
    return f"zgc export FILE -o {out}" if name.suffix.lower() in _EXPORTED else ""


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
