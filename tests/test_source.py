"""Articles as people have them: encodings, Markdown, saved web pages, with their lines right."""

import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, SEED, Runner, cases
from zgc_cli import parse
from zgc_cli.cli.app import run
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.runtime import limited_call
from zgc_cli.runtime.errors import SourceError, ZgcError
from zgc_cli.source import MOST_SECONDS, article, decode, webpage
from zgc_cli.source.markdown import plain
from zgc_cli.source.paragraph_marks import CODE_END, PARAGRAPH_END

PAGES = ROOT / "tests" / "data" / "pages"
CASES = cases("markdown")["case"]
TEXT = "春分将至，云湖湿地迎来候鸟北归高峰。\n\n“今年水位适宜。”罗汉文说，投入4.2亿元。\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_markdown(case: dict[str, Any]) -> None:
    read = plain(case["source"], "a.md").replace(CODE_END, "‡").replace(PARAGRAPH_END, "¶")
    assert read == case["plain"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("```\nnpm install\n```", "body"),
        ("```sh\n安装依赖\n```", "body"),
        ("    make all", "body"),
        ("`pip install x`", "body"),
        ("一条路通到山顶", "heading"),
        ("修`云梯`的人", "heading"),
        ("## `云梯`", "heading"),
    ],
)
def test_a_line_of_code_is_no_heading(line: str, kind: str) -> None:
    text = plain(f"# 茶园丰收了\n\n{BODY}\n\n{line}\n\n{BODY}", "a.md")
    assert parse(text).paragraphs[2].kind == kind


@given(
    st.lists(st.sampled_from([*"#*_-+>`|[]()!<&~\\ 1.:=a中", "\n", "\n\n", "&#10;", "```"])).map(
        "".join
    )
)
def test_markdown_keeps_its_lines(source: str) -> None:
    assert plain(source, "a.md").count("\n") == source.count("\n")


NESTED = {"quotations": "> " * 40, "lists": "- " * 40, "too many": "> " * 400, "items": "1. " * 400}


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_is_read_or_refused(zgc: Runner, name: str) -> None:
    (zgc.home / "a.md").write_text(f"标题\n\n李小红说好。\n\n{NESTED[name]}王明说，好。\n", "utf-8")
    done = zgc("read", "-a", "a.md")
    if len(NESTED[name]) < 100:
        assert done == ("标题\n李小红说好。\n王明说，好。\n", "", 0)
    else:
        assert (done.status, done.out) == (2, "")
        assert "nested too deeply" in done.err


def test_lines_are_those_of_the_markdown(zgc: Runner) -> None:
    source = f"# 云湖候鸟\n\n记者 **周以宁**\n\n## 小标题\n\n> {TEXT}\n- 第二条，有[3家](x)企业。\n"
    (zgc.home / "a.md").write_text(source, "utf-8")
    shown = zgc("read", "-a", "a.md", "--fields", "line,text").out.splitlines()
    for row in shown:
        line, text = row.split("\t")
        assert text[:4] in source.split("\n")[int(line) - 1].replace("*", ""), row
    assert zgc("figures", "-a", "a.md", "--fields", "text,line").out == "4.2亿元\t9\n3家\t11\n"


# --- web pages ----------------------------------------------------------------------------------

EXPECTED = {
    "xinhua": (
        "云湖湿地迎来候鸟北归高峰",
        ["周以宁", "郑望舒"],
        "2026-03-12",
        [31, 35, 36, 38, 39, 40],
    ),
    "people": ("青岩老街的年味", ["林知夏"], "2026-02-18", [15, 16, 20, 22, 24, 26]),
    "ifeng": ("海沧港一季度吞吐量创新高", [], "2026-04-08", [1, 2, 3, 4, 5, 6]),
    "big5": ("澄江觀光列車下月啟航", ["方若梅"], "2026-05-20", [10, 11, 13, 14, 15]),
}
# Words of the navigation, the scripts, the lists of other articles and the feet of the pages.
ASIDE = (
    *("设为首页", "视频", "脚本", "字体", "纠错", "责编", "热门", "推荐", "评论", "分享"),
    *("Copyright", "版权", "版權", "首頁", "熱門", "地铁六号线", "春运", "新能源汽车"),
)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages be read in this process: to load what reads them takes most of the time."""
    pytest.importorskip("trafilatura")

    def call(function: str, arguments: tuple[str, str], seconds: int, _meanwhile: object) -> object:
        assert (function, seconds) == ("zgc_cli.source.webpage:main_text", MOST_SECONDS)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return webpage.main_text(*arguments)
            except AssertionError as error:  # of what reads pages, at an odd one
                raise limited_call.FailedError(error) from None

    monkeypatch.setattr(limited_call, "call", call)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", EXPECTED)
def test_the_main_text_of_a_page(name: str) -> None:
    raw = article((PAGES / f"{name}.html").read_bytes(), f"{name}.html")
    document = parse(raw.text, date=raw.date)
    title, byline, day, lines = EXPECTED[name]
    header = document.header
    assert (header.title, list(header.byline), header.date) == (title, byline, day)
    assert [p.line for p in document.paragraphs] == lines
    assert [word for word in ASIDE if word in raw.text] == []


FIRST = "云湖市文化馆本周开放了新的展厅，馆长罗汉文说，展厅可以接待200名观众。"
SECOND = "展览持续到年底，市民凭证件可以免费参观，团体参观需要提前预约登记。"
SHELL = (
    "<html><head><title>云湖展厅开放_文化频道_云湖网</title>{head}</head><body>"
    "<div class='nav'><a href='/'>首页</a></div><h1>云湖展厅开放</h1>{line}"
    "<div class='x'>{text}</div>{below}<footer>© 2011-2019 云湖网</footer></body></html>"
)
BOTH = f"<p>{FIRST}</p><p>{SECOND}</p>"


def shell(head: str = "", line: str = "", text: str = BOTH, below: str = "") -> tuple[str, Any]:
    page = SHELL.format(head=head, line=line, text=text, below=below)
    raw = article(page.encode(), "a.html")
    return raw.text, parse(raw.text, date=raw.date)


DAYS = {
    "meta": ({"head": "<meta property='article:published_time' content='2026-03-12T08:00'>"}, True),
    "JSON-LD": (
        {"head": '<script type=\'application/ld+json\'>{"pubDate": "2026-03-12T08:00"}</script>'},
        True,
    ),
    "a graph": (
        {
            "head": '<script type=\'application/ld+json\'>{"@graph": [{"datePublished": '
            '"2026-03-12"}]}</script>'
        },
        True,
    ),
    "a variable": ({"head": "<script>var ct = '1773273600';</script>"}, True),
    "a line": ({"line": "<div>2026年03月12日 08:00 来源：云湖日报</div>"}, True),
    "slashes": ({"line": "<span>2026/03/12 08:00</span>"}, True),
    "spans": ({"line": "<div><span>2026-03-12</span><span>云湖日报</span> 来源</div>"}, True),
    "a label below": ({"below": "<div>发布日期：2026-03-12</div>"}, True),
    "a changed page": (
        {
            "head": "<meta itemprop='dateUpdate' content='2026-03-12 09:00'>",
            "line": "<p>发布时间：03-12 08:00</p>",
        },
        True,
    ),
    "running text": ({"text": f"{BOTH}<p>展厅建于2018年5月3日，共有三层，面积很大。</p>"}, False),
    "a number": ({"text": f"{BOTH}<p>报名电话是20190304，请在工作日拨打这个电话。</p>"}, False),
    "a link": (
        {"below": "<ul><li><a href='/2019/0304/1.html'>旧馆闭馆</a> 2019-03-04</li></ul>"},
        False,
    ),
    "the address of an article": (
        {"text": f"{BOTH}<p><a href='/20190304/a.html'>详情</a></p>"},
        False,
    ),
    "a generator": ({"head": "<meta name='others' content='页面生成时间 2019-03-04'>"}, False),
    "a comment": ({"below": "<div class='comment'>2019-03-04 08:00 好</div>"}, False),
    "another article": ({"head": '<script>var a = {"pubTime": "2019-03-04"};</script>'}, False),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", DAYS)
def test_a_day_comes_from_what_says_so_alone(name: str) -> None:
    parts, has_day = DAYS[name]
    _text, document = shell(**parts)
    assert document.header.date == ("2026-03-12" if has_day else None)
    assert document.header.title == "云湖展厅开放"


LAYOUTS = {
    "paragraphs": (BOTH, ["body", "body"]),
    "sections": (
        f"<section><span>{FIRST}</span></section><section>{SECOND}</section>",
        ["body"] * 2,
    ),
    "line breaks": (f"{FIRST}<br>{SECOND}<br><br>", ["body", "body"]),
    "h2": (f"<p>{FIRST}</p><h2>观众从哪里来？</h2><p>{SECOND}</p>", ["body", "heading", "body"]),
    "bold": (
        f"<p>{FIRST}</p><p><strong>谁来参观</strong></p><p>{SECOND}</p>",
        ["body", "heading", "body"],
    ),
    "a bold sentence": (
        f"<p>{FIRST}</p><p><b>参观是免费的。</b></p><p>{SECOND}</p>",
        ["body", "body", "body"],
    ),
    "a caption": (
        f"<p>{FIRST}</p><figure><img><figcaption>市民在新的展厅里面参观展览</figcaption></figure>"
        f"<p>{SECOND}</p>",
        ["body", "caption", "body"],
    ),
    "a table": (
        f"<p>{FIRST}</p><table><tr><td>展厅</td><td>观众</td></tr><tr><td>东厅</td><td>120人</td>"
        f"</tr></table><p>{SECOND}</p>",
        ["body", "body", "body", "body"],
    ),
    "a flash": (f"<p>{FIRST}</p>", ["body"]),
}
BELOW = (
    "<div class='share'>分享到微信朋友圈，让更多的人看到。</div><div><h3>相关阅读</h3><ul>"
    "<li><a href='1'>云湖地铁六号线开工，全长30公里。</a></li><li><a href='2'>春耕进行时</a></li>"
    "</ul></div><div>责任编辑：吴越</div><div class='comments'><p>展览很好，下周还来。</p></div>"
)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", LAYOUTS)
def test_the_structure_of_a_page(name: str) -> None:
    html, kinds = LAYOUTS[name]
    text, document = shell(text=html, below=BELOW)
    assert [p.kind for p in document.paragraphs] == ["title", *kinds]
    assert [word for word in ("地铁", "春耕", "微信", "吴越", "下周", "首页") if word in text] == []


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "line", ["作者：王小明", "本报记者 王小明", "<span>来源：云湖网</span> 作者王小明"]
)
def test_the_authors_of_a_page(line: str) -> None:
    assert shell(line=f"<div>{line}</div>")[1].header.byline == ("王小明",)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "line", ["作者：网络整理", "责任编辑：王小明", "<meta name='author' content='3'>"]
)
def test_who_is_no_author_of_a_page(line: str) -> None:
    assert shell(line=f"<div>{line}</div>")[1].header.byline == ()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("name", "encoding"), [("xinhua", "utf-8"), ("people", "gb18030")])
def test_every_record_leads_to_its_line(name: str, encoding: str) -> None:
    data = (PAGES / f"{name}.html").read_bytes()
    document = parse(article(data, f"{name}.html").text)
    lines = data.decode(encoding).split("\n")
    assert len(document.entities) > 4
    for entity in document.entities:
        for mention in entity.mentions:
            # A paragraph may begin on the line of its tag and go on below it.
            assert mention.text in "".join(lines[mention.line - 1 : mention.line + 1])


@pytest.mark.usefixtures("here")
def test_a_page_by_any_name_and_in_any_encoding() -> None:
    data = (PAGES / "xinhua.html").read_bytes()
    raw = article(data, "page.html")
    assert raw.date == "2026-03-12"
    for name in ("page.htm", "page.txt", "page", "页面.HTML", "-"):
        assert article(data, name) == raw, name
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        assert article(data.decode().encode(encoding), "page.html") == raw, encoding


def test_a_page_from_a_file_and_from_standard_input(zgc: Runner) -> None:
    pytest.importorskip("trafilatura")
    data = (PAGES / "xinhua.html").read_bytes()
    for name in ("page.html", "page"):
        (zgc.home / name).write_bytes(data)
    piped = zgc("quotes", "-a", "-", stdin=data)
    assert piped.out.startswith("Q")
    assert piped == zgc("quotes", "-a", "page")
    assert zgc("parse", "page.html", "-o", "page.zgc").status == 0
    assert zgc("quotes", "-a", "page.zgc") == piped
    assert zgc("summary", "-a", "page.zgc", "--fields", "date", "-f", "csv").out.endswith(
        "2026-03-12\n"
    )


def test_the_day_of_a_page_yields_to_the_option(zgc: Runner) -> None:
    pytest.importorskip("trafilatura")
    (zgc.home / "a.html").write_bytes((PAGES / "ifeng.html").read_bytes())
    shown = zgc("timeline", "-a", "a.html", "--fields", "text,start").out
    assert "今年一季度\t2026-01-01" in shown
    moved = zgc("timeline", "-a", "a.html", "--date", "2024-04-08", "--fields", "text,start").out
    assert "今年一季度\t2024-01-01" in moved


def test_without_the_extra_one_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ZgcError) as caught:
        article(b"<html><body><p>" + TEXT.encode(), "a.html")
    assert "pip install 'zgc-cli[html]'" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert article(TEXT.encode(), "a.txt").text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><body><script>alert(1)</script></body></html>",
        b"<!DOCTYPE html><html><head><title>x</title></head>",
        b"<html>" + b"<div>" * 3000,
        b"<html><body><p>\xff\xfe\x81</p></body></html>",
        b"<html><body><![foo[ x]]><p>a</p></body></html>",
    ],
    ids=range(6),
)
def test_a_page_without_an_article(
    here: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    (tmp_path / "a.html").write_bytes(data)
    assert run(["summary", "-a", str(tmp_path / "a.html")]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert "a.html" in err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "declared", ["undefined", "raw_unicode_escape", "zlib_codec", "utf_7", "x"]
)
def test_a_page_that_declares_what_browsers_do_not_know(declared: str) -> None:
    page = f'<html><meta charset="{declared}"><body><p>{TEXT}\\u738b+AGE-</p></body></html>'
    text = article(page.encode("gb18030"), "a.html").text
    assert "罗汉文说，投入4.2亿元。" in text
    assert "\\u738b+AGE-" in text


DECLARED = {
    "shift_jis": "①東京で発表",
    "euc-kr": "서울 똠방각하",
    "latin-1": "Dvořák".replace("ř", "é") + " — “café”",
    "windows-1251": "Москва",
    "big5": "臺北市長表示",
    "gb2312": "镕基",
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("declared", DECLARED)
def test_encodings_that_pages_declare(declared: str) -> None:
    codec = {"shift_jis": "cp932", "euc-kr": "cp949", "latin-1": "cp1252", "gb2312": "gbk"}
    words = DECLARED[declared] * 8
    page = f'<html><meta charset="{declared}"><body><p>{words}。</p></body></html>'
    text = article(page.encode(codec.get(declared, declared), "replace"), "a.html").text
    assert words in text


# --- encodings ----------------------------------------------------------------------------------

LONG = SEED.read_text("utf-8")


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"],
)
@pytest.mark.parametrize("text", [TEXT, LONG], ids=["short", "long"])
def test_what_is_unmistakable(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_what_a_page_declares() -> None:
    text = "澄江縣政府宣布，觀光列車將於下月啟航。"
    assert decode(text.encode("big5"), "a.html", "Big5") == text
    assert decode(text.encode("utf-8"), "a.html", "big5") == text
    assert decode(TEXT.encode("gbk"), "a.html", "gb2312") == TEXT
    assert decode(TEXT.encode("gbk"), "a.html", "no-such-code") == TEXT


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        Path(sys.executable).read_bytes()[:5000],
        b"\x89PNG\r\n\x1a\n" + bytes(range(0, 256, 3)) * 9,
        "Füße größer".encode("latin-1") * 5,
    ],
    ids=["bytes", "program", "picture", "latin-1"],
)
def test_wrong_bytes(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert "a.txt" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["王明到北京開會", "澄江觀光列車下月啟航", "新竹市宣布，明年增設三所小學。", "AI晶片漲價"],
)
def test_a_short_text_in_big5(text: str) -> None:
    assert decode(text.encode("big5"), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("L'été dernier, le président a déclaré qu'il était fatigué.", "latin-1"),
        ("Évènement à l'île, près du théâtre", "latin-1"),
        ("私は学生です", "euc-jp"),
        ("これは日本語の文章です。", "euc-jp"),
    ],
)
def test_what_is_not_taken_for_big5(text: str, encoding: str) -> None:
    with pytest.raises(SourceError):
        decode(text.encode(encoding), "a.txt")
