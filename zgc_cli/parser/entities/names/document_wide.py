"""Evidence from the whole document: a name that is certain in one place is a name everywhere."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import Chunk, NameHit, placed
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.gazetteer import Gazetteer

# Rules that make a name certain enough to look for it in the rest of the document.
_CERTAIN = frozenset(
    {
        "apposed-name",
        "clause-subject",
        "coined-company",
        "credit",
        "declared-name",
        "listed-name",
        "marked-name",
        "org-company",
        "post-behind",
        "short-name",
        "source-label",
        "title-beside",
        "title-and-verb",
    }
)
# Rules whose names give way to a name that is certain elsewhere.
_WEAK = frozenset(
    {
        "coined-company",
        "likely-name",
        "listed-name",
        "transliterated-person",
        "transliterated-place",
    }
)
# 北京某某科技有限公司（以下简称“某某科技”）, （下称某某）
_DECLARED = re.compile(
    r"[（(](?:[^（()）]{0,30}?[，,、；;])?(?:以下|下)?(?:简|合|统)?称(?:为|作)?[:：]?"
    r"[“\"「'‘『]?([^”\"」'’』（()）“「，,；;、]{2,14})[”\"」'’』]?[）)]"
)
# 袁隆平农业高科技股份有限公司（隆平高科）
_BRACKETED = re.compile(r"[（(]([\u4e00-\u9fff]{2,8})[)）]")
# The weight from which a word of two characters is an everyday one.
_EVERYDAY = -13.0
# How far before its recognised beginning a full name may begin, where its short name shows it.
_REACH_BACK = 8


class KnownNames:
    """Names that hold for the whole document, each with its kind and the rule that made it."""

    def __init__(self, names: Mapping[str, tuple[str, str]]) -> None:
        self._names = names
        self._gazetteer = Gazetteer(names)

    def __bool__(self) -> bool:
        return bool(self._names)

    def find(self, text: str) -> Iterator[NameHit]:
        """Yield the names in `text`, the longest at each place."""
        for start, end in self._gazetteer.finditer(text):
            kind, rule = self._names[text[start:end]]
            shown = rule if rule in ("short-name", "declared-name") else "named-elsewhere"
            yield NameHit(start, end, kind, shown)


def gather(rows: Iterable[Sequence[Chunk]]) -> KnownNames:
    """Return the names that are certain somewhere in the document."""
    known: dict[str, tuple[str, str]] = {}
    rows = list(rows)
    for row in rows:
        for unit in row:
            if unit.kind and unit.rule in _CERTAIN and not _is_word(unit):
                known.setdefault(unit.text, (unit.kind, unit.rule))
    for row in rows:
        for unit in row:
            if unit.kind == "org" and unit.rule == "org-company":
                for short in short_names(unit.text):
                    known.setdefault(short, ("org", "short-name"))
    return KnownNames(known)


def _is_word(unit: Chunk) -> bool:
    """Return whether a short name is an everyday word, too: 高峰 is a peak, too."""
    word = dictionary().get(unit.text) if len(unit.text) == 2 else None
    return word is not None and word.weight > _EVERYDAY


_LEGAL = re.compile(
    r"(?:集团|控股|股份)*(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团|专业合作社)$"
)
BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


def short_names(full: str) -> Iterator[str]:
    """Yield the short forms of a company's legal name: without place, trade and legal form."""
    core = _LEGAL.sub("", BRACKETS.sub("", full))
    places = lexicon.words("places")
    for size in (4, 3, 2):
        if core[:size] in places and len(core) - size >= 2:
            core = core[size:].lstrip("省市区县")
            break
    tails = lexicon.words("company_tails")
    while len(core) >= 2:
        word = dictionary().get(core)
        if (word is None or word.tag == "nz") and core != full:
            yield core
        tail = next((core[-size:] for size in (4, 3, 2) if core[-size:] in tails), "")
        if not tail or len(core) - len(tail) < 2:
            return
        core = core[: -len(tail)]


def declared(row: Sequence[Chunk], text: str) -> list[Chunk]:
    """Read the short name that a full name declares: …有限公司（以下简称“云澜港务”）."""
    matches = list(_DECLARED.finditer(text))
    short_forms = list(_BRACKETED.finditer(text))
    if not matches and not short_forms:
        return list(row)
    by_end = {unit.end: unit for unit in row if unit.kind in ("org", "place")}
    hits = [
        NameHit(*match.span(1), "org", "declared-name")
        for match in short_forms
        if _shortens(match[1], by_end.get(match.start()))
    ]
    for match in matches:
        owner = by_end.get(match.start())
        if owner is None:
            continue
        short, start = match[1].rstrip(), match.start(1)
        at = text.rfind(short[:2], max(0, owner.start - _REACH_BACK), owner.start)
        if short[:2] not in owner.text and at >= 0 and owner.kind == "org":
            hits.append(NameHit(at, owner.end, "org", "declared-name"))
        cut = owner.text.find(short[:2])
        if 0 < cut < len(short) and owner.text[:cut] not in lexicon.words("places"):
            hits.append(NameHit(owner.start + cut, owner.end, owner.kind, "declared-name"))
        hits.append(NameHit(start, start + len(short), owner.kind, "declared-name"))
    return placed(row, sorted(hits), text, lambda units, hit: True)


def _shortens(short: str, owner: Chunk | None) -> bool:
    """Return whether the characters of `short` stand in the owner's name in the same order."""
    if owner is None or owner.kind != "org" or len(short) >= len(owner.text):
        return False
    rest = iter(owner.text)
    return all(char in rest for char in short) and short not in lexicon.words("places")


def spread(row: Sequence[Chunk], known: KnownNames, text: str) -> list[Chunk]:
    """Give every place where a certain name stands its kind."""
    hits = list(known.find(text))
    return placed(row, hits, text, _may_stand) if hits else list(row)


def _may_stand(units: Sequence[Chunk], hit: NameHit) -> bool:
    """Return whether a name found by its characters may replace the units that it touches."""
    size = hit.end - hit.start
    for unit in units:
        cut = unit.start < hit.start or unit.end > hit.end
        if unit.kind and unit.rule not in _WEAK and (cut or unit.kind != hit.kind):
            return False
        if unit.kind and cut and unit.kind != "person" and len(unit.text) > size:
            return False
        word = not unit.kind and len(unit.text) > 1 and unit.tag not in ("nr", "nrt", "nrfg", "x")
        if cut and word and size < 3:
            return False
    return True
