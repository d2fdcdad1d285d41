"""Reported speech without quotation marks: 王某说，……; 据介绍，……; 在她看来，……."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.quotes.attribution import subject
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.veiled import VeiledParagraph
from zgc_cli.reading.rule import Rule, rule

_SHORTEST = 4
_WINDOW = 120
_NO_CLAUSE = re.compile("[的了过着，。：；！？、“”]|$")
_IN_VIEW = re.compile("在(?P<who>[^，。；：“”]{1,24}?)看来，")


class Report(NamedTuple):
    """Where a reported clause begins, who said it and by which word."""

    start: int
    speaker: Speaker
    cue: str


@rule("reporting-phrase", "据介绍，[系统单例成本不超过5元]。")
def reporting_phrase(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """据介绍，系统单例成本不超过5元。: nobody is named."""
    for match in _phrases().finditer(passage.veiled):
        yield Report(match.end(), UNKNOWN, match["cue"])


@cache
def _phrases() -> re.Pattern[str]:
    entries = lexicon.pattern("reporting_phrases")
    return re.compile(f"(?:^|(?<=[。！？；，”\u3000 ]))(?P<cue>{entries})[，：]")


@rule("in-view-of", "在王海看来，[至少要有两年的数据]。")
def in_view_of(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """在他看来，至少要有两年的数据: the one in whose view."""
    for match in _IN_VIEW.finditer(passage.veiled):
        if speaker := subject(speakers, passage, *match.span("who")):
            yield Report(match.end(), speaker, "看来")


@rule("reporting-verb", "王海说，[山路已经修到村口]。")
def reporting_verb(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """王某说，……; 据王某介绍，……."""
    for cue in passage.cues:
        if cue.kind != "soft" and passage.veiled[cue.end : cue.end + 1] in ("，", "："):
            start = max(passage.sentence_start(cue.start), cue.start - _WINDOW)
            if speaker := subject(speakers, passage, start, cue.start):
                yield Report(cue.end + 1, speaker, cue.text)


@rule("reporting-verb-bare", "王海认为[山路应当再修宽些]。", never=("王海认为的好路。",))
def reporting_verb_bare(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """他认为……: the clause follows without a comma, its subject stands in the same clause."""
    veiled = passage.veiled
    for cue in passage.cues:
        if cue.kind == "bare" and not _NO_CLAUSE.match(veiled, cue.end):
            start = max(passage.sentence_start(cue.start), cue.start - _WINDOW)
            start = max(start, *(veiled.rfind(mark, start, cue.start) + 1 for mark in "，；：“”"))
            if speaker := subject(speakers, passage, start, cue.start):
                yield Report(cue.end, speaker, cue.text)


REPORTS: tuple[Rule[Callable[[Speakers, VeiledParagraph], Iterator[Report]]], ...] = (
    reporting_phrase,
    in_view_of,
    reporting_verb,
    reporting_verb_bare,
)


def reported(
    speakers: Speakers, passage: VeiledParagraph, spoken: list[int]
) -> Iterator[tuple[str, int, Report]]:
    """Yield rule, end and report of each clause; `spoken` are the opening marks of its speeches."""
    reports = [(r, rule.name) for rule in REPORTS for r in rule.apply(speakers, passage)]
    reports.sort(key=lambda report: report[0].start)
    last = 0
    for report, name in reports:
        start = report.start
        if start < last or start in spoken:
            continue
        following = bisect_right(spoken, start)
        end = min([passage.sentence_end(start), *spoken[following : following + 1]])
        while end > start and passage.veiled[end - 1] in "。！？；，： 　":
            end -= 1
        if end - start >= _SHORTEST:
            last = end
            yield name, end, report
