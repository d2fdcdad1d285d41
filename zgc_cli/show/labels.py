"""What fields and kinds are called where a person reads them.

Tables and views show these; formats for machines keep the English names, which English readers
get as they are.
"""

from zgc_cli.document.records import (
    ENTITY_TYPES,
    FACT_KINDS,
    FIGURE_KINDS,
    PARAGRAPH_KINDS,
    QUOTE_KINDS,
    VERDICTS,
)
from zgc_cli.query.dossier.relations import COMPARED, RELATIONS
from zgc_cli.runtime.language import _, _p

_FIGURE_MODIFIERS = ("approx", "more_than", "less_than", "equal_or_more", "equal_or_less")
_DATE_MODIFIERS = ("approx", "start", "mid", "end", "before", "after", "since")
_GRANULARITIES = ("day", "week", "month", "quarter", "half", "year", "decade", "plan", "range")
_RECORDS = ("entity", "sentence", "quote", "figure", "date", "fact")
_PARSING = ("layout", "names", "things", "coreference", "numbers", "dates", "figures", "quotes")
_STAGES = (*_PARSING, "facts", "resolve", "ask", "check")
CERTAINTIES = ("uncertain", "probable", "certain")
_CERTAIN_FROM = (0.7, 0.85)  # the scores from which on the next step is reached
_NAMED = (*ENTITY_TYPES, "role", "figure", "date")

# What a field may hold, by the context in which the catalogue has it: a record kind and a field.
WORDS: dict[str, tuple[str, ...]] = {
    "entity.type": ENTITY_TYPES,
    "entity.credit": ("byline", "photographer", "agency", "dateline"),
    "quote.kind": QUOTE_KINDS,
    "figure.kind": FIGURE_KINDS,
    "figure.mod": _FIGURE_MODIFIERS,
    "date.mod": _DATE_MODIFIERS,
    "date.granularity": _GRANULARITIES,
    "fact.kind": FACT_KINDS,
    "paragraph.kind": PARAGRAPH_KINDS,
    "passage.kind": _RECORDS,
    "answer.kind": (*_NAMED, "name", "slogan", "reason", "clause", "quote"),
    "answer.certainty": CERTAINTIES,
    "joined_answer.certainty": CERTAINTIES,
    "claim.verdict": VERDICTS,
    "joined_claim.verdict": VERDICTS,
    "comparison.relation": RELATIONS,
    "comparison.kind": COMPARED,
    "rule.stage": _STAGES,
    "detail.kind": (*_NAMED, "speaker", "quotation", "wording", "precision"),
}


def certainty(score: float) -> str:
    """Return one of three steps, from what is right three times in five to nine in ten."""
    return CERTAINTIES[sum(score >= least for least in _CERTAIN_FROM)]


def looked_in(article: str) -> str:
    """Return the sentence which tells that an article answers that was not named."""
    return _("looked in: {article}; name another one with -a FILE", article=article)


def field(name: str) -> str:
    """Return the heading of a field."""
    return _p("field", name)


def word(context: str, name: str) -> str:
    """Return a word that a field holds: `word("entity.type", "org")` is 机构 in Chinese.

    In English, and where it is no word of ours, it is returned as it stands.
    """
    return _p(context, name)
