"""The user's cache of parsed articles and of what joins many: keyed, bounded, never trusted.

An entry is read with the checks of any other document, out of a folder that is the user's alone,
and has to prove that it was made of this very text; where it does not, the text is parsed again.
`ZGC_CACHE=off` keeps the program from reading or writing it.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from operator import itemgetter
from pathlib import Path

from zgc_cli import __version__, lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.file import MAX_DOCUMENT, dump, loads_with_origin
from zgc_cli.document.records import SCHEMA_VERSION, Paragraph
from zgc_cli.runtime.errors import DocumentError, ZgcError
from zgc_cli.runtime.lookup_tables import state_of, told_apart
from zgc_cli.runtime.private_folder import PrivateFolder, cache_base, private_folder

MAX_FILES = 4096
MAX_BYTES = 256 << 20
FOLDER = ("zgc", "documents")
_JOINED = ("zgc", "dossiers")
_MAX_JOINED = 64  # files

Parse = Callable[[], Document]


LeftOut = Callable[[str], bool]


def _nothing(line: str) -> bool:
    """Return False: no line is left out."""
    return False


def parsed(
    text: str,
    date: str | None,
    name: str | None,
    parse: Parse,
    names: str = "",
    left_out: LeftOut = _nothing,
) -> Document:
    """Return the cached document of a text, or the one that `parse` makes, cached from now on.

    The text, its date, its name and the digest `names` of the user's own names are all that the
    document depends on besides the program. `left_out` tells the lines that no document holds.
    """
    place = cache_base()
    if place is None:
        return parse()
    state = (__version__, str(SCHEMA_VERSION), _parser_state(), date or "", name or "", names, text)
    key = told_apart("\0".join(state))  # the entry has to prove that it is of this text
    entry = f"{key}.zgc"
    try:
        with private_folder(place, FOLDER, make=False) as folder:
            data = folder.read(entry, MAX_DOCUMENT)
        return _proven(data, key, text, left_out)
    except (OSError, ValueError, ZgcError):
        document = parse()
    # A cache that cannot be written costs time, no answer.
    with suppress(OSError, ValueError), private_folder(place, FOLDER, make=True) as folder:
        folder.write(entry, [dump(document, {"key": key})])
        _forget_oldest(folder, MAX_FILES)
    return document


def joined(state: Sequence[str], join: Callable[[], bytes], is_whole: Callable[[], bool]) -> bytes:
    """Return what was kept of some articles, or what `join` makes of them, kept from now on.

    `state` is all that it depends on besides the program. `is_whole` tells, when it is made,
    whether all of the articles could be read: else it is not kept.
    """
    place = cache_base()
    if place is None:
        return join()
    key = _key(_state_of("cli/articles", "query", "reading", "lexicons"), *state)
    try:
        with private_folder(place, _JOINED, make=False) as folder:
            told, _end, data = folder.read(key[:40], MAX_BYTES).partition(b"\n")
        if told.decode() == _sum(key, _sum_of(data)):
            return data
    except (OSError, ValueError):
        pass
    data = join()
    if not is_whole():
        return data
    with suppress(OSError, ValueError), private_folder(place, _JOINED, make=True) as folder:
        folder.write(key[:40], [_sum(key, _sum_of(data)).encode(), b"\n", data])
        _forget_oldest(folder, _MAX_JOINED)
    return data


def _key(*state: str) -> str:
    return _sum(__version__, str(SCHEMA_VERSION), *state)


def _sum(*texts: str) -> str:
    return _sum_of("\0".join(texts).encode("utf-8", "surrogatepass"))


def _sum_of(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


# What may be the label of a title: 标题：
_TO_LABEL = r"\W*(\w{2,4})[ \u3000]*[：:\t]"


def _proven(data: bytes, key: str, text: str, left_out: LeftOut) -> Document:
    """Return the document of an entry; DocumentError if it was not made under this key and text."""
    origin, document = loads_with_origin(data, "")
    if origin != {"key": key} or not _covers(document.paragraphs, text, left_out):
        raise DocumentError
    return document


def _covers(paragraphs: Sequence[Paragraph], text: str, left_out: LeftOut = _nothing) -> bool:
    """Return whether the pieces of the paragraphs are, line after line, all words of a text.

    Of a text the parser leaves out the blanks and marks around its lines, the label of its title,
    and lines that advertise; nothing else.
    """
    label = re.match(_TO_LABEL, text)
    end = label.end() if label and label[1] in lexicon.words("title_labels") else 0
    pieces = (piece for p in paragraphs for piece in _pieces(p))
    for _line, piece in sorted(pieces, key=itemgetter(0)):  # a heading may share a line
        begin = text.find(piece, end)
        if begin < 0 or _says_something(text[end:begin], left_out):
            return False
        end = begin + len(piece)
    return not _says_something(text[end:], left_out)


def _pieces(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Yield the line of each piece of a paragraph, and the piece; a line has but one."""
    end = len(paragraph.text)
    for piece in reversed(paragraph.pieces):
        yield piece.line, paragraph.text[piece.start : end]
        end = piece.start


def _says_something(text: str, left_out: LeftOut) -> bool:
    if not any(map(str.isalnum, text)):
        return False
    lines = (line.strip() for line in text.splitlines())
    return not all(left_out(line) for line in lines if any(map(str.isalnum, line)))


@cache
def _parser_state() -> str:
    """Return the state of the parser: a changed rule empties the cache."""
    return _state_of("parser", "reading", "lexicons")


def _state_of(*parts: str) -> str:
    """Return the state of some folders of the package, and of all in them."""
    package = Path(__file__).parents[1]
    return ",".join(state_of(folder) for part in parts for folder in _folders(package / part))


def _folders(folder: Path) -> Iterator[Path]:
    """Yield a folder and those below it, but for what Python has compiled."""
    yield folder
    with os.scandir(folder) as entries:
        below = sorted(e.name for e in entries if e.is_dir() and e.name != "__pycache__")
    for name in below:
        yield from _folders(folder / name)


def _forget_oldest(folder: PrivateFolder, most: int) -> None:
    """Keep the newest files, within both bounds; other processes may be doing the same."""
    folder.remove_abandoned()
    files = sorted((s.st_mtime, s.st_size, name) for name, s in folder.files().items())
    size = 0
    for rank, (_changed, bytes_, name) in enumerate(reversed(files)):
        size += bytes_
        if rank >= most or size > MAX_BYTES:
            folder.remove(name)
