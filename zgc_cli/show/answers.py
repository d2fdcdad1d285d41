"""The view of answers: each answer, the sentence that proves it with the answer marked, its place.

rich is imported inside, since a command names its view before it knows whether one is drawn.
"""

from typing import TYPE_CHECKING

from zgc_cli.show import theme
from zgc_cli.show.render import Listing, Row

if TYPE_CHECKING:
    from rich.text import Text

    from zgc_cli.show.draw import Canvas

MEASURE = 84  # columns of a line of prose; a longer one is hard to follow


def answers(listing: Listing, canvas: "Canvas") -> None:
    """Draw the answers one below the other."""
    from rich.padding import Padding

    from zgc_cli.show.draw import text

    width = min(MEASURE, canvas.console.width)
    for number, row in enumerate(listing.rows):
        if number:
            canvas.console.print()
        answer = row.record
        canvas.console.print(text(answer.answer, theme.HEADING), width=width, overflow="fold")
        canvas.console.print(Padding(_proof(row), (0, 0, 0, 2)), width=width, overflow="fold")
        place = ", ".join(filter(None, (row.article, answer.section, f"line {answer.line}")))
        canvas.console.print(text(f"    {answer.kind}, {place}", theme.FAINT))


def _proof(row: Row) -> "Text":
    """Return the sentence with the answer marked."""
    from zgc_cli.show.draw import text

    answer = row.record
    drawn = text(answer.sentence)
    sentence = row.document.sentence_of(answer.span)
    if sentence is not None and drawn.plain == row.document.text_of(sentence.span):
        shift = sentence.span.start
        drawn.stylize(theme.HEADING, answer.span.start - shift, answer.span.end - shift)
    return drawn
