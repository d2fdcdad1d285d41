"""The subject of a figure: the attribute that it is the value of, or else who or what has it.

The attribute stands before the verb: 无人驾驶里程数 in 无人驾驶里程数高达580万公里. Where there is
none, the name that is the grammatical subject of the clause stands for it, or of a clause before it
in the sentence that it shares its subject with: 海川科技 in 海川科技走出国门，为6个国家服务.
A figure whose subject is not certain has none.
"""

import re
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.figures.noun_phrase import Nouns
from zgc_cli.parser.figures.word_roles import Role
from zgc_cli.reading.numbers.quantities import Quantity

_MOST_CLAUSES = 4
_MOST_STEPS = 8

_BORDER = re.compile(r"[，。；！？：\n]|(?<![0-9]),|,(?![0-9])|[;:!?](?![0-9])|^[“「\"]")
_OPENING = '“「『"'
_QUOTES = {"“": "”", "「": "」", "『": "』"}
_COMPARED = re.compile(r"(?:比|较|相比|同)[^，。；：“”]{1,14}$")
_REACHING = re.compile(r"[^，。；、]{0,5}(?:到|至|成|为)$")
_LISTED = re.compile(r"[^，。；]{0,16}(?:、|和|及|与)[^，。；]{0,2}$")
_SKIPPED_TAGS = frozenset(["d", "zg", "ad", "u", "ul", "uv", "ug", "vd"])
_PASSED = frozenset(["由", "从", "在", "到", "至", "约", "达", "首", "首次", "最高", "最低", "再"])
_PASSED |= {"又", "可", "或", "报"}
# Characters that are words of their own before an attribute; others are pieces of a rare word.
_APART = frozenset("的了着和与及或是为达超约近已也又还将至到从由其该本此各每把被让使对向")
_ARRIVING = frozenset(("在", "到", "至", "为", "于"))
_ADJUNCT_TAGS = frozenset(["t", "d", "c", "ad", "f", "z"])
_GOES_BACK = frozenset(["v", "p", "d", "c", "vn", "u", "ul", "ad"])
_OTHERS_ACT = frozenset(
    ["让", "使", "令", "把", "将", "由", "被", "来自", "据", "有", "其中", "带动"]
)
_OTHERS_ACT |= {"自", "每", "平均", "当", "如果", "随着", "除", "根据", "按照", "按", "比"}
_OWNERS = frozenset(("name:org", "name:person", "name:product", "name:place", "name:event"))
# Names of attributes that are verbs as often: 在北京投资近200亿元.
_ACTS = frozenset(["投资", "支出", "补助", "补贴", "贷款", "存款", "罚款", "储备"])
_RATES = frozenset(["增幅", "增速", "涨幅", "降幅", "跌幅", "增长率"])
_LINKS = frozenset(["同比", "环比", "年均", "平均", "日均", "月均", "人均", "户均", "累计"])
# Words at the head of a clause that are no part of its subject.
_LEADING = frozenset(
    ["结果", "据", "月份", "年度", "季度", "上半年", "下半年", "时期", "期间", "年", "月", "日"]
)


_EVERYWHERE = frozenset(("全球", "世界", "全国", "全省", "全市", "全县", "国际", "海外", "国内"))


class Topic(NamedTuple):
    """What a figure is the value of; `inherits` where its clause names nothing at all.

    `measured` tells an attribute (产量) from a plain subject (用户 in 用户约占四成).
    """

    text: str | None
    inherits: bool = False
    measured: bool = False


class Seen(NamedTuple):
    """The figure before, in the same sentence."""

    start: int
    end: int
    kind: str
    topic: str | None
    subject: str | None


_NOTHING = Topic(None)


class Subjects:
    """The words of one paragraph, asked for the subject of a figure."""

    def __init__(self, nouns: Nouns) -> None:
        """Hold the noun phrases of the paragraph."""
        self.nouns = nouns
        self.words = nouns.words
        self.text = nouns.text
        self._sentence = -1
        self._clauses: list[int] = []
        self._read = 0
        self._contents: dict[int, int] = {}

    def of(self, quantity: Quantity, act: bool, begin: int, seen: Seen | None) -> Topic:
        """Return the topic of a figure in the sentence that begins at `begin`.

        `act`: it counts how often something was done, so that it may open its clause.
        """
        start = quantity.start
        clauses = self._clauses_before(start, begin)
        here = clauses[-1]
        near = seen if seen and seen.end > here else None
        modified = quantity.number_start > start
        topic = self._topic(start, here, near.end if near else here, modified)
        if topic.text:
            return topic
        alike = seen and not near and quantity.kind in ("ratio", seen.kind)
        if topic.inherits and seen and alike and seen.topic:  # 产量达3万吨，同比增长5%
            return Topic(seen.topic, True, True)
        owner = None if act or quantity.kind not in ("count", "ordinal") else self._owner(start)
        if owner:
            return Topic(owner)
        if near:
            return self._after(near, start)
        if self.text[start - 1 : start] == "的":
            return _NOTHING
        return Topic(self._agent(start, clauses, act))

    def _owner(self, start: int) -> str | None:
        """Return the name right before a figure: 安理会 in 安理会10个非常任理事国."""
        words, last = self.words, self.words.before(start)
        if words.word(last) == "的":
            last -= 1
        apart = words.word(last - 1) in ("、", "和", "与", "及", "来自", "在", "从", "到")
        if last < 0 or words.tag(last) not in _OWNERS or apart or words.tokens[last].end > start:
            return None
        return words.word(last)

    def _after(self, near: Seen, start: int) -> Topic:
        """Return the subject of a figure that another precedes in its clause."""
        between = self.text[near.end : start]
        if _REACHING.match(between):  # 从60人减到不到20人
            return Topic(near.topic or near.subject, measured=near.topic is not None)
        place = self.words.before(near.start)
        circumstance = self.words.tag(place) == "p"  # 在9个领域遴选出94个
        if circumstance or _LISTED.match(between):
            return Topic(near.subject)
        return _NOTHING

    def _clauses_before(self, start: int, begin: int) -> list[int]:
        """Return where the clauses of the sentence begin, up to the one that holds `start`."""
        if begin != self._sentence:
            self._sentence, self._clauses, self._read = begin, [begin], begin
        known = self._clauses
        for border in _BORDER.finditer(self.text, self._read, start):
            if border.end() > known[-1]:
                known.append(border.end())
        self._read = max(self._read, start)
        return known

    def _topic(self, start: int, here: int, floor: int, modified: bool) -> Topic:
        """Return the noun phrase in front of the verbs before `start`, in the clause at `here`.

        A modifier alone does for a verb: 外资约1.5亿美元.
        """
        stop, verb = self._before_verbs(start, here)
        verb = verb or modified
        if self.text[start - 1 : start] == "等":  # 甲机场、乙机场等超20个机场
            return _NOTHING
        if stop <= here or (stop < here + 9 and self.text[here:stop].strip() in _LINKS):
            return Topic(None, inherits=True)
        if stop <= floor:
            return _NOTHING
        size = attribute_head(self.text, stop)
        last = self.words.before(stop)
        if self.words.tokens[last].end > stop or (not size and not verb):
            return _NOTHING
        head = self.words.at(stop - max(size, 1))
        first = self._first(head, floor)
        text = self.text[self.words.starts[first] : stop].strip()
        if text in _LEADING or text in _EVERYWHERE:
            return _NOTHING
        if text in _RATES and first <= self._content(here):
            return Topic(None, inherits=True)
        preceded = self.words.tag(first - 1) if self.words.starts[first] > here else ""
        acts = self.text[stop - 2 : stop] in _ACTS and (preceded == "p" or text in _ACTS)
        if size and not acts:
            return Topic(text if len(text) > 1 else None, measured=True)
        plain = self.words.role(last) in (Role.NOUN, Role.NAME) and len(text) > 1
        return Topic(text) if verb and plain and first <= self._content(here) else _NOTHING

    def _before_verbs(self, start: int, here: int) -> tuple[int, bool]:
        """Return where the verbs and adverbs before `start` begin, and whether a verb is there."""
        words, stop, verb, behind = self.words, start, False, ""
        for _ in range(_MOST_STEPS):
            if stop <= here or attribute_head(self.text, stop):
                break
            index = words.before(stop)
            word = self.text[words.starts[index] : stop].strip()
            valued = word in lexicon.words("value_verbs")
            arriving = behind in _ARRIVING and words.role(index) in (Role.VERB, Role.GERUND)
            if valued or arriving:
                verb = True
            elif word and not self._passed(word, words.tag(index)):
                compared = _COMPARED.search(self.text, max(here, stop - 18), stop)
                if not compared:
                    break
                stop, behind = compared.start(), ""
                continue
            stop, behind = words.starts[index], word
        return stop, verb

    def _passed(self, word: str, tag: str) -> bool:
        """Return whether a word may stand between an attribute and its value: 由, 每秒, 已."""
        each = tag == "r" and word.startswith("每")
        return tag in _SKIPPED_TAGS or word in _PASSED or each

    def _first(self, head: int, floor: int) -> int:
        """Return the first word of the attribute whose name begins at word `head`."""
        words = self.words
        first = self._leftmost(head, floor)
        word, before = words.word(first - 1), words.role(first - 1)
        if first and words.starts[first - 1] >= floor:
            short = len(words.word(first)) == 1 and len(word) == 1
            if short and word not in _APART and (word.isalpha() or words.tag(first - 1) == "m"):
                return first - 1  # 待闸时间, 在港时间, 两市成交额
            verb = before is Role.VERB or words.tag(first - 1) == "p"
            if first == head and verb and len(word) == 2 and self._inside(word):
                first = self._leftmost(first - 1, floor)  # 最大下潜深度
            elif word in _LINKS and word != "累计":  # 产业规模年均增速
                wider = self._leftmost(first - 1, floor)
                first = wider if wider < first - 1 else first
        joined = words.word(first - 1) in ("和", "与", "及", "、")
        owned = (
            (words.word(first - 1) == "的" or joined)
            and first > 1
            and words.starts[first - 2] >= floor
        )
        if owned and words.role(first - 2) in (
            Role.NOUN,
            Role.NAME,
        ):  # 系统的检出率, 中国与东盟总人口
            return self._leftmost(first - 2, floor)
        return first

    def _inside(self, word: str) -> bool:
        shut = word in lexicon.words("value_verbs") or word in lexicon.words("not_nouns")
        return not shut and not word.endswith(("入", "出", "到", "至", "为", "在", "于"))

    def _leftmost(self, last: int, floor: int) -> int:
        first = self.nouns.leftmost(last, floor)
        while first < last and self.words.word(first) in _LEADING:
            first += 1
        return first

    def _content(self, here: int) -> int:
        """Return the first word of a clause behind its adverbs, times and conjunctions."""
        if here in self._contents:
            return self._contents[here]
        words, index = self.words, max(self.words.at(here), 0)
        while index < len(words) and (
            words.starts[index] < here
            or words.tag(index) in _ADJUNCT_TAGS
            or words.word(index) in _LEADING
            or words.word(index) in _LINKS
            or words.word(index) in ("其中", " ", "　")
            or (words.tag(index) == "m" and words.word(index + 1) in _LEADING)
        ):
            index += 1
        self._contents[here] = index
        return index

    def _agent(self, start: int, clauses: list[int], act: bool) -> str | None:
        """Return the name that is the subject of the clause before `start`."""
        end = start
        for back, here in enumerate(reversed(clauses[-_MOST_CLAUSES:])):
            if back and self._is_apart(end):
                return None
            index = self._content(here)
            if index < len(self.words) and self.words.starts[index] < end:
                found, goes_back = self._subject_at(index, end, act and not back)
                if not goes_back:
                    return found
            elif not act and not back:
                return None  # 6颗来自上海: the figure is the subject
            end = here
        return None

    def _is_apart(self, here: int) -> bool:
        """Return whether the clause before `here` is another's: a speaker's, or behind ； or ：."""
        border = self.text[here - 1 : here]
        if border not in ("，", ",") or self.text[here : here + 1] in tuple(_OPENING):
            return True
        last = self.words.before(here - 1)
        said = self.words.word(last) in lexicon.words("saying_verbs")
        return said and self.words.tag(last) != "n"

    def _subject_at(self, index: int, end: int, act: bool) -> tuple[str | None, bool]:
        """Return the name that opens a clause at word `index`, and whether to look further back.

        Apposed nouns before the name are left out: 知名药企 in 知名药企阿斯利康宣布.
        """
        words = self.words
        if words.role(index) in (Role.NOUN, Role.ATTRIBUTE):
            phrase = self.nouns.phrase(index, words.starts[index])
            if not phrase or words.tag(phrase.next) not in _OWNERS:
                return None, False
            index = phrase.next
        index += words.word(index) in _QUOTES and words.tag(index + 1) in _OWNERS
        if words.word(index) in _EVERYWHERE:
            return None, False
        if words.tag(index) in _OWNERS:
            return self._named(index, end, act), False
        word, tag = words.word(index), words.tag(index)
        acts = tag in _GOES_BACK or words.role(index) in (Role.VERB, Role.GERUND)
        return None, acts and word not in _OTHERS_ACT and not word.endswith("有")

    def _named(self, index: int, end: int, act: bool) -> str | None:
        """Return the noun phrase that begins with the name at word `index`, if a verb follows."""
        words, begin = self.words, self.words.starts[index]
        person = words.tag(index) == "name:person"
        stop, then = words.tokens[index].end, index + 1
        if words.word(index - 1) in _QUOTES and words.word(then) == _QUOTES[words.word(index - 1)]:
            begin, stop, then = begin - 1, stop + 1, then + 1  # “玄甲”电池
        while words.role(then) is Role.NOUN and words.starts[then] < end and then - index < 9:
            stop, then = stop if person else words.tokens[then].end, then + 1
        follows = words.word(then)
        if words.tokens[then - 1].end > end or follows in ("、", "和", "与", "及", "等"):
            return None
        if words.starts[then : then + 1] == [end]:
            return self.text[begin:stop] if act else None  # 嫦娥六号样品首次揭示
        if words.role(then) is Role.ATTRIBUTE:
            return None
        if follows == "的" and words.tokens[then].end >= end:
            return None  # 中国的首次应用: the figure is its own subject
        if then - index > 1 and len(words.word(then - 1)) == 1 and words.tag(then - 1) != "n":
            return None
        follower = words.role(then)
        verbal = follower in (Role.VERB, Role.GERUND) or words.tag(then) in _VERBAL
        verbal = verbal or follows in ("十分", "万分")
        if not verbal and follows not in ("的", "，", "”", "」"):
            return None
        return self.text[begin:stop].strip()


_VERBAL = frozenset(["d", "p", "v", "zg", "ad", "t", "c", "vd", "f", "u", "a"])


def attribute_head(text: str, stop: int) -> int:
    """Return how long the name of a measurable attribute (产量, 占比) is that ends at `stop`."""
    known = lexicon.words("attribute_heads")
    return next((n for n in (6, 5, 4, 3, 2, 1) if n <= stop and text[stop - n : stop] in known), 0)
