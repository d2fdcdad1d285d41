"""Who may have said a quote: the subjects of the clauses around it, and who spoke before."""

from bisect import bisect_left
from collections.abc import Iterator

from zgc_cli.parser.quotes.clause_subjects import (
    clause_subject,
    last_noun,
    noun_phrase,
    reports,
)
from zgc_cli.parser.quotes.quoted import WINDOW, Quoted
from zgc_cli.parser.quotes.speakers import Speaker, Speakers
from zgc_cli.parser.quotes.unnamed.groups import CONTACTED
from zgc_cli.parser.quotes.veiled import VeiledParagraph, names_in
from zgc_cli.runtime.named_tuple import NamedTuple

_BESIDE, _AWAY = 4, 3  # clauses that are looked at beside a quote, and in a sentence farther off
_EARLIER = 2  # sentences of the paragraph before that of the quote


_REPORT = 300  # characters before a quote in which somebody may report


class SpeakerEvidence(NamedTuple):
    """A place that names a speaker: which one, how the clause names him, its verb of saying.

    `says` tells where the verb of saying stands: at the `end` of the clause, `within` or `none`.
    """

    speaker: Speaker
    place: str
    how: str
    says: str
    cue: str | None


def evidence(quoted: Quoted) -> Iterator[SpeakerEvidence]:
    """Yield what the clauses around a quote, and the speaker before, tell of who spoke."""
    first, last = quoted.first, quoted.last
    yield from _in_front(quoted)
    # 指挥部通知：“……。”现场人员立即行动: another sentence, of others.
    told = quoted.finished and quoted.lead.endswith("：")
    tail = () if told else _clauses(last, quoted.after, quoted.right, _BESIDE)
    for number, (start, end) in enumerate(tail):
        yield from _named(quoted, last, start, end, f"tail{number}")
    stop = quoted.left
    for sentence in range(_EARLIER):
        if stop <= 0:
            break
        begin = max(first.sentence_start(stop - 1), stop - WINDOW)
        for start, end in _clauses(first, begin, stop, -_AWAY):
            yield from _named(quoted, first, start, end, f"earlier{sentence}")
        stop = begin
    yield from _reporters(quoted)
    if not (quoted.lead or quoted.finished) and quoted.ends_sentence and quoted.tail:
        # “……”。王海告诉记者，“……”: who tells it is named in the next sentence.
        begin, stop = quoted.right, min(last.sentence_end(quoted.right), quoted.right + WINDOW)
        for number, (start, end) in enumerate(_clauses(last, begin, stop, _AWAY)):
            yield from _named(quoted, last, start, end, f"later{number}")
    yield from _beyond(quoted)


def _in_front(quoted: Quoted) -> Iterator[SpeakerEvidence]:
    """Yield who is named by the clauses in front, one that holds words in marks being one clause.

    王海在“山海”论坛上说，“……”: its verb of saying stands behind the words that it holds.
    """
    passage, number, beside = quoted.first, 0, -1
    says, cue = "none", None
    for start, end in _clauses(passage, quoted.left, quoted.open, -_BESIDE):
        joined = beside > 0 and passage.veiled[beside - 1] in "”“"
        if beside >= 0 and not joined:
            number, says, cue = number + 1, "none", None
        beside = start
        verbs = passage.verbs_in(start, end)
        if verbs:
            says, cue = "end" if verbs[-1].end == end else "within", verbs[-1].text
        for told in _named(quoted, passage, start, end, f"lead{number}"):
            yield told if told.cue or not joined else told._replace(says=says, cue=cue)


def _reporters(quoted: Quoted) -> Iterator[SpeakerEvidence]:
    """Yield who has reported something without marks in the sentences before: 唐先生称，……."""
    first = quoted.first
    begin = max(0, quoted.left - _REPORT)
    told = reports(quoted.speakers, first, first.sentence_start(begin), quoted.left)
    index, spoken, _ = quoted.speakers.latest
    latest = spoken if index == first.index else -1
    for number, (cue, speaker) in enumerate(reversed(told[-2:])):
        place = "reporter" if not number else "reporter before him"
        since = "before" if cue.start < latest else "since"
        yield SpeakerEvidence(speaker, place, f"{since} the last quote", "end", cue.text)


def _beyond(quoted: Quoted) -> Iterator[SpeakerEvidence]:
    """Yield the speaker before, and at the border of a paragraph who its neighbour names."""
    index, _, speaker = quoted.speakers.latest
    if index >= 0:
        near = quoted.first.index - index
        place = "same paragraph" if not near else f"{min(near, 3)} paragraphs before"
        cue = quoted.speakers.cues.get(speaker.name)
        yield SpeakerEvidence(speaker, "spoke before", place, "none", cue)
    for passage, place in quoted.neighbours:
        size = len(passage.veiled)
        if place == "before" and quoted.left == 0:
            begin = max(passage.sentence_start(max(0, size - 1)), size - WINDOW)
            clauses = _clauses(passage, begin, size, -_AWAY)
        elif place == "behind" and not (quoted.lead or quoted.tail):
            clauses = _clauses(passage, 0, min(passage.sentence_end(0), WINDOW), _AWAY)
        else:
            continue
        for start, stop in clauses:
            yield from _named(quoted, passage, start, stop, f"paragraph {place}")


def _clauses(
    passage: VeiledParagraph, start: int, end: int, most: int
) -> Iterator[tuple[int, int]]:
    """Yield so many clauses between two offsets, for a negative number the last, backwards."""
    marks = passage.marks
    first, last = bisect_left(marks, start), bisect_left(marks, end)
    step, left = (1, most) if most > 0 else (-1, -most)
    for number in range(first, last + 1)[::step]:
        begin = marks[number - 1] + 1 if number > first else start
        stop = marks[number] if number < last else end
        if left and stop - begin > 1:
            left -= 1
            yield begin, stop


def _named(
    quoted: Quoted, passage: VeiledParagraph, start: int, end: int, place: str
) -> Iterator[SpeakerEvidence]:
    """Yield who is named by a clause, which stands at a place beside a quote."""
    speakers = quoted.speakers
    key = "evidence", passage.index, start, end
    told = speakers.remembered(key, lambda: list(_told(speakers, passage, start, end)))
    return (SpeakerEvidence(who, place, how, says, cue) for who, how, says, cue in told)


def _told(
    speakers: Speakers, passage: VeiledParagraph, start: int, end: int
) -> Iterator[tuple[Speaker, str, str, str | None]]:
    """Yield who is named by a clause, its subject and others in it, how, and its verb of saying."""
    verbs = passage.verbs_in(start, end)
    cue = verbs[-1] if verbs else None
    says = "none" if cue is None else "end" if cue.end == end else "within"
    found, rule = clause_subject(speakers, passage, start, cue.start if cue else end)
    word = cue.text if cue else None
    if found:
        yield found, rule, says, word
    if cue and (plain := noun_phrase(passage, start, cue.start)):
        yield plain, "noun phrase beside" if found else "noun phrase", says, word
    asked = CONTACTED.search(passage.veiled, start, end)
    if asked and (plain := last_noun(passage, asked.end(), end)):
        yield plain, "asked", says, word
    for names in (passage.persons, passage.orgs):
        for name in names_in(names, start, end):
            if not found or name.name != found.name:
                how = "other person" if names is passage.persons else "other organisation"
                yield speakers.person(name.name), how, says, word
