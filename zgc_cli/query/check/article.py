"""What a claim is held against: the clauses of an article, and where in them a word is said.

A clause ends at a comma, a segment at a semicolon, a sentence where the parser ends it. A word
that a clause lacks may stand beside it: Chinese news names its subject once and goes on.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, groupby, pairwise
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Entity, Span, Token
from zgc_cli.query.figure_owners import FigureOwners
from zgc_cli.query.match.by_place import PlacedRecords, tokens_within
from zgc_cli.query.match.days_by_turn import date_by_turn
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import same
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.modality import Modality, modality_at
from zgc_cli.reading.normal import name_form, sentence_form
from zgc_cli.reading.positions import ToldPost, told_posts
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# 1,200 is one number; a colon of a score or a time of day ends nothing, nor does that of 3：0.
_BREAK = Pattern(r"[，；!?。！？;]|[,:：](?!\d)|——|……")
# A numeral or a unit goes on behind these two characters.
_GOES_ON = Pattern(
    "[0-9个公年月日天时分秒里米克吨元角块斤两亩升][0-9零一二两三四五六七八九十百千万亿半多余]"
)
_NOT_PROSE = ("byline", "credit", "dateline")

# How much a word counts that stands not in the clause itself, but
_BESIDE = 0.95  # in a clause beside it, no semicolon between
_IN_SEGMENT = 0.88
_IN_SENTENCE = 0.7
_BEFORE = 0.75  # in the sentence before it in the paragraph
_BEHIND = 0.6
_NAME_IN_PARAGRAPH = 0.7
_NAME_OF_TOPIC = 0.6  # a name that the article keeps speaking of
_TOPIC_MENTIONS = 4
SYNONYM = 0.9
_MOST_PAIRS, _FEW_PAIRS = 0.9, 0.5  # by the share of its pairs of characters, half or less of them
_SPLIT, _GAP = 0.6, 3  # by both characters of a word of two, so many others between them
_ONE_OF_TWO = 0.3  # by one rare character of a word of two
_FREQUENT = 1 / 6  # the share of the clauses in which a character tells nothing
PRESENT = 0.55  # a name that counts for less is not in the evidence


class Clause(NamedTuple):
    """A clause of the article; `text` is in the form in which words are compared."""

    sentence: int
    segment: int
    span: Span
    text: str
    tokens: frozenset[str]
    names: frozenset[str]

    def says(self, word: str) -> bool:
        """Return whether the clause has a word; a single character must be a token."""
        return word in (self.text if len(word) > 1 else self.tokens)


def _has_apart(text: str, first: str, second: str) -> bool:
    """Return whether two characters stand one behind the other with a few between them."""
    start = text.find(first)
    while start >= 0:
        end = text.find(second, start + 2, start + 2 + _GAP)
        if end >= 0 and not {"，", "。"} & set(text[start + 1 : end]):
            return True
        start = text.find(first, start + 1)
    return False


class Article:
    """The clauses of a document, with what stands where; they are known by their numbers."""

    def __init__(self, document: Document) -> None:
        """Cut the prose of `document` into clauses."""
        self.document = document
        self.records = PlacedRecords(document)
        self.entities = {e.id: e for e in document.entities}
        self.clauses: list[Clause] = []
        self._heard: dict[str, tuple[list[float], list[float]]] = {}
        self.sentences: list[tuple[int, int]] = []  # first clause, and the one behind the last
        self.paragraph_of: list[str] = []  # of each sentence
        self._starts: dict[str, list[tuple[int, int]]] = {}  # offset and number of the clauses
        for paragraph in document.paragraphs:
            if paragraph.kind not in _NOT_PROSE:
                self._add(paragraph.id, paragraph.text)
        counts = Counter(c for clause in self.clauses for c in set(clause.text))
        most = max(2, len(self.clauses) * _FREQUENT)
        self._frequent = frozenset(c for c, n in counts.items() if n > most)
        self._having: dict[str, set[int]] = {}  # the clauses with a character
        for number, clause in enumerate(self.clauses):
            for character in set(clause.text).union(*clause.tokens):
                self._having.setdefault(character, set()).add(number)

    def _add(self, paragraph: str, text: str) -> None:
        sentences = self.document.sentences_of(paragraph)
        starts = self._starts[paragraph] = []
        segment = 0
        begin = dateline_end(text)  # who files it and where is none of the news
        for sentence in [s.span for s in sentences] or [Span(paragraph, 0, len(text))]:
            first = len(self.clauses)
            at = begin if sentence.start < begin < sentence.end else sentence.start
            for start, end in _cut(text, at, sentence.end):
                span = Span(paragraph, start, end)
                starts.append((start, len(self.clauses)))
                tokens = (text[t.start : t.end] for t in tokens_within(self.document, span))
                clause = Clause(
                    len(self.sentences),
                    segment,
                    span,
                    name_form(text[start:end]),
                    frozenset(map(name_form, tokens)),
                    frozenset(_named(self.records.within("entities", span))),
                )
                self.clauses.append(clause)
                segment += text[end - 1 : end] in "；;"
            segment += 1
            self.sentences.append((first, len(self.clauses)))
            self.paragraph_of.append(paragraph)

    def in_clauses(self, layer: str) -> Iterator[tuple[Any, int]]:
        """Yield the records of a layer that stand in the prose, each with its clause."""
        for record in self.document.layer(layer):
            if self._starts.get(record.span.paragraph):
                yield record, self.clause_at(record.span)

    def clause_at(self, span: Span) -> int:
        """Return the number of the clause in which a span begins."""
        starts = self._starts[span.paragraph]
        return starts[max(bisect_right(starts, span.start, key=lambda s: s[0]) - 1, 0)][1]

    def clauses_of(self, sentence: int) -> Sequence[Clause]:
        """Return the clauses of a sentence."""
        return self.clauses[slice(*self.sentences[sentence])]

    def sentence_span(self, sentence: int) -> Span:
        """Return the place of a sentence."""
        clauses = self.clauses_of(sentence)
        return clauses[0].span._replace(end=clauses[-1].span.end)

    def heard(self, word: str) -> tuple[list[float], list[float]]:
        """Return for each clause how surely it says a word, itself and with its neighbours.

        The parts of a claim ask for its words again.
        """
        if word not in self._heard:
            hits = self.hits_of_word(word)
            self._heard[word] = hits, self.spread(hits)
        return self._heard[word]

    def hits_of_word(self, word: str) -> list[float]:
        """Return for each clause how surely it says `word` (in the form of `name_form`)."""
        clauses = self.clauses
        others = [name_form(other) for other in same(word) if other != word]
        may_say = [(other, self._may_say(other)) for other in others]
        like_it = {n for other, numbers in may_say for n in numbers if clauses[n].says(other)}
        in_part = self._in_part(word)
        hits = [0.0] * len(clauses)
        for number in self._may_say(word).union(*(numbers for _other, numbers in may_say)):
            if clauses[number].says(word):
                hits[number] = 1.0
            else:
                hits[number] = SYNONYM if number in like_it else in_part(clauses[number].text)
        return hits

    def _may_say(self, word: str) -> set[int]:
        """Return the clauses that may say a word whole or in part: others have too little of it."""
        having = [self._having.get(character, set()) for character in word]
        if len(word) == 1:
            return having[0]
        found = set().union(*(first & second for first, second in pairwise(having)))
        if len(word) == 2:
            rare = (h for c, h in zip(word, having, strict=True) if c not in self._frequent)
            found = found.union(*rare)
        return found

    def _in_part(self, word: str) -> Callable[[str], float]:
        """Return what tells how surely a clause says a word that it does not have whole."""
        if len(word) < 2 or word.isascii():
            return lambda _text: 0.0
        if len(word) == 2:
            rare = set(word) - self._frequent

            def of_two(text: str) -> float:
                if word[0] in text and word[1] in text and _has_apart(text, *word):
                    return _SPLIT  # 外长 of 外交部长
                return _ONE_OF_TWO if any(c in text for c in rare) else 0.0

            return of_two
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]

        def of_pairs(text: str) -> float:
            share = sum(p in text for p in pairs) / len(pairs)
            return share * (_MOST_PAIRS if share >= 0.5 else _FEW_PAIRS)

        return of_pairs

    def place_of(self, word: str, clause: int) -> Span | None:
        """Return where a clause has a word or one that stands for it; None: nowhere."""
        span = self.clauses[clause].span
        text = self.document.paragraph(span.paragraph).text
        for form in (word, *sorted(same(word) - {word}, key=lambda w: (-len(w), w))):
            start = text.find(form, span.start, span.end)
            if start >= 0:
                return Span(span.paragraph, start, start + len(form))
        return None

    def tokens(self, span: Span) -> Sequence[Token]:
        """Return the tokens that begin in a span."""
        return tokens_within(self.document, span)

    def has_subject(self, word: str, clause: int) -> bool:
        """Return whether a noun stands before a word in its clause, which then is about that."""
        place = self.place_of(word, clause)
        before = self.clauses[clause].span._replace(end=place.start) if place else None
        tokens = self.tokens(before) if before else ()
        return any(t.tag in ("n", "j", "l") or t.tag.startswith(("nr", "nz", "nt")) for t in tokens)

    def modality(self, place: Span, *, noun: bool) -> Modality:
        """Return how the word at a place is meant."""
        text = self.document.paragraph(place.paragraph).text
        tokens = self.tokens(place._replace(start=0, end=len(text)))
        return modality_at(text, tokens, place.start, noun=noun)

    def hits_of_name(self, name: str, entity: Entity | None) -> list[float]:
        """Return for each clause whether it names the entity, by any of its names."""
        forms = [*map(name_form, same(name))]
        if entity:
            forms = [f for f in (*forms, *map(name_form, forms_of(entity))) if len(f) > 1]
        id_ = entity.id if entity else None
        hits = [float(id_ in clause.names) for clause in self.clauses]
        for form in forms:
            for number in self._having_all(form):
                if form in self.clauses[number].text:
                    hits[number] = 1.0
        return hits

    def _having_all(self, form: str) -> Iterable[int]:
        """Return the clauses that have all characters of a form."""
        having = [self._having.get(character, set()) for character in form]
        return set.intersection(*having) if having else range(len(self.clauses))

    def spread(self, hits: Sequence[float], *, name: bool = False) -> list[float]:
        """Return for each clause what a word counts there, if its neighbours are read with it."""
        paragraphs, last = self.paragraph_of, len(self.sentences) - 1
        tops = [0.0] * len(self.sentences)
        for number in compress(range(len(hits)), hits):  # few
            if (hit := hits[number]) > tops[sentence := self.clauses[number].sentence]:
                tops[sentence] = hit
        topic = _NAME_OF_TOPIC if name and sum(h > 0 for h in hits) >= _TOPIC_MENTIONS else 0.0
        named: dict[str, float] = {}  # what the paragraph named so far
        spread = [0.0] * len(hits)
        saying = [s for s, top in enumerate(tops) if top]
        near = {s + by for s in saying for by in (-1, 0, 1) if 0 <= s + by <= last}
        for s in range(len(tops)) if name and saying else sorted(near):
            top, paragraph = tops[s], paragraphs[s]
            floor = max(topic, _IN_SENTENCE * top)
            if s and paragraphs[s - 1] == paragraph:
                floor = max(floor, _BEFORE * tops[s - 1])
            if s < last and paragraphs[s + 1] == paragraph:
                floor = max(floor, _BEHIND * tops[s + 1])
            if name:
                floor = max(floor, _NAME_IN_PARAGRAPH * named.get(paragraph, 0.0))
                named[paragraph] = max(named.get(paragraph, 0.0), top)
            first, end = self.sentences[s]
            if top:
                within = self._within(hits, s, name=name)
                spread[first:end] = [count if count > floor else floor for count in within]
            elif floor:
                spread[first:end] = [floor] * (end - first)
        return spread

    def _within(self, hits: Sequence[float], sentence: int, *, name: bool) -> list[float]:
        """Return what a word counts in each clause of a sentence by what the others say.

        A name carries over a semicolon to what follows, and not back.
        """
        segments = self._segments[sentence]
        own = hits[slice(*self.sentences[sentence])]
        tops = dict.fromkeys(segments, 0.0)
        for segment, hit in zip(segments, own, strict=True):
            if hit > tops[segment]:
                tops[segment] = hit
        counts = []
        carried = before = 0.0
        last = -1  # the segment of the clause before
        for n, (segment, hit) in enumerate(zip(segments, own, strict=True)):
            count = _IN_SEGMENT * max(tops[segment], carried)
            beside = before if segment == last else 0.0
            if segments[n + 1 : n + 2] == [segment] and own[n + 1] > beside:
                beside = own[n + 1]
            count = max(hit, count, _BESIDE * beside)
            counts.append(count)
            last, before = segment, hit
            if name and hit > carried:
                carried = hit
        return counts

    @cached_property
    def _segments(self) -> list[list[int]]:
        """The segment of each clause of each sentence."""
        return [[c.segment for c in self.clauses[first:end]] for first, end in self.sentences]

    def verbatim(self, text: str) -> Span | None:
        """Return the clause at which the article has a whole text, marks and blanks aside."""
        wanted = sentence_form(text)
        for run, starts, clauses in self._runs:
            offset = run.find(wanted) if wanted else -1
            # 3公里 is a part of 3公里500米.
            if offset >= 0 and not _GOES_ON.match(run, offset + len(wanted) - 1):
                return clauses[bisect_right(starts, offset) - 1].span
        return None

    @cached_property
    def _runs(self) -> list[tuple[str, list[int], list[Clause]]]:
        """Each paragraph without its marks, and where in that its clauses begin."""
        runs = []
        for _, group in groupby(self.clauses, key=lambda c: c.span.paragraph):
            clauses = list(group)
            parts = [sentence_form(c.text) for c in clauses]
            starts = list(accumulate(map(len, parts[:-1]), initial=0))
            runs.append(("".join(parts), starts, clauses))
        return runs

    @cached_property
    def posts(self) -> list[ToldPost]:
        """The posts that the article tells, read when a claim first speaks of one."""
        return list(told_posts(self.document))

    @cached_property
    def owners(self) -> FigureOwners:
        """Whose the figures of the article are."""
        return FigureOwners(self.document)

    def names_of(self, sentence: int) -> set[str]:
        """Return the IDs of the entities that a sentence names."""
        return {name for clause in self.clauses_of(sentence) for name in clause.names}

    @cached_property
    def _dates(self) -> dict[int, list[tuple[Date, int]]]:
        """The dates of each sentence, with their clauses."""
        dates: dict[int, list[tuple[Date, int]]] = {}
        for date, clause in self.in_clauses("dates"):
            dates.setdefault(self.clauses[clause].sentence, []).append((date, clause))
        return dates

    def dated_clauses(self, sentence: int) -> set[int]:
        """Return the clauses of a sentence that hold a date."""
        return {clause for _, clause in self._dates.get(sentence, ())}

    def date_by_turn(self, span: Span, clause: int) -> Date | None:
        """Return the one of several dates whose turn a figure is: 6月、7月增长78%和41%."""
        dates = [d for d, _ in self._dates.get(self.clauses[clause].sentence, [])]
        if len(dates) < 2:
            return None
        place = self.sentence_span(self.clauses[clause].sentence)
        figures = [f for _, f in self.records.within("figures", place)]
        return date_by_turn(self.document.paragraph(place.paragraph).text, span, dates, figures)

    def date_before(self, span: Span, clause: int) -> Date | None:
        """Return the date that stands last before a span of a clause in its sentence."""
        dates = self._dates.get(self.clauses[clause].sentence, [])
        if own := self.date_by_turn(span, clause):
            return own
        number = bisect_left(dates, span.start, key=lambda placed: placed[0].span.start)
        return dates[number - 1][0] if number else None

    def clauses_with(self, layers: Iterable[str]) -> set[int]:
        """Return the clauses of the sentences that hold a record of any of these layers."""
        clauses = {clause for layer in layers for _, clause in self.in_clauses(layer)}
        sentences = {self.clauses[clause].sentence for clause in clauses}
        return {clause for s in sentences for clause in range(*self.sentences[s])}


def _named(placed: Sequence[tuple[Span, Entity]]) -> Iterator[str]:
    """Yield whom a clause names: of 京港洽谈会 not 北京, which is but a character of a name."""
    for place, entity in placed:
        whole = (p for p, _ in placed if p.start <= place.start and place.end <= p.end)
        if place.end - place.start > 1 or all(p == place for p in whole):
            yield entity.id


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence behind its marks; a clause is more than one character."""
    clauses = []
    for match in _BREAK.finditer(text, start, end):
        if match.end() - start > 1:
            clauses.append((start, match.end()))
            start = match.end()
    return [*clauses, (start, end)] if start < end or not clauses else clauses
