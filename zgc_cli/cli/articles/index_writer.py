"""Making and renewing the index of a folder: what changed is read, the rest is kept.

The new index is written beside the old one and takes its place when all of it is on the disk: at
any moment, whatever ends this process, the folder has the old one, the new one or none. Writers
wait for each other where the system lets them; the last one knows all that the others did.
"""

import fcntl
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import copyfile
from time import sleep, time_ns

from zgc_cli.cli.articles import index_file
from zgc_cli.cli.articles.holding import TICK
from zgc_cli.cli.articles.index_tokens import tokens, vocabulary
from zgc_cli.cli.articles.open import documents_in, index_of, is_folder
from zgc_cli.document.file import as_json, header_line, index_line, loads, regular_bytes
from zgc_cli.reading.index import LAYERS, WORDS
from zgc_cli.runtime.errors import DocumentError, SourceError, reason
from zgc_cli.runtime.files import beside
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple

_SPARE = 4  # the share of a file, one in so many, from which on its unused pages are given back
State = tuple[int, int]  # bytes of a document, and when it was changed, in nanoseconds


class Renewed(NamedTuple):
    """What an index holds, and what was done to it."""

    documents: int
    read: int  # documents that were new or changed
    gone: int
    problems: tuple[str, ...]  # a sentence for each document that cannot be read


def renew(folder: str, tell: Callable[[int, int], None] = lambda done, all_: None) -> Renewed:
    """Make the index of a folder, or renew it; `tell` hears how many of the documents are read.

    Raises ZgcError where it cannot be written; then what was there stays.
    """
    if not os.path.lexists(folder):
        raise SourceError(_("there is no folder {folder}", folder=folder))
    there = dict(_states(folder)) if is_folder(folder) else {}
    if not there:
        raise SourceError(
            _("{folder} holds no parsed document; make some: zgc parse -d", folder=folder)
        )
    with _alone(folder), _reported(folder):
        _remove_abandoned(folder)
        known = _known(folder)
        if known == there:
            return Renewed(len(known), 0, 0, ())
        with beside(index_of(folder)) as temporary:
            return _written(temporary, folder, dict(_states(folder)), known, tell)


def _written(
    temporary: Path,
    folder: str,
    there: Mapping[bytes, State],
    known: Mapping[bytes, State],
    tell: Callable[[int, int], None],
) -> Renewed:
    """Write the new index and put it in the place of the old one."""
    place = index_of(folder)
    changed = [name for name, state in there.items() if known.get(name) != state]
    gone = known.keys() - there.keys()
    problems: list[str] = []
    if known:
        copyfile(place, temporary)
    with closing(sqlite3.connect(temporary, isolation_level=None)) as database:
        writer = _Writer(database, is_new=not known)
        for name in gone:
            writer.remove(name)
        for done, name in enumerate(changed):
            tell(done, len(changed))
            problems += writer.renew(folder, name)
        count = writer.finish()
    if writer.added or writer.removed or not known:
        temporary.chmod(0o666 & Path(folder).stat().st_mode)
        index_file.seal(temporary)
        temporary.replace(place)
        _sync(folder)
    return Renewed(count, writer.added, len(gone), tuple(problems))


def _states(folder: str) -> Iterator[tuple[bytes, State]]:
    """Yield the name of each document of a folder, and its state."""
    for place in documents_in(folder):
        with suppress(OSError):
            yield os.fsencode(Path(place).name), _state(place)


def _state(place: str) -> State:
    status = Path(place).stat()
    return status.st_size, status.st_mtime_ns


def _known(folder: str) -> dict[bytes, State]:
    """Return the state of each document that the index has; none where there is no fit one."""
    try:
        identity = index_file.checked(folder)
        if identity is None:
            return {}
        with closing(index_file.opened(folder, identity)) as database:
            rows = database.execute("SELECT name, size, changed FROM articles")
            return {name: (size, changed) for name, size, changed in rows}
    except (index_file.UnfitIndexError, sqlite3.Error):
        return {}


@contextmanager
def _alone(folder: str) -> Iterator[None]:
    """Wait until no other process writes in a folder, where the system can tell."""
    try:
        number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise SourceError(
            _("cannot read {file}: {reason}", file=folder, reason=reason(error))
        ) from error
    try:
        with suppress(OSError):  # not every file system has locks
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


@contextmanager
def _reported(folder: str) -> Iterator[None]:
    """Raise SourceError for what keeps an index from being written."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        place = index_of(folder)
        raise SourceError(_("cannot write {file}: {reason}", file=place, reason=why)) from error


def _remove_abandoned(folder: str) -> None:
    """Remove what a process that was killed left half written; no other writes now."""
    for left in Path(folder).glob(f".{index_of(folder).name}.*.tmp"):
        with suppress(OSError):
            left.unlink()


def _sync(folder: str) -> None:
    """See to it that the new name of a file is on the disk."""
    with suppress(OSError):  # not every file system does that
        number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _read(place: str) -> tuple[State, bytes]:
    """Return the state of a document and its bytes, which belong together.

    One that was changed a moment ago could be changed again and seem to be the same.
    """
    while True:
        state = size, changed = _state(place)
        if 0 <= time_ns() - changed < TICK:
            sleep(TICK / 1e9)
        data = regular_bytes(place)
        if len(data) == size and _state(place) == state:
            return state, data


def _told(place: str, error: Exception) -> str:
    """Return what is wrong with a document."""
    if isinstance(error, OSError):
        return _("cannot read {file}: {reason}", file=place, reason=reason(error))
    return str(error)


class _Writer:
    """Adds documents to a database and removes them."""

    def __init__(self, database: sqlite3.Connection, *, is_new: bool) -> None:
        self._database = database
        self._is_new = is_new
        self.added = self.removed = 0  # documents; what is put in the place of another is both
        # Nobody else knows the file, and it is put in its place only when all of it is written.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -32000"):
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        if is_new:
            index_file.create(database)

    def remove(self, name: bytes) -> None:
        """Remove a document, if it is there."""
        find = "SELECT number, line, read FROM articles JOIN texts USING (number) WHERE name = ?"
        for number, line, read in self._database.execute(find, [name]).fetchall():
            self.removed += 1
            old = "INSERT INTO terms (terms, rowid, tokens) VALUES ('delete', ?, ?)"
            self._database.execute(old, [number, tokens(dict(json.loads(line)), read)])
            for table in ("texts", "articles"):
                self._database.execute(f"DELETE FROM {table} WHERE number = ?", [number])

    def renew(self, folder: str, name: bytes) -> Iterator[str]:
        """Add a document, or put it in the place of what it was; it is read where it changed.

        Yields what is wrong with it, if anything is: it is left out.
        """
        place = str(Path(folder, os.fsdecode(name)))
        try:
            state, data = _read(place)
            document = loads(data, place, verify=True)
            line, texts = index_line(data), dict(document.index)
            readings = as_json([entity.pinyin for entity in document.entities]).encode()
        except (OSError, DocumentError) as error:
            self.remove(name)
            yield _told(place, error)
            return
        if self._moved(name, header_line(data), state):
            return
        self.remove(name)
        if line is not None and texts.keys() >= {*LAYERS, WORDS}:  # as this program writes it
            row = (name, *state, document.header.date)
            self._add(row, (header_line(data), line, readings), texts)

    def _moved(self, name: bytes, header: bytes, state: State) -> bool:
        """Note that a document is still what it was, but for its time: it was copied, say."""
        find = "SELECT number FROM articles JOIN texts USING (number) WHERE name = ? AND header = ?"
        for (number,) in self._database.execute(find, [name, header]).fetchall():
            again = "UPDATE articles SET size = ?, changed = ? WHERE number = ?"
            self._database.execute(again, [*state, number])
            self.added += 1
            return True
        return False

    def _add(self, row: Sequence[object], lines: Sequence[bytes], texts: Mapping[str, str]) -> None:
        run = self._database.execute
        number = run("INSERT INTO articles VALUES (NULL, ?, ?, ?, ?)", row).lastrowid
        run("INSERT INTO texts VALUES (?, ?, ?, ?)", [number, *lines])
        run("INSERT INTO terms (rowid, tokens) VALUES (?, ?)", [number, tokens(texts, lines[-1])])
        self.added += 1

    def _keep_vocabulary(self) -> None:
        run = self._database.execute
        run("CREATE VIRTUAL TABLE temp.tokens USING fts5vocab('main', 'terms', 'row')")
        held = [*vocabulary(token for (token,) in run("SELECT term FROM temp.tokens"))]
        run("DROP TABLE temp.tokens")
        self._database.executemany("INSERT OR REPLACE INTO vocabulary VALUES (?, ?)", held)

    def finish(self) -> int:
        """Write what is left, and return how many documents there are."""
        if self._is_new:
            self._database.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        self._keep_vocabulary()
        (count,) = self._database.execute("SELECT count(*) FROM articles").fetchone()
        self._database.execute("COMMIT")
        free, pages = (
            self._database.execute(f"PRAGMA {what}").fetchone()[0]
            for what in ("freelist_count", "page_count")
        )
        if free * _SPARE > pages:
            self._database.execute("VACUUM")
        return int(count)
