"""The user's own names: the list, its command, and what it does to records."""

import re
from pathlib import Path

import pytest

from tests.conftest import Runner
from zgc_cli import parse
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump
from zgc_cli.document.records import ENTITY_TYPES
from zgc_cli.reading.own_names import own_line, own_names
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import CATALOGUES

NEWS = "局长卢王斌说：“很好。”\n\n洪崖洞很美。卢王斌走了。甲氏科技与乙氏科技是一家。\n"


def read(text: str, *lines: str) -> Document:
    own = own_names(line for raw in lines if (line := own_line(raw)))
    return parse(text, date="2026-03-25", names=own)


def named(document: Document) -> dict[str, tuple[str, int]]:
    return {e.name: (e.type, len(e.mentions)) for e in document.entities}


@pytest.mark.parametrize(
    ("lines", "text", "name", "held"),
    [
        (["青空会 org"], "昨天青空会来了，青空会走了。", "青空会", ("org", 2)),
        (["青空会 机构"], "昨天青空会来了。", "青空会", ("org", 1)),
        (["洪崖洞 person"], NEWS, "洪崖洞", ("person", 1)),
        (["高墙外 work 墙外"], "《高墙外》上映。墙外很好看。", "高墙外", ("work", 2)),
        (["青空 person 小青空"], "小青空来了。", "青空", ("person", 1)),
        (['"Li Si" person'], "昨天Li Si来了。", "Li Si", ("person", 1)),
        (["甲氏科技 org", "甲氏科技 = 乙氏科技"], NEWS, "甲氏科技", ("org", 2)),
        (["青空會 org"], "昨天青空會來了，學校開學了。", "青空會", ("org", 1)),
        (["王斌 person"], "王斌工作室成立，王斌到场。", "王斌", ("person", 1)),
        # What crosses a name of the list is no name.
        (["斌走了 org"], NEWS, "斌走了", ("org", 1)),
        (["斌走了 org"], NEWS, "卢王斌", ("person", 1)),
    ],
)
def test_a_line_is_followed(lines: list[str], text: str, name: str, held: tuple[str, int]) -> None:
    assert named(read(text, *lines)).get(name) == held


@pytest.mark.parametrize(
    ("lines", "text", "name"),
    [
        (["! 洪崖洞 place"], NEWS, "洪崖洞"),
        (["! 卢王斌 person"], NEWS, "卢王斌"),
        (["! 甲氏科技 org"], NEWS, "甲氏科技"),
    ],
)
def test_what_is_denied_is_gone(lines: list[str], text: str, name: str) -> None:
    assert name in named(parse(text))
    assert name not in named(read(text, *lines))


def test_what_is_denied_of_one_type_may_be_of_another() -> None:
    assert named(read(NEWS, "! 洪崖洞 person"))["洪崖洞"] == ("place", 1)


def test_a_speaker_of_the_list_speaks() -> None:
    (quote,) = read("青空会会长南门望说：“很好。”", "青空会 org", "南门望 person").quotes
    assert (quote.speaker, quote.org) == ("南门望", "青空会")


def test_an_empty_list_changes_nothing() -> None:
    assert dump(read(NEWS)) == dump(parse(NEWS, date="2026-03-25"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("洪崖洞", "洪崖洞 stands without its type: one of person, org"),
        ("洪崖洞 hill", "hill is none of the types person, org"),
        ("! 洪崖洞", "洪崖洞 stands without its type"),
        ("! 洪崖洞 person 洞", "no other forms: ! 洪崖洞 person"),
        ("= 洪崖洞", "two names of one thing are NAME = NAME"),
        ("洪崖洞 =", "two names of one thing are NAME = NAME"),
        ("Lin Yue Bo person", 'quotation marks: "Lin Yue Bo" person'),
        ("甲 = 乙氏", "two characters at least"),
        ("王 person", "two characters at least"),
    ],
)
def test_what_is_no_line(line: str, told: str) -> None:
    with pytest.raises(ZgcError, match=told):
        own_line(line)


@pytest.mark.parametrize(
    "lines",
    [
        ("甲氏 org", "甲氏 person"),
        ("甲氏 org", "! 甲氏 org"),
        ("甲氏 org 老甲", "乙氏 org 老甲"),
        ("甲氏 org 老甲", "老甲 person"),
    ],
)
def test_lines_against_each_other(lines: tuple[str, ...]) -> None:
    with pytest.raises(ZgcError):
        read(NEWS, *lines)


@pytest.mark.parametrize("line", ["甲氏=乙氏", "甲氏 = 乙氏", "甲氏 ＝乙氏"])
def test_two_names_of_one_thing_need_no_blanks(line: str) -> None:
    read = own_line(line)
    assert read is not None
    assert read.text == "甲氏 = 乙氏"


@pytest.mark.parametrize("line", ["", "  ", "# 卢王斌 person", "\t# x"])
def test_lines_that_say_nothing(line: str) -> None:
    assert own_line(line) is None


def test_the_types_are_those_of_the_screen() -> None:
    catalogue = (CATALOGUES / "zh/LC_MESSAGES/zgc.po").read_text("utf-8")
    for type_ in ENTITY_TYPES:
        shown = catalogue.partition(f'msgctxt "entity.type"\nmsgid "{type_}"\nmsgstr "')[2]
        line = own_line(f"甲氏 {shown.partition(chr(34))[0]}")
        assert line is not None
        assert line.type == type_


@pytest.fixture
def listed(zgc: Runner) -> Runner:
    (zgc.home / "news.txt").write_text(NEWS, "utf-8")
    zgc.env["XDG_CONFIG_HOME"] = str(zgc.home / "conf")
    return zgc


def test_a_wrong_name_is_mended_in_one_line(listed: Runner) -> None:
    ask = ("entities", "-t", "person,place", "news.txt", "--fields", "name,type")
    assert "洪崖洞\tplace" in listed(*ask).out.splitlines()
    done = listed("names", "add", "洪崖洞", "person")
    assert (done.out, done.status) == ("", 0)
    assert re.match(
        "zgc: added: 洪崖洞 person \\(.*names.txt\\)\nzgc: parsed documents are", done.err
    )
    assert "洪崖洞\tperson" in listed(*ask).out.splitlines()
    assert "洪崖洞\tplace" in listed(*ask, "--no-config").out.splitlines()
    assert "洪崖洞\tplace" in listed(*ask, "--names", "").out.splitlines()
    assert listed("names", "remove", "洪崖洞") == ("", "zgc: removed: 洪崖洞 person\n", 0)
    assert "洪崖洞\tplace" in listed(*ask).out.splitlines()


def test_the_list_is_kept_sorted_under_its_head(listed: Runner) -> None:
    place = listed.home / "conf/zgc/names.txt"
    place.parent.mkdir(parents=True)
    place.write_text("# mine\n乙氏 org\n", "utf-8")
    for words in (
        ("!", "洪崖洞", "person"),
        ("丁氏", "=", "乙氏"),
        ("A B", "org"),
        ("丙氏", "机构"),
    ):
        assert listed("names", "add", *words).status == 0
    kept = ['"A B" org', "丙氏 org", "乙氏 org", "丁氏 = 乙氏", "! 洪崖洞 person"]
    assert place.read_text("utf-8").splitlines() == ["# mine", *kept]
    assert listed("names").out.splitlines() == kept
    assert listed("names", "check").out == f"5 lines, sound: {place}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        ("好 person".encode(), "line 1"),
        ("甲氏 org\n\n甲氏 hill".encode(), "line 3"),
        ("甲氏 org\n甲氏 person".encode(), "speak against each other"),
        (None, "no such file"),
    ],
)
def test_a_damaged_list_is_told_and_kept(listed: Runner, text: bytes | None, told: str) -> None:
    place = listed.home / "mine.txt"
    if text is not None:
        place.write_bytes(text)
    for words in (
        ["entities", "news.txt", "--names", "mine.txt"],
        ["parse", "news.txt", "--names", "mine.txt", "-o", "out.zgc"],
    ):
        done = listed(*words)
        assert (done.out, done.status) == ("", 2), words
        assert told in done.err
        assert len(done.err.splitlines()) == 1
    assert not (listed.home / "out.zgc").exists()
    if text is not None:
        assert listed("names", "check", env={"ZGC_NAMES": "mine.txt"}).status == 2
        assert place.read_bytes() == text


@pytest.mark.parametrize(
    "words", [("add",), ("remove",), ("list", "甲氏"), ("add", "甲氏"), ("mend",)]
)
def test_what_names_does_not_take(listed: Runner, words: tuple[str, ...]) -> None:
    done = listed("names", *words)
    assert (done.out, done.status) == ("", 2)
    assert len(done.err.splitlines()) == 1


def test_what_tab_knows_goes_with_the_names(listed: Runner) -> None:
    listed.env |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(listed.home / "cache")}
    (listed.home / "news.txt").write_text("王小明在合肥说，今天很好。\n", "utf-8")

    def known() -> set[str]:
        return {file.name for file in (listed.home / "cache").rglob("*.n")}

    listed("entities", "news.txt")
    assert known() == {"news.txt.n"}
    listed("names", "add", "丛林", "person")
    assert known() == {"names.txt.n"}
    listed("entities", "news.txt")
    listed("names", "add", "丛林", "person")
    assert known() == {"names.txt.n", "news.txt.n"}
    # As fish has it.
    assert "removed: 丛林 person" in listed("names", "rm", "conglin").err
    assert known() == {"names.txt.n"}


def test_where_there_is_none(listed: Runner) -> None:
    assert listed("names").status == 1
    assert listed("names", "remove", "甲氏").status == 1
    assert not Path(listed.home / "conf").exists()
    listed("names", "add", "甲氏", "org")
    assert listed("names", "remove", "乙氏").status == 1


def test_a_folder_of_documents_follows_the_list(listed: Runner) -> None:
    listed("parse", "news.txt", "-d", "made")
    first = (listed.home / "made/news.zgc").read_bytes()
    listed("names", "add", "洪崖洞", "person")
    listed("parse", "news.txt", "-d", "made")
    second = (listed.home / "made/news.zgc").read_bytes()
    assert b'"names"' in second
    assert first != second
    listed("parse", "news.txt", "-d", "made")
    assert (listed.home / "made/news.zgc").read_bytes() == second
    listed("names", "remove", "洪崖洞")
    listed("parse", "news.txt", "-d", "made", "--names", "")
    assert (listed.home / "made/news.zgc").read_bytes() == first


@pytest.mark.parametrize("line", ["王斌 person 王斌", "王斌 person 王局 王局", "东航 = 东航"])
def test_a_form_that_is_no_other_one_is_refused(zgc: Runner, line: str) -> None:
    zgc.env["XDG_CONFIG_HOME"] = str(zgc.home)
    done = zgc("names", "add", *line.split())
    assert (done.status, "stands twice in the line" in done.err) == (2, True)
    assert zgc("names").status == 1


def test_what_another_line_says_is_there_already(zgc: Runner) -> None:
    zgc.env["XDG_CONFIG_HOME"] = str(zgc.home)
    for line in ("王斌 person 王局 老王", "王斌 person 老王", "王斌 人物", "王斌 person 小王"):
        zgc("names", "add", *line.split())
    assert zgc("names").out == "王斌 person 小王\n王斌 person 王局 老王\n"


def test_a_name_that_the_text_has_not_is_asked_by(listed: Runner) -> None:
    assert listed("names", "add", "青能 = 绿洲能源股份有限公司").status == 0
    text = "据悉，白鹭公司投资20亿元建设旧厂，绿洲能源股份有限公司投资30亿元建设新厂。"
    assert listed("ask", "青能投资了多少钱", "-a", "-", stdin=text).out.startswith("30亿元\t")
    assert "青能" in listed("show", "绿洲能源股份有限公司", "-a", "-", stdin=text).out
