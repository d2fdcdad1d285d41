"""Who made an article and where it was filed stands last, or is left out for a reader."""

import json

import pytest

from tests.conftest import Drawn, Runner
from zgc_cli import load, parse
from zgc_cli.document.document import Document
from zgc_cli.query import select
from zgc_cli.query.imprint import credit, imprint
from zgc_cli.reading.dateline import dateline_end

BODY = "青穗农业集团在山城建了三座粮库。农民周某说，粮库离村子很近。"


def credits(document: Document) -> dict[str, str]:
    told = {e.name: credit(document, e) for e in document.entities}
    return {name: what for name, what in told.items() if what}


@pytest.mark.parametrize(
    "text, told",
    [
        (f"粮库建成\n新华社记者 林知远 周岚\n{BODY}", {"新华社": "agency", "林知远": "byline"}),
        (f"粮库建成\n\n新华社山城3月25日电（记者林知远）{BODY}", {"林知远": "byline"}),
        (f"粮库建成\n\n本报讯（记者 林知远）{BODY}", {"林知远": "byline"}),
        (
            f"粮库建成\n\n中新网山城3月25日电 (林知远){BODY}",
            {"中新网": "agency", "林知远": "byline"},
        ),
        (f"粮库建成\n\n{BODY}\n\n新华社记者 林知远 摄", {"林知远": "photographer"}),
        (f"粮库建成\n\n{BODY}\n\n图为粮库。新华社记者 林知远摄", {"林知远": "photographer"}),
        (f"粮库建成\n\n{BODY}（本报记者 林知远）", {"林知远": "byline"}),
        (f"粮库建成\n\n{BODY}（编译/林知远）", {"林知远": "byline"}),
        (f"粮库建成\n\n{BODY}\n\n流程编辑 林知远", {"林知远": "byline"}),
        (f"粮库建成\n本报记者 林知远 周岚 文/摄\n{BODY}（林知远/摄）", {"林知远": "byline"}),
        (f"粮库建成\n本报记者 林知远/文 周岚/摄\n{BODY}", {"林知远": "byline", "周岚": "byline"}),
        (f"粮库建成\n\n{BODY}\n\n图为粮库。 摄影/林知远 周岚", {"周岚": "photographer"}),
        (
            f"粮库建成\n\n{BODY}\n\n▲粮库一角。林知远 摄 周岚 文",
            {"林知远": "photographer", "周岚": "byline"},
        ),
        (f"粮库建成\n\n{BODY}\n\n新华社记者从青穗农业集团获悉，粮库很大。", {"新华社": "agency"}),
    ],
    ids=lambda value: value[:22].replace("\n", " ") if isinstance(value, str) else "",
)
def test_who_made_it(text: str, told: dict[str, str]) -> None:
    found = credits(parse(text, date="2026-03-25"))
    assert told.items() <= found.items()
    assert "青穗农业集团" not in found


@pytest.mark.parametrize(
    "text, name",
    [
        ("粮库建成\n\n农民林知远说，粮库很近。", "林知远"),
        ("粮库建成\n\n粮库很近。\n\n图为农民林知远和周岚在粮库前。王石 摄", "林知远"),
        ("粮库建成\n\n曾在新华社（曾任新华社记者）工作的林知远来了。", "林知远"),
        ("粮库建成\n\n新华社记者站站长林知远来到山城。新华社今天成立九十年。", "新华社"),
        ("粮库建成\n新华社记者 林知远\n村民问林知远，粮库多大。林知远答，很大。", "林知远"),
    ],
)
def test_who_is_in_the_news_did_not_make_it(text: str, name: str) -> None:
    assert name not in credits(parse(text, date="2026-03-25"))


@pytest.mark.parametrize(
    "text, end",
    [
        ("新华社北京3月25日电 大桥通车。", 12),
        ("新华社北京3月25日电（记者张三）大桥通车。", 17),
        ("本报讯（记者 李四） 大桥通车。", 11),
        ("中新社山城3月5日讯 大桥通车。", 11),
        ("3月25日，大桥通车。", 0),
        ("第八届电影节于5月1日电影周开幕。", 0),
        ("山城3月5日电视台开播。", 0),
        ("厂家说3月5日电池上市。", 0),
        ("据悉3月5日讯号中断。", 0),
    ],
)
def test_where_a_dateline_ends(text: str, end: int) -> None:
    assert dateline_end(text) == end


NEWS = """山城建粮库
新华社记者 林知远 周岚

新华社山城3月25日电（记者林知远）青穗农业集团3月20日在山城建成三座粮库，首次储粮2万吨。农民赵大河说，粮库离村子很近。

赵大河的女儿在山城读书。青穗农业集团董事长何曼表示：“我们要修路。”青穗农业集团是何曼创办的。

新华社记者 周岚 摄
"""


@pytest.fixture
def news(zgc: Runner) -> str:
    (zgc.home / "news.txt").write_text(NEWS, "utf-8")
    return str(zgc.home / "news.txt")


def test_entities_by_count_then_place_terms_and_makers_last(zgc: Runner, news: str) -> None:
    found = json.loads(zgc("entities", "-f", "json").out)
    ranks = [(e["credit"] is not None, e["type"] == "term", -e["count"]) for e in found]
    assert ranks == sorted(ranks)
    assert {e["id"] for e in found} == {e.id for e in load().entities}
    places = [(e["count"], int(e["id"][1:])) for e in found if e["type"] == "place"]
    assert places == sorted(places, key=lambda place: (-place[0], place[1]))
    named = zgc("entities", "-a", news, "--fields", "name,credit").out.splitlines()
    assert named[0] in ("青穗农业集团\t", "山城\t")
    assert set(named[-3:]) == {"新华社\tagency", "林知远\tbyline", "周岚\tbyline"}


def test_a_terminal_says_who_made_it(drawn: Drawn) -> None:
    for columns in (50, 80, 120):
        words = drawn("entities -t person", columns).split()
        assert words.count("byline") == 3
        assert words.count("photographer") == 1


@pytest.mark.parametrize("command", ["facts", "timeline", "graph"])
def test_a_reader_is_spared_byline_and_dateline(zgc: Runner, news: str, command: str) -> None:
    made = {"facts": "记者\t新华社", "timeline": "新华社山城3月25日电", "graph": "林知远"}[command]
    read = zgc(command, "-a", news, "--date", "2026-03-25").out
    whole = zgc(command, "-a", news, "--date", "2026-03-25", "--all").out
    programs = zgc(command, "-a", news, "--date", "2026-03-25", "-f", "json").out
    assert made not in read
    assert made in whole
    assert "林知远" in programs or "新华社山城3月25日电" in programs
    assert "何曼" in read or "建成三座粮库" in read


def test_asked_by_name_the_byline_is_shown(zgc: Runner, news: str) -> None:
    assert "新华社" in zgc("facts", "-a", news, "--about", "林知远").out
    assert "新华社" in zgc("graph", "-a", news, "--about", "林知远").out


def test_how_many_were_left_out_is_told_to_a_person(zgc: Runner, drawn: Drawn) -> None:
    assert drawn("facts", 80).endswith("\n\n+4 of byline and dateline: --all\n")
    assert "\n\n+1 of byline and dateline: --all; +1 of which year" in drawn("timeline", 80)
    assert drawn("graph", 80).endswith("\n\n+4 of byline and dateline: --all\n")
    assert "--all" not in drawn("facts --all", 80)
    (zgc.home / "bare.txt").write_text("粮库建成\n\n新华社山城3月25日电 粮库很大。\n", "utf-8")
    none = zgc("timeline", "-a", "bare.txt", "--date", "2026-03-25")
    assert none == ("", "zgc: nothing found; +1 of byline and dateline: --all\n", 1)
    assert "--all" not in drawn("figures", 80)
    assert "byline and dateline" not in zgc("facts").out


def test_dots_of_a_graph_leave_it_out_too(zgc: Runner, news: str) -> None:
    assert "林知远" not in zgc("graph", "-a", news, "-f", "dot").out
    assert "林知远" in zgc("graph", "-a", news, "-f", "dot", "--all").out


def test_ordinals_stand_last_and_in_words(zgc: Runner, drawn: Drawn) -> None:
    kinds = zgc("figures", "--fields", "kind").out.split()
    assert kinds == sorted(kinds, key=lambda kind: kind == "ordinal")
    shown = drawn("figures", 100)
    assert " 首次 " in shown
    assert "第六个" in shown
    assert "1 次" not in shown


def test_a_figure_without_a_noun_shows_its_clause(drawn: Drawn) -> None:
    for columns in (80, 120):
        lines = drawn("figures", columns).splitlines()
        (line,) = [line for line in lines if line.startswith("N6 ")]
        assert "  仅一年多" in line
        assert not [line for line in lines[2:] if line.startswith("N") and len(line.split()) < 3]


def test_the_clause_of_a_figure_begins_behind_the_dateline(zgc: Runner) -> None:
    text = "粮库建成\n\n本报讯（记者林知远）全省首个零碳粮库日前在山城投用，粮库很大。\n"
    shown = zgc("figures", "-f", "table", "-a", "-", stdin=text).out
    assert "全省首个零碳粮库日前在山城投用" in shown
    assert "记者" not in shown


def test_a_summary_has_lead_types_and_facts(zgc: Runner, drawn: Drawn, news: str) -> None:
    told = json.loads(zgc("summary", "-a", news, "-f", "json").out)
    assert told["lead"] == "青穗农业集团3月20日在山城建成三座粮库，首次储粮2万吨。"
    assert sum(told["types"].values()) == told["counts"]["entities"]
    assert told["facts"]
    assert not {"林知远", "周岚", "新华社"} & {e["name"] for e in told["entities"]}
    for columns, lines in ((50, 24), (80, 24), (120, 40)):
        shown = drawn("summary", columns, lines=lines)
        assert "汇聚世界目光" in shown
        for type_, count in (("person", 9), ("product", 8), ("work", 2), ("term", 41)):
            assert f"{type_}{count}" in shown.replace(" ", "")
        assert shown.count("\n  ") or "Facts" in shown


@pytest.mark.parametrize(
    "caption",
    ["图为山城的粮库（3月20日摄）。", "这是3月20日拍摄的粮库。", "3月20日，农民在山城的粮库外。"],
)
def test_the_day_of_a_picture_is_news(zgc: Runner, caption: str) -> None:
    text = f"粮库建成\n\n青穗农业集团的粮库很大。\n\n{caption}新华社记者 林知远摄\n"
    found = zgc("timeline", "--date", "2026-03-25", "--fields", "start", "-a", "-", stdin=text)
    assert found.out == "2026-03-20\n"


def test_nothing_of_the_news_is_taken_for_imprint() -> None:
    document = load()
    body = [f for f in document.facts if document.paragraph(f.span.paragraph).kind == "body"]
    assert not [fact for fact in body if imprint(document, fact.span)]
    assert select.summary(document).facts
