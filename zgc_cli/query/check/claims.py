"""A draft as claims: its sentences, each with the words, names and records to be held to account.

The names of the article are looked for in the draft as they stand, for a line of draft gives the
parser little by which to know a name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Entity, Figure, Quote, Span, Token
from zgc_cli.query.check.wording import same
from zgc_cli.query.match.by_place import Covered, PlacedRecords
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import key

# What the tags of jieba tell of how much a word says; a tag that is not here says nothing.
_WEIGHTS = {
    "n": 1.0, "nr": 1.0, "ns": 1.0, "nt": 1.0, "nz": 1.0, "nrt": 1.0, "nrfg": 1.0, "eng": 1.0,
    "vn": 0.9, "an": 0.9, "l": 0.8, "i": 0.8, "j": 0.9, "b": 0.8, "s": 0.7, "v": 0.8, "a": 0.7,
    "ng": 0.4, "vg": 0.5, "vd": 0.5, "ad": 0.3, "z": 0.5, "vi": 0.7, "nw": 1.0, "x": 0.0, "d": 0.0,
    "t": 1.0, "f": 0.0,
}  # fmt: skip
_PROSE = ("body", "caption", "title", "heading")
_QUESTION = re.compile(r"[？?][”」』\"]?$")
_MARK = re.compile(r"[，、：\s]")
_LONGEST = 400  # characters of a claim
_SEMICOLON = re.compile(r"[；;]")
_CLOSING = tuple('”」』"')
_ATTRIBUTION = re.compile(r"(?P<who>[^，。！？；“”「」\n]{2,40})[。！]")
_START = attrgetter("start")
NAME_WEIGHT = 1.2
_LEAST = 0.4  # what the words of a claim weigh at least
_PLAIN_TAGS = frozenset(
    ["n", "a", "v", "vn", "b", "f", "s", "d", "l", "p", "an", "m", "q", "u", "uj"]
)
_AREA = re.compile(r"(?:地区|区域|地带|山区|城市|农村|市场|园区|景区)$")
_SHORTEST_NUMBERED = 5
# A number inside a name, not the 三 of 三峡: a year, an edition, a model.
_NUMBER = re.compile(r"(?:[0-9]+|(?<=第)[一二三四五六七八九十百]+)")


class Word(NamedTuple):
    """A word that says something; `text` is in the form in which words are compared."""

    text: str
    weight: float
    start: int
    end: int
    noun: bool


class Name(NamedTuple):
    """A name in a draft, with the entity of the article that it means, if there is one.

    `variant` is how the article has a name that differs in its number alone (第三届 for 第二届).
    """

    text: str
    type: str
    start: int
    end: int
    entity: Entity | None
    variant: str | None = None


class Claim(NamedTuple):
    """A sentence of a draft, or a part of one that claims by itself."""

    text: str
    kind: str  # of the paragraph
    span: Span
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    quotes: tuple[Quote, ...]


def claims(draft: Document, article: Document) -> list[Claim]:
    """Return what `draft` claims, in order; questions claim nothing."""
    names, records = _Names(article), PlacedRecords(draft)
    spans = (_trimmed(draft, part) for span in _spans(draft) for part in _cut(draft, span))
    spans = (s for s in spans if not _QUESTION.search(draft.text_of(s)))
    found = (_claim(draft, span, names, records) for span in spans)
    return [c for c in found if _says_something(c)]


def _cut(draft: Document, span: Span) -> Iterable[Span]:
    """Cut what is longer than any sentence, at a mark if there is one: each costs its square."""
    text = draft.text_of(span)
    start = 0
    while len(text) - start > _LONGEST:
        marks = [m.end() for m in _MARK.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        end = marks[-1] if marks else start + _LONGEST
        yield Span(span.paragraph, span.start + start, span.start + end)
        start = end
    yield Span(span.paragraph, span.start + start, span.end)


def _trimmed(draft: Document, span: Span) -> Span:
    """Return a span without the blanks at its ends."""
    text = draft.text_of(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(span.paragraph, start, max(start, span.start + len(text.rstrip())))


def _says_something(claim: Claim) -> bool:
    """Tell a claim from a bare 他说 or 王某表示."""
    held = claim.figures or claim.dates or len(claim.names) > 1
    quoted = any(q.kind != "term" for q in claim.quotes)
    return bool(held or quoted) or sum(w.weight for w in claim.words) > _LEAST


def _spans(draft: Document) -> Iterable[Span]:
    """Yield the sentences; one that ends inside a quotation is one with the next."""
    shut = Covered(p for q in draft.quotes if q.kind != "term" for p in q.parts)
    for paragraph in draft.paragraphs:
        if paragraph.kind not in _PROSE:
            continue
        start = None
        for sentence in draft.sentences_of(paragraph.id):
            start = sentence.span.start if start is None else start
            end = sentence.span.end
            if shut.holds(paragraph.id, end, inside=True):
                continue
            if _attribution_follows(paragraph.text, end):
                continue
            yield from _at_semicolons(paragraph.id, paragraph.text, start, end, shut)
            start = None
        if start is not None:
            yield Span(paragraph.id, start, len(paragraph.text))


def _attribution_follows(text: str, end: int) -> bool:
    """Return whether a quotation that ends here has its 王某说 behind it."""
    match = _ATTRIBUTION.match(text, end) if text[end - 1 : end] in _CLOSING else None
    if not match:
        return False
    verbs = lexicon.words("saying_verbs")
    return any(match["who"][-size:] in verbs for size in range(1, 5))


def _at_semicolons(
    paragraph: str, text: str, start: int, end: int, shut: Covered
) -> Iterable[Span]:
    at = start
    for match in _SEMICOLON.finditer(text, start, end):
        if not shut.holds(paragraph, match.start()):
            yield Span(paragraph, at, match.end())
            at = match.end()
    if at < end:
        yield Span(paragraph, at, end)


def _claim(draft: Document, span: Span, names: "_Names", records: PlacedRecords) -> Claim:
    figures = records.figures.within(span)
    dates = records.dates.within(span)
    quotes = list(dict.fromkeys(records.quotes.within(span)))
    paragraph = draft.paragraph(span.paragraph)
    found = names.find(draft, records, paragraph.text, span)
    numbers = [(s.start, s.end) for s in (*(f.span for f in figures), *(d.span for d in dates))]
    shut = [*numbers, *((n.start, n.end) for n in found)]
    words = _words(draft, span, shut)
    kept = [n for n in found if not any(s <= n.start and n.end <= e for s, e in numbers)]
    return Claim(
        draft.text_of(span),
        paragraph.kind,
        span,
        tuple(words),
        tuple(kept),
        tuple(figures),
        tuple(dates),
        tuple(quotes),
    )


def _words(draft: Document, span: Span, shut: Sequence[tuple[int, int]]) -> list[Word]:
    text = draft.paragraph(span.paragraph).text
    light = lexicon.mapping("saying_verbs"), lexicon.words("value_verbs")
    out = []
    for token in _tokens(draft, span):
        if any(s < token.end and token.start < e for s, e in shut):
            continue
        word = text[token.start : token.end]
        weight = _WEIGHTS.get(token.tag, 0.0)
        if not weight or word in lexicon.words("empty_words") or not key(word).isalnum():
            continue
        if len(word) == 1:
            weight *= 0.4
        elif word in light[0]:
            weight *= 0.2
        elif word in light[1]:
            weight *= 0.5
        noun = token.tag[0] in "nsbal" or token.tag in ("eng", "vn", "x")
        out.append(Word(key(word), weight, token.start, token.end, noun))
    return out


def _tokens(draft: Document, span: Span, *, whole: bool = True) -> Sequence[Token]:
    """Return the tokens that begin in a span, and end in it if they are to be `whole`."""
    number = int(span.paragraph[1:]) - 1
    row = draft.tokens[number] if number < len(draft.tokens) else ()
    first = bisect_left(row, span.start, key=_START)
    last = bisect_left(row, span.end, key=_START)
    while whole and last > first and row[last - 1].end > span.end:
        last -= 1
    return row[first:last]


def outside_quotations(claim: Claim) -> Claim:
    """Return a claim without what stands inside its quotations of speech."""
    shut = [p for q in claim.quotes if q.kind == "speech" for p in q.parts]

    def free(start: int) -> bool:
        return not any(p.start <= start < p.end for p in shut)

    return claim._replace(
        words=tuple(w for w in claim.words if free(w.start)),
        names=tuple(n for n in claim.names if free(n.start)),
        figures=tuple(f for f in claim.figures if free(f.span.start)),
        dates=tuple(d for d in claim.dates if free(d.span.start)),
        quotes=(),
    )


class _Names:
    """The names of an article, to be found in a draft."""

    def __init__(self, article: Document) -> None:
        self.entities = [e for e in article.entities if e.type != "term"]
        self.paragraphs = [p.text for p in article.paragraphs]
        self.forms = {key(f): e for e in reversed(self.entities) for f in forms_of(e)}
        self.written = sorted(
            {(f, e) for e in self.entities for f in forms_of(e) if len(key(f)) > 1},
            key=lambda pair: -len(pair[0]),
        )

    def find(self, draft: Document, records: PlacedRecords, text: str, span: Span) -> list[Name]:
        """Return the names between two offsets, the longest where they overlap."""
        held = text[span.start : span.end]
        found = [
            Name(m.text, e.type, m.start, m.end, *self._resolve(m.text, e.type))
            for e, m in records.mentions.within(span)
            if e.type != "term"
        ]
        found = [n for n in found if n.entity or n.variant or _proper(draft, n, span.paragraph)]
        for form, entity in self.written:
            at = held.find(form)
            while at >= 0:
                start = span.start + at
                found.append(Name(form, entity.type, start, start + len(form), entity))
                at = held.find(form, at + len(form))
        found.sort(key=lambda n: (n.start - n.end, n.entity is None))
        kept: list[Name] = []
        for name in found:
            if not any(k.start < name.end and name.start < k.end for k in kept):
                kept.append(name)
        return sorted(kept, key=lambda n: n.start)

    def _resolve(self, text: str, type_: str) -> tuple[Entity | None, str | None]:
        """Return the entity that a name means, and how the article has it in another number."""
        typed = key(text)
        for form in (typed, *map(key, same(text))):
            if form in self.forms:
                return self.forms[form], None
        for form, entity in self.forms.items():
            short, long = sorted((form, typed), key=len)
            # 峡湾海洋大学 of 挪威卑尔根峡湾海洋大学; 中国 is not 中国科学院.
            if len(short) < 3 or short not in long or not _kin(type_, entity.type):
                continue
            if len(short) * 2.5 >= len(long) and not _NUMBER.search(long.replace(short, "")):
                return entity, None
        return None, self._renumbered(text)

    def _renumbered(self, text: str) -> str | None:
        """Return the name that the article has with another number in it."""
        if not _NUMBER.search(text) or len(text) < _SHORTEST_NUMBERED:
            return None
        parts = map(re.escape, _NUMBER.split(text))
        pattern = re.compile(_NUMBER.pattern.join(parts))
        found = [m[0] for p in self.paragraphs for m in pattern.finditer(p)]
        return None if text in found or not found else found[0]


def _proper(draft: Document, name: Name, paragraph: str) -> bool:
    """Tell a name from what the parser of a short draft took for one: 偏远地区."""
    if name.type == "person" or name.end - name.start < 2:
        return True
    if name.type == "place" and _AREA.search(name.text):
        known = lexicon.words("places")
        return any(name.text[:size] in known for size in range(2, len(name.text)))
    tags = [t.tag for t in _tokens(draft, Span(paragraph, name.start, name.end), whole=False)]
    return not tags or any(tag not in _PLAIN_TAGS for tag in tags)


def _kin(a: str, b: str) -> bool:
    return a == b or {a, b} <= {"org", "place", "product"} or {a, b} <= {"event", "work", "product"}
