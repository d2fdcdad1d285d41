"""What an export is read as: Markdown shows every text as it stands, the picture is an SVG."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.conftest import Golden, Runner
from zgc_cli import load, parse
from zgc_cli.export.markdown import escaped, markdown
from zgc_cli.export.svg import summary
from zgc_cli.terminal import visible

READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
MARKS = [*"#*_-+>`|[]()!<&~\\=:$^{}. 1a中 ", "<b>", "&amp;", "1. ", "http://a.b", "---", "```"]


def read(text: str) -> str:
    """Return the words of HTML as a browser shows them."""
    return unescape(re.sub(r"<[^>]*>", "", text))


@given(st.lists(st.sampled_from(MARKS)).map("".join))
def test_a_paragraph_is_read_as_it_was_written(text: str) -> None:
    shown = READER.render(escaped(text.strip()))
    assert read(shown).strip() == " ".join(visible(text).split("\n")).strip()
    assert not re.search(r"<(?!/?p>)", shown)


@given(st.lists(st.sampled_from(MARKS), min_size=1).map("".join))
def test_a_cell_is_read_as_it_was_written(text: str) -> None:
    shown = READER.render(f"| a | b |\n| --- | --- |\n| {escaped(text)} | end |\n")
    cells = re.findall(r"<td>(.*?)</td>", shown)
    assert [read(cell) for cell in cells] == [text.strip(), "end"]


def test_the_document_holds_the_text_and_every_record() -> None:
    document = load()
    shown = READER.render(markdown(document))
    blocks = [read(b) for b in re.findall(r"(?s)<(?:h1|h2|p)>(.*?)</(?:h1|h2|p)>", shown)]
    assert [p.text for p in document.paragraphs if p.text not in blocks] == []
    assert shown.count("<h1>") == 1
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in shown.split("<tr>")[1:]]
    ids = {read(row[0]) for row in rows if row}
    for layer in ("entities", "quotes", "figures", "dates", "facts"):
        assert {r.id for r in document.layer(layer)} <= ids, layer


def test_the_whole_document(golden: Golden) -> None:
    said = "1. 云州市市长罗汉文说：“3月12日投入|4.2亿元。”"
    text = f"*云湖*候鸟<b>北归</b>\n\n新华社记者 周以宁\n\n# 井号\n\n{said}\n"
    golden.check("export/odd.md", markdown(parse(text, date="2026-03-12")))


def test_several_articles_follow_one_another(zgc: Runner) -> None:
    (zgc.home / "a.txt").write_text("甲地新闻\n\n今天天气很好。\n", "utf-8")
    (zgc.home / "b.txt").write_text("乙地新闻\n\n今天下雨了。\n", "utf-8")
    assert zgc("export", "-a", "a.txt", "-a", "b.txt", "-o", "c.md").status == 0
    written = (zgc.home / "c.md").read_text("utf-8")
    assert written.count("\n# ") + written.startswith("# ") == 2
    assert zgc("export", "--to", "md", "-a", "a.txt").out == written.partition("\n# 乙")[0]


@pytest.mark.parametrize(
    "text", ["", "今天天气很好。", "<b>]]>&\u2028\x1b[31m\n\n王明说：“<svg/>”。"]
)
def test_the_picture_is_one_sound_file(text: str) -> None:
    for document in (load(), parse(text)):
        root = ElementTree.fromstring(summary(document))
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "style", "rect", "text", "path"}
    words = "".join(ElementTree.fromstring(summary(load())).itertext()).replace(" ", "")
    assert "创新的中关村" in words
