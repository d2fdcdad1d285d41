"""The graph as a tree: each entity with what it is tied to, those with the most ties first."""

from zgc_cli.query.graph import Edge, Node
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
        nodes = {node.id: node for node in row.record.nodes}
        lines = {fact.id: fact.line for fact in row.document.facts}
        edges_of: dict[str, list[Edge]] = {id_: [] for id_ in nodes}
        for edge in row.record.edges:
            edges_of[edge.source].append(edge)
        for root, edges in sorted(edges_of.items(), key=lambda pair: -len(pair[1])):
            if edges:
                name = Text(nodes[root].name, theme.NAME)
                kind = word("entity.type", nodes[root].type)
                writer.put(name.add(f" {kind}", theme.KIND))
            for edge in edges:
                text = _tie(edge, nodes[edge.target], lines, row, writer)
                last = edge is edges[-1]
                lead = Text(writer.signs.last if last else writer.signs.branch, theme.BORDER)
                below = Text(" " * lead.width if last else writer.signs.trunk, theme.BORDER)
                writer.hang(lead, text, below)


def _tie(edge: Edge, target: Node, lines: dict[str, int], row: Row, writer: Writer) -> Text:
    """Return what ties to an entity, the entity, and the facts that say so."""
    label = f"{edge.label} " if edge.label != target.name else ""
    text = Text(label, theme.FAINT).add(target.name, theme.NAME)
    for fact in edge.facts:
        text.add("  ").add(fact, theme.ID, writer.link(row, lines.get(fact)))
    return text
