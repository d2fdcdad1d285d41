"""What a Word document holds: lists, tables, changes, notes, styles."""

import io
from base64 import b64decode
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from tests.office_files import TITLE, document, paragraphs_of, saved
from zgc_cli.source import Raw, article
from zgc_cli.source.paragraph_marks import PARAGRAPH_END

DOT = b64decode(  # a picture of one point
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
V = "urn:schemas-microsoft-com:vml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def within(tag: str, inside: str) -> Any:
    """Return an element of a Word document with XML in it."""
    return parse_xml(f'<w:{tag} xmlns:w="{W}" xmlns:v="{V}">{inside}</w:{tag}>')


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


def test_captions_by_their_style() -> None:
    made = docx.Document()
    made.add_paragraph("云州的服务站目前有三类农机，站长李大年说，今年要服务3万亩。")
    made.add_paragraph("插秧机在田里作业", style="Caption")
    made.add_paragraph("表1：各类农机的台数", style="Caption")
    made.add_paragraph("站里的农机都能在手机上预约，农户当天就能用上。")
    kinds = [p.kind for p in document(saved(made), "a.docx").paragraphs]
    assert kinds == ["body", "caption", "caption", "body"]


@pytest.mark.parametrize(
    ("below", "bold", "kind"),
    [
        ("插秧机在田里作业", False, "caption"),
        ("插秧机在田里作业", True, "heading"),
        ("插秧机在田里作业，站长李大年说。", False, "body"),
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_what_stands_below_a_picture(below: str, bold: bool, kind: str, apart: bool) -> None:
    made = docx.Document()
    made.add_paragraph("云州的服务站目前有三类农机，站长李大年说，今年要服务3万亩。")
    paragraph = made.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(DOT))
    if apart:
        paragraph = made.add_paragraph()
    else:
        paragraph.add_run().add_break()
    paragraph.add_run(below).bold = bold
    made.add_paragraph("站里的农机都能在手机上预约，农户当天就能用上。")
    read = document(saved(made), "a.docx").paragraphs
    assert [(p.kind, p.text) for p in read][1:2] == [(kind, below)]


def test_a_title_below_a_letterhead_is_no_caption() -> None:
    made = docx.Document()
    made.add_paragraph().add_run().add_picture(io.BytesIO(DOT))
    made.add_paragraph("云州的农机站")
    made.add_paragraph("云州的服务站目前有三类农机，站长李大年说，今年要服务3万亩。")
    assert [p.kind for p in document(saved(made), "a.docx").paragraphs] == ["title", "body"]


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


def test_what_is_hidden_or_unusual_in_a_word_document() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("站长")
    run = "<w:r><w:t>{}</w:t></w:r>"
    ruby = f"<w:rt>{run.format('gāo')}</w:rt><w:rubyBase>{run.format('高')}</w:rubyBase>"
    paragraph.add_run()._r.append(within("ruby", ruby))
    paragraph.add_run("远说，")
    paragraph.add_run("此处待核实，").font.hidden = True
    paragraph.add_run("旧数，").font.double_strike = True
    paragraph._p.append(within("sdt", f"<w:sdtContent>{run.format('今年')}</w:sdtContent>"))
    paragraph._p.append(within("fldSimple", run.format("8月")))
    paragraph.add_run("开通。")
    assert paragraphs_of(saved(made), "a.docx") == ["站长高远说，今年8月开通。"]


LONG = "云湖湿地管理局局长罗汉文介绍，已有大批候鸟在此停歇，比去年同期增长15%，数量为十年来最多。"


def test_a_table_that_lays_out_a_page_is_no_rows() -> None:
    made = docx.Document()
    made.add_table(1, 1).cell(0, 0).text = TITLE
    made.tables[0].cell(0, 0).add_paragraph(LONG)
    sides = made.add_table(1, 2)
    for cell in sides._cells:
        cell.text = LONG
        cell.add_paragraph("账怎么算？").runs[0].bold = True
        cell.add_paragraph("站长说。", style="List Bullet")
    found = [LONG, "账怎么算？", "• 站长说。"]
    assert paragraphs_of(saved(made), "a.docx") == [TITLE, LONG, *found, *found]


def test_a_table_with_a_long_cell_keeps_its_rows() -> None:
    made = docx.Document()
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("措施", "单位", LONG, "湿地局"), strict=True):
        cell.text = text
    table.cell(1, 1).add_paragraph("林业局")
    assert paragraphs_of(saved(made), "a.docx") == ["措施\t单位", f"{LONG}\t湿地局 林业局"]


def test_lines_that_a_mail_program_broke_are_joined() -> None:
    made = docx.Document()
    made.add_paragraph(TITLE)
    for _ in range(2):
        paragraph = made.add_paragraph(LONG[:22])
        for start in (22, 44):
            paragraph.add_run().add_break()
            paragraph.add_run(LONG[start : start + 22])
    assert paragraphs_of(saved(made), "a.docx") == [TITLE, LONG, LONG]


def test_lines_of_a_verse_are_kept() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("湖上有鸟")
    for line in ("岸上有人来看鸟", "鸟也看人", "一年又是一年"):
        paragraph.add_run().add_break()
        paragraph.add_run(line)
    (whole,) = paragraphs_of(saved(made), "a.docx")
    assert whole.split("\n") == ["湖上有鸟", "岸上有人来看鸟", "鸟也看人", "一年又是一年"]


@pytest.mark.parametrize(
    ("style", "base", "kind"),
    [
        *(("标题1", "", "heading"), ("标题 2", "", "heading"), ("一级标题", "", "heading")),
        *(("小标题", "", "heading"), ("我的样式", "Heading 3", "heading")),
        *(
            ("正文文本", "", "body"),
            ("表标题栏文字", "", "body"),
            ("我的样式", "Body Text", "body"),
        ),
    ],
)
def test_styles_of_headings(style: str, base: str, kind: str) -> None:
    made = docx.Document()
    made.add_paragraph(TITLE)
    made.add_paragraph(LONG)
    added = made.styles.add_style(style, 1)
    added.base_style = made.styles[base] if base else None
    made.add_paragraph("账这样算才算得清。", style=added)
    made.add_paragraph(LONG)
    assert [p.kind for p in document(saved(made), "a.docx").paragraphs][2] == kind


@pytest.mark.parametrize(
    ("text", "bold", "kind"),
    [
        *(("账怎么算？", True, "heading"), ("好，就这么办！", True, "heading")),
        *(("账怎么算？", False, "body"), ("他问：账怎么算？", True, "body")),
        ("算账。怎么算？", True, "body"),
    ],
)
def test_a_bold_line_that_asks(text: str, bold: bool, kind: str) -> None:
    made = docx.Document()
    made.add_paragraph(TITLE)
    made.add_paragraph(LONG)
    made.add_paragraph("").add_run(text).bold = bold
    made.add_paragraph(LONG)
    assert [p.kind for p in document(saved(made), "a.docx").paragraphs][2] == kind


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
