"""Rules for words that a sentence takes in without a verb of saying of their own beside them.

Questions put, the end of a report in quotation marks, passive verbs, papers that report.
"""

from zgc_cli.parser.quotes.clause_subjects import subject
from zgc_cli.parser.quotes.quoted import (
    CLAUSE,
    COMMA,
    NAMING_VERBS,
    SHORT_CLAUSE,
    Quoted,
    QuoteVerdict,
)
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker
from zgc_cli.parser.quotes.unnamed.groups import ENDING
from zgc_cli.parser.quotes.veiled import Cue, VeiledParagraph, clause_start, names_in
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern


@rule(
    "question-behind",
    "面对记者“[取款要不要说明用途]”的提问，行长说要。",
    never=("记者看到“取款须知”的问题不少。",),
)
def question_behind(quoted: Quoted) -> QuoteVerdict | None:
    """面对记者“……”的提问: who asks stands right in front of the words."""
    if asker := _ASKER_BEHIND.match(quoted.tail) if quoted.finished else None:
        return QuoteVerdict(Speaker(None, asker["who"]), None)
    if len(quoted.content) < SHORT_CLAUSE or not _ASKED_BEHIND.match(quoted.tail):
        return None
    stop = quoted.left + len(quoted.lead)
    named = [n for n in names_in(quoted.first.persons, stop - 4, stop) if n.end == stop]
    if named:
        return QuoteVerdict(quoted.speakers.person(named[0].name), None)
    role = role_at_end(quoted.lead)
    return QuoteVerdict(Speaker(None, role), None) if role else None


# “……？”一名记者的提问引起了他的回忆。
_ASKER_BEHIND = Pattern(
    "(?:一[名位]|有)?(?P<who>(?!面对|听|对|针对|就|回[答应]|接受)[^，。：“”]{0,6}记者)(?:的(?:提问|追问|问题)|[提追]?问道?[，。])"
)
_ASKED_BEHIND = Pattern("的?(?:提问|疑问|追问|询问|质疑|质问)")


@rule(
    "reported-words",
    "王海称这样做不对，因为“[春节是许多国家共有的节日]”。",
    "王海说，李芳“[不会以这种方式离开]”。",
    "王海强调，山路的事“[不能拖延]”。",
    never=(
        "王海说，要把“绿水青山就是金山银山”记在心里。",
        "王海说，他住在“不夜城”。",
        "王海认为，这样做是否属于“不具备资格的组织开展募捐”，要看事实。",
    ),
)
def reported_words(quoted: Quoted) -> QuoteVerdict | None:
    """他说，李芳“不会以这种方式离开”。: the words with which a report goes on, not a name in it."""
    if _NAMES.search(quoted.lead):
        return None
    begins = bool(PREDICATE.match(quoted.content)) and len(quoted.content) >= _SHORTEST
    follows = bool(_CONJUNCTION.search(quoted.lead)) and len(quoted.content) >= CLAUSE
    if not (begins or follows) or not (quoted.ends_sentence or quoted.tail[0] in "，；"):
        return None
    first = quoted.first
    cues = [
        c
        for c in first.verbs_in(quoted.left, quoted.open)
        if c.text not in NAMING_VERBS or first.veiled.startswith(COMMA, c.end)
    ]
    speaker = quoted.subject_before(cues[-1].start) if cues else None
    return QuoteVerdict(speaker, cues[-1].text) if speaker and speaker != UNKNOWN else None


_SHORTEST = 4  # characters of a predicate that is quoted: 不能拖延
_NAMES = Pattern("(?:属于|(?<![因认以])为|叫做?|所谓的?|被称|扩大|设立|设置|推行|推出|增设|划定)$")
# What begins a predicate, and what leads to a clause.
PREDICATE = Pattern(
    "[是没仅只并会将要应须可能已正从绝很更非不](?!夜)|太(?![平阳空原子极])|有[些点]|十分|非常|过于|难以|犹如|如同|令人|具有|存在|缺乏|值得|处于|面临|没有|必须|应该|应当|可以|无法|禁止|允许|"
    "肯定|一定|当然|其实|根本|绝对|完全|仍|继续|愿意|同意|支持|反对|希望|感到|相信"
)
_CONJUNCTION = Pattern("(?:因为|由于|但是?|而是?|并且?|且|甚至|只是|却|也|都|就是|其实|所以|因此)$")


@rule(
    "said-of",
    "王海在会上表扬李芳，称其“[发挥了带头作用，让全村人都受益]”。",
    never=("王海称其“发动机”。", "王海称这条路为“通天大道，人间正道”。"),
)
def said_of(quoted: Quoted) -> QuoteVerdict | None:
    """称其“……”: what somebody says of it, a clause and no name."""
    told = _SAID_OF.search(quoted.lead)
    clause = quoted.sentence_like or PREDICATE.match(quoted.content)
    if not told or not clause or len(quoted.content) < CLAUSE or not quoted.closed:
        return None
    speaker = quoted.subject_before(quoted.left + told.start())
    return QuoteVerdict(speaker, told["cue"]) if speaker and speaker != UNKNOWN else None


_SAID_OF = Pattern(
    "(?P<cue>称|认为|批评|指责|形容|直言|坦言|表示|说)(?:[这此该其他她它]|此[举次事])是?$"
)


@rule(
    "same-reporter",
    "村长王海表示，李芳去年反对修路，不过路终于通了，因此他的结论是：“[大家一定要爱护它。]”",
    "村长王海表示，去年没有人愿意修路，直言“[这条路你就认了。]”",
    never=("王海表示，他认识李芳，新书的主题是：“山里的路。”",),
)
def same_reporter(quoted: Quoted) -> QuoteVerdict | None:
    """王海表示，……，他的结论是：“……”，直言“……”: words of whoever reports in that sentence."""
    concluded = _HIS_CONCLUSION.search(quoted.lead)
    told = concluded or _BARE_VERB.search(quoted.lead)
    clause = quoted.finished or quoted.sentence_like or len(quoted.content) >= CLAUSE
    if not told or not clause or not quoted.closed:
        return None
    first, end = quoted.first, quoted.left + told.start()
    verbs = [c for c in first.verbs_in(quoted.left, end) if first.veiled[c.end] == COMMA]
    named = [c for c in verbs if first.names_subject(c)] or verbs[:1]
    speaker = quoted.subject_before(named[-1].start) if named else None
    others = named and not concluded and next(names_in(first.persons, named[-1].end, end), None)
    if not speaker or not speaker.name or others:
        return None  # 王海表示，路通了，李芳上台，直言“……”
    return QuoteVerdict(speaker, told["cue"])


_HIS_CONCLUSION = Pattern(
    "，[^，。：；“”]{0,4}[他她]的?(?P<cue>(?:结论|看法|判断|答案|意见|建议|回答)(?:就?是|为))：$"
)
_BARE_VERB = Pattern(
    "，(?:并且?|又|还|亦|也|更|再|甚至)?(?P<cue>直言|坦言|直指|强调|表示|感叹|[笑戏直]称|喊话)：?$"
)


@rule(
    "spoken-besides",
    "辩方表示被告改了主意，并解释“[指示上有冲突]”。",
    never=("校长表示路通了，并解释“一国两制”。",),
)
def besides(quoted: Quoted) -> QuoteVerdict | None:
    """辩方表示……，并解释“指示上有冲突”: a clause that whoever reports gives as the reason."""
    told = _EXPLAINS.search(quoted.lead)
    clause = _VERB.search(quoted.content) and len(quoted.content) >= _SHORTEST_CLAUSE
    if not told or not clause or not quoted.closed:
        return None
    cues = quoted.first.verbs_in(quoted.left, quoted.left + told.start())
    speaker = quoted.subject_before(cues[-1].start) if cues else None
    return QuoteVerdict(speaker, told["cue"]) if speaker and speaker != UNKNOWN else None


_EXPLAINS = Pattern("，(?:并且?|又|亦|也|还)(?P<cue>解释|补充|回应|指)$")
_SHORTEST_CLAUSE = 6  # characters
_VERB = Pattern("[有是没被会能要想]")


@rule(
    "passive-cue",
    "请假竟被领导怼：“[你怎么又请假]”",
    "他没有讲完就被法官打断，称“[再讲就离题了]”。",
    "她质疑经费，竟被市府发新闻稿点名说“[要告就告]”。",
    never=("他被领导看见：“云梯”亮了。", "他被法官打断，说完“云梯”就走了。"),
)
def passive_cue(quoted: Quoted) -> QuoteVerdict | None:
    """被领导怼：“……”: who does it speaks."""
    told = _PASSIVE.search(quoted.lead) or _CUT_SHORT.search(quoted.lead)
    if not told or not quoted.closed:
        return None
    by, cue = ("by", "said") if told.groupdict().get("by") else ("who", "cue")
    start, end = (quoted.left + at for at in told.span(by))
    named = next(names_in(quoted.first.persons, start, end), None)
    speaker = quoted.speakers.person(named.name) if named else Speaker(None, told[by])
    return QuoteVerdict(speaker, told[cue])


_PASSIVE = Pattern(
    "[被遭](?P<who>[^，。：“”被遭]{2,8}?)(?P<cue>怼|骂|训斥?|斥责|质[问疑]|嘲讽|告知|回复|吐槽|批评?|[盛称夸]赞)：?$"
)


# 被法官打断，称“……”, 被市府发新闻稿点名说“……”: who does it says it.
_CUT_SHORT = Pattern(
    "[被遭](?P<by>[^，。：“”被遭]{2,6}?)(?:发新闻稿|发文|点名|公开|当面|当众)+(?P<said>说|呛|批评?|骂|称|要求)：?$|"
    "[被遭](?P<who>[^，。：“”被遭]{2,8}?)(?:打断|喝止|制止|喝停|训斥|斥责|警告|拒绝)，"
    "(?:并|又|且)?(?P<cue>称|指|说|表示|直言|强调|质问|反问|回应)：?$"
)


@rule(
    "accused-answers",
    "家属批评院方消极，甚至只回应“[有意见请走正常管道申诉]”。",
    "家属批评院方消极，并表示“[要继续申诉]”。",
    never=("家属批评院方消极，“态度”很差。",),
)
def accused_answers(quoted: Quoted) -> QuoteVerdict | None:
    """家属批评院方消极，甚至只回应“……”: whom the clause before blames, or with 并 who blames."""
    told = _BLAMED.search(quoted.lead)
    if not told:
        return None
    if told["on"]:
        speaker = quoted.subject_before(quoted.left + told.start())
        return QuoteVerdict(speaker, told["cue"]) if speaker else None
    return QuoteVerdict(Speaker(None, told["who"]), told["cue"])


_BLAMED = Pattern(
    f"(?:控诉|指控|投诉|抱怨|批评|痛批|怒批|爆料|指责|质疑)(?P<who>[^，。；：“”的]{{0,6}}?{ENDING})[^，。；：“”]{{0,12}}，"
    "(?:(?P<on>并且?|又|亦|也|更)|甚至|竟|居然|却|反而|还)(?:只|仅|竟)?"
    "(?P<cue>回应|回复|表示|强调|指出|声称|称|说|回)：?$"
)


@rule(
    "periodical",
    "“[路已经修通了。]”海城《山野周刊》报道称。",
    "海城《山野周刊》13日报道称，“[路已经修通了]”。",
    never=("据海城《山野周刊》报道，村里办起了“云课堂”。",),
)
def periodical(quoted: Quoted) -> QuoteVerdict | None:
    """“……。”德国《图片报》报道称，; 韩联社13日报道称，“……”: what a paper or an agency writes."""
    if not quoted.lead and (quoted.ended or quoted.tail.startswith(COMMA)):
        begin = quoted.after + quoted.tail.startswith(COMMA)
        end = quoted.clause_end(begin)
        ended = quoted.last.veiled[end - 1] in "。！"
        return _of_medium(quoted.last, begin, end - ended)
    stop = quoted.left + len(quoted.lead) - 1
    if not quoted.lead.endswith((COMMA, "：")) or len(quoted.content) < SHORT_CLAUSE:
        return None
    return _of_medium(quoted.first, clause_start(quoted.first.veiled, quoted.left, stop), stop)


@rule(
    "report-says",
    "王海说，路通了。报道称，“[大家都来看，都说好]”。",
    never=("王海说，路通了。报道称办起了“云课堂”。",),
)
def report_says(quoted: Quoted) -> QuoteVerdict | None:
    """报道称，“……”: what a report says of itself, whoever spoke before."""
    told = _REPORT_SAYS.fullmatch(quoted.lead)
    clause = quoted.finished or quoted.sentence_like or len(quoted.content) >= CLAUSE
    return QuoteVerdict(UNKNOWN, told["cue"]) if told and clause else None


_REPORT_SAYS = Pattern(
    "(?:该|上述)?(?:报道|消息|文章)[中里]?(?:还|也|又|则|同时)*(?P<cue>[称说指]|认为|写道)[，：]"
)


def _of_medium(passage: VeiledParagraph, start: int, end: int) -> QuoteVerdict | None:
    """Return the paper or the agency of which a clause tells that it reports something."""
    if next(names_in(passage.persons, start, end), None):
        return None  # 《山野周刊》的编辑王海评论称
    if paper := _PAPER.fullmatch(passage.veiled, start, end):
        return QuoteVerdict(Speaker(paper["who"]), paper["cue"])
    for org in names_in(passage.orgs, start, min(end, start + _AHEAD)):
        told = _REPORTS.fullmatch(passage.veiled, org.end, end)
        if told and not passage.veiled.startswith("据", start):
            return QuoteVerdict(Speaker(org.name), told["cue"])
    return None


_AHEAD = 24  # characters in which a clause names the medium
_REPORTS = Pattern("》?(?:[^《》，。“”]{0,8}?)(?P<cue>报道[称说]|评论[称说]|刊文[称说])")
_PAPER = Pattern(
    "(?!据)[^《》，。“”]{0,8}《(?P<who>[^《》，。]{2,12})》[^，。《》“”]{0,8}?"
    "(?P<cue>报道[称说]?|评论[称说]?|写道|称)"
)


@rule(
    "listed-speech",
    "网友留言支持，“这条路修得真好，走起来舒服”、“[大家都说好，感谢]”。",
    never=("网友留言，“路修得真好，走着舒服”、“[云梯]”也来了。",),
)
def listed_speech(quoted: Quoted) -> QuoteVerdict | None:
    """网友留言，“……”、“……”: the next of several that one speaker, or a crowd, says."""
    index, before, speaker = quoted.speakers.latest
    if index != quoted.first.index or not _NEXT_OF_LIST.fullmatch(
        quoted.first.veiled, before, quoted.open
    ):
        return None
    clause = quoted.ended or quoted.sentence_like or PREDICATE.match(quoted.content)
    if not clause and len(quoted.content) < CLAUSE:
        return None
    return QuoteVerdict(speaker, quoted.speakers.cues.get(speaker.name))


_NEXT_OF_LIST = Pattern("“\ue000+”(?:[、；]|，?(?:以?及|和|与|或|还有))")


def writing(quoted: Quoted, cue: Cue) -> Speaker | None:
    """Return the writing that says it, no person: 律师信最后指出，……，“……”."""
    veiled = quoted.first.veiled
    told = _WRITING.match(veiled, clause_start(veiled, quoted.left, cue.start), cue.start)
    return Speaker(told["who"]) if told else None


_WRITING = Pattern(
    "(?P<who>[^，。；：“”《》的]{0,8}?(?:信件?|函件?|文章|社评|评论|报告|声明|公告|通告|判词|判决书|起诉书))"
    "(?:最后|其后|随后|同时|亦|也|又|还|则|并|中)*$"
)


def is_cry(quoted: Quoted) -> bool:
    """Return whether words are a cry, as often that of somebody else: 快来人！."""
    return quoted.content.endswith(("！", "!")) and len(quoted.content) <= _CRY


_CRY = 16  # characters


def is_insisted(quoted: Quoted, cue: Cue) -> bool:
    """Return whether what 强调 leads to is a predicate and no name: 强调“不可能让步”."""
    text = quoted.content
    told = cue.text in _INSISTING and len(text) >= _SHORTEST and not _MOTTO.match(text)
    return told and bool(PREDICATE.match(text))


_INSISTING = ("强调", "指出", "呼吁", "承诺", "解释", "提到")
_MOTTO = Pattern("不忘|[没不]有?[^，]{1,3}[没不就]")  # 不忘初心, 不折腾不懈怠


def is_led_in(quoted: Quoted, *, comma: bool = False) -> bool:
    """Return whether right before the quote somebody says it: 王某说“……！”，李某却说“……”.

    With `comma`, a comma may stand between: 网友留言，“……”、“……”.
    """
    start = quoted.left + len(quoted.lead) - (comma and quoted.lead.endswith(COMMA))
    cues = quoted.first.verbs_in(quoted.left, start)
    led = bool(cues) and cues[-1].end == start
    return led and quoted.subject_before(cues[-1].start) is not None


# 根据王海的介绍，他的儿子已经做好准备。“……”: whose account it is.
_ACCOUNT = Pattern(
    "(?:在|用|根据|据|按照?)(?P<who>[^，。；：“”他她]{2,20}?)"
    "(?:看来|的话(?:来?[说讲])?|的?(?:介绍|说法|讲述|描述|叙述|回忆|透露))，"
)


@rule(
    "by-account",
    "按照村长王海的说法，“[路修好了，茶才卖得出去]”。",
    "在王海看来，“[路修好了，茶才卖得出去]”。",
    never=("在王海看来，“云梯”不贵。",),
)
def by_account(quoted: Quoted) -> QuoteVerdict | None:
    """按照一位村民的说法，“……”: whose account it is, a name or none."""
    told = _ACCOUNT.search(quoted.lead) if quoted.lead.endswith(COMMA) else None
    clause = quoted.finished or quoted.sentence_like or len(quoted.content) >= CLAUSE
    if told is None or told.end() != len(quoted.lead) or not clause or not quoted.closed:
        return None
    start, end = (quoted.left + at for at in told.span("who"))
    named = list(names_in(quoted.first.persons, start, end))
    if named:
        return QuoteVerdict(quoted.speakers.person(named[-1].name), None)
    speaker = subject(quoted.speakers, quoted.first, start, end)
    return QuoteVerdict(speaker, None) if speaker and speaker != UNKNOWN else None


def account(quoted: Quoted, start: int) -> Speaker | None:
    """Return whose account the sentences before a quote are: 根据王海的介绍，.."""
    told = list(_ACCOUNT.finditer(quoted.first.veiled, start, quoted.left))
    named = list(names_in(quoted.first.persons, *told[-1].span("who"))) if told else []
    return quoted.speakers.person(named[-1].name) if named else None


# 王海认为，……。这样做不容易，“但如果……”: words that carry on what was reported before.
CARRIES_ON = Pattern("但|因为|所以|如果|而且|并且|只要|除非")


def reporter_before(quoted: Quoted) -> Speaker | None:
    """Return who reports in the sentence before, by a clause of its own: 王海认为，."""
    first = quoted.first
    start = first.sentence_start(max(0, quoted.left - 1))
    told = [c for c in first.verbs_in(start, quoted.left) if first.veiled[c.end] == COMMA]
    named = [c for c in told if first.names_subject(c)]
    return quoted.subject_before(named[0].start, start) if named else None
