"""The article at hand as a plain word, and the shared options before the command."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import Runner

NEWS = (
    "新城举行论坛\n\n南山大学校长王明说：“我们投入3亿元，明年建成。”\n\n"
    "王明2024年3月5日到过南山。\n"
)
OTHER = "旧城修路\n\n北河大学校长李红说：“路有5公里。”\n"
ALONE = (
    *("summary", "sections", "read", "entities", "quotes"),
    *("figures", "timeline", "facts", "graph"),
)
# What is asked of one thing, before the file.
ASKED = (("search", "王明"), ("ask", "谁是南山大学校长"), ("show", "王明"), ("check", "draft.txt"))
COMMANDS = [*((name,) for name in ALONE), *ASKED]


@pytest.fixture
def news(zgc: Runner, kept: Mapping[str, str]) -> Runner:
    zgc.env |= kept
    (zgc.home / "news.txt").write_text(NEWS, "utf-8")
    (zgc.home / "other.md").write_text(OTHER, "utf-8")
    (zgc.home / "draft.txt").write_text("王明到过南山。\n", "utf-8")
    (zgc.home / "王明的话").write_text(NEWS, "utf-8")
    return zgc


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_behind_the_command(news: Runner, command: tuple[str, ...]) -> None:
    expected = news(*command, "-a", "news.txt")
    assert expected.out != news(*command).out
    assert news(*command, "news.txt") == expected
    assert news(*command, "--count", "news.txt") == news(*command, "-a", "news.txt", "--count")
    assert news(*command, "./news.txt") == expected
    assert news(*command, "王明的话").out == news(*command, "-a", "王明的话").out
    assert news(*command, "-", stdin=NEWS).out == news(*command, "-a", "-", stdin=NEWS).out


@pytest.mark.parametrize("command", COMMANDS[::3], ids=" ".join)
def test_several_files(news: Runner, command: tuple[str, ...]) -> None:
    expected = news(*command, "-a", "news.txt", "-a", "other.md")
    assert news(*command, "news.txt", "other.md") == expected
    assert news(*command, "-a", "news.txt", "other.md") == expected
    assert news(*command, "other.md", "-a", "news.txt") == expected


@pytest.mark.parametrize(
    "word", ["nosuch.txt", "nosuch.PDF", "a b.zgc", "nosuch/x.html", "nosuch/"]
)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_ends_like_a_file_is_never_passed_over(
    news: Runner, command: tuple[str, ...], word: str
) -> None:
    done = news(*command, word)
    assert (done.out, done.status) == ("", 2)
    assert word in done.err
    assert ("no folder nosuch" if "h/x" in word else "no such file or folder") in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("command", "advice"),
    [
        ("summary", "zgc summary --help"),
        ("entities", "zgc entities --help"),
        ("figures", "zgc figures --about 王明"),
        ("facts", "zgc facts --about 王明"),
        ("quotes", "zgc quotes --speaker 王明"),
        ("export", "zgc export --help"),
    ],
)
def test_a_word_that_is_no_file_gets_advice(news: Runner, command: str, advice: str) -> None:
    done = news(command, "王明", *(["--to", "md"] if command == "export" else []))
    assert (done.out, done.status) == ("", 2)
    assert advice in done.err


def test_the_advice_names_the_option_that_takes_the_word(news: Runner) -> None:
    for line, advice in {
        "entities persons": "-t person",
        "quotes indirect": "-k indirect",
        "figures 1亿元": "--min 1亿元",
        "figures >=1亿元": "--min 1亿元",
        "figures <10%": "--max 10%",
        "figures money": "-k money",
        "facts quantity": "-k quantity",
        "timeline 2016": "--from 2016",
        "timeline 王明": "--help",
    }.items():
        done = news(*line.split(), "news.txt")
        assert (done.out, done.status) == ("", 2)
        whole = advice if advice == "--help" else f"{advice} news.txt"
        assert f"see 'zgc {line.split()[0]} {whole}'" in done.err


def test_a_table_is_no_export(news: Runner) -> None:
    done = news("export", "news.txt", "-o", "sums.xlsx")
    assert (done.status, "try 'zgc figures -o sums.xlsx'" in done.err) == (2, True)


@pytest.mark.parametrize("command", ["search", "ask", "show"])
def test_a_file_where_something_is_looked_for(news: Runner, command: str) -> None:
    (news.home / "folder").mkdir()
    for words, advice in (
        (["news.txt"], "is missing before the file news.txt"),
        (["nosuch.txt"], "is missing before the file nosuch.txt"),
        (["王明", "news.txt", "说"], "-a news.txt"),
        (["nosuch.txt", "王明"], "-a nosuch.txt"),
        (["nosuch.txt", "-a", "news.txt"], "is missing before"),
        (["王明", "./nosuch"], "no such file or folder"),
        (["王明", "folder/news.tx"], "no such file or folder"),
    ):
        done = news(command, *words)
        assert (done.out, done.status) == ("", 2), words
        assert advice in done.err


@pytest.mark.parametrize(("command", "asked"), list(ASKED[:3]))
def test_a_file_before_what_is_looked_for(news: Runner, command: str, asked: str) -> None:
    assert news(command, "news.txt", asked) == news(command, asked, "-a", "news.txt")
    both = news(command, asked, "-a", "news.txt", "-a", "other.md")
    assert news(command, "news.txt", "./other.md", asked) == both
    assert news(command, "news.txt", asked, "other.md") == both


def test_a_folder_before_what_is_not_found_is_told(news: Runner) -> None:
    (news.home / "folder").mkdir()
    told = "folder is a file: put it behind the rest, or use -a folder"
    assert told in news("search", "folder", "火星").err
    assert told not in news("search", "火星", "-a", "news.txt").err
    assert news("search", "folder", "火星", "-q").err == ""


def test_a_mistyped_name_of_a_file_is_mended(news: Runner) -> None:
    (news.home / "reports").mkdir()
    assert "(did you mean reports?)" in news("search", "王明", "report").err
    assert "(did you mean news.txt?)" in news("search", "王明", "news").err
    assert "did you mean" not in news("search", "王明", "xyzxyz").err


LOOKED_IN = "zgc: looked in: built-in article; name another one with -a FILE\n"


def test_what_is_looked_for_may_be_called_like_a_file(news: Runner) -> None:
    """A first word without the ending of an article is what is looked for."""
    (news.home / "王明").write_text("", "utf-8")
    assert news("search", "王明", "news.txt") == news("search", "王明", "-a", "news.txt")
    (news.home / "中关村").mkdir()
    assert news("show", "中关村").status == 0
    for words in (["机器人", "手术"], ["Node.js"], ["3.5"], ["机器人", "km/h"]):
        assert "no such file or folder" not in news("search", *words).err


def test_parts_beside_files(news: Runner) -> None:
    expected = news("read", "P2", "P3", "-a", "news.txt")
    assert expected.out.startswith("南山大学")
    for words in (["P2", "P3", "news.txt"], ["news.txt", "P2", "P3"], ["p2", "news.txt", "P3"]):
        assert news("read", *words) == expected
    (news.home / "P2").write_text(NEWS, "utf-8")
    assert news("read", "P2", "P3", "news.txt") == expected
    wrong = news("read", "X9", "news.txt")
    assert (wrong.out, wrong.status) == ("", 2)


def test_a_folder_and_an_export(news: Runner) -> None:
    folder = news.home / "folder"
    folder.mkdir()
    for name in ("news.txt", "other.md"):
        (news.home / name).rename(folder / name)
    for command in (
        ["entities"],
        ["search", "大学"],
        ["show", "王明"],
        ["export", "--to", "jsonl"],
    ):
        done = news(*command, "folder")
        assert done.status == 0
        assert done == news(*command, "-a", "folder")


def test_the_draft_comes_first(news: Runner) -> None:
    assert news("check", "draft.txt").status == 1  # of the built-in article
    rows = json.loads(news("check", "draft.txt", "news.txt", "-f", "json").out)
    assert [row["verdict"] for row in rows] == ["supported"]
    assert news("check", "-", "news.txt", stdin="王明到过南山。").status == 0
    both = news("check", "-", "-", stdin="王明到过南山。")
    assert (both.out, both.status) == ("", 2)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (["-a", "news.txt"], []),
        (["-anews.txt"], ["-n", "1"]),
        (["--article=news.txt", "-f", "json"], []),
        (["-fjson"], ["-a", "news.txt"]),
        (["-qn", "1"], ["news.txt"]),
        (["--no-header", "-f", "csv", "-n1"], ["-a", "news.txt"]),
        (["--date", "2024-03-05"], ["news.txt"]),
    ],
)
def test_shared_options_before_the_command(
    news: Runner, before: list[str], behind: list[str]
) -> None:
    for command in (["entities"], ["search", "王明"], ["sections"]):
        done = news(*before, *command, *behind)
        assert done == news(*command, *before, *behind)
        assert done.status == 0
        assert "中关村" not in done.out


def test_what_may_not_stand_before_the_command(news: Runner) -> None:
    for words, told in (
        (["-a", "news.txt"], "a command is missing"),
        (["-f", "json"], "a command is missing"),
        (["-k", "money", "figures"], "no such option: -k"),
        (["-f", "json", "parse", "news.txt"], "no such option: -f"),
        (["news.txt"], "zgc summary news.txt"),
        (["nosuch.zgc"], "zgc summary nosuch.zgc"),
        (["-a", "news.txt", "entitis"], "did you mean entities?"),
        (["people"], "did you mean entities -t person?"),
        (["grep", "王明"], "did you mean search?"),
        (["Dates"], "did you mean timeline?"),
    ):
        done = news(*words)
        assert (done.out, done.status) == ("", 2), words
        assert told in done.err
    assert news("-f", "json", "--help").out == news("--help").out


def test_a_screen_says_which_article_it_is_unless_it_was_named(news: Runner) -> None:
    built_in = "built-in article: 创新的中关村"
    for command in ("sections", "summary", "quotes"):
        first = news.pty(command).out.splitlines()[0]
        assert built_in.partition(":" if command == "summary" else "\n")[0] in first
        assert first.startswith("\x1b[2m")
        assert built_in not in news.pty(command, "news.txt").out
        assert built_in not in news.pty(command, "-f", "plain").out
        assert built_in not in news(command, "-f", "table").out
    env = {"ZGC_ARTICLE": "news.txt", "NO_COLOR": "1"}
    assert news.pty("sections", env=env).out.startswith("news.txt: 新城举行论坛\n")
    narrow = news.pty("sections", columns=20, env={"NO_COLOR": "1"}).out
    assert narrow.startswith("built-in article:…\n")
    assert "looked in: built-in article" in news.pty("search", "火星").out
    assert "looked in" not in news.pty("search", "火星", "news.txt").out


@pytest.mark.parametrize(
    "words",
    [
        ("search", "火星"),
        ("search", "火星", "--count"),
        ("ask", "谁是火星的市长"),
        ("quotes", "--speaker", "火星人"),
        ("show", "火星人"),
        ("figures", "--min", "9e18", "-o", "out.csv"),
        ("timeline", "--from", "2090"),
    ],
)
def test_a_script_is_told_where_nothing_was_found(news: Runner, words: tuple[str, ...]) -> None:
    done = news(*words)
    assert (done.status, done.err.count(LOOKED_IN)) == (1, 1)
    assert news(*words, "-q").err == ""
    assert "looked in" not in news(*words, "news.txt").err
    env = {"ZGC_ARTICLE": "news.txt"}
    assert "looked in: news.txt" in news(*words, env=env).err


@pytest.mark.parametrize("command", COMMANDS[:4])
def test_text_piped_in_is_not_passed_over(news: Runner, command: tuple[str, ...]) -> None:
    told = "zgc: text is piped in, but no article is named: add - to read it"
    refused = news(*command, stdin=NEWS)
    assert (refused.out, refused.status, refused.err.startswith(told)) == ("", 2, True)
    # Nothing is piped in; an article is named; what is piped in was read.
    assert news(*command).status in (0, 1)
    assert news(*command, "-", stdin=NEWS).out == news(*command, "-a", "-", stdin=NEWS).out != ""
    for named in (["news.txt"], ["-a", "-"]):
        assert told not in news(*command, *named, stdin=NEWS).err
    assert news(*command, stdin=NEWS, env={"ZGC_ARTICLE": "news.txt"}).status == 0
    assert told not in news("check", "-", stdin=NEWS).err


@pytest.mark.parametrize(
    ("script", "status", "told"),
    [
        ("zgc sections -q <news.txt", 2, "text is piped in"),
        ("echo 王明 | while read name; do zgc show -q 中关村; done", 0, ""),
        # A loop goes through what is piped in: that is only told of.
        ("printf '中国\\n王明\\n' | { read name; zgc show 中国; }", 0, "not what is piped in"),
        ("zgc search 中国 <news.txt", 0, "not what is piped in"),
        ("printf '中国\\n王明\\n' | { read name; zgc show -q 中国 </dev/null; }", 0, ""),
        ("zgc check -q - <news.txt", 1, ""),
        (": | zgc sections -q", 0, ""),
        # Whoever could write has neither written nor ended: which article answers is told.
        ("sleep 1 | zgc sections -q", 0, "looked in: built-in article"),
    ],
)
def test_whatever_stands_in_standard_input(
    news: Runner, script: str, status: int, told: str
) -> None:
    done = news.sh(script)
    assert (done.status, told in done.err, bool(done.err)) == (status, True, bool(told))


def test_a_person_behind_a_pipe_is_told_which_article_answers(news: Runner) -> None:
    for options in (["--count"], ["-f", "json"], ["-o", "out.csv"]):
        assert "looked in: built-in article" in news.pty("entities", *options).out
        assert "looked in" not in news.pty("entities", *options, "news.txt").out
        assert "looked in" not in news("entities", *options).err


def test_an_output_is_no_article(news: Runner) -> None:
    done = news("export", "news.txt", "-o", "news.txt")
    assert (done.status, Path(news.home / "news.txt").read_text("utf-8")) == (2, NEWS)
