"""The resolver: from what a user types for a name to the entity that is meant.

Exact comes first (name, alias, ID), then pinyin, then initials, then a part of one name alone.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from zgc_cli.document import Document, Entity
from zgc_cli.reading.normal import key


class Resolution(NamedTuple):
    """The entities that a name stands for; `exact` where it was typed as the article has it."""

    entities: tuple[Entity, ...]
    exact: bool


def resolve(document: Document, typed: str) -> Resolution:
    """Return the entities that `typed` means; none where nothing is near."""
    entities = document.entities
    exact = [e for e in entities if typed.strip().upper() == e.id] or _by_form(entities, key(typed))
    if exact:
        return Resolution(tuple(exact), True)
    for rule in (_by_pinyin, _by_initials, _by_part):
        found = rule(entities, key(typed))
        if found:
            return Resolution(tuple(found), False)
    return Resolution((), False)


def suggest(document: Document, typed: str) -> list[str]:
    """Return up to three names that look like `typed`."""
    from difflib import get_close_matches

    forms = {key(form): form for entity in document.entities for form in forms_of(entity)}
    return [forms[near] for near in get_close_matches(key(typed), forms, 3, 0.5)]


def forms_of(entity: Entity) -> tuple[str, ...]:
    """Return the name and the aliases."""
    return (entity.name, *entity.aliases)


def _by_form(entities: Sequence[Entity], typed: str) -> list[Entity]:
    return _where(entities, lambda e: typed in map(key, forms_of(e)))


def _by_pinyin(entities: Sequence[Entity], typed: str) -> list[Entity]:
    return _where(entities, lambda e: typed == e.pinyin.replace(" ", ""))


def _by_initials(entities: Sequence[Entity], typed: str) -> list[Entity]:
    return _where(entities, lambda e: typed == "".join(s[0] for s in e.pinyin.split()))


def _by_part(entities: Sequence[Entity], typed: str) -> list[Entity]:
    """One entity that the typed characters single out: 航天 is no name where two hold it."""
    found = _where(entities, lambda e: any(typed in key(form) for form in forms_of(e)))
    return found if len(typed) > 1 and len(found) == 1 else []


def _where(entities: Iterable[Entity], test: Callable[[Entity], bool]) -> list[Entity]:
    return [entity for entity in entities if test(entity)]
