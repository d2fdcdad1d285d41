"""The words that stand beside names of persons: titles, verbs of saying and of acting."""

from functools import cache

from zgc_cli import lexicon

# The others in the lexicon are no verbs, or are such behind a quote only.
_VERBS_OF_SAYING = ("", "bare")


@cache
def verbs_of_saying() -> frozenset[str]:
    """Return the verbs that tell that a person stands before them: 说, 告诉."""
    verbs = lexicon.mapping("saying_verbs").items()
    return frozenset(word for word, use in verbs if use in _VERBS_OF_SAYING)


@cache
def followers() -> frozenset[str]:
    """Return the words that follow a person's name: verbs of acting and of saying, and others."""
    return lexicon.words("person_followers") | verbs_of_saying()


@cache
def heads_behind() -> frozenset[str]:
    """Return the first two characters of what follows a name: most text has none of them."""
    return frozenset(word[:2] for word in followers() | lexicon.words("person_titles"))


@cache
def ends_of_titles() -> frozenset[str]:
    """Return the last two characters of titles: most text has none of them."""
    return frozenset(title[-2:] for title in lexicon.words("person_titles"))
