"""What an article offers to completion, in the user's cache folder, where a shell finds it.

The names in /home/wang/news.zgc are in CACHE/zgc/completion1/home/wang/news.zgc.n, and so on for
each class of lines: paths that a shell makes without a program. Their time of change is that of
the article, to the nanosecond; any other makes them stale. The folder has the number of its format.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from zgc_cli.cache import folder
from zgc_cli.document import Document
from zgc_cli.errors import ZgcError

FOLDER = "completion1"
NAMES = ".n"  # written last, so that where it is fresh the others are too
MAX_ARTICLES = 64


def place_of(article: str, environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return where the names of an article lie; None where nothing is cached."""
    top = _top(environ)
    if top is None:
        return None
    whole = os.path.normpath(Path(_here(environ), article))
    return top / (whole.lstrip("/") + NAMES)


def changed(article: str | Path) -> int | None:
    """Return when a file was changed, in nanoseconds; None for what is no regular file."""
    try:
        status = Path(article).stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns if stat.S_ISREG(status.st_mode) else None


def note(article: str, change: int | None, document: Document) -> None:
    """Write the sidecars of an article, read or written at `change`, unless they are fresh."""
    try:
        top, place = _top(os.environ), place_of(article)
        if change is None or top is None or place is None or changed(place) == change:
            return
        top.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(place, document, change)
        _forget_oldest(top)
    except (OSError, ValueError, ZgcError):
        pass  # Without a sidecar Tab knows less; the command does its work all the same.


def _top(environ: Mapping[str, str]) -> Path | None:
    home = folder(environ)
    return home / FOLDER if home else None


def _write(place: Path, document: Document, change: int) -> None:
    from zgc_cli.completion.candidates import lines
    from zgc_cli.store import write_whole

    place.parent.mkdir(parents=True, exist_ok=True)
    for name, found in reversed(lines(document).items()):
        target = place.with_suffix(f".{name}")
        write_whole(target, "".join(f"{line}\n" for line in found).encode("utf-8", "replace"))
        os.utime(target, ns=(change, change))


def _forget_oldest(top: Path) -> None:
    """Remove what was written first, and the folders that this leaves empty."""
    from zgc_cli.completion.candidates import CLASSES

    files = sorted(top.rglob(f"*{NAMES}"), key=lambda f: f.stat().st_ctime_ns)
    for old in files[:-MAX_ARTICLES]:
        for name in CLASSES:
            old.with_suffix(f".{name}").unlink(missing_ok=True)
        for parent in old.parents:
            if parent == top or any(parent.iterdir()):
                break
            parent.rmdir()


def _here(environ: Mapping[str, str]) -> str:
    """Return the working folder as the shell calls it, through symbolic links."""
    named = environ.get("PWD", "")
    try:
        if Path(named).is_absolute() and Path(named).samefile("."):
            return named
    except OSError:
        pass
    return str(Path.cwd())
