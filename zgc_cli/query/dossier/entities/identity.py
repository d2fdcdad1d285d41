"""Which entities of several articles are one thing: by name, alias and type.

A name is a group of entities; groups of one type are joined where one name is a short form of the
other and of no other name. What is certain by itself (the legal form of a company, a well-known
short name) comes first, then what an article tells, then what follows from the form of a name. Two
names that an article keeps apart are kept apart. Nothing depends on the order of the articles.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.query.held_posts import Held, held_posts
from zgc_cli.query.imprint import credit
from zgc_cli.reading.company_forms import short_forms, without_legal_form, without_place
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.numbers.numerals import whole
from zgc_cli.reading.positions import told_posts
from zgc_cli.reading.script import plain
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

Node = tuple[int, int]  # number of the article, place of the entity in its layer
_Fulls = dict[int, set[int]]  # groups that a short name may stand for, and where it does
_Forms = Callable[[Entity], Iterator[str]]
_ADMINISTRATIVE = Pattern(
    "(?:(?:壮族|维吾尔|回族)?自治区|特别行政区|[\u4e00-\u9fff]族自治[州县]|[省市州县盟旗])$"
)
_TITLES = range(2, 5)  # characters of a Chinese name behind a title
# 小王, 老王, 王某, 王先生: a name in its own article alone.
LOCAL = Pattern("[小老阿].{1,2}|.{1,2}某{1,2}|.{1,2}(?:先生|女士|同志|老师|总|教授|医生|律师)")
CHINESE_NAME = Pattern("[\u3400-\u9fff]{2,3}")
_SCHOOL = Pattern("第?([一二三四五六七八九十百0-9]{1,4})([中小])(?:学校?|校)?$")
_LEAST_BODY, _LONGEST_CITY = 3, 5  # characters
_LEAST = {"person": 2, "org": 2, "place": 2}  # characters of a short name; 3 of anything else


class Taken(NamedTuple):
    """What joining has to know of an article: its entities, who made it, the posts it tells.

    `credited` tells by ID what those are to the article whom no news names.
    `held` are the posts of persons by their ID.
    `posts` are person, post and the organisations or places in front of it; none where the article
    has nobody whose posts are asked for.
    """

    entities: tuple[Entity, ...]
    credited: Mapping[str, str]
    posts: tuple[tuple[str, str, tuple[str, ...]], ...]
    held: Mapping[str, Sequence[Held]]
    outlet: str | None
    place: str | None
    day: str | None


def taken_of(document: Document) -> Taken:
    """Return what joining has to know of an article."""
    entities = tuple(map(_lean, document.entities))
    credited = {e.id: told for e in entities if (told := credit(document, e))}
    acting = (e for e in entities if e.type == "person" and e.id not in credited)
    told_of = told_posts(document) if any(may_be_two(form_of(e.name)) for e in acting) else ()
    posts = dict.fromkeys((t.post.person, t.post.role, t.post.orgs) for t in told_of)
    return Taken(
        entities,
        credited,
        tuple(posts),
        held_posts(document),
        document.header.agency,
        document.header.place,
        document.header.date,
    )


def _lean(entity: Entity) -> Entity:
    """Return an entity with each string but once in memory, for they are those of all articles."""
    same = sys.intern
    mentions = [m._replace(text=same(m.text), paragraph=same(m.paragraph)) for m in entity.mentions]
    return entity._replace(
        id=same(entity.id),
        name=same(entity.name),
        type=same(entity.type),
        aliases=tuple(map(same, entity.aliases)),
        pinyin=same(entity.pinyin),
        mentions=tuple(mentions),
        section=same(entity.section),
        span=entity.span._replace(paragraph=same(entity.span.paragraph)),
        rule=same(entity.rule),
    )


def may_be_two(form: str) -> bool:
    """Return whether the name of a person may be that of two, whom their posts tell apart."""
    is_alone = form in lexicon.words("persons") or LOCAL.fullmatch(form)
    return not is_alone and CHINESE_NAME.fullmatch(form) is not None


@cache
def form_of(name: str) -> str:
    """Return a name as it is compared, in simplified characters whatever the article has."""
    return name_form(plain(name))


class DisjointSets:
    """Numbers from 0, of which some are joined; a set is known by its least number."""

    def __init__(self, count: int) -> None:
        """Begin with so many sets of one."""
        self._parent = list(range(count))

    def root(self, number: int) -> int:
        """Return the least number that is joined with this one."""
        while self._parent[number] != number:
            self._parent[number] = number = self._parent[self._parent[number]]
        return number

    def join(self, one: int, other: int) -> None:
        """Make two sets one."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first

    def groups(self) -> list[list[int]]:
        """Return the numbers of each set, in order."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())


class Groups:
    """The names of one type, each with its entities; those of one thing are joined."""

    def __init__(
        self, taken: Sequence[Taken], named: Mapping[str, Sequence[Sequence[Node]]]
    ) -> None:
        """Take the nodes by the form of their name; namesakes are several under one name."""
        self._taken = taken
        self.nodes: list[Sequence[Node]] = []
        self.by_form: dict[str, list[int]] = defaultdict(list)
        self.names: list[str] = []
        for form, namesakes in named.items():
            for nodes in namesakes:
                self.by_form[form].append(len(self.nodes))
                self.names.append(form)
                self.nodes.append(nodes)
        self._sets = DisjointSets(len(self.nodes))
        self.root = self._sets.root

    def only(self, form: str) -> int | None:
        """Return the group of a name; None where there is none, or there are namesakes."""
        found = self.by_form.get(form, ())
        return found[0] if len(found) == 1 else None

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Make each pair one thing."""
        for one, other in pairs:
            self._sets.join(one, other)

    def articles(self) -> dict[int, set[int]]:
        """Return the articles of each root."""
        found: dict[int, set[int]] = defaultdict(set)
        for group, nodes in enumerate(self.nodes):
            found[self.root(group)].update(article for article, _place in nodes)
        return found

    def things(self) -> list[list[Node]]:
        """Return the nodes of each thing, in order."""
        return [
            sorted(node for group in groups for node in self.nodes[group])
            for groups in self._sets.groups()
        ]

    def entities(self, group: int) -> Iterator[tuple[int, Entity]]:
        """Yield the entities of a group, each with its article."""
        for article, place in self.nodes[group]:
            yield article, self._taken[article].entities[place]


def by_name(taken: Sequence[Taken]) -> dict[str, dict[str, list[Node]]]:
    """Return the nodes by type and by the form of their name."""
    found: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for article, (entities, *_rest) in enumerate(taken):
        for place, entity in enumerate(entities):
            found[entity.type][form_of(entity.name)].append((article, place))
    return found


def joined(groups: Groups, type_: str, same: Mapping[str, str]) -> Groups:
    """Join the groups of a type; `same` maps forms to the form of the name that they stand for."""
    groups.join(_certain(groups, type_, same))
    articles = groups.articles()
    told, following = _shorts(groups, _told, type_), _shorts(groups, _following, type_)
    decided: list[tuple[int, int]] = []
    for form in groups.by_form:
        group = groups.only(form)
        if group is None or form in same:
            continue
        own = groups.root(group)
        fulls = _of_roots(groups, told[form], own) or _of_roots(groups, following[form], own)
        if len(fulls) != 1:
            continue
        (full,) = fulls
        # More articles may keep them apart than say that they are one: then they are not. A school
        # is no other where it is called by its number alone.
        apart = 0 if _SCHOOL.fullmatch(form) else len(articles[full] & articles[own])
        if apart <= len(_of_roots(groups, told[form], own).get(full, ())):
            decided.append((full, group))
    groups.join(decided)
    return groups


def _of_roots(groups: Groups, fulls: _Fulls, own: int) -> _Fulls:
    """Return the same by what is joined already, without what the short name is joined with."""
    found: _Fulls = {}
    for group, articles in fulls.items():
        if groups.root(group) != own:
            found.setdefault(groups.root(group), set()).update(articles)
    return found


def _certain(groups: Groups, type_: str, same: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Yield what is one thing whatever the articles say."""
    cores: dict[str, int] = {}
    for group, name in enumerate(groups.names):
        if groups.only(name) is not None:
            first = cores.setdefault(_core(type_, same.get(name, name)), group)
            if first != group:
                yield first, group


def _core(type_: str, name: str) -> str:
    """Return what a name and another of the same thing certainly have in common."""
    if type_ != "org":
        return name
    name = _SCHOOL.sub(_numbered, _of_city(name))
    return without_legal_form(name.removesuffix("员会") if name.endswith("委员会") else name)


def _numbered(school: re.Match[str]) -> str:
    """Return 第34中学 for 三十四中, however a school is called by its number; not 八一中学."""
    number = whole(school[1])
    return school[0] if number is None else f"第{number}{school[2]}学"


@cache
def _of_city(name: str) -> str:
    """Return the name of a body without the province of its city, and without 市."""
    kinds = lexicon.mapping("places")
    provinces = (size for size in (2, 3) if kinds.get(name[:size]) == "province")
    for rest in (name, *(name[size:].removeprefix("省") for size in provinces)):
        for size in range(min(len(rest) - _LEAST_BODY, _LONGEST_CITY), 1, -1):
            city = rest[:size]
            if kinds.get(city) == "city" and city not in lexicon.words("repeated_districts"):
                return city + rest[size:].removeprefix("市")
    return name


def _shorts(groups: Groups, forms: _Forms, type_: str) -> dict[str, _Fulls]:
    """Return the short names that forms give, each with the groups of which it is one."""
    found: dict[str, _Fulls] = defaultdict(lambda: defaultdict(set))
    least = _LEAST.get(type_, 3)
    for group in range(len(groups.nodes)):
        for article, entity in groups.entities(group):
            for short in forms(entity):
                if len(short) >= least and not _is_common(short):
                    found[short][group].add(article)
    return found


def _is_common(form: str) -> bool:
    """Return whether a form is a word for a kind of thing: 集团, 研究院."""
    return form in lexicon.words("common_org_words") or form in lexicon.words("bare_org_suffixes")


def _told(entity: Entity) -> Iterator[str]:
    """Yield the other names that an article has for a thing."""
    for alias in entity.aliases:
        if entity.type != "person" or not LOCAL.fullmatch(alias):
            yield form_of(alias)


def _following(entity: Entity) -> Iterator[str]:
    """Yield the short names that follow from a name."""
    for short in _shorter(entity.type, plain(entity.name)):
        if short != entity.name:
            yield form_of(short)


@cache
def _shorter(type_: str, name: str) -> tuple[str, ...]:
    if type_ == "person":
        ends = [name[-size:] for size in _TITLES if role_at_end(name[:-size])]
        return (name.rpartition("·")[2], *ends)
    if type_ == "org":
        without = (name.removeprefix("中国"),) if len(name) > 4 else ()
        federal = (name[n:] for n in range(2, 6) if _is_federal(name, n))
        abroad = (name[n:] for n in range(2, 5) if lexicon.mapping("places").get(name[:n]))
        companies = without_place(name, frozenset()) if name.endswith("公司") else ()
        agencies = lexicon.words("agencies").intersection(abroad)  # 共同社 of 日本共同社
        found = (*short_forms(name), *without, *companies, *sorted(agencies), *federal)
        lines = [line for line in _LINES if line in name]
        told = tuple(short for short in found if all(line in short for line in lines))
        school = _SCHOOL.search(name)
        return (*told, *_school_forms(school)) if school and school.start() > 1 else told
    return (_ADMINISTRATIVE.sub("", name),) if type_ == "place" else ()


def _is_federal(name: str, size: int) -> bool:
    """Return whether a country stands before a body that is federal by its name."""
    is_country = lexicon.mapping("places").get(name[:size]) == "country"
    return is_country and name.startswith("联邦", size)


def _school_forms(school: re.Match[str]) -> Iterator[str]:
    """Yield what a school is called without its place: 三十四中, 第三十四中学, 34中."""
    number, kind = school[1], school[2]
    counted = whole(number)
    for said in dict.fromkeys((number, str(counted))) if counted is not None else ():
        yield from (f"{said}{kind}", f"第{said}{kind}", f"第{said}{kind}学", f"{said}{kind}学")


# Lines of business for which a group has a company of its own: 青禾汽车 is not 青禾.
_LINES = (
    *("汽车", "物业", "地产", "置业", "金融", "银行", "证券", "保险", "人寿", "财险", "基金"),
    *("信托", "影业", "音乐", "文化", "传媒", "体育", "旅游", "教育", "健康", "医疗", "物流"),
    *("电商", "商业"),
)


def known_forms(same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return well-known short names with what they stand for, and those that a reader gives."""
    told = {form_of(short): form_of(full) for short, full in same}
    return {form_of(k): form_of(v) for k, v in lexicon.mapping("short_names").items()} | told
