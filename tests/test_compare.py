"""Two reports beside each other: versions of one, reports on one event, many; the command."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, Runner, examples
from zgc_cli.document.document import Document
from zgc_cli.parser.pipeline import parse
from zgc_cli.query.dossier.comparing import Comparison, compare, compare_all

OLD, NEW = (ROOT / "tests" / "data" / name for name in ("old.txt", "new.txt"))
SENTENCES = [line for path in (OLD, NEW) for line in path.read_text("utf-8").splitlines()[1:]]
DAY = "2026-04-03"


def told(found: list[Comparison]) -> list[tuple[str, str, str | None, str | None]]:
    """Return what differs and what only one has, without its places."""
    return [
        (one.relation, one.kind, one.a and one.a.text, one.b and one.b.text)
        for one in found
        if one.relation != "same"
    ]


def compared(a: str, b: str) -> list[Comparison]:
    return compare(*(("", parse(text + "\n", date=DAY)) for text in (a, b)))


def test_two_versions_differ_in_what_was_changed() -> None:
    assert told(compared(OLD.read_text("utf-8"), NEW.read_text("utf-8"))) == [
        ("differs", "date", "4月2日", "4月1日"),
        ("differs", "figure", "13.5亿元", "15.3亿元"),
        (
            "differs",
            "quote",
            "这座桥让两岸的孩子上学少走一个小时。",
            "这座桥让两岸的孩子上学少走半个小时。",
        ),
        ("differs", "date", "下周", "下月"),
        (
            "only",
            "paragraph",
            "当地渔民周水生说，他盼这座桥盼了三十年。他的儿子在对岸的茶厂工作。",
            None,
        ),
        ("only", "sentence", None, "工程没有发生重大事故。"),
    ]


REST = "白河大桥在白鹭镇通车。大桥由白河路桥公司承建。"


@pytest.mark.parametrize(
    ("old", "new", "kind", "a", "b"),
    [
        ("大桥共有12座桥墩。", "大桥共有15座桥墩。", "figure", "12座", "15座"),
        ("大桥由镇长王明剪彩。", "大桥由镇长李强剪彩。", "name", "王明", "李强"),
        ("新桥十分坚固耐用。", "新桥相当坚固耐用。", "wording", "十分", "相当"),
        ("新桥十分坚固耐用。", "新桥坚固耐用。", "wording", "十分", ""),
        ("大桥3月2日开工。", "大桥3月3日开工。", "date", "3月2日", "3月3日"),
    ],
)
def test_a_change_of_one_sentence_is_one_row(old: str, new: str, kind: str, a: str, b: str) -> None:
    assert told(compared(REST + old, REST + new)) == [("differs", kind, a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("大桥全长5.5公里。", "大桥全长5500米。"),
        ("当地转移群众1.2万人。", "当地转移群众12000人。"),
        ("“今天很好”，王明说。", "“今天很好，”王明说。"),
        ("大桥通車了。", "大桥通车了。"),
    ],
)
def test_another_way_to_write_it_is_no_difference(a: str, b: str) -> None:
    assert told(compared(REST + a, REST + b)) == []


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("10年来，大桥很稳。", "十年来，大桥很稳。", []),
        ("10年来，大桥很稳。", "十二年来，大桥很稳。", [("differs", "date", "10年来", "十二年来")]),
    ],
)
def test_dates_of_an_article_without_a_day(a: str, b: str, found: list[Any]) -> None:
    documents = [parse(f"{REST}{a}\n", date=DAY), parse(f"{REST}{b}\n")]
    assert told(compare(*(("", document) for document in documents))) == found


def test_a_figure_of_headline_and_text_is_told_once() -> None:
    other = "青山果园开园\n\n昨天开园，果树很多，游人来自各地，门票不贵。\n"
    one = f"7省启动应急响应\n\n{DAY}\n\n水利部昨天对7省启动应急响应，有4个工作组在路上。\n"
    figures = [(a, b) for _relation, kind, a, b in told(compared(one, other)) if kind == "figure"]
    assert figures == [("7省", None), ("4个", None)]


def test_what_is_told_of_a_name_or_a_word(zgc: Runner) -> None:
    last = "镇长王明说：“今天{}。”银行放出贷款{}亿元。\n"
    for name, words in {"a": ("很好", 3), "b": ("不错", 5)}.items():
        (zgc.home / f"{name}.txt").write_text(f"{REST}\n{last.format(*words)}", "utf-8")
    fields = ("--fields", "kind,a,b")
    about = {
        "贷款": ("figure\t3亿元\t5亿元\n", 1),
        "wangming": ("quote\t今天很好。\t今天不错。\n", 1),
        "白鹭镇": ("", 0),
        "火星": ("", 2),
    }
    for word, (out, status) in about.items():
        done = zgc("compare", "a.txt", "b.txt", "--about", word, *fields)
        assert (done.out, done.status) == (out, status)
    assert "nothing here is called 火星" in done.err
    assert zgc("compare", "a.txt", "b.txt", "--about", "白鹭镇", "--all", *fields).out


def test_a_name_does_not_differ_from_itself() -> None:
    theirs = "华为抓住发展趋势，为客户和伙伴创造价值。"
    ours = f"华为轮值董事长王海说：“{theirs}”"
    found = told(compared(f"{REST}{ours}", f"{REST}{theirs}"))
    assert found
    assert all((kind, a) != ("name", b) for _relation, kind, a, b in found)


def test_reports_in_other_words_differ_by_their_records() -> None:
    first = "客车坠崖事故已造成12人死亡。镇长王明说：“我们已经转移了所有伤者。”伤者共有5人。"
    other = "据通报，昨天的客车坠崖事故致11人遇难。镇长李强表示：“我们已经转移了所有伤者。”"
    rows = told(compared(first, other))
    assert ("differs", "figure", "12人", "11人") in rows
    assert ("differs", "speaker", "王明", "李强") in rows
    assert any(relation == "only" and "5人" in (a or "") for relation, _kind, a, _b in rows)


REPORTS = [
    # Sums in other units and forms, within the rounding of the less exact one.
    (
        "甲集团第三季度营业收入1131.21亿元，连续四个季度增长。",
        "甲集團公布業績。集團上季總收入1,131.2億元。",
        ("same", "1131.21亿元", "1,131.2億元"),
    ),
    (
        "甲公司2025年净利润122.57亿元，创下纪录。",
        "业绩显示，去年甲公司净利润为1225700万元。",
        ("same", "122.57亿元", "1225700万元"),
    ),
    (
        "甲集团第三季度营业收入1131.21亿元，连续四个季度增长。",
        "甲集團公布業績。集團上季總收入1,151.2億元。",
        ("not same", "1131.21亿元", "1,151.2億元"),
    ),
    # The same thing on the day of its announcement and on the day from which it holds.
    (
        "4月2日起，甲公司在147个城市的305个楼盘试行退房。",
        "甲公司4月1日宣布，将在150个城市的305个楼盘试行退房。",
        ("differs", "147个", "150个"),
    ),
    (
        "4月2日起，甲公司在147个城市的305个楼盘试行退房。",
        "甲公司4月1日宣布，将在150个城市的305个楼盘试行退房。",
        ("same", "305个", "305个"),
    ),
    # Beside something else, or of another noun, nobody knows.
    (
        "4月2日起，甲公司在147个城市的305个楼盘试行退房。",
        "甲公司4月1日宣布，将在150个城市招聘，另有305个楼盘试行退房。",
        ("not differs", "147个", "150个"),
    ),
    (
        "甲公司4月2日新增病例305例。",
        "甲公司4月1日新增病例305例。",
        ("not same", "305例", "305例"),
    ),
]


@pytest.mark.parametrize(("a", "b", "pair"), REPORTS)
def test_reports_are_paired_by_what_they_count(a: str, b: str, pair: tuple[str, str, str]) -> None:
    found = [
        (one.relation, one.a.text, one.b.text)
        for one in compared(a, b)
        if one.kind == "figure" and one.a and one.b
    ]
    relation, *texts = pair
    is_there = (relation.removeprefix("not "), *texts) in found
    assert is_there != relation.startswith("not "), found


def test_what_says_nothing_by_itself_is_left_out() -> None:
    long = "“房价有两种变化：1.质量变差。2.房价下调。买房的人会更少，卖房的人会更多。”王明表示。"
    rows = told(compared(f"多家企业销售下滑\n\n{long}", "甲公司修好了大桥。大桥很长。"))
    texts = [a for relation, _kind, a, _b in rows if relation == "only" and a]
    assert not {"王明表示。", "2.房价下调。"} & set(texts)
    assert any("买房的人会更少" in text for text in texts)


def test_what_differs_comes_first_by_its_weight() -> None:
    a = "白河大桥今天在白鹭镇正式通车。大桥总长5公里，共有12座桥墩。昨天路边的樱花全都开放了。"
    b = "白河大桥今日在白鹭镇正式通车。大桥总长5公里，共有15座桥墩。昨天路边的樱花都已开放了。"
    kinds = [kind for relation, kind, _a, _b in told(compared(a, b)) if relation == "differs"]
    assert kinds[0] == "figure"
    assert kinds[-1] == "wording"


def test_of_many_what_differs_is_told_once_for_each_way() -> None:
    texts = ("地震造成12人死亡。", "地震造成15人死亡。", "地震造成12人死亡。")
    found = compare_all((f"{n}.txt", parse(text, date=DAY)) for n, text in enumerate(texts))
    assert told(found) == [("differs", "figure", "12人", "15人")]


ARTICLES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map(
    lambda lines: parse("\n".join(lines) + "\n", date=DAY)
)


@examples(40)
@given(ARTICLES)
def test_an_article_does_not_differ_from_itself(article: Document) -> None:
    found = compare(("a", article), ("b", article))
    assert {one.relation for one in found} <= {"same"}


@examples(40)
@given(ARTICLES, ARTICLES)
def test_the_sides_may_be_exchanged(a: Document, b: Document) -> None:
    turned = [one.turned() for one in compare(("b", b), ("a", a))]
    assert sorted(map(repr, compare(("a", a), ("b", b)))) == sorted(map(repr, turned))


@pytest.fixture
def zgc(zgc: Runner, kept: Mapping[str, str]) -> Runner:
    """Read the same raw texts in many runs, and parse them once."""
    zgc.env |= kept
    return zgc


DEAD = (
    "青岩县一化工厂爆炸 已致26人死亡\n2025年6月3日 来源：新华网\n\n"
    "6月2日下午，青岩县泰和化工厂发生爆炸。截至3日上午，事故已造成26人死亡，另有51人受伤。直接经济损失约3000万元。\n"
)
# Another report of it; one with a second number; other accidents, another day, no accident.
DEAD_ELSEWHERE = {
    "青岩化工厂爆炸事故：27人遇难\n2025年6月3日\n\n泰和化工厂爆炸已有27人遇难，52名伤者正在医院治疗。"
    "爆炸带来的经济损失在5000万元左右。\n": {
        ("26人", "27人"),
        ("51人", "52名"),
        ("3000万元", "5000万元左右"),
    },
    # The offices alone have a name in common, that of their county.
    "化工厂爆炸 5人失踪\n2025年6月4日\n\n青岩县政府通报，化工厂爆炸遇难人数升至28人。\n": {
        ("26人", "28人")
    },
    "青岩化工厂爆炸死亡人数升至27人\n2025年6月3日\n\n泰和化工厂爆炸事故中，又有1人死亡。\n": set(),
    "青岩县一车间起火 3人遇难\n2025年6月3日\n\n青岩县青山纺织厂一车间起火，3人遇难。\n": set(),
    "青岩化工厂爆炸事故：27人遇难\n2025年7月3日\n\n泰和化工厂爆炸已有27人遇难。\n": set(),
    "青岩化工厂爆炸后\n2025年6月3日\n\n青岩县泰和化工厂爆炸的经济损失在5000万元左右。\n": set(),
}


@pytest.mark.parametrize("other", DEAD_ELSEWHERE, ids=range(len(DEAD_ELSEWHERE)))
def test_victims_of_one_accident_are_beside_each_other(other: str) -> None:
    for sides in ([DEAD, other], [other, DEAD]):
        a, b = ((str(n), parse(text)) for n, text in enumerate(sides))
        found = {
            (one.a.text, one.b.text)
            for one in compare(a, b)
            if one.relation == "differs" and one.a and one.b
        }
        told = DEAD_ELSEWHERE[other]
        assert found == (told if sides[0] == DEAD else {pair[::-1] for pair in told})


def test_two_without_common_ground_are_told(zgc: Runner) -> None:
    said = "the two have nothing in common: no name, no figure, no sentence"
    flight = "大飞机完成首飞\n\n7月1日，一架大飞机从悉尼起飞，飞行9小时。\n"
    near = "青岩县修路\n\n青岩县今年修路9公里。\n"
    for name, text in (("dead", DEAD), ("flight", flight), ("near", near)):
        (zgc.home / f"{name}.txt").write_text(text, "utf-8")
    assert said in zgc("compare", "dead.txt", "flight.txt").err
    assert said not in zgc("compare", "dead.txt", "near.txt").err
    assert said not in zgc("compare", "dead.txt", "dead.txt").err
    assert zgc("compare", "-q", "dead.txt", "flight.txt").err == ""


def rows(zgc: Runner, *args: str, stdin: str = "") -> Any:
    return json.loads(zgc("compare", *args, "-f", "json", stdin=stdin).out)


def test_the_command_tells_by_its_status_whether_something_differs(zgc: Runner) -> None:
    old, new = str(OLD), str(NEW)
    assert zgc("compare", old, new).status == 1
    assert (zgc("compare", "-q", old, new).status, zgc("compare", "-q", old, old).status) == (1, 0)
    assert zgc("compare", old, old).err.startswith("zgc: nothing differs; +")
    assert zgc("compare", old, old).out == ""
    assert "same" in zgc("compare", old, old, "--all").out


def test_either_side_may_come_from_elsewhere(zgc: Runner) -> None:
    zgc("parse", str(NEW), "-o", "new.zgc")
    from_file = rows(zgc, str(OLD), "new.zgc")
    piped = rows(zgc, str(OLD), "-", stdin=NEW.read_text("utf-8"))
    assert [r["b"] for r in piped] == [r["b"] for r in from_file]
    assert {r["b_article"] for r in piped} == {"-", None}
    first = next(r for r in piped if r["kind"] == "figure")
    assert (first["a"], first["a_line"], first["b_line"]) == ("13.5亿元", 2, 2)
    assert "总投资13.5亿元" in first["a_sentence"]


def test_a_folder_is_compared_as_one(zgc: Runner) -> None:
    folder = zgc.home / "news"
    folder.mkdir()
    for number, toll in enumerate((12, 15, 12)):
        text = f"4月2日，南山县发生地震。地震造成{toll}人死亡。\n"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    found = [r for r in rows(zgc, "news", "--date", DAY) if r["relation"] == "differs"]
    assert [(r["a"], r["b"], Path(r["b_article"]).name) for r in found] == [
        ("12人", "15人", "1.txt")
    ]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "compare takes two articles"),
        ((str(OLD),), "compare takes two articles"),
        ((str(OLD), "none.txt"), "none.txt"),
        (("-", "-"), "standard input can be only one"),
    ],
)
def test_bad_input_is_one_sentence(zgc: Runner, args: tuple[str, ...], words: str) -> None:
    done = zgc("compare", *args)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert words in done.err


FIRE = (
    "南江物流园仓库起火致3死\n南江晚报\n2026-04-03\n"
    "本报讯 4月2日11时30分许，南江市顺达物流园一仓库突发火灾。"
    "消防部门调派12辆消防车、68名消防员赶赴现场。"
    "火灾造成3人死亡、5人受伤。物流园负责人何伊坤已被警方控制。园区有员工300人。\n",
    "顺达物流园大火：4人遇难\n江州日报\n2026-04-03\n"
    "江州日报4月3日讯 昨日中午，位于南江市的顺达物流园发生火灾，一处仓库被烧毁。"
    "共有15辆消防车和68名消防员参与扑救。"
    "事故已造成4人遇难，另有5人受伤。园区负责人何伊坤已被控制。“太可怕了。”居民李春梅说。\n",
)


def test_two_reports_on_one_fire() -> None:
    found = compared(*FIRE)
    pairs = [(o.relation, o.a and o.a.text, o.b and o.b.text) for o in found if o.kind == "figure"]
    assert pairs == [
        ("differs", "12辆", "15辆"),
        ("differs", "3人", "4人"),
        ("only", "300人", None),
        ("same", "68名", "68名"),
        ("same", "5人", "5人"),
    ]
    # Other words, outlets, headlines and who spoke alone are nothing that an editor looks for.
    assert not [o for o in found if o.relation == "differs" and o.kind == "wording"]
    alone = [side.text for o in found if o.kind == "sentence" and (side := o.a or o.b)]
    assert not {"南江晚报", "江州日报", "顺达物流园大火：4人遇难"} & set(alone)


def test_a_turned_sentence_of_two_reports_is_told() -> None:
    ours, theirs = (
        f"{title}\n{text}负责人何伊坤{word}被警方控制，园区停业整顿。\n"
        for title, text, word in (
            ("大火", "火灾发生在顺达物流园。", "已"),
            ("起火", "顺达物流园前天烧了三小时。居民都跑了出来。", "尚未"),
        )
    )
    assert [o.kind for o in compared(ours, theirs) if o.relation == "differs"] == ["wording"]
