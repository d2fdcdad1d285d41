"""The article at hand: a file named by a plain word, as `grep` and `cat` take it.

Where a command takes no other word, each word is a file; behind a query, a question or a name
those are that exist or end like one. A file is never taken for a part of what is looked for.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from zgc_cli.cli.articles.open import ARTICLE_FILES
from zgc_cli.document.document import Document
from zgc_cli.reading.script import is_han
from zgc_cli.runtime.errors import ZgcError, did_you_mean, guess
from zgc_cli.runtime.files import is_address
from zgc_cli.runtime.language import N_, _
from zgc_cli.runtime.pattern import Pattern

# Which option takes what a word is, where a command takes files alone.
_CHOICES = {
    "entities": ("-t", "entity.type"),
    "quotes": ("-k", "quote.kind"),
    "figures": ("-k", "figure.kind"),
    "facts": ("-k", "fact.kind"),
}
_OF_TIME = Pattern("[0-9年月日]")
_PART = Pattern(r"[SPsp][0-9]+(\.[0-9]+)?")
_MOST_FILES = 1000  # among which one that is called alike is looked for
_ROOTED = ("/", "./", "../", "~")  # no word that is looked for begins so


def names_file(word: str) -> bool:
    """Return whether a word names an article: it is one that is there, or looks like one."""
    return word == "-" or _looks_like_file(word) or _is_there(word)


def _looks_like_file(word: str) -> bool:
    """Return whether a word ends like a file or a folder, leads into one, or is an address."""
    in_folder = "/" in word and _is_there(word.rpartition("/")[0] or "/")
    is_path = in_folder or ("/" in word and word.startswith(_ROOTED))
    return is_path or word.lower().endswith((*ARTICLE_FILES, "/")) or is_address(word)


def _is_there(word: str) -> bool:
    try:
        return bool(word) and Path(word).exists()
    except (OSError, ValueError):  # no system has a file of such a name
        return False


def behind(words: Sequence[str], command: str) -> tuple[list[str], list[str]]:
    """Return what is looked for, and the files behind it, or before it where they are there.

    Raises ZgcError where there is nothing else, or a file stands elsewhere.
    """
    asked, before = list(words), list[str]()
    while len(asked) > 1 and names_file(asked[-1]):
        asked.pop()
    behind = list(words[len(asked) :])
    while len(asked) > 1 and _looks_like_file(asked[0]) and _is_there(asked[0]):
        before.append(asked.pop(0))
    stray = next(filter(_looks_like_file, asked), None)
    if stray is None:
        return asked, [*before, *behind]
    if len(asked) > 1:
        raise ZgcError(_misplaced(stray))
    raise ZgcError(
        _(
            "what to look for is missing before the file {file}; see 'zgc {command} --help'",
            file=quoted(stray),
            command=command,
        )
    )


def _misplaced(file: str) -> str:
    return _("{file} is a file: put it behind the rest, or use -a {file}", file=quoted(file))


def misplaced(words: Sequence[str]) -> str:
    """Return what to say of words that were not found, of which one before the last is a file."""
    return next((_misplaced(word) for word in words[:-1] if _is_there(word)), "")


def may_be_mistyped(words: Sequence[str]) -> bool:
    """Return whether the last of some words, none of which is a file, may be meant for one."""
    if len(words) < 2 or " " in words[-1] or any(map(is_han, words[-1])):
        return False
    return any(map(str.isalpha, words[-1]))


def mistyped(words: Sequence[str], opened: Document, is_found: bool) -> str:
    """Return what to say of a last word that may be a mistyped file; empty if it is a word.

    It is one that the article has, or has in pinyin; or it was found together with words that are
    no more Chinese than it is.
    """
    last = words[-1]
    if is_found and not any(map(is_han, "".join(words[:-1]))):
        return ""
    from zgc_cli.query.match.article_index import Index
    from zgc_cli.query.search.read import understand

    terms, _sentence = understand(Index(opened), [last])
    if any(term.surfaces for term in terms):
        return ""
    return _(
        "there is no file {file!r}{guess}, so it was taken for a word",
        file=last,
        guess=_near(last),
    )


def _near(word: str) -> str:
    """Return `(did you mean …?)` for the article called so, but for its ending, or nearly so."""
    for suffix in ARTICLE_FILES:
        if _is_there(word + suffix):
            return did_you_mean([word + suffix])
    with suppress(OSError):
        return guess(word, (file.name for file in islice(Path().iterdir(), _MOST_FILES)), least=0.7)
    return ""


def beside_parts(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the IDs of parts of an article, and the files among them."""
    files = [word for word in words if names_file(word) and not _PART.fullmatch(word)]
    return [word for word in words if word not in files], files


def alone(words: Sequence[str], command: str, option: str = "") -> list[str]:
    """Return the words, each of which has to be a file; `option` is where a name would stand."""
    for word in words:
        if word and not names_file(word):
            meant = _meant(word, command, option)
            files = [_typed(other) for other in words if other != word and names_file(other)]
            advice = " ".join(["zgc", command, *((meant, *files) if meant else ("--help",))])
            told = N_("there is no file or folder {file!r}; see '{advice}'")
            raise ZgcError(_(told, file=word, advice=advice))
    return list(words)


def _typed(file: str) -> str:
    from shlex import quote

    return file if re.fullmatch(r"[\w./-]+", file) else quote(file)


# figures '>1亿' is as much as figures --min 1亿.
_BOUNDS = dict.fromkeys(">＞≥", "--min") | dict.fromkeys("<＜≤", "--max")


def _meant(word: str, command: str, option: str) -> str:
    """Return the option by which a command takes a word, with the word; empty where none does."""
    from zgc_cli.cli.choices import Choices, amount

    if command in _CHOICES:
        flag, field = _CHOICES[command]
        with suppress(ValueError):
            return f"{flag} {Choices(field)(word)}"
    if command == "timeline" and _OF_TIME.search(word):
        return f"--from {quoted(word)}"
    if command == "figures":
        sign = word[:1] if word[:1] in _BOUNDS else ""
        bound = word.removeprefix(sign).lstrip("= 　")
        with suppress(ValueError):
            amount(bound)
            return f"{_BOUNDS.get(sign, '--min')} {bound}"
    return f"{option} {quoted(word)}" if option else ""


def quoted(word: str) -> str:
    """Return a word as a shell takes it; Chinese needs no quotes there."""
    from shlex import quote

    return word if re.fullmatch(r"[\w./,:%+-]+", word) else quote(word)
