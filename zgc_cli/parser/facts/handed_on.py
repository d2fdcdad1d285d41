"""What a clause hands on to those behind it: its subject, its time, and that it is a plan."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zgc_cli.document.records import Date, Figure
from zgc_cli.parser.facts.predicate import Predication, base, is_adverb, is_firm_verb, lead
from zgc_cli.parser.facts.standing.times import in_iso
from zgc_cli.parser.facts.state import ClauseReading, Dating, State, Statement
from zgc_cli.parser.facts.subjects import Subject, is_attribute
from zgc_cli.parser.words.roles import acting
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.pattern import Pattern

# Of these a figure tells nothing without the period.
OF_PERIOD = Pattern(
    "同比|环比|新增|共报告|接待|增[长速幅]|[降涨跌]幅|净流|下[降滑]|生产总值|GDP|营收|营业|收入|利润|亏损|销量|销售额|产[量值]|进出口|交付|票房|装[车机]量|出货量|交易量|[总净]资产|现金流|负债"
)

PLANS = ("将", "拟", "计划")
_AVOIDING = ("避免", "防止", "以免")
_COMPARED = ("高于", "低于", "多于", "少于", "不及", "超过", "大于", "小于")
_FARTHEST = 300  # characters from a time to the end of what it dates
_SHORT = 4  # units of a clause that may be a time alone: 早在2021年11月
_COMPARING = ("较", "比", "同", "与", "相比")
# Days that another one before them tells, and words around a time that belong to it.
POINTING_DAY = Pattern("当[天日晚年月]|次[日年月]|翌日|同[日年月期]|那[天时年]|届时|彼时")
_AHEAD_OF_TIME = frozenset(("截至", "截止", "截止到", "自", "自从", "到", "早在"))
_BEHIND_TIME = Pattern("(?:[至到]?(?:以来|之?前|之?后|以[前后]|起|止|期间)|年?底|末|初)")


def when(date: Date) -> str | None:
    """Return when it is: as written, or in ISO days where that points to a day told before."""
    if not POINTING_DAY.match(date.text):
        return date.text
    return in_iso(date)


def _dating(reading: ClauseReading, i: int) -> Dating:
    """Return what the time expression at `i` tells of its clause and those behind."""
    units, text = reading.units, reading.text
    unit, said = units[i], reading.predication
    words = when(unit.record) if isinstance(unit.record, Date) else unit.text
    if words and words in unit.text:
        ahead = i and units[i - 1].text in _AHEAD_OF_TIME
        last = i
        while _is_joined(units[last + 1 : last + 3]):
            last += 2  # 9月15日和9月20日
        behind = _BEHIND_TIME.match(text, units[last].end)
        end = behind.end() if behind else units[last].end
        words = text[units[i - 1 if ahead else i].start : end]
    inside = said and said.subject[0] <= i < said.subject[1]
    source = units[-1].text in acting("source") or units[-1].text in _SOURCES
    of = not reading.measure and _qualifies(units[i + 1 : said.verb if said else len(units)])
    words = None if inside or source or of else words
    opens = not said or not said.subject_units or i < said.subject[0]
    return Dating(unit.start, words, opens, _is_period(unit))


def _qualifies(behind: Sequence[TextUnit]) -> bool:
    """Return whether a time belongs to a noun: 2019年的会议, 去年发布的报告."""
    if not any(u.text == "的" for u in behind):
        return False
    return behind[0].text == "的" or behind[0].kind != "entity"


def _is_joined(units: Sequence[TextUnit]) -> bool:
    return [u.kind for u in units] == ["word", "date"] and units[0].text in acting("joint")


_SOURCES = ("消息", "讯", "电", "报道")


def _is_period(unit: TextUnit) -> bool:
    """Return whether a time is longer than a day, as those are of which figures are told."""
    date = unit.record
    return isinstance(date, Date) and date.granularity != "day" and date.start != date.end


def report_of(reading: ClauseReading) -> Dating | None:
    """Return the period of which a report tells that the clause names: 2023一季报."""
    for unit in reading.units:
        match = _REPORT.match(reading.text, unit.end) if _is_period(unit) else None
        if match:
            return Dating(unit.start, reading.text[unit.start : match.end()], True, True)
    return None


_REPORT = Pattern("[年季]?度?(?:财务|业绩)?(?:报告?|财报|业绩)(?![道名社刊])")


def period_behind(before: State, reading: ClauseReading) -> Dating | None:
    """Return the period that a sentence hands on to the next one, which a clause begins.

    据某刊此前报道，…… tells of something else.
    """
    anew = reading.units[-1].text in ("报道", "消息") and reading.units[0].text == "据"
    return before.dated if not anew and before.dated and before.dated.period else None


def date_of(reading: ClauseReading, state: State) -> Dating | None:
    """Return the time that dates what follows: that of this clause, or before it."""
    said, units = reading.predication, reading.units
    end = said.verb if said else len(units) if len(units) <= _SHORT else lead(units)
    if closing := _closing_time(reading):
        return closing
    return next((_dating(reading, i) for i in _times(units[:end])), state.dated)


def _closing_time(reading: ClauseReading) -> Dating | None:
    """Return the time that a clause ends in, which dates what follows: a headline + 8月18日，……."""
    units = reading.units
    last = len(units) - 1 - (units[-1].text in ("收盘", "止", "午间收盘"))
    if reading.clause.mark != "，" or last < 1 or not _is_dating(units[last]):
        return None
    headed = units[last - 1].tag[:1] in ("n", "x") or units[last - 1].text in _AHEAD_OF_TIME
    return (
        _dating(reading._replace(predication=None), last)._replace(opens=True) if headed else None
    )


def _times(units: Sequence[TextUnit]) -> Iterator[int]:
    """Yield where the time expressions stand that date a clause."""
    for i, unit in enumerate(units):
        compared = i and units[i - 1].text in _COMPARING
        record = units[i + 1].record if i + 1 < len(units) else None
        counts = isinstance(record, Figure) and record.kind == "ordinal"  # 今年第6号台风
        reported = _is_report(units, i)  # 4月8日综合外电报道，……
        if _is_dating(unit) and not (compared or counts or reported):
            yield i


def _is_report(units: Sequence[TextUnit], i: int) -> bool:
    """Return whether a time is that of a report, whose clause ends with the word for it."""
    return units[-1].text.endswith(_SOURCES) and len(units) - i <= _SHORT_REPORT


_SHORT_REPORT = 5  # units


def _is_dating(unit: TextUnit) -> bool:
    return unit.kind == "date" and "同期" not in unit.text


def dated(fact: Statement, reading: ClauseReading, state: State) -> Statement:
    """Give a fact its time, and let its evidence begin with it where that stands before.

    A figure of a period whose sentence tells none is of that of the report, or the sentence before.
    """
    said, units = reading.predication, reading.units
    before = units[: said.verb] if said else units  # not the year of 召开2024年工作会议
    own = next((i for i in _times(before) if before[i].start >= fact.span.start), None)
    named = own is not None and _is_year(before[own]) and state.dated
    if own is not None and not (named and not named.period):
        return fact._replace(time=_apart(fact, _dating(reading, own).words))
    handed = state.dated
    of_period = fact.kind == "quantity" and OF_PERIOD.search(f"{fact.subject}{said_of(fact)}")
    report = state.report
    if handed is None and state.period and report and report.start < state.period.start:
        report = None  # 一季度业绩……。上半年营收5亿元。净亏损1亿元。
    older = handed and state.report and handed.start < state.report.start
    if of_period and report and (older or not (handed and handed.period and handed.words)):
        return fact._replace(time=_apart(fact, report.words))
    if handed is None:
        time = state.period.words if state.period and of_period else None
        return fact._replace(time=_apart(fact, time))
    if reading.clause.end - handed.start > _FARTHEST:
        return fact
    others = not handed.opens and (
        bool(said and said.subject_units)
        or reading.text.count("，", handed.start, reading.clause.start) > 1
    )
    dates = said and [u.kind for u in said.object_units] == ["date"]  # 发布于2012年
    goes_on = said and any(u.text in ("正", "正在") for u in said.front) and not handed.period
    time = None if others or dates or goes_on else _apart(fact, handed.words)
    start = min(fact.span.start, handed.start)
    return fact._replace(span=fact.span._replace(start=start), time=time)


def _is_year(unit: TextUnit) -> bool:
    """Return whether a time is but a year, as one that a name begins with: 2023年某杯决赛."""
    return isinstance(unit.record, Date) and unit.record.granularity == "year"


def said_of(fact: Statement) -> str:
    """Return predicate and object."""
    return f"{fact.predicate}{fact.object}"


def _apart(fact: Statement, words: str | None) -> str | None:
    """Return a time that the fact does not tell itself."""
    return None if words and words in f"{fact.subject}{said_of(fact)}" else words


def hedge_of(units: Sequence[TextUnit]) -> str:
    """Return the word that makes a clause a plan or a forecast: 将发射, but not 将其扩围."""
    hedges, leads = acting("hedge"), acting("preposition")
    if units and "".join(u.text for u in units[:2]).startswith(_AHEAD):
        return "将"
    for i, (unit, after) in enumerate(pairwise(units)):
        if unit.text not in hedges or unit.kind != "word":
            continue
        noun = i > 0 and units[i - 1].kind == "word" and units[i - 1].tag[:1] in ("n", "v")
        if noun and len(unit.text) > 1:
            continue  # 降息预期升温
        firm = is_adverb(after) or is_firm_verb(after) or after.text in leads
        if unit.text != "将" or firm:  # 将针对老人提供服务
            return unit.text
    return ""


_AHEAD = ("下一步", "接下来", "下阶段")


def hedged(words: str, explicit: bool, hedge: str) -> str:
    """Keep 将 and 力争 of a clause for those that continue it."""
    told = any(word in words for word in (*acting("hedge"), "已", "了"))
    return words if told or explicit else f"{hedge}{words}"


def is_located(said: Predication) -> bool:
    """Return whether a clause tells what or where its subject is: more of that may follow."""
    verb = said.verb_base
    return verb == "是" or verb in acting("patient") or verb in acting("located")


def is_open(said: Predication, state: State, about: Subject | None) -> bool:
    """Return whether a clause without a subject may be about the object of the one before.

    推出5款产品，应用于……: of the products; 构建创新体系，是……: of the building; 产品水平提升，
    推出……: of whose it is.
    """
    verb = said.verb_base
    patient = verb in ("是", "为") or verb in acting("patient")
    if about and is_attribute(about.text):
        return said.kind == "event" and not any(u.kind == "figure" for u in said.object_units)
    by_others = any(u.text == "由" for u in said.units[said.subject[1] : said.verb])
    made = verb in HAVING_PARTS and any(base(u.text) in _MAKING for u in state.seen)
    # 推出某制度，由干部担任……; 推出一款一体机，搭载某处理器
    return by_others or made or (state.acted and patient)


HAVING_PARTS = ("搭载", "配备", "采用", "内置", "装有", "配有", "支持")
_MAKING = ("推出", "发布", "公布", "展示", "研制", "开发", "打造", "上线", "生产", "拥有", "带来")


def is_doubtful(said: Predication, about: Subject | None, explicit: bool, state: State) -> bool:
    """Return whether what a clause says may be a plan, or of something else than the subject."""
    verb, objects = said.verb_base, said.object_units
    figure = bool(objects) and objects[0].kind == "figure"
    named = explicit and about and about.named
    if verb in _COMPARED and not (named and about and (figure or is_attribute(about.text))):
        return True  # 占比六成，高于装机规模8个百分点; 某股低于行业水平, in what
    if explicit:
        done = any(u.text in ("已", "已经", "了") for u in said.front)
        return state.hedge in PLANS and not done  # 将起用甲担任大臣，乙担任长官
    if state.hedge in PLANS and any(u.text == "了" for u in said.front):
        return True  # 新机将采用某技术，并使用了某材料
    valued = figure and verb in ("为", "是")  # 利率为1.9%，此前为2%
    measured = figure and len(objects) == 1 and state.attribute is not None
    return valued or measured or verb in _AVOIDING  # 某国国债收益率涨1%，收报3%
