"""Reported speech without quotation marks: 王某说，……; 据介绍，……; 在她看来，……."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, zip_longest

from zgc_cli import lexicon
from zgc_cli.parser.quotes.clause_subjects import subject
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.unnamed.groups import GROUP_END, SOMEBODY_END
from zgc_cli.parser.quotes.unnamed.sources import CITED, WRITTEN_AHEAD, issuer, whom
from zgc_cli.parser.quotes.veiled import (
    BESIDE,
    BOUNDARY,
    HE,
    QUOTED,
    Cue,
    VeiledParagraph,
    clause_end,
    clause_start,
    names_in,
)
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_SHORTEST = 4
_WINDOW = 120
_SHORT_SUBJECT = 6
_NEAREST = 10  # characters in front of a speech in which its verb of saying ends
_NO_CLAUSE = Pattern("[的了过着，。：；！？、“”]|$")
_IN_VIEW = Pattern("在(?P<who>[^，。；：“”]{1,24}?)看来，")


class Report(NamedTuple):
    """Where a reported clause begins, who said it and by which word."""

    start: int
    speaker: Speaker
    cue: str
    turn: int = 0  # where the clause begins by which this one takes the word; 0 if it does not


@rule("reporting-phrase", "据介绍，[系统单例成本不超过5元]。")
def reporting_phrase(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """据介绍，系统单例成本不超过5元。: nobody is named."""
    for match in _phrases().finditer(passage.veiled):
        written = WRITTEN_AHEAD.match(match["cue"])
        speaker = issuer(passage, match.start(), written["what"]) if written else UNKNOWN
        yield Report(match.end(), speaker, match["cue"])


@cache
def _phrases() -> Pattern:
    entries = lexicon.pattern("reporting_phrases")
    return Pattern(f"(?:^|(?<=[。！？；，”\u3000 ]))(?P<cue>{entries})[，：]")


@rule(
    "reporting-cited",
    "《山野时报》援引目击者的话报道，[起火点在车辆停放处]。",
    never=("《山野时报》援引的话剧报道，起火点在车辆停放处。",),
)
def cited_report(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """援引目击者的话报道，……: who is cited."""
    for match in CITED.finditer(passage.veiled):
        if speaker := whom(speakers, passage, *match.span("who")):
            yield Report(match.end(), speaker, match["cue"])


@rule("in-view-of", "在王海看来，[至少要有两年的数据]。")
def in_view_of(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """在他看来，至少要有两年的数据: the one in whose view."""
    for match in _IN_VIEW.finditer(passage.veiled):
        if speaker := subject(speakers, passage, *match.span("who")):
            yield Report(match.end(), speaker, "看来")


@rule(
    "reporting-verb",
    "王海说，[山路已经修到村口]。",
    "王海告诉山野时报记者，[山路已经修到村口]。",
    never=("王海告诉村民如何修路，然后走了。",),
)
def reporting_verb(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """王某说，……; 据王某介绍，……; 王某告诉某报记者，……."""
    for cue in passage.cues:
        if cue.kind != "soft" and (told := passage.told_from(cue)):
            start = max(passage.sentence_start(cue.start), cue.start - _WINDOW)
            if speaker := subject(speakers, passage, start, cue.start):
                yield Report(told, speaker, cue.text, _turn(passage, cue))


def _turn(passage: VeiledParagraph, cue: Cue) -> int:
    """Return where the clause of 李某则说 or 李某回应 begins, by which another takes the word."""
    floor = max(0, cue.start - _WINDOW)
    begin = max(passage.veiled.rfind(mark, floor, cue.start) + 1 for mark in BOUNDARY)
    if passage.veiled.startswith("；", begin - 1) and passage.names_subject(cue):
        return begin  # 据了解，……；郭妇家人表示，……
    begin = clause_start(passage.veiled, floor, cue.start)
    if passage.veiled.startswith(_CONTRAST, begin) and passage.names_subject(cue):
        return begin  # 国防部称，……，但州长王海随后表示，……
    if not _TAKES_WORD.search(passage.veiled, max(0, cue.start - 2), cue.end):
        return 0
    # 法团则推算: a group that is no name; 院内有千人回复: the one who speaks goes on
    other = passage.veiled.startswith("则", cue.start - 1) and cue.start - begin <= _SHORT_SUBJECT
    return begin if other or passage.names_subject(cue) else 0


@rule("reporting-verb-bare", "王海认为[山路应当再修宽些]。", never=("王海认为的好路。",))
def reporting_verb_bare(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """他认为……: the clause follows without a comma, its subject stands in the same clause."""
    veiled = passage.veiled
    for cue in passage.cues:
        bare = cue.kind == "bare" or (cue.kind == BESIDE and _follows_subject(passage, cue.start))
        trusts = cue.text in _WISHES and _WHOM.match(veiled, cue.end)
        if bare and not (trusts or _NO_CLAUSE.match(veiled, cue.end) or _while(passage, cue)):
            start = max(passage.sentence_start(cue.start), cue.start - _WINDOW)
            start = max(start, *(veiled.rfind(mark, start, cue.start) + 1 for mark in "，；：“”"))
            if speaker := subject(speakers, passage, start, cue.start):
                yield Report(cue.end, speaker, cue.text, _turn(passage, cue))


def _while(passage: VeiledParagraph, cue: Cue) -> bool:
    """Return whether the verb only tells when another is said: 王海介绍灾情时表示，……."""
    begun = _WHILE.match(passage.veiled, cue.end)
    if begun is None:
        return False
    told = passage.verbs_in(begun.end(), clause_end(passage.veiled, begun.end()))
    return bool(told) or cue.text == "介绍"


_WHILE = Pattern(
    f"(?:[^，。；：“”]|“{QUOTED}*”){{2,30}}?"
    "(?:(?<![同当此届及准随按临小暂定平有到])时(?![任代期间候机])|之际|后(?=表示|称|说|指出|强调))"
)
_CONTRAST = ("但", "而", "不过")
_TAKES_WORD = Pattern("则|回应|回复|反驳|澄清|回答|答")


def _follows_subject(passage: VeiledParagraph, offset: int) -> bool:
    """Return whether a subject ends at an offset, or in front of an adverb there: 王海又指."""
    adverb = _ADVERB.search(passage.veiled, max(0, offset - 6), offset)
    end = adverb.start() if adverb else offset
    front = passage.veiled[max(0, end - 10) : end]
    surname = len(front) == 1 or front[-2:-1] in BOUNDARY
    near = (names_in(names, end - 20, end) for names in (passage.persons, passage.orgs))
    named = any(name.end == end for name in chain.from_iterable(near))
    at_meeting = adverb is None and _AT_MEETING.search(front)
    group = GROUP_END.search(front) or SOMEBODY_END.search(front) or role_at_end(front)
    return bool(named or surname or at_meeting or group or front.endswith(("他", "她")))


# 他今天在议会质询指……, 他昨受访时指…….
_AT_MEETING = Pattern(
    "(?:质询|受访时?|会上|节目[上中]|记者会|发文|声明中?|会后|期间|开会时|(?:宣判|裁决|判刑|求情|作供|盘问)时|庭上)$"
)


_ADVERB = Pattern(
    "(?:则|又|也|亦|再|还|续|更|虽|终|均|都|昨[日天晚]?|今[日天早晨]?|其后|随后|回应|回复|解释|补充)$"
)


@rule(
    "reporting-verb-chained",
    "王海走出法庭，又透露[他已经接受治疗]。",
    "王海驾车到场，声称[准备购买饭券]。",
    never=("王海走出法庭，又透露了消息。", "王海接到邻居电话，说有人来访。", "路通了，据称很宽。"),
)
def reporting_verb_chained(speakers: Speakers, passage: VeiledParagraph) -> Iterator[Report]:
    """王海走出法庭，又透露……: the verb begins its clause, its subject is that of the one before."""
    veiled = passage.veiled
    for cue in passage.cues:
        begin = clause_start(veiled, max(0, cue.start - _NEAREST), cue.start)
        chain = _CHAIN.fullmatch(veiled, begin, cue.start) if begin else None
        # 郑说：“……。”更称……: the sentence before has the subject
        anew = begin and veiled[begin - 1] in "”。" and cue.start > begin and cue.text != "希望"
        chained = chain and (veiled[begin - 1] in "，；" or anew)
        spoken = cue.kind == "bare" or (cue.kind == BESIDE and cue.start > begin)
        if not chained or not spoken or cue.text in _WISHES or _NO_CLAUSE.match(veiled, cue.end):
            continue
        if not _CALLED_UP.search(veiled, max(0, begin - _WINDOW), begin - 1):
            start = max(passage.sentence_start(begin - 1 - bool(anew)), cue.start - _WINDOW)
            speaker = subject(speakers, passage, start, begin - 1)
            if speaker and speaker.name:
                yield Report(cue.end, speaker, cue.text)


_WHOM = Pattern("[^，。；：“”]{1,4}[，。；]")  # 相信老公，……: no clause
_WISHES = frozenset(("希望", "建议", "相信", "觉得", "担心", "期待"))
# 他接到邻居的电话，说……: the caller says it.
_CALLED_UP = Pattern("(?:接到|收到)[^，。；]*(?:电话|短信|微信|通知|消息|来信)$")
_CHAIN = Pattern("(?:[又并更亦也还再但却]|其后|随后)?(?:曾|一度)?")


REPORTS: tuple[Rule[Callable[[Speakers, VeiledParagraph], Iterator[Report]]], ...] = (
    reporting_phrase,
    cited_report,
    in_view_of,
    reporting_verb,
    reporting_verb_bare,
    reporting_verb_chained,
)


def reported(
    speakers: Speakers, passage: VeiledParagraph, spoken: list[int]
) -> Iterator[tuple[str, int, Report]]:
    """Yield rule, end and report of each clause; `spoken` are the opening marks of its speeches."""
    reports = [(r, rule.name) for rule in REPORTS for r in rule.apply(speakers, passage)]
    reports.sort(key=lambda report: report[0].start)
    turns = sorted(report.turn for report, _ in reports if report.turn)
    said = sorted(_attributed(passage, mark) for mark in spoken)
    last = 0
    for (report, name), following in zip_longest(reports, reports[1:]):
        start = report.start
        if start < last or start in spoken or (following and _passes(passage, report, *following)):
            continue
        start += len(match[0]) if (match := _SAYS_AGAIN.match(passage.veiled, start)) else 0
        end = passage.sentence_end(start)
        for marks in (said, turns):
            after = bisect_left(marks, start)
            end = min(end, *marks[after : after + 1], end)
        while end > start and passage.veiled[end - 1] in "。！？；，： 　":
            end -= 1
        # 指出多项问题，包括“……”: what is told are the quotes themselves
        if end - start >= _SHORTEST and not passage.veiled.endswith("包括", start, end):
            last = end
            yield name, end, _of_another(passage, report._replace(start=start), end)


_SAYS_AGAIN = Pattern("(?:声称|称|表示)(?![呼职赞谢颂量为]|自己为)")  # 发表声明，称路已修通


def _of_another(passage: VeiledParagraph, report: Report, end: int) -> Report:
    """Take the speaker from a report of 他说 that names whom 他 was taken for."""
    begin = clause_start(passage.veiled, max(0, report.start - _WINDOW), report.start - 1)
    name = report.speaker.name
    named = name and name in passage.paragraph.text[report.start : end]
    pronoun = HE.match(passage.veiled, begin, report.start)
    return report._replace(speaker=UNKNOWN) if named and pronoun else report


_MEDIA = ("报", "社", "网", "台", "媒", "媒体", "新闻", "周刊", "杂志")


def _passes(passage: VeiledParagraph, report: Report, inner: Report, _name: str) -> bool:
    """Return whether a medium only passes on what somebody says: 《山野时报》称，王海表示，……."""
    medium = report.speaker == UNKNOWN or (report.speaker.name or "").endswith(_MEDIA)
    between = passage.veiled[report.start : inner.start]
    return (
        medium
        and inner.speaker != UNKNOWN
        and between.endswith(("，", "："))
        and not _PAUSE.search(between[:-1])
    )


_PAUSE = Pattern("[，。；：！？]")


def _attributed(passage: VeiledParagraph, mark: int) -> int:
    """Return where the clause begins by which a speech is attributed, else its opening mark.

    嫌犯称丢掉了，警员回呛“鬼才相信”: 警员回呛 is not what the suspect says.
    """
    cues = passage.verbs_in(max(0, mark - _NEAREST), mark)
    if not cues or mark - cues[-1].end > 1:
        return mark
    begin = clause_start(passage.veiled, max(0, cues[-1].start - _WINDOW), cues[-1].start)
    return begin if 0 < cues[-1].start - begin <= _SHORT_SUBJECT else mark
