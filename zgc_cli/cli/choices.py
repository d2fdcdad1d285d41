"""Values that are typed in several forms: choices in lists, numbers as Chinese writes them."""

from collections.abc import Mapping, Sequence
from typing import Any

from zgc_cli.document.records import TYPES_MEANT
from zgc_cli.query.match.measures import Amount
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.show.labels import WORDS, word

_COMMA = Pattern("[,，、]")
_DIGITS = Pattern(r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)([百千]?[万亿]*)(.*)")
_WORTH = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_UNSURE = ("成", "折", "块", "度", "分", "点", "个")  # units that are read by what is around them
_HALF = Pattern("^半个?(?=[百千万亿])")  # 半亿, 半个亿
_BOUND = Pattern("(?:及?以[上下内]|之[上下])$")
_LARGE = Pattern("([十百千]?[万亿]+)(.+)")

# What people type for a choice that is called otherwise.
_MEANT = TYPES_MEANT | {
    "sum": "money",
    "percent": "ratio",
    "percentage": "ratio",
}


class Choices:
    """Reads one choice or several with commas between them, by their names in either language.

    `choices` are those of a field (`entity.type`), and `more`.
    """

    def __init__(self, context: str, *more: str) -> None:
        """Take the name of the field as `labels.WORDS` has it."""
        self.__name__ = "choices"
        self.choices = (*WORDS[context], *more)
        self.context = context

    def __call__(self, typed: str) -> str:
        """Return the choices with commas between them; ValueError where one is none."""
        return ",".join(map(self._read, _COMMA.split(typed)))

    def _read(self, typed: str) -> str:
        name = typed.strip()
        small = name.lower()
        one = small.removesuffix("s")
        meant = {name, small, one, _MEANT.get(small, ""), _MEANT.get(one, "")}
        found = next((c for c in self.choices if meant & {c, word(self.context, c)}), None)
        if found is None:
            raise ValueError(typed)
        return found

    def wrong(self, typed: str) -> str:
        """Return which of the words is no choice."""
        pieces: list[str] = _COMMA.split(typed)
        for piece in pieces:
            try:
                self._read(piece)
            except ValueError:
                return piece
        return typed


class Actions:
    """Reads what a command is to do, by what people call it elsewhere, too: `rm` is remove."""

    def __init__(self, choices: Sequence[str], meant: Mapping[str, str]) -> None:
        """Take the actions, and what else is read as one of them."""
        self.__name__ = "actions"
        self.choices = tuple(choices)
        self._meant = meant

    def __call__(self, typed: str) -> str:
        """Return the action; ValueError where it is none."""
        action = self._meant.get(typed, typed)
        if action not in self.choices:
            raise ValueError(typed)
        return action

    def wrong(self, typed: str) -> str:
        """Return what is no action."""
        return typed


def chosen(values: Sequence[str] | None) -> frozenset[str]:
    """Return the choices of all occurrences of an option; none where there is none."""
    return frozenset(",".join(values).split(",")) if values else frozenset()


def choices_of(param: Any) -> tuple[str, ...]:
    """Return what a parameter takes, if that is one of some words."""
    reader = getattr(param.type, "func", param.type)
    return tuple(getattr(reader, "choices", ()))


def amount(typed: str) -> Amount:
    """Return a number, with its unit if it has one; or raise ValueError.

    As people write it: 1.5, 10万, 三百, 1亿元, and without the number 千万元, 半亿, 百万以上.
    """
    text = _HALF.sub("0.5", _BOUND.sub("", typed.strip()))
    try:
        return _amount(text)
    except ValueError:
        if not text.startswith(("百", "千", "万", "亿")):
            raise
        return _amount(f"一{text}")


def _amount(text: str) -> Amount:
    if match := _DIGITS.fullmatch(text):
        number = float(match[1].replace(",", ""))
        for large in match[2]:
            number *= _WORTH[large]
        kind = _kind(match[3])
        if kind or not match[3]:
            return Amount(round(number, 6), match[3], kind)
    try:
        return Amount(float(text))
    except ValueError:
        from zgc_cli.reading.numbers import numerals, quantities

        if (whole := numerals.whole(text)) is not None:
            return Amount(float(whole))
        for found in quantities.find(text):
            if (found.start, found.end) == (0, len(text)) and found.value is not None:
                return Amount(float(found.value), found.unit or "", found.kind)
        raise


def _kind(unit: str) -> str:
    """Return what a unit measures wherever it stands; empty where that is not certain."""
    from zgc_cli import lexicon

    if not unit or unit in _UNSURE:
        return ""
    kind = lexicon.mapping("units").get(unit, "").partition(" ")[0]
    return kind or "count" * (unit in lexicon.words("measure_words"))


def scaled(unit: str) -> tuple[float, str]:
    """Return what a unit with a large number before it is worth, and the unit: 亿元 is 1e8, 元."""
    match = _LARGE.fullmatch(unit)
    return (amount(f"1{match[1]}").value, match[2]) if match else (1, unit)
