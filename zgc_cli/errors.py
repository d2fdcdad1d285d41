"""The errors that a user can mend: each is one sentence on stderr and exit status 2."""

import errno

from zgc_cli.language import _


class ZgcError(Exception):
    """Bad input or wrong usage; `str(error)` is the sentence that the user reads."""


class QueryError(ZgcError):
    """A query that no article answers: where there are several, no other one is asked."""


class DocumentError(ZgcError):
    """A file that is no parsed document, is damaged, or is of another schema version."""


class SourceError(ZgcError):
    """An input that cannot be read as text, or an output that cannot be written."""


def reason(error: OSError) -> str:
    """Return why the system refused, in the user's language where it is a common reason."""
    if error.errno in (errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.EACCES, errno.ENOSPC):
        return {
            errno.ENOENT: _("there is no such file"),
            errno.EISDIR: _("it is a folder"),
            errno.ENOTDIR: _("a part of the path is no folder"),
            errno.EACCES: _("permission denied"),
            errno.ENOSPC: _("the disk is full"),
        }[error.errno]
    return error.strerror or str(error)
