"""The commands over several articles as one: what is taken of each, and the rows of what is joined.

Of each article a little is taken, by several processes where there are many; what stands in a
thing's own articles is read when that thing is shown. What is joined is kept in the user's cache
where the indexes of the folders, or the files, tell that no article has changed.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import islice
from typing import TypeVar

from zgc_cli.cli.articles.articles import Articles, unknown
from zgc_cli.cli.articles.names_list import names_now
from zgc_cli.cli.request import Request
from zgc_cli.document.document import Document
from zgc_cli.query.dossier.entities.identity import taken_of
from zgc_cli.query.dossier.entities.things import Thing, Things, is_thing_id, join_things
from zgc_cli.query.dossier.members import Member
from zgc_cli.query.graph import Graph
from zgc_cli.runtime.language import _
from zgc_cli.show.listing import Row

_Part = TypeVar("_Part")


def things_of(articles: Articles) -> Things:
    """Return the joined things of several articles; kept ones, where an index knows them all."""
    state = articles.state
    if state is None:
        return _joined(articles, _nothing)[0]
    from zgc_cli.query.dossier.entities.kept import dumped, loaded

    def join() -> bytes:
        things, parts = _joined(articles, _nothing)
        return dumped(things, [member.label for member, _ in parts])

    return loaded(articles.kept("things", state, join))


def things_with(
    articles: Articles, take: Callable[[Document], _Part]
) -> tuple[Things, list[tuple[Member, _Part]]]:
    """Return the joined things, and what else is taken of each article, in order of time."""
    if articles.state is None:
        return _joined(articles, take)
    parts = articles.in_time(take)
    if articles.status(0):  # what is kept of them holds one that turned out to be damaged
        return _joined(articles, take)
    return things_of(articles), parts


def _joined(
    articles: Articles, take: Callable[[Document], _Part]
) -> tuple[Things, list[tuple[Member, _Part]]]:
    pairs = articles.in_time(lambda document: (taken_of(document), take(document)))
    own = names_now()
    same = [*own.main.items(), *own.same] if own else []
    things = join_things([(member, taken) for member, (taken, _part) in pairs], same)
    return things, [(member, part) for member, (_taken, part) in pairs]


def _nothing(_document: Document) -> None:
    pass


def entity_rows(articles: Articles, types: Collection[str]) -> Iterator[Row]:
    """Yield the joined things of some types, or all, each with the first article that names it."""

    @cache
    def opened(label: str) -> Document | None:
        return next((document for _label, document in articles.only([label])), None)

    for thing in things_of(articles).of_types(types):
        if document := opened(thing.article):
            yield Row("", document, thing)


def overview_rows(articles: Articles) -> list[Row]:
    """Return the articles at a glance; none where no article could be read."""
    from zgc_cli.query.dossier.entities.overview import glance_of, overview

    state = articles.state
    if state is None:
        things, parts = _joined(articles, glance_of)
        return [Row("", parts[0][0].document, overview(things, parts))] if parts else []
    from zgc_cli.query.dossier.entities.kept import dumped_overview, loaded_overview

    def look() -> bytes:
        return dumped_overview(overview(*things_with(articles, glance_of)))

    told = loaded_overview(articles.kept("overview", state, look))
    return [Row("", document, told) for _label, document in islice(articles, 1)]


def graph_rows(
    request: Request, about: str | None, graph_of: Callable[[Document], Graph], whole: bool
) -> tuple[list[Row], str]:
    """Return the graph of the articles, of one thing if its name is given, or what is lacking.

    `whole` is whether `graph_of` leaves nothing out.
    """
    from zgc_cli.query.dossier.entities.ties import joined_graph

    articles = request.articles
    if about is None:
        graph = _whole_graph(articles, graph_of, whole)
    else:
        things = things_of(articles)
        found, lacking = _named(request, things, about)
        if not found:
            return [], lacking
        telling = (entity.article for thing in found for entity in thing.entities)
        articles = articles.only(list(dict.fromkeys(telling)))
        graph = joined_graph(things, articles.in_time(graph_of), [thing.id for thing in found])
    if not graph.nodes:
        return [], ""
    return [Row("", document, graph) for _label, document in islice(articles, 1)], ""


def _whole_graph(articles: Articles, graph_of: Callable[[Document], Graph], whole: bool) -> Graph:
    """Return the graph of all things; a kept one, where an index knows all articles."""
    from zgc_cli.query.dossier.entities.ties import joined_graph

    state = articles.state
    if state is None:
        return joined_graph(*_joined(articles, graph_of))
    from zgc_cli.query.dossier.entities.kept import dumped_graph, loaded_graph

    def tie() -> bytes:
        return dumped_graph(joined_graph(*things_with(articles, graph_of)))

    return loaded_graph(articles.kept(f"graph {whole}", state, tie))


def profile_rows(request: Request, typed: str) -> tuple[list[Row], str]:
    """Return what the articles tell of a thing, by its name or ID, or what to say if none is so."""
    from zgc_cli.query.dossier.entities.profile import parts_of, profile, wanted_of

    if names_now() is None and not may_be_named(request.articles, typed):
        return [], unknown(typed, ())
    things = things_of(request.articles)
    found, lacking = _named(request, things, typed)
    if not found:
        return [], lacking
    thing, *others = found
    if others:
        ids = _(", ").join(f"{other.id} {other.name}" for other in others)
        request.terminal.note(_("others of that name: {ids}", ids=ids))
    labels, wanted = wanted_of(things, thing)
    parts = request.articles.only(labels).in_time(lambda document: parts_of(document, wanted))
    return [Row("", parts[0][0].document, profile(things, thing, parts))], ""


def may_be_named(articles: Articles, typed: str) -> bool:
    """Return whether any of the articles may have the name, or one to suggest for it."""
    from zgc_cli.query.match import possible
    from zgc_cli.query.match.screens.passing import Screen

    if is_thing_id(typed) or articles.passing(possible.calling(typed)).places:
        return True
    near = possible.resembling([typed.replace(" ", "")], of_names=True)
    like = possible.suggesting(typed)
    if near is None:
        return True
    is_found = False

    def either(data: bytes, line: bytes) -> bool:
        nonlocal is_found  # one is enough: no other is looked at
        is_found = is_found or near(data, line) or like(data, line)
        return is_found

    screen = Screen(either, lambda vocabulary: near.among(vocabulary) or like.among(vocabulary))
    return bool(articles.passing(screen).places)


def _named(request: Request, things: Things, typed: str) -> tuple[list[Thing], str]:
    """Return the things that a name or an ID means, or what to say where it means none."""
    if is_thing_id(typed):
        by_id = things.with_ids([typed.upper()])
        return by_id, "" if by_id else _("the articles have no {id}", id=typed.upper())
    found, resolved = things.named(typed)
    for thing in () if resolved.exact else found:
        request.terminal.hint(_("{typed} is taken for {name}", typed=typed, name=thing.name))
    return found, "" if found else unknown(typed, things.suggested(typed))
