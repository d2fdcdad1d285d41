"""The article's text as HTML: paragraphs by kind, every record marked where it stands."""

from collections.abc import Iterable, Iterator, Sequence, Set
from html import escape as _escape
from itertools import pairwise, takewhile

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Token
from zgc_cli.export.html.marks import Highlight, MarkedPiece, marks_of, pieces
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.runtime.terminal import UNSAFE, one_line, visible

_ELEMENTS = {"title": "h1", "heading": "h2"}
_OPENING = "“‘「『《〈（(["
_SPECIAL = Pattern(f"[&<>\"']|{UNSAFE}")  # what most texts have none of
Titles = dict[str, str]


def escape(text: object) -> str:
    """Return a text as HTML shows it, in an element or an attribute; controls are spelt out."""
    plain = str(text)
    return _escape(visible(plain), quote=True) if _SPECIAL.search(plain) else plain


def name(document: Document) -> str:
    """Return what the page is called: the title, or else the name of the source file."""
    return document.header.title or one_line(document.header.source or "zgc")


def paragraphs(document: Document, titles: Titles) -> Iterator[str]:
    """Yield the paragraphs; `titles` says in a few words what each record is, by its ID."""
    marks = marks_of(document)
    if not any(p.kind == "title" for p in document.paragraphs):
        yield f'<h1 class="title">{escape(name(document))}</h1>'
    with_text = {p.section for p in document.paragraphs}
    yield from (f'<a id="{escape(s.id)}"></a>' for s in document.sections if s.id not in with_text)
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
    inner = "".join(_written(paragraph.text, marks, titles, breaks))
    id_ = escape(paragraph.id)
    return f'<{element} id="{id_}" class="{escape(paragraph.kind)}">{inner}</{element}>'


def _written(
    text: str, marks: Sequence[Highlight], titles: Titles, breaks: Set[int]
) -> Iterator[str]:
    """Yield tags and text: a mark stays open over the pieces that it covers without a break."""
    opened: Sequence[Highlight] = ()
    begun: set[str] = set()
    linked: set[str] = set()
    for piece in pieces(len(text), marks):
        pairs = zip(opened, piece.marks, strict=False)
        kept = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        yield "</span>" * (len(opened) - kept)
        for mark in piece.marks[kept:]:
            # A mark has its name once; where it goes on, it says of what it is a part.
            name = "data-at" if mark.place in begun else "id"
            begun.add(mark.place)
            yield (
                f'<span class="m {escape(mark.kind)}" {name}="{escape(mark.place)}" '
                f'data-r="{escape(mark.id)}">'
            )
        opened = piece.marks
        yield _linked(_broken(text, piece, breaks), piece.owner, linked, titles)
        for mark in piece.closing:
            # A note mark for a mark that others cover wholly; it holds no text of its own.
            about = escape(titles.get(mark.id, mark.id))
            yield (
                f'<a href="#{escape(mark.id)}" class="ref {escape(mark.kind)}" '
                f'title="{about}" aria-label="{about}"></a>'
            )
    yield "</span>" * len(opened)


def _broken(text: str, piece: MarkedPiece, breaks: Set[int]) -> str:
    ends = [end for end in range(piece.start + 1, piece.end) if end in breaks]
    bounds = pairwise([piece.start, *ends, piece.end])
    shown = "<wbr>".join(escape(text[start:end]) for start, end in bounds)
    return f"{shown}<wbr>" if piece.end in breaks else shown


def _linked(shown: str, owner: Highlight | None, linked: set[str], titles: Titles) -> str:
    """Return a piece as a link to its record; only a mark's first link is a stop of the Tab key."""
    if owner is None or not shown:
        return shown
    again = ' tabindex="-1"' if owner.place in linked else ""
    linked.add(owner.place)
    about = escape(titles.get(owner.id, owner.id))
    return f'<a href="#{escape(owner.id)}" title="{about}"{again}>{shown}</a>'
