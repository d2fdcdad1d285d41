"""The errors that a user can mend: each is one sentence on stderr and exit status 2."""


class ZgcError(Exception):
    """Bad input or wrong usage; `str(error)` is the sentence that the user reads."""


class DocumentError(ZgcError):
    """A file that is no parsed document, is damaged, or is of another schema version."""


class SourceError(ZgcError):
    """An input that cannot be read as text, or an output that cannot be written."""
