"""The model that chooses who said a quote, or that nobody did: named features and their worth.

A softmax over the candidates and nobody, whose worth is 0; `tests/learn_speakers.py` learns the
weights, in `data/speakers_weights.txt`, and says how well they do. What the rules say of a quote
is a feature among others.
"""

from zgc_cli.parser.quotes.evidence import SpeakerEvidence, evidence
from zgc_cli.parser.quotes.quoted import COMMA, NAMING_VERBS, TERM, Quoted, QuoteVerdict
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker
from zgc_cli.parser.quotes.veiled import Cue
from zgc_cli.parser.quotes.verdicts.alone import (
    behind_contacted,
    introduced,
    introduces_himself,
    is_of,
    message_received,
    next_quote,
)
from zgc_cli.parser.quotes.verdicts.cantonese import dialect, dialect_verb
from zgc_cli.parser.quotes.verdicts.embedded import (
    PREDICATE,
    accused_answers,
    besides,
    listed_speech,
    passive_cue,
    periodical,
    question_behind,
    report_says,
    same_reporter,
)
from zgc_cli.reading import softmax
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_SPOKEN = 0.5  # the share of all candidates together from which somebody spoke
_NAMED = 0.35  # that of one from which he is named
_CONFIRMED = 0.45  # and that from which he is whom a rule names
_LENGTHS = (3, 5, 8, 12, 20)  # characters
_NEAR, _FAR = 12, 60  # characters in front of a quote in which a verb of saying is looked for
_LONG = 8  # characters of words that may be a speech with no verb of saying in front
_LEADS = {"：": "colon", "，": "comma", "”": "quote", "、": "list"}
# Rules whose speaker the sentence itself names: the model has no say.
_SURE = (
    accused_answers,
    same_reporter,
    besides,
    dialect,
    dialect_verb,
    listed_speech,
    passive_cue,
    periodical,
    question_behind,
    report_says,
    next_quote,
    behind_contacted,
    introduced,
    introduces_himself,
    message_received,
)
# Rules that have a verb of saying with its mark in front of the words, and verbs of old books.
_LED = ("colon-cue", "comma-cue")
# Rules by which the words around tell that quoted words are a name, a title or a motto.
_WRITTEN = ("naming-cue", "naming-tail")
_CLASSICAL = ("曰", "云", "载")
_CERTAIN = tuple(told.name for told in _SURE)
_PROVERB = Pattern("有(?:这样|这么)?一?句(?:老|俗|古|名)?话[，：]?$")  # 网上有这样一句话，“……”
_REPORTER = Pattern("记者|通讯员|编辑")
_SOME = Pattern(
    "(?:有人|不少人|[许很]多人|另一人)(?:[则还也又亦均都]|就)?[^，。；：“”]{1,20}[，：]?$"
)


class SpeakerCandidate(NamedTuple):
    """Somebody who may have said a quote, by which word, and what speaks for him."""

    speaker: Speaker
    cue: str | None
    features: dict[str, float]


@rule(
    "model-of-speakers",
    "对此，山野乡倡议，“[全乡农户一起上山种树]”。",
    never=("王海强调，这不是“形象工程”。",),
)
def by_model(quoted: Quoted, by: str, verdict: QuoteVerdict) -> QuoteVerdict | None:
    """Give a quote to whom the model takes for its speaker, None where the rules say the same.

    `by` is the rule that gave the verdict.
    """
    if by in _CERTAIN or not is_open(quoted, by, verdict):
        return None
    if verdict.speaker == UNKNOWN and _SOME.search(quoted.lead):
        return None  # 有人留言“……”
    found = candidates(quoted, by, verdict)
    known = softmax.weights("speakers")
    shares = softmax.shares([softmax.worth(known, c.features) for c in found])
    if sum(shares) < _SPOKEN:
        led = by in _LED and verdict.cue not in _CLASSICAL
        finished = led and quoted.finished and quoted.sentence_like
        return TERM if verdict.speaker and not finished else None
    best, share = found[shares.index(max(shares))], max(shares)
    if is_of(best.speaker, quoted.content) and not best.cue:
        return QuoteVerdict(UNKNOWN, verdict.cue)
    same = verdict.speaker is not None and called(best.speaker) == called(verdict.speaker)
    if share < (_CONFIRMED if same else _NAMED):
        return QuoteVerdict(UNKNOWN, best.cue or verdict.cue)
    return None if same else QuoteVerdict(best.speaker, best.cue)


MODELS = (by_model,)


def called(speaker: Speaker) -> str:
    """Return what a speaker is called; nothing if the text does not tell."""
    return speaker.name or speaker.role or ""


def is_open(quoted: Quoted, by: str, verdict: QuoteVerdict) -> bool:
    """Return whether somebody may have said the words: no name without a verb of saying near."""
    if quoted.is_name or (by in _WRITTEN and not (quoted.finished or quoted.sentence_like)):
        return False
    if ("话" in quoted.lead and _PROVERB.search(quoted.lead)) or (
        quoted.tail.startswith("的") and not verdict.speaker
    ):
        return False  # “三千奇峰，八百秀水”的山城
    if verdict.speaker or quoted.finished or quoted.sentence_like or len(quoted.content) > _LONG:
        return True
    return bool(_cues(quoted, _FAR))


def candidates(quoted: Quoted, by: str, verdict: QuoteVerdict) -> list[SpeakerCandidate]:
    """Return the candidates of a quote with their features."""
    lead = _lead(quoted)
    shared = _shared(quoted, lead, by)
    found: dict[str, SpeakerCandidate] = {}

    def add(speaker: Speaker, cue: str | None, names: list[str]) -> None:
        new = SpeakerCandidate(speaker, cue, dict.fromkeys(shared, 1.0))
        held = found.setdefault(called(speaker), new)
        held.features.update(dict.fromkeys(names, 1.0))

    if verdict.speaker:
        kind = "nobody" if verdict.speaker == UNKNOWN else "somebody"
        add(verdict.speaker, verdict.cue, [f"rule's {kind}", f"rule's {kind}: {by}"])
    add(UNKNOWN, verdict.cue, ["unknown", f"unknown, lead {lead}"])
    placed: set[str] = set()
    for told in evidence(quoted):
        nearest = called(told.speaker) not in placed
        placed.add(called(told.speaker))
        names = _of_place(quoted, told, lead) if nearest else [f"also at {told.place}"]
        add(told.speaker, told.cue, names)
    return list(found.values())


def _cues(quoted: Quoted, width: int) -> list[Cue]:
    """Return the verbs of saying in so many characters in front of a quote, in its sentence."""
    stop = quoted.left + len(quoted.lead)
    return quoted.first.verbs_in(max(quoted.left, stop - width), stop)


def _lead(quoted: Quoted) -> str:
    """Return what leads to a quote: nothing, a colon, a comma, a verb of saying, other words."""
    if not quoted.lead:
        return "nothing"
    if quoted.lead[-1] in _LEADS:
        return _LEADS[quoted.lead[-1]]
    cues = _cues(quoted, _NEAR)
    ends = bool(cues) and cues[-1].end == quoted.left + len(quoted.lead)
    return "words" if not cues else "verb" if ends else "verb and words"


def _shared(quoted: Quoted, lead: str, by: str) -> list[str]:
    """Return the features of the quote itself: what makes it a speech, whoever spoke."""
    length = next((f"to {n}" for n in _LENGTHS if len(quoted.content) <= n), "long")
    tail = quoted.tail[:1] if quoted.tail[:1] in tuple("，。；！？“、的等：") else "words"
    begin = quoted.after + tail.startswith(COMMA)
    if quoted.last.verbs_in(quoted.after, quoted.clause_end(begin)):
        tail += " and verb"
    shape = "finished" if quoted.finished else "clause" if quoted.sentence_like else "words"
    names = [f"is {shape}", f"length {length}", f"lead {lead}", f"tail {tail}"]
    names += [f"in {quoted.first.paragraph.kind}", f"by rule: {by}", f"by rule: {by}, {shape}"]
    names += [f"lead {lead}, tail {tail}", f"lead {lead}, {shape}, {length}"]
    words = quoted.first.words(quoted.open + 1, quoted.open + 1 + len(quoted.content))
    if tags := [word.tag[:1] for word in words if word.tag != "x"]:
        names += [f"begins {tags[0]}", f"ends {tags[-1]}"]
    if PREDICATE.match(quoted.content):
        names += ["predicate", f"predicate, lead {lead}"]
    if cues := _cues(quoted, _FAR):
        names += ["verb before", f"verb before, lead {lead}"]
        if cues[-1].text in NAMING_VERBS:
            names.append(f"naming verb, lead {lead}")
    return names


def _of_place(quoted: Quoted, told: SpeakerEvidence, lead: str) -> list[str]:
    """Return the features of one place that names a candidate."""
    place, how, says = told.place, told.how, told.says
    names = [f"at {place}", f"as {how}", f"at {place}, verb {says}", f"as {how}, verb {says}"]
    names += [f"at {place}, verb {says}, lead {lead}", f"at {place}, as {how}"]
    if _REPORTER.search(f"{called(told.speaker)} {told.speaker.role}"):
        names.append("reporter")
    if told.speaker.name and told.speaker.name in quoted.content:
        names.append("named in the words")
    return names
