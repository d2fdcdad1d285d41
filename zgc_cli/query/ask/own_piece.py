"""Of the candidates of a sentence, the one in whose piece stands what the question names.

64GB售5499元，128GB售5999元: asked for 128GB, the first is none. What stands before the first figure
is meant with all of them. 甲得27分，全场最高；乙得19分: asked who has the most, 乙 is none.
"""

from collections import defaultdict
from collections.abc import Sequence

from zgc_cli.query.ask.evidence.support import Surroundings
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.sentence import AnswerCandidate
from zgc_cli.query.match.normalize import BORDERS
from zgc_cli.runtime.pattern import Pattern

_MOST = Pattern("最[一-龥]")
_COMMA, _PIECE = Pattern("[，,；;]"), Pattern("[；;]")
_TELLING = ("name", "number")
_LEAST_FIT = 0.5  # of a figure that may be another's rival


def of_another_piece(
    question: Question, placed: Sequence[tuple[AnswerCandidate, Surroundings]]
) -> set[int]:
    """Return the numbers of the candidates that lack what another one of their sentence has."""
    if question.kind != "figure":
        return _without_the_most(question, placed)
    rows: dict[int, list[tuple[int, int, set[int]]]] = defaultdict(list)
    for number, (candidate, around) in enumerate(placed):
        if candidate.fit >= _LEAST_FIT and candidate.elsewhere is None:
            rows[around.index].append((candidate.start, number, set()))
    others: set[int] = set()
    for row in rows.values():
        row.sort()
        floor, carried = 0, set[int]()
        for n, (_, number, held) in enumerate(row):
            candidate, around = placed[number]
            start, end = around.in_form(candidate)
            mark = next((i for i in range(end, len(around.form)) if around.form[i] in BORDERS), end)
            held |= around.parts_within(floor, start, _TELLING)
            if not n:
                carried = set(held)
            held |= carried | around.parts_within(end, mark, _TELLING)
            floor = end
        others |= {a for _, a, own in row for _, _, other in row if own < other}
    return others


def _without_the_most(
    question: Question, placed: Sequence[tuple[AnswerCandidate, Surroundings]]
) -> set[int]:
    """Return the numbers of the candidates beside whose piece another one has the superlative.

    甲市空气最好，乙市最差: a clause that names one itself tells of that one.
    """
    asked = {found[0] for found in _MOST.finditer(question.text)}
    rows = [
        (number, candidate.kind, [_piece(around, candidate, cut) for cut in (_COMMA, _PIECE)])
        for number, (candidate, around) in enumerate(placed)
        if candidate.elsewhere is None and any(most in around.form for most in asked)
    ]
    holds = {n: [any(most in piece for most in asked) for piece in both] for n, _, both in rows}
    sure = {kind for n, kind, _ in rows if holds[n][0]}
    return {n for n, kind, _ in rows if not holds[n][0 if kind in sure else 1]}


def _piece(around: Surroundings, candidate: AnswerCandidate, cut: Pattern) -> str:
    start, end = around.in_form(candidate)
    form = around.form
    before, behind = str(cut.split(form[:start])[-1]), str(cut.split(form[end:])[0])
    return before + form[start:end] + behind
