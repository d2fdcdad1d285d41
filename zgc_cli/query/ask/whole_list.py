"""All members of a list of which one answers a question that asks for several: 甲、乙和丙."""

from zgc_cli.document.document import Document
from zgc_cli.document.records import ENTITY_TYPES, Span
from zgc_cli.query.match.by_place import tokens_within
from zgc_cli.runtime.pattern import Pattern

_SEVERAL = Pattern("哪[几两二三四五六七八九十]|哪些|都?有谁|有哪")
_AND = Pattern("、|和|与|及|以及")
_NOUNS = ("n", "vn", "j", "l", "eng", "b", "i", "s")  # tags of which a member is made
LISTED = (*ENTITY_TYPES, "noun", "people", "body", "venue", "term", "latin")  # kinds of members
_LONGEST = 14  # characters of a member


def asks_for_several(question: str) -> bool:
    """Return whether a question asks for more than one: 哪两家公司, 哪些国家."""
    return _SEVERAL.search(question) is not None


def whole_list(document: Document, place: Span) -> Span:
    """Return the list that a place in a paragraph is a member of, or the place alone."""
    text = document.paragraph(place.paragraph).text
    tokens = tokens_within(document, Span(place.paragraph, 0, len(text)))
    starts = {t.start: t for t in tokens}
    ends = {t.end: t for t in tokens}
    first, last = place.start, place.end
    while joint := ends.get(first):
        if not _AND.fullmatch(text[joint.start : joint.end]):
            break
        at = joint.start
        while (token := ends.get(at)) and token.tag.startswith(_NOUNS):
            at = token.start
        if not 0 < joint.start - at <= _LONGEST:
            break
        first = at
    while joint := starts.get(last):
        if not _AND.fullmatch(text[joint.start : joint.end]):
            break
        at = joint.end
        while (token := starts.get(at)) and token.tag.startswith(_NOUNS):
            at = token.end
        if not 0 < at - joint.end <= _LONGEST:
            break
        last = at
    return place._replace(start=first, end=last)
