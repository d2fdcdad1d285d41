"""What the article has that is nearest to something misspelt.

What is a few slips away is picked among names and words; of these the cost is counted by sound: a
homophone costs less than a character that sounds alike, and that less than any other slip. To
import a library for it takes longer than to compare the words of an article.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Set
from functools import cache
from math import inf

from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.surface import NEAREST, PER_COST, Surface
from zgc_cli.reading import syllables
from zgc_cli.runtime.pattern import Pattern

_HOMOPHONE, _ALIKE, OTHER, _NEVER = 0.3, 0.5, 1.0, 9.0
_NUMERALS = frozenset("0123456789零一二两三四五六七八九十百千万亿")
_SHORTEST, _LONGEST = 3, 20  # characters of a word for which a neighbour is sought
_LONG = 6  # characters of a word in which more slips are meant
# What is pronounced alike in much of China: flat and curled tongue, n and ng, l and n, h and f.
_SLOPPY = tuple(
    (Pattern(p), r) for p, r in (("^([zcs])h", r"\1"), ("ng$", "n"), ("^n(?=.)", "l"), ("^f", "h"))
)


def nearest(index: Index, typed: str) -> list[Surface]:
    """Return the names and words nearest to a typed word in normal form; none where all are far.

    All that share the least cost are returned. The weight falls with the cost.
    """
    if not _SHORTEST <= len(typed) <= _LONGEST * 3:
        return []
    costs = costs_of(typed, frozenset(form for form, _ in index.forms), index.vocabulary)
    least = min(costs.values(), default=0.0)
    return [Surface(t, round(NEAREST - PER_COST * c, 3)) for t, c in costs.items() if c == least]


def costs_of(typed: str, names: Set[str], vocabulary: Set[str]) -> dict[str, float]:
    """Return text -> cost of what is near to a word, among names and a vocabulary with them."""
    return (_latin if typed.isascii() else _chinese)(typed, names, vocabulary)


def _chinese(typed: str, names: Set[str], vocabulary: Set[str]) -> dict[str, float]:
    """Return text -> cost of what is near to Chinese characters."""
    size = len(typed)
    if size > _LONGEST:
        return {}
    # The parts of longer names: the brand in a company's.
    longer = [form for form in names if len(form) > size > _SHORTEST]
    inside = {form[i : i + size] for form in longer for i in range(len(form) - size + 1)}
    near = _extract(typed, vocabulary | inside, 2 if size < _LONG else 3)
    costs = {}
    for text in near:
        if text == typed or len(text) < _SHORTEST:
            continue
        costs[text] = cost(typed, text)
        # Of three characters or inside a name, no more than its sound may be another.
        whole = size > _SHORTEST and text in vocabulary
        most = 0.8 if not whole else 1.0 if size < _LONG else 1.3
        # One character of a name may be left out, not the first one.
        left_out = text in names and text[0] == typed[0]
        left_out = left_out and any(text[:i] + text[i + 1 :] == typed for i in range(1, len(text)))
        if costs[text] > most and not left_out:
            del costs[text]
    return costs


def _latin(typed: str, names: Set[str], vocabulary: Set[str]) -> dict[str, float]:
    """Return text -> cost of what is near to a Latin word or to misspelt pinyin."""
    latin = [w for w in vocabulary if w.isascii() and w.isalpha()]
    costs = {w: float(d) for w, d in _extract(typed, latin, (len(typed) - 2) // 3).items()}
    spelt: dict[str, list[str]] = {}
    slips = min(2, len(typed) // 7)
    words = [w for w in vocabulary if not w.isascii() and _NUMERALS.isdisjoint(w)]
    if not slips:  # then the first letter is none, and many a word need not be spelt
        begun = frozenset(syllables.beginning_with(typed[0]))
        words = [w for w in words if w[0] in begun or w[0].isascii()]
    for word, letters in zip(words, syllables.spelt("\n".join(words)).split("\n"), strict=False):
        if len(letters) > 5 and letters.isascii():
            spelt.setdefault(letters, []).append(word)
    # Two short syllables meet by chance too often to be a misspelt word that is no name.
    for letters, distance in _extract(typed, spelt, slips).items():
        for word in spelt[letters]:
            if word in names or (len(word) > 2 and len(typed) > 8):
                costs[word] = float(distance)
    careless = _sloppy_letters(typed)
    for letters, words in spelt.items():
        if letters[0] == typed[0] and _sloppy_letters(letters) == careless:
            costs |= {word: _ALIKE for word in words if word in names or len(word) > 2}
    return costs


def _extract(typed: str, choices: Iterable[str], cutoff: int) -> dict[str, int]:
    """Return choice -> number of insertions, deletions, substitutions and swaps, up to a cutoff."""
    if cutoff < 1:
        return {}
    characters = frozenset(typed)
    found = {}
    for choice in choices:
        if abs(len(choice) - len(typed)) > cutoff:
            continue
        # A character that the other lacks is a slip; few words of a language come so far.
        if len(choice) - sum(map(characters.__contains__, choice)) > cutoff:
            continue
        if len(typed) - sum(map(choice.__contains__, typed)) <= cutoff:
            slips = int(cost(typed, choice, _slip))
            if slips <= cutoff:
                found[choice] = slips
    return found


def _slip(one: str, other: str) -> float:
    return float(one != other)


def cost(
    typed: str,
    text: str,
    substituting: Callable[[str, str], float] | None = None,
    most: float = inf,
) -> float:
    """Return what it costs to turn what was typed into a text, a slip being 1.

    The optimal string alignment distance; `substituting` is what a substitution costs, by default
    weighed by sound. What costs more than `most` may be told to cost any more than that.
    """
    substituted = substituting or (_slip if _is_plain(typed + text) else substitution)
    older: list[float] = []
    last = [float(j) for j in range(len(text) + 1)]
    for i, one in enumerate(typed, 1):
        row = [float(i)]
        for j, other in enumerate(text, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + substituted(one, other))
            if i > 1 and j > 1 and one == text[j - 2] and typed[i - 2] == other:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        if min(row) > most < min(last) + 1:
            return inf
        older, last = last, row
    return last[-1]


def _is_plain(letters: str) -> bool:
    """Return whether letters have no sound to weigh, and no numeral among them."""
    return letters.isascii() and letters.isalpha()


def least_cost(typed: str, text: str) -> int:
    """Return what `cost` is at the least, told by what sounds in the text like nothing typed."""
    if typed.isascii():
        common = sum(min(count, text.count(letter)) for letter, count in _letters(typed))
        return max(len(text), len(typed)) - common
    strange = len(text) - sum(map(_alike(typed).__contains__, text))
    return max(strange, abs(len(text) - len(typed)))


@cache
def _letters(typed: str) -> tuple[tuple[str, int], ...]:
    """Return each letter with how often it was typed."""
    return tuple(Counter(typed).items())


@cache
def _alike(typed: str) -> frozenset[str]:
    """Return the characters for which one that was typed may stand at less than a slip."""
    known = syllables.readings()
    sounds = {_sloppy(syllable) for c in typed for syllable in known.get(c, ())}
    like = (c for c, read in known.items() if not sounds.isdisjoint(map(_sloppy, read)))
    return frozenset([*typed, *like])


def substitution(one: str, other: str) -> float:
    """Return what it costs to have typed one character for another."""
    if one == other:
        return 0.0
    if one in _NUMERALS or other in _NUMERALS:
        return _NEVER  # the fifth is another thing than the sixth
    here, there = syllables.readings_of(one), syllables.readings_of(other)
    if set(here) & set(there):
        return _HOMOPHONE
    return _ALIKE if {*map(_sloppy, here)} & {*map(_sloppy, there)} else OTHER


@cache
def _sloppy(syllable: str) -> str:
    for pattern, replacement in _SLOPPY:
        syllable = pattern.sub(replacement, syllable)
    return syllable


def _sloppy_letters(letters: str) -> str:
    """Return letters as they are pronounced without care, wherever syllables may part."""
    return re.sub("(?<=[zcs])h", "", letters).replace("ng", "n")
