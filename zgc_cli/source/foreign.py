"""What people hand in as an article and is none: known by its bytes, each with a way to its text.

Letters alone (`PK`, `GIF8`, `%PDF`) may well begin a text, so that every pattern here goes on to
what no text has there: a control character, or the syntax of the format.
"""

import re
from collections import Counter

from zgc_cli.runtime.errors import SourceError
from zgc_cli.runtime.language import N_, _
from zgc_cli.runtime.named_tuple import NamedTuple


class Format(NamedTuple):
    """A format that is no text: how its files begin, what they are, what to do with one."""

    start: bytes  # a pattern
    what: str
    advice: str
    inside: bytes = b""  # a pattern of what its files hold besides
    read_as: str = ""  # for one that can be read, how the names of its files end


_SAVE_AS_TEXT = N_("open it and save it as text (.txt)")
_UNPACK = N_("unpack it and give the text that is in it")
_NO_TEXT = N_("give the text of the article")
_NAME = N_("give it a name that ends so")

_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"
# The first that fits is named, so that what is kept in a ZIP archive stands before the archive.
_FORMATS = (
    Format(_ZIP, N_("a Word document (.docx)"), _NAME, rb"word/", ".docx"),
    Format(_ZIP, N_("an Excel workbook (.xlsx)"), _SAVE_AS_TEXT, rb"xl/"),
    Format(_ZIP, N_("a PowerPoint presentation (.pptx)"), _SAVE_AS_TEXT, rb"ppt/"),
    Format(_ZIP, N_("an e-book (.epub)"), _SAVE_AS_TEXT, rb"application/epub\+zip"),
    Format(_ZIP, N_("an OpenDocument file (.odt)"), _SAVE_AS_TEXT, rb"vnd\.oasis\.opendocument"),
    Format(_ZIP, N_("an OFD document (.ofd)"), _SAVE_AS_TEXT, rb"OFD\.xml"),
    Format(_ZIP, N_("a ZIP archive"), _UNPACK),
    Format(
        rb"(?i)\s*<\?xml[^>]*>\s*(?!<!doctype\s+html|<html|<!--)<",
        N_("XML, as of a feed"),
        _NO_TEXT,
    ),
    Format(rb"\s*%PDF-[0-9]\.[0-9]\s*[\r\n]", N_("a PDF (.pdf)"), _NAME, rb"[0-9] obj\b", ".pdf"),
    Format(
        rb"(?:(?:Return-Path|Delivered-To|Received|From|To|Date|Subject|Message-ID|MIME-Version"
        rb"|Content-Type|X-[\w-]+): [^\n]*\n(?:[ \t][^\n]*\n)*){3}",
        N_("a mail (.eml)"),
        _SAVE_AS_TEXT,
        rb"(?m)^(?:MIME-Version|Content-Transfer-Encoding):",
    ),
    Format(rb"\s*\{\\rtf[0-9]*[\\{\s]", N_("Rich Text Format (.rtf)"), _SAVE_AS_TEXT),
    Format(
        rb"%!PS-Adobe-[0-9]", N_("PostScript"), N_("get its text with: ps2ascii FILE.ps FILE.txt")
    ),
    Format(
        _OLE,
        N_("an encrypted document (.docx, .xlsx, .pptx)"),
        N_("open it and save it without a password"),
        "EncryptedPackage".encode("utf-16-le"),
    ),
    Format(
        _OLE,
        N_("a file of an older Office or of WPS (.doc, .xls, .ppt)"),
        _SAVE_AS_TEXT,
    ),
    Format(rb"(?s:.{60})BOOKMOBI", N_("an e-book (.mobi)"), _SAVE_AS_TEXT),
    Format(rb"CAJ\0|HN\0\0", N_("a CAJ document (.caj)"), _SAVE_AS_TEXT),
    Format(rb"\x1f\x8b[\x00-\x08]", N_("gzip data (.gz)"), _UNPACK),
    Format(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)", N_("bzip2 data (.bz2)"), _UNPACK),
    Format(rb"\xfd7zXZ\0", N_("xz data (.xz)"), _UNPACK),
    Format(rb"\x28\xb5\x2f\xfd", N_("Zstandard data (.zst)"), _UNPACK),
    Format(rb"7z\xbc\xaf\x27\x1c", N_("a 7-Zip archive"), _UNPACK),
    Format(rb"Rar!\x1a\x07", N_("a RAR archive"), _UNPACK),
    Format(rb"(?s:.{257})ustar[\0 ]", N_("a tar archive"), _UNPACK),
    Format(rb"SQLite format 3\0", N_("an SQLite database"), _NO_TEXT),
    Format(
        rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a(?s:.{6})\0|II\*\0|MM\0\*|BM(?s:.{4})\0{4}"
        rb"|RIFF(?s:.{4})WEBPVP8|\0\0(?s:.{2})ftyp(?:avif|hei[cf]|mif1)",
        N_("a picture"),
        N_("get its text with a program that recognises characters (OCR)"),
    ),
    Format(
        rb"ID3[\x02-\x04]\0|\xff[\xf2\xf3\xfa\xfb]|OggS\0|fLaC\0"
        rb"|RIFF(?s:.{4})(?:WAVE|AVI )[A-Za-z ]{4}|\0\0(?s:.{2})ftyp|\x1aE\xdf\xa3",
        N_("sound or a film"),
        _NO_TEXT,
    ),
    Format(
        rb"\x7fELF|MZ(?s:.)[\0\x01]|\xca\xfe\xba\xbe\0|[\xce\xcf]\xfa\xed\xfe(?s:.{3})\x01|\0asm"
        rb"|(?s:..)\r\n[\0-\x03]\0{3}",
        N_("a program"),
        _NO_TEXT,
    ),
    Format(
        rb"\x80[\x02-\x05]|\([dl]p0\n|c[\w.]+\n\w+\np0\n",
        N_("stored objects of Python (.pkl)"),
        _NO_TEXT,
        rb"\.\s*\Z",
    ),
)
JSON = (".json", ".jsonl", ".ndjson")  # names of a format whose texts are in its strings
_LINES = 2  # of JSON Lines that are looked at
# Controls that no text holds; those of a typewriter, ESC, and the end of a file under DOS it may.
_CONTROL = "[\x01-\x06\x0e-\x19\x1c-\x1f]"
# The least share of Chinese characters among the letters of an article. One that is full of foreign
# names and addresses has a third; one in English that spells some names, a fiftieth.
_LEAST_HAN = 0.05
_MOST_KANA = 0.5  # Japanese letters for a Chinese character
# So many, or this share of a longer text, are taken for an accident, and shown escaped.
_FEW_CONTROLS = 8
_MOST_CONTROLS = 0.02


def readable(data: bytes) -> str:
    """Return how the names of such files end if they are no text but can be read, else ''."""
    known = _format(data)
    return known.read_as if known else ""


def check(data: bytes, name: str) -> None:
    """Raise SourceError if the bytes are those of a format that is no text."""
    if known := _format(data):
        raise SourceError(
            _(
                "{file} is not text: it seems to be {what}; {advice}",
                file=name,
                what=_(known.what),
                advice=_(known.advice),
            )
        )


def _format(data: bytes) -> Format | None:
    fitting = (f for f in _FORMATS if re.match(f.start, data) and re.search(f.inside, data))
    return next(fitting, None)


def check_chinese(text: str, name: str) -> None:
    """Raise SourceError for a text with hardly a Chinese character among its letters.

    Nor is one Chinese whose characters stand among Japanese letters.
    """
    counts = Counter(text)
    han = sum(count for character, count in counts.items() if _is_han(character))
    kana = sum(count for character, count in counts.items() if _is_kana(character))
    letters = sum(n for c, n in counts.items() if c.isalnum() and not c.isdecimal())
    if han and kana <= _MOST_KANA * han and han >= _LEAST_HAN * letters:
        return
    raise SourceError(_("{file} holds no Chinese text; zgc reads articles in Chinese", file=name))


def _is_han(character: str) -> bool:
    """Return whether this is a Chinese character, be it a rare one."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def check_json(text: str, name: str, suffix: str) -> None:
    """Raise SourceError for JSON: by its name, or for one object, or for one on each line."""
    bare = text.strip("\ufeff \t\r\n")
    if suffix in JSON or (bare.startswith("{") and (_is_json(bare) or _are_json(bare))):
        raise SourceError(
            _(
                "{file} is JSON and not a parsed document of zgc; give the text in it by itself, "
                "as jq -r prints it",
                file=name,
            )
        )


def _are_json(text: str) -> bool:
    """Return whether the first lines are JSON, as in JSON Lines."""
    lines = text.split("\n", _LINES)
    return len(lines) > 1 and all(_is_json(line) for line in lines[:_LINES])


def _is_json(text: str) -> bool:
    import json

    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def check_controls(text: str, name: str) -> None:
    """Raise SourceError if a text holds control characters beyond what a text has."""
    if "\0" in text:
        raise SourceError(
            _(
                "{file} is not text: it holds NUL characters; save it as text in UTF-8",
                file=name,
            )
        )
    controls = sum(1 for _found in re.finditer(_CONTROL, text))
    if controls > max(_FEW_CONTROLS, len(text) * _MOST_CONTROLS):
        raise SourceError(
            _(
                "{file} is not text: it holds control characters; save it as text in UTF-8",
                file=name,
            )
        )


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u3096" or "\u30a1" <= character <= "\u30fa"
