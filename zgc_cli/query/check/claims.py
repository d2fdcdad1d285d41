"""A draft as claims: its sentences, each with the words, names and records to be held to account.

The names of the article are looked for in the draft as they stand, for a line of draft gives the
parser little by which to know a name.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain, pairwise

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Figure, Quote, Span, Token
from zgc_cli.query.check.claim_names import ArticleNames, ClaimName
from zgc_cli.query.match.by_place import Covered, PlacedRecords, tokens_within
from zgc_cli.query.table_rows import CELL, rows
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.dates import clock
from zgc_cli.reading.modality import Modality, modality_at
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_ONE_CHARACTER, _SAYING, _OF_VALUE = 0.4, 0.2, 0.5  # what such a word keeps of its weight
NAME_WEIGHT = 1.2
_LEAST = 0.4  # what the words of a claim weigh at least
_LONGEST = 400  # characters of a claim: each costs its square
_PROSE = ("body", "caption", "title", "heading")
_QUESTION = Pattern(r"[？?][”」』\"]?$")
# What an agency puts before its headlines: （国际）, （聚焦两会·快讯）.
_LABEL = Pattern(
    r"(?:[（(【][^（()）】，。]{1,16}[）)】]|\d{1,2}月\d{1,2}日特稿|[^，。：]{0,6}(?:综合|特写|通讯|简讯|综述|科普|快讯|外媒|英媒|美媒)：)(?=\s*[^\s。])"
)
_DIGIT = Pattern(r"\d")
_MARK = Pattern(r"[，、：\s]")
_CLAUSE = Pattern(r"，|,(?!\d)")
_STATEMENT = 1.2  # what the words of a clause weigh that states something by itself
_SEMICOLON = Pattern(r"[；;]")
_HALVES = Pattern(r"(?<=[^\W\d_a-zA-Z]{2})[”》!！]?\s+(?=[“《\w][^\W_]{4}[^，。；]*$)")
_CLOSING = tuple('”」』"')
_ATTRIBUTION = Pattern(r"(?P<who>[^，。！？；“”「」\n]{2,40})[。！]")
_PAIR_OF_VERBS = 4
_ENDS = "。！；"  # or nothing
_CHANGED = "加减降增涨裁停复"  # what stands first in a verb that jieba takes for a noun
_SIDE = Pattern("[东西南北中]{1,2}[部方]")  # 西部 is no 东部, which 之后 tells nothing of
_OF_SIDE, _SUPERLATIVE = 0.9, 0.7
_VERBS = ("predicates", "nominal_verbs", "directed_verbs")
_DENIED_TAGS = ("n", "a", "an", "l", "i")


class ClaimWord(NamedTuple):
    """A word that says something; `text` is in the form in which words are compared."""

    text: str
    weight: float
    start: int
    noun: bool
    modality: Modality | None  # None for what can be neither planned nor denied
    predicate: bool


class Claim(NamedTuple):
    """A sentence of a draft, or a part of one that claims by itself."""

    text: str
    kind: str  # of the paragraph
    span: Span
    words: tuple[ClaimWord, ...]
    names: tuple[ClaimName, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    quotes: tuple[Quote, ...]

    def says_something(self) -> bool:
        """Return whether a claim is more than a bare 他说 or 王某表示."""
        records = self.figures or self.dates or len(self.names) > 1
        quoted = any(q.kind != "term" for q in self.quotes)
        return bool(records or quoted) or sum(w.weight for w in self.words) > _LEAST

    def outside_quotations(self) -> "Claim":
        """Return the claim without what stands inside its quotations of speech."""
        quoted = Covered(p for q in self.quotes if q.kind == "speech" for p in q.parts)

        def outside(offset: int) -> bool:
            return not quoted.holds(self.span.paragraph, offset)

        return self._only(outside)._replace(quotes=())

    def _only(self, kept: Callable[[int], bool]) -> "Claim":
        """Return the claim with what begins at the offsets that are kept."""
        return self._replace(
            words=tuple(w for w in self.words if kept(w.start)),
            names=tuple(n for n in self.names if kept(n.start)),
            figures=tuple(f for f in self.figures if kept(f.span.start)),
            dates=tuple(d for d in self.dates if kept(d.span.start)),
        )

    def parts(self) -> list["Claim"]:
        """Return the statements that a claim joins, one a clause; none where it is a single one.

        One that names nobody goes on about whom the one before it begins with.
        """
        if self.quotes:
            return []
        ends = [m.end() for m in _CLAUSE.finditer(self.text)]
        found: list[Claim] = []
        for start, end in pairwise([0, *ends, len(self.text)]):
            span = self.span._replace(start=self.span.start + start, end=self.span.start + end)
            part = self._only(lambda at, span=span: span.start <= at < span.end)  # type: ignore[misc]
            names = part.names or (found[-1].names[:1] if found else ())
            part = part._replace(text=self.text[start:end], span=span, names=names)
            if sum(w.weight for w in part.words) > _STATEMENT:
                found.append(part)
        return found if len(found) > 1 else []


def claims(draft: Document, article: Document) -> list[Claim]:
    """Return what `draft` claims, in order; questions claim nothing."""
    names, records = ArticleNames(article), PlacedRecords(draft)
    data = {row.paragraph for row in rows(draft)}
    if data and not rows(article):  # in which nothing but numbers can be looked for
        data = {id_ for id_ in data if _DIGIT.search(draft.paragraph(id_).text)}
    spans = [span for span in _spans(draft, data) if not _QUESTION.search(draft.text_of(span))]
    made = [_claim(records, span, names) for span in spans]
    return [c for c in made if c.span.paragraph in data or c.says_something()]


def _spans(draft: Document, rows_of_data: Collection[str]) -> Iterator[Span]:
    """Yield the sentences; one that ends inside a quotation is one with the next.

    A row of a table is one, and what heads its columns none.
    """
    quoted = Covered(p for q in draft.quotes if q.kind != "term" for p in q.parts)
    for paragraph in draft.paragraphs:
        if paragraph.id in rows_of_data:
            yield Span(paragraph.id, 0, len(paragraph.text))
        if paragraph.kind not in _PROSE or CELL in paragraph.text:
            continue
        text, start = paragraph.text, None
        for sentence in draft.sentences_of(paragraph.id):
            start = sentence.span.start if start is None else start
            end = sentence.span.end
            inside = quoted.holds(paragraph.id, end, inside=True)
            if not inside and not _attribution_follows(text, end):
                yield from _cut(text, Span(paragraph.id, start, end), quoted)
                start = None
        if start is not None:
            yield from _cut(text, Span(paragraph.id, start, len(text)), Covered(()))


def _attribution_follows(text: str, end: int) -> bool:
    """Return whether a quotation that ends here has its 王某说 behind it."""
    match = _ATTRIBUTION.match(text, end) if text[end - 1 : end] in _CLOSING else None
    verbs = lexicon.words("saying_verbs")
    return match is not None and any(match["who"][-size:] in verbs for size in range(1, 5))


# The day of a report is not that of what it tells: 据某社8月9日报道，.
_REPORTED = Pattern("据[^，。；]{1,20}?日(?:报道|消息|讯|电)[，：]")


def _cut(text: str, span: Span, quoted: Covered) -> Iterator[Span]:
    """Cut a sentence behind the semicolons outside quotations, and what is longer than any."""
    marks = _SEMICOLON.finditer(text, span.start, span.end)
    if not span.start:  # the halves of a headline
        marks = chain(marks, _HALVES.finditer(text, span.start, span.end))
    cuts = sorted(m.end() for m in marks if not quoted.holds(span.paragraph, m.start()))
    for start, end in pairwise([span.start, *cuts, span.end]):
        while start < end:
            stop = end
            if end - start > _LONGEST:
                marks = _MARK.finditer(text, start + _LONGEST // 2, start + _LONGEST)
                stop = max((m.end() for m in marks), default=start + _LONGEST)
            label = _LABEL.match(text, start, stop) if start == 0 else None
            start = label.end() if label else start or min(dateline_end(text), stop)
            if lead := _REPORTED.match(text, start, stop):
                start = lead.end()
            part = text[start:stop]
            begin = start + len(part) - len(part.lstrip())
            yield Span(span.paragraph, begin, max(begin, start + len(part.rstrip())))
            start = stop


def _claim(records: PlacedRecords, span: Span, finder: "ArticleNames") -> Claim:
    draft = records.document
    figures, dates, quotes = (
        tuple(dict.fromkeys(record for _, record in records.within(layer, span)))
        for layer in ("figures", "dates", "quotes")
    )
    names = finder.find(records, span)
    numbers = [record.span for record in (*figures, *dates)]
    text = draft.text_of(span)
    clocks = [Span(span.paragraph, *(span.start + n for n in t[:2])) for t in clock.find(text)]
    words = tuple(_words(draft, span, [*numbers, *clocks, *names]))
    quoted = Covered(p for q in quotes if q.kind == "term" for p in q.parts)
    words = tuple(  # 任意 of “任意门” is no verb
        w._replace(noun=True, predicate=False) if quoted.holds(span.paragraph, w.start) else w
        for w in words
    )
    # 日立 of 5月9日立案 is no company.
    kept = (n for n in names if not any(s.start <= n.start < s.end for s in numbers))
    kind = draft.paragraph(span.paragraph).kind
    return Claim(text, kind, span, words, tuple(kept), figures, dates, quotes)


def _words(draft: Document, span: Span, taken: Iterable[Span | ClaimName]) -> Iterator[ClaimWord]:
    """Yield the words that say something, outside of what is taken already."""
    text = draft.paragraph(span.paragraph).text
    row = tokens_within(draft, span._replace(start=0, end=len(text)))
    for token in tokens_within(draft, span):
        if token.end > span.end or any(s.start < token.end and token.start < s.end for s in taken):
            continue
        word = text[token.start : token.end]
        form = name_form(word)
        ends = text[token.end : token.end + 1] in _ENDS
        if weight := _weight(word, token, ends=ends) if form.isalnum() else 0.0:
            noun = token.tag[0] in "nsbalfj" or token.tag in ("eng", "vn", "x")
            predicate = _is_predicate(word, token.tag)
            denied = token.tag in _DENIED_TAGS or word in lexicon.words("saying_verbs")
            asked = len(word) > 1 and (predicate or denied)
            meant = modality_at(text, row, token.start, noun=not predicate) if asked else None
            yield ClaimWord(form, weight, token.start, noun, meant, predicate)


def _weight(word: str, token: Token, *, ends: bool) -> float:
    """Return how much a word says, by its tag; little where it stands with any thing.

    道歉 that `ends` a clause tells what is done, not that something is said.
    """
    if word in lexicon.words("empty_words"):
        return 0.0
    if token.tag == "f" and _SIDE.fullmatch(word):
        return _OF_SIDE
    if word[0] == "最" and len(word) > 1:
        return _SUPERLATIVE  # whatever jieba calls 最少
    share = 1.0
    if len(word) == 1:
        share = _ONE_CHARACTER
    elif word in lexicon.words("saying_verbs") and not ends:
        share = _SAYING
    elif word in lexicon.words("value_verbs"):
        share = _OF_VALUE
    return float(lexicon.mapping("tag_weights").get(token.tag, 0)) * share


def _is_predicate(word: str, tag: str) -> bool:
    """Return whether a word may be planned, denied or passed on; jieba calls 收购 a noun."""
    is_cue = lexicon.mapping("modality_cues").get(word, "none") not in ("none", "denies")
    if word in lexicon.words("saying_verbs") or is_cue:
        return False
    # 发生爆炸 and 提供援助 are one noun to jieba where it does not know them.
    size = 2 if len(word) >= _PAIR_OF_VERBS else len(word)
    if len(word) == size and word[0] in _CHANGED and tag in ("n", "v", "vn"):
        return True  # 降息
    verbs = any(word[:size] in lexicon.words(name) for name in _VERBS)
    return verbs or tag.startswith("v")
