"""Pinyin of names."""

import pytest

from zgc_cli import parse
from zgc_cli.parser.words.pinyin import pinyin
from zgc_cli.query.match.resolve import resolve


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("银河航天", "yin he hang tian"),
        ("重庆", "chong qing"),
        ("长沙", "chang sha"),
        ("厦门", "xia men"),
        ("中国银行", "zhong guo yin hang"),
        ("DeepSeek", "deepseek"),
        ("NovaX-3火箭", "novax3 huo jian"),
        ("安娜·施密特", "an na shi mi te"),
        ("", ""),
        ("—", ""),
    ],
)
def test_name(name: str, expected: str) -> None:
    assert pinyin(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("单田芳", "shan tian fang"),
        ("解振华", "xie zhen hua"),
        ("曾国藩", "zeng guo fan"),
        ("尉迟恭", "yu chi gong"),
        ("查理·陈", "cha li chen"),
        ("任正非", "ren zheng fei"),
        ("覃海生", "qin hai sheng"),
    ],
)
def test_surname(name: str, expected: str) -> None:
    assert pinyin(name, person=True) == expected


@pytest.mark.parametrize(
    "name",
    [
        "单立明",
        "万俟海",
        "仇云山",
        "任兆丰",
        "曾国庆",
        "查文渊",
        "何伊坤",
        "区少华",
        "郭明錤",
        "尉迟明",
    ],
)
def test_a_name_is_found_by_the_pinyin_that_is_printed(name: str) -> None:
    document = parse(f"馆长{name}说，今天很好。{name}昨天到馆。")
    (entity,) = document.entities
    for typed in (entity.pinyin, entity.pinyin.replace(" ", "")):
        assert resolve(document, typed).entities == (entity,)


def test_a_long_name_is_found_by_its_pinyin() -> None:
    document = parse("中国江城装饰材料创新研发设计制造股份有限公司昨天成立。")
    entity = max(document.entities, key=lambda e: len(e.pinyin))
    assert len(entity.pinyin.replace(" ", "")) > 60
    assert resolve(document, entity.pinyin).entities == (entity,)
