"""Looking for words in parsed documents before they are decoded, for who has a great many.

A word that stands in an article stands in its index in normal form, so its bytes stand in the
index's line of the file. Where they do not, the article does not hold the word; where they do,
it may, and is searched like any other.
"""

from typing import TYPE_CHECKING

from zgc_cli.document.file import in_json
from zgc_cli.reading.normal import search_form
from zgc_cli.runtime.pattern import Pattern

if TYPE_CHECKING:
    from zgc_cli.query.match.screens.passing import Screen
    from zgc_cli.query.search.engine import Query

_VALUE = Pattern("[第约近超逾零〇一二两三四五六七八九十百千万亿年月日号点时分秒上下午元公里个多]+")


def needles(query: "Query") -> tuple[bytes, ...]:
    """Return the words of a query as they would stand in a file; none for what is not literal."""
    words = [search_form(word) for typed in query.words for word in typed.split()]
    latin = [word for word in words if word.isascii() and word.isalpha()]
    # Several Latin words may be one name in pinyin, which stands in no article.
    if query.regex or not all(words) or len(latin) > 1:
        return ()
    return tuple(in_json(word) for word in dict.fromkeys(words))


def sentence_of(query: "Query") -> str:
    """Return a query that is a sentence, and so is compared as a whole; empty for any other.

    It asks something, or has a word of more characters than a name.
    """
    from zgc_cli.query.search.interpret import ASKS
    from zgc_cli.query.search.segment import SHORT
    from zgc_cli.reading.script import is_han

    if query.regex or query.exact or query.any is not None or query.where not in (None, "text"):
        return ""
    words = [word for typed in query.words for word in typed.split()]
    long = any(len(w) > SHORT and all(map(is_han, w)) and not _VALUE.fullmatch(w) for w in words)
    return "\n".join(words) if long or any(map(ASKS.search, words)) else ""


def screened(query: "Query") -> "Screen | None":
    """Return what tells whether an article may have what a query stands for; None if all may."""
    from zgc_cli.query.match.possible import resembling
    from zgc_cli.query.match.surface import LATIN_WORD

    words = [search_form(word) for typed in query.words for word in typed.split()]
    if query.regex or query.section or not all(words):
        return None
    latin = [bool(LATIN_WORD.fullmatch(word)) for word in words]
    joined = [
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 2, len(words) + 1)
        if all(latin[start:end])
    ]
    return resembling([*words, *joined], every=query.any is False and not joined)
