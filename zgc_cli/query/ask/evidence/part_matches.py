"""Where, and how well, a text holds a part of a question: in full, by a like word, in pieces."""

from functools import lru_cache

from zgc_cli.query.ask.question_parts import QuestionPart
from zgc_cli.query.match.normalize import places
from zgc_cli.runtime.named_tuple import NamedTuple

_LEAST_SHARE = {"name": 0.6, "measure": 0.75}  # of a part in pieces: 高铁里程 in 高铁营业里程
_MOST_KEPT = 4096  # matches of a part in a text


class PartMatch(NamedTuple):
    """Where a text holds a part of the question, and how well."""

    start: int
    length: int
    quality: float


@lru_cache(_MOST_KEPT)  # the title and the first sentence are behind every other one
def quality_in(part: QuestionPart, text: str) -> float:
    """Return how well a text holds a part."""
    return max((match.quality for match in matches(part, text)), default=0.0)


def matches(part: QuestionPart, text: str) -> list[PartMatch]:
    """Return where and how well a text holds a part.

    In full, by a word that means about the same, or in pieces.
    """
    full = [PartMatch(i, len(form), 1.0) for form in part.forms for i in places(form, text)]
    if part.kind == "number" and part.text.endswith("月"):
        full = [m for m in full if not text[m.start + m.length :][:1].isdigit()]  # no 3月31日
    if part.kind == "title" and not part.text.startswith("副"):
        full = [m for m in full if text[m.start - 1 : m.start] != "副"]  # 副理事长 is no 理事长
    if full:
        return full
    near = [
        PartMatch(i, len(word), 0.85 if len(word) > 1 else 0.6)
        for word in part.near
        for i in places(word, text)
    ]
    if near or part.kind in ("title", "number", "turn") or len(part.text) < 2:
        return near
    return _in_pieces(part, text)


def _in_pieces(part: QuestionPart, text: str) -> list[PartMatch]:
    """Return where the pairs and characters of a part stand; a lone character counts little."""
    pairs = [i for i in range(len(part.text) - 1) if part.text[i : i + 2] in text]
    covered = {i for p in pairs for i in (p, p + 1)}
    if len(covered) < _LEAST_SHARE.get(part.kind, 0.0) * len(part.text):
        return []
    lone = {i for i, c in enumerate(part.text) if c in text} - covered
    quality = 0.85 * (len(covered) + 0.4 * len(lone)) / len(part.text)
    pieces = [part.text[p : p + 2] for p in pairs] or [part.text[i] for i in sorted(lone)]
    return [PartMatch(i, len(piece), quality) for piece in pieces for i in places(piece, text)]
