"""Candidate answers of a sentence: spans of the kind that a question wants, each with its fit.

They come from the records (entities, figures, dates, quotes), where none fits from the words
themselves. What cannot be an answer is left out.
"""

from collections.abc import Callable, Iterator

from zgc_cli.document.records import Sentence
from zgc_cli.lexicon import mapping
from zgc_cli.query.ask.finders import names, people, quantities
from zgc_cli.query.ask.finders.forms import form_asked, formed
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.reading.rule import Rule
from zgc_cli.runtime.pattern import Pattern

_PHRASES = ("phrase", "noun", "body", "venue")
_ASKING = Pattern("为何|为什么|为啥|怎么|怎样|如何|什么")  # a headline that asks tells nothing
_NO_NAME = Pattern("[系是即将被把向从对已曾正也都就仍]")  # with which no name begins
# What is in front of a noun and tells not which one: 一家大型旅行社, 国际学术期刊.
_ANY = Pattern(
    "(?:[一某该这那几多两][家个所座位名只种款项条本份]?|国际|国内|国外|海外|著名|知名|学术|大型|小型"
    "|当地|本地|有关|相关|专业|权威|顶级|顶尖|主要|全球|世界|新|老)*"
)

# Kind of answer -> the rule that finds its candidates.
FINDERS: dict[str, Rule[Callable[[Context], Iterator[AnswerCandidate]]]] = {
    "person": people.persons,
    "role": people.roles,
    "org": names.orgs,
    "place": names.locations,
    "event": names.events,
    "product": names.products,
    "work": names.works,
    "name": names.names,
    "slogan": names.slogans,
    "which": names.things,
    "reason": names.reasons,
    "manner": names.reasons,
    "date": quantities.days,
    "figure": quantities.quantities,
}


def candidates(
    question: Question, sentence: Sentence, records: PlacedRecords
) -> list[AnswerCandidate]:
    """Return the candidates of a sentence, without what the question itself says."""
    context = Context(question, sentence, records)
    finder, form = FINDERS[question.kind], form_asked(question.text)
    found = filter(context.says_anew, formed(context, form) if form else finder.apply(context))
    named = (c for c in found if c.kind not in (*_PHRASES, "clause") or _may_name(context, c))
    return [candidate._replace(rule=finder.name) for candidate in named]


def _may_name(context: Context, phrase: AnswerCandidate) -> bool:
    """Return whether a phrase may tell which one: no verb phrase, no title or noun alone."""
    text, question = context.said(phrase.start, phrase.end), context.question
    if phrase.kind in _PHRASES and _NO_NAME.match(text):
        return False
    if phrase.kind == "clause" and _ASKING.search(text) and "“" not in text:
        return False
    if question.kind == "person" and text in mapping("person_titles"):
        return False
    focus = question.focus.rstrip("上中里内")
    text = text.rstrip("上中里内")
    return len(focus) < 2 or _ANY.sub("", text, count=1) not in (focus, "")
