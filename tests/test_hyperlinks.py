"""OSC 8 links from IDs and lines to the source: where they lead, and when they are made."""

import io
import re
from pathlib import Path
from socket import gethostname
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import SEED, Drawn, Runner
from zgc_cli import load
from zgc_cli.document.document import Document
from zgc_cli.document.file import BUILT_IN_SOURCE, dump
from zgc_cli.runtime.terminal import Terminal

LINK = re.compile("\x1b\\]8;;([^\x1b]*)\x1b\\\\(.*?)\x1b\\]8;;\x1b\\\\")
ALWAYS = ("-f", "table", "--hyperlink", "always", "--color", "never")
COMMANDS = (
    ("summary",),
    ("sections",),
    ("read", "S1"),
    ("search", "机器人"),
    ("ask", "驭势科技的无人驾驶跑了多少公里"),
    ("entities",),
    ("quotes", "--kind", "all"),
    ("figures",),
    ("timeline",),
    ("facts",),
    ("graph",),
    ("show", "中关村"),
    ("show", "N20"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_links_lead_to_the_line(drawn: Drawn, command: tuple[str, ...]) -> None:
    out = drawn(command, 80, "--hyperlink", "always")
    found = LINK.findall(out)
    if command == ("sections",):
        return  # a section has no line of its own
    assert found
    lines = BUILT_IN_SOURCE.read_text("utf-8").split("\n")
    document = load()
    for address, shown in found:
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc) == ("file", gethostname())
        assert Path(unquote(parts.path)).samefile(SEED)
        line = int(parts.fragment)
        assert lines[line - 1].strip()
        if re.fullmatch(r"[EQNDF]\d+", shown):
            assert line == line_of(document, shown)
        elif number := re.fullmatch(r"line (\d+)|(\d+)", shown):
            assert str(line) in number.groups()
    # Without the links the output is what it is without them.
    bare = drawn(command)
    assert re.sub("\x1b\\]8;;[^\x1b]*\x1b\\\\", "", out) == bare
    assert "\x1b" not in bare


def line_of(document: Document, id_: str) -> int:
    layers = (document.entities, document.quotes, document.figures, document.dates, document.facts)
    found: list[int] = [r.line for layer in layers for r in layer if r.id == id_]
    return found[0]


def test_a_text_that_was_named_is_linked(zgc: Runner) -> None:
    place = zgc.home / "新闻 1#.txt"
    place.write_bytes(SEED.read_bytes())
    out = zgc("quotes", "-a", place.name, *ALWAYS).out
    address, shown = LINK.findall(out)[0]
    assert shown.startswith("Q")
    assert unquote(urlsplit(address).path) == str(place.resolve())
    assert "#" not in urlsplit(address).path


def test_no_path_that_stands_in_a_document_is_linked(zgc: Runner) -> None:
    secret = zgc.home / "secret.txt"
    secret.write_text("甲\n" * 99)
    for source in (str(secret), "secret.txt"):
        made = dump(load().with_header(source=source))
        (zgc.home / "made.zgc").write_bytes(made)
        assert not LINK.findall(zgc("quotes", "-a", "made.zgc", *ALWAYS).out)
    assert not LINK.findall(zgc("quotes", "-a", "-", *ALWAYS, stdin=SEED.read_bytes()).out)


def test_no_machine_format_has_links(drawn: Drawn) -> None:
    for format_ in ("plain", "csv", "tsv", "json", "jsonl", "md", "svg"):
        out = drawn("quotes", 80, "--hyperlink", "always", format_=format_)
        assert "\x1b" not in out
        assert "file:" not in out


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "linked"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"TERM_PROGRAM": "ghostty"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "5000"}, False),
        ({"VTE_VERSION": "4602"}, False),
        ({"VTE_VERSION": "x"}, False),
        ({"WT_SESSION": "a-b"}, True),
        ({"KONSOLE_VERSION": "220401"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "alacritty"}, True),
        ({"TERM": "foot"}, True),
        ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb", "TERM_PROGRAM": "vscode"}, False),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "VTE_VERSION": "7006"}, False),
        ({"TERM": "xterm-256color", "TMUX": "/tmp/t,1,0", "WT_SESSION": "a"}, False),
        ({"TERM": "screen", "STY": "1.a", "VTE_VERSION": "7006"}, False),
        ({"CI": "true", "TERM_PROGRAM": "vscode"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "1", "TMUX": "a"}, True),
        ({"FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"}, False),
    ],
    ids=str,
)
def test_who_is_known_to_show_links(environ: dict[str, str], linked: bool) -> None:
    terminal = Terminal(Tty(), Tty(), environ)
    assert terminal.hyperlinks(None, terminal.color(None)) is linked
    assert terminal.hyperlinks("auto", terminal.color(None)) is linked
    assert terminal.hyperlinks("always", False)
    assert not terminal.hyperlinks("never", True)
    piped = Terminal(io.StringIO(), io.StringIO(), environ)
    assert piped.hyperlinks(None, True) is (environ.get("FORCE_HYPERLINK") == "1")


def test_on_a_real_terminal(zgc: Runner) -> None:
    env = {"TERM_PROGRAM": "WezTerm"}
    assert LINK.search(zgc.pty("figures", env=env).out)
    assert not LINK.search(zgc.pty("figures").out)
    assert "\x1b" not in zgc.pty("figures", env={**env, "NO_COLOR": "1"}).out
    assert not LINK.search(zgc.pty("figures", "--hyperlink", "never", env=env).out)
    assert not LINK.search(zgc("figures", "-f", "table", env=env).out)
