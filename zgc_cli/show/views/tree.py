"""The graph as a tree: each entity with what it is tied to, those with the most ties first."""

from rich.tree import Tree

from zgc_cli.query.graph import Edge, Node
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text
from zgc_cli.show.writer import Writer

_BRANCH = 4  # columns of what rich draws before an entry of a tree


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
                kind = word("entity.type", nodes[root].type)
                name = Text(nodes[root].name, theme.NAME).add(f" {kind}", theme.KIND)
                tree = Tree(name.shortened(writer.width, writer.signs.ellipsis))
                tree.guide_style = theme.BORDER
                for edge in edges:
                    tie = _tie(edge, nodes[edge.target], lines, row, writer)
                    tree.add(tie.within(writer.room(_BRANCH)))
                writer.drawn.append(tree)


def _tie(edge: Edge, target: Node, lines: dict[str, int], row: Row, writer: Writer) -> Text:
    """Return what ties to an entity, the entity, and the facts that say so."""
    label = f"{edge.label} " if edge.label != target.name else ""
    text = Text(label, theme.FAINT).add(target.name, theme.NAME)
    for fact in edge.facts:
        # Over several articles the name of the file stands before the ID.
        id_ = one_line(fact.rpartition("/")[2])
        text.add("  ").add(id_, theme.ID, writer.link(row, lines.get(fact)))
    return text
