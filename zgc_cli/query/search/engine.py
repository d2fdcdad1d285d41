"""Search: the passages of an article that hold a query, the best first.

A passage is a sentence or another record. `terms` reads the query into strings that the article
has; here they are looked up in the index, and each record is scored by which terms it holds, how
rare these are, how near together they stand and how much of the record they are. A record that
holds all comes before one that holds some. A query that is a whole sentence is ranked as `ask`
ranks a question.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import RECORD_KINDS
from zgc_cli.query.match.article_index import Index, Place
from zgc_cli.query.match.regex import MAX_QUESTION, matches
from zgc_cli.query.match.surface import Term, guarded
from zgc_cli.query.search.passage import Hit, Passage, SentenceContext, marks_in, on_text
from zgc_cli.query.search.read import understand
from zgc_cli.reading.index import is_whole, text_of
from zgc_cli.runtime.errors import QueryError, ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple

KINDS = {
    "text": "sentences",
    "quotes": "quotes",
    "facts": "facts",
    "figures": "figures",
    "dates": "dates",
    "entities": "entities",
}
# How much a kind of record counts where all else is equal: the text itself before what was read
# out of it, a name that was asked for before the sentences that it stands in.
_PRIOR = {
    "sentences": 1.0,
    "entities": 1.0,
    "quotes": 0.97,
    "figures": 0.95,
    "dates": 0.93,
    "facts": 0.9,
}
_NEAR, _DENSE, _OFTEN, _ORDERED = 0.2, 0.2, 0.05, 0.05  # what adds to holding the terms at all
_HELD = 1 - _NEAR - _DENSE - _OFTEN - _ORDERED
_ASIDE, _NEIGHBOUR = 0.6, 0.35  # what a term counts beside the record's text, in the next sentence
_MOST_NEIGHBOURS = 400  # sentences whose neighbours are looked at
_SENTENCE_LEAST = 0.45  # the share of the best score down to which a sentence answers a sentence


class Query(NamedTuple):
    """What is looked for, and where; `before` and `after` are sentences of context."""

    words: tuple[str, ...]
    where: str | None = None
    section: str | None = None
    type: frozenset[str] = frozenset()
    before: int = 0
    regex: bool = False
    exact: bool = False
    any: bool | None = None  # None: passages that hold all words, then those that hold any
    after: int = 0
    once: bool = False  # no sentence twice, with what was read out of it where it has context
    rarity: Mapping[str, float] | None = None  # of each word in many articles; None: in the one


class Found(NamedTuple):
    """The passages, and what was looked up in place of words that the article lacks."""

    passages: list[Passage]
    taken: tuple[str, ...] = ()


def search_document(document: Document, query: Query, limit: int | None = None) -> list[Passage]:
    """Return the passages that match, the best first; ties stand in the order of the text.

    `limit` bounds them. Raises ZgcError for an unknown section, QueryError for an empty query and
    for a regular expression that cannot be read or does not come to an end. Outside the main
    thread an expression is matched in a process of its own.
    """
    return find(document, query, limit).passages


def find(document: Document, query: Query, limit: int | None = None) -> Found:
    """Return passages and what was understood; DocumentError if the index tells another text."""
    hits, taken = _look(document, query)
    found = passages(document, query, hits, limit)
    if not found and not is_whole(document):
        raise document.unlike("index")
    index = Index(document)
    return Found(found, tuple(_as_written(index, name) for name in taken) if found else ())


def scored(document: Document, query: Query) -> list[Hit]:
    """Return the records that hold the query, the best first, of whatever section and type.

    A word is found in the index alone, so that who has a great many articles decodes only the
    best. Raises ZgcError as `search_document` does.
    """
    return _look(document, query)[0]


def _look(document: Document, query: Query) -> tuple[list[Hit], tuple[str, ...]]:
    """Return the hits, and the names that words of the query were taken for, in normal form."""
    if query.section and query.section.upper() not in {s.id for s in document.sections}:
        last = document.sections[-1].id if document.sections else "S0"
        raise ZgcError(
            _("there is no section {id}; they are S0 to {last}", id=query.section, last=last)
        )
    if query.regex:
        return _by_regex(document, query), ()
    index = Index(document)
    words = [word for typed in query.words for word in typed.split()]
    terms, sentence = understand(index, words, exact=query.exact)
    if not terms:
        raise QueryError(_("the query is empty"))
    taken = tuple(term.name for term in terms if term.name is not None)
    if sentence and query.any is None and query.where in (None, "text"):
        return _like(index, terms, sentence), taken
    found = [term.typed for term in terms if term.surfaces]
    if len(found) < len(terms) and all(len(t) == 1 or t.isdecimal() for t in found):
        return [], taken  # the 3 of a model that the article lacks
    return sorted(_by_terms(index, query, terms), key=lambda hit: -hit.score), taken


def _as_written(index: Index, name: str) -> str:
    """Return a string in normal form as the article first writes it."""
    pattern = re.compile(guarded(name))
    for layer in KINDS.values():
        for place in index.places(layer, pattern):
            if not place.aside:
                record = index.document.pick(layer, [place.number])[0]
                text = text_of(index.document, layer, record)
                spans = on_text(text, [(place.start, place.end)])
                return "".join(text[start:end] for start, end in spans)
    return name


def _layers(query: Query) -> list[str]:
    wanted = [query.where] if query.where else ["entities"] if query.type else list(KINDS)
    return [KINDS[where] for where in wanted]


def _by_regex(document: Document, query: Query) -> list[Hit]:
    places = [(layer, n) for layer in _layers(query) for n in range(len(document.layer(layer)))]
    texts = [text_of(document, layer, document.layer(layer)[n]) for layer, n in places]
    found = matches(" ".join(query.words), texts)
    return [
        Hit(layer, number, 1.0, spans, normal=False)
        for (layer, number), spans in zip(places, found, strict=True)
        if spans
    ]


TermPlaces = dict[int, list[Place]]  # which term of the query -> where it stands in one record


def _places_of_terms(
    index: Index, layer: str, patterns: Iterable[re.Pattern[str] | None]
) -> dict[int, TermPlaces]:
    """Return for each record of a layer that holds any of the terms where they stand."""
    records: dict[int, TermPlaces] = {}
    for which, pattern in enumerate(patterns):
        for place in index.places(layer, pattern) if pattern else ():
            records.setdefault(place.number, {}).setdefault(which, []).append(place)
    return records


def _inside(placed: TermPlaces) -> list[tuple[int, int]]:
    """Return the spans of the terms in the text of a record, sorted."""
    return sorted((p.start, p.end) for places in placed.values() for p in places if not p.aside)


def _by_terms(index: Index, query: Query, terms: Sequence[Term]) -> Iterator[Hit]:
    patterns = [term.pattern for term in terms]
    if query.any is False and None in patterns:
        return
    weights = _weights(index, terms, patterns, query.rarity)
    for layer in _layers(query):
        records = _places_of_terms(index, layer, patterns)
        around = _neighbours(index, records, len(terms)) if layer == "sentences" else {}
        for number, placed in records.items():
            if query.any is False and len(placed) < len(terms):
                continue
            covered = sum(
                weights[n] * _NEIGHBOUR for n in around.get(number, set()) - placed.keys()
            )
            for n, places in placed.items():
                covered += weights[n] * (_ASIDE if all(place.aside for place in places) else 1.0)
            spans = _inside(placed)
            marks = _merged(spans)
            near, ordered = _nearness(placed)
            density = sum(e - s for s, e in marks) / max(index.length(layer, number), 1)
            often = 1 - 1 / max(1, len(spans) - len(placed) + 1)
            quality = _HELD + (_NEAR * near + _DENSE * sqrt(min(1.0, density)))
            quality = quality + _OFTEN * often + _ORDERED * ordered
            score = _PRIOR[layer] * covered * quality
            whole = len(placed) == len(terms)
            yield Hit(layer, number, round(0.5 + score / 2 if whole else score / 2, 4), marks)


def _weights(
    index: Index,
    terms: Sequence[Term],
    patterns: Sequence[re.Pattern[str] | None],
    known: Mapping[str, float] | None,
) -> list[float]:
    """Weigh the terms by how surely they are meant, and how few sentences hold them.

    One that no sentence holds weighs most. `known` is how rare they are in many articles.
    """
    if len(terms) == 1:
        return [terms[0].weight]
    size = index.count("sentences")
    rarity = []
    for term, pattern in zip(terms, patterns, strict=True):
        if known and term.typed in known:
            rarity.append(known[term.typed])
            continue
        holding = {p.number for p in index.places("sentences", pattern)} if pattern else ()
        rarity.append(rarity_of(len(holding), size))
    total = sum(rarity) or 1.0
    return [r * term.weight / total for r, term in zip(rarity, terms, strict=True)]


def rarity_of(holding: int, sentences: int) -> float:
    """Return how rare a word is that so many of the sentences hold."""
    return log(1 + (sentences - holding + 0.5) / (holding + 0.5))


def _nearness(placed: TermPlaces) -> tuple[float, float]:
    """Return how near together one place of each term stands at best, and whether in order.

    1 is side by side. Of several ways to choose the places the narrowest counts.
    """
    columns = [[(p.start, p.end) for p in places if not p.aside] for places in placed.values()]
    columns = [column for column in columns if column]
    if len(columns) < 2:
        return 1.0, 1.0
    best, order = 0.0, 0.0
    for anchor in columns[0][:20]:
        chosen = [min(column, key=lambda p: abs(p[0] - anchor[0])) for column in columns]
        reach = max(p[1] for p in chosen) - min(p[0] for p in chosen)
        near = min(1.0, sum(p[1] - p[0] for p in chosen) / max(reach, 1))
        if near > best:
            best, order = near, float(chosen == sorted(chosen))
    return best, order


def _neighbours(index: Index, records: dict[int, TermPlaces], terms: int) -> dict[int, set[int]]:
    """Return for each sentence that lacks a term those that the sentences beside it hold."""
    lacking = [number for number, placed in records.items() if len(placed) < terms]
    if terms == 1 or not lacking or len(lacking) > _MOST_NEIGHBOURS:
        return {}
    sentences = index.document.pick("sentences", list(records))
    paragraphs = {n: s.span.paragraph for n, s in zip(records, sentences, strict=True)}
    return {
        number: {
            which
            for beside in (number - 1, number + 1)
            if paragraphs.get(beside) == paragraphs[number]
            for which in records[beside]
        }
        for number in lacking
    }


def _like(index: Index, terms: Sequence[Term], sentence: str) -> list[Hit]:
    """Rank the sentences by a sentence, of which no more counts than a question may have."""
    from zgc_cli.query.ask import question
    from zgc_cli.query.ask.engine import TOLD, judge
    from zgc_cli.query.match.ranking import Passages
    from zgc_cli.query.match.resolve import name_forms
    from zgc_cli.reading.rewriting import in_simplified
    from zgc_cli.reading.script import plain

    simple = in_simplified(index.document)
    sentence = sentence if simple is index.document else plain(sentence)
    ranking = Passages(simple)
    read = question.read(sentence[:MAX_QUESTION], name_forms(simple), ranking.whole)
    scores = ranking.rank(read.rest, [part.near for part in read.parts if part.near])
    most = max(scores, default=0.0)
    if read.asks:  # the sentence that `ask` would answer from is the first
        for answer in judge(simple, ranking, read)[:1]:
            if answer.chance >= TOLD:
                most = scores[answer.sentence] = 1.01 * most
    numbers = {sentence.id: n for n, sentence in enumerate(index.document.sentences)}
    placed = _places_of_terms(index, "sentences", [term.pattern for term in terms])
    hits = []
    for record, score in zip(ranking.sentences, scores, strict=True):
        number = numbers[record.id]
        if score > 0 and score >= _SENTENCE_LEAST * most and number in placed:
            marks = _merged(_inside(placed[number]))
            hits.append(Hit("sentences", number, round(score / most / 2, 4), marks))
    return sorted(hits, key=lambda hit: -hit.score)


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join spans that touch or overlap; they must be sorted."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def passages(
    document: Document, query: Query, hits: Sequence[Hit], limit: int | None = None
) -> list[Passage]:
    """Decode the hits that pass the filters, up to the limit; each must say what the index says."""
    index = Index(document)
    section = query.section.upper() if query.section else None
    around = query.before, query.after
    context = SentenceContext(document, hits, *around) if any(around) else None
    step = len(hits) if limit is None or section or query.type or context else limit
    shown: list[Passage] = []
    for first in range(0, len(hits), max(step, 1)):
        records = _records(document, hits[first : first + step])
        for hit in hits[first : first + step]:
            record = records[hit.layer, hit.number]
            if hit.normal and not index.agrees(hit.layer, hit.number, record):
                raise document.unlike("index")
            if section not in (None, record.section):
                continue
            if query.type and getattr(record, "type", None) not in query.type:
                continue
            if context and query.once and context.shows(hit):
                continue
            passage = _passage(document, len(shown) + 1, hit, record)
            shown.append(context.around(passage, hit, query.once) if context else passage)
            if len(shown) == limit:
                return shown
    return shown


def _records(document: Document, hits: Sequence[Hit]) -> dict[tuple[str, int], Any]:
    """Return the records of the hits, each layer's decoded together."""
    records: dict[tuple[str, int], Any] = {}
    for layer in {hit.layer for hit in hits}:
        numbers = [hit.number for hit in hits if hit.layer == layer]
        picked = zip(numbers, document.pick(layer, numbers), strict=True)
        records |= {(layer, number): record for number, record in picked}
    return records


def _passage(document: Document, rank: int, hit: Hit, record: Any) -> Passage:
    text = text_of(document, hit.layer, record)
    marks = marks_in(text, hit)
    kind = RECORD_KINDS[hit.layer]
    place, speaker = (record.section, record.line), getattr(record, "speaker", None)
    return Passage(rank, hit.score, kind, record.id, text, marks, *place, speaker)
