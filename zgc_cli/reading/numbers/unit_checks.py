"""Units that are one only in some places: 点 (points or hours), 级, 度, 年, 米 of a race.

A check tells whether the unit that ends at `end`, behind `number`, measures something there.
"""

import re
from collections.abc import Callable

from zgc_cli.reading.numbers.numerals import Numeral
from zgc_cli.reading.pattern import Pattern

CASUALTY = Pattern(r"(?:死亡|遇难|受伤|失踪|被困|轻伤|重伤|获救|伤亡|身亡|丧生|不幸|溺水|坠)")
_SCORE_POINTS = Pattern(
    r"建议|意见|要求|主张|倡议|原因|共识|看法|希望|经验|体会|启示|措施|设想|变化|特点"
)
_MAGNITUDE = Pattern(
    r"(?:以上|及以上|左右)?(?:地震|大?风|阵风|台风|强风|余震|海浪)|以上|、[0-9]|至|到|强?震"
)
_PHASE = Pattern(r"工程|项目|临床|试验|扩建|建设|用地|机组|间")
_CLASSIFIED = Pattern(r"新药|创新药|医疗")
_TERM = Pattern(r"制|期(?!间)|规划|计划|行动|一?[度届]|级|代|均")
_SESSION = Pattern(
    r"[一二三四五六七八九十][中次]|中央|全国|人大|[市省县区]委|政协|常委|全会|人民|理事|董事|监事|历次|以来"
)
_MEETING = Pattern(r"(?:人大|政协|届|委员会|纪委)[一二三四五六七八九十]{1,3}次(?:会议|全会|全体)")
_SPORT = Pattern(
    r"自由泳|蛙泳|蝶泳|仰泳|接力|栏|短跑|决赛|预赛|半决赛|混合|个人|障碍|速滑|气?步枪|气?手枪"
    r"|跳台|跳?板|长跑|赛跑|飞人"
)


def _points(text: str, number: Numeral, end: int) -> bool:
    """Tell 3012.34点 and 3点建议 from 3点, the hour."""
    return number.low > 24 or number.low.denominator > 1 or bool(_SCORE_POINTS.match(text, end))


def _degrees(text: str, number: Numeral, end: int) -> bool:
    """Tell 38.5度 from 三度 (夺冠)."""
    start = end - 4
    return (
        number.arabic
        or number.low > 10
        or "电" in text[end : end + 1]
        or "零" in text[max(0, start) : end]
    )


def _magnitudes(text: str, number: Numeral, end: int) -> bool:
    """Tell 6.8级地震 and 14级以上大风 from 三级医院 and 5级 of a scale."""
    if not number.arabic:
        return False
    return (
        number.low.denominator > 1
        or bool(_MAGNITUDE.match(text, end))
        or any(cause in text[max(0, end - 14) : end] for cause in "风震浪")
    )


def _times(text: str, number: Numeral, end: int) -> bool:
    """Tell 三次会议 that were held from 十四届全国人大四次会议, which is a name."""
    return not _MEETING.search(text, max(0, end - 8), end + 2)


def _years(text: str, number: Numeral, end: int) -> bool:
    """Tell five years from 五年规划, 四年制 and 10年期国债."""
    return not _TERM.match(text, end)


def _people(text: str, number: Numeral, end: int) -> bool:
    """Tell 三人 from 两人, which as often as not is a pronoun (两人合作)."""
    if text[end : end + 1] in tuple("制机行份"):
        return text.startswith("机构", end)
    return number.arabic or number.low != 2 or bool(CASUALTY.match(text, end))


Check = Callable[[str, Numeral, int], bool]

CHECKS: dict[str, Check] = {
    "点": _points,
    "度": _degrees,
    "级": _magnitudes,
    "次": _times,
    "对": lambda text, number, end: not text[end : end + 1].isdigit(),
    "年": _years,
    "人": _people,
    "期": lambda text, number, end: not _PHASE.match(text, end),
    "番": lambda text, number, end: "翻" in text[max(0, end - 5) : end],
    "类": lambda text, number, end: not _CLASSIFIED.match(text, end),
    "届": lambda text, number, end: not _SESSION.match(text, end),
    "局": lambda text, number, end: number.arabic,
    "折": lambda text, number, end: number.low < 100,
    "米": lambda text, number, end: (
        not re.match(
            r"自由泳|蛙泳|蝶泳|仰泳|接力|栏|短跑|决赛|预赛|半决赛|混合泳|个人|障碍|速滑|气步枪|步枪|气手枪|手枪|跳台|跳板|长跑|赛跑|飞人|混合|板",
            text[end : end + 3],
        )
    ),
    "公斤": lambda text, number, end: not text.startswith("级", end),
    "千克": lambda text, number, end: not text.startswith("级", end),
    "成": lambda text, number, end: number.low <= 10,
}
