"""A place or a day that the article has nowhere, where it tells all else of a claim.

Who tells all of a story and one place of it that is not in the article tells another place.
"""

import re
from collections.abc import Iterable, Iterator

from zgc_cli.document.records import Date
from zgc_cli.query.check.alignment import Alignment, Detail
from zgc_cli.query.check.names import may_stand_for
from zgc_cli.query.check.quantities.amounts import EXCLUDED, FOLLOWS, date_verdict

_ALL_ELSE = 0.6  # the share of the rest that the sentence itself must say
_NUMBERED = re.compile(r"\d")


def instead(aligned: Alignment, missing: Iterable[Detail]) -> Detail | None:
    """Return what the article has in the place of the one thing that a claim has of its own."""
    claimed = {(d.kind, d.claimed) for d in missing}
    if len(claimed) != 1 or aligned.claim_has("planned"):
        return None
    kind, text = claimed.pop()
    rest = [i for i in aligned.items if i.text != text]
    if not rest or aligned.said(rest) < _ALL_ELSE or not aligned.verb_here(rest):
        return None
    found = {"place": _other_place, "date": _other_date}.get(kind, lambda *_: None)(text, aligned)
    return Detail(kind, text, found) if found else None


def _other_place(text: str, aligned: Alignment) -> str | None:
    item = next((i for i in aligned.items if i.name and i.text == text), None)
    if item is None or item.name is None or max(item.hits, default=0.0) > 0:
        return None
    article, name = aligned.article, item.name
    near = sorted(range(len(article.clauses)), key=lambda c: (abs(c - aligned.clause), c))
    entities = (article.entities[id_] for c in near for id_ in sorted(article.clauses[c].names))
    return next((e.name for e in entities if may_stand_for(e, name, aligned)), None)


def _other_date(text: str, aligned: Alignment) -> str | None:
    date = next((d for d in aligned.claim.dates if d.text == text), None)
    if date is None or not _NUMBERED.search(text) or date.granularity == "range":
        return None
    told = list(_dates_near(aligned))
    if any(date_verdict(date, other) == FOLLOWS for other in told):
        return None
    alike = (d for d in told if d.granularity == date.granularity and _NUMBERED.search(d.text))
    return next((d.text for d in alike if date_verdict(date, d) == EXCLUDED), None)


def _dates_near(aligned: Alignment) -> Iterator[Date]:
    """Yield the dates of the article, the nearest first."""
    placed = aligned.article.in_clauses("dates")
    yield from (d for d, c in sorted(placed, key=lambda p: abs(p[1] - aligned.clause)))
