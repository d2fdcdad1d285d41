"""What the words of a time expression are worth: numbers, distances, parts of a month."""

from zgc_cli.reading.dates.shapes import ANCHOR, REFERENCE, Pair
from zgc_cli.reading.numbers.numerals import whole

_NAMED = {"元": 1, "首": 1, "正": 1, "冬": 11, "腊": 12, "零": 0}
EDGES = {"初": "start", "底": "end", "末": "end", "中": "mid", "终": "end"}
THIRDS: dict[str, tuple[Pair, str]] = {
    **dict.fromkeys(("上旬", "初"), ((1, 10), "start")),
    **dict.fromkeys(("中旬", "中"), ((11, 20), "mid")),
    **dict.fromkeys(("下旬", "底", "末"), ((21, 31), "end")),
    **dict.fromkeys(("上中旬", "中上旬"), ((1, 20), "start")),
    "中下旬": ((11, 31), "end"),
}
WEEKDAYS = {day: number for number, day in enumerate("一二三四五六日")} | {"天": 6}
# How many days, weeks, months or years lie between the article and what a word names.
_FROM_ARTICLE = {"今": 0, "本": 0, "年": 0, "昨": -1, "去": -1, "上": -1, "前": -2}
_FROM_ARTICLE |= {"明": 1, "来": 1, "下": 1, "后": 2}
# The same for words that count from the date before them in the text.
_FROM_REFERENCE = {"同": 0, "当": 0, "这": 0, "那": 0, "次": 1, "翌": 1}


def distance(word: str) -> tuple[str, int]:
    """Return what a word counts from, and how many units away it is: 去年, 次日, 大前天, 上上周."""
    first = word.lstrip("大")[0]
    if first in _FROM_REFERENCE:
        return REFERENCE, _FROM_REFERENCE[first]
    units = _FROM_ARTICLE[first]
    further = word.startswith(("大", 2 * first))
    return ANCHOR, units + (1 if units > 0 else -1) * further


def number(text: str) -> int:
    """Return the value of digits or of a Chinese numeral (二十五, 廿五: 25)."""
    if text.isdecimal():
        return int(text)
    if text in _NAMED:
        return _NAMED[text]
    return int(whole(text.removeprefix("初").replace("廿", "二十").replace("卅", "三十")) or 0)


def pair(first: str, last: str | None = None) -> Pair:
    """Return both ends of a stretch; it ends where it begins if only one is written."""
    return number(first), number(last or first)
