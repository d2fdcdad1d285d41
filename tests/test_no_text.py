"""Files that are no text, however they are handed in: one sentence says what they seem to be."""

import bz2
import gzip
import io
import lzma
import pickle
import py_compile
import sqlite3
import struct
import sys
import tarfile
import tempfile
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SEED, Runner
from zgc_cli.runtime.errors import SourceError
from zgc_cli.source import article

TEXT = "标题在这里\n\n王明说，今天的天气很好，大家都很高兴。\n"


def zipped(name: str, data: str = "x", *, stored: bool = True) -> bytes:
    out = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", kind) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("news.txt")
        entry.size = len(TEXT.encode())
        archive.addfile(entry, io.BytesIO(TEXT.encode()))
    return out.getvalue()


def database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (x)")
    return bytes(connection.serialize()) if hasattr(connection, "serialize") else _SQLITE


_SQLITE = b"SQLite format 3\0\x10\0\1\1\0@  "


def sound() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(100))
    return out.getvalue()


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")


def compiled() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.py")
        source.write_text("A = 1\n", "utf-8")
        made = source.with_suffix(".pyc")
        py_compile.compile(str(source), str(made), doraise=True)
        return made.read_bytes()


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a.docx": (
        encrypted,
        "an encrypted document (.docx, .xlsx, .pptx); open it and save it without",
    ),
    "a.xlsx": (lambda: zipped("xl/workbook.xml"), "an Excel workbook"),
    "a.pptx": (lambda: zipped("ppt/presentation.xml"), "a PowerPoint presentation"),
    "a.epub": (lambda: zipped("mimetype", "application/epub+zip"), "an e-book"),
    "a.odt": (
        lambda: zipped("mimetype", "application/vnd.oasis.opendocument.text"),
        "an OpenDocument file",
    ),
    "a.ofd": (lambda: zipped("OFD.xml"), "an OFD document"),
    "a.zip": (lambda: zipped("news.txt", TEXT, stored=False), "a ZIP archive; unpack it"),
    "a.xml": (
        lambda: b'<?xml version="1.0"?>\n<rss><title>news</title></rss>',
        "XML, as of a feed",
    ),
    "a.rtf": (lambda: b"{\\rtf1\\ansi\\deff0 {\\fonttbl}\n}", "Rich Text Format"),
    "a.ps": (lambda: b"%!PS-Adobe-3.0\n%%Pages: 1\n", "PostScript"),
    "a.doc": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        "an older Office or of WPS",
    ),
    "a.caj": (lambda: b"CAJ\0" + bytes(100), "a CAJ document"),
    "a.eml": (
        lambda: b"From: a@b.cn\nSubject: =?utf-8?B?5qGl?=\n x\nMIME-Version: 1.0\nX-A: b\n\n5qGl\n",
        "a mail (.eml); open it",
    ),
    "a.gz": (lambda: gzip.compress(TEXT.encode()), "gzip data (.gz); unpack it"),
    "a.bz2": (lambda: bz2.compress(TEXT.encode()), "bzip2 data"),
    "a.xz": (lambda: lzma.compress(TEXT.encode()), "xz data"),
    "a.zst": (lambda: b"\x28\xb5\x2f\xfd\x04\x58abc", "Zstandard data"),
    "a.7z": (lambda: b"7z\xbc\xaf\x27\x1c\0\4" + bytes(40), "a 7-Zip archive"),
    "a.rar": (lambda: b"Rar!\x1a\x07\x01\0" + bytes(40), "a RAR archive"),
    "a.tar": (tar, "a tar archive"),
    "a.db": (database, "an SQLite database"),
    "a.png": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(40), "a picture"),
    "a.jpg": (lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(40), "a picture"),
    "a.gif": (lambda: b"GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0;", "a picture"),
    "a.bmp": (lambda: b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "a picture"),
    "a.webp": (lambda: b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
    "a.heic": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0", "a picture"),
    "a.mp3": (lambda: b"ID3\3\0\0\0\0\0\x0fTIT2", "sound or a film"),
    "b.mp3": (lambda: b"\xff\xfb\x90\x64" + bytes(40), "sound or a film"),
    "a.wav": (sound, "sound or a film"),
    "a.mp4": (lambda: b"\0\0\0\x20ftypisom\0\0\2\0", "sound or a film"),
    "a.elf": (lambda: Path(sys.executable).read_bytes()[:5000], "a program"),
    "a.exe": (lambda: b"MZ\x90\0\3\0\0\0" + bytes(100), "a program"),
    "a.pyc": (compiled, "a program"),
    "a.pkl": (lambda: pickle.dumps([TEXT, 1]), "stored objects of Python"),
    "b.pkl": (lambda: pickle.dumps([1, 2, 3], 0), "stored objects of Python"),
    "c.pkl": (lambda: pickle.dumps({"a": 1}, 2), "stored objects of Python"),
    "a.json": (lambda: b'["a", 1]', "is JSON and not a parsed document"),
    "b.json": (lambda: b"{broken", "is JSON and not a parsed document"),
    "c.txt": (lambda: '\ufeff{"title": "标题", "text": "好。"}\n'.encode(), "is JSON and not"),
    "d.txt": (lambda: '{"a": "好。"}\n{"a": "坏。"}\n'.encode(), "is JSON and not"),
    "a.bin": (lambda: bytes(range(1, 128)) * 3, "it holds control characters; save it as text"),
    "b.bin": (lambda: bytes(range(256)) * 8, "is not text in UTF-8"),
    "c.bin": (lambda: struct.pack("<100H", *range(1, 101)), "is not text"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_text(name: str) -> None:
    make, told = FILES[name]
    by_itself = not name.endswith(".json")  # which its name alone tells
    for place in (name, *(("-", "a.txt", "a.md", "无") if by_itself else ())):
        with pytest.raises(SourceError) as caught:
            article(make(), place)
        assert told in str(caught.value)
        assert "\n" not in str(caught.value)
        called = "standard input" if place == "-" else place
        assert str(caught.value).startswith(f"{called} is ")


def test_every_way_in(zgc: Runner) -> None:
    book, told = zipped("xl/workbook.xml"), "it seems to be an Excel workbook (.xlsx)"
    (zgc.home / "bad.xlsx").write_bytes(book)
    (zgc.home / "good.txt").write_text(TEXT, "utf-8")
    folder = zgc.home / "folder"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(book)
    (folder / "good.txt").write_text(TEXT, "utf-8")
    commands: tuple[tuple[str, ...], ...] = (
        ("read", "-a", "bad.xlsx"),
        ("read", "-a", "good.txt", "-a", "bad.xlsx"),
        ("read", "-a", "folder"),
        ("check", "bad.xlsx"),
        ("parse", "bad.xlsx"),
        ("parse", "good.txt", "bad.xlsx", "-d", "out"),
        ("export", "-a", "bad.xlsx", "--to", "html"),
    )
    for command in commands:
        done = zgc(*command)
        assert done.status == 2, command
        assert told in done.err
        printed = command[-1] == "folder" or command[:3] == ("read", "-a", "good.txt")
        assert bool(done.out) == printed
    assert [f.name for f in (zgc.home / "out").iterdir()] == ["good.zgc"]
    for command in (("read", "-a", "-"), ("check", "-"), ("parse", "-")):
        done = zgc(*command, stdin=book)
        assert (done.status, done.out) == (2, "")
        assert f"standard input is not text: {told}" in done.err


LETTERS = (
    *('{"a": 1}\n是一个对象。', "西睚。", "漱壕。", "塒NG。"),
    *("PK赛今天开始。", "PK", "%PDF是一种格式。", "%PDF-1.7是一种格式。", "%PDF-1.7\n是一种格式。"),
    "<?xml 是一种声明的开头。",
    *("{", "{王明}说，好。", "{\n王明说。\n}", "{\\rtf是一种格式。", "GIF89a是一种图片。", "GIF8"),
    *(
        "BM是缩写。",
        "MZ是文件头。",
        "ID3标签。",
        "RIFF格式WAVE。",
        "BZh压缩。",
        "Rar!是标记。",
        "7z压缩。",
    ),
    "From: 李明\nTo: 王海\nSubject: 修路\nDate: 今天\n",
    *("SQLite format 3是数据库。", "CAJ格式。", "%!PS是开头。", "(好)。", "[1]", "c程序\n语言\n"),
    *("ELF是程序。", "考生说，好。", "者", '"zgc":是什么？', "OggS是格式。", "II*是标记。"),
)


@pytest.mark.parametrize("text", LETTERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_that_begins_like_a_format(text: str, encoding: str) -> None:
    whole = f"{text}\n王明说，今天的天气很好，大家都很高兴。\n"
    assert article(whole.encode(encoding), "a.txt").text == whole


ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"),
    *("utf-32-be", "gbk", "gb18030", "big5", "big5hkscs"),
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("length", [60, 100_000])
def test_texts_in_every_encoding(encoding: str, length: int) -> None:
    text = SEED.read_text("utf-8")[:length]
    data = text.encode(encoding, "ignore")
    assert article(data, "a.txt").text == data.decode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        f"\x1b[1m{TEXT}\x0c\x07\x08\x0b{TEXT}\x02{TEXT}\x1a",
        "\x02标题",
        "标题\x01\n王明说好。",
        "\x01\x02\x03\x04\x05\x06\x0e\x0f标题",
    ],
)
def test_controls_by_accident_do_not_make_a_text_unreadable(text: str) -> None:
    assert article(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    "text", ["\x02标题", "标题\x01\n王明说好。", "\x01\x02\x03\x04王\x05\x06\x0e\x0f"]
)
def test_a_few_controls_leave_a_short_text_readable(text: str) -> None:
    assert article(text.encode(), "a.txt").text == text
    with pytest.raises(SourceError, match="it holds control characters"):
        article((text + "\x01" * 8).encode(), "a.txt")
