"""Rules for dates that are told by their distance: from the article, or from another date."""

import re

from zgc_cli.reading.dates import clock
from zgc_cli.reading.dates.shapes import (
    ANCHOR,
    REFERENCE,
    Moment,
    Portion,
    Shape,
    Shift,
    Weekday,
    Window,
)
from zgc_cli.reading.dates.timex_patterns import (
    AMOUNT,
    DASH,
    DAY,
    FIGURE,
    FINAL,
    FREE,
    INITIAL,
    NO_NUMBER,
    SPACE,
    UNIT,
    free,
    guarded,
    not_before,
    not_behind,
    timex_rule,
)
from zgc_cli.reading.dates.vocabulary import EDGES, THIRDS, WEEKDAYS, distance, number, pair
from zgc_cli.runtime.pattern import Pattern

# What 林大山今出席典礼 goes on with: a verb of the news, a part of the day; 今夏 and 今后 do not.
_DONE_TODAY = (
    "(?:举[行办]|召开|出席|表示|宣布|公[布告]|发[布表]|指出|说|前往|出发|回应|受访|证实|强调|呼吁|接受|视察|主持|登场|进行|提出|"
    "会[见同晤]|开[庭幕会]|判|裁定|决议|通过|三读|率|邀|赴|抵|到(?![来处底])|在|上午|下午|午|凌晨|傍晚|中午|清晨|召集|与|收(?=[盘报0-9]|于)|"
    "启动|揭幕|参[加与]|质询|审[查议理]|拜[会访]|陪同|透露|坦言|直言|重申|澄清|批评?|再度?|又|也|已|正式)"
)


@timex_rule(
    "anchored-day",
    ("今", "昨", "明", "前天", "前日", "前晚", "后天"),
    rf"""(?=[大今昨明前后])(?:大(?=[前后]天))?(?:(?:{not_behind("今")}|(?<=[比例譬]如)|(?<=截至)|(?<=截止)|(?<=[降升跌涨变]到))今
        (?:天(?!气|的(?!比赛|会|活动|仪式|论坛|发布|报告|讲话|峰会|大会|[0-9]))|日{not_before("今日")}
        |[晨早夜]|晚(?!报|会[，。、》的]))
    |{not_behind("昨")}昨[天日晚夜晨午]
    |(?<![如若似以畴觉])昨(?=[^\W\d_])(?![天日晚夜晨午年是非今个])
    |(?<![如当现古迄至于而从自到非])今(?={_DONE_TODAY})
    |{not_behind("明")}明(?:天{not_before("明天")}|日{not_before("明日")}|[早晚晨])
    |{FREE}前天
    |(?<![目此之以提日眼当年月天会赛节战术产生午往从先发])前[日晚](?![均常本元报线场后])
    |(?<=大)[前后]天 |{FREE}{guarded("后天")})""",
    "展览[昨天]开幕。",
    "他[大前天]到京。",
    "林大山[昨]表示，会议延期。",
    "林大山[今]出席典礼。",
    "研讨会在[前日]展开。",
    never=(
        "往事如昨浮现。",
        "今夏举行比赛。",
        "古今出席者众。",
        "今天气很好。",
        "今日头条推出新功能。",
        "这是后天努力的结果。",
    ),
)
def anchored_day(match: re.Match[str]) -> Shape | None:
    """Read 昨天, 今晨, 明晚, 大前天."""
    _, days = distance(match[0])
    return Shift("day", days, days, ANCHOR)


@timex_rule(
    "referred-day",
    ("当", "同日", "次日", "翌日", "前一"),
    rf"""(?=[当同次翌前此])(?:{not_behind("当天")}当[天日](?<!含当日)(?<!含当天)(?!的?今日){not_before("当日")}
        |当[晚夜](?!的?报)
    |(?:{FREE}|(?<![不共合相如])(?=同日(?:说|表示|宣布|[发公]布|发表|举行|召开|晚|[上下]午)))同日{not_before("同日")}|(?:{FREE}|(?<![0-9初首每多数几半两上下再屡此这那本旬周月年依层名席]))[次翌]日{not_before("次日")}|此前一[天日]|{not_behind("前一天")}前一[天日])""",
    "3月5日签约，[次日]开工。",
    "比赛[前一天]下了雨。",
    "[此前一天]他还在训练。",
    never=("措施适当日后再议。", "目前一日三班。", "退票期为30日内（含当日）。"),
)
def referred_day(match: re.Match[str]) -> Shape | None:
    """Read 当天, 次日, 前一天; in a definition (余额是指当天的…) it is any day."""
    text, start = match.string, match.start()
    floor = max(text.rfind("。", 0, start), start - _DEFINITION_LIMIT, 0)
    if _DEFINES.search(text, floor, start) or _IS_DEFINED.match(text, match.end()):
        return None
    if _OF_ANY_DAY.search(text, max(0, start - 8), start):
        return None
    days = -1 if "前一" in match[0] else distance(match[0])[1]
    return Shift("day", days, days, REFERENCE)


_DEFINITION_LIMIT = 60
_DEFINES = Pattern(
    "当[日天][^。，；]{0,8}$|即是|是指|指的是|定义为|每[天晚月年周]|请[于在]|均可|凭[^。]{0,12}可|不得"
)
_IS_DEFINED = Pattern(
    "[^。，；]{0,20}(?:即是|是指|指的是|定义为)|[^。，；]{0,6}(?:即可|均可|有效|不得|应当)"
    "|[^。，；]{0,8}?当[日天]|(?:通达|往返|买卖|买入|卖出|回转|投资者|到账|达(?![成到])|送达)"
)
# 购买当日, 打印当日: any day on which that is done.
_OF_ANY_DAY = Pattern(
    "(?:购买|购票|参观|入园|入馆|观展|出行|发车|打印|付款|支付|缴费|充值|入住|退房|退票|乘车|报名|申购|赎回|交易|结算|到账|签收|收货"
    "|下单|出生|生效|送达|上市|发行|开奖|实现|提供|可在|允许|节|生日|婚礼|还款|选举|投票)(?:的|后的?|之)?$"
)


@timex_rule(
    "month-word",
    ("月",),
    rf"""(?=[本上下这当同次])(?P<word>{guarded("本月")}|{guarded("上月")}|{guarded("下月")}
    |{not_behind("上月")}上上个月|{not_behind("下月")}下下个月|[上下这]个月
    |(?:{not_behind("上月")}上|{not_behind("下月")}下)一个?月|{not_behind("当月")}当月|{FREE}[同次]月)
    (?:份?(?P<third>[上中下]旬)|(?P<edge>{INITIAL}|{FINAL})|(?P<d1>{DAY})[日号])?""",
    "新馆[上个月底]竣工。",
    "合同[上上个月]到期。",
    never=("这份基本月报已发布。", "他每当月圆就想家。", "线上月饼热销。"),
)
def month_word(match: re.Match[str]) -> Shape | None:
    """Read 本月, 上个月底, 上上个月, 当月25日."""
    base, months = distance(match["word"].replace("这", "本"))
    days, granularity, mod = None, "month", None
    if match["d1"]:
        days, granularity = pair(match["d1"]), "day"
    elif third := match["third"] or match["edge"]:
        (days, mod), granularity = THIRDS[third], "day"
    return Moment(None, (months, months), days, granularity, mod, month_base=base)


@timex_rule(
    "season-word",
    ("季", "半年", "财年"),
    rf"""(?P<word>{not_behind("上月")}上{{1,2}}|{not_behind("下月")}下{{1,2}}|{not_behind("本月")}本|这)
    (?:[一个]|一个)?(?P<unit>季度?|(?<=个)半年|财年|财政年度)(?![节后新军赛播报审])
    (?P<edge>{INITIAL}|{FINAL})?""",
    "[上一季度]订单减少。",
    "公司[本财年]扭亏。",
    "[上一季度末]库存下降。",
    never=("上半年产量翻番。", "本季节气温偏高。", "第三季度增长一成。"),
)
def season_word(match: re.Match[str]) -> Shape | None:
    """Read 上季度, 下一季度, 上个半年, 本财年."""
    if match["unit"] == "季" and not match[0].endswith("一季"):
        return None
    unit = {"季": "quarter", "半": "half", "财": "year"}[match["unit"][0]]
    _, units = distance(match["word"].replace("这", "本"))
    whole = Shift(unit, units, units, ANCHOR)
    if edge := match["edge"]:
        number_ = 1 if edge == "初" else -1
        return Portion("month", number_, number_, whole=whole, mod=EDGES[edge])
    return whole


@timex_rule(
    "month-edge",
    ("月",),
    rf"{FREE}月(?P<edge>{INITIAL}|底|末|中(?=[再赴出前后会举展启完开公发将至到，。；、）)]|$))",
    "项目将于[月底]交付。",
    "他将于[月中]赴会。",
    never=("她坐月初期很累。", "月中有桂树。", "岁月中有苦有甜。"),
)
def month_edge(match: re.Match[str]) -> Shape | None:
    """Read 月底, 月初 (of the article's month)."""
    days, mod = THIRDS[match["edge"]]
    return Moment(None, (0, 0), days, "day", mod, month_base=ANCHOR)


@timex_rule(
    "week",
    ("周", "星期", "礼拜"),
    rf"""(?<![日号天][（(])(?P<week>(?:{not_behind("上周")}|(?<=[员事协国议董商]会))上{{1,2}}|{not_behind("本周")}本|这
    |{not_behind("下周")}下{{1,2}})(?:个|一(?=周))?(?:周{not_before("周")}|星期|礼拜)(?:[一二三四五六日天末]|{INITIAL})?""",
    "会议[上周三]结束。",
    "他[下下周]回国。",
    never=("网上周边产品热卖。", "剧本周期很长。", "树下周围坐满了人。"),
)
def week(match: re.Match[str]) -> Shape | None:
    """Read 上周三, 本周, 下周末, 上上个星期."""
    return _weekday(match[0], distance(match["week"])[1])


@timex_rule(
    "weekday",
    ("周", "星期", "礼拜"),
    rf"""(?<!每)(?<![日号天][（(])(?<!每周[一二三四五六日][至到])(?<!每星期[一二三四五六日][至到])
    (?:(?:星期|礼拜)[一二三四五六日天](?![”」])
    |(?:{FREE}|(?<=[司方府局部行家院者人员日]))周[一二三四五六日]
    (?=$|[，。；、）)（(]|在|[上下]午|[早晚]|表示|宣布|公布|发布|预测|预计|说|的|举行|开|将|至|到
    |均|再|接受|出席|透露|指出|强调|证实|解除|批准|裁定|通过|启动|推出|签署|发出|要求|决定|否认|敦促
    |呼吁|警告|下令|起诉|任命|达成|上调|下调|公开|报道|称|告诉|批评|谴责)
    |(?:(?<=[^内存现所实]在)|(?<=[^大小过关属等对]于)|(?<=截至)|(?<=[将自从]))周[一二三四五六日]
    (?![围福星])
    |(?<![上下本这])周[一二三四五六日](?=[上下]午|[早晚盘]?(?:间|些时候|[前中后])?(?:表示|宣布|公布|发布
    |接受|续[，。审]|继续|开审|出席|举行|[（(]\ ?[0-9]
    |收盘|收[涨跌报高低]|开盘|盘[前中后]|下跌|上涨|大[涨跌]|发表|召开|抵达|会见|透露|警告|报道|称|告诉)))""",
    "公司[周五]宣布停产。",
    "讲座[星期三]开讲。",
    "国会将在[周四]休会，美股[周三]盘前走高。",
    never=("3月5日（周四）", "每周三上午开放。", "周五福当选。"),
)
def weekday(match: re.Match[str]) -> Shape | None:
    """Read 周五, 星期三: the nearest."""
    return _weekday(match[0], None)


def _weekday(text: str, week: int | None) -> Weekday:
    if text.endswith(("初", "末")):
        return Weekday(week, (0, 1) if text.endswith("初") else (5, 6))
    day = WEEKDAYS.get(text[-1])
    return Weekday(week) if day is None else Weekday(week, (day, day))


_AMOUNT_STARTS = f"0-9两十{FIGURE}"
_UNITS = {"年": "year", "月": "month", "期": "week", "周": "week", "天": "day", "日": "day"}


@timex_rule(
    "window",
    ("近", "过去", "未来", "今后", "接下来", "上"),
    rf"""(?=[最过未今接近上])(?:(?P<lead>最近|(?<![已经])过去|未来|今后|接下来)的?近?|{free("在据从对")}近|上(?=[0-9两{FIGURE}]个月)){SPACE}
    (?P<n>{AMOUNT}|(?<=[去来后])半(?=年|个月))(?:{DASH}(?P<n2>{AMOUNT}))?{SPACE}(?P<unit>{UNIT})(?P<half>半)?(?!了|半|余|后|前(?![往来去景后所])|多(?![雷阵云分降雨晴风雾]))(?:以?来{not_before("N年来")})?""",
    "[过去十年]产量翻番。",
    "[未来3至5年]将建百座电站。",
    "[近三年半]产量翻番。",
    never=(
        "过去三年了，他还记得。",
        "未来五年级学生不用考试。",
        "将近五年才完工。",
        "近三年多的努力。",
    ),
)
def window(match: re.Match[str]) -> Shape | None:
    """Read 近五年, 过去十年, 最近一个月, 未来3至5年."""
    unit = _UNITS[match["unit"][-1]]
    if match["n"] == "半":
        is_ahead = match["lead"] != "过去"
        return Window("month", 6 if is_ahead else -6) if unit == "year" else None
    amount = number(match["n2"] or match["n"])
    if match["half"]:
        if unit != "year":
            return None
        unit, amount = "month", 12 * amount + 6
    is_ahead = match["lead"] in ("未来", "今后", "接下来")
    return Window(unit, amount if is_ahead else -amount)


@timex_rule(
    "years-since",
    ("来",),
    rf"""(?=[近半{_AMOUNT_STARTS}]){NO_NUMBER}{not_behind("N年来")}近?(?P<n>{AMOUNT}|半)(?P<unit>{UNIT})
    以?来{not_before("N年来")}""",
    "[五年来]植树万亩。",
    never=("三年来自海外的订单大增。", "这是第三年来参展。"),
)
def years_since(match: re.Match[str]) -> Shape | None:
    """Read 五年来, 半年来, 近三十年来."""
    unit = _UNITS[match["unit"][-1]]
    if match["n"] == "半":
        return Window("month", -6) if unit == "year" else None
    return Window(unit, -number(match["n"]))


@timex_rule(
    "before-now",
    ("前",),
    rf"""(?=[半{_AMOUNT_STARTS}]){NO_NUMBER}(?<![0-9{FIGURE}]、){not_behind("N年前")}
    (?:(?P<least>[2-9两{FIGURE}](?=、)|[两{FIGURE}](?=[{FIGURE}]))、?(?=[0-9{FIGURE}](?:个?{UNIT})))?(?P<n>{AMOUNT}|半(?=年|个?月))(?P<more>[多余])?
    (?P<unit>个?{UNIT})(?:以前|之前|前(?![0-9]){not_before("N年前")})""",
    "[三年前]这里是荒地。",
    "[20多年前]他来到深圳。",
    "房价回到[二、三年前]。",
    "他在[50年前]毕业。",
    never=("第三年前往南极。", "五年前后花了千万元。"),
)
def before_now(match: re.Match[str]) -> Shape | None:
    """Read 三年前, 20多年前, 半年前."""
    unit, low, high = _extent(match)
    least = number(match["least"]) if match["least"] else low  # 二、三年前
    return Shift(unit, -high, -least, ANCHOR, "approx") if least <= low else None


@timex_rule(
    "after-that",
    ("后",),
    rf"""(?=[半{_AMOUNT_STARTS}])(?:{FREE}|(?<=[仅短约的想]))(?P<n>{AMOUNT}|半(?=年|个?月))(?P<more>[多余])?
    (?P<unit>个?{UNIT.removesuffix("|日")})(?:以后|之后|后(?![0-9]){not_before("N年后")})""",
    "3月5日开工，[两天后]停工。",
    never=("三天后续报道将推出。", "一年后期投入不小。"),
)
def after_that(match: re.Match[str]) -> Shape | None:
    """Read 两天后, 三年以后, 半个月后."""
    unit, low, high = _extent(match)
    return Shift(unit, low, high, REFERENCE, "approx" if unit == "year" or match["more"] else None)


def _extent(match: re.Match[str]) -> tuple[str, int, int]:
    """Return unit, least and most of 三年, 20多年, 半年; half a month is two weeks."""
    unit = _UNITS[match["unit"][-1]]
    if match["n"] == "半":
        unit, low = ("month", 6) if unit == "year" else ("week", 2)
    else:
        low = number(match["n"])
    return unit, low, low + (9 if low % 10 == 0 else 1) * bool(match["more"])


@timex_rule(
    "time-alone",
    ("时", "点"),
    rf"""(?<![^。；！？，\n])(?:{clock.LONG_PART_OF_DAY})?[0-9]{{1,2}}[时点](?![间代])
    (?P<exact>[0-9]{{1,2}}分|半|整)?(?P<about>许|左右)?(?P<comma>(?=，))?""",
    "3月5日起火。[13时20分]，火被扑灭。",
    "3月5日起火，[下午2点]，火被扑灭。",
    never=("大会议题有三。3点，要抓落实。", "他3点到家。"),
)
def time_alone(match: re.Match[str]) -> Shape | None:
    """Read 13时20分 at the head of a clause: a time of the day spoken of."""
    head = match.string[match.start() - 1 : match.start()]
    is_told = match["exact"] or match["about"] or not match[0][0].isdecimal() or "时" in match[0]
    is_clause = match["comma"] is not None or (match["exact"] and head != "，")
    if not (is_told and is_clause) or not clock.read(match.string, match.start(), ""):
        return None
    return Shift("day", 0, 0, REFERENCE)


@timex_rule("two-years", ("今明",), "今明两年", "[今明两年]将建成千座基站。")
def two_years(match: re.Match[str]) -> Shape | None:
    """Read the years of 今明两年."""
    return Moment((0, 1), None, None, "range", None, ANCHOR)


@timex_rule(
    "days-ago",
    ("前",),
    rf"{not_behind('前些天')}前(?:些天|几天|些日子|几日)",
    "[前些天]下过雪。",
    never=("提前几天到岗。",),
)
def days_ago(match: re.Match[str]) -> Shape | None:
    """Read 前些天, 前几天."""
    return Shift("day", -7, -1, ANCHOR, "approx")


@timex_rule(
    "as-of-now",
    ("目前",),
    "(?<=截至)目前|(?<=截止)目前|(?<=截[至止]到)目前",
    "截至[目前]已有千人报名。",
    never=("目前已有千人报名。",),
)
def as_of_now(match: re.Match[str]) -> Shape | None:
    """Read 截至目前."""
    return Shift("day", 0, 0, ANCHOR, "before")
