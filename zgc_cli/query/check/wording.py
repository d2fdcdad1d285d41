"""Other words for the same, and words that exclude each other: 增长 and 上升, 增长 and 下降.

Both are data: `synonyms` gives each word the heads of its classes, `contraries` gives a head or a
word what it excludes.
"""

from functools import cache

from zgc_cli import lexicon


@cache
def _members() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for word, heads in lexicon.mapping("synonyms").items():
        for head in heads.split():
            classes.setdefault(head, []).append(word)
    return classes


@cache
def same(word: str) -> frozenset[str]:
    """Return the words that may stand for `word`, itself among them."""
    heads = lexicon.mapping("synonyms").get(word, "").split()
    return frozenset([word, *(other for head in heads for other in _members()[head])])


@cache
def contrary(word: str) -> frozenset[str]:
    """Return the words that exclude `word`; none that may also stand for it."""
    pairs = lexicon.mapping("contraries")
    heads = [word, *lexicon.mapping("synonyms").get(word, "").split()]
    against = [other for head in heads for other in pairs.get(head, "").split()]
    return frozenset(w for head in against for w in [head, *_members().get(head, ())]) - same(word)
