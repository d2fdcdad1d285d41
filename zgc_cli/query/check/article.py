"""What a claim is held against: the clauses of an article, and where in them a word is said.

A clause ends at a comma, a segment at a semicolon, a sentence where the parser ends it. A word
that a clause lacks may stand beside it: Chinese news names its subject once and goes on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Entity, Span
from zgc_cli.query.check.wording import same
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import key

# 1,200 is one number; a colon of a score or a time of day ends nothing.
_BREAK = re.compile(r"[，；：!?。！？;]|[,:](?!\d)|——|……")
_NO_LETTER = re.compile(r"(?!(?<=\d)\.(?=\d)|[%℃:∶\-—~])\W")
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
_PARTLY = 0.6
PRESENT = 0.55  # a name that counts for less is not in the evidence


class Clause(NamedTuple):
    """A clause of the article; `text` is in the form in which words are compared."""

    sentence: int
    segment: int
    span: Span
    text: str
    tokens: frozenset[str]
    names: frozenset[str]


class Ground:
    """The clauses of a document, with what stands where."""

    def __init__(self, document: Document) -> None:
        """Cut the prose of `document` into clauses."""
        self.document = document
        self.clauses: list[Clause] = []
        self.sentences: list[tuple[int, int]] = []  # first clause, and the one behind the last
        self.paragraph_of: list[str] = []  # of each sentence
        self.entities = {e.id: e for e in document.entities}
        self._runs: dict[str, tuple[str, list[tuple[int, int]]]] | None = None
        self._dates: dict[int, list[Date]] | None = None
        self._dated: dict[int, set[int | None]] = {}
        self.posts: list[Any] | None = None  # read when a claim first speaks of one
        self._mentions = self._by_paragraph()
        self._starts: dict[str, list[tuple[int, int]]] = {}
        tokens = dict(zip((p.id for p in document.paragraphs), document.tokens, strict=False))
        for paragraph in document.paragraphs:
            if paragraph.kind not in _NOT_PROSE:
                words = [(t.start, t.end) for t in tokens.get(paragraph.id, ())]
                self._add(paragraph.id, paragraph.text, words)
        self._common = self._frequent_characters()

    def _by_paragraph(self) -> dict[str, list[tuple[int, int, str]]]:
        found: dict[str, list[tuple[int, int, str]]] = {}
        for entity in self.document.entities:
            for m in entity.mentions:
                found.setdefault(m.paragraph, []).append((m.start, m.end, entity.id))
        return {paragraph: sorted(there) for paragraph, there in found.items()}

    def _add(self, paragraph: str, text: str, words: Sequence[tuple[int, int]]) -> None:
        spans = [s.span for s in self.document.sentences_of(paragraph)]
        starts = self._starts[paragraph] = []
        mentions = self._mentions.get(paragraph, [])
        word, mention, segment = 0, 0, 0
        for span in spans or [Span(paragraph, 0, len(text))]:
            first = len(self.clauses)
            for start, end in _cut(text, span.start, span.end):
                held, names = [], []
                while word < len(words) and words[word][0] < end:
                    if words[word][0] >= start:
                        held.append(text[slice(*words[word])])
                    word += 1
                while mention < len(mentions) and mentions[mention][0] < end:
                    if mentions[mention][0] >= start:
                        names.append(mentions[mention][2])
                    mention += 1
                starts.append((start, len(self.clauses)))
                place = Span(paragraph, start, end)
                said = key(text[start:end])
                tokens = frozenset(map(key, held))
                self.clauses.append(
                    Clause(len(self.sentences), segment, place, said, tokens, frozenset(names))
                )
                segment += text[end - 1 : end] in "；;"
            segment += 1
            self.sentences.append((first, len(self.clauses)))
            self.paragraph_of.append(paragraph)

    def _frequent_characters(self) -> frozenset[str]:
        """Return the characters that stand in so many clauses that one alone tells nothing."""
        from collections import Counter

        held = Counter(c for clause in self.clauses for c in set(clause.text))
        return frozenset(c for c, n in held.items() if n > max(2, len(self.clauses) / 6))

    def clause_at(self, span: Span) -> int | None:
        """Return the number of the clause in which a span begins; None outside the prose."""
        starts = self._starts.get(span.paragraph)
        if not starts:
            return None
        return starts[max(bisect_right(starts, span.start, key=lambda s: s[0]) - 1, 0)][1]

    def clauses_of(self, sentence: int) -> Sequence[Clause]:
        """Return the clauses of a sentence."""
        return self.clauses[slice(*self.sentences[sentence])]

    def sentence_span(self, sentence: int) -> Span:
        """Return the place of a sentence."""
        first, end = self.sentences[sentence]
        begin, last = self.clauses[first].span, self.clauses[end - 1].span
        return Span(begin.paragraph, begin.start, last.end)

    def hits_of_word(self, word: str) -> list[float]:
        """Return for each clause how surely it says `word` (in the form of `key`)."""
        others = [o for w in same(word) if w != word for o in [key(w)]]
        return [self._hit(word, others, clause) for clause in self.clauses]

    def _hit(self, word: str, others: Sequence[str], clause: Clause) -> float:
        if word in clause.text if len(word) > 1 else word in clause.tokens:
            return 1.0
        if any(o in clause.text if len(o) > 1 else o in clause.tokens for o in others):
            return SYNONYM
        if len(word) < 2 or word.isascii():
            return 0.0
        if len(word) > 2:
            pairs = [word[i : i + 2] for i in range(len(word) - 1)]
            share = sum(p in clause.text for p in pairs) / len(pairs)
            return share * 0.9 if share >= 0.5 else share * 0.5
        rare = [c for c in word if c not in self._common]
        return _PARTLY / 2 if any(c in clause.text for c in rare) else 0.0

    def hits_of_name(self, name: str, entity: Entity | None) -> list[float]:
        """Return for each clause whether it names the entity, by any of its names."""
        forms = [*map(key, same(name))] + ([key(f) for f in forms_of(entity)] if entity else [])
        forms = [f for f in forms if len(f) > 1 or entity is None]
        id_ = entity.id if entity else None
        return [
            1.0 if id_ in clause.names or any(f in clause.text for f in forms) else 0.0
            for clause in self.clauses
        ]

    def spread(self, hits: Sequence[float], *, name: bool = False) -> list[float]:
        """Return for each clause what a word counts there, if its neighbours are read with it."""
        tops = [max(hits[first:end], default=0.0) for first, end in self.sentences]
        topic = name and sum(h > 0 for h in hits) >= _TOPIC_MENTIONS
        upon: dict[str, float] = {}  # what the paragraph named so far
        out = []
        for s, (first, end) in enumerate(self.sentences):
            paragraph = self.paragraph_of[s]
            floor = _NAME_OF_TOPIC * topic
            if s and self.paragraph_of[s - 1] == paragraph:
                floor = max(floor, _BEFORE * tops[s - 1])
            if s + 1 < len(tops) and self.paragraph_of[s + 1] == paragraph:
                floor = max(floor, _BEHIND * tops[s + 1])
            if name:
                floor = max(floor, _NAME_IN_PARAGRAPH * upon.get(paragraph, 0.0))
                upon[paragraph] = max(upon.get(paragraph, 0.0), tops[s])
            floor = max(floor, _IN_SENTENCE * tops[s])
            if tops[s]:
                out += self._within(hits, first, end, floor, name=name)
            else:
                out += [floor] * (end - first)
        return out

    def _within(
        self, hits: Sequence[float], first: int, end: int, floor: float, *, name: bool
    ) -> list[float]:
        """Return what a word counts in each clause of a sentence.

        A name carries over a semicolon to what follows, and not back.
        """
        segments = [c.segment for c in self.clauses[first:end]]
        tops = dict.fromkeys(segments, 0.0)
        for segment, hit in zip(segments, hits[first:end], strict=True):
            tops[segment] = max(tops[segment], hit)
        out = []
        carried = 0.0
        for n, segment in enumerate(segments):
            near = [
                hits[first + m]
                for m in (n - 1, n + 1)
                if 0 <= m < len(segments) and segments[m] == segment
            ]
            beside = _BESIDE * max(near, default=0.0)
            top = _IN_SEGMENT * max(tops[segment], carried)
            out.append(max(hits[first + n], beside, top, floor))
            carried = max(carried, hits[first + n]) if name else 0.0
        return out

    def verbatim(self, text: str) -> Span | None:
        """Return the clause at which the article has a whole text, marks and blanks aside."""
        wanted = _letters(text)
        if self._runs is None:
            self._runs = self._letters_of_paragraphs()
        for paragraph, (run, starts) in self._runs.items():
            at = run.find(wanted) if wanted else -1
            if at >= 0:
                number = starts[bisect_right(starts, at, key=lambda s: s[0]) - 1][1]
                return self.clauses[number].span._replace(paragraph=paragraph)
        return None

    def _letters_of_paragraphs(self) -> dict[str, tuple[str, list[tuple[int, int]]]]:
        runs: dict[str, tuple[list[str], list[tuple[int, int]]]] = {}
        sizes: dict[str, int] = {}
        for number, clause in enumerate(self.clauses):
            paragraph = clause.span.paragraph
            parts, starts = runs.setdefault(paragraph, ([], []))
            starts.append((sizes.get(paragraph, 0), number))
            parts.append(_letters(clause.text))
            sizes[paragraph] = sizes.get(paragraph, 0) + len(parts[-1])
        return {p: ("".join(parts), starts) for p, (parts, starts) in runs.items()}

    def says(self, text: str) -> bool:
        """Return whether some clause has these very characters, in the form of `key`."""
        return any(text in clause.text for clause in self.clauses)

    def quoted_in(self, sentence: int) -> list[str]:
        """Return the quoted terms of a sentence."""
        place = self.sentence_span(sentence)
        return [
            q.text
            for q in self.document.quotes
            if q.kind == "term"
            and q.span.paragraph == place.paragraph
            and place.start <= q.span.start < place.end
        ]

    def forms(self, id_: str) -> tuple[str, ...]:
        """Return the names of an entity."""
        return forms_of(self.entities[id_])

    def names_of(self, sentence: int) -> set[str]:
        """Return the IDs of the entities that a sentence names."""
        return {name for clause in self.clauses_of(sentence) for name in clause.names}

    def _dates_of(self, sentence: int) -> list[Date]:
        if self._dates is None:
            self._dates = {}
            for date in self.document.dates:
                at = self.clause_at(date.span)
                if at is not None:
                    self._dates.setdefault(self.clauses[at].sentence, []).append(date)
        return self._dates.get(sentence, [])

    def dated_clauses(self, sentence: int) -> set[int | None]:
        """Return the clauses of a sentence that hold a date."""
        if sentence not in self._dated:
            self._dated[sentence] = {self.clause_at(d.span) for d in self._dates_of(sentence)}
        return self._dated[sentence]

    def clauses_with_records(self, figures: bool, dates: bool) -> list[int]:
        """Return the clauses of the sentences that hold a figure or a date, as is asked for."""
        held = [*(self.document.figures if figures else ())]
        places = [f.span for f in held] + [d.span for d in (self.document.dates if dates else ())]
        numbers = {self.clause_at(place) for place in places}
        sentences = {self.clauses[n].sentence for n in numbers if n is not None}
        return [c for s in sorted(sentences) for c in range(*self.sentences[s])]

    def date_before(self, span: Span) -> Date | None:
        """Return the date that stands last before a span in its sentence, or behind it."""
        at = self.clause_at(span)
        there = self._dates_of(self.clauses[at].sentence) if at is not None else []
        number = bisect_left(there, span.start, key=lambda date: date.span.start)
        return there[number - 1] if number else None

    def best(self, scores: Sequence[float]) -> int:
        """Return the clause with the highest score, the first of equals; -1 if there is none."""
        return max(range(len(scores)), key=lambda c: (scores[c], -c), default=-1)


def _letters(text: str) -> str:
    """Return a text without its marks; a point inside a number and a per cent sign are none."""
    return _NO_LETTER.sub("", key(text))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out, at = [], start
    for match in _BREAK.finditer(text, start, end):
        if match.end() - at > 1:
            out.append((at, match.end()))
            at = match.end()
    if at < end or not out:
        out.append((at, end))
    return out
