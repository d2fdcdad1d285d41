"""Parsed documents on disk: a line of header, then a line a layer, each JSON.

The header names the layers with their lengths in bytes and their CRC-32, so that a query seeks
to the layers that it needs and reads no other, and a damaged line is told from a sound one.
"""

import errno
import json
import os
import re
import stat
from binascii import crc32
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from zgc_cli.document.codec import decode, decoder, encode, is_typed
from zgc_cli.document.damage import MAGIC, damaged, no_document
from zgc_cli.document.document import Document
from zgc_cli.document.records import LAYERS, SCHEMA_VERSION, Header, Layer, Paragraph
from zgc_cli.runtime.errors import DocumentError, SourceError, reason
from zgc_cli.runtime.files import beside, read_most
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import escaped_in_json

BUILT_IN = Path(__file__).parents[1] / "data" / "zhongguancun.zgc"
BUILT_IN_SOURCE = BUILT_IN.with_suffix(".txt")
_MAX_HEADER = 1 << 20
# Where the header tells of the index, which is the last layer; inside a string a quote is escaped.
_INDEX = re.compile(rb'"index":\[([1-9][0-9]{0,9}),([0-9]{1,10})\]\}')
MAX_DOCUMENT = 512 << 20  # bytes; a document is some ten times its text
# Stands between the records of a layer: JSON takes a tab for a blank, and no string holds one as
# it is, so that one record can be cut out of a line and decoded alone.
_BETWEEN = ",\t"
# Layers whose records stand in no paragraph.
_UNPLACED = ("index", "paragraphs", "sections")


def dump(document: Document, origin: Mapping[str, str] | None = None) -> bytes:
    """Return the document as bytes; the same document gives the same bytes.

    `origin` tells what it was made from, for `origin_of`.
    """
    lines = {name: _rows(encode(name, document.layer(name))) for name in LAYERS}
    header = {
        "zgc": SCHEMA_VERSION,
        "article": document.header._asdict(),
        **({"origin": dict(origin)} if origin else {}),
        "layers": {name: [len(line), crc32(line)] for name, line in lines.items()},
    }
    return _line(header | {"check": crc32(_line(header))}) + b"".join(lines.values())


def load(path: str | Path | None = None) -> Document:
    """Read a parsed document; None is the built-in one.

    Raises SourceError if the file cannot be read, DocumentError if it is no sound document of
    this schema version. A layer's own damage is found when the layer is first used.
    """
    place = BUILT_IN if path is None else Path(path)
    try:
        with place.open("rb") as stream:
            data = read_most(stream, MAX_DOCUMENT)
    except OSError as error:
        raise SourceError(
            _("cannot read {file}: {reason}", file=place, reason=reason(error))
        ) from error
    if len(data) > MAX_DOCUMENT:
        raise too_large(str(place))
    return loads(data, str(place), trusted=path is None)


def too_large(name: str) -> SourceError:
    """Return the error for a document of more than MAX_DOCUMENT bytes."""
    return SourceError(
        _(
            "{file} is too large: a document has at most {most} MiB",
            file=name,
            most=MAX_DOCUMENT >> 20,
        )
    )


def origin_of(path: str | Path) -> Any:
    """Return what a document on disk was made from; None where it is unsound or does not tell."""
    try:
        return loads_with_origin(regular_bytes(path), str(path))[0]
    except (OSError, ValueError, DocumentError):
        return None


def loads_with_origin(data: bytes, name: str) -> tuple[Any, Document]:
    """Return what a document was made from, None if it does not tell, and the document.

    Every layer is compared with its checksum; DocumentError if it is not sound.
    """
    header, document = _read(data, name, verify=True)
    return header.get("origin"), document


def is_special(path: str | Path) -> bool:
    """Return whether a path is a pipe or a device: there, and neither a file nor a folder."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def regular_bytes(path: str | Path) -> bytes:
    """Return the bytes of a regular file no larger than a document; OSError for any other.

    What is not regular gives its bytes once, to whoever opens it to read it, or has no end.
    """
    status = Path(path).stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_DOCUMENT:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    with os.fdopen(os.open(path, os.O_RDONLY), "rb", buffering=0) as file:
        return read_most(file, MAX_DOCUMENT)


def index_line(data: bytes) -> bytes | None:
    """Return the line of the layer `index` without decoding anything; None where it is unsound.

    It is for who looks through a great many documents: a header costs more than this line.
    """
    end = data.find(b"\n", 0, _MAX_HEADER)
    if end < 0 or not data.startswith(b"%b%d," % (MAGIC, SCHEMA_VERSION)):
        return None
    told = _INDEX.search(data, 0, end)
    if told is None:
        return None
    line = data[-int(told[1]) :]
    return line if crc32(line) == int(told[2]) else None


def header_line(data: bytes) -> bytes:
    """Return the first line of a document, which tells the checksums of all others."""
    return data[: data.find(b"\n", 0, _MAX_HEADER) + 1]


def header_of(line: bytes, name: str) -> Header:
    """Return what the first line of a document tells; DocumentError if it is not sound."""
    return _article(_header(line, name)["article"])


def loads(data: bytes, name: str, *, verify: bool = False, trusted: bool = False) -> Document:
    """Read a parsed document from bytes; `name` is what an error calls it.

    `verify` compares every layer with its checksum at once, not only when it is first used.
    `trusted` is for the document that this package ships: its records are taken as they stand.
    """
    return _read(data, name, verify=verify, trusted=trusted)[1]


def _read(
    data: bytes, name: str, *, verify: bool = False, trusted: bool = False
) -> tuple[dict[str, Any], Document]:
    """Return the header of a parsed document as it stands in its bytes, and the document."""
    if not data.startswith(MAGIC):
        raise no_document(data, name)
    end = data.find(b"\n", 0, _MAX_HEADER) + 1
    header = _header(data[: end or _MAX_HEADER], name)
    lines: dict[str, memoryview] = {}
    view = memoryview(data)
    for layer, (length, _checksum) in header["layers"].items():
        lines[layer] = view[end : end + length]
        end += length
    if end != len(data):
        if data.startswith(MAGIC, end):
            raise DocumentError(
                _("{file} holds several documents; give each a file of its own", file=name)
            )
        length = _("{n} bytes long instead of {wanted}", n=len(data), wanted=end)
        raise damaged(name, length)

    checks = {layer: checksum for layer, (_length, checksum) in header["layers"].items()}
    reader = _Reader(name, lines, checks, trusted)
    if verify:
        for layer in lines:
            reader.line(layer)
    article = header["article"]
    if not trusted and not _is_dated(article):
        raise damaged(name, _("the date in its header is no day"))
    return header, Document(_article(article), {}, reader)


class _Reader:
    """Decodes the layers of one document from its lines, whole or a few records at a time."""

    __slots__ = ("_checks", "_last", "_lines", "_name", "_paragraphs", "_pieces", "_trusted")

    def __init__(
        self,
        name: str,
        lines: Mapping[str, memoryview],
        checks: Mapping[str, int],
        trusted: bool,
    ) -> None:
        self._name = name
        self._lines = lines
        self._checks = checks
        self._trusted = trusted
        self._paragraphs: Sequence[Paragraph] | None = None
        self._last: Paragraph | None = None
        self._pieces: dict[str, list[bytes]] = {}

    def line(self, layer: str) -> memoryview:
        """Return the line of a layer; DocumentError if it is not as it was written."""
        line = self._lines[layer]
        if crc32(line) != self._checks[layer]:
            raise damaged(self._name, _("its layer '{layer}' has been changed", layer=layer))
        return line

    def __call__(self, name: str) -> Layer:
        if name not in self._lines:
            return ()
        if name == "paragraphs" and self._paragraphs is not None:
            return self._paragraphs
        records = self._records(name, bytes(self.line(name)))
        if not self._trusted:
            from zgc_cli.document.validate import is_sound_layer

            paragraphs = () if name in _UNPLACED else self("paragraphs")
            if not is_sound_layer(name, records, paragraphs):
                raise self.unlike(name)
        if name == "paragraphs":
            self._paragraphs = records  # only now: each later layer is held to them
        return records

    def pick(self, name: str, places: Sequence[int]) -> Layer:
        known = self._paragraphs if name == "paragraphs" else None
        if known is not None and all(place < len(known) for place in places):
            return [known[place] for place in places]
        if name not in self._pieces:
            line = bytes(self.line(name)) if name in self._lines else b"[]\n"
            self._pieces[name] = line[1:-2].split(_BETWEEN.encode())
        pieces = self._pieces[name]
        if any(place >= len(pieces) for place in places):  # written by another program
            layer = self(name)
            if any(place >= len(layer) for place in places):
                raise self.unlike(name)
            return [layer[place] for place in places]
        chosen = _BETWEEN.encode().join(pieces[place] for place in places)
        records = self._records(name, b"[%b]" % chosen)
        if len(records) != len(places):
            raise self.unlike(name)
        if not self._trusted:
            from zgc_cli.document.validate import are_sound

            if not are_sound(name, records, self._paragraph):
                raise self.unlike(name)
        return list(records)

    def _paragraph(self, place: str) -> Paragraph | None:
        """Return one paragraph, and decode no other."""
        number = place[1:]
        if not (number.isdecimal() and len(number) < len(str(MAX_DOCUMENT)) and int(number)):
            return None
        if self._last is None or self._last.id != place:  # many records stand in a giant one
            self._last = self.pick("paragraphs", [int(number) - 1])[0]
        return self._last if self._last.id == place else None

    def _records(self, layer: str, line: bytes) -> tuple[Any, ...]:
        try:
            return decode(layer, json.loads(line))
        except (ValueError, TypeError, LookupError, RecursionError):
            raise self.unlike(layer) from None

    def unlike(self, layer: str) -> DocumentError:
        """Return the error for a layer whose records are not what they should be."""
        return damaged(self._name, _("its layer '{layer}' holds no such records", layer=layer))


def write_whole(path: str | Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all: an existing one stays until its successor is complete.

    `data` may come in pieces. What is not a regular file (a pipe, /dev/stdout) is written straight.
    """
    place = Path(path)
    pieces = [data] if isinstance(data, bytes) else data
    try:
        if is_special(place):
            with place.open("wb") as file:
                file.writelines(pieces)
            return
        target = place.resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _replace(target, pieces)
    except OSError as error:
        raise SourceError(
            _("cannot write {file}: {reason}", file=place, reason=reason(error))
        ) from error


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the target, then take its place, with its permissions if it is there."""
    with beside(target) as temporary:
        with temporary.open("xb") as file:
            if target.exists():  # before there is anything to read
                os.fchmod(file.fileno(), target.stat().st_mode & 0o777)
            file.writelines(pieces)
        temporary.replace(target)


def _line(value: Any) -> bytes:
    # A lone surrogate has no UTF-8 form; it can only come from a caller's own string.
    return as_json(value).encode("utf-8", "surrogatepass") + b"\n"


def as_json(value: Any) -> str:
    """Return a value as it stands in a document; a document on a terminal is text, too."""
    return escaped_in_json(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def in_json(text: str) -> bytes:
    """Return the bytes of a text inside a string of a document."""
    return as_json(text)[1:-1].encode("utf-8", "surrogatepass")


def _rows(records: Iterable[Any]) -> bytes:
    return f"[{_BETWEEN.join(map(as_json, records))}]\n".encode("utf-8", "surrogatepass")


def _header(line: bytes, name: str) -> dict[str, Any]:
    try:
        header = json.loads(line)
        version, layers = header["zgc"], header["layers"]
        check = header.pop("check", None)
        # The sum is that of the line as it was before it was added, at the end.
        bare = line[: line.rindex(b',"check":')] + b"}\n"
        sound = (
            check == crc32(bare)
            and _is_article(header["article"])
            and all(
                layer in LAYERS and len(size) == 2 and all(type(n) is int and n >= 0 for n in size)
                for layer, size in layers.items()
            )
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged(name, _("its header cannot be read")) from None
    if version != SCHEMA_VERSION:
        raise DocumentError(
            _(
                "{file} has schema version {version}, this zgc reads version {ours}; "
                "parse the article again",
                file=name,
                version=version,
                ours=SCHEMA_VERSION,
            )
        )
    if not sound:
        raise damaged(name, _("its header has been changed"))
    assert isinstance(header, dict)
    return header


def _is_article(article: dict[str, Any]) -> bool:
    """Return whether the header's fields are those of an article, each of its own type."""
    known = set(article) == set(Header._fields) and isinstance(article["byline"], list)
    return known and is_typed([_article(article)], Header)


def _article(article: dict[str, Any]) -> Header:
    header: Header = decoder(Header)(article[field] for field in Header._fields)
    return header


def _is_dated(article: dict[str, Any]) -> bool:
    from zgc_cli.document.validate import is_day

    return is_day(article["date"])
