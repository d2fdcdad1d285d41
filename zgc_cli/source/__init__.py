"""Raw articles as people have them: text, Markdown, a saved web page, a Word document or a PDF.

The text that comes out of the first two has its paragraphs on the lines on which they began in the
source, so that a record's `line` leads there; for a page that cannot always be told, see `webpage`.
A Word document and a PDF have no lines: there `line` is that of the text that was taken out, where
an empty one stands between two paragraphs.
"""

import re
import sys
from codecs import lookup
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from zgc_cli.document.damage import MAGIC, is_meant_as_document
from zgc_cli.document.file import MAX_DOCUMENT, too_large
from zgc_cli.runtime.errors import SourceError, ZgcError, reason
from zgc_cli.runtime.files import is_address, read_most
from zgc_cli.runtime.language import N_, _
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.source import foreign
from zgc_cli.source.saved_page import page_inside

# The first that fits: the mark of UTF-32 begins with that of UTF-16.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

MAX_TEXT = 32 << 20  # bytes; an article has some ten thousand


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises SourceError for more than MAX_TEXT bytes of raw text, or MAX_DOCUMENT of a document.
    """
    if not path:
        raise SourceError(_("cannot read a file without a name"))
    if is_address(path):
        raise SourceError(
            _(
                "{file} is an address, and nothing is fetched; save the page and give its file, "
                "or run: curl -sL ADDRESS | zgc summary -a -",
                file=path,
            )
        )
    if path == "-" and sys.stdin is None:
        raise SourceError(_("cannot read standard input: it is closed"))
    try:
        if path == "-":
            return _bounded(sys.stdin.buffer, path)
        with Path(path).open("rb") as stream:
            return _bounded(stream, path)
    except OSError as error:
        raise SourceError(
            _("cannot read {file}: {reason}", file=shown(path), reason=reason(error))
        ) from error


def _bounded(stream: BinaryIO, name: str) -> bytes:
    """Read to the end, or to where it is too much: /dev/zero has no end."""
    data = read_most(stream, MAX_TEXT)
    if len(data) <= MAX_TEXT:
        return data
    if not is_meant_as_document(data, name):
        raise SourceError(
            _(
                "{file} is too large: a text has at most {most} MiB; split it",
                file=name,
                most=MAX_TEXT >> 20,
            )
        )
    data += read_most(stream, MAX_DOCUMENT - len(data))
    if len(data) > MAX_DOCUMENT:
        raise too_large(name)
    return data


def is_stored(data: bytes, place: str) -> bool:
    """Tell the bytes that `loads` must read, or refuse, from the text of an article.

    Raises SourceError for what is named as a document and is another format: a packed one, say.
    """
    if not is_meant_as_document(data, place):
        return False
    if not data.startswith(MAGIC):
        foreign.check(data, shown(place))
    return True


def shown(place: str) -> str:
    """Return what messages call an article: `-` is standard input."""
    return _("standard input") if place == "-" else place


class Raw(NamedTuple):
    """The text of an article, and the ISO day that a web page gives as its own."""

    text: str
    date: str | None = None


_MARKDOWN = (".md", ".markdown")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
# How a page begins, whatever its file is called: behind a declaration and comments, if any. No
# part of it can match what the next one can, or an end that is missing would take ages to miss.
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"""<meta[^<>]+charset\s*=\s*(?:["']\s*)?([-\w]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
MOST_SECONDS = 60  # of processor time for a page or another file; a usual one takes one


class _Extractor(NamedTuple):
    """What reads a kind of file, in a process of its own, and the library that it needs."""

    function: str
    library: str
    missing: str  # what to say where the library is


_PAGE_EXTRACTOR = _Extractor(
    "zgc_cli.source.webpage:main_text",
    "trafilatura",
    N_("{file} is a web page; to read pages, run: pip install 'zgc-cli[html]'"),
)
_EXTRACTORS = {
    ".docx": _Extractor(
        "zgc_cli.source.docx:text",
        "mammoth",
        N_("{file} is a Word document; to read those, run: pip install 'zgc-cli[docx]'"),
    ),
    ".pdf": _Extractor(
        "zgc_cli.source.pdf:text",
        "pypdfium2",
        N_("{file} is a PDF; to read those, run: pip install 'zgc-cli[pdf]'"),
    ),
}


def chinese_article(data: bytes, place: str) -> Raw:
    """Return the article as `article` does; SourceError for a text that is not in Chinese."""
    raw = article(data, place)
    foreign.check_chinese(raw.text, shown(place))
    return raw


def article(data: bytes, place: str, meanwhile: Callable[[], object] | None = None) -> Raw:
    """Return the article in the bytes of a file, or of standard input for `-`.

    A page is known by its name or by how it begins, a Word document and a PDF by how they begin,
    Markdown by its name alone. Raises SourceError for what is no text, which `foreign` tells, or a
    file without any; ZgcError where the extra for its kind is missing. While another process reads
    a page or the like, `meanwhile` is done here.
    """
    name = shown(place)
    suffix = Path(place).suffix.lower()
    if inside := page_inside(data):
        return _taken_out(_PAGE_EXTRACTOR, _page(*inside, name), name, meanwhile)
    kind = foreign.readable(data)
    if kind:
        from base64 import b64encode

        return _taken_out(_EXTRACTORS[kind], b64encode(data).decode(), name, meanwhile)
    foreign.check(data, name)
    if suffix in _EXTRACTORS:
        raise SourceError(
            _(
                "{file} is damaged, or no {kind} file for all its name; open it in its program "
                "and save it anew",
                file=name,
                kind=suffix,
            )
        )
    start = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if suffix in _PAGES or _PAGE.match(start):
        return _taken_out(_PAGE_EXTRACTOR, _page(data, None, name), name, meanwhile)
    text = decode(data, name)
    foreign.check_json(text, name, suffix)
    if suffix in _MARKDOWN:
        from zgc_cli.source.markdown import plain

        text = plain(text, name)
        if not text.strip():
            raise SourceError(_("{file} holds no text", file=name))
    return Raw(text)


def _page(data: bytes, encoding: str | None, name: str) -> str:
    """Return the text of a page in the encoding that is given, else in that which it declares."""
    declared = _DECLARED.search(data[:_HEAD].replace(b"\0", b""))
    return decode(data, name, encoding or (declared and declared[1].decode()))


def _taken_out(
    reader: _Extractor, given: str, name: str, meanwhile: Callable[[], object] | None
) -> Raw:
    """Return the text of a file, read in a process of its own."""
    from importlib.util import find_spec

    if find_spec(reader.library) is None:
        raise ZgcError(_(reader.missing, file=name))
    from zgc_cli.runtime.limited_call import FailedError, GivenUpError, call

    try:
        text, day = call(reader.function, (given, name), MOST_SECONDS, meanwhile)
    except GivenUpError:
        problem = _(
            "{file} is not read in {seconds} seconds; copy the text into a .txt file",
            file=name,
            seconds=MOST_SECONDS,
        )
    except MemoryError:
        problem = _(
            "{file}: there is not enough memory to read it; copy the text into a .txt file",
            file=name,
        )
    except FailedError as error:  # whatever an odd file makes of the library
        problem = _(
            "{file} cannot be read, it may be damaged: {error}; open it in its program and save "
            "it anew",
            file=name,
            error=error,
        )
    else:
        if text.strip():
            return Raw(text, day)
        problem = _("{file} holds no text", file=name)
    raise SourceError(problem)


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the text of bytes in UTF-8, -16 or -32, GB18030 or Big5, or as a page declares.

    A mark at the beginning tells, else UTF-8 is tried first, then what was declared. Bytes that are
    none of these are taken for another encoding only where the outcome reads as Chinese text, for
    most give some character to almost any bytes. SourceError if nothing fits.
    """
    marked = next((e for mark, e in _BOMS if data.startswith(mark)), None)
    text = _decoded(data, marked or "utf-8")
    if text is None and declared:
        text = _decoded(data, _encoding(declared))
    if text is None or ("\0" in text and not marked):
        text = _guessed(data) or text
    if text is None:
        raise SourceError(
            _(
                "{file} is not text in UTF-8, UTF-16, UTF-32, GB18030 or Big5; save it as UTF-8",
                file=name,
            )
        )
    foreign.check_controls(text, name)
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
_BIG5 = "big5hkscs"
_GUESSED = ("gb18030", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", _BIG5)
# Chinese text: its characters and punctuation, with some signs.
_CHINESE = Pattern("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…·×℃°±①②③④⑤Ⅰ]")
_PRINTED = Pattern(rf"[ -~\t\r\n]|{_CHINESE.pattern}")
# In every text, in either script; Big5 read as GB18030, or the other way, has few of them.
_FREQUENT = Pattern("[，。、的一不在有人是大中]")
_KANA = Pattern("[\u3040-\u30ff]")
_USUAL = 0.9  # the least share of usual characters in a text whose encoding is guessed
_FEWEST_FREQUENT = 0.03  # their share in Big5, which gives Chinese characters to French and German
_SHORT = 100  # characters; a text of fewer may have none of the frequent ones
_MOSTLY = 0.5  # the share of Chinese characters that French and German never have
_JAPANESE = 0.3  # the share of kana in a text in Japanese


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
    texts = []
    for encoding in _GUESSED:
        text = _decoded(data, encoding)
        if not text or "\0" in text or _share(text, _PRINTED) < _USUAL:
            continue
        if encoding != _BIG5 or _may_be_big5(text, data):
            texts.append(text)
    return max(texts, key=lambda t: (_share(t, _CHINESE), _share(t, _FREQUENT)), default=None)


def _may_be_big5(text: str, data: bytes) -> bool:
    """Return whether what reads as Big5 is Chinese: by its characters, or being short, by most."""
    if _share(text, _FREQUENT) >= _FEWEST_FREQUENT:
        return True
    if len(text) >= _SHORT or _share(text, _CHINESE) < _MOSTLY:
        return False
    japanese = _decoded(data, "euc-jp")
    return japanese is None or _share(japanese, _KANA) < _JAPANESE


def _share(text: str, characters: Pattern) -> float:
    sample = text[:100_000]
    return len(characters.findall(sample)) / len(sample)
