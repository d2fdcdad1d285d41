"""Toneless pinyin of names (星云航天 -> xing yun hang tian), with pypinyin's readings.

The blanks between the syllables stay, for the initials (xyht) are read off them. As pypinyin does,
the longest phrase that it knows is read as one, and what it has no reading for stays. Its tables
are kept as one in the user's cache; pypinyin is imported here only, where that one is made.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from zgc_cli import lexicon
from zgc_cli.runtime import lookup_tables


@lru_cache(1 << 12)
def pinyin(name: str, *, person: bool = False) -> str:
    """Return the syllables of a name; Latin words and digits stay, lower-cased, marks go.

    A person's surname is read as a surname: 单 is shan, 解 xie, 曾 zeng.
    """
    head = []
    if person and "·" not in name:
        surnames = lexicon.mapping("surname_pinyin")
        for length in (2, 1):
            if len(name) > length and name[:length] in surnames:
                head, name = surnames[name[:length]].split(), name[length:]
                break
    read = ["".join(c for c in part.lower() if c.isalnum()) for part in _read(name)]
    return " ".join(part for part in [*head, *read] if part)


def _read(name: str) -> Iterator[str]:
    """Yield the syllables of a name, and what stands between Chinese characters."""
    for is_han, run in groupby(name, _is_han):
        rest = "".join(run)
        while is_han and rest:
            phrase = _first_phrase(rest)
            yield from _phrases(lookup_tables.head_of(phrase)).get(phrase, phrase).split()
            rest = rest[len(phrase) :]
        yield rest


def _first_phrase(text: str) -> str:
    """Return the longest phrase with which a text begins, or its first character."""
    begun = [phrase for phrase in _phrases(text[:2]) if text.startswith(phrase)]
    return max(begun, default=text[0], key=len)


@lru_cache(1 << 12)
def _phrases(head: str) -> dict[str, str]:
    """Return phrase -> syllables of those that begin with two characters."""
    lines = (_readings()(head) or "").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def _is_han(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u4dbf"
        or "\u4e00" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
        or character in _phrases(lookup_tables.head_of(character))
    )


@cache
def _readings() -> lookup_tables.Lookup:
    spec = find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pypinyin is not installed: pip install pypinyin")
    return lookup_tables.table("readings", (Path(spec.origin).parent,), _lines)


def _lines() -> dict[str, str]:
    """Return the lines 'phrase syllables' by the first two characters of the phrases."""
    import warnings

    with warnings.catch_warnings():
        # It opens its tables by codecs.open, which Python 3.14 deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        from pypinyin import Style, phrases_dict, pinyin_dict
        from pypinyin.style import convert

    @cache
    def toneless(syllable: str) -> str:
        return str(convert(syllable, Style.NORMAL, True, default=syllable))

    singles = pinyin_dict.pinyin_dict.items()
    lines = [f"{chr(code)} {toneless(read.partition(',')[0])}" for code, read in singles]
    for phrase, characters in phrases_dict.phrases_dict.items():
        lines.append(f"{phrase} {' '.join(toneless(readings[0]) for readings in characters)}")
    return lookup_tables.by_head(lines)
