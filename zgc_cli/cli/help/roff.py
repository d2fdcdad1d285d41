"""The manual page: the command tree and the topics as roff, in the man macros.

One source for all: the same strings as the help on the screen, in the user's language.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zgc_cli import __version__
from zgc_cli.cli.help import topics
from zgc_cli.cli.help.screen import EXAMPLES, about, groups, head, parts
from zgc_cli.cli.help.usage import metavar
from zgc_cli.runtime.language import _
from zgc_cli.show.text.wrap import NO_END, NO_START

_RELEASED = "2026-03-25"


def manual(program: Any) -> str:
    """Return the manual page of the program."""
    commands = [program.command(name) for name in program.list_commands(None)]
    return "\n".join(
        [
            f'.TH ZGC 1 "{_RELEASED}" "zgc {__version__}" "{_text(_("User Commands"))}"',
            ".ad l",
            ".nh",
            *_section(_("NAME")),
            f"zgc \\- {_text(_('explore the facts of a Chinese news article'))}",
            *_section(_("SYNOPSIS")),
            f".B zgc\n{_text(_('COMMAND [ARGUMENTS] [OPTIONS]'))}",
            *_section(_("DESCRIPTION")),
            _text(
                _(
                    "zgc loads an article that was parsed beforehand and answers who, what, how "
                    "much, when, and who said so, each answer with the place in the text that "
                    "proves it. One article is built in; any other Chinese news article can be "
                    "parsed into the same form."
                )
            ),
            *_section(_("COMMANDS")),
            *(line for command, context in commands for line in _command(command, context)),
            *_section(_("OPTIONS OF EVERY COMMAND THAT READS AN ARTICLE")),
            *_shared(commands),
            *(line for name in topics.TOPICS for line in _topic(name)),
            *_section(_("EXAMPLES")),
            *_terms((example, _(said)) for example, said in EXAMPLES),
            "",
        ]
    )


def _command(command: Any, context: Any) -> Iterator[str]:
    """Yield usage, purpose, examples and own options of a command."""
    params = command.get_params(context)
    arguments = [p for p in params if p.param_type_name == "argument"]
    yield f".SS {_text(' '.join([context.command_path, *map(metavar, arguments)]))}"
    purpose, examples = parts(command.help or "")
    for number, paragraph in enumerate(purpose):
        if number:
            yield ".PP"
        yield _text(_(paragraph))
    yield from _verbatim(examples)
    yield from _terms((metavar(p), about(p)) for p in arguments)
    own = groups(params)[0][1]
    yield from _terms((head(p), about(p)) for p in own if p.name != "help")


def _shared(commands: Sequence[tuple[Any, Any]]) -> Iterator[str]:
    """Yield the options that commands share, once."""
    for command, context in commands:
        _own, *shared = groups(command.get_params(context))
        if len(shared) == 2:
            yield from _terms((head(p), about(p)) for _title, held in shared for p in held)
            return


def _topic(name: str) -> Iterator[str]:
    topic = topics.read(name)
    yield from _section(topic.title.upper())
    for number, block in enumerate(topic.blocks):
        if number and block.text:
            yield ".PP"
        if block.text:
            yield _text(block.text)
        yield from _terms(block.rows)
        yield from _verbatim(block.code)


def _section(title: str) -> Iterator[str]:
    yield f".SH {_text(title)}"


def _terms(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in rows:
        yield ".TP"
        yield f"\\fB{_text(term.replace('`', ''))}\\fR"
        yield _text(meaning)


def _verbatim(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from (".PP", ".nf", ".RS 4")
        yield from map(_plain, lines)
        yield from (".RE", ".fi")


def _text(text: str) -> str:
    """Return prose as roff; `code` is bold."""
    pieces = re.split("`([^`]+)`", text)
    marked = (f"\\fB{_plain(p)}\\fR" if i % 2 else _plain(p) for i, p in enumerate(pieces))
    return _filled("".join(marked))


_ESCAPES = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
_LINE = 75  # bytes of a line of the source, after a Chinese character was spelt in eight


def _plain(text: str) -> str:
    """Return a text in which nothing is roff's own, and Chinese lines may break where they do."""
    safe = []
    for before, character in zip(" " + text, text, strict=False):
        chinese = before > "\u2e80" and character > "\u2e80"
        if chinese and before not in NO_END and character not in NO_START:
            safe.append("\\:")
        safe.append(_ESCAPES.get(character, character))
    return f"\\&{''.join(safe)}" if text.startswith(".") else "".join(safe)


def _filled(text: str) -> str:
    """Return prose as source lines of a fit length: broken at blanks, which roff fills again.

    Between Chinese characters a line ends in a backslash, for there is no blank.
    """
    lines = [""]
    for blank, word in re.findall(r"( |\\:|^)((?:(?! |\\:).)+)", text):
        longer = f"{lines[-1]}{blank}{word}"
        if lines[-1] and sum(1 if c.isascii() else 8 for c in longer) > _LINE:
            lines[-1] += "" if blank == " " else "\\:\\"
            lines.append(f"\\&{word}" if word.startswith(".") else word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
