"""Reading a query: for each word that was typed, what of the article it stands for.

A word that the article has stands for itself; for every other, `interpret` is loaded and asked.
What is found is a `Term`, a set of surfaces: strings that the article has, so that ranking need
not know how they were typed.
"""

from collections.abc import Sequence

from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.surface import LATIN_WORD, Term, standing
from zgc_cli.reading.normal import search_form


def understand(
    index: Index, typed: Sequence[str], *, exact: bool = False
) -> tuple[list[Term], str]:
    """Return the words of a query as terms; one that stands for nothing is without surfaces.

    With them comes the query in the article's own words, where it is too long for terms: a
    question, a headline. Else that is empty.
    """
    raw = [word for word in typed if search_form(word)]
    words = [search_form(word) for word in raw]
    if exact:
        return [Term(word, tuple(standing(index, word))) for word in words], ""
    terms: list[Term] = []
    said: list[str] = []
    long = False
    while words:
        size, found, sentence = _next(index, words)
        terms += found
        # A sentence is compared in a form of its own, so it stays as it was typed if it can.
        mended = sentence not in ("", words[0])
        said.append(sentence if mended else " ".join(raw[:size]))
        long = long or bool(sentence)
        raw, words = raw[size:], words[size:]
    return terms, "\n".join(said) if long else ""


def _next(index: Index, words: Sequence[str]) -> tuple[int, list[Term], str]:
    """Read the first word, or the first few that are one; return how many they are."""
    found = standing(index, words[0])
    if not found or (LATIN_WORD.fullmatch(words[0]) and len(words) > 1):
        from zgc_cli.query.search import interpret

        size, term = interpret.joined(index, words)
        if term is not None:
            return size, [term], ""
        if not found:
            return 1, *interpret.word(index, words[0])
    return 1, [Term(words[0], tuple(found))], ""
