"""Persons whose names are, or are glossed, in Latin letters: Mary Lind, 葛里芬（David Griffin）."""

from collections.abc import Iterator

from zgc_cli.parser.entities.names.persons import is_foreign
from zgc_cli.parser.entities.names.row import (
    NAME_TAGS,
    Chunk,
    ChunkRow,
    NameHit,
    finding,
    placed,
    reach,
)
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.foreign_names import LATIN_WORD
from zgc_cli.parser.words.name_neighbours import verbs_of_saying
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.pattern import Pattern

# James von Moltke
_PARTICLE = "(?:von|van|de|der|den|del|della|la|bin|al|di|da|dos|el|ter) "
_LATIN = Pattern(rf"(?<![A-Za-z0-9]){LATIN_WORD}(?: (?:{_PARTICLE}){{0,2}}{LATIN_WORD}){{1,4}}")
# The name of a person in Latin letters behind it in brackets, none of a firm or a school.
_GLOSS = Pattern(rf"[（(](?P<name>{LATIN_WORD}(?: (?:[A-Z]\.|{LATIN_WORD})){{1,3}}) ?[，,）)]")
_NO_PERSON = Pattern(
    r"(?:Group|Inc|Corp|Co|Ltd|Limited|University|College|School|Bank|Cent(?:er|re)|Institute|Capital"
    r"|Company|Street|Times|News|Post|Park|City|County|Islands?|Club|Party|Council|Holdings?|Gold"
    r"|Airlines|Motors?|Energy|Foods?|Media|Records|Entertainment|Studios?|Association|Foundation"
    r"|Securities|Research|Analytics|Partners|Management|Advisors|Markets?|Insights?|Intelligence"
    r"|Labs?|Technolog(?:y|ies)|Systems|Software|Networks?|Solutions|Ventures|Trust|Funds?|Journal"
    r"|Daily|Weekly|Today|Review|Magazine|Insider|Tribune|Exchange|India|China|America|Europe|Asia"
    r"|Japan|Africa|Forest|River|Mountains?|Bay|Valley|Lake|Beach|Zoo|Museum|Airport|Hospital|Church"
    r"|Palace|Theat(?:re|er)|Stadium|Hotel|Tower|Bridge|Road|Square|Desert|Coast)$|^The "
)
_LONGEST_FOREIGN, _OF_ROLE = 8, 10
_LONGEST_ODD = 5
_INTERVIEWED = Pattern(" ?在?接受[^，。“”]{0,12}(?:采访|访问)时")


@rule(
    "latin-name",
    "研究员[Mary Lind]说，结果令人鼓舞。",
    "银行分析师 [Mary Lind] 今日把目标价上调。",
    "银行分析师 [Michael McLind] 今日把目标价上调。",
    "银行的[Mary Lind]在接受采访时警告客户。",
)
def latin(row: ChunkRow) -> ChunkRow:
    """Take capitalised Latin words behind a title or before a verb of saying for a person."""
    text = row.text
    hits = [
        NameHit(*match.span(), "person", "latin-name")
        for match in _LATIN.finditer(text)
        if not _NO_PERSON.search(match[0])
        and not text[: match.start()].rstrip().endswith("商")  # 开发商 Tango Gameworks
        and (
            text.startswith(tuple(verbs_of_saying()), match.end())
            or _INTERVIEWED.match(text, match.end())
            or name_model.before(text, match.start()) >= name_model.TITLE
            or _is_behind_spaced_title(text, match.start())
        )
    ]
    return placed(row, hits, lambda chunks, _: not any(chunk.kind for chunk in chunks))


@finding(
    "glossed-name",
    "总管[葛里芬]（David Griffin）曾提到，球队会多保护他。",
    never=(
        "加拿大（Canada Goose）开店。",
        "巴里奇（Barrick Gold Corp）买下矿山。",
        "他说（Well Done）。",
    ),
    signs=("（", "("),
)
def glossed(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take transliteration characters for a person whose name in Latin letters follows."""
    text = row.text
    for last, chunk in enumerate(row):
        gloss = _GLOSS.match(text, chunk.end) if chunk.end < len(text) else None
        if gloss is None or _NO_PERSON.search(gloss["name"]):
            continue
        first = reach(row, last + 1, _LONGEST_ODD, lambda i: _may_be_glossed(row[i]))
        behind_title = (
            i
            for i in range(first, last + 1)
            if name_model.before(text, row[i].start) >= name_model.TITLE
            or role_at_end(text[max(0, row[i].start - _OF_ROLE) : row[i].start])
        )
        bare = reach(row, last + 1, _LONGEST_ODD, lambda i: _is_bare_foreign(row[i]))
        first = next(behind_title, bare)
        if 2 <= chunk.end - row[min(first, last)].start <= _LONGEST_FOREIGN and first <= last:
            yield first, last + 1, "person"


def _may_be_glossed(chunk: Chunk) -> bool:
    """Return whether a chunk may be of a name behind a title: 薛恩 | 鲍姆, 贺森."""
    named = chunk.tag in NAME_TAGS or len(chunk.text) == 1
    return (named and chunk.open and chunk.kind in ("", "person")) or _is_bare_foreign(chunk)


def _is_bare_foreign(chunk: Chunk) -> bool:
    return is_foreign(chunk.text) and chunk.kind in ("", "person")


def _is_behind_spaced_title(text: str, start: int) -> bool:
    """Return whether a title and a blank stand in front of an offset: 分析师 Mary Lind."""
    front = text[max(0, start - _OF_ROLE) : start]
    return front.endswith(" ") and bool(title_at_end(front[:-1]))
