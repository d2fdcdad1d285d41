"""What the patterns of time expressions are made of: numbers, units, and guards.

A guard keeps out words that only look like a date: 如今年轻, 目前年产能, 本月球. They stand in the
lexicon `date_lookalikes`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps

from zgc_cli import lexicon
from zgc_cli.reading.dates.shapes import Shape, Timex
from zgc_cli.reading.rule import Rule
from zgc_cli.runtime.pattern import Pattern


def not_behind(word: str) -> str:
    """Return the lookbehind that keeps a date word out of the words that end with it (如今年)."""
    entries = lexicon.listed("date_lookalikes", word)
    before = "|".join(e.removesuffix(word) for e in entries if e.endswith(word))
    return f"(?<!{before})" if before else ""


def not_before(word: str) -> str:
    """Return the lookahead that keeps a date word out of the words that begin with it (今年轻)."""
    entries = lexicon.listed("date_lookalikes", word)
    behind = "|".join(e.removeprefix(word) for e in entries if e.startswith(word))
    return f"(?!{behind})" if behind else ""


def guarded(word: str, pattern: str = "") -> str:
    """Return a pattern, or the word itself, that is not read inside the lookalikes of the word."""
    return f"{not_behind(word)}{pattern or word}{not_before(word)}"


def free(words: str) -> str:
    """Return the lookbehind for the start of the text, a mark, or one of these characters."""
    return f"(?<![^，。；：、！？,;:“‘「『\"'（(\\s{words}])"


# Alternatives, not sets: `re` compiles a set of characters beyond Latin ten times as long.
SPACE = "(?:\\ |\u00a0|\u3000|)"
# 一 between digits is a dash written wrong: 11一13日.
DASH = rf"{SPACE}(?:至|到|—{{1,2}}|-{{1,2}}|–|～|~|－|―|(?<=[0-9])一(?=[0-9])){SPACE}"
# Between two numbers that share a unit: 1—9月, 6、7月份, 2023和2024年.
INNER = rf"(?:{DASH}|、|和|/)"
FIGURE = "一二三四五六七八九"
NO_NUMBER = rf"(?<![0-9零{FIGURE}十百千])(?<![0-9]\.)"
MONTH = f"1[0-2]|0?[1-9]|十[一二]?|[{FIGURE}]"
DAY = f"[12][0-9]|3[01]|0?[1-9]|(?:三十|卅)一?|(?:二?十|廿)[{FIGURE}]?|[{FIGURE}]"
AMOUNT = f"[0-9]{{1,3}}|[{FIGURE}]?十[{FIGURE}]?|一百|[两{FIGURE}]"
UNIT = f"年{not_before('年')}|个月|个?星期|周(?!年|岁|期)|天|日"
# What a bare 前年 or 次日 can follow.
FREE = free("于在从自到至和与同及或比较据是即而已才将")
INITIAL = f"初(?![{FIGURE}十]){not_before('初')}"
FINAL = f"{guarded('底')}|{guarded('末')}"
MIDDLE = "中(?=[，。；、）)]|前|后|至|到|将|$)"
EDGE = f"{INITIAL}|{FINAL}|{MIDDLE}"

_Reader = Callable[[re.Match[str]], Shape | None]
Find = Callable[[str], Iterable[Timex]]


def timex_rule(
    name: str,
    signs: tuple[str, ...] | Pattern,
    pattern: str,
    *examples: str,
    never: tuple[str, ...] = (),
) -> Callable[[_Reader], Rule[Find]]:
    """Return the decorator that makes a rule of a reader, which is given the pattern's matches.

    A reader returns None where the match is no date after all. A text without any of `signs`
    cannot match, so that the pattern need not even be compiled; many are told as one pattern.
    """
    compiled = Pattern(f"(?x){pattern}")

    def decorated(read: _Reader) -> Rule[Find]:
        @wraps(read)  # so that the rule stands where the reader does
        def find(text: str) -> Iterable[Timex]:
            # No generator is begun where no sign stands, as for most rules in most texts.
            is_signed = signs.search(text) if isinstance(signs, Pattern) else _has(text, signs)
            return found(text) if is_signed else ()

        def found(text: str) -> Iterator[Timex]:
            for match in compiled.finditer(text):
                shape = read(match) if match[0] else None
                if shape is not None:
                    yield Timex(*match.span(), shape, name)

        return Rule(name, examples, never, find)

    return decorated


def _has(text: str, signs: tuple[str, ...]) -> bool:
    # Asked of every text by every rule: twice as fast as `any`.
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False
