"""What an article may have that a word stands for, told by its bytes before it is decoded.

For who has a great many. A screen lets every article through in which `resolve` or `search` may
find something, and some more: it asks for less than they do, with patterns that are made once for
all articles, and compares each word of a folder once.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from zgc_cli.document.file import in_json
from zgc_cli.query.match import fuzzy
from zgc_cli.query.match.resolve import FAR, LEAST_PINYIN, LONGEST_NAME, share_of_slips
from zgc_cli.query.match.spelling import ways_to_read
from zgc_cli.reading import syllables
from zgc_cli.reading.index import BETWEEN_FORMS, WORDS
from zgc_cli.reading.normal import search_form
from zgc_cli.reading.script import is_beyond_simplified, is_han, plain
from zgc_cli.runtime.pattern import Pattern

Screen = Callable[[bytes, bytes], bool]  # of a document's bytes and the line of its index
_HAN = rb"[\xe3-\xe9][\x80-\xbf]{2}"  # one Chinese character
_ID = Pattern(r"\s*[A-Za-z][0-9]+\s*")
_BAR = search_form(BETWEEN_FORMS)
_ASIDE = r"[\W_]*"  # marks in a name that nobody types
_FORM = rf"(?:^|[\n{_BAR}]){_ASIDE}"  # where a name or an alias begins
_HEAD = 3  # units of pinyin by which something is recognised
# Characters of a Chinese word that is taken apart, and of its pieces that may be misspelt: what is
# longer may be a sentence, and what asks or holds a numeral means something else than it says.
_LONGEST, _LEAST_SLIP, _MOST_SLIP = 8, 3, 6
_MEANS_MORE = Pattern("[谁哪几何吗节旦夕零一二两三四五六七八九十百千万亿]|什么|怎|多|为啥|季度")
# The share of such a word that an article must have in pieces, or of one piece, and its characters.
_LEAST_TOLD, _LEAST_SHARE_OF_MAIN, _LEAST_MAIN = 0.8, 0.66, 3


def calling(name: str) -> Screen:
    """Return what tells whether a name may stand in an article as it was typed."""
    typed = search_form(name).replace(" ", "")
    if _ID.fullmatch(name) or not typed:
        return lambda data, line: True
    # The index is in simplified characters; which those are is a matter of what stands beside.
    pieces = [_HAN if is_beyond_simplified(c) else re.escape(in_json(c)) for c in typed]
    if _HAN not in pieces and all(map(is_han, typed)):
        literal = in_json(typed)
        return lambda data, line: literal in line
    pattern = re.compile(b" ?".join(pieces))  # deepseek, deep seek
    return lambda data, line: pattern.search(line) is not None


def suggesting(name: str) -> Screen:
    """Return what tells whether an article may have a name to suggest for one that none has."""
    typed = search_form(name)[:LONGEST_NAME]
    begun = re.compile(f'"{" ?".join(map(re.escape, typed))}[ "]'.encode())  # a surname in pinyin

    def test(texts: _Texts) -> bool:
        near = (f.startswith(typed) or share_of_slips(typed, f) < FAR for f in texts.forms)
        return any(near) or begun.search(texts.data) is not None

    return _of_texts(test)


def resembling(
    words: Sequence[str], *, of_names: bool = False, every: bool = False
) -> Screen | None:
    """Return what tells whether an article may have something that one of the words stands for.

    `of_names`: only a name counts; `every`: each word must stand for something. None where that
    takes decoding to tell.
    """
    tests = [_test(plain(search_form(word)), of_names) for word in words]
    if not all(tests):
        return None
    enough = all if every else any
    return _of_texts(lambda texts: enough(test.passes(texts) for test in tests if test))


def misheard(question: str) -> Screen | None:
    """Return what tells whether an article may have a name that a question spells as it sounds.

    None if any article may, for a name may be in pinyin.
    """
    text = plain(question)
    if re.search(f"[A-Za-z]{{{LEAST_PINYIN}}}", text):
        return None
    said: dict[str, set[str]] = {}
    for start in range(len(text)):
        for end in range(start + _LEAST_SLIP, min(len(text), start + LONGEST_NAME) + 1):
            said.setdefault(syllables.spelt(text[start:end]), set()).add(text[start:end])
    known: set[str] = set()
    heard: set[str] = set()

    def test(texts: _Texts) -> bool:
        new = texts.forms - known
        known.update(new)
        heard.update(form for form in new if said.get(syllables.spelt(form), {form}) != {form})
        return not heard.isdisjoint(texts.forms)

    return _of_texts(test)


def _of_texts(test: Callable[["_Texts"], bool]) -> Screen:
    def passes(data: bytes, line: bytes) -> bool:
        try:
            texts = _Texts(data, line)
        except (ValueError, TypeError, KeyError):  # opening it will say what is wrong
            return True
        return test(texts)

    return passes


class _Texts:
    """The texts of an index: names, sentences and words."""

    __slots__ = ("data", "forms", "line", "names", "whole", "words")

    def __init__(self, data: bytes, line: bytes) -> None:
        texts = dict(json.loads(line))
        self.data, self.line = data, line
        self.names: str = texts["entities"]
        self.whole: str = texts["sentences"]
        self.forms = set(self.names.replace(_BAR, "\n").split("\n"))
        self.words = set(texts[WORDS].split("\n"))


class _Near:
    """What the articles so far have that is near to a piece of a word."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._near: dict[str, set[str]] = {piece: set() for piece in pieces}
        self._names: set[str] = set()
        self._words: set[str] = set()

    def held(self, texts: _Texts, *, alike: Callable[[str], bool]) -> Iterator[str]:
        """Yield the pieces to which an article has something near; `alike` tells what may be."""
        names = texts.forms - self._names
        words = texts.words - self._words
        self._names |= names
        self._words |= words
        names = set(filter(alike, names))
        words = names.union(filter(alike, words))
        for piece, near in self._near.items():
            if words:
                near.update(fuzzy.costs_of(piece, names, words))
            if any(text in texts.words or text in texts.names for text in near):
                yield piece


class _Latin:
    """A word of letters: pinyin, initials, a part of a Latin word, or one that is near to it."""

    def __init__(self, word: str, of_names: bool) -> None:
        self._literal = word.encode()
        self._of_names = of_names
        ways = ways_to_read(word)
        long = {way[:_HEAD] for way in ways if len(way) >= _HEAD}
        short = [way for way in ways if len(way) < _HEAD]
        text = {*long, *(way for way in short if ways[way] <= len(way))}
        self._names = [re.compile(_ASIDE.join(map(_unit, way))) for way in long]
        self._names += [re.compile(_FORM + _ASIDE.join(map(_unit, way))) for way in short]
        self._text = [re.compile("".join(map(_unit, way))) for way in text]
        spaced, initials = " ?".join(word), "[a-z]* ".join(word)
        # How a name is read that is read as no other, its syllables or their first letters.
        self._printed = re.compile(f'"(?:{spaced}|{initials}[a-z]*)"'.encode())
        self._near = _Near([word])

    def passes(self, texts: _Texts) -> bool:
        """Return whether an article may have what the word stands for."""
        text = texts.names if self._of_names else texts.whole
        return (
            self._literal in texts.line
            or any(pattern.search(texts.names) for pattern in self._names)
            or any(pattern.search(text) for pattern in self._text)
            or self._printed.search(texts.data) is not None
            or any(self._near.held(texts, alike=lambda word: len(word) > 1))
        )


def _unit(piece: str) -> str:
    """Return a pattern for what begins with a syllable or a part of one, or with its letters."""
    read = syllables.read_as(piece) if len(piece) > 1 else ""
    return f"[{read or syllables.beginning_with(piece)}{piece[0]}][a-z0-9]*"


class _Chinese:
    """A word of Chinese characters: a part of it, what sounds like it, or what is near to it."""

    def __init__(self, word: str, of_names: bool) -> None:
        self._word = word
        self._of_names = of_names
        self._literal = in_json(word)
        units = [_alike(character) for character in word]
        self._whole = re.compile(_ASIDE.join(units))
        size = len(word)
        self._pairs = [
            (at, in_json(word[at : at + 2]), re.compile(_ASIDE.join(units[at : at + 2])))
            for at in range(size - 1)
        ]
        self._heard = [
            (at, re.compile(_ASIDE.join(units[at : at + _LEAST_SLIP])))
            for at in range(size - _LEAST_SLIP + 1)
        ]
        sizes = () if of_names else range(_LEAST_SLIP, min(size, _MOST_SLIP) + 1)
        pieces = [word[at : at + n] for n in sizes for at in range(size - n + 1)]
        self._near = _Near(dict.fromkeys([word, *pieces] if size >= _LEAST_SLIP else []))
        self._characters = frozenset(word)

    def passes(self, texts: _Texts) -> bool:
        """Return whether an article may have what the word stands for."""
        if self._literal in texts.line or self._whole.search(texts.names):
            return True
        near = list(self._near.held(texts, alike=self._is_alike))
        if self._of_names or self._word in near:
            return bool(near)
        covered = self._covered(texts, near)
        size = len(self._word)
        runs = "".join("x" if at in covered else " " for at in range(size)).split()
        longest = max(map(len, runs), default=0)
        has_main = longest >= max(_LEAST_MAIN, _LEAST_SHARE_OF_MAIN * size)
        return has_main or len(covered) >= _LEAST_TOLD * size

    def _is_alike(self, word: str) -> bool:
        return len(word) >= _LEAST_SLIP and not self._characters.isdisjoint(word)

    def _covered(self, texts: _Texts, near: Iterable[str]) -> set[int]:
        """Return the characters that may be told by pieces which the article has."""
        covered: set[int] = set()
        for at, pair, heard in self._pairs:
            if pair in texts.line or heard.search(texts.names):
                covered |= {at, at + 1}
        for at, heard in self._heard:
            if heard.search(texts.whole) or heard.search(texts.names):
                covered.update(range(at, at + _LEAST_SLIP))
        for piece in near:
            at = self._word.find(piece)
            covered.update(range(at, at + len(piece)))
        return covered


def _alike(character: str) -> str:
    """Return a pattern for the characters that are read as one."""
    readings = syllables.readings().get(character, ())
    return f"[{character}{''.join(map(syllables.read_as, readings))}]"


def _test(word: str, of_names: bool) -> _Latin | _Chinese | None:
    if word.isascii() and word.isalpha() and len(word) > 1:
        return _Latin(word, of_names)
    if not (word and all(map(is_han, word))):
        return None
    is_long = len(word) > _LONGEST or _MEANS_MORE.search(word)
    return None if is_long and not of_names else _Chinese(word, of_names)
