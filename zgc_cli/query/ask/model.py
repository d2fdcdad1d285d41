"""The model that chooses an answer: named features of a candidate, and what each is worth.

A linear model over few features, a softmax over the candidates of an article and silence, whose
worth is 0. The weights are in `data/ask_weights.txt`; `tests/learn_ask.py` learns them and says how
well they do.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log

from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.ask.sentence import AnswerCandidate
from zgc_cli.query.ask.support import Surroundings
from zgc_cli.query.match.normalize import BORDERS, BREAK
from zgc_cli.reading import softmax
from zgc_cli.reading.softmax import shares as shares

# Kinds of question that share weights of their own.
_GROUPS = {"which": "text", "slogan": "text", "reason": "cause", "manner": "cause"}
_GROUPS |= {"event": "name", "product": "name", "work": "name"}
_GLUE = "的了是在为有由被等于和与共达到叫做名出约"  # between a question's words and the answer
_VAGUE = re.compile("超|近|约|大约|逾|破|超过|将近|突破|接近")
_UNSETTLED = re.compile("原(?:定|计划|本)|取消|没有|未|不再|否认|并非|不是|如果|假如")
_LITTLE = 1e-6
_FULL = 0.95
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
# Below any of these an answer is hardly supported.
_LEAST = {"near": 0.45, "names": 0.3, "core": 0.42, "fit": 0.35, "asked": 0.25}
_LEAST |= {"least": 0.5, "chief": 0.5, "first": 0.5}

_STEPS = [("near", 0.7), ("near", 0.85), ("clause", 0.2), ("clause", 0.4), ("clause", 0.6)]
_STEPS += [("order", 0.2), ("order", 0.4), ("order", 0.6), ("pairs", 0.2), ("pairs", 0.5)]
_STEPS += [("sentence pairs", 0.3), ("sentence pairs", 0.6), ("pairs around", 0.6)]
_STEPS += [("sentence characters", 0.5), ("sentence characters", 0.75)]


@cache
def weights() -> Mapping[str, float]:
    """Return what each feature is worth."""
    return softmax.weights("ask")


def worth(features: Mapping[str, float]) -> float:
    """Return what all features together are worth; above 0 it is better than silence."""
    return softmax.worth(weights(), features)


def chance(share: float) -> float:
    """Return how probably an answer with this share is right, as measured on news."""
    share = min(max(share, _LITTLE), 1 - _LITTLE)
    odds = log(share / (1 - share))
    known = weights()
    odds = known.get("calibration: scale", 1.0) * odds + known.get("calibration: offset", 0.0)
    return 1 / (1 + exp(-odds))


def features(
    question: Question, candidate: AnswerCandidate, around: Surroundings, rank: float, place: int
) -> dict[str, float]:
    """Return the features of a candidate.

    `rank` is what its sentence is worth beside the best one, `place` how many are before it.
    """
    found = {"rank": rank, "place": 1 / (1 + place), "best sentence": float(rank == 1.0)}
    found |= _of_support(question, candidate, around)
    found |= _of_wording(question, candidate, around)
    found["near by rank"] = found["near"] * rank
    for name, least in _LEAST.items():
        found[f"no {name}"] = float(found[name] < least)
    for name, least in _STEPS:
        found[f"{name} from {least}"] = float(found[name] >= least)
    group, form = _GROUPS.get(question.kind, question.kind), around.form
    start, end = around.in_form(candidate)
    own = {f"{name}/{group}": value for name, value in found.items()}
    left, right = around.edges(candidate)
    untold, one_untold, beside_untold = around.untold
    focused = " focus" if question.focus else ""
    edges = {
        "untold": untold,
        f"untold/{group}": untold,
        "one untold": one_untold,
        f"one untold/{group}": one_untold,
        "untold beside": beside_untold,
        f"untold beside/{group}": beside_untold,
        "names another": float(around.is_of_another()),
        f"names another/{group}": float(around.is_of_another()),
        "title": float(around.is_title),
        f"title/{group}": float(around.is_title),
        f"left {left}": 1.0,
        f"right {right}": 1.0,
        f"{group} left {left}": 1.0,
        f"{group} right {right}": 1.0,
        f"{question.kind}{focused}: {candidate.kind}": 1.0,
        f"{question.kind} of {question.detail}": float(bool(question.detail)),
        "no question": float(not question.asks),
        "elsewhere": float(candidate.elsewhere is not None),
        "lead": 1.0 / (1 + around.index),
        f"{group} question": 1.0,
        f"{question.kind}: {candidate.kind}": 1.0,
        f"{group} behind {_one_of(form[max(0, start - 1) : start], _FRONT)}": 1.0,
        f"{group} before {_one_of(form[end : end + 1], _BEHIND)}": 1.0,
    }
    return {name: value for name, value in {**found, **own, **edges}.items() if value}


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
    question: Question, candidate: AnswerCandidate, around: Surroundings
) -> dict[str, float]:
    """Return what a candidate, its clause and its sentence say beside what the question says."""
    start, end = around.in_form(candidate)
    form, gap = around.form, question.rest.find(BREAK)
    first, last = _clause(form, start, end)
    before, behind = question.rest[:gap].rstrip(_GLUE), question.rest[gap + 1 :].lstrip(_GLUE)
    said = form[start:end]
    ordered, held = around.held(first, (start, end), last, gap)
    return {
        "fit": candidate.fit,
        "full fit": float(candidate.fit >= _FULL),
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
        "begins": float(start == first),
        "ends": float(end == last),
        **dict(zip(_PIECES, around.pieces(first, last), strict=True)),
    }


def beside(found: Mapping[str, float], alike: Sequence[float]) -> dict[str, float]:
    """Return what tells a candidate from those of its kind in its sentence.

    `alike` is how near each of them is to the words of the question, itself among them.
    """
    nearest = float(found.get("near", 0.0) >= max(alike))
    return {
        "alone": 1 / len(alike),
        "nearest": nearest,
        "nearest of many": nearest * (len(alike) > 1),
    }


def is_possible(found: Mapping[str, float]) -> bool:
    """Return whether a candidate is no mere change where a level is asked for."""
    return not found.get("no fit/figure")


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
