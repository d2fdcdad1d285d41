"""How two articles stand to each other, and in what: the words that a comparison uses."""

from typing import Literal

Relation = Literal["differs", "only", "same"]
RELATIONS: tuple[Relation, ...] = ("differs", "only", "same")
# What is compared: records, what was changed in a sentence, and whole sentences.
_RECORDS = ("figure", "speaker", "quote", "fact")
COMPARED = (*_RECORDS, "date", "name", "wording", "sentence", "paragraph")
