"""The subject of a stretch of text: that of its last clause, or of its first, that has one."""

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from zgc_cli.parser.entities.names.persons import is_likely_behind_title
from zgc_cli.parser.quotes.attribution import SUBJECTS
from zgc_cli.parser.quotes.speaker_clause import SpeakerClause
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.unlisted import adverbial
from zgc_cli.parser.quotes.unnamed.groups import GROUP_END
from zgc_cli.parser.quotes.veiled import (
    BRACKETED,
    HE,
    QUOTED,
    Cue,
    VeiledParagraph,
    clause_start,
    names_in,
)
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.titles import role_at_end
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
    if _ITS.fullmatch(passage.veiled, start, end):
        begin = passage.sentence_start(start)
        if told := reports(speakers, passage, begin, start):
            return told[-1][1], "subject-pronoun"
        if any(passage.told_from(cue) for cue in passage.verbs_in(begin, start)):
            return UNKNOWN, "subject-pronoun"
    if HE.fullmatch(passage.veiled, start, end):
        who = _reporter_by_role(speakers, passage, start)
        if who:
            return who, "subject-pronoun"  # 负责人表示，生意不好，他坦言“……”
    if heard := _HEARS.search(passage.veiled, start, end):
        start = heard.end()
    key = passage.index, start, end

    def look() -> tuple[Speaker | None, str]:
        clause = speakers.remembered(
            ("clause", *key), lambda: SpeakerClause(speakers, passage, start, end)
        )
        found = ((rule.apply(clause), rule.name) for rule in SUBJECTS)
        return next((row for row in found if row[0]), (None, ""))

    return speakers.remembered(("subject", *key), look)


def _reporter_by_role(speakers: Speakers, passage: VeiledParagraph, end: int) -> Speaker | None:
    """Return who reports by a clause of its own in the sentence before `end`, if by a role alone.

    Clauses of 他 are passed over: each would ask for the ones before it.
    """
    begin = passage.sentence_start(end)
    if begin and not passage.veiled[begin:end].strip(f"“”{QUOTED}"):
        begin = passage.sentence_start(begin - 1)  # 负责人表示，生意不好。“……。”他说
    told = [c for c in passage.verbs_in(begin, end) if passage.veiled[c.end] == "，"]
    first = clause_start(passage.veiled, begin, told[-1].start) if told else end
    if not told or HE.fullmatch(passage.veiled, first, told[-1].start):
        return None
    who, _rule = clause_subject(speakers, passage, first, told[-1].start)
    role = (who and not who.name and who.role) or ""
    return who if role_at_end(role) and not GROUP_END.search(role) else None


def subject(speakers: Speakers, passage: VeiledParagraph, start: int, end: int) -> Speaker | None:
    """Return who is the subject between two offsets, looking from the last clause backwards."""
    return next(subjects(speakers, passage, start, end), None)


def first_subject(
    speakers: Speakers, passage: VeiledParagraph, start: int, end: int
) -> Speaker | None:
    """Return the first named subject between two offsets: 谈起往事，老李红了眼眶，大家都沉默了."""
    found = subjects(speakers, passage, start, end, step=1)
    return next((speaker for speaker in found if speaker.name), None)


def reports(
    speakers: Speakers, passage: VeiledParagraph, start: int, end: int
) -> list[tuple[Cue, Speaker]]:
    """Return the verbs between two offsets that lead to a clause, each with whom its own names.

    院方称，医生提过建议，“均被拒绝”: what follows is what 院方 reports, whoever its clauses are of.
    """
    told: list[tuple[Cue, Speaker]] = []
    for cue in passage.verbs_in(start, end):
        if 0 < passage.told_from(cue) <= end or _goes_on(passage, cue):
            begin = max(passage.veiled.rfind(mark, start, cue.start) + 1 for mark in "，。；：！？")
            begin = max(start, begin)
            found = subject(speakers, passage, begin, cue.start)
            found = found or noun_phrase(passage, begin, cue.start)
            if found and found != UNKNOWN:
                told.append((cue, found))
            elif cue.start - begin > _PLAIN:
                told = []  # somebody else takes the word, and who is not known
    return told


def _goes_on(passage: VeiledParagraph, cue: Cue) -> bool:
    """Return whether a report follows its verb without a comma: 院方称马某提出建议，但被拒绝，."""
    return cue.kind == "bare" and not _NO_REPORT.match(passage.veiled, cue.end)


_NO_REPORT = Pattern("[的了过着到起完出不得，。；：“”、]|$|.{0,3}[，。；：“”]")
# 他听到外面有人喊: who is heard.
_HEARS = Pattern("(?:听到|听见|听得|看到|看见)(?=[^，。；：“”]{0,6}(?:有人|[一两几][名位个]))")
# 某局人员表示，还在调查，其称“……”: who reports, not whom he tells of.
_ITS = Pattern("[^，。：；]{0,4}?其(?:还|也|又|则|并)?(?:称|说|表示|指出|强调)?")
_PLAIN = 6  # characters in front of a verb of saying, in its clause, that may name nobody


_ONE = Pattern(".*(?:一[名位个]?|疑似|有)(?=..)")  # 家住东五区一老太太, 一目击者
# Tags of words that stand in front of a noun phrase, and of those that end one.
_LEADING = ("c", "d", "ad", "p", "t", "f", "m", "q", "mq", "r", "x", "u", "l", "z")
_ENDING = ("d", "ad", "p", "t", "v", "vd", "r", "c", "u", "y", "x", "m", "zg")
_TOPICS = (
    *("针对", "关于", "对于", "至于", "通过", "根据", "按照", "面对", "随着", "由于", "经"),
    *("谢谢", "感谢", "多谢"),
)


def noun_phrase(passage: VeiledParagraph, start: int, end: int) -> Speaker | None:
    """Return what stands in front of a verb of saying where the text's names tell nothing."""
    inside = (w for w in passage.words(start, end) if w.end <= end)
    words = [w for w in inside if passage.veiled[w.start] != BRACKETED]
    veiled = passage.veiled
    if not words or veiled[words[0].start : words[0].end] in _TOPICS:
        return None
    whole = words
    words = list(dropwhile(lambda w: w.tag in _LEADING and veiled[w.start] != "《", words))
    lead = whole[len(whole) - len(words) - 1] if words and len(words) < len(whole) else None
    if lead and veiled[lead.start : lead.end] in ("向", "对", "跟", "给"):
        return None  # 向店内客人呼吁
    held = list(takewhile(lambda w: w.tag not in _ENDING or veiled[w.start] in "《》 ", words))
    while held and veiled[held[-1].start] == " ":  # Mary Lind 表示
        held.pop()
    if not held or (len(held) == 1 and held[0].tag == "vn"):
        return None
    if not (held[-1].tag[:1] in "njxagbsq" or held[-1].tag in ("eng", "vn", "vg")):
        return None
    behind = next((w for w in words[len(held) :] if veiled[w.start] != " "), None)
    if behind and behind.tag == "v" and not adverbial().match(veiled, behind.start):
        return None
    span = held[0].start, held[-1].end
    if any(n for names in (passage.persons, passage.orgs) for n in names_in(names, *span)):
        return None
    who = veiled[slice(*span)].rpartition("的")[2].partition("援引")[0].strip("《》")
    who = who.rpartition("《")[2]
    if who[:1] in _MEASURES and len(who) > _WORD and dictionary().get(who[:_WORD]) is None:
        who = who[1:]  # 这 | 条微博
    if (some := _ONE.match(who)) and role_at_end(who[some.end() :]) == who[some.end() :]:
        who = who[some.end() :]
    if not 2 <= len(who) <= 16 or QUOTED in who or who in _MANNERS or _WHERE.search(who):
        return None
    if who.startswith(("发布", "发表")) or who.endswith(("发文", "发帖")):
        return None  # 最后发布公告说, 在IG发文道歉，表示
    return _whole_name(who, veiled[held[-1].start : held[-1].end], held[-1].tag) or Speaker(who)


def _whole_name(who: str, last: str, tag: str) -> Speaker | None:
    """Return whom the last word of a phrase names, with what the phrase calls him: 小军娃李晨瑞."""
    ahead = who.removesuffix(last)
    named = tag == "nr" and len(last) > 2 and ahead and is_likely_behind_title(last)
    return Speaker(last, ahead if role_at_end(ahead) == ahead else None) if named else None


_MEASURES, _WORD = frozenset("位名个条则篇封"), 2
_WHERE = Pattern("(?:会议|会|论坛|仪式|采访|现场|活动|期间|节目)[上中里]$")
# 感性表示: how it is said, not by whom; 对方表示 does not tell whom; 广告声明 says nothing.
_MANNERS = frozenset(
    (
        *("感性", "霸气", "幽默", "俏皮", "激动", "搞笑", "甜蜜", "无奈", "豪气", "谦虚", "低调"),
        *("对方", "双方", "彼此", "自己", "本人", "广告", "版权", "免责"),
        *("盲目", "过度", "片面", "高调", "率性", "理性", "火爆", "深情", "温馨", "逗趣", "淡定"),
    )
)


def last_noun(passage: VeiledParagraph, start: int, end: int) -> Speaker | None:
    """Return the noun in which a phrase ends: 早年的同事."""
    words = passage.words(start, end)
    held = list(takewhile(lambda w: w.tag[:1] in "nj" or w.tag == "vn", reversed(words)))
    return Speaker(passage.veiled[held[-1].start : held[0].end]) if held else None
