"""What stands before a figure in its sentence: clauses, verbs, the noun phrase in front of them."""

from bisect import bisect_right
from functools import cached_property

from zgc_cli import lexicon
from zgc_cli.parser.words.noun_phrase import UnitRow
from zgc_cli.parser.words.roles import Role
from zgc_cli.reading.numbers.quantities import Quantity
from zgc_cli.reading.numbers.units import before_currency
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

MOST_CLAUSES = 4
_MOST_STEPS = 8
MOST_ADJUNCTS = 30

_COMPARED = Pattern(r"(?:比|较|相比|同)[^，。；：“”]{1,14}$")
JOINTS = frozenset("、和与及")
_ARRIVING = frozenset("在到至为于")
_OF_TERM = frozenset(("期", "年期", "个月期", "月期", "天期"))
_ADVERB_TAGS = frozenset(("d", "zg", "ad", "u", "ul", "uv", "ug", "vd"))
_ADJUNCT_TAGS = frozenset(("t", "d", "c", "ad", "f", "z"))
# Verbs behind which another clause tells the figure; 宣布投资5亿元 is the speaker's own.
LEADS_TO_CLAUSE = frozenset(
    (
        "强调",
        "透露",
        "承认",
        "指出",
        "认为",
        "表示",
        "预估",
        "预测",
        "估计",
        "估算",
        "推估",
        "推算",
        "公布",
        "披露",
        "显示",
    )
)


def role_words(role: str) -> frozenset[str]:
    """Return the words that have this role before a figure."""
    return lexicon.having("figure_words", role)


class LastFigure(NamedTuple):
    """The figure before, in the same sentence."""

    start: int
    end: int
    kind: str
    topic: str | None
    subject: str | None


class FigureContext:
    """What stands before a figure in its sentence, which begins at `begin`."""

    def __init__(
        self,
        row: UnitRow,
        borders: list[int],
        quantity: Quantity,
        begin: int,
        last: LastFigure | None,
    ) -> None:
        self.row = row
        self.text = row.text
        self.quantity = quantity
        # 净利润新台币28亿元: the currency in front is of the figure.
        money = quantity.kind == "money"
        self.start = before_currency(row.text, quantity.start) if money else quantity.start
        # It counts how often something was done, so that it may open its clause.
        self.is_act = quantity.unit in ("次", "回", "趟", "番") or quantity.kind == "frequency"
        after = bisect_right(borders, begin)
        until = bisect_right(borders, self.start)
        self.clauses = [begin, *borders[max(after, until - MOST_CLAUSES) : until]]
        self.clause = self.clauses[-1]
        self.last = last
        self.last_in_clause = last if last and last.end > self.clause else None
        self.floor = self.last_in_clause.end if self.last_in_clause else self.clause

    @cached_property
    def stop(self) -> int:
        """Where the verbs and adverbs before the figure begin."""
        return self._before_verbs[0]

    @cached_property
    def has_verb(self) -> bool:
        """Whether a verb is among them; a modifier does for one: 外资约1.5亿美元."""
        return self._before_verbs[1] or self.quantity.number_start > self.start

    @cached_property
    def _before_verbs(self) -> tuple[int, bool]:
        row, stop, verb, behind = self.row, self.start, False, ""
        for _ in range(_MOST_STEPS):
            stop -= self.text[stop - 1 : stop].isspace()
            if stop <= self.clause or attribute_head(self.text, stop):
                break
            index = row.before(stop)
            word = self.text[row[index].start : stop].strip()
            arrives = behind in _ARRIVING and row.role(index) in (Role.VERB, Role.GERUND)
            if arrives or word in lexicon.words("value_verbs"):
                verb = True
            elif not _is_passed(word, row[index].tag):
                compared = _COMPARED.search(self.text, max(self.clause, stop - 18), stop)
                if not compared:
                    break
                stop, behind = compared.start(), ""
                continue
            stop, behind = row[index].start, word
        return stop, verb

    @cached_property
    def head_size(self) -> int:
        """How long the name of a measurable attribute is that ends before the verbs."""
        return attribute_head(self.text, self.stop)

    @cached_property
    def first(self) -> int:
        """The first unit of the noun phrase before the verbs; -1 where there is none."""
        if self.stop <= self.floor or self.text[self.start - 1] == "等":
            return -1  # 甲机场、乙机场等超20个机场
        head = self.row.covering(self.stop - max(self.head_size, 1))
        return _first_of_attribute(self.row, head, self.floor)

    @cached_property
    def phrase(self) -> str:
        """The noun phrase before the verbs, '' where there is none."""
        words = self.text[self.row[self.first].start : self.stop].strip()
        if self.last_in_clause and self.last_in_clause.kind == "duration":
            words = words.removeprefix("时间")  # 6个月时间跌幅超过37%
        leads = (
            words in role_words("rate")
            or words in role_words("leading")
            or words in role_words("everywhere")
        )
        return "" if self.first < 0 or leads else words

    @cached_property
    def opens_clause(self) -> bool:
        """Whether that phrase is the first of the clause behind adverbs and times."""
        return self.first <= self.content(self.clause)

    @cached_property
    def is_told(self) -> bool:
        """Whether a verb leads to that phrase: 公布上月访港旅客达515万人次."""
        index = self.first - 1
        while self.row[index].tag == "t" and self.row[index].start > self.clause:
            index -= 1
        word = self.row[index]
        return word.start >= self.clause and word.text in LEADS_TO_CLAUSE and word.tag[:1] == "v"

    def content(self, clause: int) -> int:
        """Return the first unit of a clause behind its adverbs, times and conjunctions."""
        row, first = self.row, max(self.row.covering(clause), 0)
        leading = role_words("leading") | role_words("rate")
        for index in range(first, first + MOST_ADJUNCTS):
            unit = row[index]
            adjunct = unit.tag in _ADJUNCT_TAGS or unit.text in leading
            numbered = unit.tag == "m" and row[index + 1].text in role_words("leading")
            if unit.start >= clause and not adjunct and not numbered:
                return index
        return first + MOST_ADJUNCTS


def _is_passed(word: str, tag: str) -> bool:
    """Return whether a word may stand between an attribute and its value: 由, 每秒, 已."""
    each = tag == "r" and word.startswith("每")
    return not word or tag in _ADVERB_TAGS or word in role_words("passed") or each


def _first_of_attribute(row: UnitRow, head: int, floor: int) -> int:
    """Return the first unit of the attribute whose name begins at unit `head`."""
    first = _leftmost(row, head, floor)
    before = row[first - 1]
    if before.start >= floor and first:
        short = len(row[first].text) == 1 == len(before.text)
        verb = row.role(first - 1) is Role.VERB or before.tag == "p"
        if short and before.text not in role_words("apart") and before.text.isalnum():
            return first - 1  # 待闸时间, 在港时间, 两市成交额
        if first == head and verb and _may_qualify(before.text):
            first = _leftmost(row, first - 1, floor)  # 最大下潜深度
        elif before.text in role_words("rate") and before.text != "累计":
            wider = _leftmost(row, first - 1, floor)  # 产业规模年均增速
            first = wider if wider < first - 1 else first
    joined = row[first - 1].text == "的" or row[first - 1].text in JOINTS
    owned = joined and first > 1 and row[first - 2].start >= floor
    if owned and row.role(first - 2) in (Role.NOUN, Role.NAME):
        return _leftmost(row, first - 2, floor)  # 系统的检出率, 中国与东盟总人口
    return first


def _may_qualify(verb: str) -> bool:
    kept = verb in lexicon.words("value_verbs") or verb in lexicon.words("not_nouns")
    return len(verb) == 2 and not kept and verb[-1] not in "入出到至为在于"


def _leftmost(row: UnitRow, last: int, floor: int) -> int:
    first = row.leftmost(last, floor)
    while first < last and row[first].text in role_words("leading"):
        first += 1
    if row[first].text in _OF_TERM and row[first - 1].tag == "m":
        # 十年 | 期国债收益率
        first = first - 1 if row[first - 1].start >= floor else min(first + 1, last)
    return first


def attribute_head(text: str, stop: int) -> int:
    """Return how long the name of a measurable attribute (产量, 占比) is that ends at `stop`."""
    known = lexicon.words("attribute_heads")
    return next((n for n in (6, 5, 4, 3, 2, 1) if n <= stop and text[stop - n : stop] in known), 0)
