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
from zgc_cli.parser.passages import BOUNDARY, BRACKETED, QUOTED, Name, Passage, names_in


class Speaker(NamedTuple):
    """Who said something; `name` is None for somebody whom the text does not name."""

    name: str | None
    role: str | None = None
    org: str | None = None


UNKNOWN = Speaker(None)

_CLAUSE = re.compile("[，；：“”]")
_PRONOUN = re.compile(r"(?<![其吉])[他她](?!们|的|人|乡|国|日|山|俩)")
# Behind surname and one character these are rather an adverbial than the end of the name.
_NO_THIRD = (
    "，。在对向就也还又则都曾常总便这如笑高激感自兴欣动坦深一边接补告表介指认说回谈用以于通从连不由再"
    "反多进特严无摇挥叹十非显正已把给跟和与今昨当随同\\d周"
)
# So many names that the entities miss are looked for again; the text is scanned once for all.
_MOST = 50
_NO_COMPANY = re.compile("[局委部厅署院社报台网会校园]$|政府|大学|中心|研究所|联盟|法院")
_SIDE = {"他": 1, "她": -1}
_OTHERS = re.compile(r"[他她它]们|她俩|他俩|[他她]的|大家|人们|众人|我们|有人|不少人|许多人|很多人")
_MY = re.compile(r"(?:我|笔者)")
# Behind these a name is no subject: 对张三说, 与李四相识.
_OBLIQUE = re.compile(
    r"(?:与|和|同|跟|对|向|给|为|替|把|被|将|让|请|问|采访|见到|看到|找到|遇到|告诉|"
    r"称赞|感谢|会见|会晤|致电|联系|拨通|了解|陪同|帮|邀请|及|以及|包括|像|如|走进|来到|"
    r"围着|指着|望着|看着|拉着|握着|见)$"
)
# The same with a title between: 向合作社理事长张三, 在与星河大学教授李四的交谈中.
_OBLIQUE_START = re.compile(
    r"[他她]?(?:还|也|曾)?在?(?:与|和(?!平)|同(?!济)|跟|向|给|对(?!外)|采访|见到)"
)
# A subject by title, and a name inside its adverbial: 一名官员在介绍张三的行程时说.
_HOST = re.compile("(?:官员|人士|人员|负责人|发言人|专家|居民|村民|消息)在[^，]{2,}$")
# What may stand between an organisation and its verb of saying: 国家统计局9日发布报告称.
_FREE = re.compile(
    r"[在对向也还就则日近曾又都均一未已将再先随同今昨周通从于发以方当称说表指强透认宣，\d]"
)
_THIS_ROLE = re.compile(r"[这那]位|[这那]名|该名|[这那]个")
_SOME_ROLE = re.compile(r"[一两三几多数有某]+[位名个]|有的?|有关|相关|不愿|匿名|多名|部分")
_AFTER_ROLE = (
    "在对向告也还就则说坦笑表介指认强透回补写感提直于当谈日近曾又都常纷均一未没连"
    "正激已将再忙先随同今昨周边用通从高兴深"
)
# Forms of address that follow a surname: the first kind is one wherever it stands, the second only
# where nothing but a title stands before it (张总, 老李).
_ADDRESS = (
    "某某|某|女士|先生|小姐|太太|夫人|阿姨|阿婆|阿公|阿伯|阿叔|大爷|大妈|大娘|大叔|大伯|大姐|大哥|大嫂|"
    "师傅|奶奶|爷爷|婆婆|伯伯|叔叔|婶|老汉|老太|老太太|老伯|大夫"
)
_TITLE_BEHIND = (
    "老师|医生|教授|主任|经理|老板|书记|警官|队长|校长|院长|局长|站长|馆长|总|工|老|导|博士|律师|法官|"
    "护士长|护士|教练|部长|会长|董事长|姐|哥|嫂|伯|姨|同学"
)
_ADVERBIAL = re.compile(
    r"(?:在|对|向|就|也|还|又|则|都|曾|常|总|便|这样|如是|如此|笑|高兴|激动|感慨|自豪|兴奋|欣慰|动情|坦|深|一边|边|"
    r"接|补|告|表|介|指|认|说|回|谈|看|拿|抹|擦|望|日前|近日|当天|当场|随后|同时|随即|首先|最后|用|以|于|通过|从|"
    r"[赛会课饭事随战]后|乐呵呵|憨|微|哈哈|开心|热情|连|不禁|由衷|一再|反复|再次|多次|进一步|特别|明确|郑重|严肃|无奈|摇|点|挥|叹|"
    r"比|低|大|轻|认真|坚定|心|脸|满|不|很|颇|十分|非常|显得|正|已|把|给|跟|和|与|介绍|QUOTED)".replace(
        "QUOTED", QUOTED
    )
)


class Cast:
    """The persons of a document: what each is, and who was the subject last."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        """Read the names into `passages` and learn roles and organisations from all of them."""
        self.known: dict[str, Affiliation] = {}
        self.aliases: dict[str, str] = {}
        self._gender: dict[str, int] = {}
        self._places: list[tuple[int, int]] = []
        self._subjects: list[str] = []
        self._spoken_places: list[tuple[int, int]] = []
        self._speakers: list[str] = []
        self._orgs: list[tuple[int, int]] = []
        self._org_names: list[str] = []
        _place_names(document, passages)
        for passage in passages:
            _add_unseen(passage)
        _add_again(passages)
        for passage in passages:
            for org in passage.orgs:
                self._orgs.append((passage.index, org.start))
                self._org_names.append(passage.paragraph.text[org.start : org.end])
            for name in passage.persons:
                self._learn(passage, name)
            if passage.paragraph.kind == "body":
                for name in _topics(passage):
                    self._places.append((passage.index, name.start))
                    self._subjects.append(name.name)
                self._hear_pronouns(passage)

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
        alike = next((o for o in recent if o.endswith(kind) and o != kind), None)
        if alike is None and kind in ("公司", "集团", "企业"):
            # A company goes by a short name in the text: 银帆动力 for 海城银帆动力科技有限公司.
            alike = next((o for o in recent if not _NO_COMPANY.search(o)), None)
        return alike or kind

    def person(self, name: str) -> Speaker:
        """Return a person with the role and the organisation that the document tells."""
        return Speaker(name, *self.known.get(name, affiliation.NOBODY))

    def spoke(self, passage: Passage, offset: int, name: str) -> None:
        """Remember a speaker, in the order of the text: a pronoun that follows may mean him."""
        self._spoken_places.append((passage.index, offset))
        self._speakers.append(name)

    def recent(self, passage: Passage, offset: int) -> Iterator[str]:
        """Yield the last few subjects and speakers before an offset, the latest first."""
        here = (passage.index, offset - 1)
        last, spoken = bisect_right(self._places, here), bisect_right(self._spoken_places, here)
        told = slice(max(0, last - 12), last)
        said = slice(max(0, spoken - 2), spoken)
        near = [*zip(self._places[told], self._subjects[told], strict=True)]
        near += zip(self._spoken_places[said], self._speakers[said], strict=True)
        yield from dict.fromkeys(name for _, name in sorted(near, reverse=True))

    def _hear_pronouns(self, passage: Passage) -> None:
        """Learn from every 他 and 她 that begins a clause which of the two a person is."""
        for match in _PRONOUN.finditer(passage.veiled):
            if passage.veiled[match.start() - 1 : match.start()] not in ("", *BOUNDARY):
                continue
            name = self._meant(passage, match.start(), match.group())
            if name:
                self._gender[name] = self._gender.get(name, 0) + _SIDE[match.group()]

    def _meant(self, passage: Passage, offset: int, pronoun: str) -> str | None:
        """Return the last subject whom the text does not rather call by the other pronoun."""
        side = _SIDE[pronoun]
        fitting = (n for n in self.recent(passage, offset) if self._gender.get(n, 0) * side >= 0)
        return next(fitting, None)

    def by_pronoun(self, passage: Passage, offset: int, pronoun: str) -> Speaker:
        """Resolve 他 or 她 to a person."""
        name = self._meant(passage, offset, pronoun)
        return self.person(name) if name else UNKNOWN

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
        alike = [n for n in self.recent(passage, offset) if n[0] == surname and n != short]
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


def _add_again(passages: Sequence[Passage]) -> None:
    """Add the other places at which a person stands whom the text gave away once."""
    names = {n.name for p in passages for n in p.persons if n.seen_by_verb and len(n.name) > 2}
    if not names:
        return
    again = re.compile("|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))[:_MOST])))
    for passage in passages:
        found = [Name(*m.span(), m.group()) for m in again.finditer(passage.veiled)]
        found = [n for n in found if not _inside_any(passage.persons, n.start, n.end)]
        if found:
            passage.persons = sorted([*passage.persons, *found])


def _add_unseen(passage: Passage) -> None:
    """Add persons whom only their title or their verb of saying gives away."""
    found = [n for n in _nicknames(passage) if not _inside_any(passage.persons, n.start, n.end)]
    if found:
        passage.persons = sorted({*passage.persons, *found})
    found = []
    for cue in passage.cues:
        if cue.soft:
            continue
        start = max(cue.start - 40, 0)
        clause = max(start, _last_boundary(passage.veiled, start, cue.start))
        if next(names_in(passage.persons, clause, cue.start), None):
            continue
        name = _unseen(passage.veiled[clause : cue.start])
        if name is None:
            continue
        begin, end = clause + name[0], clause + name[1]
        if not any(_inside_any(names, begin, end) for names in (passage.orgs, passage.places)):
            found.append(Name(begin, end, passage.veiled[begin:end], True))
    if found:
        passage.persons = sorted({*passage.persons, *found})


def _topics(passage: Passage) -> Iterator[Name]:
    """Yield the persons whom a later 他 can mean: the first subject of each clause."""
    last = -1
    for name in passage.persons:
        if not is_subject(passage, name):
            continue
        start = max(0, name.start - 60)
        clause = _last_boundary(passage.veiled, start, name.start)
        if clause == last:
            continue
        last = clause
        if (clause == start and start) or not _HELD.search(passage.veiled, clause, name.start):
            yield name


# 他, 这位总统 or another subject in front of a name in its clause: 这位总统未透露张三何时来电.
_HELD = re.compile(
    r"(?:官员|人士|人员|负责人|发言人|专家)在|(?<![其吉])[他她](?!们|的)|[这那该](?:位|名)[^，]{2,}[未在对向就会已将曾说称]"
)


def _inside_any(names: Sequence[Name], start: int, end: int) -> bool:
    return any(
        n.start < end and start < n.end for n in names_in(names, max(0, start - 40), end + 40)
    )


def _last_boundary(veiled: str, start: int, end: int) -> int:
    last = start
    for match in _ANY_BOUNDARY.finditer(veiled, start, end):
        last = match.end()
    return last


_ANY_BOUNDARY = re.compile("[，。；：！？“”、]")


def _unseen(clause: str) -> tuple[int, int] | None:
    """Find a name in the clause in front of a verb of saying: 货车司机梁某某, 欧阳某某高兴地."""
    begins = [end for end in range(2, len(clause) - 1) if affiliation.role_at_end(clause[:end])]
    for begin in (*reversed(begins), 0):
        match = _full_name().match(clause, begin)
        if not match or affiliation.role_at_end(match.group()) or match.group()[-1] in "地着了的得":
            continue
        # Without a surname only a title in front tells that 博尔顿 is a person.
        if begin or match["chinese"] or len(match.group()) > 2:
            return match.span()
    return None


@cache
def _full_name() -> re.Pattern[str]:
    """Match a whole name that an adverbial or the verb follows: 梁某某, 安娜·施密特, 博尔顿."""
    surnames = _surnames()
    double = "|".join(sorted(s for s in surnames if len(s) == 2)) or "(?!)"
    single = "".join(sorted(s for s in surnames if len(s) == 1))
    sound = "".join(sorted(w for w in lexicon.words("transliteration") if len(w) == 1))
    any_ = "[\u4e00-\u9fff]"
    return re.compile(
        f"(?:{any_}{{1,7}}(?:·{any_}{{1,8}}?)+|"
        f"(?P<chinese>[{single}]{any_}[^{_NO_THIRD}](?=$|[在对向就也还])|"
        f"(?:{double}){any_}{{1,2}}?|[{single}]{any_}{{1,2}}?)|[{sound}顿]{{2,6}}?)"
        f"(?=$|{_ADVERBIAL.pattern}|[\\d周])"
    )


@cache
def _surnames() -> frozenset[str]:
    return lexicon.words("surnames")


def is_subject(passage: Passage, name: Name) -> bool:
    """Tell whether a name may be the subject of its clause, as far as its neighbours tell."""
    veiled = passage.veiled
    if veiled[name.start] in (QUOTED, BRACKETED):
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
    person = _person(passage, begin, end)
    pronoun = _PRONOUN.search(veiled, begin, end)
    if pronoun and (person is None or pronoun.start() < person.start):
        ahead = veiled[begin : pronoun.start()]
        if not _OBLIQUE.search(ahead):
            return cast.by_pronoun(passage, pronoun.start(), pronoun.group())
    if person:
        if (this := _THIS_ROLE.search(veiled, begin, person.start)) and this.start() == begin:
            named = _by_title(cast, passage, begin, person.start)
            if named and not affiliation.role_at_end(veiled[begin : person.start]):
                return named
        if _HOST.search(veiled, begin, person.start):
            return _by_title(cast, passage, begin, person.start) or _named(cast, passage, person)
        return _named(cast, passage, person)
    if _OTHERS.search(veiled, begin, end) or _MY.match(veiled[begin:end]):
        return UNKNOWN
    return _by_title(cast, passage, begin, end) or _organisation(passage, begin, end)


def _person(passage: Passage, begin: int, end: int) -> Name | None:
    """Return the first person that may be the subject, one that a verb follows before others."""
    named = [n for n in names_in(passage.persons, begin, end) if is_subject(passage, n)]
    followed = (n for n in named if n.end == end or _ADVERBIAL.match(passage.veiled, n.end))
    return next(followed, named[0] if named else None)


def _named(cast: Cast, passage: Passage, person: Name) -> Speaker:
    """Return a named person; 苏主任 is whoever bears that surname and title in the text before."""
    if len(person.name) <= 4 and _nickname().fullmatch(person.name):
        return cast.by_surname(passage, person.start, person.name) or cast.person(person.name)
    return cast.person(cast.aliases.get(person.name, person.name))


@cache
def _nickname() -> re.Pattern[str]:
    """Match 张女士, 王某, 苏主任, 老李."""
    single = "".join(sorted(s for s in _surnames() if len(s) == 1))
    double = "|".join(sorted(s for s in _surnames() if len(s) == 2)) or "(?!)"
    first = "".join(sorted({s[0] for s in _surnames()}))
    surname = f"(?=[{first}])(?:[{single}]|{double})"
    return re.compile(
        f"(?P<polite>{surname}(?:{_ADDRESS}))(?!们)|"
        f"(?P<odd>[\u4e00-\u9fff](?:女士|先生))|"
        f"(?P<plain>{surname}(?:{_TITLE_BEHIND})|[老小阿][{single}])"
        f"(?:(?P<followed>(?={_ADVERBIAL.pattern}|[，。]|$))|)"
    )


def _nicknames(passage: Passage) -> Iterator[Name]:
    """Yield the persons whom a passage names by surname alone."""
    veiled = passage.veiled
    for match in _nickname().finditer(veiled):
        front = veiled[max(0, match.start() - 10) : match.start()]
        free = not front or front[-1] in "，。；：！？“”、 　的岁口和与对向是\ue001"
        followed = free and match["followed"] is not None
        if match["polite"] or followed or affiliation.role_at_end(front):
            yield Name(match.start(), match.end(), veiled[match.start() : match.end()])


def _by_title(cast: Cast, passage: Passage, begin: int, end: int) -> Speaker | None:
    """Read a subject without a name: 这位研究员, 院长, 一名工作人员, 公司负责人."""
    stop, role = _title_end(passage.veiled, begin, end)
    if not role:
        return None
    phrase = passage.veiled[begin:stop]
    found = affiliation.read(passage, begin, stop)
    if _SOME_ROLE.search(phrase):
        return Speaker(None, role, found.org)
    known = cast.by_role(passage, begin, found.role or role)
    if known:
        return known
    if _THIS_ROLE.search(phrase):
        return next(map(cast.person, cast.recent(passage, begin)), Speaker(None, *found))
    if found.org and affiliation.is_generic(found.org):
        found = found._replace(org=cast.org_before(passage, begin, found.org))
    return Speaker(None, found.role or role, found.org)


def _title_end(veiled: str, begin: int, end: int) -> tuple[int, str]:
    """Return where the last title of a clause ends, and the title; one that a verb follows first."""
    loose = (begin, "")
    for stop in range(min(end, begin + 60), begin + 1, -1):
        role = affiliation.role_at_end(veiled[max(begin, stop - 10) : stop])
        if not role or _OBLIQUE.search(veiled[begin : stop - len(role)]):
            continue
        if stop >= end or veiled[stop] in _AFTER_ROLE:
            return stop, role
        if veiled[stop] not in "的们家院部" and stop - begin <= 14:
            loose = (stop, role)
    return loose


def _organisation(passage: Passage, begin: int, end: int) -> Speaker | None:
    """Return an organisation that speaks for itself: 国家统计局表示."""
    org = next(names_in(passage.orgs, begin, end), None)
    if org is None or _OBLIQUE.search(passage.veiled[begin : org.start]):
        return None
    if org.end < end and not _FREE.match(passage.veiled, org.end):
        return None
    return Speaker(org.name)
