"""Records of several articles that tell one thing: which are one, and which differ."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from tests.conftest import Runner, cases
from zgc_cli.document.document import Document
from zgc_cli.parser.pipeline import parse
from zgc_cli.query.dossier import happenings, measured, quantities, sayings, statements
from zgc_cli.query.dossier.joining import Joined, Relation, Telling, join
from zgc_cli.query.dossier.measured import Measured

PAIRS = [
    pytest.param(case, relation, id=f"{relation}-{case['why']}")
    for relation, found in cases("quantities").items()
    for case in found
]
READ = {
    "figures": (measured.read, quantities.joined),
    "quotes": (sayings.read, sayings.joined),
    "dates": (happenings.read, happenings.joined),
    "facts": (statements.read, statements.joined),
}


@pytest.fixture
def zgc(zgc: Runner, kept: Mapping[str, str]) -> Runner:
    """Read the same raw texts in many runs, and parse them once."""
    zgc.env |= kept
    return zgc


@cache
def article(text: str, day: str | None) -> Document:
    return parse(text, date=day)


def marked(text: str, day: str | None) -> Measured:
    """Return the figure that stands in brackets."""
    start, number = text.index("["), re.findall(r"\[(.*)\]", text)[0]
    document = article(text.replace("[", "").replace("]", ""), day)
    held = (
        f for f in document.figures if f.span.start < start + len(number) and f.span.end > start
    )
    return next(measured.read(document, [next(held)]))


@pytest.mark.parametrize(("case", "relation"), PAIRS)
def test_two_figures(case: dict[str, Any], relation: str) -> None:
    days = case.get("dates") or [case.get("date")] * 2
    one, other = (marked(case[side], day) for side, day in zip("ab", days, strict=True))
    assert (quantities.relation(one, other) or "other") == relation
    assert (quantities.relation(other, one) or "other") == relation


def joined(layer: str, *texts: str) -> list[Joined]:
    """Return what some articles tell, the records of a layer joined."""
    read, join = READ[layer]
    found = []
    for number, text in enumerate(texts):
        document = article(text + "\n", "2026-04-02")
        records = document.layer(layer)
        contexts = read(document, records)  # type: ignore[operator]
        for record, context in zip(records, contexts, strict=True):
            found.append((Telling(str(number), document, record), context))
    return join(found)  # type: ignore[operator, no-any-return]


def shape(things: list[Joined]) -> list[tuple[str, bool]]:
    return [("".join(thing.articles), thing.differs) for thing in things]


@pytest.mark.parametrize(
    ("layer", "texts", "told"),
    [
        (
            "figures",
            ("火灾造成12人死亡。", "火灾造成12人死亡。", "火灾造成15人死亡。"),
            [("012", True)],
        ),
        # One article has both, so that they are two things: the first told is no other's.
        (
            "figures",
            ("东山医院设有床位1200张。", "东山医院设有床位1200张。东山医院设有床位1500张。"),
            [("01", False), ("1", False)],
        ),
        (
            "quotes",
            ("王明说：“我们一定会把桥修好。”", "王明表示：“我们一定会把桥修好！”"),
            [("01", False)],
        ),
        (
            "quotes",
            ("王明说：“我们一定会把桥修好。”", "李强说：“我们一定会把桥修好。”"),
            [("01", True)],
        ),
        (
            "quotes",
            ("王明说：“我们一定会把桥修好。”", "镇长说：“我们一定会把桥修好。”"),
            [("01", False)],
        ),
        (
            "quotes",
            ("王明说：“我们一定会把桥修好，请大家放心。”", "王明说：“我们一定会把桥修好。”"),
            [("01", False)],
        ),
        (
            "quotes",
            ("王明说：“我们一定会把桥修好。”", "王明说：“我们明年要修一条路。”"),
            [("0", False), ("1", False)],
        ),
        ("quotes", ("王明说：“很好。”", "李强说：“很好。”"), [("0", False), ("1", False)]),
        (
            "dates",
            ("4月2日，白河大桥在白鹭镇通车。", "白河大桥4月2日在白鹭镇正式通车。"),
            [("01", False)],
        ),
        (
            "dates",
            ("4月2日，白河大桥在白鹭镇通车。", "4月2日，白鹭镇的中学举行运动会。"),
            [("0", False), ("1", False)],
        ),
        (
            "dates",
            ("4月2日，白河大桥在白鹭镇通车。", "4月1日，白河大桥在白鹭镇通车。"),
            [("0", False), ("1", False)],
        ),
        # The clause has but one word: its sentence tells whether it is one fire.
        (
            "dates",
            (
                "野火始于4月2日，受强风影响迅速蔓延到白鹭镇。",
                "据消防部门消息，野火始于4月2日，受强风影响迅速蔓延到白鹭镇。",
            ),
            [("01", False)],
        ),
        (
            "dates",
            (
                "野火始于4月2日，受强风影响迅速蔓延到白鹭镇。",
                "野火始于4月2日，因雷击在青云山引发，消防员已经扑灭。",
            ),
            [("0", False), ("1", False)],
        ),
        (
            "facts",
            ("白鹭镇镇长王明到场。", "王明是白鹭镇镇长。白鹭镇镇长王明到场。"),
            [("01", False), ("1", False)],
        ),
        (
            "facts",
            ("白鹭镇镇长王明到场。", "白鹭镇镇长李强到场。"),
            [("0", False), ("1", False)],
        ),
    ],
)
def test_what_stands_once(layer: str, texts: tuple[str, ...], told: list[tuple[str, bool]]) -> None:
    assert shape(joined(layer, *texts)) == told


def reports(zgc: Runner) -> None:
    folder = zgc.home / "news"
    folder.mkdir()
    for number, text in enumerate(
        (
            "地震造成12人死亡。\n王明说：“我们已经转移了三百名群众。”\n4月2日，南山县发生地震。\n",
            "地震造成15人死亡。\n“我们已转移了三百名群众。”王明说。\n南山县4月2日发生地震。\n",
        )
    ):
        (folder / f"{number}.txt").write_text(text, "utf-8")


def found(zgc: Runner, command: str, *args: str) -> Any:
    done = zgc(command, "news", "--date", "2026-04-03", "-f", "json", *args)
    return json.loads(done.out)


def test_commands_print_what_several_articles_tell_once(zgc: Runner) -> None:
    reports(zgc)
    toll = found(zgc, "figures")[0]
    assert (toll["articles"], toll["differs"]) == (["news/0.txt", "news/1.txt"], True)
    assert [(v["text"], v["articles"], v["lines"]) for v in toll["values"]] == [
        ("12人", ["news/0.txt"], [1]),
        ("15人", ["news/1.txt"], [1]),
    ]
    (said,) = found(zgc, "quotes")
    assert [v["speaker"] for v in said["variants"]] == ["王明", "王明"]
    assert len(said["articles"]) == 2
    assert len(found(zgc, "timeline")[0]["articles"]) == 2
    assert any(len(fact["articles"]) == 2 for fact in found(zgc, "facts"))


@pytest.mark.parametrize("command", ["figures", "quotes", "timeline", "facts"])
def test_each_prints_an_article_at_a_time(zgc: Runner, command: str) -> None:
    reports(zgc)
    rows = found(zgc, command, "--each")
    assert {row["article"] for row in rows} == {"news/0.txt", "news/1.txt"}
    assert all("articles" not in row for row in rows)
    plain = zgc(command, "news", "--date", "2026-04-03").out.splitlines()
    assert len(plain) == len(found(zgc, command))


def test_plain_tells_each_value_with_its_articles(zgc: Runner) -> None:
    reports(zgc)
    line = zgc("figures", "news", "--date", "2026-04-03", "--fields", "differs,values").out
    assert line.splitlines()[0] == "true\t12人 (news/0.txt); 15人 (news/1.txt)"


def test_what_many_articles_print_is_compared_once() -> None:
    compared = []

    def relation(one: Measured, other: Measured) -> Relation | None:
        compared.append((one, other))
        return quantities.relation(one, other)

    told, read = [], []
    for number, text in enumerate(["火灾造成12人死亡。", "昨天，火灾造成12人死亡。"] * 5):
        document = article(text + "\n", "2026-04-02")
        for context in measured.read(document, document.figures):
            told.append(Telling(str(number), document, context.figure))
            read.append(context)
    (one,) = join(told, read, quantities.keys, relation)
    assert one.articles == tuple("0123456789")
    assert len(compared) <= 4  # 45 pairs of two contents
