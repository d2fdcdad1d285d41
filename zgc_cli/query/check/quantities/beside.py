"""What stands right beside a number in a claim and in the article, and how alike that is."""

from zgc_cli.document.records import Figure
from zgc_cli.query.match.changes import end_of_change
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_AROUND = 10  # characters before and behind a number that are looked at
_NEXT_TO = 5  # characters beside a number that tell what it is of
_STOP = Pattern(r"[，。；：、！？,;“”「」（）()]|和(?!地区)|与|及")


class Beside(NamedTuple):
    """What stands right before and behind a number, and which end of a change it is."""

    before: str
    behind: str
    end: str


def beside(text: str, figure: Figure, shift: int) -> Beside:
    """Return what stands beside a figure in a text that begins at offset `shift`."""
    start, end = figure.span.start - shift, figure.span.end - shift
    before = text[max(0, start - _AROUND) : start]
    mark = end_of_change(before, figure.text)
    behind = _STOP.split(text[end : end + _AROUND], maxsplit=1)[0]
    return Beside(name_form(_STOP.split(before)[-1]), name_form(behind), mark)


def common(a: str, b: str) -> float:
    """Return how alike two short texts are, by the pairs of characters that they share."""
    first, second = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (a, b))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def likeness(ours: Beside, theirs: Beside) -> tuple[float, float]:
    """Return how alike what stands right beside two numbers is, and what stands around them."""
    sides = [(s.before[-_NEXT_TO:], s.behind[:_NEXT_TO]) for s in (ours, theirs)]
    near = max(common(a, b) for a in sides[0] for b in sides[1])
    around = common(ours.before, theirs.before) + common(ours.behind, theirs.behind)
    return near, around if near else 0.0
