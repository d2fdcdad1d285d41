"""The guide for who works on zgc: its picture is the package, its recipes do what they say."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Runner

GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
PACKAGE = ROOT / "zgc_cli"
RECIPE = re.compile(r"^### (.+)\n((?:(?!^##).*\n)*)", re.MULTILINE)
BLOCK = re.compile(r"^```(diff|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RECIPES = {title: BLOCK.findall(body) for title, body in RECIPE.findall(GUIDE)}


def pictured() -> Iterator[str]:
    """Yield the folders of the picture, relative to the package."""
    picture = GUIDE.partition("```\nzgc_cli/\n")[2].partition("```")[0]
    above: list[str] = []
    for line in picture.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2 - 1
        above[depth:] = [line.split("/")[0].strip()]
        yield "/".join(above)


def test_the_picture_shows_every_room() -> None:
    rooms = {str(path.parent.relative_to(PACKAGE)) for path in PACKAGE.glob("*/**/*.py")}
    assert set(pictured()) == rooms


def test_what_the_guide_names_is_there() -> None:
    for name in re.findall(r"`([\w/]+/[\w.]+\.(?:py|txt|toml|po))`", GUIDE):
        assert (ROOT / name).exists() or (PACKAGE / name).exists(), name


def test_every_recipe_is_carried_out() -> None:
    assert len(RECIPES) == 6
    assert [title for title, blocks in RECIPES.items() if not blocks] == ["Add a string"]


@pytest.mark.parametrize("title", [title for title, blocks in RECIPES.items() if blocks])
def test_a_recipe(zgc: Runner, title: str) -> None:
    shutil.copytree(PACKAGE, zgc.home / "zgc_cli")
    article, command, printed = console(title)
    assert zgc(*command, stdin=article).out != printed, "the recipe does something"
    for kind, block in RECIPES[title]:
        if kind == "diff":
            add(zgc.home, block)
    start = [sys.executable, "-m", "zgc_cli", *command]
    assert zgc.command(start, article, {"PYTHONPATH": str(zgc.home)}).out == printed


def add(home: Path, block: str) -> None:
    """Put the lines that a block adds behind the one that it shows."""
    head, known, *added = block.splitlines()
    place = home / head.removeprefix("--- ")
    lines = place.read_text("utf-8").splitlines()
    assert lines.count(known[1:]) == 1, known
    assert all(line.startswith("+") for line in added)
    row = lines.index(known[1:]) + 1
    lines[row:row] = [line[1:] for line in added]
    place.write_text("\n".join(lines) + "\n", "utf-8")


def console(title: str) -> tuple[str, list[str], str]:
    """Return the article and the command of a recipe, and what it prints."""
    (block,) = (block for kind, block in RECIPES[title] if kind == "console")
    line, _, printed = block.partition("\n")
    article, _, command = line.removeprefix("$ echo ").partition(" | zgc ")
    return f"{article}\n", command.split(), printed
