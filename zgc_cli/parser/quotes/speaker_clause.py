"""The clause in which a subject is looked for, as the rules of subjects see it."""

import re
from functools import cached_property

from zgc_cli.parser.quotes import affiliation
from zgc_cli.parser.quotes.affiliation import Affiliation
from zgc_cli.parser.quotes.speakers import Speakers, is_subject
from zgc_cli.parser.quotes.unlisted import adverbial
from zgc_cli.parser.quotes.unnamed.groups import SOMEBODY_CLAUSE
from zgc_cli.parser.quotes.veiled import NamedSpan, VeiledParagraph, heads, names_in, oblique
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_TO = Pattern("[向对]|告诉|告知|回复|回应|答复|接受")
# 一名参与演唱会的音乐人: a whole clause that counts persons or firms and ends in what they are.
_COUNTED = Pattern(
    "(?:[另还]?有|但|而|其中|此外)?[一两三几多数某]{1,2}(?:[名位](?:[^，]{0,30}的)?|家)"
    "(?P<who>[\u4e00-\u9fff]{2,8}?)(?<![上中里内时后前间])(?:[均都也则还又曾已]|[向对][^，]{2,10}|告诉[^，]{2,10}|日前|[昨今]天)*"
)
# A phrase that begins so is no subject: 把残疾旅客的故事; 面对强敌某某队.
OBJECT = Pattern("把|当?被|让")
_DONE_TO = Pattern("被(?![他她])[^，的]{3,}的(?:.姓)?")  # 被报名参军的何姓 | 网民
# 使当事人免于处罚; 记者向酒店工作人员提问: neither is the subject.
_CAUSED = Pattern(
    "(?:[使让令叫请把被]|导致|帮助|冒充|假[冒扮]|指[摘责]|批评|斥责|质疑|促请|要求|不满|呼吁|感谢|反对|协助|投诉|指控|[直等]到|得知)$"
)
_TOWARDS = Pattern(
    "(?:并|还|也|又|同时)?[向跟](?![阳日])|.*(?:对|向|给|与)[^，的]{0,8}的$|.*(?:向(?!导)|面对(?!的))[^，的]{0,6}$"
)
_SEEN = Pattern("(?:发现|看[到见]|见到|听到)$")
_FOR = Pattern("[为给替](?!期|首|难)")
_TOWARDS_QUOTE = Pattern("[向对]“\ue000*”$")  # 在向 | “绿洲” | 论坛参与者讲话时
_SPOKEN_TO = Pattern(
    "(?:记者|笔者|[他她]|民警|警方)(?:随[后即]|又|还|也)?(?:[向问]|询问)[^，]{0,12}$"
)
# 王海谈到大学生送外卖的原因时说, 当民警询问原因时: who is in there is not who speaks.
_ABOUT = Pattern(
    "(?:谈[到及起论]|提[到及起]|说[到起]|讲到|被?问[及到]|询问|回应|回答|面对|针对)"
    "[^，。；：“”]{1,30}?(?:时(?![任代期])|之际|一事)|^当[^，。；：“”]{2,30}时$"
)
# In front of 代表 it is a verb.
_ACTS_FOR = Pattern("(?:首次|再次|多次|曾|将|能|可|已|并|连续|有幸|不|会|要)$")
_WHILE = Pattern("的?时(?![常任而不代尚])|之[时际]")
_FARTHEST = 40  # characters of a quoted name
_AFTER_ROLE = (
    "在对向告也还就则说坦笑表介指认强透回补写感提直于当谈日近曾又都常纷均一未没连"
    "正激已将再忙先随同今昨周边用通从高兴深所自劝答问喊"
)


class SpeakerClause:
    """The stretch of a paragraph between two marks, in which a subject is looked for."""

    def __init__(self, speakers: Speakers, passage: VeiledParagraph, start: int, end: int) -> None:
        """Take the stretch."""
        self.speakers, self.passage = speakers, passage
        self.start, self.end = start, end

    @cached_property
    def person(self) -> NamedSpan | None:
        """The first person that may be the subject, one that a verb follows before others."""
        names = names_in(self.passage.persons, self.start, self.end)
        named = [
            n
            for n in heads(self.passage, list(names))
            if is_subject(self.passage, n) and not (self.is_told_of(n.start) or self._is_when(n))
        ]
        veiled = self.passage.veiled
        followed = (n for n in named if n.end == self.end or adverbial().match(veiled, n.end))
        return next(followed, named[0] if named else None)

    def _is_when(self, name: NamedSpan) -> bool:
        """Return whether a name ends what tells when somebody speaks: 在会见王海时."""
        veiled = self.passage.veiled
        return bool(_WHILE.match(veiled, name.end)) and "在" in veiled[self.start : name.start]

    @cached_property
    def _about(self) -> tuple[int, int]:
        """What the clause says that somebody speaks of; from 0 to 0 where it says nothing."""
        about = _ABOUT.search(self.passage.veiled[self.start : self.end])
        return (self.start + about.start(), self.start + about.end()) if about else (0, 0)

    def is_told_of(self, offset: int) -> bool:
        """Return whether an offset lies in what the clause says that somebody speaks of."""
        start, end = self._about
        return start <= offset < end

    @cached_property
    def titled(self) -> tuple[str, str, Affiliation]:
        """The phrase that ends in the subject's title, the bare title, and what both say.

        Nothing where there is none.
        """
        stop, role = self._title_end()
        told = affiliation.read(self.passage, self.start, stop) if role else affiliation.NOBODY
        return self.passage.veiled[self.start : stop], role, told

    @cached_property
    def counted(self) -> re.Match[str] | None:
        """The clause where it is but somebody counted: 一名参与演唱会的音乐人, 有投行人士."""
        patterns = (_COUNTED, SOMEBODY_CLAUSE)
        matches = (p.fullmatch(self.passage.veiled, self.start, self.end) for p in patterns)
        return next(filter(None, matches), None)

    def _title_end(self) -> tuple[int, str]:
        """Return where the title ends, and it; one that a verb follows goes before others."""
        veiled, begin, end = self.passage.veiled, self.start, self.end
        orgs = list(names_in(self.passage.orgs, begin, end))
        loose = (begin, "")
        if _TOWARDS_QUOTE.search(veiled, max(0, begin - _FARTHEST), begin):
            return loose
        for stop in range(min(end, begin + 60), begin + 1, -1):
            role = role_at_end(veiled[max(begin, stop - 10) : stop])
            if not role:
                continue
            ahead = veiled[begin : stop - len(role)]
            done_to = OBJECT.match(ahead) and not _DONE_TO.fullmatch(ahead)
            if oblique().search(ahead) or done_to:
                continue
            if self.is_told_of(stop - 1):
                continue
            if _CAUSED.search(ahead) or _SPOKEN_TO.search(ahead) or _TOWARDS.match(ahead):
                continue
            if veiled.startswith("被", stop) and _SEEN.search(ahead):
                continue  # 发现爸爸被打到
            if _FOR.match(ahead) and not ahead.endswith("的"):
                continue  # 为社区小朋友开设课堂
            if any(org.start < stop < org.end for org in orgs):
                continue  # 国民法官 | 法庭, 总工 | 会
            if role == "代表" and (_ACTS_FOR.search(ahead) or any(o.start == stop for o in orgs)):
                continue  # 首次代表港队上阵
            if role == "记者" and (_TO.search(ahead) or veiled.startswith("会", stop)):
                continue  # 市民向某报记者表示: who is spoken to; 在记者会上
            if any(w.start < stop < w.end for w in self.passage.words(stop - 4, stop)):
                continue  # 中华人 | 民共和国
            if role in _HEADS_OF_AREAS and _AREA.match(veiled, stop):
                continue  # 黄埭镇 | 长康社区
            if veiled.startswith(("所属", "所在"), stop):
                continue  # 演员所属的公司
            if "在" in ahead and _WHILE.match(veiled, stop):
                continue  # 在寻找合伙人时
            if stop >= end or veiled[stop] in _AFTER_ROLE:
                return stop, role
            if (
                not loose[1]
                and not self._is_object(stop - len(role))
                and veiled[stop] not in "的家院部馆厅处信函费行楼节"
                and not _describes(veiled, stop, end)
                and stop - begin <= 14
            ):
                loose = (stop, role)
        return loose

    def _is_object(self, title: int) -> bool:
        """Return whether a verb in front of a title has it for its object: 持续带动|村民致富."""
        if _BY_MEANS.match(self.passage.veiled, self.start, title):
            return True
        words = [w for w in self.passage.words(self.start, title) if w.start >= self.start]
        led = len(words) > 1 and words[-1].tag == "v" and words[-2].tag in _MANNERS
        return led or any(w.tag == "v" for w in words[:-1])


_HEADS_OF_AREAS = frozenset(("镇长", "乡长", "区长", "县长", "市长", "村长", "州长", "省长"))
_AREA = Pattern("[\u4e00-\u9fff]{1,3}(?:社区|村|街道|小区|路|大桥|学校)")
_BY_MEANS = Pattern("(?:还|也|并)?(?:通过|经过|以(?!及))")
_MANNERS = ("d", "ad", "vd")  # tags of words that tell how something is done


def _describes(veiled: str, stop: int, end: int) -> bool:
    """Return whether a title is in a clause that describes a noun: 学生 | 经营的摊位."""
    at = veiled.find("的", stop + 1, min(end, stop + _SHORT_CLAUSE))
    return at > 0 and not veiled.startswith("是", at + 1)


_SHORT_CLAUSE = 6  # characters behind a title in which such a clause ends
