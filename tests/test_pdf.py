"""What a PDF holds: lines, columns, tables, notes, the heads of its pages."""

import re

import pytest

from tests.office_files import (
    HEIGHT,
    LEFT,
    LINE,
    SIZE,
    TOP,
    WIDTH,
    Placed,
    columns,
    document,
    lines_at,
    paragraphs_of,
    pdf,
    width,
)
from zgc_cli import parse
from zgc_cli.source import Raw, article


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
        "编制湿地保护修复规划，明确分区管控要求\t市林业局、市自然资源和规划局",
        "建设监测站18座\t市生态环境局",
        f"{LINE * 2}完。",
    ]


def test_small_letters_below_a_title_are_no_footnote() -> None:
    byline = "本报记者 周以宁"
    pages = columns("云湖湿地迎来候鸟", (f"{LINE * 30}完。",), count=2)
    pages[0].append((WIDTH / 2 - 40, HEIGHT - 102, 9, byline))
    assert paragraphs_of(pdf(pages), "a.pdf")[:2] == ["云湖湿地迎来候鸟", byline]


CELLS = (("巷名", "户数", "预算（万元）"), ("竹竿巷", "156", "1400"))


@pytest.mark.parametrize("turned", [0, 90])
def test_cells_near_each_other_are_parted_by_a_line(turned: int) -> None:
    starts = (LEFT, LEFT + 3.8 * SIZE, LEFT + 6.6 * SIZE, LEFT + 14 * SIZE)
    page: list[Placed] = [
        (x + 4, TOP - 20 * row, SIZE, text)
        for row, texts in enumerate(CELLS)
        for x, text in zip(starts, texts, strict=False)
    ]
    page += lines_at(LEFT, (LINE * 2, "完。"), top=TOP - 80)
    rows = ["\t".join(texts) for texts in CELLS]
    grid = (starts, (TOP + 15, TOP - 5, TOP - 25))
    assert paragraphs_of(pdf([page], grid=grid, lying=turned), "a.pdf")[:2] == rows
    upright = paragraphs_of(pdf([page], grid=((starts[0], starts[-1]), grid[1])), "a.pdf")
    assert upright[:1] != rows[:1]


@pytest.mark.parametrize(
    ("size", "x", "below", "is_caption"),
    [
        (9, 245, 120, True),
        (9, 245, 20, False),
        (9, LEFT, 120, False),
        (SIZE, 245, 120, False),
    ],
)
def test_a_small_line_in_the_midst_below_a_picture(
    size: float, x: float, below: float, is_caption: bool
) -> None:
    words = "市民在展厅里参观，"
    page = lines_at(LEFT, (LINE * 2, f"{LINE}完。"))
    top = TOP - 20 - below
    page.append((x, top, size, words))
    page += lines_at(LEFT, (LINE * 2, f"{LINE}完。"), top=top - 40)
    made = document(pdf([page]), "a.pdf")
    assert [p.text for p in made.paragraphs if p.kind == "caption"] == [words] * is_caption


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


@pytest.mark.parametrize("count", [1, 2])
def test_the_last_lines_of_a_text_in_columns(count: int) -> None:
    half = LINE[:15]
    left, right = (half,) * 8, (half, "末完。")[-count:]
    page = [*lines_at(LEFT, left), *lines_at(LEFT + 16 * SIZE, right)]
    assert paragraphs_of(pdf([page]), "a.pdf") == ["".join((*left, *right))]


def test_cells_beside_a_text_are_no_column() -> None:
    page = lines_at(LEFT, (LINE[:15],) * 8)
    cells = [(LEFT + 18 * SIZE, TOP - 18 * row, SIZE, "湿地局") for row in (0, 4)]
    found = paragraphs_of(pdf([[*page, *cells]]), "a.pdf")
    assert sum(text == f"{LINE[:15]}  湿地局" for text in found) == 2


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
