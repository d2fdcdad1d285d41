"""Of which place a question asks: what an article tells of another one does not answer.

It is told of the place that the clause of an answer names, else the clauses and sentences before
it, else the headline and the first sentence. 海南全省4人死亡 tells nothing of 广东, nor of 文昌.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Sentence, Span
from zgc_cli.query.ask.question import Question
from zgc_cli.query.match.by_place import ByPlace, PlacedRecords
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.place_levels import bare, exclude, level, lies_in
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_SIZES = (6, 5, 4, 3, 2)  # characters of a place that no record has
_KINDS = ("country", "province", "city")
# Before a place, and behind it: 大方 and 和平 are places, and words.
_BEFORE = Pattern("(?:^|[在到于至对从自往赴给与和、，]|造成|导致|目前|现在|今年|去年)$")
_BEHIND = Pattern("(?:[省市县区州]|有|的|共|被|因|在|将|今年|去年|哪|[一多]少|什么|经济|全[省市])")
# So an article speaks of the place from which it reports.
_HERE = (
    "全省",
    "我省",
    "本省",
    "全市",
    "我市",
    "本市",
    "全县",
    "我县",
    "本县",
    "全区",
    "我区",
    "全州",
)
_HOME = frozenset(("中国", "我国", "全国", "国内", "世界", "全球"))
_FAR = 12  # sentences or clauses
_CHINA = "中国"
_GOING = Pattern("(?:访问|出访|到访|前往|飞往|抵达|赴|离开)$")
_BORDER = Pattern(r"[，；：。！？\n]|,(?!\d)")
_OF_AREA = Pattern("(?:.{2,3}省|.{2,7}自治区)?(.{2,4}?[市县区州])(?!场|域)")
_OTHER_SIDE = Pattern("[对向与和同跟比从较](?:去年|同期)?$")
_MEASURED = ("figure",)


class AskedPlace(NamedTuple):
    """A place that a question names, with all its forms in normal form."""

    name: str
    forms: frozenset[str]
    is_told: bool
    is_goal: bool = False  # whether somebody goes there: 何时访问中国


class AskedPlaces:
    """The places that a question names, and those of which the sentences of an article tell."""

    def __init__(self, document: Document, question: Question, records: PlacedRecords) -> None:
        """Read them; a question that names none allows everything."""
        self._document, self._records = document, records
        self._is_measured = question.kind in _MEASURED
        self._asked = asked_places(document, question.text)
        spans = (s.span for s in (document.sentences if self._asked else ()))
        self._sentences = ByPlace((span, span) for span in spans)
        self._clauses: dict[Span, list[int]] = {}
        self._head = self._spans_of_head() if self._asked else []

    def allow(self, place: Span, sentence: Sentence) -> bool:
        """Return whether what stands at a place of a sentence may be told of all of them."""
        return all(self._is_of(asked, place, sentence) for asked in self._asked)

    def _is_of(self, asked: AskedPlace, place: Span, sentence: Sentence) -> bool:
        if asked.is_goal:
            near = (sentence.span, *self._before(sentence.span)[:1], *self._head)
            return any(self._names(asked, span) for span in near)
        for ring in self._rings(place, sentence):
            if self._names(asked, ring):
                return True
            if self._names_another(asked, ring, place):
                return False
        return True

    def _rings(self, place: Span, sentence: Sentence) -> Iterator[Span]:
        """Yield what tells of which place an answer is, the nearest first."""
        own = sentence.span
        if self._is_measured and place.paragraph == own.paragraph:
            borders = self._borders(own)
            at = bisect_right(borders, max(place.start, own.start))
            end = borders[at] if at < len(borders) else own.end
            for start in borders[max(0, at - _FAR) : at][::-1]:
                yield own._replace(start=start, end=end)
                end = start
        yield own
        yield from self._before(own)
        yield from self._head

    def _borders(self, sentence: Span) -> list[int]:
        """Return where the clauses of a sentence begin."""
        if sentence not in self._clauses:
            text = self._document.text_of(sentence)
            ends = (sentence.start + m.end() for m in _BORDER.finditer(text))
            self._clauses[sentence] = [sentence.start, *ends]
        return self._clauses[sentence]

    def _before(self, own: Span) -> list[Span]:
        """Return the sentences before one in its paragraph, the nearest first, and so many."""
        row = self._sentences.within(Span(own.paragraph, 0, own.start))
        return row[: -_FAR - 1 : -1]

    def _spans_of_head(self) -> list[Span]:
        titles = [
            Span(p.id, 0, len(p.text)) for p in self._document.paragraphs if p.kind == "title"
        ]
        kinds = {p.id: p.kind for p in self._document.paragraphs}
        bodies = (s.span for s in self._document.sentences if kinds[s.span.paragraph] == "body")
        return [*titles[:1], *([first] if (first := next(bodies, None)) else [])]

    def _names(self, asked: AskedPlace, span: Span) -> bool:
        """Return whether a stretch names a place, or one that lies in it."""
        said = name_form(self._text(span))
        if any(form in said for form in asked.forms) or (asked.name == _CHINA and "华" in said):
            return True
        return any(lies_in(other, asked.name) for other in self._places(span))

    def _names_another(self, asked: AskedPlace, span: Span, answer: Span) -> bool:
        """Return whether a stretch names one beside a place, or that around it, and no answer."""
        others = [o for o in self._places(span, answer) if o not in _HOME]
        mine = [a.name for a in self._asked]
        return any(
            exclude(o, asked.name) or (self._is_measured and lies_in(asked.name, o))
            for o in others
            if not any(bare(o) == bare(m) for m in mine)
        )

    def _places(self, span: Span, but: Span | None = None) -> list[str]:
        """Return the places that are named in a stretch, behind its dateline."""
        start = self._start(span)
        named = (
            (place, _place_of(self._document.text_of(place), entity.type))
            for place, entity in self._records.within("entities", span._replace(start=start))
            if place != but and not self._is_met(place)
        )
        return [name for _, name in named if name]

    def _is_met(self, place: Span) -> bool:
        """Return whether a place is that of the other side: 对美国出口, 比北京高."""
        text = self._document.paragraph(place.paragraph).text
        return _OTHER_SIDE.search(text, 0, place.start) is not None

    def _text(self, span: Span) -> str:
        return self._document.text_of(span._replace(start=self._start(span)))

    def _start(self, span: Span) -> int:
        text = self._document.paragraph(span.paragraph).text
        return min(span.end, max(span.start, _dateline_end(text)))


def _place_of(name: str, type_: str) -> str:
    """Return the place that a name is, or of which a body is by the beginning of its name."""
    if type_ != "org":
        return name if type_ == "place" else ""
    if area := _OF_AREA.match(name):
        return area[1]
    return next((name[:n] for n in (4, 3, 2) if lexicon.holds("places", name[:n])), "")


@lru_cache(1 << 8)
def _dateline_end(text: str) -> int:
    return dateline_end(text)


def asked_places(document: Document, question: str) -> list[AskedPlace]:
    """Return the places that a question in normal form names, none of them inside another name."""
    others = [
        (at, at + len(form))
        for e in document.entities
        if e.type not in ("place", "term")
        for form in map(name_form, forms_of(e))
        if len(form) > 1 and (at := question.find(form)) >= 0
    ]
    known = {
        form: frozenset(map(name_form, forms_of(e)))
        for e in document.entities
        if e.type == "place"
        for form in map(name_form, forms_of(e))
        if len(form) > 1 and form in question
    }
    found, place = [], 0
    while place < len(question):
        name = max((f for f in known if question.startswith(f, place)), key=len, default="")
        name = name or _known_place(question, place)
        is_meant = name not in _HOME or (name == _CHINA and _GOING.search(question[:place]))
        if name and is_meant and not any(a <= place < b for a, b in others):
            forms = {
                form for f in known.get(name, {name}) for form in (f, bare(f)) if len(form) > 1
            }
            is_goal = _GOING.search(question[:place]) is not None
            found.append(AskedPlace(name, frozenset(forms), name in known, is_goal))
        place += len(name) or 1
    return found


def _known_place(question: str, place: int) -> str:
    """Return the place of the gazetteer that a question names there, and not by chance."""
    for size in _SIZES:
        name = question[place : place + size]
        if len(name) == size and lexicon.holds("places", name):
            kind = lexicon.mapping("places")[name]
            sure = kind in ("country", "province") or (
                (size > 2 or kind == "city" or _BEFORE.search(question[:place]))
                and (_BEFORE.search(question[:place]) or _BEHIND.match(question[place + size :]))
            )
            return name if sure and kind in (*_KINDS, "world-city") else ""
    return ""


def is_of_place_untold(question: str, document: Document, whole: str) -> bool:
    """Return whether a question is about a place that the article does not name: 也门有多少人……."""
    unknown = [asked for asked in asked_places(document, question) if not asked.is_told]
    return any(not _is_told(asked.name, document, whole) for asked in unknown)


def _is_told(place: str, document: Document, whole: str) -> bool:
    stem = bare(place)
    abbreviations = lexicon.mapping("place_abbreviations").items()
    short = [short for short, full in abbreviations if full.startswith(stem[:2])]
    names = "\n".join(e.name for e in document.entities if e.type in ("place", "org"))
    if any(form in whole for form in (stem, place[:2])) or any(form in names for form in short):
        return True
    here = any(form in whole for form in _HERE)
    return here and not any(
        e.type == "place" and level(e.name) == level(place) for e in document.entities
    )
