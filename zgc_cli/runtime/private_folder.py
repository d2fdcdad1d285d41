"""A folder that belongs to this user alone: nothing in it is followed, none of another's is read.

Where others may write they may plant what they like: a link to a file of the user's, a pipe that
nobody writes to, a folder of their own. So a folder is opened step by step from the place where
the user wants it, no step is a link, and each folder must be the user's; it is closed to the
writing of others. It is then held open, and all that is done in it goes through its descriptor:
nothing can take its place between the check and the use.
"""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import BufferedReader
from mmap import ACCESS_READ, mmap
from pathlib import Path

from zgc_cli.runtime.files import beside

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_TEMPORARY = ".tmp"
_ABANDONED = 3600  # seconds after which a temporary file has no writer any more


class PrivateFolder:
    """A folder that was checked and is held open; `private_folder` opens one."""

    __slots__ = ("_number", "_path")

    def __init__(self, number: int, path: Path) -> None:
        """Take the descriptor of a folder that was checked, and what it was called."""
        self._number = number
        self._path = path

    def read(self, name: str, most: int) -> bytes:
        """Return the bytes of a file of ours; OSError for anything else, or more than `most`."""
        with self._opened(name) as file:
            size = os.fstat(file.fileno()).st_size
            if size > most:
                raise _refused(name)
            return file.read(size)

    def mapped(self, name: str) -> mmap:
        """Return a file of ours, mapped into memory; OSError for others, ValueError if empty."""
        with self._opened(name) as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)

    @contextmanager
    def _opened(self, name: str) -> Iterator[BufferedReader]:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        with os.fdopen(os.open(name, flags, dir_fd=self._number), "rb") as file:
            if not _is_our_file(os.fstat(file.fileno())):
                raise _refused(name)
            yield file

    def changed(self, name: str) -> int | None:
        """Return when a file of ours was changed, in nanoseconds; None for anything else."""
        try:
            status = os.stat(name, dir_fd=self._number, follow_symlinks=False)
        except FileNotFoundError:
            return None
        return status.st_mtime_ns if _is_our_file(status) else None

    def write(self, name: str, pieces: Iterable[bytes], changed: int | None = None) -> None:
        """Write a file whole or not at all, in the place of whatever has its name but a folder.

        `changed` is when it shall seem to be changed, in nanoseconds.
        """
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        here = self._number
        with beside(self._path / name) as temporary:
            with os.fdopen(os.open(temporary.name, flags, 0o600, dir_fd=here), "wb") as file:
                file.writelines(pieces)
                file.flush()
                if changed is not None:
                    os.utime(file.fileno(), ns=(changed, changed))
            os.replace(temporary.name, name, src_dir_fd=here, dst_dir_fd=here)

    def files(self) -> dict[str, os.stat_result]:
        """Return the regular files by name, but for those that are being written."""
        found = self._entries(stat.S_ISREG)
        return {name: status for name, status in found.items() if not name.endswith(_TEMPORARY)}

    def remove_abandoned(self) -> None:
        """Remove the temporary files that have no writer any more."""
        for name, status in self._entries(stat.S_ISREG).items():
            if name.endswith(_TEMPORARY) and time.time() - status.st_mtime > _ABANDONED:
                self.remove(name)

    def folders(self) -> list[str]:
        """Return the names of the folders in it, whosever they are."""
        return list(self._entries(stat.S_ISDIR))

    @contextmanager
    def below(self, name: str) -> Iterator["PrivateFolder"]:
        """Hold open a folder in this one; OSError if it is not as private."""
        number = _step(self._number, name, make=False)
        try:
            yield PrivateFolder(number, self._path / name)
        finally:
            os.close(number)

    def remove(self, name: str) -> None:
        """Remove a file; another process may have done so."""
        with suppress(FileNotFoundError):
            os.unlink(name, dir_fd=self._number)

    def remove_folder(self, name: str) -> None:
        """Remove a folder in this one; OSError if it is not empty."""
        os.rmdir(name, dir_fd=self._number)

    def _entries(self, kind: Callable[[int], bool]) -> dict[str, os.stat_result]:
        found = {}
        with os.scandir(self._number) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # another process removes files, too
                    status = entry.stat(follow_symlinks=False)
                    if kind(status.st_mode):
                        found[entry.name] = status
        return found


def cache_base(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the user's cache folder; None where there is no home or the cache is switched off."""
    if environ.get("ZGC_CACHE", "").lower() == "off":
        return None
    place, home = environ.get("XDG_CACHE_HOME", ""), environ.get("HOME", "")
    with suppress(OSError, ValueError):
        if not place and home and Path(home).is_dir():  # a home that is not there is not made
            place = f"{home}/.cache"
    return Path(place) if place and Path(place).is_absolute() else None


@contextmanager
def private_folder(base: Path, names: Sequence[str], *, make: bool) -> Iterator[PrivateFolder]:
    """Hold open the folder `base/names[0]/…`, made where it is not there if `make`.

    `base` is where the user wants it, a link if he likes. Raises OSError if a folder below is a
    link, or belongs to somebody else; those of the user are closed to the writing of others.
    """
    if os.open not in os.supports_dir_fd:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    if make and not base.is_dir():
        _make(base)
    number = os.open(base, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for name in names:
            below = _step(number, name, make)
            os.close(number)
            number = below
        yield PrivateFolder(number, base.joinpath(*names))
    finally:
        os.close(number)


def _make(base: Path) -> None:
    """Make the user's cache folder; PermissionError below what is not his: another's home."""
    above = base.parent
    while not above.exists():
        above = above.parent
    if above.stat().st_uid != os.geteuid():
        raise _refused(str(above))
    base.mkdir(0o700, parents=True, exist_ok=True)


def _step(number: int, name: str, make: bool) -> int:
    """Open a folder in another one, check that it is the user's, and make it his alone."""
    if make:
        with suppress(FileExistsError):
            os.mkdir(name, 0o700, dir_fd=number)
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    below = os.open(name, flags, dir_fd=number)
    try:
        _close_to_others(below, name)
    except OSError:
        os.close(below)
        raise
    return below


def _close_to_others(folder: int, name: str) -> None:
    """Take from others the right to write in a folder of ours; PermissionError if it is not ours.

    One that was made under a umask that lets the group write would never be used otherwise. What
    others put there before is checked as anything else: a file must be ours and ours to write.
    """
    status = os.fstat(folder)
    if status.st_uid != os.geteuid():
        raise _refused(name)
    if status.st_mode & _OTHERS_WRITE:
        os.fchmod(folder, stat.S_IMODE(status.st_mode) & ~_OTHERS_WRITE)


def _is_our_file(status: os.stat_result) -> bool:
    ours = status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_WRITE
    return ours and stat.S_ISREG(status.st_mode)


def _refused(name: str) -> PermissionError:
    return PermissionError(errno.EPERM, os.strerror(errno.EPERM), name)
