"""Answers of several articles to one question: equal ones joined, those that disagree side by side.

An article's answer comes with what else it is called there and with the days that its sentence
tells, so that they can be compared when the articles are closed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import log

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Figure, Span
from zgc_cli.query.amounts import FOLLOWS, Days, are_of, figure_verdict
from zgc_cli.query.ask.engine import Answer
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.dates import calendar
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_NEARLY = 0.25  # how much less probable than the best another answer may be
_EACH = 0.5  # how much more sure twice as many articles make an answer, in logits
_NOW = Pattern("现任|现在|目前|如今|最新|截至|截止|累计|总共|一共|总数|共有|仍|还是")
_GROWING = Pattern("死|遇难|丧生|罹难|受伤|伤者|失踪|失联|被困|获救|确诊|感染|受灾|转移|疏散|撤离")
_LITTLE = 1e-3
# Types of names that stand for one thing everywhere; 中国 may be 我国.
_NAMED = frozenset(["person", "org", "event", "product", "work", "project"])


class GivenAnswer(NamedTuple):
    """The answer of one article, and by what it is compared.

    `names` are the forms of what it names, `figure` the quantity that it is; `days` are those
    that its sentence tells. `rank` is its place in the article, from 0.
    """

    answer: Answer
    rank: int
    names: frozenset[str]
    figure: Figure | None
    days: tuple[Days, ...]


class AnswerSource(NamedTuple):
    """An article that gives an answer, and its ISO day."""

    article: str
    day: str | None


class JoinedAnswer(NamedTuple):
    """An answer with the articles that give it, the newest first, and how many they are.

    Its other fields are those of the best of them.
    """

    answer: str
    score: float
    kind: str
    sentence: str
    section: str
    line: int
    span: Span
    rule: str
    articles: int
    sources: tuple[AnswerSource, ...]


class ToldAnswer(NamedTuple):
    """What an article gave; `day` is that of the article, an ISO day, empty without."""

    article: str
    day: str
    given: GivenAnswer


class Asked(NamedTuple):
    """What an article gave to a question; `named` are the names in it that the article knows.

    Each comes with all its forms; `places` are those that are places, but no countries or
    provinces. `whole` is the article's text, empty where nothing is given. All are in normal form.
    """

    given: tuple[GivenAnswer, ...]
    named: dict[str, frozenset[str]]
    places: dict[str, frozenset[str]]
    whole: str

    def holds(self, forms: frozenset[str]) -> bool:
        """Return whether the article names something by any of its forms."""
        return any(form in self.whole for form in forms)


def asked(document: Document, question: Question, answers: Sequence[Answer]) -> Asked:
    """Return the answers of an article with what they are compared by."""
    named: dict[str, frozenset[str]] = {}
    places: dict[str, frozenset[str]] = {}
    for entity in document.entities:
        if entity.type in _NAMED or (entity.type == "place" and not _is_wide(entity.name)):
            forms = frozenset(_form(form) for form in forms_of(entity))
            held = {f: forms for f in forms if len(f) > 1 and f in question.text}
            (places if entity.type == "place" else named).update(held)
    given = (_given(document, answer, rank) for rank, answer in enumerate(answers))
    told = document.paragraphs if answers else ()
    return Asked(
        tuple(given), named, places, "\n".join(_form(paragraph.text) for paragraph in told)
    )


def told(article: Mapping[str, Asked], days: Mapping[str, str]) -> list[ToldAnswer]:
    """Return the answers of the articles that name whatever the question names and any knows.

    What tells of a place may call it 当地: others count where none that names it answers.
    """
    known = _all_forms(own.named for own in article.values())
    giving = {p: o for p, o in article.items() if o.given and all(map(o.holds, known))}
    for forms in _all_forms(own.places for own in article.values()):
        giving = {p: o for p, o in giving.items() if o.holds(forms)} or giving
    return [
        ToldAnswer(place, days[place], answer)
        for place, own in giving.items()
        for answer in own.given
    ]


def _all_forms(named: Iterable[Mapping[str, frozenset[str]]]) -> list[frozenset[str]]:
    """Return of each name all the forms that any article has for it."""
    known: dict[str, frozenset[str]] = {}
    for own in named:
        for form, forms in own.items():
            known[form] = known.get(form, frozenset()) | forms
    return list(known.values())


def _is_wide(place: str) -> bool:
    """Return whether a place is so wide that who tells of it need not name it: 中国, 我国."""
    return lexicon.mapping("places").get(place) in ("country", "province")


def _form(text: str) -> str:
    return plain(name_form(text))


def _given(document: Document, answer: Answer, rank: int) -> GivenAnswer:
    span = answer.span
    names = {answer.answer}
    for entity in document.entities:
        if any(mention[1:4] == span for mention in entity.mentions):
            names.update(forms_of(entity))
    forms = frozenset(filter(None, map(_form, names)))
    figure = next((f for f in document.figures if f.span == span), None)
    return GivenAnswer(answer, rank, forms, figure, tuple(_days(document, span)))


def _days(document: Document, span: Span) -> Iterator[Days]:
    """Yield the days that the sentence of a span tells, but for that on which it was filed."""
    sentence = document.sentence_of(span)
    if sentence is None:
        return
    filed = dateline_end(document.paragraph(span.paragraph).text)
    for record in document.dates:
        place = record.span
        here = max(filed, sentence.span.start) <= place.start < sentence.span.end
        if here and place.paragraph == span.paragraph and record.start and record.end:
            yield record.start, record.end


def joined(
    found: Iterable[ToldAnswer], question: Question, *, best: bool
) -> list[tuple[str, JoinedAnswer]]:
    """Return the distinct answers, each with the article whose words it has, the best first.

    The articles are chosen by the days of the question; where it asks for a state that changes,
    the answer of the newest article stands first. With `best` only answers of the best one's
    kind, and hardly less probable, are kept.
    """
    rows = sorted(found, key=lambda t: (t.given.rank, -t.given.answer.score, t.day, t.article))
    rows = _of_days(rows, question)
    groups: list[list[ToldAnswer]] = []
    for row in rows:
        same = (group for group in groups if _agree(group[0].given, row.given))
        group = next(same, None)
        if group is None:
            groups.append([row])
        elif all(row.article != other.article for other in group):
            group.append(row)
    # The surest first; of those as sure, that of the newest article.
    groups.sort(key=lambda g: (g[0].article, g[0].given.rank))
    groups.sort(key=lambda g: g[0].day, reverse=True)
    groups.sort(key=lambda g: -_worth(g))
    if best and groups:
        first = groups[0][0].given.answer
        groups = [g for g in groups if _is_beside(g[0].given.answer, first)]
    if changes(question):
        groups.sort(key=lambda g: max(map(_as_of, g)), reverse=True)
    return [(group[0].article, _as_one(group)) for group in groups]


def _as_of(row: ToldAnswer) -> str:
    """Return the ISO day until which an answer is told: 截至11日, in an article of the 12th."""
    ends = (end for _start, end in row.given.days if end <= row.day)
    return max(ends, default=row.day)


def _is_beside(answer: Answer, first: Answer) -> bool:
    return answer.kind == first.kind and answer.score >= first.score - _NEARLY


def _as_one(group: Sequence[ToldAnswer]) -> JoinedAnswer:
    newest = sorted(group, key=lambda row: row.day, reverse=True)
    sources = tuple(AnswerSource(row.article, row.day or None) for row in newest)
    return JoinedAnswer(*group[0].given.answer, articles=len(group), sources=sources)


def _worth(group: Sequence[ToldAnswer]) -> float:
    """Return how sure an answer is: by the best article, and a little by how many there are."""
    chance = min(max(group[0].given.answer.score, _LITTLE), 1 - _LITTLE)
    return log(chance / (1 - chance)) + _EACH * log(len(group), 2)


def _agree(one: GivenAnswer, other: GivenAnswer) -> bool:
    """Return whether two articles give the same answer, by whatever name or measure."""
    if one.figure and other.figure:
        return FOLLOWS in (
            figure_verdict(one.figure, other.figure),
            figure_verdict(other.figure, one.figure),
        )
    if one.names & other.names:
        return True
    if one.figure or other.figure or one.answer.kind == "date":
        return False
    return any(
        min(len(a), len(b)) > 1 and (a in b or b in a) for a in one.names for b in other.names
    )


def changes(question: Question) -> bool:
    """Return whether a question asks for a state that changes: a post, a total, the dead so far."""
    if question.kind == "figure" and _GROWING.search(question.text):
        return True
    post = question.kind == "person" and ending(question.attribute, "person_titles")
    return bool(post) or question.kind == "role" or _NOW.search(question.text) is not None


def _of_days(rows: Sequence[ToldAnswer], question: Question) -> list[ToldAnswer]:
    """Return the answers of the days that a question names; all where it names none.

    去年 is that of the newest article. What an article tells of other days is no answer; without
    a day in its sentence it is of the article's own.
    """
    newest = max((row.day for row in rows if row.day), default="")
    anchor = date.fromisoformat(newest) if newest else None
    asked = [
        (interval.start.isoformat(), interval.end.isoformat())
        for _timex, interval in calendar.read(question.text, anchor)
        if interval.start and interval.end
    ]
    if not asked or question.kind == "date":
        return list(rows)
    return [row for row in rows if _fits(row, asked)]


def _fits(row: ToldAnswer, asked: Sequence[Days]) -> bool:
    own = ((row.day, row.day),) if row.day else ()
    days = row.given.days or own
    return any(are_of(days, wanted) for wanted in asked)
