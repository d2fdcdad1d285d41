"""The rules that see time expressions: their patterns, in the order that settles a tie.

A pattern's guards keep out words that only look like a date: 如今年轻人, 目前年产能, 三月街.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from zgc_cli.reading.dates import timex_readers as readers
from zgc_cli.reading.dates.shapes import Shape

_SPACE = "[ \u00a0\u3000]?"
DASH = rf"{_SPACE}(?:至|到|—{{1,2}}|[-–~～－―]){_SPACE}"
# Between two numbers that share a unit: 1—9月, 6、7月份, 2023和2024年.
_INNER = rf"(?:{DASH}|[、和])"
_TENS = "三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?"
_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY = f"[12][0-9]|3[01]|0?[1-9]|{_TENS}|[一二三四五六七八九]"
_AMOUNT = r"[0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|一百|[一二两三四五六七八九]"
# Start of the text, a mark, or a word that a bare 前年 or 次日 can follow.
_FREE = "(?<![^，。；：、！？,;:“‘「『\"'（(\\s于在从自到至和与同及或比较据是即而已才将])"
_INITIAL = "初(?![一二三四五六七八九十步期审选赛中级心衷雪春夏秋冬战见具登试评创建诊始稿])"
_FINAL = "底(?![层蕴线座色部盘气牌片子])|末(?![端尾班期])"
_MIDDLE = "中(?=[，。；、）)]|前|后|至|到|将|$)"

_YEAR_WORD = rf"""(?P<word>
    (?<![如当现而])今年(?![轻龄纪]) | (?<!过)去年(?!轻) | (?<![表说证声文阐透申])明年(?![轻龄均产])
    | (?<![基成日资版文剧样标书根])本年度 | (?<![以之])[上下]一年度?(?!级)
    | (?:{_FREE}上年|(?<![以线海晚])上年度|{_FREE}大?前年)(?![轻产均龄级薪纪货])
    | {_FREE}后年(?![轻产均龄级])
    | {_FREE}[同翌]年(?![级龄代轻]) | {_FREE}次年
    | [这那]一?年(?={_SPACE}[0-9一二三四五六七八九十]{{1,2}}{_SPACE}月)
    | (?<![0-9零一二三四五六七八九十百千几多两数每学半整全同当今去明])年内
    | (?<![相正适应每充担想])当年(?![轻产均龄的])
)"""
_YEAR_NUMBER = rf"""(?:
    (?<![0-9.第])(?P<y1>1[0-9]{{3}}|2[01][0-9]{{2}}){_SPACE}
        (?:{_INNER}(?P<y2>[12][0-9]{{3}}){_SPACE})?(?:财政年度|[财学]年|年(?!代))(?:度(?!过)|份)?
    | (?P<ycn>[一二][〇零○一二三四五六七八九]{{3}})年(?:度(?!过)|份)?
    | 公元(?P<yad>[0-9]{{1,4}})年 | (?<![0-9.])(?P<yshort>0[0-9])年(?!代)
)(?!(?:来|以来)?(?:的)?(?:历史|文明史|悠久))"""
# The last line: 有1300年历史 is a duration.
_MONTH_PART = rf"""(?:
    (?<![0-9.一二三四五六七八九十百千几数])(?!^[0-9]+、)(?P<m1>{_MONTH})(?:{_INNER}(?P<m2>{_MONTH}))?{_SPACE}月
    (?: {_SPACE}(?P<d1>{_DAY})(?:{_INNER}(?P<d2>{_DAY}))?{_SPACE}[日号]
      | 份?的?(?P<third>[上中下]旬|上中旬|中下旬) | 份?(?P<edge>{_INITIAL}|{_FINAL}|{_MIDDLE})
      | 份?(?![龄亮球嫂饼牙子个]) )
)"""
_QUARTER_PART = rf"""(?:
    (?:第?(?P<q1>[一二三四1-4])(?:{DASH}第?(?P<q2>[一二三四1-4]))?|前(?P<qn>[二两三23])个?|(?P<qf>首))季度
    (?P<qedge>{_INITIAL}|{_FINAL})?
)"""
_HALF_PART = "(?P<half>[上下])半年"
_FIRST_PART = (
    "(?:(?:前|头|首)(?P<first>[0-9]{1,2}|两|十[一二]?|[一二三四五六七八九])个月"
    "|前(?P<early>1[0-2]|[2-9])月(?:份)?(?![0-9一二三四五六七八九十]))"
)
_SEASON_PART = "(?P<season>[春夏秋冬](?:天|季)|[春夏秋冬](?=[，。、到至]))"


class Rule(NamedTuple):
    """A pattern and the function that reads its match.

    A text without any of `signs` cannot match, so that the pattern need not even be compiled.
    """

    name: str
    signs: tuple[str, ...]
    pattern: str
    read: Callable[[re.Match[str]], Shape | None]

    def compiled(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


_UNIT = "年(?!级|代|度|龄|期)|个月|个?星期|周(?!年|岁|期)|天|日"
_UNIT_OF_AFTER = _UNIT.removesuffix("|日")
RULES: tuple[Rule, ...] = (
    Rule(
        "in-year",
        ("年",),
        rf"""(?:{_YEAR_WORD}|{_YEAR_NUMBER})(?P<same>同期)?
        (?:的?{_SPACE}(?:{_MONTH_PART}|{_QUARTER_PART}|{_HALF_PART}|{_FIRST_PART}|第?Q(?P<qq>[1-4])
        |年?(?P<yedge>{_INITIAL}|{_FINAL}|{_MIDDLE}|(?<=年年)终)|{_SEASON_PART}))?""",
        readers.in_year,
    ),
    Rule(
        "without-year",
        ("月", "季度", "半年", "年初", "年底", "年末", "年中"),
        rf"""{_MONTH_PART}|(?<![0-9.]){_QUARTER_PART}|{_HALF_PART}
        |(?<![目此之提产生以日眼战术会赛节月个]){_FIRST_PART}
        |(?<![0-9一二三四五六七八九十百千多几每同上周学历老新])年(?P<yedge>{_INITIAL}|{_FINAL}|{_MIDDLE})""",
        readers.without_year,
    ),
    Rule(
        "day-alone",
        ("日",),
        rf"""(?<!每月)(?<![0-9.第近约时期续前后满逾超达共仅短足出过来未半每有隔用了])
        (?P<d1>[12][0-9]|3[01]|0?[1-9]|(?<![一二三四五六七八九十百])(?:十|二十|廿)[一二三四五六七八九]
        |三十一?|(?<![0-9一二三四五六七八九十百千几数这那])[一二三四五六七八九十]
        (?=日(?:宣布|表示|说|在|[上下]午|晚|电|发表|举行|抵|离)))(?:{DASH}(?P<d2>{_DAY}))?{_SPACE}日
        (?![0-9一二三四五六七八九十]+夜|之?内|以[内上下]|[游龄均线元常程租薪结报志语本军]|之?后|之前|前(?![往来去]))""",
        readers.day_alone,
    ),
    Rule(
        "iso-day",
        ("-", "/", "."),
        r"""(?<![0-9A-Za-z./-])(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)
        (?P<d>[0-9]{1,2})(?![0-9]|[./-][0-9])""",
        readers.iso,
    ),
    Rule(
        "anchored-day",
        ("今", "昨", "明", "前天", "后天"),
        rf"""(?:大(?=[前后]天))?(?:
        (?<![如当现至的到了])今(?:天(?!气|的(?!比赛|会|活动|仪式|论坛|发布|报告|讲话|峰会|大会))
        |日(?!头条|俄罗斯|美国|说法|关注|资本|之|的)
        |[晨早夜]|晚(?!报|会[，。、》的]))
        |(?<![以])昨[天日晚夜晨]
        |(?<![说表证声文阐透发光的好向了])明(?:天(?!的|气)|日(?!方舟|之|香|的|达)|[早晚晨])
        |{_FREE}前天 |(?<=大)[前后]天
        |{_FREE}后天(?![的下]|努力|培养|性|免疫|形成|习|之))""",
        readers.anchored_day,
    ),
    Rule(
        "referred-day",
        ("当", "同日", "次日", "翌日", "前一"),
        rf"""(?<![适相])当[天日](?!的?今日)|当[晚夜](?!的?报)|{_FREE}(?:同日|[次翌]日(?!达))
        |(?<![目之以提日])前一[天日]""",
        readers.referred_day,
    ),
    Rule(
        "month-word",
        ("月",),
        rf"""(?P<word>(?<![基成日资版文剧样标书根])本月(?!球)|(?<![以晚线海天路车网地岗船])上月(?![球亮])
        |(?<![以乡天地线脚树灯名年])下月(?![球亮])|[上下这]个月|(?<!每)当月|{_FREE}[同次]月)
        (?:份?(?P<third>[上中下]旬)|(?P<edge>{_INITIAL}|{_FINAL})|(?P<d1>{_DAY})[日号])?""",
        readers.month_word,
    ),
    Rule("month-edge", ("月",), rf"{_FREE}月(?P<edge>{_INITIAL}|底|末)", readers.month_edge),
    Rule(
        "week",
        ("周", "星期", "礼拜"),
        r"""(?<![日号天][（(])(?P<week>(?<![以会晚线海路车网地岗船台业身早])上{1,2}|(?<![基成日资版文剧样标书根])本|这
        |(?<![以乡天地线脚树灯名])下)个?(?:周(?![期边围转刊岁年口庄身报恩])|星期|礼拜)
        [一二三四五六日天末]?""",
        readers.week,
    ),
    Rule(
        "weekday",
        ("周", "星期"),
        rf"""(?<!每)(?<![日号天][（(])(?<!每周[一二三四五六日][至到])
        (?<!每星期[一二三四五六日][至到])
        (?:星期[一二三四五六日天](?![”」])
        |(?:{_FREE}|(?<=[司方府局部行家院者人员日]))周[一二三四五六日]
        (?=[，。；、）)（(]|在|[上下]午|[早晚]|表示|宣布|公布|发布|说|的|举行|开|将|至|到)
        |(?<![上下本这])周[一二三四五六日](?=[上下]午|[早晚]?(?:间|些时候)?(?:表示|宣布|公布|发布)))""",
        readers.week,
    ),
    Rule(
        "plan",
        ("五",),
        r"""[“"‘「『](?:十[一二三四五六七八九])五[”"’」』](?:[初末](?=[，。、的]))?
        |[“"‘「『][六七八九十]五[”"’」』](?=时期|期间|以来|规划|计划|末|初)
        |(?<![0-9一二三四五六七八九十百])十[一二三四五六七八九]五
        (?:[初末](?=[，。、的])|(?=时期|期间|以来|规划|计划|开局|收官|末|初|[”"’」』]|[，。、和]))
        |第(?:十[一二三四五六七八九]?|[六七八九])个五年(?:规划|计划)""",
        readers.plan,
    ),
    Rule(
        "decade",
        ("年代",),
        r"""(?:(?P<full>(?:1[0-9]|20)[0-9]0)
        |(?:(?P<century>[0-9]{1,2}|十[七八九]|二十一?|上个?|本)世纪)?
        (?:(?<![0-9])(?P<tens>[1-9]0|[二三四五六七八九]{1,2}(?=十)))十?)年代(?P<edge>初期?|[中末]期?|后期)?""",
        readers.decade,
    ),
    Rule(
        "century",
        ("世纪",),
        r"""(?P<century>(?<![0-9])[0-9]{1,2}|十[五六七八九]|二十一?|上个?|本)世纪
        (?!海上|经济|报|城|杯|广|公|大|[1-9]0|[二三四五六七八九]{1,2}十)
        (?P<part>初(?!期)|末|中叶|中期|上半叶|下半叶)?""",
        readers.century_part,
    ),
    Rule(
        "window",
        ("近", "过去", "未来", "今后", "接下来"),
        rf"""(?:(?P<lead>最近|过去|未来|今后|接下来)的?|
        (?P<near>(?<![^，。；：、！？,;:“‘「『\"'（(\\s在据从对])近))(?P<n>{_AMOUNT})
        (?:{DASH}(?P<n2>{_AMOUNT}))?(?P<unit>{_UNIT})(?!了)(?:以?来(?![自到华访此往者]))?""",
        readers.window,
    ),
    Rule(
        "years-since",
        ("来",),
        rf"""(?<![0-9.第每一二两三四五六七八九十百千多几数近余])近?(?P<n>{_AMOUNT}|半)(?P<unit>{_UNIT})以?来
        (?![自到华京访此源往者信电看说回])""",
        readers.window,
    ),
    Rule(
        "before-now",
        ("前",),
        rf"""(?<![0-9.第每一二两三四五六七八九十百千几数])(?P<n>{_AMOUNT}|半)(?P<more>[多余])?
        (?P<unit>个?{_UNIT})(?P<way>以前|之前|前(?![0-9后往来沿景三两半五十去]))""",
        readers.offset,
    ),
    Rule(
        "after-that",
        ("后",),
        rf"""(?:{_FREE}|(?<=[仅短约的想]))(?P<n>{_AMOUNT}|半)(?P<more>[多余])?
        (?P<unit>个?{_UNIT_OF_AFTER})(?P<way>以后|之后|后(?![0-9来期续台代退]))""",
        readers.offset,
    ),
    Rule("two-years", ("今明",), "今明两年", readers.two_years),
    Rule("days-ago", ("前",), r"(?<![目之此以提])前(?:些天|几天|些日子|几日)", readers.lately),
    Rule("as-of-now", ("目前",), "(?<=截至)目前|(?<=截止)目前|(?<=截[至止]到)目前", readers.now),
)
