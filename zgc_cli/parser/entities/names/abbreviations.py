"""Rule that finds the one-character names of countries and cities: 中美, 访华, 在京, 俄方."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import Chunk, ChunkRow, NameHit, placed, selecting, text_of
from zgc_cli.reading.rule import rule

COUNTRIES = frozenset("中美英法德俄日韩朝印澳欧非巴以埃泰越缅柬菲蒙乌叙伊意西葡墨")
# Those that stand alone behind a verb; the others mean something else there: 来以, 在中, 对新.
_BEHIND_VERB = (COUNTRIES | {"华"}) - frozenset("以非中新意西")
_CITIES = frozenset("京沪津渝港澳台穗")
_SIGNS = COUNTRIES | _CITIES | {"华"}
# 以 is a preposition behind 中: 决赛中以二比零获胜.
_SECOND = COUNTRIES - frozenset("以")
# Verbs and prepositions before a country, before a city: 访华, 赴美; 在京, 抵沪.
_TO_COUNTRY = frozenset("访驻对赴来援侵留旅离抵联反涉")
_TO_CITY = frozenset("在来赴驻离抵访")
# Whose side it is: 中方, 俄方.
_SIDES = frozenset("中美俄日韩英法德印朝巴以欧澳埃越菲乌")
# 在港 means in harbour before 时间, 船舶, 作业.
_HARBOUR = frozenset("时船停作口区内")
_LANGUAGES, _OF_LANGUAGES = frozenset("语文"), 8
# 以 … 为: so many characters may stand between the two.
_LONGEST_MEANS = 12


@rule(
    "abbreviation",
    "[中][美]关系是会谈的重点。",
    "专家赴[京]参会。",
    "[美]、[日]、[韩]外长举行会谈。",
)
def abbreviations(row: ChunkRow) -> ChunkRow:
    """Take the characters that stand for countries and cities for places: 中美, 赴京."""
    hits: list[NameHit] = []
    pairs = lexicon.words("country_pairs")
    short = _signs_in(row.words) | row.words & pairs
    if not short:
        return row
    for i, chunk in enumerate(row):
        if chunk.text in short and not chunk.kind and not _is_grammar(row.text, chunk):
            paired = bool(hits) and hits[-1].end == chunk.start
            paired = paired or (chunk.text in COUNTRIES and _is_listed(row, i))
            last = row[i - 1].text if i else ""
            behind = row[i + 1].text if i + 1 < len(row) else ""
            if chunk.text[0] == "日" and (last[-1:].isdigit() or last[-1:] in ("）", ")")):
                continue  # 16日法说会
            for k in _abbreviated(chunk.text, last, behind, paired):
                start = chunk.start + k
                hits.append(NameHit(start, start + 1, "place", "abbreviation"))
    return placed(row, hits, lambda chunks, hit: True)


_signs_in = selecting(lambda word: len(word) < 3 and not _SIGNS.isdisjoint(word))


def _is_listed(row: Sequence[Chunk], i: int) -> bool:
    """Return whether another country of one character stands in the same list: 美、日、韩.

    No language does: 中、英、法三种语言.
    """
    if not _LANGUAGES.isdisjoint(text_of(row[i : i + _OF_LANGUAGES])):
        return False
    return any(
        0 <= i + 2 * by < len(row)
        and row[i + by].text == "、"
        and row[i + 2 * by].text in COUNTRIES - {row[i].text}
        for by in (-1, 1)
    )


def _is_grammar(text: str, chunk: Chunk) -> bool:
    """Return whether a character is a day or a preposition: 22日对…, 以警方结论为准."""
    if chunk.text == "日":
        return text[chunk.start - 1 : chunk.start].isdigit()
    return chunk.text == "以" and "为" in text[chunk.end : chunk.end + _LONGEST_MEANS]


def is_pair(word: str) -> bool:
    """Return whether two characters stand for two countries: 中澳."""
    signs = len(word) == 2 and word[0] != word[1] and set(word) <= COUNTRIES
    return signs and word not in lexicon.mapping("places")


def _abbreviated(word: str, last: str, behind: str, paired: bool) -> Sequence[int]:
    """Return which characters of a word are names; `paired` where one stands right before it."""
    pair = is_pair(word) and (behind in ("两", "双方", "关系") or behind.startswith("两国"))
    if pair or word in lexicon.words("country_pairs"):
        return range(len(word))
    if len(word) == 2:
        if word[1] == "方" and word[0] in _SIDES:
            return (0,)
        return (1,) if _reached(word[0], word[1], behind) and word not in ("来日", "旅巴") else ()
    if len(word) > 1:
        return ()
    pairs = lexicon.words("country_pairs")
    first = len(behind) == 1 and (behind in _SECOND - {word} or word + behind in pairs)
    beside = paired or first or behind in lexicon.words("country_followers")
    return (0,) if (beside and word in COUNTRIES) or _reached(last, word, behind) else ()


def _reached(verb: str, name: str, behind: str) -> bool:
    """Return whether `verb` leads to the country or the city that `name` stands for."""
    if name == "港" and behind[:1] in _HARBOUR:
        return False
    if verb in _TO_COUNTRY and name in _BEHIND_VERB:
        return True
    return verb in _TO_CITY and (name in _CITIES or name == "华")
