"""Reading and writing documents: sound ones whole, others with a clear error."""

import json
import stat
from binascii import crc32
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from zgc_cli import load, parse
from zgc_cli.document.file import dump, loads, write_whole
from zgc_cli.document.records import LAYERS, SCHEMA_VERSION
from zgc_cli.runtime.errors import DocumentError, SourceError


@examples(40)
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_what_was_written_is_read_again(text: str) -> None:
    document = parse(text)
    again = loads(dump(document), "x")
    assert again.header == document.header
    for layer in LAYERS:
        assert again.layer(layer) == document.layer(layer)


def test_a_layer_is_decoded_only_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    decode = json.loads

    def counted(data: bytes) -> object:
        read.append(len(data))
        return decode(data)

    monkeypatch.setattr("zgc_cli.document.file.json.loads", counted)
    document = load()
    assert len(read) == 1
    assert document.paragraphs
    assert document.paragraphs
    assert len(read) == 2


SOUND = dump(parse("标题\n\n王明说，今天很好。"))
HEADER, _, BODY = SOUND.partition(b"\n")


def altered(**fields: object) -> bytes:
    return json.dumps({**json.loads(HEADER), **fields}).encode() + b"\n" + BODY


def made(article: object, line: bytes = b"[[1]]\n") -> bytes:
    """A document whose checksums are right, whatever it holds."""
    layers = {"entities": [len(line), crc32(line)]}

    def dumped(header: dict[str, object]) -> bytes:
        return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    header: dict[str, object] = {"zgc": SCHEMA_VERSION, "article": article, "layers": layers}
    return dumped({**header, "check": crc32(dumped(header))}) + line


ARTICLE = json.loads(HEADER)["article"]


DAMAGED = {
    "empty": (b"", "not a parsed document"),
    "text": ("王明说，今天很好。".encode(), "not a parsed document"),
    "json": (b'{"a": 1}', "not a parsed document"),
    "half": (SOUND[: len(SOUND) // 2], "damaged"),
    "half a header": (SOUND[:30], "damaged"),
    "longer": (SOUND + b"x", "damaged"),
    "header": (b'{"zgc":1,"layers":[]}\n', "damaged"),
    "unknown layer": (altered(layers={"x": [1, 1]}).replace(b'{"zgc": ', b'{"zgc":'), "damaged"),
    "negative": (altered(layers={"tokens": [-1, 1]}).replace(b'{"zgc": ', b'{"zgc":'), "damaged"),
    "version": (
        SOUND.replace(b'{"zgc":%d' % SCHEMA_VERSION, b'{"zgc":999'),
        "schema version 999",
    ),
    "one byte": (SOUND.replace("王明说".encode(), "王明讲".encode()), "has been changed"),
    "records": (made(ARTICLE), "no such records"),
    "byline": (made({**ARTICLE, "byline": None}), "damaged"),
    "names": (made({**ARTICLE, "byline": [1]}), "damaged"),
    "date": (made({**ARTICLE, "date": 5}), "damaged"),
    "no article": (made(None), "damaged"),
    "title": (SOUND.replace("标题".encode(), "标語".encode(), 1), "damaged"),
    "deep": (b'{"zgc":' + b"[" * 100_000, "damaged"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_named(name: str) -> None:
    data, message = DAMAGED[name]
    with pytest.raises(DocumentError, match=message):
        document = loads(data, "x")
        for layer in LAYERS:
            document.layer(layer)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read"):
        load(tmp_path / "none")


def test_an_existing_output_is_replaced_whole_or_kept(tmp_path: Path) -> None:
    place = tmp_path / "out"
    place.write_bytes(b"old")
    write_whole(place, b"new")
    assert place.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [place]
    with pytest.raises(SourceError, match="cannot write"):
        write_whole(tmp_path / "none" / "out", b"new")
    with pytest.raises(SourceError, match="folder"):
        write_whole(tmp_path, b"new")
    assert list(tmp_path.iterdir()) == [place]


def test_an_output_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_single_records_are_picked_out_of_a_layer() -> None:
    document = parse("中关村论坛在北京举行。王某说：“很好。”\n\n来自6个国家的嘉宾到场。")
    read = loads(dump(document), "x")
    for layer in LAYERS:
        records = document.layer(layer)
        places = list(range(len(records)))[::-2]
        assert list(read.pick(layer, places)) == [records[place] for place in places], layer
    assert list(read.pick("facts", [])) == []


def test_picking_past_the_end_of_a_layer_is_a_damaged_document() -> None:
    read = loads(dump(parse("中关村论坛在北京举行。")), "x")
    with pytest.raises(DocumentError, match="'facts' holds no such records"):
        read.pick("facts", [99])


def test_a_file_is_as_private_while_it_is_written(tmp_path: Path) -> None:
    place = tmp_path / "a"
    place.touch(0o600)
    modes: list[int] = []

    def pieces() -> Iterator[bytes]:
        yield b"first"
        modes.extend(stat.S_IMODE(f.stat().st_mode) for f in tmp_path.iterdir())
        yield b"last"

    write_whole(place, pieces())
    assert modes == [0o600, 0o600]
    assert place.read_bytes() == b"firstlast"
