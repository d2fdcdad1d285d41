"""Patterns that are compiled late: they match what `re` matches, and say what they need."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgc_cli.runtime.pattern import Pattern, needs

SOURCES = (
    "甲乙",
    "甲?乙",
    "甲|乙丙",
    "(?:甲|乙)丙*",
    "(?P<a>甲|乙丙)(?P=a)?丁",
    "甲{2}乙{0,3}丙{,2}丁{1,}",
    "[甲乙丙]丁[戊己庚]",
    "[^甲乙丙]丁",
    "[一-丙]戊",
    r"\d甲|\.乙",
    r"\u7532[乙丙丁]",
    "(?<=甲)乙(?=丙)",
    "(?<!甲|乙|丙)丁(?!戊|己|庚)",
    "(?<![甲乙丙])丁(?<=[丁戊己])",
    "^甲$",
    "(?x) 甲 [乙丙丁]{2} | 戊 [己 庚] ",
    "(?x) 甲 # 乙\n 丙",
    "(?i:a)甲",
    "(甲)?(?(1)乙|丙)",
    "(?:)|甲",
    "甲(?:乙|丙|丁)+",
    "[]甲]乙",
    "[甲.|*]乙[丙.|*]",
    "甲*?[乙丙丁]+?戊",
    "",
)
TEXT = st.text("甲乙丙丁戊己庚a.|*] 5", max_size=12)


def found(pattern: "Pattern | re.Pattern[str]", text: str) -> Iterator[object]:
    """Yield what each method finds in a text."""
    for method in (pattern.match, pattern.search, pattern.fullmatch):
        for span in ((), (1,), (1, 4)):
            match = method(text, *span)
            yield match and (match.span(), match.groups(), match.groupdict())
    yield [match.span() for match in pattern.finditer(text)]
    yield pattern.findall(text)
    yield pattern.split(text)
    yield pattern.sub("x", text)
    yield pattern.sub("x", text, count=1)


@pytest.mark.parametrize("source", SOURCES)
@given(TEXT)
def test_what_is_found_is_what_re_finds(source: str, text: str) -> None:
    compiled = re.compile(source)
    assert list(found(Pattern(source), text)) == list(found(compiled, text))
    if compiled.search(text):
        assert all(any(word in text for word in words) for words in needs(source).words)
    first = needs(source).first
    if first is not None and compiled.match(text):
        assert text.startswith(tuple(first))


@pytest.mark.parametrize(
    ("source", "words", "first"),
    [
        ("甲乙?", ["甲"], "甲"),
        ("甲乙丙?", ["甲乙"], ["甲乙"]),
        ("甲|乙", ["甲 乙"], "甲乙"),
        ("甲乙|丙丁", ["甲乙 丙丁"], ["甲乙", "丙丁"]),
        ("(?:甲|乙丙)丁+", ["丁", "甲 乙丙"], ["甲", "乙丙"]),
        ("(?:甲|乙丙)?丁", ["丁"], ["甲", "乙丙", "丁"]),
        ("(?P<a>甲乙|丙)[丁戊]", ["甲乙 丙", "丁 戊"], ["甲乙", "丙"]),
        ("[甲乙](?!丙)", ["甲 乙"], "甲乙"),
        ("(?<=甲)乙", ["甲", "乙"], "乙"),
        ("(?:^|，)乙", ["乙"], "，乙"),
        ("甲{2,3}乙{0,3}", ["甲"], "甲"),
        ("(?x) 甲 (?: 乙 )? 丙", ["丙", "甲"], "甲"),
        ("甲*", [], None),
        ("甲|.", [], None),
        ("[^甲]", [], None),
        ("[一-丙]", [], None),
        (r"\d+甲", ["甲"], None),
        ("(?i:a)甲", [], None),
        ("(甲)?(?(1)乙|丙)", [], None),
        ("(?x) 甲 # 乙", [], None),
    ],
)
def test_what_a_pattern_needs(
    source: str, words: list[str], first: "str | list[str] | None"
) -> None:
    needed = needs(source)
    assert set(needed.words) == {frozenset(each.split()) for each in words}
    assert needed.first == (None if first is None else frozenset(first))


def test_a_pattern_is_compiled_where_it_may_match(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile

    def spy(source: str, flags: int = 0) -> "re.Pattern[str]":
        compiled.append(source)
        return original(source, flags)

    monkeypatch.setattr("zgc_cli.runtime.pattern.re.compile", spy)
    pattern = Pattern("甲(乙)")
    assert pattern.search("甲丙") is None
    assert pattern.split("丙丁") == ["丙丁"]
    assert not compiled
    assert pattern.findall("甲乙") == ["乙"]
    assert pattern.search("丙") is None
    assert len(compiled) == 1


def test_what_is_tried_often_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = Pattern("甲")
    for _ in range(100):
        assert pattern.search("乙") is None
    assert "search" in vars(pattern)
