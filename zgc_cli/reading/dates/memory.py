"""The dates gone by in an article, and the year or month that they lend to one without.

In `去年11月9日签约，12月开工` the first lends its year to the second. What is only spoken of beside
the story lends nothing: a birthday, a year of comparison, a note in brackets, a caption.
"""

from datetime import date

from zgc_cli.reading.dates.days import days_of, exists, make, moved
from zgc_cli.reading.dates.neighbours import TimexContext, is_dated, is_month
from zgc_cli.reading.dates.shapes import Feast, Moment, Pair, Same, Shift, Window
from zgc_cli.runtime.named_tuple import NamedTuple

_SENTENCE_LIMIT = 200
# How many days from the article a date is news, and from another date goes on with its story.
_NEWS, _STORY, _RECENT, _LIST = 20, 60, 120, 40
# 事发当天 is the day on which it happened, not that of the report.
_HAPPENED = ("事发", "案发", "案件", "出事", "事故", "事件", "失踪", "失联", "遇害", "起火", "坠楼")
_MORNING = "06:00"
# What it costs a day to lie ahead of the article unannounced, or behind it when announced.
_AHEAD, _BEHIND = 15, 20


class Known(NamedTuple):
    """A date gone by, which lends its year or month to the next."""

    context: TimexContext
    start: date
    end: date
    granularity: str

    def goes_on_to(self, context: TimexContext) -> bool:
        """Return whether the next stands in the same sentence, not too far behind."""
        return self.is_close_to(context) and not context.is_new_sentence(self.context.timex)

    def is_close_to(self, context: TimexContext) -> bool:
        """Return whether the next stands not too far behind, in the same paragraph."""
        gap = context.timex.start - self.context.timex.end
        return self.context.text is context.text and gap <= _SENTENCE_LIMIT

    def year_of_next(self, months: Pair) -> int:
        """Return the year of months that follow it: 去年11月…，1月…."""
        is_over = self.granularity != "year" and self.end.month >= 10 and months[0] <= 3
        return self.end.year + is_over

    def lists(self, context: TimexContext) -> bool:
        """Return whether the next follows in one list: 明年3月和5月."""
        return context.is_listed_behind(self.context.timex)

    def distance(self, day: date) -> int:
        """Return how many days a day lies outside of it."""
        return max((self.start - day).days, (day - self.end).days, 0)


class Memory:
    """The dates of one article gone by; `anchor` is the article's day."""

    def __init__(self, anchor: date | None) -> None:
        self.anchor = anchor
        self.known: Known | None = None  # the last date, month or year
        self.day: Known | None = None  # the last single day
        self.near: Known | None = None  # the last one of the paragraph
        self.unplaced: TimexContext | None = None  # the last that nobody can place: 今年1月、3月
        self.event: date | None = None  # the last on which something happened
        self.latest: date | None = None  # of the single days gone by
        self.last: date | None = None  # the end of the last one, beside the story too
        self.period: tuple[date, date, str] | None = None  # the last stretch of it, 今年以来 too
        self.month: date | None = None  # the first day of the last one that is told, as 7月
        self._told: list[Known] = []  # those of the story
        self._year_told: dict[tuple[int, int], int] = {}  # of each day gone by

    def begin(self) -> None:
        """Begin a paragraph."""
        self.near = self.period = self.unplaced = None

    def remember(self, context: TimexContext, start: date, end: date, granularity: str) -> None:
        """Keep a date for those behind it, as far as it tells of the time of the story."""
        shape, is_compared = context.timex.shape, context.is_behind("比", "较")
        if end.year - start.year > 1:
            self.near = None
            return
        if not isinstance(shape, Same) and not is_compared:
            self.period = start, end, granularity
        if context.timex.since or isinstance(shape, Same | Window):
            return
        self.last, self.unplaced = end, None
        if start == end != self.anchor and context.is_of_mishap():
            self.event = end
        if granularity in ("plan", "decade") or self._is_beside_the_story(context, end):
            return
        known = Known(context, start, end, granularity)
        self.known = self.known if self.known and is_compared else known
        if not is_compared:
            self.near = known
        if granularity == "month" and is_dated(shape) and not is_compared:
            self.month = start
        self._told.append(known)
        if start == end:
            self._year_told[end.month, end.day] = end.year
            if context.timex.mod != "since" and not context.is_looking_back():
                self.day = known
            self.latest = max(end, self.latest or end)

    def _is_beside_the_story(self, context: TimexContext, end: date) -> bool:
        year = self.anchor.year if self.anchor else None
        if end.year == year:
            return False
        near = self.near
        if year and end.year < year and near and near.end.year == year and near.goes_on_to(context):
            return True  # 2023年二季度增长3%，2022年二季度为2%: compared
        shape = context.timex.shape
        if isinstance(shape, Feast) and shape.years is None:
            return True
        is_vague = isinstance(shape, Shift) and shape.mod == "approx"
        return (is_vague and not context.is_before("的")) or context.is_aside()

    # The year ------------------------------------------------------------------------------

    def year_of(self, shape: Moment, months: Pair, context: TimexContext) -> int | None:
        """Complete 3月25日 or 三季度: the year spoken of, else the article's; None: who knows."""
        anchor, day = self.anchor, (shape.days or (1, 31))[1]
        if context.is_dateline() and anchor:
            return anchor.year
        if shape.days and self._is_told_before((months[0], day), context):
            return self._year_told[months[0], day]
        is_settled, lent = self._lent(months, day, context)
        if is_settled or not anchor:
            return lent
        if shape.granularity == "half":
            return anchor.year
        if context.is_planned():
            return anchor.year + (anchor.month - months[0] >= 9)
        if shape.mod and months[1] - anchor.month < 9:
            return anchor.year
        return self._past_year(months, (shape.days or (1, 1))[0], context, anchor)

    def _is_told_before(self, day: tuple[int, int], context: TimexContext) -> bool:
        """Return whether the text has told the year of a day that this year is yet to come."""
        told, anchor = self._year_told.get(day), self.anchor
        if told is None or not anchor or told >= anchor.year or context.is_announced():
            return False
        return day > (anchor.month, anchor.day)

    def _past_year(self, months: Pair, day: int, context: TimexContext, anchor: date) -> int | None:
        """Return the year of what no word announces: what is told as done was done last year."""
        if months[1] - anchor.month >= 9:
            return anchor.year - 1
        first = make(anchor.year, months[0], day)
        ahead = (first - anchor).days if first else 0
        if ahead <= _NEWS or not context.is_told():
            return anchor.year
        return anchor.year - 1 if ahead > _RECENT else None

    def lent_year(self, month: int, day: int, context: TimexContext) -> int | None:
        """Return the year of the date before, where the text goes on from it (去年5月…，11月…)."""
        is_settled, year = self._lent((month, month), day, context)
        return year if is_settled else None

    def _lent(self, months: Pair, day: int, context: TimexContext) -> tuple[bool, int | None]:
        """Return whether the dates before settle the year, and which it is; None: who knows."""
        near, anchor = self.near, self.anchor
        if anchor is None:
            return True, self._unanchored(months, context)
        if not near or near.end.year == anchor.year or context.is_as_of():
            return False, None
        this_year = make(anchor.year, months[1], day)
        gap = (this_year - anchor).days if this_year else 0
        year = near.year_of_next(months) if near.goes_on_to(context) else near.end.year
        if near.lists(context):
            return True, year
        if year > anchor.year and near.end.year > anchor.year:
            is_far = near.granularity != "year" or context.is_planned()
            return (gap < 0 and is_far and near.goes_on_to(context)), year
        if context.is_announced() and gap >= 0:
            return False, None
        if near.goes_on_to(context):
            is_news = -_RECENT <= gap <= 0 and near.granularity == "year"
            return True, None if is_news and near.context.is_attribute_of(context) else year
        if near.granularity == "year" or (months[1], day) < (near.end.month, near.end.day):
            return False, None
        return self._of_story(near, make(near.end.year, months[1], day), gap, context)

    def _of_story(
        self, near: Known, day: date | None, gap: int, context: TimexContext
    ) -> tuple[bool, int | None]:
        """Tell whether a day in a new sentence still belongs to the story, or is news.

        `gap` is how many days behind the article it would be in the article's year.
        """
        year, is_story = near.end.year, near.context.is_narrative()
        is_close = day is not None and near.distance(day) <= _STORY
        if abs(gap) <= _NEWS:
            is_old = self.anchor and year < self.anchor.year - 1 and is_month(context.timex.shape)
            if is_old and is_close:
                return True, year
            return (True, None) if is_story and is_close else (False, None)
        if gap > 0 or gap < -_RECENT:
            return True, year
        if not is_story:
            return False, None
        return True, year if is_close else None

    def _unanchored(self, months: Pair, context: TimexContext) -> int | None:
        """The year of a date in an article whose day nobody knows: only what goes on from one."""
        near, known = self.near, self.known
        if self.unplaced and not context.is_new_sentence(self.unplaced.timex):
            return None
        if near and near.goes_on_to(context):
            return near.year_of_next(months)
        if known and known.granularity != "year" and known.context.timex.mod != "before":
            is_latest = self.latest is None or known.end.year == self.latest.year
            return known.end.year if is_latest else None
        is_told = near and near.context.is_narrative() and is_month(context.timex.shape)
        return near.end.year if near and is_told and not context.is_as_of() else None

    def year_of_feast(self, shape: Feast, context: TimexContext) -> int | None:
        """Return the year of 国庆节, 正月初五: that of the text around it, else the nearest."""
        month = shape.month if shape.calendar == "sun" else shape.month + 1
        lent = self.lent_year(month, max(shape.days[0], 1), context)
        if lent is not None or self.anchor is None:
            return lent
        anchor = self.anchor
        is_planned = context.is_planned() and not context.is_before("前", "之前")

        def cost(year: int) -> int:
            day, _ = days_of(shape.calendar, year, shape.month, shape.days)
            gap = (day - anchor).days if day else 10**6
            if is_planned:
                return gap if 0 <= gap <= 2 * _RECENT else 2 * _RECENT + abs(gap)
            return 2 * gap if gap > 0 else -gap

        return min((anchor.year, anchor.year - 1, anchor.year + 1), key=cost)

    # The month and the day -----------------------------------------------------------------

    def month_of(self, day: int, context: TimexContext) -> date | None:
        """Return a day of the month of 17日: of the dates before it, or the article's."""
        near, anchor = self.near, self.anchor
        known = near if near and near.granularity in ("day", "range") else None
        if anchor is None:
            known = known or self.day
            month = _going_on(known.end, day) if known else None
        else:
            month = (known and self._lent_month(known, day, context, anchor)) or (
                self._likeliest_month(known, day, context, anchor)
            )
        if month and not exists(month.year, month.month, day):
            return make(month.year, month.month + (1 if context.is_planned() else -1), 1)
        return month

    def _lent_month(
        self, known: Known, day: int, context: TimexContext, anchor: date
    ) -> date | None:
        """Return the month that the date before lends, if it must be of the same story."""
        base, goes_on = known.end, known.goes_on_to(context)
        if known.lists(context):
            return _going_on(base, day)
        if goes_on and day == base.day:
            return base
        if abs((anchor - base).days) <= _LIST:
            return None
        if not goes_on:
            is_news = context.is_reported() or (
                0 <= anchor.day - day <= 3
                and not (0 <= day - base.day <= 3 and known.context.is_narrative())
            )
            return base if day >= base.day and not is_news else None
        following = make(base.year, base.month + 1, day)
        if day >= base.day:
            return base
        is_reached = following is not None and following <= anchor
        return following if is_reached or context.is_planned() else None

    def _likeliest_month(
        self, known: Known | None, day: int, context: TimexContext, anchor: date
    ) -> date | None:
        """Return the month in which the day lies nearest to the article's and the date before."""
        is_reported, is_planned = context.is_reported(), context.is_planned()

        def cost(found: date) -> int:
            gap = (found - anchor).days
            if gap > 0:
                away = 10 * gap if is_reported else gap + (0 if is_planned else _AHEAD)
            else:
                away = -gap + (_BEHIND if is_planned and not is_reported else 0)
            if not known or is_reported or abs((anchor - known.end).days) > _LIST:
                return away
            if known.end > anchor:
                return abs(gap) + 2 * known.distance(found)
            return away + (0 if is_planned else known.distance(found))

        months = (make(anchor.year, anchor.month + step, 1) for step in (0, -1, 1, -2))
        found = [m.replace(day=day) for m in months if m and exists(m.year, m.month, day)]
        return min(found, key=cost, default=None)

    def month_reported(self, context: TimexContext) -> date | None:
        """Return the month that the text reports on, from which 比上月 counts back, if any."""
        month, anchor = self.month, self.anchor
        is_over = month and anchor and month < anchor.replace(day=1)
        return month if is_over and context.is_term_of_comparison() else None

    def year_reported(self, context: TimexContext) -> date | None:
        """Return the past year that the paragraph reports on, from which 较上年 counts back."""
        near, anchor = self.near, self.anchor
        if not near or near.granularity != "year" or not anchor or near.end.year >= anchor.year:
            return None
        return near.end if near.is_close_to(context) and context.is_term_of_comparison() else None

    def day_before(self, shape: Shift, context: TimexContext) -> date | None:
        """Return the day from which 次日, 当天, 两天后 count."""
        anchor, day = self.anchor, self.day
        if shape.unit == "day" and context.timex.rule == "time-alone":
            return self._day_of_time(context)
        if shape.unit == "day" and context.timex.rule == "referred-day":
            is_today = shape.low == 0 and anchor is not None
            if context.is_behind(*_HAPPENED):
                is_told = day and day.end != anchor and day.is_close_to(context)
                return self.event or (day.end if day and is_told else None)
            if day and anchor and is_today and not day.goes_on_to(context):
                is_elsewhere = day.end > anchor or (anchor - day.end).days > _LIST
                if (anchor - day.end).days > _NEWS and not day.is_close_to(context):
                    return None
                if is_elsewhere and (day.context.is_as_of() or context.is_reported()):
                    return anchor
                if day.context.is_as_of() or (day.end > anchor and not context.is_planned()):
                    return None
            if deed := context.deed():
                return self._day_of_deed(deed, context)
            if self._has_left_the_day():
                return None
            return day.end if day else anchor if is_today else None
        if self.near is None and context.is_planned():
            return anchor
        last = self.near or self.known
        if shape.unit == "day":
            return day.end if day and not self._has_left_the_day() else None
        return last.end if last else None

    def _has_left_the_day(self) -> bool:
        """Return whether a month or year around which the last day does not lie came behind it."""
        near, day = self.near, self.day
        return bool(near and day and near.granularity != "day" and near.distance(day.end))

    def _day_of_time(self, context: TimexContext) -> date | None:
        """Return the day of a bare 13时20分: the last, unless the clock has gone back since."""
        day, time = self.day, context.timex.time or ""
        if not day or self._has_left_the_day() or time < (day.context.timex.time or "")[:5]:
            return None
        return None if time < _MORNING and day.context.is_late() else day.end

    def _day_of_deed(self, deed: str, context: TimexContext) -> date | None:
        """Return the day of 开庭当天: that of the sentence that told of it, if any did."""
        for known in reversed(self._told):
            if known.context.is_told_in_sentence(deed, context):
                return known.end if known.start == known.end else None
        return self.day.end if self.day and self.day.goes_on_to(context) else None


def _going_on(base: date, day: int) -> date | None:
    """Return the month of a day that follows another one: 30日、31日, 28日至2日."""
    if day >= base.day or base.day - day < _AHEAD:
        return base
    return moved(make(base.year, base.month, 1), "month", 1)
