"""Candidates for 多少, 几 and 何时: figures of the kind, unit and noun asked for, and dates."""

import re
from collections.abc import Iterator, Sequence

from zgc_cli.document.records import Date, Figure, Span
from zgc_cli.lexicon import listed, mapping
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.match.changes import end_of_change
from zgc_cli.query.match.measures import count_alike
from zgc_cli.query.match.normalize import BREAK
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_PEOPLE = tuple("人名位员户口")
_OF_PEOPLE = ("群众", "人员", "民众", "村民", "居民")
_AGE = ("岁", "周岁")
_OF_CODES = Pattern("(?:航班|车牌|编|门牌|账|卡|学|文|批)号$|号码$|电话$|密码$|代码$|网址$")
_CODE = (
    r"(?<![A-Za-z\d])(?=[A-Za-z\d-]{3})[A-Za-z\d]{1,10}(?:-[A-Za-z\d]{2,10})*(?<=\d)(?![A-Za-z\d])"
)
_ANY_UNIT = "[号届个名位次家条座轮批期级]?"
_UNFIT = 0.05  # how well at least a figure fits that may be meant after all
_NO_AMOUNT = ("ratio", "duration", "frequency")
_ASKS_CHANGE = Pattern("增|减|涨|跌|降|升|占|率|比|成|倍")
_OF_ANOTHER = Pattern("的?[^，。；：、]{0,4}(?:[男女][子孩性]|老人|妇女|大爷|大妈)")
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}
_NO_LEVEL = 0.3  # how well by how much something changes fits what it is
_NO_CHANGE = 0.3  # and what it is where by how much it changed is asked for
_OF_CHANGE = 0.7  # how well a share fits where by how much something changes is asked for
_AROUND = 10  # characters in front of a quantity that tell which end of a change it is
# When a reporter was told of it: 7月24日10时，记者从指挥部获悉.
_LEARNT = Pattern("[，,]?[^，。；从]{0,12}从[^，。；]{2,40}?(?:获悉|了解到|得知|获知)")
# 记者从9月7日晚召开的发布会上了解到
_LEARNT_AT = Pattern("从$"), Pattern("[^，。；]{0,40}(?:获悉|了解到|得知|获知)")
_ASKS_REPORT = Pattern("获悉|得知|报道|消息|公布|发布|通报")
_ABOUT_SO = "左右|上下|以上|以下|以内|之内|内(?![^，。；的])"  # 8小时左右
_LONGEST_CLAUSE = 200  # characters of a clause in front of a quantity that are looked at
_TIME_FOR_DATE = 0.7  # how well a time of day fits 何时
_FORMER, _LATTER = r"(?:由|从|比)[^，。；]{0,6}$", r"[^，。；\d]{0,4}[至到为]"
_SINCE = re.compile(r"\d[\d年月日号]{1,9}(?:至|到|—|-)$")
_PART_OF_DAY = "凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|深夜|晚"
_CLAUSE_MARK = "[，。；：,;:]"
_ROW = Pattern(
    r"(?:\d[\d.]*[^\d，。；：、和与及]{0,4}[、和与及])+$"
)  # 增长3%、5%和: what the 7% is of
_NOUN_BORDER = r"[\d，。；：、]"
# How well a date of a granularity fits 哪一年, 哪个月, 哪一天.
_FINENESS = {"year": {"year": 1.0}, "month": {"month": 1.0, "day": 1.0}, "day": {"day": 1.0}}


@rule(
    "when",
    "大桥哪一年通车？ ← 白河大桥2019年通车。",
    never=("大桥哪一年通车？ ← 白河大桥通车。",),
)
def days(context: Context) -> Iterator[AnswerCandidate]:
    """何时, 哪一年, 几点: a date that is as fine as the one asked for, or a time of day alone."""
    detail, dates = context.question.detail, context.within("dates")
    for span, date in dates:
        fit = _fineness(detail, date.text, date.granularity)
        if _is_asked_itself(context, date):
            continue
        if _is_of_report(context, span) and not _ASKS_REPORT.search(context.question.text):
            fit = 0.0
        if detail == "time" and date.time is None:
            fit = 0.0
        fit = max(fit, _UNFIT)
        part = re.match(_PART_OF_DAY, context.behind(span.end)) if detail in ("", "time") else None
        end = span.end + (part.end() if part else 0)
        since = _SINCE.search(context.before(span.start))  # 12月至次年6月
        start = context.start + since.start() if since else span.start
        yield AnswerCandidate(start, end, fit, "date", name_form(date.event))
    if detail in ("", "time"):
        from zgc_cli.reading.dates import clock

        taken = [range(s.start - context.start, s.end - context.start) for s, _ in dates]
        for time in clock.find(context.text):
            if not any(time.start in span for span in taken):
                fit = 1.0 if detail else _TIME_FOR_DATE
                behind = re.split(_CLAUSE_MARK, context.text[time.end :])[0]
                found = context.candidate(time.start, time.end, fit, "date")
                yield found._replace(scope=name_form(behind))


def _is_of_report(context: Context, day: Span) -> bool:
    """Return whether a date tells but when a reporter was told of it."""
    behind = context.behind(day.end)
    if _LEARNT.match(behind):
        return True
    front, learnt = _LEARNT_AT
    return bool(front.search(context.before(day.start)) and learnt.match(behind))


def _is_asked_itself(context: Context, date: Date) -> bool:
    """Return whether a date is but the year of the question: 2019年 for 明年何时."""
    today = context.document.header.date
    if not today or date.granularity != "year" or not date.start:
        return False
    shift = next((n for word, n in _YEARS.items() if word in context.question.text), None)
    return shift is not None and date.start[:4] == str(int(today[:4]) + shift)


def _fineness(detail: str, text: str, granularity: str) -> float:
    if detail not in _FINENESS or granularity in _FINENESS[detail]:
        return 1.0
    if detail == "year":
        return 0.8 if "年" in text or granularity in ("plan", "decade") else 0.0
    if detail == "day":  # 本周 tells no day
        return 1.0 if re.search("[日号天晚]", text) else 0.0
    return 0.4


@rule(
    "how-many",
    "绿洲公司有多少员工？ ← 绿洲公司有员工800人。",
    never=("绿洲公司有多少员工？ ← 绿洲公司的员工很多。",),
)
def quantities(context: Context) -> Iterator[AnswerCandidate]:
    """多少, 几: a quantity of the kind, the unit and the noun that the question names."""
    figures, question = context.within("figures"), context.question
    if _OF_CODES.search(question.attribute):
        yield from context.found(_CODE, 1.0, "code")
        return
    others = _others(context, [span for span, _ in figures])
    if re.search("一共|总共|总计|共有", question.text):
        others |= _lesser(figures)
    for span, figure in figures:
        fit = _fit(context, figure, span) * _change(context, span)
        fit *= 0.0 if span in others else 1.0
        if fit or not _is_other_kind(question.detail, figure):
            fit = max(fit, _UNFIT)
            about = name_form(f"{figure.counted or ''}{BREAK}{figure.subject or ''}")
            about_so = re.match(_ABOUT_SO, context.behind(span.end))
            end = span.end + (about_so.end() if about_so else 0)
            yield AnswerCandidate(span.start, end, fit, "figure", about)
    if question.detail == "ordinal":  # 第二十届, inside a name
        counted = question.unit or _ANY_UNIT
        yield from context.found(rf"第[\d一二三四五六七八九十百]+{counted}", 0.9, "figure")


def _is_other_kind(detail: str, figure: Figure) -> bool:
    """Return whether a figure can be no answer: an age for a sum, a turn for a number."""
    is_age, is_turn = (figure.unit or "") in _AGE, figure.kind == "ordinal"
    return is_age != (detail == "age") or is_turn != (detail == "ordinal")


def _others(context: Context, figures: Sequence[Span]) -> set[Span]:
    """Return the figures of other members: in 甲、乙分别增长3%、5% the first is not that of 乙."""
    others: set[Span] = set()
    for each in re.finditer("分别|依次", context.text):
        members = re.split("[、和与及]", re.split(_CLAUSE_MARK, context.text[: each.start()])[-1])
        theirs = [s for s in figures if s.start >= context.start + each.end()][: len(members)]
        pairs = [{m[i : i + 2] for i in range(len(m) - 1)} for m in map(name_form, members)]
        only = [p - set().union(*(o for o in pairs if o is not p)) for p in pairs]
        asked = [sum(pair in context.question.text for pair in p) for p in only]
        # 对生育二孩、三孩的家庭: what parts them stands beside the mark.
        cores = [m[-2:] if n == 0 else m[:2] for n, m in enumerate(map(name_form, members))]
        meant = [core in context.question.text for core in cores]
        if sum(meant) == 1:
            asked = [int(one) for one in meant]
        if len(theirs) == len(members) > 1 and any(asked):
            others.update(s for s, n in zip(theirs, asked, strict=True) if n < max(asked))
    return others


def _changes() -> tuple[str, ...]:
    """Return the words that tell of a change."""
    return tuple(listed("answer_words", "change"))


def _lesser(figures: Sequence[tuple[Span, Figure]]) -> set[Span]:
    """Return the figures that are less than another one of the same unit."""
    most: dict[str | None, float] = {}
    for _, figure in figures:
        most[figure.unit] = max(most.get(figure.unit, 0), figure.value or 0)
    return {span for span, figure in figures if (figure.value or 0) < most[figure.unit]}


def _change(context: Context, span: Span) -> float:
    """Return less for a level where a change is asked for, and for what something changed from.

    下降了多少 wants 下滑6%; of 由50小时压缩至30小时 the latter is meant.
    """
    fit, question = 1.0, context.question
    change = "|".join(_changes())
    before = context.before(span.start)
    asked = question.rest.partition(BREAK)[0][-5:]
    clause = re.split(_CLAUSE_MARK, before[-_LONGEST_CLAUSE:])[-1]
    end = end_of_change(before[-_AROUND:], context.behind(span.start)[: span.end - span.start])
    if re.search(f"(?:{change})(?:到|至|为|成)$", asked):
        fit = 1.0 if clause == "" or end == "to" else 0.7  # 提高到多少
    elif re.search(change, asked):
        fit = (0.8 if end == "to" else 1.0) if re.search(change, clause) else _NO_CHANGE
    elif end == "by" and not re.search(change, question.rest):
        fit = _NO_LEVEL  # 收入增加2000元 tells no income
    if re.search(_FORMER, before[-8:]) and re.match(_LATTER, context.behind(span.end)):
        asks_former = any(w in question.text for w in listed("answer_words", "before"))
        fit *= 1.0 if asks_former else 0.6
    return fit


def _fit(context: Context, figure: Figure, span: Span) -> float:
    """Return how well a figure fits what is asked for; 0 if it is of another kind."""
    question, unit = context.question, figure.unit or ""
    detail = question.detail
    if detail == "age" or unit in _AGE:
        asks_age = detail in ("age", "size") and unit in _AGE
        return 1.0 if asks_age and _is_age_of(context, span) else 0.0
    if figure.kind == "ordinal" and detail != "ordinal":
        return 0.0
    if detail == "any":
        return 0.8
    kinds = listed("question_kinds", detail)
    if kinds:
        return _kind_fit(context, figure, span) if figure.kind in kinds else 0.0
    if not question.unit:
        measure = ending(question.focus, "question_measures")  # 多少惩罚性赔偿金
        measured = listed("question_kinds", mapping("question_measures").get(measure, ""))
        if measured and figure.kind not in measured:
            return 0.0
        counted = question.focus and not measure
        amount = figure.kind not in _NO_AMOUNT or unit.startswith(_PEOPLE)  # 1亿人次
        if counted and not amount and not _ASKS_CHANGE.search(question.text):
            return 0.0  # 多少西红柿 are no 166%
        noun = question.focus or question.attribute
        if not question.focus and figure.kind == "ratio" and noun.endswith(_changes()):
            return _noun_fit(context, noun, figure, span, least=_OF_CHANGE)  # 销售额下跌多少
        return _noun_fit(context, noun, figure, span)
    if unit.endswith(question.unit):
        return 0.7 + 0.3 * _noun_fit(context, question.focus, figure, span)
    if count_alike(unit, question.unit):
        return 0.9 * _noun_fit(context, question.focus, figure, span, least=0.0)
    return 0.0


def _kind_fit(context: Context, figure: Figure, span: Span) -> float:
    """Return how well a figure of a kind that was asked for fits the rest of the question."""
    asked, unit = context.question, figure.unit or ""
    if asked.detail == "size" and figure.kind in ("money", "count"):
        return 0.6
    if asked.detail == "people":
        return 1.0 if unit.startswith(_PEOPLE) else 0.0
    if asked.detail == "population":
        counted = f"{figure.counted or ''}{figure.subject or ''}"
        return 1.0 if "人口" in counted + context.before(span.start)[-10:] else 0.0
    if asked.unit and unit and asked.unit not in unit and unit not in asked.unit:
        return 0.85 if asked.detail != "duration" else 0.4
    return 1.0


def _noun_fit(
    context: Context, noun: str, figure: Figure, span: Span, least: float = 0.25
) -> float:
    """Return how well what a figure counts fits the noun that the question counts."""
    if not noun:
        return 1.0
    before = _ROW.sub("", context.before(span.start)[-_LONGEST_CLAUSE:])
    front = re.split(_NOUN_BORDER, before[-8:])[-1]
    behind = re.split(_NOUN_BORDER, context.behind(span.end)[:10])[0]
    apart = 0.6 if figure.counted else 0.95
    sources = (
        (figure.counted or figure.text, 1.0),
        (figure.subject or "", apart),
        (f"{front}{BREAK}{behind}", apart),
    )
    pieces = [noun[:n] for n in range(min(len(noun), 4), min(len(noun), 2) - 1, -1)]
    if (figure.unit or "").startswith("户") and noun.endswith(_OF_PEOPLE):
        return least / 2  # 群众1902户6473人
    for text, fit in sources:
        form = name_form(text)
        if any(piece in form for piece in pieces):
            return fit
    if (figure.unit or "").startswith(_PEOPLE):
        if noun.startswith("人"):
            return 1.0
        if noun.endswith(_OF_PEOPLE) or (least and ending(noun, "person_titles")):
            return 0.7
    return least


def _is_age_of(context: Context, age: Span) -> bool:
    """Return whether an age is that of the person whom the question names.

    Behind 的 comes whose age it is (82岁的老人); else the name stands in front.
    """
    people = context.named_people()
    if not people:
        of_another = _OF_ANOTHER.match(context.behind(age.end))
        return not (of_another and any(p.kind == "name" for p in context.question.parts))
    behind = re.match("的?[^，。；：、]{0,13}", context.behind(age.end))
    if behind and any(age.end <= p.start <= age.end + behind.end() for p in people):
        return True  # 82岁的老人王明, 18岁小将王明
    if behind and behind[0].startswith("的"):
        return False
    return any(0 <= age.start - p.end < 30 for p in people)
