"""Raw articles as people have them: bytes of some encoding, from a file or standard input."""

import sys
from pathlib import Path
from typing import BinaryIO

from zgc_cli.errors import SourceError, reason
from zgc_cli.language import _
from zgc_cli.store import MAX_DOCUMENT, is_document, too_large

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

MAX_TEXT = 32 << 20  # bytes; an article has some ten thousand


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises SourceError for more than MAX_TEXT bytes of raw text, or MAX_DOCUMENT of a document.
    """
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
    data = stream.read(MAX_TEXT + 1)
    if is_document(data):
        data += stream.read(MAX_DOCUMENT + 1 - len(data))
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


def decode(data: bytes, name: str) -> str:
    """Return the text in UTF-8, UTF-16 with a mark, or GB18030; SourceError if it is neither.

    Bytes that are no UTF-8 are taken for GB18030 only where the outcome reads as Chinese text,
    for GB18030 gives some character to almost any bytes.
    """
    encoding = next((e for mark, e in BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _gb18030(data, name)
    if "\0" in text:
        raise SourceError(_("{file} is not text: it holds NUL characters", file=name))
    if not text.strip():
        raise SourceError(_("{file} holds no text", file=name))
    return text


def _gb18030(data: bytes, name: str) -> str:
    wrong = SourceError(_("{file} is not text in UTF-8, UTF-16 or GB18030", file=name))
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise wrong from None
    usual = sum((c.isascii() and (c.isprintable() or c in "\t\r\n")) or _chinese(c) for c in text)
    if usual < 0.9 * len(text):
        raise wrong
    return text


def _chinese(character: str) -> bool:
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3000" <= character <= "\u303f"
        or "\uff00" <= character <= "\uffef"
        or character in "“”‘’—…·×℃°±①②③④⑤Ⅰ"
    )
