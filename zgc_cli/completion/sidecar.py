"""What an article offers to completion, in the user's cache folder, where a shell finds it.

The sidecar of /home/wang/news.zgc is CACHE/zgc/completion1/home/wang/news.zgc.tsv: a path that a
shell makes without a program. Its time of change is that of the article, to the nanosecond; any
other makes it stale. The folder has the number of its format.
"""

import os
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
    home = folder(environ)
    if home is None:
        return None
    whole = os.path.normpath(os.path.join(_here(environ), article))
    return home / FOLDER / (whole.lstrip("/") + SUFFIX)


def note(article: str, document: Document) -> None:
    """Write the sidecar of an article that has just been read or written, unless it is fresh."""
    place = place_of(article)
    if place is None:
        return
    try:
        changed = os.stat(article).st_mtime_ns
        if _changed(place) != changed:
            _write(place, document, changed)
            _forget_oldest(place)
    except (OSError, ValueError, ZgcError):
        pass  # Without a sidecar Tab knows less; the command does its work all the same.


def _changed(place: Path) -> int | None:
    try:
        return place.stat().st_mtime_ns
    except OSError:
        return None


def _write(place: Path, document: Document, changed: int) -> None:
    from zgc_cli.completion.candidates import lines
    from zgc_cli.store import write_whole

    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = "".join(f"{line}\n" for line in lines(document))
    write_whole(place, text.encode("utf-8", "replace"))
    os.utime(place, ns=(changed, changed))


def _forget_oldest(place: Path) -> None:
    """Remove the sidecars that were written first, and the folders that this leaves empty."""
    top = next(p for p in place.parents if p.name == FOLDER)
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
        if os.path.isabs(named) and os.path.samefile(named, "."):
            return named
    except OSError:
        pass
    return os.getcwd()
