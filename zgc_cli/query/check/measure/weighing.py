"""What the features of a claim tell of its verdict: two logistic models, and what they change.

One tells how probably the article bears a claim out, one how probably it says otherwise. The rules'
own verdict is among the features; it falls where the models hold it for improbable. The weights
are in `data/check_weights.txt`; `tests/learn_check.py` learns them and says how well they do.
"""

from collections.abc import Mapping
from math import exp

from zgc_cli.document.records import VERDICTS
from zgc_cli.reading import softmax

SUPPORTED, REFUTED, UNKNOWN, _ = VERDICTS
# The least probability at which a verdict of the rules stands, and the least at which a claim on
# which they have none gets one. A claim nearly in the article's words needs less to stand
# (`_SAID_SO`), and so does one of which the rules list what is told less exactly (`_LISTED`).
_STANDS = {SUPPORTED: 0.85, REFUTED: 0.7}
_BECOMES = {SUPPORTED: 0.75, REFUTED: 0.85}
_SAID_SO = 0.5
_NEARLY = {
    "characters in order": 0.7,
    "pairs": 0.7,
    "pairs near": 0.8,
}  # the shares of a claim that are enough
_LISTED = 0.5
_BECOMES_LISTED = 0.8
# Long claims have more in which they may differ.
_LONG, _LONG_BECOMES, _LONG_STANDS = 0.55, 0.92, 0.4  # the length as a feature
# Who says 致辞的是某人 says that it was no other: less is needed where the evidence has not that.
_FOCUSED, _BECOMES_FOCUSED = ("focus untold", "focus apart"), 0.75
# What the evidence has in place of a word; a claim is not told by it, whatever else is.
_REPLACED = (
    "contrary there",
    "focus apart",
    "most for next",
    "other number word",
    "other source there",
    "most for one of",
    "goes on for given up",
)


def chance(of: str, told: Mapping[str, float], known: Mapping[str, float]) -> float:
    """Return how probable a verdict is by the features of a claim and the weights of a model."""
    worth = known[f"{of}: always"]
    worth += sum(known.get(f"{of}: {name}", 0.0) * value for name, value in told.items())
    return 1 / (1 + exp(-worth))


def weighed(
    verdict: str,
    told: Mapping[str, float],
    *,
    has_details: bool,
    known: Mapping[str, float] | None = None,
) -> str:
    """Return the verdict on a claim of which the rules give one.

    `has_details`: the rules list something of the claim that the article tells less exactly, or
    that they do not find there. No model makes a claim supported where the evidence has the
    contrary or the rival of one of its words in that word's place.
    """
    known = softmax.weights("check") if known is None else known
    replaced = any(told.get(name) for name in _REPLACED)
    if verdict == SUPPORTED:
        stands = not replaced and chance(verdict, told, known) >= _least(
            told, has_details=has_details
        )
        return verdict if stands else UNKNOWN
    if verdict == REFUTED:
        least = _LONG_STANDS if told.get("length", 0.0) >= _LONG else _STANDS[REFUTED]
        return verdict if chance(verdict, told, known) >= least else UNKNOWN
    if verdict != UNKNOWN:
        return verdict
    focused = any(told.get(name) for name in _FOCUSED)
    if chance(REFUTED, told, known) >= (_BECOMES_FOCUSED if focused else _BECOMES[REFUTED]):
        return REFUTED
    least = _BECOMES_LISTED if has_details else _BECOMES[SUPPORTED]
    least = _LONG_BECOMES if told.get("length", 0.0) >= _LONG else least
    return UNKNOWN if replaced or chance(SUPPORTED, told, known) < least else SUPPORTED


def _least(told: Mapping[str, float], *, has_details: bool) -> float:
    """Return the least probability at which a claim that the rules hold for told stays so."""
    if has_details:
        return _LISTED
    near = any(told.get(name, 0.0) >= share for name, share in _NEARLY.items())
    return _SAID_SO if near else _STANDS[SUPPORTED]
