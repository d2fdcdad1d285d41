"""The tokens by which the index of a folder finds a document, and its vocabulary in them.

They are its characters and pairs of them, then, behind a mark for what they are, its names, its
words, and how its names are read. SQLite takes a run of Chinese for one word, so it is given
tokens of ours, parted by blanks. Its tokenizer `ascii` takes all but ASCII's own marks for a part
of a token; those are put as private characters. Two texts that differ in such characters alone are
one to it, which is one candidate too many, never one too few.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from zgc_cli.query.match.article_index import forms_in
from zgc_cli.reading.index import WORDS

_PRIVATE = {
    **{code: 0xE000 + code for code in range(128) if not chr(code).isalnum()},
    **dict.fromkeys([*range(55296, 57344), *range(0xE080, 0xE090)], 57599),  # 55296: no UTF-8 form
}
_PUT = re.compile("[\ue000-\ue07f]")
NAME, WORD, READING, PAIRS, _BLANK, _ODD = map(
    chr, range(0xE080, 0xE086)
)  # what a token begins with
# What is read out of the vocabulary is compared with what a query stands for: a longer string, or
# one that has private characters of its own, is not to be read.
_LONGEST = 500
_AT_ONCE = 64  # tokens in one query
_OVER_BLANK = re.compile(r"(?=(\S) (\S))")


def tokens(texts: Mapping[str, str], readings: bytes) -> str:
    """Return the tokens of a document by the texts of its index and its line of readings."""
    whole = "\n".join(texts.values())
    over_blanks = {_BLANK + _plain(a + b) for a, b in _OVER_BLANK.findall(whole)}
    return " ".join(sorted({*_grams(whole), *over_blanks, *_vocabulary(texts, readings)}))


def _vocabulary(texts: Mapping[str, str], readings: bytes) -> Iterator[str]:
    held = (
        (NAME, dict.fromkeys(form for form, _n in forms_in(texts["entities"]))),
        (WORD, texts[WORDS].split("\n")),
        (READING, dict.fromkeys(json.loads(readings))),
    )
    for mark, strings in held:
        for string in filter(None, strings):
            token = mark + _plain(string)
            is_odd = len(string) > _LONGEST or "\n" in string or read(token)[1:] != string
            yield _ODD if is_odd else token


def read(tokens: str) -> str:
    """Return what some tokens stand for."""
    return _PUT.sub(lambda match: chr(ord(match[0]) - 0xE000), tokens)


def vocabulary(found: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield by their marks the lines of the strings that the tokens of an index stand for.

    Those of PAIRS are a line a character: itself, then all that stand behind it.
    """
    lines: dict[str, list[str]] = {NAME: [], WORD: [], READING: [], PAIRS: []}
    behind: dict[str, str] = {}
    for token in found:
        if token[0] in lines:
            lines[token[0]].append(read(token[1:]))
        elif len(token) == 2 and token[0] != _BLANK:
            behind[token[0]] = behind.get(token[0], "") + token[1]
    lines[PAIRS] = [first + seconds for first, seconds in behind.items()]
    return ((mark, "\n".join(strings)) for mark, strings in lines.items())


def marked(mark: str, strings: Iterable[str]) -> Iterator[str]:
    """Yield the tokens of strings that are what a mark tells, and that of what is not told."""
    yield from (mark + _plain(string) for string in strings)
    yield _ODD


def any_of(found: Sequence[str]) -> Iterator[str]:
    """Yield queries, each for the documents that have one of some tokens."""
    for start in range(0, len(found), _AT_ONCE):
        yield " OR ".join(map(_quoted, found[start : start + _AT_ONCE]))


def loose(text: str) -> str:
    """Return what finds the documents that hold a string without blanks, which may have some."""
    pairs = [_plain(a + b) for a, b in pairwise(text)]
    either = [f"({_quoted(pair)} OR {_quoted(_BLANK + pair)})" for pair in pairs]
    return " AND ".join(either or [_quoted(_plain(text))])


def query(word: str) -> tuple[str, bool]:
    """Return what finds the documents that hold a string, and whether it finds no other.

    Empty where any may hold it.
    """
    grams = _grams(word)
    if len(word) > 1:
        grams = {gram for gram in grams if len(gram) > 1} or grams
    is_sure = len(word) < 3 and _plain(word) == word and len(grams) == 1
    return " AND ".join(map(_quoted, sorted(grams))), is_sure


def _quoted(token: str) -> str:
    return f'"{token}"'


def _grams(text: str) -> set[str]:
    """Return the characters of a text and its pairs of them; none with a blank or a line's end."""
    characters = {one for one in text if not one.isspace()}
    pairs = {
        first + second
        for first, second in set(pairwise(text))
        if first in characters and second in characters
    }
    return {_plain(gram) for gram in characters | pairs}


def _plain(text: str) -> str:
    return text.translate(_PRIVATE)
