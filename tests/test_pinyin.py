"""Pinyin of names."""

import pytest

from zgc_cli.parser.words.pinyin import pinyin


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
