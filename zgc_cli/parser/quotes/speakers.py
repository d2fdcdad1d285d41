"""The persons of a document: what each is, and who was the subject last."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar, cast

from zgc_cli.document.document import Document
from zgc_cli.parser.quotes import affiliation
from zgc_cli.parser.quotes.affiliation import Affiliation
from zgc_cli.parser.quotes.unlisted import add_unseen, place_names
from zgc_cli.parser.quotes.unnamed.groups import KINS, MET, age_before, is_elder, kin_of, side
from zgc_cli.parser.quotes.veiled import (
    BOUNDARY,
    BRACKETED,
    QUOTED,
    Cue,
    NamedSpan,
    VeiledParagraph,
    clause_end,
    clause_start,
    heads,
    list_start,
    names_in,
    oblique,
    pronoun,
    said,
)
from zgc_cli.parser.words.foreign_names import MARKS
from zgc_cli.parser.words.roles import COMPANIES, generic_head, may_be_company
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

Read = TypeVar("Read")


class Speaker(NamedTuple):
    """Who said something; `name` is None for somebody whom the text does not name."""

    name: str | None
    role: str | None = None
    org: str | None = None


UNKNOWN = Speaker(None)
# The subject of a sentence whom an age and a trade describe, or 一名.
_SOMEBODY = Pattern(
    "(?:^|[。！？])(?:\\d{2} ?岁的?|一[名位])[^，。：“”]{0,6}?"
    "(?:[男女][^，。：“”]{0,3}?|[^，。：“”的]{0,4}[员工人者生师友])(?:[前昨今去当因在被于]|驾|，)"
)
_LADIES = ("女士", "小姐", "太太")
_SIDE = {"他": 1, "她": -1}
_CERTAIN_SIDE = 100  # more than pronouns ever say of one whom the text calls 汤男
_FARTHEST = 12  # subjects, or organisations, before a place to which it may refer
# The same with a title between: 向合作社理事长张三, 在与星河大学教授李四的交谈中.
_OBLIQUE_START = Pattern(
    r"(?:并且?|[他她])?(?:还|也|曾)?在?(?:与|和(?!平)|同(?![济月日年期时样一])|跟|向|给|对(?!外)|采访|见到)"
)
_ASKED_OF = Pattern("(?:当|就)?被?(?:问及|问到|追问)")  # 被问到有否跟领导人李芳讨论
_BEATEN = Pattern(
    "(?:战胜|击败|打败|击溃|淘汰|横扫|逆转|力克|险胜|完胜|不敌|负于|输给|迎战|对阵|挑战)了?[^，。；：的]{0,14}$"
)
# 与同属一党的李芳, …: not who does it.
_WITH_WHOM = Pattern("[还也又并更再曾]?(?:与|和|跟|同(?![样为是时期])|向|对)[^，]{3,20}的$")
_NEAR_HIM = Pattern(
    "身边的?人|办公室|(?:竞选)?团队|阵营|事件|一?案(?=[，。的中])|[年时]代|时期|政府|内阁|家(?=[过中里住，。])"
    "|[^，。；：“”]{0,8}(?:供词|证词|口供|老师(?=[说称表指坦认]))"
)
_LISTED_AHEAD = 16
_BYLINE = Pattern("(?:记者|通讯员|实习生) ?[\u4e00-\u9fff]{2,4}[ 、]+$")  # 记者 王海 李芳
# 记者 李芳 摄; 王海 李芳 实习生 周明
_PICTURED = Pattern(
    "[ /]?(?:摄(?![影制取像])|供图|制图|绘图)|(?: [\u4e00-\u9fff]{2,4})* (?:实习生|通讯员|记者) "
)
_HIS_WORDS = Pattern(
    "的(?:第?一?反应|话|一番话|这番话|一席话|回答|感受|心里话|心声|讲述|感慨|体会|回忆)"
)


_OF_AREAS = frozenset((*"省市县区州镇乡村旗", "社区", "街道"))
_SCHOOLS = ("学校", "中学", "小学", "大学", "学院")
_ANY_BODY = frozenset(("企业", "单位", "机构", "协会", "联合会", "部队"))


class Speakers:
    """The persons of a document: what each is, and who was the subject last."""

    def __init__(self, document: Document, passages: Sequence[VeiledParagraph]) -> None:
        """Read the names into `passages` and learn roles and organisations from all of them."""
        self.known: dict[str, Affiliation] = {}
        self.aliases: dict[str, str] = {}
        self._posts: dict[str, set[str]] = {}  # all that the text calls each
        self.cues: dict[str | None, str] = {}  # the verb of saying that each had last
        self._named: dict[str, tuple[int, int]] = {}  # where each is named first
        self._ages: dict[str, int] = {}
        self._strangers: set[str] = set()  # 携花到场的周小姐
        self._gender: dict[str, int] = {}
        # Paragraph, offset and name of the subjects of clauses, of speakers and of organisations.
        self._subjects: list[tuple[int, int, str]] = []
        self._spoken: list[tuple[int, int, str]] = []
        self._orgs: list[tuple[int, int, str]] = []
        self._areas: list[tuple[int, int, str]] = []
        self._met: list[tuple[int, int, Speaker]] = []  # without a name, by a reporter
        self._unnamed = (-1, 0, UNKNOWN)  # where somebody without a name spoke last, and who
        self.latest = (-1, 0, UNKNOWN)  # the same, named or not
        # What was remembered, with the number of those who had spoken where it hangs on them.
        self._remembered: dict[Any, tuple[Any, int | None]] = {}
        self._turns = self._asked = 0
        place_names(document, passages)
        add_unseen(passages)
        for passage in passages:
            text = passage.paragraph.text
            self._orgs += ((passage.index, o.start, text[o.start : o.end]) for o in passage.orgs)
            self._areas += ((passage.index, *p[::2]) for p in passage.places)
            for name in passage.persons:
                self._named.setdefault(name.name, (passage.index, name.start))
                self._learn(passage, name)
            if passage.paragraph.kind == "body":
                topics = sorted((passage.index, n.start, n.name) for n in _topics(passage))
                self._subjects += topics
                self._gender |= {n: _CERTAIN_SIDE * side(n) for *_, n in topics if side(n)}
                self._met += ((passage.index, *told) for told in _met(passage))
                self._hear_pronouns(passage)

    def _learn(self, passage: VeiledParagraph, name: NamedSpan) -> None:
        self.aliases.setdefault(name.name[1 + max(map(name.name.rfind, MARKS)) :], name.name)
        self.aliases[name.name] = name.name
        if name.name.endswith((*_LADIES, "先生")) and passage.veiled.endswith("的", 0, name.start):
            self._strangers.add(name.name)
        if age := age_before(passage.veiled, name.start):
            self._ages.setdefault(name.name, age)
        readers = (affiliation.before, affiliation.behind, affiliation.directly_behind)
        readings = [read(passage, name) for read in readers]
        role, org = next((r for r in readings if r.role), affiliation.NOBODY)
        if org and (org[0] == "该" or generic_head(org)):
            org = self.org_before(passage, name.start, org)
        self._posts.setdefault(name.name, set()).update(r.role for r in readings if r.role)
        old = self.known.get(name.name, affiliation.NOBODY)
        self.known[name.name] = Affiliation(old.role or role, old.org or org)

    def org_before(self, passage: VeiledParagraph, offset: int, generic: str) -> str | None:
        """Return the organisation that 公司 or 该院 means: the last one named of that ending."""
        kind = generic.lstrip("该本我")
        named = self._areas if kind in _OF_AREAS else self._orgs
        last = bisect_left(named, (passage.index, offset + 1))
        recent = [name for *_, name in named[max(0, last - _FARTHEST) : last]][::-1]
        ends = _SCHOOLS if kind == "校" else kind
        alike = next((o for o in recent if o.endswith(ends) and o != kind), None)
        if alike is None and kind in COMPANIES:
            # A company goes by a short name in the text: 银帆动力 for 海城银帆动力科技有限公司.
            alike = next((o for o in recent if may_be_company(o)), None)
        # 该部 and 企业 name nobody where the text told of none before; 公司 and 医院 may.
        return alike or (kind if len(kind) > 1 and kind not in _ANY_BODY else None)

    def person(self, name: str) -> Speaker:
        """Return a person with the role and the organisation that the document tells."""
        return Speaker(name, *self.known.get(name, affiliation.NOBODY))

    def spoke(
        self, passage: VeiledParagraph, offset: int, speaker: Speaker, cue: str | None
    ) -> None:
        """Remember a speaker, in the order of the text: a pronoun that follows may mean him."""
        self._turns += 1
        self.latest = (passage.index, offset, speaker)
        if cue:
            self.cues[speaker.name] = cue
        if speaker.name:
            self._spoken.append((passage.index, offset, speaker.name))
        elif speaker.role:
            self._unnamed = (passage.index, offset, speaker)

    def remembered(self, key: Hashable, read: Callable[[], Read]) -> Read:
        """Return what is read of a clause; read anew, once somebody spoke, if it hangs on that.

        All quotes around a clause ask what it tells; few clauses have a pronoun or a bare title.
        """
        held, turns = self._remembered.get(key, (None, -1))
        if turns not in (None, self._turns):
            asked = self._asked
            held = read()
            turns = None if self._asked == asked else self._turns
            self._remembered[key] = held, turns
        elif turns is not None:
            self._asked += 1
        return cast("Read", held)

    def forget(self) -> None:
        """Let go of what is remembered: clauses hold their speakers, and garbage is sought late."""
        self._remembered.clear()

    def recent(self, passage: VeiledParagraph, offset: int) -> Iterator[str]:
        """Yield the last few subjects and speakers before an offset, the latest first."""
        self._asked += 1
        here = (passage.index, offset)
        subject, spoken = bisect_left(self._subjects, here), bisect_left(self._spoken, here)
        near = self._subjects[max(0, subject - _FARTHEST) : subject]
        near += self._spoken[max(0, spoken - 2) : spoken]
        yield from dict.fromkeys(name for *_, name in sorted(near, reverse=True))

    def _hear_pronouns(self, passage: VeiledParagraph) -> None:
        """Learn from every 他 and 她 that begins a clause which of the two a person is."""
        for match in pronoun().finditer(passage.veiled):
            if passage.veiled[match.start() - 1 : match.start()] not in ("", *BOUNDARY):
                continue
            name = self._meant(passage, match.start(), match.group())
            if name:
                self._gender[name] = self._gender.get(name, 0) + _SIDE[match.group()]

    def _meant(self, passage: VeiledParagraph, offset: int, pronoun: str) -> str | None:
        """Return the last subject whom the text does not rather call by the other pronoun."""
        near = self.recent(passage, offset)
        return next((n for n in near if self._side(n) * _SIDE[pronoun] >= 0), None)

    def _side(self, name: str) -> int:
        """Return the sum of what the text calls somebody, 1 for each 他 and -1 for each 她."""
        role = self.known.get(name, affiliation.NOBODY).role or ""
        return self._gender.get(name, 0) or side(name) or ("男" in role) - ("女" in role)

    def by_pronoun(self, passage: VeiledParagraph, offset: int, pronoun: str) -> Speaker:
        """Resolve 他 or 她 to a person, or to whom the same paragraph last let speak unnamed."""
        self._asked += 1
        index, spoken, unnamed = self._unnamed
        here = passage.index, offset
        since = bisect_left(self._subjects, here) - bisect_left(self._subjects, (index, spoken))
        goes_on = index == passage.index - 1 and not offset and self.latest[2] == unnamed
        if ((index == passage.index and spoken < offset) or goes_on) and not since:
            return unnamed
        met = next((m for m in reversed(self._met) if m[:2] < here), None)
        if met and bisect_left(self._subjects, here) == bisect_left(self._subjects, met[:2]):
            return met[2]
        if self._is_somebody(passage, offset):
            return UNKNOWN
        name = self._meant(passage, offset, pronoun)
        return self.person(name) if name else UNKNOWN

    def _is_somebody(self, passage: VeiledParagraph, offset: int) -> bool:
        """Return whether a sentence in front is of somebody without a name: 56岁男电工投案."""
        last = bisect_left(self._subjects, (passage.index, offset))
        index, start, _ = self._subjects[last - 1] if last else (-1, 0, "")
        begin = start if index == passage.index else 0
        return bool(_SOMEBODY.search(passage.veiled, begin, offset))

    def by_role(self, passage: VeiledParagraph, offset: int, role: str) -> Speaker | None:
        """Resolve 院长 or 这位研究员 to the last subject who has that role."""
        for name in self.recent(passage, offset):
            elder = is_elder(role, self._ages.get(name, 0))
            if elder or any(post.endswith(role) for post in self._posts.get(name, ())):
                return self.person(name)
        return None

    def by_surname(self, passage: VeiledParagraph, offset: int, short: str) -> Speaker | None:
        """Resolve 苏主任 or 老李 to the last subject with that surname, the same title first.

        Whom the text introduces by such a name, 女童父亲刘先生, is nobody else.
        """
        if self.known.get(short, affiliation.NOBODY).role or short in self._strangers:
            return None
        surname = short[1] if short[0] in "老小阿" else short[0]
        title = short[1:]
        near = self.known if len(short) == 1 else self.recent(passage, offset)
        alike = [n for n in near if n[0] == surname and n != short and "的" not in n]
        if len(short) == 1:  # of relatives who is named already
            alike = [n for n in alike if self._named[n] < (passage.index, offset)]
        if title in _LADIES:  # 徐女士 is not 副所长徐亮 beside her
            alike = [n for n in alike if self._gender.get(n, 0) < 0 or not self.person(n).role]
        same = [n for n in alike if title and title in (self.person(n).role or "")]
        chosen = same or (alike if len(alike) == 1 else [])
        return self.person(chosen[0]) if chosen else None


_REPORTER_ASKS = Pattern(  # 记者问张三有什么愿望: the next 他 is whom he meets
    "(?:记者|笔者)[^，。；：！？“”]{0,6}(?:问|采访|见到|找到|遇到|联系上?|拨通|对|跟随|跟着|走近|连线)了?$"
)


def _met(passage: VeiledParagraph) -> Iterator[tuple[int, Speaker]]:
    """Yield where a reporter meets somebody without a name, 王海的一个朋友, and who that is."""
    for match in MET.finditer(passage.veiled):
        role = role_at_end(match["who"])
        named = any(n.end == match.end() for n in names_in(passage.persons, *match.span("who")))
        if role and not named:
            yield match.start(), Speaker(None, role)


def _met_by_name(passage: VeiledParagraph) -> dict[NamedSpan, bool]:
    """Return the persons whose names tell whom a reporter meets, and whether it is that one.

    联系到李芳所在班级的班主任王海: it is 王海.
    """
    found: dict[NamedSpan, bool] = {}
    for match in MET.finditer(passage.veiled):
        named = list(names_in(passage.persons, *match.span("who")))
        if named and named[-1].end == match.end():
            found |= {name: name is named[-1] for name in named}
    return found


def _asked(passage: VeiledParagraph, name: NamedSpan) -> bool:
    front = passage.veiled[max(0, name.start - 12) : name.start]
    return bool(_REPORTER_ASKS.search(front)) and passage.veiled[name.end : name.end + 1] != "的"


def _topics(passage: VeiledParagraph) -> Iterator[NamedSpan]:
    """Yield the persons whom a later 他 can mean: the first subject of each clause."""
    last = -1
    met = _met_by_name(passage)
    for name in heads(passage, passage.persons):
        if met.get(name) is False:
            continue
        opens = name.start == 0 and passage.veiled[name.end : name.end + 1] == "的"
        if kin := kin_of(passage, name):
            begin = clause_start(passage.veiled, 0, name.start)
            if _IS_SOMEBODY.search(passage.veiled, begin, name.start):
                continue  # 陈芳是王海的女儿
            yield NamedSpan(*kin.span("who"), kin["who"])  # 王妇的女儿
        elif opens or name in met or is_subject(passage, name) or _asked(passage, name):
            clause = clause_start(passage.veiled, max(0, name.start - 60), name.start)
            if clause != last and not pronoun().search(passage.veiled, clause, name.start):
                reporter = _reporter(passage, name, clause)
                # Whom somebody tells of comes behind him who tells: 王海说，李芳来了。他很高兴。
                if reporter is None or reporter > 0:
                    yield name if reporter is None else name._replace(start=reporter - 1)
            last = clause


_IS_SOMEBODY = Pattern("[\u4e00-\u9fff](?:是|系|为|作为|身为)[^，。；：“”]{0,16}$")


def _reporter(passage: VeiledParagraph, name: NamedSpan, clause: int) -> int | None:
    """Return where the clause begins of whoever tells of a person, who does not speak himself.

    -1 where that is a pronoun, or the verb of saying stands right in front.
    """
    stop = clause_end(passage.veiled, name.end)
    if any(passage.told_from(cue) for cue in passage.verbs_in(name.end, stop)):
        return None
    if clause and passage.veiled[clause - 1] in "，：" and passage.is_told(clause):
        return -1
    begin = max(passage.sentence_start(name.start), clause - _TOLD)
    told = (
        c
        for c in passage.verbs_in(begin, clause)
        if passage.told_from(c) or _is_of_another(passage, c, name)
    )
    named = (c for c in told if passage.names_subject(c))
    first = next(named, None)
    if first is None:
        return None
    start = clause_start(passage.veiled, begin, first.start)
    return -1 if pronoun().match(passage.veiled, start) else start


def _is_of_another(passage: VeiledParagraph, cue: Cue, name: NamedSpan) -> bool:
    """Return whether the name of somebody else stands right in front of a verb of saying."""
    before = names_in(passage.persons, cue.start - _LONGEST_NAME, cue.start)
    return any(n.end == cue.start and n.name != name.name for n in before)


_LONGEST_NAME = 20  # characters
_TOLD = 200  # characters of a sentence in front of a clause in which somebody may tell it


def _is_spoken_to(passage: VeiledParagraph, title: int) -> bool:
    """Return whether the word in front of a title makes it whom somebody speaks to or with."""
    return any(said(passage, w) in _WITH for w in passage.words(title - 1, title))


_WITH = frozenset("与和跟向对同为给替")
_REPORTERS = ("记者", "通讯员")
# 通讯社记者李芳在平台上发文称: a reporter who tells something himself.
_WRITES = Pattern("[^，。：]{0,16}?(?:发[文帖]|写道|评论|表示|[说称](?=$|[，：“]))")


def is_subject(passage: VeiledParagraph, name: NamedSpan) -> bool:
    """Return whether a name may be the subject of its clause, as far as its neighbours tell."""
    veiled = passage.veiled
    if veiled[name.start] in (QUOTED, BRACKETED):
        return False
    name = name._replace(start=list_start(passage, name))  # 对苏木、于山母子的控制
    if veiled[name.end : name.end + 1] == "的" and not _HIS_WORDS.match(veiled, name.end):
        return False
    if KINS.match(veiled, name.end) or _NEAR_HIM.match(veiled, name.end):
        return False
    ahead = veiled[max(0, name.start - _LISTED_AHEAD) : name.start]
    beside = veiled[name.end : name.end + 1] in tuple(" /摄供制绘")
    if (beside and _PICTURED.match(veiled, name.end)) or (
        ahead.endswith((" ", "、")) and _BYLINE.search(ahead)
    ):
        return False
    front = veiled[max(0, name.start - 40) : name.start].rstrip()
    front = front[clause_start(front, 0, len(front)) :]
    if _ASKED_OF.match(front) or _BEATEN.search(front):  # 战胜英国选手沃克登挺进决赛
        return False
    if title := title_at_end(front):
        if _is_spoken_to(passage, name.start - len(title)):
            return False  # 恋恋不舍地与讲解员李芳约定
        if front.endswith(_REPORTERS) and _WRITES.match(veiled, name.end):
            return True
        return not _OBLIQUE_START.match(front) and not front.endswith(_REPORTERS)
    return not (oblique().search(front) or _WITH_WHOM.match(front) or front.endswith(_REPORTERS))
