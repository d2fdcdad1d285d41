"""What the reading of clauses passes on: the facts it makes, the clause it reads, the state."""

from collections.abc import Sequence

from zgc_cli.document.records import Entity, Paragraph, Quote, Span, Token
from zgc_cli.parser.facts.attributes import Measure, measure
from zgc_cli.parser.facts.clauses import MOST_UNITS, FactClause
from zgc_cli.parser.facts.complements import Complement
from zgc_cli.parser.facts.predicate import Predication, predication
from zgc_cli.parser.facts.subjects import Subject, named_subject
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.named_tuple import NamedTuple


class Statement(NamedTuple):
    """A fact before it has a number; `offset` keeps the order of those of one clause.

    `time` and `context` are what it needs from around it.
    """

    kind: str
    subject: str
    predicate: str
    object: str
    entities: tuple[Entity, ...]
    span: Span
    offset: int
    rule: str
    time: str | None = None
    context: str | None = None


class ClauseReading(NamedTuple):
    """A clause with what its grammar tells."""

    paragraph: Paragraph
    tokens: Sequence[Token]
    clause: FactClause
    predication: Predication | None
    measure: Measure | None

    @classmethod
    def of(
        cls, paragraph: Paragraph, tokens: Sequence[Token], clause: FactClause
    ) -> "ClauseReading":
        """Read a clause of a paragraph, which has these tokens."""
        said = predication(paragraph.text, clause.units)
        return cls(paragraph, tokens, clause, said, measure(paragraph.text, clause.units))

    @property
    def text(self) -> str:
        """The text of the paragraph."""
        return self.paragraph.text

    @property
    def units(self) -> Sequence[TextUnit]:
        """The units of the clause."""
        return self.clause.units

    @property
    def has_subject(self) -> bool:
        """Whether the clause has a subject of its own, or an attribute with its figure."""
        predicated = self.predication and self.predication.subject_units
        return bool(predicated or (self.measure and self.measure.noun))

    def subject(self, units: Sequence[TextUnit]) -> Subject | None:
        """Return the subject that some units of the clause name."""
        return named_subject(self.text, units)

    def statement(
        self,
        subject: str,
        said: Complement,
        rule: str,
        entities: tuple[Entity, ...],
        start: int | None = None,
    ) -> Statement:
        """Return a fact of which the evidence begins at `start`, else with the clause."""
        begin = self.clause.start if start is None else start
        span = Span(self.paragraph.id, begin, self.clause.end)
        return Statement(*said[:1], subject, *said[1:3], entities, span, self.clause.start, rule)


class Dating(NamedTuple):
    """A time expression that dates what follows: where it begins, and what it says, if it tells.

    It `opens` a sentence or clause, or belongs to the verb of one subject; it is a `period`, or a
    day.
    """

    start: int
    words: str | None
    opens: bool
    period: bool


class State(NamedTuple):
    """What the clauses read so far leave to the next one.

    `begin` is where the sentence begins, `topic` what it is about so far, `last` what the
    sentence before was about. `hedge` makes what follows a plan, `attribute` is the one of
    which a figure was told last, with its owner; `owner`: the one in front of the last
    semicolon; `acted`: what the clause before tells may be what the next one is about;
    `listing`: the clause before is one of a list. `seen` are the units of the sentence,
    `recent` those of the one before, `source` is who is reported to say it all, `dated` the
    time expression that dates what follows it, `period` that of the sentence before, `report`
    that of which a report tells, anywhere before in the paragraph; `claimed`: somebody says
    what follows, `told`: so in the sentence before; `accident` and `contest` are those told
    last, anywhere before.
    """

    begin: int = 0
    topic: Subject | None = None
    last: Subject | None = None
    hedge: str = ""
    attribute: tuple[Subject, str] | None = None
    owner: Subject | None = None
    acted: bool = False
    listing: bool = False
    source: Quote | None = None
    dated: Dating | None = None
    period: Dating | None = None
    report: Dating | None = None
    contest: str = ""
    told: bool = False
    claimed: bool = False
    accident: Subject | None = None
    seen: tuple[TextUnit, ...] = ()
    recent: tuple[TextUnit, ...] = ()

    def behind(self, clause: FactClause, dated: Dating | None) -> "State":
        """Return the state behind the mark that ends a clause, and the time that dates the next."""
        ends, lists = clause.mark[:1] in ("；", ";"), clause.mark == "、"
        # 甲取得乙、丙实现丁，展现了……: what follows a list is about all of them.
        open_ = ends or lists or self.listing
        return self._replace(
            topic=None if open_ else self.topic,
            owner=(self.topic or (self.attribute and self.attribute[0])) if ends else self.owner,
            hedge="" if ends else self.hedge,
            listing=lists,
            dated=dated,
            seen=(*self.seen, *clause.units)[-MOST_UNITS:],
        )
