"""Who holds which post where, read from the words beside a name: in a draft and in an article.

恒镍科技创始人段某, 段某是恒镍科技的创始人 and 恒镍科技的创始人是段某 tell the same.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.query.check.wording import same
from zgc_cli.reading.normal import key

_LONGEST_ROLE = 9
_BREAK = re.compile(r"[，。；：！？“”「」『』\"\s（）()是为]")
_IS_BEHIND = re.compile(
    r"(?:现|曾|历|时)?(?:是|为|任|系|担任|出任|升任|当选为?)|[，（(](?:现任|曾任)?"
)
_IS_BEFORE = re.compile(r"(?:的)?(?:是|为|由|叫|名叫|系)$")
_BEHIND = re.compile(r"[^，。；：！？（）()“”]{2,40}")
_JOINT = re.compile(r"[、兼和及与/]")
# What one person holds at a time: 总经理, not 研究员.
_SOLE = re.compile(
    r"(?:[长官]|总裁|总经理|经理|主席|CEO|首席\w+|书记|主任|总理|总统|首相|主帅|教练|创始人|"
    r"大臣|发言人|总监|负责人|冠军|球员|总工程师|总设计师|指挥|掌门人|国王|部长)$"
)
_SHARED = re.compile(r"副|助理|成员|之一|联合")


class Post(NamedTuple):
    """A person with a post; `orgs` are the organisations and places in front of it."""

    person: str
    role: str
    orgs: tuple[str, ...]
    start: int


Place = tuple[int, int, str]


def read_posts(text: str, persons: Iterable[Place], orgs: Sequence[Place]) -> list[Post]:
    """Return the posts that a text gives to these persons (start, end, name)."""
    orgs = sorted(orgs)
    found: list[Post] = []
    last = before = 0
    for start, end, name in sorted(persons):
        # 英国作家甲、加拿大作家乙; but 某部书记甲、副部长乙 are both of the same.
        last = before if _between(orgs, before, start) else last
        found += _behind(text, end, name, orgs)
        found += _before(text, last, start, name, orgs)
        found += _around(text, last, start, end, name, orgs)
        before = end
    return found


def _before(text: str, last: int, start: int, name: str, orgs: Sequence[Place]) -> Iterator[Post]:
    """恒镍科技创始人、首席科学家段某; 恒镍科技的创始人是段某."""
    floor = max(last, start - 50)
    copula = _IS_BEFORE.search(text[floor:start])
    end = floor + copula.start() if copula else start
    end -= len(text[floor:end]) - len(text[floor:end].rstrip(" 　、的"))
    begin = max((m.end() for m in _BREAK.finditer(text, floor, end)), default=floor)
    return _read(text, begin, end, name, orgs)


def _behind(text: str, end: int, name: str, orgs: Sequence[Place]) -> Iterator[Post]:
    """段某是恒镍科技的创始人; 段某（恒镍科技创始人）."""
    copula = _IS_BEHIND.match(text, end)
    phrase = _BEHIND.match(text, copula.end()) if copula else None
    return _read(text, phrase.start(), phrase.end(), name, orgs) if phrase else iter(())


def _around(
    text: str, last: int, start: int, end: int, name: str, orgs: Sequence[Place]
) -> Iterator[Post]:
    """上海大学材料学院张某教授."""
    role = _role_at_start(text[end : end + _LONGEST_ROLE])
    floor = max(last, start - 30)
    begin = max((m.end() for m in _BREAK.finditer(text, floor, start)), default=floor)
    inside = tuple(o[2] for o in _between(orgs, begin, start))
    if role and inside:
        yield Post(name, role, inside, begin)


def _read(text: str, start: int, end: int, name: str, orgs: Sequence[Place]) -> Iterator[Post]:
    """Yield the posts in which a phrase ends; one without an organisation has that of the first."""
    near = [o for o in _between(orgs, start, end - 1) if o[2] != name]
    parts: list[tuple[str, tuple[str, ...]]] = []
    for begin, stop in reversed(_parts(text, start, end, near)):
        role = _role_at_end(text[begin:stop])
        if not role:
            break
        inside = [o for o in near if begin <= o[0] and o[1] <= stop - len(role)]
        front = text[inside[-1][1] if inside else begin : stop - len(role)].strip(" 的")
        named = tuple(o[2] for o in inside)
        if not named and front:  # 隆源农业 that no entity marks; 亚太区 behind one is no place
            named = (front,)
            front = ""
        parts.append((front + role, named))
    held: tuple[str, ...] = ()
    for role, named in reversed(parts):
        held = named or held
        yield Post(name, role, held, start)


def _between(places: Sequence[Place], start: int, end: int) -> list[Place]:
    """Return those of sorted places that lie inside a stretch."""
    first, stop = bisect_left(places, (start,)), bisect_left(places, (end + 1,))
    return [place for place in places[first:stop] if place[1] <= end]


def _parts(text: str, start: int, end: int, names: Sequence[Place]) -> list[tuple[int, int]]:
    """Split 创始人、董事长兼CEO at its joints, none of which is inside a name."""
    out, at = [], start
    for match in _JOINT.finditer(text, start, end):
        inside = any(n[0] <= match.start() < n[1] for n in names)
        if not inside and _role_at_end(text[at : match.start()]):
            out.append((at, match.start()))
            at = match.end()
    out.append((at, end))
    return out


def _role_at_end(text: str) -> str:
    roles = lexicon.words("roles")
    for length in range(min(_LONGEST_ROLE, len(text)), 1, -1):
        if text[-length:] in roles:
            return text[-length:]
    return ""


def _role_at_start(text: str) -> str:
    roles = lexicon.words("roles")
    sizes = range(min(_LONGEST_ROLE, len(text)), 1, -1)
    return next((text[:size] for size in sizes if text[:size] in roles), "")


def sole(role: str) -> bool:
    """Return whether a post has one holder: 总经理, not 研究员 or 副总经理."""
    return bool(_SOLE.search(role)) and not _SHARED.search(role)


def same_role(a: str, b: str) -> bool:
    """Return whether two titles may name one post: 总裁 and 亚太区总裁 may, 院长 and 副院长 not."""
    first, second = key(a), key(b)
    if not first or not second or ("副" in first) != ("副" in second):
        return False
    return any(f in second or second in f for f in (first, *map(key, same(a))))
