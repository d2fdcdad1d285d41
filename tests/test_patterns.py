"""Patterns that are compiled late: they match what `re` matches, and say what they need."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SEED
from zgc_cli import parse
from zgc_cli.document.file import dump
from zgc_cli.runtime import pattern as patterns
from zgc_cli.runtime.pattern import Pattern, known_needs
from zgc_cli.runtime.pattern.narrowing import Characters, narrowed
from zgc_cli.runtime.pattern.needs import needs
from zgc_cli.runtime.pattern.quick import quick_to_compile

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
    "(?P<a>甲)乙|(?P<b>丙(丁)?)|(戊)",
    "(?:(甲)乙)?丙|(?!(丁))戊",
    r"[\u4e00-\u9fff]{2}[^\u3400-\u9fff甲]",
    r"[\u4e00-\u9fffa-z·]+|[甲^-]",
    r"[^甲乙](?![甲乙])|\u7532",
    r"[^甲乙戊己]{1,2}丁|[^甲\d乙a戊]丙|(?<![^丙丁戊\-])己",
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


@pytest.fixture(autouse=True)
def reading(monkeypatch: pytest.MonkeyPatch) -> patterns._Reading:
    """Begin as a process does: what other tests have read is of no matter."""
    reading = patterns._Reading()
    monkeypatch.setattr(patterns, "_reading", reading)
    return reading


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
        ("(?P<a>甲乙|丙)[丁戊]", ["甲乙丁 甲乙戊 丙丁 丙戊"], ["甲乙", "丙"]),
        ("[甲乙]丙.[丁戊]己", ["甲丙 乙丙", "丁己 戊己"], "甲乙"),
        ("甲(?=乙|丙)", ["甲", "甲乙 甲丙"], "甲"),
        ("[甲乙]+丙", ["甲 乙", "丙"], "甲乙"),
        ("[甲乙](?!丙)", ["甲 乙"], "甲乙"),
        ("(?<=甲)乙", ["甲", "乙"], "乙"),
        ("(?:^|，)乙", ["乙"], "，乙"),
        ("甲{2,3}乙{0,3}", ["甲"], "甲"),
        ("(?x) 甲 (?: 乙 )? 丙", ["甲丙 甲乙丙"], "甲"),
        ("甲*", [], None),
        ("甲|.", [], None),
        ("[^甲]", [], None),
        ("[一-龥]", [], None),
        ("[0-2①]甲", ["0甲 1甲 2甲 ①甲"], "012①"),
        (r"[\-甲]", ["- 甲"], ["-", "甲"]),
        (r"[\d甲]", [], None),
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
    for _ in range(patterns._TRIES):
        assert pattern.search("乙") is None
    assert "search" in vars(pattern)


def groups(expression: "re.Pattern[str] | None", text: str) -> list[object]:
    """Return where an expression matches, what it reads and its groups."""
    matches = expression.finditer(text) if expression else ()
    return [(m.span(), m.groups(), m.groupdict(), m.lastindex) for m in matches]


def quick(source: str, *, anchored: bool) -> str:
    """Return an expression as one is compiled that is used in one article."""
    return quick_to_compile(source, anchored=anchored, rarely=True)


@pytest.mark.parametrize("source", SOURCES)
@given(TEXT, TEXT)
def test_what_is_narrowed_matches_the_same(source: str, text: str, other: str) -> None:
    left = narrowed(source, Characters(frozenset(text + other)))
    sources = {left} if left is None else {left, *(quick(left, anchored=a) for a in (True, False))}
    for each in sources:
        compiled = None if each is None else re.compile(each)
        assert groups(compiled, text) == groups(re.compile(source), text)


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("甲乙|丙丁|甲丁", "甲丁"),
        ("丙|乙", None),
        ("甲(?:乙|丙)?丁", "甲丁"),
        ("甲(?:乙|丙)丁", None),
        ("[甲乙丙]丁", "[甲]丁"),
        ("[^甲乙丙]丁", "[^甲]丁"),
        ("[^乙丙]丁", r"[\s\S]丁"),
        ("甲(?!乙|丙)", "甲"),
        ("(?P<a>乙)|(丁)", "(?!)(?P<a>)|(丁)"),
        (r"[\u4e00-\u9fff]丁", r"[^\W\x00-\xff]丁"),
        (r"[一-龥x]丁", r"(?:[^\W\x00-\xff]|[x])丁"),
        ("(?x) 甲 | 乙", "甲"),
        ("(?i:a)乙", "(?i:a)乙"),
    ],
)
def test_what_is_left_for_some_characters(source: str, left: str | None) -> None:
    assert narrowed(source, Characters(frozenset("甲丁"))) == left


def test_a_letter_of_another_script_is_in_no_range_of_characters() -> None:
    left = narrowed(r"[\u4e00-\u9fff]", Characters(frozenset("甲〇Ａ")))
    assert left
    assert re.findall(left, "甲〇Ａ1a。") == ["甲"]


def test_the_first_articles_narrow_and_another_does_not(reading: patterns._Reading) -> None:
    pattern = Pattern("甲(?:乙|丙)")
    patterns.expect("甲乙")
    assert pattern.search("甲乙")
    assert "search" not in vars(pattern)
    assert pattern.search("甲丙")  # nobody expected this one
    for _article in range(patterns._MOST_ARTICLES - 1):
        patterns.expect("甲丙丁")
        assert reading.narrow and "丁" in reading.narrow.characters.all
        assert reading.narrow.grown == 2
    patterns.expect("甲丙")
    assert reading.narrow is None
    assert pattern.search("甲丙")
    assert "search" in vars(pattern)


def test_what_is_not_expected_widens_at_last(reading: patterns._Reading) -> None:
    pattern = Pattern(".[一-龥]")
    patterns.expect("")
    for character in "丁七万丈三上下不与":
        assert pattern.search(f"乙{character}")
    assert reading.narrow is None


def test_a_long_article_narrows_nothing(reading: patterns._Reading) -> None:
    patterns.expect("甲" * 100_000)
    assert reading.narrow is None


def test_a_document_is_the_same_with_narrowed_patterns(reading: patterns._Reading) -> None:
    text = SEED.read_text("utf-8")
    patterns.expect_many()
    whole = dump(parse(text))
    reading.articles = 0
    assert dump(parse(text)) == whole
    assert reading.narrow


def told(source: str) -> str:
    return known_needs._told(source, known_needs.needed(source))


@pytest.mark.parametrize("source", [s for s in SOURCES if s])
def test_needs_are_kept(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {known_needs._key(known_needs._written(source)): told(source)}
    found = known_needs.needed(source)
    monkeypatch.setattr(known_needs, "_kept", lambda: kept.get)
    monkeypatch.setattr(known_needs, "needs", None)  # nothing is worked out again
    assert known_needs.needed(source) == found


def test_needs_of_another_expression_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    other = told("甲")
    monkeypatch.setattr(known_needs, "_kept", lambda: lambda _key: other)
    assert known_needs.needed("乙").words == (("乙",),)


def test_needs_are_kept_of_what_was_made_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that reads an article keeps what it had to work out, if that is worth it."""
    tables: list[dict[str, str]] = []
    monkeypatch.setattr(known_needs, "keep", lambda _name, _sources, made: tables.append(made))
    monkeypatch.setattr(known_needs, "_kept", lambda: tables[-1].get if tables else None)
    monkeypatch.setattr(known_needs, "_anew", {})
    known_needs.keep_needed(["甲"])
    later = [f"乙{number}" for number in range(known_needs._WORTH_KEEPING)]
    for source in later[1:]:
        known_needs.needed(source)
    known_needs.keep_needed(["丙"])
    assert len(tables) == 1
    known_needs.needed(later[0])
    known_needs.keep_needed(["丙"])
    kept = tables[1]
    assert {
        known_needs._key(known_needs._written(source)) for source in ("甲", *later)
    } == kept.keys() - {""}
    assert sorted(kept[""].split()) == sorted(kept.keys() - {""})
