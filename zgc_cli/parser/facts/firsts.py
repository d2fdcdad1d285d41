"""What is the first of its kind, where the subject only points: 这是全球首个某某机器人."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.facts.predicate import Predication, is_object, is_verb
from zgc_cli.parser.facts.subjects import Subject
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.reading.rule import Rule, rule


class Complement(NamedTuple):
    """The rest of a fact whose subject is known."""

    kind: str
    predicate: str
    object: str


# Reads 这是 with its object; `pointed`: it is known to what the subject points.
FirstRule = Rule[Callable[[str, Predication, bool], tuple[str, Complement] | None]]


@cache
def first_of_kind() -> re.Pattern[str]:
    """Match 全球首个, 我国首款, 第一家, 的首次."""
    measures = f"次|创|单|展|秀|发|{lexicon.pattern('measure_words')}"
    return re.compile(
        f"(?P<scope>{lexicon.pattern('scopes')})?的?(?P<first>(?:首|第一)(?:{measures}))"
    )


@rule(
    "first-of-kind",
    "展台上摆着一台设备。这是全球首个竹材分拣机器人。",
    never=("这是一个竹材分拣机器人。",),
)
def _of_kind(text: str, reading: Predication, pointed: bool) -> tuple[str, Complement] | None:
    """Read a subject that only points: it is what the object names."""
    words = text[reading.object_units[0].start : reading.object_units[-1].end]
    match = first_of_kind().match(words)
    if not match or not match["scope"] or match.end() == len(words):
        return None
    return words[match.end() :], Complement("first", "是", match[0])


@rule("first-of-owner", "这是青穗农业集团的首次海外签约。", never=("这是青穗农业集团的海外签约。",))
def _of_owner(text: str, reading: Predication, pointed: bool) -> tuple[str, Complement] | None:
    """Read 这是某某的首次应用: the owner in front of 的 is the subject."""
    held = reading.object_units
    words = text[held[0].start : held[-1].end]
    match = first_of_kind().search(words)
    if not match or pointed or match.end() == len(words):
        return None
    owner = words[: match.start()].rstrip("的")
    of = match[0][0] == "的" or words[match.start() - 1 : match.start()] == "的"
    ahead = [u for u in held if u.end <= held[0].start + len(owner)]
    if not ahead or not of or not is_nominal(ahead) or any(map(is_verb, ahead)):
        return None
    return owner, Complement("first", match["first"], words[match.end() :])


POINTING: tuple[FirstRule, ...] = (_of_kind, _of_owner)


def pointing(
    text: str, reading: Predication, about: Subject | None
) -> tuple[str, str, Complement] | None:
    """Read 是 behind a subject without a name; return rule, subject and what is said of it."""
    held = reading.object_units
    if reading.units[reading.verb].text != "是" or not held or not is_object(held):
        return None
    if about and about.named:
        return None
    for each in POINTING:
        if found := each.apply(text, reading, about is not None):
            return each.name, *found
    return None
