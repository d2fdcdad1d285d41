"""Reported speech without quotation marks: 王某说，……; 据介绍，……; 在她看来，……."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.quotes.attribution import subject
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.veiled import Cue, VeiledParagraph

_SHORTEST = 4
_WINDOW = 120
_NO_CLAUSE = re.compile("[的了过着，。：；！？、“”]|$")
_IN_VIEW = re.compile("在(?P<who>[^，。；：“”]{1,24}?)看来，")


class Reported(NamedTuple):
    """The reported clause from `start` to `end`, who said it and by which word."""

    start: int
    end: int
    speaker: Speaker
    cue: str
    rule: str


def reported(speakers: Speakers, passage: VeiledParagraph, spoken: list[int]) -> Iterator[Reported]:
    """Yield the reported clauses of a passage; `spoken` are the opening marks of its speeches."""
    found = [*_by_phrase(passage), *_by_view(speakers, passage), *_by_verb(speakers, passage)]
    found.sort(key=lambda report: report.start)
    last = 0
    taken = set(spoken)
    for report in found:
        start = report.start
        if start < last or start in taken:
            continue
        end = passage.sentence_end(start)
        following = bisect_right(spoken, start)
        if following < len(spoken):
            end = min(end, spoken[following])
        while end > start and passage.veiled[end - 1] in "。！？；，： 　":
            end -= 1
        if end - start >= _SHORTEST:
            last = end
            yield report._replace(end=end)


def _by_phrase(passage: VeiledParagraph) -> Iterator[Reported]:
    """据介绍，系统单例成本不超过5元。: nobody is named."""
    for match in _phrases().finditer(passage.veiled):
        yield Reported(match.end(), match.end(), UNKNOWN, match["cue"], "reporting-phrase")


@cache
def _phrases() -> re.Pattern[str]:
    entries = lexicon.pattern("reporting_phrases")
    return re.compile(f"(?:^|(?<=[。！？；，”\u3000 ]))(?P<cue>{entries})[，：]")


def _by_view(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Reported]:
    """在他看来，至少要有两年的数据: the one in whose view."""
    for match in _IN_VIEW.finditer(passage.veiled):
        speaker = subject(speakers, passage, *match.span("who"))
        if speaker:
            yield Reported(match.end(), match.end(), speaker, "看来", "in-view-of")


def _by_verb(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Reported]:
    """王某说，……; 据王某介绍，……; 他认为……."""
    veiled = passage.veiled
    last = -1
    for cue in passage.cues:
        if cue.soft or cue.start < last:
            continue
        behind = veiled[cue.end : cue.end + 1]
        if behind in ("，", "："):
            start, rule = cue.end + 1, "reporting-verb"
        elif cue.kind == "bare" and not _NO_CLAUSE.match(veiled, cue.end):
            start, rule = cue.end, "reporting-verb-bare"
        else:
            continue
        speaker = _speaker(speakers, passage, cue, rule)
        if speaker:
            last = start
            yield Reported(start, start, speaker, cue.text, rule)


def _speaker(speakers: Speakers, passage: VeiledParagraph, cue: Cue, rule: str) -> Speaker | None:
    start = max(passage.sentence_start(cue.start), cue.start - _WINDOW)
    if rule == "reporting-verb-bare":
        start = max(
            start, *(passage.veiled.rfind(mark, start, cue.start) + 1 for mark in "，；：“”")
        )
    return subject(speakers, passage, start, cue.start)
