"""Looking for words in parsed documents before they are decoded, for who has a great many.

A word that stands in an article stands in its index in normal form, so its bytes stand in the
index's line of the file. Where they do not, the article does not hold the word; where they do,
it may, and is searched like any other.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from zgc_cli.document.file import in_json
from zgc_cli.reading.normal import search_form

if TYPE_CHECKING:
    from zgc_cli.query.search.engine import Query


def needles(query: "Query") -> tuple[bytes, ...]:
    """Return the words of a query as they would stand in a file; none for what is not literal."""
    words = [search_form(word) for typed in query.words for word in typed.split()]
    latin = [word for word in words if word.isascii() and word.isalpha()]
    # Several Latin words may be one name in pinyin, which stands in no article.
    if query.regex or not all(words) or len(latin) > 1:
        return ()
    return tuple(in_json(word) for word in dict.fromkeys(words))


def screened(query: "Query") -> Callable[[bytes, bytes], bool] | None:
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
