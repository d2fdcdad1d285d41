"""The article's text as HTML: paragraphs by kind, every record marked where it stands."""

from collections.abc import Iterable, Iterator, Sequence, Set
from html import escape as _escape
from itertools import takewhile

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Token
from zgc_cli.export.html.marks import Highlight, MarkedPiece, marks_of, pieces
from zgc_cli.runtime.terminal import one_line, visible

_ELEMENTS = {"title": "h1", "heading": "h2"}
_OPENING = "“‘「『《〈（(["
Titles = dict[str, str]


def escape(text: object) -> str:
    """Return a text as HTML shows it, in an element or an attribute; controls are spelt out."""
    return _escape(visible(str(text)), quote=True)


def name(document: Document) -> str:
    """Return what the page is called: the title, or else the name of the source file."""
    return document.header.title or one_line(document.header.source or "zgc")


def paragraphs(document: Document, titles: Titles) -> Iterator[str]:
    """Yield the paragraphs; `titles` says in a few words what each record is, by its ID."""
    marks = marks_of(document)
    if not any(p.kind == "title" for p in document.paragraphs):
        yield f'<h1 class="title">{escape(name(document))}</h1>'
    held = {p.section for p in document.paragraphs}
    yield from (f'<a id="{escape(s.id)}"></a>' for s in document.sections if s.id not in held)
    seen: set[str] = set()
    tokens = document.tokens or [()] * len(document.paragraphs)
    for paragraph, words in zip(document.paragraphs, tokens, strict=False):
        if paragraph.section not in seen:
            seen.add(paragraph.section)
            yield f'<a id="{escape(paragraph.section)}"></a>'
        ends = _breaks(paragraph.text, words) if paragraph.kind in _ELEMENTS else set[int]()
        yield _paragraph(paragraph, marks.get(paragraph.id, []), titles, ends)


def _breaks(text: str, words: Iterable[Token]) -> set[int]:
    """Return where a line of a heading may break: before a word, never before a closing mark."""
    ends = (word.end for word in words if word.end < len(text))
    return {end for end in ends if text[end].isalnum() and text[end - 1] not in _OPENING}


def _paragraph(
    paragraph: Paragraph, marks: Sequence[Highlight], titles: Titles, breaks: Set[int]
) -> str:
    """Return one paragraph; where `breaks` names ends of words, a line breaks only at those."""
    element = _ELEMENTS.get(paragraph.kind, "p")
    cut = pieces(len(paragraph.text), marks)
    inner = "".join(_written(paragraph.text, cut, titles, breaks))
    id_ = escape(paragraph.id)
    return f'<{element} id="{id_}" class="{escape(paragraph.kind)}">{inner}</{element}>'


def _written(
    text: str, cut: Iterable[MarkedPiece], titles: Titles, breaks: Set[int]
) -> Iterator[str]:
    """Yield tags and text: a mark stays open over the pieces that it covers without a break."""
    open_: list[Highlight] = []
    begun: set[str] = set()
    linked: set[str] = set()
    for piece in cut:
        kept = _common(open_, piece.marks)
        yield "</span>" * (len(open_) - kept)
        for mark in piece.marks[kept:]:
            yield _opening(mark, first=mark.place not in begun)
            begun.add(mark.place)
        open_ = list(piece.marks)
        yield _linked(_broken(text, piece, breaks), piece.owner, linked, titles)
        yield from (_reference(mark, titles) for mark in piece.closing)
    yield "</span>" * len(open_)


def _broken(text: str, piece: MarkedPiece, breaks: Set[int]) -> str:
    ends = [end for end in range(piece.start + 1, piece.end) if end in breaks]
    words = zip([piece.start, *ends], [*ends, piece.end], strict=True)
    shown = "<wbr>".join(escape(text[start:end]) for start, end in words)
    return f"{shown}<wbr>" if piece.end in breaks else shown


def _common(one: Sequence[Highlight], other: Sequence[Highlight]) -> int:
    """Return how many marks, from the outermost on, both have open."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _opening(mark: Highlight, *, first: bool) -> str:
    name = f'id="{escape(mark.place)}"' if first else f'data-at="{escape(mark.place)}"'
    return f'<span class="m {escape(mark.kind)}" {name} data-r="{escape(mark.id)}">'


def _linked(shown: str, owner: Highlight | None, linked: set[str], titles: Titles) -> str:
    """Return a piece as a link to its record; only a mark's first link is a stop of the Tab key."""
    if owner is None or not shown:
        return shown
    again = ' tabindex="-1"' if owner.place in linked else ""
    linked.add(owner.place)
    about = escape(titles.get(owner.id, owner.id))
    return f'<a href="#{escape(owner.id)}" title="{about}"{again}>{shown}</a>'


def _reference(mark: Highlight, titles: Titles) -> str:
    """Return a note mark for a mark that others cover wholly; it holds no text of its own."""
    about = escape(titles.get(mark.id, mark.id))
    name = f'class="ref {escape(mark.kind)}" title="{about}" aria-label="{about}"'
    return f'<a href="#{escape(mark.id)}" {name}></a>'
