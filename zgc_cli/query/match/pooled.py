"""Ranking the sentences of many articles by a text, all on one scale, before any is decoded.

BM25 over single characters and pairs of them, as `ranking` does it for one article, but with
the frequencies of features and the average length of a sentence taken over all the articles. A
sentence also has, at a discount, the features of the sentence before it and those of the first
line of its article, the headline.

`Look.best_articles` chooses which articles are read: of a great many, those that hold most of the
text's rarest pairs, which the index tells by itself. `Look.at` then counts what each of them
holds, from the lines of the indexes, and `ranked` scores the sentences by these counts.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from heapq import nsmallest
from math import log

from zgc_cli.query.match.normalize import OUTSIDE
from zgc_cli.reading.normal import search_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.named_tuple import NamedTuple

_SATURATION, _LENGTH = 0.3, 0.3  # BM25's k1 and b
_FROM_PREVIOUS, _FROM_HEAD = 0.35, 0.6
_CHARACTER, _PAIR = 1.0, 2.0
_MOST = 150  # articles that are looked at
# The share of the text's pairs of characters that an article must have: of 590 questions put to
# their own article three have less, of those put to another one four in five.
LEAST_SHARED = 0.1

Counts = tuple[tuple[int, int], ...]  # the number of a feature, and how often it stands there


class SentenceCounts(NamedTuple):
    """What a sentence holds of the features; `before` are those of the one before it."""

    number: int
    length: int
    own: Counts
    before: Counts


class ArticleCounts(NamedTuple):
    """What an article holds: sentences, characters, in how many sentences each feature stands.

    `lines` are the sentences that may be wanted, `head` is what the first of all holds.
    """

    sentences: int
    characters: int
    frequencies: Sequence[int]
    head: Counts = ()
    lines: Sequence[SentenceCounts] = ()


class Ranked(NamedTuple):
    """A sentence of an article, by its number, and its score; that of the best of all is 1."""

    article: str
    number: int
    score: float


class Look:
    """Looks for the features of a text in articles."""

    def __init__(self, text: str) -> None:
        """Take the features of a text: its characters and their pairs, without marks."""
        form = search_form(plain(text))
        pieces = "".join(c if c not in OUTSIDE else "\n" for c in form).split("\n")
        pairs = dict.fromkeys(p[i : i + 2] for p in pieces for i in range(len(p) - 1))
        self.features = (*pairs, *dict.fromkeys("".join(pieces)))
        self._pairs = len(pairs)

    @property
    def weights(self) -> list[float]:
        """What each feature is worth, however rare it is."""
        numbers = range(len(self.features))
        return [_PAIR if number < self._pairs else _CHARACTER for number in numbers]

    def best_articles(self, holders: Mapping[str, Collection[str]], size: int) -> list[str]:
        """Return of so many articles those to look at, by which of them hold each feature."""
        worth: dict[str, float] = defaultdict(float)
        for feature in self.features[: self._pairs or None]:
            rarity = _rarity(len(holders[feature]), size)
            for place in holders[feature]:
                worth[place] += rarity
        if len(worth) <= _MOST:
            return list(worth)
        return nsmallest(_MOST, worth, key=lambda place: (-worth[place], place))

    def marks(self, line: str) -> tuple[tuple[int, int], ...]:
        """Return where a sentence in normal form holds pairs of the text's characters, joined."""
        pairs = frozenset(self.features[: self._pairs])
        marks: list[tuple[int, int]] = []
        for at in range(len(line) - 1):
            if line[at : at + 2] in pairs:
                start = marks.pop()[0] if marks and at <= marks[-1][1] else at
                marks.append((start, at + 2))
        return tuple(marks)

    def at(self, text: str) -> ArticleCounts:
        """Return what an article holds by its sentences in normal form, one a line."""
        lines = text.split("\n")
        known = [(n, feature) for n, feature in enumerate(self.features) if feature in text]
        counts: list[Counts] = [
            tuple((n, line.count(feature)) for n, feature in known if feature in line)
            for line in lines
        ]
        frequencies = [0] * len(self.features)
        for row in counts:
            for n, _count in row:
                frequencies[n] += 1
        held = ArticleCounts(len(lines), len(text), frequencies)
        if sum(n < self._pairs for n, _feature in known) < LEAST_SHARED * self._pairs:
            return held
        wanted = [
            SentenceCounts(number, len(lines[number]), row, counts[number - 1] if number else ())
            for number, row in enumerate(counts)
            if row and (row[0][0] < self._pairs or not self._pairs)
        ]
        return held._replace(head=counts[0], lines=wanted)


def sentences_in(line: bytes) -> str | None:
    """Return the sentences in the line of an index, one a line; None where they are none."""
    try:
        text = dict(json.loads(line))["sentences"]
    except (ValueError, TypeError, KeyError):
        return None
    return text if isinstance(text, str) else None


def ranked(look: Look, held: Mapping[str, ArticleCounts], least: float) -> list[Ranked]:
    """Return the sentences that reach a share of the best score, the best first."""
    articles = held.values()
    size = sum(article.sentences for article in articles) or 1
    average = sum(article.characters for article in articles) / size or 1.0
    frequencies = [
        sum(article.frequencies[n] for article in articles) for n in range(len(look.features))
    ]
    rarity = [
        weight * _rarity(n, size) for weight, n in zip(look.weights, frequencies, strict=True)
    ]
    rows: list[Ranked] = []
    for name, article in held.items():
        head = {n: _FROM_HEAD for n, _count in article.head}
        for line in article.lines:
            score = _score(line, head if line.number else {}, average, rarity)
            rows.append(Ranked(name, line.number, score))
    best = max((row.score for row in rows), default=0.0)
    kept = [row for row in rows if best and row.score >= least * best]
    kept.sort(key=lambda row: (-row.score, row.article, row.number))
    return [row._replace(score=row.score / best) for row in kept]


def _rarity(holding: int, size: int) -> float:
    """Return how much it tells that so many of all hold something."""
    return log(1 + (size - holding + 0.5) / (holding + 0.5))


def _score(
    line: SentenceCounts, head: Mapping[int, float], average: float, rarity: Sequence[float]
) -> float:
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * line.length / average)
    values = {n: _FROM_PREVIOUS for n, _count in line.before}
    values.update(head)
    for n, count in line.own:
        value = count * (_SATURATION + 1) / (count + norm)
        values[n] = max(value, values.get(n, 0.0))
    return sum(rarity[n] * value for n, value in values.items())
