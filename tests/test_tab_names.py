"""Hostile names on the line of a real shell: after Tab and Enter each arrives as it is, or not at all."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from tests.shells import Shell, kind_of, programs, shell
from zgc_cli.cli.tree import program_tree
from zgc_cli.completion import sidecar
from zgc_cli.completion.candidates import lines
from zgc_cli.completion.scripts import script
from zgc_cli.completion.tree import Option, Program, Value
from zgc_cli.document import Document
from zgc_cli.store import dump, load

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found,unused-ignore]

NAMES: list[str] = tomllib.loads((ROOT / "tests/cases/tab_names.toml").read_text("utf-8"))["names"]
SOME = NAMES[::12]  # of each context; the slow tests take them all
LEAD = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def mark(number: int) -> str:
    """Return the two characters that only the name of this number begins with or ends in."""
    return LEAD[number // len(LEAD)] + LEAD[number % len(LEAD)]


BEHIND = {name: mark(number) + name for number, name in enumerate(NAMES)}
BEFORE = {name: name + mark(number) for number, name in enumerate(NAMES)}
PINYIN = {name: f"q{number // 26:c}".replace("\x00", "a") for number, name in enumerate(NAMES)}


class Context(NamedTuple):
    """Where a name may stand: what is typed before it, in which quotes, and what behind it.

    `{}` is where the article is named, if it is not the built-in one.
    """

    before: str
    quote: str = ""
    behind: str = ""
    glued: str = ""


POSIX = (
    Context("zgc show {}"),
    Context('zgc show {}"', '"'),
    Context("zgc show {}'", "'"),
    Context("zgc show {}$'", "$'"),
    Context("zgc facts {}--about "),
    Context("zgc facts {}--about=", glued="--about="),
    Context('zgc facts {}--about="', '"', glued="--about="),
    Context("zgc facts {}--about='", "'", glued="--about="),
    Context("zgc facts {}--about=$'", "$'", glued="--about="),
    Context("zgc facts {}-A", glued="-A"),
    Context('zgc facts {}-A"', '"', glued="-A"),
    Context("zgc facts {}-A'", "'", glued="-A"),
    Context("true;zgc show {}"),
    Context('true | zgc show {}"', '"'),
    Context("true && zgc show {}'", "'"),
    Context("A=1 zgc show {}"),
    Context("(zgc show {}", behind=")"),
    Context('{{ zgc show {}"', '"', behind="; }"),
    Context("zgc $(zgc show {}", behind=")"),
    Context('zgc $(zgc show {}"', '"', behind=")"),
    Context("zgc $(zgc show {}'", "'", behind=")"),
    Context("zgc `zgc show {}", behind="`"),
    Context('zgc `zgc show {}"', '"', behind="`"),
    Context("zgc `zgc show {}'", "'", behind="`"),
    Context("zgc `zgc show {}$'", "$'", behind="`"),
)
ZSH = (
    Context("x=$(zgc show {}", behind=")"),
    Context('x="$(zgc show {}', behind=')"'),
    Context('echo "$(zgc show {}"', '"', behind=')"'),
    Context("echo \"$(zgc show {}'", "'", behind=')"'),
    Context("echo `zgc show {}", behind="`"),
    Context('echo "`zgc show {}', behind='`"'),
    Context("echo \"`zgc show {}'", "'", behind='`"'),
)
FISH = (
    Context("zgc show {}"),
    Context('zgc show {}"', '"'),
    Context("zgc show {}'", "'"),
    Context("zgc facts {}--about "),
    Context("zgc facts {}--about=", glued="--about="),
    Context('zgc facts {}--about="', '"', glued="--about="),
    Context("zgc facts {}--about='", "'", glued="--about="),
    Context('zgc facts {}"--about=', '"', glued="--about="),
    Context("zgc facts {}-A", glued="-A"),
    Context('zgc facts {}-A"', '"', glued="-A"),
    Context("zgc facts {}-A'", "'", glued="-A"),
    Context("true;zgc show {}"),
    Context('true | zgc show {}"', '"'),
    Context("true && zgc show {}'", "'"),
    Context("A=1 zgc show {}"),
    Context("begin; zgc show {}", behind="; end"),
    Context("echo (zgc show {}", behind=")"),
    Context('echo (zgc show {}"', '"', behind=")"),
    Context("set x (zgc show {}'", "'", behind=")"),
    Context('echo "$(zgc show {}', behind=')"'),
    Context("echo \"$(zgc show {}'", "'", behind=')"'),
    Context('echo "$(zgc show {}"', '"', behind=')"'),
)
BASH = (
    Context('zgc facts {}"--about=', '"', glued="--about="),
    Context('zgc show {}$"', '"'),
)
CONTEXTS = {"bash": POSIX + BASH, "zsh": POSIX + ZSH, "fish": FISH}


def typed(name: str, quote: str, shell_name: str) -> str:
    """Return a part of a name as a careful user types it behind an open quote, or behind none."""
    if quote == "'" and shell_name != "fish":
        return name.replace("'", "'\\''")
    if quote == '"':
        escaped = "".join("\\" * (c in '$"\\`') + c for c in name)
        return escaped if shell_name == "fish" else escaped.replace("!", '"\\!"')
    if quote:
        return "".join("\\" * (c in "'\\") + c for c in name)
    return "".join("\\" * (c.isascii() and not c.isalnum()) + c for c in name)


def hostile(names: Iterable[str]) -> Document:
    """Return the built-in article with other names; of each the pinyin is that of its number."""
    document = load()
    like = document.entities[0]
    entities = (
        like._replace(id=f"E{n}", name=name, pinyin="", aliases=())
        for n, name in enumerate(names, 1)
    )
    return document.with_layer("entities", list(entities))


def with_glued_option(program: Program) -> Program:
    """Return the program with a short option for a name: there is none as yet."""
    about = Option(("-A",), "about", Value("name", "name"), repeatable=True)
    commands = (
        c._replace(options=(*c.options, about)) if c.name == "facts" else c
        for c in program.commands
    )
    return program._replace(commands=tuple(commands))


@pytest.fixture(scope="module", params=programs())
def session(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A session whose built-in article has the hostile names, and a file too."""
    folder = tmp_path_factory.mktemp("names")
    kind = kind_of(request.param)
    document = hostile([*BEHIND.values(), *BEFORE.values()])
    place = folder / "script" / {"zsh": "_zgc"}.get(kind, f"zgc.{kind}")
    place.parent.mkdir()
    made = script(kind, with_glued_option(program_tree()), lines(document))
    place.write_text(made, "utf-8")
    write_sidecar(folder / "odd.zgc", document)
    opened = shell(request.param, folder, script=place)
    yield opened
    opened.close()
    assert not (folder / "started").exists()


def write_sidecar(article: Path, document: Document) -> None:
    """Write an article, and beside it in the test's own cache what it offers."""
    article.write_bytes(dump(document))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(article.parent / "cache"))
        patch.delenv("ZGC_CACHE", raising=False)
        sidecar.note(str(article), sidecar.changed(article), document)


def wrong(session: Shell, context: Context, article: str, part: str, name: str) -> str:
    """Type part of a name, press Tab and Enter; return what is wrong, or nothing."""
    line = context.before.format(article) + typed(part, context.quote, session.name)
    received = session.received(line, behind=context.behind)
    marker = session.folder / "M"
    if marker.exists():
        marker.unlink()
        return f"RUN: {line!r} for {name!r}"
    if received is None or received[-1:] != [context.glued + name]:
        return f"{line!r} gives {received and received[-1:]} for {name!r}"
    return ""


def all_wrong(session: Shell, context: Context, names: Iterable[str]) -> list[str]:
    """Return what is wrong in a context: with names behind their mark, and before it."""
    found = []
    for name in names:
        for article in ("", "-a odd.zgc "):
            found.append(wrong(session, context, article, BEHIND[name][:2], BEHIND[name]))
    return list(filter(None, found))


@pytest.mark.parametrize("number", range(max(map(len, CONTEXTS.values()))))
def test_x(session: Shell, number: int) -> None:
    contexts = CONTEXTS[session.name]
    if number >= len(contexts):
        return
    names = NAMES if os.environ.get("FULL") else SOME
    found = all_wrong(session, contexts[number], names)
    print(f"{contexts[number].before!r:50} {len(found):4} of {len(names) * 2:4}, run {sum(f.startswith('RUN') for f in found)}")
    for f in found[: int(os.environ.get("SHOW", "0"))]:
        print("      ", f)
