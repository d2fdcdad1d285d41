"""What is the first of its kind, or happens for the first time."""

import re
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.facts.clauses import Clause
from zgc_cli.parser.facts.complements import Complement, is_object
from zgc_cli.parser.facts.predicate import Predication, base, is_nominal, is_verb, predication
from zgc_cli.parser.facts.topic import Topic, topic


@cache
def _first() -> re.Pattern[str]:
    """Match 全球首个, 我国首款, 第一家, 的首次."""
    measures = f"次|创|单|展|秀|发|{lexicon.pattern('measure_words')}"
    return re.compile(
        f"(?P<scope>{lexicon.pattern('scopes')})?的?(?P<first>(?:首|第一)(?:{measures}))"
    )


def owned(text: str, reading: Predication, about: Topic | None) -> tuple[str, Complement] | None:
    """Read 这是全球首个某某机器人 and 这是某某的首次应用: a subject that only points.

    Returns the subject with what is said of it.
    """
    units = reading.units
    start, end = reading.object
    if units[reading.verb].text != "是" or start == end or (about and about.named):
        return None
    words = text[units[start].start : units[end - 1].end]
    match = _first().search(words)
    if not match or not is_object(units[start:end]):
        return None
    noun = words[match.end() :]
    owner = words[: match.start()].rstrip("的")
    if not noun:
        return None
    if match.start() == 0 and match["scope"]:
        return noun, Complement("first", "是", match[0], "first-of-kind")
    of = match[0][0] == "的" or words[match.start() - 1 : match.start()] == "的"
    ahead = [u for u in units[start:end] if u.end <= units[start].start + len(owner)]
    if about is None and ahead and of and is_nominal(ahead) and not any(map(is_verb, ahead)):
        return owner, Complement("first", match["first"], noun, "first-of-owner")
    return None


def told(text: str, reading: Predication) -> Complement | None:
    """Read 首次揭示某事 and 是我国首款某某 of a subject that is known."""
    units = reading.units
    start, end = reading.object
    if start == end or not is_object(units[start:end]):
        return None
    words = text[units[start].start : units[end - 1].end]
    adverb = next((u for u in units[reading.subject[1] : reading.verb] if u.text == "首次"), None)
    if adverb:
        predicate = text[adverb.start : units[start].start]
        return Complement("first", predicate, words, "first-time")
    verb = base(units[reading.verb].text)
    if verb in ("是", "成为", "为") and _first().search(words):
        front = text[units[reading.subject[1]].start : units[start].start].lstrip("也还更又均都")
        return Complement("first", front, words, "is-first")
    return None


def caused(text: str, clause: Clause) -> tuple[Topic, Complement] | None:
    """Read 让山区首次接入高速网络: the first time is that of the object of 让."""
    units = clause.units
    let = next((i for i, u in enumerate(units) if u.text in ("让", "使")), -1)
    at = next((i for i, u in enumerate(units) if u.text == "首次"), -1)
    if not 0 <= let < at - 1 or not is_nominal(units[let + 1 : at]):
        return None
    rest = predication(units[at + 1 :])
    if rest is None or rest.object[0] == rest.object[1]:
        return None
    about = topic(text, units[let + 1 : at], clause.sentence)
    held = rest.units[rest.object[0] : rest.object[1]]
    if about is None or not is_object(held):
        return None
    predicate = text[units[at].start : held[0].start]
    object_ = text[held[0].start : held[-1].end]
    return about, Complement("first", predicate, object_, "first-time")
