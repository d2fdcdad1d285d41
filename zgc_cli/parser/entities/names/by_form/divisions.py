"""Counties and districts without the word for their kind: 青岛的崂山、李沧, 重庆梁平."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import MARKS, Chunk, ChunkRow, NameHit, placed
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule

_KINDS = "区县市旗"
_LONGEST = 4  # characters of a name
_LEAST_LISTED = 3  # so many areas of one city in a list are areas though each may be a word
# From this weight on a word is so common that it names an area only among others: 古城, 合作.
_COMMON = -11.0
_NAME_TAGS = ("ns", "nr", "nz", "nrt", "nrfg")
_COMMAS = "、和及与"
# What a name goes on with that makes another one of it: 通州湾, 成华大道.
_OTHER = frozenset("湾路街江河湖山港桥村镇乡站寺庙岛口话菜剧人")


@rule(
    "area-behind-city",
    "重庆[梁平]陶某某被诉。",
    "他从江西[贵溪]回来。",
    never=("天津和平发展。", "北京通州路封闭。"),
)
def behind(row: ChunkRow) -> ChunkRow:
    """Take the bare name of a district or county behind its city or province for a place."""
    hits = []
    for chunk in row:
        if chunk.kind != "place" or len(chunk.text) > _LONGEST:
            continue
        names = _within().get(chunk.text.rstrip("省市"), frozenset())
        end = _end_of_name(row.text, chunk.end, names)
        followed = row.text[end : end + 1]
        if end and followed not in _OTHER and not _is_common(row.text[chunk.end : end]):
            end += followed in tuple(_KINDS)
            hits.append(NameHit(chunk.end, end, "place", "area-behind-city"))
    return placed(row, hits, _may_be_placed)


@rule(
    "areas-in-list",
    "地点包括主会场和[崂山]、[市南]、[李沧]、[城阳]。",
    never=("和平、合作、友好是主题。", "崂山很高。"),
)
def listed(row: ChunkRow) -> ChunkRow:
    """Take the members of a list for places where all are areas of one city or province."""
    hits: list[NameHit] = []
    for run in _runs(row):
        shared = frozenset.intersection(*(_parents(row.text[s:e]) for s, e in run))
        common = sum(_is_common(row.text[s:e]) for s, e in run)
        if shared and len(run) - common > 1 and (not common or len(run) >= _LEAST_LISTED):
            hits += (NameHit(start, end, "place", "areas-in-list") for start, end in run)
    return placed(row, hits, _may_be_placed)


@rule(
    "longer-county",
    "台风在[嘉林县]造成损失。",
    never=("河南林县人民修渠。", "他到林县参观。", "原林县划归他市。"),
)
def longer(row: ChunkRow) -> ChunkRow:
    """Take a character that makes no word into the county's name behind it: 嘉 | 林县."""
    hits = [
        NameHit(stray.start, county.end, "place", "longer-county")
        for before, stray, county in zip(row, row[1:], row[2:], strict=False)
        if county.kind == "place"
        and len(county.text) == 2
        and county.text[-1] in "县市区"
        and len(stray.text) == 1
        and not stray.kind
        and stray.tag in _STRAY_TAGS
        and stray.text not in MARKS
        and (before.tag[:1] in _LEADING_TAGS or before.kind == "place")
    ]
    return placed(row, hits, lambda chunks, hit: True)


# Tags of a character that makes no word, and of what stands in front of a place.
_STRAY_TAGS = ("nr", "nz", "ns", "g", "zg", "ng", "ag", "vg", "x")
_LEADING_TAGS = ("p", "x", "v", "c", "u")


def _runs(row: ChunkRow) -> Iterator[list[tuple[int, int]]]:
    """Yield the lists of two or more names of areas in a text, each with where it stands."""
    text = row.text
    if "、" not in text:
        return
    starts = {chunk.start for chunk in row} | {
        mark + 1 for mark, char in enumerate(text) if char in _COMMAS
    }
    run: list[tuple[int, int]] = []
    for start in sorted(starts):
        if run and start < run[-1][1]:
            continue
        end = _end_of_name(text, start, _areas())
        if not end or not _ends_member(text, end):
            continue
        if run and not (start == run[-1][1] + 1 and text[start - 1] in _COMMAS):
            if len(run) > 1:
                yield run
            run = []
        run.append((start, end))
    if len(run) > 1:
        yield run


def _end_of_name(text: str, start: int, names: Set[str]) -> int:
    """Return where the longest of some names ends that begins at `start`; 0 if none does."""
    ends = range(min(start + _LONGEST, len(text)), start + 1, -1)
    return next((end for end in ends if text[start:end] in names), 0)


def _ends_member(text: str, end: int) -> bool:
    return end == len(text) or text[end] in _COMMAS + "等，。；（）()已的 两三四五六七八九多"


def known(places: Iterable[str]) -> Iterator[str]:
    """Yield the names of the areas of the cities that a text names, if they are rare words."""
    for place in dict.fromkeys(name.rstrip("市") for name in places):
        if lexicon.mapping("places").get(place) in ("city", "province"):
            for name in filter(_is_rare, _within().get(place, ())):
                yield from (name, *(name + kind for kind in _KINDS))


def _may_be_placed(chunks: Sequence[Chunk], hit: NameHit) -> bool:
    """Return whether no body, product or longer place stands where an area was read."""
    if any(chunk.kind == "org" for chunk in chunks):
        return False
    return all(
        chunk.kind != "place" or (hit.start <= chunk.start and chunk.end <= hit.end)
        for chunk in chunks
    )


@cache
def _within() -> Mapping[str, Set[str]]:
    """Return the bare names of the areas within each city and province."""
    rows: dict[str, set[str]] = {}  # names by all that they are within: most share that
    for name, parents in lexicon.mapping("areas_within").items():
        rows.setdefault(parents, set()).add(name)
    found: dict[str, set[str]] = {}
    for parents, names in rows.items():
        for parent in parents.split():
            found.setdefault(parent, set()).update(names)
    return found


def _areas() -> frozenset[str]:
    return lexicon.words("areas_within")


@lru_cache(1 << 12)
def _parents(name: str) -> frozenset[str]:
    return frozenset(lexicon.mapping("areas_within")[name].split())


@lru_cache(1 << 12)
def _is_common(name: str) -> bool:
    word = dictionary().get(name)
    return word is not None and word.weight > _COMMON and name not in lexicon.mapping("places")


@lru_cache(1 << 12)
def _is_rare(name: str) -> bool:
    word = dictionary().get(name)
    return word is None or (word.tag in _NAME_TAGS and word.weight < _COMMON)
