"""Reading a query: for each word that was typed, what of the article it stands for.

A word that the article has stands for itself. Else it is read as a number or a date in another
form, in simplified characters, as pinyin, by its sound; then as the nearest name or word; at
last it is taken apart. What was found is a `Term`, a set of surfaces: strings that the article
has, so that ranking need not know how they were typed.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zgc_cli.query.index import Index
from zgc_cli.query.nearness import nearest
from zgc_cli.query.pieces import Piece, cover, share
from zgc_cli.query.spelling import Surface, homophones, spelt
from zgc_cli.query.values import Valued, valued
from zgc_cli.reading.normal import normal
from zgc_cli.reading.numerals import whole
from zgc_cli.reading.script import is_han, simplified

DIGITS = re.compile("[0-9]")
NUMERAL = re.compile("[0-9零一二两三四五六七八九十百]")
HAN_DIGITS = "零一二三四五六七八九"
ARABIC = re.compile("(?<![0-9.])[1-9]?[0-9](?![0-9.])")
CHINESE = re.compile("[零一二两三四五六七八九十百]+")
LATIN_WORD = re.compile("[a-z']+")
CERTAIN, PREFIX, INFIX = 1.0, 0.8, 0.6
LEAST_INFIX = 3  # letters of a Latin word that may stand inside another
MOST_JOINED = 8  # Latin words that may be one name in pinyin
MOST_PIECES = 3  # a word of more pieces is a sentence
# The share of a word's characters that must be found where it is taken apart.
SHORT, LEAST_TOLD, LEAST_TOLD_OF_LONG = 8, 0.58, 0.4


class Term(NamedTuple):
    """A part of a query and the strings of the article that it stands for.

    `name` is what it was taken for, where that is not what was typed.
    """

    typed: str
    surfaces: tuple[Surface, ...]
    name: str | None = None

    @property
    def weight(self) -> float:
        """How surely the term is what was meant."""
        return max((s.weight for s in self.surfaces), default=0.0)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return a pattern that matches any of the surfaces, the longest first."""
        texts = sorted((s.text for s in self.surfaces), key=len, reverse=True)
        return re.compile("|".join(map(guarded, texts)))


class Understood(NamedTuple):
    """A query as it was read.

    `sentence` is the query in the article's own words where it is too long for terms: a question,
    a headline. Else it is empty.
    """

    terms: tuple[Term, ...]
    sentence: str = ""

    @property
    def taken(self) -> tuple[tuple[str, str], ...]:
        """What was typed and what it was taken for, where the two differ."""
        return tuple((t.typed, t.name) for t in self.terms if t.name is not None)


def understand(index: Index, typed: Sequence[str], *, exact: bool = False) -> Understood:
    """Read the words of a query; a word that stands for nothing is a term without surfaces."""
    words = [word for word in map(normal, typed) if word.strip()]
    if exact:
        return Understood(tuple(Term(w, tuple(standing(index, w))) for w in words))
    terms: list[Term] = []
    said: list[str] = []
    long = False
    place = 0
    while place < len(words):
        size, term = _joined(index, words[place:])
        if term is not None:
            terms.append(term)
            said += words[place : place + size]
        else:
            found, sentence = _word(index, words[place])
            terms += found
            said.append(sentence or words[place])
            long = long or bool(sentence)
        place += size
    return Understood(tuple(terms), "\n".join(said) if long else "")


def resolved(index: Index, word: str) -> list[Surface]:
    """Return what one word in normal form stands for as a whole, the surest kind alone."""
    for find in (standing, _in_other_numerals, spelt, homophones):
        found = find(index, word)
        if found:
            return found
    return []


def standing(index: Index, word: str) -> list[Surface]:
    """Return a word that the article has; a Latin one may be the beginning or a part of another."""
    if index.holds(re.compile(guarded(word))):
        return [Surface(word, CERTAIN)]
    if not LATIN_WORD.fullmatch(word):
        return []
    for head, weight in (("", PREFIX), ("[a-z]*", INFIX)):
        if head and len(word) < LEAST_INFIX:
            break
        pattern = re.compile(f"(?<![a-z]){head}{re.escape(word)}[a-z]*")
        found = {m for text in index.texts() for m in pattern.findall(text)}
        if found:
            return [Surface(text, weight) for text in sorted(found)]
    return []


def guarded(text: str) -> str:
    """Return a pattern for a string that cuts no number and no Latin word in two."""
    before = "(?<![0-9.])" if text[0].isdecimal() else "(?<![a-z])" if _is_latin(text[0]) else ""
    behind = "(?![0-9])" if text[-1].isdecimal() else "(?![a-z])" if _is_latin(text[-1]) else ""
    return f"{before}{re.escape(text)}{behind}"


def _joined(index: Index, words: Sequence[str]) -> tuple[int, Term | None]:
    """Read several Latin words as one: yin he hang tian, zhongguancun luntan, deep seek.

    Only where one of them at least stands for nothing as it is.
    """
    latin = next((n for n, w in enumerate(words) if not LATIN_WORD.fullmatch(w)), len(words))
    for size in range(min(latin, MOST_JOINED), 1, -1):
        together = words[:size]
        if all(standing(index, word) for word in together):
            continue
        one = "".join(together)
        found = standing(index, one) or spelt(index, one)
        if found:
            return size, _term(" ".join(together), found)
    return 1, None


def _word(index: Index, word: str) -> tuple[list[Term], str]:
    """Read one word, which may be several written together.

    Return its terms and, if it is long, what it says in the article's own words.
    """
    found = resolved(index, word)
    equal = valued(index, word) if DIGITS.search(word) or not found else []
    if equal and equal[0].surfaces and equal[0].end - equal[0].start == len(word):
        known = {s.text for s in found}
        more = [s for s in equal[0].surfaces if s.text not in known]
        return [Term(word, (*found, *more))], ""
    if found:
        return [_term(word, found)], ""
    plain = _in_simplified(index, word)
    if plain != word:
        return _word(index, plain)
    return _in_pieces(index, word, equal)


def _in_pieces(index: Index, word: str, known: Sequence[Valued]) -> tuple[list[Term], str]:
    """Read a word that stands for nothing as a whole: by its pieces or as the nearest word."""
    pieces = cover(index, word, known)
    told = share(word, pieces)
    if told < 1 or not all(p.exact for p in pieces):
        near = nearest(index, word)
        if near:
            return [_term(word, near)], ""
    if told < (LEAST_TOLD if len(word) <= SHORT else LEAST_TOLD_OF_LONG):
        return [Term(word, ())], ""
    terms = [
        Term(word[p.start : p.end], p.surfaces)
        if p.exact
        else _term(word[p.start : p.end], p.surfaces)
        for p in pieces
    ]
    return terms, "" if len(pieces) <= MOST_PIECES else _mended(word, pieces)


def _mended(word: str, pieces: Sequence[Piece]) -> str:
    """Return a word in which the misspelt pieces are spelt as the article has them."""
    for piece in reversed(pieces):
        if not piece.exact:
            word = word[: piece.start] + piece.surfaces[0].text + word[piece.end :]
    return word


def _term(typed: str, found: Sequence[Surface]) -> Term:
    """Return a term that is told of, where no surface is what was typed."""
    surest = max(found, key=lambda s: (s.weight, len(s.text)))
    return Term(typed, tuple(found), None if typed in surest.text else surest.text)


def _in_other_numerals(index: Index, word: str) -> list[Surface]:
    """Read a numeral inside a name in its other form: 嫦娥6号 is 嫦娥六号."""
    if word.isascii() or not NUMERAL.search(word):
        return []
    for form in (ARABIC.sub(_in_characters, word), CHINESE.sub(_in_digits, word)):
        if form != word and index.holds(re.compile(guarded(form))):
            return [Surface(form, CERTAIN)]
    return []


def _in_characters(digits: re.Match[str]) -> str:
    """Return a whole number below a hundred in characters: 16 is 十六."""
    tens, ones = divmod(int(digits[0]), 10)
    head = f"{HAN_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return head + (HAN_DIGITS[ones] if ones or not tens else "")


def _in_digits(characters: re.Match[str]) -> str:
    value = whole(characters[0])
    return characters[0] if value is None else str(value)


def _in_simplified(index: Index, word: str) -> str:
    """Return a word in simplified characters, where it has one that the article lacks."""
    if any(is_han(c) and c not in index.characters for c in word):
        return simplified(word)
    return word


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
