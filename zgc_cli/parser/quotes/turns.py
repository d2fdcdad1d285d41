"""Turns of question and answer: what somebody says without marks, over one or more paragraphs.

A turn begins with a label (记者：…, 问：…, 王海：…) and runs to the next one. 问 and 答 stand for
people whom the introduction names: 发言人王海回答记者提问.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from zgc_cli.document.records import Paragraph
from zgc_cli.parser.layout.turns.turn_labels import (
    EMPHASIS,
    TurnLabel,
    framed_label,
    is_polite,
    label,
    label_alone,
    open_label,
    words_as_label,
)
from zgc_cli.parser.quotes import affiliation
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.veiled import NamedSpan, VeiledParagraph, is_finished, names_in
from zgc_cli.parser.words.text_units import TURN
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.reading.quotation import Part, Quotation
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import title_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# Kinds of paragraphs that end a turn; a caption or a credit stands between its paragraphs.
_BORDERS = ("title", "heading")
# Lines without a label, and what they are.
_UNLABELLED = {
    "question-line": TurnLabel(0, 0, 0, "ask", True, ""),
    "answer-line": TurnLabel(0, 0, 0, "answer", True, ""),
}
_TURNS = ("turn-line", "framed-turn", *_UNLABELLED)
_OTHER_LINES = (*_TURNS, "comment-line", "field-line", "table-row", "roster-line")
_SPEAKING = Pattern("[我咱您你]|谢谢")
_ANY = Pattern("")
# Behind the last turn the article may go on by itself: 据了解，…… 采访结束时，他…….
_NOT_TOLD = Pattern("^(?![据他她（(]|采访|记者|截至|编[者辑])(?!.*记者)")
_WAITS = Pattern("[？?]|谢谢[^，]{0,6}。?$")
_ANSWERS = Pattern(
    "答[^。]{0,8}记者|[就对][^。]{2,40}答|回答|专访|采访|访谈|对话|对谈|做客|解读|提问|吹风会"
)
_ASKER = "记者"
_ASKS = Pattern("^另?有(?=记者)|(?:提问|(?<=[者友民众])[提追]?问)$")
_BARE = Pattern(r"(?:(?:[问提追回QA]|问题)?\d{0,2})")
_REPORTERS = (_ASKER, "主持人", "通讯员")
_SPOKESMEN = ("发言人", "负责人")
_ABOUT = Pattern("[就对][^，。；]{2,60}?(?:答|接受|召开|举行)")
_UNNAMED = Pattern("(?:有关)?(?:部门|方面)?(?:有关|相关)?(?:负责人|负责同志|发言人)")


class Turn(NamedTuple):
    """What somebody says in one turn, its label left out."""

    words: Quotation
    speaker: Speaker


class Introduction(NamedTuple):
    """Who is asked, and who asks, as the paragraphs in front of the first turn tell."""

    answers: Speaker
    asks: Speaker


@rule(TURN, "问：[路修好了吗？]\n答：[修好了。]", never=("问：“路修好了吗？”\n答：“修好了。”",))
def turns(speakers: Speakers, passages: Sequence[VeiledParagraph]) -> Iterator[Turn]:
    """问：路修好了吗？ | 答：修好了。."""
    yield from _comments(passages)
    begun = [p.index for p in passages if p.paragraph.rule in _TURNS]
    if not begun:
        return
    introduced = _introduction(speakers, passages[: begun[0]])
    labels = [_label(passages[index].paragraph) for index in begun]
    unlabelled = all(passages[index].paragraph.rule in _UNLABELLED for index in begun)
    if unlabelled and introduced.answers == UNKNOWN:
        return
    # Where nobody asks, what stands between the turns is told: 市民：…… 桥上人来人往.
    between = _ANY if any(read and read.kind == "ask" for read in labels) else _SPEAKING
    longest = 1  # paragraphs of a turn so far
    posts: dict[str | None, Speaker] = {}  # by name, of those whose post a label has told
    for (index, stop), read in zip(pairwise([*begun, len(passages)]), labels, strict=True):
        passage = passages[index]
        if read is None:
            continue
        if stop < len(passages):
            words = tuple(_words(passages[index:stop], read, between))
            longest = max(longest, len(words))
        else:
            behind = _NOT_TOLD if longest > 1 else _SPEAKING
            words = tuple(islice(_words(passages[index:stop], read, behind), max(longest, 3)))
        if words and not _opens_quote(passage, read) and not _in_marks(passages, words):
            speaker = _speaker(speakers, passage, read, introduced)
            if speaker.name and not (speaker.role or speaker.org or speaker.name in posts):
                speaker = _introduced(passages[: begun[0]], speaker.name)
            if speaker.name and (speaker.role or speaker.org):
                posts[speaker.name] = speaker
            yield Turn(words, posts.get(speaker.name, speaker))


TURNS: tuple[Rule[Callable[[Speakers, Sequence[VeiledParagraph]], Iterator[Turn]]], ...] = (turns,)


def _label(paragraph: Paragraph) -> TurnLabel | None:
    unlabelled = _UNLABELLED.get(paragraph.rule)
    if unlabelled:
        asks = unlabelled.kind == "ask"
        said = list_mark(paragraph.text) if asks else 0
        while paragraph.text[said] in EMPHASIS:
            said += 1
        return unlabelled._replace(said=said)
    if paragraph.rule == "framed-turn":
        framed = framed_label(paragraph.text)
        return framed[0] if framed else None
    readers = (label, open_label, label_alone, words_as_label)
    return next((read for reader in readers if (read := reader(paragraph.text))), None)


def _comments(passages: Sequence[VeiledParagraph]) -> Iterator[Turn]:
    """Yield the comments of readers, one a line, each of whom its label names."""
    for passage in passages:
        text = passage.paragraph.text
        read = open_label(text) if passage.paragraph.rule == "comment-line" else None
        if read:
            said = (Part(passage.index, read.said, len(text)),)
            if not _in_marks(passages, said):
                yield Turn(said, Speaker(text[read.start : read.end]))


def _words(
    passages: Sequence[VeiledParagraph], read: TurnLabel, goes_on: Pattern
) -> Iterator[Part]:
    """Yield what is said: behind the label, and in the paragraphs up to the next turn.

    A question is not carried on; another turn is as long as `goes_on` is found in what follows.
    """
    first = passages[0].paragraph.text
    if read.said < len(first):
        yield Part(passages[0].index, read.said, len(first.rstrip(EMPHASIS)))
    said = first[read.said :]
    for passage in passages[1:]:
        paragraph = passage.paragraph
        asked = read.kind == "ask" and bool(_WAITS.search(said))
        if paragraph.kind in _BORDERS or paragraph.rule in _OTHER_LINES or asked:
            return
        if paragraph.kind != "body":
            continue
        if said and not goes_on.search(paragraph.text):
            return
        said = paragraph.text
        yield Part(passage.index, 0, len(paragraph.text))


def _in_marks(passages: Sequence[VeiledParagraph], words: Quotation) -> bool:
    """Return whether all that is said stands in quotation marks, a quote like others."""
    whole = [(part.start + 1, part.end - 1) for part in words]
    return all(
        span in passages[part.number].quoted for part, span in zip(words, whole, strict=True)
    )


def _opens_quote(passage: VeiledParagraph, read: TurnLabel) -> bool:
    """Return whether what is said begins with marks of its own that end in the same paragraph.

    The article goes on behind them: 王海：“修好了。”他走上桥。
    """
    text = passage.paragraph.text
    quoted = [(start, end) for start, end in passage.quoted if start == read.said + 1]
    return any(is_finished(text[start:end]) for start, end in quoted)


def _speaker(
    speakers: Speakers, passage: VeiledParagraph, read: TurnLabel, introduced: Introduction
) -> Speaker:
    text = passage.paragraph.text[read.start : read.end]
    words = _ASKS.sub("", text).strip() if read.kind == "ask" else text.removesuffix("答")
    within = names_in(passage.persons, read.start, read.end)
    # A name that is shorter than the label has it is another's: not 王海 in 王海洋.
    named = [n.name for n in within if not read.name or n.end == read.end]
    if read.name or (named and read.kind != "ask"):
        name = named[-1] if named and len(read.name) != 1 else read.name
        if len(read.name) > len(name) and read.name.endswith(name):
            name = read.name
        return _person(speakers, passage, read, name)
    if _BARE.fullmatch(words):
        return introduced.asks if read.kind == "ask" else introduced.answers
    if words == "记":
        return Speaker(None, _ASKER)
    if title_at_end(words):
        told = affiliation.read(passage, read.start, read.start + len(words))
        if words.endswith(_ASKER):
            return Speaker(None, _ASKER, told.org)
        return Speaker(None, told.role or words, told.org)
    return Speaker(words.strip("《》"))


def _person(speakers: Speakers, passage: VeiledParagraph, read: TurnLabel, name: str) -> Speaker:
    """Return whom a label names in full, by his surname, or by that and his title."""
    if len(name) == 1:
        of_name = [known for known in speakers.known if known[0] == name and len(known) > 1]
        return speakers.person(of_name[0]) if len(of_name) == 1 else UNKNOWN
    short = title_at_end(name) or is_polite(name)
    known = speakers.by_surname(passage, read.start, name) if short else None
    speaker = known or speakers.person(speakers.aliases.get(name, name))
    begin, behind = read.end - len(name), read.start + len(name)
    if speaker.role or begin <= read.start:
        return speaker
    if passage.paragraph.text.startswith(name, read.start):  # 王海 特约评论员：
        return Speaker(speaker.name, *affiliation.read(passage, behind, read.end))
    return Speaker(speaker.name, *affiliation.read(passage, read.start, begin))


def _introduced(passages: Sequence[VeiledParagraph], name: str) -> Speaker:
    """Return whom a label names with the post that stands beside his name further up."""
    for passage in passages:
        start = passage.veiled.find(name)
        if start >= 0:
            span = NamedSpan(start, start + len(name), name)
            told = affiliation.before(passage, span)
            if told.role:
                return Speaker(name, *told)
    return Speaker(name)


def _introduction(speakers: Speakers, passages: Sequence[VeiledParagraph]) -> Introduction:
    """Return who answers: the one spokesman, the one who is told to be asked, or the only one."""
    told = [p for p in passages if p.paragraph.kind in ("title", "body", "heading")]
    asked = [p for p in told if _ANSWERS.search(p.paragraph.text)]
    asks = Speaker(None, _ASKER) if any(_ASKER in p.paragraph.text for p in told) else UNKNOWN
    named = list(_named(asked))
    for names in ([n for n, office in named if office.endswith(_SPOKESMEN)], [n for n, _ in named]):
        if len(distinct := list(dict.fromkeys(names))) == 1:
            return Introduction(speakers.person(distinct[0]), asks)
    for passage in asked if not named else ():
        if match := _UNNAMED.search(passage.veiled):
            role, org = affiliation.read(passage, max(0, match.start() - 30), match.end())
            return Introduction(Speaker(None, role or match[0], org), asks)
    only = {name for name, _ in _named(told)} if not named else set()
    return Introduction(speakers.person(only.pop()) if len(only) == 1 else UNKNOWN, asks)


def _named(passages: Sequence[VeiledParagraph]) -> Iterator[tuple[str, str]]:
    """Yield the persons who may answer, each with what stands in front of his name.

    Not reporters, nor whom the questions are about: 发言人就王海来访答记者问.
    """
    for passage in passages:
        about = [match.span() for match in _ABOUT.finditer(passage.veiled)]
        for name in passage.persons:
            office = passage.veiled[max(0, name.start - 8) : name.start].rstrip(" 　")
            asked_about = any(start < name.start < end for start, end in about)
            if not asked_about and not office.endswith(_REPORTERS):
                yield name.name, office
