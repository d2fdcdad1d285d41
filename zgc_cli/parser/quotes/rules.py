"""Rules that tell spoken quotes from quoted words, and find who spoke them.

`RULES` are asked in order: first what tells a name or a written word, then the ways in which news
attributes a quote. What no other rule takes is a term.
"""

import re
from collections.abc import Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.quotes import embedded
from zgc_cli.parser.quotes.clause_subjects import first_subject
from zgc_cli.parser.quotes.quoted import (
    CLAUSE,
    COMMA,
    NAMING_VERBS,
    SHORT_CLAUSE,
    TERM,
    WINDOW,
    Quoted,
    QuoteRule,
    QuoteVerdict,
)
from zgc_cli.parser.quotes.speakers import UNKNOWN
from zgc_cli.parser.quotes.veiled import names_in
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_start, title_at_end
from zgc_cli.runtime.pattern import Pattern

HEADLINES = ("title", "heading")
_COLON = "："
# More than this between a verb of saying and the comma is another clause: 他告诉大家，“……”.
_OBJECT = 5
# So long must quoted words be that end a sentence behind a comma and a verb of saying, to be a
# clause that was spoken: 李某说，一家子都来了，“日子更有奔头”。
_REPORTED = 6
_CLAUSE_END = ("", *"，。：；！？")
_ECHO = 5  # characters of a headline that can be the words of somebody in the text
_BLANK = " “”\ue000"  # all that stands beside a quote that other quotes surround
# Lines of equal length, or classical particles: a verse that nobody in the text speaks.
_VERSE = Pattern(
    "(?:{0}{{4}}{1}){{2,}}$|(?:{0}{{5}}{1}){{2,}}$|(?:{0}{{7}}{1}){{2,}}$|"
    ".*(?:[矣兮焉哉曰]|者必|之所以|之谓|乎[？！])".format("[^，。！？；、]", "[，。！？；、]")
)
_MODERN = Pattern("[的了吗吧呢啊们很咱您]|就是|没有|什么|一个|可以")


@rule("naming-cue", "论坛的主题为“[绿色发展]”。")
def naming_cue(quoted: Quoted) -> QuoteVerdict | None:
    """常言道：“……”; 主题为“……”."""
    lead = quoted.lead.rstrip("：，")
    cues = lexicon.words("naming_cues")
    return TERM if any(lead[-length:] in cues for length in range(1, 10)) else None


@rule("naming-tail", "大家喊出“[一起上山]”的口号。")
def naming_tail(quoted: Quoted) -> QuoteVerdict | None:
    """喊出“……”的口号; 打出“……”字样."""
    if quoted.lead.endswith(_COLON) or not _naming_tails().match(quoted.tail):
        return None
    spoken = quoted.first.verbs_in(quoted.left, quoted.open)
    return None if quoted.lead.endswith(COMMA) and spoken else TERM


@cache
def _naming_tails() -> Pattern:
    return Pattern(lexicon.pattern("naming_tails"))


@rule("returning-words", "“[云梯]”来了。他说，“[云梯]”很好。“[云梯]”要造三台。")
def returning_words(quoted: Quoted) -> QuoteVerdict | None:
    """“云梯”, again and again: a name."""
    return TERM if quoted.is_name else None


@rule(
    "next-quote",
    "网友留言支持：“[这条路修得真好]”“[大家都说好]”。",
    never=("展台上有“云梯”“海瞳”。",),
)
def next_quote(quoted: Quoted) -> QuoteVerdict | None:
    """“……”“……”: a quote right behind another is of the same speaker."""
    index, before, speaker = quoted.speakers.latest
    adjacent = index == quoted.first.index and quoted.first.veiled[quoted.open - 1 : quoted.open]
    if adjacent != "”" or len(quoted.content) < SHORT_CLAUSE:
        return None
    if not _NEXT.fullmatch(quoted.first.veiled, before, quoted.open):
        return None
    return QuoteVerdict(speaker, quoted.speakers.cues.get(speaker.name))


@rule("listed-words", "展台上有“[云梯]”、“海瞳”两件样机。")
def listed_words(quoted: Quoted) -> QuoteVerdict | None:
    """“海瞳”“云梯”等开源成果; “一站式”、“一条龙”."""
    before = quoted.first.veiled[max(0, quoted.open - 1) : quoted.open]
    behind = quoted.last.veiled[quoted.close : quoted.close + 1]
    listed = before in ("”", "、") or behind in ("“", "、")
    words = not (quoted.ended or embedded.is_spoken(quoted.content))
    said = len(quoted.content) >= CLAUSE and embedded.is_led_in(quoted)  # 不少人指“……”、“……”
    return TERM if listed and words and not said else None


@rule("colon-cue", "汉娜·米勒表示：“[三年前我们还在观望。]”")
def colon_cue(quoted: Quoted) -> QuoteVerdict | None:
    """汉娜·米勒表示：“……。”; 他说了这样一句话：“……”."""
    if not quoted.lead.endswith(_COLON):
        return None
    clause = max(quoted.lead.rfind(COMMA), quoted.lead.rfind("；")) + 1 + quoted.left
    cues = quoted.first.cues_in(clause, quoted.open)
    if not cues or not (quoted.closed or quoted.sentence_like):
        return None
    cue = next((c for c in reversed(cues) if not c.soft), cues[0])
    return QuoteVerdict(quoted.subject_before(cue.start) or UNKNOWN, cue.text)


@rule("colon-name", "王海：“[先把路修通。]”")
def colon_name(quoted: Quoted) -> QuoteVerdict | None:
    """王某：“……”; 老人满脸笑容：“……。”."""
    if not quoted.lead.endswith(_COLON):
        return None
    speaker = quoted.subject_before(quoted.open - 1)
    if not (quoted.finished or (quoted.sentence_like and quoted.closed and speaker)):
        return None
    return QuoteVerdict(speaker or UNKNOWN, None)


@rule("headline-words", f"山里来了“[云医生]”\n{BODY}")
def headline_words(quoted: Quoted) -> QuoteVerdict | None:
    """A quoted word in a title or heading is a name unless a colon gives it to a speaker."""
    return TERM if quoted.first.paragraph.kind in HEADLINES else None


@rule("comma-cue", "陈立强调，“[产业兴旺是乡村的头等大事]”。")
def comma_cue(quoted: Quoted) -> QuoteVerdict | None:
    """“……，”他说，“……。”; 他告诉大家，“……”."""
    if not quoted.lead.endswith(COMMA) or not quoted.closed:
        return None
    stop = quoted.left + len(quoted.lead) - 1
    cues = quoted.first.verbs_in(max(quoted.left, stop - 16), stop)
    if not cues or stop - cues[-1].end > _OBJECT:
        return None
    clause = SHORT_CLAUSE if cues[-1].end == stop else CLAUSE
    if not (quoted.ended or quoted.sentence_like or len(quoted.content) >= clause):
        return None
    first = quoted.first
    if COMMA in first.veiled[cues[-1].end : stop]:
        return None
    if cues[-1].end < stop and any(
        first.veiled[c.end] == COMMA and first.names_subject(c)
        for c in first.verbs_in(quoted.left, cues[-1].start)
    ):
        return None  # 王海说，老师批评教育了他，“……”: what he reported goes on
    return QuoteVerdict(quoted.subject_before(cues[-1].start) or UNKNOWN, cues[-1].text)


@rule("behind-cue", "“[这条路总算修通了。]”货车司机马长顺说。")
def behind_cue(quoted: Quoted) -> QuoteVerdict | None:
    """“……。”王某说，……; “……。”采访结束时，李某又被叫去会诊，他边走边说。; “……”，她说。."""
    if not _may_be_followed(quoted):
        return None
    stop = quoted.right
    if not quoted.ended:
        # “太难了”，他说。: outside its marks the quote is a clause of the sentence like others.
        stop = quoted.clause_end(quoted.after + quoted.tail.startswith(COMMA))
    spoken = quoted.last.verbs_in(quoted.after, stop)
    # 一名官员在介绍行程的会议上对记者说: a verb that ends its clause goes before one that does not.
    ending = [c for c in spoken if quoted.last.veiled[c.end : c.end + 1] in _CLAUSE_END]
    asked = quoted.content.rstrip().endswith(("？", "?"))
    for cue in (*ending[:1], *spoken):
        if "问" in cue.text and not asked:
            continue  # “……没有数据支撑。”记者带着疑问询问了当地: another sentence
        speaker = quoted.subject_behind(cue.start)
        if speaker and speaker.name != quoted.content:  # “海城发布”表示: the account itself
            return QuoteVerdict(speaker, cue.text)
    return None


# “……。”据媒体报道，……: another statement.
_TOLD_ANEW = Pattern(
    "，?据(?!(?:他|她|此)?称)[^，。]{2,16}(?:报道|消息|介绍|了解|统计|显示|通报)[，：]"
)


def _may_be_followed(quoted: Quoted) -> bool:
    """Return whether what follows the quote can be its attribution."""
    if not quoted.tail or quoted.tail[0] in "。！？；、：又并更" or _TOLD_ANEW.match(quoted.tail):
        return False
    if embedded.is_led_in(quoted) or embedded.goes_on(quoted):
        return False
    free = not quoted.lead or quoted.lead.endswith((COMMA, _COLON, "”"))
    clause = free and (quoted.sentence_like or not quoted.lead) and len(quoted.content) >= 4
    # “江城书道协会”会长: a name, with a post of whoever speaks.
    return quoted.ended or (clause and not role_at_start(quoted.tail[:10]))


@rule("behind-gesture", "“[那时候真苦。]”谈起往事，李师傅红了眼眶。")
def behind_gesture(quoted: Quoted) -> QuoteVerdict | None:
    """“……。”谈起往事，老李红了眼眶。; “……。”说这话时，王某……."""
    cues = quoted.last.cues_in(quoted.after, quoted.right)
    if not cues or not quoted.ended or not _may_be_followed(quoted):
        return None
    spoken = next((c.text for c in cues if not c.soft), None)
    speaker = first_subject(
        quoted.speakers, quoted.last, quoted.after, quoted.right
    ) or quoted.subject_behind(quoted.right)
    return QuoteVerdict(speaker or UNKNOWN, spoken) if speaker or spoken else None


@rule("adjacent-cue", "林知远常说“[人要往前看，路要往宽走]”。")
def adjacent_cue(quoted: Quoted) -> QuoteVerdict | None:
    """他常说“人要往前看，路要往宽走”。; 会议强调“……”."""
    stop = quoted.left + len(quoted.lead)
    near = max(quoted.left, stop - 10), stop
    cues = quoted.first.cues_in(*near) if quoted.finished else quoted.first.verbs_in(*near)
    if not cues or cues[-1].end != stop:
        return None
    long = quoted.sentence_like or quoted.finished or len(quoted.content) > 9
    if not long and (cues[-1].text in NAMING_VERBS or len(quoted.content) < _SHORTEST_SPEECH):
        return None
    calls = not long and cues[-1].text.endswith("称")
    if not quoted.closed and (long or not _GOES_ON.match(quoted.tail)):
        return None
    speaker = quoted.subject_before(cues[-1].start)
    if speaker is None or (calls and not speaker.name):
        return None
    return QuoteVerdict(speaker, cues[-1].text)


_SHORTEST_SPEECH = 2
# 他表示“感到意外”并要求道歉: what the subject does besides.
_GOES_ON = Pattern("并|但|又|且|而|后|再|还|也|更|随后|[之以]?外")


@rule("directed-cue", "王海质问院长高若兰“[路为什么还没修好？]”高若兰回应，明年动工。")
def directed_cue(quoted: Quoted) -> QuoteVerdict | None:
    """他质询局长王某“……？”: between the verb and the words stands who is spoken to."""
    stop = quoted.left + len(quoted.lead)
    if not quoted.closed or len(quoted.content) < _SHORTEST_SPEECH:
        return None
    begin = max(quoted.left, stop - _WHOM)
    first = quoted.first
    named = (*names_in(first.persons, begin, stop), *names_in(first.orgs, begin, stop))
    told = [n.start for n in named if n.end == stop]
    if quoted.lead.endswith(("他", "她", "对方", "记者", "》", *_CALLED_ON)):
        told.append(stop - 1)
    verbs = [m for m in _DIRECTED.finditer(first.veiled, begin, stop) if told]
    if not verbs or COMMA in first.veiled[verbs[-1].end() : stop]:
        return None
    speaker = quoted.subject_before(verbs[-1].start())
    return QuoteVerdict(speaker, verbs[-1][0]) if speaker else None


_WHOM = 24
_CALLED_ON = ("成员", "各方", "双方", "当局", "政府", "国家", "部门", "公众", "市民", "人士")
_DIRECTED = Pattern(
    "呼吁|敦促|质[询问]|反问|追问|询问|叮[咛嘱]|提醒|告诉|告知|安慰|警告|劝|呛|骂|叫(?![做作好])|[指斥]责|怒斥|批评|抨击|炮轰"
)


@rule("comma-subject", "王海指着墙上的地图，“[我们一定要走出去。]”")
def comma_subject(quoted: Quoted) -> QuoteVerdict | None:
    """他指着墙上的地图，红色的区域格外醒目，“我们一定要走出去”。: no verb of saying of its own."""
    ends = quoted.finished or quoted.ends_sentence or quoted.tail.startswith("；")
    # 他说，去年很忙，“接下来就是应用爆发的时候”，看好未来: a clause of what is reported.
    within = quoted.tail.startswith(COMMA) and len(quoted.content) >= CLAUSE
    if not quoted.lead.endswith(COMMA) or not (ends or within):
        return None
    cues = quoted.first.verbs_in(quoted.left, quoted.open)
    if not quoted.finished and len(quoted.content) < (_REPORTED if cues else CLAUSE):
        return None
    # 王海笑称，李木身体好，“……”: it goes on with what was reported before.
    first = quoted.first
    reports = [c for c in cues if first.veiled[c.end] == COMMA and first.names_subject(c)]
    cues = reports[-1:] or cues
    if not ends and not reports:
        return None
    speaker = quoted.subject_before(reports[-1].start if reports else quoted.open - 1)
    # 工作人员称，他们还没有接到通知，“……。”: the speaker's own 他们.
    told = [c for c in cues if first.veiled[c.end] == COMMA]
    # 王海回复记者，称两个孩子是闹着玩，“……。”: a verb that begins its clause.
    told += [c for c in cues if first.veiled[c.start - 1 : c.start] == COMMA and not reports]
    if told and (speaker in (None, UNKNOWN) or first.veiled[told[-1].start - 1] == COMMA):
        speaker = quoted.subject_before(told[-1].start)
    if not cues and embedded.CARRIES_ON.match(quoted.content):
        speaker = embedded.reporter_before(quoted) or speaker
    if speaker is None and told:
        speaker = embedded.writing(quoted, told[-1])
    if speaker is None and quoted.finished and not embedded.is_cry(quoted):
        speaker = quoted.recent(quoted.left)
    if speaker is None or speaker == UNKNOWN:
        return QuoteVerdict(UNKNOWN, None) if quoted.finished else None
    if not quoted.finished and not (cues or quoted.sentence_like or speaker.name):
        return None
    return QuoteVerdict(speaker, cues[0].text if cues else quoted.speakers.cues.get(speaker.name))


@rule("behind-subject", "“[读书不该赶时间。]”书店经理林知远计划，明年再开一家。")
def behind_subject(quoted: Quoted) -> QuoteVerdict | None:
    """书店的人气很高。“……。”店主李某计划扩建。: a title behind the quote introduces its speaker.

    Who would go on speaking was named before, and needs no title.
    """
    passage, stop = quoted.last, quoted.clause_end(quoted.after)
    if not quoted.finished or quoted.lead or next(names_in(passage.persons, 0, quoted.open), None):
        return None
    person = next(names_in(passage.persons, quoted.after, stop), None)
    if person is None or not title_at_end(passage.veiled[quoted.after : person.start]):
        return None
    speaker = quoted.subject_behind(stop)
    return speaker and QuoteVerdict(speaker, quoted.speakers.cues.get(speaker.name))


@rule("own-sentence", "院长高若兰对此深有同感。“[基层缺的是敢签字的人。]”")
def own_sentence(quoted: Quoted) -> QuoteVerdict | None:
    """王某对此深有同感。“……。”: a sentence of its own, told by the sentence before."""
    long = quoted.sentence_like and len(quoted.content) >= 10 and quoted.ends_sentence
    # “……。”“……”。: words that go on where others end.
    ahead = quoted.first.veiled[: quoted.open].rstrip(_BLANK)
    more = ahead.endswith(("”。", "”！", "”？")) and quoted.ends_sentence
    goes_on = more and len(quoted.content) >= CLAUSE
    if quoted.lead.strip(_BLANK) or not (quoted.finished or long or goes_on):
        return None
    if _VERSE.match(quoted.content) and not _MODERN.search(quoted.content):
        return None
    start = max(quoted.first.sentence_start(max(0, quoted.left - 1)), quoted.left - WINDOW)
    index, before, latest = quoted.speakers.latest
    if index == quoted.first.index and _NEXT.fullmatch(quoted.first.veiled, before, quoted.open):
        return QuoteVerdict(latest, quoted.speakers.cues.get(latest.name))
    verbs = quoted.first.verbs_in(start, quoted.left)
    speaker = embedded.account(quoted, start)
    speaker = speaker or quoted.subject_before(verbs[0].start if verbs else quoted.left, start)
    if speaker is None or speaker == UNKNOWN:
        speaker = (None if embedded.is_cry(quoted) else quoted.recent(quoted.open)) or UNKNOWN
    return QuoteVerdict(speaker, quoted.speakers.cues.get(speaker.name))


_NEXT = Pattern("“\ue000+”[。！？ 　]*")  # of a quote and the next


@rule("quoted-words", "村里办起了“[云课堂]”。")
def quoted_words(quoted: Quoted) -> QuoteVerdict | None:
    """村里办起了“云课堂”: words that no other rule takes."""
    return TERM


RULES: tuple[QuoteRule, ...] = (
    returning_words,
    naming_cue,
    embedded.question_behind,
    naming_tail,
    next_quote,
    embedded.listed_speech,
    listed_words,
    embedded.passive_cue,
    embedded.accused_answers,
    embedded.same_reporter,
    embedded.besides,
    colon_cue,
    colon_name,
    headline_words,
    comma_cue,
    embedded.by_account,
    directed_cue,
    behind_cue,
    behind_gesture,
    adjacent_cue,
    comma_subject,
    behind_subject,
    embedded.behind_periodical,
    own_sentence,
    embedded.said_of,
    embedded.reported_words,
    embedded.dialect,
    quoted_words,
)


@rule("headline-echo", f"“[日子越过越好]”\n{BODY}\n“日子越过越好。”王海说。")
def headline_echo(
    quoted: Quoted, neighbours: Sequence[tuple[Quoted, QuoteVerdict]]
) -> QuoteVerdict | None:
    """Give a headline that quotes a speech of the text to the speaker of that speech."""
    if quoted.first.paragraph.kind not in HEADLINES or len(quoted.content) < _ECHO:
        return None
    words = re.escape(quoted.content.rstrip("。！？"))
    clause = Pattern(f"(?:^|[，。！？；：]){words}(?:$|[，。！？；：])")
    spoken = (v for q, v in neighbours if v.speaker and clause.search(q.content))
    return next(spoken, None)


ECHOES = (headline_echo,)
