"""Two reports beside each other: what differs, what only one has, what both have."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from zgc_cli.query.dossier.comparing import Comparison, Side
from zgc_cli.query.dossier.members import file_names
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.text.wrap import BLANK
from zgc_cli.show.writer import Writer

_LONG = 24  # characters from which on each side has a line of its own
_KIND = 10  # columns


def draw(listing: Listing, writer: Writer) -> None:
    """Draw how many things stand how, then the things, what differs first."""
    found: list[Comparison] = [row.record for row in listing.rows]
    sides = [side for one in found for side in (one.a, one.b) if side]
    names = file_names(dict.fromkeys(side.article for side in sides))
    view = _View(writer, {label: one_line(name) for label, name in names.items()})
    counts = Counter(one.relation for one in found)
    totals = [
        f"{counts[relation]} {word('comparison.relation', relation)}".replace(" ", BLANK)
        for relation in dict.fromkeys(one.relation for one in found)
    ]
    writer.write("   ".join(totals), theme.HEADING)
    for (relation, is_first), group in groupby(found, lambda one: (one.relation, one.a is None)):
        several = list(group)
        title = word("comparison.relation", relation)
        if relation == "only":
            article = view.names[(several[0].b if is_first else several[0].a).article]  # type: ignore[union-attr]
            alone = len({(one.a or one.b).article for one in several}) == 1  # type: ignore[union-attr]
            title = _("only in {article}", article=article) if alone else title
        writer.heading(title)
        view.draw(several)


class _View:
    """Draws comparisons with the names that their articles have on a screen."""

    def __init__(self, writer: Writer, names: dict[str, str]) -> None:
        self.writer = writer
        self.names = names

    def draw(self, found: Iterable[Comparison]) -> None:
        for one in found:
            lead = Text(f"{word('comparison.kind', one.kind)} ", theme.KIND)
            lead.add(" " * (_KIND - lead.cell_len))
            if one.a and one.b:
                self._both(lead, one.a, one.b, one.relation)
            elif side := one.a or one.b:
                self.writer.hang(lead, Text(_one_line(side.text)).add("  ").add(self._place(side)))

    def _both(self, lead: Text, a: Side, b: Side, relation: str) -> None:
        sign = f" {self.writer.signs.other if relation == 'differs' else '='} "
        first, second = _one_line(a.text), _one_line(b.text)
        places = joined((self._place(a), self._place(b)), " ")
        if max(len(first), len(second)) <= _LONG:
            told = Text(first or self.writer.signs.dash, theme.NAME).add(sign, theme.KIND)
            told.add(second or self.writer.signs.dash, theme.NAME).add("  ").add(places)
            self.writer.hang(lead, told)
            if relation == "differs":
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


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
