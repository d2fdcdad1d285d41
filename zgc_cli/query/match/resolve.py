"""The resolver: from what a user types for a name to the entity that is meant.

Exact comes first (name, alias, ID, in either script), then pinyin, initials and mixtures, then a
part that is one name's alone, then what sounds the same, at last the nearest name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.surface import Surface
from zgc_cli.reading.normal import name_form, search_form
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.named_tuple import NamedTuple

_RANKS = frozenset("副代前原")  # that make of a post another one
_SUGGESTIONS = 3
FAR = 0.6  # the share of a name that may be different in a suggestion
LONGEST_NAME = 24  # characters that are compared
LEAST_PINYIN = 4  # letters of a question that may be a name in pinyin


class Resolution(NamedTuple):
    """The entities that a name stands for; `exact` where it was typed as the article has it."""

    entities: tuple[Entity, ...]
    exact: bool


class Names(Index):
    """The names of a document alone, for what is no name is not meant where one is asked for."""

    def text(self, layer: str) -> str:
        """Return the names, one entity a line; nothing for any other layer."""
        return super().text(layer) if layer == "entities" else ""

    @property
    def whole(self) -> str:
        """The names."""
        return self.text("entities")

    def called(self, surfaces: Sequence[Surface]) -> list[int]:
        """Return the entities of which a surface is a name or an alias."""
        texts = {s.text for s in surfaces}
        return sorted({number for form, number in self.forms if form in texts})

    def called_or_alone(self, surfaces: Sequence[Surface]) -> list[int]:
        """Return the same, else the entity whose names alone hold a surface."""
        holding = {n for form, n in self.forms for s in surfaces if s.text in form}
        return self.called(surfaces) or (list(holding) if len(holding) == 1 else [])


def resolve(document: Document, typed: str) -> Resolution:
    """Return the entities that `typed` means; none where nothing is near."""
    entities = document.entities
    name = name_form(typed)
    if not name:
        return Resolution((), False)
    exact = [e for e in entities if typed.strip().upper() == e.id]
    exact = exact or [e for e in entities if name in map(name_form, forms_of(e))]
    if exact:
        return Resolution(tuple(exact), True)
    index = Names(document)
    for entry in RULES:
        numbers = entry.apply(index, search_form(typed).replace(" ", ""))
        if numbers:
            meant = tuple(entities[n] for n in numbers if n < len(entities))
            return Resolution(meant, entry is in_other_script)
    return Resolution((), False)


def suggest(document: Document, typed: str) -> list[str]:
    """Return up to three names that look or sound like `typed`, the nearest first.

    Persons of a surname come before all, those first that are mentioned most.
    """
    name = search_form(typed)[:LONGEST_NAME]
    far: dict[str, float] = {}
    for entity in document.entities:
        for form in forms_of(entity):
            share = share_of_slips(name, search_form(form))
            if share < FAR:
                far[entity.name] = min(share, far.get(entity.name, FAR))
    nearest_first = sorted(far, key=lambda n: far[n])
    return list(dict.fromkeys([*_of_surname(document, name), *nearest_first]))[:_SUGGESTIONS]


@cache
def share_of_slips(name: str, form: str) -> float:
    """Return which share of a name is different in a form; FAR stands for anything from there."""
    from zgc_cli.query.match.fuzzy import cost, least_cost
    from zgc_cli.reading.syllables import spelt

    other = (spelt(form) if name.isascii() else form)[:LONGEST_NAME]
    longest = max(len(name), len(other), 1)
    if least_cost(name, other) >= FAR * longest:
        return FAR
    return min(FAR, cost(name, other, most=FAR * longest) / longest)


def _of_surname(document: Document, typed: str) -> list[str]:
    """Return the persons whose names begin with a surname, in characters or in pinyin."""
    persons = [e for e in document.entities if e.type == "person"]
    found = [
        e
        for e in persons
        if e.name.startswith(typed) or typed in ("".join(e.pinyin.split()[:n]) for n in (1, 2))
    ]
    return [e.name for e in sorted(found, key=lambda e: -len(e.mentions))]


def forms_of(entity: Entity) -> tuple[str, ...]:
    """Return the name and the aliases."""
    return (entity.name, *entity.aliases)


def name_forms(document: Document) -> dict[str, frozenset[str]]:
    """Return each form of a name with all forms of its entity, as `name_form` puts them."""
    names: dict[str, frozenset[str]] = {}
    for entity in document.entities:
        forms = frozenset(filter(None, map(name_form, forms_of(entity))))
        for form in forms:
            names[form] = names.get(form, frozenset()) | forms
    return names


@rule("name-in-other-script", "馭勢科技 ← 驭势科技昨天在北京发布新品。")
def in_other_script(index: Names, typed: str) -> list[int]:
    """A name in traditional characters; the index is in simplified ones."""
    from zgc_cli.reading.script import plain

    return index.called([Surface(plain(typed), 1.0)])


@rule("name-in-pinyin", "baihedaxue ← 白河大学昨天开学。", "bhdx ← 白河大学昨天开学。")
def by_pinyin(index: Names, typed: str) -> list[int]:
    """Pinyin, initials, a mixture; a part of a name in pinyin, if it is one entity's alone."""
    from zgc_cli.query.match.spelling import spelt

    return index.called_or_alone(spelt(index, typed))


@rule(
    "part-of-name",
    "绿洲 ← 绿洲集团有限公司昨天成立。",
    never=("有限 ← 绿洲集团有限公司和白鹭集团有限公司昨天成立。",),
)
def by_part(index: Names, typed: str) -> list[int]:
    """One entity that the typed characters single out: 航天 is no name where two hold it."""
    return index.called_or_alone([Surface(typed, 1.0)]) if len(typed) > 1 else []


@rule("name-by-sound", "百河大学 ← 白河大学昨天开学。")
def by_sound(index: Names, typed: str) -> list[int]:
    """A name of which some characters are typed as others that sound the same."""
    from zgc_cli.query.match.spelling import homophones

    return index.called(homophones(index, typed))


@rule("nearest-name", "绿洲集团有限公室 ← 绿洲集团有限公司昨天成立。")
def by_nearness(index: Names, typed: str) -> list[int]:
    """The name that is a slip or two away."""
    from zgc_cli.query.match.fuzzy import nearest

    return index.called_or_alone(nearest(index, typed))


RULES: tuple[Rule[Callable[[Names, str], list[int]]], ...] = (
    in_other_script,
    by_pinyin,
    by_part,
    by_sound,
    by_nearness,
)


def mended(document: Document, question: str) -> str:
    """Return a question with names in pinyin or misspelt by ear put as the article has them."""
    from zgc_cli.query.match.spelling import spelt
    from zgc_cli.reading.script import plain

    text = plain(question)
    index = Names(document)

    def latin(match: re.Match[str]) -> str:
        typed = search_form(match[0])
        called = [] if typed in index.whole else index.called(spelt(index, typed))
        return str(document.pick("entities", called[:1])[0].name) if called else match[0]

    text = re.sub(rf"[A-Za-z]{{{LEAST_PINYIN},}}", latin, text)
    for start, end, form in reversed(list(_heard(index, text))):
        text = text[:start] + form + text[end:]
    return text


def _is_misspelt(piece: str, form: str) -> bool:
    """Return whether a name was meant by what sounds alike: by 市副市长 no 市府市长."""
    changed = {a for a, b in zip(piece, form, strict=True) if a != b}
    return bool(changed) and changed.isdisjoint(_RANKS)


def _heard(index: Names, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of a text that sound like a name of three characters or more."""
    from zgc_cli.reading.syllables import readings, spelt

    sounds = {spelt(form): form for form, _ in index.forms if len(form) > 2}
    sizes = sorted({len(form) for form in sounds.values()}, reverse=True)
    known = readings()
    place = 0
    while place < len(text):
        for size in sizes:
            piece = text[place : place + size]
            form = sounds.get(spelt(piece)) if all(c in known for c in piece) else None
            if form and len(form) == len(piece) == size and _is_misspelt(piece, form):
                yield place, place + size, form
                place += size
                break
        else:
            place += 1
