"""Units that are one only in some places: 点 (points or hours), 级, 度, 人.

A check tells whether the unit that ends at `end`, behind `number`, measures something there. What
only takes a look at the words behind the unit is in the lexicon `unit_lookalikes`.
"""

from zgc_cli.reading.numbers.cues import stands_behind
from zgc_cli.reading.numbers.numerals import Numeral
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_MAGNITUDE = Pattern(
    "(?:以上|及以上|左右)?(?:地震|(?:雷[雨暴])?大?风|偏?[东南西北]{1,2}风|阵风|台风|强风|余震|海浪)|以上|、(?:[0-9]|阵?风)|至|到|强?震"
)
_MEETING = Pattern(
    "(?:人大|政协|届|会|[省市县区党纪常]委)[一二三四五六七八九十]{1,3}次(?:会议|全会|全体)"
)
_WEEKDAY = Pattern("[一二三四五六日天]")
_CLASS = Pattern(
    "(?:[高初大][一二三四]|年级|[0-9]级)[(（]?[0-9一二三四五六七八九十]{1,3}[)）]?班$|[高初][0-9]{3}班$"
)
_TURN = Pattern("(?:翻腾|转体|屈体|空翻|旋转|跳)[0-9一二两三四五六七八九十]{1,3}周$")
_OF_MONEY = Pattern("[，。；、！？）多]|左右|以上|$")
_DETAINED = Pattern(
    "(?:拘留|羁押|停职|停业|停产|停工|停市|停驶|停牌|休市|关闭|封闭|禁赛|停赛|停课|休整|停留|逗留|住院|留院|公示|卧床"
    "|为期|历时|一连|连续)了?[0-9一二三四五六七八九十]{1,3}日$"
)
_IN_ADDRESS = Pattern("[0-9]{1,4}(?:-[0-9]{1,4})?(?:号|单元|室|楼|门)")
_OF_ADDRESS = Pattern(
    "[0-9一二三四五六七八九十](?:号(?:航站)?楼[0-9一二三四五六七八九十]{1,3}(?:[层栋幢]|单元)"
    "|[栋幢座][0-9一二三四五六七八九十]{1,3}单元)$"
)


@rule("points-not-hours", "指数收于[3012.34点]。", "他提出[3点]建议。", never=("下午3点开会。",))
def points(text: str, number: Numeral, end: int) -> bool:
    """Tell 3012.34点 and 3点建议 from 3点, the hour."""
    return number.low > 24 or not number.is_whole() or stands_behind("stated points", text, end)


@rule("degrees", "最高气温[达38.5度]。", never=("她三度夺冠。",))
def degrees(text: str, number: Numeral, end: int) -> bool:
    """Tell 38.5度 from 三度 (夺冠)."""
    is_count = not number.arabic and number.low <= 10
    return not is_count or text.startswith("电", end) or "零" in text[max(0, end - 4) : end]


@rule("magnitudes", "当地发生[6.8级]地震。", never=("这是一所三级医院。", "他考过了5级。"))
def magnitudes(text: str, number: Numeral, end: int) -> bool:
    """Tell 6.8级地震 and 14级以上大风 from 三级医院 and 5级 of a scale."""
    if not number.arabic:
        return False
    causes = any(cause in text[max(0, end - 14) : end] for cause in "风震浪")
    return causes or not number.is_whole() or bool(_MAGNITUDE.match(text, end))


@rule("times-not-meetings", "两国举行了[三次]会议。", never=("十四届全国人大四次会议闭幕。",))
def times(text: str, number: Numeral, end: int) -> bool:
    """Tell 三次会议 that were held from 十四届全国人大四次会议, which is a name."""
    return not _MEETING.search(text, max(0, end - 8), end + 2)


@rule(
    "people-not-pairs",
    "会上[三人]获奖。",
    "[两人]受伤。",
    "车祸致死[两人]。",
    never=("两人合作多年。",),
)
def people(text: str, number: Numeral, end: int) -> bool:
    """Tell 三人 from 两人, which as often as not is a pronoun (两人合作)."""
    if number.arabic or number.low != 2 or stands_behind("casualty", text, end):
        return True
    return text[max(0, end - 3) : end - 2] in tuple("死伤致")


@rule("doublings", "产值翻了[两番]。", never=("他说了一番话。",))
def doublings(text: str, number: Numeral, end: int) -> bool:
    """Tell 翻两番 from 一番 (话)."""
    return "翻" in text[max(0, end - 5) : end]


# 前两局, 连丢两局, 首站: games and stops are counted, where 三站 and 一局 may be words.
GAMES = Pattern("(?:[前后头连]|连[丢赢输扳下胜负追])[两三四]$")


@rule("games-not-offices", "她赢了[3局]。", "她连丢[两局]。", never=("三局联合发文。",))
def games(text: str, number: Numeral, end: int) -> bool:
    """Tell 3局 and 连丢两局 of a match from offices."""
    return number.arabic or bool(GAMES.search(text, max(0, end - 4), end - 1))


@rule("discounts", "全场打[八折]。", never=("店里有120折叠椅。",))
def discounts(text: str, number: Numeral, end: int) -> bool:
    """Tell 八折 from more than there can be."""
    return number.low < 100


@rule("tenths", "产量增长[两成]，[九成]人满意。", never=("二十成为新的起点。", "他有18成人票。"))
def tenths(text: str, number: Numeral, end: int) -> bool:
    """Tell 两成 from the verb 成 behind a larger number, and from 成人 behind digits."""
    adults = text.startswith("人", end) and (number.arabic or number.low < 2)
    return number.low <= 10 and not adults


@rule(
    "styles-not-model-years", "店里有[30款]新车。", never=("2023款轿车上市。", "2024届毕业生入职。")
)
def styles(text: str, number: Numeral, end: int) -> bool:
    """Tell 30款 from 2023款 and 2024届, which are of a year."""
    return not number.is_year()


@rule("weeks-not-weekdays", "疗程为[3周]。", never=("8.13 周日开演。", "她向后翻腾三周半。"))
def weeks(text: str, number: Numeral, end: int) -> bool:
    """Tell 3周 from 8.13 周日, a date, and 翻腾三周半 of a jump."""
    if _TURN.search(text, max(0, end - 8), end):
        return False
    return number.is_whole() or not _WEEKDAY.match(text, end)


@rule("centuries-not-names", "王朝延续了[十余世纪]。", never=("21世纪出版社参展。",))
def centuries(text: str, number: Numeral, end: int) -> bool:
    """Tell 3个世纪, which has its 个, from 21世纪, one of them."""
    return number.more != ""


@rule("calories", "这块糕有[300卡]热量。", never=("服务器从单卡到八卡都有。",))
def calories(text: str, number: Numeral, end: int) -> bool:
    """Tell 300卡 from cards."""
    return number.arabic


@rule(
    "storeys-not-addresses",
    "楼高[5层]。",
    "小区有[8栋]楼。",
    never=("他住8栋3单元。", "3号楼2层开店。"),
)
def storeys(text: str, number: Numeral, end: int) -> bool:
    """Tell 5层 and 8栋 from 8栋3单元 and 3号楼2层, which are addresses."""
    return not _IN_ADDRESS.match(text, end) and not _OF_ADDRESS.search(text, max(0, end - 12), end)


@rule(
    "runs-not-classes",
    "每天加开[18班]车。",
    "当晚增开[三班]船。",
    never=("他在高二18班。", "六年级3班合影。", "她在高242班。", "三班学生获胜。"),
)
def classes(text: str, number: Numeral, end: int) -> bool:
    """Tell 18班 of a bus from 高二18班 of a school, and 三班 that runs from 三班 that learns."""
    if _CLASS.search(text, max(0, end - 12), end):
        return False
    runs = number.arabic or number.low > _MANY or _RUNS.search(text, max(0, end - 12), end)
    return bool(runs or _RIDES.match(text, end))


_MANY = 10
_RUNS = Pattern(
    "(?:[加增停]开|开[行出]|开通|减少|增[加至]|每[天日周]|共有?|[分倒坐乘搭错误])了?[^，。；、]{0,4}班$"
)
_RIDES = Pattern("[车船机]|[公地]铁|公交|巴士|航[班次]|列车|[渡轮邮]轮?|高铁|动车")


@rule("tenths-of-yuan", "每斤便宜[三毛]。", never=("三毛的书展开幕。",))
def tenths_of_yuan(text: str, number: Numeral, end: int) -> bool:
    """Tell 三毛 of a price from the writer."""
    return number.arabic or number.low == 2 or bool(_OF_MONEY.match(text, end))


@rule("days-not-dates", "他被处行政拘留[10日]。", never=("期限是10日。", "记者10日获悉。"))
def days(text: str, number: Numeral, end: int) -> bool:
    """Tell 拘留10日 from the day of a month."""
    return bool(_DETAINED.search(text, max(0, end - 14), end))


@rule(
    "shots",
    "他全场[10投]0中，罚球5罚[4中]。",
    never=("三年10投资项目。", "2025中部论坛开幕。", "他在7中读书。"),
)
def shots(text: str, number: Numeral, end: int) -> bool:
    """Tell 10投0中 and 5罚4中 of a match from words that begin so."""
    return bool(_MADE.match(text, end) or _TRIED.search(text, max(0, end - 8), end))


_MADE = Pattern("(?<=[投罚])[0-9]{1,3}中(?![学间国外])")
_TRIED = Pattern("[投罚][0-9]{1,3}中$")


@rule("interest", "按揭利率为[3.5厘]。", never=("他分厘不差，3厘也争。",))
def interest(text: str, number: Numeral, end: int) -> bool:
    """Tell 3.5厘 of interest, per cent a year in Hong Kong, from other parts of a whole."""
    return bool(_OF_INTEREST.search(text, max(0, end - 16), end))


_OF_INTEREST = Pattern("(?:息|利率|按揭|[HP]按|折扣率|回报率)[^，。；、]*$")


@rule(
    "length-not-marks",
    "距市区[3公里]处有座桥。",
    never=("G15高速1203公里处发生事故。", "他在某国道56公里+300米处停车。"),
)
def lengths(text: str, number: Numeral, end: int) -> bool:
    """Tell 3公里 from the mark at a road that names a place of it."""
    marked = _MARK.match(text, end) and _ROAD.search(text, max(0, end - 24), end)
    return not marked or bool(_AWAY.search(text, max(0, end - 30), end))


_MARK = Pattern("(?:[+＋加]?[0-9]{1,3}米)?(?:路段)?[处段附]")
_AWAY = Pattern("[距离](?!地铁?线)[^，。；、]{0,20}公里$")
_ROAD = Pattern(
    "(?:高速(?:公路)?|[国省县乡]道|公路|[A-Z][0-9]{1,4}线?|[东南西北上下]行)[^，。；、距离约驶走跑]{0,8}?[0-9.]+公里$"
)


@rule("years-not-dates", "王朝延续了[两千年]。", never=("两千零八年他回国。",))
def years(text: str, number: Numeral, end: int) -> bool:
    """Tell 两千年 from 两千零八年, a year of the calendar."""
    spelt = not (number.arabic or number.more)
    return not (spelt and number.is_whole() and _CENTURY < number.low < _CENTURY + 100)


_CENTURY = 2000


@rule("length-not-wards", "他走了[3里]路。", never=("全区15里里长到场。", "15里长集体缺席。"))
def wards(text: str, number: Numeral, end: int) -> bool:
    """Tell 3里 of a road from the wards of a town of Taiwan."""
    return not _OF_WARD.match(text, end)


_OF_WARD = Pattern("的?里[长民邻]|长(?![的达长，。、；堤龙街廊])")


@rule("crashes", "路口[两车]相撞，[七车]追尾。", never=("两车主报警。", "三车道封闭。"))
def crashes(text: str, number: Numeral, end: int) -> bool:
    """Tell 两车相撞 from words that begin with 车."""
    return bool(_COLLIDE.match(text, end))


_COLLIDE = Pattern("(?:连环|发生|首尾)?(?:相?碰?撞|擦撞|追撞|对撞|追尾|串烧|受损|损毁|失控)")


@rule(
    "cases-not-rumours",
    "全市发生火灾[四起]。",
    "这是今年的[四起]诈骗案件。",
    "法院共审结[四起]。",
    never=("骂声四起，谣言四起。", "一时间歌声四起。", "质疑四起，事件升级。", "盗匪四起。"),
)
def cases(text: str, number: Numeral, end: int) -> bool:
    """Tell 四起 of accidents from what rises everywhere: voices, rumours, smoke."""
    if not text.endswith("四起", 0, end) or number.low != 4:
        return True
    if _RISING.search(text, max(0, end - 3), end):
        return False
    return bool(_HAPPENED.search(text, max(0, end - 16), end) or _OF_CASES.match(text, end))


_RISING = Pattern("(?:[声烟言议说论闻语波疑怨]|[战烽]火|盗[匪贼])四起$")
_HAPPENED = Pattern(
    "(?:(?<!公)共|发生|出现|查[处办获]|[侦破]获?破?|破获|处[置理]|接[报获警]|通报|披露|公布|[审办]结|受理|办理|立案|起诉|提起"
    "|调解|化解|制止|排除|记录|报告|[达有]|新增|[这那此])了?[^，。；：、！？]{0,8}四起$"
)
_OF_CASES = Pattern(
    "(?:[^，。；、的引导造招触致起]{0,10})(?:案|事故|火[灾警情]|事件|纠纷|警情|病例|险情|疫情|诉讼|袭击|爆炸|地震|并购)"
)


@rule("current", "充电电流为[12安]。", never=("他全场敲出12安。",))
def current(text: str, number: Numeral, end: int) -> bool:
    """Tell 12安 of a current from the hits of a baseball team."""
    return not _OF_HITS.search(text, max(0, end - 24), end)


_OF_HITS = Pattern("安打|敲|[打轰]出|[球队职局棒]")


CHECKS = {
    "安": current,
    "投": shots,
    "罚": shots,
    "中": shots,
    "厘": interest,
    "公里": lengths,
    "年": years,
    "里": wards,
    "日": days,
    "车": crashes,
    "起": cases,
    "毛": tenths_of_yuan,
    "点": points,
    "度": degrees,
    "级": magnitudes,
    "次": times,
    "人": people,
    "番": doublings,
    "局": games,
    "折": discounts,
    "成": tenths,
    "款": styles,
    "届": styles,
    "周": weeks,
    "世纪": centuries,
    "卡": calories,
    "层": storeys,
    "栋": storeys,
    "幢": storeys,
    "单元": storeys,
    "班": classes,
}
