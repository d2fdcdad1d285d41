"""The subject of a figure: the attribute that it is the value of, or else who or what has it.

The attribute stands before the verb: 无人驾驶里程数 in 无人驾驶里程数高达580万公里. Where there is
none, the name that is the grammatical subject of the clause stands for it, or of a clause before it
in the sentence that it shares its subject with: 海川科技 in 海川科技走出国门，为6个国家服务.
A figure whose subject is not certain has none. The first of `SUBJECTS` that names one decides.
"""

from collections.abc import Callable

from zgc_cli import lexicon
from zgc_cli.parser.figures.context import (
    JOINTS,
    LEADS_TO_CLAUSE,
    MOST_ADJUNCTS,
    MOST_CLAUSES,
    FigureContext,
    role_words,
)
from zgc_cli.parser.words.name_characters import BEARERS
from zgc_cli.parser.words.noun_phrase import QUOTES, UnitRow
from zgc_cli.parser.words.roles import Role
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

BORDER = Pattern(r"[，。；！？：\n;!?]|(?<![0-9])[,:]|[,:](?![0-9])|^[“「\"]")
HEADLINE_BORDER = Pattern(rf"{BORDER.pattern}|(?<=[^ -~　])[ 　]+(?=[^ -~　])")
_SPOKEN = Pattern("[“「『][^“”「」『』]{9,}[”」』][，,]$")
_SAYS = frozenset("指称说道")
_OPENING = tuple('“「『"')
_REACHING = Pattern(r"[^，。；、]{0,5}(?:到|至|成|为)$")
_LISTED = Pattern(r"[^，。；]{0,16}(?:、|和|及|与)[^，。；]{0,2}$")
_VERBAL_TAGS = frozenset(("d", "p", "v", "zg", "ad", "t", "c", "vd", "f", "u", "a"))
_GOES_BACK_TAGS = frozenset(("v", "p", "d", "c", "vn", "u", "ul", "ad"))
_HELD_BEHIND = Pattern("[\u4e00-\u9fff]的[\u4e00-\u9fff]{3,}")
_HALF_TOLD = Pattern(f"[{''.join(sorted(BEARERS))}][男女妇翁妪]$")  # 汤男（38岁）
_NAME_TAGS = frozenset(("org", "person", "place", "nr", "nz", "ns", "nt", "nrt"))
# 对南韩队第一胜 is another team's.
_TOWARDS = frozenset(("来自", "在", "从", "到", "对", "对阵"))
_OWNERS = frozenset(("org", "person", "product", "place", "event"))


# 超汛限水位0.5米: by so much, and no level.
_EXCEEDED = Pattern("(?:超[过出]?|[高低多少短长]于)[^，。；、的]{0,3}$")


class Topic(NamedTuple):
    """What a figure is the value of; `inherits` where it is told with the figure before.

    `measured` tells an attribute (产量) from a plain subject (用户 in 用户约占四成).
    """

    text: str
    inherits: bool = False
    measured: bool = False


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
    if half := _HALF_TOLD.search(text, max(0, front - 2), front):
        return Topic(half[0])
    for unit, touches in zip(beside, ("end", "start"), strict=True):
        if unit.tag == "person" and getattr(unit, touches) in (front, behind):
            return Topic(unit.text)
    return None


@rule("same-attribute", "港口产量达3万吨，同比增长5%。", never=("产量达3万吨，仓库5座。",))
def _same_attribute(context: FigureContext) -> Topic | None:
    """Read a figure whose clause names nothing: its attribute is that of the figure before."""
    last = context.last
    if not last or context.last_in_clause:
        return None if last else _rate_before(context)
    changed = _CHANGED.fullmatch(context.text, context.clause, context.start)
    if changed and context.quantity.kind == "ratio" != last.kind and (last.topic or last.subject):
        return Topic(last.topic or last.subject or "", True, last.topic is not None)
    quoted = _QUOTED.fullmatch(context.text, context.clause, context.start)
    if quoted and (context.quantity.kind in ("money", "ratio") or context.quantity.unit == "点"):
        owner = last.topic or last.subject
        return Topic(owner, True, last.topic is not None) if owner else None
    if not last.topic:
        return None
    if context.quantity.kind not in ("ratio", last.kind):
        return None
    if context.quantity.kind == "ratio" and context.row.phrase_from(context.quantity.end)[0]:
        return None  # 一半以上村民种树
    lead = context.text[context.clause : context.stop].strip()
    bare = not lead or lead in role_words("rate")
    rises = context.phrase in role_words("change") and context.opens_clause
    return Topic(last.topic, True, True) if bare or rises else None


def _rate_before(context: FigureContext) -> Topic | None:
    """Return the rate of which the clause before tells: 使用率偏低，平均仅五成."""
    if context.quantity.kind != "ratio" or len(context.clauses) < 2:
        return None
    lead = context.text[context.clause : context.stop].strip()
    if lead and lead not in role_words("rate") and lead != "平均":
        return None
    told = _RATE.match(context.text, context.clauses[-2], context.clause)
    end = told.end("rate") if told else 0
    first = context.row.leftmost(context.row.before(end), context.clauses[-2]) if told else 0
    return Topic(context.text[context.row[first].start : end], measured=True) if told else None


_RATE = Pattern("(?P<rate>[^，。；]{0,20}[^，。；的]率)[^，。；率]{2,8}，$")
# 股价升百分之四，报67.8元，升2.8元
_QUOTED = Pattern(
    "(?:收市?|最新|现)?报|(?:收[于在盘]?|盘中|小幅|大幅)?(?:[上下大微劲]?[升跌涨]|[涨跌]幅)[了达为至]?"
)
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
    act = context.phrase[-2:] in role_words("act")
    behind = context.row[context.first - 1]
    adverbial = behind.start >= context.clause and behind.tag == "p"
    if act and (adverbial or len(context.phrase) == 2):
        return None
    begin = context.row[context.first].start
    if _EXCEEDED.search(context.text, max(context.clause, begin - 5), begin):
        return None
    return Topic(context.phrase, measured=True)


@rule("subject-before-verb", "用户约占四成。", never=("在用户中约占四成。",))
def _subject_before_verb(context: FigureContext) -> Topic | None:
    """Read the noun phrase that opens the clause and stands before its verb."""
    if context.head_size or not context.has_verb or len(context.phrase) < 2:
        return None
    last = context.row.role(context.row.before(context.stop))
    begins = context.opens_clause or context.is_told
    plain = last in (Role.NOUN, Role.NAME) and begins and context.phrase[0] != "因"  # 因灾死亡4人
    return Topic(context.phrase) if plain else None


@rule("name-beside", "安理会10个非常任理事国提出草案。", never=("货物运往德国、法国10个城市。",))
def _name_beside(context: FigureContext) -> Topic | None:
    """Read the name right before what is counted."""
    money = context.quantity.kind == "money"
    if context.is_act or not (money or context.quantity.kind in ("count", "ordinal")):
        return None
    row, last = context.row, context.row.before(context.start)
    last -= row[last].text == "的"
    if row[last].tag not in _OWNERS or row[last].end > context.start:
        return None
    before = row[last - 1].text
    if money:  # 最高的是台积电4523亿元、联发科252亿元
        begins = row[last].start == context.clause or before in ("是", "为", "、")
        return Topic(row[last].text) if begins and row[last].tag == "org" else None
    return None if before in JOINTS or before in _TOWARDS else Topic(row[last].text)


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
    before = context.row[context.row.before(context.start)]
    named = before.start >= last.end and before.tag in _NAME_TAGS
    noun = context.quantity.unit is None and context.row.phrase_before(context.start, last.end)
    listed = _LISTED.match(between) and not (named or noun)  # 甲馆7亿、乙馆3.3亿
    if last.subject and (circumstance or (listed and context.quantity.kind == last.kind)):
        return Topic(last.subject)
    return None


@rule("name-of-clause", "海川科技走出国门，为6个国家服务。", never=("让上千名嘉宾到场。",))
def _name_of_clause(context: FigureContext) -> Topic | None:
    """Read the name that is the subject of the clause, or of one that it continues."""
    if context.last_in_clause or context.text[context.start - 1 : context.start] == "的":
        return None
    end = context.start
    for back, clause in enumerate(reversed(context.clauses[-MOST_CLAUSES:])):
        if back and _is_apart(context.row, end):
            return None
        index = context.content(clause)
        if context.row[index].start < end:
            name = _name_at(context.row, index, end, context.is_act and not back)
            if "各" in context.text[clause:end]:
                return None  # 甲一垒打、乙二垒打各送回2分
            if not back and _HELD_BEHIND.search(context.text, clause, end) and not name:
                held = (u for u in context.row.units[index:] if clause < u.start < end)
                if any(u.tag in ("person", "org") for u in held):
                    return None  # 时间最长的某某医院要10小时
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
        row[index].text in LEADS_TO_CLAUSE and row[index].tag[:1] == "v"
        for index in range(first + 1, min(until, first + MOST_ADJUNCTS) + 1)
    )


def _is_apart(row: UnitRow, clause: int) -> bool:
    """Return whether the clause before is another's: a speaker's, or behind ； or ：."""
    if row.text[clause - 1] not in "，," or row.text.startswith(_OPENING, clause):
        return True
    if _SPOKEN.search(row.text, max(0, clause - 60), clause):
        return True  # 他说：“……”，随后宣布
    last = row[row.before(clause - 1)]
    if last.text in _SAYS:
        return True  # 指 alone is taken for a finger
    return last.text in lexicon.words("saying_verbs") and last.tag != "n"


def _continues(row: UnitRow, index: int) -> bool:
    """Return whether a clause that begins with this unit leaves its subject out."""
    unit = row[index]
    acts = unit.tag in _GOES_BACK_TAGS or row.role(index) in (Role.VERB, Role.GERUND)
    return acts and unit.text not in role_words("other") and not unit.text.endswith("有")


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
    if row[index].tag not in _OWNERS or row[index].text in role_words("everywhere"):
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
    joined = follower.text in ("等", *JOINTS) or row.is_apart(behind)
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
