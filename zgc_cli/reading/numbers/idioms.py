"""Numerals that count nothing: inside fixed words, names and titles, clock times.

Dates are none of them: who reads both hands the spans of the dates to `quantities.find`.

Each function looks at one place of a text and a few characters around it.
"""

from functools import cache

from zgc_cli import lexicon
from zgc_cli.reading.numbers import modifiers, numerals, units
from zgc_cli.reading.numbers.numerals import WORDS
from zgc_cli.runtime.pattern import Pattern

Spans = list[tuple[int, int]]

_D = "[0-9０-９]"
_N = f"(?:零?{_D}{{1,3}}|[〇○零一二三四五六七八九十]{{1,3}})"
_HOUR = f"(?:[01]?{_D}|2[0-4]|[〇○零一二两三四五六七八九十]{{1,3}})"
_CLOCK = (
    f"{_HOUR} ?[时点](?!间|代|子(?!夜)|尚|建议|意见|要求|主张|倡议|原因|共识"
    "|看法|希望|经验|体会|启示|措施|变化|特点)"
    f"(?: ?{_N}(?: ?分(?!钟|之)(?: ?{_N} ?秒)?|刻)?(?![0-9.万亿])|半|许|整)?"
)
_COLON = f"{_D}{{1,2}}[:：∶]{_D}{{1,3}}(?!{_D}?[A-Z]{{2}})(?:[:：]{_D}{{2}})?"

# 近五年, 未来三年, 前8个月, 过去的30天: a stretch of the calendar, unless a verb of lasting
# stands before it (历时近三年).
_STRETCH_BEFORE = Pattern(
    r"(?:近|未来|过去|今后|最近|(?<![提])前|(?<=[，。；、的])头|这|此前|接下来|往后|此后|随后|之后|下一个?|下个"
    r"|再过|(?<![落延推滞])后|最后|往前|新的?)的?(?:整整)?$"
)
_LASTING = Pattern(
    r"(?:历时|耗时|用时|费时|用了?|花了?|长达|等了?|经过|为期|持续|坚持|坚守|从教|从业|从警|从医|服役|工作|了|有|达|时隔"
    r"|已经?|寿命|期限|刑|差|早|晚|提前|延长|缩短|间隔|超过?|共|缩至|[结已未]婚|结缡|从业|入行|[定独旅]?居住?|相恋|相识|失踪"
    r"|分居|营业|服刑|还押|出道|任职|执教|(?:照[顾料]|陪伴|抚养|赡养)[^，。；、]{0,6}|将)近$"
)
# 公司成立近20年。: what is done so long, where the clause ends with it.
_DONE = Pattern(r"[\u4e00-\u9fff](?<![在据从对最于自到至比和与及为是创])近$")
_DONE_END = Pattern("[，。；！？]|$")
# 连跌3个月后, 出生一个月后: how long something lasted.
_ACTED = Pattern(
    "(?:连[续跌涨升降]?[跌涨升降]?|出生|怀孕|住院|入院|持续|历时|停[课工产牌市业驶航]|关闭|封闭)了?$"
)
_UP_TO_YEAR = Pattern("(?:19|20)[0-9]{2} ?年?[至到—–~～-]$")  # 2011至 | 14年
_WRITTEN_YEAR = Pattern(r"(?:19|20)[0-9]{2}(?: ?年)?")
_STRETCH_AFTER = Pattern(
    r"(?:多|余)?(?:之?[前后]|以[前后来]|来(?!自|到|临|看))(?![景台续途方备勤往])"
)
# Straight quotes do not tell whether they open or close.
_IN_QUOTES = Pattern(r"[“‘「『]([^“”‘’「」『』]{1,8})[”’」』]")
_COINED = Pattern(r"[“‘「『][^“”‘’「」『』]{1,8}(?:圈|工程|计划|机制|模式|行动|法|制)[”’」』]")
_CLOSED = Pattern(
    r"《[^《》]{1,60}》|(?:https?|ftp)://[!-~]+|(?<![a-zA-Z0-9_.])[a-zA-Z0-9_.]{1,40}@[!-~]+|www\.[!-~]+"
    r"|(?<![0-9A-Za-z])(?:0[0-9]{2,3}[-－—]?[0-9]{7,8}|[48]00[-－—][0-9]{3,4}[-－—][0-9]{3,4})(?![0-9])"
)
_RANGE = Pattern("[-－—–~～−至到](?:[-－−负]|零下)?(?=[0-9０-９])")
_DIGITS = Pattern(r"[0-9０-９]+(?:\.[0-9]+)*")
# A sum behind the code of its currency: RMB500万.
CODE = Pattern(r"(?<![A-Za-z])(USD|RMB|CNY|EUR|HKD|GBP|JPY|AUD|CAD|TWD|SGD) ?$")
_ALNUM = Pattern(r"[A-Za-z]")
_FINAL = Pattern("(?:[二四八十]|十六|三十二)分之一 ?(?:决赛|比赛|赛)")  # of a cup
# A year in front of what is called so: 2023 | 万年季.
_YEAR_OF_NAME = Pattern("(?:19|20)[0-9]{2}(?=万年[^前以之间里来的中内后多，。；、）])")
_WEEKDAY = Pattern("[一二三四五六](?=晚|早上|上午|中午|下午|凌晨)")
# 周三 in 周三晚, 周二、四; but a week in 每周三班 and 一周五天.
_OF_WEEK = Pattern(
    "(?:(?<![每两0-9一二三四五六七八九十几数整首半])周|星期|礼拜)$|(?:周|星期)(?:[一二三四五六日天][、和及至到-])+$"
)
_VOLUME = Pattern("(?<![画试案答手])卷[一二三四五六七八九十百]")
# Names of places: 五里桥, 八里区, 六间房村, 九峰镇, 三元区; 个, 名, 家 and the like count villages.
_PLACE = Pattern(
    "[一三四五六七八九十百]{1,3}(?:[里道][桥店铺堡湾沟坡墩河塘亭屯庄岭树岔井]|[^个名位家座处条所大批支户级次起项类种片对套份期场组轮回只省市县区多余两万千亿]"
    "[桥店铺堡湾沟坡墩河塘亭屯庄岭树岔井子房]?(?:镇(?![压定守])|乡(?![亲村里情下土间])|村(?![民里级级干集办]))|[元里]区(?![间域])|台子(?!系|公)|家子(?!公司|女|弟|企))"
)


def closed_spans(text: str) -> Spans:
    """Return the places that hold no figure as a whole: titles in 《》, addresses, telephone."""
    return [match.span() for match in _CLOSED.finditer(text)]


def skip(text: str, at: int) -> int:
    """Return the end of what makes the numeral at `at` count nothing; 0 if it may count."""
    final = _FINAL.match(text, at)
    if final:
        return final.end()
    if year := _YEAR_OF_NAME.match(text, at):
        return year.end() + 2
    if text[at] in "一二三四五六" and _of_week(text, at):
        return at + 1
    if at and text[at - 1] == "卷" and _VOLUME.match(text, at - 1):
        return at + 1  # 卷四载
    end = _idiom_end(text, at) or _clock_end(text, at) or _name_end(text, at)
    place = None if end else _PLACE.match(text, at)
    end = place.end() if place else end
    return 0 if end and numerals.read_parts(text, at) else end  # 万分 of 万分之三


def _of_week(text: str, at: int) -> bool:
    """Return whether the digit at `at` names a day of the week: 周三晚, 每周六晚, 周二、四."""
    if text.endswith("每周", 0, at) and _WEEKDAY.match(text, at):
        return True
    return bool(_OF_WEEK.search(text[max(0, at - 16) : at]))


def stretch_of_calendar(text: str, start: int, end: int) -> bool:
    """Return whether the years, months or days at `start` to `end` are a date: 三年前, 近五年."""
    if _WRITTEN_YEAR.fullmatch(text, start, end):
        return True
    head = text[max(0, start - 8) : start]
    if _UP_TO_YEAR.search(head) and text[end - 1] == "年":
        return True
    lasting = _LASTING.search(head) or (_DONE.search(head) and _DONE_END.match(text, end))
    if _STRETCH_BEFORE.search(head) and not lasting:
        return True
    acted = _ACTED.search(head) and text.startswith("后", end)
    return bool(_STRETCH_AFTER.match(text, end)) and not acted


_FIRST = frozenset(f"{WORDS}半第0123456789")  # with which what counts nothing begins to count


_WORDS_ALONE = frozenset(WORDS)


@cache
def _idioms() -> dict[str, list[tuple[str, int]]]:
    """Index the fixed words by their first numeral with the character behind or before it."""
    index: dict[str, list[tuple[str, int]]] = {}
    for word in lexicon.words("number_idioms"):
        at = 0 if word[0] in _FIRST else next(n for n, c in enumerate(word) if c in _FIRST)
        key = word[at : at + 2] if at + 1 < len(word) else "<" + word[at - 1 : at + 1]
        index.setdefault(key, []).append((word, at))
    return index


def _idiom_end(text: str, at: int) -> int:
    index = _idioms()
    ends = [
        at - offset + len(word)
        for key in (text[at : at + 2], "<" + text[max(0, at - 1) : at + 1])
        for word, offset in index.get(key, ())
        if offset <= at and text.startswith(word, at - offset)
    ]
    end = max(ends, default=0)
    if end and _WORDS_ALONE.issuperset(text[at:end]) and not text.endswith("双", 0, at):
        # 十一万元, 十一人: a number, and no holiday; 三八○亿
        return 0 if text[end : end + 1] in tuple("〇○万亿") or units.longest(text, end) else end
    return end


@cache
def _clock() -> Pattern:
    return Pattern(f"{_CLOCK}|{_COLON}")


def _clock_end(text: str, at: int) -> int:
    """Skip 8时30分 and 09:30, but not the number in 三点五亿."""
    match = _clock().match(text, at)
    number = numerals.read(text, at) if match and "点" in match[0] else None
    spelt = number and "点" in text[at : number.end]
    return match.end() if match and not spelt else 0


def _name_end(text: str, at: int) -> int:
    """Skip the digits of a name or model (C919, 歼-20, NovaX-3, 5G), a coined word in quotes."""
    char = text[at]
    if char.isdigit() and char not in WORDS:
        before = text[at - 1 : at] if at else ""
        if CODE.search(text[max(0, at - 5) : at]):
            return 0
        if _ALNUM.match(before) or (before in tuple("-－_·./#&+×Ｘ") and _joined(text, at)):
            return _digits_end(text, at)
        coined = _COINED.match(text, at - 1) if at else None
        return coined.end() if coined else 0
    quoted = _IN_QUOTES.match(text, at - 1) if at else None
    return quoted.end(1) if quoted and len(quoted[1]) > 1 else 0


def _joined(text: str, at: int) -> bool:
    """Return whether a mark before the digits joins them to a word: 歼-20, but not 气温-20℃."""
    if text[at - 1] in "-－+":
        number = numerals.read(text, at)
        gap = _RANGE.match(text, number.end) if number else None
        number = numerals.read(text, gap.end()) if gap else number
        unit = units.at(text, number.end, number) if number else None
        if unit and modifiers.sign(text, at, unit.kind)[0] < at:
            return False
    return at > 1 and (text[at - 2].isalnum() or text[at - 2] in "”’」》)）")


def _digits_end(text: str, at: int) -> int:
    match = _DIGITS.match(text, at)
    return match.end() if match else at + 1
