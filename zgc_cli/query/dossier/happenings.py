"""Which dated clauses of several articles tell one thing that happened."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date as day
from itertools import combinations

from zgc_cli.document.document import Document
from zgc_cli.document.records import Date
from zgc_cli.query.dossier.joining import Joined, Relation, Telling, join
from zgc_cli.query.dossier.meanings import are_rivals, said_words, shared
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple

_MOST, _FEW = 0.75, 3  # of the words of the shorter clause, and how many at least
_ENOUGH = 4  # words of a sentence that tells what a short clause leaves out
_WEEK = 7  # days
_KEY_WORDS = 8  # by which others are found


class Happening(NamedTuple):
    """A dated clause with the words by which it is compared, and those of its sentence."""

    date: Date
    words: tuple[str, ...]
    around: tuple[str, ...]


def read(document: Document, dates: Iterable[Date]) -> Iterator[Happening]:
    """Yield some dated clauses with their words, those of their dates apart."""
    records = PlacedRecords(document)
    for date in dates:
        text = document.paragraph(date.span.paragraph).text
        start = text.find(date.event, max(0, date.span.start - len(date.event)))
        end = start + len(date.event)
        place = date.span if start < 0 else date.span._replace(start=start, end=end)
        sentence = document.sentence_of(date.span)
        whole = sentence.span if sentence else place
        # The other dates of a sentence tell of other things.
        taken = [f.span for name in ("figures", "dates") for _, f in records.within(name, whole)]
        counted = (figure.span for _, figure in records.within("figures", place))
        yield Happening(
            date,
            said_words(document, [place], [date.span, *counted]),
            said_words(document, [whole], taken),
        )


def joined(told: Sequence[tuple[Telling, Happening]]) -> list[Joined]:
    """Return what happened as some articles tell it, each thing once."""
    return join([t for t, _ in told], [h for _, h in told], _keys, _relation)


def _keys(happening: Happening) -> Iterator[Hashable]:
    date, words = happening.date, sorted(happening.words)[:_KEY_WORDS]
    # 4月以来 ends on the day of each article.
    end = "now" if date.mod == "since" else date.end
    when = (date.start, end) if date.start or date.end else name_form(date.text)
    yield from ((when, *pair) for pair in combinations(words, 2))
    yield when, name_form(date.event)


def _relation(one: Happening, other: Happening) -> Relation | None:
    """Return whether two clauses of one time tell one thing: one says nearly all of the other."""
    if one.date.end != other.date.end and not _are_near(one.date.end, other.date.end):
        return None
    if _is_told_alike(one, other):
        return "same"
    number, share = shared(one.words, other.words)
    is_one = (number >= _FEW and share >= _MOST) or (share == 1 and number > 1)
    return "same" if is_one and not are_rivals(one.words, other.words) else None


def _is_told_alike(one: Happening, other: Happening) -> bool:
    """Return whether two clauses are one in sentences that tell the same: 野火始于8日, 受飓风….

    The clause alone may have too few words to say what happened.
    """
    if name_form(one.date.event) != name_form(other.date.event):
        return False
    number, share = shared(one.around, other.around)
    return number >= _ENOUGH and share >= _MOST and not are_rivals(one.around, other.around)


def _are_near(one: str | None, other: str | None) -> bool:
    """Return whether two ISO days until which something is told lie within a week."""
    if not (one and other):
        return False
    return abs((day.fromisoformat(one) - day.fromisoformat(other)).days) <= _WEEK
