"""Tables of texts by key, made once in the user's cache and mapped into memory from then on.

To read a large vocabulary whole costs a second, to look up what one article needs of it some
milliseconds. A file tells what it was made from, its size and its sum; one that is damaged, was
made from something else or is not the user's alone is made anew. Without a cache (`ZGC_CACHE=off`)
the table is made in memory each time.

A file is a header, the keys as sorted numbers, where the text of each key ends, and the texts.
"""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from itertools import accumulate
from mmap import mmap
from os import scandir
from pathlib import Path
from struct import Struct
from zlib import crc32

from zgc_cli import __version__
from zgc_cli.runtime.private_folder import PrivateFolder, cache_base, private_folder

FOLDER = ("zgc", "tables")
MAX_FILES = 12  # the tables of a few installations
_FORMAT = f"zgc table 2 {sys.byteorder}"
_HEADER = Struct("=40sIII")  # what it was made from, the size behind the header, its sum, keys

Lookup = Callable[[str], str | None]


def table(name: str, sources: Iterable[Path], make: Callable[[], Mapping[str, str]]) -> Lookup:
    """Return what gives the text of a key; `make` makes the table from files and folders.

    Keys of two characters are found exactly; of longer ones only those of the table may be asked.
    """
    sources = tuple(sources)
    found = kept(name, sources)
    if found is None:
        made = make()
        keep(name, sources, made)
        found = made.get
    return found


def kept(name: str, sources: Iterable[Path]) -> Lookup | None:
    """Return what gives the text of a key of a table that was kept; None if there is none."""
    place = cache_base()
    if place is None:
        return None
    state = _state(name, sources)
    with suppress(OSError, ValueError), private_folder(place, FOLDER, make=False) as folder:
        return _Mapped(folder.mapped(_file(name, state)), state).get
    return None


def keep(name: str, sources: Iterable[Path], made: Mapping[str, str]) -> None:
    """Keep a table, if there is a cache; one that cannot be written costs time, no answer."""
    place = cache_base()
    if place is None:
        return
    state = _state(name, sources)
    with suppress(OSError, ValueError), private_folder(place, FOLDER, make=True) as folder:
        folder.write(_file(name, state), _packed(made, state))
        _forget_oldest(folder)


def _file(name: str, state: bytes) -> str:
    return f"{name}-{state[:16].decode()}.table"


class _Mapped:
    """A table in a file that was checked."""

    __slots__ = ("_ends", "_keys", "_texts")

    def __init__(self, data: mmap, state: bytes) -> None:
        """Take a file; ValueError if it is damaged or was made from something else."""
        if len(data) < _HEADER.size:
            raise ValueError
        view = memoryview(data)
        made_from, size, total, count = _HEADER.unpack_from(view)
        body = view[_HEADER.size :]
        if made_from != state or size != len(body) or crc32(body) != total:
            raise ValueError
        ends, texts = 8 * count, 12 * count
        self._keys = body[:ends].cast("Q")
        self._ends = body[ends:texts].cast("I")
        self._texts = body[texts:]

    def get(self, key: str) -> str | None:
        """Return the text of a key."""
        number = _number(key)
        at = bisect_left(self._keys, number)
        if at == len(self._keys) or self._keys[at] != number:
            return None
        start = self._ends[at - 1] if at else 0
        return str(self._texts[start : self._ends[at]], "utf-8")


def _packed(made: Mapping[str, str], state: bytes) -> list[bytes]:
    """Return the pieces of a file; ValueError if two keys have the same number."""
    from array import array

    texts = {_number(key): text.encode() for key, text in made.items()}
    if len(texts) < len(made):
        raise ValueError
    keys = sorted(texts)
    written = [texts[key] for key in keys]
    ends = accumulate(map(len, written))
    body = b"".join([array("Q", keys).tobytes(), array("I", ends).tobytes(), *written])
    return [_HEADER.pack(state, len(body), crc32(body), len(keys)), body]


def _number(key: str) -> int:
    """Return a number of 64 bits, one of its own for each key of two characters."""
    if len(key) == 2:  # as most are
        return ord(key[0]) * 0x20_0011 + ord(key[1])
    number = 0
    for character in key:
        number = number * 0x20_0011 + ord(character) & 0xFFFF_FFFF_FFFF_FFFF
    return number


def _state(name: str, sources: Iterable[Path]) -> bytes:
    """Return what tells one state of the sources from another: 40 letters."""
    parts = [_FORMAT, name, __version__, *map(state_of, sources)]
    return told_apart("\0".join(parts)).encode()


def told_apart(text: str) -> str:
    """Return 40 letters that no other text has, but for one that is made to have them.

    Nobody wants to forge them in a private folder, and `hashlib` loads all of OpenSSL.
    """
    told = text.encode("utf-8", "surrogatepass")
    return f"{crc32(told):08x}{crc32(told[::-1]):08x}{len(told):024x}"


@cache
def state_of(folder: Path) -> str:
    """Return what tells one state of the files in a folder, and no deeper, from another."""
    with scandir(folder) as entries:
        files = sorted((e.name, e.stat()) for e in entries if e.is_file())
    stats = (f"{name} {s.st_size} {s.st_mtime_ns}" for name, s in files)
    return "\0".join([str(folder), *stats])


def _forget_oldest(folder: PrivateFolder) -> None:
    """Keep the newest files; other processes may be doing the same."""
    folder.remove_abandoned()
    files = sorted(((s.st_mtime, name) for name, s in folder.files().items()), reverse=True)
    for _changed, name in files[MAX_FILES:]:
        folder.remove(name)


def by_head(lines: Iterable[str]) -> dict[str, str]:
    """Sort lines by the first two characters, those of a word and of the blank behind it."""
    found = defaultdict[str, list[str]](list)
    for line in lines:
        found[line[:2]].append(line)
    return {head: "\n".join(held) for head, held in found.items()}


def head_of(word: str) -> str:
    """Return the key under which `by_head` has a word."""
    return word[:2] if len(word) > 1 else f"{word} "
