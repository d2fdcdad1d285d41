"""The words of the language: jieba's dictionary, with this project's own names added to it.

jieba's frequencies and tags are read straight from the file that jieba ships, which shares no state
with `jieba.dt`, and kept as a table in the user's cache.
"""

import importlib.util
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from zgc_cli import lexicon
from zgc_cli.runtime import lookup_tables
from zgc_cli.runtime.named_tuple import NamedTuple


class DictionaryWord(NamedTuple):
    """A word's natural logarithm of probability and its part of speech."""

    weight: float
    tag: str


class Head(NamedTuple):
    """What begins with two characters: the first alone, both, and how long longer words are."""

    weight: float
    tag: str
    pair: DictionaryWord | None
    longer: tuple[int, ...]


LONGEST_WORD = 16  # characters of a word that the token stage looks for
# Names of ours that jieba lacks are taken to be as frequent as a name it knows well.
_NAME_FREQUENCY = 400
_TOTAL = 60_101_967  # words that jieba counted
_LOG_TOTAL = math.log(_TOTAL)
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
    """Words by spelling, read when one is asked for that begins with the same two characters."""

    __slots__ = ("_heads", "_lengths", "_lines", "_words")

    def __init__(self, lines: lookup_tables.Lookup) -> None:
        """Hold what gives the lines 'word frequency tag' of the words with one head."""
        self._lines = lines
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._heads: dict[str, Head] = {}
        self._words: dict[str, DictionaryWord] = {}

    def get(self, word: str) -> DictionaryWord | None:
        """Return the word's weight and tag, None where the dictionary lacks it."""
        found = self._words.get(word)
        if found is None:
            head = word[:2] if len(word) > 1 else f"{word} "  # as `lookup_tables.head_of`
            if head not in self._lengths:
                self._read(head)
                found = self._words.get(word)
        return found

    @property
    def read(self) -> Mapping[str, DictionaryWord]:
        """The words of the pairs that `head` was asked for, for who looks up a great many."""
        return self._words

    @property
    def known_heads(self) -> Mapping[str, Head]:
        """What `head` returned before, for who asks it a great many times."""
        return self._heads

    def head(self, pair: str) -> Head:
        """Return what begins with a character and the next, if there is one."""
        found = self._heads.get(pair)
        if found is None:
            lengths = self._lengths[pair] if pair in self._lengths else self._read(pair)
            longer = tuple(length for length in lengths if 2 < length <= LONGEST_WORD)
            alone = self.get(pair[0]) or DictionaryWord(self.unseen, "x")
            both = self._words.get(pair) if len(pair) > 1 else None
            found = self._heads[pair] = Head(*alone, both, longer)
        return found

    def _read(self, head: str) -> tuple[int, ...]:
        fields = (self._lines(head) or "").replace("\n", " ").split(" ")
        spellings = fields[::3] if len(fields) > 1 else []
        entries = map(DictionaryWord, map(_weight, fields[1::3]), fields[2::3])
        self._words.update(zip(spellings, entries, strict=True))
        self._lengths[head] = tuple(sorted(set(map(len, spellings))))
        return self._lengths[head]

    @property
    def unseen(self) -> float:
        """The weight of a character that the dictionary lacks."""
        return -_LOG_TOTAL


@cache
def _weight(frequency: str) -> float:
    """Return the natural logarithm of the probability of a word."""
    return math.log(float(frequency) or 0.5) - _LOG_TOTAL


@cache
def outlets() -> frozenset[str]:
    """Return the papers, broadcasters and sites whose names are no other words: 经济观察网."""
    names = lexicon.words("agencies")
    return frozenset(n for n in names if len(n) > 2 and not n.endswith(_EDITIONS))


@cache
def dictionary() -> Dictionary:
    """Return jieba's dictionary with our names in it."""
    jieba = _jieba_folder()
    return Dictionary(lookup_tables.table("words", (jieba, lexicon.FOLDER), lambda: _lines(jieba)))


def _lines(jieba: Path) -> dict[str, str]:
    """Return the lines 'word frequency tag' by the first two characters of the words."""
    lines = lookup_tables.by_head((jieba / "dict.txt").read_text("utf-8").splitlines())
    own: dict[str, dict[str, str]] = {}  # of the heads with which our names begin

    def known(word: str) -> dict[str, str]:
        head = lookup_tables.head_of(word)
        if head not in own:
            theirs = lines.get(head, "").splitlines()
            own[head] = dict(line.split(" ", 1) for line in theirs)
        return own[head]

    named = [(lexicon.words(name), tag, better) for name, tag, better in _OWN_NAMES]
    for names, tag, better in (*named, (outlets(), "nt", False)):
        for word in names:
            words = known(word)
            entry = words.get(word)
            if entry is None:
                words[word] = f"{_NAME_FREQUENCY} {tag}"
            elif better or entry.endswith((" d", " nr", " nrt")):
                frequency = int(entry.partition(" ")[0])
                least = _NAME_FREQUENCY if len(word) > 2 else 0
                if better and tag in ("ns", "nt") and len(word) == 2:
                    parts = (known(c).get(c, "1").partition(" ")[0] for c in word)
                    least = _least(*map(int, parts))
                words[word] = f"{max(frequency, least)} {tag}"
    for head, words in own.items():
        lines[head] = "\n".join(f"{word} {entry}" for word, entry in words.items())
    return lines


def _least(first: int, second: int) -> int:
    """Return a frequency by which a word is likelier than its characters: 台中, not 台 | 中."""
    return 2 * first * second // _TOTAL


def _jieba_folder() -> Path:
    """Find jieba without importing it, which costs 0.3 s and a log line."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: pip install jieba")
    return Path(spec.origin).parent
