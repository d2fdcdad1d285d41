"""A damaged document gives the answer of the sound one or none: it is never read as an article."""

import bz2
import gzip
import io
import json
import random
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from unittest import mock

import pytest

from tests.conftest import ROOT, Runner
from zgc_cli import parse
from zgc_cli.cli.app import run
from zgc_cli.cli.articles.open import document
from zgc_cli.document.damage import MAGIC, is_meant_as_document
from zgc_cli.document.file import dump
from zgc_cli.runtime.errors import ZgcError

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("summary",),
    ("entities",),
    ("quotes", "--kind", "all"),
    ("facts",),
    ("search", "公司"),
    ("ask", "有几家公司？"),
    ("show", "王明"),
)
TEXT = "标题在此\n\n新华社北京3月25日电（记者 李红）王明说：“公司有3家。”北京银行行长王明到会。\n"
NAMES = ("a.zgc", "a.ZGC", "a.txt", "a.json", "a", "-")


@cache
def sound() -> bytes:
    return dump(parse(TEXT, date="2026-03-25"))


@cache
def longer() -> bytes:
    text = (ROOT / "tests" / "data" / "d1.txt").read_text("utf-8")
    return dump(parse(f"{text[:500]}\n\n{TEXT}", date="2026-03-25"))


def answer(place: Path, command: tuple[str, ...]) -> tuple[int, str]:
    """Return the status of a command and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    with mock.patch.object(sys, "stdout", out), mock.patch.object(sys, "stderr", err):
        status = run([*command, "-a", str(place), "-f", "json"])
    if status == 2:
        assert not out.getvalue()
        assert len(err.getvalue().splitlines()) == 1
    return status, out.getvalue()


@cache
def sound_answers(data: bytes, folder: Path) -> tuple[tuple[int, str], ...]:
    place = folder / "sound.zgc"
    place.write_bytes(data)
    answers = tuple(answer(place, command) for command in COMMANDS)
    assert {status for status, _out in answers} == {0}
    return answers


def is_opened(data: bytes, folder: Path, name: str) -> bool:
    """Return whether anything is read from the bytes under a name, or from standard input."""
    place = "-" if name == "-" else str(folder / name)
    if name != "-":
        (folder / name).write_bytes(data)
    stdin = mock.Mock(buffer=io.BytesIO(data))
    parser = mock.patch(
        "zgc_cli.cli.batch.progress.parse", side_effect=AssertionError("read as prose")
    )
    with mock.patch.object(sys, "stdin", stdin), parser:
        try:
            document(place)
        except ZgcError as error:
            assert "\n" not in str(error)
            return False
    return True


@cache
def opens_sound(data: bytes, folder: Path, name: str) -> bool:
    """Return whether the sound document is read under a name; else a refusal would tell nothing."""
    return is_opened(data, folder, name)


def held(original: bytes, damaged: bytes, folder: Path, names: tuple[str, ...]) -> None:
    """Assert that the damaged document is refused, or answers like the original."""
    assert all(opens_sound(original, folder, name) for name in names)
    opened = {is_opened(damaged, folder, name) for name in names}
    assert len(opened) == 1, "one name is read, another refused"
    if opened == {True}:
        place = folder / "damaged.zgc"
        place.write_bytes(damaged)
        for command, expected in zip(COMMANDS, sound_answers(original, folder), strict=True):
            status, out = answer(place, command)
            assert status == 2 or (status, out) == expected, command


@pytest.fixture(autouse=True)
def uncached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZGC_CACHE", "off")
    monkeypatch.setenv("ZGC_LANG", "en")


def altered(data: bytes, draw: random.Random, end: int) -> Iterator[bytes]:
    """Yield a document with one thing changed in its first `end` bytes, in each of several ways."""
    at = draw.randrange(end)
    yield data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :]
    yield data[:at] + bytes([draw.randrange(256)]) + data[at:]
    yield data[:at] + data[at + 1 :]
    yield data[:at] + data[at : at + 9] + data[at:]
    yield data[:at] + data[at + 9 :]


def with_other_lines(data: bytes) -> Iterator[bytes]:
    """Yield a document with its lines in another order, doubled, or left out."""
    lines = data.splitlines(keepends=True)
    for i in range(len(lines)):
        yield b"".join([*lines[: i + 1], *lines[i:]])
        yield b"".join([*lines[:i], *lines[i + 1 :]])
        for j in range(i):
            swapped = list(lines)
            swapped[i], swapped[j] = lines[j], lines[i]
            if swapped != lines:
                yield b"".join(swapped)


def test_every_bit_of_the_first_bytes(tmp_path: Path) -> None:
    for at in range(len(MAGIC) + 2):
        for bit in range(8):
            data = bytearray(sound())
            data[at] ^= 1 << bit
            held(sound(), bytes(data), tmp_path, NAMES)


def test_a_document_that_is_cut(tmp_path: Path) -> None:
    for length in (*range(1, 30), *range(30, len(sound()), 37), len(sound()) - 1):
        for name in NAMES:
            assert not is_opened(sound()[:length], tmp_path, name), length


def test_lines_in_another_order(tmp_path: Path) -> None:
    for data in with_other_lines(sound()):
        held(sound(), data, tmp_path, ("a.zgc", "a.txt", "-"))


def test_a_byte_here_and_there(tmp_path: Path) -> None:
    draw = random.Random(7)
    for number in range(40):
        for data in altered(sound(), draw, len(sound()) if number % 2 else 60):
            held(sound(), data, tmp_path, ("a.zgc", "a.txt", "-"))


@pytest.mark.slow
def test_a_longer_document_that_is_cut_anywhere(tmp_path: Path) -> None:
    for length in range(1, len(longer())):
        for name in ("a.zgc", "a.txt", "-"):
            assert not is_opened(longer()[:length], tmp_path, name), length


@pytest.mark.slow
def test_five_thousand_bytes_here_and_there(tmp_path: Path) -> None:
    draw = random.Random(11)
    for data in with_other_lines(longer()):
        held(longer(), data, tmp_path, ("a.zgc", "a.txt", "-"))
    for number in range(5000):
        end = len(longer()) if number % 3 else 300
        flipped, *others = altered(longer(), draw, end)
        for data in (flipped, *(others if number % 5 == 0 else ())):
            held(longer(), data, tmp_path, ("a.zgc", "a.txt", "-"))


LED = {
    "a blank line": b"\n",
    "blank lines": b"\r\n \t\r\n",
    "blanks": b"  ",
    "a wide blank": "\u3000".encode(),
    "a mark": b"\xef\xbb\xbf",
    "a mark and a line": b"\xef\xbb\xbf\n",
    "a line of text": "王明说，今天很好。\n".encode(),
    "a character": b"x",
}


@pytest.mark.parametrize("name", LED)
def test_a_document_that_something_leads(tmp_path: Path, name: str) -> None:
    for place in NAMES:
        assert not is_opened(LED[name] + sound(), tmp_path, place)


CHANGED: dict[str, Callable[[bytes], bytes]] = {
    "UTF-16": lambda d: d.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda d: d.decode().encode("utf-16-le"),
    "UTF-16 the other way": lambda d: d.decode().encode("utf-16-be"),
    "UTF-32": lambda d: d.decode().encode("utf-32"),
    "GB18030": lambda d: d.decode().encode("gb18030"),
    "line ends": lambda d: d.replace(b"\n", b"\r\n"),
    "line ends of an old Macintosh": lambda d: d.replace(b"\n", b"\r"),
    "no line ends": lambda d: d.replace(b"\n", b""),
    "an indented header": lambda d: json.dumps(
        json.loads(d.splitlines()[0]), ensure_ascii=False, indent=2
    ).encode(),
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "twice": lambda d: d + d,
    "text behind": lambda d: d + "王明说，今天很好。\n".encode(),
    "its end": lambda d: d[len(d) // 2 :],
    "without its header": lambda d: d.partition(b"\n")[2],
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_document_as_other_programs_leave_it(tmp_path: Path, name: str) -> None:
    for place in NAMES:
        assert not is_opened(CHANGED[name](sound()), tmp_path, place)


NAMED = ("a.zgc", "A.ZGC", "新闻.Zgc", ".zgc", "a.zgc.bak", "a.zgc~", "a.zgc.n", ".a.zgc.0f.tmp")


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("data", [b"", TEXT.encode(), b"{}", b"{", b"\n"])
def test_what_is_named_as_a_document_is_one_or_refused(
    tmp_path: Path, name: str, data: bytes
) -> None:
    assert not is_opened(data, tmp_path, name)
    assert is_opened(sound(), tmp_path, name)


def test_a_text_named_after_a_document(zgc: Runner) -> None:
    (zgc.home / "a.zgc.txt").write_text(TEXT, "utf-8")
    assert "王明" in zgc("read", "-a", "a.zgc.txt").out


@pytest.mark.parametrize(
    "text",
    [
        'zgc 的文件第一行是 `{"zgc":1,"article":{"title":"甲"},"layers":{}}`，王明说。\n',
        '{ "zgc": 是一个程序。王明说，今天很好。\n',
        '王明说：\n> {"zgc":1,"article":{}} 是开头。\n',
    ],
)
def test_a_text_that_quotes_a_header(text: str) -> None:
    for name in ("a.md", "a.txt", "如何打开.zgc文件"):
        assert not is_meant_as_document(text.encode(), name)


def test_every_way_in(zgc: Runner) -> None:
    """A document whose first byte is wrong is refused by whoever reads an article."""
    bad = b"x" + sound()[1:]
    (zgc.home / "bad.txt").write_bytes(bad)
    (zgc.home / "good.txt").write_text(TEXT, "utf-8")
    folder = zgc.home / "folder"
    folder.mkdir()
    (folder / "BAD.ZGC").write_bytes(bad)
    (folder / "good.txt").write_text(TEXT, "utf-8")
    for command, printed in (
        (("read", "-a", "bad.txt"), False),
        (("read", "-a", "good.txt", "-a", "bad.txt"), True),
        (("read", "-a", "folder"), True),
        (("check", "bad.txt"), False),
        (("check", "good.txt", "-a", "bad.txt"), False),
        (("parse", "bad.txt"), False),
        (("parse", "good.txt", "bad.txt", "-d", "out"), False),
        (("export", "-a", "bad.txt", "--to", "html"), False),
    ):
        done = zgc(*command)
        assert done.status == 2, command
        assert bool(done.out) == printed, command
        assert "its beginning has been changed; parse the article again" in done.err
    assert [f.name for f in (zgc.home / "out").iterdir()] == ["good.zgc"]
    assert zgc("read", env={"ZGC_ARTICLE": "bad.txt"}).status == 2
    assert zgc("read", "-a", "-", stdin=bad).status == 2
    assert zgc("check", "-", stdin=bad).status == 2
    assert zgc("parse", "-", stdin=bad).status == 2


MESSAGES = {
    "empty": (b"", "is empty and not a parsed document; parse the article again"),
    "text": (TEXT.encode(), "is not a parsed document; make one with 'zgc parse', or give"),
    "twice": (b"", "holds several documents; give each a file of its own"),
    "encoded": (b"", "it is in another encoding, or a byte-order mark leads it; parse"),
    "packed": (b"", "is not text: it seems to be gzip data (.gz); unpack it"),
}


def test_what_the_refusals_say(zgc: Runner) -> None:
    made = {
        "twice": sound() * 2,
        "encoded": sound().decode().encode("utf-16"),
        "packed": gzip.compress(sound()),
    }
    for name, (data, told) in MESSAGES.items():
        (zgc.home / "a.zgc").write_bytes(made.get(name, data))
        for command in (("summary", "-a"), ("parse",), ("check",)):
            done = zgc(*command, "a.zgc")
            assert (done.status, done.out) == (2, "")
            assert told in done.err, done.err
            assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("place", ["a.txt", "a.md", "a.html", "-"])
def test_a_text_that_quotes_a_header_is_told_what_to_do(zgc: Runner, place: str) -> None:
    quoting = TEXT.encode() + sound().partition(b"\n")[0] + b"\n"
    (zgc.home / "a.zgc").write_bytes(quoting)
    if place != "-":
        (zgc.home / place).write_bytes(quoting)
    told = "or where it is a text that quotes a parsed document, leave the quoted header"
    done = zgc("read", "-a", place, stdin=quoting)
    assert (done.status, len(done.err.splitlines()), told in done.err) == (2, 1, True)
    assert told not in zgc("read", "-a", "a.zgc").err
