"""The graph of several articles: their joined things as nodes, and what any of them ties."""

from collections.abc import Collection, Iterable

from zgc_cli.query.dossier.entities.things import Things
from zgc_cli.query.dossier.members import Member
from zgc_cli.query.graph import Edge, Graph, Node


def joined_graph(
    things: Things, parts: Iterable[tuple[Member, Graph]], about: Collection[str] = ()
) -> Graph:
    """Return the graphs of the articles as one; of the things with these IDs, if any are given.

    The ID of a fact stands behind the name of its article: news/a.zgc:F3.
    """
    facts: dict[tuple[str, str, str], dict[str, None]] = {}
    kinds: dict[tuple[str, str, str], str] = {}
    for member, found in parts:
        for edge in found.edges:
            one, other = (t.id for id_ in edge[:2] if (t := things.of_entity(member.label, id_)))
            if one == other or (about and not {one, other} & set(about)):
                continue
            key = one, other, edge.label
            kinds.setdefault(key, edge.kind)
            told = facts.setdefault(key, {})
            told.update(dict.fromkeys(f"{member.label}:{id_}" for id_ in edge.facts))
    tied = {id_ for key in facts for id_ in key[:2]}
    nodes = (Node(t.id, t.name, t.type, len(t.mentions)) for t in things.with_ids(tied))
    edges = (Edge(*key, kinds[key], tuple(told)) for key, told in facts.items())
    return Graph(tuple(nodes), tuple(edges))
