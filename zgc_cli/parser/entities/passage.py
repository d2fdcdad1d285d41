"""A paragraph as the finders of things see it: its text, its tokens, its quoted names."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Token

OPENING = "“「『‘\"'《〈"
CLOSING = "”」』’\"'》〉"
NUMERAL = "〇零一二三四五六七八九十百两0-9０-９"

# One expression a kind of mark, so that a name in one kind inside another is seen too:
# “‘老黄牛’”, 《“十四五”规划》.
MARKS = (
    re.compile(r"“([^“”]{1,40})”"),
    re.compile(r"「([^「」]{1,40})」"),
    re.compile(r"『([^『』]{1,40})』"),
    re.compile(r"‘([^‘’]{1,40})’"),
    re.compile(r'"([^"]*)"'),
    re.compile(r"(?<![A-Za-z])'([^'A-Za-z][^']{0,38})'"),
)
TITLE = re.compile(r"《((?:[^《》]|《[^《》]{1,60}》){1,80})》")
_LONGEST_QUOTED = 40


class Found(NamedTuple):
    """What a rule saw in a passage; `start` and `end` count in its text."""

    start: int
    end: int
    type: str
    rule: str
    weight: int = 0


class Quoted(NamedTuple):
    """A short quoted span: `start` to `end` between its marks."""

    start: int
    end: int
    text: str


class Passage:
    """The text of one paragraph with what the rules ask of it, each made when first asked."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    @cached_property
    def quoted(self) -> list[Quoted]:
        """The quoted spans that are short enough for a name, in the order of the text."""
        return sorted(_quoted(self.text))

    @cached_property
    def opened_at(self) -> dict[int, int]:
        """For each closing mark of a short quoted span where its opening mark stands."""
        return {quoted.end: quoted.start - 1 for quoted in self.quoted}

    @cached_property
    def titles(self) -> list[Quoted]:
        """The spans in 《》."""
        if "《" not in self.text:
            return []
        return [Quoted(m.start(1), m.end(1), m[1]) for m in TITLE.finditer(self.text)]

    @cached_property
    def borders(self) -> frozenset[int]:
        """The offsets at which a token begins or the text ends."""
        return frozenset([*(token.start for token in self.tokens), len(self.text)])

    @cached_property
    def index_at(self) -> dict[int, int]:
        """The number of the token that begins at an offset."""
        return {token.start: number for number, token in enumerate(self.tokens)}

    def inside(self, start: int, end: int) -> list[Token]:
        """Return the tokens that lie within a span."""
        position = start
        while position < end and position not in self.index_at:
            position += 1
        found = []
        for number in range(self.index_at.get(position, len(self.tokens)), len(self.tokens)):
            token = self.tokens[number]
            if token.end > end:
                break
            found.append(token)
        return found

    def word(self, token: Token) -> str:
        """Return the characters of a token."""
        return self.text[token.start : token.end]


def _quoted(text: str) -> Iterator[Quoted]:
    for mark, expression in zip("“「『‘\"'", MARKS, strict=True):
        if mark in text:
            for match in expression.finditer(text):
                if 0 < len(match[1]) <= _LONGEST_QUOTED:
                    yield Quoted(match.start(1), match.end(1), match[1])


def passages(document: Document) -> Iterator[tuple[str, Passage]]:
    """Yield each paragraph's ID and passage."""
    for number, paragraph in enumerate(document.paragraphs):
        tokens = document.tokens[number] if number < len(document.tokens) else ()
        yield paragraph.id, Passage(paragraph.text, tokens)
