"""The README tells the truth in both languages: its examples are run, its pictures are made.

`pytest --update` writes both anew.
"""

import re
import shutil
import subprocess
from itertools import takewhile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEED, Golden, Runner
from zgc_cli.cli.help.topics import TOPICS
from zgc_cli.cli.registry import COMMANDS

README = ROOT / "README.md"
LANGUAGES = {"en": README, "zh": ROOT / ".github/README.zh.md"}
BLOCK = re.compile(r"(?s)(?<=```console\n).*?(?=```)")
SETUP = re.compile(r"^python3 -m venv .*", re.MULTILINE)


def console(zgc: Runner, block: str, lang: str) -> str:
    """Run each `$ ` line of a block; tables are drawn as an 80-column terminal would show them."""
    (zgc.home / "news.txt").write_bytes(SEED.read_bytes())
    out = []
    for line in block.splitlines():
        if line.startswith("$ "):
            env = {"COLUMNS": "80", "ZGC_LANG": lang}
            if "|" not in line and ">" not in line:
                env["ZGC_FORMAT"] = "table"
            done = zgc.sh(line[2:], env=env)
            shown = [text.rstrip() for text in (done.out + done.err).splitlines()]
            out += [line, *shown]
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples(zgc: Runner, request: pytest.FixtureRequest, lang: str) -> None:
    place = LANGUAGES[lang]
    made = BLOCK.sub(lambda m: console(zgc, m[0], lang), place.read_text("utf-8"))
    if request.config.getoption("--update"):
        place.write_text(made, "utf-8")
    assert made == place.read_text("utf-8"), "run pytest --update"


def test_it_is_read_in_one_sitting() -> None:
    assert 250 <= len(README.read_text("utf-8").splitlines()) <= 350


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture(zgc: Runner, golden: Golden, lang: str) -> None:
    name = "summary.svg" if lang == "en" else "summary.zh.svg"
    env = {"ZGC_LANG": lang, "COLUMNS": "100", "LINES": "30"}
    golden.check(f"readme/{name}", zgc("summary", "-f", "svg", env=env).out)
    assert f"tests/golden/readme/{name}" in LANGUAGES[lang].read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_links_and_topics_are_there(lang: str) -> None:
    text = LANGUAGES[lang].read_text("utf-8")
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    assert linked
    assert [place for place in linked if not (LANGUAGES[lang].parent / place).exists()] == []
    named = set(re.findall(r"`zgc\s+help\s+([a-z-]+)`", text))
    assert named <= {*TOPICS, *COMMANDS}
    assert named or lang == "zh"


def test_the_two_commands() -> None:
    assert SETUP.findall(README.read_text("utf-8")) == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/zgc summary",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ]


def test_every_example_in_the_help_works(zgc: Runner) -> None:
    for name in ("news.txt", "draft.txt"):
        (zgc.home / name).write_bytes(SEED.read_bytes())
    zgc("parse", "news.txt", "-o", "news.zgc")
    for name in COMMANDS:
        page = zgc(name, "-h").out
        examples = page.partition("Examples:\n")[2].splitlines()
        examples = list(takewhile(lambda line: line.startswith("  "), examples))
        assert len(examples) >= 2, name
        for example in examples:
            programs = re.findall(r"(?:^|[|] *)([a-z0-9]+)", example.strip())
            if "curl" not in programs and all(map(shutil.which, programs)):
                done = zgc.sh(example.strip())
                assert (done.status, done.err) == (0, ""), example


def test_the_top_level_is_what_the_design_names() -> None:
    allowed = {"pyproject.toml", "README.md", "seeds", "zgc_cli", "tests", "completions"}
    assert {Path(f).parts[0] for f in tracked() if not f.startswith(".")} <= allowed


def tracked() -> list[str]:
    command = ["git", "ls-files", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("not a git checkout")
    return done.stdout.split("\0")[:-1]
