"""Two reports beside each other: what differs, what only one has, what both have."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from zgc_cli.query.dossier.comparing import Comparison, Side
from zgc_cli.query.dossier.members import file_names
from zgc_cli.runtime.language import _
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.text.wrap import BLANK
from zgc_cli.show.writer import Writer

_LONG = 24  # characters from which on each side has a line of its own
_MARKS = Pattern("[，。；：！？]")
_KIND = 10  # columns
_VERSIONS = 0.7  # the share of two sentences that makes one a version of the other


def draw(listing: Listing, writer: Writer) -> None:
    """Draw how many things stand how, then the things, what differs first."""
    found: list[Comparison] = [row.record for row in listing.rows]
    sides = [side for one in found for side in (one.a, one.b) if side]
    names = file_names(dict.fromkeys(side.article for side in sides))
    view = _View(writer, {label: one_line(name) for label, name in names.items()})
    counts = Counter(view.heading(one) for one in found)
    totals = [f"{number} {told}".replace(" ", BLANK) for told, number in counts.items()]
    writer.write("   ".join(totals), theme.HEADING)
    for title, group in groupby(found, view.heading):
        writer.heading(title)
        view.draw(list(group))


class _View:
    """Draws comparisons with the names that their articles have on a screen."""

    def __init__(self, writer: Writer, names: dict[str, str]) -> None:
        self.writer = writer
        self.names = names

    def heading(self, one: Comparison) -> str:
        """Return above what it stands: what differs, what both have, what is in one article."""
        side = one.a or one.b
        if one.relation == "only" and side:
            return _("only in {article}", article=self.names[side.article])
        return word("comparison.relation", one.relation)

    def draw(self, found: Iterable[Comparison]) -> None:
        for one in found:
            lead = Text(f"{word('comparison.kind', one.kind)} ", theme.KIND)
            lead.add(" " * (_KIND - lead.cell_len))
            if one.a and one.b:
                self._both(lead, one.a, one.b, one.relation)
            elif side := one.a or one.b:
                told = Text(_one_line(side.text)).add("  ")
                if clause := _clause(side) if one.kind == "figure" else "":
                    told.add(f"{clause}  ", theme.FAINT)
                self.writer.hang(lead, told.add(self._place(side)))

    def _both(self, lead: Text, a: Side, b: Side, relation: str) -> None:
        sign = f" {self.writer.signs.other if relation == 'differs' else '='} "
        first, second = _one_line(a.text), _one_line(b.text)
        places = joined((self._place(a), self._place(b)), " ")
        if max(len(first), len(second)) <= _LONG:
            told = Text(first or self.writer.signs.dash, theme.NAME).add(sign, theme.KIND)
            told.add(second or self.writer.signs.dash, theme.NAME).add("  ").add(places)
            self.writer.hang(lead, told)
            if relation == "differs":
                # Of two versions of a sentence one is enough.
                if not _are_versions(a.sentence, b.sentence):
                    self._sentence(a)
                self._sentence(b if b.text else a)
            return
        self.writer.hang(lead, Text(first).add("  ").add(self._place(a)))
        indent = Text(" " * (_KIND - 2)).add(sign.strip() + " ", theme.KIND)
        self.writer.hang(indent, Text(second).add("  ").add(self._place(b)))

    def _sentence(self, side: Side) -> None:
        sentence = _one_line(side.sentence)
        at = sentence.find(side.text) if side.text else -1
        marks = [(at, at + len(side.text))] if at >= 0 else []
        lead = Text(" " * _KIND).add(f"{self.writer.signs.wall} ", theme.BAR)
        self.writer.hang(lead, self.writer.highlighted(sentence, marks, theme.DIFFERENT))

    def _place(self, side: Side) -> Text:
        return Text(f"{self.names[side.article]}:{side.line}", theme.FAINT)


def _are_versions(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _VERSIONS


def _clause(side: Side) -> str:
    """Return the clause in which a figure stands, empty where it says no more."""
    pieces = _MARKS.split(_one_line(side.sentence))
    return next((piece for piece in pieces if side.text in piece and piece != side.text), "")


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
