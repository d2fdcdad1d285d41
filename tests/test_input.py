"""Bad input: one sentence on stderr, exit 2, nothing written. And odd input that is fine."""

import json
import os
import sys
from collections.abc import Mapping

import pytest

from tests.conftest import SEED, Runner

TEXT = "标题在这里\n\n王明说，今天的天气很好，大家都很高兴。\n"


def bad_files(zgc: Runner) -> None:
    home = zgc.home
    (home / "empty.txt").write_bytes(b"")
    (home / "blank.txt").write_text(" \n\u3000\n")
    (home / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (home / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(2000))
    (home / "folder").mkdir()
    (home / "text.txt").write_text(TEXT, "utf-8")
    whole = zgc("parse", "text.txt").out.encode()
    (home / "half.zgc").write_bytes(whole[: len(whole) // 2])
    (home / "start.zgc").write_bytes(whole[:20])


BAD = (
    "none.txt",
    "folder",
    "empty.txt",
    "blank.txt",
    "binary.txt",
    "picture.txt",
    "half.zgc",
    "start.zgc",
)


@pytest.mark.parametrize("name", BAD)
def test_an_article_that_cannot_be_read(zgc: Runner, name: str) -> None:
    bad_files(zgc)
    commands: list[tuple[str, ...]] = [("summary", "--article", name)]
    if not name.endswith(".zgc"):
        commands.append(("parse", name, "-o", "out.zgc"))
    for command in commands:
        done = zgc(*command)
        assert (done.status, done.out) == (2, ""), command
        assert len(done.err.splitlines()) == 1
        assert name in done.err
        assert "Traceback" not in done.err
    assert not (zgc.home / "out.zgc").exists()


def test_parsing_a_parsed_document_says_so(zgc: Runner) -> None:
    bad_files(zgc)
    zgc("parse", "text.txt", "-o", "doc.zgc")
    done = zgc("parse", "doc.zgc", "-o", "again.zgc")
    assert done.status == 2
    assert "already" in done.err


@pytest.mark.parametrize("out", ["none/out.zgc", "folder", "/proc/nothing"])
def test_an_output_that_cannot_be_written(zgc: Runner, out: str) -> None:
    bad_files(zgc)
    before = sorted(zgc.home.iterdir())
    done = zgc("parse", "text.txt", "-o", out)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert sorted(zgc.home.iterdir()) == before


def test_a_bad_text_leaves_an_existing_output_alone(zgc: Runner) -> None:
    bad_files(zgc)
    (zgc.home / "out.zgc").write_text("old")
    assert zgc("parse", "binary.txt", "-o", "out.zgc").status == 2
    assert (zgc.home / "out.zgc").read_text() == "old"


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-8-sig", "utf-16", "utf-8"])
def test_encodings(zgc: Runner, kept: Mapping[str, str], encoding: str) -> None:
    zgc.env |= kept
    text = SEED.read_text("utf-8").replace("·", "")[:800]
    (zgc.home / "a.txt").write_bytes(text.encode(encoding, "ignore"))
    (zgc.home / "b.txt").write_bytes(text.encode(encoding, "ignore").decode(encoding).encode())
    options = ("--fields", "text,line")
    assert zgc("read", "-a", "a.txt", *options).out == zgc("read", "-a", "b.txt", *options).out


def test_standard_input(zgc: Runner) -> None:
    assert "王明说" in zgc("read", "--article", "-", stdin=TEXT).out
    document = zgc("parse", "-", stdin=TEXT).out
    assert zgc("read", "--article", "-", stdin=document) == zgc("read", "-a", "-", stdin=TEXT)
    assert zgc("read", "--article", "-", stdin="").status == 2


def test_article_from_the_environment(zgc: Runner) -> None:
    (zgc.home / "text.txt").write_text(TEXT, "utf-8")
    assert "王明说" in zgc("read", env={"ZGC_ARTICLE": "text.txt"}).out
    (zgc.home / "other.txt").write_text("别的文章。", "utf-8")
    done = zgc("read", "-a", "other.txt", env={"ZGC_ARTICLE": "text.txt"})
    assert done.out == "别的文章。\n"


def test_several_articles(zgc: Runner) -> None:
    for name in ("a", "b"):
        (zgc.home / f"{name}.txt").write_text(f"{TEXT}\n这是{name}。\n", "utf-8")
    rows = json.loads(zgc("read", "-a", "a.txt", "-a", "b.txt", "-f", "json").out)
    assert {row["article"] for row in rows} == {"a.txt", "b.txt"}
    assert json.loads(zgc("read", "-a", ".", "-f", "json").out)[0]["article"].endswith("a.txt")


def test_a_batch_finishes_in_spite_of_failures(zgc: Runner) -> None:
    bad_files(zgc)
    (zgc.home / "more.txt").write_text(TEXT, "utf-8")
    done = zgc("parse", "text.txt", "binary.txt", "more.txt", "-d", "out", "--jobs", "2")
    assert done.status == 2
    assert "binary.txt" in done.err
    assert sorted(f.name for f in (zgc.home / "out").iterdir()) == ["more.zgc", "text.zgc"]


def test_wrong_usage(zgc: Runner) -> None:
    for arguments, hint in (
        (("serach",), "did you mean search?"),
        (("search", "--formt", "json", "a"), "--format"),
        (("search",), "QUERY"),
        (("summary", "-f", "xml"), "json"),
        (("read", "P999"), "P1 to P"),
        (("search", "--regex", "("), "regular expression"),
        (("search", "--section", "S9", "a"), "S0 to S3"),
        (("timeline", "--from", "yesterday"), "2026-03-25"),
        (("timeline", "--to", "2026-13"), "2026-03-25"),
        (("parse", "a.txt", "--date", "March"), "2026-03-25"),
        (("summary", "--date", "2026-02-30"), "2026-03-25"),
        (("parse", "a.txt", "b.txt"), "-d DIR"),
        (("-x",), "no such option"),
        (("search", "--type", "x", "a"), "person"),
        (("summary", "-a", ""), "names no file"),
        (("parse", "a.txt", "-d", ""), "is empty"),
    ):
        done = zgc(*arguments)
        assert (done.status, done.out) == (2, ""), arguments
        assert len(done.err.splitlines()) == 1
        assert hint in done.err, done.err


def test_bare_zgc_prints_its_help(zgc: Runner) -> None:
    done = zgc()
    assert (done.status, done.err) == (0, "")
    assert done == zgc("-h") == zgc("--help")
    assert len(done.out.splitlines()) <= 40
    assert zgc("--version").out.startswith("zgc ")


def test_the_cache_is_used_and_survives_damage(zgc: Runner) -> None:
    (zgc.home / "text.txt").write_text(TEXT, "utf-8")
    env = {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(zgc.home / "cache")}
    first = zgc("read", "-a", "text.txt", env=env)
    cached = list((zgc.home / "cache" / "zgc" / "documents").iterdir())
    assert len(cached) == 1
    assert zgc("read", "-a", "text.txt", env=env) == first
    without_parser = zgc.hook("from zgc_cli.cli.batch import progress\nprogress.parse = None\n")
    assert zgc("read", "-a", "text.txt", env=without_parser).status == 2
    assert zgc("read", "-a", "text.txt", env={**env, **without_parser}) == first
    whole = cached[0].read_bytes()
    for damaged in (b"damaged", whole[:-9], whole.replace("天气".encode(), "大气".encode())):
        cached[0].write_bytes(damaged)
        assert zgc("read", "-a", "text.txt", env=env) == first


def test_a_home_that_cannot_be_written(zgc: Runner) -> None:
    (zgc.home / "text.txt").write_text(TEXT, "utf-8")
    env = {"ZGC_CACHE": "on", "XDG_CACHE_HOME": "/proc/nothing", "HOME": "/proc/nothing"}
    assert "王明说" in zgc("read", "-a", "text.txt", env=env).out


def test_closed_streams(zgc: Runner) -> None:
    done = zgc.sh("zgc sections >&-")
    assert (done.out, done.status) == ("", 2)
    assert done.err.startswith("zgc: cannot write the output")
    assert zgc.sh("zgc sections --count 2>&-").out == "4\n"
    assert zgc.sh("zgc nonsense 2>&-").status == 2


def test_names_as_people_type_them(zgc: Runner) -> None:
    first = zgc("quotes", "--speaker", "王豫")
    for typed in ("wangyu", "wang yu", "WangYu", "wy", "“王豫”"):
        assert zgc("quotes", "--speaker", typed) == first, typed
    assert zgc("show", "yin he hang tian").out == zgc("show", "银河航天").out
    assert zgc("show", "DeepSeek").out == zgc("show", "ｄｅｅｐｓｅｅｋ").out
    assert "yskj is taken for 驭势科技" in zgc.pty("show", "yskj").out
    for command in (("show",), ("quotes", "--speaker"), ("figures", "--about")):
        done = zgc(*command, "习近某某")
        assert (done.status, done.out) == (1, "")
        told = "zgc: nothing here is called 习近某某; did you mean 习近平?\n"
        assert done.err.split("\n", 1)[1] == told


def test_the_text_is_not_overwritten_by_its_document(zgc: Runner) -> None:
    (zgc.home / "text.txt").write_text(TEXT, "utf-8")
    done = zgc("parse", "text.txt", "-o", "./text.txt")
    assert done.status == 2
    assert "overwrite" in done.err
    assert (zgc.home / "text.txt").read_text("utf-8") == TEXT


def test_files_with_chinese_names_in_any_locale(zgc: Runner) -> None:
    (zgc.home / "新闻.txt").write_text(TEXT, "utf-8")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert zgc("parse", "新闻.txt", "-o", "输出.zgc", env=env).status == 0
    assert "王明说" in zgc("read", "-a", "输出.zgc", env=env).out


FAULT = """
import sys
from zgc_cli import __main__
from zgc_cli.cli.registry import COMMANDS, Entry
COMMANDS["sections"] = Entry("none", "")
sys.argv = ["zgc", "sections"]
__main__.main()
"""


def test_a_fault_of_the_program_is_not_taken_for_an_empty_result(zgc: Runner) -> None:
    done = zgc.command([sys.executable, "-c", FAULT], b"", None)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("zgc: this should not happen (ModuleNotFoundError")
    assert len(done.err.splitlines()) == 1


def test_several_articles_keep_their_field(zgc: Runner) -> None:
    (zgc.home / "a.txt").write_text(TEXT, "utf-8")
    (zgc.home / "b.txt").write_text("别的文章。\n", "utf-8")
    both = ("-a", "a.txt", "-a", "b.txt")
    assert zgc("search", "别的", *both, "--fields", "article,rank").out == "b.txt\t1\n"
    ranks = zgc("search", "的", *both, "--fields", "rank").out.split()
    assert ranks == [str(n) for n in range(1, len(ranks) + 1)]
    each = zgc("summary", *both, "-n", "1", "-f", "json", "--each")
    assert isinstance(json.loads(each.out), list)


def test_standard_input_that_is_closed(zgc: Runner) -> None:
    done = zgc.sh("zgc summary -a - <&-")
    assert done.status == 2
    assert "standard input" in done.err
