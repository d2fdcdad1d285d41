"""What a stretch of text says, as words that can be compared between articles.

A word stands for all that may be said for it (死亡, 遇难); what says nothing, numbers and dates are
left out. Traditional and simplified articles say the same.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.query.match.by_place import tokens_within
from zgc_cli.query.match.synonyms import groups_of
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.pattern import Pattern

_PART = 1 / 3  # of the characters of the longer one of two words that are alike
_PAIRS = 1 << 17  # of words that are kept with whether they are alike
_SIDE = Pattern("[东西南北中]{1,2}[部方]?")  # tells the one from the other, where 之后 does not


def said_words(document: Document, spans: Iterable[Span], taken: Iterable[Span]) -> tuple[str, ...]:
    """Return the words of some spans that say something, in order, outside of what is taken."""
    taken = list(taken)
    found: dict[str, None] = {}
    for span in spans:
        text = document.paragraph(span.paragraph).text
        others = [s for s in taken if s.paragraph == span.paragraph]
        for token in tokens_within(document, span):
            is_free = not any(s.start < token.end and token.start < s.end for s in others)
            if token.end <= span.end and is_free:
                found[_meaning(text[token.start : token.end], token.tag)] = None
    found.pop("", None)
    return tuple(found)


@cache
def _meaning(word: str, tag: str) -> str:
    """Return what stands for a word and all words of like meaning; empty where it says nothing."""
    form = plain(name_form(word))
    if tag == "m" and any(c.isdigit() for c in form):
        return form  # of 1号线, for no figure is left here
    if tag == "t" or (tag not in lexicon.words("tag_weights") and not _SIDE.fullmatch(form)):
        return ""
    if form in lexicon.words("empty_words") or form in lexicon.words("saying_verbs"):
        return ""
    return meaning(form)


def meaning(word: str) -> str:
    """Return what stands for all words of like meaning: the first group that holds 遇难."""
    return next(iter(groups_of(word)), word)


@lru_cache(_PAIRS)
def alike(one: str, other: str) -> bool:
    """Return whether two words may name one thing: 病例 and 确诊病例, 火灾 and 大火.

    男子组 and 女子组, 北方 and 南方 are two things.
    """
    if one == other:
        return True
    if one.isascii() or other.isascii():
        return False
    if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return False
    short, long = sorted((one, other), key=len)
    if short in long:
        return True
    common = sum(character in long for character in short)
    return len(short) > 1 and _PART * len(long) <= common >= len(short) / 2


def left_over(ours: Iterable[str], theirs: Collection[str]) -> list[str]:
    """Return the words for which the others have none alike."""
    return [
        word
        for word in ours
        if word not in theirs and not any(alike(word, other) for other in theirs)
    ]


def shared(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, float]:
    """Return how many words of the shorter text the other has, and their share."""
    short, long = sorted((ours, theirs), key=len)
    number = len(short) - len(left_over(short, long))
    return number, number / len(short) if short else 0.0


def are_rivals(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether two texts each say something of which the other has nothing."""
    empty = lexicon.words("value_verbs")
    first, second = (
        [w for w in left_over(a, b) if w not in empty] for a, b in ((ours, theirs), (theirs, ours))
    )
    return bool(first and second)
