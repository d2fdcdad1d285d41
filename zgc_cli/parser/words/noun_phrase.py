"""Where the noun phrases of a paragraph begin and end: the one answer for figures and facts.

A phrase is read forward, from a measure word on (36个“一站式”公共转化平台), or backward, from the
number or the verb that it stands before (集装箱航线 in 集装箱航线76条).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum

from zgc_cli import lexicon
from zgc_cli.parser.words.roles import Role, acting, is_head, is_of_phrase, nominal_words, role
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.named_tuple import NamedTuple

_MOST_UNITS = 10
_MOST_CHARACTERS = 26
_MOST_QUOTED = 14

_CLOSING = frozenset(("d", "uj", "c", "p", "f", "u", "ul", "zg", "ad", "r"))
_MARKS = frozenset("，。；！？：、,;:!?（）()”’」』—…\n")
_NOT_QUOTED = frozenset("，。；！？：,")
_JOINS = frozenset("-·/－")
_AND = frozenset(("和", "与", "及", "以及"))
QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_NOMINAL = (Role.NOUN, Role.GERUND)
_ADJECTIVES_INSIDE = frozenset(("新", "大", "小", "老"))
_NEVER_INSIDE = frozenset(("各类", "当地"))
_SHORT_OF = tuple("再又均都已未将仍可能没不还被获")
_OUTCOMES = tuple("于为到至出入成了着过")

_SIZED, _LEVELS = frozenset("大中小"), frozenset(("规模", "限额", "定额"))
_VICTIMS = frozenset(("案件", "案", "车辆", "物品", "账户", "账号", "房屋", "人", "人员"))
# Heads that are no objects of the verb in front of them.
_HEADS = frozenset("案机器仪点站店库柜车舱")

# What may stand anywhere inside a noun phrase, beside the words that join its members.
_GLUE = frozenset(("的", "之", "等", "·", "-", "—", "–", "~", "每", "各", "该", "本", "我国"))
# Tags of what stands in a relative clause, before its 的.
_RELATIVE_TAGS = frozenset(("v", "vn", "d", "p", "r", "u", "ul", "vd", "k", "ad"))
_FARTHEST_DE = 12
_SIZES = frozenset(("万亿", "千亿", "百亿", "十亿", "亿元", "百强", "十强", "万吨", "百万", "千万"))
# Before the number of what is an object, beside verbs; and marks that end no clause there.
_LEADS, _INSIDE_MARKS = frozenset(("将", "把", "对", "有", "由")), frozenset("、")


def is_nominal(units: Sequence[TextUnit]) -> bool:
    """Return whether the units look like one noun phrase, coordinated ones included."""
    if not units or units[0].text in ("的", "等", "之", *acting("joint")) or not is_head(units[-1]):
        return False
    if (units[-1].kind == "bracket" and len(units) == 1) or any(u.kind == "speech" for u in units):
        return False
    return all(_is_inside(units, i) for i in range(len(units)))


def _is_inside(units: Sequence[TextUnit], i: int) -> bool:
    """Return whether the unit at `i` may stand where it stands in a noun phrase."""
    unit = units[i]
    if unit.kind != "word" or unit.text in _GLUE or unit.text in acting("joint"):
        return True
    if not (0 < i < len(units) - 1 and _is_clausal(unit, units[i - 1])):
        if is_of_phrase(unit.text, unit.tag):
            return True
        if unit.tag in ("d", "ad") and unit.text not in lexicon.words("adverbs"):
            return i + 1 < len(units) and units[i + 1].tag[:1] == "n"  # 偏远 + 区域
        if unit.tag not in _RELATIVE_TAGS:
            return False
    # 某公司搭建的星座: a verb may stand in a relative clause.
    return any(u.text == "的" for u in units[i + 1 : i + _FARTHEST_DE])


def _is_clausal(unit: TextUnit, before: TextUnit) -> bool:
    """Tell a verb inside that makes a clause of a noun phrase: 教育部共建某中心, 作品要求从业者."""
    if unit.text in acting("pivot"):
        return True
    if unit.text in acting("preposition") and unit.text not in acting("joint"):
        return unit.tag == "p" or len(unit.text) == 1
    return unit.text in nominal_words() and before.kind == "entity" and before.tag == "person"


class Phrase(NamedTuple):
    """A noun phrase: where it ends in the text, and the index of the unit behind it."""

    end: int
    next: int


class PhraseStep(Enum):
    """What a unit does to the phrase that it follows."""

    ENDS = "may be the last of it"
    GOES_ON = "belongs to it where more follows"
    STOPS = "is none of it"


class UnitRow:
    """The units of a paragraph by index and offset; outside it stands a mark."""

    def __init__(self, text: str, units: Sequence[TextUnit]) -> None:
        self.text = text
        self.units = units
        self.starts = [unit.start for unit in units]
        self._border = TextUnit(len(text), len(text), "", "word", "x")

    def __len__(self) -> int:
        return len(self.units)

    def __getitem__(self, index: int) -> TextUnit:
        return self.units[index] if 0 <= index < len(self.units) else self._border

    def role(self, index: int) -> Role:
        """Return the role of the unit at `index`."""
        return role(self[index])

    def covering(self, offset: int) -> int:
        """Return the index of the unit that covers or begins at `offset`; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def before(self, offset: int) -> int:
        """Return the index of the last unit that begins before `offset`; -1 if there is none."""
        return bisect_left(self.starts, offset) - 1

    def is_apart(self, index: int) -> bool:
        """Return whether a blank stands before the unit at `index`."""
        return self.text[self[index].start - 1 : self[index].start].isspace()

    def ends_clause(self, index: int) -> bool:
        """Return whether a clause ends before the unit at `index`."""
        return self[index].text in _MARKS or not 0 <= index < len(self.units)

    def closes(self, index: int) -> bool:
        """Return whether a noun phrase may end before the unit at `index`."""
        return self.ends_clause(index) or self[index].tag in _CLOSING

    def acts_at(self, offset: int) -> bool:
        """Return whether a verb of which facts are told begins at `offset`: 到达, but not 报废."""
        unit = self[bisect_left(self.starts, offset)]
        return unit.tag == "v" and unit.text in lexicon.words("predicates")

    def phrase_from(self, offset: int, acts: bool = False) -> tuple[str | None, bool]:
        """Return the noun phrase that begins at `offset`, and whether its clause ends with it.

        `acts`: a lone verb may be the noun, behind the measure word of acts (百余场演出).
        """
        index = bisect_left(self.starts, offset)
        cut, begun = self[index - 1], None
        if cut.start < offset < cut.end:  # 颗卫星 as one word
            if self.text[offset : cut.end] in lexicon.words("not_nouns"):
                return None, False
            begun = Phrase(cut.end, index)
        phrase = self.forward(index, offset, acts, begun)
        if not phrase:
            return None, False
        joined = self._with_second(phrase)
        return self.text[offset : joined.end].strip() or None, self.closes(joined.next)

    def state_from(self, offset: int) -> str | None:
        """Return the state that befell those who are counted: 遇难 in 13人遇难."""
        unit = self[bisect_left(self.starts, offset)]
        befallen = unit.start == offset and unit.text in lexicon.words("casualty_states")
        return unit.text if befallen else None

    def described_from(self, start: int, end: int) -> str | None:
        """Return the noun behind a clause that tells of it: 两名不愿透露姓名的消息人士.

        Only what a verb or a preposition has for its object is read so far, `start` and `end` being
        those of its number: 其中3家获得贷款的 has its noun elsewhere.
        """
        before = self[self.before(start)]
        led = before.tag[:1] in tuple("vpu") or before.text in _LEADS or before.text in _MARKS
        if start and not (before.end == start and led):
            return None
        first = bisect_left(self.starts, end)
        for index in range(first, min(len(self), first + _MOST_UNITS)):
            ends = self.ends_clause(index) and self[index].text not in _INSIDE_MARKS
            if ends or self[index].tag == "m":
                return None
            if self[index].text == "的":
                noun = self.forward(index + 1, self[index].end)
                if noun and self[noun.next].text == "的":
                    continue  # 身着红色衣装的市民
                return self.text[self[index].end : noun.end].strip() if noun else None
        return None

    def forward(
        self, first: int, offset: int, acts: bool = False, phrase: Phrase | None = None
    ) -> Phrase | None:
        """Return the longest noun phrase from unit `first` on; `phrase` is what it begins with."""
        index = first
        while index < min(len(self), first + _MOST_UNITS):
            if quoted := self._quoted(index):
                if phrase:
                    break
                phrase, index = quoted, quoted.next
                continue
            behind = self._behind_bracket(index) if phrase else index
            if behind > index:
                index = behind
                continue
            step = self._step(index, first, phrase is not None, acts)
            far = self[index].end - offset > _MOST_CHARACTERS or self._is_cut(index)
            if step is PhraseStep.STOPS or far:
                break
            index += 1
            if step is PhraseStep.ENDS:
                phrase = Phrase(self[index - 1].end, index)
        return phrase

    def _behind_bracket(self, index: int) -> int:
        """Return the noun behind a short bracket inside a name, 航线 of 国际（地区）航线."""
        if self[index].text not in ("（", "(") or self[index + 2].text not in ("）", ")"):
            return index
        inside = len(self[index + 1].text) < 3 and self.role(index + 3) is Role.NOUN
        return index + 3 if inside else index

    def _is_cut(self, index: int) -> bool:
        """Return whether a blank between Chinese words stands before the unit at `index`."""
        around = self[index - 1].text[-1:] + self[index].text[:1]
        return self.is_apart(index) and not any(map(str.isascii, around))

    def _step(self, index: int, first: int, headed: bool, acts: bool) -> PhraseStep:
        """Return what the unit does to the phrase from `first` on, `headed` if it may end."""
        known = self.role(index)
        if known is Role.NAME:
            return PhraseStep.STOPS if headed else PhraseStep.ENDS
        if known is Role.NOUN:
            return PhraseStep.ENDS
        if self._is_sort(index, headed) or (headed and self._is_act_of_noun(index)):
            return PhraseStep.GOES_ON
        if known is Role.GERUND:
            return self._gerund(index, first, headed, acts)
        if known is Role.ATTRIBUTE:
            # Behind a noun an adjective is the predicate: 3家企业稳定.
            if not headed and index == first and self[index].tag == "n" and self.closes(index + 1):
                return PhraseStep.ENDS  # 56个民族
            inside = self.role(index + 1) in _NOMINAL and self[index].tag != "a"
            return PhraseStep.GOES_ON if inside or not headed else PhraseStep.STOPS
        if known is Role.VERB:
            if self[index].tag == "a" and index == first:  # 28颗不同功能卫星
                following = self.role(index + 1) in _NOMINAL
                return PhraseStep.GOES_ON if following else PhraseStep.STOPS
            case = self[index + 1].text in _VICTIMS  # 四起执行案件
            return PhraseStep.STOPS if headed or (acts and not case) else self._verb(index)
        return self._other(index, first, headed)

    def _is_sort(self, index: int, headed: bool) -> bool:
        """Return whether 小 of 行业小类, 以上 of 规模以上企业 or 被 of 被盗车辆 stands here."""
        text, before, after = self[index].text, self[index - 1].text, self[index + 1].text
        if text == "被" and not headed:
            victim = self[index + 2].text in lexicon.words("agent_nouns") | _VICTIMS
            return self[index + 1].tag[:1] == "v" and victim
        return (text in _SIZED and after == "类") or (text == "以上" and before in _LEVELS)

    def _is_act_of_noun(self, index: int) -> bool:
        """Return whether a verb between nouns is part of a name: 民间借贷执行案, 外币兑换点."""
        unit, head = self[index], self[index + 1]
        plain = unit.tag == "v" and len(unit.text) == 2 and not unit.text.endswith(_OUTCOMES)
        return plain and head.text in _HEADS and self.closes(index + 2)

    def _other(self, index: int, first: int, headed: bool) -> PhraseStep:
        unit, before = self[index], self[index - 1]
        if unit.text in _JOINS and index > first:
            return PhraseStep.GOES_ON
        if unit.text == "系列" and headed:
            return PhraseStep.GOES_ON  # “羊村”系列绘本
        if unit.tag == "m":  # 5A级景区, Ember-120发动机
            latin = "eng" in (self[index + 1].tag, before.tag) or before.text in _JOINS
            sized = unit.text in _SIZES and self.role(index + 1) is Role.NOUN  # 26座万亿城市
            return PhraseStep.GOES_ON if latin or sized else PhraseStep.STOPS
        if unit.text in ("前", "原", "现") and index == first:  # 2位前重要部长
            noun = self.role(index + 1) in (Role.NOUN, Role.ATTRIBUTE)
            return PhraseStep.GOES_ON if noun else PhraseStep.STOPS
        if unit.text == "的" and index > first and not headed:
            only = all(self[i].tag in ("a", "b") for i in range(first, index))
            return PhraseStep.GOES_ON if only else PhraseStep.STOPS
        split = index > first and len(unit.text) == len(before.text) == 1 and unit.text.isalpha()
        if split and headed and unit.tag in ("q", "zg", "x", "ng"):
            return PhraseStep.ENDS  # 商 + 位, a word that the dictionary lacks
        return PhraseStep.STOPS

    def _gerund(self, index: int, first: int, headed: bool, acts: bool) -> PhraseStep:
        """Tell 开发 as part of a name (工程开发前沿) from the predicate in 企业开发新药."""
        before, after, following = self[index - 1].text, self[index + 1], self.role(index + 1)
        if after.tag in ("m", "ul", "uz", "ug"):
            return PhraseStep.STOPS
        last = self.closes(index + 1) or following is Role.VERB
        if not headed:
            if (index > first and before == "的") or (last if acts else self.closes(index + 1)):
                return PhraseStep.ENDS
            noun = following in (*_NOMINAL, Role.ATTRIBUTE, Role.NAME)
            return PhraseStep.GOES_ON if noun else PhraseStep.STOPS
        if before in lexicon.words("agent_nouns") or before.endswith(("员", "者", "人")):
            named = following in _NOMINAL and self.closes(index + 2) and self[index].tag == "vn"
            return PhraseStep.GOES_ON if named else PhraseStep.STOPS
        inside = following in _NOMINAL or after.text in _ADJECTIVES_INSIDE
        return PhraseStep.ENDS if last or inside else PhraseStep.STOPS

    def _verb(self, index: int) -> PhraseStep:
        """Take a verb of two characters right before a noun for its attribute: 3名获救船员."""
        unit = self[index]
        plain = unit.tag == "v" and len(unit.text) == 2
        plain = plain and not unit.text.startswith(_SHORT_OF) and not unit.text.endswith(_OUTCOMES)
        kept = lexicon.words("value_verbs") | lexicon.words("not_nouns")
        if not plain or unit.text in kept or self.role(index + 1) is not Role.NOUN:
            return PhraseStep.STOPS
        last = self.closes(index + 2) or self.role(index + 2) is Role.VERB
        return PhraseStep.GOES_ON if last else PhraseStep.STOPS

    def _quoted(self, index: int) -> Phrase | None:
        """Return the short quoted name that begins at unit `index`: “一站式”."""
        close = QUOTES.get(self[index].text)
        if not close:
            return None
        begin = self[index].end
        end = self.text.find(close, begin, begin + _MOST_QUOTED)
        if end <= begin or not _NOT_QUOTED.isdisjoint(self.text[begin:end]):
            return None
        return Phrase(end + 1, self.covering(end) + 1)

    def _with_second(self, phrase: Phrase) -> Phrase:
        """Add the second of two nouns that are counted together: 国家和地区, 国际组织和多边机制."""
        while self[phrase.next].text in (*_AND, "、", "或"):
            first = phrase.next + 1
            pair = {self[phrase.next - 1].text, self[first].text}
            if pair <= lexicon.words("administered_areas"):
                phrase = Phrase(self[first].end, first + 1)
                continue
            pointed = self[first].tag == "r" and self.role(first) is Role.OTHER
            open_ = self.role(first) is not Role.NAME and self[first].tag != "m" and not pointed
            joins = self[phrase.next].text in _AND and open_
            second = self.forward(first, self[phrase.next].end) if joins else None
            if not second or not (
                self.ends_clause(second.next) or self._is_field_of(phrase, second)
            ):
                break
            return second
        return phrase

    def _is_field_of(self, first: Phrase, second: Phrase) -> bool:
        """Return whether two fields are those of the same people: 核医学与分子影像专家."""
        people = lexicon.words("agent_nouns") | lexicon.words("roles")
        heads = self[first.next - 1].text, self[second.next - 1].text
        return (
            heads[1] in people and heads[0] not in people and self.role(first.next - 1) is Role.NOUN
        )

    def phrase_before(self, offset: int, floor: int) -> str | None:
        """Return the noun phrase that ends at `offset`: 集装箱航线 in 集装箱航线76条."""
        last = self.before(offset)
        unit = self[last]
        short = len(unit.text) == 1 and unit.text not in lexicon.words("more_nouns")
        if unit.end != offset or self.role(last) is not Role.NOUN or unit.tag == "ns" or short:
            return None
        first = self.leftmost(last, floor)
        if self[first - 1].tag == "p":  # 通过港口出口水果近2万吨
            acts = [i for i in range(first, last) if self.role(i) is Role.GERUND]
            first = acts[-1] + 1 if acts else first
        words = self.text[self[first].start : offset].strip()
        return None if len(words) < 2 or words.startswith("全") else words

    def leftmost(self, last: int, floor: int) -> int:
        """Return the first unit of the noun phrase whose last unit is `last`."""
        first = last
        while first > 0 and last - first < _MOST_UNITS - 1:
            unit, known = self[first - 1], self.role(first - 1)
            inside = known in (Role.NAME, *_NOMINAL, Role.ATTRIBUTE)
            apart = unit.start < floor or self.is_apart(first)
            if not inside or apart or unit.text in _NEVER_INSIDE:
                break
            act = unit.text in lexicon.words("value_verbs") and known is not Role.NOUN
            price = self[first].text in lexicon.words("attribute_heads")
            if act and not (known is Role.GERUND and price):  # 发射价格
                break
            first -= 1
        return first
