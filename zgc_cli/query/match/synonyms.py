"""Words of like meaning, and words that exclude each other: 增长 and 上升, 增长 and 下降.

One lexicon has the groups. Those with a Latin name may answer a question, those with a Chinese
head only support that two clauses speak of the same thing. `contraries` gives a head or a word
what it excludes.
"""

from collections.abc import Callable
from functools import cache

from zgc_cli import lexicon
from zgc_cli.reading.normal import name_form

_REIGNS = "商周秦汉晋隋唐宋元明清"
_PAIRS = ("高低", "大小", "长短", "轻重", "男女", "冷热", "快慢", "正负", "强弱", "新旧", "增减")
_SIZES = {a: b for pair in map(tuple, _PAIRS) for a, b in (pair, pair[::-1])}  # 高烧, 低烧
_SHORTEST_TURNED = 3  # characters of a word that one character turns into its contrary


@cache
def _groups(*, answers: bool) -> dict[str, list[str]]:
    """Return the words of the groups that may answer, or of those that only support."""
    return {
        name: words.replace("|", " ").split()
        for name, words in lexicon.mapping("synonyms").items()
        if name.isascii() == answers
    }


@cache
def asking() -> dict[str, tuple[str, ...]]:
    """Return each word that asks with the groups that it is in."""
    found: dict[str, tuple[str, ...]] = {}
    for name in _groups(answers=True):
        for word in lexicon.mapping("synonyms")[name].partition("|")[0].split():
            found[word] = (*found.get(word, ()), name)
    return found


def answering(word: str) -> tuple[str, ...]:
    """Return the words that may answer for `word`, in order."""
    groups = _groups(answers=True)
    found = [other for name in asking().get(word, ()) for other in groups[name]]
    return tuple(other for other in dict.fromkeys(found) if other != word)


@cache
def _heads() -> dict[str, list[str]]:
    """Return the heads of each word, in the form in which words are compared: pmi."""
    heads: dict[str, list[str]] = {}
    for head, words in _groups(answers=False).items():
        for word in words:
            heads.setdefault(name_form(word), []).append(head)
    return heads


def is_common(word: str) -> bool:
    """Return whether a word is in a group, or a verb: no name."""
    return name_form(word) in _heads() or word in lexicon.words("predicates")


def groups_of(word: str) -> list[str]:
    """Return the groups of words of like meaning that hold a word, the oldest first."""
    return _heads().get(name_form(word), [])


@cache
def same(word: str) -> frozenset[str]:
    """Return the words that may stand for `word` in a claim, itself among them."""
    groups = _groups(answers=False)
    heads = _heads().get(name_form(word), [])
    return frozenset([word, *(other for head in heads for other in groups[head])])


@cache
def contrary(word: str) -> frozenset[str]:
    """Return the words that exclude `word`; none that may also stand for it."""
    pairs = lexicon.mapping("contraries")
    heads = [word, *_heads().get(name_form(word), [])]
    against = [other for head in heads for other in pairs.get(head, "").split()]
    if len(word) >= _SHORTEST_TURNED:  # 旧石器时代, 新石器时代
        against += [
            word[:offset] + other + word[offset + 1 :]
            for offset, character in enumerate(word)
            for other in pairs.get(character, "").split()
            if len(other) == 1
        ]
        against += [
            word[:offset] + other + word[offset + 2 :]  # 赞成票, 反对票
            for offset in range(len(word) - 1)
            for other in pairs.get(word[offset : offset + 2], "").split()
        ]
    against += _turned_first(word)
    if len(word) == len("高烧"):
        against += [_SIZES[word[0]] + word[1]] if word[0] in _SIZES else []
    if len(word) == len("清末") and word[0] in _REIGNS and word[1] in "末初代朝":
        against += [other + word[1] for other in _REIGNS if other != word[0]]
    groups = _groups(answers=False)
    return frozenset(w for head in against for w in [head, *groups.get(head, ())]) - same(word)


def _turned_first(word: str) -> list[str]:
    """Return what a word says without its no, or with it: 有毒 and 无毒, 不合格 and 合格."""
    first, rest = word[:1], word[1:]
    if first in "有无" and rest:
        return [("无" if first == "有" else "有") + rest]
    return [rest] if first in "不未非" and len(rest) > 1 else []


def contrary_in(word: str, says: Callable[[str], bool]) -> str | None:
    """Return the longest contrary of `word` that is said."""
    return next(filter(says, sorted(contrary(word), key=lambda w: (-len(w), w))), None)
