"""What a newcomer types in the first hour: mistyped files, posts, fields, sheets, the manual."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import Drawn, Runner
from zgc_cli import parse
from zgc_cli.query.held_posts import in_words, posts_of
from zgc_cli.show.formats.markdown_text import inline
from zgc_cli.show.text.number_formats import modifier_of
from zgc_cli.show.theme import UNICODE

ONE = (
    "新城举行论坛\n\n2024年3月5日\n\n新华社新城3月5日电 南山大学校长王明说：“我们投入3亿元。”\n\n"
    "副市长李红表示，工程达290亿元，面积超过5公里。\n"
)
OTHER = "旧城修路\n\n北河大学校长陈三说，路长5公里，昨天开工。\n"
DRAFT = "李红表示，工程达300亿元。\n"


@pytest.fixture
def desk(zgc: Runner, kept: Mapping[str, str]) -> Runner:
    zgc.env |= kept
    for name, text in {"one.txt": ONE, "other.txt": OTHER, "draft.txt": DRAFT}.items():
        (zgc.home / name).write_text(text, "utf-8")
    (zgc.home / "news").mkdir()
    for name in ("one.txt", "other.txt"):
        (zgc.home / "news" / name).write_text((zgc.home / name).read_text("utf-8"), "utf-8")
    return zgc


# --- a last word that may be a mistyped file ---


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search", "恒大", "nofolder"], "no file 'nofolder'"),
        (["search", "机器人", "nofolder"], "no file 'nofolder'"),
        (["search", "hengda", "nofolder"], "no file 'nofolder'"),
        (["search", "机器人", "x/y"], "no file 'x/y'"),
        (["ask", "谁是银河航天的创始人", "one"], "did you mean one.txt?"),
        (["show", "中关村", "nofolder"], "no file 'nofolder'"),
        # Words that the article has, in pinyin too; one word; Chinese; an article that is named.
        (["search", "机器人", "luntan"], ""),
        (["search", "机器人", "AI"], ""),
        (["search", "zhongguancun", "luntan"], ""),
        (["search", "nofolder"], ""),
        (["search", "机器人", "火星"], ""),
        (["search", "机器人", "2026"], ""),
        (["search", "校长", "nofolder", "one.txt"], ""),
        (["search", "校长", "nofolder", "-a", "one.txt"], ""),
        (["search", "机器人", "nofolder", "-q"], ""),
    ],
    ids=" ".join,
)
def test_a_last_word_that_is_no_file_is_told(desk: Runner, words: list[str], told: str) -> None:
    err = desk(*words).err
    assert told in err if told else "no file" not in err


@pytest.mark.parametrize("word", ["./nosuch", "../nosuch/x", "/nosuch/x"])
def test_a_path_is_never_a_word(desk: Runner, word: str) -> None:
    done = desk("search", "机器人", word)
    assert (done.out, done.status) == ("", 2)
    assert (
        f"no folder {word.rpartition('/')[0]}" in done.err or "no such file or folder" in done.err
    )


def test_a_draft_alone_is_told_what_it_is_held_against(desk: Runner) -> None:
    (desk.home / "true.txt").write_text("中关村论坛年会在京举行。\n", "utf-8")
    assert desk("check", "true.txt").status == 0
    # Where all is borne out it is the right article, and a script is told nothing.
    assert desk("check", "true.txt").err == ""
    for words in (["draft.txt"], ["draft.txt", "-f", "json"]):
        assert "held against: built-in article; name another" in desk("check", *words).err
    shown = desk.pty("check", "true.txt").out
    assert shown.count("held against: built-in article: 创新的中关村") == shown.count("held") == 1
    # Of which nothing is borne out, it is likely another article that is meant.
    assert "name another one with -a FILE" in desk.pty("check", "draft.txt").out
    assert "held against: built-in article" in desk("check", "draft.txt").err
    assert "held against: one.txt" in desk("check", "draft.txt", env={"ZGC_ARTICLE": "one.txt"}).err
    for words in (["draft.txt", "one.txt"], ["-q", "draft.txt"], ["draft.txt", "-a", "one.txt"]):
        assert desk("check", *words).err == ""


def test_a_draft_bears_itself_out_in_no_folder(desk: Runner) -> None:
    (desk.home / "folder").mkdir()
    for name in ("one.txt", "other.txt"):
        (desk.home / "folder" / name).write_text((desk.home / name).read_text("utf-8"), "utf-8")
    told = "火星大桥昨天通车，全长三万公里。\n"
    (desk.home / "folder" / "draft.txt").write_text(told, "utf-8")
    (desk.home / "draft.txt").write_text(told, "utf-8")
    outside = desk("check", "draft.txt", "folder", "--fields", "claim,verdict")
    inside = desk("check", "folder/draft.txt", "folder", "--fields", "claim,verdict")
    assert (inside.out, inside.status) == (told.strip() + "\tnot_enough_info\n", 1)
    assert "supported" in outside.out  # there the copy is one of the articles


def test_a_draft_and_an_article_that_are_swapped(desk: Runner) -> None:
    long = "".join(f"第{n}座桥在{n}月通车，由{n}家公司承建。\n" for n in range(2, 14))
    (desk.home / "long.txt").write_text(f"桥梁\n\n{long}", "utf-8")
    told = "if they are swapped: zgc check draft.txt long.txt"
    assert told in desk("check", "long.txt", "draft.txt").err
    for words in (["draft.txt", "long.txt"], ["long.txt", "long.txt"], ["draft.txt", "one.txt"]):
        assert "swapped" not in desk("check", *words).err


# --- persons with their posts ---


@pytest.mark.parametrize(
    ("text", "name", "posts"),
    [
        ("恒镍科技创始人、董事长段小海出席。恒镍科技很大。", "段小海", ["恒镍科技创始人、董事长"]),
        ("南山大学校长王明说，今天很好。校长王明走了。", "王明", ["南山大学校长"]),
        ("副市长李红表示，路修好了。", "李红", ["副市长"]),
        ("南山大学材料学院王明教授说，今天很好。", "王明", ["南山大学材料学院教授"]),
        # Whose house it is that others come from, nobody tells.
        ("南山中学教师谈王明主席的来信。", "王明", []),
        ("南山大学的学生见到王明校长，很高兴。", "王明", []),
        # 副市长 is no 市长; who is no person has none; nobody tells it.
        ("市长李红表示，路修好了。去年副市长李红来过。", "李红", ["市长、副市长"]),
        ("王明在南山大学散步。", "王明", []),
        ("南山大学校长王明说，今天很好。", "南山大学", []),
        ("李国强（青禾公司创始人、李小红的父亲）在国内。", "李国强", ["青禾公司创始人"]),
        ("李国强（青禾公司创始人、李小红的父亲）在国内。", "李小红", []),
        ("央视记者跟随一名逃出的华裔居民李小红返回了小镇。", "李小红", ["华裔居民"]),
        ("青禾公司一名工程师王明说，今天很好。", "王明", ["青禾公司工程师"]),
    ],
)
def test_posts(text: str, name: str, posts: list[str]) -> None:
    document = parse(text + "\n", date="2026-03-25")
    (entity,) = [entity for entity in document.entities if entity.name == name]
    assert list(posts_of(document, entity)) == posts


def test_a_post_that_a_longer_one_tells_is_not_told_twice() -> None:
    assert in_words([("", "大使"), ("", "驻华大使"), ("韩国", "驻华大使")]) == ("韩国驻华大使",)
    assert in_words([("甲公司", "总裁"), ("甲公司", "副总裁")]) == ("甲公司总裁、副总裁",)
    assert in_words([]) == ()


def test_persons_are_listed_with_their_posts(desk: Runner) -> None:
    persons = desk("entities", "one.txt", "-t", "person").out.splitlines()
    assert {(line.split("\t")[1], line.split("\t")[-1]) for line in persons} == {
        ("王明", "南山大学校长"),
        ("李红", "副市长"),
    }
    rows = desk("entities", "news", "-t", "person", "-f", "csv", "--fields", "name,posts").out
    assert {"李红,副市长", "陈三,北河大学校长"} <= set(rows.splitlines())
    assert "did you mean entities -t person?" in desk("people").err


@pytest.mark.parametrize("columns", [40, 50, 80, 120])
def test_a_screen_shows_posts_and_mentions(desk: Runner, drawn: Drawn, columns: int) -> None:
    files = [str(desk.home / "news" / name) for name in ("one.txt", "other.txt")]
    several = drawn("entities -t person", columns, *files)
    assert re.search(r"X\d  王明", several)
    assert "北河大学校长" in several or columns == 40
    assert "2026" not in several
    one = drawn("entities -t person", columns, files[0])
    assert "南山大学校长" in one.replace("\n", "")
    assert "█" not in one  # all are named as often


# --- fields, quotes, days ---


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (["facts"], "subject,article,articles,differs,variants"),
        (["figures"], "text,article,articles,differs,values"),
        (["quotes", "-k", "all"], "text,article,articles,variants"),
        (["timeline"], "text,article,articles,variants"),
        (["entities"], "name,article,articles,first,last,posts"),
        (["ask", "谁是南山大学校长"], "answer,article,articles,sources"),
        (["check", "draft.txt"], "claim,verdict,article,others,newer"),
        (["search", "校长"], "text,article"),
        (["show", "王明"], "name,count,posts,facts"),
    ],
    ids=lambda words: words if isinstance(words, str) else words[0],
)
def test_one_script_serves_a_file_and_a_folder(
    desk: Runner, command: list[str], fields: str
) -> None:
    for articles in (["one.txt"], ["news"]):
        done = desk(*command, *articles, "--fields", fields, "-f", "json")
        assert done.status in (0, 1), done.err
        held = json.loads(done.out)
        first = held if isinstance(held, dict) else held[0]
        assert list(first) == fields.split(",")
        if "article" in first and command[0] not in ("check", "search"):
            assert first["article"].endswith("one.txt")


def test_the_built_in_article_has_a_name_and_no_path(zgc: Runner) -> None:
    assert "/" not in zgc("entities", "--fields", "article", "-n", "1").out


def test_quotes_without_marks_are_shown_where_there_are_no_others(desk: Runner) -> None:
    done = desk("quotes", "other.txt")
    assert done.out.startswith("Q1\tindirect\t陈三\t")
    assert done.err == "zgc: no speech in marks: this is told without them\n"
    assert desk("quotes", "one.txt").out.startswith("Q1\tspeech\t王明\t")
    assert desk("quotes", "news").out.count("\n") == 1
    assert desk("quotes", "one.txt", "--speaker", "李红").out.startswith("Q2\tindirect\t李红\t")
    assert desk("quotes", "other.txt", "-k", "speech").status == 1
    assert desk("quotes", "other.txt", "-q") == ("", "", 0)


def test_when_is_answered_by_a_day(desk: Runner) -> None:
    (desk.home / "dated.txt").write_text("2024年3月5日\n\n大桥昨天通车。大桥很长。\n", "utf-8")
    ask = ("ask", "大桥什么时候通车", "dated.txt", "--date", "2024-03-05")
    assert desk(*ask, "--fields", "answer,day").out == "昨天\t2024-03-04\n"
    assert "2024-03-04" in desk(*ask, "-f", "table").out
    assert desk("ask", "谁是校长", "one.txt", "--fields", "answer,day").out == "王明\t\n"


def test_the_articles_without_a_day_are_named(desk: Runner) -> None:
    told = desk("timeline", "news").err
    assert "news/other.txt" in told
    assert "one.txt" not in told
    assert "the article shows no date" in desk("timeline", "other.txt").err
    assert desk("timeline", "news", "--date", "2024-03-05").err == ""


# --- names, the manual ---


def test_a_name_that_is_added_is_told(desk: Runner) -> None:
    desk.env["XDG_CONFIG_HOME"] = str(desk.home / "conf")
    said = desk.pty("names", "add", "洪崖", "place", columns=200).out
    assert f"added: 洪崖 place ({desk.home}/conf/zgc/names.txt)" in said
    assert "zgc parse" in said
    assert "there already: 洪崖 place" in desk.pty("names", "add", "洪崖", "place").out
    assert "zgc parse" not in desk.pty("names", "add", "甲氏", "=", "乙氏", columns=200).out
    assert "there already: 甲氏 = 乙氏" in desk("names", "add", "乙氏", "=", "甲氏").err
    assert "did you mean add or remove?" in desk("names", "edit", "洪崖").err
    # A whole line in quotation marks, and one that the shell took apart.
    assert "added: 孙山泽 person" in desk("names", "add", "孙山泽 person").err
    assert 'quotation marks: "Lin Yue" person' in desk("names", "add", "Lin", "Yue", "person").err
    # Actions and types as people call them.
    assert "added: 孙首相 person" in desk("names", "new", "孙首相", "人").err
    assert "孙首相 person\n" in desk("names", "ls").out
    (desk.home / "mine.txt").write_text("孙首相 person\n林岳 persn\n", "utf-8")
    told = desk("names", "--names", "mine.txt").err
    assert told.startswith("zgc: mine.txt, line 2: persn is none of the types person, org, ")
    for typed in ("rm", "delete"):
        desk("names", "add", "孙首相", "person")
        assert "removed: 孙首相 person" in desk("names", typed, "孙首相").err


# --- sheets, pictures, Markdown ---


def sheet(zgc: Runner, *args: str, lang: str = "en") -> list[dict[str, Any]]:
    done = zgc(*args, "-o", "sheet.xlsx", env={"ZGC_LANG": lang})
    assert done.status == 0, done.err
    head, *rows = openpyxl.load_workbook(zgc.home / "sheet.xlsx").active.values
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_a_sheet_is_for_who_reads_it(desk: Runner) -> None:
    rows = sheet(desk, "figures", "news", "--date", "2024-03-05")
    assert list(rows[0])[:2] == ["id", "text"]
    assert list(rows[0])[-3:] == ["articles", "differs", "values"]
    (far,) = [row for row in rows if row["text"] == "超过5公里"]
    assert (far["mod"], far["day"], far["value"]) == ("more than", "2024-03-05", 5)
    assert str(far["sentence"]).startswith("副市长李红表示")
    in_chinese = sheet(desk, "figures", "one.txt", lang="zh")
    (far,) = [row for row in in_chinese if row["原文"] == "超过5公里"]
    assert (far["约数"], far["种类"]) == ("超过", "长度")
    # For programs the codes and the English names stay.
    assert "more_than" in desk("figures", "one.txt", "-f", "csv", env={"ZGC_LANG": "zh"}).out


def test_a_picture_in_a_file_has_all(desk: Runner) -> None:
    for command in (["summary"], ["export"]):
        assert desk(*command, "-o", "all.svg").status == 0
        assert "… +" not in (desk.home / "all.svg").read_text("utf-8")
    small = desk("summary", "-f", "svg", env={"LINES": "24"}).out
    assert len(small) < len((desk.home / "all.svg").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1.收房", "1.收房"),
        ("1~3月", "1~3月"),
        ("not_enough_info", "not_enough_info"),
        ("~删~", r"\~删\~"),
        ("_斜_", r"\_斜\_"),
        ("见www.example.cn", r"见www\.example\.cn"),
        ("见example.cn", r"见example\.cn"),
        ("www.txt", r"www\.txt"),
        ("稿/报道.txt 报道.v2.html", "稿/报道.txt 报道\\.v2.html"),
        ("a.txts.cn", r"a\.txts\.cn"),
        ("5*3", r"5\*3"),
    ],
)
def test_markdown_escapes_what_could_be_a_mark(text: str, written: str) -> None:
    assert inline(text) == written


def test_what_is_not_told_does_not_look_like_a_difference(desk: Runner) -> None:
    (desk.home / "draft.txt").write_text("陈三说，工程达290亿元。\n", "utf-8")
    details = desk("check", "draft.txt", "one.txt", "-f", "csv", "--fields", "details").out
    assert "≠ ?" not in details


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("工程投资达290亿元。", ""),
        ("工程投资高达290亿元。", ""),
        ("工程投资达到290亿元。", ""),
        ("工程投資達290億元。", ""),
        ("工程投资至少290亿元。", "≥"),
        ("工程投资超过290亿元。", ">"),
        ("工程投资约290亿元。", "≈"),
    ],
)
def test_what_is_reached_is_exact(text: str, sign: str) -> None:
    (figure,) = parse(text + "\n").figures
    assert modifier_of(figure, UNICODE) == sign


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("他们的收入增长很快，达到三年来之最，升22.3%。", "达到三年来之最，升…"),
        ("期内录得113.1亿元(人民币，下同)。", "期内录得…"),
    ],
)
def test_a_figure_without_a_noun_has_its_clause_without_itself(
    drawn: Drawn, tmp_path: Path, text: str, clause: str
) -> None:
    (tmp_path / "a.txt").write_text(f"标题\n\n{text}\n", "utf-8")
    assert clause in drawn("figures", 120, str(tmp_path / "a.txt"))


@pytest.mark.parametrize("name", ["all.docx", "all.pdf"])
def test_a_format_that_there_is_not_has_a_neighbour(desk: Runner, name: str) -> None:
    done = desk("export", "news", "-o", name)
    assert (done.out, done.status) == ("", 2)
    assert "-o all.md" in done.err


def test_markdown_has_no_column_that_tells_nothing(desk: Runner) -> None:
    both = ("one.txt", "other.txt", "-f", "md")
    for command in ("quotes", "figures"):
        names, _rule, *rows = [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in desk(command, *both).out.splitlines()
        ]
        assert rows
        assert not {"variants", "values"} & set(names)
        assert all(any(column) for column in zip(*rows, strict=True)), names
    chosen = desk("quotes", *both, "--fields", "text,variants,differs").out
    assert chosen.startswith("| text | variants | differs |\n")


def test_a_script_sees_how_sure_an_answer_is(desk: Runner) -> None:
    for articles in (["one.txt"], ["one.txt", "other.txt"]):
        asked = ("ask", "工程达多少亿元", *articles)
        row = json.loads(desk(*asked, "-f", "jsonl", "-n", "1").out)
        steps = {"uncertain": (0, 0.7), "probable": (0.7, 0.85), "certain": (0.85, 1.01)}
        least, below = steps[row["certainty"]]
        assert least <= row["score"] < below
        # The fields before it stand where they stood.
        assert desk(*asked, "-n", "1").out.rstrip("\n").split("\t")[-1] == row["certainty"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["quotes", "--speaker", "很好", "x.txt"],
            "(the text has it: zgc search 很好 x.txt --in quotes)",
        ),
        (["facts", "--about", "场内", "x.txt"], "(the text has it: zgc search 场内 x.txt)"),
        (["show", "场内", "x.txt"], "(the text has it: zgc search 场内 x.txt)"),
        (["show", "场内", "x.txt", "y.txt"], "(the text has it: zgc search 场内 x.txt y.txt)"),
        (["quotes", "--about", "火星", "x.txt"], "nothing here is called 火星\n"),
    ],
)
def test_a_word_that_is_no_name_is_found_by_search(
    desk: Runner, words: list[str], told: str
) -> None:
    text = "新城论坛开幕\n\n记者张三说：“这次论坛很好。”场内坐满了人。\n"
    for name in ("x.txt", "y.txt"):
        (desk.home / name).write_text(text, "utf-8")
    done = desk(*words)
    assert (done.status, done.out) == (1, "")
    assert told in done.err
    assert desk(*words, "-q").err == ""
    if "zgc " in told:
        assert desk(*told.partition("zgc ")[2].rstrip(")").split()).status == 0


@pytest.mark.parametrize(
    ("command", "about", "found"),
    [
        ("figures", "贷款", {"3亿元", "2万人"}),
        ("figures", "貸款", {"3亿元", "2万人"}),
        ("figures", "南山银行", {"3亿元", "2万人"}),
        ("quotes", "贷款", {"贷款很快。"}),
        ("facts", "贷款", {"3亿元"}),
        ("figures", "火星", set()),
    ],
)
@pytest.mark.parametrize("files", [["x.txt"], ["x.txt", "one.txt"]], ids=len)
def test_what_is_told_of_a_word(
    desk: Runner, command: str, about: str, found: set[str], files: list[str]
) -> None:
    text = "银行放贷\n\n南山银行放出贷款3亿元，惠及2万人。\n经理张三说：“贷款很快。”路长5公里。\n"
    (desk.home / "x.txt").write_text(text, "utf-8")
    done = desk(command, "--about", about, *files, "-f", "jsonl")
    records = map(json.loads, done.out.splitlines())
    assert {record.get("object") or record["text"] for record in records} == found
    assert (done.status, "nothing here is called" in done.err) == (not found, not found)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("search -rn 论坛 one.txt", "-r is not needed: a folder stands for all articles in it"),
        ("search -R 论坛 one.txt", "-R is not needed: a folder"),
        ("quotes -i one.txt", "-i is not needed: small letters and capitals"),
        ("search -H 论坛 one.txt", "-H is not needed: what is found has its article and line"),
        ("search -n 论坛 one.txt", "-n takes how many records to print, not '论坛'"),
        ("search -E 论坛 one.txt", "(did you mean --regex?)"),
        ("search -w 论坛 one.txt", "(did you mean --exact?)"),
        ("figures -m 3 one.txt", "(did you mean --limit?)"),
        ("entities --json name one.txt", "(did you mean -f json?)"),
        ("entities --about 王明 one.txt", "(did you mean zgc show NAME?)"),
        ("entities --person one.txt", "(did you mean -t person?)"),
        ("facts --speaker 王明 one.txt", "(did you mean zgc quotes --speaker NAME?)"),
        ("quotes --by 王明 one.txt", "(did you mean --speaker?)"),
        ("figures -t money one.txt", "(did you mean --kind?)"),
        ("figures --output x.csv one.txt", "(did you mean --out?)"),
        ("figures --person one.txt", "no such option: --person; see"),
        ("figures one.txt --xlsx", "(did you mean -o NAME.xlsx?)"),
        ("figures one.txt --excel", "(did you mean -o NAME.xlsx?)"),
        ("figures one.txt -f excel", "not 'excel' (did you mean xlsx?)"),
        ("figures one.txt -o a.xls", "that of -f (did you mean a.xlsx?)"),
        ("figures one.txt -o a.pdf", "that of -f (did you mean a.md?)"),
        ("figures one.txt -o a.html", "(did you mean zgc export FILE -o a.html?)"),
        ("figures one.txt -o a.out", ".xlsx, or that of -f\n"),
        ("figures one.txt --html", "(did you mean zgc export --to html?)"),
        ("quotes one.txt --md", "(did you mean -f md?)"),
        ("export one.txt --html", "(did you mean --to html?)"),
        ("export one.txt --to pdf", "--to takes one of html, "),
        ("export one.txt --to pdf", "not 'pdf' (did you mean html?)"),
        ("names check one.txt", "names check takes no file: it reads "),
        ("names list one.txt", "--names FILE reads another"),
    ],
)
def test_habits_of_grep_get_a_sentence(desk: Runner, words: str, told: str) -> None:
    done = desk(*words.split())
    assert (done.status, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("人", "person"),
        ("people", "person"),
        ("公司,地名", "org,place"),
        ("Persons", "person"),
        ("companies,places", "org,place"),
    ],
)
def test_choices_are_read_as_people_call_them(desk: Runner, typed: str, choice: str) -> None:
    assert desk("entities", "-t", typed).out == desk("entities", "-t", choice).out != ""


def test_a_role_holds_nothing_unseen() -> None:
    document = parse("某市举行论坛\n\n\u200b\u200b新城市市长王刚说：“很\u200b好。”\n")
    assert [(quote.org, quote.role) for quote in document.quotes] == [("新城市", "市长")]


def test_the_hours_of_a_day_stand_in_order(desk: Runner) -> None:
    text = "山城地震\n\n2024年3月6日\n\n3月6日4时5分，道路抢通。当天2时33分，山城地震。\n"
    (desk.home / "hours.txt").write_text(text, "utf-8")
    (desk.home / "undated.txt").write_text("湖城\n\n截至今日，桥未建成。10日有雨。\n", "utf-8")
    command = ("timeline", "hours.txt", "--fields", "event")
    assert desk(*command).out == "山城地震\n道路抢通\n"
    assert desk(*command, "undated.txt").out == "山城地震\n道路抢通\n桥未建成\n10日有雨\n"


def test_a_section_alone_is_not_listed(drawn: Drawn, desk: Runner) -> None:
    assert "Sections" in drawn("summary")
    assert "Sections" not in drawn(["summary", str(desk.home / "one.txt")])


def test_what_is_told_in_one_way_is_told_once(desk: Runner) -> None:
    """The field of JSON that has all ways is empty in lines, unless it was chosen."""
    other = "旧城修路\n\n2024年3月6日\n\n副市长李红表示，工程达290亿元。\n"
    (desk.home / "other.txt").write_text(other, "utf-8")
    command = ("figures", "-k", "money", "one.txt", "other.txt")
    rows = [line.split("\t") for line in desk(*command).out.splitlines()]
    assert [row[:5:2] for row in rows] == [
        ["one.txt", "", "3亿元"],
        ["one.txt; other.txt", "", "达290亿元"],
    ]
    told = json.loads(desk(*command, "-f", "json").out)
    assert [len(record["values"]) for record in told] == [1, 1]
    assert "" not in desk(*command, "--fields", "values").out.splitlines()
