"""The user's cache of parsed articles: keyed by content and parser, bounded, never trusted.

A cached document is read with the same checks as any other; a damaged one is parsed again.
`ZGC_CACHE=off` keeps the program from reading or writing it.
"""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from zgc_cli import __version__
from zgc_cli.document import SCHEMA_VERSION, Document
from zgc_cli.errors import ZgcError
from zgc_cli.store import dump, loads, write_whole

MAX_FILES = 4096
MAX_BYTES = 256 << 20
ABANDONED = 3600  # seconds after which a temporary file has no writer any more


def folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the cache folder of this user; None where there is no home or it is switched off."""
    if environ.get("ZGC_CACHE", "").lower() == "off":
        return None
    base, home = environ.get("XDG_CACHE_HOME", ""), environ.get("HOME", "")
    with suppress(OSError, ValueError):
        if not base and home and Path(home).is_dir():  # a home that is not there is not made
            base = f"{home}/.cache"
    return Path(base, "zgc") if base and Path(base).is_absolute() else None


def parsed(key: str, parse: Callable[[], Document]) -> Document:
    """Return the document cached under `key`, or the one that `parse` makes, cached from now on.

    `key` is all that the result depends on besides the program: the text, its name, its date.
    """
    from hashlib import sha256

    home = folder()
    if home is None:
        return parse()
    whole = f"{__version__}\0{SCHEMA_VERSION}\0{_parser_state()}\0{key}"
    name = sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    place = home / "documents" / f"{name[:40]}.zgc"
    try:
        return loads(place.read_bytes(), str(place), verify=True)
    except (OSError, ZgcError):
        document = parse()
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(place, dump(document))
        _forget_oldest(place.parent)
    except (OSError, ZgcError):
        pass  # A cache that cannot be written costs time, not the answer.
    return document


@cache
def _parser_state() -> str:
    """Tell one state of the parser from another, so that a changed rule empties the cache."""
    package = Path(__file__).parent
    parts = (package / "parser", package / "reading", package / "lexicons")
    stats = [f.stat() for part in parts for f in sorted(part.glob("**/*.[pt][yx]*"))]
    return ",".join(f"{s.st_size}:{s.st_mtime_ns}" for s in stats)


def _forget_oldest(place: Path) -> None:
    """Keep the newest files, within both bounds; other processes may be doing the same."""
    with os.scandir(place) as entries:
        files = sorted((e.stat().st_mtime, e.stat().st_size, e.path) for e in entries)
    size, now = 0, time.time()
    for rank, (changed, bytes_, path) in enumerate(reversed(files)):
        if path.endswith(".tmp"):
            if now - changed > ABANDONED:
                Path(path).unlink(missing_ok=True)
            continue
        size += bytes_
        if rank >= MAX_FILES or size > MAX_BYTES:
            Path(path).unlink(missing_ok=True)
