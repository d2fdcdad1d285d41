"""Texts of any length from one small unit: all lexicons, marks and shapes of lines, combined."""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from zgc_cli import lexicon

SEED = 7
SAMPLE = 3  # entries of each lexicon in the smaller set
JOINED = 24  # entries of one lexicon that make one text


class Pattern(NamedTuple):
    """A kind of text; `make(size)` gives one of about that many characters."""

    name: str
    make: Callable[[int], str]
    suffix: str = ".txt"


def repeated(unit: str) -> Callable[[int], str]:
    """Return a maker of a text that is the unit again and again."""
    return lambda size: unit * max(1, size // len(unit))


def nested(opening: str, closing: str, inner: str = "") -> Callable[[int], str]:
    """Return a maker of as many opening parts as inner ones behind them, and closing ones."""

    def make(size: int) -> str:
        depth = max(1, size // len(opening + inner + closing))
        return opening * depth + inner * depth + "好" + closing * depth

    return make


def within(before: str, unit: str, after: str) -> Callable[[int], str]:
    """Return a maker of many units between two parts that stand once."""
    return lambda size: before + unit * max(1, size // len(unit)) + after


def numbered(shape: str) -> Callable[[int], str]:
    """Return a maker of units of which no two are equal: `{}` stands for two rare characters."""

    def make(size: int) -> str:
        count = max(1, size // (len(shape.replace("{}", "二字"))))
        return "".join(shape.replace("{}", _two(number)) for number in range(count))

    return make


def _two(number: int) -> str:
    """Return two characters for a number, others for every number up to some hundred thousand.

    Small numbers have as varied characters as large ones: a text is as odd at its beginning.
    """
    there = _characters()
    one, other = divmod(number * _PRIME % len(there) ** 2, len(there))
    return there[one] + there[other]


_PRIME = 611_953


@cache
def _characters() -> str:
    """Return characters of which given names are made."""
    return "".join(sorted(set("".join(lexicon.words("given_names")))))


BRACKETS = (
    *("“”", "‘’", "「」", "『』", "（）", "()", "《》", "〈〉", "【】", "〔〕", "[]", "{}", "<>"),
    *("［］", "｛｝", "＜＞", "«»", "‹›", "〖〗", "〝〞", "„“", '""', "''", "``", "＂＂", "＇＇"),
)
MARKS = (
    *"。，、；：！？…—·•・～~-–―‐－／/\\|｜,.;:!?．＠@#＃$＄%％‰&＆*＊+＋=＝^_＿×÷±°℃′″§¶©®™①㈠Ⅰ々〇",
    *(
        "——",
        "……",
        "...",
        "--",
        "——“",
        "：“",
        "，”",
        "。”",
        "！”",
        "、“",
        "”“",
        "）（",
        "》《",
        "·王",
    ),
)
INVISIBLE = {
    "blank": " ",
    "tab": "\t",
    "wide blank": "\u3000",
    "no-break blank": "\xa0",
    "thin blank": "\u2009",
    "line feed": "\n",
    "carriage return": "\r",
    "CR LF": "\r\n",
    "form feed": "\x0c",
    "vertical tab": "\x0b",
    "next line": "\x85",
    "line separator": "\u2028",
    "blank line of blanks": "   \n",
    "line of wide blanks": "\u3000\u3000\n",
    "escape": "\x1b[31m",
    "bell": "\x07",
    "hyperlink": "\x1b]8;;x\x07",
    "delete": "\x7f",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "byte order mark": "\ufeff",
    "soft hyphen": "\xad",
    "right to left": "\u202e",
    "combining": "e\u0301",
    "only combining": "\u0301",
    "private use": "\ue000",
    "emoji": "😀",
    "family": "👨\u200d👩\u200d👧",
    "flag": "🇨🇳",
    "rare character": "\U00020000",
    "lone surrogate": "\ud800",
}
WORDS = {
    "digit": "7",
    "wide digit": "７",
    "numeral": "一",
    "numerals": "十百千万亿",
    "long number": "1234567",
    "grouped": "1,234,",
    "decimal": "3.5",
    "decimals": "3.",
    "range": "3-5",
    "ranges": "3至5",
    "percent": "5%",
    "points": "3个百分点",
    "half": "万分之三又",
    "exponent": "10^8",
    "times": "3×",
    "ratio": "3:2",
    "version": "V1.2.3-",
    "ordinal": "第三",
    "day": "2026年3月25日",
    "month": "3月",
    "year": "2026年",
    "years": "2024、2025、",
    "ISO day": "2026-03-25",
    "slashed day": "2026/3/25",
    "clock": "12:30",
    "clock in words": "上午8时30分",
    "era": "民国三年",
    "weekday": "星期三",
    "relative": "去年同期",
    "span": "3日至5日",
    "letter": "a",
    "capital": "A",
    "Latin words": "Deep Seek ",
    "Latin name": "John Smith ",
    "mixed": "A1b2",
    "hyphened": "GPT-4o-",
    "address": "a@b.cn ",
    "link": "http://a.cn/b?c=d ",
    "host": "www.a.cn",
    "Cyrillic": "Москва ",
    "Hangul": "서울",
    "kana": "トヨタ",
    "traditional": "臺灣與廣東電視臺",
    "foreign name": "卡洛斯·席尔瓦",
    "name with dots": "王·",
    "surname": "王",
    "speech": "王明说：“好。”",
    "speech behind": "“好。”王明说。",
    "open speech": "王明说：“好。",
    "reported": "王明表示，",
    "title and name": "董事长王明",
    "list of names": "王明、李红、",
    "short name": "北京云澜科技有限公司（以下简称“云澜”）",
    "bracketed name": "云澜科技（云澜）",
    "post": "王明任董事长，",
    "clause": "公司增长了3%，",
    "giant sentence": "王明在北京说公司今年增长了3%并且",
    "question": "公司增长了多少？",
    "single characters": "好",
    "suffixes": "公司集团",
    "speech in a clause": "王明说“今年很好”，",
}
# `{}` stands for two characters that differ from unit to unit.
VARIED = (
    *(
        "北京{}科技有限公司，",
        "北京{}大学、",
        "{}公司",
        "中关村{}集团（{}）",
        "王{}说，",
        "董事长王{}、",
    ),
    *(
        "{}·{}说：“好。”",
        "《{}》",
        "“{}”",
        "在{}县{}镇",
        "{}和",
        "{}、",
        "A{}型",
        "{}计划，",
        "{}论坛",
    ),
    *(
        "云澜{}有限公司（以下简称“{}”）",
        "{}增长3%，",
        "{}有3家公司。",
        "王{}（{}）",
        "李{}任{}公司董事长。",
    ),
    *(
        "{}（以下简称{}）",
        "北京市{}区{}路",
        "{}\n\n",
        "{}科技创始人王{}",
        "“{}”号",
        "{}的{}的",
        "王{}，男，",
    ),
)
LINES = {
    "heading by number": "一、发展",
    "heading in brackets": "（一）发展",
    "heading by digit": "1. 发展",
    "deep heading": "1.1.1 发展",
    "chapter": "第一章 发展",
    "heading in marks": "【发展】",
    "bold heading": "**发展**",
    "short line": "好",
    "line that ends": "好。",
    "line that stays open": "“好",
    "dateline": "新华社北京3月25日电 公司发展。",
    "dateline in brackets": "（新华社北京3月25日电）",
    "newspaper": "本报北京3月25日讯",
    "byline": "记者 王明 李红",
    "byline in brackets": "（记者 王明、李红）",
    "credit": "责任编辑：王明",
    "source": "来源：新华社",
    "web line": "2026-03-25 10:30 来源：新华网 作者：王明",
    "caption": "图为公司。王明 摄",
    "read more": "点击阅读全文",
    "copyright": "版权所有 未经许可不得转载",
    "end mark": "（完）",
    "bullet": "• 好",
    "hyphen": "- 好",
    "question": "问：好吗？",
    "answer": "答：好。",
    "triangle": "▲ 图为",
    "rule": "----------",
    "stars": "* * *",
    "page number": "第 1 页",
    "key": "时间：2026年",
    "indented": "\u3000\u3000公司今年很好，大家都高兴。",
    "cut line": "公司今年很好，大家",
    "row": "公司\t3\t5",
    "sum of rows": "公司  3  5",
}
MARKDOWN = {
    "heading": "# 好\n",
    "hashes": "#",
    "underlined": "好\n===\n",
    "underline": "===\n",
    "item": "- 好\n",
    "numbered item": "1. 好\n",
    "deeper item": "  - 好\n",
    "task": "- [ ] 好\n",
    "row": "|a|b|\n|-|-|\n",
    "rows": "|a|\n",
    "cells": "|a",
    "quotation": "> 好\n",
    "quotations": "> ",
    "fence": "```\n",
    "fence with words": "~~~a\n好\n",
    "back quotes": "`a``b",
    "code": "    好\n",
    "link": "[好](a)",
    "open link": "[好](",
    "link with title": '[好](a "b',
    "image": "![好](a)",
    "brackets": "[",
    "open images": "![",
    "closing": "]",
    "reference": "[a][b]",
    "definition": "[a]: /b\n",
    "emphasis": "*a ",
    "strong": "**a ",
    "mixed emphasis": "a**b_c",
    "underscores": "_",
    "stars": "*",
    "angle": "<a ",
    "autolink": "<http://a>",
    "entity": "&amp;",
    "open entity": "&#",
    "backslash": "\\",
    "escaped": "\\*",
    "hard break": "好  \n",
    "thematic": "---\n",
    "comment": "<!-- a -->\n",
    "open comment": "<!--",
    "html block": "<div>\n",
    "rule of blanks": "- - -\n",
    "title": "title: 好\n",
    "title of quotes": "title: '好\n",
    "front end": "---\ntitle: a\n---\n",
}
FRONT = {
    "no end": ("---\n", "a: b\n", ""),
    "blanks behind a title": ("---\ntitle: a", " ", "b\n---\n好"),
    "blanks before a title": ("---\ntitle:", " ", "\n---\n好"),
    "quotes in a title": ("---\ntitle: ", "'", "\n---\n好"),
    "titles": ("---\n", "title: a\n", "---\n好"),
    "blanks behind the mark": ("---", " ", "\n---\n好"),
    "ends": ("---\n", "---- \n", "好"),
}
PAGE = {
    "comment": "<!-- a -->",
    "comment line": "<!-- a -->\n",
    "open comment": "<!--",
    "comment end": "-->",
    "declaration": "<?xml a?>",
    "open declaration": "<?xml ",
    "doctype": "<!doctype html ",
    "head": "<html ",
    "tag": "<p>好",
    "open tag": "<p ",
    "tag end": "</p>",
    "nested": "<div>",
    "break": "好<br>",
    "attribute": "<p a='b",
    "attributes": "a=b ",
    "meta": "<meta charset",
    "meta blanks": "<meta charset ",
    "script": "<script>",
    "style": "<style>a{}</style>",
    "entity": "&nbsp;",
    "open entity": "&#x4e2d",
    "angle": "<",
    "angle and mark": "<!",
    "cdata": "<![CDATA[",
    "table": "<table><tr><td>好",
    "cell": "<td>公司</td>",
    "list": "<ul><li>好",
    "heading": "<h1>好</h1>",
    "link": "<a href=b>好</a>",
    "bold": "<b>好",
    "paragraph": "<p>王明说，公司今年增长了百分之三，大家都很高兴。</p>\n",
    "long line": "王明说，公司今年增长了百分之三，大家都很高兴。",
    "blanks": " ",
    "quotation": "<blockquote>好",
    "inline box": '<span style="display:inline-block">王明说，好。</span>',
    "box": "<div><p>王明说，公司今年很好。</p></div>",
    "teaser": "<li><a href=b>王明说公司今年很好</a><p>公司今年增长了。</p></li>",
    "heading of a list": "<div><h3>相关阅读</h3><p>公司今年增长了。</p></div>",
    "links": "<h3>公司</h3><a href=b>王明说公司</a><br>",
    "text area": "<textarea>&lt;p&gt;王明说，好。&lt;/p&gt;</textarea>",
    "comments": "<div class=comment><p>公司今年很好，都高兴。</p></div>",
    "end of the page": "</body></html>好，",
}
PAGE_FRAMES = {
    "bare": ("", ""),
    "in a page": ("<html><body><p>王明说，公司今年增长了百分之三。</p><p>", "</p></body></html>"),
}


def small() -> list[Pattern]:
    """Return the patterns of the tests: every mark and line, some entries of each lexicon."""
    draw = random.Random(SEED)
    found = [*_marks(), *_words(), *_lines(), *_markup()]
    for name in lexicons():
        there = entries(name)
        found += _alone(name, draw.sample(there, min(SAMPLE, len(there))), draw)
        found += _together(name, draw)
    return found


def every() -> list[Pattern]:
    """Return the patterns of all entries of all lexicons, alone and together."""
    draw = random.Random(SEED)
    found = [*_marks(), *_words(), *_lines(), *_markup()]
    for name in lexicons():
        found += _alone(name, entries(name), draw)
        found += _together(name, draw)
    return found


@cache
def lexicons() -> Sequence[str]:
    """Return the names of all lexicons."""
    return sorted(path.stem for path in lexicon.FOLDER.glob("*.txt"))


@cache
def entries(name: str) -> Sequence[str]:
    """Return the words of a lexicon, those that stand as values among them."""
    held = lexicon.mapping(name)
    values = {word for value in held.values() for word in value.split() if not word.isascii()}
    return sorted(set(held) | values)


SHAPES = ("{}", "{}，", "{}。\n\n", "{}{other}", "王明{}北京", "“{}”", "{}3个", "{other}的{}")


def _alone(name: str, words: Sequence[str], draw: random.Random) -> Iterator[Pattern]:
    """Yield each word repeated, and in a shape that differs from word to word."""
    names = lexicons()
    for number, word in enumerate(words):
        yield Pattern(f"{name}: {word}", repeated(word))
        other = draw.choice(entries(draw.choice(names)))
        shape = SHAPES[1 + number % (len(SHAPES) - 1)]
        unit = shape.replace("{other}", other).replace("{}", word)
        yield Pattern(f"{name}: {unit!r}", repeated(unit))


def _together(name: str, draw: random.Random) -> Iterator[Pattern]:
    """Yield words of one lexicon in a row, apart by marks, in lines, and with those of another."""
    there = entries(name)
    some = draw.sample(there, min(JOINED, len(there)))
    for mark in ("", "、", "\n"):
        yield Pattern(f"{name} by {mark!r}", repeated(mark.join(some) + mark))
    others = draw.choice(lexicons())
    more = draw.sample(entries(others), min(JOINED, len(entries(others))))
    pairs = "".join(a + b for a, b in zip(some, more, strict=False))
    yield Pattern(f"{name} and {others}", repeated(pairs))
    yield Pattern(f"{name} varied", numbered("{}" + draw.choice(there)))
    yield Pattern(f"{name} varied behind", numbered(draw.choice(there) + "{}，"))


def _marks() -> Iterator[Pattern]:
    for pair in BRACKETS:
        opening, closing = pair[0], pair[1]
        for unit in dict.fromkeys((opening, closing, pair, f"{opening}好", f"好{closing}")):
            yield from _line_and_lines("mark", unit)
        yield Pattern(f"nested {pair}", nested(opening, closing))
        yield Pattern(f"stops in nested {pair}", nested(opening, closing, "好。"))
        yield Pattern(f"words in {pair}", repeated(f"{opening}公司，3年{closing}，"))
        yield Pattern(f"open inside {pair}", within(opening, "王明说，公司有3家。", closing))
    draw = random.Random(SEED)
    for one, other in draw.sample(list(product(BRACKETS, BRACKETS)), 40):
        yield Pattern(f"nested {one}{other}", nested(one[0] + other[0], other[1] + one[1]))
    for mark in dict.fromkeys(MARKS):
        yield Pattern(f"mark {mark}", repeated(mark))
        yield Pattern(f"mark 好{mark}", repeated(f"好{mark}"))


def _words() -> Iterator[Pattern]:
    for name, unit in (INVISIBLE | WORDS).items():
        yield from _line_and_lines(name, unit)
        yield Pattern(f"{name} then mark", within("王明说", unit, "。“好。”"))
    for shape in VARIED:
        yield Pattern(f"varied {shape!r}", numbered(shape))


def _line_and_lines(name: str, unit: str) -> Iterator[Pattern]:
    yield Pattern(f"{name} {unit!r}", repeated(unit))
    if unit.strip():
        yield Pattern(f"{name} {unit!r} in lines", repeated(f"{unit}\n"))


def _lines() -> Iterator[Pattern]:
    for name, line in LINES.items():
        for end in ("", "\n", "\n\n", "\n公司今年很好，大家都很高兴。\n"):
            yield Pattern(f"{name} {end!r}", repeated(line + end))
        yield Pattern(f"{name}, long", within(line, "公司今年很好，大家都很高兴。", "\n"))


def _markup() -> Iterator[Pattern]:
    for name, unit in MARKDOWN.items():
        yield Pattern(f"Markdown {name}", repeated(unit), ".md")
        yield Pattern(f"Markdown {name} as text", repeated(unit))
    for name, (before, unit, after) in FRONT.items():
        yield Pattern(f"front {name}", within(before, unit, after), ".md")
    for name, unit in PAGE.items():
        yield Pattern(f"page {name} as text", repeated(unit))
        yield Pattern(f"page {name} as Markdown", repeated(unit), ".md")
        for frame, (before, after) in PAGE_FRAMES.items():
            yield Pattern(f"page {name} {frame}", within(before, unit, after), ".html")
    many = numbered("{}=b ")
    yield Pattern("page attributes that differ", lambda size: f"<html><p {many(size)}>好", ".html")
