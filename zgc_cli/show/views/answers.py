"""Answers: each with the sentence that proves it, the answer marked in it, and its place."""

from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text
from zgc_cli.show.writer import Writer


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the answers one below the other."""
    for row in listing.rows:
        writer.gap()
        answer = row.record
        writer.write(answer.answer, theme.HEADING)
        writer.write(_proof(row, writer), indent=Text(f"{writer.signs.wall} ", theme.BAR))
        place = Text(f"{answer.section} ").add(writer.place(row))
        kind = Text(word("answer.kind", answer.kind), theme.KIND)
        writer.write(Text("  ").add(writer.between([row.label, kind, place], ""), theme.FAINT))


def _proof(row: Row, writer: Writer) -> Text:
    """Return the sentence with the answer marked."""
    answer = row.record
    sentence = row.document.sentence_of(answer.span)
    if sentence is None or answer.sentence != row.document.text_of(sentence.span):
        return Text(answer.sentence)
    start = answer.span.start - sentence.span.start
    end = answer.span.end - sentence.span.start
    return writer.highlighted(
        answer.sentence, [(start, min(end, len(answer.sentence)))], theme.NAME
    )
