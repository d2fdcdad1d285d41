"""Pinyin of names."""

import pytest

from zgc_cli.parser.pinyin import pinyin


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("银河航天", "yinhehangtian"),
        ("重庆", "chongqing"),
        ("长沙", "changsha"),
        ("厦门", "xiamen"),
        ("中国银行", "zhongguoyinhang"),
        ("DeepSeek", "deepseek"),
        ("Falco-3火箭", "falco3huojian"),
        ("安娜·霍夫曼", "annahuofuman"),
        ("", ""),
        ("—", ""),
    ],
)
def test_name(name: str, expected: str) -> None:
    assert pinyin(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("单田芳", "shantianfang"),
        ("解振华", "xiezhenhua"),
        ("曾国藩", "zengguofan"),
        ("尉迟恭", "yuchigong"),
        ("查理·陈", "chalichen"),
        ("任正非", "renzhengfei"),
        ("覃海明", "qinhaiming"),
    ],
)
def test_surname(name: str, expected: str) -> None:
    assert pinyin(name, person=True) == expected
