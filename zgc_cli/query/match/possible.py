"""What an article may have that a word stands for, told by its bytes before it is decoded.

For who has a great many. A screen lets every article through in which `resolve` or `search` may
find something, and some more: it asks for less than they do, with patterns that are made once for
all articles, and compares each word of a folder once. Where an index has the vocabulary of a
folder, the words are looked up there, and of the articles those alone are looked at that have one.
"""

import re
from collections.abc import Iterable, Sequence

from zgc_cli.document.file import in_json
from zgc_cli.query.match.resolve import FAR, LEAST_PINYIN, LONGEST_NAME, share_of_slips
from zgc_cli.query.match.screens.one_word import LEAST_SLIP, looked_up
from zgc_cli.query.match.screens.passing import Screen, Texts, Vocabulary, of_texts, read_with
from zgc_cli.reading import syllables
from zgc_cli.reading.normal import search_form
from zgc_cli.reading.script import is_beyond_simplified, is_han, plain
from zgc_cli.runtime.pattern import Pattern

_HAN = rb"[\xe3-\xe9][\x80-\xbf]{2}"  # one Chinese character
_ID = Pattern(r"\s*[A-Za-z][0-9]+\s*")


def calling(name: str) -> Screen:
    """Return what tells whether a name may stand in an article as it was typed."""
    typed = search_form(name).replace(" ", "")
    if _ID.fullmatch(name) or not typed:
        return Screen(lambda data, line: True, lambda vocabulary: vocabulary.numbers)
    # The index is in simplified characters; which those are is a matter of what stands beside.
    known = "".join(" " if is_beyond_simplified(c) else c for c in typed)
    pieces = [_HAN if c == " " else re.escape(in_json(c)) for c in known]
    literal = in_json(typed)
    pattern = re.compile(b" ?".join(pieces))  # deepseek, deep seek
    is_literal = _HAN not in pieces and all(map(is_han, typed))

    def passes(data: bytes, line: bytes) -> bool:
        return literal in line if is_literal else pattern.search(line) is not None

    return Screen(passes, lambda vocabulary: _containing(vocabulary, known.split()))


def suggesting(name: str) -> Screen:
    """Return what tells whether an article may have a name to suggest for one that none has."""
    typed = search_form(name)[:LONGEST_NAME]
    begun = re.compile(f'"{" ?".join(map(re.escape, typed))}[ "]'.encode())  # a surname in pinyin

    def is_near(form: str) -> bool:
        return form.startswith(typed) or share_of_slips(typed, form) < FAR

    def test(texts: Texts) -> bool:
        return any(map(is_near, texts.forms)) or begun.search(texts.data) is not None

    def among(vocabulary: Vocabulary) -> set[int]:
        near = filter(is_near, vocabulary.names)
        return vocabulary.having(names=near, readings=read_with(vocabulary, begun))

    return of_texts(test, among)


def resembling(
    words: Sequence[str], *, of_names: bool = False, every: bool = False
) -> Screen | None:
    """Return what tells whether an article may have something that one of the words stands for.

    `of_names`: only a name counts; `every`: each word must stand for something. None where that
    takes decoding to tell.
    """
    tests = [looked_up(plain(search_form(word)), of_names) for word in words]
    if not all(tests):
        return None
    enough, joined = (all, set.intersection) if every else (any, set.union)
    return of_texts(
        lambda texts: enough(test.passes(texts) for test in tests if test),
        lambda vocabulary: joined(*(test.among(vocabulary) for test in tests if test)),
    )


def misheard(question: str) -> Screen | None:
    """Return what tells whether an article may have a name that a question spells as it sounds.

    None if any article may, for a name may be in pinyin.
    """
    text = plain(question)
    if re.search(f"[A-Za-z]{{{LEAST_PINYIN}}}", text):
        return None
    said: dict[str, set[str]] = {}
    for start in range(len(text)):
        for end in range(start + LEAST_SLIP, min(len(text), start + LONGEST_NAME) + 1):
            said.setdefault(syllables.spelt(text[start:end]), set()).add(text[start:end])
    known: set[str] = set()
    heard: set[str] = set()

    def is_heard(form: str) -> bool:
        return said.get(syllables.spelt(form), {form}) != {form}

    def test(texts: Texts) -> bool:
        new = texts.forms - known
        known.update(new)
        heard.update(filter(is_heard, new))
        return not heard.isdisjoint(texts.forms)

    return of_texts(test, lambda v: v.having(names=filter(is_heard, v.names)))


def _containing(vocabulary: Vocabulary, pieces: Iterable[str]) -> set[int]:
    """Return the articles in which each of some strings stands."""
    return vocabulary.numbers.intersection(*map(vocabulary.containing, pieces))
