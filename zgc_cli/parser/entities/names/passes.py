"""Finder of persons, organisations and places: passes over the chunks of each paragraph."""

from collections.abc import Iterator, Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Span, Token
from zgc_cli.parser.entities.candidates import Candidate
from zgc_cli.parser.entities.names import (
    abbreviations,
    companies,
    document_wide,
    enumerations,
    orgs,
    person_evidence,
    person_lists,
    persons,
    place_score,
    places,
)
from zgc_cli.parser.entities.names.by_form import (
    accounts,
    bodies,
    divisions,
    latin_names,
    offices,
    railways,
    roads,
    venues,
)
from zgc_cli.parser.entities.names.row import Chunk, ChunkRow, Pass
from zgc_cli.parser.entities.names.split import chunks, split_address
from zgc_cli.parser.words.gazetteer import Gazetteer
from zgc_cli.reading.rule import Rule
from zgc_cli.reading.script import is_common_han
from zgc_cli.runtime.pattern import Pattern

PASSES: tuple[Rule[Pass], ...] = (
    divisions.longer,
    divisions.behind,
    divisions.listed,
    persons.credited,
    person_lists.of_roster,
    person_lists.labelled,
    person_lists.in_turn,
    person_lists.signed,
    person_lists.nicknamed,
    person_lists.by_pet_name,
    persons.anonymous,
    persons.addressed,
    places.subdistricts,
    places.areas,
    places.unknown,
    places.areas,
    enumerations.addresses,
    places.facilities,
    enumerations.listed_places,
    enumerations.counted,
    roads.coded,
    roads.by_address,
    railways.lines,
    railways.stations,
    places.in_marks,
    bodies.legal,
    orgs.grow,
    bodies.branded,
    bodies.task_forces,
    bodies.stations,
    offices.of_area,
    offices.departments,
    orgs.without_board,
    places.peaks,
    companies.coded,
    person_evidence.decide,
    persons.whole_transliteration,
    latin_names.glossed,
    latin_names.latin,
    persons.aged,
    persons.photographed,
    persons.coordinated,
    person_lists.roll_call,
    person_lists.of_words,
    place_score.scored,
    venues.venues,
    accounts.accounts,
    accounts.facilities,
    bodies.latin,
    companies.before_roles,
    companies.apposed,
    companies.coined,
    companies.in_lists,
    companies.prices,
    enumerations.listed,
    person_lists.whole,
    abbreviations.abbreviations,
    document_wide.declaring,
)

_SOURCES = Pattern("来[ 　]?源[ 　]*[：:|丨｜][ 　]*(?P<list>[^：:|丨｜。]{2,80})")
_BETWEEN_SOURCES = Pattern("[、，,•·/ 　@】）)]|综合|等(?=[）)]|$)")
# 观点网讯：8月15日消息: who reports, before the first words of a text.
_REPORTS = Pattern(
    "[^。，！？]{0,40}?(?:^|[：:】 　])据?(?P<who>[\u4e00-\u9fffA-Za-z0-9]{1,8}?"
    "(?:网|报|社|新闻|在线|财经|电视台))(?:讯|消息[，：])"
)
_NO_SOURCE = Pattern("网友|评论|账号|网络|公号|截图|资料|编辑|记者|通讯员|[^\\w]")


def _sources(text: str) -> Iterator[str]:
    """Yield the media that a line names as its sources: 来源：综合江城晚报、江城网等."""
    listed = _SOURCES.search(text)
    for source in _BETWEEN_SOURCES.split(listed["list"]) if listed else ():
        source = _NEXT_LABEL.sub("", source)
        if 2 < len(source) < 11 and not _NO_SOURCE.search(source):
            yield source


# 来源：南方农村报时间：…: the label of what a page tells next clings to the source.
_NEXT_LABEL = Pattern("(?:发[布表])?(?:作者|时间|日期|编辑|责编|撰文|阅读|浏览|点击)$")


@cache
def _numbered() -> tuple[str, ...]:
    """Return the known bodies with a number first, which is a token of its own: 21世纪经济报道."""
    return tuple(name for name in lexicon.words("orgs") if name[0].isdigit() and len(name) > 3)


def _firms(document: Document) -> Iterator[str]:
    """Yield the firms called by an everyday word that the text means: 苹果, where it has iPhone."""
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for firm, signs in lexicon.mapping("firms_like_words").items():
        if firm in text and any(sign in text for sign in signs.split("|")):
            yield firm


def find(document: Document) -> Iterator[Candidate]:
    """Yield every candidate in the document."""
    paragraphs = list(zip(document.paragraphs, document.tokens, strict=False))
    rows = [_row(paragraph.text, tokens) for paragraph, tokens in paragraphs]
    known = document_wide.certain_names(rows)
    for agency in filter(None, _BETWEEN_SOURCES.split(document.header.agency or "")):
        known.setdefault(agency, "org")
    authors = (name for name in document.header.byline if 2 <= len(name) <= 4)
    known.update((name, "person") for name in authors if all(map(is_common_han, name)))
    signed = tuple(document.header.byline)  # 来源：江城法院王小川
    for paragraph in document.paragraphs:
        if paragraph.kind not in ("title", "heading", "body"):
            sources = (s for s in _sources(paragraph.text) if not s.endswith(signed))
            known.update((source, "org") for source in sources)
        elif report := _REPORTS.match(paragraph.text):
            known.setdefault(report["who"], "org")
    numbered = (name for name in _numbered() if any(name in p.text for p in document.paragraphs))
    known.update(dict.fromkeys(numbered, "org"))
    firms = frozenset(_firms(document))
    known.update(dict.fromkeys(firms, "org"))
    shorts = lexicon.mapping("short_names").items()
    known.update((s, "org") for s, full in shorts if known.get(full) == "org")
    places_named = (chunk.text for row in rows for chunk in row if chunk.kind == "place")
    for area in divisions.known(places_named):
        known.setdefault(area, "place")
    for company in companies.repeated(rows):
        known.setdefault(company, "org")
    names = Gazetteer(known)
    surnames = _surnames(rows)
    for (paragraph, _), row in zip(paragraphs, rows, strict=True):
        for chunk in document_wide.spread.apply(row, known, names):
            if chunk.text in firms and paragraph.text[max(0, chunk.start - 1)] in _OF_A_WORD:
                continue  # 果农的苹果, 最美的, 这份荣耀
            for part in split_address(chunk) if chunk.kind == "place" else (chunk,):
                if part.kind and not _is_surname(part, paragraph.text, surnames):
                    yield Candidate(Span(paragraph.id, part.start, part.end), part.kind, part.rule)


_OF_A_WORD = frozenset("的最很更这那份个种只颗斤红青大小多各一好吃买卖摘种太真挺")


def _surnames(rows: Sequence[Sequence[Chunk]]) -> frozenset[str]:
    """Return the surnames of persons that are signs of countries, which the text does not name."""
    named = {c.text for row in rows for c in row if c.kind == "place" and len(c.text) > 1}
    persons = {c.text[0] for row in rows for c in row if c.kind == "person" and len(c.text) > 1}
    abroad = lexicon.mapping("place_abbreviations")
    return frozenset(sign for sign in persons if sign in abroad and abroad[sign] not in named)


def _is_surname(chunk: Chunk, text: str, surnames: frozenset[str]) -> bool:
    """Return whether 韩 is somebody of the text where 对 leads to it: 对韩有利."""
    lone = chunk.rule == abbreviations.abbreviations.name and chunk.text in surnames
    return lone and text[chunk.start - 1 : chunk.start] in ("对", "挺", "反", "罢")


def _row(text: str, tokens: Sequence[Token]) -> ChunkRow:
    row = chunks(text, tokens)
    for step in PASSES:
        row = step.apply(row)
    return row
