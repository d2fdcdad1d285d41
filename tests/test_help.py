"""Help: one screen, pages and topics in both languages, suggestions, the manual page."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Golden, Runner, needs
from zgc_cli.cli.help.help_writer import cells
from zgc_cli.cli.help.topics import TOPICS, markdown, read
from zgc_cli.cli.registry import COMMANDS
from zgc_cli.runtime.language import CATALOGUES

LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_screen(zgc: Runner, golden: Golden, lang: str) -> None:
    env = {"ZGC_LANG": lang}
    done = zgc(env=env)
    golden.check(f"help/{lang}/zgc.txt", done.out)
    assert (done.status, done.err) == (0, "")
    assert done == zgc("-h", env=env) == zgc("--help", env=env)
    lines = done.out.splitlines()
    assert len(lines) < 24  # the prompt has the last line
    assert max(map(cells, lines)) <= 80
    for name in COMMANDS:
        assert f" {name} " in done.out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_and_topics(zgc: Runner, golden: Golden, lang: str) -> None:
    for name in (*COMMANDS, *TOPICS):
        done = zgc("help", name, env={"ZGC_LANG": lang})
        assert (done.status, done.err) == (0, "")
        golden.check(f"help/{lang}/{name}.txt", done.out)
        if name in COMMANDS:
            assert done == zgc(name, "--help", env={"ZGC_LANG": lang})
    golden.check(f"help/{lang}/topics.txt", zgc("help", env={"ZGC_LANG": lang}).out)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_a_screen(zgc: Runner, name: str, lang: str) -> None:
    lines = zgc(name, "-h", env={"ZGC_LANG": lang}).out.splitlines()
    assert len(lines) <= 24
    assert max(map(cells, lines)) <= 80


def test_shared_options_have_a_page_of_their_own(zgc: Runner, golden: Golden) -> None:
    for lang in LANGUAGES:
        done = zgc("help", "options", env={"ZGC_LANG": lang})
        golden.check(f"help/{lang}/options.txt", done.out)
        assert "zgc help options" in zgc("figures", "-h", env={"ZGC_LANG": lang}).out
    for flag in ("--article", "--format", "--out", "--bom", "--pager", "--fields"):
        assert flag in zgc("help", "options").out
        assert flag not in zgc("figures", "-h").out
    assert "zgc help options" not in zgc("parse", "-h").out


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_fits_the_terminal(zgc: Runner, lang: str, columns: int) -> None:
    env = {"ZGC_LANG": lang, "NO_COLOR": "1"}
    for arguments in ((), ("figures", "-h"), ("help", "environment"), ("help",)):
        out = zgc.pty(*arguments, columns=columns, env=env).out
        longest = max(out.splitlines(), key=cells)
        assert cells(longest) <= columns or longest.startswith("  zgc "), longest


def test_help_has_colour_on_a_terminal_alone(zgc: Runner) -> None:
    for arguments in ((), ("search", "-h"), ("help", "formats"), ("help",)):
        assert "\x1b[1m" in zgc.pty(*arguments).out
        assert "\x1b" not in zgc.pty(*arguments, env={"NO_COLOR": "1"}).out
        piped = zgc(*arguments).out
        assert not re.search("[\x1b\u2500-\u257f]", piped)
        bare = re.sub("\x1b\\[[0-9]*m", "", zgc.pty(*arguments).out)
        assert bare == piped


def test_the_screen_builds_no_command(zgc: Runner) -> None:
    script = "import sys; from zgc_cli.cli.app import run; run([]); print(*sys.modules)"
    modules = zgc.command(["python", "-c", script], b"", None).out.split()
    assert "zgc_cli.cli.help.screen" in modules
    assert not {"zgc_cli.cli.commands.explore", "zgc_cli.cli.commands.find", "rich"} & set(modules)


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_says_the_same_in_both_languages(name: str) -> None:
    def marks(lang: str) -> list[list[str]]:
        """Return the shape of each block: its code marks but for words for people."""
        blocks = markdown(name, lang).strip().split("\n\n")
        return [[b[:1], *re.findall("`([!-~]+)`", b)] for b in blocks if b[:3] != "```"]

    english, chinese = marks("en"), marks("zh")
    assert len(english) == len(chinese)
    for one, other in zip(english, chinese, strict=True):
        told = {m for m in one if m not in ("-f", "KIND")}
        assert len(one[0]) == len(other[0])
        assert told - set(other) <= {one[0]}, other


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wrong_usage(zgc: Runner, golden: Golden, lang: str) -> None:
    """Every way of going wrong, in one golden file a language: a sentence each, with a guess."""
    env = {"ZGC_LANG": lang}
    lines = []
    for line in (Path(__file__).parent / "cases" / "usage.txt").read_text("utf-8").splitlines():
        done = zgc(*line.split(), env=env)
        assert (done.status, done.out) == (2, ""), line
        assert len(done.err.splitlines()) == 1, line
        lines += [f"$ zgc {line}", done.err.rstrip()]
    golden.check(f"help/{lang}/wrong.txt", "\n".join(lines) + "\n")
    if lang == "zh":
        told = [line.partition("：")[2] for line in lines if line.startswith("zgc: ")]
        assert not [line for line in told if re.search("[a-z]{3,} [a-z]{3,} [a-z]{3,}", line)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_manual_page(zgc: Runner, lang: str) -> None:
    needs("man")
    needs("mandoc")
    env = {"ZGC_LANG": lang, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"}
    page = zgc("man", "--roff", env=env)
    text = zgc("man", env=env).out
    assert all(f"\nzgc {name}" in text for name in COMMANDS)
    assert not re.search(r"^\.[A-Z]|\\f", text, re.MULTILINE)
    assert zgc.sh("zgc man >zgc.2 && cat zgc.2", env=env).out == page.out
    assert (page.status, page.err) == (0, "")
    (zgc.home / "zgc.1").write_text(page.out, "utf-8")
    assert zgc.sh("mandoc -T lint zgc.1", env=env) == ("", "", 0)
    shown = zgc.sh("man --warnings -l zgc.1 | cat", env=env)
    assert (shown.status, shown.err) == (0, "")
    for name in COMMANDS:
        assert f"\n   zgc {name}" in shown.out
    for word in ("--fields", "--speaker", "ZGC_LANG", "130", "yinhehangtian", "jsonl"):
        assert word in shown.out


def test_names_are_found_in_the_ways_that_the_topic_shows(zgc: Runner) -> None:
    rows = [row for block in read("pinyin").blocks for row in block.rows]
    assert len(rows) > 4
    for typed, _meaning in rows:
        done = zgc("show", typed.strip("`"), "-f", "json")
        name = json.loads(done.out)["record"]["name"]
        assert name == ("DeepSeek" if "ｄ" in typed else "银河航天")


def test_every_language_has_every_topic() -> None:
    for lang in ("en", *(p.name for p in CATALOGUES.iterdir())):
        assert all(markdown(name, lang).startswith("# ") for name in TOPICS)
