"""Pass that decides which words are names of persons."""

from collections.abc import Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser import name_model
from zgc_cli.parser.dictionary import dictionary
from zgc_cli.parser.units import Unit

NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
# By how much a name must be likelier than the words that its characters make.
MARGIN = 1.0
FOREIGN_MARGIN = 3.0


def decide(row: Sequence[Unit]) -> list[Unit]:
    """Give the kind person to each unit that is likelier a name than words."""
    text = "".join(unit.text for unit in row)
    return [_decide(unit, text) for unit in row]


def _decide(unit: Unit, text: str) -> Unit:
    if unit.kind or unit.tag not in NAME_TAGS or len(unit.text) < 2:
        return unit
    before = name_model.before(text, unit.start)
    after = name_model.after(text, unit.end)
    if any(mark in unit.text for mark in name_model.MARKS):
        return unit.named("person", "marked-name")
    own = name_model.chinese(unit.text)
    other = words_weight(unit.text)
    evidence = before + after
    rule = "title-beside" if evidence >= name_model.FOLLOWER else "likely-name"
    if own is not None and own + evidence - other >= MARGIN:
        return unit.named("person", rule)
    if all(char in name_model.foreign() for char in unit.text):
        foreign = name_model.transliterated(unit.text)
        if len(unit.text) > 2 or evidence >= name_model.FOLLOWER:
            if foreign + evidence - other >= FOREIGN_MARGIN:
                return unit.named("person", "transliterated-name")
    return unit


@cache
def words_weight(text: str) -> float:
    """Return the weight of the likeliest words for `text`, names of persons left out."""
    words = dictionary()
    best = [0.0] * (len(text) + 1)
    for i in range(len(text) - 1, -1, -1):
        options = []
        for j in range(i + 1, len(text) + 1):
            word = words.get(text[i:j])
            if word is not None and (j == i + 1 or word.tag not in NAME_TAGS):
                options.append(word.weight + best[j])
        best[i] = max(options, default=words.unseen + best[i + 1])
    return best[0]
