"""What an export is read as: Markdown shows every text as it stands, the picture is an SVG."""

import re
from functools import cache
from html import unescape
from itertools import compress
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.conftest import Drawn, Golden, Runner
from zgc_cli import Document, load, parse
from zgc_cli.document.file import dump
from zgc_cli.export.markdown import markdown
from zgc_cli.export.svg import summary
from zgc_cli.runtime.terminal import visible
from zgc_cli.show.formats.markdown_text import block, inline
from zgc_cli.source.own_output import MARK

# What looks like an address becomes a link by itself, as on GitHub.
READER = MarkdownIt("gfm-like", {"linkify": True, "html": True})
MARKS = [
    *"#*_-+>`|[]()!<&~\\=:$^{}. 1a中 ",
    *(
        "<b>",
        "&amp;",
        "1. ",
        "http://a.b",
        "---",
        "```",
        "www.a.com",
        "a@b.cn",
        "//a.cn",
        "mailto:a",
    ),
    *("<svg/onload=alert(1)>", "<!--", "![x](//a.cn)", "[^1]", "~~", "例子.com", "<a@b.cn>"),
]


def read(text: str) -> str:
    """Return the words of HTML as a browser shows them."""
    return unescape(re.sub(r"<[^>]*>", "", text))


@given(st.lists(st.sampled_from(MARKS)).map("".join))
def test_a_paragraph_is_read_as_it_was_written(text: str) -> None:
    shown = READER.render(block(text.strip()))
    assert read(shown).strip() == " ".join(visible(text).split("\n")).strip()
    assert not re.search(r"<(?!/?p>)", shown)


@given(st.lists(st.sampled_from(MARKS), min_size=1).map("".join))
def test_a_cell_is_read_as_it_was_written(text: str) -> None:
    shown = READER.render(f"| a | b |\n| --- | --- |\n| {inline(text)} | end |\n")
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


HOSTILE = (
    *(
        "<svg/onload=alert(1)>",
        "<!-- 隐藏 -->",
        "![图](https://evil.example/x.png)",
        "[链](//evil.cn)",
    ),
    *(
        "<https://evil.example>",
        "https://evil.example/a?b=c",
        "www.evil.com",
        "wang@evil.cn",
        "evil.com",
    ),
    *(
        "[^1]",
        "[x]: https://evil.cn",
        "`码`",
        "**粗**",
        "__粗__",
        "~~删~~",
        "a|b",
        "&lt;b&gt;",
        "\\|",
        "\\",
    ),
    *(
        "# 井",
        "- 项",
        "+ 项",
        "* 项",
        "1. 项",
        "2) 项",
        "> 引",
        "=",
        "===",
        "---",
        "***",
        "|a|",
        "| --- |",
    ),
    *(
        "~~~",
        "```",
        "\t码",
        "    码",
        ": 义",
        "$x$",
        "#",
        "# 井 #",
        "<b",
        "b>",
        "]]>",
        "<?php",
        "{.x}",
    ),
)
COMMANDS = (
    *(("summary",), ("sections",), ("read",), ("search", "王明"), ("entities",), ("timeline",)),
    *(("quotes", "--kind", "all"), ("figures",), ("facts",), ("show", "王明"), ("show", "P1")),
    *(("ask", "有几家公司？"), ("check", "draft.txt")),
)
OURS = re.compile(r"</?(?:h1|h2|p|em|table|thead|tbody|tr|th|td)>|<br ?/?>")


def hostile() -> str:
    """Return an article with each hostile piece as a line, in a quotation, and in a name."""
    said = "".join(
        f"王明{mark}表示：“{mark}有3家{mark}公司。”2025年3月{mark}开会。\n\n" for mark in HOSTILE
    )
    return (
        f"{HOSTILE[0]}标题\n\n"
        + "".join(f"{mark}\n\n{mark}王明说好。\n\n" for mark in HOSTILE)
        + said
    )


@cache
def hostile_document() -> Document:
    return parse(hostile(), date="2026-03-25")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_hostile_text_in_every_table(
    drawn: Drawn, tmp_path: Path, command: tuple[str, ...]
) -> None:
    place = tmp_path / "a.zgc"
    place.write_bytes(dump(hostile_document()))
    (tmp_path / "draft.txt").write_text(
        "".join(f"王明说{m}有4家公司。\n\n" for m in HOSTILE), "utf-8"
    )
    words = [str(tmp_path / w) if w == "draft.txt" else w for w in command]
    shown = READER.render(drawn(words, 80, "-a", str(place), format_="md"))
    assert "<" not in OURS.sub("", shown)
    plain = drawn(words, 80, "-a", str(place), "--header", format_="plain").split("\n")[:-1]
    rows = [re.findall(r"(?s)<t[dh]>(.*?)</t[dh]>", row) for row in shown.split("<tr>")[1:]]
    cells = [[read(cell.replace("<br>", "\n")) for cell in row] for row in rows]
    fields = [[_unescaped(field).strip(" \t") for field in line.split("\t")] for line in plain]
    told = [any(column[1:]) for column in zip(*fields, strict=True)]  # others are left out
    assert cells == [list(compress(row, told)) for row in fields]


def _unescaped(field: str) -> str:
    """Return what a field of plain output stands for."""
    return re.sub(r"\\([\\tn])", lambda m: {"t": "\t", "n": "\n"}.get(m[1], m[1]), field)


def test_hostile_text_in_an_exported_document() -> None:
    document = hostile_document()
    shown = READER.render(markdown(document)).removesuffix(f"{MARK}\n")
    assert "<" not in OURS.sub("", shown)
    blocks = [read(b) for b in re.findall(r"(?s)<(?:h1|h2|p)>(.*?)</(?:h1|h2|p)>", shown)]
    texts = [p.text.strip() for p in document.paragraphs]
    assert [text for text in texts if text not in blocks] == []


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
