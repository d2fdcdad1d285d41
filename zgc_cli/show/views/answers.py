"""Answers: each with the sentence that proves it, the answer marked in it, and its place."""

from typing import TYPE_CHECKING

from zgc_cli.query.dossier.members import file_names
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.labels import certainty, word
from zgc_cli.show.listing import Listing, Row, value
from zgc_cli.show.text.styled import Text
from zgc_cli.show.text.wrap import BLANK
from zgc_cli.show.writer import Writer

if TYPE_CHECKING:
    from zgc_cli.query.dossier.joined_answers import JoinedAnswer

_SHOWN = 3  # articles


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the answers one below the other."""
    for row in listing.rows:
        writer.gap()
        answer = row.record
        if answer.answer != answer.sentence:
            day = next((value(row, c) for c in listing.columns if c.name == "day"), None)
            told = Text(answer.answer, theme.HEADING)
            writer.write(told.add(f"  {day}".replace("/", " – "), theme.DATE) if day else told)
        writer.write(_proof(row, writer), indent=Text(f"{writer.signs.wall} ", theme.BAR))
        place = Text(f"{answer.section} ").add(writer.place(row))
        kind = Text(word("answer.kind", answer.kind), theme.KIND)
        sure = Text(word("answer.certainty", certainty(answer.score)))
        below = writer.between([row.label, kind, sure, place], "")
        writer.write(Text("  ").add(below, theme.FAINT))
        if getattr(answer, "articles", 1) > 1:
            writer.write(_sources(answer), theme.FAINT, indent="  ")


def _sources(answer: "JoinedAnswer") -> str:
    """Return which articles give an answer, the newest first."""
    files = file_names(source.article for source in answer.sources)
    named = [
        f"{one_line(files[source.article])} {source.day or ''}".rstrip().replace(" ", BLANK)
        for source in answer.sources[:_SHOWN]
    ]
    more = len(answer.sources) - len(named)
    told = _("in {n} articles: {names}", n=answer.articles, names=_(", ").join(named))
    return told + (_(" and {n} more", n=more) if more else "")


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
