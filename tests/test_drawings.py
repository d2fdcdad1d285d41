"""Pictures and graphs in the programs that open them: hostile words stay words there."""

import re
import shutil
import subprocess
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser import Browser
from tests.conftest import Drawn
from zgc_cli import parse
from zgc_cli.document.file import dump
from zgc_cli.query.graph import Edge, Graph, Node
from zgc_cli.show.formats.graph import dot, graphml, mermaid

WORDS = (
    *(
        "<script>alert(1)</script>",
        "<svg/onload=alert(1)>",
        "]]><x/>",
        "<!--",
        "&amp;&#60;&lt;",
        "&",
    ),
    *(
        "<b>粗</b>",
        "<<i>",
        "\\N",
        "\\G",
        "\\E",
        "\\l\\r",
        "a\\",
        "\\\\",
        '"',
        '\\"',
        "'",
        "`码`",
        "**粗**",
    ),
    *(
        "%%{init: {}}%%",
        "%% 注",
        "end",
        "click E1 call alert()",
        "#35;",
        "#quot;",
        "fa:fa-ban",
        "$$x$$",
    ),
    *(
        "1. 一",
        "- 二",
        "A --> B",
        "a|b",
        "[x]",
        "{x}",
        "(x)",
        ";",
        "graph TD",
        "javascript:alert(1)",
    ),
    *(
        "<IMG SRC=https://evil.example/x>",
        "url(https://evil.example)",
        "@import 'x'",
        "\\u0041",
        "\\x41",
    ),
)
# What XML cannot hold, and what a drawing must not.
UNHELD = "\x00\x01\x1b[31m\x85\x9b\u202e\ud800\udfff\ufffe\uffff\t\r\n"
TIE = "云岭智造科技有限公司创始人陆之恒出席了开幕式。"
NODES = tuple(Node(f"E{n}", word, "org", n) for n, word in enumerate(WORDS, 1))
EDGES = tuple(
    Edge(f"E{n}", f"E{n % len(WORDS) + 1}", word, "event", ("F1",))
    for n, word in enumerate(WORDS, 1)
)
HOSTILE = Graph(NODES, EDGES)
UNPRINTABLE = Graph(
    (Node("E1", f"甲{UNHELD}乙", "person", 1), Node("E2", UNHELD, "org", 2)),
    (Edge("E1", "E2", UNHELD, "event", ()),),
)


def texts(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text")]


def test_graphviz_draws_every_word_as_it_stands() -> None:
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    for graph in (HOSTILE, UNPRINTABLE):
        done = subprocess.run(["dot", "-Tsvg"], input=dot(graph).encode(), capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"<script" not in done.stdout
        assert b"<a " not in done.stdout
        assert b"<image" not in done.stdout
    done = subprocess.run(["dot", "-Tsvg"], input=dot(HOSTILE).encode(), capture_output=True)
    drawn = {re.sub(r"\s+", " ", text).strip() for text in texts(done.stdout)}
    assert [word for word in WORDS if word not in drawn] == []


def test_networkx_and_a_strict_parser_read_every_name() -> None:
    networkx = pytest.importorskip("networkx")
    read = networkx.read_graphml(BytesIO(graphml(HOSTILE).encode()), force_multigraph=True)
    assert [read.nodes[node.id]["name"] for node in NODES] == list(WORDS)
    labels = {(a, b): data["label"] for a, b, data in read.edges(data=True)}
    assert all(labels[edge.source, edge.target] == edge.label for edge in EDGES)
    ElementTree.fromstring(graphml(UNPRINTABLE).encode())
    etree = pytest.importorskip("lxml.etree")
    etree.fromstring(graphml(UNPRINTABLE).encode(), etree.XMLParser(recover=False))


def test_mermaid_holds_no_mark_of_its_own() -> None:
    """Its labels are read as Markdown, HTML, icons and directives: only codes are left in them."""
    for graph in (HOSTILE, UNPRINTABLE):
        first, *lines = mermaid(graph).splitlines()
        assert first == "flowchart LR"
        assert len(lines) == len(graph.nodes) + len(graph.edges)
        labels = [re.findall(r'"([^"]*)"', line) for line in lines]
        assert all(len(label) == 1 for label in labels)
        shown = [unescape(re.sub(r"#(\d+);", r"&#\1;", label)) for (label,) in labels]
        assert all(not re.sub(r"#\d+;|[\w ]", "", label) for (label,) in labels)
        if graph is HOSTILE:
            assert shown == [*WORDS, *WORDS]


COMMANDS = (
    *(("summary",), ("read",), ("entities",), ("quotes", "--kind", "all"), ("facts",)),
    *(("search", "王明"), ("show", "王明"), ("graph",), ("export",)),
)


@cache
def hostile_article() -> bytes:
    lines = [f"{word}王明{word}表示：“{word}有3家{word}公司。”" for word in (*WORDS, UNHELD[:-3])]
    text = "\n\n".join([f"{WORDS[0]}标题", *lines, TIE])
    return dump(parse(text, date="2026-03-25", source=WORDS[1]))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_picture_opened_as_a_page_is_only_a_picture(
    browser: Browser, drawn: Drawn, tmp_path: Path, command: tuple[str, ...]
) -> None:
    names = ["<svg onload=alert(1)>&.zgc", "二\n<b>.zgc"]
    for name in names:
        (tmp_path / name).write_bytes(hostile_article())
    picture = tmp_path / "a.svg"
    articles = [option for name in names for option in ("-a", str(tmp_path / name))]
    if command == ("export",):
        from zgc_cli.cli.app import run

        assert run(["export", *articles[:2], "-o", str(picture)]) == 0
    else:
        picture.write_text(drawn(command, 100, *articles, format_="svg", color="auto"), "utf-8")
    assert ElementTree.fromstring(picture.read_bytes()).tag.endswith("}svg")
    browser.open(picture)
    found = browser.run(
        "const all = [...document.querySelectorAll('*')];"
        "return [document.documentElement.nodeName,"
        " [...new Set(all.map(e => e.localName))].sort(),"
        " all.flatMap(e => [...e.attributes].map(a => a.name)).filter(n => /^on|href|src/.test(n))]"
    )
    root, elements, attributes = found
    assert root == "svg"
    assert set(elements) <= {"svg", "style", "rect", "text", "path"}
    assert attributes == []
    assert browser.complaints() == []
    assert browser.requests() == [picture.as_uri()]
