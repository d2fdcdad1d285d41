"""Documents from strangers: sound ones changed here and there, their checksums made right again."""

import json
from binascii import crc32
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from tests.fuzz.texts import PIECES, ROOT
from zgc_cli import load, parse
from zgc_cli.document.file import dump

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 7, 1 << 40, -(1 << 70), 10**400, 0.5, -3.5, 1e308),
    *(float("nan"), float("inf"), "", "P1", "P2", "P99", "S0", "S9", "E1", "P1.1", "2026-03-25"),
    *("2026-02-30", "9999-12-31", "person", "speech", "count", "body", "\x1b[31m", "\ud800"),
    *([], [[]], [0], ["P1", 0, 1], ["P1", 0, 10**9], {}, {"a": 1}, [[0], [1], ["n"]]),
)


@cache
def originals() -> tuple[bytes, ...]:
    """Return sound documents to start from, small ones first."""
    texts = [f.read_text("utf-8") for f in sorted((ROOT / "tests" / "data").glob("*.txt"))]
    cut = [
        "王明说，今天是2026年3月25日。",
        "标题\n\n李小红说：“有3家公司。”\n",
        *(t[:600] for t in texts),
    ]
    return (*(dump(parse(text)) for text in cut), dump(load()))


def packed(
    header: dict[str, Any],
    lines: dict[str, bytes],
    lengths: Mapping[str, int] = MappingProxyType({}),
) -> bytes:
    """Return a document of these lines: checksums that are right, lengths too but for `lengths`."""

    def line(value: Any) -> bytes:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "surrogatepass") + b"\n"

    layers = {n: [lengths.get(n, len(held)), crc32(held)] for n, held in lines.items()}
    whole = {"zgc": header["zgc"], "article": header["article"], "layers": layers}
    return line(whole | {"check": crc32(line(whole))}) + b"".join(lines.values())


def unpacked(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the header and the lines of a sound document."""
    first, *rest = data.splitlines(keepends=True)
    header = json.loads(first)
    return header, dict(zip(header["layers"], rest, strict=True))


class Choices:
    """Numbers drawn from bytes; zeros when they are used up."""

    def __init__(self, data: bytes) -> None:
        self._stream = iter(data)

    def below(self, bound: int) -> int:
        """Return a number from 0 to bound - 1."""
        value = next(self._stream, 0)
        if bound > 256:
            value = value << 16 | next(self._stream, 0) << 8 | next(self._stream, 0)
        return value % max(bound, 1)

    @property
    def rest(self) -> bytes:
        """The bytes that were not used."""
        return bytes(self._stream)


def mutated(choices: Choices) -> bytes:
    """Return a document with some of its values changed, or some of its bytes."""
    there = originals()
    data = there[choices.below(len(there))]
    if choices.below(8) == 0:
        return _bytes_changed(data, choices)
    header, lines = unpacked(data)
    for _ in range(1 + choices.below(4)):
        name = (*lines, "article")[choices.below(len(lines) + 1)]
        if name == "article":
            header["article"] = _changed(header["article"], choices)
        elif choices.below(16) == 0:
            del lines[name]
        else:
            value = _changed(json.loads(lines[name]), choices)
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            lines[name] = text.encode("utf-8", "surrogatepass") + b"\n"
    return packed(header, lines)


def _bytes_changed(data: bytes, choices: Choices) -> bytes:
    place = choices.below(len(data))
    new = choices.rest[:20]
    return data[:place] + new + data[place + choices.below(2) * len(new) :]


def _changed(value: Any, choices: Choices) -> Any:
    """Return a value with one of its parts replaced, doubled, dropped, or swapped."""
    if isinstance(value, list | dict) and value and choices.below(8):
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key = keys[choices.below(len(keys))]
        copy = dict(value) if isinstance(value, dict) else list(value)
        action = choices.below(12)
        if action == 0:
            del copy[key]
        elif action == 1 and isinstance(copy, list):
            copy.insert(key, copy[key])
        elif action == 2:
            other = keys[choices.below(len(keys))]
            copy[key], copy[other] = copy[other], copy[key]
        else:
            copy[key] = _changed(copy[key], choices)
        return copy
    if isinstance(value, str) and choices.below(2):
        return value + PIECES[choices.below(len(PIECES))]
    if isinstance(value, int) and choices.below(2):
        return value + choices.below(5) - 2
    return VALUES[choices.below(len(VALUES))]
