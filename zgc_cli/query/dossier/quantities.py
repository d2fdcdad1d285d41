"""Which figures of several articles tell one quantity, and where they differ.

Two figures of one quantity agree where one follows from the other as `check` reads numbers: 近200亿
and 198亿. That they differ is said only where what is measured, of whom and when are the same.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date as calendar_day
from itertools import combinations
from math import ceil, floor, log10

from zgc_cli import lexicon
from zgc_cli.document.records import Date
from zgc_cli.query.amounts import (
    EXCLUDED,
    FOLLOWS,
    comparable,
    date_verdict,
    figure_verdict,
    in_base,
    telling_digits,
)
from zgc_cli.query.dossier.joining import Joined, Relation, Telling, join
from zgc_cli.query.dossier.meanings import alike, left_over, shared
from zgc_cli.query.dossier.measured import Measured
from zgc_cli.query.match.changes import are_opposed

_NEAR_DAYS = 2  # between articles of which one tells no other state of things than the other
_LASTING = ("length", "area", "volume", "mass", "power", "energy", "voltage", "data")
_MOST = 0.6  # of the words of the shorter clause
_SOME = 0.34
_HALF = 0.5  # of the longer one, where no noun is told
_LEAST = 0.3  # and of the longer one, where the numbers differ
_FEW = 2  # words that two clauses share at least
_ENOUGH = 3  # words that two clauses share which need no noun in common
_SURE_DIGITS = 3  # of a number that hardly anything else has
_LARGE = 100
_NEARLY = 0.07  # the share by which a per cent without decimals may be off
_FAR = 5  # times as large
_KEY_WORDS = 8  # of a clause by which others are found
_UNSAID = {"", "year", "done"}  # senses that need not be said


def joined(told: Sequence[tuple[Telling, Measured]]) -> list[Joined]:
    """Return the quantities that some articles tell, each once, in order of the first telling."""
    return join([t for t, _ in told], [m for _, m in told], keys, relation)


def keys(measured: Measured) -> Iterator[Hashable]:
    """Yield what a figure shares with those that may be of the same quantity."""
    figure = measured.figure
    if figure.kind in ("ordinal", "score"):
        return  # the first of something, and how a match ends, are no quantities
    kind = "count" if figure.kind == "frequency" else figure.kind
    words = sorted(measured.words)[:_KEY_WORDS]
    yield from ((kind, *pair) for pair in combinations(words, 2))
    if measured.head:
        yield kind, measured.head
    for number in _about(_number(measured)):
        yield from ((kind, number, word) for word in measured.around)


def relation(one: Measured, other: Measured) -> Relation | None:
    """Return how two figures stand to each other; None where they are of two quantities."""
    if not comparable(one.figure, other.figure) or of_two_senses(one, other):
        return None
    verdicts = {
        figure_verdict(one.figure, other.figure),
        figure_verdict(other.figure, one.figure),
    }
    if FOLLOWS in verdicts or _is_rounded(one, other):
        if not _agree(one, other):
            return None
        return "differs" if _turned(one, other) else "same"
    is_excluded = verdicts == {EXCLUDED} and not (_exceeds(one, other) or _exceeds(other, one))
    return "differs" if is_excluded and _of_one_thing(one, other) else None


def _exceeds(one: Measured, other: Measured) -> bool:
    """Return whether a number is but more than another says that it is: 约95%, 超过90%."""
    return other.figure.mod == "more_than" and _number(one) >= _number(other)


def _is_rounded(one: Measured, other: Measured) -> bool:
    """Return whether a per cent is the other without its decimals: 15% for 15.18%."""
    if one.figure.kind != "ratio":
        return False
    exact, plain = sorted(map(_number, (one, other)), key=telling_digits, reverse=True)
    return plain == round(exact) and abs(exact - plain) <= _NEARLY * abs(exact)


def of_two_senses(one: Measured, other: Measured) -> bool:
    """Return whether the words tell two senses, as 新增 and 累计; or one is 人均, the other not."""
    if one.senses == other.senses:  # of most, and much faster
        return False
    pairs = zip(one.senses, other.senses, strict=True)
    apart = [{a, b} for a, b in pairs if a != b and ((a and b) or "each" in (a, b))]
    if apart == [{"meant", "done"}]:  # 损失预计接近60亿, 已接近60亿
        return one.figure.value != other.figure.value or not _heads_alike(one, other)
    return bool(apart)


def _about(number: float) -> set[float]:
    """Return a number to three digits, cut and raised: 1131.21 and 1,131.2 have one in common."""
    if not number:
        return {0.0}
    unit = 10.0 ** (floor(log10(abs(number))) - 2)
    return {float(f"{turn(number / unit) * unit:.3g}") for turn in (floor, ceil)}


def _agree(one: Measured, other: Measured) -> bool:
    """Return whether two figures that may be one number are of one quantity."""
    of_two_days = one.dated and other.dated and _dates(one.date, other.date) == EXCLUDED
    if of_two_days and not _is_of_those_days(one, other):
        return False
    if {one.end, other.end} in ({"by", "to"}, {"from", "to"}):
        return False
    number, share = shared(one.words, other.words)
    heads = _heads_alike(one, other)
    digits = min(map(_digits, (one, other)))
    is_common = digits < _SURE_DIGITS or one.figure.kind == "ratio"
    if is_common and _of_two_subjects(one, other):
        return False
    if digits >= _SURE_DIGITS:
        return heads or number > 0 or any(alike(w, v) for w in one.around for v in other.around)
    if _of_two_measures(one, other):
        return False
    if digits > 1 and not _of_two_names(one, other):
        return share >= _SOME and (number > 1 or heads or share >= _MOST)
    told = heads or number >= _ENOUGH or (share == 1 and number > 1)
    return share >= _MOST and told and not _rivals(one, other)


def _of_two_measures(one: Measured, other: Measured) -> bool:
    """Return whether two round sums are a fine and a profit, though they are of one owner."""
    if one.figure.kind != "money" or not (one.head or other.head) or _nouns_alike(one, other):
        return False
    ours, theirs = (_telling(left_over(m.words, n.around)) for m, n in ((one, other), (other, one)))
    return bool(one.head and other.head) or bool(ours and theirs)


def _is_of_those_days(one: Measured, other: Measured) -> bool:
    """Return whether a number is hardly that of one of two days: 16日起在305个楼盘, 15日宣布305个.

    It has many digits, counts the same noun, and nothing says that each day has its own.
    """
    if min(map(_digits, (one, other))) < _SURE_DIGITS or not _heads_alike(one, other):
        return False
    if {"new", "open", "close"} & {*one.senses, *other.senses} or one.change[0] or other.change[0]:
        return False
    first, second = (m.date.start if m.date else None for m in (one, other))
    are_days = all(m.date and m.date.granularity == "day" for m in (one, other))
    return bool(are_days and first and second and _are_near(first, second))


def _digits(measured: Measured) -> int:
    """Return how many digits of a number tell something; 200亿 says more than 2."""
    value = abs(float(measured.figure.value or measured.figure.max or 0))
    return telling_digits(value) + (value >= _LARGE)


def _number(measured: Measured) -> float:
    figure = measured.figure
    return in_base(figure, figure.value or figure.max or 0)


def _nouns_alike(one: Measured, other: Measured) -> bool:
    """Return whether two numbers are of one noun, which one of them need but imply."""
    if one.head and other.head:
        return _heads_alike(one, other)
    head, words = (one.head, other.words) if one.head else (other.head, one.words)
    return any(alike(head, word) for word in words)


def _of_one_age(one: Measured, other: Measured) -> bool:
    """Return whether two stretches of time are the age of one person, or are named: 工期."""
    if "岁" in (one.figure.unit, other.figure.unit):
        return bool(one.names & other.names)
    return _heads_alike(one, other)


def _are_far_apart(one: float, other: float) -> bool:
    """Return whether two numbers are so unlike that they hardly tell one thing.

    500万 for 50万 is a slip.
    """
    low, high = sorted((one, other))
    if high <= _FAR * low:
        return False
    return not low or f"{high:.9e}".partition("e")[0] != f"{low:.9e}".partition("e")[0]


def _turned(one: Measured, other: Measured) -> bool:
    """Return whether one number is told of two contrary changes: 增长2.1%, 下降2.1%."""
    return are_opposed(one.change, other.change) and _of_one_thing(one, other)


def _of_one_thing(one: Measured, other: Measured) -> bool:
    """Return whether two figures surely tell the same measure of the same thing at one time."""
    if not same_time(one, other):
        return False
    if any(a != b and not {a, b} <= _UNSAID for a, b in zip(one.senses, other.senses, strict=True)):
        return False
    if one.end != other.end and {one.end, other.end} != {"", "to"}:
        return False
    if _are_far_apart(*(abs(_number(m)) for m in (one, other))):
        return False
    if one.figure.kind == "ratio" and bool(one.change[0]) != bool(other.change[0]):
        return False
    if _has_grown(one, other):
        return False
    lasting = one.figure.kind == "duration" or one.figure.unit == "次"
    if lasting and not _of_one_age(one, other):
        return False  # how long something has lasted so far, how often it was done
    number, share = shared(one.words, other.words)
    if _scopes_differ(one, other):
        return False
    if _rivals(one, other) or share < _MOST or (number < _FEW and not one.names & other.names):
        return False
    if number < _LEAST * max(len(one.words), len(other.words)):
        return False
    if one.head or other.head:
        return _nouns_alike(one, other)
    return number >= max(_FEW, _HALF * max(len(one.words), len(other.words)))


def _heads_alike(one: Measured, other: Measured) -> bool:
    """Return whether the nouns are one, or one is the other's end: 旅游收入, 青云县旅游收入."""
    first, second = one.head, other.head
    return bool(first and second) and (first.endswith(second) or second.endswith(first))


def _rivals(one: Measured, other: Measured) -> bool:
    """Return whether each tells something of which the other tells nothing: two owners, parts."""
    ours, theirs = (
        _telling(left_over(m.words, {*n.words, *n.around})) for m, n in ((one, other), (other, one))
    )
    if ours and theirs:
        return True
    return _of_two_names(one, other) or _are_others_by_number(one.own, other.own)


def _are_others_by_number(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two clauses name things by numbers, each another: 20青禾03, 21青禾01."""
    ours, theirs = ({word for word in words if word.isdecimal()} for words in (one, other))
    return bool(ours - theirs and theirs - ours)


def _scopes_differ(one: Measured, other: Measured) -> bool:
    """Return whether two numbers are of two parts, measures or places, as their clauses tell.

    市占率 alone is hardly that of a class of prices; 浙江 and 六省市 are two, although the other
    sentence names 浙江 further on; behind 受灾面积5.5万公顷, 绝收2.3万公顷 is another measure.
    """
    own = [_telling(m.own) for m in (one, other)]
    if all(own) and len(left_over(*own)) == len(own[0]):
        return True
    ours, theirs = (
        _telling(left_over(m.words, {*n.words, *n.lead})) for m, n in ((one, other), (other, one))
    )
    if ours and theirs:
        return True
    if not (one.names and other.names) and _are_others(one.context, other.context):
        return True
    return _of_two_subjects(one, other)


def _of_two_subjects(one: Measured, other: Measured) -> bool:
    """Return whether two articles are about others, and the sentences share nobody either.

    换手率0.96% is that of the share that the article is about.
    """
    if not _name_others(one.about, other.about, one.persons | other.persons):
        return False
    return not (one.names and other.names) or _of_two_names(one, other)


def _are_others(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether somebody is named on both sides, and nobody in common."""
    return bool(ours and theirs) and not any(_is_one(a, b) for a in ours for b in theirs)


def _is_one(one: str, other: str) -> bool:
    """Return whether two names may be of one: 京东, 京东物流; 富春环保 and 同兴环保 are two."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return short in long or one[:2] == other[:2] or all(character in rest for character in short)


def _telling(words: Iterable[str]) -> list[str]:
    """Return the words but for verbs that stand before any value."""
    empty = lexicon.words("value_verbs")
    return [word for word in words if word not in empty]


def _has_grown(one: Measured, other: Measured) -> bool:
    """Return whether one number is what the other has grown to until a later day: 截至, 已."""
    if not (one.so_far or other.so_far):
        return False
    first, last = _as_of(one), _as_of(other)
    if first is None or last is None or first == last:
        return False
    return (first < last) == (abs(_number(one)) < abs(_number(other)))


def _as_of(measured: Measured) -> str | None:
    """Return the ISO day for which a number is told: its own, or that of the article."""
    date = measured.date if measured.dated else None
    return date.start if date and date.granularity == "day" else measured.day


def _of_two_names(one: Measured, other: Measured) -> bool:
    """Return whether two sentences name somebody, and nobody in common."""
    return _name_others(one.names, other.names, one.persons | other.persons)


def _name_others(ours: frozenset[str], theirs: frozenset[str], persons: frozenset[str]) -> bool:
    """Return whether two sides name others: who tells a number and where it is are no two."""
    is_comparable = all((ours - persons, theirs - persons)) or all(
        (ours & persons, theirs & persons)
    )
    return is_comparable and _are_others(ours, theirs)


def same_time(one: Measured, other: Measured) -> bool:
    """Return whether two figures are of one time, as far as their articles tell."""
    if one.date and other.date:
        return _dates(one.date, other.date) == FOLLOWS == _dates(other.date, one.date)
    told, day = (one.date, other.day) if one.date else (other.date, one.day)
    if (
        told
        and told.granularity != "day"
        and not (day and told.start and told.end and told.start <= day <= told.end)
    ):
        return False
    if one.figure.kind in _LASTING:
        return True
    if not (one.day and other.day):
        # What is counted so far may have grown in the meantime.
        return "done" not in one.senses + other.senses
    return _are_near(one.day, other.day)


def _are_near(one: str, other: str) -> bool:
    """Return whether two ISO days are so near that both tell one state of things."""
    days = [calendar_day.fromisoformat(day) for day in (one, other)]
    return abs((days[0] - days[1]).days) <= _NEAR_DAYS


def _dates(one: Date | None, other: Date | None) -> str:
    return date_verdict(one, other) if one and other else FOLLOWS
