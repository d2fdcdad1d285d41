"""How an answer is put: its words by their tags, its clause among its neighbours, its cues.

A cause is told in the clause before what it leads to or behind 因为, a means behind 通过; a thing
ends in a noun. Each is a feature of the model, which learns what it is worth.
"""

from bisect import bisect_right
from collections.abc import Sequence

from zgc_cli.query.ask.evidence.support import Surroundings
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.sentence import AnswerCandidate
from zgc_cli.query.match.normalize import BORDERS, BREAK
from zgc_cli.runtime.pattern import Pattern

_GAP = "是为叫在有了被把由对向给跟和与从到以用的"  # characters beside the question word
_RESULT = Pattern("因此|因而|所以|于是|从而|导致|使得|造成|引发|故(?![事意障])|以致|致使")
_CUES = {
    "cause": Pattern(
        "因为?(?!此)|由于|为了|以便|以免|避免|防止|旨在|得益于|源于|缘于|出于|鉴于|考虑到|受.{1,12}影响"
    ),
    "result": _RESULT,
    "means": Pattern(
        "通过|利用|采用|采取|借助|依托|依靠|凭借|运用|使用|按照|先.{1,20}[再后]|将|把|[以用].{1,10}来"
    ),
    "purpose": Pattern("为(?!此|止|何|什么)|以(?:便|免|期|防)|旨在|避免|防止|用于|用来"),
}
_WHY = ("reason", "manner")
_NEIGHBOUR = 6  # characters before an answer in which a cue stands
_WORDS = 10
_WIDE = 200  # characters around a candidate


def of_form(
    question: Question, candidate: AnswerCandidate, around: Surroundings
) -> dict[str, float]:
    """Return what the form of a candidate tells, beside what it says."""
    gap = question.rest.find(BREAK)
    before, behind = question.rest[max(0, gap - 1) : gap], question.rest[gap + 1 : gap + 2]
    found = {
        "asks passive": float("被" in question.text),
        f"gap behind {_one_of(before)}": 1.0,
        f"gap before {_one_of(behind)}": 1.0,
    }
    if candidate.elsewhere is None:
        start, end = around.in_form(candidate)
        found |= _of_words(around.tags(candidate))
        found |= _of_clauses(around, start, end)
        if question.kind in _WHY:
            found |= _of_cues(around.form, start, end)
    return found


def _one_of(character: str) -> str:
    return "none" if not character else character if character in _GAP else "another"


def _of_words(tags: Sequence[str]) -> dict[str, float]:
    """Return what the tags of a candidate's words tell."""
    verbs = min(sum(tag == "v" for tag in tags), 3) / 3
    found = {"words": min(len(tags), _WORDS) / _WORDS, "verbs": verbs}
    return {**found, f"first {tags[0]}": 1.0, f"last {tags[-1]}": 1.0} if tags else found


def _of_clauses(around: Surroundings, start: int, end: int) -> dict[str, float]:
    """Return how much of the question the clauses around a candidate hold, and how far most is."""
    form, (starts, held, best) = around.form, around.clauses
    own, last = (max(0, bisect_right(starts, at) - 1) for at in (start, end - 1))
    away = own - best if best < own else last - best if best > last else 0
    until = starts[last + 1] if last + 1 < len(starts) else len(form)
    clause = BREAK.join((form[starts[own] : start], form[end:until]))
    characters, pairs = around.rare_in(clause)
    wide = BREAK.join((form[max(0, start - _WIDE) : start], form[end : end + _WIDE]))
    wide_characters, wide_pairs = around.rare_in(wide)
    return {
        "previous clause": held[own - 1] if own else 0.0,
        "next clause": held[last + 1] if last + 1 < len(held) else 0.0,
        "clauses before best": 1 / (1 - away) if away < 0 else 0.0,
        "clauses behind best": 1 / (1 + away) if away > 0 else 0.0,
        "in best clause": float(not away),
        "clause passive": float("被" in form[starts[own] : until]),
        "characters besides": characters,
        "pairs besides": pairs,
        "sentence characters besides": wide_characters,
        "sentence pairs besides": wide_pairs,
    }


def _of_cues(form: str, start: int, end: int) -> dict[str, float]:
    """Return which words that tell of a cause, a result or a means stand in, before or behind."""
    said, front = form[start:end], form[max(0, start - _NEIGHBOUR) : start]
    rest = form[end : end + 1 + _NEIGHBOUR].lstrip("".join(BORDERS))
    found = {"result behind": _RESULT.match(rest) is not None}
    for name, cue in _CUES.items():
        found[f"{name} inside"] = cue.search(said) is not None
        found[f"{name} in front"] = cue.search(front) is not None
        found[f"begins with {name}"] = cue.match(said) is not None
    return {name: float(value) for name, value in found.items()}
