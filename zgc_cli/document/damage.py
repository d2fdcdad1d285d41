"""Which bytes are meant as a parsed document: sound, damaged, or named as one; and their errors.

What was a document once must never be read as the prose of an article, so that a damaged one is
known by several marks: how it begins, the fields of its header, the records of its layers.
"""

import re
from pathlib import Path

from zgc_cli.runtime.errors import DocumentError
from zgc_cli.runtime.language import _

DOCUMENT = ".zgc"  # how the name of a parsed document ends
MAGIC = b'{"zgc":'
# Names of texts: what such a file holds decides, whatever else is in its name.
_TEXT_SUFFIXES = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml"),
    *(".mhtml", ".docx", ".pdf"),
)

# Patterns are compiled when they are needed, for a sound document needs none of them.
# A document's own name, and those that are made from it: news.zgc.bak, news.zgc~, news.zgc.n.
_NAMED = r"(?i)\.zgc(?!\w)"
# The start of a header, as it is or as another program writes the same JSON; the second form is
# one of which the magic number itself is damaged.
_START = rb'\s*\{\s*"zgc"\s*:\s*[0-9]|\s*[^\n]{6,20}"article":\{"title":'
_FIELDS = (b'"zgc":', b'"article":{', b'"layers":{', b'"check":')
_ENOUGH = 3  # of the fields, in one line
_FIRST = 8  # bytes of a line in which a header opens; a text that quotes one begins otherwise
# The end of one record of a layer and the start of the next: a document without its header.
_RECORDS = rb'\],\t\["(?:[A-Z][0-9]+(?:\.[0-9]+)?|[a-z]+)",'
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WIDE = 64  # bytes in which UTF-16 and UTF-32 show their NULs


def is_meant_as_document(data: bytes, place: str) -> bool:
    """Return whether this is a parsed document, whole or damaged, or named as one."""
    return data.startswith(MAGIC) or is_named(place) or is_damaged(data)


def is_named(place: str) -> bool:
    """Return whether this is the name of a parsed document, or of a copy of one."""
    path = Path(place)
    return re.search(_NAMED, path.name) is not None and path.suffix.lower() not in _TEXT_SUFFIXES


def is_damaged(data: bytes) -> bool:
    """Return whether this was a parsed document, whatever has happened to its beginning since."""
    bare = _single_bytes(data)
    begun = bare.strip()
    if begun and MAGIC.startswith(begun):  # nothing but a part of the magic number
        return True
    return bool(re.match(_START, bare) or re.search(_RECORDS, bare)) or _has_header(bare)


def begins_as_document(start: bytes) -> bool:
    """Return whether a file begins as a parsed document does, whole or damaged."""
    return start.startswith(MAGIC) or is_damaged(start)


def _single_bytes(data: bytes) -> bytes:
    """Return the bytes without a byte-order mark and without the NULs of UTF-16 and UTF-32."""
    bare = data.replace(b"\0", b"") if b"\0" in data[:_WIDE] else data
    for mark in _MARKS:
        bare = bare.removeprefix(mark)
    return bare


def _has_header(data: bytes) -> bool:
    """Return whether some line holds most of the fields of a header."""
    for field in _FIELDS[1:3]:
        place = data.find(field)
        if place >= 0:
            start, end = data.rfind(b"\n", 0, place) + 1, data.find(b"\n", place)
            line = data[start : end if end >= 0 else len(data)]
            if b"{" in line[:_FIRST] and sum(name in line for name in _FIELDS) >= _ENOUGH:
                return True
    return False


def damaged(name: str, what: str) -> DocumentError:
    """Return the error for a document that is not as it was written."""
    return DocumentError(
        _("{file} is damaged: {what}; parse the article again", file=name, what=what)
    )


def no_document(data: bytes, name: str) -> DocumentError:
    """Return the error for what does not begin as a document does."""
    if not data:
        return DocumentError(
            _("{file} is empty and not a parsed document; parse the article again", file=name)
        )
    if _single_bytes(data).startswith(MAGIC):
        return damaged(name, _("it is in another encoding, or a byte-order mark leads it"))
    if is_damaged(data):
        return _changed(name)
    return DocumentError(
        _(
            "{file} is not a parsed document; make one with 'zgc parse', "
            "or give a text a name that ends in .txt",
            file=name,
        )
    )


def _changed(name: str) -> DocumentError:
    """Return the error for a changed beginning; a text may also be one about documents."""
    what = _("its beginning has been changed")
    if is_named(name) or Path(name).suffix.lower() not in ("", *_TEXT_SUFFIXES):
        return damaged(name, what)
    return DocumentError(
        _(
            "{file} is damaged: {what}; parse the article again, or where it is a text that quotes "
            "a parsed document, leave the quoted header or rows out",
            file=name,
            what=what,
        )
    )
