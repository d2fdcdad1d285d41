"""Search: passages ranked by how much of the query they hold, and how near together.

A passage is a sentence or another record. A word counts in full where it stands as typed (width
and case aside) and, if no passage holds any word so, by the share of its character pairs.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from zgc_cli.document import Document, Span
from zgc_cli.errors import ZgcError
from zgc_cli.language import _
from zgc_cli.query.bounds import bounded_time, expression
from zgc_cli.reading.normal import fold

FUZZY = 0.6  # the least share of a word's pairs that counts for a match
KINDS = {
    "text": "sentences",
    "quotes": "quotes",
    "facts": "facts",
    "figures": "figures",
    "dates": "dates",
    "entities": "entities",
}
SINGULAR = {
    "text": "sentence",
    "quotes": "quote",
    "facts": "fact",
    "figures": "figure",
    "dates": "date",
    "entities": "entity",
}


class Query(NamedTuple):
    """What is looked for, and where."""

    words: tuple[str, ...]
    where: str | None = None
    section: str | None = None
    type: str | None = None
    context: int = 0
    regex: bool = False
    exact: bool = False
    any: bool | None = None  # None: all words if some passage holds them all, else any


class Passage(NamedTuple):
    """One hit. `matches` are half-open spans in `text`; `score` is at most 1."""

    rank: int
    score: float
    kind: str
    id: str
    text: str
    matches: tuple[tuple[int, int], ...]
    section: str
    line: int


class _Candidate(NamedTuple):
    """A record that may match, and the characters by which it is judged."""

    kind: str
    id: str
    text: str
    section: str
    line: int
    span: Span


class _Hit(NamedTuple):
    candidate: _Candidate
    score: float
    matches: tuple[tuple[int, int], ...]


def search_document(document: Document, query: Query) -> list[Passage]:
    """Return the passages that match, the best first; ties stand in the order of the text.

    Raises ZgcError for an unknown section or a regular expression that cannot be read.
    """
    if query.section and query.section.upper() not in {s.id for s in document.sections}:
        last = document.sections[-1].id if document.sections else "S0"
        raise ZgcError(
            _("there is no section {id}; they are S0 to {last}", id=query.section, last=last)
        )
    match = _by_regex(query) if query.regex else _by_words(query)
    with bounded_time():
        hits = match(list(_candidates(document, query)))
    hits.sort(key=lambda hit: -hit.score)
    return [_passage(document, rank, hit, query.context) for rank, hit in enumerate(hits, 1)]


def _candidates(document: Document, query: Query) -> Iterator[_Candidate]:
    wanted = [query.where] if query.where else ["entities"] if query.type else list(KINDS)
    for where in wanted:
        for record in document.layer(KINDS[where]):
            if query.section and record.section != query.section.upper():
                continue
            if where == "entities" and query.type not in (None, record.type):
                continue
            text = _text(document, where, record)
            yield _Candidate(
                SINGULAR[where], record.id, text, record.section, record.line, record.span
            )


def _text(document: Document, where: str, record: Any) -> str:
    if where == "text":
        return document.text_of(record.span)
    if where == "entities":
        return " / ".join((record.name, *record.aliases))
    return str(record.event if where == "dates" else record.text)


Matcher = Callable[[list[_Candidate]], list[_Hit]]


def _by_regex(query: Query) -> Matcher:
    pattern = expression(" ".join(query.words))

    def match(candidates: list[_Candidate]) -> list[_Hit]:
        hits = []
        for candidate in candidates:
            spans = tuple(m.span() for m in pattern.finditer(candidate.text) if m[0])
            if spans:
                hits.append(_Hit(candidate, 1.0, spans))
        return hits

    return match


def _by_words(query: Query) -> Matcher:
    words = [w for typed in query.words for w in fold(typed).split()]
    if not words:
        raise ZgcError(_("the query is empty"))

    def match(candidates: list[_Candidate]) -> list[_Hit]:
        held = [(c, *_folded(c.text)) for c in candidates]
        found = [
            (c, {w: _places(text, w) for w in words if w in text}, back)
            for c, text, back in held
            if any(w in text for w in words)
        ]
        whole = [f for f in found if len(f[1]) == len(set(words))]
        if query.any is False or (query.any is None and whole):
            found = whole
        if not found and not query.exact and query.any is not False:
            return list(_near(held, words))
        return [_hit(c, places, words, back) for c, places, back in found]

    return match


def _hit(
    candidate: _Candidate,
    places: dict[str, list[int]],
    words: Sequence[str],
    back: Sequence[int] | None,
) -> _Hit:
    spans = sorted((p, p + len(w)) for w, starts in places.items() for p in starts)
    weight = sum(len(w) for w in places) / sum(len(w) for w in set(words))
    first = [min(starts) for starts in places.values()]
    spread = max(first) - min(first)
    near = 1 / (1 + spread / 20)
    dense = min(1.0, sum(e - s for s, e in spans) / max(len(candidate.text), 1))
    prior = 1.0 if candidate.kind == "sentence" else 0.9
    score = prior * weight * (0.6 + 0.25 * near + 0.15 * dense)
    return _Hit(candidate, round(score, 4), _original(_merged(spans), back))


def _near(
    held: Iterable[tuple[_Candidate, str, Sequence[int] | None]], words: Sequence[str]
) -> Iterator[_Hit]:
    """Passages that hold most character pairs of the words, for a query that is slightly off."""
    pairs = {w[i : i + 2] for w in words for i in range(len(w) - 1)}
    for candidate, text, back in held:
        there = {p for p in pairs if p in text}
        share = len(there) / len(pairs) if pairs else 0
        if share >= FUZZY:
            spans = sorted((i, i + 2) for p in there for i in _places(text, p))
            yield _Hit(candidate, round(share / 2, 4), _original(_merged(spans), back))


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    """Return the folded text, and for each of its characters the place it came from.

    The places are None where folding kept every character in place, as it does in most texts.
    """
    whole = fold(text)
    if len(whole) == len(text):
        return whole, None
    parts = [fold(character) for character in text]
    back = [i for i, part in enumerate(parts) for _ in part]
    return "".join(parts), [*back, len(text)]


def _places(text: str, word: str) -> list[int]:
    return [m.start() for m in re.finditer(re.escape(word), text)]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _original(
    spans: Iterable[tuple[int, int]], back: Sequence[int] | None
) -> tuple[tuple[int, int], ...]:
    if back is None:
        return tuple(spans)
    return tuple((back[start], back[end - 1] + 1) for start, end in spans)


def _passage(document: Document, rank: int, hit: _Hit, context: int) -> Passage:
    kind, id_, text, section, line, span = hit.candidate
    matches = hit.matches
    if context and kind == "sentence":
        text, shift = _with_context(document, span, context)
        matches = tuple((start + shift, end + shift) for start, end in matches)
    return Passage(rank, hit.score, kind, id_, text, matches, section, line)


def _with_context(document: Document, span: Span, context: int) -> tuple[str, int]:
    """Return the sentence with its neighbours in the paragraph, and how far it moved."""
    there = document.sentences_of(span.paragraph)
    here = next(i for i, s in enumerate(there) if s.span == span)
    start = there[max(here - context, 0)].span.start
    end = there[min(here + context, len(there) - 1)].span.end
    return document.paragraph(span.paragraph).text[start:end], span.start - start
