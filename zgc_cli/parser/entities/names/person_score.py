"""Rule that takes for persons what the judgements leave open, by a learnt score.

Named features of a word and what stands beside it, a linear model, a threshold that favours
precision. The weights are in `data/person_weights.txt`; `tests/learn_names.py` learns them and says
how well they do.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import floor
from pathlib import Path

from zgc_cli.parser.entities.names.persons import is_foreign, may_be_name, words_weight
from zgc_cli.parser.entities.names.row import MARKS, Chunk, finding, text_of
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary

_WEIGHTS = Path(__file__).parents[3] / "data" / "person_weights.txt"
_TAGS = frozenset({"nr", "nrt", "nrfg"})
_LEAST = 1.0  # the score from which a word is taken for a person
_COMMAS = "、和与及"
# Words of grammar that tell, each by itself, what stands beside them.
_GRAMMAR = frozenset("的了在由对与和是让被给把向从而也则将又还曾已都等并再就为及跟同于到以")


@cache
def weights() -> Mapping[str, float]:
    """Return what each feature is worth."""
    rows = (line.split("\t") for line in _WEIGHTS.read_text("utf-8").splitlines())
    return {row[0]: float(row[1]) for row in rows if not row[0].startswith("#")}


@finding(
    "scored-person",
    "这个球由[克林斯曼]在禁区内打进。",
    never=("他领到许可证，走了。", "谷歌、亚马逊都有意参加。"),
)
def scored(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what scores high enough for a person."""
    known = weights()
    for i, features in undecided(row):
        score = sum(known.get(feature, 0.0) for feature in features)
        if score >= _LEAST and not _is_something_else(row, i):
            yield i, i + 1, "person"


def _is_something_else(row: Sequence[Chunk], i: int) -> bool:
    """Return whether a list of firms or places has the word, or its price moves: 谷歌、亚马逊."""
    beside = [
        row[k] for k in (i - 2, i + 2) if 0 <= k < len(row) and row[(i + k) // 2].text in _COMMAS
    ]
    priced = i + 1 < len(row) and row[i + 1].text[-1] in "涨跌"
    return priced or any(chunk.kind in ("org", "place") for chunk in beside)


def undecided(row: Sequence[Chunk]) -> Iterator[tuple[int, list[str]]]:
    """Yield the place and the features of each word that may be a name and has no kind yet."""
    places = [i for i, chunk in enumerate(row) if chunk.tag in _TAGS and may_be_name(chunk)]
    if places:
        text, counts = text_of(row), Counter(chunk.text for chunk in row)
        for i in places:
            yield (
                i,
                [
                    *_of_characters(row[i]),
                    *_of_place(row, i, text),
                    f"again {min(counts[row[i].text], 3)}",
                ],
            )


def _of_characters(chunk: Chunk) -> Iterator[str]:
    name = chunk.text
    chinese, words = name_model.chinese(name), words_weight(name)
    foreign = is_foreign(name)
    script = "foreign" if chunk.tag == "nrt" or (foreign and chinese is None) else "chinese"
    yield f"{script} of {min(len(name), 6)}"
    if chinese is not None:
        yield f"chinese by {_step(chinese - words, 4)}"
    if foreign:
        yield f"foreign by {_step(name_model.transliterated(name) - words, 5)}"
    known = dictionary().get(name)
    yield f"listed {known.tag} {min(len(name), 4)}" if known else "unlisted"
    yield f"{script} begins {name[0]}"
    yield f"{script} ends {name[-1]}"


def _step(gain: float, most: int) -> int:
    return max(-most, min(4, floor(gain / 2)))


def _of_place(row: Sequence[Chunk], i: int, text: str) -> Iterator[str]:
    chunk = row[i]
    left, right = (row[i - 1] if i else None), (row[i + 1] if i + 1 < len(row) else None)
    yield f"before {name_model.before(text, chunk.start):.1f}"
    yield f"after {name_model.after(text, chunk.end):.1f}"
    yield f"left {_beside(left)}"
    yield f"right {_beside(right)}"
    yield f"between {_beside(left)} {_beside(right)}"
    if left and left.text in _COMMAS and i > 1 and row[i - 2].kind:
        yield f"listed behind {row[i - 2].kind}"
    if right and right.text in _COMMAS and i + 2 < len(row) and row[i + 2].kind:
        yield f"listed before {row[i + 2].kind}"
    yield from (
        f"{side} word {c.text}"
        for side, c in (("left", left), ("right", right))
        if c and not c.kind
    )


def _beside(chunk: Chunk | None) -> str:
    """Return what a neighbour is: the edge, a name, a mark, a word of grammar, a part of speech."""
    if chunk is None:
        return "edge"
    if chunk.kind:
        return chunk.kind
    if chunk.text in MARKS or chunk.text in _GRAMMAR:
        return chunk.text
    return f"{chunk.tag[:1]}{len(chunk.text) == 1:d}"
