"""One paragraph as the rules see it: its text and tokens, and what stands in marks.

Offsets count in the paragraph's own text. What a rule asks for is made when it is first asked for.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from zgc_cli.document.document import Document
from zgc_cli.document.records import Token
from zgc_cli.parser.words.gazetteer import pairs_of
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

OPENING = "“「『‘\"'《〈"
CLOSING = "”」』’\"'》〉"
NUMERAL = "〇零一二三四五六七八九十百两0-9０-９"

# One expression a kind of mark, so that a name in one kind inside another is seen too:
# “‘老黄牛’”, 《“十四五”规划》.
_QUOTED = {
    "“": Pattern(r"“([^“”]{1,40})”"),
    "「": Pattern(r"「([^「」]{1,40})」"),
    "『": Pattern(r"『([^『』]{1,40})』"),
    "‘": Pattern(r"‘([^‘’]{1,40})’"),
    '"': Pattern(r'"([^"]*)"'),
    "'": Pattern(r"(?<![A-Za-z])'([^'A-Za-z][^']{0,38})'"),
}
_TITLE = Pattern(r"《[ 　]*((?![ 　])(?:[^《》]|《[^《》]{1,60}》){1,80}?)[ 　]*》")
_LONGEST_QUOTED = 40


class QuotedSpan(NamedTuple):
    """A short quoted span: `start` to `end` between its marks."""

    start: int
    end: int
    text: str


class ParagraphView:
    """The text of one paragraph with its tokens and the spans in quotation and title marks."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    @cached_property
    def quoted(self) -> list[QuotedSpan]:
        """The quoted spans that are short enough for a name, in the order of the text."""
        matches = (
            match
            for mark, expression in _QUOTED.items()
            if mark in self.text
            for match in expression.finditer(self.text)
            if 0 < len(match[1]) <= _LONGEST_QUOTED
        )
        return sorted(QuotedSpan(match.start(1), match.end(1), match[1]) for match in matches)

    @cached_property
    def opened_at(self) -> dict[int, int]:
        """For each closing mark of a short quoted span where its opening mark stands."""
        return {quoted.end: quoted.start - 1 for quoted in self.quoted}

    @cached_property
    def titles(self) -> list[QuotedSpan]:
        """The spans in 《》, without blanks inside the marks."""
        if "《" not in self.text:
            return []
        return [QuotedSpan(m.start(1), m.end(1), m[1]) for m in _TITLE.finditer(self.text)]

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of characters of the text."""
        return pairs_of(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """The offsets at which the tokens begin."""
        return [token.start for token in self.tokens]

    @cached_property
    def borders(self) -> frozenset[int]:
        """The offsets at which a token begins or the text ends."""
        return frozenset([*self.starts, len(self.text)])

    @cached_property
    def index_at(self) -> dict[int, int]:
        """The number of the token that begins at an offset."""
        return {start: number for number, start in enumerate(self.starts)}

    def covering(self, offset: int) -> int:
        """Return the number of the token that covers an offset; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def inside(self, start: int, end: int) -> list[Token]:
        """Return the tokens that lie within a span."""
        first = self.covering(start - 1) + 1
        last = self.covering(end - 1)
        return [token for token in self.tokens[first : last + 1] if token.end <= end]

    def word(self, token: Token) -> str:
        """Return the characters of a token."""
        return self.text[token.start : token.end]


def views(document: Document) -> Iterator[tuple[str, ParagraphView]]:
    """Yield each paragraph's ID and view."""
    for number, paragraph in enumerate(document.paragraphs):
        tokens = document.tokens[number] if number < len(document.tokens) else ()
        yield paragraph.id, ParagraphView(paragraph.text, tokens)
