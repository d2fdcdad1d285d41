"""Offices by the names of their accounts, and facilities at an address: 江州公安, 徐水区盆艺园."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.orgs import FUNCTION
from zgc_cli.parser.entities.names.places import is_strong_facility
from zgc_cli.parser.entities.names.row import MARKS, Chunk, ChunkRow, NameHit, finding, placed
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_FIELDS = "公安|消防|交警|疾控|网信|应急|文旅|检察|税务|海关|气象|发布|网警|铁路|地铁|供电|工商"
_ACCOUNT = Pattern(
    rf"(?:{_FIELDS})(?=[ 　]?(?:近日|日前|[今昨]日)?(?:官方|官微|微博|微信|公众号|客户端|通报|提醒"
    r"|(?:称|表示|介绍|回应)[，：]"
    r"|发布(?:通报|消息|提醒|情况|预警)|在[^，。]{2,12}发表|民警|[”」】)）]|$))"
)

# 来源：广东疾控、深圳市场监管: in a list of sources a field is enough.
_CREDITED = Pattern("(?:来源|综合|转自)[：:丨| ]?(?:[^，。；]{2,12}[、 ])*$")
_ANY_FIELD = Pattern(rf"(?:{_FIELDS}|市场监管|卫健)(?=[、，。 　）)”]|$)")
# 团渝中区委, 共青团江州市委
_LEAGUE = Pattern(
    "(?<![\u4e00-\u9fff])((?:共青)?团[\u4e00-\u9fff]{2,5}[省市县区州旗]委)(?!员|托|派)"
)


@rule(
    "account-of-office",
    "据[青岛公安]通报，案件已破。",
    "来源：[青岛气象]",
    "[河南疾控]提醒，洪水后要消毒。",
    "8月18日，[团渝中区委]举办总结会。",
    never=("成都消防安全检查开始。", "上海公安机关破案。", "杭州地铁很挤。"),
)
def accounts(row: ChunkRow) -> ChunkRow:
    """Take a place with a field for an office that speaks under that name: 河南疾控."""
    text = row.text
    hits = [NameHit(*match.span(1), "org", "account-of-office") for match in _LEAGUE.finditer(text)]
    for before, chunk in pairwise([*row[:1], *row]):
        if chunk.kind != "place":
            continue
        credited = _CREDITED.search(text, max(0, chunk.start - 40), chunk.start)
        if match := (_ANY_FIELD if credited else _ACCOUNT).match(text, chunk.end):
            inside = before.kind == "place" and before.end == chunk.start  # 广州 | 白云 | 公安
            start = before.start if inside else chunk.start
            hits.append(NameHit(start, match.end(), "org", "account-of-office"))
    return placed(row, sorted(hits), _may_be_account)


def _may_be_account(chunks: Sequence[Chunk], hit: NameHit) -> bool:
    """Return whether no other body stands here; 江州市委 is part of 团江州市委."""
    orgs = [chunk for chunk in chunks if chunk.kind == "org"]
    return all(chunk.text.endswith("委") and chunk.end == hit.end for chunk in orgs)


_ADDRESSED = ("市", "县", "区", "旗", "镇", "乡", "街道", "村", "社区")
_LONGEST, _SHORTEST = 10, 4  # characters of a facility at an address
_FEW = 5  # chunks


@finding(
    "facility-at-address",
    "他来到郯城县[金谷博士创业园]。",
    "活动在金凤村[金山水果种植园]举行。",
    never=("他在金凤村建起了种植园。", "该县区域内公园很多。", "全县各大公园开放。"),
)
def facilities(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what stands between an address and the word of a facility for its name."""
    for i, chunk in enumerate(row):
        if chunk.kind != "place" or not chunk.text.endswith(_ADDRESSED) or len(chunk.text) < 3:
            continue
        for last in range(i + 1, min(i + 1 + _FEW, len(row))):
            part = row[last]
            if part.end - chunk.end > _LONGEST or not _may_be_part(part):
                break
            if is_strong_facility(part.text) and part.end - chunk.end >= _SHORTEST and last > i + 1:
                yield i + 1, last + 1, "place"
                break


def _may_be_part(chunk: Chunk) -> bool:
    if chunk.kind or chunk.text in MARKS or chunk.text in FUNCTION or not chunk.open:
        return False
    acts = any(chunk.text in lexicon.words(name) for name in ("predicates", "saying_verbs"))
    return not acts and chunk.tag[:1] in "njxgazm" and not chunk.text.isdigit()
