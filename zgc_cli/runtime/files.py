"""Bytes in files: read with no more memory than they take, written beside what they replace."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from zgc_cli.runtime.signals import unfinished

_ADDRESS = r"(?:https?|ftp)://|(www\.\w[\w.-]*\.[a-z]{2,})(?:[/:?#]|\Z)"
PIECE = 1 << 16  # bytes that are read at a time of what does not tell its size


def is_address(place: str) -> bool:
    """Return whether a place is an address of the web, and no file by the name of one."""
    if "://" not in place and place[:4].lower() != "www.":
        return False
    match = re.match(_ADDRESS, place, re.IGNORECASE)
    return match is not None and not (match[1] and Path(match[1]).exists())


def read_most(stream: BinaryIO, most: int) -> bytes:
    """Return the bytes of a stream; of more than `most`, the first `most` and one more.

    `read(n)` takes memory for n bytes before it knows how many there are.
    """
    step = PIECE
    with suppress(OSError):  # a stream in memory, put in the place of standard input, has no file
        step = max(os.fstat(stream.fileno()).st_size + 1, PIECE)
    pieces: list[bytes] = []
    left = most + 1
    while left and (piece := stream.read(min(step, left))):
        pieces.append(piece)
        left -= len(piece)
        step = PIECE
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a place for what shall take that of the target; if it does not, it is removed.

    The name is one that nobody can foresee.
    """
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.tmp")
    unfinished.add(temporary)  # before it is there: a signal may come between
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
        unfinished.discard(temporary)
