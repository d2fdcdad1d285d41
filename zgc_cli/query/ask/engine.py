"""Answering a question from an article: the shortest span that answers, and what proves it.

Sentences are ranked by the question, candidates of the wanted kind taken from the best of them,
and each is judged by its evidence. Too little evidence is no answer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from zgc_cli.document.document import Document
from zgc_cli.document.records import ENTITY_TYPES, Sentence, Span
from zgc_cli.query.ask import article_itself, model
from zgc_cli.query.ask.asked_body import (
    called_as_told,
    is_of_body_untold,
    is_of_head_untold,
    is_of_unknown,
)
from zgc_cli.query.ask.asked_owner import AskedOwner
from zgc_cli.query.ask.asked_places import AskedPlaces, is_of_place_untold
from zgc_cli.query.ask.asked_time import AskedTime
from zgc_cli.query.ask.evidence.part_evidence import Evidence
from zgc_cli.query.ask.evidence.support import Surroundings
from zgc_cli.query.ask.finders import candidates
from zgc_cli.query.ask.houses import Houses
from zgc_cli.query.ask.own_piece import of_another_piece
from zgc_cli.query.ask.question import Question, in_other_words, read
from zgc_cli.query.ask.sentence import AnswerCandidate
from zgc_cli.query.ask.whole_list import LISTED, asks_for_several, whole_list
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.query.match.normalize import BREAK
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.regex import bounded_question
from zgc_cli.query.match.resolve import forms_of, name_forms
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.numbers.numerals import whole as whole_number
from zgc_cli.reading.rewriting import in_simplified
from zgc_cli.reading.script import plain
from zgc_cli.runtime.errors import QueryError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_FULL = 0.95  # a fit from which on a candidate fits fully
_JUDGED = 50  # answers that may be given
_READ = 12  # how many sentences are searched for candidates
TOLD = 0.65  # the probability from which on an answer is given,
# by what is asked for, as what is not known by a record is oftener wrong than its share says;
_TOLD_OF = {"place": 0.68, "org": 0.68, "name": 0.68}
_TOLD_OF |= {"person": TOLD, "role": TOLD, "figure": TOLD, "date": TOLD}
_TOLD_OF_OTHERS = 0.75
_OTHERS = frozenset({"other time", "other house"})  # of which a candidate most likely is
# and for what a record tells, whose words hold those of the question: who said it, what he said
_TOLD_BY_RECORD = {"speaker": 0.5, "quote": 0.4, "post": 0.5}
_BY_RECORD = frozenset({"told post", "told age"})
_NAMED = 0.9  # how well a name is held by who is meant by 他
# What a phrase names by its ending, and whose words another stretch is, as a reader calls it.
_SHOWN = {"people": "person", "group": "person", "body": "org", "venue": "place"}
_SHOWN |= {"noun": "name", "phrase": "clause", "agent": "person", "tagged": "person"}
_SHOWN |= {"latin": "org", "speaker": "person", "employer": "org", "native": "place"}
_SHOWN |= {"stay": "place", "means": "clause", "code": "figure", "framed": "name"}
# What one date has beside a day, and another of the same day has not.
_BESIDE_DAY = Pattern(
    "^(?:\\d{4}年|今年|当地时间)(?=\\d)|(?<=[日号])(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|深夜|晚).*$"
)
# 第二站 where the article has none; 第二名 and 第二次 it may tell in other words.
_TURN = Pattern("第[二三四五六七八九十\\d]+(?![名位次季大天个人周])[^\\W\\d]")
_NUMERAL = "[一二三四五六七八九十]+|\\d+"
_NUMBERED = Pattern(
    f"(?P<name>[\u4e00-\u9fff]{{2}})(?<!月)(?P<number>{_NUMERAL})号(?!码)"
)  # 火枫四号
_SAYS = Pattern("(?:表示|说|称|介绍|透露|指出|认为|强调)[，,：:]")
_ONESELF = Pattern("[他她我]|自己|本人|[“「]")
_OF_SPEECH = Pattern("谁是|是谁|[说称讲谈]|表示|介绍|透露|指出|认为|强调|宣布|回应|解释|预计|提到")
_JOINT = Pattern("以及|[、和与及]")
_IN_TURN = Pattern("[^，。；]{0,6}(?:分别|分获|分列|各自)")  # of whom each did another thing
_NEARLY = 3.0  # how much less than the best one another of several answers may be worth


class Answer(NamedTuple):
    """An answer with its proof; `score` is at most 1, `span` the place of the answer."""

    answer: str
    score: float
    kind: str
    sentence: str
    section: str
    line: int
    span: Span
    rule: str


class Judged(NamedTuple):
    """A candidate with what speaks for it; `chance` is the probability that it answers."""

    candidate: AnswerCandidate
    sentence: int  # index among the passages
    features: Mapping[str, float]
    text: str  # what it says, in normal form
    worth: float = 0.0
    chance: float = 0.0

    def is_doubtful(self, asked: str) -> bool:
        """Return whether it is too improbable to be given where a kind of answer is asked for."""
        if not _BY_RECORD.isdisjoint(self.features):
            return self.chance < _TOLD_BY_RECORD["post"]
        is_other = not _OTHERS.isdisjoint(self.features)
        least = _TOLD_OF_OTHERS if is_other else _TOLD_OF.get(asked, _TOLD_OF_OTHERS)
        return self.chance < _TOLD_BY_RECORD.get(self.candidate.kind, least)

    def is_like(self, best: "Judged") -> bool:
        """Return whether it is of the best one's sentence and kind, and nearly as good."""
        same = self.sentence == best.sentence and self.candidate.kind == best.candidate.kind
        return same and self.worth >= best.worth - _NEARLY

    def is_inside(self, phrase: "Judged") -> bool:
        """Return whether it is a name that a phrase of words holds."""
        own, whole = self.candidate, phrase.candidate
        inside = whole.start <= own.start and own.end <= whole.end
        names = own.kind in ENTITY_TYPES and whole.kind not in ENTITY_TYPES
        return names and inside and self.sentence == phrase.sentence


def ask_document(
    document: Document, text: str, *, best: bool = False, rank: float = 1.0
) -> list[Answer]:
    """Return the answers that the article gives, the best first; none where it does not tell.

    With `best` the first alone, or all that its sentence gives if the question asks for several.
    `rank` is what its best sentence is worth beside the best one of all articles that are asked.
    Raises QueryError if the question is empty or too long.
    """
    if turned := in_other_words(text):
        found = ask_document(document, turned, best=best, rank=rank)
        if found or turned.endswith("是谁"):
            return found
    simple = in_simplified(document)
    passages = Passages(simple)
    if simple is not document:
        text = plain(text)
    text = called_as_told(bounded_question(text), simple, passages.whole)
    question = read(text, name_forms(simple), passages.whole)
    if not question.text:
        raise QueryError(_("the question is empty"))
    if any(m[0] not in passages.whole for m in _TURN.finditer(question.text)):
        return []
    if any(_is_untold_number(m, passages.whole) for m in _NUMBERED.finditer(question.text)):
        return []
    own = article_itself.asked_of(question.text)
    if own:
        return [
            _own_answer(document, span, kind, own)
            for span, kind in article_itself.told(document, own)
        ]
    if _is_of_untold(simple, passages, question):
        return []
    judged = everything = judge(simple, passages, question, rank)
    if not judged or judged[0].is_doubtful(question.kind):
        return []
    if _is_another(question, judged[0], passages.whole):
        return []
    if best:
        # Of people without names the list is shown as it stands: 农民工、大学生、退役军人.
        is_one = not question.several or judged[0].candidate.kind == "people"
        judged = judged[:1] if is_one else _several(judged)
    judged[0] = _all_named(simple, passages, question, judged[0], everything)
    given = [judged[0], *(j for j in judged[1:] if j.worth > 0)]
    if asks_for_several(question.text) and not (best and len(given) > 1):
        given[0] = with_its_list(simple, passages, given[0])
    return [answer_of(document, passages, j) for j in given]


def _is_untold_number(numbered: re.Match[str], whole: str) -> bool:
    """Return whether the article has things of this name, and not the one of this number."""
    name, number = numbered["name"], numbered["number"]
    others = {found[1] for found in re.finditer(f"{name}({_NUMERAL})号", whole)}
    return bool(others) and whole_number(number) not in map(whole_number, others)


def _is_of_untold(document: Document, passages: Passages, question: Question) -> bool:
    """Return whether a question is about somebody or something that the article does not name."""
    whole = passages.whole
    return (
        is_of_unknown(question, whole)
        or is_of_head_untold(question, document, whole)
        or is_of_body_untold(question, document, whole)
        or is_of_place_untold(question.text, document, whole)
    )


def with_its_list(document: Document, passages: Passages, judged: Judged) -> Judged:
    """Return an answer with the other members of its list."""
    candidate = judged.candidate
    if candidate.elsewhere or candidate.kind not in LISTED:
        return judged
    whole = whole_list(document, _place(passages.sentences[judged.sentence], candidate))
    return judged._replace(candidate=candidate._replace(start=whole.start, end=whole.end))


def _all_named(
    document: Document,
    passages: Passages,
    question: Question,
    best: Judged,
    judged: Sequence[Judged],
) -> Judged:
    """Return all who did something together for one of them: 甲、乙双双获奖, 谁获奖."""
    if best.candidate.kind != "person" or question.attribute or question.several:
        return best
    whole = (j for j in judged if j.candidate.kind == "persons" and best.is_inside(j))
    group = next(whole, None)
    if group is None or group.worth < best.worth - _NEARLY:
        return best
    sentence = passages.sentences[best.sentence]
    span = _place(sentence, group.candidate)
    names = {
        name_form(form) for e in document.entities if e.type == "person" for form in forms_of(e)
    }
    behind = document.paragraph(span.paragraph).text[span.end :]
    members = map(name_form, _JOINT.split(document.text_of(span)))
    return group if names.issuperset(members) and not _IN_TURN.match(behind) else best


def _is_another(question: Question, best: Judged, whole: str) -> bool:
    """Return whether 王林是谁 is answered with somebody else, though 王林是 tells who he is."""
    who, _, behind = question.rest.partition(BREAK)
    if question.kind != "person" or question.attribute or behind or not who:
        return False
    return f"{who}是" in whole and f"{who}是{best.text}" not in whole


def _several(judged: Sequence[Judged]) -> list[Judged]:
    """Return all that the best one's sentence gives; names that it holds instead of a phrase."""
    best = judged[0]
    rows = [j for j in judged if j.is_inside(best)]
    if len(rows) < 2:
        rows = [j for j in judged if j.is_like(best)]
    rows.sort(key=lambda j: (j.candidate.start, -j.candidate.end))
    ends = accumulate((j.candidate.end for j in rows), max, initial=0)
    rows = [j for j, end in zip(rows, ends, strict=False) if j.candidate.end > end]
    return [j._replace(worth=best.worth, chance=best.chance) for j in rows]


def judge(
    document: Document, passages: Passages, question: Question, rank: float = 1.0
) -> list[Judged]:
    """Return the answers with the best candidate of each, the most probable first."""
    rows = found(document, passages, question, rank)
    worths = [model.worth(row.features) for row in rows]
    answers: dict[str, Judged] = {}
    shares: dict[str, float] = {}
    for row, worth, share in zip(rows, worths, model.shares(worths), strict=True):
        best = answers.setdefault(row.text, row._replace(worth=worth))
        if worth > best.worth:
            answers[row.text] = row._replace(worth=worth)
        shares[row.text] = shares.get(row.text, 0.0) + share
    judged: list[Judged] = []
    bare = {t: _BESIDE_DAY.sub("", t) if answers[t].candidate.kind == "date" else t for t in shares}
    for text in sorted(shares, key=lambda t: -shares[t])[:_JUDGED]:
        own = bare[text]
        same = sum(s for t, s in shares.items() if model.says_same(bare[t], own))
        sure = model.chance(same, answers[text].features)
        chance = min([sure, *(j.chance for j in judged[-1:])])
        judged.append(answers[text]._replace(chance=chance))
    return judged


def found(
    document: Document, passages: Passages, question: Question, rank: float = 1.0
) -> list[Judged]:
    """Return every candidate of the best sentences with its features, not yet weighed."""
    rows = [*_found(document, passages, question, rank)]
    fitting: dict[str, set[str]] = {}
    alike: dict[tuple[int, str], list[float]] = {}
    for row in rows:
        near = row.features.get("near", 0.0)
        alike.setdefault((row.sentence, row.candidate.kind), []).append(near)
        if row.candidate.fit >= _FULL:
            fitting.setdefault(row.candidate.kind, set()).add(row.text)
    return [
        row._replace(
            features={
                **row.features,
                **model.beside(row.features, others, len(fitting.get(row.candidate.kind, ()))),
            }
        )
        for row in rows
        for others in [alike[row.sentence, row.candidate.kind]]
    ]


def _found(
    document: Document, passages: Passages, question: Question, rank: float
) -> Iterator[Judged]:
    ranks = passages.rank(question.rest, [p.near for p in question.parts if p.near])
    best = sorted(range(len(ranks)), key=lambda i: -ranks[i])[:_READ]
    top = ranks[best[0]] if best else 0.0
    if top <= 0:
        return
    records = PlacedRecords(document)
    evidence = Evidence(passages, question, records)
    houses, owner = Houses(document, question), AskedOwner(document, question)
    time = AskedTime(document, question, records)
    places = AskedPlaces(document, question, records)
    for place, i in enumerate(best):
        around = Surroundings(evidence, i)
        held = candidates(question, passages.sentences[i], records)
        others = of_another_piece(question, [(c, around) for c in held])
        sentence = passages.sentences[i]
        for candidate in (c for n, c in enumerate(held) if n not in others):
            span = _place(sentence, candidate)
            if candidate.kind == "person" and _only_says(document, question, span, sentence):
                continue
            if not (owner.allow(span, sentence) and places.allow(span, sentence)):
                continue
            text = name_form(document.text_of(span))
            worth = rank * ranks[i] / top
            features = model.features(question, candidate, text, around, worth, place)
            known = {
                "other time": not time.allow(span, candidate.kind, sentence),
                "other house": candidate.kind != "speaker" and not houses.allow(text),
                "told age": question.detail == "age"
                and candidate.fit >= _FULL
                and features.get("names", 0.0) >= _NAMED,
                "told post": candidate.kind == "person" and houses.tell(text),
            }
            features |= {name: 1.0 for name, is_so in known.items() if is_so}
            yield Judged(candidate, i, features, text)


def _only_says(document: Document, question: Question, span: Span, sentence: Sentence) -> bool:
    """Return whether somebody only tells what another one does: 王某表示，收购后不会裁员."""
    if question.kind != "person" or question.attribute or _OF_SPEECH.search(question.text):
        return False
    behind = document.paragraph(span.paragraph).text[span.end : sentence.span.end]
    says = _SAYS.match(behind)
    return says is not None and not _ONESELF.search(behind, says.end())


def _own_answer(document: Document, span: Span, kind: str, field: str) -> Answer:
    """Return what the article tells of itself; its line or its sentence proves it.

    What it is about is its title, and its first sentence bears that out.
    """
    text, paragraph = document.text_of(span), document.paragraph(span.paragraph)
    sentence = document.sentence_of(span)
    proof = document.text_of(sentence.span) if sentence else paragraph.text
    proof = proof if text in proof else paragraph.text
    if field == "lead":
        proof = next(map(document.text_of, article_itself.lead(document)), proof)
    place = paragraph.section, document.line_of(span), span
    return Answer(text, 1.0, kind, proof, *place, "article-itself")


def _place(sentence: Sentence, candidate: AnswerCandidate) -> Span:
    return candidate.elsewhere or Span(sentence.span.paragraph, candidate.start, candidate.end)


def answer_of(document: Document, passages: Passages, judged: Judged) -> Answer:
    """Return a judged candidate as an answer, with its proof."""
    sentence = passages.sentences[judged.sentence]
    candidate = judged.candidate
    span = _place(sentence, candidate)
    return Answer(
        document.text_of(span),
        round(judged.chance, 3),
        _shown(candidate.kind),
        document.text_of(_proof(document, sentence, span)),
        sentence.section,
        document.line_of(span),
        span,
        candidate.rule,
    )


def _shown(kind: str) -> str:
    """Return what a reader calls a kind of candidate; a list is called as its members are."""
    one = kind.removesuffix("s") if kind.removesuffix("s") in LISTED else kind
    return _SHOWN.get(one, one)


def _proof(document: Document, sentence: Sentence, answer: Span) -> Span:
    """Return the sentence; where the answer stands in a neighbour, both with what is between."""
    named = document.sentence_of(answer)
    if named is None or named == sentence:
        return sentence.span
    if answer.paragraph != sentence.span.paragraph:
        return named.span
    start = min(named.span.start, sentence.span.start)
    return Span(answer.paragraph, start, max(named.span.end, sentence.span.end))
