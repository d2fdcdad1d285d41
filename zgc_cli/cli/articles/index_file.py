"""The index of a folder: one SQLite file that tells which documents hold a word, and in what text.

It is written whole beside the old one and takes its place, so that a file once it is there never
changes. Its text is data from a stranger: before it is asked it must be whole (a checksum over all
of it), of this form (each line of its schema) and of somebody who may write in the folder anyway.
Nothing that it holds is ever shown; what is shown comes out of the documents.
"""

import os
import sqlite3
import stat
from binascii import crc32
from contextlib import closing
from io import FileIO
from pathlib import Path

from zgc_cli.cli.articles.open import index_of
from zgc_cli.document.records import SCHEMA_VERSION
from zgc_cli.runtime.language import _

_FORM = 2  # of the tables and the tokens in them; raised whenever either changes
_APPLICATION = 0x7A676369  # "zgci": what `file` and SQLite know the file by
_MAGIC = b"SQLite format 3\0"
_PIECE = 1 << 20
# Offsets in the header of a SQLite file: how it is written (1: without a log beside it), the user's
# version, which here is the checksum of all other bytes, and the application.
_WRITTEN, _SUM, _OF_APPLICATION = slice(18, 20), slice(60, 64), slice(68, 72)
_HEADER = 100  # bytes
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH

# `articles`: the documents by the bytes of their names, as they were when they were read. `texts`:
# of each its first line, which tells the checksums of all others, the line of its own index, and
# how its names are read, in JSON as in a document. `terms`: its characters and pairs of them, its
# names, words and readings; `vocabulary`: each of these once, a line each, to be read at one go.
SCHEMA = (
    "CREATE TABLE made (form INTEGER NOT NULL, documents INTEGER NOT NULL)",
    "CREATE TABLE articles (number INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, "
    "size INTEGER NOT NULL, changed INTEGER NOT NULL, day TEXT)",
    "CREATE TABLE texts (number INTEGER PRIMARY KEY, header BLOB NOT NULL, line BLOB NOT NULL, "
    "read BLOB NOT NULL)",
    "CREATE VIRTUAL TABLE terms USING fts5 (tokens, content='', detail=none, columnsize=0, "
    "tokenize='ascii')",
    "CREATE TABLE vocabulary (kind TEXT PRIMARY KEY, strings TEXT NOT NULL)",
)


class UnfitIndexError(Exception):
    """An index that is not asked; `str(error)` is why, for a person."""


def damaged() -> str:
    """Return the reason for an index that is not as it was written."""
    return _("it is damaged")


class Identity:
    """Which file an index is, for who opens it again."""

    def __init__(self, status: os.stat_result) -> None:
        """Take the status of the file."""
        self._told = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)

    def __str__(self) -> str:
        """Return what tells it from all others."""
        return str(self._told)

    def __eq__(self, other: object) -> bool:
        """Return whether it is the same file, unchanged."""
        return isinstance(other, Identity) and self._told == other._told

    __hash__ = None  # type: ignore[assignment]


def checked(folder: str) -> Identity | None:
    """Return which file the index of a folder is, None where there is none.

    Raises UnfitIndexError where it is not to be asked.
    """
    try:
        # No link is followed, and a pipe that nobody writes to is not waited for.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        with FileIO(os.open(index_of(folder), flags)) as file:
            status = os.fstat(file.fileno())
            _check_owner(status, Path(folder).stat())
            _check_bytes(file.read(_HEADER), file)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnfitIndexError(_("it cannot be read")) from error
    return Identity(status)


def _check_owner(status: os.stat_result, folder: os.stat_result) -> None:
    """Raise UnfitIndexError for what somebody may have put there who may not write documents."""
    if not stat.S_ISREG(status.st_mode):
        raise UnfitIndexError(_("it is no regular file"))
    if status.st_uid not in (os.geteuid(), folder.st_uid):
        raise UnfitIndexError(_("it belongs to somebody else"))
    if status.st_mode & _OTHERS_WRITE & ~folder.st_mode:
        raise UnfitIndexError(_("others may write to it"))


def _check_bytes(header: bytes, file: FileIO) -> None:
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise UnfitIndexError(damaged())
    if int.from_bytes(header[_OF_APPLICATION], "big") != _APPLICATION:
        raise UnfitIndexError(_("another program made it"))
    if header[_WRITTEN] != b"\1\1" or header[_SUM] != _sum(header, file):
        raise UnfitIndexError(damaged())


def _sum(header: bytes, file: FileIO) -> bytes:
    """Return the checksum of a file but for the bytes that hold it."""
    total = crc32(header[: _SUM.start] + header[_SUM.stop :])
    piece = bytearray(_PIECE)
    view = memoryview(piece)
    while count := file.readinto(piece):
        total = crc32(view[:count], total)
    return total.to_bytes(4, "big")


def seal(place: Path) -> None:
    """Write the checksum of a database into it, and see to it that all of it is on the disk."""
    with place.open("r+b", buffering=0) as file:
        header = file.read(_HEADER)
        total = _sum(header, file)
        file.seek(_SUM.start)
        file.write(total)
        os.fsync(file.fileno())


def opened(folder: str, identity: Identity) -> sqlite3.Connection:
    """Open the index that was checked, to read it; UnfitIndexError where it is another by now.

    It never changes, so SQLite neither locks it nor looks for a log of changes beside it.
    """
    place = index_of(folder).absolute()
    # Each byte spelt out, for names may hold anything.
    named = "".join(f"%{byte:02X}" for byte in os.fsencode(place))
    connection = sqlite3.connect(
        f"file:{named}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
    try:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
        if Identity(place.lstat()) != identity:
            raise UnfitIndexError(_("it has just been changed"))
        _check_schema(connection)
    except (OSError, sqlite3.Error) as error:
        connection.close()
        raise UnfitIndexError(damaged()) from error
    except UnfitIndexError:
        connection.close()
        raise
    return connection


def _check_schema(connection: sqlite3.Connection) -> None:
    """Raise UnfitIndexError for any table, trigger or view that `SCHEMA` does not make."""
    is_ours = _schema_of(connection) == _own_schema()
    if not is_ours or connection.execute("SELECT * FROM made").fetchall() != [_made()]:
        raise UnfitIndexError(_("another version made it"))


def _made() -> tuple[int, int]:
    return _FORM, SCHEMA_VERSION


def _schema_of(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    rows = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    return connection.execute(rows).fetchall()


def _own_schema() -> list[tuple[str, ...]]:
    """Return what SQLite keeps of `SCHEMA`: the tables of FTS5 are of this library's version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create(connection)
        return _schema_of(connection)


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an index in an empty database."""
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    for statement in SCHEMA:
        connection.execute(statement)
    connection.execute("INSERT INTO made VALUES (?, ?)", _made())
