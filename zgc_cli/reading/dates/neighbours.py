"""What stands around an expression: whether all of it was read, and whether it is of a plan.

Never a part as the whole: digits, numerals, and the names of years, months and days beside one
belong to what was not understood (13月5日, 每年3月至5月): then there is no expression at all.
"""

from collections.abc import Iterable
from itertools import pairwise

from zgc_cli.reading.dates.shapes import WRITTEN, Between, Moment, Shape, Shift, Timex, Weekday
from zgc_cli.reading.dates.timex_patterns import DASH, FIGURE
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_NUMERAL = f"[0-9零〇○两{FIGURE}十廿百千万亿]"
_STARTS_WITH_NUMBER = Pattern(f"{_NUMERAL}")
# 三|十月 (but not 五万|8月), 第|3月, 1.|5月.
_BEFORE = Pattern(
    f"(?:(?<!周)(?<!星期)(?<!礼拜)(?<![第之唯])(?P<han>{_NUMERAL}|[几数])|第|[0-9][.:/])$"
)
# 13月|5日, 15年|3月, 每年|3月: a day or month whose own month or year was not read.
_LARGER = {
    "year": Pattern("(?!)"),
    "month": Pattern(f"(?:{_NUMERAL}|[每历往去今明前后当同新学财])年的?$"),
    "day": Pattern("[年月](?:的|农历)?$"),
}
# 8月|十五, 2024年|13月, 上一年|半.
_BEHIND = Pattern(
    rf"{_NUMERAL}{{1,3}}(?:[月日]|季度|[上中下]{{1,2}}旬|世纪|$|[，。；）)])|半(?=[，。；]|$)|/[0-9]"
    rf"|农历|阴历|[上中下]{{1,2}}旬|[0-9]{{1,2}}(?:[上中下]午|[早晚])"
)
# 每年3月至|5日, 3月5日|至32日: the other end of it was not read.
_JOINED_BEFORE = {
    "year": Pattern(f"(?<=[0-9]{{2}}){DASH}$|(?<=[0-9]{{4}})、$"),
    "month": Pattern(f"(?:(?<=[0-9日号])|(?<=[^个]月)){DASH}$|(?<=月)[、和及或]$"),
    "day": Pattern(f"(?<=[0-9日号]){DASH}$|(?<=[日号])[、和及或]$"),
}
# 一到|三年后.
_JOINED_SHIFT = Pattern(f"{_NUMERAL}{DASH}$")
# 2022年|款 is a model, 9月|号 an issue; 去年|款项, 今年|号召 are none.
_OF_A_THING = Pattern("款(?![式项待])|(?<=月)号(?![召称外令])")
# 比前|一月.
_MONTH_BEFORE = Pattern("(?<![目之此日以])前$")
# 每逢|周二, 2023|上半年.
_RECURRING = ("每", "每到", "每逢", "每个")
_RECURRING_LIST = Pattern(
    f"每逢?(?:[天日周月年晚]|个?星期|个?月)的?[0-9{FIGURE}十日天周月号、和至到及或—～~ -]{{0,12}}$"
)
_RUN_ON_BEFORE = {"月": Pattern("[0-9]月$"), "日": Pattern("(?<!月)(?<!月[0-9])[0-9]日$")}
_RUN_ON_BEHIND = {"月": Pattern("[0-9]{1,2}月(?![0-9])"), "日": Pattern("[0-9]{1,2}日")}
# 周一、周三、周五开放, 周一至周日 10:00, 门诊时间：周二: of every week.
_EVERY_WEEK_BEFORE = Pattern(
    "(?:周|星期|礼拜)[一二三四五六日天](?:、|和|及|至|到|[-—–~～]+) ?$|[：:] ?$"
)
_EVERY_WEEK_BEHIND = Pattern(
    " ?(?:、|至|到|[-—–~～]+) ?(?:周|星期|礼拜)|、[一二三四五六日][、，。]"
)
# 往年工厂在9月停产, 每年从10月开始.
_OF_MANY_YEARS = Pattern("(?:往年|历年|常年|每年|通常)[^，。；！？、0-9]{1,10}$")
_PARTS = tuple("上下第首前年月春夏秋冬")
_FISCAL_YEAR = Pattern("[财学]年|财政年度")
_FISCAL = ("财年", "财年的", "财政年度", "财政年度的", "财季")
_JOINED_BEHIND = Pattern(f"(?P<dash>{DASH})(?:[0-9]{{1,4}}|[{FIGURE}十]{{1,3}})[年月日号](?!线|楼)")
_REACH = 8
# 将 is of what is to come, but not in 先后将二人抓获, 将其送医.
_PLAN = (
    "(?<!先后)(?<!成功)(?<!联合)(?<![已再、])将(?![其他她它该]|[^，。；]{1,10}?(?:抓|救|送|带|控制|查获))"
    "|拟|计划|预计|有望"
)
_SET = f"{_PLAN}|定于|定档|力争|争取|赶在"
_PLANNED_BEFORE = Pattern(
    f"(?:{_SET}|预期|到)[^，。；！？]{{0,8}}$|即日起?(?:至|到)?$|下一?个$|(?<!截)至[^，。；！？]?$"
)
_ANNOUNCED_BEFORE = Pattern(f"(?:{_SET})[^，。；！？]{{0,8}}$")
_PLANNED_BEHIND = Pattern(
    f"[^。；！？]{{0,14}}?(?:{_PLAN}|起[施实执]|即可|还有[0-9一二三四五六七八九十两]+天)|之?前(?!往)"
)
_PART_OF_DAY = "(?:凌晨|清晨|早上|早间|[上中下]午|傍晚|深夜|[晚早夜]间?|当天)?"
# 26日宣布, 12日在社交媒体上说: what stands in the news on a day was done on it.
_REPORTED_BEHIND = Pattern(
    f"{_PART_OF_DAY}[^，。；：将拟计预]{{0,10}}?(?:表示|宣布|发布|公布|通报|报道|消息|透露|指出|证实|获悉"
    "|介绍|发表|强调|告诉|援引|签署|[说称](?=[，：“]|他|她|该|其)|[电讯](?=$|[ \u3000（(，]))"
)
_REPORTED_BEFORE = ("记者", "记者于", "记者在")
_DATELINE = Pattern("(?:[（(]周.[）)])?(?:电|讯|消息|报道)(?=$|[ \u3000（(，：:，])")
_AS_OF = ("截至", "截止", "截至到", "截止到", "截止至", "截止日期为", "截止日期是", "截至日期为")
_TOLD = Pattern("(?:，|[^，。；！？]{0,10}?(?:[了曾]|已经?))")
_DONE_BEFORE = Pattern("[已曾][^，。；！？]{0,4}$")
_HEAD = Pattern("(?:^|[。！？\n])[ \u3000]*$")
# Where the next sentence begins, though no mark says so: behind a byline or a heading.
_SENTENCE_END = Pattern("[。！？!?\n]|[电讯摄](?=[ \u3000（(])|[（(]记者|原标题|图源|资料图")
_LIST_MARK = Pattern(" ?(?:、|和|与|及|或|以及|，) ?")
# 生于1964年, 较2016年, 继2022年6月…后; 1999年9月17日出生, 2016年8月创下的纪录.
_ASIDE_BEFORE = Pattern("(?:比|较|与|同|相较|高于|低于|超过?|不及|由于|继|生于|出生日期[：:]?)$")
_ASIDE_BEHIND = Pattern(
    "出?生(?![产活效于态])|[^，。；！？]{0,14}?(?:以来|创下|纪录|记录|高点|低点|峰值|基数)"
    "|[^。\n]{0,60}(?:摄(?=$|[。 \u3000\n）)])|资料图|图源|供图)"
)
_BRACKET = Pattern("[（(][^（）()\n]{0,40}$")
_BRACKET_END = Pattern("[^（）()\n]{0,40}[）)]")
_LOOKING_BACK = Pattern("(?:此|早|先|之)前，?(?:从|自|在|于)?$")
# 开庭|当天，, 禁令被解除的|当晚; not 警方|当晚通报.
_NO_DEED = (
    *_AS_OF,
    "就在",
    "直到",
    "早在",
    "但在",
    "而在",
    "仅在",
    "于是",
    "此后",
    "随后",
    "其中",
    "也是",
)
_DEED = Pattern(
    "(?:^|(?<=[，。；！？“\n])|(?<=[，。；]在))(?P<bare>[\u4e00-\u9fff]{2})$"
    "|(?P<deed>[\u4e00-\u9fff]{2})了?的$"
)
_NARRATIVE = Pattern("(?:^|[，。；：、！？,;:“‘「『（(\\s])(?:于|在|自|从)?$")


def whole(expressions: Iterable[Timex], text: str) -> list[Timex]:
    """Return the expressions beside which nothing is left that would belong to them."""
    found, kept = list(expressions), list[Timex]()
    starts, ends = {t.start for t in found}, set[int]()
    for timex in found:
        if _is_whole(timex, text, starts, ends):
            kept.append(timex)
            ends.add(timex.end)
    return kept


def _is_whole(timex: Timex, text: str, starts: set[int], ends: set[int]) -> bool:
    start, end = timex.start, timex.end
    if end not in starts and _BEHIND.match(text, end, end + _REACH):
        return False
    joined = _JOINED_BEHIND.match(text, end, end + _REACH)
    if joined and joined.end("dash") not in starts:
        return False
    if text.endswith(_RECURRING, 0, start) or _is_of_every_week(timex, text):
        return False
    if text.startswith("一", start) and text.startswith("一", end):
        return False  # 一季度一主题
    if text.startswith(_PARTS, start) and start and text[start - 1] in "0123456789":
        return False
    if _OF_A_THING.match(text, end):
        return False
    kind = _largest(timex.shape)
    if kind != "year" and (_is_run_on(timex, kind, text) or _is_of_many(timex, text)):
        return False
    if start in ends or not _STARTS_WITH_NUMBER.match(text, start):
        return True
    floor = max(0, start - _REACH)
    if _LARGER[kind].search(text, floor, start):
        return False
    if text.startswith("一月", start) and _MONTH_BEFORE.search(text, floor, start):
        return False
    if isinstance(timex.shape, Shift) and _JOINED_SHIFT.search(text, floor, start):
        return False
    joined = _JOINED_BEFORE[kind].search(text, floor, start)
    if joined and joined.start() not in ends:
        return False
    before = _BEFORE.search(text, floor, start)
    return not before or bool(before["han"] and text[start].isascii())


def _is_of_many(timex: Timex, text: str) -> bool:
    """Return whether it is a part of a fiscal year, or a time of every year, month or week."""
    start = timex.start
    lead = text[max(0, start - 16) : start]
    if lead.endswith(_FISCAL) or ("每" in lead and _RECURRING_LIST.search(lead)):
        return True
    is_told = "年" in lead or "通常" in lead
    return is_told and is_dated(timex.shape) and bool(_OF_MANY_YEARS.search(lead))


def _is_run_on(timex: Timex, kind: str, text: str) -> bool:
    """Return whether a month or a day stands right beside another one: 9月6月, 8日1日."""
    sign = "日" if kind == "day" else text[timex.end - 1]
    if sign not in _RUN_ON_BEFORE or (sign == "日" and kind == "month"):
        return False
    floor = max(0, timex.start - 4)
    return bool(
        _RUN_ON_BEHIND[sign].match(text, timex.end)
        or _RUN_ON_BEFORE[sign].search(text, floor, timex.start)
    )


def _is_of_every_week(timex: Timex, text: str) -> bool:
    shape = timex.shape
    if isinstance(shape, Between):
        is_bare = isinstance(shape.first, Weekday) and shape.first.week is None
        return is_bare and (timex.time is not None or text.endswith(("：", ":"), 0, timex.start))
    if not isinstance(shape, Weekday) or shape.week is not None:
        return False
    return bool(
        _EVERY_WEEK_BEFORE.search(text, max(0, timex.start - 6), timex.start)
        or _EVERY_WEEK_BEHIND.match(text, timex.end)
    )


def is_dated(shape: Shape) -> bool:
    """Return whether a shape has a month that the text names: 7月, 2023年7月9日."""
    return isinstance(shape, Moment) and bool(shape.months) and shape.month_base == WRITTEN


def _largest(shape: Shape) -> str:
    """Return what an expression begins with: its year, its month or its day."""
    if isinstance(shape, Between):
        return _largest(shape.first)
    if isinstance(shape, Shift | Weekday):
        return "day"  # 每年11月|1日之前
    if not isinstance(shape, Moment) or shape.years:
        return "year"
    return "month" if shape.months else "day"


def by_date_beside(expressions: list[Timex], text: str) -> dict[Timex, Timex]:
    """Return the dates that say which day a word means: 昨日（8月8日）, 7月15日（今日）."""
    explained = {}
    for first, last in pairwise(expressions):
        is_aside = text[first.end : last.start].strip() in ("（", "(") and text.startswith(
            ("）", ")"), last.end
        )
        if is_aside and _is_day_word(first.shape) and _is_numbered_day(last.shape):
            explained[first] = last
        elif is_aside and _is_numbered_day(first.shape) and _is_day_word(last.shape):
            explained[last] = first
    return explained


def _is_day_word(shape: Shape) -> bool:
    if isinstance(shape, Shift):
        return shape.unit == "day" and shape.low == shape.high
    return isinstance(shape, Weekday) and shape.days[0] == shape.days[1]


def _is_numbered_day(shape: Shape) -> bool:
    return isinstance(shape, Moment) and shape.granularity == "day" and not shape.mod


def is_month(shape: Shape) -> bool:
    """Return whether a shape is a month without a day and a year of its own."""
    return isinstance(shape, Moment) and bool(shape.months) and not (shape.days or shape.years)


_MEASURED = Pattern("的?(?:约?为|[是增降升回]|下降|上升)[^，。；]{0,12}(?:%|％|百分点)")
# Not of a case: …纵火案, …爆炸事件.
_BEFELL = Pattern(
    "[^。！？；]{0,40}?(?:发生|起火|失踪|失联|遇害|坠[楼河亡海落]|身亡|死亡|丧生|遇袭|遭袭|倾覆|相撞"
    "|爆炸|落水|被[杀害咬撞]|报警)"
    "(?!案|事件|罪|嫌犯)"
)


class TimexContext(NamedTuple):
    """A time expression in its text."""

    timex: Timex
    text: str

    def is_of_mishap(self) -> bool:
        """Return whether its sentence tells what befell somebody: …，一艘客船倾覆; 发生于…."""
        told_before = self.is_behind("发生于", "发生在", "失踪于", "案发于")
        return told_before or bool(_BEFELL.match(self.text, self.timex.end))

    def is_behind(self, *words: str) -> bool:
        """Return whether one of the words stands right before the expression."""
        return self.text.endswith(words, 0, self.timex.start)

    def is_before(self, *words: str) -> bool:
        """Return whether one of the words stands right behind the expression."""
        return self.text.startswith(words, self.timex.end)

    def is_late(self) -> bool:
        """Return whether it is an afternoon or a night."""
        return self.text.endswith(("下午", "傍晚", "晚", "晚上", "夜", "深夜"), 0, self.timex.end)

    def is_looking_back(self) -> bool:
        """Return whether the text goes back to what was before: 此前，4月16日."""
        return bool(_LOOKING_BACK.search(self.text, max(0, self.timex.start - 6), self.timex.start))

    def deed(self) -> str:
        """Return what was done on 开庭当天， or 禁令被解除的当晚; empty where nothing is said."""
        start = self.timex.start
        found = _DEED.search(self.text, max(0, start - 12), start)
        if not found or (found["bare"] and not self.is_before("，")) or self.is_behind(*_NO_DEED):
            return ""
        return found["bare"] or found["deed"]

    def is_told_in_sentence(self, deed: str, context: "TimexContext") -> bool:
        """Return whether the sentence of this date names a deed, before a later expression."""
        text, start, end = self.text, self.timex.start, self.timex.end
        first = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
        last = min(
            (i for mark in "。！？\n" if (i := text.find(mark, end)) >= 0), default=len(text)
        )
        if text is context.text:
            last = min(last, context.timex.start - len(deed))
        return text.find(deed, first, last) >= 0

    def is_term_of_comparison(self) -> bool:
        """Return whether a measure is held against that of 上月, 上年: 降幅比上月收窄."""
        text, start, end = self.text, self.timex.start, self.timex.end
        if not text.startswith("上", start):
            return False
        return text.endswith(("比", "较", "与"), 0, start) or bool(_MEASURED.match(text, end))

    def is_planned(self) -> bool:
        """Return whether the words around it speak of what is to come (将于1月1日起施行)."""
        start, end = self.timex.start, self.timex.end
        if _PLANNED_BEFORE.search(self.text, max(0, start - 12), start):
            return True
        return bool(_PLANNED_BEHIND.match(self.text, end, end + 18)) and not self.is_reported()

    def is_announced(self) -> bool:
        """Return whether a word right before it speaks of what is to come (将于1月1日)."""
        start = self.timex.start
        return bool(_ANNOUNCED_BEFORE.search(self.text, max(0, start - 12), start))

    def is_reported(self) -> bool:
        """Return whether somebody said or found something that day: 26日宣布, 记者17日获悉."""
        end = self.timex.end
        return self.is_behind(*_REPORTED_BEFORE) or bool(
            _REPORTED_BEHIND.match(self.text, end, end + 24)
        )

    def is_dateline(self) -> bool:
        """Return whether it is the day of the report itself: 8月14日电."""
        return bool(_DATELINE.match(self.text, self.timex.end))

    def is_as_of(self) -> bool:
        """Return whether it only ends a count or a term: 截至6月底, 截止日期为8月24日."""
        return self.is_behind(*_AS_OF)

    def is_told(self) -> bool:
        """Return whether what happened then is told as done: 11月4日，大桥合龙; 11月完成了."""
        start = self.timex.start
        head = _HEAD.search(self.text, max(0, start - 4), start)
        told = _TOLD.match(self.text, self.timex.end)
        is_done = _DONE_BEFORE.search(self.text, max(0, start - 6), start)
        return bool(is_done or (told and (head or told[0] != "，")))

    def is_narrative(self) -> bool:
        """Return whether it heads its clause, and so tells when the story goes on."""
        start = self.timex.start
        return bool(_NARRATIVE.search(self.text, max(0, start - 2), start))

    def is_aside(self) -> bool:
        """Return whether it tells of another time: a birthday, a record, a note in brackets."""
        text, start, end = self.text, self.timex.start, self.timex.end
        if _FISCAL_YEAR.search(text, start, end):
            return True
        if text.endswith("年度", start, end) and not text.startswith(("，", ","), end):
            return True
        if _ASIDE_BEFORE.search(text, max(0, start - 5), start):
            return True
        if text.endswith(("自", "自从"), 0, start) and text.startswith(("之后", "以后", "后"), end):
            return True
        if _ASIDE_BEHIND.match(text, end, end + 64):
            return True
        is_inside = _BRACKET.search(text, max(0, start - 41), start)
        return bool(is_inside and _BRACKET_END.match(text, end, end + 41))

    def is_attribute_of(self, context: "TimexContext") -> bool:
        """Return whether it may belong to a word before the next one's clause (去年垫底的市，)."""
        between = self.text[self.timex.end : context.timex.start]
        return not between.startswith(("，", ",")) and ("，" in between or "；" in between)

    def is_new_sentence(self, before: Timex) -> bool:
        """Return whether a sentence ends between an expression before it and this one."""
        return bool(_SENTENCE_END.search(self.text, before.end, self.timex.start))

    def is_listed_behind(self, before: Timex) -> bool:
        """Return whether only an 、 or 和 stands between an expression before it and this one."""
        return bool(_LIST_MARK.fullmatch(self.text, before.end, self.timex.start))

    def is_that_year(self) -> bool:
        """Return whether it is 当年, which may mean only 'back then' (当年的老厂房)."""
        return self.text[self.timex.start : self.timex.end] == "当年"
