"""Estates, hotels, restaurants and markets with a name of their own behind a place."""

from collections.abc import Iterator, Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.orgs import FUNCTION
from zgc_cli.parser.entities.names.places import ODD_TAGS, is_rare
from zgc_cli.parser.entities.names.row import MARKS, Chunk, finding, text_of

_ENDS = (
    *("小区", "公寓", "花园", "家园", "大厦", "酒店", "宾馆", "饭店", "餐厅", "农家乐", "民宿"),
    *("批发市场", "农贸市场", "水果市场", "蔬菜市场", "建材市场", "百货大楼", "商场", "超市"),
    *("农场", "艺术馆", "影像馆", "音乐厅", "电影院", "影剧院", "网吧", "幼儿园"),
)
_SORTS = ("式", "型", "主题", "网红", "连锁", "无人", "智能", "社区")  # 开放式厨房餐厅
_MOST_CHUNKS, _LONGEST_HEAD = 4, 6
_LIVING = ("家住", "住在", "位于", "入住", "走进", "坐落于", "坐落在")
_NO_HEAD = frozenset(
    "某该全各本我每这那几多外一二两三四五六七八九十新旧老大小高中低原前后的了在是有和与及或等"
)


@finding(
    "venue-behind-area",
    "她来到清水镇[锦苑华庭小区]看望老人。",
    "消防员赶到红园路[渝三郎餐厅]。",
    never=(
        "海城市老旧小区改造完成。",
        "江州市星级酒店已经客满。",
        "清水镇农贸市场人很多。",
        "海城市房地产市场回暖。",
        "江州市某小区停电。",
    ),
    signs=_ENDS,
)
def venues(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what ends in 小区, 酒店 … right behind a place, and is of no everyday words."""
    for last, chunk in enumerate(row):
        end = next((end for end in _ENDS if chunk.text.endswith(end)), "")
        if not end or chunk.kind or (len(chunk.text) > len(end) and chunk.tag[:1] not in "nx"):
            continue
        for first in range(last, max(-1, last - _MOST_CHUNKS - 1), -1):
            if first < last and not _may_be_part(row, first, last):
                break
            if _lies_in(row, first) and _is_name(row[first : last + 1], end):
                yield first, last + 1, "place"
                break


def _lies_in(row: Sequence[Chunk], first: int) -> bool:
    if not first:
        return False
    front = row[first - 1]
    return front.kind == "place" or front.text in _LIVING


def _may_be_part(row: Sequence[Chunk], i: int, last: int) -> bool:
    chunk = row[i]
    if row[last].start - chunk.start > _LONGEST_HEAD or chunk.text in MARKS:
        return False
    if chunk.text in FUNCTION or chunk.text in lexicon.words("person_titles"):
        return False
    if chunk.kind:
        return chunk.kind == "org" and len(chunk.text) < 3  # 盛 | 世嘉 | 园
    return chunk.tag[:1] in "nxgjzasfmvbkt" and (len(chunk.text) == 1 or chunk.tag[0] not in "vmtd")


def _is_name(chunks: Sequence[Chunk], end: str) -> bool:
    """Return whether the words in front of 小区 are such as only names have."""
    head = text_of(chunks).removesuffix(end)
    if not 2 <= len(head) <= _LONGEST_HEAD or head[0] in _NO_HEAD:
        return False
    if head in lexicon.words("common_place_heads") or any(sort in head for sort in _SORTS):
        return False
    words = [chunk for chunk in chunks[:-1] if chunk.text]
    if not words:
        return is_rare(head)
    odd = [c for c in words if c.kind or c.tag in ODD_TAGS or (len(c.text) > 1 and is_rare(c.text))]
    singles = sum(len(chunk.text) == 1 for chunk in words)
    return bool(odd) or singles > 1
