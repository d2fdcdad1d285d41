"""Sentences of annotated texts with the persons, organisations and places in them.

A file is the annotation of a news text, NAME.json beside NAME.txt; lines with a character and its
BIO tag each; JSON lines with a `text` and the spans of its `label`s; or lines with
{{kind:name}} in them.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from zgc_cli.parser.words.gazetteer import Gazetteer

_NAMES = {
    "person": ("PER", "name", "person_name"),
    "org": ("ORG", "company", "government", "organization", "org_name", "company_name"),
    "place": ("LOC", "address", "location"),
}
KINDS = {name: kind for kind, names in _NAMES.items() for name in names}
_MARKED = re.compile(r"\{\{(\w+):([^{}]*)\}\}")


class Mention(NamedTuple):
    """A name from one character to before another."""

    start: int
    end: int
    kind: str


class Sentence(NamedTuple):
    """A text and the names in it."""

    text: str
    mentions: tuple[Mention, ...]

    def named(self, kind: str) -> frozenset[str]:
        """Return the names of a kind."""
        return frozenset(self.text[m.start : m.end] for m in self.mentions if m.kind == kind)


def is_news(path: Path) -> bool:
    """Return whether a file is the annotation of a news text."""
    return path.with_suffix(".txt").exists() and path.suffix == ".json"


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file, of news the paragraphs."""
    if is_news(path):
        return _news(path)
    if path.suffix == ".json":
        return _labelled(path)
    with path.open(encoding="utf-8") as file:
        is_tagged = re.fullmatch(r"\S [BIO]\S*", file.readline().strip())
    return _tagged(path) if is_tagged else _marked(path)


def _news(path: Path) -> Iterator[Sentence]:
    gold = json.loads(path.read_text("utf-8"))
    told = [(name, kind) for kind in _NAMES for name in gold["ENT"].get(kind, [])]
    told += [(name, "org" if "org" in of else of[0]) for name, of in gold.get("EITHER", {}).items()]
    kinds = {form: kind for name, kind in told if kind in _NAMES for form in name.split("|")}
    known = Gazetteer(kinds)
    for line in path.with_suffix(".txt").read_text("utf-8").splitlines():
        text = line.strip()
        spans = known.finditer(text)
        yield Sentence(text, tuple(Mention(s, e, kinds[text[s:e]]) for s, e in spans))


def _tagged(path: Path) -> Iterator[Sentence]:
    text, start, kind = "", 0, ""
    mentions: list[Mention] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        char, _, tag = line.strip().partition(" ")
        if kind and tag != f"I-{kind}":
            mentions.append(Mention(start, len(text), KINDS[kind]))
            kind = ""
        if tag.startswith("B-"):
            start, kind = len(text), tag[2:]
        text += char
        if not char and text:
            yield Sentence(text, tuple(mentions))
            text, mentions = "", []


def _labelled(path: Path) -> Iterator[Sentence]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        spans = [
            Mention(start, last + 1, KINDS[label])
            for label, names in row["label"].items()
            if label in KINDS
            for places in names.values()
            for start, last in places
        ]
        yield Sentence(row["text"], tuple(sorted(spans)))


def _marked(path: Path) -> Iterator[Sentence]:
    return map(marked_sentence, path.read_text("utf-8").split("\n"))


def marked_sentence(line: str) -> Sentence:
    """Return the sentence of a line with {{kind:name}} in it."""
    text, done = "", 0
    mentions = []
    for found in _MARKED.finditer(line):
        text += line[done : found.start()]
        name = found[2].strip()
        if found[1] in KINDS:
            mentions.append(Mention(len(text), len(text) + len(name), KINDS[found[1]]))
        text += name
        done = found.end()
    return Sentence(text + line[done:], tuple(mentions))
