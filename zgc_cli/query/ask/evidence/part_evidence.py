"""What an article has of the parts of a question, and which of them tell most."""

from math import log

from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import FUNCTION, LIGHT, QuestionPart
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.query.match.normalize import OUTSIDE
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import is_common
from zgc_cli.reading.normal import name_form


class Evidence:
    """What an article has of the parts of one question."""

    def __init__(self, passages: Passages, question: Question, records: PlacedRecords) -> None:
        """Weigh the question's parts: what many sentences hold tells less."""
        self.records = records
        self.passages = passages
        self.parts = question.parts
        self.weights = [self._weight(part) for part in question.parts]
        entities = records.document.entities
        self.types = {name_form(form): e.type for e in entities for form in forms_of(e)}
        named = [e for e in entities if e.type != "term"]
        least = max(3, 0.6 * max((len(e.mentions) for e in named), default=0))
        topics = [e for e in named if len(e.mentions) >= least]
        self.topics = {name_form(form) for e in topics for form in forms_of(e)}
        self.pieces = [self._rarity(question.rest, length) for length in (1, 2)]
        self.chief = max(range(len(self.parts)), key=self._telling, default=-1)
        heavy = (n for n, part in enumerate(self.parts) if part.weight > LIGHT)
        self.first = next(heavy, -1)
        self._mentions: dict[str, int] = {}
        self.told = [self._told(part) for part in self.parts]

    def _telling(self, number: int) -> tuple[float, int]:
        """Return how much a part tells: a long one that few sentences hold the most."""
        part = self.parts[number]
        return self.weights[number] * min(len(part.text), 4), -number

    def _told(self, part: QuestionPart) -> float:
        """Return how well the article holds a part anywhere, in full or by a word like it."""
        whole = self.passages.whole
        if any(form in whole for form in part.forms):
            return 1.0
        return 0.85 * any(word in whole for word in part.near)

    @property
    def untold(self) -> tuple[float, float, float]:
        """Return what an article holds nowhere: the share, of one part, of what is beside."""
        rows = [*zip(self.parts, self.weights, self.told, strict=True)]
        total = sum(self.weights) or 1.0
        beside = max((1 - told for part, _, told in rows if part.beside), default=0.0)
        one = max((1 - told for part, _, told in rows if part.weight > LIGHT), default=0.0)
        return sum(weight * (1 - told) for _, weight, told in rows) / total, one, beside

    def mentions(self, text: str) -> int:
        """Return how often the article says something."""
        if text not in self._mentions:
            self._mentions[text] = self.passages.whole.count(text)
        return self._mentions[text]

    def _rarity(self, asked: str, length: int) -> dict[str, float]:
        """Return the question's strings of a length, each with its share of what is rare."""
        pieces = {asked[i : i + length] for i in range(len(asked) - length + 1)}
        told = sorted(p for p in pieces if not OUTSIDE.intersection(p) and not FUNCTION & {*p})
        texts = self.passages.texts
        rare = [log(1 + len(texts) / (0.5 + sum(p in t for t in texts))) for p in told]
        return {p: value / sum(rare) for p, value in zip(told, rare, strict=True)}

    def _weight(self, part: QuestionPart) -> float:
        texts = self.passages.texts
        holding = sum(any(form in text for form in part.forms) for text in texts)
        return part.weight * (1.0 - 0.4 * holding / (len(texts) or 1))

    def is_vital(self, part: QuestionPart) -> bool:
        """Return whether without a part nothing is answered, as without a name.

        Another turn (下一届), a term of the article, or what the question begins with and the
        article does not know: a name, most likely.
        """
        if part.kind == "unknown":
            return part.start == 0 and len(part.text) > 1 and not is_common(part.text)
        return part.kind == "turn" or (len(part.text) > 3 and part.text in self.passages.whole)
