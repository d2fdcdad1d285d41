"""Rule that finds subdistricts by their names: 长征 | 街道, which no county need stand before."""

from collections.abc import Iterator, Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import Chunk, finding, text_of

_MOST_CHUNKS = 4  # of the name before 街道


@finding(
    "known-subdistrict",
    "他在[长征街道]住了十年。",
    "[宝龙街道]的志愿者上门走访。",
    never=("游客走过安静街道。", "公司联合街道办起食堂。"),
)
def known(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Join 街道 with the name of a subdistrict before it; the names are read only then."""
    for last, chunk in enumerate(row):
        if chunk.text == "街道":
            names = lexicon.words("subdistricts")
            for first in range(max(0, last - _MOST_CHUNKS), last):
                if text_of(row[first:last]) in names:
                    yield first, last + 1, "place"
                    break
