"""The words of the language: jieba's dictionary, with this project's own names added to it.

jieba's frequencies and tags are read straight from the file that jieba ships. That takes half the
time that loading jieba itself takes, needs no cache file, and shares no state with `jieba.dt`.
"""

import importlib.util
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zgc_cli import lexicon


class DictionaryWord(NamedTuple):
    """A word's natural logarithm of probability and its part of speech."""

    weight: float
    tag: str


# Names of ours that jieba lacks are taken to be as frequent as a name it knows well.
_NAME_FREQUENCY = 400
_TOTAL = 60_101_967  # words that jieba counted
# (lexicon, tag, whether our tag is better than jieba's: 大连 is no adverb, 保定 no verb)
_OWN_NAMES = (
    ("modern_words", "n", False),
    ("company_tails", "n", False),
    ("org_suffixes", "n", False),
    ("person_titles", "n", False),
    ("company_roles", "n", False),
    ("government_fields", "n", False),
    ("country_pairs", "j", True),
    ("counties", "ns", False),
    ("districts", "ns", True),
    ("persons", "nr", True),
    ("orgs", "nt", True),
    ("listed_companies", "nt", True),
    ("places", "ns", True),
)


# 人民日报客户端 is where 人民日报 was read.
_EDITIONS = ("客户端", "网站", "海外版")


class Dictionary:
    """Words by spelling; `longest` bounds the length of those that begin with two characters."""

    __slots__ = ("_raw", "_read", "log_total", "longest")

    def __init__(self, raw: dict[str, str]) -> None:
        """Hold `raw`: word -> 'frequency tag' as in jieba's file, read when it is asked for."""
        self._raw = raw
        self._read: dict[str, DictionaryWord] = {}
        self.log_total = math.log(_TOTAL)
        longest: dict[str, int] = {}
        for word in raw:
            if len(word) > 2:
                head = word[:2]
                if longest.get(head, 2) < len(word):
                    longest[head] = len(word)
        self.longest = longest

    def get(self, word: str) -> DictionaryWord | None:
        """Return the word's weight and tag, None where the dictionary lacks it."""
        found = self._read.get(word)
        if found is None:
            line = self._raw.get(word)
            if line is None:
                return None
            frequency, _, tag = line.partition(" ")
            found = DictionaryWord(math.log(float(frequency) or 0.5) - self.log_total, tag)
            self._read[word] = found
        return found

    @property
    def unseen(self) -> float:
        """The weight of a character that the dictionary lacks."""
        return -self.log_total


@cache
def outlets() -> frozenset[str]:
    """Return the papers, broadcasters and sites whose names are no other words: 经济观察网."""
    names = lexicon.words("agencies")
    return frozenset(n for n in names if len(n) > 2 and not n.endswith(_EDITIONS))


@cache
def dictionary() -> Dictionary:
    """Return jieba's dictionary with our names in it."""
    text = _jieba_file().read_text("utf-8")
    raw = dict(line.split(" ", 1) for line in text.splitlines() if line)
    named = [(lexicon.words(name), tag, better) for name, tag, better in _OWN_NAMES]
    for names, tag, better in (*named, (outlets(), "nt", False)):
        for word in names:
            known = raw.get(word)
            if known is None:
                raw[word] = f"{_NAME_FREQUENCY} {tag}"
            elif better or known.endswith((" d", " nr", " nrt")):
                frequency = known.partition(" ")[0]
                least = _NAME_FREQUENCY if len(word) > 2 else 0
                if better and tag in ("ns", "nt") and len(word) == 2:
                    least = _least(raw, word)
                frequency = str(max(int(frequency), least))
                raw[word] = f"{frequency} {tag}"
    return Dictionary(raw)


def _least(raw: dict[str, str], word: str) -> int:
    """Return a frequency by which a word is likelier than its two characters: 台中, not 台 | 中."""
    first, second = (int(raw.get(char, "1").partition(" ")[0]) for char in word)
    return 2 * first * second // _TOTAL


def _jieba_file() -> Path:
    """Find jieba's dictionary without importing jieba, which costs 0.3 s and a log line."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: pip install jieba")
    return Path(spec.origin).parent / "dict.txt"
