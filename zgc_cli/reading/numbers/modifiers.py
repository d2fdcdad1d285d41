"""Modifiers of a quantity: 约, 近, 超过, 至少 before it; 以上, 左右, 多 behind it; signs.

The values are those of TIMEX3's @mod. A modifier may stand apart from its number: 约占四成.
"""

import re
from functools import cache

from zgc_cli import lexicon
from zgc_cli.reading.numbers.cues import stands_before, stands_behind
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_LONGEST = 6
_APART = 8  # characters between a modifier and its number, at most
# Kinds that count single things or acts; all others measure.
COUNTED = frozenset(("count", "frequency", "ordinal", "score"))

_GAP = rf"[^\s0-9０-９，。！？；：、“”「」（）()《》,.;:!?]{{1,{_APART}}}"
_HYPHENS = "-－–"
# Behind a colon, or such a number and a comma, a hyphen is a minus: 净流入：-3.2亿，-1.5亿.
_BEHIND_COLON = Pattern("[:：] ?(?:[-－–]?[0-9.]{1,12}[万亿]{0,2}[，,、；; ]{1,2})*$")
_RANGE_START = Pattern(
    "[0-9万亿](?:[美欧日港]?元|吨|公?斤|倍|个百分点|个基点)(?:/[\u4e00-\u9fff]{1,3})?$"
)
_PLUS = Pattern(r" ?[+＋](?=[的，。、；！？）)]|$)")
# 比之前180元多逾一倍: more by so much.
_COMPARES = Pattern("多(?:[逾约近出达]|超过|将近|[一两二三四五六七八九十0-9.]+(?:[倍成%]|百分))")
_SIGNS = ("零下", "零上", "负", "−", "﹣", "+", "＋", *_HYPHENS)

# Says no more than `is`, of a figure with its modifier: 达290亿元, but 达到或超过.
REACHES = Pattern("[高多长長厚深宽寬重]?[达達](?!到?或)|至[达達]到")


class Modifier(NamedTuple):
    """Where a modifier begins or ends and what it says.

    `soft` ones (达, 高达) yield to 多 or 以上; `apart` ones have words between them and the number.
    """

    at: int
    mod: str | None
    soft: bool = False
    apart: bool = False


def sign(text: str, start: int, kind: str) -> tuple[int, int]:
    """Return where a signed number begins and its sign: 零下20摄氏度, -5%, 净利润为-5106万元."""
    mark = next((s for s in _SIGNS if text.endswith(s, 0, start)), None)
    if mark is None:
        return start, 1
    begin = start - len(mark)
    before = text[begin - 1] if begin else ""
    if kind in COUNTED:
        listed = mark in _HYPHENS and _BEHIND_COLON.search(text[max(0, begin - 60) : begin])
        return (begin, -1) if listed else (start, 1)
    if mark in _HYPHENS or mark in "+＋−﹣":
        joined = before.isdigit() or (before.isascii() and before.isalpha()) or before in "%％℃)）"
        if before and (joined or _RANGE_START.search(text[max(0, begin - 9) : begin])):
            return start, 1
        # Other measures than these have hyphens of lists and names before them.
        signed = kind in ("money", "ratio", "temperature") or mark in "−﹣"
        if not signed and not stands_before("signed", text, begin):
            return start, 1
    elif mark == "负":
        if stands_before("not minus", text, start):
            return start, 1
    elif kind != "temperature":
        return start, 1
    return begin, 1 if mark in ("零上", "+", "＋") else -1


def before(text: str, start: int, floor: int, bare: bool, large: bool) -> Modifier:
    """Return the modifier in front of a number at `start`, none that begins before `floor`.

    `bare` is for numbers without a digit: 上 and 过 go with them alone (上千, 过百), and 破 with
    `large` ones (破亿, but 快侦快破3起).
    """
    end = start - 1 if start and text[start - 1] == " " else start
    shut = ("" if bare else "上过") + ("" if large else "破")
    near = _adjacent(text, end, floor, shut)
    if not near and text.endswith("了", floor, end):
        near = _adjacent(text, end - 1, floor, "上过破")
    near = near or _apart(text, end, floor)
    return near or Modifier(start, None)


def behind(text: str, end: int, kind: str) -> Modifier:
    """Return the modifier behind a unit that ends at `end`: 以上, 左右, 多."""
    known = lexicon.mapping("modifiers_behind")
    plus = _PLUS.match(text, end)
    if plus:
        return Modifier(plus.end(), "equal_or_more")  # 1500米+
    at = end + 1 if text[end : end + 1] == " " else end
    for size in range(_LONGEST, 0, -1):
        word = text[at : at + size]
        if len(word) == size and word in known and not stands_behind("behind words", text, at):
            if word == "多" and _COMPARES.match(text, at):
                continue
            if word in ("多", "余") and (kind in COUNTED or stands_behind("more words", text, at)):
                continue
            return Modifier(at + size, known[word])
    return Modifier(end, None)


@cache
def _front() -> tuple[dict[str, str], Pattern]:
    """Return the words before a number and a pattern for those that stand apart from it."""
    entries = lexicon.mapping("modifiers_before")
    words = {word: value.removesuffix(" apart") for word, value in entries.items()}
    apart = [word for word, value in entries.items() if value.endswith(" apart")]
    free = "|".join(map(re.escape, sorted(apart, key=len, reverse=True)))
    bound = "超过|接近|突破|高于|低于|达到|相当于"
    return words, Pattern(rf"(?:({free})({_GAP})|({bound})(?:{_GAP})的)$")


def _adjacent(text: str, end: int, floor: int, shut: str) -> Modifier | None:
    words, _ = _front()
    for size in range(_LONGEST, 0, -1):
        start = end - size
        word = text[max(start, 0) : end]
        if start < floor or word not in words:
            continue
        if size == 1 and (word in shut or _is_lookalike(text, start)):
            return None  # 签约3家, 网上100个
        if word == "不到" and stands_before("not reached", text, start):
            return None
        return Modifier(start, words[word], "达" in word)
    return None


def _is_lookalike(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at + 1] in lexicon.words("modifier_lookalikes")


_ABOUT = ("约", "大约", "大概", "约略", "大致", "约莫")
# 最多的时候我们是137个, 至多暂时缓和两个: it says nothing of the number.
_AT_MOST = ("最多", "至多")
_ELSEWHERE = Pattern("^的|们|时候|暂时|和$|[缓调]")
_BELOW = ("不到", "不足", "还不到")


def _apart(text: str, end: int, floor: int) -> Modifier | None:
    """Find a modifier with words between it and the number: 约占四成, 至少要有2个."""
    words, pattern = _front()
    window = max(floor, end - _APART - _LONGEST)
    match = pattern.search(text, window, end)
    if not match:
        return None
    if match[3] and stands_before("extremes", text, match.end() - 1):
        return None  # 接近全天最高点的2982.43点 is the highest itself
    if match[3]:
        mod = words.get(match[3], "approx")
        return Modifier(match.start(), mod, match[3] == "达到", True)
    start, word, gap = match.start(), match[1], match[2]
    if word in _AT_MOST and _ELSEWHERE.search(gap):
        return None
    if word in _ABOUT and (not stands_behind("about gap", gap, 0) or _is_lookalike(text, start)):
        return None
    reaches = gap.endswith(("的", "了", "有")) and not stands_before("not reached", text, start)
    return None if word in _BELOW and not reaches else Modifier(start, words[word], apart=True)
