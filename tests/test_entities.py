"""The entity stage: names spread over the text and joined where they are one thing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import cases, examples
from zgc_cli import parse
from zgc_cli.parser.entities import coreference
from zgc_cli.parser.entities.names.declared_forms import declared
from zgc_cli.parser.entities.stage import NameGroups
from zgc_cli.parser.words.gazetteer import Gazetteer

CASES: dict[str, list[dict[str, Any]]] = cases("aliases")


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: "-".join(case["of"]))
def test_names_of_one_thing(case: dict[str, Any]) -> None:
    names = NameGroups(dict(case["of"]))
    names.join(list(coreference.links(case["of"])))
    for group in case.get("one", ()):
        assert len({names.root(name) for name in group}) == 1
    for group in case.get("apart", ()):
        assert len({names.root(name) for name in group}) == len(group)


@pytest.mark.parametrize("case", CASES["declared"], ids=lambda case: case["text"][:20])
def test_declared(case: dict[str, Any]) -> None:
    end = case["text"].index(case["name"]) + len(case["name"])
    found = [short for short, _ in declared(case["text"], case["name"], end)]
    assert found == case["short"]


def entities(text: str) -> dict[str, Any]:
    return {entity.name: entity for entity in parse(text).entities}


def test_a_name_is_a_mention_wherever_it_stands() -> None:
    found = entities("“海瞳”智能调度系统上线。\n\n有了海瞳，排船只要一分钟。海瞳很忙。")
    assert len(found["海瞳"].mentions) == 3
    assert "“海瞳”智能调度系统" in found["海瞳"].aliases


def test_a_short_name_belongs_to_the_full_one() -> None:
    found = entities("第九届西岭车展博览会（以下简称“西博展”）开幕。西博展吸引了八方来客。")
    entity = found["第九届西岭车展博览会"]
    assert "西博展" in entity.aliases
    assert [mention.text for mention in entity.mentions] == [
        "第九届西岭车展博览会",
        "西博展",
        "西博展",
    ]


def test_identifiers_follow_the_text() -> None:
    document = parse("“海瞳”系统上线。\n\n第三届中国竹业大会开幕。\n\n“海瞳”系统获奖。")
    numbers = [entity.id for entity in document.entities]
    assert numbers == [f"E{n}" for n in range(1, len(numbers) + 1)]
    order = [int(entity.span.paragraph[1:]) for entity in document.entities]
    assert order == sorted(order)


def test_a_longer_name_holds_no_mention_of_the_shorter() -> None:
    found = entities("Falco-1B火箭发射成功，Falco-1火箭首飞失利。")
    assert len(found["Falco-1"].mentions) == 1
    assert len(found["Falco-1B"].mentions) == 1


def test_gazetteer_is_longest_and_respects_latin_words() -> None:
    gazetteer = Gazetteer(["大模型", "大模型系统", "H20", "天工"])
    assert list(gazetteer.finditer("发布大模型")) == [(2, 5)]  # shorter than another at the end
    assert list(gazetteer.finditer("大模型系统与H200、H20，天工")) == [(0, 5), (11, 14), (15, 17)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("CloudSea8月7日公告", [8]),
        ("CloudSea2026年上市", [8]),
        ("CloudSea10.3%的股份", [8]),
        ("CloudSea5％的股份", [8]),
        ("CloudSea公司", [8]),
        ("持有CloudSea25日的报价", [10]),
        ("收购CloudSea3.5%", [10]),
        ("CloudSea2芯片", []),
        ("CloudSea10.3版", []),
        ("CloudSeas8月", []),
        ("MyCloudSea8月", []),
        ("AN88月8日发布", []),
    ],
)
def test_a_latin_name_ends_where_a_date_or_a_share_begins(text: str, ends: list[int]) -> None:
    assert [end for _, end in Gazetteer(["CloudSea", "AN8"]).finditer(text)] == ends


WORDS = "“海瞳” 海瞳 系统 （ ） 以下简称 《 》 意见 第三届 论坛 。 北京 公司 · 「 」 号 X-1 霍夫曼"
PIECES = st.sampled_from([*WORDS.split(), "\n\n", "\u3000", "\U0001f680"])


@examples(40)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_mentions_are_what_they_say(text: str) -> None:
    document = parse(text)
    taken: set[tuple[str, int]] = set()
    for entity in document.entities:
        assert entity.mentions
        for mention in entity.mentions:
            paragraph = document.paragraph(mention.paragraph)
            assert paragraph.text[mention.start : mention.end] == mention.text
            places = {(mention.paragraph, i) for i in range(mention.start, mention.end)}
            assert not places & taken
            taken |= places


def test_an_address_chain_gives_its_places() -> None:
    found = entities("论坛在广西南宁和英国伦敦举行。")
    assert {"广西", "南宁", "英国", "伦敦"} <= set(found)
    assert "广西南宁" not in found


def test_a_country_in_one_character_is_the_country() -> None:
    found = entities("俄罗斯总统会见来宾。中俄双方签署协议，俄方表示欢迎。")
    assert "俄" not in found
    assert "俄罗斯" in found


def test_an_abbreviation_goes_to_the_country_of_the_article() -> None:
    found = entities("中国驻乌兹别克斯坦大使表示，中乌合作不断深入。")
    assert "乌" in found["乌兹别克斯坦"].aliases


def test_words_of_a_trade_are_no_brand() -> None:
    text = "中国电子信息产业集团有限公司参展。电子信息企业很多，电子信息产业升级。"
    names = NameGroups({"中国电子信息产业集团有限公司": "org"})
    names.join(list(coreference.links(names.types)))
    assert "电子信息" not in names.types
    assert all(entity.name != "电子信息" for entity in parse(text).entities)


def test_a_foreign_name_is_whole() -> None:
    found = entities("来自海外的采购商卡洛斯·席尔瓦来了。总统弗拉基米尔·普京会见来宾。")
    assert {"卡洛斯·席尔瓦", "弗拉基米尔·普京"} <= set(found)
