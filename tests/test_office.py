"""Word documents and PDFs: the same records as from plain text, and hostile ones refused."""

import io
import json
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from opencc import OpenCC

from tests.conftest import Runner, slow
from tests.office_files import (
    LEFT,
    LINE,
    PARAGRAPHS,
    SIZE,
    TEXT,
    TITLE,
    TOP,
    columns,
    document,
    lines_at,
    paragraphs_of,
    pdf,
    word,
)
from zgc_cli.document.document import Document
from zgc_cli.document.records import LAYERS
from zgc_cli.runtime.errors import SourceError, ZgcError
from zgc_cli.source import article, chinese_article
from zgc_cli.source.paragraph_marks import PARAGRAPH_END

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


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
    assert (len(plain["entities"]), len(plain["figures"]), len(plain["quotes"])) == (9, 8, 6)
    assert records(document(KINDS[place](), place)) == plain


def test_traditional_characters_give_the_same_records() -> None:
    plain = records(document(TEXT.encode(), "a.txt"))
    found = records(document(traditional(), "a.txt"))
    simplified = OpenCC("t2s").convert(json.dumps(found, ensure_ascii=False))
    assert json.loads(simplified) == json.loads(json.dumps(plain))


def test_every_way_in(zgc: Runner) -> None:
    # What is read again is parsed once.
    zgc.env |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(zgc.home / "cache")}
    folder = zgc.home / "news"
    folder.mkdir()
    kinds = {"a.txt": TEXT.encode(), **{name: make() for name, make in KINDS.items()}}
    for name, data in kinds.items():
        (folder / name).write_bytes(data)
    (folder / "~$a.docx").write_bytes(b"\x05admin" + bytes(156))  # which Word keeps beside a.docx
    listed = zgc("figures", "-a", "news", "--each", "--fields", "article,text")
    lines = listed.out.splitlines()
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


LAUGHS = "<!DOCTYPE s [<!ENTITY a '王'>"
LAUGHS += "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in pairwise("abcdefghij"))
LAUGHS += "]><s>&j;</s>"
ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
PLAIN_PDF = pdf([lines_at(LEFT, (LINE, "完。"))])
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (lambda: with_body("<w:p/>" * (12 << 20)), "unpacks to more than"),
    "tags.docx": (
        lambda: with_body("".join(f'<w:p w:a="{n}"/>' for n in range(1_000_001))),
        "unpacks to more than",
    ),
    "laughs.docx": (lambda: packed({"word/styles.xml": LAUGHS, CONTENT: "<a/>"}), "may be damaged"),
    "styles.docx": (lambda: packed({"word/styles.xml": "<w:styles"}), "may be damaged"),
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
    "form.pdf": (
        lambda: objects(
            ROOT,
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject "
            b"<< /X 5 0 R >> >> >>",
            b"<< /Length 5 >> stream\n/X Do\nendstream",
            b"<< /Length 11 /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject "
            b"<< /X 5 0 R >> >> >> stream\n/X Do /X Do\nendstream",
        ),
        "may be damaged|holds no text|there is not enough memory",
    ),
    "tree.pdf": (
        lambda: objects(
            ROOT,
            *(b"<< /Type /Pages /Count 99999 /Kids [%d 0 R %d 0 R] >>" % (n, n) for n in (3, 4, 5)),
            b"<< /Type /Page /MediaBox [0 0 9 9] >>",
        ),
        "has 99999 pages",
    ),
    "many.pdf": (
        lambda: objects(ROOT, b"<< /Type /Pages /Count 999999999 /Kids [3 0 R] >>", b"<< >>"),
        "holds no text",
    ),
    "long.pdf": (lambda: pdf([[(LEFT, TOP, SIZE, "页")]] * 2001), "has 2001 pages"),
    "locked.pdf": (lambda: pdf([lines_at(LEFT, (LINE,))], password="x"), "is encrypted; save it"),
    "scanned.pdf": (lambda: pdf([[]]), "holds no text, perhaps pictures of it"),
}


# A form that holds itself is drawn until the stack is full, or the memory that it may take.
@pytest.mark.parametrize("name", [slow(n) if n == "form.pdf" else n for n in HOSTILE])
def test_what_cannot_be_read(name: str) -> None:
    make, told = HOSTILE[name]
    with pytest.raises(ZgcError, match=rf"^{name}:? .*(?:{told})"):
        article(make(), name)


@pytest.mark.parametrize("name", ["bomb.docx", "scanned.pdf"])
def test_what_cannot_be_read_is_told_in_a_line(zgc: Runner, name: str) -> None:
    (zgc.home / name).write_bytes(HOSTILE[name][0]())
    (zgc.home / "good.txt").write_text(TEXT, "utf-8")
    done = zgc("check", name, "-a", "good.txt")
    assert (done.out, done.status, done.err.count("\n")) == ("", 2, 1)
    assert done.err.startswith(f"zgc: {name}")


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


@pytest.mark.parametrize(
    "address", ["https://example.com/a.html", "HTTP://example.com", "www.example.com/a.shtml"]
)
def test_an_address(zgc: Runner, address: str) -> None:
    commands = ("summary", "-a"), ("check",), ("parse",), ("ask", "谁是董事长"), ("quotes",)
    for command in ((*words, address) for words in commands):
        done = zgc(*command)
        assert (done.out, done.status) == ("", 2)
        assert f"{address} is an address, and nothing is fetched" in done.err
        assert "curl -sL" in done.err


FOREIGN = (
    "The committee met on Tuesday and said that 300 companies would take part in the fair.",
    "Le maire a dit que le pont serait ouvert en juin.",
    "12345 67890\n\n3.5%",
    "これは日本語の文章です。東京で今日、会議が開かれたことがわかりました。",
    "Москва объявила о новых мерах.",
    "The word 中 means middle; " + "the rest of this text is in English. " * 9,
)
CHINESE = (
    "王明说好。",
    "OpenAI、Google DeepMind、Anthropic、Microsoft Research和Meta AI参加了会议。",
    "AI晶片漲價",
    "详情见 https://example.com/news/2026/03/12/a-very-long-address-of-a-page.html?from=home",
    "2026年",
    "日语里「おかえりなさい」的意思是“你回来了”，山城的日语老师王明说。",
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
