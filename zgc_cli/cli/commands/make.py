"""The commands that make something: parsed documents, schemas."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import Annotated

from typer import Argument, Option, echo

from zgc_cli.cli.articles.names_list import names_now
from zgc_cli.cli.articles.open import index_of, is_folder, iso_day, raw_texts
from zgc_cli.cli.options import Day, Names
from zgc_cli.document.file import dump
from zgc_cli.runtime.errors import SourceError, ZgcError, reason
from zgc_cli.runtime.garbage import collect_seldom
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import Terminal, one_line
from zgc_cli.show.columns import Kind


def parse(
    *,
    texts: Annotated[
        list[str],
        Argument(metavar="TEXT...", help="Text, Markdown, web page, .docx, .pdf; - is stdin."),
    ],
    out: Annotated[
        str | None,
        Option("--out", "-o", metavar="FILE", help="Write here. Default: stdout."),
    ] = None,
    folder: Annotated[
        str | None,
        Option("--dir", "-d", metavar="DIR", help="Write each as DIR/NAME.zgc."),
    ] = None,
    jobs: Annotated[
        int, Option("--jobs", "-j", metavar="N", min=1, help="Files parsed at a time.")
    ] = 1,
    force: Annotated[
        bool, Option("--force", help="With -d, parse again what is parsed already.")
    ] = False,
    wants_index: Annotated[
        bool | None,
        Option("--index/--no-index", help="With -d, make the folder's index; else one is kept."),
    ] = None,
    date: Day = None,
    names: Names = None,
    trace: Annotated[
        bool, Option("--trace", help="Print on stderr which rule made which record.")
    ] = False,
) -> int:
    """Parse raw text into a document that every other command reads with --article.

    Examples:
    zgc parse news.txt -o news.zgc
    zgc parse news -d parsed --jobs 2
    curl -s https://example.com/a.txt | zgc parse - --date 2026-03-25 > news.zgc
    """
    collect_seldom()
    date = iso_day(date)
    if out is not None and folder is not None:
        raise ZgcError(_("-o and -d exclude each other: one output, or a folder of them"))
    if out == "" or folder == "":
        raise ZgcError(_("the name of the output is empty"))
    if folder is not None:
        from zgc_cli.cli.batch.parse_many import Task, parse_all

        targets = _targets(texts, Path(folder))
        own = names_now()
        tasks = [Task(text, target, date, trace, force, own) for text, target in targets.items()]
        status = parse_all(tasks, jobs)
        if wants_index or (wants_index is None and index_of(folder).exists()):
            from zgc_cli.cli.batch.index_folder import index_folder

            status = max(status, index_folder(folder))
        Terminal().hint(_("next: {command}", command=f"zgc entities -a {quote(folder)}"))
        return status
    if len(texts) > 1:
        raise ZgcError(_("{n} texts need a folder to be written to: -d DIR", n=len(texts)))
    if is_folder(texts[0]):
        raise ZgcError(_("a folder of texts needs one to be written to: -d DIR"))
    _parse_one(texts[0], out, date, trace)
    return 0


def _parse_one(text: str, out: str | None, date: str | None, trace: bool) -> None:
    from zgc_cli.cli.batch import parse_one, progress
    from zgc_cli.completion import sidecar

    terminal, own = Terminal(), names_now()
    data = parse_one.read_text(text, out)
    document = parse_one.parsed(text, data, date, trace, progress.parse, own)
    if out is None and terminal.tty:  # a document is for programs, its contents for people
        terminal.out.write(f"{one_line(parse_one.contents(text, document))}\n")
        terminal.out.flush()
    else:
        parse_one.write_out([dump(document, {"names": own.digest} if own else None)], out)
    if out is not None and out != "-":
        sidecar.note(out, sidecar.changed(out), document)
        terminal.hint(parse_one.contents(out, document))
    if out != "-":
        parse_one.advise(text, out, document, terminal)


def _targets(texts: Sequence[str], folder: Path) -> dict[str, str]:
    """Return where the document of each text goes, in a folder that is made if need be.

    A folder among the texts stands for those in it that are not parsed yet. News.docx and news.pdf
    keep their whole names.
    """
    texts = [text for named in texts for text in raw_texts(named, Terminal().note)]
    paths = [Path(text) for text in texts]
    stems = Counter(path.stem for path in paths)
    names = [path.name if stems[path.stem] > 1 else path.stem for path in paths]
    targets = {t: str(folder / f"{name}.zgc") for t, name in zip(texts, names, strict=True)}
    if len(set(targets.values())) < len(targets):
        raise ZgcError(_("two of the texts have the same name, so one would overwrite the other"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(
            _("cannot make the folder {folder}: {reason}", folder=folder, reason=reason(error))
        ) from error
    return targets


def index(
    *,
    folders: Annotated[
        list[str], Argument(metavar="FOLDER...", help="Folders of parsed documents.")
    ],
) -> int:
    """Make or renew the index of a folder, by which queries over it find faster.

    Writes index.db into the folder, 10 KB an article. It tells which documents hold what is looked
    for; what is shown comes out of the documents, so that the answers are the same. What is not in
    it, raw text or a document that has changed since, is opened as where there is no index.
    parse -d keeps an index that is there.

    Examples:
    zgc parse news.txt -d parsed && zgc index parsed
    zgc parse news -d parsed --index
    """
    collect_seldom()
    from zgc_cli.cli.batch.index_folder import index_folder

    return max([index_folder(folder) for folder in folders])


def schema(
    *,
    kind: Annotated[Kind | None, Argument(metavar="[KIND]", help="Default: all kinds.")] = None,
) -> int:
    """Print the JSON Schema of a record kind, or of all.

    Examples:
    zgc schema quote
    zgc schema | jq '."$defs" | keys'
    """
    from zgc_cli.show.schema import schema_of

    echo(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))
    return 0
