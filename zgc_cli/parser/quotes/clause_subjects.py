"""The subject of a stretch of text: that of its last clause, or of its first, that has one."""

from collections.abc import Iterator

from zgc_cli.parser.quotes.attribution import SUBJECTS, SpeakerClause
from zgc_cli.parser.quotes.speakers import Speaker, Speakers
from zgc_cli.parser.quotes.veiled import VeiledParagraph
from zgc_cli.runtime.pattern import Pattern

_CLAUSE = Pattern("[，；：“”】〕]")


def subjects(
    speakers: Speakers, passage: VeiledParagraph, start: int, end: int, step: int = -1
) -> Iterator[Speaker]:
    """Yield the subject of each clause between two offsets, from the last clause backwards."""
    marks = [m.start() for m in _CLAUSE.finditer(passage.veiled, start, end)]
    borders = [*zip([start, *(mark + 1 for mark in marks)], [*marks, end], strict=True)]
    for begin, stop in borders[::step]:
        found, _rule = clause_subject(speakers, passage, begin, stop)
        if found and begin <= stop:
            yield found


def clause_subject(
    speakers: Speakers, passage: VeiledParagraph, start: int, end: int
) -> tuple[Speaker | None, str]:
    """Return the subject of a clause and the rule that finds it, None and nothing without one."""
    key = passage.index, start, end

    def look() -> tuple[Speaker | None, str]:
        clause = speakers.remembered(
            ("clause", *key), lambda: SpeakerClause(speakers, passage, start, end)
        )
        found = ((rule.apply(clause), rule.name) for rule in SUBJECTS)
        return next((row for row in found if row[0]), (None, ""))

    return speakers.remembered(("subject", *key), look)


def subject(speakers: Speakers, passage: VeiledParagraph, start: int, end: int) -> Speaker | None:
    """Return who is the subject between two offsets, looking from the last clause backwards."""
    return next(subjects(speakers, passage, start, end), None)


def first_subject(
    speakers: Speakers, passage: VeiledParagraph, start: int, end: int
) -> Speaker | None:
    """Return the first named subject between two offsets: 谈起往事，老李红了眼眶，大家都沉默了."""
    found = subjects(speakers, passage, start, end, step=1)
    return next((speaker for speaker in found if speaker.name), None)
