"""Raw articles as people have them: bytes of some encoding, from a file or standard input."""

import sys
from pathlib import Path

from zgc_cli.errors import SourceError

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`."""
    if path == "-" and sys.stdin is None:
        raise SourceError("cannot read standard input: it is closed")
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise SourceError(f"cannot read {path}: {_reason(error)}") from error


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
        raise SourceError(f"{name} is not text: it holds NUL characters")
    if not text.strip():
        raise SourceError(f"{name} holds no text")
    return text


def _gb18030(data: bytes, name: str) -> str:
    wrong = SourceError(f"{name} is not text in UTF-8, UTF-16 or GB18030")
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


def _reason(error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return error.strerror or str(error)
