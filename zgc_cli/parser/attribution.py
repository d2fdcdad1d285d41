"""Who speaks: the subject of a clause with a verb of saying, resolved to a person of the text.

A subject is a name with its title, a pronoun, 这位研究员, 王女士, an organisation, or somebody
whom the text does not name; the latter has a role and no name.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document import Document
from zgc_cli.parser import affiliation
from zgc_cli.parser.affiliation import Affiliation
from zgc_cli.parser.passages import QUOTED, Name, Passage, names_in


class Speaker(NamedTuple):
    """Who said something; `name` is None for somebody whom the text does not name."""

    name: str | None
    role: str | None = None
    org: str | None = None


UNKNOWN = Speaker(None)

_CLAUSE = re.compile("[，；：“”]")
_PRONOUN = re.compile(r"(?<![其吉])[他她](?!们|的|人|乡|国|日|山|俩)")
_OTHERS = re.compile(r"[他她它]们|她俩|他俩|[他她]的|大家|人们|众人|我们|有人|不少人|许多人|很多人")
_MY = re.compile(r"(?:我|笔者)")
# Behind these a name is no subject: 对张三说, 与李四相识.
_OBLIQUE = re.compile(r"(?:与|和|同|跟|对|向|给|为|替|把|被|将|让|请|问|采访|见到|看到|找到|遇到|告诉|"
                      r"称赞|感谢|会见|会晤|致电|联系|拨通|了解|陪同|帮|邀请|及|以及|包括|像|如|走进|来到|"
                      r"围着|指着|望着|看着|拉着|握着|见)$")
# The same with a title between: 向合作社理事长张三, 在与星河大学教授李四的交谈中.
_OBLIQUE_START = re.compile(
    r"[他她]?(?:还|也|曾)?在?(?:与|和(?!平)|同(?!济)|跟|向|给|对(?!外)|采访|见到)"
)
_THIS_ROLE = re.compile(r"[这那]位|[这那]名|该名|[这那]个")
_SOME_ROLE = re.compile(r"[一两三几多数有某]+[位名个]|有的?|有关|相关|不愿|匿名|多名|部分")
_AFTER_ROLE = "在对向告也还就则说坦笑表介指认强透回补写感提直于当谈日近曾又都都常"
_NICKNAME = (
    "某某|某|女士|先生|小姐|太太|夫人|阿姨|大爷|大妈|大娘|大叔|大伯|大姐|大哥|大嫂|师傅|老师|奶奶|爷爷|婆婆|"
    "伯伯|叔叔|叔|婶|姐|哥|嫂|伯|姨|老汉|老人|老太|同学|医生|教授|主任|经理|老板|书记|警官|队长|校长|院长|"
    "局长|站长|馆长|总|工|老|导|博士|律师|法官|护士长|护士|教练|主席|总统|总理|部长|会长|董事长|总裁|女|男"
)
_CHINESE_NAME = "[\u4e00-\u9fff]"
_FOREIGN_NAME = re.compile(r"[\u4e00-\u9fff]{1,7}(?:·[\u4e00-\u9fff]{1,8})+$")
_ADVERBIAL = re.compile(
    r"(?:在|对|向|就|也|还|又|则|都|曾|常|总|便|这样|如是|如此|笑|高兴|激动|感慨|自豪|兴奋|欣慰|动情|坦|深|一边|边|"
    r"接|补|告|表|介|指|认|说|回|谈|看|拿|抹|擦|望|日前|近日|当天|当场|随后|同时|随即|首先|最后|用|以|于|通过|从|"
    r"乐呵呵|憨|微|哈哈|开心|热情|连|不禁|由衷|一再|反复|再次|多次|进一步|特别|明确|郑重|严肃|无奈|摇|点|挥|叹|"
    r"比|低|大|轻|认真|坚定|心|脸|满|不|很|颇|十分|非常|显得|正|已|把|给|跟|和|与|介绍|QUOTED)".replace("QUOTED", QUOTED)
)


class Cast:
    """The persons of a document: what each is, and who was the subject last."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        """Read the names into `passages` and learn roles and organisations from all of them."""
        self.known: dict[str, Affiliation] = {}
        self.aliases: dict[str, str] = {}
        self._gender: dict[str, str] = {}
        self._places: list[tuple[int, int]] = []
        self._subjects: list[str] = []
        self._orgs: list[tuple[int, int]] = []
        self._org_names: list[str] = []
        _place_names(document, passages)
        for passage in passages:
            _add_unseen(passage)
            for org in passage.orgs:
                self._orgs.append((passage.index, org.start))
                self._org_names.append(passage.paragraph.text[org.start : org.end])
            for name in passage.persons:
                self._learn(passage, name)
                if passage.paragraph.kind == "body" and is_subject(passage, name):
                    self._places.append((passage.index, name.start))
                    self._subjects.append(name.name)

    def _learn(self, passage: Passage, name: Name) -> None:
        self.aliases.setdefault(name.name.rpartition("·")[2], name.name)
        self.aliases[name.name] = name.name
        found = affiliation.before(passage, name)
        if not found.role:
            found = affiliation.behind(passage, name)
        if found.org and affiliation.is_generic(found.org):
            found = found._replace(org=self.org_before(passage, name.start, found.org))
        old = self.known.get(name.name, affiliation.NOBODY)
        self.known[name.name] = Affiliation(old.role or found.role, old.org or found.org)

    def org_before(self, passage: Passage, offset: int, generic: str) -> str | None:
        """Return the organisation that 公司 or 该院 means: the last one named of that ending."""
        last = bisect_right(self._orgs, (passage.index, offset))
        recent = self._org_names[max(0, last - 12) : last][::-1]
        kind = generic.lstrip("该本我")
        return next((o for o in recent if o.endswith(kind) and o != kind), None) or next(
            iter(recent), None
        )

    def person(self, name: str) -> Speaker:
        """Return a person with the role and the organisation that the document tells."""
        return Speaker(name, *self.known.get(name, affiliation.NOBODY))

    def recent(self, passage: Passage, offset: int) -> Iterator[str]:
        """Yield the last few persons that were subjects before an offset, the latest first."""
        last = bisect_right(self._places, (passage.index, offset - 1))
        yield from dict.fromkeys(self._subjects[max(0, last - 12) : last][::-1])

    def by_pronoun(self, passage: Passage, offset: int, pronoun: str) -> Speaker:
        """Resolve 他 or 她 to the last subject whom the text has not called by the other one."""
        for name in self.recent(passage, offset):
            if self._gender.get(name, pronoun) == pronoun:
                self._gender[name] = pronoun
                return self.person(name)
        return UNKNOWN

    def by_role(self, passage: Passage, offset: int, role: str) -> Speaker | None:
        """Resolve 院长 or 这位研究员 to the last subject who has that role."""
        for name in self.recent(passage, offset):
            if (self.known[name].role or "").endswith(role):
                return self.person(name)
        return None

    def by_surname(self, passage: Passage, offset: int, short: str) -> Speaker | None:
        """Resolve 苏主任 or 老李 to the last subject with that surname, the same title first."""
        surname = short[1] if short[0] in "老小阿" else short[0]
        title = short[1:]
        alike = [n for n in self.recent(passage, offset) if n[0] == surname and len(n) > 1]
        same = [n for n in alike if title and title in (self.known[n].role or "")]
        chosen = same or (alike if len(alike) == 1 else [])
        return self.person(chosen[0]) if chosen else None


def _place_names(document: Document, passages: Sequence[Passage]) -> None:
    """Hand the mentions of persons, organisations and places to the passages they stand in."""
    by_id = {passage.paragraph.id: passage for passage in passages}
    for entity in document.entities:
        if entity.type not in ("person", "org", "place"):
            continue
        for mention in entity.mentions:
            passage = by_id.get(mention.paragraph)
            if passage:
                name = Name(mention.start, mention.end, entity.name)
                getattr(passage, f"{entity.type}s").append(name)
    for passage in passages:
        passage.persons.sort()
        passage.orgs.sort()
        passage.places.sort()


def _add_unseen(passage: Passage) -> None:
    """Add persons whom only their title or their verb of saying gives away."""
    found = []
    for cue in passage.cues:
        if cue.soft:
            continue
        start = max(cue.start - 40, 0)
        clause = max(start, _last_boundary(passage.veiled, start, cue.start))
        if next(names_in(passage.persons, clause, cue.start), None):
            continue
        name = _unseen(passage.veiled[clause : cue.start])
        if name and not _inside_any(passage.orgs, clause + name[0], clause + name[1]):
            begin, end = clause + name[0], clause + name[1]
            found.append(Name(begin, end, passage.veiled[begin:end]))
    if found:
        passage.persons = sorted({*passage.persons, *found})


def _inside_any(names: Sequence[Name], start: int, end: int) -> bool:
    return any(n.start < end and start < n.end for n in names_in(names, max(0, start - 40), end + 40))


def _last_boundary(veiled: str, start: int, end: int) -> int:
    last = start
    for match in _ANY_BOUNDARY.finditer(veiled, start, end):
        last = match.end()
    return last


_ANY_BOUNDARY = re.compile("[，。；：！？“”、]")


def _unseen(clause: str) -> tuple[int, int] | None:
    """Find a name in the clause in front of a verb of saying: 货车司机梁某某, 欧阳某某高兴地."""
    foreign = _FOREIGN_NAME.search(clause)
    if foreign:
        start = foreign.start()
        for end in range(min(len(clause), start + 8), start, -1):
            if affiliation.role_at_end(clause[start:end]) and "·" not in clause[start:end]:
                return end, len(clause)
        return start, len(clause)
    begins = [0]
    begins += [end for end in range(2, len(clause) - 1) if affiliation.role_at_end(clause[:end])]
    for begin in reversed(begins):
        match = _chinese_name().match(clause, begin)
        if match and not affiliation.role_at_end(match["name"]):
            return match.span("name")
    return None


@cache
def _chinese_name() -> re.Pattern[str]:
    surnames = _surnames()
    double = "|".join(sorted(s for s in surnames if len(s) == 2)) or "(?!)"
    single = "".join(sorted(s for s in surnames if len(s) == 1))
    more = _CHINESE_NAME
    return re.compile(
        f"(?P<name>(?:{double}){more}{{1,2}}?|[{single}]{more}{{1,2}}?)(?=$|{_ADVERBIAL.pattern})"
    )


@cache
def _surnames() -> frozenset[str]:
    return lexicon.words("surnames")


def is_subject(passage: Passage, name: Name) -> bool:
    """Tell whether a name may be the subject of its clause, as far as its neighbours tell."""
    veiled = passage.veiled
    if veiled[name.start] == QUOTED:
        return False
    if veiled[name.end : name.end + 1] == "的" and not _HIS_WORDS.match(veiled, name.end):
        return False
    front = veiled[max(0, name.start - 40) : name.start]
    front = front[_last_boundary(front, 0, len(front)) :]
    if affiliation.role_at_end(front) and _OBLIQUE_START.match(front):
        return False
    return not _OBLIQUE.search(front) and not front.endswith(("记者", "通讯员"))


_HIS_WORDS = re.compile("的(?:话|一番话|这番话|一席话|回答|感受|心里话|心声|讲述|感慨|体会|回忆)")


def subject(cast: Cast, passage: Passage, start: int, end: int) -> Speaker | None:
    """Return who is the subject between two offsets, looking from the last clause backwards."""
    ends = [m.start() for m in _CLAUSE.finditer(passage.veiled, start, end)]
    begins = [start, *(e + 1 for e in ends)]
    for begin, stop in zip(reversed(begins), reversed([*ends, end]), strict=True):
        found = _clause_subject(cast, passage, begin, stop) if stop > begin else None
        if found:
            return found
    return None


def _clause_subject(cast: Cast, passage: Passage, begin: int, end: int) -> Speaker | None:
    """Return the first subject of one clause: a name, a pronoun, a title or an organisation."""
    veiled = passage.veiled
    person = next((n for n in names_in(passage.persons, begin, end) if is_subject(passage, n)), None)
    pronoun = _PRONOUN.search(veiled, begin, end)
    if pronoun and (person is None or pronoun.start() < person.start):
        ahead = veiled[begin : pronoun.start()]
        if not _OBLIQUE.search(ahead):
            return cast.by_pronoun(passage, pronoun.start(), pronoun.group())
    if person:
        return _named(cast, passage, person)
    if _OTHERS.search(veiled, begin, end) or _MY.match(veiled[begin:end]):
        return UNKNOWN
    return (
        _short_name(cast, passage, begin, end)
        or _by_title(cast, passage, begin, end)
        or _organisation(passage, begin, end)
    )


def _named(cast: Cast, passage: Passage, person: Name) -> Speaker:
    """Return a named person; 王女士 that the entities hold stays what it is."""
    return cast.person(cast.aliases.get(person.name, person.name))


def _short_name(cast: Cast, passage: Passage, begin: int, end: int) -> Speaker | None:
    """Read 王女士, 老李, 苏主任; one whom the text has named in full is that person."""
    match = _nickname().search(passage.veiled, begin, end)
    if not match:
        return None
    short = match["short"]
    known = cast.by_surname(passage, match.start(), short)
    if known:
        return known
    name = Name(*match.span("short"), short)
    found = affiliation.before(passage, name)
    return Speaker(short, *found)


@cache
def _nickname() -> re.Pattern[str]:
    single = "".join(sorted(s for s in _surnames() if len(s) == 1))
    follow = f"(?=[{_AFTER_ROLE}]|$)"
    return re.compile(
        f"(?<![{_CHINESE_NAME[1:-1]}])(?P<short>[{single}](?:{_NICKNAME})|[老小阿][{single}]){follow}"
    )


def _by_title(cast: Cast, passage: Passage, begin: int, end: int) -> Speaker | None:
    """Read a subject without a name: 这位研究员, 院长, 一名工作人员, 公司负责人."""
    veiled = passage.veiled
    for stop in range(min(end, begin + 60), begin + 1, -1):
        if stop < end and veiled[stop] not in _AFTER_ROLE:
            continue
        role = affiliation.role_at_end(veiled[max(begin, stop - 10) : stop])
        if not role or _OBLIQUE.search(veiled[begin : stop - len(role)]):
            continue
        phrase = veiled[begin:stop]
        found = affiliation.read(passage, begin, stop)
        if _SOME_ROLE.search(phrase):
            return Speaker(None, found.role or role, found.org)
        known = cast.by_role(passage, begin, found.role or role)
        if known:
            return known
        if _THIS_ROLE.search(phrase):
            return next(map(cast.person, cast.recent(passage, begin)), Speaker(None, *found))
        if found.org and affiliation.is_generic(found.org):
            found = found._replace(org=cast.org_before(passage, begin, found.org))
        return Speaker(None, found.role or role, found.org)
    return None


def _organisation(passage: Passage, begin: int, end: int) -> Speaker | None:
    """Return an organisation that speaks for itself: 国家统计局表示."""
    org = next(names_in(passage.orgs, begin, end), None)
    if org is None or _OBLIQUE.search(passage.veiled[begin : org.start]):
        return None
    if passage.veiled[org.end : org.end + 1] == "的":
        return None
    return Speaker(org.name)
