"""Candidate answers of a sentence: spans of the kind that a question wants, each with its fit.

They come from the records (entities, figures, dates, quotes), where none fits from the words
themselves. What cannot be an answer is left out.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from zgc_cli.document.records import Sentence
from zgc_cli.lexicon import mapping
from zgc_cli.query.ask.finders import names, people, quantities
from zgc_cli.query.ask.finders.forms import form_asked, formed
from zgc_cli.query.ask.finders.wording import framed, is_name
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.ask.whole_list import LISTED, asks_for_several, whole_list
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.reading.rule import Rule
from zgc_cli.reading.titles import role_at_start
from zgc_cli.runtime.pattern import Pattern

_FRAMED = ("which", "name", "place", "org", "person", "product", "event", "work")
_NAMING = ("name", "place", "org", "person", "product", "event")  # what only a noun names
_CLAUSES = ("phrase", "clause")
_PHRASES = ("phrase", "noun", "body", "venue")
_JOINTS = ("、", "和", "与", "及", "以")  # behind a member of a list
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
    of_kind = formed(context, form) if form else finder.apply(context)
    is_sort = question.kind == "place" and question.detail  # no 俄罗斯 for 哪座城市
    if question.kind in _FRAMED and not form and not is_sort:
        of_kind = chain(of_kind, framed(context))
    found: Iterator[AnswerCandidate] = filter(context.says_anew, of_kind)
    if not asks_for_several(question.text):
        found = with_lists(context, found)
    named = (
        c for c in found if c.kind not in (*_PHRASES, "clause", "framed") or _may_name(context, c)
    )
    return [candidate._replace(rule=finder.name) for candidate in named]


def with_lists(context: Context, found: Iterable[AnswerCandidate]) -> Iterator[AnswerCandidate]:
    """Yield candidates, and behind the first member of a list the list: 遗体和眼角膜."""
    for candidate in found:
        yield candidate
        goes_on = context.behind(candidate.end)[:1] in _JOINTS and candidate.elsewhere is None
        if goes_on and candidate.kind in LISTED:
            place = context.span._replace(start=candidate.start, end=candidate.end)
            whole = whole_list(context.document, place)
            rest = context.said(candidate.end, whole.end)
            # 董事长王明、总经理李华: who is asked for by a post is one of them.
            is_post = bool(ending(context.question.attribute, "person_titles"))
            if is_post and any(role_at_start(rest[at + 1 :]) for at in _members(rest)):
                continue
            if whole.start == place.start < place.end < whole.end <= context.span.end:
                yield candidate._replace(end=whole.end, kind=f"{candidate.kind}s")


def _members(rest: str) -> Iterator[int]:
    """Yield the places of the joints in front of the other members of a list."""
    return (at for at, character in enumerate(rest) if character in _JOINTS)


def _may_name(context: Context, phrase: AnswerCandidate) -> bool:
    """Return whether a phrase may tell which one: no verb phrase, no title or noun alone."""
    text, question = context.said(phrase.start, phrase.end), context.question
    if phrase.kind in _PHRASES and _NO_NAME.match(text):
        return False
    if phrase.kind in _CLAUSES and question.kind in _NAMING and not is_name(context, phrase):
        return False
    if phrase.kind == "clause" and _ASKING.search(text) and "“" not in text:
        return False
    if question.kind == "person" and text in mapping("person_titles"):
        return False
    focus = question.focus.rstrip("上中里内")
    text = text.rstrip("上中里内")
    return len(focus) < 2 or _ANY.sub("", text, count=1) not in (focus, "")
