"""Who speaks: the subject of a clause with a verb of saying, resolved to a person of the text.

A subject is a name with its title, a pronoun, 这位研究员, 王女士, an organisation, or somebody
whom the text does not name; the latter has a role and no name.
"""

import re

from zgc_cli.parser.quotes import affiliation
from zgc_cli.parser.quotes.speakers import OBLIQUE, PRONOUN, UNKNOWN, Speaker, Speakers, is_subject
from zgc_cli.parser.quotes.unlisted import adverbial, is_nickname
from zgc_cli.parser.quotes.veiled import NamedSpan, VeiledParagraph, names_in
from zgc_cli.reading.titles import role_at_end

_CLAUSE = re.compile("[，；：“”]")
_OTHERS = re.compile(
    r"[他她它]们|她俩|他俩|[他她]的|大家|人们|众人|我们|(?<!所)有人|不少人|许多人|很多人"
)
_MY = re.compile(r"(?:我|笔者)")
# A subject by title, and a name inside its adverbial: 一名官员在介绍张三的行程时说.
_HOST = re.compile("(?:官员|人士|人员|负责人|发言人|专家|居民|村民|消息)在[^，]{2,}$")
# What may stand between an organisation and its verb of saying: 国家统计局9日发布报告称.
_FREE = re.compile(
    r"[在对向也还就则日近曾又都均一未已将再先随同今昨周通从于发以方当称说表指强透认宣，\d]"
)
_THIS_ROLE = re.compile(r"[这那]位|[这那]名|该名|[这那]个")
_SOME_ROLE = re.compile(r"[一两三几多数有某]+[位名个]|有的?|有关|相关|不愿|匿名|多名|部分")
_ONE = re.compile(r"[一两几多][位名]")
# A phrase that begins so is no subject: 把残疾旅客的故事; 面对强敌某某队.
_OBJECT = re.compile("把|被|让")
_TOPIC = re.compile(
    "面对|面临|对于|关于|针对|依据|根据|按照|随着|由于|通过|战胜|击败|对阵|迎战|负于"
)
_AFTER_ROLE = (
    "在对向告也还就则说坦笑表介指认强透回补写感提直于当谈日近曾又都常纷均一未没连"
    "正激已将再忙先随同今昨周边用通从高兴深所自劝答问喊"
)


def subject(speakers: Speakers, passage: VeiledParagraph, start: int, end: int) -> Speaker | None:
    """Return who is the subject between two offsets, looking from the last clause backwards."""
    ends = [m.start() for m in _CLAUSE.finditer(passage.veiled, start, end)]
    begins = [start, *(e + 1 for e in ends)]
    for begin, stop in zip(reversed(begins), reversed([*ends, end]), strict=True):
        found = _clause_subject(speakers, passage, begin, stop) if stop > begin else None
        if found:
            return found
    return None


def first_subject(
    speakers: Speakers, passage: VeiledParagraph, start: int, end: int
) -> Speaker | None:
    """Return the first named subject between two offsets: 谈起往事，老李红了眼眶，大家都沉默了."""
    begin = start
    for match in _CLAUSE.finditer(passage.veiled, start, end):
        found = _clause_subject(speakers, passage, begin, match.start())
        if found and found.name:
            return found
        begin = match.end()
    found = _clause_subject(speakers, passage, begin, end)
    return found if found and found.name else None


def _clause_subject(
    speakers: Speakers, passage: VeiledParagraph, begin: int, end: int
) -> Speaker | None:
    """Return the first subject of one clause: a name, a pronoun, a title or an organisation."""
    veiled = passage.veiled
    person = _person(passage, begin, end)
    pronoun = PRONOUN.search(veiled, begin, end)
    if pronoun and (person is None or pronoun.start() < person.start):
        ahead = veiled[begin : pronoun.start()]
        if not OBLIQUE.search(ahead):
            return speakers.by_pronoun(passage, pronoun.start(), pronoun.group())
    if person:
        if (this := _THIS_ROLE.search(veiled, begin, person.start)) and this.start() == begin:
            named = _by_title(speakers, passage, begin, person.start)
            if named and not role_at_end(veiled[begin : person.start]):
                return named
        if _HOST.search(veiled, begin, person.start):
            return _by_title(speakers, passage, begin, person.start) or _named(
                speakers, passage, person
            )
        return _named(speakers, passage, person)
    if _others(veiled, begin, end) or _MY.match(veiled[begin:end]):
        return UNKNOWN
    return _by_title(speakers, passage, begin, end) or _organisation(passage, begin, end)


def _others(veiled: str, begin: int, end: int) -> bool:
    """Return whether 他们 or 大家 is the subject, not those who are spoken to: 向大家致歉."""
    found = _OTHERS.finditer(veiled, begin, end)
    return any(not OBLIQUE.search(veiled[begin : match.start()]) for match in found)


def _person(passage: VeiledParagraph, begin: int, end: int) -> NamedSpan | None:
    """Return the first person that may be the subject, one that a verb follows before others."""
    named = [n for n in names_in(passage.persons, begin, end) if is_subject(passage, n)]
    followed = (n for n in named if n.end == end or adverbial().match(passage.veiled, n.end))
    return next(followed, named[0] if named else None)


def _named(speakers: Speakers, passage: VeiledParagraph, person: NamedSpan) -> Speaker:
    """Return a named person; 苏主任 is whoever bears that surname and title in the text before."""
    if is_nickname(person.name):
        return speakers.by_surname(passage, person.start, person.name) or speakers.person(
            person.name
        )
    return speakers.person(speakers.aliases.get(person.name, person.name))


def _by_title(speakers: Speakers, passage: VeiledParagraph, begin: int, end: int) -> Speaker | None:
    """Read a subject without a name: 这位研究员, 院长, 一名工作人员, 公司负责人."""
    stop, role = _title_end(passage.veiled, begin, end)
    if not role:
        return None
    phrase = passage.veiled[begin:stop]
    found = affiliation.read(passage, begin, stop)
    if _SOME_ROLE.search(phrase):
        return Speaker(None, role, found.org)
    known = speakers.by_role(passage, begin, found.role or role)
    if known:
        return known
    if _THIS_ROLE.search(phrase):
        return next(map(speakers.person, speakers.recent(passage, begin)), Speaker(None, *found))
    if found.org and affiliation.is_generic(found.org):
        found = found._replace(org=speakers.org_before(passage, begin, found.org))
    return Speaker(None, found.role or role, found.org)


def _title_end(veiled: str, begin: int, end: int) -> tuple[int, str]:
    """Return the end of the last title of a clause, and it; one that a verb follows goes first."""
    if some := _ONE.search(veiled, begin, end):
        # 一位家长背着孩子找到他: the title that 一位 counts is the subject.
        for stop in range(min(end, some.end() + 6), some.end() + 1, -1):
            if role := role_at_end(veiled[some.end() : stop]):
                return stop, role
    loose = (begin, "")
    for stop in range(min(end, begin + 60), begin + 1, -1):
        role = role_at_end(veiled[max(begin, stop - 10) : stop])
        if not role or not _may_head(veiled[begin : stop - len(role)]):
            continue
        if stop >= end or veiled[stop] in _AFTER_ROLE:
            return stop, role
        if veiled[stop] == "们":
            return stop, role
        if not loose[1] and veiled[stop] not in "的家院部馆厅处" and stop - begin <= 14:
            loose = (stop, role)
    return loose


def _may_head(ahead: str) -> bool:
    """Return whether a title can be the subject behind `ahead`: not so in 把残疾旅客的故事."""
    return not OBLIQUE.search(ahead) and not _OBJECT.match(ahead)


def _organisation(passage: VeiledParagraph, begin: int, end: int) -> Speaker | None:
    """Return an organisation that speaks for itself: 国家统计局表示."""
    org = next(names_in(passage.orgs, begin, end), None)
    if org is None:
        return None
    ahead = passage.veiled[begin : org.start]
    if OBLIQUE.search(ahead) or _TOPIC.match(ahead) or _OBJECT.match(ahead):
        return None
    if org.end < end and not _FREE.match(passage.veiled, org.end):
        return None
    return Speaker(org.name)
