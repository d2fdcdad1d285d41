"""Word documents and PDFs: the same records as from plain text, and hostile ones refused."""

import io
import json
import re
import sys
import zipfile
from base64 import b64encode
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from opencc import OpenCC

from tests.conftest import Runner
from tests.office_files import HEIGHT, MARGIN, SIZE, WIDTH, Placed, columns, pdf, saved, width, word
from zgc_cli import parse
from zgc_cli.document.document import Document
from zgc_cli.document.records import LAYERS
from zgc_cli.runtime.errors import SourceError, ZgcError
from zgc_cli.source import Raw, article, chinese_article
from zgc_cli.source.docx import text as word_text
from zgc_cli.source.paragraph_marks import PARAGRAPH_END
from zgc_cli.source.pdf import text as pdf_text

V = "urn:schemas-microsoft-com:vml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
TITLE = "云湖湿地迎来候鸟北归高峰"
PARAGRAPHS = (
    "本报云湖3月12日电（记者周以宁）春分将至，云湖湿地迎来候鸟北归高峰。"
    "云湖湿地管理局局长罗汉文介绍，截至目前，已有3.2万只候鸟在此停歇，比去年同期增长15%。",
    "“今年水位适宜，鱼虾丰富。”罗汉文说，近年来当地投入4.2亿元修复湿地，"
    "恢复水面1200公顷，新建监测站18座。",
    "保护与发展并重",
    "青岩大学生态学院教授郑望舒表示，湿地修复使水质明显改善。"
    "2025年12月，云湖湿地入选国家重要湿地名录。",
    "当地还与星禾科技有限公司合作，布设300台智能相机。公司总经理林知夏表示，"
    "识别准确率达到98.5%，预计2027年覆盖全部湿地。",
    "据了解，下个月当地将举办首届云湖观鸟节，预计接待游客5万人次。",
)
DAY = "2026-03-12"
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"


def markdown() -> bytes:
    head, *rest = PARAGRAPHS
    body = [f"## {p}" if len(p) < 10 else p for p in rest]
    return "\n\n".join((f"# {TITLE}", head, *body)).encode()


def page() -> bytes:
    body = "".join(f"<h2>{p}</h2>\n" if len(p) < 10 else f"<p>{p}</p>\n" for p in PARAGRAPHS)
    start = '<!DOCTYPE html><html><head><meta charset="utf-8">'
    return (
        f"{start}<title>{TITLE}</title></head><body>\n<article><h1>{TITLE}</h1>\n{body}</article>"
    ).encode()


def traditional() -> bytes:
    return str(OpenCC("s2t").convert(TEXT)).encode()


def document(data: bytes, place: str) -> Document:
    raw = chinese_article(data, place)
    return parse(raw.text, date=DAY)


def records(made: Document) -> dict[str, Any]:
    """Return header and records without their lines, which each kind counts in its own way.

    Nor does it matter by which rule a line is a heading: its mark, or its look.
    """
    layers = {name: bare(made.layer(name)) for name in LAYERS}
    for paragraph in layers["paragraphs"]:
        del paragraph["rule"]
    return {"header": bare(made.header._replace(source=None)), **layers}


def bare(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {k: bare(v) for k, v in value._asdict().items() if k != "line"}
    return [bare(v) for v in value] if isinstance(value, (list, tuple)) else value


KINDS: dict[str, Callable[[], bytes]] = {
    "a.md": markdown,
    "a.html": page,
    "a.docx": lambda: word((TITLE, *PARAGRAPHS)),
    "a.pdf": lambda: pdf(columns(TITLE, PARAGRAPHS)),
    "head.pdf": lambda: pdf(columns(TITLE, PARAGRAPHS, head="云湖日报  2026年3月12日")),
    "columns.pdf": lambda: pdf(columns(TITLE, PARAGRAPHS, count=2, lines=8, head="云湖日报")),
    "narrow.pdf": lambda: pdf(columns(TITLE, PARAGRAPHS, count=3, lines=8, head="云湖日报")),
}


@pytest.mark.parametrize("place", KINDS)
def test_every_kind_of_input_gives_the_same_records(place: str) -> None:
    plain = records(document(TEXT.encode(), "a.txt"))
    assert (len(plain["entities"]), len(plain["figures"]), len(plain["quotes"])) == (8, 8, 6)
    assert records(document(KINDS[place](), place)) == plain


def test_traditional_characters_give_the_same_records() -> None:
    plain = records(document(TEXT.encode(), "a.txt"))
    found = records(document(traditional(), "a.txt"))
    simplified = OpenCC("t2s").convert(json.dumps(found, ensure_ascii=False))
    assert json.loads(simplified) == json.loads(json.dumps(plain))


def test_every_way_in(zgc: Runner) -> None:
    folder = zgc.home / "news"
    folder.mkdir()
    kinds = {"a.txt": TEXT.encode(), **{name: make() for name, make in KINDS.items()}}
    for name, data in kinds.items():
        (folder / name).write_bytes(data)
    (folder / "~$a.docx").write_bytes(b"\x05admin" + bytes(156))  # which Word keeps beside a.docx
    lines = zgc("figures", "-a", "news", "--fields", "article,text").out.splitlines()
    rows = [line.split("\t") for line in lines]
    found = {name: [text for place, text in rows if place == f"news/{name}"] for name in kinds}
    assert found == dict.fromkeys(kinds, found["a.txt"])
    assert len(found["a.txt"]) == 8
    assert zgc("parse", "news", "-d", "out").status == 0
    made = {f.name for f in (zgc.home / "out").iterdir()}
    several = {f"a.{kind}.zgc" for kind in ("docx", "html", "md", "pdf", "txt")}
    assert made == several | {"head.zgc", "columns.zgc", "narrow.zgc"}
    (zgc.home / "out" / "a.docx").write_bytes(kinds["a.docx"])  # which is parsed beside it
    assert zgc("sections", "-a", "out", "--fields", "article").out.count("out/a.docx") == 2
    for name in ("a.docx", "a.pdf"):
        assert TITLE in zgc("summary", "-a", f"news/{name}").out
        assert zgc("check", f"news/{name}", "-a", "news/a.txt").status == 0
        assert zgc("check", "-", "-a", "news/a.txt", stdin=kinds[name]).status == 0
        (zgc.home / "renamed.txt").write_bytes(kinds[name])
        assert TITLE in zgc("summary", "-a", "renamed.txt").out


def test_lines_count_in_the_text_that_was_taken_out(zgc: Runner) -> None:
    for name in ("a.docx", "a.pdf"):
        (zgc.home / name).write_bytes(KINDS[name]())
        rows = zgc("figures", "-a", name, "--fields", "text,line").out.splitlines()
        lines = article(KINDS[name](), name).text.split("\n")
        assert len(rows) == 8
        for row in rows:
            text, line = row.split("\t")
            assert text in lines[int(line) - 1]


# --- what a Word document holds ------------------------------------------------------------------


def within(tag: str, inside: str) -> Any:
    """Return an element of a Word document with XML in it."""
    return parse_xml(f'<w:{tag} xmlns:w="{W}" xmlns:v="{V}">{inside}</w:{tag}>')


def paragraphs_of(data: bytes, place: str) -> list[str]:
    """Return the paragraphs of a file, read in this process, without the signs that close them."""
    read = word_text if place.endswith(".docx") else pdf_text
    text = read(b64encode(data).decode(), place)[0].replace(PARAGRAPH_END, "")
    return text.strip("\n").split("\n\n")


def test_lists_and_tables_of_a_word_document() -> None:
    made = docx.Document()
    made.add_heading("云湖日报", 0)
    made.add_heading("一、人事", 1)
    made.add_paragraph("张伟任市长", style="List Bullet")
    made.add_paragraph("李强任秘书长", style="List Number")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("城市", "人口", "云州", "300万"), strict=True):
        cell.text = text
    table.cell(1, 1).add_paragraph("常住")
    paragraph = made.add_paragraph("第一行")
    paragraph.add_run().add_break()
    paragraph.add_run("第二行\t末尾")
    assert paragraphs_of(saved(made), "a.docx") == [
        *("云湖日报", "一、人事", "• 张伟任市长", "• 李强任秘书长", "城市\t人口"),
        "云州\t300万 常住",
        "第一行\n第二行  末尾",
    ]


def test_items_and_rows_of_a_word_document_are_no_headings_and_not_glued() -> None:
    made = docx.Document()
    made.add_paragraph("云州的服务站目前有三类农机：")
    for item in ("插秧机12台", "植保无人机8架", "联合收割机5台"):
        made.add_paragraph(item, style="List Bullet")
    made.add_paragraph("“以前找人要等三天。”村民唐桂芳说")
    made.add_heading("账怎么算？", 1)
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("插秧", "120元", "收割", "110元"), strict=True):
        cell.text = text
    made.add_paragraph("站长李大年说，今年要服务3万亩。")
    read = document(saved(made), "a.docx").paragraphs
    assert [(p.kind, p.text) for p in read] == [
        ("body", "云州的服务站目前有三类农机："),
        *(("body", f"• {text}") for text in ("插秧机12台", "植保无人机8架", "联合收割机5台")),
        ("body", "“以前找人要等三天。”村民唐桂芳说"),
        ("heading", "账怎么算？"),
        *(("body", text) for text in ("插秧\t120元", "收割\t110元")),
        ("body", "站长李大年说，今年要服务3万亩。"),
    ]


def test_what_was_changed_in_a_word_document() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("会议")
    run = "<w:r><w:t>{}</w:t></w:r>"
    paragraph._p.append(within("ins", run.format("明日")))
    paragraph._p.append(within("del", "<w:r><w:delText>今日</w:delText></w:r>"))
    paragraph._p.append(within("moveFrom", run.format("上午")))
    paragraph._p.append(within("moveTo", run.format("下午")))
    paragraph.add_run("闭幕").font.strike = True
    paragraph.add_run("召开，占地5km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("，共8人")
    paragraph.add_run("[1]").font.superscript = True
    paragraph.add_run("。")
    assert paragraphs_of(saved(made), "a.docx") == ["会议明日下午召开，占地5km²，共8人。"]


def test_text_boxes_of_a_word_document() -> None:
    made = docx.Document()
    box = "<v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p>"
    end = "</w:txbxContent></v:textbox></v:shape>"
    made.add_paragraph("正文").add_run()._r.append(within("pict", box + end))
    made.sections[0].header.paragraphs[0].text = "页眉"
    made.core_properties.title, made.core_properties.author = "模板标题", "管理员"
    made.add_paragraph("目录一\t3", style=made.styles.add_style("toc 1", 1))
    raw = article(saved(made), "a.docx")
    assert raw == Raw(f"正文{PARAGRAPH_END}\n\n框中文字{PARAGRAPH_END}\n", None)


def test_notes_of_a_word_document_stand_at_the_end() -> None:
    made = docx.Document()
    made.add_paragraph("增长8%").add_run()._r.append(within("footnoteReference", ""))
    made.paragraphs[0].runs[-1]._r[0].set(f"{{{W}}}id", "2")
    made.paragraphs[0].add_run("。")
    made.add_paragraph("下一段。")
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
    notes += "<w:r><w:t>统计局数据。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), TYPE, notes.encode(), made.part.package)
    made.part.relate_to(part, RELATION)
    assert paragraphs_of(saved(made), "a.docx") == ["增长8%。", "下一段。", "统计局数据。"]


# --- what a PDF holds ----------------------------------------------------------------------------

LEFT, TOP = MARGIN, HEIGHT - 150
LINE = "云湖湿地今年迎来大批候鸟在此停歇觅食"


def lines_at(x: float, texts: tuple[str, ...], *, top: float = TOP) -> list[Placed]:
    return [(x, top - 18 * row, SIZE, text) for row, text in enumerate(texts)]


def test_lines_are_joined_to_paragraphs() -> None:
    indented = (LEFT + 2 * SIZE, TOP, SIZE, LINE[2:])
    rest = lines_at(LEFT, (LINE, "数量增加三成。"), top=TOP - 18)
    second = (LEFT + 2 * SIZE, TOP - 54, SIZE, LINE[2:])
    page = [indented, *rest, second, (LEFT, TOP - 72, SIZE, "另有五处。")]
    whole = f"{LINE[2:]}{LINE}数量增加三成。"
    assert paragraphs_of(pdf([page]), "a.pdf") == [whole, f"{LINE[2:]}另有五处。"]


def test_a_paragraph_that_goes_on_on_the_next_page() -> None:
    head = (LEFT, HEIGHT - 60, SIZE, "云湖日报")
    pages = [
        [head, *lines_at(LEFT, (LINE, LINE)), (290, 60, SIZE, "- 1 -")],
        [head, *lines_at(LEFT, (LINE, "完。")), (290, 60, SIZE, "- 2 -")],
    ]
    assert paragraphs_of(pdf(pages), "a.pdf") == [f"{LINE * 3}完。"]


def test_a_table_is_no_columns() -> None:
    cells = (("城市", "人口", "面积"), ("云州", "300万", "5000"), ("青岩", "80万", "1200"))
    rows = [
        (LEFT + 150 * column, TOP - 20 * row, SIZE, text)
        for row, texts in enumerate(cells)
        for column, text in enumerate(texts)
    ]
    page = [*rows, *lines_at(LEFT, (LINE * 2, "完。"), top=TOP - 80)]
    expected = ["城市  人口  面积", "云州  300万  5000", "青岩  80万  1200", f"{LINE * 2}完。"]
    assert paragraphs_of(pdf([page]), "a.pdf") == expected


def test_the_lines_of_a_cell_belong_together() -> None:
    first = ("编制湿地保护修复规", "划，明确分区管控要", "求"), ("市林业局、市自然资", "源和规划局")
    second = ("建设监测站18座",), ("市生态环境局",)
    page: list[Placed] = []
    boxes = []
    for row, texts in enumerate((first, second)):
        for column, lines in enumerate(texts):
            x, top = LEFT + 140 * column, TOP - 70 * row
            page += lines_at(x + 5, lines, top=top)
            boxes.append((x, top - 50, 140, 70))
    page += lines_at(LEFT, (LINE * 2, "完。"), top=TOP - 160)
    assert paragraphs_of(pdf([page], boxes=boxes), "a.pdf") == [
        "编制湿地保护修复规划，明确分区管控要求  市林业局、市自然资源和规划局",
        "建设监测站18座  市生态环境局",
        f"{LINE * 2}完。",
    ]


def test_paragraphs_in_a_box_are_no_row() -> None:
    page = [(LEFT + 24, TOP, SIZE, LINE[2:]), *lines_at(LEFT, ("一句完。",), top=TOP - 18)]
    page += [(LEFT + 24, TOP - 36, SIZE, LINE[2:]), *lines_at(LEFT, ("又一句。",), top=TOP - 54)]
    boxes = [(LEFT - 5, TOP - 70, 300, 100)]
    expected = [f"{LINE[2:]}一句完。", f"{LINE[2:]}又一句。"]
    assert paragraphs_of(pdf([page], boxes=boxes), "a.pdf") == expected


def test_a_signature_and_its_day_are_apart() -> None:
    page = lines_at(LEFT, (LINE * 2, "现予公布。"))
    page += lines_at(LEFT + 330, ("云州市政府", "2026年3月12日"), top=TOP - 54)
    page += lines_at(LEFT + 24, ("（此件公开发布）",), top=TOP - 90)
    expected = [f"{LINE * 2}现予公布。", "云州市政府", "2026年3月12日", "（此件公开发布）"]
    assert paragraphs_of(pdf([page]), "a.pdf") == expected


def test_what_stands_across_columns() -> None:
    half = LINE[:15]
    left, right = (f"左{half}", half, "左三完。"), (f"右{half}", half, half, "右四完。")
    page = [
        *[(150.0, HEIGHT - 110, 20, "云湖湿地候鸟北归")],
        *lines_at(LEFT, left),
        *lines_at(LEFT + 230, right),
        *lines_at(LEFT, (LINE + LINE, "末段完。"), top=TOP - 120),
        *lines_at(LEFT, (f"再{half}", half, "再三完。"), top=TOP - 200),
        *lines_at(LEFT + 230, (f"末{half}", half, "末三完。"), top=TOP - 200),
    ]
    assert paragraphs_of(pdf([page]), "a.pdf") == [
        "云湖湿地候鸟北归",
        "".join(left),
        "".join(right),
        f"{LINE + LINE}末段完。",
        f"再{half}{half}再三完。",
        f"末{half}{half}末三完。",
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("云湖湿地恢复水面共1", "200公顷，效果明显。", "云湖湿地恢复水面共1200公顷，效果明显。"),
        ("中文 an inter-", "national plan", "中文 an international plan"),
        ("中文 the United", "Nations plan", "中文 the United Nations plan"),
        ("识别准确率达到百分之98.", "5，效果明显。", "识别准确率达到百分之98.5，效果明显。"),
        ("张伟在云湖大学⼯作多年", "⻓期研究湿地", "张伟在云湖大学工作多年长期研究湿地"),
    ],
)
def test_what_stands_at_the_end_of_a_line(upper: str, lower: str, whole: str) -> None:
    from zgc_cli.source.pdf.glyphs import _character, joined

    read = ["".join(_character(ord(char)) for char in text) for text in (upper, lower)]
    assert "".join(joined(*read)) == whole


@pytest.mark.parametrize(
    ("size", "lift", "first"),
    [
        *((SIZE, 0, False), (SIZE, 0, True), (SIZE, 2, False), (SIZE, -3, False)),
        *((9, 0, False), (9, 1.5, True), (14, -0.5, False)),
    ],
)
def test_what_is_written_in_a_second_font(size: float, lift: float, first: bool) -> None:
    """Digits, letters and quotation marks may come behind all else, higher or smaller."""
    sentence = "云湖镇在2026年办了9所学校，“人工智能AI课”占15.5%。"
    han: list[Placed] = []
    other: list[Placed] = []
    for row in range(3):
        x: float = LEFT
        for part in re.findall(r"[!-~]+|[“”]|[^!-~“”]+", sentence):
            second = part.isascii() or part in "“”"
            used = size if second else SIZE
            placed = (x, TOP - 18 * row + lift * second, used, part)
            (other if second else han).append(placed)
            x += width(part) * used
    page = [*other, *han] if first else [*han, *other]
    assert paragraphs_of(pdf([page]), "a.pdf") == [sentence * 3]


def test_what_is_printed_twice_to_look_bold() -> None:
    title = [(LEFT + shift, TOP, SIZE, "云湖湿地22处") for shift in (0, 0.3, 0.6)]
    assert paragraphs_of(pdf([title]), "a.pdf") == ["云湖湿地22处"]


def test_columns_that_stand_near_each_other() -> None:
    half = LINE[:15]
    left, right = (half, half, "左完。"), (half, half, "右完。")
    page = [*lines_at(LEFT, left), *lines_at(LEFT + 15 * SIZE + 5, right)]
    assert paragraphs_of(pdf([page]), "a.pdf") == [f"{half * 2}左完。", f"{half * 2}右完。"]


HEADS = (
    ("2026年3月5日 星期四 第3版", "2026-03-05"),
    ("二〇二六年十二月二十五日 星期五", "2026-12-25"),
    ("云湖日报 2026-03-05", "2026-03-05"),
    ("2026年3月5日 10:05", None),
    ("2026/3/5 9:30", None),
    ("2026年13月5日", None),
    ("云湖日报 2026年3月", None),
)


@pytest.mark.parametrize(("head", "day"), HEADS)
def test_the_day_of_a_running_head(head: str, day: str | None) -> None:
    page = [(LEFT, HEIGHT - 40, 9, head), *lines_at(LEFT, (LINE * 2, "完。"))]
    assert article(pdf([page]), "a.pdf") == Raw(f"{LINE * 2}完。\n", day)


def test_the_day_of_a_head_is_that_of_an_article_without_one() -> None:
    head = (LEFT, HEIGHT - 30, SIZE, "云湖日报 2026年3月15日 星期日 第3版")
    own = lines_at(LEFT, ("本报云湖2026年3月12日电（记者周以宁）" + LINE, "完。"))
    raw = article(pdf([[head, *lines_at(LEFT, (LINE * 2, "完。"))]]), "a.pdf")
    assert parse(raw.text, date=raw.date).header.date == "2026-03-15"
    raw = article(pdf([[head, *own]]), "a.pdf")
    assert parse(raw.text, date=raw.date).header.date == "2026-03-12"
    assert "第3版" not in raw.text


def test_heads_of_several_days_give_none() -> None:
    heads = [(LEFT, HEIGHT - 40, 9, f"2026年3月{day}日 星期四 第3版") for day in (5, 6)]
    pages = [[head, *lines_at(LEFT, (LINE * 2, "完。"))] for head in heads]
    assert article(pdf(pages), "a.pdf").date is None


ITEMS = (
    ("任务有三项：", "1. 建站18座；", "2. 修路20公里；", "3. 种树3万棵。"),
    ("任务有三项。", "（一）建站", "（二）修路", "（三）种树"),
    ("任务有三项。", "• 建站18座", "• 修路20公里", "• 种树3万棵"),
)


@pytest.mark.parametrize("items", ITEMS)
def test_items_of_a_pdf_are_paragraphs(items: tuple[str, ...]) -> None:
    page = [*lines_at(LEFT, (LINE * 2, "先行说明。")), *lines_at(LEFT + 24, items, top=TOP - 36)]
    page += [
        *lines_at(LEFT + 24, (LINE + LINE[2:],), top=TOP - 108),
        *lines_at(LEFT, ("完。",), top=TOP - 126),
    ]
    read = document(pdf([page]), "a.pdf").paragraphs
    assert [p.text for p in read][1:] == [*items, f"{LINE + LINE[2:]}完。"]
    assert {p.kind for p in read} == {"body"}


def test_numbers_of_footnotes_are_left_out() -> None:
    page = [*lines_at(LEFT, (LINE * 2, "完。"))]
    page += [
        (LEFT, 90, 9, "1 数据来自云湖统计局。"),
        (LEFT, 78, 9, "2调查在2025年做成，共问"),
        (LEFT, 66, 9, "30人。"),
    ]
    assert paragraphs_of(pdf([page]), "a.pdf")[1:] == [
        "数据来自云湖统计局。",
        "调查在2025年做成，共问30人。",
    ]


def test_marks_of_notes_and_powers() -> None:
    page = [
        (LEFT, TOP, SIZE, "面积5km"),
        (LEFT + 4.1 * SIZE, TOP + 5, 7, "2"),
        (LEFT + 4.8 * SIZE, TOP, SIZE, "，增长"),
        (LEFT + 7.8 * SIZE, TOP + 5, 7, "[3]"),
        (LEFT + 8.5 * SIZE, TOP, SIZE, "明显。"),
    ]
    (text,) = paragraphs_of(pdf([page]), "a.pdf")
    assert text == "面积5km²，增长明显。"


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_however_it_lies(turned: int) -> None:
    page = [*lines_at(LEFT, (LINE, "完。")), (WIDTH / 2, 50, SIZE, "3")]
    assert paragraphs_of(pdf([page], turned=turned), "a.pdf") == [f"{LINE}完。"]
    assert paragraphs_of(pdf([page], lying=turned), "a.pdf") == [f"{LINE}完。"]


def test_a_watermark_is_no_text() -> None:
    assert paragraphs_of(pdf([lines_at(LEFT, (LINE, "完。"))], mark="内部资料"), "a.pdf") == [
        f"{LINE}完。"
    ]


@pytest.mark.parametrize(
    "number", ["3", "— 3 —", "- 3 -", "第3页", "第 3 页 共 10 页", "3/10", "Page 3 of 10", "iv"]
)
def test_page_numbers(number: str) -> None:
    page = [*lines_at(LEFT, (LINE * 2, "完。")), (WIDTH / 2, 50, SIZE, number)]
    assert paragraphs_of(pdf([page]), "a.pdf") == [f"{LINE * 2}完。"]


@pytest.mark.parametrize("text", ["3人", "2026年3月12日", "第3版面"])
def test_what_is_no_page_number(text: str) -> None:
    page = [*lines_at(LEFT, (LINE * 2, "完。")), (WIDTH / 2, 60, SIZE, text)]
    assert paragraphs_of(pdf([page]), "a.pdf") == [f"{LINE * 2}完。", text]


# --- what is refused, and what is not ------------------------------------------------------------

CONTENT = "[Content_Types].xml"


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def with_body(xml: str) -> bytes:
    """Return a Word document whose body is that XML."""
    with zipfile.ZipFile(io.BytesIO(word(["正文。"]))) as package:
        parts: dict[str, str | bytes] = {n: package.read(n) for n in package.namelist()}
    head, tail = f'<w:document xmlns:w="{W}"><w:body>', "</w:body></w:document>"
    parts["word/document.xml"] = xml if xml.startswith("<!") else head + xml + tail
    return packed(parts)


def entities() -> bytes:
    """Return a document in which an entity stands for a thousand million others."""
    names = "abcdefghij"
    lines = [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names)]
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body>'
    return with_body(f'<!DOCTYPE d [<!ENTITY a "王">{"".join(lines)}]>{body}</w:document>')


def outside() -> bytes:
    """Return a document that wants to have a file of the reader's in it."""
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>正文&x;</w:t></w:r></w:p></w:body>'
    return with_body(f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>{body}</w:document>')


def objects(*bodies: bytes) -> bytes:
    """Return a PDF of such objects, numbered from 1; the first one is its root."""
    made = b"".join(b"%d 0 obj %s endobj\n" % (n, body) for n, body in enumerate(bodies, 1))
    return b"%PDF-1.4\n" + made + b"trailer << /Root 1 0 R /Size 9 >>\n%%EOF\n"


ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
PLAIN_PDF = pdf([lines_at(LEFT, (LINE, "完。"))])
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (lambda: with_body("<w:p/>" * (12 << 20)), "unpacks to more than"),
    "parts.docx": (
        lambda: packed({f"word/{n}.xml": "" for n in range(10_001)}),
        "unpacks to more than",
    ),
    "deep.docx": (lambda: with_body("<w:sdt><w:sdtContent>" * 9000), "deeply|damaged"),
    "nested.docx": (
        lambda: with_body("<w:ins>" * 9000 + "<w:p/>" + "</w:ins>" * 9000),
        "nested too deeply",
    ),
    "entities.docx": (entities, "may be damaged"),
    "half.docx": (lambda: word(["正文。"] * 99)[:9000], "may be damaged"),
    "empty.docx": (lambda: packed({"word/a.xml": "<a/>", CONTENT: "<a/>"}), "may be damaged"),
    "broken.docx": (lambda: with_body("<w:p><w:r>"), "may be damaged"),
    "blank.docx": (lambda: word([" "]), "holds no text"),
    "text.docx": (TEXT.encode, r"is damaged, or no \.docx file"),
    "page.pdf": (page, r"is damaged, or no \.pdf file"),
    "zero.pdf": (lambda: bytes(5000), r"is damaged, or no \.pdf file"),
    "half.pdf": (lambda: PLAIN_PDF[:300], "may be damaged"),
    "circle.pdf": (
        lambda: objects(ROOT, b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"),
        "may be damaged|holds no text",
    ),
    "many.pdf": (
        lambda: objects(ROOT, b"<< /Type /Pages /Count 999999999 /Kids [3 0 R] >>", b"<< >>"),
        "holds no text",
    ),
    "long.pdf": (lambda: pdf([[(LEFT, TOP, SIZE, "页")]] * 2001), "has 2001 pages"),
    "locked.pdf": (lambda: pdf([lines_at(LEFT, (LINE,))], password="x"), "is encrypted; save it"),
    "scanned.pdf": (lambda: pdf([[]]), "holds no text, perhaps pictures of it"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read(zgc: Runner, name: str) -> None:
    make, told = HOSTILE[name]
    (zgc.home / name).write_bytes(make())
    (zgc.home / "good.txt").write_text(TEXT, "utf-8")
    done = zgc("check", name, "-a", "good.txt")
    assert (done.out, done.status, done.err.count("\n")) == ("", 2, 1)
    assert re.match(rf"zgc: {name}:? .*(?:{told})", done.err), done.err


def test_nothing_outside_is_read() -> None:
    try:
        assert article(outside(), "a.docx").text == f"正文{PARAGRAPH_END}\n"
    except SourceError as error:
        assert "may be damaged" in str(error)


def test_a_long_pdf_is_read() -> None:
    one = [(LEFT, TOP, SIZE, LINE), (LEFT, TOP - 18, SIZE, "完。")]
    assert paragraphs_of(pdf([one] * 200), "a.pdf") == [f"{LINE}完。"] * 200


@pytest.mark.parametrize(("name", "library"), [("docx", "mammoth"), ("pdf", "pypdfium2")])
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, name: str, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ZgcError, match=rf"^-?a\.{name} is .* pip install 'zgc-cli\[{name}\]'$"):
        article(KINDS[f"a.{name}"](), f"a.{name}")


@pytest.mark.parametrize("address", ["https://example.com/a.html", "HTTP://example.com"])
def test_an_address(zgc: Runner, address: str) -> None:
    for command in (("summary", "-a", address), ("check", address), ("parse", address)):
        done = zgc(*command)
        assert (done.out, done.status) == ("", 2)
        assert f"{address} is an address, and nothing is fetched" in done.err
        assert "curl -sL" in done.err


FOREIGN = (
    "The committee met on Tuesday and said that 300 companies would take part in the fair.",
    "Le maire a dit que le pont serait ouvert en juin.",
    "12345 67890\n\n3.5%",
    "Москва объявила о новых мерах.",
    "The word 中 means middle; " + "the rest of this text is in English. " * 9,
)
CHINESE = (
    "王明说好。",
    "OpenAI、Google DeepMind、Anthropic、Microsoft Research和Meta AI参加了会议。",
    "AI晶片漲價",
    "详情见 https://example.com/news/2026/03/12/a-very-long-address-of-a-page.html?from=home",
    "2026年",
)


@pytest.mark.parametrize("text", FOREIGN)
def test_a_text_without_chinese(text: str) -> None:
    with pytest.raises(SourceError, match=r"^a\.txt holds no Chinese text"):
        chinese_article(text.encode(), "a.txt")


def test_a_draft_without_chinese_is_borne_out_by_nothing(zgc: Runner) -> None:
    for command in (("summary", "-a", "-"), ("parse", "-")):
        done = zgc(*command, stdin=FOREIGN[0])
        assert (done.out, done.status) == ("", 2)
        assert "standard input holds no Chinese text" in done.err
    assert zgc("check", "-", stdin=FOREIGN[0]).status == 1


@pytest.mark.parametrize("text", CHINESE)
def test_a_text_with_some_chinese(text: str) -> None:
    assert chinese_article(text.encode(), "a.txt").text == text
