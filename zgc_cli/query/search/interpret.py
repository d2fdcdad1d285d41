"""What a word stands for that the article does not have as it was typed.

It is read as a number or a date in another form, in simplified characters, as pinyin, by its
sound; then as the nearest name or word; at last it is taken apart.
"""

import re
from collections.abc import Sequence

from zgc_cli.query.match.article_index import Index
from zgc_cli.query.search.segment import SHORT, Segment, cover, told
from zgc_cli.query.search.spelling import homophones, spelt
from zgc_cli.query.search.surface import CERTAIN, LATIN_WORD, Surface, Term, guarded, standing
from zgc_cli.query.search.values import Valued, valued
from zgc_cli.reading.script import is_beyond_simplified, simplified

_NUMERAL = re.compile("[0-9零一二两三四五六七八九十百千万亿]")
_READABLE = re.compile(_NUMERAL.pattern + "|[节旦夕]$|季度")  # 国庆节 is a day, 上季度 days
_HAN_DIGITS = "零一二三四五六七八九"
_ARABIC = re.compile("(?<![0-9.])[1-9]?[0-9](?![0-9.])")
_CHINESE = re.compile("[零一二两三四五六七八九十百]+")
_MOST_JOINED = 8  # Latin words that may be one name in pinyin
_MOST_PIECES = 3  # a word of more pieces is a sentence, as is a question
_ASKS = re.compile("[?谁哪几何吗]|什么|怎|多[少大长高远久]|为啥")
# The share of a word that one sentence must tell, where it is taken apart.
_LEAST_OF_NAME, _LEAST_OF_LONG, _LEAST_OF_QUESTION = 0.8, 0.6, 0.2
_LEAST_MAIN, _LEAST_SHARE_OF_MAIN = (
    3,
    0.66,
)  # characters, and the share, of a piece that will do alone


def word(index: Index, typed: str) -> tuple[list[Term], str]:
    """Read a word in normal form that the article lacks; several may be written together.

    Return its terms (one without surfaces, where nothing is near) and, where it is a whole
    sentence, what it says in the article's own words.
    """
    values = valued(index, typed) if _READABLE.search(typed) else []
    if values and values[0].surfaces and values[0].end - values[0].start == len(typed):
        return [Term(typed, values[0].surfaces)], ""
    plain = simplified(typed) if is_beyond_simplified(typed) else typed
    if plain != typed and standing(index, plain):
        return [Term(typed, tuple(standing(index, plain)))], ""
    found = sounding(index, plain)
    if found:
        return [_term(typed, found)], ""
    return _in_pieces(index, plain, values if plain == typed else ())


def sounding(index: Index, typed: str) -> list[Surface]:
    """Return what a word as a whole sounds like, the surest kind alone; a numeral in any form."""
    return _in_other_numerals(index, typed) or spelt(index, typed) or homophones(index, typed)


def joined(index: Index, words: Sequence[str]) -> tuple[int, Term | None]:
    """Read several Latin words as one: yin he hang tian, zhongguancun luntan, deep seek.

    Return how many words it is, and the term; None where they are no name together. Words that
    each stand in the article are left as they are.
    """
    latin = next((n for n, w in enumerate(words) if not LATIN_WORD.fullmatch(w)), len(words))
    for size in range(min(latin, _MOST_JOINED), 1, -1):
        together = words[:size]
        if all(standing(index, one) for one in together):
            continue
        whole_name = "".join(together)
        found = standing(index, whole_name) or spelt(index, whole_name)
        if found:
            return size, _term(" ".join(together), found)
    return 1, None


def _in_pieces(index: Index, typed: str, known: Sequence[Valued]) -> tuple[list[Term], str]:
    """Read a word that stands for nothing as a whole: by its pieces or as the nearest word."""
    pieces = cover(index, typed, known)
    share = told(index, typed, pieces)
    if share < 1 or not all(p.exact for p in pieces):
        from zgc_cli.query.search.fuzzy import nearest

        near = nearest(index, typed)
        if near:
            return [_term(typed, near)], ""
    asks = _ASKS.search(typed) is not None
    least = (
        _LEAST_OF_QUESTION if asks else _LEAST_OF_NAME if len(typed) <= SHORT else _LEAST_OF_LONG
    )
    if share < least and not any(_is_main(p, typed) for p in pieces):
        return [Term(typed, ())], ""
    terms = [
        Term(typed[p.start : p.end], p.surfaces)
        if p.exact
        else _term(typed[p.start : p.end], p.surfaces)
        for p in pieces
    ]
    return terms, _mended(typed, pieces) if asks or len(pieces) > _MOST_PIECES else ""


def _is_main(piece: Segment, typed: str) -> bool:
    """Return whether a piece is the word but for an addition: a company's name and 公司."""
    size = piece.end - piece.start
    return size >= _LEAST_MAIN and size >= _LEAST_SHARE_OF_MAIN * len(typed)


def _mended(typed: str, pieces: Sequence[Segment]) -> str:
    """Return a word in which the misspelt pieces are spelt as the article has them."""
    for piece in reversed(pieces):
        if not piece.exact:
            typed = typed[: piece.start] + piece.surfaces[0].text + typed[piece.end :]
    return typed


def _term(typed: str, found: Sequence[Surface]) -> Term:
    """Return a term that is told of, where no surface is what was typed."""
    surest = max(found, key=lambda s: (s.weight, len(s.text)))
    return Term(typed, tuple(found), None if typed in surest.text else surest.text)


def _in_other_numerals(index: Index, typed: str) -> list[Surface]:
    """Read a numeral inside a name in its other form: 嫦娥6号 is 嫦娥六号."""
    if typed.isascii() or not _NUMERAL.search(typed):
        return []
    for form in (_ARABIC.sub(_in_characters, typed), _CHINESE.sub(_in_digits, typed)):
        if form != typed and index.holds(re.compile(guarded(form))):
            return [Surface(form, CERTAIN)]
    return []


def _in_characters(digits: re.Match[str]) -> str:
    """Return a whole number below a hundred in characters: 16 is 十六."""
    tens, ones = divmod(int(digits[0]), 10)
    head = f"{_HAN_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return head + (_HAN_DIGITS[ones] if ones or not tens else "")


def _in_digits(characters: re.Match[str]) -> str:
    from zgc_cli.reading.numbers.numerals import whole

    value = whole(characters[0])
    return characters[0] if value is None else str(value)
