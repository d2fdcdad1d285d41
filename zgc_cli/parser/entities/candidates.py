"""Candidates for entities: what one rule saw at one place, before the places are settled."""

from collections.abc import Iterable

from zgc_cli.document.records import Span
from zgc_cli.runtime.named_tuple import NamedTuple

_MARKS = str.maketrans("", "", '“”「」『』‘’"')


class Candidate(NamedTuple):
    """A span that rule `rule` takes for an entity of `type`; a higher `weight` wins a tie."""

    span: Span
    type: str
    rule: str
    weight: int = 0


class Detection(NamedTuple):
    """What a rule detects in one paragraph; `start` and `end` count in its text."""

    start: int
    end: int
    type: str
    weight: int = 0


def bare(text: str) -> str:
    """Return a name without its marks: 「望海」号 -> 望海号; title marks inside a title stay."""
    plain = text.translate(_MARKS).strip()
    if plain.startswith("《") and plain.endswith("》"):
        plain = plain[1:-1]
    return plain or text


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that stand, in the order of the text, no two of them overlapping.

    The longer name wins over the shorter one inside it (卡塔尔哈马德国际机场 over 卡塔尔).
    """
    ranked = sorted(candidates, key=lambda c: (-(c.span.end - c.span.start), -c.weight))
    taken: dict[str, set[int]] = {}
    standing = []
    for candidate in ranked:
        there = taken.setdefault(candidate.span.paragraph, set())
        covered = range(candidate.span.start, candidate.span.end)
        if there.isdisjoint(covered):
            there.update(covered)
            standing.append(candidate)
    # Paragraphs are P1, P2, … P10: the shorter comes first.
    return sorted(standing, key=lambda c: (len(c.span.paragraph), *c.span[:2]))
