"""Rules that tell spoken quotes from quoted words, and find who spoke them.

`RULES` are asked in order: first what tells a name or a written word, then the ways in which news
attributes a quote. What no other rule takes is a term.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.quotes.clause_subjects import first_subject, reports
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
    named_by,
)
from zgc_cli.parser.quotes.speakers import UNKNOWN
from zgc_cli.parser.quotes.veiled import names_in
from zgc_cli.parser.quotes.verdicts import alone, cantonese, embedded
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end, role_at_start
from zgc_cli.runtime.pattern import Pattern

HEADLINES = ("title", "heading")
_COLON = "："
# More than this between a verb of saying and the comma is another clause: 他告诉大家，“……”.
_OBJECT = 5
_CLAUSE_END = ("", *"，。：；！？")
_ECHO = 5  # characters of a headline that can be the words of somebody in the text


@rule("naming-cue", "论坛的主题为“[绿色发展]”。")
def naming_cue(quoted: Quoted) -> QuoteVerdict | None:
    """常言道：“……”; 主题为“……”; 《劳动法》第十条：“……”."""
    lead = quoted.lead.rstrip("：，")
    if _ARTICLE.search(lead):
        return TERM
    if quoted.lead.endswith(_TOPIC_VERBS) and quoted.tail.startswith(_COLON):
        return TERM  # 官方通报“大桥断裂”：无人受伤
    return TERM if named_by(lead) else None


_TOPIC_VERBS = ("通报", "回应", "评", "谈", "澄清", "否认")


@rule("naming-tail", "大家喊出“[一起上山]”的口号。")
def naming_tail(quoted: Quoted) -> QuoteVerdict | None:
    """喊出“……”的口号; 打出“……”字样."""
    several = quoted.tail[:1] in _NUMERALS and _SEVERAL_OF_A_KIND.match(quoted.tail)
    if quoted.lead.endswith(_COLON) or not (several or _naming_tails().match(quoted.tail)):
        return None
    spoken = quoted.first.verbs_in(quoted.left, quoted.open)
    return None if quoted.lead.endswith(COMMA) and spoken else TERM


_ARTICLE = Pattern(
    "《[^》]+》[^，。；]{0,16}规定$|第[一二三四五六七八九十百零\\d]+条(?:第.{1,3}款)?(?:明确)?(?:规定|写明|指出)?$"
)


# “……”“……”十大主题
_NUMERALS = tuple("等一二两三四五六七八九十0123456789、和及")
_SEVERAL_OF_A_KIND = Pattern(
    "等?[一二两三四五六七八九十\\d]{1,3}[大个项种类](?:主题|篇章|板块|系列|单元|环节|课程|品牌|栏目|展区|章节|方面|部分)"
    "|(?:[、和及]?“\ue000{1,20}”)+等(?![人待])"
)


@cache
def _naming_tails() -> Pattern:
    return Pattern(lexicon.pattern("naming_tails"))


@rule("returning-words", "“[云梯]”来了。他说，“[云梯]”很好。“[云梯]”要造三台。")
def returning_words(quoted: Quoted) -> QuoteVerdict | None:
    """“云梯”, again and again: a name."""
    return TERM if quoted.is_name else None


@rule("listed-words", "展台上有“[云梯]”、“海瞳”两件样机。")
def listed_words(quoted: Quoted) -> QuoteVerdict | None:
    """“海瞳”“云梯”等开源成果; “一站式”、“一条龙”."""
    before = quoted.first.veiled[max(0, quoted.open - 1) : quoted.open]
    behind = quoted.last.veiled[quoted.close : quoted.close + 1]
    listed = before in ("”", "、") or behind in ("“", "、")
    words = not (quoted.ended or cantonese.is_spoken(quoted.content))
    clause = len(quoted.content) >= CLAUSE or embedded.PREDICATE.match(quoted.content)
    said = clause and embedded.is_led_in(quoted, comma=True)  # 不少人指“……”、“……”
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
    predicate = embedded.PREDICATE.match(quoted.content)
    spoken = predicate or len(quoted.content) >= CLAUSE
    listed = spoken and quoted.is_listed
    if not quoted.lead.endswith(COMMA) or not (quoted.closed or listed):
        return None
    stop = quoted.left + len(quoted.lead) - 1
    cues = quoted.first.verbs_in(max(quoted.left, stop - 16), stop)
    if not cues or stop - cues[-1].end > _OBJECT:
        return None
    if cues[-1].end == stop and not quoted.first.told_from(cues[-1]):
        return None
    clause = SHORT_CLAUSE if cues[-1].end == stop else CLAUSE
    if not (quoted.ended or quoted.sentence_like or listed or len(quoted.content) >= clause):
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
        begin = quoted.after + quoted.tail.startswith(COMMA)
        stop = quoted.clause_end(begin)
        if _SETTING.match(quoted.last.veiled, begin, stop) and stop < quoted.right:
            stop = quoted.clause_end(stop + 1)
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


# “……”，在近日的内部信中，公司表示，: where, in front of who.
_SETTING = Pattern(
    "(?:[在对就谈][^，]*|[^，]{0,6}(?:\\d日|[同当昨今次]日|[昨今当]晚|[上下]午|[早中]午)|近日|日前|随后|同时)$"
)
# “……。”据媒体报道，……: another statement.
_TOLD_ANEW = Pattern(
    "(?:最终|最后|对此|然而|不过|另外)，|"
    "，?据(?!(?:他|她|此)?称)[^，。]{0,16}(?:报道|消息|介绍|了解|统计|显示|通报)[，：]"
)


_ANNOUNCED = Pattern("..(?:还|也|又|则|同时)?(?:提及|提到|[称说]|指出|表示|写道)")
_ANNOUNCEMENTS = ("声明", "报道", "报告", "文章", "通报", "公告", "消息")  # 声明还提及


def _may_be_followed(quoted: Quoted) -> bool:
    """Return whether what follows the quote can be its attribution."""
    if not quoted.tail or quoted.tail[0] in "。！？；、：…又并更" or _TOLD_ANEW.match(quoted.tail):
        return False
    behind = quoted.tail.lstrip()
    if behind.startswith(_ANNOUNCEMENTS) and _ANNOUNCED.match(behind):
        return False
    if embedded.is_led_in(quoted):
        return False
    if quoted.finished and quoted.lead.endswith(COMMA) and quoted.leads_on:
        return False
    # 丁先生说，水刚退，“路还走不了。”居民王女士说，……: what he reports ends the sentence.
    goes_on = quoted.finished and quoted.lead and quoted.lead[-1] not in f"{_COLON}”"
    if goes_on and reports(quoted.speakers, quoted.first, quoted.left, quoted.open):
        return False
    free = not quoted.lead or quoted.lead.endswith((COMMA, _COLON, "”"))
    cues = () if free else quoted.first.cues_in(quoted.left, quoted.open)
    if any(not c.soft or c.end == quoted.open for c in cues):
        return False  # 有妇人称他是“……。”问她为何，她说: a part of what is said before it
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
    if quoted.tail.startswith("的") and not quoted.sentence_like:
        return None  # 回答“是否认罪？”的询问
    cues = quoted.first.cues_in(*near) if quoted.finished else quoted.first.verbs_in(*near)
    if not cues or cues[-1].end != stop:
        return None
    spoken = quoted.sentence_like or quoted.finished or cantonese.is_dialect(quoted.content)
    long = spoken or len(quoted.content) > 9
    naming = cues[-1].text in NAMING_VERBS and not embedded.is_insisted(quoted, cues[-1])
    if not long and (naming or len(quoted.content) < _SHORTEST_SPEECH):
        return None
    calls = not long and cues[-1].text.endswith("称")
    listed = quoted.is_listed and (spoken or embedded.PREDICATE.match(quoted.content))
    if not quoted.closed and not listed and (long or not _GOES_ON.match(quoted.tail)):
        return None
    speaker = quoted.subject_before(cues[-1].start)
    if speaker is None and cues[-1].start == quoted.left:  # 怎么会敢？呛声“……”
        start = max(quoted.first.sentence_start(max(0, quoted.left - 1)), quoted.left - WINDOW)
        speaker = quoted.subject_before(quoted.left, start)
    if speaker is None or cues[-1].text == "希望":  # 王海称，公司希望“……”
        told = reports(quoted.speakers, quoted.first, quoted.left, cues[-1].start)
        speaker = told[-1][1] if told else speaker  # 米原称，……，还表示“……”
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
    asked = quoted.content.endswith(("？", "?"))
    closed = quoted.closed or (asked and quoted.tail.startswith("、“"))
    if not closed or len(quoted.content) < _SHORTEST_SPEECH:
        return None
    begin = max(quoted.left, stop - _WHOM)
    first = quoted.first
    named = (*names_in(first.persons, begin, stop), *names_in(first.orgs, begin, stop))
    told = [n.start for n in named if n.end == stop]
    if quoted.lead.endswith(("他", "她", "对方", "记者", "》", *_CALLED_ON)):
        told.append(stop - 1)
    if quoted.lead.endswith(_CONDUCT) and _COMPLEMENT.match(quoted.content):
        told.append(stop - 1)  # 质疑市府做法“赶得太尽”
    if asked and (listener := role_at_end(quoted.lead)):  # 询问被告“……？”
        told.append(stop - len(listener))
    verbs = [m for m in _DIRECTED.finditer(first.veiled, begin, stop) if told]
    if not verbs or COMMA in first.veiled[verbs[-1].end() : stop]:
        return None
    told_to = quoted.ended or quoted.sentence_like or embedded.PREDICATE.match(quoted.content)
    called = verbs[-1][0] == "叫" and not told_to
    speaker = None if called else quoted.subject_before(verbs[-1].start())  # 都叫他“偉叔叔”
    return QuoteVerdict(speaker, verbs[-1][0]) if speaker else None


_WHOM = 24
# What somebody does is called so: 做法“赶得太尽”.
_CONDUCT = ("做法", "态度", "安排", "说法", "言论", "行为", "措施", "表现", "决定", "手法", "服务")
_COMPLEMENT = Pattern(f"{embedded.PREDICATE.pattern}|[^，]得[太很好]|[好太极很超]|毫无|荒谬|离谱")
_CALLED_ON = (
    *("被告", "港人", "国人", "成员", "各方", "双方", "当局", "政府", "国家", "部门", "公众"),
    *("市民", "人士"),
)
_DIRECTED = Pattern(
    "呼吁|敦促|勉励|寄语|质[询问]|反问|追问|询问|叮[咛嘱]|提醒|告诉|告知|安慰|警告|劝|呛|骂|叫(?![做作好])|[指斥]责|怒斥|批评|抨击|炮轰|质疑|[痛狠怒]批|直斥|痛斥|直指"
)


@rule("quoted-words", "村里办起了“[云课堂]”。")
def quoted_words(quoted: Quoted) -> QuoteVerdict | None:
    """村里办起了“云课堂”: words that no other rule takes."""
    return TERM


RULES: tuple[QuoteRule, ...] = (
    returning_words,
    naming_cue,
    embedded.question_behind,
    naming_tail,
    embedded.listed_speech,
    alone.next_quote,
    listed_words,
    embedded.passive_cue,
    alone.message_received,
    cantonese.dialect_verb,
    embedded.accused_answers,
    embedded.same_reporter,
    embedded.besides,
    embedded.report_says,
    colon_cue,
    colon_name,
    headline_words,
    comma_cue,
    embedded.by_account,
    embedded.periodical,
    directed_cue,
    behind_cue,
    behind_gesture,
    adjacent_cue,
    alone.introduces_himself,
    alone.comma_subject,
    alone.attributed_behind,
    alone.one_sentence,
    alone.behind_subject,
    alone.behind_contacted,
    alone.introduced,
    alone.own_sentence,
    embedded.said_of,
    embedded.reported_words,
    cantonese.dialect,
    quoted_words,
)


@rule("headline-echo", f"“[日子越过越好]”\n{BODY}\n“日子越过越好。”王海说。")
def headline_echo(
    quoted: Quoted, neighbours: Sequence[tuple[Quoted, QuoteVerdict]]
) -> QuoteVerdict | None:
    """Give a headline that quotes a speech of the text to the speaker of that speech."""
    if quoted.first.paragraph.kind not in HEADLINES or len(quoted.content) < _ECHO:
        return None
    return next(_saying_same(quoted, neighbours), None)


@rule(
    "said-again",
    "“[风雨比往年都大，谁也没有想到。]”\n王海说：“风雨比往年都大，谁也没有想到。”",
    never=("“绿水青山就是金山银山”写在墙上。王海说：“绿水青山就是金山银山。”",),
)
def said_again(
    quoted: Quoted, neighbours: Sequence[tuple[Quoted, QuoteVerdict]]
) -> QuoteVerdict | None:
    """Give a speech of nobody known to whoever says the same in another place."""
    own = next((verdict for other, verdict in neighbours if other is quoted), TERM)
    if own.speaker != UNKNOWN or len(quoted.content) < _AGAIN:
        return None
    known = (v for v in _saying_same(quoted, neighbours) if v.speaker != UNKNOWN)
    return next(known, None)


def _saying_same(
    quoted: Quoted, neighbours: Sequence[tuple[Quoted, QuoteVerdict]]
) -> Iterator[QuoteVerdict]:
    """Yield the verdicts on speeches in which the words are whole clauses."""
    words = re.escape(quoted.content.rstrip("。！？"))
    clause = Pattern(f"(?:^|[，。！？；：]){words}(?:$|[，。！？；：])")
    return (v for q, v in neighbours if v.speaker and clause.search(q.content))


_AGAIN = 10  # characters of words that two persons will not both say
ECHOES = (headline_echo, said_again)
