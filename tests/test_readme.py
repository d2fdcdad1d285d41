"""The README tells the truth: its examples are run, its help blocks are generated.

`pytest --update` writes both anew.
"""

import re
import shutil
import subprocess
from itertools import takewhile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEED, Runner
from zgc_cli.cli.help import topics
from zgc_cli.cli.registry import COMMANDS

README = ROOT / "README.md"
BLOCK = re.compile(r"(?s)(?<=```console\n).*?(?=```)")
HELP = re.compile(r"(?s)(<!-- help -->\n).*(<!-- /help -->)")
TOPIC = re.compile(r"(?s)(<!-- topic ([a-z-]+) -->\n).*?(<!-- /topic -->)")
SETUP = re.compile(r"^python3 -m venv .*", re.MULTILINE)


def console(zgc: Runner, block: str) -> str:
    """Run each `$ ` line of a block; tables are drawn as an 80-column terminal would show them."""
    (zgc.home / "news.txt").write_bytes(SEED.read_bytes())
    out = []
    for line in block.splitlines():
        if line.startswith("$ "):
            env = {"COLUMNS": "80"}
            if "|" not in line and ">" not in line:
                env["ZGC_FORMAT"] = "table"
            done = zgc.sh(line[2:], env=env)
            shown = [text.rstrip() for text in (done.out + done.err).splitlines()]
            out += [line, *shown]
    return "\n".join(out) + "\n"


def helps(zgc: Runner) -> str:
    """Return the help of every command as README text, the options that they share once."""
    pages = {name: zgc(name, "-h").out for name in COMMANDS}
    pages["help options"] = zgc("help", "options").out
    return "\n".join(f"### zgc {n}\n```text\n{page}```\n" for n, page in pages.items())


def test_examples_topics_and_help(zgc: Runner, request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")
    made = BLOCK.sub(lambda m: console(zgc, m[0]), text)
    made = TOPIC.sub(lambda m: f"{m[1]}#{topics.markdown(m[2], 'en')}{m[3]}", made)
    made = HELP.sub(lambda m: f"{m[1]}{helps(zgc)}{m[2]}", made)
    if request.config.getoption("--update"):
        README.write_text(made, "utf-8")
    assert made == README.read_text("utf-8"), "run pytest --update"


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
