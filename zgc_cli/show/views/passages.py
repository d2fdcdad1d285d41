"""What a search found, the best first: each passage with its matches marked.

Where records of one kind were asked for, they hang below the sentences that they were read from.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len

from zgc_cli.document.records import RECORD_KINDS, Quote
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.show import theme
from zgc_cli.show.formats.rows import sentences_around
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.grid import GAP, Slot
from zgc_cli.show.text.styled import Text, hung, joined, padded
from zgc_cli.show.views.brief import brief
from zgc_cli.show.writer import Writer

_BESIDE = 48  # columns from which on the line and the ID stand beside the passage
_WIDE, _MOST_LABEL = 80, 20  # columns from which on articles have their own, and those of a name
_HANGING = {name: layer for layer, name in RECORD_KINDS.items() if name not in ("entity",)}


class _Block(NamedTuple):
    """A passage with what hangs below it."""

    row: Row
    id: Text
    text: str
    matches: Sequence[tuple[int, int]]
    line: int
    below: list[Any]


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the passages behind line and ID, and kind and article where there are several."""
    kinds = dict.fromkeys(row.record.kind for row in listing.rows)
    blocks = _under_sentences(listing.rows, writer) if len(kinds) == 1 else []
    blocks = blocks or [_block(row, writer) for row in listing.rows]
    labels = [block.row.label for block in blocks]
    has_room = writer.width >= _WIDE and max(map(cell_len, labels)) <= _MOST_LABEL
    names = ["line", "id", *["kind"] * (len(kinds) > 1), *["article"] * (has_room and any(labels))]
    margins = [_margin(block, names, writer) for block in blocks]
    told = [list(_parts(block, names, writer)) for block in blocks]
    heads = [Text(field(name), theme.HEADING) for name in names]
    beside = [cells for parts in told for cells, _text in parts if cells]
    columns = zip(heads, *margins, *beside, strict=True)
    widths = [max(cell.cell_len for cell in column) for column in columns]
    slots = [Slot(right=name == "line") for name in names]
    rows: list[list[Text]] = []
    room = writer.room(sum(widths) + GAP * len(widths))
    for block, margin, sentences in zip(blocks, margins, told, strict=True):
        is_told = "article" in names or not block.row.article
        label = Text("" if is_told else f"{block.row.label} ", theme.FAINT)
        parts = [
            (cells or margin, text if cells else joined((label, text))) for cells, text in sentences
        ]
        if writer.width < _BESIDE:
            writer.gap()
            writer.put(joined(margin, " "))
            for _cells, text in parts:
                writer.write(text)
            for lead, said in _below(block, writer):
                writer.hang(Text("  ").add(lead), said)
            continue
        blank = [Text()] * len(names)
        rows += [[*cells, text] for cells, text in parts]
        below = [hung(lead, said, room - lead.cell_len) for lead, said in _below(block, writer)]
        rows += [[*blank, text] for text in below]
        rows.append([*blank, Text()])
    if rows:
        parted = any("\n" in block.text or block.below for block in blocks)
        shown = rows[:-1] if parted else [row for row in rows if row[-1].plain]
        head = [*heads, Text(field("text"), theme.HEADING)]
        writer.grid([*slots, Slot()], shown, [*widths, room], head)


def _margin(block: _Block, names: Sequence[str], writer: Writer) -> list[Text]:
    cells = {
        "line": Text(str(block.line), theme.FAINT, writer.link(block.row, block.line)),
        "id": block.id,
        "kind": Text(word("passage.kind", block.row.record.kind), theme.KIND),
        "article": Text(block.row.label, theme.FAINT),
    }
    return [cells[name] for name in names]


def _parts(
    block: _Block, names: Sequence[str], writer: Writer
) -> Iterator[tuple[list[Text], Text]]:
    """Yield the sentences of a passage, those around it faint, each with what stands beside it.

    Nothing does where that is the margin of the passage itself.
    """
    at = 0
    for line in sentences_around(block.row):
        at = block.text.find(line.text, at)
        end = at + len(line.text)
        inside = [(start - at, stop - at) for start, stop in block.matches if at <= start < end]
        text = writer.highlighted(line.text, inside)
        at = end
        if line.id == block.id.plain:
            yield [], text
            continue
        beside = {"line": str(line.number), "id": line.id}
        faint = Text().add(text, theme.FAINT)
        yield [Text(beside.get(name, ""), theme.FAINT) for name in names], faint
    if not at:
        yield [], writer.highlighted(block.text, block.matches)


def _block(row: Row, writer: Writer) -> _Block:
    found = row.record
    return _Block(row, writer.id(row), found.text, found.matches, found.line, list(found.below))


def _under_sentences(rows: Sequence[Row], writer: Writer) -> list[_Block]:
    """Return the sentences from which records were read, each once; none for other records."""
    layer = _HANGING.get(rows[0].record.kind)
    if layer in (None, "sentences"):
        return []
    documents = {row.article: row.document for row in rows}
    records = {(a, r.id): r for a, document in documents.items() for r in document.layer(layer)}
    blocks: dict[tuple[str, str], _Block] = {}
    for row in rows:
        record = records[row.article, row.record.id]
        sentence = row.document.sentence_of(record.span)
        if sentence is None:
            return []
        text = row.document.text_of(sentence.span)
        key = (row.article, sentence.id)
        if key not in blocks:
            id_ = writer.id(row, sentence)
            blocks[key] = _Block(row, id_, text, [], sentence.line, [])
        at = text.find(row.record.text)
        # What was found beside its text, the noun of a figure, is marked as a whole.
        found = row.record.matches or [(0, len(row.record.text))]
        marks = [(at + start, at + end) for start, end in found] if at >= 0 else []
        matches = sorted({*blocks[key].matches, *marks})
        blocks[key] = blocks[key]._replace(matches=matches)
        blocks[key].below.append(record)
    return list(blocks.values())


def _below(block: _Block, writer: Writer) -> Iterator[tuple[Text, Text]]:
    """Yield what was read out of a passage, each behind its ID.

    Of a quotation, which stands in what is above, that is its beginning.
    """
    room = max((len(record.id) for record in block.below), default=0) + GAP
    has_words = bool(sentences_around(block.row))
    for record in block.below:
        told = brief(record)
        if has_words and isinstance(record, Quote):
            told = told.shortened(writer.width // 2, writer.signs.ellipsis)
        yield padded(writer.id(block.row, record), room), told
