"""Slow: time grows with the text, not with its square, on the texts that would make it so."""

import gc
import time
from collections.abc import Callable

import pytest

from zgc_cli import load, parse
from zgc_cli.completion.candidates import readings_of
from zgc_cli.query.ask.engine import ask_document
from zgc_cli.query.check import check
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.source.markdown import plain
from zgc_cli.source.webpage import main_text

pytestmark = pytest.mark.slow

# A piece that is repeated until the text is as long as it should be.
PIECES = {
    "marks that open": "「",
    "curly marks that open": "“",
    "marks that close": "”",
    "marks that alternate": "“”",
    "straight marks": '"a" ',
    "marks inside marks": "“‘",
    "brackets": "（",
    "titles": "《",
    "dashes": "——",
    "names": "王明李小红欧阳修文",
    "a speaker": "王明说。",
    "names alone": "王明\n\n",
    "parts of a name": "王·",
    "a giant sentence": "王明说，公司今年增长了百分之三，",
    "no mark at all": "中国人民银行今年增长了三个百分点并且",
    "a giant paragraph": "王明说，公司今年增长了百分之三。",
    "short paragraphs": "好。\n\n",
    "short lines": "好\n",
    "one numeral": "一",
    "digits": "7",
    "numbers": "1.2,",
    "commas": "，",
    "stops": "。",
    "letters": "a",
    "Latin words": "Deep Seek ",
    "dates": "2026年3月25日",
    "dated clauses": "2026年3月25日，公司发展。",
    "figures": "3万亿元、",
    "places": "北京市海淀区中关村",
    "organisations": "北京某某科技有限公司",
    "combining marks": "国\u0301\u0301\u0301",
    "joiners": "\u200d",
    "speeches": "王明说：“今年很好。”",
    "speeches that stay open": "“今年很好。\n\n",
    "turns": "问：路修好了吗？\n答：修好了。\n",
    "fields": "姓名：王海\n",
    "items": "1、修路\n",
    "rows": "海城\t3家\n",
    "headings": "一、发展\n\n公司今年很好，大家都很高兴。\n\n",
    "traditional characters": "臺灣與廣東電視臺開辦學習節目，",
}
SMALL, TIMES = 8_000, 8  # characters; the least that tells, and how many times that
# Linear is 8, n log n about 10, the square 64.
MOST = 20.0


def text(piece: str, size: int) -> str:
    return piece * (size // len(piece))


def seconds(action: Callable[[], object]) -> float:
    """Return the processor time of an action, of two runs the shorter."""
    found = []
    for _ in range(2):
        gc.collect()
        start = time.process_time()
        action()
        found.append(time.process_time() - start)
    return min(found)


def grows(action: Callable[[str], object], piece: str, small: int = SMALL) -> float:
    one, other = text(piece, small), text(piece, small * TIMES)
    return seconds(lambda: action(other)) / max(seconds(lambda: action(one)), 0.01)


@pytest.mark.parametrize("name", PIECES)
def test_parsing(name: str) -> None:
    assert grows(parse, PIECES[name]) < MOST


DRAFT = parse("王明说，公司今年在北京增长了百分之五。李小红是公司的董事长。")
DRAFTS = ("names", "a giant sentence", "no mark at all", "short paragraphs", "dates", "figures")


@pytest.mark.parametrize("name", DRAFTS)
def test_checking(name: str) -> None:
    article = load()
    drafts = {size: parse(text(PIECES[name], size)) for size in (1_000, 1_000 * TIMES)}
    small, large = (seconds(lambda d=d: check(article, d)) for d in drafts.values())  # type: ignore[misc]
    assert large / max(small, 0.01) < MOST


@pytest.mark.parametrize(
    "name", ["short paragraphs", "a giant paragraph", "a giant sentence", "dated clauses", "names"]
)
def test_searching_and_asking(name: str) -> None:
    documents = [parse(text(PIECES[name], size)) for size in (SMALL, SMALL * TIMES)]
    for act in (
        lambda d: search_document(d, Query(("公司", "增长"))),
        lambda d: ask_document(d, "公司增长了多少"),
        lambda d: ask_document(d, "王明何时说公司增长了百分之几"),
        lambda d: ask_document(d, "谁说公司增长"),
        lambda d: check(d, DRAFT),
    ):
        small, large = (seconds(lambda d=d, act=act: act(d)) for d in documents)  # type: ignore[misc]
        assert large / max(small, 0.01) < MOST


@pytest.mark.parametrize("name", ["重行长乐", "a", "张 "])
def test_the_readings_of_a_name(name: str) -> None:
    assert grows(lambda form: readings_of(form, ""), name) < MOST


MARKDOWN = {
    "brackets": "[",
    "images": "![",
    "stars": "*a ",
    "emphasis": "a**b_c",
    "references": "[a][b]",
    "cells": "|a",
    "rows": "|a|\n",
    "items": "1. a\n",
    "quotations": ">a\n>>b\n",
    "back quotes": "`a``b",
    "angles": "<a ",
    "comments": "<!--",
    "definitions": "[a]: /b\n",
    "fences": "```\n",
    "underlined": "a\n===\n",
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_reading_markdown(name: str) -> None:
    assert grows(lambda text: plain(text, "a.md"), MARKDOWN[name], 4_000) < MOST


# What stands in the body of a page again and again.
PAGES = {
    "inline boxes": '<span style="display:inline-block">王明说，好。</span>',
    "paragraphs": "<p>王明说，公司今年增长了百分之三。</p>",
    "nested boxes": "<div>王明说，好。",
    "teasers": "<li><a href=b>王明说公司今年很好</a><p>公司今年增长了。</p></li>",
    "headings of lists": "<div><h3>相关阅读</h3><p>公司今年增长了。</p></div>",
    "links below headings": "<h3>公司</h3><a href=b>王明说公司</a><br>",
    "comments": "<div class=comment><p>公司今年很好，都高兴。</p></div>",
    "cells": "<td>公司</td>",
}


@pytest.mark.parametrize("name", PAGES)
def test_reading_pages(name: str) -> None:
    first = "<html><body><p>王明说，公司今年增长了百分之三，大家都很高兴，还要再接再厉。</p><div>"
    assert grows(lambda inner: main_text(first + inner, "a.html"), PAGES[name], 40_000) < MOST


def test_a_line_of_ten_megabytes() -> None:
    """Beside one of a megabyte, both parsed once: the larger one takes minutes."""
    piece = "王明说，公司今年在北京增长了百分之三，"
    costs = []
    for size in (1_000_000, 10_000_000):
        line = text(piece, size // 3)
        start = time.process_time()
        document = parse(line)
        costs.append(time.process_time() - start)
        assert sum(len(p.text) for p in document.paragraphs) == len(line)
    assert costs[1] < 20 * costs[0]
