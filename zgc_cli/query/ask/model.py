"""The model that chooses an answer: named features of a candidate, and what each is worth.

A linear model over few features and trees upon it, a softmax over the candidates of an article
and silence, whose worth is 0. From the share of the best one, and some of its features, comes how
probably it is right. `data/ask_weights.txt` has below its figures the calibration, the weights,
then a tree a line: a node is a feature, the value up to which the first of two branches is taken,
and these; a leaf is what it is worth. `tests/learn_ask.py` learns them and says how they do.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Any

from zgc_cli.query.ask.evidence.answer_form import of_form
from zgc_cli.query.ask.evidence.support import Surroundings
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.ask.sentence import AnswerCandidate
from zgc_cli.query.match.normalize import BORDERS, BREAK
from zgc_cli.reading import softmax
from zgc_cli.reading.softmax import shares as shares
from zgc_cli.runtime.named_tuple import NamedTuple

Tree = Any  # a node [feature, most, branch, branch], or the number of a leaf
_WEIGHTS = Path(__file__).parents[2] / "data" / "ask_weights.txt"
_GLUE = "的了是在为有由被等于和与共达到叫做名出约"  # between a question's words and the answer
_VAGUE = re.compile("超|近|约|大约|逾|破|超过|将近|突破|接近")
_UNSETTLED = re.compile("原(?:定|计划|本)|取消|没有|未|不再|否认|并非|不是|如果|假如")
_PART = re.compile("其中|包括|另有|另外|还有|此外")
_TOTAL = re.compile("一共|总共|共计|合计|累计|总计|共有|共|总")
_BEFORE_TOTAL = 8  # characters
_DIGIT = re.compile(r"\d")
_SAME = 0.6  # the share of its pairs of characters that an answer has in common with another
_LITTLE = 1e-6
_PIECES = (
    "characters",
    "pairs",
    "sentence characters",
    "sentence pairs",
    "characters around",
    "pairs around",
)
_MARKS = "。；;"
_CLAUSE = 80  # characters of a clause that are looked at on each side
_BESIDE = 4  # characters in front and behind that may be the question's own
# Words that stand in front of an answer, or behind it, and tell which kind it is.
_FRONT = "在于到至往赴抵从自由被对向和与及、为是叫称名即因用将把给让以成达约“《"
_BEHIND = "的说称表认指、和与及为是在将被对等,。;”》（("
_LEAST = {"names": 0.3, "asked": 0.25}


class _Model(NamedTuple):
    """What features add to the odds that an answer is right, what they are worth, and the trees."""

    calibration: Mapping[str, float]
    weights: Mapping[str, float]
    trees: Sequence[Tree]


@cache
def _model() -> _Model:
    text = _WEIGHTS.read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return _Model(*json.loads(f"[{lines[0]},{lines[1]},[{','.join(lines[2:])}]]"))


def worth(features: Mapping[str, float]) -> float:
    """Return what all features together are worth; above 0 it is better than silence."""
    own = _model()
    return softmax.worth(own.weights, features) + sum(leaf(tree, features) for tree in own.trees)


def leaf(tree: Tree, features: Mapping[str, float]) -> float:
    """Return the value of the leaf of a tree that features lead to."""
    node = tree
    while isinstance(node, list):
        name, least, below, above = node
        node = below if features.get(name, 0.0) <= least else above
    return float(node)


def chance(share: float, features: Mapping[str, float]) -> float:
    """Return how probably an answer with this share is right, as measured on news."""
    share = min(max(share, _LITTLE), 1 - _LITTLE)
    held = {"": 1.0, "odds": log(share / (1 - share)), **features}
    odds = sum(value * held.get(name, 0.0) for name, value in _model().calibration.items())
    return 1 / (1 + exp(-odds))


def features(
    question: Question,
    candidate: AnswerCandidate,
    said: str,
    around: Surroundings,
    rank: float,
    place: int,
) -> dict[str, float]:
    """Return the features of a candidate, which says `said`, in normal form.

    `rank` is what its sentence is worth beside the best one, `place` how many are before it.
    """
    found = {"rank": rank, "place": 1 / (1 + place)}
    found |= _of_support(question, candidate, around)
    found |= _of_wording(question, candidate, said, around)
    found |= of_form(question, candidate, around)
    found["near by rank"] = found["near"] * rank
    form = around.form
    start, end = around.in_form(candidate)
    left, right = around.edges(candidate)
    untold, one_untold, beside_untold = around.untold
    same_side, other_side = around.next_to((start, end), question.rest.find(BREAK))
    found |= {
        "untold": untold,
        "one untold": one_untold,
        "untold beside": beside_untold,
        "next to": same_side,
        "next to on the other side": other_side,
        "names another": float(around.is_of_another()),
        "title": float(around.is_title),
        "parts": len(question.parts) / 5,
        "asked length": log(1 + len(question.text)) / 4,
        "mentions": log(1 + around.mentions(said)),
        "no question": float(not question.asks),
        "several": float(question.several),
        "asks for a noun": float(bool(question.focus)),
        "elsewhere": float(candidate.elsewhere is not None),
        "lead": 1.0 / (1 + around.index),
        f"left {left}": 1.0,
        f"right {right}": 1.0,
        f"asks {question.kind}": 1.0,
        f"asks {question.kind} of {question.detail}": float(bool(question.detail)),
        f"kind {candidate.kind}": 1.0,
        f"behind {_one_of(form[max(0, start - 1) : start], _FRONT)}": 1.0,
        f"before {_one_of(form[end : end + 1], _BEHIND)}": 1.0,
    }
    return {name: value for name, value in found.items() if value}


def _of_support(
    question: Question, candidate: AnswerCandidate, around: Surroundings
) -> dict[str, float]:
    """Return how much of the question's parts stands around a candidate."""
    support = around.support(candidate)
    titled = question.kind == "person" and ending(question.attribute, "person_titles")
    measured = question.kind == "figure" and ending(question.attribute, "question_measures")
    return {
        "near": support.near,
        "names": support.names,
        "core": support.core,
        "asked": support.asked,
        "asked near": support.asked_near,
        "absent": support.absent,
        "numbers": support.numbers,
        "other holder": float(bool(titled) and support.names < _LEAST["names"]),
        "other measure": float(bool(measured) and support.asked < _LEAST["asked"]),
        "other turn": float(not support.turn),
        "other subject": float(question.kind == "figure" and not support.subject),
        "least": support.least,
        "lost": support.lost,
        "chief": support.chief,
        "chief near": support.chief_near,
        "first": support.first,
        "first near": support.first_near,
    }


def _of_wording(
    question: Question, candidate: AnswerCandidate, said: str, around: Surroundings
) -> dict[str, float]:
    """Return what a candidate, its clause and its sentence say beside what the question says."""
    start, end = around.in_form(candidate)
    form, gap = around.form, question.rest.find(BREAK)
    first, last = _clause(form, start, end)
    before, behind = question.rest[:gap].rstrip(_GLUE), question.rest[gap + 1 :].lstrip(_GLUE)
    ordered, held = around.held(first, (start, end), last, gap)
    return {
        "fit": candidate.fit,
        "clause": held,
        "order": ordered,
        "left": _common(before[::-1], form[max(0, start - 12) : start].rstrip(_GLUE)[::-1]),
        "right": _common(behind, form[end : end + 12].lstrip(_GLUE)),
        "repeats": _repeated(said, question.text),
        "length": log(1 + len(said)) / 4,
        "unit": float(bool(question.unit) and said.endswith(question.unit)),
        "focus": _in_focus(said, question.focus),
        "behind focus": float(bool(question.focus) and form.endswith(question.focus, 0, start)),
        "chief in clause": around.chief_in(first, last),
        "vague": float(_VAGUE.match(said) is not None),
        "unsettled": float(_UNSETTLED.search(form, first, last) is not None),
        "of a part": float(_PART.search(form, first, start) is not None),
        "total": float(_TOTAL.search(form, max(first, start - _BEFORE_TOTAL), start) is not None),
        "asks for a total": float(_TOTAL.search(question.text) is not None),
        "begins": float(start == first),
        "ends": float(end == last),
        **dict(zip(_PIECES, around.pieces(first, last), strict=True)),
    }


def beside(found: Mapping[str, float], alike: Sequence[float], others: int) -> dict[str, float]:
    """Return what tells a candidate from those of its kind in its sentence.

    `alike` is how near each of them is to the words of the question, itself among them, and
    `others` how many answers of its kind fit fully anywhere.
    """
    nearest = float(found.get("near", 0.0) >= max(alike))
    return {
        "alone": 1 / len(alike),
        "only": 1 / (1 + others),
        "nearest": nearest,
        "nearest of many": nearest * (len(alike) > 1),
    }


def says_same(one: str, other: str) -> bool:
    """Return whether two answers say the same: one holds the other, or most of its words.

    Numbers that have most of their digits in common do not.
    """
    if one in other or other in one:
        return True
    if _DIGIT.search(one) and _DIGIT.search(other):
        return False
    pairs, others = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (one, other))
    return len(pairs & others) >= _SAME * min(len(pairs), len(others)) > 0


def _one_of(character: str, known: str) -> str:
    return character if character and character in known else "another"


def _in_focus(said: str, focus: str) -> float:
    """Return whether an answer ends in the noun that is asked for, or in its last character."""
    if not focus or said == focus:
        return 0.0
    return 1.0 if said.endswith(focus) else 0.5 if said.endswith(focus[-1]) else 0.0


def _clause(form: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around characters `start` to `end` begins and ends."""
    first = max(0, start - _CLAUSE)
    first = max([first, *(i + 1 for i in range(first, start) if form[i] in BORDERS)])
    until = min(len(form), end + _CLAUSE)
    border = (i for i in range(end, until) if form[i] in BORDERS or form[i] in _MARKS)
    return first, next(border, until)


def _common(one: str, other: str) -> float:
    """Return how much of their beginning two texts have in common."""
    same = 0
    while same < min(len(one), len(other), _BESIDE) and one[same] == other[same]:
        same += 1
    return same / _BESIDE


def _repeated(said: str, asked: str) -> float:
    """Return which share of an answer the question says itself."""
    pairs = [said[i : i + 2] for i in range(len(said) - 1)] or [said]
    return sum(pair in asked for pair in pairs) / len(pairs)
