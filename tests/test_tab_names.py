"""Hostile names on the line of a real shell: after Tab and Enter each arrives as it is."""

import string
from collections.abc import Iterable, Iterator
from itertools import chain, cycle
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import cases
from tests.shells import Shell, kind_of, programs, shell
from zgc_cli.cli.help.command_tree import program_tree
from zgc_cli.completion import sidecar
from zgc_cli.completion.candidates import lines
from zgc_cli.completion.program import Option, Program, Value
from zgc_cli.completion.scripts import script
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump, load

CASES = cases("tab_names")
NAMES: list[str] = CASES["names"]
SOME: list[str] = CASES["everywhere"]
PAIRS: list[list[str]] = CASES["pairs"]
PUNCTUATION = string.punctuation + " "
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ARTICLES = ("", "-a odd.zgc ")  # the built-in one, another one


def mark(number: int) -> str:
    """Return the two characters that stand for a number."""
    return STEMS[number // len(BRANCHES)] + BRANCHES[number % len(BRANCHES)]


BEHIND = {name: mark(number) + name for number, name in enumerate(NAMES)}
BEFORE = {name: name + mark(number) for number, name in enumerate(NAMES)}
# The marks the other way round: no other name begins so.
ALIKE = [[mark(n)[::-1] + name for name in pair] for n, pair in enumerate(PAIRS)]


def pinyin(number: int) -> str:
    """Return the letters by which the name of this number is found, and no other."""
    # (not by v and u, which stand for each other)
    return f"q{chr(97 + number // 16)}{chr(97 + number % 16)}"


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
    if shell_name == "fish":
        special = {"": set(PUNCTUATION), '"': {*'$"\\'}, "'": {*"'\\"}}[quote]
        return "".join("\\" * (c in special) + c for c in name)
    if quote == "'":
        return name.replace("'", "'\\''")
    if quote == '"':
        escaped = "".join("\\" * (c in '$"\\`') + c for c in name)
        return escaped.replace("!", '"\\!"')
    if quote:  # $'…': readline takes the quote of \' for its end
        return "".join(f"\\{ord(c):03o}" if c in "'\\!" else c for c in name)
    return "".join("\\" * (c in PUNCTUATION) + c for c in name)


def hostile(names: Iterable[str]) -> Document:
    """Return the built-in article with other names, each found by the letters of its number."""
    document = load()
    like = document.entities[0]
    entities = [
        like._replace(id=f"E{n + 1}", name=name, pinyin=f"{pinyin(n)} z", aliases=())
        for n, name in enumerate(names)
    ]
    return document.with_layer("entities", entities)


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
    document = hostile([*BEHIND.values(), *BEFORE.values(), *chain(*ALIKE)])
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
    return wrong_line(session, line, context.glued + name, closing(session, context, name))


def closing(session: Shell, context: Context, name: str) -> str:
    """Return what the user types behind a completed name."""
    # Behind these signs fish expects more: it leaves the quote open and puts no blank.
    open_still = session.name == "fish" and name[-1] in "/=@:.,-"
    return context.quote * open_still + context.behind


def wrong_line(session: Shell, line: str, expected: str, behind: str = "") -> str:
    """Type a line, press Tab and Enter; return what is wrong about the last argument."""
    received = session.received(line, behind=behind)
    for marker in (session.folder / "M", session.folder / "N"):
        if marker.exists():
            marker.unlink()
            return f"{line!r} runs {expected!r}"
    if received is None or received[-1:] != [expected]:
        return f"{line!r} gives {received and received[-1:]}, not {expected!r}"
    return ""


def contexts(session: Shell) -> list[Context]:
    """Return where this shell completes."""
    found = CONTEXTS[session.name]
    if session.tab("A=1 zgc summ").line != "A=1 zgc summary ":
        # Bash 4.0 completes no line that begins so, and finds no end of $(… \\; ).
        assert "4.0" in session.send("echo $BASH_VERSION")
        found = tuple(c for c in found if not c.before.startswith(("A=1", "zgc $(")))
    return list(found)


def main_contexts(session: Shell) -> list[Context]:
    """Return where the quotes themselves are tested: in no other command."""
    return [c for c in CONTEXTS[session.name] if c.before.startswith("zgc") and not c.behind]


def each_quote(session: Shell) -> list[Context]:
    """Return a context for each kind of quote."""
    return [c for c in main_contexts(session) if not c.glued and "--" not in c.before]


def test_a_name_arrives_from_every_context(session: Shell) -> None:
    articles = cycle(ARTICLES)
    assert not [
        found
        for number, context in enumerate(contexts(session))
        for name in SOME[number % 2 :: 2]
        if (found := wrong(session, context, next(articles), BEHIND[name][:2], BEHIND[name]))
    ]


@pytest.mark.slow
def test_every_name_arrives_from_every_context(session: Shell) -> None:
    assert not [
        found
        for context in contexts(session)
        for name in NAMES
        for article in ARTICLES
        if (found := wrong(session, context, article, BEHIND[name][:2], BEHIND[name]))
    ]


def parts(name: str) -> Iterator[tuple[str, str]]:
    """Yield a name with a part of it that is typed, cut within and behind what is hostile."""
    yield BEHIND[name], BEHIND[name][: 2 + len(name) // 2]
    yield BEFORE[name], BEFORE[name][:-1]


def check_typed_in_part(session: Shell, contexts: Iterable[Context], names: list[str]) -> None:
    assert not [
        found
        for context in contexts
        for name in names
        for whole, part in parts(name)
        if part[0] != "-"
        # Fish takes a star for a pattern, even in quotes, and inserts nothing.
        if session.name != "fish" or "*" not in part
        if (found := wrong(session, context, "", part, whole))
    ]


def test_a_name_that_is_typed_in_part(session: Shell) -> None:
    check_typed_in_part(session, each_quote(session), SOME)


@pytest.mark.slow
def test_every_name_that_is_typed_in_part(session: Shell) -> None:
    check_typed_in_part(session, main_contexts(session), NAMES)


@pytest.mark.slow
def test_every_name_by_pinyin(session: Shell) -> None:
    if session.name == "fish":
        pytest.skip("fish inserts the pinyin itself, which the program understands")
    names = [*BEHIND.values(), *BEFORE.values()]
    assert not [
        found
        for context in main_contexts(session)
        for number, name in enumerate(names)
        if name[0] != "-" or context.glued
        if (found := wrong(session, context, "", pinyin(number), name))
    ]


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_two_that_begin_alike(session: Shell, number: int) -> None:
    """The first Tab writes what they share; behind that one types on, and presses it again.

    Where that holds an escape zsh writes nothing: it shows them, and one types all of it.
    """
    one, other = ALIKE[number]
    shared = next(n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    found = []
    for context in each_quote(session):
        for name in (one, other):
            begin = context.before.format("") + name[:2]
            end = typed(name[shared : shared + 1], context.quote, session.name)
            middle = typed(name[2:shared], context.quote, session.name)
            line = f"{begin}\t{middle if session.name == 'zsh' else ''}{end}"
            behind = closing(session, context, name)
            found.append(wrong_line(session, line, context.glued + name, behind))
    assert not list(filter(None, found))


OPTIONS = {
    "bash": "{0} nullglob extglob failglob nocaseglob nocasematch dotglob; {1} -u; {2}",
    "zsh": "{0} shwordsplit ksharrays globsubst rcquotes extendedglob nonomatch banghist "
    "interactivecomments ignorebraces",
}


def test_options_of_the_user_change_nothing(session: Shell) -> None:
    """Not the script that is read under them either."""
    script_there = next((session.folder / "script").iterdir())
    if session.name == "fish":
        pytest.skip("fish has no such options")
    options = OPTIONS[session.name]
    (session.folder / "zz-a-file").write_text("what a star would match")
    session.send(
        options.format("shopt -s" if session.name == "bash" else "setopt", "set", "IFS=,:")
    )
    session.send(f"source {script_there}")
    where = each_quote(session)
    if session.name == "zsh":  # there the option changes what '' means within the quotes
        where = [c for c in where if c.quote != "'"]
    try:
        check_typed_in_part(session, where, SOME)
    finally:
        undo = "shopt -u" if session.name == "bash" else "unsetopt"
        session.send(options.format(undo, "set +u; true", r"IFS=$' \t\n'"))


def test_readline_by_other_keys(session: Shell) -> None:
    """Where each candidate is inserted in turn, or all of them at once, nothing is run either."""
    if session.name != "bash":
        pytest.skip("readline is bash's")
    for command in ("menu-complete", "insert-completions"):
        session.send(f"bind '\"\\t\": {command}'")
        for context in each_quote(session):
            for name in SOME[:5]:
                found = wrong(session, context, "", BEHIND[name][:2], BEHIND[name])
                assert " runs " not in found
                assert not found or (context.quote and command == "insert-completions")
    session.send("bind '\"\\t\": complete'")


def test_another_function_hands_over_the_word(session: Shell) -> None:
    """As those of sudo and time do, which cut their own name off the line."""
    if session.name != "bash":
        pytest.skip("the convention is bash's")
    session.send(
        "_run() { local COMP_LINE=${COMP_LINE#run } COMP_POINT=$((COMP_POINT - 4)); "
        '_zgc zgc "${COMP_WORDS[COMP_CWORD]}" show; }; run() { "$@"; }; complete -F _run run'
    )
    for quote in ("", '"', "'"):
        for name in SOME:
            context = Context(f"run zgc show {quote}", quote)
            assert not wrong(session, context, "", BEHIND[name][:2], BEHIND[name])
