"""What an article offers to completion, in the user's cache folder, where a shell finds it.

The sidecar of /home/wang/news.zgc is CACHE/zgc/completion1/home/wang/news.zgc.tsv: a path that a
shell makes without a program. Its time of change is that of the article, to the nanosecond; any
other makes it stale. The folder has the number of its format.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from zgc_cli.cache import folder
from zgc_cli.document import Document
from zgc_cli.errors import ZgcError

FOLDER = "completion1"
SUFFIX = ".tsv"
MAX_FILES = 64


def place_of(article: str, environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return where the sidecar of an article lies; None where nothing is cached."""
    top = _top(environ)
    if top is None:
        return None
    whole = os.path.normpath(Path(_here(environ), article))
    return top / (whole.lstrip("/") + SUFFIX)


def changed(article: str | Path) -> int | None:
    """Return when a file was changed, in nanoseconds; None for what is no regular file."""
    try:
        status = Path(article).stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns if stat.S_ISREG(status.st_mode) else None


def note(article: str, change: int | None, document: Document) -> None:
    """Write the sidecar of an article, read or written at `change`, unless there is a fresh one."""
    top, place = _top(os.environ), place_of(article)
    if change is None or top is None or place is None or changed(place) == change:
        return
    try:
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
    text = "".join(f"{line}\n" for line in lines(document))
    write_whole(place, text.encode("utf-8", "replace"))
    os.utime(place, ns=(change, change))


def _forget_oldest(top: Path) -> None:
    """Remove the sidecars that were written first, and the folders that this leaves empty."""
    files = sorted(top.rglob(f"*{SUFFIX}"), key=lambda f: f.stat().st_ctime_ns)
    for old in files[:-MAX_FILES]:
        old.unlink(missing_ok=True)
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
