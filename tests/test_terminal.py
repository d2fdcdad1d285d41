"""On a pseudo-terminal: width, colour, control characters, encodings, pagers."""

import re
from collections.abc import Iterator
from io import StringIO

import pytest
from rich.cells import cell_len

from tests.conftest import Drawn, Runner
from zgc_cli.runtime.pager import page
from zgc_cli.runtime.terminal import Terminal

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def test_a_terminal_is_filled(zgc: Runner) -> None:
    for columns in (40, 90):
        lines = ESCAPE.sub("", zgc.pty("facts", columns=columns).out).splitlines()
        assert columns - 8 < max(map(cell_len, lines)) <= columns


def test_markup_and_escapes_in_an_article_are_text(zgc: Runner) -> None:
    text = "[bold]重要[/bold]：\x1b[31m红\x1b]0;标题\x07 \u202e反\u202c 与\x9b2J。\n"
    (zgc.home / "odd.txt").write_text(text, "utf-8")
    for format_ in ("table", "plain", "csv", "json", "md"):
        done = zgc.pty("read", "-a", "odd.txt", "-f", format_, "--color", "never", columns=200)
        # Markdown has a backslash before each bracket.
        assert (r"\[bold\]" if format_ == "md" else "[bold]") in done.out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.out)
        assert "x1b" in done.out or "u001b" in done.out


def test_color(zgc: Runner) -> None:
    def escapes(*options: str, **env: str) -> bool:
        return "\x1b" in zgc.pty("search", "机器人", *options, env=env).out

    assert escapes()
    assert not escapes(NO_COLOR="1")
    assert not escapes(TERM="dumb")
    assert not escapes("--color", "never")
    assert escapes("--color", "always", NO_COLOR="1")
    assert escapes("--color", "always", TERM="dumb")
    assert "\x1b" not in zgc("search", "机器人", "-f", "table").out
    assert "\x1b" in zgc("search", "机器人", "-f", "table", "--color", "always").out
    assert "\x1b" in zgc("search", "机器人", "-f", "table", env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in zgc.pty("-h", env={"NO_COLOR": "1"}).out
    assert "\x1b" not in zgc.pty("search", "-h", env={"NO_COLOR": "1"}).out


def test_a_match_is_marked_without_color(zgc: Runner) -> None:
    assert "*机器人*" in zgc.pty("search", "机器人", env={"NO_COLOR": "1"}, columns=200).out


def test_boxes_are_ascii_where_the_locale_is_not_utf8(zgc: Runner) -> None:
    commands = ("summary", "sections", "graph")
    out = "".join(zgc.pty(command, env={"LC_ALL": "C"}).out for command in commands)
    assert not re.search("[\u2500-\u259f]", out)
    assert "中关村" in out


def test_output_is_utf8_whatever_the_locale(zgc: Runner) -> None:
    strict = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert zgc("search", "机器人", env=strict).out == zgc("search", "机器人").out


def test_the_pager(zgc: Runner) -> None:
    pager = zgc.home / "pager"
    pager.write_text("#!/bin/sh\necho PAGED; cat >/dev/null\n")
    pager.chmod(0o755)
    env = {"PAGER": str(pager)}
    assert "PAGED" in zgc.pty("read", env=env).out
    assert "PAGED" not in zgc.pty("read", "--no-pager", env=env).out
    assert "PAGED" not in zgc.pty("sections", env=env).out  # shorter than the screen
    assert "PAGED" not in zgc("read", "--pager", "-f", "table", env=env).out  # no terminal
    assert "中关村" in zgc.pty("read", "--pager", env={"PAGER": "/no/such/pager"}).out


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("pager", "shown", "taken"), [("true", 0, 99), ("/no/such/pager", 1000, 1000), ("", 1000, 1000)]
)
def test_a_pager_that_is_left_asks_for_no_more(pager: str, shown: int, taken: int) -> None:
    asked = []

    def pieces() -> Iterator[str]:
        for number in range(1000):
            asked.append(number)
            yield "机器人\n" * 1000

    screen = Screen()
    page(pieces(), Terminal(screen, screen, {"PAGER": pager, "LINES": "3"}))
    assert len(asked) <= taken
    assert screen.getvalue().count("\n") == shown * 1000


@pytest.mark.parametrize("command", ["summary", "timeline", "graph", "show S1"])
def test_a_window_of_any_width(drawn: Drawn, command: str) -> None:
    for columns in (1, 2, 7, 10**8):
        # A wide character with the sign that more was cut takes three columns, and has an indent.
        assert max(map(cell_len, drawn(command, columns).splitlines())) <= max(columns, 5)
