"""The picture of what a terminal would show: well formed, self-contained, in columns."""

import re
from xml.etree import ElementTree

import pytest

from tests.conftest import Drawn
from zgc_cli.show.formats.picture import COLUMN, PAD, ROW, WIDE_SIZE, encode
from zgc_cli.show.text.styled import Text

SVG = "{http://www.w3.org/2000/svg}"
COMMANDS = (
    ("summary",),
    ("sections",),
    ("read", "P4"),
    ("search", "机器人"),
    ("ask", "驭势科技的无人驾驶跑了多少公里"),
    ("entities",),
    ("quotes",),
    ("figures",),
    ("timeline",),
    ("facts",),
    ("graph",),
    ("show", "中关村"),
    ("sections", "--fields", "id,title"),
)


def texts(picture: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(picture).iter(f"{SVG}text"))


def test_each_wide_character_has_its_place() -> None:
    one, two, three = texts(encode([Text("ab机器c")]))
    assert one.get("x") == f"{PAD:g}"
    assert one.get("textLength") == f"{2 * COLUMN:g}"
    shift = (2 * COLUMN - WIDE_SIZE) / 2
    places = [float(x) for x in (two.get("x") or "").split()]
    assert places == pytest.approx([PAD + 2 * COLUMN + shift, PAD + 4 * COLUMN + shift])
    assert three.get("x") == f"{PAD + 6 * COLUMN:g}"


def test_rules_and_bars_are_drawn() -> None:
    picture = encode([Text("─├└"), Text("██▌", "cyan"), Text("▆", "cyan")])
    root = ElementTree.fromstring(picture)
    assert not texts(picture)
    assert len(list(root.iter(f"{SVG}path"))) == 1
    widths = [
        float(r.get("width", 0)) for r in root.iter(f"{SVG}rect") if r.get("class") != "ground"
    ]
    assert widths == pytest.approx([2 * COLUMN, COLUMN / 2, COLUMN - 2])


def test_size_and_styles() -> None:
    picture = encode([Text("甲", "bold cyan"), Text("乙", "reverse")])
    root = ElementTree.fromstring(picture)
    assert float(root.get("width", 0)) == pytest.approx(2 * COLUMN + 2 * PAD)
    assert float(root.get("height", 0)) == 2 * ROW + 2 * PAD
    assert texts(picture)[0].get("class") == "bold cyan wide"
    assert 'class="reverse"' in picture


def test_what_xml_cannot_hold() -> None:
    picture = encode([Text("<a> & \x1b[0m \ud800 \ufffe\"'")])
    assert "".join(t.text or "" for t in texts(picture)).startswith("<a> & \\x1b[0m")
    picture.encode()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_a_picture(drawn: Drawn, command: tuple[str, ...]) -> None:
    out = drawn(command, format_="svg", color="auto")
    root = ElementTree.fromstring(out)
    assert root.tag == f"{SVG}svg"
    assert re.findall(r"https?://[^\"]+|url\(|@import|file:", out) == [SVG.strip("{}")]
    assert drawn(command, format_="svg", color="auto") == out
    # It says what the terminal would show, but for what is drawn as lines and bars.
    table = re.sub("\x1b\\[[0-9;]*m", "", drawn(command, color="always"))
    shown = "".join(t.text or "" for t in texts(out))
    assert re.sub(r"\s", "", shown) == re.sub(r"[\s─│├└▏▎▍▌▋▊▉█▄▆]", "", table)


def test_a_picture_is_as_wide_as_the_terminal(drawn: Drawn) -> None:
    def width(columns: int) -> float:
        return float(ElementTree.fromstring(drawn("facts", columns, format_="svg")).get("width", 0))

    assert width(40) <= 40 * COLUMN + 2 * PAD < width(120) <= 120 * COLUMN + 2 * PAD


def test_without_color(drawn: Drawn) -> None:
    out = drawn("search 机器人 -n 1", format_="svg")
    assert "*" in "".join(t.text or "" for t in texts(out))
