"""Who holds which post where, read from the words beside a name, with the names alone as help.

恒镍科技创始人段某, 段某是恒镍科技的创始人 and 恒镍科技的创始人是段某 tell the same.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.reading.titles import DONE_TO, role_at_end, role_at_start
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_BREAK = Pattern(r"[，,。；：！？“”「」『』\"\s（）()是为]")
_IS_BEHIND = Pattern(
    r"(?:现|曾经?|历|时|已|正式)?(?:是|为|任|系|担任|出任|升任|接任|就任|转任|调任|改任|当选为?)"
    r"|(?:已|正式)?(?:被任命|获任命|获任|受聘)为?|[，（(](?:现任|曾任)?"
)
_IS_BEFORE = Pattern(r"(?:的)?(?:是|为|由|叫|名叫|系)$")
_BEHIND = Pattern(r"[^，。；：！？（）()“”]{2,40}")
_SOMEONE = Pattern("(.*)(?<!第)[一这那][名位]")
_JOINTS = "、兼和及与/"
_JOINT = Pattern(f"[{_JOINTS}]")
# Between a house and its people: 上海大学 | 材料学院 | 张某教授, not 某中学 | 教师谈 | 张某主席.
_SECTION = Pattern("[ 的]?(?:[^，。；：]{1,12}[院系所部处科室局会组厅馆社台站队])?[ 的]?")
_LONGEST_TITLE = 9
_FARTHEST, _FARTHEST_AROUND = 50, 30  # characters in front of a name in which its post may begin
# What one person holds at a time: 总经理, not 研究员.
_SOLE = Pattern(
    r"(?:[长官]|总裁|总经理|经理|主席|CEO|首席\w+|书记|主任|总理|总统|首相|主帅|教练|创始人|"
    r"大臣|发言人|总监|负责人|冠军|球员|总工程师|总设计师|指挥|掌门人|国王|部长)$"
)
_SHARED = Pattern(r"副|助理|成员|之一|联合")

NamePlace = tuple[int, int, str]  # start, end, name


class Post(NamedTuple):
    """A person with a post; `orgs` are the organisations and places in front of it."""

    person: str
    role: str
    orgs: tuple[str, ...]
    start: int


class ToldPost(NamedTuple):
    """A post that an article tells, and where."""

    post: Post
    span: Span


@lru_cache(maxsize=1)  # what joins articles asks twice for those of each
def told_posts(document: Document) -> tuple[ToldPost, ...]:
    """Return the posts that an article tells: beside names, of its speakers and in its facts."""
    return tuple(_told_posts(document))


def _told_posts(document: Document) -> Iterator[ToldPost]:
    places: dict[str, tuple[list[NamePlace], list[NamePlace]]] = {}
    for entity in document.entities:
        kind = {"person": 0, "org": 1, "place": 1}.get(entity.type)
        if kind is not None:
            for m in entity.mentions:
                row = places.setdefault(m.paragraph, ([], []))[kind]
                row.append((m.start, m.end, m.text if kind else entity.name))
    naming = {paragraph: row for paragraph, row in places.items() if row[0]}
    for paragraph, (persons, orgs) in naming.items():
        for post in read_posts(document.paragraph(paragraph).text, persons, orgs):
            yield ToldPost(post, Span(paragraph, post.start, post.start + 1))
    for quote in document.quotes:
        if quote.speaker and quote.role and quote.kind != "term":
            yield ToldPost(Post(quote.speaker, quote.role, _orgs(quote.org), 0), quote.span)
    for fact in document.facts:
        if fact.kind == "affiliation":
            yield ToldPost(Post(fact.subject, fact.predicate, _orgs(fact.object), 0), fact.span)


def _orgs(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def read_posts(
    text: str, persons: Iterable[NamePlace], orgs: Iterable[NamePlace]
) -> Iterator[Post]:
    """Yield the posts that a text gives to these persons."""
    orgs = sorted(orgs)
    floor = before = 0
    for person in sorted(persons):
        # 英国作家甲、加拿大作家乙; but 某部书记甲、副部长乙 are both of the same.
        apart = before and text[before : before + 1] not in _JOINTS
        floor = before if apart or _between(orgs, before, person[0]) else floor
        yield from _behind(text, person, orgs)
        yield from _before(text, floor, person, orgs)
        yield from _around(text, floor, person, orgs)
        before = person[1]


def _before(text: str, floor: int, person: NamePlace, orgs: Sequence[NamePlace]) -> Iterator[Post]:
    """恒镍科技创始人、首席科学家段某; 恒镍科技的创始人是段某."""
    start, stop, name = person
    if text[start - 1 : start] == "、" and text[stop : stop + 1] == "的":
        return iter(())  # 创始人、段某的父亲
    floor = max(floor, start - _FARTHEST)
    copula = _IS_BEFORE.search(text[floor:start])
    phrase = text[floor : floor + copula.start() if copula else start].rstrip(" 　、的")
    end = floor + len(phrase)
    return _read(text, _phrase_start(text, floor, end), end, name, orgs)


def _behind(text: str, person: NamePlace, orgs: Sequence[NamePlace]) -> Iterator[Post]:
    """段某是恒镍科技的创始人; 段某（恒镍科技创始人）."""
    copula = _IS_BEHIND.match(text, person[1])
    phrase = _BEHIND.match(text, copula.end()) if copula else None
    return _read(text, *phrase.span(), person[2], orgs) if phrase else iter(())


def _around(text: str, floor: int, person: NamePlace, orgs: Sequence[NamePlace]) -> Iterator[Post]:
    """上海大学材料学院张某教授."""
    start, end, name = person
    role = role_at_start(text[end : end + _LONGEST_TITLE])
    begin = _phrase_start(text, max(floor, start - _FARTHEST_AROUND), start)
    inside = _between(orgs, begin, start)
    if role and inside and _SECTION.fullmatch(text, inside[-1][1], start):
        yield Post(name, role, tuple(org[2] for org in inside), begin)


def _phrase_start(text: str, floor: int, end: int) -> int:
    return max((m.end() for m in _BREAK.finditer(text, floor, end)), default=floor)


def _read(
    text: str, start: int, end: int, person: str, orgs: Sequence[NamePlace]
) -> Iterator[Post]:
    """Yield the posts in which a phrase ends; one without an organisation has that of the first."""
    near = [org for org in _between(orgs, start, end - 1) if org[2] != person]
    parts: list[tuple[str, tuple[str, ...]]] = []
    for begin, stop in reversed(_parts(text, start, end, near)):
        role = role_at_end(text[begin:stop])
        if not role:
            break
        cut = next((org[1] for org in near if org[0] < stop - len(role) < org[1] < stop), 0)
        role = role_at_end(text[max(cut, begin) : stop]) or role  # 中海证券分析师
        inside = [org for org in near if begin <= org[0] and org[1] <= stop - len(role)]
        front = text[inside[-1][1] if inside else begin : stop - len(role)]
        front = front.rpartition("、")[2].strip(" 的")  # 局长梁可、副局长沈舟
        named = tuple(org[2] for org in inside)
        someone = _SOMEONE.match(front)
        if DONE_TO.search(front):
            front, named = "", ()
        elif someone:  # 央视记者跟随一名逃出的华裔居民: no post at 央视
            front = front[someone.end() :].rpartition("的")[2]
            named = () if someone[1] else named
        elif not named and front:  # 隆源农业 that no entity marks; 亚太区 behind one is no place
            house = front.rpartition("的")[2]  # 来访的南岛国总理
            named = (house,) if _is_named(house) else ()
            front = house if house in _FORMER else ""
        parts.append((front + role, named))
    carried: tuple[str, ...] = ()
    for role, named in reversed(parts):
        carried = named or carried
        yield Post(person, role, carried, start)


def _is_named(house: str) -> bool:
    """Return whether a house has a name, and is not any: 公司, 该集团; no 邀请 of 邀请部长某某."""
    unnamed = lexicon.words("company_nouns") | _HOUSES | _FORMER
    return house.lstrip("该本") not in unnamed and house not in lexicon.mapping("predicates")


_HOUSES = frozenset(["集团", "单位", "部门"])
_FORMER = frozenset(["前", "原", "前任", "原任", "时任"])  # of a role: 前总裁


def _between(places: Sequence[NamePlace], start: int, end: int) -> list[NamePlace]:
    """Return those of sorted places that lie inside a stretch."""
    first, stop = bisect_left(places, (start,)), bisect_left(places, (end + 1,))
    return [place for place in places[first:stop] if place[1] <= end]


def _parts(text: str, start: int, end: int, names: Sequence[NamePlace]) -> list[tuple[int, int]]:
    """Split 创始人、董事长兼CEO at its joints, none of which is inside a name."""
    parts, begin = [], start
    for match in _JOINT.finditer(text, start, end):
        inside = any(n[0] <= match.start() < n[1] for n in names)
        if not inside and role_at_end(text[begin : match.start()]):
            parts.append((begin, match.start()))
            begin = match.end()
    return [*parts, (begin, end)]


def is_sole(role: str) -> bool:
    """Return whether a post has one holder: 总经理, not 研究员 or 副总经理."""
    return bool(_SOLE.search(role)) and not _SHARED.search(role)
