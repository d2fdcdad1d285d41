"""Raw articles as people have them: plain text, Markdown or a saved web page, in some encoding.

Whatever it was, the text that comes out has its paragraphs on the lines on which they began in the
source, so that a record's `line` leads there; for a page that cannot be told, see `webpage`.
"""

import re
import sys
from codecs import lookup
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from zgc_cli.errors import SourceError, ZgcError, reason
from zgc_cli.files import read_most
from zgc_cli.language import _
from zgc_cli.store import MAX_DOCUMENT, is_document, too_large

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


MAX_TEXT = 32 << 20  # bytes; an article has some ten thousand


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises SourceError for more than MAX_TEXT bytes of raw text, or MAX_DOCUMENT of a document.
    """
    if not path:
        raise SourceError(_("cannot read a file without a name"))
    if path == "-" and sys.stdin is None:
        raise SourceError(_("cannot read standard input: it is closed"))
    try:
        if path == "-":
            return _bounded(sys.stdin.buffer, path)
        with Path(path).open("rb") as stream:
            return _bounded(stream, path)
    except OSError as error:
        raise SourceError(
            _("cannot read {file}: {reason}", file=path, reason=reason(error))
        ) from error


def _bounded(stream: BinaryIO, name: str) -> bytes:
    """Read to the end, or to where it is too much: /dev/zero has no end."""
    data = read_most(stream, MAX_TEXT)
    if is_document(data):
        if len(data) > MAX_TEXT:
            data += read_most(stream, MAX_DOCUMENT - len(data))
        if len(data) > MAX_DOCUMENT:
            raise too_large(name)
    elif len(data) > MAX_TEXT:
        raise SourceError(
            _(
                "{file} is too large: a text has at most {most} MiB; split it",
                file=name,
                most=MAX_TEXT >> 20,
            )
        )
    return data


class Raw(NamedTuple):
    """The text of an article, and the ISO day that a web page gives as its own."""

    text: str
    date: str | None = None


MARKDOWN = (".md", ".markdown")
PAGES = (".html", ".htm", ".xhtml", ".shtml")
SUFFIXES = (".txt", *MARKDOWN, *PAGES)
# How a page begins, whatever its file is called: behind a declaration and comments, if any.
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([-\w]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
MOST_SECONDS = 60  # of processor time for a page; a usual one takes one


def article(data: bytes, place: str) -> Raw:
    """Return the article in the bytes of a file, or of standard input for `-`.

    A page is known by its name or by how it begins, Markdown by its name alone. Raises SourceError
    for what is no text, or a page without any; ZgcError where the extra for pages is missing.
    """
    name = _("standard input") if place == "-" else place
    suffix = Path(place).suffix.lower()
    start = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if suffix in PAGES or _PAGE.match(start):
        declared = _DECLARED.search(start)
        return _main_text(decode(data, name, declared and declared[1].decode()), name)
    text = decode(data, name)
    if suffix in MARKDOWN:
        from zgc_cli.source.markdown import plain

        text = plain(text, name)
        if not text.strip():
            raise SourceError(_("{file} holds no text", file=name))
    return Raw(text)


def _main_text(page: str, name: str) -> Raw:
    """Return the main text of a page, read in a process of its own."""
    from importlib.util import find_spec

    if find_spec("trafilatura") is None:
        raise ZgcError(
            _(
                "{file} is a web page; to read pages, run: pip install 'zgc-cli[html]'",
                file=name,
            )
        )
    from zgc_cli.elsewhere import FailedError, GivenUpError, call

    try:
        text, day = call("zgc_cli.source.webpage:main_text", (page, name), MOST_SECONDS)
    except GivenUpError:
        raise SourceError(
            _("{file}: the page is not read in {seconds} seconds", file=name, seconds=MOST_SECONDS)
        ) from None
    except MemoryError:
        raise SourceError(
            _("{file}: there is not enough memory to read the page", file=name)
        ) from None
    except FailedError as error:  # whatever an odd page makes of the library
        raise SourceError(
            _("{file}: the page cannot be read: {error}", file=name, error=error)
        ) from None
    return Raw(text, day)


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the text of bytes in UTF-8, UTF-16 or GB18030, or as a page declares.

    A mark at the beginning tells, else UTF-8 is tried first, then what was declared. Bytes that are
    none of these are taken for GB18030 or UTF-16 only where the outcome reads as Chinese text, for
    both give some character to almost any bytes. SourceError if nothing fits.
    """
    marked = next((e for mark, e in BOMS if data.startswith(mark)), None)
    text = _decoded(data, marked or "utf-8")
    if text is None and declared:
        text = _decoded(data, _encoding(declared))
    if text is None or ("\0" in text and not marked):
        text = _guessed(data) or text
    if text is None:
        raise SourceError(_("{file} is not text in UTF-8, UTF-16 or GB18030", file=name))
    if "\0" in text:
        raise SourceError(_("{file} is not text: it holds NUL characters", file=name))
    if not text.strip():
        raise SourceError(_("{file} holds no text", file=name))
    return text


# What browsers read some names as: each is a part of the other.
_EQUAL = {
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "big5-tw"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii"), "cp1252"),
    "shift_jis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
}
# Python's own, in which any bytes may be read, or none.
_NO_ENCODING = ("undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "idna", "punycode")
_USUAL = 0.9  # the least share of usual characters in a text whose encoding is guessed


def _encoding(declared: str) -> str:
    """Return the encoding that a page means; UTF-8 where it means none."""
    try:
        name = lookup(_EQUAL.get(declared.lower(), declared)).name
    except LookupError:
        return "utf-8"
    return "utf-8" if name.replace("_", "-") in _NO_ENCODING else name


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guessed(data: bytes) -> str | None:
    """Return the text by the encoding that makes it look most Chinese; None if none does."""
    found = filter(None, (_decoded(data, e) for e in ("gb18030", "utf-16-le", "utf-16-be")))
    texts = [text for text in found if _share(text, _usual) >= _USUAL and "\0" not in text]
    return max(texts, key=lambda text: _share(text, _chinese), default=None)


def _share(text: str, test: Callable[[str], bool]) -> float:
    sample = text[:100_000]
    return sum(map(test, sample)) / len(sample)


def _usual(character: str) -> bool:
    if character.isascii():
        return character.isprintable() or character in "\t\r\n"
    return _chinese(character)


def _chinese(character: str) -> bool:
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3000" <= character <= "\u303f"
        or "\uff00" <= character <= "\uffef"
        or character in "“”‘’—…·×℃°±①②③④⑤Ⅰ"
    )
