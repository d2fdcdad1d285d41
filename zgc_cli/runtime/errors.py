"""The errors that a user can mend: each is one sentence on stderr and exit status 2."""

import errno
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from zgc_cli.runtime.language import _

Result = TypeVar("Result")


class ZgcError(Exception):
    """Bad input or wrong usage; `str(error)` is the sentence that the user reads."""


class QueryError(ZgcError):
    """A query that no article answers: where there are several, no other one is asked."""


class DocumentError(ZgcError):
    """A file that is no parsed document, is damaged, or is of another schema version."""


class SourceError(ZgcError):
    """An input that cannot be read as text, or an output that cannot be written."""


def guess(typed: str, names: Iterable[str], least: float = 0.5) -> str:
    """Return `(did you mean …?)` for the name that is nearest to what was typed; else nothing.

    `least` is the likeness (0 to 1) from which on a name is near.
    """
    from difflib import get_close_matches

    return did_you_mean(get_close_matches(typed, list(names), 1, least))


def did_you_mean(near: Sequence[str]) -> str:
    """Return `(did you mean …?)` for names near to what was typed; else nothing."""
    return _(" (did you mean {name}?)", name=", ".join(near)) if near else ""


def reason(error: OSError) -> str:
    """Return why the system refused, in the user's language where it is a common reason."""
    if error.errno == errno.ENOENT:
        return _lacking(error.filename)
    common = {
        errno.EISDIR: _("it is a folder"),
        errno.ENOTDIR: _("a part of the path is no folder"),
        errno.EACCES: _("permission denied"),
        errno.ENOSPC: _("the disk is full"),
        errno.EFBIG: _("the file would be too large"),
        errno.EMFILE: _("too many files are open in one process"),
        errno.ENFILE: _("too many files are open in all processes"),
        errno.EAGAIN: _("the resource is not available now"),
    }
    return common.get(error.errno or 0) or error.strerror or str(error)


def _lacking(place: object) -> str:
    """Return what is not there: the folder of a file, or what was named."""
    folder = Path(place).parent if isinstance(place, str) else Path()
    if not folder.exists():
        return _("there is no folder {folder}", folder=folder)
    return _("there is no such file or folder")


# What the system has too little of for one process or user.
_LIMITED = (errno.EMFILE, errno.EAGAIN)
# How an import, a codec and the interpreter say that memory ran out where they do not say it: a
# library is not mapped, a codec's library is not found, C code fails and sets no error.
_HIDDEN = {
    ImportError: (
        "failed to map segment",
        "cannot allocate memory",
        "cannot apply additional memory",
    ),
    LookupError: ("unknown encoding",),
    SystemError: ("without setting an exception", "without exception set"),
}


def explained(error: BaseException) -> str | None:
    """Return the sentence for an error that the machine is to blame for; None for any other."""
    if is_out_of_memory(error):
        return _("there is not enough memory")
    if not isinstance(error, OSError):
        return None
    if error.errno == errno.ENFILE:
        return _("the system is at its limit: {reason}", reason=reason(error))
    if error.errno in _LIMITED:
        return _("the system sets a limit: {reason}; see 'ulimit -a'", reason=reason(error))
    return f"{error.filename or _('cannot write the output')}: {reason(error)}"


def is_out_of_memory(error: BaseException | None) -> bool:
    """Return whether memory ran out: in this error, or in one in whose context it is."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return True
        told = str(error).casefold()
        for kind, words in _HIDDEN.items():
            if isinstance(error, kind) and any(word in told for word in words):
                return True
        error = error.__cause__ or error.__context__
    return False


def letting_go(work: Callable[[], Result]) -> Result:
    """Return what `work` returns; where memory runs out, what was in work goes before the error.

    Else the handlers on its way had none: for one behind the 256th instruction of a function,
    the standard library has such, CPython 3.11 allocates, and tries for ever where it cannot.
    """
    try:
        return work()
    except MemoryError as error:
        error.__context__ = None
        error.with_traceback(None)
        raise
