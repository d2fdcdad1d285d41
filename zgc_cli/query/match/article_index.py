"""The index of a document as a query uses it: where strings stand, in which record, as what word.

Everything is read off the layer `index`, which `parse` made; a document without one (made by hand
or by an older program) is indexed when it is first asked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.reading import index as making
from zgc_cli.reading.index import ASIDE, LAYERS, WORDS
from zgc_cli.reading.normal import search_form
from zgc_cli.runtime.named_tuple import NamedTuple


class Place(NamedTuple):
    """Characters `start` to `end` of record `number` in normal form; `aside`: not in its text."""

    number: int
    start: int
    end: int
    aside: bool


def forms_in(names: str) -> list[tuple[str, int]]:
    """Return the names and aliases in the index of entities, each with the place of its entity."""
    bar = search_form(making.BETWEEN_FORMS)
    lines = names.split("\n")
    return [(form, n) for n, line in enumerate(lines) for form in line.split(bar) if form]


class Index:
    """The searched texts of one document."""

    def __init__(self, document: Document) -> None:
        """Take the document's own index, or make one."""
        self.document = document
        self._texts = dict(document.index)
        self._starts: dict[str, list[int]] = {}

    def text(self, layer: str) -> str:
        """Return the texts of a layer's records, one a line."""
        if layer not in self._texts:
            self._texts[layer] = (
                "\n".join(sorted(making.words(self.document)))
                if layer == WORDS
                else making.entry(self.document, layer).text
            )
        return self._texts[layer]

    @property
    def whole(self) -> str:
        """The sentences of the article."""
        return self.text("sentences")

    @cached_property
    def forms(self) -> list[tuple[str, int]]:
        """The names and aliases in normal form, each with the place of its entity."""
        return forms_in(self.text("entities"))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The names and the words of two characters or more."""
        return frozenset(form for form, _ in self.forms) | frozenset(self.text(WORDS).split("\n"))

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that the article holds."""
        return frozenset().union(*self.texts())

    def texts(self) -> Iterator[str]:
        """Yield the texts of all layers that are searched."""
        yield from map(self.text, LAYERS)

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Return whether a pattern stands anywhere."""
        return any(map(pattern.search, self.texts()))

    def places(self, layer: str, pattern: re.Pattern[str]) -> Iterator[Place]:
        """Yield where a pattern stands in a layer, in order; it must not match a line's end."""
        text = self.text(layer)
        number, line, next_line, aside = -1, 0, 0, 0
        for match in pattern.finditer(text):
            at, end = match.span()
            if at >= next_line:
                starts = self._line_starts(layer)
                number = bisect_right(starts, at) - 1
                line = starts[number]
                next_line = starts[number + 1] if number + 1 < len(starts) else len(text) + 1
                aside = text.find(ASIDE, line, next_line)
            yield Place(number, at - line, end - line, 0 <= aside < at)

    def length(self, layer: str, number: int) -> int:
        """Return the characters of a record in normal form, what stands aside left out."""
        starts = self._line_starts(layer)
        text = self.text(layer)
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(text)
        aside = text.find(ASIDE, starts[number], end)
        return (aside if aside >= 0 else end) - starts[number]

    def agrees(self, layer: str, number: int, record: Any) -> bool:
        """Return whether the record of this number is the one that the index speaks of."""
        starts = self._line_starts(layer)
        end = starts[number + 1] - 1 if number + 1 < len(starts) else None
        line = self.text(layer)[starts[number] : end]
        return making.agree(line, making.line(self.document, layer, record))

    def count(self, layer: str) -> int:
        """Return how many records a layer has."""
        return len(self._line_starts(layer))

    def _line_starts(self, layer: str) -> list[int]:
        if layer not in self._starts:
            text = self.text(layer)
            self._starts[layer] = [0, *(m.end() for m in re.finditer("\n", text))]
        return self._starts[layer]
