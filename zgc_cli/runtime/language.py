"""The language of what a person reads: Chinese or English.

`ZGC_LANG=zh|en` decides, then the locale, by gettext's rules. English is the language of the
source; the Chinese stands in a gettext catalogue, `locale/zh/LC_MESSAGES/zgc.po`, which is read
as it is, so that nothing has to be compiled. Formats for machines carry English names always.

To add a string:

1. Write `_("there is no section {id}", id=id)`: a literal of one piece, values by name, never an
   f-string. `_n("{n} text", "{n} texts", n)` has two forms; `_p("entity", "work")` is for a word
   that has several meanings. `help=` of an option, the docstring of a command, `Entry.about` and
   what stands in a table under `N_` are translated where they are shown, so they stay bare.
2. Run `pytest tests/test_language.py --update`: it puts what is missing into the catalogue, in
   order, and takes out what no code says any longer.
3. Fill in the empty `msgstr`. The same test, without `--update`, tells what is still missing.

In Chinese punctuation is full-width, and a value keeps its own name: `没有章节 {id}`.
"""

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

CATALOGUES = Path(__file__).parents[1] / "locale"
LANGUAGES = ("zh", "en")


def language(environ: Mapping[str, str] = os.environ) -> str:
    """Return `zh` or `en`: ZGC_LANG, then LANGUAGE, LC_ALL, LC_MESSAGES and LANG as in gettext."""
    wanted = known(environ.get("ZGC_LANG", ""))
    if wanted:
        return wanted
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := environ.get(k))), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return "en"  # where LANGUAGE has no say either
    places = (*environ.get("LANGUAGE", "").split(":"), locale)
    return next((found for place in places if (found := known(place))), "en")


def unknown(environ: Mapping[str, str] = os.environ) -> str:
    """Return what ZGC_LANG names if it is neither language; else nothing."""
    wanted = environ.get("ZGC_LANG", "")
    return "" if known(wanted) else wanted


def known(locale: str) -> str:
    """Return the language of a locale's name (`zh_CN.UTF-8`, `zh-Hans`, `en`), if it is ours."""
    name = locale.lower().replace("-", "_").partition(".")[0].partition("_")[0]
    return name if name in LANGUAGES else ""


def _(message: str, /, **values: Any) -> str:
    """Return a message in the user's language, with the values put in."""
    text = _catalogue().get(message, message)
    return text.format(**values) if values else text


def _n(one: str, many: str, n: int, /, **values: Any) -> str:
    """Return the form of a message for `n` of something; `{n}` stands for the number."""
    return _(one if n == 1 else many, n=n, **values)


def _p(context: str, message: str, /) -> str:
    """Return a word in the meaning that it has in a context."""
    return _catalogue().get(f"{context}{IN_CONTEXT}{message}", message)


def N_(message: str, /) -> str:  # noqa: N802
    """Mark a message that is translated later, where it is shown."""
    return message


IN_CONTEXT = "\4"


@cache
def _catalogue() -> Mapping[str, str]:
    """Return the messages of the user's language; English needs none."""
    chosen = language()
    if chosen == "en":
        return {}
    return read_catalogue((CATALOGUES / chosen / "LC_MESSAGES" / "zgc.po").read_text("utf-8"))


def read_catalogue(text: str) -> dict[str, str]:
    r"""Return message -> translation from the text of a PO file, both forms of a plural as keys.

    A message in a context has the context and `\x04` before it, as in a compiled catalogue.
    """
    string = r'((?:".*"\n?)+)'
    entry = re.compile(
        rf"^(?:msgctxt {string})?msgid {string}(?:msgid_plural {string})?msgstr(?:\[0\])? {string}",
        re.MULTILINE,
    )
    found = {}
    for context, one, many, translation in entry.findall(text):
        told = _unquoted(translation)
        prefix = _unquoted(context) + IN_CONTEXT if context else ""
        for message in filter(None, (one, many)):
            if told:
                found[prefix + _unquoted(message)] = told
    found.pop("", None)  # the header
    return found


def _unquoted(lines: str) -> str:
    """Return what the quoted lines of a PO string say."""
    text = lines.strip()[1:-1].replace('"\n"', "")
    if "\\" not in text:
        return text
    escapes = {"n": "\n", "t": "\t"}
    return re.sub(r"\\(.)", lambda m: escapes.get(m[1], m[1]), text)
