"""What a word stands for that the article does not have as it was typed.

It is read as a number or a date in another form, in simplified characters, as pinyin, by its
sound; then as the nearest name or word; at last it is taken apart.
"""

import re
from collections.abc import Sequence

from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.spelling import homophones, spelt
from zgc_cli.query.match.surface import (
    CERTAIN,
    LATIN_WORD,
    Segment,
    Surface,
    Term,
    guarded,
    standing,
)
from zgc_cli.query.search.segment import SHORT, cover, share_told
from zgc_cli.query.search.values import valued
from zgc_cli.reading.script import plain
from zgc_cli.runtime.pattern import Pattern

_NUMERAL = Pattern("[0-9零一二两三四五六七八九十百千万亿]")
_READABLE = Pattern(_NUMERAL.pattern + "|[节旦夕]$|季度")  # 国庆节 is a day, 上季度 days
_HAN_DIGITS = "零一二三四五六七八九"
_ARABIC = Pattern("(?<![0-9.])[1-9]?[0-9](?![0-9.])")
_CHINESE = Pattern("[零一二两三四五六七八九十百]+")
_MOST_JOINED = 8  # Latin words that may be one name in pinyin
_MOST_PIECES = 3  # a word of more pieces is a sentence, as is a question
ASKS = Pattern("[?谁哪几何吗]|什么|怎|多[少大长高远久]|为啥")
# The share of a word that one sentence must tell, where it is taken apart.
_LEAST_OF_NAME, _LEAST_OF_LONG, _LEAST_OF_QUESTION = 0.8, 0.6, 0.2
# Characters, and the share, of a piece that will do alone: a company's name before 公司.
_LEAST_MAIN, _LEAST_SHARE_OF_MAIN = 3, 0.66


def word(index: Index, typed: str) -> tuple[list[Term], str]:
    """Read a word in normal form that the article lacks; several may be written together.

    Return its terms (one without surfaces, where nothing is near) and, where it is a whole
    sentence, what it says in the article's own words.
    """
    values = valued(index, typed) if _READABLE.search(typed) else []
    if values and values[0].surfaces and values[0].end - values[0].start == len(typed):
        return [Term(typed, values[0].surfaces)], ""
    simple = plain(typed)
    if simple != typed:
        values = []
        if found := standing(index, simple):
            return [Term(typed, tuple(found))], ""
    # A numeral in any form, then what the word as a whole sounds like, the surest kind alone.
    found = _in_other_numerals(index, simple) or spelt(index, simple) or homophones(index, simple)
    return ([_taken(typed, found)], "") if found else _in_pieces(index, simple, values)


def joined(index: Index, words: Sequence[str]) -> tuple[int, Term | None]:
    """Read several Latin words as one: yin he hang tian, zhongguancun luntan, deep seek.

    Return how many words it is, and the term; None where they are no name together. Words that
    each stand in the article are left as they are.
    """
    latin = next((n for n, w in enumerate(words) if not LATIN_WORD.fullmatch(w)), len(words))
    for size in range(min(latin, _MOST_JOINED), 1, -1):
        together = words[:size]
        if not all(standing(index, one) for one in together):
            whole_name = "".join(together)
            found = standing(index, whole_name) or spelt(index, whole_name)
            if found:
                return size, _taken(" ".join(together), found)
    return 1, None


def _in_pieces(index: Index, typed: str, known: Sequence[Segment]) -> tuple[list[Term], str]:
    """Read a word that stands for nothing as a whole: by its pieces or as the nearest word."""
    pieces = cover(index, typed, known)
    share = share_told(index, typed, pieces)
    if share < 1 or not all(p.exact for p in pieces):
        from zgc_cli.query.match.fuzzy import nearest

        if near := nearest(index, typed):
            return [_taken(typed, near)], ""
    asks = ASKS.search(typed) is not None
    of_statement = _LEAST_OF_NAME if len(typed) <= SHORT else _LEAST_OF_LONG
    longest = max((p.end - p.start for p in pieces), default=0)
    has_main = longest >= max(_LEAST_MAIN, _LEAST_SHARE_OF_MAIN * len(typed))
    if share < (_LEAST_OF_QUESTION if asks else of_statement) and not has_main:
        return [Term(typed, ())], ""
    terms, mended = [], typed  # with the misspelt pieces as the article has them
    for piece in reversed(pieces):
        part = typed[piece.start : piece.end]
        if not piece.exact:
            mended = mended[: piece.start] + piece.surfaces[0].text + mended[piece.end :]
        terms.append(Term(part, piece.surfaces) if piece.exact else _taken(part, piece.surfaces))
    return terms[::-1], mended if asks or len(pieces) > _MOST_PIECES else ""


def _taken(typed: str, found: Sequence[Surface]) -> Term:
    """Return a term that is told of, where no surface is what was typed."""
    surest = max(found, key=lambda s: (s.weight, len(s.text)))
    return Term(typed, tuple(found), None if typed in surest.text else surest.text)


def _in_other_numerals(index: Index, typed: str) -> list[Surface]:
    """Read a numeral inside a name in its other form: 嫦娥6号 is 嫦娥六号."""
    if typed.isascii() or not _NUMERAL.search(typed):
        return []
    from zgc_cli.reading.numbers.numerals import whole

    in_digits = _CHINESE.sub(lambda m: m[0] if (n := whole(m[0])) is None else str(n), typed)
    for form in (_ARABIC.sub(_in_characters, typed), in_digits):
        if form != typed and index.holds(re.compile(guarded(form))):
            return [Surface(form, CERTAIN)]
    return []


def _in_characters(digits: re.Match[str]) -> str:
    """Return a whole number below a hundred in characters: 16 is 十六."""
    tens, ones = divmod(int(digits[0]), 10)
    head = f"{_HAN_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return head + (_HAN_DIGITS[ones] if ones or not tens else "")
