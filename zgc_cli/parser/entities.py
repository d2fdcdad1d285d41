"""The entity stage: candidates of all finders, settled and gathered into entities."""

from collections.abc import Iterable

from zgc_cli.document import Document, Entity, Mention
from zgc_cli.parser import names, things
from zgc_cli.parser.candidates import Candidate, settle


def entities(document: Document) -> Document:
    """Add the layer `entities`."""
    candidates = [*names.find(document), *things.find(document)]
    return document.with_layer("entities", gather(document, settle(candidates)))


def gather(document: Document, candidates: Iterable[Candidate]) -> list[Entity]:
    """Return one entity for each name and type, with all its mentions."""
    groups: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault((document.text_of(candidate.span), candidate.type), []).append(candidate)
    found = []
    for number, ((name, type_), group) in enumerate(groups.items(), 1):
        mentions = tuple(Mention(name, *c.span, document.line_of(c.span)) for c in group)
        first = group[0]
        section = document.paragraph(first.span.paragraph).section
        found.append(
            Entity(
                f"E{number}",
                name,
                type_,
                (),
                "",
                mentions,
                section,
                mentions[0].line,
                first.span,
                first.rule,
            )
        )
    return found
