"""A figure with what tells which quantity it is: what is counted of whom, when, in what sense."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Figure, Span
from zgc_cli.query.dossier.meanings import meaning, said_words
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.query.match.changes import end_of_change, last_change
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

CLAUSE_END = Pattern(r"[，。；：！？…;!?\n]|,(?!\d)")
_ITEM = Pattern("[、和与及]")  # between the figures of one clause
_BASE = Pattern("(?:同期|[比较](?:上|去|前)[年月])")  # what something is compared with
_UNTIL_NOW = Pattern("[^，。；]{0,20}(?:以来|至今|迄今)")
_SO_FAR = Pattern("已|目前|截[至止]|迄今|至今|累[计積积]|[升增][至到]|攀升")
_NAMED = ("person", "org", "place", "product", "event", "work")
_FEW = 2  # words of a clause that says by itself what is measured
_MORE = "另有|还有|此外|另外"
# In what sense a number is meant. Two of one line are two quantities, whatever the numbers.
_SENSES = (
    {"new": "新增|当日|单日|首日|当天|当晚|首周", "all": "累计|累积|历史|迄今"},
    {"each": "人均|户均|日均|年均|月均|平均|均价|每[^，。]{1,4}$"},
    {"open": "开盘", "close": "收盘"},
    {"year": "同比", "month": "环比"},
    {"in": "进口", "out": "(?<!进)出口"},
    {"first": "首批|第一[批期轮]", "next": "第[二三四五六七八九十][批期轮]|新一[批期轮]"},
    {
        "meant": "计划|预计|目标|有望|争取|力争|规划",
        "done": "已|目前|截至|迄今|实际|到位",
    },
    {"most": "最[高大多长]|峰值", "least": "最[低小少短]"},
    {"part": "其中|分别|包括|之一|占(?!地)"},
    {"more": f"{_MORE}|再"},
    {"whole": "全国|我国|全球|世界|全省|全市|全县|全区|全镇"},
)


class Measured(NamedTuple):
    """A figure in its place; `words` are those of its clause, `around` those of its sentence.

    `own` are those of the clause alone where it is too short and has some of the one before it,
    `lead` those of the sentence up to its end. `names` are whom the sentence names, `context` whom
    the nearest one before it names if it names nobody, `about` whom the article begins with;
    `persons` are the persons of `names` and `about`. `end`
    and `change` are as in `query.match.changes`; `senses` has a word for each line of `_SENSES`.
    `so_far` tells whether its sentence counts until some moment: 截至. `date` dates it: `dated`
    tells whether its own sentence does so. `day` is that of the article.
    """

    figure: Figure
    words: tuple[str, ...]
    own: tuple[str, ...]
    around: frozenset[str]
    lead: frozenset[str]
    head: str
    names: frozenset[str]
    persons: frozenset[str]
    context: frozenset[str]
    about: frozenset[str]
    end: str
    change: tuple[str, str]
    senses: tuple[str, ...]
    so_far: bool
    date: Date | None
    dated: bool
    day: str | None


def read(document: Document, figures: Iterable[Figure]) -> Iterator[Measured]:
    """Yield some figures of an article, each with what stands around it."""
    reader = _Surroundings(document)
    return map(reader.read, figures)


class _Sentence(NamedTuple):
    """The figures of a sentence, those and its dates, its other words and whom it names."""

    figures: list[Span]
    taken: list[Span]
    around: frozenset[str]
    names: frozenset[str]
    persons: frozenset[str]


class _Surroundings:
    """What stands around the figures of one article."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._records = PlacedRecords(document)
        self._sentences: dict[Span, _Sentence] = {}

    def read(self, figure: Figure) -> Measured:
        """Return a figure with what stands around it."""
        document, span = self._document, figure.span
        text = document.paragraph(span.paragraph).text
        sentence = document.sentence_of(span)
        whole = sentence.span if sentence else span._replace(start=0, end=len(text))
        figures, taken, around, names, persons = self._told_in(whole)
        clause = self._clause(span, whole)
        parts = _parts(text, clause, figures, span)
        words = own = said_words(document, parts, taken)
        if len(words) < _FEW and clause.start > whole.start:
            before = self._clause(span._replace(start=clause.start - 1, end=clause.start), whole)
            first = min((f.start for f in figures if f.start >= before.start), default=before.end)
            lead = before._replace(end=min(before.end, first))
            words = said_words(document, [lead, *parts], taken)
        date, dated = self._date(figure, clause, whole)
        told = [plain(name_form(text[part.start : part.end])) for part in parts]
        besides = re.findall(_MORE, text[whole.start : clause.start])
        before_it = plain(name_form(text[clause.start : span.start]))
        return Measured(
            figure,
            words,
            own,
            around,
            frozenset(said_words(document, [whole._replace(end=clause.end)], taken)),
            _head(figure),
            names,
            persons | self._about.persons,
            names or self._context(whole),
            self._about.names,
            end_of_change(before_it, figure.text),
            last_change(before_it),
            tuple(_sense(line, "|".join([*told, *besides])) for line in _SENSES),
            bool(_SO_FAR.search(text, whole.start, clause.end)),
            date,
            dated,
            document.header.date,
        )

    def _clause(self, span: Span, whole: Span) -> Span:
        """Return the clause of a sentence in which a span stands."""
        text = self._document.paragraph(span.paragraph).text
        before = CLAUSE_END.split(text[whole.start : span.start])[-1]
        behind = CLAUSE_END.split(text[span.end : whole.end], maxsplit=1)[0]
        return span._replace(start=span.start - len(before), end=span.end + len(behind))

    def _told_in(self, whole: Span) -> _Sentence:
        """Return what a sentence tells, read once for all of its figures."""
        if whole not in self._sentences:
            figures = [f.span for _, f in self._records.within("figures", whole)]
            taken = [*figures, *(d.span for _, d in self._records.within("dates", whole))]
            around = frozenset(said_words(self._document, [whole], taken))
            named = {
                plain(name_form(e.name)): e.type
                for _, e in self._records.within("entities", whole)
                if e.type in _NAMED
            }
            persons = frozenset(name for name, type_ in named.items() if type_ == "person")
            self._sentences[whole] = _Sentence(figures, taken, around, frozenset(named), persons)
        return self._sentences[whole]

    def _context(self, whole: Span) -> frozenset[str]:
        """Return whom the nearest sentence names that stands before one in its paragraph."""
        for sentence in reversed(self._document.sentences_of(whole.paragraph)):
            if sentence.span.start < whole.start and (names := self._told_in(sentence.span).names):
                return names
        return frozenset()

    @cached_property
    def _about(self) -> _Sentence:
        """The title, or the first sentence that names anybody."""
        told = (self._told_in(sentence.span) for sentence in self._document.sentences)
        return next((one for one in told if one.names), _Sentence([], [], *(frozenset(),) * 3))

    def _date(self, figure: Figure, clause: Span, whole: Span) -> tuple[Date | None, bool]:
        """Return the date before a figure, in its sentence if there is one, or behind it."""
        text = self._document.paragraph(whole.paragraph).text
        dates = [d for d in self._dates.get(whole.paragraph, []) if not _is_other(d, text)]
        number = bisect_left(dates, figure.span.start, key=lambda d: d.span.start)
        before = dates[number - 1] if number else None
        if before and before.span.start >= whole.start:
            return before, True
        behind = next((d for d in dates[number:] if d.span.start < clause.end), None)
        return (behind, True) if behind else (before, False)

    @cached_property
    def _dates(self) -> dict[str, list[Date]]:
        found: dict[str, list[Date]] = {}
        for date in self._document.dates:
            found.setdefault(date.span.paragraph, []).append(date)
        return found


def _head(figure: Figure) -> str:
    """Return what a figure counts or measures; of 1死1伤 the unit tells, of 中兴 nothing does."""
    if figure.unit in ("死", "伤"):
        return figure.unit
    subject = plain(name_form(figure.subject or ""))
    attributes = lexicon.words("attribute_heads")
    if figure.counted or not any(subject[-size:] in attributes for size in range(1, 5)):
        return meaning(plain(name_form(figure.counted or "")))
    return subject


def _parts(text: str, clause: Span, figures: list[Span], span: Span) -> list[Span]:
    """Return what a clause says of a figure: how it begins, and the item in which the figure is.

    造成12人死亡、5人受伤: 死亡 is nothing of the 5.
    """
    start, end = clause.start, clause.end
    before = [f for f in figures if clause.start <= f.start < span.start]
    behind = [f for f in figures if span.end <= f.start < clause.end]
    lead = span.start
    if before:
        lead = before[0].start
        mark = list(_ITEM.finditer(text, before[-1].end, span.start))
        start = mark[-1].end() if mark else before[-1].end
    if behind:
        marks = list(_ITEM.finditer(text, span.end, behind[0].start))
        end = marks[-1].start() if marks else behind[0].start
    whole = [span._replace(start=clause.start, end=lead)] if before else []
    return [
        *whole,
        span._replace(start=start, end=span.start),
        span._replace(start=span.end, end=end),
    ]


def _is_other(date: Date, text: str) -> bool:
    """Return whether a number is of another time: 比去年同期, its base; 自2003年通航以来."""
    start, end = date.span.start, date.span.end
    if _BASE.search(text[max(0, start - 1) : end + 2]):
        return True
    return text[max(0, start - 1) : start] in ("自", "从") and bool(_UNTIL_NOW.match(text, end))


def _sense(line: Mapping[str, str], told: str) -> str:
    """Return the first of some senses that a text tells; empty for none."""
    return next((sense for sense, cue in line.items() if re.search(cue, told)), "")
