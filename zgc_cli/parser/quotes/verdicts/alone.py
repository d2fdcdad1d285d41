"""Rules for quotes that have no verb of saying of their own beside them.

Who spoke is told by the sentence around the words, the one before, or the paragraph before.
"""

import re
from bisect import bisect_left

from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.quotes.clause_subjects import last_noun, reports, subject
from zgc_cli.parser.quotes.quoted import (
    CLAUSE,
    COMMA,
    SHORT_CLAUSE,
    WINDOW,
    Quoted,
    QuoteVerdict,
    named_by,
)
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker
from zgc_cli.parser.quotes.unnamed.groups import CONTACTED
from zgc_cli.parser.quotes.veiled import clause_start, names_in
from zgc_cli.parser.quotes.verdicts import embedded
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.pattern import Pattern

# So long must quoted words be that end a sentence behind a comma and a verb of saying, to be a
# clause that was spoken: 李某说，一家子都来了，“日子更有奔头”。
_REPORTED = 6
_BLANK = " “”\ue000"  # all that stands beside a quote that other quotes surround
# Lines of equal length, or classical particles: a verse that nobody in the text speaks.
_VERSE = Pattern(
    "(?:{0}{{4}}{1}){{2,}}$|(?:{0}{{5}}{1}){{2,}}$|(?:{0}{{7}}{1}){{2,}}$|"
    ".*(?:[矣兮焉哉曰]|者必|之所以|之谓|乎[？！])".format("[^，。！？；、]", "[，。！？；、]")
)
_MODERN = Pattern("[的了吗吧呢啊们很咱您]|就是|没有|什么|一个|可以")


@rule(
    "next-quote",
    "网友留言支持：“[这条路修得真好]”“[大家都说好]”。",
    never=("展台上有“云梯”“海瞳”。",),
)
def next_quote(quoted: Quoted) -> QuoteVerdict | None:
    """“……”“……”: a quote right behind another is of the same speaker."""
    index, before, speaker = quoted.speakers.latest
    if index != quoted.first.index or len(quoted.content) < SHORT_CLAUSE:
        return None
    between = quoted.first.veiled[quoted.open - 1 : quoted.open]
    clause = quoted.finished or quoted.sentence_like
    if between != "”" and not (clause and between in (COMMA, "、")):
        return None
    if not _NEXT.fullmatch(quoted.first.veiled, before, quoted.open):
        return None
    led = quoted.first.veiled[max(0, before - 1) : before] in ("：", COMMA)
    apart = quoted.ended or quoted.tail.startswith(COMMA)
    if led and apart and before > 0:
        behind = quoted.after + quoted.tail.startswith(COMMA)
        own = quoted.subject_behind(quoted.clause_end(behind))
        if own and own != speaker and not quoted.leads_on:
            return None  # 王海：“路修好了。”“学校呢？”李芳问
    return QuoteVerdict(speaker, quoted.speakers.cues.get(speaker.name))


@rule("comma-subject", "王海指着墙上的地图，“[我们一定要走出去。]”")
def comma_subject(quoted: Quoted) -> QuoteVerdict | None:
    """他指着墙上的地图，红色的区域格外醒目，“我们一定要走出去”。: no verb of saying of its own."""
    ends = quoted.finished or quoted.ends_sentence or quoted.tail.startswith("；")
    # 他说，去年很忙，“接下来就是应用爆发的时候”，看好未来: a clause of what is reported.
    within = quoted.tail.startswith(COMMA) and len(quoted.content) >= CLAUSE
    if not quoted.lead.endswith(COMMA) or not (ends or within):
        return None
    first = quoted.first
    cues = first.verbs_in(quoted.left, quoted.open)
    if not quoted.finished and len(quoted.content) < (_REPORTED if cues else CLAUSE):
        return None
    if not cues and _goes_on_with_terms(quoted):
        return None
    # 王海笑称，李木身体好，“……”: it goes on with what was reported before.
    told = reports(quoted.speakers, first, quoted.left, quoted.open)
    if not ends and not told:
        return None
    if told:
        cues = [told[-1][0]]
        speaker: Speaker | None = told[-1][1]
    else:
        heard = _HEARD.search(quoted.lead)
        speaker = _source(quoted, heard) if heard else quoted.subject_before(quoted.open - 1)
        # 王海回复记者，称两个孩子是闹着玩，“……。”: a verb that begins its clause.
        own = [c for c in cues if first.veiled[c.start - 1 : c.start] == COMMA]
        led = [c for c in cues if first.veiled[c.end] == COMMA]
        if (own or led) and (own or speaker in (None, UNKNOWN)):
            speaker = quoted.subject_before((own or led)[-1].start)
    if cues and speaker in (None, UNKNOWN):
        speaker = embedded.writing(quoted, cues[-1]) or speaker
    if not cues and embedded.CARRIES_ON.match(quoted.content):
        speaker = embedded.reporter_before(quoted) or speaker
    if speaker is None and quoted.finished and not embedded.is_cry(quoted):
        speaker = quoted.recent(quoted.left)
    if speaker is None or speaker == UNKNOWN or is_of(speaker, quoted.content):
        return QuoteVerdict(UNKNOWN, None) if quoted.finished else None
    if not quoted.finished and not (cues or quoted.sentence_like or speaker.name):
        return None
    return QuoteVerdict(speaker, cues[0].text if cues else quoted.speakers.cues.get(speaker.name))


def _goes_on_with_terms(quoted: Quoted) -> bool:
    """Return whether it stands behind a quote that nobody spoke: 能够实现“自己开门”，“……”."""
    if not quoted.lead.endswith("”，"):
        return False
    index, spoken, _ = quoted.speakers.latest
    before = bisect_left(quoted.first.quoted, (quoted.open,))
    start = quoted.first.quoted[before - 1][0] if before else 0
    return index != quoted.first.index or start - 1 > spoken


# 记者从市应急局获悉，道路已恢复，“……”: whose words a reporter passes on.
_HEARD = Pattern("从(?P<who>[^，。；：“”]{2,20}?)(?:处|方面|那里)?(?:获悉|了解到|得知)，")


def _source(quoted: Quoted, heard: re.Match[str]) -> Speaker | None:
    start, end = (quoted.left + at for at in heard.span("who"))
    return subject(quoted.speakers, quoted.first, start, end)


@rule(
    "introduces-himself",
    "她害羞地笑了，“[我叫艾佳青，来自山野县。]”",
    never=("她害羞地笑了，“我叫不出名字，来自山野县。”",),
)
def introduces_himself(quoted: Quoted) -> QuoteVerdict | None:
    """“我叫王海，……”: whoever says his own name."""
    own = _OWN_NAME.match(quoted.content)
    start = quoted.open + 1 + own.end() if own else 0
    told = next(names_in(quoted.first.persons, start, quoted.close), None) if own else None
    if told is None or told.start != start or not (quoted.finished or quoted.sentence_like):
        return None
    return QuoteVerdict(quoted.speakers.person(told.name), None)


_OWN_NAME = Pattern("(?:大家好，?|你们?好，?)?(?:我叫|我的名字[是叫]|我是)")


@rule("behind-subject", "“[读书不该赶时间。]”书店经理林知远计划，明年再开一家。")
def behind_subject(quoted: Quoted) -> QuoteVerdict | None:
    """书店的人气很高。“……。”店主李某计划扩建。: a title behind the quote introduces its speaker.

    Who would go on speaking was named before, and needs no title.
    """
    passage = quoted.last
    if not quoted.finished or quoted.lead or next(names_in(passage.persons, 0, quoted.open), None):
        return None
    person = next(names_in(passage.persons, quoted.after, quoted.right), None)
    if person is None or not title_at_end(passage.veiled[quoted.after : person.start]):
        return None
    # “……。”灾后第二天，在县里的茶园，副县长王海赶到: nobody else acts before him.
    begin = clause_start(passage.veiled, quoted.after, person.start)
    if begin > quoted.after and quoted.subject_behind(begin):
        return None
    speaker = quoted.subject_behind(quoted.clause_end(person.end))
    return speaker and QuoteVerdict(speaker, quoted.speakers.cues.get(speaker.name))


@rule(
    "attributed-behind",
    "其实，“[山路从来没有断过，大家都能走]”。村长王海在接受采访时表示。",
    never=("其实，“云梯”来了。村长王海在接受采访时表示。",),
)
def attributed_behind(quoted: Quoted) -> QuoteVerdict | None:
    """其实，“……”。王海接受采访时表示。: a sentence that does nothing but say who spoke."""
    clause = quoted.sentence_like or len(quoted.content) >= CLAUSE
    if len(quoted.lead) > _SHORT_LEAD or quoted.finished or not clause or not quoted.ends_sentence:
        return None
    passage, begin = quoted.last, quoted.right
    end = passage.sentence_end(begin) if begin < len(passage.veiled) else begin
    cues = passage.verbs_in(begin, end)
    ends = cues and passage.veiled[cues[-1].end : end] == "。"
    if not ends or end - begin > WINDOW or "“" in passage.veiled[begin:end]:
        return None
    speaker = subject(quoted.speakers, passage, begin, cues[-1].start)
    return QuoteVerdict(speaker, cues[-1].text) if speaker and speaker != UNKNOWN else None


_SHORT_LEAD = 6  # characters: 事实上，


@rule(
    "one-sentence",
    "王海一句“[路通了，日子就有奔头]”，说出了大家的心声。",
    never=("王海一句“绝了”，大家都笑。",),
)
def one_sentence(quoted: Quoted) -> QuoteVerdict | None:
    """王海一句“……”: whose sentence it is stands right in front of the words."""
    told = _ONE_SENTENCE.search(quoted.lead)
    if told is None or not (quoted.sentence_like or quoted.finished):
        return None
    stop = quoted.left + told.start()
    named = (n for n in names_in(quoted.first.persons, stop - _LONGEST, stop) if n.end == stop)
    person = next(named, None)
    return QuoteVerdict(quoted.speakers.person(person.name), None) if person else None


_ONE_SENTENCE = Pattern("的?(?:这|那)?一?句(?:话)?[：，]?$")
_LONGEST = 20  # characters of a name


@rule(
    "message-received",
    "王海收到弟弟报平安的消息，“[水退了，不用担心我们]”。",
    "王海收到李芳的回信：“[山路已经修通了。]”",
    never=("王海接到弟弟打来的电话，“[他让我记下地址，说水漫上来了]”。", "王海收到“云梯”的消息。"),
)
def message_received(quoted: Quoted) -> QuoteVerdict | None:
    """收到弟弟发来的消息，“……”: whose message it is."""
    told = _MESSAGE.search(quoted.lead)
    if told is None or not quoted.closed or not (quoted.finished or quoted.sentence_like):
        return None
    start, end = (quoted.left + at for at in told.span("who"))
    named = list(names_in(quoted.first.persons, start, end))
    role = role_at_end(told["who"])
    if named:
        return QuoteVerdict(quoted.speakers.person(named[-1].name), None)
    return QuoteVerdict(Speaker(None, told["who"]), None) if role else None


_MESSAGE = Pattern(
    "(?:收到|接到)了?(?P<who>[^，。；：“”的]{2,8}?)(?:的|发来的?|传来的?|寄来的?|报平安的?){1,2}"
    "(?:一[条封]|[微短]|的)*(?:消息|短信|微信|信息|留言|回复|回信|来信)[，：]$"
)


@rule("introduced-words", f"网友纷纷留言：\n“[这条路修得真好。]”\n{BODY}")
def introduced(quoted: Quoted) -> QuoteVerdict | None:
    """网友也发表了自己的见解：, and words that are paragraphs of their own behind it."""
    before = next((p for p, place in quoted.neighbours if place == "before"), None)
    whole = not quoted.first.veiled[: quoted.open].strip(_BLANK) and not quoted.tail.strip("。")
    if before is None or not whole or not (quoted.finished or quoted.sentence_like):
        return None
    told = before.veiled.rstrip()
    if told.endswith(("：", "——")) and not named_by(told[:-1]):
        start = before.sentence_start(max(0, len(told) - 2))
        start, end = max(start, len(told) - WINDOW), len(told) - 1
        said = reports(quoted.speakers, before, start, end)
        # @山野来信认为这样不对，但人命大于一切：
        last = start if "@" in told else max(start, before.veiled.rfind(COMMA, start, end) + 1)
        found = said[-1][1] if said else subject(quoted.speakers, before, last, end)
        cues = before.verbs_in(start, len(told))
        return QuoteVerdict(found or UNKNOWN, cues[-1].text if cues else None)
    index, _, latest = quoted.speakers.latest
    if index == before.index and not told.strip(_BLANK + "。") and not latest.name:
        return QuoteVerdict(latest, quoted.speakers.cues.get(latest.name))
    return None


@rule("behind-contacted", "“[那天风很大。]”记者联系到了圆圆妈妈。")
def behind_contacted(quoted: Quoted) -> QuoteVerdict | None:
    """“……。”记者联系到了王海的妈妈。: whom a reporter has met speaks."""
    met = CONTACTED.search(quoted.tail) if quoted.finished and not quoted.lead else None
    if met is None:
        return None
    start = quoted.after + met.end()
    told = quoted.last.veiled[start : quoted.clause_end(start)].rstrip("。！？")
    stop = start + len(told)
    named = list(names_in(quoted.last.persons, start, stop))
    role = role_at_end(told)
    if named:
        return QuoteVerdict(quoted.speakers.person(named[-1].name), None)
    noun = last_noun(quoted.last, start, stop) or Speaker(None, role)
    return QuoteVerdict(noun, None) if role else None


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
    if quoted.tail.startswith(("是", "成为", "成了")):
        return None  # “没钱了！”是大家见面的问候语
    if _VERSE.match(quoted.content) and not _MODERN.search(quoted.content):
        return None
    if _CROWD.match(quoted.last.veiled, quoted.after):
        return QuoteVerdict(UNKNOWN, None)
    start = max(quoted.first.sentence_start(max(0, quoted.left - 1)), quoted.left - WINDOW)
    index, before, latest = quoted.speakers.latest
    if index == quoted.first.index and _NEXT.fullmatch(quoted.first.veiled, before, quoted.open):
        return QuoteVerdict(latest, quoted.speakers.cues.get(latest.name))
    verbs = quoted.first.verbs_in(start, quoted.left)
    speaker = embedded.account(quoted, start)
    speaker = speaker or quoted.subject_before(verbs[0].start if verbs else quoted.left, start)
    if speaker is None or speaker == UNKNOWN:
        speaker = (None if embedded.is_cry(quoted) else quoted.recent(quoted.open)) or UNKNOWN
    if is_of(speaker, quoted.content):
        return QuoteVerdict(UNKNOWN, None)
    return QuoteVerdict(speaker, quoted.speakers.cues.get(speaker.name))


def is_of(speaker: Speaker, content: str) -> bool:
    """Return whether words tell of somebody by his name, as others do: “王海踢得很好。”."""
    name = speaker.name or ""
    return len(name) > 1 and name in content and not _CALLS_HIMSELF.search(content)


_CALLS_HIMSELF = Pattern("我叫|我是|我就是|我的名字|本人")


# “……。”“……。”大家七嘴八舌地说起来
_CROWD = Pattern(
    "(?:“\ue000{1,80}”[，、 ]?){0,6}(?:大家|众人|人们|[^，。“”]{1,6}们)[^，。“”]{0,4}"
    "(?:七嘴八舌|你一言|你一句|纷纷|议论|争相|争着|抢着|齐声|异口同声)"
)
_NEXT = Pattern("“\ue000+”[，、。！？ 　]*")  # of a quote and the next
