"""Evidence from the whole document: a name that is certain in one place is a name everywhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.declared_forms import declared
from zgc_cli.parser.entities.names.persons import gain, is_called, may_be_name
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    ChunkRow,
    NameHit,
    placed,
    suffix_of,
)
from zgc_cli.parser.words import foreign_names, name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.gazetteer import Gazetteer
from zgc_cli.parser.words.name_characters import BEARERS
from zgc_cli.parser.words.name_neighbours import names_a_thing
from zgc_cli.reading.company_forms import short_forms
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

# Rules that make a name certain enough to look for it in the rest of the document.
_CERTAIN = frozenset(
    {
        "aged-name",
        "apposed-name",
        "coined-company",
        "credit",
        "declared-name",
        "listed-company",
        "listed-name",
        "marked-name",
        "nickname",
        "post-behind",
        "title-beside",
        "transliterated-name",
    }
)
# Rules whose names give way to a name that is certain elsewhere.
_WEAK = frozenset(
    {"coined-company", "dictionary-place", "likely-name", "listed-name", "transliterated-name"}
)
_AREAS, _UNITS = frozenset("镇乡区县市"), frozenset("省市县区州镇乡街地社东西南北中新高开")
_AREA = Pattern("(?:^|(?<=[省市州]))(?P<area>[一-鿿]{2,3}[县市区])(?=[一-鿿])")
_PREPOSITIONS = frozenset("于向对与和同从由在被将把为以及")
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "x"})
# The weight from which a word of two characters is an everyday one.
_EVERYDAY = -13.0
# A character that follows a name at least so often, and nothing else does, is part of it.
_ALWAYS = 2
# How often a word stands that is taken for a name though nothing tells it, and by how much its
# characters must be likelier a name than words; one of two characters.
_REPEATED, _SURE, _SURE_SHORT = 3, 0.0, 2.0
# How far before its recognised beginning a full name may begin, where its short name shows it.
_REACH_BACK = 8


def certain_names(rows: Iterable[ChunkRow]) -> dict[str, str]:
    """Return the names that are certain somewhere in the document, each with its kind."""
    rows = list(rows)
    told = (
        *_shorter_names(rows),
        *_longer_names(rows),
        *_called_by_post(rows),
        *_unlisted_surnames(rows),
    )
    named = [chunk for row in rows for chunk in row if chunk.kind]
    known = {**dict.fromkeys(told, "person"), **dict.fromkeys(_areas(named), "place")}
    grown = (c.text for c in named if c.rule == "grown-org" and _is_company(c.text))
    companies = dict.fromkeys(grown)
    shorts = {short for name in companies for short in _certain_short_forms(name)}
    for chunk in named:
        certain = chunk.rule in _CERTAIN and not (chunk.rule in _WEAK and chunk.text in shorts)
        if (certain or chunk.text in companies) and not _is_word(chunk.text):
            known.setdefault(chunk.text, chunk.kind)
    for name in _glossed(named):
        known.setdefault(name, "person")
        for char in _GRAMMAR:
            known.pop(name + char, None)  # 曼宁 | 因泄密
    surnames = set(_surnames_abroad(named))
    for name in [name for name, kind in known.items() if kind == "person" and _is_city(name)]:
        del known[name]  # 教练奥斯汀 makes nobody of the city
    known.update(dict.fromkeys(surnames, "person"))
    for short in shorts:
        known.setdefault(short, "org")
    for name in _repeated_names(rows):
        known.setdefault(name, "person")
    return {
        name: kind
        for name, kind in known.items()
        if not (kind == "org" and name[0] in _PREPOSITIONS and name[1:] in known)
    }


def _shorter_names(rows: Iterable[Sequence[Chunk]]) -> Iterator[str]:
    """Yield the names of two characters that stand alone more often than with one of some third.

    周政 where 周政仅 was taken once: what is behind a name in one place is no part of it.
    """
    counts = Counter(chunk.text for row in rows for chunk in row if chunk.kind == "person")
    for name, count in counts.items():
        least = count if name[2:] in _HEADLINE_VERBS else count + 1
        if len(name) in (3, 4) and counts[name[:2]] >= least:
            yield name[:2]


# 刘丹 | 赞 | 姚某某记性好: with which a headline goes on behind a name.
_HEADLINE_VERBS = frozenset("赞批斥轰撑呛叹认晒谈揭忆促")


def _glossed(named: Iterable[Chunk]) -> Iterator[str]:
    """Yield the transliterated names that stand before a name in Latin letters."""
    for chunk in named:
        if chunk.rule == "glossed-name" and len(chunk.text) > 1 and not _is_word(chunk.text):
            yield chunk.text


_GRAMMAR = frozenset("因为在和与及将已亦则均从对")


def _surnames_abroad(named: Iterable[Chunk]) -> Iterator[str]:
    """Yield what a text may call the persons with a mark in their names: 卡利什, also a city."""
    for chunk in named:
        surname = chunk.text.rpartition("·")[2] if chunk.rule == "marked-name" else ""
        if len(surname) > 2 and _is_city(surname):
            yield surname


def _is_city(name: str) -> bool:
    return lexicon.mapping("places").get(name) == "world-city"


def _areas(named: Iterable[Chunk]) -> Iterator[str]:
    """Yield the bare names of areas, which are nobody: 凤林 of 凤林镇, 马湄 of 马湄区法院."""
    for chunk in named:
        if chunk.kind == "person":
            continue
        bare = chunk.text[:-1]
        is_area = chunk.kind == "place" and chunk.text[-1] in _AREAS and bare[-1] not in _UNITS
        if is_area and 1 < len(bare) < 5 and not _is_word(bare):
            yield bare
        for match in _AREA.finditer(chunk.text):
            area = match["area"]
            if area in lexicon.words("counties") or area in lexicon.words("districts"):
                yield from () if _is_word(area[:-1]) or len(area) < 3 else (area[:-1],)


def _repeated_names(rows: Iterable[ChunkRow]) -> Iterator[str]:
    """Yield what a text repeats that is likelier a Chinese name than words.

    A name that stands in three places and is a person's in none of them by its neighbours: 罗一笑.
    """
    open_: Counter[str] = Counter()
    named: set[str] = set()
    for row in rows:
        for chunk in row:
            if chunk.tag not in _NAME_TAGS or len(chunk.text) < 2:
                continue
            thing = names_a_thing(row.text, chunk.end)
            if chunk.kind or thing or not may_be_name(chunk):
                named.add(chunk.text)
            else:
                open_[chunk.text] += 1
    for name, count in open_.items():
        sure = gain(name) >= (_SURE if len(name) > 2 else _SURE_SHORT)
        odd = len(name) > 2 and name_model.given().keys().isdisjoint(name[1:])  # 石屎趸
        if (
            count >= _REPEATED
            and sure
            and not odd
            and name not in named
            and dictionary().get(name) is None
        ):
            yield name


def _longer_names(rows: Iterable[ChunkRow]) -> Iterator[str]:
    """Yield the foreign names that lack their last character wherever they stand: 古力娜 | 扎."""
    behind: dict[str, Counter[str]] = {}
    for row in rows:
        for chunk, after in pairwise(row):
            one = chunk.tag in _NAME_TAGS and len(chunk.text) > 2 and len(after.text) == 1
            if one and not names_a_thing(row.text, after.end):  # 史蒂芬强 | 森症候群
                behind.setdefault(chunk.text, Counter())[after.text] += 1
    counts = Counter(chunk.text for row in rows for chunk in row)
    foreign = foreign_names.foreign()
    for name, last in behind.items():
        char, count = last.most_common(1)[0]
        if count == counts[name] >= _ALWAYS and all(c in foreign for c in name + char):
            yield name + char


def _called_by_post(rows: Iterable[Sequence[Chunk]]) -> Iterator[str]:
    """Yield what a text calls somebody more than once by surname and post: 戴书记, 汪律师."""
    counts: Counter[str] = Counter()
    for row in rows:
        for before, chunk in zip([*row[:1], *row], row, strict=False):
            if before.text[0] not in BEARERS and chunk.text[0] not in BEARERS:
                continue
            whole = chunk.text if is_called(chunk.text) else before.text + chunk.text
            if is_called(whole) and not chunk.kind and (whole is chunk.text or not before.kind):
                counts[whole] += 1
    yield from (name for name, count in counts.items() if count > 1)


def _unlisted_surnames(rows: Sequence[ChunkRow]) -> Iterator[str]:
    """Yield names whose first character is no surname that the lexicon knows: 厅长番志明介绍.

    One that a title leads to and a verb of saying follows, and that the text has more than once.
    """
    for name in dict.fromkeys(name for row in rows for name in _between_title_and_verb(row)):
        if sum(row.text.count(name) for row in rows) > 1:
            yield name


def _between_title_and_verb(row: ChunkRow) -> Iterator[str]:
    known = name_model.given()
    for i, first in enumerate(row[:-2]):
        if len(first.text) > 1 or first.kind or first.text in MARKS or first.tag in _NO_SURNAME:
            continue
        words = row[i + 1 : i + 3] if len(row[i + 1].text) == 1 else row[i + 1 : i + 2]
        given = "".join(word.text for word in words)
        unheard = all(len(w.text) == 1 or w.tag in _NAME_TAGS for w in words)
        if len(given) != 2 or not unheard or any(w.tag in _FUNCTION for w in words):
            continue
        titled = name_model.before(row.text, first.start) >= name_model.TITLE
        acts = name_model.after(row.text, words[-1].end) >= name_model.FOLLOWER
        if titled and acts and given[0] in known and given[1] in known:
            yield first.text + given


_FUNCTION = frozenset({"d", "p", "uj", "ul", "uz", "ug", "r", "y", "f", "m"})
_NO_SURNAME = _FUNCTION | {"v", "t"}


def _is_company(name: str) -> bool:
    return lexicon.mapping("org_suffixes").get(suffix_of(name)) == "company"


def _is_word(name: str) -> bool:
    """Return whether a short name is an everyday word, too: 高峰 is a peak, too."""
    word = dictionary().get(name) if len(name) == 2 else None
    return word is not None and word.weight > _EVERYDAY


@rule("declared-name", "[云启智医科技有限公司]（以下简称“[云启智医]”）成立。")
def declaring(row: ChunkRow) -> ChunkRow:
    """Take the short name that a full name declares: …有限公司（以下简称“云澜港务”）."""
    text = row.text
    hits: list[NameHit] = []
    if "（" not in text and "(" not in text:
        return row
    for chunk in row:
        if chunk.kind in ("org", "place") and text[chunk.end : chunk.end + 1] in ("（", "("):
            for short, form in declared(text, chunk.text, chunk.end):
                start = text.find(short, chunk.end)
                if form == "declared-short":
                    hits += _beginning(chunk, short, text)
                if form != "latin-in-brackets" and start > 0:
                    hits.append(NameHit(start, start + len(short), chunk.kind, "declared-name"))
    return placed(row, sorted(hits), lambda chunks, hit: True)


def _beginning(full: Chunk, short: str, text: str) -> Iterator[NameHit]:
    """Yield a full name from where its short name begins: 明远 | 智医科技有限公司（明远智医）."""
    lowest = max(0, full.start - _REACH_BACK) if full.kind == "org" else full.start
    start = text.rfind(short[:2], lowest, full.end)
    before = text[full.start : max(start, full.start)].rstrip("省市区县")
    if start >= 0 and start - full.start < len(short) and before not in lexicon.mapping("places"):
        yield NameHit(start, full.end, full.kind, "declared-name")


@rule(
    "named-elsewhere",
    "记者 [周唯] 摄\n\n镇上的人早就认得[周唯]了。",
    "总裁约瑟夫·卡利什到访。[卡利什]说，公司将扩产。",
    never=("总裁约瑟夫·卡利什到访。他住在卡利什。",),
)
def spread(row: ChunkRow, known: Mapping[str, str], names: Gazetteer) -> ChunkRow:
    """Give every place where a certain name stands its kind."""
    hits = [
        NameHit(start, end, known[row.text[start:end]], "named-elsewhere")
        for start, end in names.finditer(row.text)
        if row.text[max(0, start - 1) : start] not in _TO_PLACES
        or not _is_city(row.text[start:end])
    ]
    return placed(row, hits, _may_stand)


_TO_PLACES = frozenset("在到从往赴抵于至")


RULES = (spread,)


def _may_stand(chunks: Sequence[Chunk], hit: NameHit) -> bool:
    """Return whether a name found by its characters may replace the chunks that it touches."""
    size = hit.end - hit.start
    for chunk in chunks:
        cut = chunk.start < hit.start or chunk.end > hit.end
        # 杭州 of 杭州君翰
        if chunk.kind == "place" and hit.kind == "org" and chunk.start == hit.start and not cut:
            continue
        if chunk.kind:
            area = hit.kind == "place" and chunk.rule == "title-beside" and not cut  # 马湄 | 今年
            other = area or (hit.kind == "person" and chunk.rule == "known-place" and not cut)
            if chunk.rule not in _WEAK and (cut or chunk.kind != hit.kind) and not other:
                return False
            # 于永悦 | 科技 is 永悦科技 behind a preposition
            begins = chunk.end == hit.end and chunk.text[:-size] in _PREPOSITIONS
            if cut and chunk.kind != "person" and len(chunk.text) > size and not begins:
                return False
        elif cut and size < 3 and len(chunk.text) > 1 and chunk.tag not in _NAME_TAGS:
            return False
    return True


def _certain_short_forms(name: str) -> Iterator[str]:
    """Yield shorter names of a company that are no words of the language: they name it anywhere."""
    for short in short_forms(name):
        word = dictionary().get(short)
        if word is None or word.tag == "nz":
            yield short
