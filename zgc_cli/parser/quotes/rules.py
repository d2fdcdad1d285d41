"""Rules that tell spoken quotes from quoted words, and find who spoke them.

`RULES` are asked in order. Each is one way in which news attributes a quote; the example beside it
needs it. What a rule of `_NAMING` matches, or no rule takes, is a term.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.quotes.attribution import first_subject, subject
from zgc_cli.parser.quotes.speakers import PRONOUN, UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.veiled import Cue, VeiledParagraph, is_finished, names_in
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import title_at_end

_SPLIT = tuple("，,、；;：:—")
_FIRST_PERSON = re.compile("[我咱俺你您]")
_PAUSE = re.compile("[，。！？；,!?;]")
_COMMA = "，"
_COLON = "："
# More than this between a verb of saying and the comma is another clause: 他告诉大家，“……”.
_OBJECT = 5
_WINDOW = 200
# So long must quoted words be that end a sentence behind a comma, to be a clause that was spoken:
# 李某说，一家子都来了，“日子更有奔头”。 The second holds where no verb of saying leads.
_REPORTED = 6
_CLAUSE = 8
_CLAUSE_END = ("", *"，。：；！？")
# A clause in front of the verb that has no subject of its own: 谈起往事，动情地说.
_HEADLESS = re.compile(
    r"(?:^|，)(?:谈|说|聊|提|讲|回忆|回想|回顾|面对|看|望|指|对于|关于|至于|展望|随后|接着|最后|同时|此外|"
    r"采访|临别|临走|当|在|[^，]{0,12}[地着]$|$)"
)
# The dateline of a wire report or a local paper, which leads to no quote.
_DATELINE = re.compile("^(?:.{0,12}讯|.{2,24}电)[ 　\ue001]*$")
# “您好，我是客服。”王女士接到一个电话: who hears the words does not say them.
_RECEIVES = re.compile("接到|收到|听到|听见|传来|看到|得知|接听")
# Lines of equal length, or classical particles: a verse that nobody in the text speaks.
_VERSE = re.compile(
    "(?:{0}{{4}}{1}){{2,}}$|(?:{0}{{5}}{1}){{2,}}$|(?:{0}{{7}}{1}){{2,}}$|"
    ".*(?:[矣兮焉哉曰]|者必|之所以|之谓|乎[？！])".format("[^，。！？；、]", "[，。！？；、]")
)
_MODERN = re.compile("[的了吗吧呢啊们很咱您]|就是|没有|什么|一个|可以")


class Saying(NamedTuple):
    """The verdict of a rule: speech by `speaker`, told by `cue`, seen by the rule `rule`."""

    rule: str
    speaker: Speaker
    cue: str | None


class Quoted(NamedTuple):
    """One outermost quoted span with what stands before and behind it in its sentence.

    `open` is the opening mark in `first`, `close` the offset behind the closing one in `last`
    (they differ where a quote runs over paragraphs); `after` is `close` or, where other quotes
    follow without a word between, the end of the last of these.
    """

    first: VeiledParagraph
    last: VeiledParagraph
    content: str
    open: int
    close: int
    after: int

    @property
    def finished(self) -> bool:
        """A stop stands inside the marks: “……。”."""
        return is_finished(self.content)

    @property
    def broken(self) -> bool:
        """The marks close at a comma, where the attribution splits the quote: “……，”他说."""
        return self.content.rstrip().endswith(_SPLIT)

    @property
    def left(self) -> int:
        """Where the sentence begins that leads to the quote."""
        return max(self.first.sentence_start(self.open), self.open - _WINDOW)

    @property
    def right(self) -> int:
        """Where the sentence ends that follows the quote."""
        return min(self.last.sentence_end(self.after), self.after + _WINDOW)

    @property
    def lead(self) -> str:
        """What leads to the quote in its sentence."""
        lead = self.first.veiled[self.left : self.open].rstrip()
        return "" if len(lead) < 120 and _DATELINE.match(lead) else lead

    @property
    def tail(self) -> str:
        """What follows the quote in its sentence."""
        return self.last.veiled[self.after : self.right]

    @property
    def closed(self) -> bool:
        """The words end a clause, inside the marks or right behind them."""
        return self.finished or self.broken or self.tail[:1] in ("", *"，。！？；：“")

    @property
    def sentence_like(self) -> bool:
        """Tell a clause from a coined word."""
        text = self.content
        return bool(_PAUSE.search(text[:-1])) or (
            len(text) >= 6 and bool(_FIRST_PERSON.search(text))
        )


class QuoteContext(NamedTuple):
    """What the rules know beside the quote: the persons, and what was said before it."""

    speakers: Speakers
    said: dict[str | None, str | None]


QuoteRule = Rule[Callable[[QuoteContext, Quoted], Saying | None]]


def is_naming(quoted: Quoted) -> bool:
    """Tell words that are written, sung or borne as a name, whatever verb stands beside them."""
    return any(test(quoted) for test in _NAMING)


def _inscription(quoted: Quoted) -> bool:
    """海报上写着“欢迎回家”; 屏保上写着一句英文：“……”; 常言道：“……”; 主题为“……”."""
    if is_naming_lead(quoted.lead.rstrip("：，")):
        return True
    return bool(_WRITTEN.search(quoted.lead)) and not _LETTER.search(quoted.lead)


_WRITTEN = re.compile("(?:[写印刻贴挂刷绣]着|[写印刻绣]有|显示)[^，。；”]{0,14}[：，]?$")
_LETTER = re.compile("信|日记|邮件|朋友圈|微博|社交|留言|文章|书中")


def is_naming_lead(lead: str) -> bool:
    """Return whether `lead` ends in a cue of naming."""
    cues = lexicon.words("naming_cues")
    return any(lead[-length:] in cues for length in range(1, 10))


def _tail_of_a_name(quoted: Quoted) -> bool:
    """喊出“……”的口号; 打出“……”字样."""
    if quoted.lead.endswith(_COLON) or not _naming_tail().match(quoted.tail):
        return False
    spoken = [c for c in quoted.first.cues_in(quoted.left, quoted.open) if not c.soft]
    return not (quoted.lead.endswith(_COMMA) and spoken)


@cache
def _naming_tail() -> re.Pattern[str]:
    return re.compile(lexicon.pattern("naming_tails"))


def _one_of_a_list(quoted: Quoted) -> bool:
    """“海瞳”“云梯”等开源成果; “一站式”、“一条龙”."""
    if quoted.finished or quoted.broken:
        return False
    veiled = quoted.first.veiled
    adjoins = veiled[max(0, quoted.open - 1) : quoted.open] in ("”", "、")
    return adjoins or quoted.last.veiled[quoted.close : quoted.close + 1] in ("“", "、")


_NAMING: tuple[Callable[[Quoted], bool], ...] = (_inscription, _tail_of_a_name, _one_of_a_list)


@rule("colon-cue", "汉娜·米勒表示：“[三年前我们还在观望。]”")
def colon_cue(context: QuoteContext, quoted: Quoted) -> Saying | None:
    """汉娜·米勒表示：“……。”; 他说了这样一句话：“……”."""
    if not quoted.lead.endswith(_COLON):
        return None
    clause = max(quoted.lead.rfind(_COMMA), quoted.lead.rfind("；")) + 1 + quoted.left
    cues = quoted.first.cues_in(clause, quoted.open)
    if not cues or not (quoted.closed or quoted.sentence_like):
        return None
    cue = next((c for c in reversed(cues) if not c.soft), cues[0])
    speaker = subject(context.speakers, quoted.first, quoted.left, cue.start)
    return Saying(
        "colon-cue", speaker or _implied(context, quoted.first, quoted.left, cue), cue.text
    )


@rule("colon-name", "王海：“[先把路修通。]”")
def colon_name(context: QuoteContext, quoted: Quoted) -> Saying | None:
    """王某：“……”; 老人满脸笑容：“……。”."""
    if not quoted.lead.endswith(_COLON):
        return None
    speaker = subject(context.speakers, quoted.first, quoted.left, quoted.open - 1)
    if not (quoted.finished or (quoted.sentence_like and quoted.closed and speaker)):
        return None
    return Saying("colon-name", speaker or UNKNOWN, None)


@rule("comma-cue", "陈立强调，“[产业兴旺是乡村的头等大事]”。")
def comma_cue(context: QuoteContext, quoted: Quoted) -> Saying | None:
    """“……，”他说，“……。”; 他告诉大家，“……”."""
    if not quoted.lead.endswith(_COMMA) or not quoted.closed:
        return None
    if not (quoted.finished or quoted.broken or quoted.sentence_like or len(quoted.content) >= 8):
        return None
    stop = quoted.left + len(quoted.lead) - 1
    cues = [c for c in quoted.first.cues_in(max(quoted.left, stop - 16), stop) if not c.soft]
    if not cues or stop - cues[-1].end > _OBJECT:
        return None
    if _COMMA in quoted.first.veiled[cues[-1].end : stop]:
        return None
    speaker = subject(context.speakers, quoted.first, quoted.left, cues[-1].start)
    cue = cues[-1]
    speaker = speaker or _implied(context, quoted.first, quoted.left, cue)
    return Saying("comma-cue", speaker, cue.text)


@rule("adjacent-cue", "王海常说“[人要往前看，路要往宽走]”。")
def adjacent_cue(context: QuoteContext, quoted: Quoted) -> Saying | None:
    """他常说“人要往前看，路要往宽走”。; 会议强调“……”."""
    if not quoted.closed or not (
        quoted.sentence_like or quoted.finished or len(quoted.content) > 9
    ):
        return None
    stop = quoted.left + len(quoted.lead)
    cues = [c for c in quoted.first.cues_in(max(quoted.left, stop - 10), stop) if not c.soft]
    if not cues or cues[-1].end != stop or not quoted.closed:
        return None
    speaker = subject(context.speakers, quoted.first, quoted.left, cues[-1].start)
    return Saying("adjacent-cue", speaker or UNKNOWN, cues[-1].text) if speaker else None


@rule("behind-cue", "“[这条路总算修通了。]”货车司机马长顺说。")
def behind_cue(context: QuoteContext, quoted: Quoted) -> Saying | None:
    """“……。”王某说，……; “……。”采访结束时，李某又被叫去会诊，他边走边说。; “……”，她说。."""
    if not _may_be_followed(quoted):
        return None
    stop = quoted.right
    if not (quoted.finished or quoted.broken):
        # “太难了”，他说。: outside its marks the quote is a clause of the sentence like others.
        stop = _clause_end(quoted.last.veiled, quoted.after + quoted.tail.startswith(_COMMA), stop)
    cues = quoted.last.cues_in(quoted.after, stop)
    # 一名官员在介绍行程的会议上对记者说: a verb that ends its clause goes before one that does not.
    spoken = [c for c in cues if not c.soft]
    ending = [c for c in spoken if quoted.last.veiled[c.end : c.end + 1] in _CLAUSE_END]
    for cue in (*ending[:1], *spoken):
        speaker = subject(context.speakers, quoted.last, quoted.after, cue.start)
        if speaker:
            return Saying("behind-cue", speaker, cue.text)
    if not (quoted.finished or quoted.broken):
        return None
    return _behind_without_verb(context, quoted, cues)


def _behind_without_verb(context: QuoteContext, quoted: Quoted, cues: list[Cue]) -> Saying | None:
    """“……。”谈起往事，老李红了眼眶。; “……。”说这话时，王某……."""
    if not cues:
        return None
    span = (quoted.last, quoted.after, quoted.right)
    speaker = first_subject(context.speakers, *span) or subject(context.speakers, *span)
    spoken = [c for c in cues if not c.soft]
    if speaker is None and not spoken:
        return None
    return Saying(
        "behind-gesture",
        speaker or UNKNOWN,
        spoken[0].text if spoken else None,
    )


def _may_be_followed(quoted: Quoted) -> bool:
    """Return whether what follows the quote can be its attribution."""
    if not quoted.tail or quoted.tail[0] in "。！？；、：":
        return False
    free = not quoted.lead or quoted.lead.endswith((_COMMA, _COLON, "”"))
    if quoted.finished or quoted.broken:
        return True
    return free and (quoted.sentence_like or not quoted.lead) and len(quoted.content) >= 4


def _clause_end(veiled: str, start: int, end: int) -> int:
    found = [i for mark in "，；：“" if (i := veiled.find(mark, start, end)) >= 0]
    return min(found, default=end)


@rule("behind-subject", "“[读书不该赶时间。]”店铺主理人柳月计划，明年再开一家。")
def behind_subject(context: QuoteContext, quoted: Quoted) -> Saying | None:
    """“……。”对于未来，王某信心满满。: a quote opens the paragraph, its speaker follows.

    A sentence that names nobody may stand in front: 书店的人气很高。“……。”店主李某计划扩建。
    """
    if not quoted.finished or quoted.lead or not quoted.tail:
        return None
    if quoted.left and not (_only_quotes_before(quoted) or _nobody_before(quoted)):
        return None
    stop = _clause_end(quoted.last.veiled, quoted.after, quoted.right)
    speaker = subject(context.speakers, quoted.last, quoted.after, stop) or subject(
        context.speakers, quoted.last, quoted.after, quoted.right
    )
    if speaker is None or speaker == UNKNOWN or _RECEIVES.search(quoted.tail):
        return None
    return Saying("behind-subject", speaker, context.said.get(speaker.name))


@rule("comma-subject", "王海指着墙上的地图，“[我们一定要走出去。]”")
def comma_subject(context: QuoteContext, quoted: Quoted) -> Saying | None:
    """他指着墙上的地图，红色的区域格外醒目，“我们一定要走出去”。: no verb of saying of its own."""
    if not quoted.lead.endswith(_COMMA) or not (quoted.finished or _ends_sentence(quoted)):
        return None
    cues = [c for c in quoted.first.cues_in(quoted.left, quoted.open) if not c.soft]
    if not quoted.finished and len(quoted.content) < (_REPORTED if cues else _CLAUSE):
        return None
    speaker = subject(context.speakers, quoted.first, quoted.left, quoted.open - 1)
    if speaker is None and quoted.finished:
        speaker = _recent(context, quoted.first, quoted.left)
    if speaker is None or speaker == UNKNOWN:
        return Saying("comma-subject", UNKNOWN, None) if quoted.finished else None
    if not quoted.finished and not (cues or quoted.sentence_like or speaker.name):
        return None
    own = cues[0].text if cues else context.said.get(speaker.name)
    return Saying("comma-subject", speaker, own)


def _ends_sentence(quoted: Quoted) -> bool:
    return quoted.tail[:1] in ("", *"。！？；")


@rule("own-sentence", "院长高若兰对此深有同感。“[基层缺的是敢签字的人。]”")
def own_sentence(context: QuoteContext, quoted: Quoted) -> Saying | None:
    """王某对此深有同感。“……。”: a sentence of its own, told by the sentence before."""
    if quoted.lead.strip(" “”\ue000"):
        return None
    if not quoted.finished and not (
        quoted.sentence_like and len(quoted.content) >= 10 and quoted.tail[:1] in ("", *"。！？")
    ):
        return None
    if not quoted.finished and _fills_paragraph(quoted):
        return None
    if _VERSE.match(quoted.content) and not _MODERN.search(quoted.content):
        return None
    start = max(quoted.first.sentence_start(max(0, quoted.left - 1)), quoted.left - _WINDOW)
    told = [c for c in quoted.first.cues_in(start, quoted.left) if not c.soft]
    speaker = subject(context.speakers, quoted.first, start, told[0].start if told else quoted.left)
    if speaker is None or speaker == UNKNOWN:
        speaker = _recent(context, quoted.first, quoted.open)
    return Saying("own-sentence", speaker, context.said.get(speaker.name))


def _only_quotes_before(quoted: Quoted) -> bool:
    before = quoted.first.veiled[: quoted.open] if quoted.open < 3 * _WINDOW else "…"
    return not before.strip(" “”\ue000")


def _nobody_before(quoted: Quoted) -> bool:
    """Return whether nobody is named in front of a quote, and one whom his title introduces behind.

    Who would go on speaking was named a paragraph ago, a new person has a title.
    """
    passage = quoted.first
    if quoted.open > _WINDOW or quoted.last is not passage:
        return False
    if next(names_in(passage.persons, 0, quoted.open), None) or PRONOUN.search(
        passage.veiled, 0, quoted.open
    ):
        return False
    stop = _clause_end(passage.veiled, quoted.after, quoted.right)
    behind = next(names_in(passage.persons, quoted.after, stop), None)
    return behind is not None and bool(title_at_end(passage.veiled[quoted.after : behind.start]))


def _fills_paragraph(quoted: Quoted) -> bool:
    """Tell a paragraph that is nothing but quoted words: without a stop a motto or a heading."""
    return quoted.open < 3 and len(quoted.last.veiled) - quoted.close < 3


def _implied(context: QuoteContext, passage: VeiledParagraph, start: int, cue: Cue) -> Speaker:
    """Return the last subject where the clause has none of its own, else somebody unknown."""
    if _HEADLESS.search(passage.veiled[start : cue.start]):
        return _recent(context, passage, start)
    return UNKNOWN


def _recent(context: QuoteContext, passage: VeiledParagraph, offset: int) -> Speaker:
    """Return the last subject of the text, nobody where there was none."""
    names: Iterable[str] = context.speakers.recent(passage, offset)
    return next(map(context.speakers.person, names), UNKNOWN)


RULES: tuple[QuoteRule, ...] = (
    colon_cue,
    colon_name,
    comma_cue,
    behind_cue,
    adjacent_cue,
    comma_subject,
    behind_subject,
    own_sentence,
)
