"""What the code says to its users: every message that a catalogue must hold, found in the code."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import ROOT
from zgc_cli.cli.app import build
from zgc_cli.cli.help.usage import value_name
from zgc_cli.cli.registry import COMMANDS
from zgc_cli.show.columns import ARTICLE, JOINED, KINDS, columns
from zgc_cli.show.labels import WORDS

PACKAGE = ROOT / "zgc_cli"
# Calls that show what they are given: (name of the function or method, places of its messages).
SHOWING = {"note": (0,), "hint": (0,)}
ERRORS = ("ZgcError", "SourceError", "DocumentError")


class Message(NamedTuple):
    """A message, in its context if it has one, with its form for several of a thing."""

    context: str | None
    text: str
    many: str | None = None


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    """Return the modules of the package, but for the one that passes on what it is given."""
    paths = (path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "language.py")
    return [(path, ast.parse(path.read_text("utf-8"))) for path in paths]


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Yield every call of the package."""
    for path, tree in trees():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, ast.Call))


@cache
def messages() -> frozenset[Message]:
    """Return every message of the code, the help, the fields and the words that they hold."""
    found = {m for _, call in calls() for m in _of_call(call)}
    found |= {m for path, tree in trees() for node in tree.body for m in _purpose(path, node)}
    fields = {c.name for kind in KINDS for c in columns(kind)} | {
        c.name for c in (ARTICLE, *JOINED)
    }
    found |= {Message("field", name) for name in fields}
    found |= {Message(context, w) for context, words in WORDS.items() for w in words}
    return frozenset(found | {Message("metavar", name) for name in _value_names()})


def _value_names() -> Iterator[str]:
    program = build()
    for name in COMMANDS:
        command, context = program.command(name)
        yield from (
            value_name(p) for p in command.get_params(context) if not getattr(p, "is_flag", False)
        )


def _purpose(path: Path, node: ast.AST) -> Iterator[Message]:
    """Yield the paragraphs of a command's docstring, but for its examples."""
    if not isinstance(node, ast.FunctionDef) or node.name not in COMMANDS:
        return
    if path == PACKAGE / "cli" / "commands" / f"{COMMANDS[node.name].module}.py":
        purpose = (ast.get_docstring(node) or "").partition("Examples:\n")[0]
        yield from (Message(None, " ".join(p.split())) for p in purpose.strip().split("\n\n"))


def _of_call(node: ast.Call) -> Iterator[Message]:
    match _name(node):
        case "_" | "N_" if not _is_marked(node.args[0]):
            yield Message(None, _literal(node.args[0]))
        case "_p" if not _is_marked(node.args[1]):
            yield Message(_literal(node.args[0]), _literal(node.args[1]))
        case "_n":
            yield Message(None, _literal(node.args[0]), _literal(node.args[1]))
        case "Option" | "Argument":
            for keyword in node.keywords:
                if keyword.arg == "help":  # translated where it is shown
                    yield Message(None, _literal(keyword.value))
        case "Entry":
            yield Message(None, _literal(node.args[1]))


def _name(call: ast.Call) -> str:
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _is_marked(node: ast.expr) -> bool:
    """Tell a variable, which holds a message that was marked elsewhere: `param.help`."""
    if isinstance(node, ast.BoolOp):
        return any(map(_is_marked, node.values))
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript | ast.Call)


def _literal(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant), f"line {node.lineno}: {ast.unparse(node)} is no literal"
    assert isinstance(node.value, str)
    return node.value


def bare() -> list[str]:
    """Return the places where words are shown that no catalogue can translate."""
    return [
        f"{path.relative_to(ROOT)}:{shown.lineno}: {ast.unparse(shown)}"
        for path, call in calls()
        for shown in _shown(call)
        if _is_bare(shown)
    ]


def _shown(call: ast.Call) -> list[ast.expr]:
    name = _name(call)
    if name == "Text":  # what a view draws
        return call.args[:1]
    if name in ERRORS:
        return call.args
    shown = [call.args[i] for i in SHOWING.get(name, ()) if i < len(call.args)]
    return shown + [k.value for k in call.keywords if k.arg in ("otherwise", "lacking")]


def _is_bare(node: Any) -> bool:
    """Tell a literal with words in it, by itself or as a part of what is shown."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and any(c.isascii() and c.isalpha() for c in node.value)
    if isinstance(node, ast.JoinedStr):
        return any(map(_is_bare, node.values))
    if isinstance(node, ast.IfExp):
        return _is_bare(node.body) or _is_bare(node.orelse)
    if isinstance(node, ast.BoolOp):
        return any(map(_is_bare, node.values))
    return isinstance(node, ast.BinOp) and (_is_bare(node.left) or _is_bare(node.right))
