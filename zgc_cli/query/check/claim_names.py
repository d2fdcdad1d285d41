"""The names of an article as a draft may have them, to be found in it.

A line of draft gives the parser little by which to know a name; what the article names is looked
for as it stands.
"""

import re
from functools import cache
from itertools import chain

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Span
from zgc_cli.query.match.by_place import PlacedRecords, tokens_within
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import same
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_PLAIN_TAGS = frozenset(
    ["n", "a", "v", "vn", "b", "f", "s", "d", "l", "p", "an", "m", "q", "u", "uj"]
)
_AT_LEVEL = Pattern("(?<=..)[省市县区镇乡州]$")
_AREA = Pattern(r"(?:地区|区域|地带|山区|城市|农村|市场|园区|景区)$")
_SHORTEST_NUMBERED = 5
_OF_AREA = range(2, 4)  # characters of a place before one that lies in it
_LONGEST_SHORT = 4  # characters of a short form that takes some of a name
_SHORTEST_PART, _LEAST_PART = 3, 0.4  # characters of a name that stands for one, and their share
# A number inside a name, not the 三 of 三峡: a year, an edition, a model.
_NUMBER = Pattern(r"(?:[0-9]+|(?<=第)[一二三四五六七八九十百]+)")
_COMPANY = Pattern("(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$")
_OFFICES = "部委局厅会检法所"
_OFFICE = Pattern("(?P<place>.{2,5}?)市?警方")
_POLICE = Pattern("公安|警察|派出所")
_KIND = 2  # characters at the end of a name that tell what it is
_KIN = ({"org", "place", "product"}, {"event", "work", "product"})  # types of one thing


@cache
def _verb_at_end() -> Pattern:
    """Return what matches a verb with something before it, at the end."""
    verbs = "|".join(lexicon.pattern(name) for name in ("predicates", "saying_verbs"))
    return Pattern(f".(?:{verbs})$")


_STANDS_FOR_PLACE = Pattern(
    "[男女]?[子]?[足篮排]?球?队|方面?|政府|当局|官方|省|市|县|区|镇|乡|村|州|国"
)


class ClaimName(NamedTuple):
    """A name in a draft, with the entity of the article that it means, if there is one.

    `variant` is how the article has a name that differs in its number alone (第三届 for 第二届).
    """

    text: str
    type: str
    start: int
    end: int
    entity: Entity | None
    variant: str | None = None


class ArticleNames:
    """The names of an article, to be found in a draft."""

    def __init__(self, article: Document) -> None:
        entities = [e for e in article.entities if e.type != "term"]
        self._article = article
        self._forms = {name_form(f): e for e in reversed(entities) for f in forms_of(e)}
        short = {_COMPANY.sub("", e.name): e for e in entities if _COMPANY.search(e.name)}
        kept = {f: e for f, e in short.items() if len(f) >= _SHORTEST_PART}
        self._forms = {**kept, **self._forms}
        forms = ((f, e) for e in entities for f in forms_of(e) if len(name_form(f)) > 1)
        written = chain(forms, kept.items())
        self._written = dict.fromkeys(written)

    def find(self, records: PlacedRecords, span: Span) -> list[ClaimName]:
        """Return the names that begin in a span, the longest where they overlap."""
        draft = records.document
        text = draft.text_of(span)
        found = []
        for place, entity in records.within("entities", span):
            if entity.type != "term":
                typed = draft.text_of(place)
                meant = self._meant(typed, entity.type)
                if not meant and self._is_sentence(typed):
                    continue
                variant = None if meant else self._renumbered(typed)
                if meant or variant or _is_proper(draft, typed, entity.type, place):
                    name = ClaimName(typed, entity.type, place.start, place.end, meant, variant)
                    found.append(name)
        for form, entity in self._written:
            for match in re.finditer(re.escape(form), text) if form in text else ():
                start, end = (span.start + offset for offset in match.span())
                found.append(ClaimName(form, entity.type, start, end, entity))
        found.sort(key=lambda n: (n.start - n.end, n.entity is None))
        kept: list[ClaimName] = []
        for name in found:
            if not any(k.start < name.end and name.start < k.end for k in kept):
                kept.append(name)
        return sorted(kept, key=lambda n: n.start)

    def _meant(self, text: str, type_: str) -> Entity | None:
        """Return the entity of that name, else one of a like type of which it is a part."""
        typed = name_form(text)
        for form in (typed, *map(name_form, same(text))):
            if form in self._forms:
                return self._forms[form]
        if office := _OFFICE.fullmatch(text):  # 韩国警方 of 韩国警察厅
            at = office["place"]
            told = (
                e for e in self._forms.values() if e.type == "org" and e.name.find(at) in (0, 2)
            )
            return next((e for e in told if _POLICE.search(e.name)), None)
        if type_ == "place" and (place := self._forms.get(_AT_LEVEL.sub("", typed))):
            return place if place.type == "place" else None
        behind = (typed[n:] for n in _OF_AREA if typed[:n] in lexicon.mapping("places"))
        if type_ == "place" and (part := next((p for p in behind if p in self._forms), None)):
            return self._forms[part]  # 昆明西山区
        bare = _COMPANY.sub("", typed)
        typed = bare if type_ == "org" and len(bare) >= _SHORTEST_PART else typed
        short = _initials(typed) if type_ == "org" and len(typed) <= _LONGEST_SHORT else None
        for form, entity in self._forms.items():
            if short and entity.type == "org" and short.match(form):
                return entity
            kin = type_ == entity.type or any({type_, entity.type} <= types for types in _KIN)
            if kin and _is_part(form, typed) and not _is_body_of(typed, type_, form, entity):
                return entity
        return None

    def _is_sentence(self, text: str) -> bool:
        """Return whether a name of the article stands behind a verb in it: 朱莉证实绿洲公司."""
        names = (f for f in self._forms if len(f) > 1 and text != f and text.endswith(f))
        return any(_verb_at_end().search(text.removesuffix(name)) for name in names)

    def _renumbered(self, text: str) -> str | None:
        """Return the name that the article has with another number in it."""
        if not _NUMBER.search(text) or len(text) < _SHORTEST_NUMBERED:
            return None
        pattern = Pattern(_NUMBER.pattern.join(map(re.escape, _NUMBER.split(text))))
        found = [m[0] for p in self._article.paragraphs for m in pattern.finditer(p.text)]
        return None if text in found or not found else found[0]


def _initials(short: str) -> Pattern:
    """Return what matches the names that a short form may stand for: 东航 of 东方航空.

    An office leaves out more: 住建部 of 住房城乡建设部.
    """
    between = ".{,5}" if short[-1] in _OFFICES and len(short) > 2 else ".?"
    return Pattern("(?:中国|国家|全国|香(?=港))?" + between.join(map(re.escape, short)))


def _is_part(one: str, other: str) -> bool:
    """Return whether one name is a part of the other that may stand for it.

    峡湾海洋大学 of 挪威卑尔根峡湾海洋大学; 中国 is not 中国科学院.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < max(_SHORTEST_PART, _LEAST_PART * len(long)) or short not in long:
        return False
    return not _NUMBER.search(long.replace(short, ""))


def _is_body_of(typed: str, type_: str, form: str, entity: Entity) -> bool:
    """Return whether a name is a body of a place, which the place alone does not stand for."""
    rest = typed.removeprefix(form)
    body = type_ == "org" and entity.type == "place" and rest != typed
    return body and _STANDS_FOR_PLACE.fullmatch(rest) is None


def _is_proper(draft: Document, text: str, type_: str, place: Span) -> bool:
    """Return whether it is a name at all; the parser of a short draft takes 偏远地区 for one."""
    if len(text) < 2:
        return type_ == "place"
    if type_ == "person":
        return True
    if type_ == "place" and text[:2] in lexicon.words("predicates"):
        return False  # 新建体育馆
    if type_ == "place" and _AREA.search(text):
        return any(text[:size] in lexicon.mapping("places") for size in range(2, len(text)))
    tags = [token.tag for token in tokens_within(draft, place)]
    return not tags or any(tag not in _PLAIN_TAGS for tag in tags)


def is_shorter(name: str, other: str) -> bool:
    """Return whether a name leaves out of another what stands inside: 中国使馆, 中国驻法大使馆."""
    rest = iter(other)
    ends = name[:1] == other[:1] and name[-_KIND:] == other[-_KIND:]
    return len(name) > _KIND and ends and all(char in rest for char in name)
