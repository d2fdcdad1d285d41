"""The graph as a tree: each entity with what it is tied to, those with the most ties first."""

from zgc_cli.query.graph import Edge, Graph, Node
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text
from zgc_cli.show.writer import Writer


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a branch an entity."""
    for row in listing.rows:
        if row.article:
            writer.gap()
            writer.label(row)
        names = {node.id: node for node in row.record.nodes}
        lines = {fact.id: fact.line for fact in row.document.facts}
        for root, edges in _by_source(row.record):
            writer.put(
                Text(root.name, theme.NAME).add(f" {word('entity.type', root.type)}", theme.KIND)
            )
            for edge in edges:
                text = _tie(edge, names[edge.target], lines, row, writer)
                _branch(text, edge is edges[-1], writer)


def _tie(edge: Edge, target: Node, lines: dict[str, int], row: Row, writer: Writer) -> Text:
    """Return what ties to an entity, the entity, and the facts that say so."""
    label = f"{edge.label} " if edge.label != target.name else ""
    text = Text(label, theme.FAINT).add(target.name, theme.NAME)
    for fact in edge.facts:
        text.add("  ").add(fact, theme.ID, writer.link(row, lines.get(fact)))
    return text


def _branch(text: Text, last: bool, writer: Writer) -> None:
    lead = Text(writer.signs.last if last else writer.signs.branch, theme.BORDER)
    below = Text(" " * lead.width if last else writer.signs.trunk, theme.BORDER)
    writer.hang(lead, text, below)


def _by_source(graph: Graph) -> list[tuple[Node, list[Edge]]]:
    held: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        held.setdefault(edge.source, []).append(edge)
    order = [node for node in graph.nodes if node.id in held]
    return sorted(((n, held[n.id]) for n in order), key=lambda pair: -len(pair[1]))
