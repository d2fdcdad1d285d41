"""The sentences of two texts laid beside each other: which are the same, which were changed.

A sentence is that of another text if it has most of its characters; each has one partner at most.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.query.match.by_place import tokens_within
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.normal import sentence_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_ALIKE = 70  # of 100: sentences of which one is the other's, changed
_BETWEEN = 40  # of one that stands between the same neighbours
_SHINGLE = 3  # characters of a piece by which sentences are found
_MOST_WITH = 30  # sentences that have a piece, of which it tells nothing
_PROSE = ("title", "heading", "body", "caption")
_HEADLINES = ("title", "heading")
_CLAUSES = Pattern("[，。；：！？,;:!?]")
_SAID = Pattern(
    "[”」]?(?:[他她其]|对方)们?(?:[还又也]|进一步|补充)?(?:说|道|称|表示|介绍|强调|补充|指出)"
)
_BLANK = Pattern(r"\s")


class Placed(NamedTuple):
    """A sentence of a text; `form` is it without what makes no difference."""

    span: Span
    text: str
    form: str


class Change(NamedTuple):
    """Where two sentences differ: the characters of each, either of which may be none."""

    ours: Span
    theirs: Span


def placed(document: Document) -> list[Placed]:
    """Return the sentences of the news in a document, those without a letter left out."""
    found = []
    for paragraph in document.paragraphs:
        if paragraph.kind not in _PROSE:
            continue
        begin = dateline_end(paragraph.text)
        spans = [s.span for s in document.sentences_of(paragraph.id)]
        for span in spans or [Span(paragraph.id, 0, len(paragraph.text))]:
            inner = span._replace(start=max(span.start, begin)) if begin < span.end else span
            text = paragraph.text[inner.start : inner.end].strip()
            if form := plain(sentence_form(text)):
                found.append(Placed(inner, text, form))
    return found


def pairs(ours: Sequence[Placed], theirs: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the sentences that are each other's, the same ones first."""
    from rapidfuzz import fuzz

    free = defaultdict(list)
    for number, sentence in enumerate(theirs):
        free[sentence.form].append(number)
    left, taken = [], set()
    found: dict[int, int] = {}
    for number, sentence in enumerate(ours):
        if free[sentence.form]:
            found[number] = free[sentence.form].pop(0)
            taken.add(found[number])
        else:
            left.append(number)
    scored = []
    having = _having(theirs, taken)
    for number in left:
        for other in _near(ours[number].form, having):
            score = fuzz.ratio(ours[number].form, theirs[other].form)
            if score >= _ALIKE:
                # Of two as good the one that stands in the same place.
                scored.append((-score, abs(number - other), number, other))
    for _score, _away, number, other in sorted(scored):
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    yield from found.items()
    for number, other in _between(found, len(ours), len(theirs)):
        if fuzz.ratio(ours[number].form, theirs[other].form) >= _BETWEEN:
            yield number, other


def _between(found: dict[int, int], ours: int, theirs: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences that stand alone between the same neighbours: there one was rewritten."""
    sides = [(-1, -1), *sorted(found.items()), (ours, theirs)]
    for (first, second), (next_one, next_other) in pairwise(sides):
        if (next_one - first, next_other - second) == (2, 2):
            yield first + 1, second + 1


def _having(sentences: Sequence[Placed], taken: set[int]) -> dict[str, list[int]]:
    """Return the sentences that have each piece, those that are taken left out."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        if number not in taken:
            for piece in _pieces(sentence.form):
                having[piece].append(number)
    return having


def _near(form: str, having: dict[str, list[int]]) -> list[int]:
    found: dict[int, int] = defaultdict(int)
    for piece in _pieces(form):
        if len(there := having.get(piece, ())) <= _MOST_WITH:
            for number in there:
                found[number] += 1
    return sorted(found, key=lambda n: (-found[n], n))[:_MOST_WITH]


def _pieces(form: str) -> set[str]:
    return {form[i : i + _SHINGLE] for i in range(max(len(form) - _SHINGLE + 1, 1))}


def changes(a: Document, ours: Placed, b: Document, theirs: Placed) -> Iterator[Change]:
    """Yield where two sentences differ, word by word; marks and blanks make no difference."""
    words = [list(_words(a, ours)), list(_words(b, theirs))]
    forms = [[word for word, _span in side] for side in words]
    matcher = SequenceMatcher(None, forms[0], forms[1], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield Change(
                _stretch(words[0], start, end, ours), _stretch(words[1], first, last, theirs)
            )


def _words(document: Document, sentence: Placed) -> Iterator[tuple[str, Span]]:
    """Yield the words of a sentence that are no marks, each with its place."""
    span = sentence.span
    text = document.paragraph(span.paragraph).text
    tokens = [(t.start, t.end) for t in tokens_within(document, span)] or [
        (i, i + 1) for i in range(span.start, span.end)
    ]
    for start, end in tokens:
        form = plain(sentence_form(text[start:end]))
        if any(c.isalnum() or c in "%℃" for c in form):
            yield form, span._replace(start=start, end=end)


def _stretch(words: Sequence[tuple[str, Span]], start: int, end: int, whole: Placed) -> Span:
    """Return the characters of some words; none of them is a place between two."""
    if start < end:
        return words[start][1]._replace(end=words[end - 1][1].end)
    at = words[start - 1][1].end if start else whole.span.start
    return whole.span._replace(start=at, end=at)


def tells_nothing(document: Document, sentence: Span) -> bool:
    """Return whether a sentence is a headline, or says but who was quoted: 王明表示."""
    if document.paragraph(sentence.paragraph).kind in _HEADLINES:
        return True
    text = document.text_of(sentence).rstrip("。！!.” 　")
    if _CLAUSES.search(text):
        return False
    if _SAID.fullmatch(text):
        return True
    return any(
        quote.speaker and quote.cue and quote.speaker in text and text.endswith(quote.cue)
        for quote in document.quotes
        if quote.span.paragraph == sentence.paragraph
    )
