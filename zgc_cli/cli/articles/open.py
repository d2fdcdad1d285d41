"""From what stands behind `--article` to documents: a parsed one, raw text, or the built-in."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path

from zgc_cli.cli.articles.names_list import names_now
from zgc_cli.document.damage import DOCUMENT, begins_as_document
from zgc_cli.document.document import Document
from zgc_cli.document.file import BUILT_IN_SOURCE, load, loads
from zgc_cli.document.records import Layer
from zgc_cli.runtime.errors import DocumentError, SourceError, ZgcError, reason
from zgc_cli.runtime.language import N_, _
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.runtime.terminal import Terminal, one_line, text_waits
from zgc_cli.show.labels import looked_in

# How articles end: what a folder is searched for.
JSON = ".json"  # of which only parsed documents are articles
ARTICLE_FILES = (".txt", ".md", ".html", ".htm", ".mhtml", ".docx", ".pdf", JSON, DOCUMENT)
_NO_ARTICLES = (".", "~$")  # how hidden files begin, and those that Word keeps beside open ones
_INDEX = "index.db"
_DAY = Pattern(r"([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?")
_START = 4096  # bytes that tell a parsed document from other JSON


def tell_piped(terminal: Terminal, article: str, *, asks: bool) -> None:
    """Tell that `article` answers where text is piped in; refuse where that may be meant instead.

    It is not read unasked: in a loop it is what the loop goes through, word by word, for a command
    that `asks` for something.
    """
    waits = text_waits()
    if waits and asks:
        terminal.note(_("the built-in article answers, not what is piped in: add - to read that"))
    elif waits:
        raise ZgcError(
            _(
                "text is piped in, but no article is named: add - to read it, "
                "or </dev/null to ask the built-in article"
            )
        )
    elif waits is None and not terminal.err_tty:  # a person is told anyway
        terminal.note(looked_in(article))


def only_document(articles: Sequence[str], date: str | None) -> Document:
    """Return the document of one article, and let Tab know what is in it; none is the built-in."""
    if not articles:
        return load().opened_from(str(BUILT_IN_SOURCE))
    from zgc_cli.completion import sidecar

    (place,) = articles
    changed = None if place == "-" else sidecar.changed(place)
    opened = document(place, date)
    sidecar.note(place, changed, opened)
    return opened


def document(
    place: str, date: str | None = None, *, verify: bool = False, is_draft: bool = False
) -> Document:
    """Return the document at `place`: `-` is standard input. `verify` is as in `loads`.

    An article has to be in Chinese; a draft may hold anything, of which little is borne out.
    """
    from zgc_cli.source import read_bytes

    return _read(read_bytes(place), place, date, verify=verify, is_draft=is_draft)


def draft(place: str) -> Callable[[str | None], Document]:
    """Return what reads a draft as one of a day; the bytes at `place` are read once."""
    from zgc_cli.source import read_bytes

    data = read_bytes(place)
    return lambda date: _read(data, place, date, is_draft=True)


def _read(
    data: bytes, place: str, date: str | None, *, verify: bool = False, is_draft: bool = False
) -> Document:
    from zgc_cli.source import article, chinese_article, is_stored, shown

    if is_stored(data, place):
        return loads(data, shown(place), verify=verify)
    # A draft is new as a rule; of an article that was asked before the document is kept.
    read = partial(article, meanwhile=_load_parser) if is_draft else chinese_article
    text, own_day = read(data, place)
    day = date or own_day
    source = None if place == "-" else Path(place).name
    names = names_now()

    def parse() -> Document:
        from zgc_cli.cli.batch import progress

        return progress.parse(text, day, source, names)

    from zgc_cli.runtime.cache import parsed

    made = parsed(text, day, source, parse, names.digest if names else "", _advertises)
    return made if source is None else made.opened_from(place)


def _advertises(line: str) -> bool:
    from zgc_cli.source.promotion import advertises

    return advertises(line)


def _load_parser() -> None:
    import_module("zgc_cli.cli.batch.progress")


def iso_day(date: str | None) -> str | None:
    """Return `--date` as an ISO day, whichever way it is written; raise ZgcError if it is none."""
    if date is None:
        return None
    from datetime import date as day

    with suppress(ValueError):
        if typed := _DAY.fullmatch(date.strip()):
            return day(*map(int, typed.groups())).isoformat()
    raise ZgcError(_("--date takes a day like 2026-03-25, not {date!r}", date=date))


def places(named: Sequence[str], note: Callable[[str], None] | None = None) -> list[str]:
    """Return the places of the articles: a folder stands for the files in it, sorted by name.

    A text beside the document that was parsed from it is one article, not two. What zgc wrote into
    a folder is none; `note` is told of it.

    `ZGC_ARTICLE` names one where the command line names none; without it there is no place.
    """
    return [place for name in given(named) for place in _expand(name, note)]


def given(named: Sequence[str]) -> Sequence[str]:
    """Return the articles and folders that are named; where none is, what `ZGC_ARTICLE` names."""
    return list(named) or [a for a in [os.environ.get("ZGC_ARTICLE", "")] if a]


def is_folder(name: str) -> bool:
    """Return whether a name is that of a folder; of an odd name, opening it will say why."""
    try:
        return name != "-" and Path(name).is_dir()
    except (OSError, ValueError):
        return False


def raw_texts(name: str, note: Callable[[str], None] | None = None) -> list[str]:
    """Return the raw texts that a name stands for: itself, or those of a folder."""
    return [f for f in _expand(name, note) if f == name or not is_document(f)]


def documents_in(folder: str) -> list[str]:
    """Return the places of the parsed documents of a folder, whatever is wrong with them."""
    return list(filter(is_document, _expand(folder)))


def folder_of(place: str) -> str:
    """Return the folder in which a file lies."""
    folder, slash, _name = place.rpartition("/")
    return folder or slash or "."


def index_of(folder: str) -> Path:
    """Return where the index of a folder lies, if it has one."""
    return Path(folder, _INDEX)


def is_document(place: str) -> bool:
    """Return whether a file has the name of a parsed document."""
    return place.lower().endswith((DOCUMENT, JSON))


def _expand(name: str, note: Callable[[str], None] | None = None) -> list[str]:
    if not name:
        raise SourceError(_("--article names no file"))
    if not is_folder(name):
        return [name]
    from zgc_cli.source.own_output import is_own_output, is_stdout

    try:
        with os.scandir(name) as entries:
            inside = list(entries)
    except OSError as error:
        raise SourceError(
            _("cannot read {file}: {reason}", file=name, reason=reason(error))
        ) from error
    files = [entry.path for entry in inside if _is_article(entry) and not is_stdout(entry)]
    parsed = {file.rpartition(".")[0] for file in files if _is_parsed(file)}
    # A document is named news.zgc, or news.docx.zgc where there is a news.pdf too.
    files = sorted(f for f in files if _is_parsed(f) or not {f, f.rpartition(".")[0]} & parsed)
    written = [file for file in files if is_own_output(file)]
    if written and note:
        names = _(", ").join(map(one_line, written))
        note(_("left out, for zgc wrote it: {files}", files=names))
    files = [file for file in files if file not in written]
    if not files:
        told = N_("cannot read {folder}: it is a folder without {suffixes} files")
        if any(entry.is_dir() and not entry.name.startswith(".") for entry in inside):
            told = N_(
                "cannot read {folder}: it is a folder without {suffixes} files, and folders in a "
                "folder are not read; give them by name"
            )
        raise SourceError(_(told, folder=name, suffixes=", ".join(ARTICLE_FILES)))
    return files


def _is_article(entry: "os.DirEntry[str]") -> bool:
    """Return whether an entry of a folder may be read; opening one will say why it cannot be."""
    if not entry.name.lower().endswith(ARTICLE_FILES) or entry.name.startswith(_NO_ARTICLES):
        return False
    try:
        return entry.is_file() and not _is_foreign(entry.path)
    except OSError:  # a link that goes in circles
        return True


def _is_foreign(file: str) -> bool:
    """Return whether a file is JSON of another program; an unreadable one is reported later."""
    if not file.lower().endswith(JSON):
        return False
    with suppress(OSError), Path(file).open("rb") as stream:
        return not begins_as_document(stream.read(_START))
    return False


def _is_parsed(file: str) -> bool:
    return file.lower().endswith(DOCUMENT)


class Again(NamedTuple):
    """Reads layers of a document that was let go, from its file."""

    place: str
    date: str | None

    def __call__(self, name: str) -> Layer:
        """Return a layer, whole."""
        return document(self.place, self.date).layer(name)

    def pick(self, name: str, places: Sequence[int]) -> Layer:
        """Return the records of a layer at these places."""
        return document(self.place, self.date).pick(name, places)

    def unlike(self, layer: str) -> DocumentError:
        """Return the error of a layer that is not what its index tells."""
        return document(self.place, self.date).unlike(layer)


def reopened(opened: Document, place: str, date: str | None) -> Document:
    """Return a document that holds nothing yet; what was parsed on the fly is kept as it is."""
    if place == "-" or not opened.is_stored:
        return opened
    again = Document(opened.header, {}, Again(place, date))
    again.path = opened.path
    return again
