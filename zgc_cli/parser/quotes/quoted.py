"""A quoted span as its rules see it: its words, and what stands before and behind it."""

from collections.abc import Callable
from functools import cached_property

from zgc_cli import lexicon
from zgc_cli.parser.quotes.clause_subjects import subject
from zgc_cli.parser.quotes.speakers import Speaker, Speakers
from zgc_cli.parser.quotes.veiled import VeiledParagraph, is_finished, names_in
from zgc_cli.reading.rule import Rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

WINDOW = 200  # characters before and behind a quote in which its speaker is looked for
# The dateline of a wire report or a local paper, brackets in it veiled, which leads to no quote.
_DATELINE = Pattern("^(?:.{0,12}讯|.{2,24}电)[ 　\ue001]{,80}$")
_SPLIT = tuple("，,、；;：:—")
COMMA = "，"
# So long must quoted words be to be a clause that was spoken; behind a verb of saying, the second.
CLAUSE, SHORT_CLAUSE = 8, 5
# 报告提出“双碳”: these words give a name as often as a speech.
NAMING_VERBS = (
    *("提出", "提到", "谈到", "讲到", "说到", "写道", "宣布", "介绍", "解释"),
    *("自称", "号称", "强调", "指出", "倡导", "提倡", "呼吁", "承诺"),
)
_OFTEN, _LONGEST_NAME = 3, 12  # times that a name is quoted, and its characters
_OF_EVENTS = ("事件", "行动", "计划", "工程", "战略", "倡议")  # how the name of an event ends
_GOES_BY = Pattern("(?:属于|(?<![大高狂尖惊惨怒哭呼喊吼])叫做?|所谓的?|被称作?)$")
_FIRST_PERSON = Pattern("[我咱俺你您]")
_AND_ANOTHER = Pattern("(?:、|以?及|和|与)“")
_PAUSE = Pattern("[，。！？；,!?;]")


class Quoted:
    """One outermost quoted span with what stands before and behind it in its sentence.

    `open` is the opening mark in `first`, `close` the offset behind the closing one in `last`
    (they differ where a quote runs over paragraphs); `after` is `close` or, where other quotes
    follow without a word between, the end of the last of these. `times` tells how often the text
    quotes the same words.
    """

    def __init__(
        self,
        speakers: Speakers,
        first: VeiledParagraph,
        last: VeiledParagraph,
        content: str,
        places: tuple[int, int, int],
        neighbours: tuple[tuple[VeiledParagraph, str], ...] = (),
        times: int = 1,
    ) -> None:
        """Take it; `places` are `open`, `close` and `after`."""
        self.speakers = speakers
        self.first, self.last = first, last
        self.content = content
        self.open, self.close, self.after = places
        self.neighbours = neighbours
        self.times = times

    @cached_property
    def finished(self) -> bool:
        """A stop stands inside the marks: “……。”."""
        return is_finished(self.content)

    @cached_property
    def ended(self) -> bool:
        """It is finished, or the attribution splits it at a comma: “……，”他说."""
        return self.finished or self.content.rstrip().endswith(_SPLIT)

    @cached_property
    def closed(self) -> bool:
        """The words end a clause, inside the marks or right behind them."""
        return self.ended or self.tail[:1] in ("", *"，。！？；：“")

    @cached_property
    def is_listed(self) -> bool:
        """Another quote follows with nothing but a conjunction between: “……”、“……”."""
        return bool(_AND_ANOTHER.match(self.tail))

    @cached_property
    def is_name(self) -> bool:
        """Words that the text quotes again and again, or by which it says that something goes."""
        short = self.times >= _OFTEN and len(self.content) <= _LONGEST_NAME
        event = self.content.endswith(_OF_EVENTS) and len(self.content) <= _LONGEST_NAME
        return not (self.ended or self.sentence_like) and (
            short or event or self._is_body or bool(_GOES_BY.search(self.lead))
        )

    @cached_property
    def _is_body(self) -> bool:
        """The words are the name of a body: “德国之声”30日报道."""
        inside = names_in(self.first.orgs, self.open + 1, self.close)
        return any(n.end - n.start == len(self.content) for n in inside)

    @cached_property
    def ends_sentence(self) -> bool:
        """Nothing follows in the sentence but its stop."""
        return self.tail[:1] in ("", *"。！？")

    @cached_property
    def sentence_like(self) -> bool:
        """It is a clause, not a coined word."""
        text = self.content
        return bool(_PAUSE.search(text[:-1])) or (
            len(text) >= 6 and bool(_FIRST_PERSON.search(text))
        )

    @cached_property
    def left(self) -> int:
        """Where the sentence begins that leads to the quote."""
        return max(self.first.sentence_start(self.open), self.open - WINDOW)

    @cached_property
    def right(self) -> int:
        """Where the sentence ends that follows the quote."""
        return min(self.last.sentence_end(self.after), self.after + WINDOW)

    @cached_property
    def lead(self) -> str:
        """What leads to the quote in its sentence; a dateline does not."""
        lead = self.first.veiled[self.left : self.open].rstrip()
        return "" if _DATELINE.match(lead) else lead

    @cached_property
    def tail(self) -> str:
        """What follows the quote in its sentence."""
        return self.last.veiled[self.after : self.right]

    @cached_property
    def leads_on(self) -> bool:
        """What follows leads to the next quote: “……。”李芳问：“……”."""
        return self.last.veiled.startswith("：“", self.clause_end(self.after))

    def clause_end(self, start: int) -> int:
        """Return where the clause that begins at `start` ends in what follows the quote."""
        marks = (self.last.veiled.find(mark, start, self.right) for mark in "，；：“")
        return min((mark for mark in marks if mark >= 0), default=self.right)

    def subject_before(self, end: int, start: int | None = None) -> Speaker | None:
        """Return who is the subject in front of the quote, in its own sentence or from `start`."""
        begin = self.left if start is None else start
        return subject(self.speakers, self.first, begin, end)

    def subject_behind(self, end: int) -> Speaker | None:
        """Return who is the subject of what follows the quote, up to an offset."""
        return subject(self.speakers, self.last, self.after, end)

    def recent(self, offset: int) -> Speaker | None:
        """Return who was the subject last before an offset."""
        names = self.speakers.recent(self.first, offset)
        return next(map(self.speakers.person, names), None)


class QuoteVerdict(NamedTuple):
    """What a quote is: the words of a speaker, told by a verb of saying, or a term of nobody."""

    speaker: Speaker | None
    cue: str | None


TERM = QuoteVerdict(None, None)
QuoteRule = Rule[Callable[[Quoted], QuoteVerdict | None]]


def named_by(lead: str) -> bool:
    """Return whether what leads to a quote ends in words behind which a name stands: 主题为."""
    cues = lexicon.words("naming_cues")
    return any(lead[-length:] in cues for length in range(1, 10))
