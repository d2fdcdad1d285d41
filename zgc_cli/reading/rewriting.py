"""A document in other characters: the same places, records and values, other texts.

What is written in traditional characters is analysed in simplified ones of the same length; then
every text of a record is taken from its place in the article. A query goes the other way.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Header, Mention, Quote, Span
from zgc_cli.reading.script import is_han, is_traditional, simplified, traditional

# The fields of a record that say something in the words of the article, its text aside.
_TOLD: Mapping[str, tuple[str, ...]] = {
    "quotes": ("speaker", "role", "org", "cue"),
    "figures": ("unit", "counted", "subject"),
    "dates": ("event",),
    "facts": ("subject", "predicate", "object", "time", "context"),
}
_AROUND = 200  # characters beside a record in which its words are looked for


def in_simplified(document: Document) -> Document:
    """Return the document itself, or one in traditional characters in simplified ones."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    if not is_traditional("".join(texts)):
        return document
    return rewritten(document, [simplified(text) for text in texts])


def rewritten(document: Document, texts: Sequence[str]) -> Document:
    """Return a document whose paragraphs are `texts`, each as long as the one it stands for."""
    pairs = list(zip(document.paragraphs, texts, strict=True))
    paragraphs = [paragraph._replace(text=text) for paragraph, text in pairs]
    out = document.with_layer("paragraphs", paragraphs)
    writing = Writing.of(document, out)
    begins = {p.section: Span(p.id, 0, len(p.text)) for p in reversed(paragraphs)}
    sections = [
        s._replace(title=s.title and writing.near(s.title, begins[s.id])) for s in document.sections
    ]
    entities = [_entity(writing, entity) for entity in document.entities]
    out = out.with_header(**_header(writing, document.header))
    out = out.with_layer("sections", sections).with_layer("entities", entities)
    for layer in _TOLD:
        out = out.with_layer(layer, [_record(writing, layer, r) for r in document.layer(layer)])
    return out


class Writing:
    """What stands where in paragraphs of two forms, and how a string of the one is in the other."""

    def __init__(self, paragraphs: Mapping[str, tuple[str, str]]) -> None:
        """Take the text of each paragraph in both forms, of equal length."""
        self._paragraphs = paragraphs
        self._to_traditional = is_traditional("".join(new for _, new in paragraphs.values()))
        self._known: dict[str, str] = {}
        pairs = Counter(pair for both in paragraphs.values() for pair in zip(*both, strict=True))
        self._usual = {old: new for (old, new), _ in reversed(pairs.most_common())}

    @classmethod
    def of(cls, old: Document, new: Document) -> "Writing":
        """Return the writing of two documents that differ in characters alone."""
        pairs = zip(old.paragraphs, new.paragraphs, strict=True)
        return cls({before.id: (before.text, after.text) for before, after in pairs})

    def at(self, span: Span) -> str:
        """Return what stands at a place."""
        return self._paragraphs[span.paragraph][1][span.start : span.end]

    def name(self, name: str, mentions: Sequence[tuple[str, str]]) -> str:
        """Return a name as its first mention has it; `mentions` are pairs of both forms."""
        found = next((new for old, new in mentions if old == name), None)
        self._known[name] = found or self.anywhere(name)
        return self._known[name]

    def near(self, told: str, place: Span) -> str:
        """Return a string as it stands at a place, or around it; else by its characters."""
        if told in self._known:
            return self._known[told]
        old, new = self._paragraphs[place.paragraph]
        first, last = max(place.start - _AROUND, 0), place.end + _AROUND
        for start, end in ((place.start, place.end), (first, last)):
            if (at := old.find(told, start, end)) >= 0:
                self._known[told] = new[at : at + len(told)]
                return self._known[told]
        if len(told) > 1 and (whole := self._somewhere(told)):
            return whole
        places = (old.find(character, first, last) for character in told)
        return "".join(
            new[at] if at >= 0 else self._alone(character)
            for character, at in zip(told, places, strict=True)
        )

    def anywhere(self, told: str) -> str:
        """Return a string as the first paragraph that has it has it; else by its characters."""
        return self._somewhere(told) or "".join(map(self._alone, told))

    def _somewhere(self, told: str) -> str:
        for old, new in self._paragraphs.values():
            if (at := old.find(told)) >= 0:
                return new[at : at + len(told)]
        return ""

    def _alone(self, character: str) -> str:
        found = self._usual.get(character)
        if found is None and self._to_traditional and is_han(character):
            return traditional(character)
        return found or character


def _header(writing: Writing, header: Header) -> dict[str, Any]:
    """Return the fields that are the article's own words."""
    told = {name: getattr(header, name) for name in ("title", "agency", "place")}
    fields: dict[str, Any] = {name: t and writing.anywhere(t) for name, t in told.items()}
    return {**fields, "byline": tuple(map(writing.anywhere, header.byline))}


def _entity(writing: Writing, entity: Entity) -> Entity:
    mentions = [_mention(writing, mention) for mention in entity.mentions]
    pairs = [(old.text, new.text) for old, new in zip(entity.mentions, mentions, strict=True)]
    name = writing.name(entity.name, pairs)
    aliases = tuple(writing.name(alias, pairs) for alias in entity.aliases)
    return entity._replace(name=name, aliases=aliases, mentions=tuple(mentions))


def _mention(writing: Writing, mention: Mention) -> Mention:
    return mention._replace(text=writing.at(Span(mention.paragraph, mention.start, mention.end)))


def _record(writing: Writing, layer: str, record: Any) -> Any:
    told = {name: getattr(record, name) for name in _TOLD[layer]}
    fields: dict[str, Any] = {
        name: text and writing.near(text, record.span) for name, text in told.items()
    }
    if isinstance(record, Quote):
        return record._replace(text="\n".join(map(writing.at, record.parts)), **fields)
    return record._replace(text=writing.at(record.span), **fields)
