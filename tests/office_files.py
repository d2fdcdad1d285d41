"""Word documents and PDFs made for tests, from paragraphs or lines in their places; one article."""

import io
from base64 import b64encode
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document as WordDocument
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from zgc_cli import parse
from zgc_cli.document.document import Document
from zgc_cli.source import chinese_article
from zgc_cli.source.docx import text as word_text
from zgc_cli.source.paragraph_marks import PARAGRAPH_END
from zgc_cli.source.pdf import text as pdf_text

FONT = "STSong-Light"
WIDTH, HEIGHT = 595, 842  # points: A4
MARGIN = 72
SIZE = 12
LEFT, TOP = MARGIN, HEIGHT - 150  # of the first line of a page
LINE = "云湖湿地今年迎来大批候鸟在此停歇觅食"

_ORIGINS = {0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}

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

Placed = tuple[float, float, float, str]  # x and y from the lower left, size, text


def word(paragraphs: Iterable[str]) -> bytes:
    """Return a Word document of plain paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    """Return the bytes of a document of python-docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(
    pages: Iterable[Iterable[Placed]],
    *,
    turned: int = 0,
    lying: int = 0,
    mark: str = "",
    password: str = "",
    boxes: Sequence[tuple[float, float, float, float]] = (),
    grid: tuple[Sequence[float], Sequence[float]] = ((), ()),
) -> bytes:
    """Return a PDF with texts in their places, boxes (x, y, width, height) and a mark across.

    A grid of lines, at its x and y, is drawn at one stroke.

    Its pages are turned by degrees as they are shown, or what is on them lies so.
    """
    registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    # reportlab itself changes the sides of a page that is shown turned.
    sheet = (HEIGHT, WIDTH) if (lying + turned) % 180 else (WIDTH, HEIGHT)
    canvas = Canvas(out, pagesize=sheet, encrypt=password or None)
    for page in pages:
        canvas.setPageRotation(turned)
        canvas.setFont(FONT, 60)
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, mark)
        canvas.restoreState()
        canvas.translate(*_ORIGINS[lying])
        canvas.rotate(lying)
        for box in boxes:
            canvas.rect(*box)
        if grid[0]:
            canvas.grid(*grid)
        for x, y, size, text in page:
            canvas.setFont(FONT, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def width(text: str) -> float:
    """Return the width of a text, in letters."""
    return sum(0.5 if char < "\u0100" else 1.0 for char in text)


def wrapped(paragraph: str, most: float) -> list[str]:
    """Return a paragraph in lines of so many letters, the first one indented by two."""
    lines = ["\u3000\u3000"]
    for char in paragraph:
        if width(lines[-1] + char) > most and char not in "，。、；：？！”）》":
            lines.append("")
        lines[-1] += char
    return lines


def columns(
    title: str, paragraphs: Sequence[str], *, count: int = 1, lines: int = 40, head: str = ""
) -> list[list[Placed]]:
    """Return the pages of an article in so many columns, with running heads and page numbers."""
    gutter = 2 * SIZE
    wide = (WIDTH - 2 * MARGIN - gutter * (count - 1)) / count
    all_lines = [line for p in paragraphs for line in wrapped(p, wide // SIZE - 1)]
    pages: list[list[Placed]] = []
    for start in range(0, len(all_lines), lines * count):
        number = len(pages) + 1
        page: list[Placed] = [(MARGIN, HEIGHT - 40, 9, head)]
        page.append((WIDTH / 2 - 10, 40, 9, f"— {number} —"))
        if not pages:
            page.append(((WIDTH - width(title) * 20) / 2, HEIGHT - 85, 20, title))
        for index, line in enumerate(all_lines[start : start + lines * count]):
            column, row = divmod(index, lines)
            indent = 2 * SIZE if line.startswith("\u3000") else 0
            x = MARGIN + column * (wide + gutter) + indent
            page.append((x, HEIGHT - 120 - row * 16, SIZE, line.strip("\u3000")))
        pages.append(page)
    return pages


def paragraphs_of(data: bytes, place: str) -> list[str]:
    """Return the paragraphs of a file, read in this process, without the signs that close them."""
    read = word_text if place.endswith(".docx") else pdf_text
    text = read(b64encode(data).decode(), place)[0].replace(PARAGRAPH_END, "")
    return text.strip("\n").split("\n\n")


def document(data: bytes, place: str) -> Document:
    """Return what a file is parsed to, as of DAY."""
    raw = chinese_article(data, place)
    return parse(raw.text, date=DAY)


def lines_at(x: float, texts: tuple[str, ...], *, top: float = TOP) -> list[Placed]:
    """Return texts below each other."""
    return [(x, top - 18 * row, SIZE, text) for row, text in enumerate(texts)]
