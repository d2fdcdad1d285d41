"""The entity stage: candidates of all finders, settled, spread, joined and numbered.

A name that was found in one place is a mention wherever it stands; names of one thing become
one entity. All of it is linear in the text: the names are looked for in one pass.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import ENTITY_TYPES, Entity, Mention, Span
from zgc_cli.parser.entities import coreference, own, taken_up
from zgc_cli.parser.entities.candidates import Candidate, bare, settle
from zgc_cli.parser.entities.coreference import Link
from zgc_cli.parser.entities.names import passes
from zgc_cli.parser.entities.names.declared_forms import declared, is_nickname
from zgc_cli.parser.entities.names.persons import is_address
from zgc_cli.parser.entities.things import rules
from zgc_cli.parser.paragraph import CLOSING, OPENING
from zgc_cli.parser.words.gazetteer import Gazetteer
from zgc_cli.parser.words.pinyin import pinyin
from zgc_cli.reading.own_names import OwnNames
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple

# Tags of words that a brand of two characters may be taken for; 青禾 is none, 首都 is one.
_COMMON = ("n", "v", "a", "d", "vn", "an", "ad", "t", "s", "f", "i", "l", "b", "m", "ns")
# Behind a brand these make another name of it: 平阳 is not the company in 平阳港.
_OTHER_NAME = "省市区县镇乡村港山湖河江海岛湾路街桥站州族人"


class NameGroups:
    """The names of an article: the type of each, and which of them are one thing."""

    def __init__(self, types: dict[str, str]) -> None:
        self.types = types
        self.rules: dict[str, str] = {}
        self.derived: set[str] = set()
        self._above: dict[str, str] = {}

    def root(self, name: str) -> str:
        """Return the name under which the names of one thing are gathered."""
        path = []
        while name in self._above:
            path.append(name)
            name = self._above[name]
        for passed in path:
            self._above[passed] = name
        return name

    def type_of(self, name: str) -> str:
        """Return the type of the thing that a name stands for."""
        return self.types[self.root(name)]

    def join(self, links: Iterable[Link]) -> None:
        """Take in the links: declared ones always, others where one thing alone has the form."""
        possible: dict[tuple[str, str], list[Link]] = {}
        for link in links:
            if link.declared:
                self._unite(link)
            else:
                possible.setdefault((self.types[link.full], link.short), []).append(link)
        for (type_, short), found in possible.items():
            if len({self.root(link.full) for link in found}) > 1:
                continue
            known = short in self.types
            if known and self.type_of(short) != type_:
                continue
            if not known and not found[0].sought:
                continue
            self._unite(found[0])
            if not known:
                self.derived.add(short)

    def _unite(self, link: Link) -> None:
        short, full = self.root(link.short), self.root(link.full)
        if link.short not in self.types:
            self.types[link.short] = self.types[link.full]
            self.rules[link.short] = link.rule
        if short != full:
            self._above[short] = full


class MentionPlace(NamedTuple):
    """A mention before it is numbered: where it stands, its bare name, its rule."""

    span: Span
    name: str
    rule: str


def entities(document: Document, names: OwnNames = own.NONE) -> Document:
    """Add the layer `entities`; the user's own names win over what the rules find."""
    found: list[Candidate] = [*passes.find(document), *rules.find(document)]
    mine = own.weighed(propagate.apply(document, NameGroups(dict(names.types))))
    settled = settle([*own.kept(document, found, mine, names), *mine])
    taken = list(taken_up.taken_up.apply(document, settled))
    surnames = [one for one in taken if one.full]
    candidates = taken_up.without(settled, taken)
    known = gather(document, candidates, own.links(names))
    known.join(taken_up.links(document, surnames))
    more = own.kept(document, propagate.apply(document, known), mine, names)
    spread = settle([*candidates, *more, *(one.candidate for one in surnames)])
    credits_ = {p.id for p in document.paragraphs if p.kind == "credit"}
    told = (c for c in spread if c.type != "place" or c.span.paragraph not in credits_)
    built = build(document, known, told, names.main)
    return document.with_layer("entities", [own.fully_named(entity, names) for entity in built])


def gather(
    document: Document, candidates: Sequence[Candidate], links: Iterable[Link] = ()
) -> NameGroups:
    """Return the names that the candidates have, joined where they name one thing.

    `links` are those of the user's own list.
    """
    votes: dict[str, Counter[str]] = {}
    shorter: list[Link] = []
    for candidate in candidates:
        text = document.paragraph(candidate.span.paragraph).text
        name = bare(text[candidate.span.start : candidate.span.end])
        votes.setdefault(name, Counter())[candidate.type] += 1 + max(0, candidate.weight)
        for short, form in declared(text, name, candidate.span.end):
            shorter.append(Link(name, short, form, declared=True))
    known = NameGroups({name: max(_ranked(vote))[2] for name, vote in votes.items()})
    known.join(link for link in links if {link.full, link.short} <= known.types.keys())
    known.join(shorter)
    found = coreference.links(known.types)
    known.join([link for link in found if not _are_two(document, candidates, link)])
    return known


def _are_two(document: Document, candidates: Iterable[Candidate], link: Link) -> bool:
    """Return whether a form of address is somebody else's, as where one sentence names both.

    副所长徐亮发现，徐女士正在转账 has two people.
    """
    if link.rule != coreference.addressed.name:
        return False
    if link.full in document.header.byline:  # who signs is not 王先生 of the text
        return True
    named: dict[str, set[str]] = {link.full: set(), link.short: set()}
    for candidate in candidates:
        text = document.text_of(candidate.span)
        sentence = document.sentence_of(candidate.span)
        if sentence and bare(text) in named:
            named[bare(text)].add(sentence.id)
    return not named[link.full].isdisjoint(named[link.short])


def _ranked(vote: Counter[str]) -> Iterator[tuple[int, int, str]]:
    for type_, count in vote.items():
        yield count, -ENTITY_TYPES.index(type_), type_


@rule("known-in-text", "公司推出“[青岚]”大模型。工程师说[青岚]能读懂图纸。")
def propagate(document: Document, known: NameGroups) -> Iterator[Candidate]:
    """Yield a candidate for every place where a known name stands."""
    gazetteer = Gazetteer(known.types)
    for number, paragraph in enumerate(document.paragraphs):
        text = paragraph.text
        tokens: dict[int, tuple[int, str]] | None = None
        for start, end in gazetteer.finditer(text):
            name = text[start:end]
            if name in known.derived and end < len(text) and text[end] in _OTHER_NAME:
                continue
            if end - start < 3 and not name.isascii():
                if tokens is None:
                    tokens = {at: (stop, tag) for at, stop, tag in document.tokens[number]}
                if not _stands_alone(text, start, end, tokens, name in known.derived):
                    continue
            made_by = known.rules.get(name, propagate.name)
            yield Candidate(Span(paragraph.id, start, end), known.type_of(name), made_by, -1)


def _stands_alone(
    text: str, start: int, end: int, tokens: dict[int, tuple[int, str]], derived: bool
) -> bool:
    """Return whether a name of two characters is a word here: 天工, not the middle of 今天工作."""
    marked = start > 0 and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING
    if marked and not derived:
        return True
    if start not in tokens or not (end in tokens or end == len(text)):
        return False
    token_end, tag = tokens[start]
    return not (derived and token_end == end and tag in _COMMON)


RULES = (propagate,)


def build(
    document: Document,
    known: NameGroups,
    candidates: Iterable[Candidate],
    main: Mapping[str, str] = MappingProxyType({}),
) -> list[Entity]:
    """Return the entities by their first place, each with its names and mentions.

    `main` maps the forms of the user's own names to how the thing is called.
    """
    order = {paragraph.id: number for number, paragraph in enumerate(document.paragraphs)}
    groups: dict[str, list[MentionPlace]] = {}
    for c in sorted(candidates, key=lambda c: (order[c.span.paragraph], c.span.start)):
        text = document.paragraph(c.span.paragraph).text
        name = bare(text[c.span.start : c.span.end])
        groups.setdefault(known.root(name), []).append(MentionPlace(c.span, name, c.rule))
    return [
        _entity(document, f"E{number}", known.type_of(root), places, main)
        for number, (root, places) in enumerate(groups.items(), 1)
    ]


def _entity(
    document: Document,
    id_: str,
    type_: str,
    places: list[MentionPlace],
    main: Mapping[str, str],
) -> Entity:
    mentions = []
    forms: Counter[str] = Counter()
    others: dict[str, None] = {}
    for place in places:
        paragraph = document.paragraph(place.span.paragraph)
        text = paragraph.text[place.span.start : place.span.end]
        mentions.append(Mention(text, *place.span, paragraph.line_at(place.span.start)))
        forms[place.name] += 1
        extra = coreference.extra_forms(
            paragraph.text, type_, place.name, place.span.start, place.span.end
        )
        others.update(dict.fromkeys([place.name, text, *extra]))
    name = next((main[form] for form in forms if form in main), "") or preferred(type_, forms)
    first = places[0]
    return Entity(
        id_,
        name,
        type_,
        # A surname alone is found by the name.
        tuple(f for f in others if f != name and not (type_ == "person" and len(f) == 1)),
        pinyin(name, person=type_ == "person"),
        tuple(mentions),
        document.paragraph(first.span.paragraph).section,
        mentions[0].line,
        first.span,
        first.rule,
    )


def preferred(type_: str, forms: Counter[str]) -> str:
    """Return the form that names the entity: the fullest, or for a place or a product the usual.

    The full name of a company is Chinese where it has a Chinese one.
    """
    if type_ in ("place", "product", "term"):
        # The Latin name of a place, Eiger, only glosses it.
        plain = [f for f in forms if type_ != "place" or not f.isascii()] or forms
        usual = max(plain, key=lambda form: (len(form) > 1, forms[form], len(form)))
        # 俄 alone stands for 俄罗斯, the name that a reader looks for.
        return lexicon.mapping("place_abbreviations").get(usual, usual)
    called = (is_address, is_nickname) if type_ == "person" else (is_address,)
    return max(forms, key=lambda f: (not f.isascii(), not any(is_(f) for is_ in called), len(f)))
