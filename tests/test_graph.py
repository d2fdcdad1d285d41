"""The graph: its edges, and that drawing programs and libraries accept what is written."""

import json
import shutil
import subprocess
from io import BytesIO

import pytest

from tests.conftest import Runner
from zgc_cli import load, parse
from zgc_cli.query.graph import Edge, Graph, Node, graph
from zgc_cli.query.match.resolve import resolve
from zgc_cli.show.formats.graph import WRITERS, dot, graphml, mermaid

ODD = Graph(
    (Node("E1", 'a "b" <c> \\ | [d]\n\x1b', "org", 2), Node("E2", "乙&`#", "person", 1)),
    (Edge("E1", "E2", 'says "x" | <y>\\n', "event", ("F1", "F2")),),
)


def test_edges_follow_facts() -> None:
    document = parse(
        "云岭智造科技有限公司创始人陆之恒出席了开幕式。青穗农业集团与京东集团签署合作协议。"
    )
    names = {n.id: n.name for n in graph(document).nodes}
    ties = {(names[e.source], e.label, names[e.target]) for e in graph(document).edges}
    assert ("陆之恒", "创始人", "云岭智造科技有限公司") in ties
    assert ("青穗农业集团", "与…签署合作协议", "京东集团") in ties


def test_a_post_is_of_the_body_that_is_named() -> None:
    document = parse(
        "中国能源局成立。国家能源局科技司储能处处长徐梓铭表示，今天很好。国家能源局科技司很忙。"
        "中国第一重型机械股份公司副总经理许崇勇表示，中国很大。\n"
    )
    names = {n.id: n.name for n in graph(document).nodes}
    ties = {(names[e.source], e.label, names[e.target]) for e in graph(document).edges}
    assert ("徐梓铭", "科技司储能处处长", "国家能源局") in ties
    assert not [tie for tie in ties if tie[0] == "许崇勇" and tie[2] == "中国"]


def test_every_edge_joins_two_nodes_and_names_its_facts() -> None:
    document = load()
    found = graph(document)
    ids = {n.id for n in found.nodes}
    facts = {f.id for f in document.facts}
    assert len(found.edges) > 15
    for edge in found.edges:
        assert {edge.source, edge.target} <= ids
        assert edge.source != edge.target
        assert set(edge.facts) <= facts


def test_a_neighbourhood_is_a_part() -> None:
    document = load()
    meant = resolve(document, "银河航天").entities[0].id
    part = graph(document, "银河航天")
    assert 0 < len(part.edges) < len(graph(document).edges)
    assert all(meant in (e.source, e.target) for e in part.edges)


def test_no_facts_no_graph() -> None:
    assert graph(parse("清晨。")) == Graph((), ())


@pytest.mark.parametrize("found", [graph(load()), ODD, Graph((), ())], ids=["seed", "odd", "empty"])
def test_graphviz_accepts_dot(found: Graph) -> None:
    program = shutil.which("dot")
    if program is None:
        pytest.skip("Graphviz is not installed")
    done = subprocess.run([program, "-Tplain"], input=dot(found).encode(), capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\nedge ") == len(found.edges)


@pytest.mark.parametrize("found", [graph(load()), ODD, Graph((), ())], ids=["seed", "odd", "empty"])
def test_networkx_reads_graphml(found: Graph) -> None:
    networkx = pytest.importorskip("networkx")
    read = networkx.read_graphml(BytesIO(graphml(found).encode()), force_multigraph=True)
    assert read.number_of_nodes() == len(found.nodes)
    assert read.number_of_edges() == len(found.edges)
    for node in found.nodes:
        assert read.nodes[node.id]["mentions"] == node.mentions


def test_mermaid_has_a_line_for_each() -> None:
    assert len(mermaid(ODD).splitlines()) == 1 + len(ODD.nodes) + len(ODD.edges)
    assert mermaid(ODD).count('"') == 2 * (len(ODD.nodes) + len(ODD.edges))


@pytest.mark.parametrize("format_", WRITERS)
def test_the_command_writes_each_format(zgc: Runner, format_: str) -> None:
    done = zgc("graph", "--format", format_, "--about", "yinhehangtian")
    assert (done.status, "徐鸣" in done.out) == (0, True)


def test_json_is_nodes_and_edges(zgc: Runner) -> None:
    held = json.loads(zgc("graph", "-f", "json").out)
    assert set(held) == {"nodes", "edges"}
    assert set(held["edges"][0]) == {"source", "target", "label", "kind", "facts"}


def test_a_tree_on_a_terminal(zgc: Runner) -> None:
    drawn = zgc.pty("graph", "--about", "银河航天", "--color", "never", columns=60).out
    assert "徐鸣" in drawn
    assert "银河航天" in drawn
    assert all(len(line) <= 60 for line in drawn.splitlines())


def test_a_name_that_nothing_has(zgc: Runner) -> None:
    done = zgc("graph", "--about", "没有这个名字", "--format", "dot")
    assert (done.status, done.out) == (1, "")
