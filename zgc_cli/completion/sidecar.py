"""What an article offers to completion, in the user's cache folder, where a shell finds it.

The names in /home/wang/news.zgc are in CACHE/zgc/completion2/home/wang/news.zgc.n, and so on for
each class of lines: paths that a shell makes without a program. Their time of change is that of
the article, to the nanosecond; any other makes them stale. The folder has the number of its format.
A folder of articles has such files, too, with what its articles name.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path

from zgc_cli.document.document import Document
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.private_folder import PrivateFolder, cache_base, private_folder

FOLDER = "completion2"
TOP = ("zgc", FOLDER)
_NAMES = ".n"  # written last, so that where it is fresh the others are too
MAX_ARTICLES = 64
_MAX_DEPTH = 64  # folders above an article; each is held open while old sidecars are looked for


def changed(article: str | Path) -> int | None:
    """Return when a file or a folder was changed, in nanoseconds; None for what is neither."""
    try:
        status = Path(article).stat()
    except (OSError, ValueError):
        return None
    is_known = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
    return status.st_mtime_ns if is_known else None


def note(article: str, change: int | None, document: Document) -> None:
    """Write the sidecars of an article, read or written at `change`, unless they are fresh."""
    _note(article, change, lambda: _lines([document]))


def note_at(place: str, documents: Callable[[], Iterable[Document]]) -> None:
    """Write what the articles of a folder, or of a file, offer, unless that is there and fresh."""
    _note(place, changed(place), lambda: _lines(documents()))


def note_names(place: str, names: Iterable[tuple[str, str]]) -> None:
    """Write the names on the user's list, each with what it is, unless that is there and fresh."""
    from zgc_cli.completion.candidates import names_lines

    _note(place, changed(place), lambda: {"n": names_lines(names)})


def forget() -> None:
    """Remove all that is noted: who is told of other names has to ask the articles anew."""
    place = cache_base()
    if place is None:
        return
    with suppress(OSError, ValueError, ZgcError), private_folder(place, TOP, make=False) as top:
        _clear(top, {path for _written, path in _noted(top)})


def _lines(documents: Iterable[Document]) -> dict[str, list[str]]:
    from zgc_cli.completion.candidates import lines

    return lines(*documents)


def _note(article: str, change: int | None, offered: Callable[[], dict[str, list[str]]]) -> None:
    """Write what is offered at a path, as it is after `change`, unless that is there."""
    place = cache_base()
    if change is None or place is None:
        return
    # Without a sidecar Tab knows less, no command is wrong.
    with suppress(OSError, ValueError, ZgcError):
        whole = os.path.normpath(Path(_here(os.environ), article))
        *folders, name = whole.lstrip("/").split("/")
        if len(folders) > _MAX_DEPTH or _is_fresh(place, folders, name, change):
            return
        written = offered()
        with private_folder(place, [*TOP, *folders], make=True) as folder:
            for kind, of_kind in reversed(written.items()):
                data = "".join(f"{line}\n" for line in of_kind).encode("utf-8", "replace")
                folder.write(f"{name}.{kind}", [data], change)
        with private_folder(place, TOP, make=False) as top:
            # What was written first goes, and the folders that are empty then.
            if oldest := sorted(_noted(top))[:-MAX_ARTICLES]:
                _clear(top, {path for _written, path in oldest})


def _is_fresh(place: Path, folders: Sequence[str], name: str, change: int) -> bool:
    try:
        with private_folder(place, [*TOP, *folders], make=False) as folder:
            return folder.changed(name + _NAMES) == change
    except FileNotFoundError:
        return False


def _noted(folder: PrivateFolder, path: str = "") -> Iterator[tuple[int, str]]:
    """Yield when the names of each article below a folder were written, and where they are.

    What is half written there is removed once nobody writes it any more.
    """
    folder.remove_abandoned()
    for name, status in folder.files().items():
        if name.endswith(_NAMES):
            yield status.st_ctime_ns, path + name
    for name in folder.folders() if path.count("/") < _MAX_DEPTH else ():
        with suppress(OSError), folder.below(name) as lower:
            yield from _noted(lower, f"{path}{name}/")


def _clear(folder: PrivateFolder, unwanted: Set[str], path: str = "") -> None:
    """Remove the sidecars of some articles below a folder."""
    from zgc_cli.completion.candidates import CLASSES

    for name in folder.files():
        if path + name in unwanted:
            for kind in CLASSES:
                folder.remove(f"{name.removesuffix(_NAMES)}.{kind}")
    for name in folder.folders() if path.count("/") < _MAX_DEPTH else ():
        with suppress(OSError):  # it is not ours, or not empty
            with folder.below(name) as lower:
                _clear(lower, unwanted, f"{path}{name}/")
            folder.remove_folder(name)


def _here(environ: Mapping[str, str]) -> str:
    """Return the working folder as the shell calls it, through symbolic links."""
    named = environ.get("PWD", "")
    try:
        if Path(named).is_absolute() and Path(named).samefile("."):
            return named
    except OSError:
        pass
    return str(Path.cwd())
