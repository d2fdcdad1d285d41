"""Wrong usage as one sentence: what is wrong, what was probably meant, where help is.

Typer says these things in English only and over several lines; what it found is read from its
exceptions, which it does not publish, so they are told by name.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from zgc_cli.cli.choices import choices_of
from zgc_cli.cli.registry import COMMANDS, FORMATS_MEANT, OPTIONS_MEANT
from zgc_cli.export.formats import FORMATS as EXPORTS
from zgc_cli.runtime.errors import did_you_mean, guess
from zgc_cli.runtime.language import _, _p
from zgc_cli.show.labels import WORDS, word
from zgc_cli.show.listing import FORMATS


def sentence(error: Any, called: Sequence[str]) -> str:
    """Return a usage error of Typer as a sentence; `called` is the command line behind `zgc`."""
    read = _READERS.get(type(error).__name__)
    reason = read(error) if read else None
    if reason is None:
        reason = error.format_message().replace("\n", " ").rstrip(".")
        reason = reason[:1].lower() + reason[1:]
    context = getattr(error, "ctx", None)
    path = " ".join(["zgc", *(name for name in called[:1] if name in COMMANDS)])
    command = context.command_path if context else path
    return _("{error}; see '{command} --help'", error=reason, command=command)


def _no_such_option(error: Any) -> str:
    name = error.option_name
    if name in ("-r", "-R", "--recursive"):
        return _("{name} is not needed: a folder stands for all articles in it", name=name)
    if name in ("-i", "-S", "--ignore-case", "--smart-case"):
        return _("{name} is not needed: small letters and capitals are the same", name=name)
    if name in ("-H", "--with-filename", "--line-number"):
        return _("{name} is not needed: what is found has its article and line", name=name)
    params = error.ctx.command.params if error.ctx else ()
    options = ["--help", *(name for p in params for name in (*p.opts, *p.secondary_opts))]
    meant = OPTIONS_MEANT.get(name, "") or _format(name.strip("-"), options)
    if meant.partition(" ")[0] not in (*options, "zgc"):
        # By their letters: the dashes would make any two alike.
        long = [option[2:] for option in options if option.startswith("--")]
        meant = "".join(f"--{near}" for near in get_close_matches(name.strip("-"), long, 1))
    near = did_you_mean([meant] if meant else [])
    return _("no such option: {name}{guess}", name=name, guess=near)


def _format(name: str, options: Sequence[str]) -> str:
    """Return the option by which a command writes a format that was typed as if it were one."""
    name = FORMATS_MEANT.get(name, name)
    if "--to" in options:
        return f"--to {name}" if name in EXPORTS else ""
    if name in ("html", "sqlite"):
        return f"zgc export --to {name}"
    if name == "xlsx":
        return "-o NAME.xlsx"
    return f"-f {name}" if name in FORMATS and "--format" in options else ""


def _bad_usage(error: Any) -> str | None:
    if "requires" in error.message:
        return _("option {name} needs a value", name=error.option_name)
    if "does not take" in error.message:
        return _("option {name} takes no value", name=error.option_name)
    return None


def _missing(error: Any) -> str | None:
    param = error.param
    if param is None or param.param_type_name != "argument":
        return None
    return _("{name} is missing", name=metavar(param).partition(" ")[0].strip("[].…"))


def _bad_value(error: Any) -> str | None:
    param, value = error.param, re.match(r"'(.*)' is |(\S+) is ", error.message)
    if param is None:
        return None
    # What reads values itself tells what was typed, and no more.
    typed = next(filter(None, value.groups()), "") if value else error.message
    # The long form that is declared first.
    long = next((option for option in param.opts if option.startswith("--")), param.opts[0])
    name = long if param.param_type_name == "option" else metavar(param)
    choices = choices_of(param)
    if choices:
        if reader := getattr(param.type, "func", None):
            typed = reader.wrong(typed)
        context = context_of(choices)
        # A choice may be typed as it is called in the user's language: 机构 is org.
        named = {word(context, choice): choice for choice in choices} if context else {}
        named |= {meant: near for meant, near in FORMATS_MEANT.items() if near in choices}
        named |= {"edit": "add or remove"} if "remove" in choices else {}
        near = did_you_mean([named[typed]]) if typed in named else guess(typed, choices)
        return _(
            "{name} takes one of {choices}, not {value!r}{guess}",
            name=name,
            choices=", ".join(with_names(choices)),
            value=typed,
            guess=near,
        )
    least = getattr(param.type, "min", None)
    if name == "--limit":
        return _(
            "-n takes how many records to print, not {value!r}; each has its line", value=typed
        )
    if least is not None:
        return _(
            "{name} takes a whole number from {least} on, not {value!r}",
            name=name,
            least=least,
            value=typed,
        )
    return _("{name} takes a number like 10万 or 1.5亿元, not {value!r}", name=name, value=typed)


def context_of(choices: Sequence[str]) -> str | None:
    """Return the context in which these choices are words of ours, if they are."""
    ours = set(choices) - {"all"}
    return next((context for context, words in WORDS.items() if ours <= set(words)), None)


def with_names(choices: Sequence[str]) -> list[str]:
    """Return choices, each with what it is called in the user's language: `org 机构`."""
    context = context_of(choices)
    names = [word(context, c) if context else c for c in choices]
    return [c if c == name else f"{c} {name}" for c, name in zip(choices, names, strict=True)]


def value_name(param: Any) -> str:
    """Return the English name of an argument, or of the value of an option: `FILE`."""
    return str(param.metavar or (param.name or "").strip("_").upper())


def metavar(param: Any) -> str:
    """Return that name in the user's language."""
    return _p("metavar", value_name(param))


def _extra(error: Any) -> str | None:
    extra = re.search(r"extra argument\(?s?\)? \((.*)\)", error.message)
    return _("there is nothing for {what!r} to do here", what=extra[1]) if extra else None


_READERS = {
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _bad_usage,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "UsageError": _extra,
}
