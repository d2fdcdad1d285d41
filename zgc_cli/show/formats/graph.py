"""The graph as text for drawing programs: dot, mermaid, graphml."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from zgc_cli.runtime.terminal import UNSAFE
from zgc_cli.show.listing import Output, Row

if TYPE_CHECKING:
    from zgc_cli.query.graph import Graph

_SHAPES = {"person": "ellipse", "org": "box", "place": "house", "event": "hexagon"}


def edges(rows: Iterable[Row], output: Output, as_table: bool) -> tuple[str, bool, Iterable[Row]]:
    """Return graphs of the edges that most facts tell of: their kind, whether it is single, rows.

    The limit is for each graph. In a table each edge is a row, with the names of its ends; it is
    one in any format where fields of edges are chosen.
    """
    from zgc_cli.query.graph import named_edges, strongest

    graphs = [row._replace(record=strongest(row.record, output.limit)) for row in rows]
    graphs = [row for row in graphs if row.record.edges]
    if output.fields:
        as_table = not {"nodes", "edges", "article"}.issuperset(output.fields.split(","))
    if not (as_table or output.count_only):
        return "graph", True, graphs
    return "edge", False, [r._replace(record=e) for r in graphs for e in named_edges(r.record)]


def dot(graph: "Graph") -> str:
    """Return the graph in Graphviz's language."""
    lines = ["digraph article {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for node in graph.nodes:
        shape = _SHAPES.get(node.type, "note")
        lines.append(f"  {node.id} [label={_quoted(node.name)}, shape={shape}];")
    lines += [f"  {e.source} -> {e.target} [label={_quoted(e.label)}];" for e in graph.edges]
    return "\n".join([*lines, "}\n"])


def _quoted(text: str) -> str:
    # Graphviz reads entities of HTML in every label.
    safe = _printable(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'


def _printable(text: str) -> str:
    """Return a text without what steers a terminal, and what no drawing language takes."""
    return re.sub(rf"{UNSAFE}|[\t\n\ud800-\udfff\ufffe\uffff]", " ", text)


def mermaid(graph: "Graph") -> str:
    """Return the graph as a mermaid flowchart."""
    lines = ["flowchart LR"]
    lines += [f'  {n.id}["{_entities(n.name)}"]' for n in graph.nodes]
    lines += [f'  {e.source} -->|"{_entities(e.label)}"| {e.target}' for e in graph.edges]
    return "\n".join(lines) + "\n"


def _entities(text: str) -> str:
    r"""Return a text in which nothing is mermaid's own: its quotes take entity codes.

    A label is read as Markdown, as HTML, for icons (`fa:`), line ends (`\n`) and directives
    (`%%{`), so that every mark of ASCII has its code.
    """
    return re.sub(r"[!-/:-@\[-`{-~]", lambda m: f"#{ord(m[0])};", _printable(text))


def graphml(graph: "Graph") -> str:
    """Return the graph as GraphML, an XML that most graph libraries read."""
    keys = [("name", "node"), ("type", "node"), ("mentions", "node"), ("label", "edge")]
    keys += [("kind", "edge"), ("facts", "edge")]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">')
    for name, of in keys:
        type_ = "int" if name == "mentions" else "string"
        lines.append(f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>')
    lines.append('  <graph edgedefault="directed">')
    for node in graph.nodes:
        data = _data({"name": node.name, "type": node.type, "mentions": node.mentions})
        lines.append(f'    <node id="{node.id}">{data}</node>')
    for number, edge in enumerate(graph.edges, 1):
        data = _data({"label": edge.label, "kind": edge.kind, "facts": " ".join(edge.facts)})
        ends = f'source="{edge.source}" target="{edge.target}"'
        lines.append(f'    <edge id="e{number}" {ends}>{data}</edge>')
    return "\n".join([*lines, "  </graph>", "</graphml>\n"])


def _data(values: Mapping[str, Any]) -> str:
    from html import escape

    return "".join(
        f'<data key="{name}">{escape(_printable(str(value)))}</data>'
        for name, value in values.items()
    )


WRITERS: dict[str, Callable[["Graph"], str]] = {"dot": dot, "mermaid": mermaid, "graphml": graphml}
