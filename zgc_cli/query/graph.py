"""The graph of an article: entities as nodes, and the facts that tie two of them as edges."""

from collections.abc import Iterable, Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Fact
from zgc_cli.query.match.resolve import forms_of, resolve
from zgc_cli.runtime.named_tuple import NamedTuple

_TIED = ("person", "org", "place", "event", "product", "work")
_LONGEST_LABEL = 24


class Node(NamedTuple):
    """An entity; `mentions` is how often the article names it."""

    id: str
    name: str
    type: str
    mentions: int


class Edge(NamedTuple):
    """What ties two entities, in the words of the article, and the facts that say so."""

    source: str
    target: str
    label: str
    kind: str
    facts: tuple[str, ...]


class Graph(NamedTuple):
    """Nodes in the order of the text, and their edges."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class NamedEdge(NamedTuple):
    """An edge as a row of a table, which has the names of what it ties."""

    source_name: str
    label: str
    target_name: str
    kind: str
    facts: tuple[str, ...]
    source: str
    target: str


def named_edges(graph: Graph) -> list[NamedEdge]:
    """Return the edges of a graph with the names of their ends."""
    names = {node.id: node.name for node in graph.nodes}
    return [
        NamedEdge(names[e.source], e.label, names[e.target], e.kind, e.facts, e.source, e.target)
        for e in graph.edges
    ]


def strongest(graph: Graph, limit: int | None) -> Graph:
    """Return a graph with so many edges at most: those that most facts tell of, in their order."""
    if limit is None or limit >= len(graph.edges):
        return graph
    kept = sorted(range(len(graph.edges)), key=lambda n: -len(graph.edges[n].facts))[:limit]
    edges = tuple(graph.edges[number] for number in sorted(kept))
    tied = {id_ for edge in edges for id_ in (edge.source, edge.target)}
    return Graph(tuple(node for node in graph.nodes if node.id in tied), edges)


def graph(document: Document, about: str | None = None) -> Graph:
    """Return the graph of a document; with a name, that entity and its neighbours alone."""
    entities = {e.id: e for e in document.entities if e.type in _TIED}
    # Those that say the same of the same two are one.
    firsts: dict[tuple[str, str, str], Edge] = {}
    facts: dict[tuple[str, str, str], list[str]] = {}
    for edge in (edge for fact in document.facts for edge in _edges(fact, entities)):
        firsts.setdefault(edge[:3], edge)
        facts.setdefault(edge[:3], []).extend(edge.facts)
    edges = [edge._replace(facts=tuple(facts[key])) for key, edge in firsts.items()]
    if about is not None:
        wanted = {e.id for e in resolve(document, about).entities}
        edges = [e for e in edges if wanted & {e.source, e.target}]
    tied = {id_ for edge in edges for id_ in (edge.source, edge.target)}
    nodes = (Node(e.id, e.name, e.type, len(e.mentions)) for e in entities.values() if e.id in tied)
    return Graph(tuple(nodes), tuple(edges))


def _edges(fact: Fact, entities: dict[str, Entity]) -> Iterable[Edge]:
    """Yield the edges of a fact: from whom it is about to each entity that its object names.

    About the entity with which its subject begins: 某集团 of 某集团的“冷链管家”.
    """
    if fact.kind == "statement":
        return
    named = [entities[id_] for id_ in fact.entities if id_ in entities]
    places = [
        (fact.subject.find(form), -len(form), number)
        for number, entity in enumerate(named)
        for form in forms_of(entity)
        if form in fact.subject
    ]
    if not places:
        return
    source = named[min(places)[2]]
    for target in _named_in(named, fact.object):
        # 中国第一重型机械股份公司 is no post in 中国.
        part_of_name = fact.kind == "affiliation" and target.type == "place"
        if part_of_name and fact.object not in forms_of(target):
            continue
        if target is not source:
            yield Edge(source.id, target.id, _label(fact, target), fact.kind, (fact.id,))


def _named_in(named: Sequence[Entity], words: str) -> list[Entity]:
    """Return the entities whose name stands in `words` outside of a longer one."""
    forms = sorted(((f, e) for e in named for f in forms_of(e)), key=lambda p: -len(p[0]))
    found: dict[str, Entity] = {}
    for form, entity in forms:
        if form in words:
            words = words.replace(form, "\0" * len(form))
            found[entity.id] = entity
    return list(found.values())


def _label(fact: Fact, target: Entity) -> str:
    """Return what an edge says: the predicate, with the rest of an object that is more than a name.

    出口到 for 美国, 是中国的科创高地 for 中国, 储能处处长 for the 国家能源局 that it belongs to.
    """
    if fact.object in forms_of(target):
        return fact.predicate
    label = f"{fact.predicate}{fact.object}"
    if fact.kind == "affiliation":
        body = max((f for f in forms_of(target) if fact.object.startswith(f)), key=len, default="")
        label = f"{fact.object[len(body) :]}{fact.predicate}"
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
