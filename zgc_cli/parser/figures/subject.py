"""The subject of a figure: the attribute that it is the value of, or else who or what has it.

The attribute stands before the verb: 无人驾驶里程数 in 无人驾驶里程数高达580万公里. Where there is
none, the name that is the grammatical subject of the clause stands for it, or of a clause before it
in the sentence that it shares its subject with: 海川科技 in 海川科技走出国门，为6个国家服务.
A figure whose subject is not certain has none. The first of `SUBJECTS` that names one decides.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.words.noun_phrase import QUOTES, UnitRow
from zgc_cli.parser.words.roles import Role
from zgc_cli.reading.numbers.quantities import Quantity
from zgc_cli.reading.numbers.units import before_currency
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_MOST_CLAUSES = 4
_MOST_STEPS = 8
_MOST_ADJUNCTS = 30

BORDER = Pattern(r"[，。；！？：\n]|(?<![0-9]),|,(?![0-9])|[;:!?](?![0-9])|^[“「\"]")
_OPENING = tuple('“「『"')
_COMPARED = Pattern(r"(?:比|较|相比|同)[^，。；：“”]{1,14}$")
_REACHING = Pattern(r"[^，。；、]{0,5}(?:到|至|成|为)$")
_LISTED = Pattern(r"[^，。；]{0,16}(?:、|和|及|与)[^，。；]{0,2}$")
_JOINTS = frozenset("、和与及")
_ARRIVING = frozenset("在到至为于")
_ADVERB_TAGS = frozenset(("d", "zg", "ad", "u", "ul", "uv", "ug", "vd"))
_ADJUNCT_TAGS = frozenset(("t", "d", "c", "ad", "f", "z"))
_VERBAL_TAGS = frozenset(("d", "p", "v", "zg", "ad", "t", "c", "vd", "f", "u", "a"))
_GOES_BACK_TAGS = frozenset(("v", "p", "d", "c", "vn", "u", "ul", "ad"))
# Verbs behind which another clause tells the figure; 宣布投资5亿元 is the speaker's own.
_LEADS_TO_CLAUSE = frozenset(
    ("强调", "透露", "承认", "指出", "认为", "表示", "预估", "预测", "估计", "公布", "披露", "显示")
)
_OWNERS = frozenset(("org", "person", "product", "place", "event"))


def _role_words(role: str) -> frozenset[str]:
    """Return the words that have this role before a figure."""
    return lexicon.having("figure_words", role)


class Topic(NamedTuple):
    """What a figure is the value of; `inherits` where it is told with the figure before.

    `measured` tells an attribute (产量) from a plain subject (用户 in 用户约占四成).
    """

    text: str
    inherits: bool = False
    measured: bool = False


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
        self.clauses = [begin, *borders[max(after, until - _MOST_CLAUSES) : until]]
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
        leads = words in _role_words("leading") or words in _role_words("everywhere")
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
        return word.start >= self.clause and word.text in _LEADS_TO_CLAUSE and word.tag[:1] == "v"

    def content(self, clause: int) -> int:
        """Return the first unit of a clause behind its adverbs, times and conjunctions."""
        row, first = self.row, max(self.row.covering(clause), 0)
        leading = _role_words("leading") | _role_words("rate")
        for index in range(first, first + _MOST_ADJUNCTS):
            unit = row[index]
            adjunct = unit.tag in _ADJUNCT_TAGS or unit.text in leading
            numbered = unit.tag == "m" and row[index + 1].text in _role_words("leading")
            if unit.start >= clause and not adjunct and not numbered:
                return index
        return first + _MOST_ADJUNCTS


def _is_passed(word: str, tag: str) -> bool:
    """Return whether a word may stand between an attribute and its value: 由, 每秒, 已."""
    each = tag == "r" and word.startswith("每")
    return not word or tag in _ADVERB_TAGS or word in _role_words("passed") or each


def _first_of_attribute(row: UnitRow, head: int, floor: int) -> int:
    """Return the first unit of the attribute whose name begins at unit `head`."""
    first = _leftmost(row, head, floor)
    before = row[first - 1]
    if before.start >= floor and first:
        short = len(row[first].text) == 1 == len(before.text)
        verb = row.role(first - 1) is Role.VERB or before.tag == "p"
        if short and before.text not in _role_words("apart") and before.text.isalnum():
            return first - 1  # 待闸时间, 在港时间, 两市成交额
        if first == head and verb and _may_qualify(before.text):
            first = _leftmost(row, first - 1, floor)  # 最大下潜深度
        elif before.text in _role_words("rate") and before.text != "累计":
            wider = _leftmost(row, first - 1, floor)  # 产业规模年均增速
            first = wider if wider < first - 1 else first
    joined = row[first - 1].text == "的" or row[first - 1].text in _JOINTS
    owned = joined and first > 1 and row[first - 2].start >= floor
    if owned and row.role(first - 2) in (Role.NOUN, Role.NAME):
        return _leftmost(row, first - 2, floor)  # 系统的检出率, 中国与东盟总人口
    return first


def _may_qualify(verb: str) -> bool:
    kept = verb in lexicon.words("value_verbs") or verb in lexicon.words("not_nouns")
    return len(verb) == 2 and not kept and verb[-1] not in "入出到至为在于"


def _leftmost(row: UnitRow, last: int, floor: int) -> int:
    first = row.leftmost(last, floor)
    while first < last and row[first].text in _role_words("leading"):
        first += 1
    return first


@rule(
    "whose-age",
    "王海23岁，是司机。",
    "车主王海（23岁）下了车。",
    "23岁的王海走了。",
    never=("这棵树23岁。", "23岁的村民走了。"),
)
def _whose_age(context: FigureContext) -> Topic | None:
    """Read the name beside an age: 王海（23岁）, 23岁的王海."""
    if context.quantity.unit != "岁":
        return None
    row, text, end = context.row, context.text, context.quantity.end
    front = context.start - (text[context.start - 1 : context.start] in ("（", "("))
    behind = end + text.startswith("的", end)
    beside = (row[row.before(front)], row[row.before(behind + 1)])
    for unit, touches in zip(beside, ("end", "start"), strict=True):
        if unit.tag == "person" and getattr(unit, touches) in (front, behind):
            return Topic(unit.text)
    return None


@rule("same-attribute", "港口产量达3万吨，同比增长5%。", never=("产量达3万吨，仓库5座。",))
def _same_attribute(context: FigureContext) -> Topic | None:
    """Read a figure whose clause names nothing: its attribute is that of the figure before."""
    last = context.last
    if not last or context.last_in_clause:
        return None
    changed = _CHANGED.fullmatch(context.text, context.clause, context.start)
    if changed and context.quantity.kind == "ratio" != last.kind and (last.topic or last.subject):
        return Topic(last.topic or last.subject or "", True, last.topic is not None)
    quoted = _QUOTED.fullmatch(context.text, context.clause, context.start)
    if quoted and (context.quantity.kind == "money" or context.quantity.unit == "点"):
        owner = last.topic or last.subject
        return Topic(owner, True, last.topic is not None) if owner else None
    if not last.topic:
        return None
    if context.quantity.kind not in ("ratio", last.kind):
        return None
    lead = context.text[context.clause : context.stop].strip()
    bare = not lead or lead in _role_words("rate")
    rises = context.phrase in _role_words("change") and context.opens_clause
    return Topic(last.topic, True, True) if bare or rises else None


# 股价升百分之四，报67.8元，升2.8元
_QUOTED = Pattern("(?:收市?|最新|现)?报|[升跌涨]")
# 按年增, 季减: how the figure before has changed.
_CHANGED = Pattern(
    "(?:同比|环比|按[年季月]|[年季月])(?:大[幅增升跌减]|激|微|锐)?(?:增[长加]?|上?升|减[少]?|下?跌|下[降滑]|[成]长)了?"
)


@rule("attribute-before", "展览面积达18万平方米。", "无人驾驶里程数高达580万公里。")
def _attribute_before(context: FigureContext) -> Topic | None:
    """Read the name of a measurable attribute before the verb."""
    if not context.head_size or len(context.phrase) < 2:
        return None
    # Names of attributes that are verbs as often: 在北京投资近200亿元.
    act = context.phrase[-2:] in _role_words("act")
    behind = context.row[context.first - 1]
    adverbial = behind.start >= context.clause and behind.tag == "p"
    if act and (adverbial or len(context.phrase) == 2):
        return None
    return Topic(context.phrase, measured=True)


@rule("subject-before-verb", "用户约占四成。", never=("在用户中约占四成。",))
def _subject_before_verb(context: FigureContext) -> Topic | None:
    """Read the noun phrase that opens the clause and stands before its verb."""
    if context.head_size or not context.has_verb or len(context.phrase) < 2:
        return None
    last = context.row.role(context.row.before(context.stop))
    begins = context.opens_clause or context.is_told
    plain = last in (Role.NOUN, Role.NAME) and begins
    return Topic(context.phrase) if plain else None


@rule("name-beside", "安理会10个非常任理事国提出草案。", never=("货物运往德国、法国10个城市。",))
def _name_beside(context: FigureContext) -> Topic | None:
    """Read the name right before what is counted."""
    if context.is_act or context.quantity.kind not in ("count", "ordinal"):
        return None
    row, last = context.row, context.row.before(context.start)
    last -= row[last].text == "的"
    apart = row[last - 1].text in _JOINTS or row[last - 1].text in ("来自", "在", "从", "到")
    if row[last].tag not in _OWNERS or row[last].end > context.start or apart:
        return None
    return Topic(row[last].text)


@rule("figure-before", "夜班人员从60人减到20人。", never=("全队60人送走20人。",))
def _figure_before(context: FigureContext) -> Topic | None:
    """Read a figure that another precedes in its clause as one of the same subject."""
    last = context.last_in_clause
    if not last:
        return None
    between = context.text[last.end : context.start]
    if _REACHING.match(between):  # 从60人减到不到20人
        subject, measured = last.topic or last.subject, last.topic is not None
        return Topic(subject, measured=measured) if subject else None
    circumstance = context.row[context.row.before(last.start)].tag == "p"  # 在9个领域遴选出94个
    listed = _LISTED.match(between) and not (
        context.quantity.unit is None and context.row.phrase_before(context.start, last.end)
    )  # 甲馆7亿、乙馆3.3亿
    if last.subject and (circumstance or listed):
        return Topic(last.subject)
    return None


@rule("name-of-clause", "海川科技走出国门，为6个国家服务。", never=("让上千名嘉宾到场。",))
def _name_of_clause(context: FigureContext) -> Topic | None:
    """Read the name that is the subject of the clause, or of one that it continues."""
    if context.last_in_clause or context.text[context.start - 1 : context.start] == "的":
        return None
    end = context.start
    for back, clause in enumerate(reversed(context.clauses[-_MOST_CLAUSES:])):
        if back and _is_apart(context.row, end):
            return None
        index = context.content(clause)
        if context.row[index].start < end:
            name = _name_at(context.row, index, end, context.is_act and not back)
            if name and _tells_of_another(context.row, index, context.start):
                return None
            if name or not _continues(context.row, index):
                return Topic(name) if name else None
        elif not back and not context.is_act:
            return None  # 6颗来自上海: the figure is the subject
        end = clause
    return None


def _tells_of_another(row: UnitRow, first: int, end: int) -> bool:
    """Return whether a verb leads to a clause that has the figure: 港铁强调沉降少于20毫米."""
    until = row.before(end)
    return any(
        row[index].text in _LEADS_TO_CLAUSE and row[index].tag[:1] == "v"
        for index in range(first + 1, min(until, first + _MOST_ADJUNCTS) + 1)
    )


def _is_apart(row: UnitRow, clause: int) -> bool:
    """Return whether the clause before is another's: a speaker's, or behind ； or ：."""
    if row.text[clause - 1] not in "，," or row.text.startswith(_OPENING, clause):
        return True
    last = row[row.before(clause - 1)]
    return last.text in lexicon.words("saying_verbs") and last.tag != "n"


def _continues(row: UnitRow, index: int) -> bool:
    """Return whether a clause that begins with this unit leaves its subject out."""
    unit = row[index]
    acts = unit.tag in _GOES_BACK_TAGS or row.role(index) in (Role.VERB, Role.GERUND)
    return acts and unit.text not in _role_words("other") and not unit.text.endswith("有")


def _name_at(row: UnitRow, index: int, end: int, may_act: bool) -> str | None:
    """Return the noun phrase with a name that opens a clause at unit `index`, if a verb follows.

    Apposed nouns before the name are left out: 知名药企 in 知名药企阿斯利康宣布.
    """
    if row.role(index) in (Role.NOUN, Role.ATTRIBUTE):
        phrase = row.forward(index, row[index].start)
        index = phrase.next if phrase else index
    begin = row[index].start
    marked = row[index].text in QUOTES
    index += marked
    if row[index].tag not in _OWNERS or row[index].text in _role_words("everywhere"):
        return None
    behind = index + 1
    if marked:
        closed = row[behind].text == QUOTES[row[index - 1].text]
        begin, behind = (begin, behind + 1) if closed else (row[index].start, behind)
    stop = row[behind - 1].end
    while row.role(behind) is Role.NOUN and row[behind].start < end and not row.is_apart(behind):
        behind += 1
    if row[index].tag != "person":
        stop = row[behind - 1].end  # “玄甲”电池
    if row[behind].text in ("（", "(") and row[behind + 2].text in ("）", ")"):
        behind += 3  # 某某控股（00700）跌0.8%
    follower = row[behind]
    if follower.start == end:
        return row.text[begin:stop] if may_act else None  # 嫦娥六号样品首次揭示
    verbal = row.role(behind) in (Role.VERB, Role.GERUND) or follower.tag in _VERBAL_TAGS
    ends = follower.text in ("的", "，", "”", "」")
    joined = follower.text in ("等", *_JOINTS) or row.is_apart(behind)
    if row[behind - 1].end > end or joined or not (verbal or ends):
        return None
    return row.text[begin:stop].strip()


SUBJECTS: tuple[Rule[Callable[[FigureContext], Topic | None]], ...] = (
    _whose_age,
    _same_attribute,
    _attribute_before,
    _subject_before_verb,
    _name_beside,
    _figure_before,
    _name_of_clause,
)


def subject(context: FigureContext) -> Topic | None:
    """Return the topic of a figure, None where it is not certain."""
    for each in SUBJECTS:
        if topic := each.apply(context):
            return topic
    return None


def attribute_head(text: str, stop: int) -> int:
    """Return how long the name of a measurable attribute (产量, 占比) is that ends at `stop`."""
    known = lexicon.words("attribute_heads")
    return next((n for n in (6, 5, 4, 3, 2, 1) if n <= stop and text[stop - n : stop] in known), 0)
