"""Whose a figure is: of which item of a list, of which name beside it."""

import re
from collections.abc import Iterable

from zgc_cli.document.records import Figure
from zgc_cli.query.check.alignment import Alignment, RecordCandidate
from zgc_cli.query.check.amounts import EXCLUDED
from zgc_cli.reading.normal import name_form

_RESPECTIVE = re.compile("分别")
_AND = re.compile("[、，和与及]|以及")
_BARE = 8  # characters of a clause beside its figure that may be but a name


def of_others(aligned: Alignment) -> set[str]:
    """Return the figures of a list that belong to another than the claim speaks of.

    甲、乙、丙分别为3%、4%、5%: the second is of the second.
    """
    article = aligned.article
    span, said = aligned.sentence, name_form(aligned.claim.text)
    text = article.document.paragraph(span.paragraph).text
    found: set[str] = set()
    for match in _RESPECTIVE.finditer(text, span.start, span.end):
        row: list[Figure] = []
        for _, figure in article.records.within("figures", span._replace(start=match.end())):
            if row and not _AND.fullmatch(text[row[-1].span.end : figure.span.start]):
                break
            row.append(figure)
        head = name_form(text[span.start : match.start()])
        items = _AND.split(head)[-len(row) :] if len(row) > 1 else []
        own = [n for n, item in enumerate(items) if _is_meant(item, n, len(items), said)]
        if len(items) == len(row) and len(own) == 1:
            found.update(f.id for n, f in enumerate(row) if n != own[0])
    return found


def _is_meant(item: str, number: int, size: int, said: str) -> bool:
    """Return whether a text speaks of an item of a list, the first and last of which hold more."""
    ends = [item[-n:] for n in range(2, len(item) + 1)] if number == 0 else []
    starts = [item[:n] for n in range(2, len(item) + 1)] if number == size - 1 else []
    return len(item) > 1 and any(form in said for form in (*ends, *starts, item))


def is_elsewhere(other: RecordCandidate, aligned: Alignment) -> bool:
    """Return whether a figure is told in another sentence, and not of whom the claim names."""
    return other.clause not in aligned.clauses and not aligned.names_in(other.clause)


def of_its_name(
    other: RecordCandidate, candidates: Iterable[RecordCandidate], aligned: Alignment
) -> RecordCandidate | None:
    """Return the figure beside the name of the claim: 惠安44414户 for 晋江63050户，惠安44414户."""
    here = slice(*aligned.span_of(other.clause))
    names = [i for i in aligned.items if i.name and max(i.hits[here])]
    away = [i for i in names if not i.hits[other.clause]]
    if not away:
        return None
    beside = (c for c in candidates if c.verdict == EXCLUDED and c.record.unit == other.record.unit)
    own = (c for c in beside if all(i.hits[c.clause] for i in away))
    return next((c for c in own if _is_bare(c, aligned) and _is_bare(other, aligned)), None)


def _is_bare(candidate: RecordCandidate, aligned: Alignment) -> bool:
    """Return whether a clause is a name with its figure."""
    clause = aligned.article.clauses[candidate.clause]
    size = candidate.record.span.end - candidate.record.span.start
    return bool(clause.span.end - clause.span.start - size <= _BARE)
