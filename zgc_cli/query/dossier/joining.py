"""Records of several articles that tell one thing, found without a look at every pair.

Two records are held against each other if they share a key. What is the same is joined; a record
that differs joins another only if neither article has one that agrees with the other's, and no
second one that differs as well: which of two numbers differs nobody could say.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any, Literal, TypeVar

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.runtime.named_tuple import NamedTuple

Relation = Literal["same", "differs"]
_Read = TypeVar("_Read", bound=tuple[Any, ...])

_NOWHERE = Span("", 0, 0)
_MOST_BESIDE = 40  # records of one key that a record is held against


class Telling(NamedTuple):
    """A record and the article that tells it."""

    article: str
    document: Document
    record: Any


class Joined(NamedTuple):
    """One thing as the articles tell it, the first of them first; whether they differ."""

    tellings: tuple[Telling, ...]
    differs: bool

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that tell it, each once."""
        return tuple(dict.fromkeys(telling.article for telling in self.tellings))

    def renamed(self, names: Mapping[str, str]) -> "Joined":
        """Return it with other names of the articles."""
        tellings = (t._replace(article=names[t.article]) for t in self.tellings)
        return self._replace(tellings=tuple(tellings))

    def variants(self, fields: Sequence[str]) -> list[dict[str, Any]]:
        """Return what is told in each way: these fields, and in which articles, on which lines."""
        found: dict[tuple[Any, ...], dict[str, int]] = {}
        for article, _document, record in self.tellings:
            told = tuple(getattr(record, field) for field in fields)
            found.setdefault(told, {}).setdefault(article, record.line)
        return [
            dict(zip(fields, told, strict=True))
            | {"articles": list(where), "lines": list(where.values())}
            for told, where in found.items()
        ]


def join(
    told: Sequence[Telling],
    read: Sequence[_Read],
    keys: Callable[[_Read], Iterable[Hashable]],
    relation: Callable[[_Read, _Read], Relation | None],
) -> list[Joined]:
    """Return what some records tell, each thing once, in order of the first.

    `read` are the records as they are compared, in their first field as they are told. `keys` are
    what one shares with those that it may be joined with; `relation` tells how two stand to each
    other by what they say alone, so that what many articles print is compared once.
    """
    numbers: dict[_Read, int] = {}
    contents = [numbers.setdefault(_content(record), len(numbers)) for record in read]
    distinct = list(numbers)

    @cache
    def relate(one: int, other: int) -> Relation | None:
        return relation(distinct[one], distinct[other])

    articles = [telling.article for telling in told]
    same: list[tuple[int, int]] = []
    different: list[tuple[int, int]] = []
    for one, other in _sharing([list(keys(record)) for record in read]):
        found = relate(contents[one], contents[other])
        if found:
            (same if found == "same" else different).append((one, other))
    groups = _Groups(len(articles))
    for one, other in same:
        groups.unite(one, other)
    differing = list(_sure(different, articles, groups))
    for one, other in differing:
        groups.unite(one, other)
    marked = {groups.of(one) for one, _other in differing}
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(articles)):
        members[groups.of(number)].append(number)
    return [
        Joined(tuple(told[number] for number in numbers), group in marked)
        for group, numbers in members.items()
    ]


def most_unlike(kind: str, ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, Any]:
    """Return the first two records of which each is of one side and that differ in their words."""
    fields = ("value", "min", "max") if kind == "figure" else ("text",)

    def told(record: Any) -> tuple[Any, ...]:
        return tuple(getattr(record, field) for field in fields)

    unlike = ((a, b) for a in ours for b in theirs if told(a) != told(b))
    return next(unlike, (ours[0], theirs[0]))


def _content(read: _Read) -> _Read:
    """Return a record as it is compared without its place in the article."""
    bare = read[0]._replace(id="", section="", line=0, span=_NOWHERE, rule="")
    content: _Read = type(read)(bare, *read[1:])
    return content


def _sure(
    different: Iterable[tuple[int, int]], articles: Sequence[str], groups: "_Groups"
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that differ, but those of which one agrees elsewhere."""
    told: dict[int, set[str]] = defaultdict(set)  # the articles of each group of the same
    for number, article in enumerate(articles):
        told[groups.of(number)].add(article)
    rivals: dict[tuple[int, str], set[int]] = defaultdict(set)
    pairs = []
    for one, other in different:
        first, second = groups.of(one), groups.of(other)
        if articles[other] in told[first] or articles[one] in told[second]:
            continue
        pairs.append((one, other))
        rivals[one, articles[other]].add(second)
        rivals[other, articles[one]].add(first)
    for one, other in pairs:
        if len(rivals[one, articles[other]]) == len(rivals[other, articles[one]]) == 1:
            yield one, other


def _sharing(keys: Sequence[Iterable[Hashable]]) -> Iterator[tuple[int, int]]:
    """Yield each pair of records that share a key once."""
    having: dict[Hashable, list[int]] = defaultdict(list)
    for number, shared in enumerate(keys):
        for key in shared:
            having[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in having.values():
        if len(numbers) <= _MOST_BESIDE:
            pairs.update(combinations(numbers, 2))
        else:
            for at, number in enumerate(numbers):
                pairs.update((number, n) for n in numbers[at + 1 : at + _MOST_BESIDE])
    return iter(sorted(pairs))


class _Groups:
    """Numbers that are united step by step; a group is known by its least number."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def of(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def unite(self, one: int, other: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first
