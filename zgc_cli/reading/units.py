"""Units and measure words behind a number, and when a number with one of them is a quantity."""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.reading import numerals
from zgc_cli.reading.numerals import Numeral

LONGEST = 8

_CALENDAR = frozenset(
    "年 个月 天 周 星期 个星期 个季度 个交易日 个工作日 个年头 载 夜 个赛季 学年 个学期 世纪".split()
)
_PERIODS = "小时|钟头|月|星期|世纪|礼拜|学期|季度|百分点|工作日|交易日|年头|赛季|标准箱"
_KEEPS_GE = frozenset("月 季度 百分点 工作日 交易日 年头 赛季 学期 基点 标准箱".split())
_GE = re.compile(rf"个([多半来]?)({_PERIODS})")
_PER = re.compile(r"(?:/|每)(?:[一-鿿]{1,4}|[a-zA-Z]{1,3}[²³23]?)")
_COMPOSITE = re.compile(
    r"(?P<h>[0-9]{1,3})个?小时(?P<hm>[0-9]{1,2})分钟?(?:(?P<hms>[0-9]{1,2})秒)?"
    r"|(?P<m>[0-9]{1,3})分钟?(?P<ms>[0-9]{1,2})秒(?P<frac>[0-9]{1,3}(?![0-9.个]))?"
    r"|(?P<s>[0-9]{1,2})秒(?P<sfrac>[0-9]{1,3})(?![0-9.个%])"
    r"|(?P<metre>[0-9]{1,2})米(?P<cm>[0-9]{1,2})(?![0-9.个%万亿]|[年月日名人位])"
)
_ONE_BEFORE = re.compile(
    r"(?:仅|只|只有|仅有|只剩|唯一|只用|只需|仅需|仅用)$"
)
_LASTED_BEFORE = re.compile(
    r"(?:用了?|用时|历时|耗时|为期|长达|仅|只|只有|只用了|只用|只需|仅需|需要?|花了?|等了|持续|时隔|不过|了|达|徒刑|满"
    r"|停业|停赛|禁赛|提前|延长|推迟|缩短|相隔|间隔|任期|期限为?|增加|减少|为|足足|整整|每隔|车程|早|晚)$"
)
_LASTED_BEHIND = re.compile(r"时间|之久|以上|左右|有余|的?车程")
_TENTH_BEFORE = re.compile(r"[增降减涨跌升占超近约足达到高低少是有]$")
_CASUALTY = re.compile(r"(?:死亡|遇难|受伤|失踪|被困|轻伤|重伤|获救|伤亡|身亡|丧生|不幸|溺水|坠)")
_ACHIEVED = re.compile(
    r"[^，。；]{0,10}(?:技术|难题|瓶颈|难关|工艺|关键|壁垒|障碍|垄断|难点|堵点|卡点|“)"
)
_PMI_BEFORE = re.compile(r"(?:指数|PMI|系数|均值|得分|评分|数值|浓度|震级)?[^，。；0-9]{0,6}(?:为|达|达到|至|到|报|于|是|创)$")
_CLAUSE_END = re.compile(r"[，。；、,;)）]|$")
_NAMED_AFTER = re.compile(
    r"[A-Za-z0-9０-９%年月日号时点后强版届级式型系路:：/.\-−]|分之|×|°|世纪"
)
_RANK_BEFORE = re.compile(
    r"(?:排名?|排在|排行|位居|位列|名列|列|居|稳居|跃居|跃升至?|升至|降至|上升到|获得?|夺得|总分|总成绩|成绩|全国|全球|世界"
    r"|全省|全市|全区|亚洲|欧洲|国内|行业|同类|历史|规模|总量|增速|小组|并列)$"
)
_FIRST = "个次家款座例条台批颗枚艘架部套支张项期只列单笔处本档场辆所份片块名轮幅株种组类封届站"
_FIRST_NOT = re.compile(r"首(?:[届]|次于|批准|部长|场馆|轮胎|台湾|项目录|站(?!式))")
_HEAD_WORDS = frozenset("元首 榜首 聚首 回首 岁首 部首 匕首 昂首 居首 魁首 祸首 为首 俯首 罪首 船首 白首".split())
_ORDINAL_UNITS = (
    "个月 年 天 周 大 号 位 名 次 章 条 款 代 期 卷 集 季 站 轮 节 阶段 梯队 分钟 小时 顺位 层 排 版 页 组 局 盘 步 场 日 档 枪 夜 回 点 类 种"
).split()
_NOT_ORDINAL = re.compile(
    r"届|季度|世纪|年级|产业|方(?!案)|者|书记|中[学院]|附属|人民医院|[一二三]?实验|大学|工作|设计院|研究院|建筑"
    r"|次(?:[^，。；“”]{0,8})(?:全体会议|会议|会晤|峰会|集体学习|代表大会|大战|革命|普查)|大街|大道|号令|期间|位于|天津|年度|条例"
)
_DEGREE_ENERGY = re.compile(r"电")
_SCORE_POINTS = re.compile(r"建议|意见|要求|主张|倡议|原因|共识|看法|希望|经验|体会|启示|措施|设想|变化|特点")
_MAGNITUDE = re.compile(
    r"(?:以上|及以上|左右)?(?:地震|大?风|阵风|台风|强风|余震|海浪)|以上|、[0-9]|至|到|强?震"
)
_MAGNITUDE_BEFORE = re.compile(r"(?:风力|震级|阵风|里氏|烈度|矩震级|发生|遭遇|最大|抗|达|为|于|南风|北风)$")
_PHASE = re.compile(r"工程|项目|临床|试验|扩建|建设|用地|机组|间")


class Unit(NamedTuple):
    """A unit that ends at `end`: 成 has the factor 10, 半 in 两个半小时 adds `plus`."""

    name: str
    kind: str
    end: int
    factor: int = 1
    plus: Fraction = Fraction(0)
    more: str = ""


@cache
def _known() -> dict[str, tuple[str, bool]]:
    """Return unit or measure word -> its kind and whether it goes with digits only."""
    words = {word: ("count", flag == "digits") for word, flag in lexicon.mapping("measure_words").items()}
    words.update({word: (kind, False) for word, kind in lexicon.mapping("units").items()})
    return words


def at(text: str, end: int, number: Numeral) -> Unit | None:
    """Return the unit that begins where `number` ends, the longest that is known."""
    blank = end + 1 if text[end : end + 1] == " " else end
    period = _GE.match(text, blank)
    if period:
        return _period(period)
    word = _longest(text, blank)
    if not word:
        return None
    kind, digits_only = _known()[word]
    stop = blank + len(word)
    if digits_only and not _many_digits(text, number) or _is_year(number, digits_only):
        return None
    check = _CHECKS.get(word)
    if check and not check(text, number, stop):
        return None
    if word == "成":
        return Unit("%", kind, stop, 10)
    if word == "％":
        word = "%"
    if word == "度" and _DEGREE_ENERGY.search(text, max(0, blank - 14), stop + 1):
        kind = "energy"
    per = _PER.match(text, stop) if kind != "count" or word == "人" else None
    if per and _is_rate(per[0][1:]):
        return Unit(word + per[0], kind, per.end())
    if kind == "duration" and text[stop : stop + 1] == "半" and text[stop + 1 : stop + 2] not in "导径":
        return Unit(word, kind, stop + 1, plus=Fraction(1, 2))
    return Unit(word, kind, stop)


def _is_rate(word: str) -> bool:
    return word in _known() or word in ("小时", "天", "人", "股", "日", "月", "秒", "分")


def _period(match: re.Match[str]) -> Unit:
    """Read 个月, 个多小时, 个半小时: the unit keeps its 个 where the word cannot stand alone."""
    name = ("个" if match[2] in _KEEPS_GE else "") + match[2]
    kind = "count" if name == "个标准箱" else "ratio" if "百分点" in name else "duration"
    if name == "个标准箱":
        return Unit("个", "count", match.start() + 1)
    plus = Fraction(1, 2) if match[1] == "半" else Fraction(0)
    more = match[1] if match[1] in ("多", "来") else ""
    return Unit(name, kind, match.end(), plus=plus, more=more)


def _longest(text: str, start: int) -> str | None:
    known, lookalikes = _known(), lexicon.words("measure_lookalikes")
    for size in range(min(LONGEST, len(text) - start), 0, -1):
        word = text[start : start + size]
        if word not in known:
            continue
        behind = text[start + size : start + size + 1]
        if word[-1].isascii() and word[-1].isalpha() and behind.isascii() and behind.isalnum():
            continue
        if size < 3 and _is_lookalike(text, start, lookalikes):
            return None
        return word
    return None


def _is_lookalike(text: str, start: int, lookalikes: frozenset[str]) -> bool:
    if text.startswith("项目标", start):
        return False
    return text[start : start + 2] in lookalikes or text[start : start + 3] in lookalikes


def _many_digits(text: str, number: Numeral) -> bool:
    return number.arabic or number.low > 10 or bool(number.more)


def _is_year(number: Numeral, digits_only: bool) -> bool:
    """Take 2026站 and 2025国 for a year and a noun."""
    return digits_only and number.arabic and 1949 <= number.low <= 2049 and number.scale == 1


def is_calendar(unit: str | None) -> bool:
    """Tell whether a unit also measures stretches of the calendar (近五年 is a date)."""
    return unit in _CALENDAR


def one_counts(text: str, start: int, end: int, kind: str, modified: bool) -> bool:
    """Tell 用了一年 and 不到一公里 from the article in 一台机械臂 and 一年一度."""
    head = text[max(0, start - 6) : start]
    if text.startswith("成", end - 1):
        return modified or bool(_TENTH_BEFORE.search(head))
    if modified or (kind == "ratio" and text[end - 1] == "倍"):
        return True
    if text[end - 1] == "人" and _CASUALTY.match(text, end):
        return True
    if kind == "duration":
        return bool(
            _LASTED_BEFORE.search(head)
            or _LASTED_BEHIND.match(text, end)
            or text[end - 1] == "半"
            or (text[start] == "半" and text[end - 1] != "年")
            or "多" in text[start:end]
        )
    return kind != "frequency" and bool(_ONE_BEFORE.search(head))


def plain_counts(text: str, start: int, end: int, front: str | None, more: str) -> bool:
    """Tell whether a number without a unit is a quantity: 破亿, 1.3亿用户, PMI为50.1."""
    if _NAMED_AFTER.match(text, end):
        return False
    number = text[start:end]
    if number.isascii() and more == "" and not front and "." in number:
        head = _PMI_BEFORE.search(text, max(0, start - 14), start)
        return bool(head and _CLAUSE_END.match(text, end))
    read = numerals.read(text, start)
    if not read:
        return False
    if read.arabic:
        return bool(read.scale > 100 or more or "," in number or (front and read.low >= 10))
    return read.low >= 100 and bool(more or front or read.scale > 1)


def achieved(text: str, mod_start: int, number_start: int, end: int) -> bool:
    """Tell 突破3项关键技术, where 突破 is what was done, from 突破3万家."""
    return text.startswith("突破", mod_start) and bool(_ACHIEVED.match(text, end))


def first_of(text: str, start: int) -> int:
    """Return how long the measure word of 首个, 首次, 首台套 at `start` is; 0 for 首都."""
    if text[start + 1 : start + 2] not in tuple(_FIRST) or _FIRST_NOT.match(text, start):
        return 0
    if text[max(0, start - 1) : start + 1] in _HEAD_WORDS:
        return 0
    return 2 if text.startswith("台套", start + 1) else 1


def ordinal_unit(text: str, end: int) -> str | None:
    """Return the measure word of an ordinal number that ends at `end`; None if it has none."""
    if _NOT_ORDINAL.match(text, end):
        return None
    known = _known()
    for size in range(4, 0, -1):
        word = text[end : end + size]
        if len(word) == size and (word in known or word in _ORDINAL_UNITS):
            return None if size < 3 and _is_lookalike(text, end, lexicon.words("measure_lookalikes")) else word
    return None


def rank_before(text: str, start: int) -> bool:
    """Tell whether 第二 at `start` is a rank: 排名第二, 位居全国第一."""
    return bool(_RANK_BEFORE.search(text, max(0, start - 5), start))


_HALF = re.compile(
    r"一半(?!.?[天夜导山])|半数|(?:过半数|(?<=占比)过半|(?<=占)过半|(?<=超)过半|(?<=率)过半|(?<=例)过半|过半(?=的|以上))"
)
_HALF_UNIT = re.compile(r"半(个)?([多来]?)(小时|年(?!报|度|线|刊)|世纪|月(?!板|谈|刊|形|湾)|钟头|学期)")


def half_at(text: str, start: int) -> int:
    """Return the end of 一半, 半数 or 过半 at `start`; 0 if there is none."""
    match = _HALF.match(text, start)
    if not match or text[max(0, start - 1) : start] in ("另", "这", "那", "下", "上"):
        return 0
    return match.end()


def half_unit(text: str, start: int) -> tuple[str, int, str] | None:
    """Return unit, end and 多 of 半小时 or 半个多世纪; 月 needs its 个."""
    match = _HALF_UNIT.match(text, start)
    if not match or text[max(0, start - 1) : start] in tuple("上下大前后小多"):
        return None
    if match[3] == "月" and not match[1]:
        return None
    name = "个月" if match[3] == "月" else match[3]
    return name, match.end(), match[2] if match[2] == "多" else ""


def composite(text: str, start: int) -> tuple[int, Fraction, str, str] | None:
    """Return end, value, unit and kind of 2小时15分钟, 9秒83, 1米85 at `start`."""
    match = _COMPOSITE.match(text, start)
    if not match:
        return None
    part = {name: int(value) for name, value in match.groupdict().items() if value}
    end = match.end()
    if "h" in part:
        minutes = part["h"] * 60 + part["hm"]
        if "hms" in part:
            return end, Fraction(minutes * 60 + part["hms"]), "秒", "duration"
        return end, Fraction(minutes), "分钟" if text[end - 1] == "钟" else "分", "duration"
    if "metre" in part:
        return end, part["metre"] + _decimals(match["cm"]), "米", "length"
    whole = part.get("m", 0) * 60 + part.get("ms", part.get("s", 0))
    return end, whole + _decimals(match["frac"] or match["sfrac"]), "秒", "duration"


def _decimals(digits: str | None) -> Fraction:
    return Fraction(int(digits), 10 ** len(digits)) if digits else Fraction(0)


def _points(text: str, number: Numeral, end: int) -> bool:
    """Tell 3012.34点 and 3点建议 from 3点, the hour."""
    return number.low > 24 or number.low.denominator > 1 or bool(_SCORE_POINTS.match(text, end))


def _degrees(text: str, number: Numeral, end: int) -> bool:
    """Tell 38.5度 from 三度 (夺冠)."""
    start = end - 4
    return number.arabic or number.low > 10 or "电" in text[end : end + 1] or "零" in text[max(0, start) : end]


def _magnitudes(text: str, number: Numeral, end: int) -> bool:
    """Tell 6.8级地震 and 14级以上大风 from 三级医院 and 5级 of a scale."""
    if not number.arabic:
        return False
    width = 1 + len(str(numerals.plain(number.low)))
    return (
        number.low.denominator > 1
        or bool(_MAGNITUDE.match(text, end))
        or bool(_MAGNITUDE_BEFORE.search(text, max(0, end - width - 4), end - width))
    )


def _years(text: str, number: Numeral, end: int) -> bool:
    """Tell five years from 五年规划, 四年制 and 10年期国债."""
    return not re.match(r"制|期(?!间)|规划|计划|行动|[一]?[度届]|级|代|均", text[end : end + 2])


def _people(text: str, number: Numeral, end: int) -> bool:
    """Tell 三人 from 两人, which as often as not is a pronoun (两人合作)."""
    if text[end : end + 1] in tuple("制机行份"):
        return text.startswith("机构", end)
    return number.arabic or number.low != 2 or bool(_CASUALTY.match(text, end))


_CHECKS = {
    "点": _points,
    "度": _degrees,
    "级": _magnitudes,
    "年": _years,
    "人": _people,
    "期": lambda text, number, end: not _PHASE.match(text, end),
    "番": lambda text, number, end: "翻" in text[max(0, end - 5) : end],
    "折": lambda text, number, end: number.low < 100,
    "米": lambda text, number, end: not re.match(
        r"自由泳|蛙泳|蝶泳|仰泳|接力|栏|短跑|决赛|预赛|半决赛|混合泳|个人|障碍|速滑|气步枪|步枪|气手枪|手枪|跳台|跳板|长跑|赛跑|飞人|混合|板",
        text[end : end + 3],
    ),
    "公斤": lambda text, number, end: not text.startswith("级", end),
    "千克": lambda text, number, end: not text.startswith("级", end),
    "成": lambda text, number, end: number.low <= 10,
}
