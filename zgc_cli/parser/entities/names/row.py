"""A paragraph as a row of chunks: tokens at first, joined into names step by step.

A pass takes the row and gives a new one in which some chunks were joined or given a kind, or the
same where it finds nothing. A chunk with a kind is a name; `rule` is the rule that said so. The
chunks of a row cover every character of the paragraph.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from functools import cached_property, lru_cache, wraps
from itertools import islice
from operator import itemgetter

from zgc_cli import lexicon
from zgc_cli.parser.words import foreign_names
from zgc_cli.parser.words.dictionary import dictionary, outlets
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

MARKS = frozenset("，。、：；！？“”‘’「」『』（）()《》〈〉【】〔〕[]—…,;:!?\"'|｜/ 　\n\t·•・")
# Parts of speech that no name contains as a word.
_CLOSED_TAGS = frozenset(
    {"u", "uj", "ul", "ug", "uz", "ud", "uv", "p", "c", "r", "d", "y", "e", "o"}
)
# Tags of words that the dictionary or their characters take for names of persons.
NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
_LONGEST = 80  # characters; a name that grew on would cost its square
_MOST_WORDS = 1 << 16
_TAGS = {"person": "nr", "org": "nt", "place": "ns"}


class Chunk(NamedTuple):
    """A stretch of a paragraph; `kind` is person, org, place or empty, `tag` a part of speech."""

    start: int
    end: int
    text: str
    tag: str
    kind: str = ""
    rule: str = ""

    @property
    def open(self) -> bool:
        """Return whether the chunk may be part of a longer name."""
        return self.tag not in _CLOSED_TAGS and self.text not in MARKS

    def named(self, kind: str, rule: str) -> "Chunk":
        """Return the chunk as a name."""
        return Chunk(self.start, self.end, self.text, self.tag, kind, rule)


_TEXT = itemgetter(Chunk._fields.index("text"))


class ChunkRow(list[Chunk]):
    """The chunks of a paragraph, with its text; no row is changed once passes read it."""

    def __init__(self, text: str, chunks: Iterable[Chunk]) -> None:
        """Hold chunks that cover the text."""
        super().__init__(chunks)
        self.text = text

    @cached_property
    def words(self) -> frozenset[str]:
        """The distinct texts of the chunks."""
        return frozenset(map(_TEXT, self))


Pass = Callable[[ChunkRow], ChunkRow]
# Names in a row: from which chunk to before which one each of them reaches, and its kind.
Finder = Callable[[ChunkRow], Iterable[tuple[int, int, str]]]
# From where in the row so far the name reaches that ends with the next chunk; None if none does.
Grower = Callable[[list[Chunk], Chunk], int | None]


def finding(
    name: str,
    *examples: str,
    never: tuple[str, ...] = (),
    signs: tuple[str, ...] = (),
    among: Callable[[], Set[str]] | None = None,
) -> Callable[[Finder], Rule[Pass]]:
    """Return the decorator that makes a rule of a function that finds names in a row.

    The function is asked where the text has one of the signs and a chunk is one of the words among
    which a name stands, if they are told.
    """

    def decorate(find: Finder) -> Rule[Pass]:
        @wraps(find)
        def joined(row: ChunkRow) -> ChunkRow:
            if (signs and not any(map(row.text.__contains__, signs))) or (
                among is not None and row.words.isdisjoint(among())
            ):
                return row
            out: list[Chunk] = []
            done = 0
            for first, last, kind in sorted(find(row), key=lambda found: found[0]):
                if first >= done:
                    out += row[done:first]
                    out.append(join(row[first:last], kind, name))
                    done = last
            return ChunkRow(row.text, (*out, *row[done:])) if done else row

        return Rule(name, examples, never, joined)

    return decorate


def growing(
    name: str,
    kind: str,
    *examples: str,
    never: tuple[str, ...] = (),
    signs: tuple[str, ...] = (),
    ends: Callable[[Set[str]], Set[str]],
) -> Callable[[Grower], Rule[Pass]]:
    """Return the decorator that makes a rule of a function that grows a name to the left.

    `ends` returns those of some words with which a name may end; the function is asked about chunks
    with these texts alone, where the text has one of the signs, if they are told.
    """

    def decorate(grow: Grower) -> Rule[Pass]:
        @wraps(grow)
        def grown(row: ChunkRow) -> ChunkRow:
            if signs and not any(map(row.text.__contains__, signs)):
                return row
            last = ends(row.words)
            out: list[Chunk] = []
            done = 0
            found = False
            for i in [i for i, chunk in enumerate(row) if chunk.text in last] if last else ():
                out += row[done:i]
                done, chunk = i + 1, row[i]
                first = grow(out, chunk)
                if first is not None:
                    found = True
                    chunk = join((*out[first:], chunk), kind, name)
                    del out[first:]
                out.append(chunk)
            return ChunkRow(row.text, (*out, *row[done:])) if found else row

        return Rule(name, examples, never, grown)

    return decorate


def selecting(passes: Callable[[str], bool]) -> Callable[[Set[str]], Set[str]]:
    """Return what selects the words that pass a test; words come again and again."""
    passed: set[str] = set()
    others: set[str] = set()

    def selected(words: Set[str]) -> Set[str]:
        left = words - others  # as nearly all are known for: quicker than to ask for each
        if len(others) > _MOST_WORDS:
            others.clear()
        for word in left - passed:
            (passed if passes(word) else others).add(word)
        return left & passed

    return selected


def join(chunks: Sequence[Chunk], kind: str, rule: str) -> Chunk:
    """Return one chunk for adjacent `chunks`, a single one with the tag that it has."""
    if len(chunks) == 1:
        return chunks[0].named(kind, rule)
    return Chunk(chunks[0].start, chunks[-1].end, text_of(chunks), _TAGS.get(kind, "x"), kind, rule)


def text_of(chunks: Iterable[Chunk]) -> str:
    """Return the characters of chunks."""
    return "".join(map(_TEXT, chunks))


def fits(first: Chunk, last: Chunk) -> bool:
    """Return whether what runs from one chunk to another is no longer than any name."""
    return last.end - first.start <= _LONGEST


def reach(row: Sequence[Chunk], last: int, most: int, accept: Callable[[int], bool]) -> int:
    """Return from where on the chunks before `last`, `most` at the most, are all accepted."""
    first = last
    while first and last - first < most and accept(first - 1):
        first -= 1
    return first


class NameHit(NamedTuple):
    """A name found by its characters, without regard to the chunks."""

    start: int
    end: int
    kind: str
    rule: str


def placed(
    row: ChunkRow, hits: Sequence[NameHit], accept: Callable[[Sequence[Chunk], NameHit], bool]
) -> ChunkRow:
    """Return `row` with a chunk for each accepted hit in place of what it touches."""
    if not hits:
        return row
    text, rest = row.text, row[::-1]
    out: list[Chunk] = []
    for hit in hits:
        while rest and rest[-1].end <= hit.start:
            out.append(rest.pop())
        near = islice(reversed(rest), hit.end - hit.start)
        touched = [chunk for chunk in near if chunk.start < hit.end]
        if not touched or (out and out[-1].end > hit.start) or not accept(touched, hit):
            continue
        del rest[-len(touched) :]
        first, final = touched[0], touched[-1]
        if first.start < hit.start:
            out.append(Chunk(first.start, hit.start, text[first.start : hit.start], "x"))
        whole = Chunk(hit.start, hit.end, text[hit.start : hit.end], "nz", hit.kind, hit.rule)
        same = (first.start, first.end, first.kind) == (hit.start, hit.end, hit.kind)
        out.append(first if same else whole)
        if final.end > hit.end:
            rest.append(Chunk(hit.end, final.end, text[hit.end : final.end], "x"))
    return ChunkRow(text, (*out, *reversed(rest)))


# Kinds of places behind whose name 省, 市, 县 or 区 may stand.
_ADMINISTERED = frozenset({"province", "city", "world-city"})


def label(chunk: Chunk) -> Chunk:
    """Give a chunk the kind under which the first rule that knows it lists it."""
    kind, rule = label_of(chunk.text, chunk.tag)
    return chunk.named(kind, rule) if kind else chunk


@lru_cache(1 << 12)
def label_of(word: str, tag: str) -> tuple[str, str]:
    """Return the kind of a word and the rule that knows it; nothing for one without a kind."""
    if len(word) < 2:
        return "", ""
    told = ((known.apply(word, tag), known.name) for known in LABELS)
    kind, rule = next((row for row in told if row[0]), ("", ""))
    return ("", "") if kind == NONE else (kind, rule)


NONE = "none"  # of a word that is known to be no name


@rule("known-place", "代表团昨天抵达[杭州]。", "工厂建在[苏州市]。", "工厂建在[市南区]。")
def _known_place(word: str, _tag: str) -> str:
    places = lexicon.mapping("places")
    city = word[-1] in "省市县区" and places.get(word[:-1]) in _ADMINISTERED
    return "place" if word in places or city or word in lexicon.words("districts") else ""


@rule("known-org", "[外交部]当天作了说明。", "[视觉中国]昨日发布公告。")
def _known_org(word: str, tag: str) -> str:
    outlet = word in outlets() and (tag != "n" or word[-1] in "报网")
    listed = word in lexicon.words("orgs") or word in lexicon.words("listed_companies")
    return "org" if outlet or listed else ""


@rule("known-person", "[鲁迅]的手稿正在展出。")
def _known_person(word: str, _tag: str) -> str:
    return "person" if word in lexicon.words("persons") else ""


@rule("known-county", "考察队抵达[洪洞县]。")
def _county(word: str, tag: str) -> str:
    county = tag in ("ns", "nr", "nz", "nrt") and word in lexicon.words("counties")
    return "place" if county else ""


@rule("wide-area", "[华北]地区出现降雨。")
def _wide_area(word: str, _tag: str) -> str:
    """Leave 华北地区 to be split."""
    return NONE if word.endswith("地区") and word[:-2] in lexicon.mapping("places") else ""


@rule("dictionary-town", "他在[马桥镇]长大。")
def _town(word: str, _tag: str) -> str:
    town = word[-1] in "县镇乡" and 2 < len(word) < 5 and _is_dictionary_town(word)
    return "place" if town else ""


@rule("dictionary-place", "他是[大冶市]人。")
def _dictionary_place(word: str, tag: str) -> str:
    state = word.removesuffix("共和国").removesuffix("王国") in lexicon.mapping("places")
    listed = tag == "ns" and len(word) > 2 and is_dictionary_place(word)
    return "place" if state or listed else ""


_VILLAGE = Pattern(
    "[\u4e00-\u9fff]家[峪庄沟屯坪营寨堡坝湾店口梁坡岭渡巷楼铺窑塘垸冲圩畈堰]|[\u4e00-\u9fff]{1,2}町"
    "|[\u4e00-\u9fff]{2}[寨峪]"
)


@rule("village", "列车驶过[穆家峪]。", "他住在日本[汤泽町]。")
def _village(word: str, tag: str) -> str:
    """Take what a family's village is called for a place, not for a person: 穆家峪."""
    return "place" if tag in ("nr", "ns", "nz") and _VILLAGE.fullmatch(word) else ""


@rule("common-word", "石油公司公布了业绩。")
def _common_word(word: str, _tag: str) -> str:
    """Take no common word for an organisation, nor what has a person's name in it."""
    common = word in lexicon.words("common_org_words") or word[:-2] in lexicon.words("persons")
    return NONE if common else ""


@rule(
    "dictionary-org",
    "[中国作家协会]公布了名单。",
    "[朝鲜人民军]公布了消息。",
    never=("禁止美国公司向他们出售软件。",),
)
def _dictionary_org(word: str, tag: str) -> str:
    if tag not in ("nt", "nz") or len(word) < 4:
        return ""
    places = lexicon.mapping("places")
    placed = next((word[:size] for size in (4, 3, 2) if word[:size] in places), "")
    if places.get(placed) == "country" and word[len(placed) :] in lexicon.words(
        "bare_org_suffixes"
    ):
        return ""  # 美国公司
    office = placed or word.startswith(("国家", "国务院", "外交部", "中共", "北大", "清华"))
    ends = (
        ends_as_org(word) or word[-1] == "队" or (office and tag == "nt" and word[-1] in _OFFICES)
    )
    return "org" if ends else ""


_OFFICES = "局署部院系司厅军"


# In this order: 江西省 before 江西省公安厅, the lexicons before the dictionary.
LABELS: tuple[Rule[Callable[[str, str], str]], ...] = (
    _known_place,
    _known_org,
    _known_person,
    _county,
    _wide_area,
    _town,
    _dictionary_place,
    _village,
    _common_word,
    _dictionary_org,
)


@lru_cache(1 << 12)
def is_dictionary_place(word: str) -> bool:
    """Return whether a word of three or more characters with the tag `ns` names a place."""
    if word in lexicon.words("not_places"):
        return False
    ending = lexicon.mapping("place_endings")
    if word[-2:] in ending:
        return len(word) > 3
    if word[-1] in ending:
        return len(word) == 3 or ending[word[-1]] == "administrative"
    return all(char in foreign_names.foreign() for char in word)


@lru_cache(1 << 12)
def _is_dictionary_town(word: str) -> bool:
    """Return whether `word` is a county or a town of the dictionary, with any tag: 萝北县."""
    known = dictionary().get(word)
    phrase = ("m", "i", "j") if word[-1] == "县" else ("m", "i", "j", "l")
    if known is None or known.tag in phrase or word[-2] in "城乡村之区":
        return False
    common = lexicon.words("common_place_heads") | lexicon.words("surnames")
    return word not in lexicon.words("not_places") and word[:-1] not in common


@lru_cache(1 << 12)
def ends_as_org(word: str) -> bool:
    """Return whether a word of the dictionary tagged `nt` is the full name of an organisation."""
    return suffix_of(word) != "" and word not in lexicon.words("org_suffixes")


@lru_cache(1 << 12)
def suffix_of(word: str) -> str:
    """Return the longest suffix of an organisation at the end of `word`, or nothing."""
    suffixes = lexicon.words("org_suffixes")
    for start in range(max(0, len(word) - 9), len(word)):
        # One character counts alone or behind two others: 土地局, but not 北部, 西北部, 大队.
        if word[start:] in suffixes and (start != len(word) - 1 or _short_suffix(word)):
            return word[start:]
    return ""


def _short_suffix(word: str) -> bool:
    if word[-2:] in lexicon.words("org_lookalikes"):
        return False
    if len(word) != 3:
        return len(word) == 1 or (len(word) > 3 and word[-1] in "局署")
    return word[-1] in "局署厅部厂社" and word[-2] not in "东西南北中大全内外上下分总干"
