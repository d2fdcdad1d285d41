"""What two reports have in common, where they differ, and what only one of them has.

Sentences that are the same, or were changed in a few words, are laid beside each other first: what
was changed in them is told by its place. The records of all others are held against each other as
those of a dossier are. Of two versions of one report whole sentences are told where they are gone;
of two reports, the records that the other one lacks.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.query.dossier import measured, quantities, sayings, statements
from zgc_cli.query.dossier.changed_words import Changed, ComparedText, changed
from zgc_cli.query.dossier.joining import Joined, Telling, most_unlike
from zgc_cli.query.dossier.paired_figures import (
    are_of_one_event,
    names_in_common,
    with_equal_figures,
    with_lone_figures,
    with_siblings,
)
from zgc_cli.query.dossier.relations import COMPARED, RELATIONS, Relation
from zgc_cli.query.dossier.sentence_pairs import Placed, pairs, placed, tells_nothing
from zgc_cli.query.imprint import news
from zgc_cli.query.match.normalize import has_word
from zgc_cli.query.match.resolve import forms_of, resolve
from zgc_cli.query.select import said
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_WIDEST = ("speaker", "quote", "fact", "figure")
_HEADLINES = ("title", "heading")
_CHANGED = 80  # of 100: a sentence of which a few words were changed
_REWRITTEN = 50  # one of which so little is left is told whole
_VERSIONS = 0.5  # the share of the sentences of the shorter text that make it a version
# What turns a sentence round, or makes of it another: of two reports no other wording is told.
_TURNS = Pattern("[不未没无非否拒]|尚|疑|涉嫌|可能|或")
_MOST_CHANGES = 4  # in a sentence that is told word by word


class Side(NamedTuple):
    """What one article has: its words, the sentence in which they stand, and where."""

    article: str
    text: str
    sentence: str
    line: int
    span: Span


class Comparison(NamedTuple):
    """One thing that two articles have, have otherwise, or that only one of them has."""

    relation: Relation
    kind: str
    a: Side | None
    b: Side | None

    def turned(self) -> "Comparison":
        """Return it with the sides exchanged."""
        return self._replace(a=self.b, b=self.a)


def compare(a: tuple[str, Document], b: tuple[str, Document]) -> list[Comparison]:
    """Return what differs, what only `a` and only `b` has, and what both have, in this order.

    It comes to the same whichever is named first, but for the sides.
    """
    texts = ComparedText(*a), ComparedText(*b)
    sentences = placed(a[1]), placed(b[1])
    if [s.form for s in sentences[0]] > [s.form for s in sentences[1]]:
        found = _Comparing(texts[::-1], sentences[::-1]).found()
        return _told_below(sorted((one.turned() for one in found), key=_order), texts)
    return _told_below(sorted(_Comparing(texts, sentences).found(), key=_order), texts)


def _told_below(
    found: Sequence[Comparison], texts: tuple[ComparedText, ComparedText]
) -> list[Comparison]:
    """Return what was found, without the figures of a headline that its text tells, too."""
    kept: list[Comparison] = []
    told = Counter(
        (one.a is None, side.text) for one in found if _is_alone(one) and (side := one.a or one.b)
    )
    for one in found:
        side = one.a or one.b
        number = told[one.a is None, side.text] if side and _is_alone(one) else 0
        document = texts[one.a is None].document
        if side and number > 1 and document.paragraph(side.span.paragraph).kind in _HEADLINES:
            told[one.a is None, side.text] -= 1
            continue
        kept.append(one)
    return kept


def _is_alone(one: Comparison) -> bool:
    return (one.relation, one.kind) == ("only", "figure")


def compare_all(articles: Iterable[tuple[str, Document]]) -> list[Comparison]:
    """Return what differs between several articles, what one alone has, and what several have.

    One side is the first article that tells a thing; of what differs each other way is the other.
    """
    texts = [ComparedText(*article) for article in articles]
    found = []
    for kind, things in _things(texts):
        for thing in things:
            if kind == "fact" and any(t.record.figures for t in thing.tellings):
                continue  # its figures tell
            sides = [_side_of(texts[int(t.article)], t.record) for t in thing.tellings]
            first, *others = sides
            if thing.differs:
                unlike = {s.text: s for s in reversed(others) if s.text != first.text}
                others = list(unlike.values())[::-1] or others[:1]
                found += [Comparison("differs", kind, first, other) for other in others]
            elif len(thing.articles) > 1:
                found.append(Comparison("same", kind, first, _elsewhere(first, others)))
            else:
                found.append(Comparison("only", kind, first, None))
    return sorted(found, key=lambda one: RELATIONS.index(one.relation))


def are_strangers(documents: Sequence[Document], found: Iterable[Comparison]) -> bool:
    """Return whether two articles, of which this was found, have nothing in common."""
    return all(one.relation == "only" for one in found) and not names_in_common(*documents)


def told_of(
    found: Iterable[Comparison], documents: Iterable[Document], about: str
) -> list[Comparison]:
    """Return what is told of a name, or where it is none of a word, in the sentence of a side."""
    meant = {entity for document in documents for entity in resolve(document, about).entities}
    words = {form for entity in meant for form in forms_of(entity)} or {about}
    return [
        one
        for one in found
        if any(has_word(f"{s.text} {s.sentence}", w) for s in (one.a, one.b) if s for w in words)
    ]


def _elsewhere(first: Side, others: Sequence[Side]) -> Side:
    return next(side for side in others if side.article != first.article)


def _order(one: Comparison) -> tuple[Any, ...]:
    """Sort by relation, side, weight and place."""
    side = one.a or one.b
    place = (int(side.span.paragraph[1:]), side.span.start, side.span.end) if side else ()
    kind = COMPARED.index(one.kind)
    # Of what both have, only words stand behind what counts; of the rest, each kind by itself.
    weight = kind if one.relation == "only" else kind >= COMPARED.index("wording")
    return RELATIONS.index(one.relation), one.a is None, weight, place, kind


def _width(found: tuple[Comparison, Any]) -> tuple[int, int]:
    """Return the key that puts the widest record first."""
    span = found[1].span
    return _WIDEST.index(found[0].kind), span.start - span.end


class _Comparing:
    """Two texts with their sentences, and which of these are each other's."""

    def __init__(
        self, texts: Sequence[ComparedText], sentences: Sequence[Sequence[Placed]]
    ) -> None:
        from rapidfuzz import fuzz

        ours, theirs = sentences
        self._texts, self._sentences = texts, sentences
        alike = [
            (one, other, fuzz.ratio(ours[one].form, theirs[other].form))
            for one, other in pairs(ours, theirs)
        ]
        near = [pair for pair in alike if pair[2] >= _CHANGED]
        self._are_versions = len(near) >= _VERSIONS * min(len(ours), len(theirs)) > 0
        self._pairs = alike if self._are_versions else near
        # The sentences of each side of which the other has its own, and those told word by word.
        self._paired: tuple[set[int], set[int]] = set(), set()
        self._told: tuple[set[int], set[int]] = set(), set()

    def found(self) -> Iterator[Comparison]:
        """Yield all that is to be told, in any order."""
        for pair in self._pairs:
            yield from self._changed(*pair)
        told: list[set[Span]] = [set(), set()]  # the places of the records
        counted: list[set[Span]] = [set(), set()]  # of the figures that both have
        rows = [
            (row, record)
            for kind, things in _things(self._texts)
            for row, record in self._joined(kind, things, counted)
        ]
        # What only one has, the widest record tells.
        for row, record in sorted(rows, key=_width):
            number = 0 if row.a else 1
            if row.relation == "only" and self._is_told(row.kind, record, number, counted, told):
                continue
            for side, places in zip((row.a, row.b), told, strict=True):
                if side:
                    places.add(side.span)
            yield row
        yield from self._sentences_alone(told)

    def _changed(self, one: int, other: int, score: float) -> Iterator[Comparison]:
        ours, theirs = self._sentences[0][one], self._sentences[1][other]
        for number, place in enumerate((one, other)):
            self._paired[number].add(place)
        a, b = self._texts
        found = [] if ours.form == theirs.form else list(changed(a, ours, b, theirs))
        if score < _REWRITTEN or len(found) > _MOST_CHANGES:
            spans = (ours.span, theirs.span)
            yield Comparison("differs", "sentence", *map(_side, self._texts, spans, spans))
            return
        for number, place in enumerate((one, other)):
            self._told[number].add(place)
        for change in found:
            if change.kind == "wording" and not self._are_versions and not self._turns(change):
                continue
            sides = (
                _side(text, span, sentence.span)
                for text, span, sentence in zip(
                    self._texts, change[1:], (ours, theirs), strict=True
                )
            )
            yield Comparison("differs", change.kind, *sides)

    def _turns(self, change: Changed) -> bool:
        spans = zip(self._texts, change[1:], strict=True)
        return any(_TURNS.search(text.document.text_of(span)) for text, span in spans)

    def _joined(
        self, kind: str, things: Iterable[Joined], counted: Sequence[set[Span]]
    ) -> Iterator[tuple[Comparison, Any]]:
        """Yield how the two articles stand to each thing, as far as no change tells it."""
        for thing in things:
            sides = [[t.record for t in thing.tellings if t.article == n] for n in ("0", "1")]
            if all(sides):
                # The text tells more than the headline.
                ours, theirs = (self._text_first(n, records) for n, records in enumerate(sides))
                pair = most_unlike(kind, ours, theirs) if thing.differs else (ours[0], theirs[0])
                if kind == "figure":
                    for places, records in zip(counted, sides, strict=True):
                        places.update(record.span for record in records)
                yield from self._of_both(kind, thing, pair)
            elif not self._are_versions:
                number = 0 if sides[0] else 1
                record = sides[number][0]
                if not self._stands_in(self._paired, number, record):
                    side = _side_of(self._texts[number], record)
                    yield _only(kind, number, side), record

    def _of_both(
        self, kind: str, thing: Joined, pair: tuple[Any, Any]
    ) -> Iterator[tuple[Comparison, Any]]:
        sides = [_side_of(text, record) for text, record in zip(self._texts, pair, strict=True)]
        if not thing.differs:
            is_changed = kind != "figure" and pair[0].text != pair[1].text
            if not (is_changed and self._are_told(pair)):
                yield Comparison("same", kind, *sides), pair[0]
        elif kind == "quote" and sayings.are_two(*(r.speaker or "" for r in pair)):
            spoken = [s._replace(text=r.speaker) for s, r in zip(sides, pair, strict=True)]
            yield Comparison("differs", "speaker", *spoken), pair[0]
        elif kind != "fact" and not self._are_told(pair):
            yield Comparison("differs", kind, *sides), pair[0]

    def _is_told(
        self,
        kind: str,
        record: Any,
        number: int,
        counted: Sequence[set[Span]],
        told: Sequence[set[Span]],
    ) -> bool:
        """Return whether other rows tell what only one article has: a fact by its figures."""
        if kind == "fact" and record.figures:
            figures = [f for f in self._texts[number].document.figures if f.id in record.figures]
            if any(f.span in counted[number] for f in figures):
                return True
        return kind != "quote" and any(
            place.start <= record.span.start and record.span.end <= place.end
            for place in told[number]
            if place.paragraph == record.span.paragraph
        )

    def _are_told(self, pair: tuple[Any, Any]) -> bool:
        """Return whether two records stand in sentences of which each change is told."""
        return all(self._stands_in(self._told, n, record) for n, record in enumerate(pair))

    def _text_first(self, number: int, records: Iterable[Any]) -> list[Any]:
        document = self._texts[number].document
        return sorted(
            records, key=lambda r: document.paragraph(r.span.paragraph).kind in _HEADLINES
        )

    def _stands_in(self, sentences: Sequence[set[int]], number: int, record: Any) -> bool:
        return any(_is_in(record.span, self._sentences[number][n].span) for n in sentences[number])

    def _sentences_alone(self, told: Sequence[set[Span]]) -> Iterator[Comparison]:
        """Yield the sentences that only one has and no record tells; a paragraph of them as one."""
        for number, text in enumerate(self._texts):
            alone = [
                s.span
                for n, s in enumerate(self._sentences[number])
                if n not in self._paired[number]
            ]
            if not self._are_versions:
                alone = [s for s in alone if not _is_met(s, told[number])]
                alone = [s for s in alone if not tells_nothing(text.document, s)]
            for span, kind in self._gathered(number, alone):
                yield _only(kind, number, _side(text, span, span))

    def _gathered(self, number: int, spans: Iterable[Span]) -> Iterator[tuple[Span, str]]:
        """Yield sentences; those of a paragraph as one if there are no others in it."""
        for paragraph, group in groupby(spans, key=lambda s: s.paragraph):
            alone = list(group)
            inside = [s for s in self._sentences[number] if s.span.paragraph == paragraph]
            if len(alone) == len(inside) > 1:
                yield alone[0]._replace(end=alone[-1].end), "paragraph"
            else:
                yield from ((span, "sentence") for span in alone)


def _things(texts: Sequence[ComparedText]) -> Iterator[tuple[str, list[Joined]]]:
    """Yield the kinds of records with what the articles tell; an article is known by its number."""

    def told(read: Any, chosen: Any) -> list[tuple[Telling, Any]]:
        return [
            (Telling(str(number), text.document, record), context)
            for number, text in enumerate(texts)
            for records in [list(chosen(text.document))]
            for record, context in zip(records, read(text.document, records), strict=True)
        ]

    counted = told(measured.read, _counted)
    figures = quantities.joined(counted)
    if len(texts) == 2:
        figures = with_siblings(figures)
        if are_of_one_event(*(text.document for text in texts)):
            figures = with_equal_figures(figures, counted)
            figures = with_lone_figures(figures, counted)
    yield "figure", figures
    yield "quote", sayings.joined(told(sayings.read, said))
    yield "fact", statements.joined(told(statements.read, _stated))


def _counted(document: Document) -> list[Any]:
    return news(document, [f for f in document.figures if f.kind not in ("ordinal", "score")])


def _stated(document: Document) -> list[Any]:
    """Return the facts but for what somebody says, which stands among the quotes."""
    return news(document, [f for f in document.facts if f.kind != "statement"])


def _only(kind: str, number: int, side: Side) -> Comparison:
    return Comparison("only", kind, *((side, None) if number == 0 else (None, side)))


def _is_in(place: Span, sentence: Span) -> bool:
    return place.paragraph == sentence.paragraph and sentence.start <= place.start < sentence.end


def _is_met(sentence: Span, places: Iterable[Span]) -> bool:
    """Return whether any of some places reaches into a sentence: a quote may go over several."""
    return any(
        place.paragraph == sentence.paragraph
        and place.start < sentence.end
        and sentence.start < place.end
        for place in places
    )


def _side(text: ComparedText, span: Span, sentence: Span) -> Side:
    document = text.document
    return Side(
        text.article,
        document.text_of(span).strip(),
        document.text_of(sentence).strip(),
        document.line_of(span),
        span,
    )


def _side_of(text: ComparedText, record: Any) -> Side:
    sentence = text.document.sentence_of(record.span)
    whole = sentence.span if sentence else record.span
    return _side(text, record.span, whole)._replace(text=record.text, line=record.line)
