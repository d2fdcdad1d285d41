"""Styled text, columns, amounts: the parts from which views are made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text as RichText

from zgc_cli.show.console import encode, lines
from zgc_cli.show.text.grid import Grid, Slot, fit
from zgc_cli.show.text.number_formats import bar, digits, in_words, modifier
from zgc_cli.show.text.styled import Text, bracketed, marked
from zgc_cli.show.theme import ASCII, UNICODE
from zgc_cli.show.writer import Writer


def encoded(drawn: list[RenderableType], width: int, color: bool, links: bool = False) -> str:
    return "".join(encode(drawn, Writer(width, 24, color, True, "h" if links else None)))


def pieces(text: RichText) -> list[tuple[str, str]]:
    (line,) = lines([text], 80)
    return [(segment.text, str(segment.style)) for segment in line]


def test_pieces_keep_their_styles_when_cut_and_wrapped() -> None:
    text = Text("中关村", "bold").add("的").add("机器人", "red", "file:///a#1")
    assert text.plain == "中关村的机器人"
    assert [line.plain for line in text.wrapped(8)] == ["中关村的", "机器人"]
    assert pieces(text.wrapped(8)[0]) == [("中关村", "bold"), ("的", "none")]
    assert pieces(text.wrapped(8)[1]) == [("机器人", "red link file:///a#1")]
    assert pieces(text.shortened(9, "...")) == [("中关村", "bold"), ("...", "none")]
    assert text.within(14) is text


def test_a_style_lies_under_those_of_the_pieces() -> None:
    text = Text().add(Text("甲", "red").add("乙"), "dim")
    assert pieces(text) == [("甲", "dim red"), ("乙", "dim")]


def test_marks_hold_where_control_characters_are_spelt_out() -> None:
    text = marked("a\x1b机器人", [(2, 5, "bold")])
    assert pieces(text) == [("a\\x1b", "none"), ("机器人", "bold")]
    odd = bracketed("\x07机", [(1, 2, "*", "*")])
    assert "".join(text for text, _style in pieces(odd)) == "\\x07*机*"


def test_markup_is_text() -> None:
    assert encoded([Text("[bold]机[/bold] :smile: [link=a]")], 80, True) == (
        "[bold]机[/bold] :smile: [link=a]\n"
    )


def test_escapes() -> None:
    line = Text("甲", "bold cyan").add("乙", "", "file://h/p#2")
    assert encoded([line], 80, True, links=True) == (
        "\x1b[1;36m甲\x1b[0m\x1b]8;;file://h/p#2\x1b\\乙\x1b]8;;\x1b\\\n"
    )
    assert encoded([line], 80, False, links=True) == (
        "甲\x1b]8;;file://h/p#2\x1b\\乙\x1b]8;;\x1b\\\n"
    )
    assert encoded([Text("甲", "bold")], 80, False) == "甲\n"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (9999, ""),
        (10000, "1万"),
        (5_800_000, "580万"),
        (12345, "1.2345万"),
        (123_456_789, "1.2346亿"),
        (20_000_000_000, "200亿"),
        (10**12, "1万亿"),
        (1.5 * 10**8, "1.5亿"),
        (-30000, "-3万"),
        (10**16, "10,000万亿"),
        (3, ""),
    ],
)
def test_a_number_in_words(value: float, words: str) -> None:
    assert in_words(value) == words


def test_digits_and_signs() -> None:
    assert [digits(n) for n in (1000, 1000.0, 12.5)] == ["1,000", "1,000", "12.5"]
    mods = ("approx", "more_than", "less_than", "equal_or_more", "equal_or_less", None)
    assert [modifier(m, UNICODE) for m in mods] == ["≈", ">", "<", "≥", "≤", ""]
    assert [modifier(m, ASCII) for m in mods] == ["~", ">", "<", ">=", "<=", ""]


def test_bars() -> None:
    assert bar(1, 8, UNICODE) == "████████"
    assert bar(0.5, 8, UNICODE) == "████"
    assert bar(0.001, 8, UNICODE) == "▏"
    assert bar(0, 8, UNICODE) == ""
    assert bar(0.5, 8, ASCII) == "####"


def test_room_is_shared_among_the_flexible_ones() -> None:
    rows = [[Text("1,000"), Text("机" * 20), Text("器" * 4)]]
    slots = [Slot(right=True), Slot(flexible=True, least=8), Slot(flexible=True, least=8)]
    assert fit(slots, rows, 80) == [5, 40, 8]
    assert fit(slots, rows, 40) == [5, 23, 8]
    assert fit(slots, rows, 24) is None


@given(st.lists(st.text("机器人，a1 ", max_size=30), min_size=2, max_size=2), st.integers(20, 60))
def test_a_grid_keeps_to_its_room(cells: list[str], room: int) -> None:
    slots = [Slot(flexible=True, least=4), Slot(flexible=True, least=4)]
    rows = [[Text(c) for c in cells]]
    widths = fit(slots, rows, room)
    assert widths is not None
    table = Grid(slots, rows, widths)
    shown = encoded([table], room, False)
    assert shown.count("\n") == table.height
    assert all(cell_len(line) <= room for line in shown.splitlines())
    assert sorted("".join(shown.split())) == sorted("".join("".join(cells).split()))
