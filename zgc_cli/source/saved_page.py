"""The page in a file that a browser makes of it and its pictures: MHTML, an archive of Safari."""

import re
from typing import Any

_FIELD = rb"[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*"
_MHTML = re.compile(rb"(?:%b)*?Content-Type:\s*multipart/related" % _FIELD, re.IGNORECASE)
_HEAD = 4096  # bytes in which the kind of an MHTML file is told
_ARCHIVE = b"bplist00"
_PAGES = ("text/html", "application/xhtml+xml")


def page_inside(data: bytes) -> tuple[bytes, str | None] | None:
    """Return the page and the encoding that its envelope tells; None for any other file."""
    if data.startswith(_ARCHIVE):
        return _of_archive(data)
    return _of_mhtml(data) if _MHTML.match(data[:_HEAD]) else None


def _of_mhtml(data: bytes) -> tuple[bytes, str | None] | None:
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() in _PAGES:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page, part.get_content_charset()
    return None


def _of_archive(data: bytes) -> tuple[bytes, str | None] | None:
    from plistlib import InvalidFileException, loads

    try:
        main: Any = loads(data)["WebMainResource"]
        page, encoding = main["WebResourceData"], main.get("WebResourceTextEncodingName")
    except (InvalidFileException, ValueError, KeyError, TypeError, RecursionError, MemoryError):
        return None
    return (page, encoding) if isinstance(page, bytes) else None
