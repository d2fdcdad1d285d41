"""The commands that make something: parsed documents, schemas."""

import gc
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from zgc_cli.cli.open import check_day
from zgc_cli.cli.options import Day
from zgc_cli.errors import SourceError, ZgcError, reason
from zgc_cli.language import _
from zgc_cli.store import dump, is_document, write_whole
from zgc_cli.terminal import Terminal, visible

Kind = Literal[
    "summary",
    "section",
    "paragraph",
    "sentence",
    "passage",
    "entity",
    "quote",
    "figure",
    "date",
    "fact",
    "card",
    "graph",
    "claim",
]


def parse(
    *,
    texts: Annotated[
        list[str], typer.Argument(metavar="TEXT...", help="Files of raw text; - is stdin.")
    ],
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write here. Default: stdout."),
    ] = None,
    folder: Annotated[
        str | None,
        typer.Option("--dir", "-d", metavar="DIR", help="Write each as DIR/NAME.zgc."),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Files parsed at a time.")
    ] = 1,
    date: Day = None,
    trace: Annotated[
        bool, typer.Option("--trace", help="Print on stderr which rule made which record.")
    ] = False,
) -> int:
    """Parse raw text into a document that every other command reads with --article.

    Examples:
    zgc parse news.txt -o news.zgc
    zgc parse *.txt -d parsed --jobs 2
    curl -s https://example.com/news.txt | zgc parse - --date 2026-03-25 > news.zgc
    """
    gc.enable()  # which the entry point switched off for short commands
    check_day(date)
    if out is not None and folder is not None:
        raise ZgcError(_("-o and -d exclude each other: one output, or a folder of them"))
    if out == "" or folder == "":
        raise ZgcError(_("the name of the output is empty"))
    if folder is not None:
        return _parse_all(texts, Path(folder), jobs, date, trace)
    if len(texts) > 1:
        raise ZgcError(_("{n} texts need a folder to be written to: -d DIR", n=len(texts)))
    _parse_one(texts[0], out, date, trace)
    return 0


def _parse_one(text: str, out: str | None, date: str | None, trace: bool) -> None:
    import sys

    from zgc_cli.parser.pipeline import parse as parse_text
    from zgc_cli.parser.trace import traced
    from zgc_cli.source import decode, read_bytes

    name = _("standard input") if text == "-" else text
    source = None if text == "-" else Path(text).name
    if is_same_file(text, out):
        raise ZgcError(_("-o {file} would overwrite the text itself", file=out))
    data = read_bytes(text)
    if is_document(data):
        raise SourceError(
            _("{file} is a parsed document already; read it with --article", file=name)
        )
    document = parse_text(decode(data, name), date=date, source=source)
    if trace:
        show = visible if sys.stderr.isatty() else str
        sys.stderr.writelines(f"{show(line)}\n" for line in traced(document))
    parsed = dump(document)
    if out in (None, "-") and sys.stdout.isatty():
        sys.stdout.write(visible(parsed.decode("utf-8", "backslashreplace")))
    elif out is None or out == "-":
        sys.stdout.buffer.write(parsed)
        sys.stdout.buffer.flush()
    else:
        write_whole(out, parsed)


def is_same_file(text: str, out: str | None) -> bool:
    """Tell whether an output would overwrite the file that it is made from."""
    if out in (None, "-") or text == "-":
        return False
    one, other = Path(text), Path(str(out))
    return one.exists() and other.exists() and one.samefile(other)


def _parse_all(texts: Sequence[str], folder: Path, jobs: int, date: str | None, trace: bool) -> int:
    """Parse each text into the folder; a bad one is named and does not stop the rest."""
    targets = {text: folder / f"{Path(text).stem}.zgc" for text in texts}
    if len(set(targets.values())) < len(targets):
        raise ZgcError(_("two of the texts have the same name, so one would overwrite the other"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(
            _("cannot make the folder {folder}: {reason}", folder=folder, reason=reason(error))
        ) from error
    terminal = Terminal()
    failures = 0
    tasks = [(text, str(target), date, trace) for text, target in targets.items()]
    for done, (text, problem) in enumerate(_results(tasks, jobs), 1):
        if problem:
            failures += 1
            terminal.note(problem)
        terminal.hint(f"{done}/{len(tasks)} {text}")
    if failures:
        terminal.note(_("{n} of {all} texts could not be parsed", n=failures, all=len(tasks)))
    return 2 if failures else 0


Task = tuple[str, str, str | None, bool]


def _results(tasks: Sequence[Task], jobs: int) -> Iterable[tuple[str, str | None]]:
    if jobs == 1 or len(tasks) == 1:
        yield from map(_attempt, tasks)
        return
    import signal
    from concurrent.futures import ProcessPoolExecutor

    # Ctrl-C is for the one who waits: a worker finishes the file that it is at.
    ignore = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=ignore) as pool:
        yield from pool.map(_attempt, tasks, chunksize=4)


def _attempt(task: Task) -> tuple[str, str | None]:
    """Parse one text; return its name and what went wrong, for the caller to say."""
    try:
        _parse_one(*task)
    except ZgcError as error:
        return task[0], str(error)
    return task[0], None


def schema(
    *,
    kind: Annotated[
        Kind | None, typer.Argument(metavar="[KIND]", help="Default: all kinds.")
    ] = None,
) -> int:
    """Print the JSON Schema of a record kind, or of all.

    Examples:
    zgc schema quote
    zgc schema | jq '."$defs" | keys'
    """
    from zgc_cli.show.schema import schema_of

    typer.echo(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))
    return 0
