"""The lists beside the text: every record as an entry that leads to its place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Entity, Fact, Figure, Quote
from zgc_cli.export.html.text import Titles, escape
from zgc_cli.query import in_time, select
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.show.labels import WORDS, word
from zgc_cli.show.text.number_formats import PositionChart, digits, modifier_of
from zgc_cli.show.text.timespan import period
from zgc_cli.show.theme import UNICODE

_STRIP = 1000  # units of the strip that shows where in the article an entity is named


class Entries(NamedTuple):
    """One list: its anchor, its heading, and its groups of entries, each with a heading."""

    anchor: str
    heading: str
    total: int
    groups: Sequence[tuple[str, Sequence[str]]]


def titles(document: Document) -> Titles:
    """Return in a few words what each record is, by its ID: what a mark shows when pointed at."""
    said = {e.id: f"{word('entity.type', e.type)}: {e.name}" for e in document.entities}
    for q in document.quotes:
        kind = word("quote.kind", q.kind)
        said[q.id] = f"{kind}: {q.speaker}" if q.speaker else kind
    for f in document.figures:
        said[f.id] = " ".join(filter(None, (amount(f), f.counted)))
    for d in document.dates:
        said[d.id] = _when(d)
    return said


def lists(document: Document) -> list[Entries]:
    """Return the lists in the order of the page."""
    names = {form: e.id for e in reversed(document.entities) for form in (*e.aliases, e.name)}
    positions = PositionChart(document, _STRIP, UNICODE)
    named = select.entities(document)
    terms = [quote for quote in document.quotes if quote.kind == "term"]
    time = in_time.timeline(document, None, None)

    return [
        _list("entities", _("Names"), named, "entity.type", partial(_entity, positions=positions)),
        _list(
            "quotes", _("Quotes"), select.said(document), "quote.kind", partial(_quote, names=names)
        ),
        _list("figures", _("Figures"), document.figures, "figure.kind", _figure),
        _list("dates", _("Timeline"), time, "", _date),
        _list("facts", _("Facts"), document.facts, "fact.kind", _fact),
        _list("terms", _("Quoted terms"), terms, "", partial(_quote, names=names)),
    ]


def _list(
    anchor: str, heading: str, records: Sequence[Any], by: str, write: Callable[[Any], str]
) -> Entries:
    """Group the records by a field (`quote.kind`), in the order of its words; others come last."""
    field = by.partition(".")[2]
    groups: dict[str, list[str]] = {name: [] for name in WORDS.get(by, ())}
    for record in records:
        groups.setdefault(getattr(record, field) if field else "", []).append(write(record))
    headed = [(word(by, name) if name else "", g) for name, g in groups.items() if g]
    return Entries(anchor, heading, len(records), headed)


def _entry(id_: str, kind: str, inner: str, also: str = "") -> str:
    """Return an entry; `also` are words that the search finds it by, besides those it shows."""
    more = f' data-also="{escape(also)}"' if also else ""
    return f'<li id="{escape(id_)}" class="{escape(kind)}"{more}>{inner}</li>'


def _to(id_: str, text: str, number: int = 1, class_: str = "go") -> str:
    return f'<a class="{class_}" href="#at-{escape(id_)}-{number}">{escape(text)}</a>'


def _entity(entity: Entity, positions: PositionChart) -> str:
    # Where in the article it is named, as lines on a strip of constant length.
    cells = (positions.cell(m.paragraph, m.start) for m in entity.mentions)
    inner = (
        f'{_to(entity.id, entity.name)}<svg class="strip" viewBox="0 0 {_STRIP} 8" '
        'preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="{"".join(f"M{cell} 0v8" for cell in cells)}"/></svg>'
    )
    inner += f'<span class="n">{len(entity.mentions)}</span>'
    if entity.aliases:
        inner += f'<span class="aka">{escape("、".join(entity.aliases))}</span>'
    if len(entity.mentions) > 1:
        numbered = enumerate(entity.mentions, 1)
        places = (f"<li>{_to(entity.id, m.paragraph, n, 'at')}</li>" for n, m in numbered)
        inner += f'<ol class="places">{"".join(places)}</ol>'
    letters = "".join(syllable[:1] for syllable in entity.pinyin.split())
    pinyin = f"{entity.pinyin} {entity.pinyin.replace(' ', '')} {letters}"
    return _entry(entity.id, entity.type, inner, pinyin)


def _quote(quote: Quote, names: dict[str, str]) -> str:
    said = _to(quote.id, quote.text)
    if quote.kind == "term":
        return _entry(quote.id, "quoted", said)
    who = "—" if quote.speaker is None else escape(quote.speaker)
    if quote.speaker in names:
        who = f'<a href="#{escape(names[quote.speaker])}">{who}</a>'
    post = escape(" ".join(filter(None, (quote.org, quote.role))))
    by = f'<p class="by"><b>{who}</b> {post}</p>'
    return _entry(quote.id, quote.kind, f"<blockquote>{said}</blockquote>{by}")


def amount(figure: Figure) -> str:
    """Return what a figure comes to: `≥ 5,800,000 公里`, `30–40 %`."""
    if figure.kind == "score":
        return figure.text
    ends = (figure.min, figure.max) if figure.value is None else (figure.value,)
    value = "–".join(digits(n) for n in ends if n is not None)
    return " ".join(filter(None, (modifier_of(figure, UNICODE), value, figure.unit)))


def _figure(figure: Figure) -> str:
    about = " · ".join(filter(None, (figure.subject, figure.counted)))
    inner = (
        f'{_to(figure.id, figure.text)}<span class="value">{escape(amount(figure))}</span>'
        f'<p class="by">{escape(about)}</p>'
    )
    return _entry(figure.id, "figure", inner)


def _when(date: Date) -> str:
    return period(date, UNICODE) or "—"


def _date(date: Date) -> str:
    inner = f'<p class="when">{escape(_when(date))}</p>{_to(date.id, date.text)}'
    return _entry(date.id, "date", f'{inner}<p class="by">{escape(date.event)}</p>')


def _fact(fact: Fact) -> str:
    parts = ((fact.subject, "subject"), (fact.predicate, "predicate"), (fact.object, "object"))
    triple = " ".join(f'<span class="{class_}">{escape(p)}</span>' for p, class_ in parts if p)
    around = escape(" · ".join(filter(None, (fact.time, fact.context))))
    inner = f'<a class="go" href="#at-{escape(fact.id)}-1">{triple}</a>'
    return _entry(fact.id, "fact", f'{inner}<p class="by">{around}</p>' if around else inner)


def written(entries: Iterable[Entries]) -> Iterator[str]:
    """Yield the lists as HTML: each can be folded, and each heading carries its count."""
    for part in entries:
        if not part.total:
            continue
        yield f'<details open id="{part.anchor}"><summary><h2>{escape(part.heading)}</h2>'
        yield f'<span class="n">{part.total}</span></summary>'
        for name, group in part.groups:
            yield '<section class="group">'
            yield f"<h3>{escape(name)}</h3>" if name else ""
            yield f'<ol class="{part.anchor}">{"".join(group)}</ol></section>'
        yield "</details>"
