"""A paragraph as the attribution of quotes sees it: quoted words and brackets veiled, cues found.

The veiled text has the length of the paragraph's own, so that every offset holds in both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import zip_longest

from zgc_cli import lexicon
from zgc_cli.document.records import Paragraph, Token
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# Stand for a character of a quote's content, and for one of a bracket with its content.
QUOTED = "\ue000"
BRACKETED = "\ue001"
BOUNDARY = "，。；：！？“”"
_STOP = Pattern("[。！？]")
_CLAUSE_MARK = Pattern("[，；：“”。！？]")
_CLAUSE = 60  # characters in front of a verb in which its clause begins
_MOST_CUES = 60  # that are looked at of a stretch of text
HE = Pattern("[他她](?:还|也|又|则|随后|同时|进一步|再次)*")
_FULL_STOPS = tuple("。！？!?…．～~.")

_BRACKET = Pattern(r"[（(][^（）()]{0,200}[）)]")
_HALF_WIDTH = str.maketrans(",:;?!.", "，：；？！。")
# A comma inside 1,200 and the colon of 09:30 end no clause.
_PUNCTUATION = Pattern(
    r"(?<!\d)[,:;]|[,:;](?!\d)|[?!]|(?<![\w.])\.(?![\w.])|(?<=[\u4e00-\u9fff])\.(?!\w)"
)
# The kind of a verb of one character that stands right behind its subject: 王海指, 王海又指.
BESIDE = "beside"
# Who is told, in front of the comma: 告诉某报记者，; an outlet by its name stands there too.
_LISTENER = Pattern("(?P<who>[^，。：；！？“”]{2,12})[，：]")
_TELLING = ("告诉", "告知")
_URGING = ("建议", "提醒", "呼吁", "告诫", "叮嘱")  # 王海建议家长，
# 提出剖宫产建议，, 作出回应，: a noun.
_MADE = Pattern("(?:提出|提过|[作做]出|发出|给出|给予)了?[^，。；：！？“”]{0,8}$")
# 遭到警示、批评，……: who is blamed does not speak.
_DONE_TO_HIM = Pattern(
    "(?:遭|被(?![告害问]))到?[^，。；：“”]{0,8}(?:批评|警告|质疑|[指斥]责|提醒|抨击|投诉)$"
    "|的(?:回应|批评|建议|解释|评论|质疑|说明|警告|表述|陈述|提法)$"
)
_NEAR = 12
# 应该公开道歉，要求退回: what is asked of somebody is not said.
_OWED = frozenset(("道歉", "致歉", "解释", "说明", "澄清", "回应", "表态", "交代"))
_ASKED_FOR = Pattern("(?:除了?|应该?|必须|需要?|要求?|呼吁|希望|请|盼|促)[^，。；：]{0,5}$")
OPENING = "“‘「『〝\"＂'"
CLOSING = "”’」』〞\"＂'"


class Cue(NamedTuple):
    """A verb of saying; `kind` is what the lexicon says: a `soft` one needs a finished quote."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def soft(self) -> bool:
        """Whether it is a cue only beside a finished quote."""
        return self.kind == "soft"


class NamedSpan(NamedTuple):
    """One place where an entity is named; `name` is the entity's own."""

    start: int
    end: int
    name: str


class VeiledParagraph:
    """One paragraph with its quoted spans, its cues and the names in it."""

    def __init__(self, index: int, paragraph: Paragraph, quoted: Sequence[tuple[int, int]]) -> None:
        """`quoted` are the spans of the quotes' contents, in order."""
        self.index = index
        self.paragraph = paragraph
        self.quoted = quoted
        self.veiled = veil(paragraph.text, quoted)
        self.persons: list[NamedSpan] = []
        self.orgs: list[NamedSpan] = []
        self.places: list[NamedSpan] = []
        self.tokens: Sequence[Token] = ()

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The verbs of saying, in the order of the text."""
        return tuple(find_cues(self.veiled))

    @cached_property
    def breaks(self) -> list[int]:
        """Where sentences end: behind a stop, or behind a quote that holds one."""
        text = self.paragraph.text
        stops = [match.end() for match in _STOP.finditer(self.veiled)]
        held = [end + 1 for start, end in self.quoted if is_finished(text[start:end])]
        return sorted([*stops, *(min(end, len(text)) for end in held)])

    @cached_property
    def marks(self) -> list[int]:
        """Where the marks stand that part its clauses."""
        return [match.start() for match in _CLAUSE_MARK.finditer(self.veiled)]

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """Return the cues that lie between two offsets."""
        first = bisect_left(self.cues, (start,))
        return [cue for cue in self.cues[first : first + _MOST_CUES] if cue.end <= end]

    def verbs_in(self, start: int, end: int) -> list[Cue]:
        """Return those of them that need no finished quote beside them."""
        return [cue for cue in self.cues_in(start, end) if not cue.soft]

    def words(self, start: int, end: int) -> Sequence[Token]:
        """Return the words that lie between two offsets."""
        first = bisect_left(self.tokens, (start,))
        return self.tokens[first : bisect_left(self.tokens, (end,))]

    def names_subject(self, cue: Cue) -> bool:
        """Return whether the clause of a verb of saying names who speaks, or is 他说."""
        begin = clause_start(self.veiled, max(0, cue.start - _CLAUSE), cue.start)
        if HE.fullmatch(self.veiled, begin, cue.start):
            return True
        return any(
            next(names_in(names, begin, cue.start), None) for names in (self.persons, self.orgs)
        )

    def told_from(self, cue: Cue) -> int:
        """Return where the clause begins to which a verb of saying leads; 0 if it leads to none."""
        if _DONE_TO_HIM.search(self.veiled, max(0, cue.start - _NEAR), cue.end):
            return 0
        if cue.text in _OWED and _ASKED_FOR.search(self.veiled, max(0, cue.start - 8), cue.start):
            return 0
        if self.veiled[cue.end : cue.end + 1] in ("，", "："):
            return 0 if _MADE.search(self.veiled, cue.start - _NEAR, cue.start) else cue.end + 1
        told = cue.text in _TELLING or cue.text in _URGING
        listener = _LISTENER.match(self.veiled, cue.end) if told else None
        if listener is None:
            return 0
        if cue.text in _URGING:
            return listener.end() if role_at_end(listener["who"]) == listener["who"] else 0
        start, end = listener.span("who")
        outlet = any(n.start == start and n.end == end for n in names_in(self.orgs, start, end))
        return listener.end() if outlet or listener["who"].endswith(("记者", "笔者")) else 0

    def is_told(self, offset: int) -> bool:
        """Return whether a verb of saying leads with its comma to what begins at an offset."""
        return any(cue.end == offset - 1 for cue in self.verbs_in(offset - 6, offset))

    def sentence_start(self, offset: int) -> int:
        """Return where the sentence begins in which `offset` lies."""
        index = bisect_right(self.breaks, offset)
        return self.breaks[index - 1] if index else 0

    def sentence_end(self, offset: int) -> int:
        """Return where the sentence ends, its stop included, that goes on at `offset`."""
        index = bisect_right(self.breaks, offset)
        return self.breaks[index] if index < len(self.breaks) else len(self.veiled)


def clause_start(veiled: str, start: int, end: int) -> int:
    """Return where the clause begins that ends at `end`, at the earliest at `start`."""
    for mark in _ANY_BOUNDARY:  # the commonest first: it leaves little to look through
        start = max(start, veiled.rfind(mark, start, end) + 1)
    return start


def clause_end(veiled: str, start: int) -> int:
    """Return where the clause ends that goes on at `start`."""
    match = _CLAUSE_MARK.search(veiled, start)
    return match.start() if match else len(veiled)


_ANY_BOUNDARY = "，。；：！？“”、"


def is_finished(content: str) -> bool:
    """Return whether a stop stands inside the marks: “……。”."""
    return content[-8:].rstrip(" 　”’」』\"'）)")[-1:] in _FULL_STOPS


def names_in(names: Sequence[NamedSpan], start: int, end: int) -> Iterator[NamedSpan]:
    """Yield the names that lie between two offsets."""
    for index in range(bisect_left(names, (start,)), len(names)):
        if names[index].start >= end:
            return
        if names[index].end <= end:
            yield names[index]


def list_start(passage: VeiledParagraph, name: NamedSpan) -> int:
    """Return where the list of persons begins in which a name stands: 苏木、于山."""
    start = name.start
    for _ in range(_LONGEST_LIST):
        if not start or passage.veiled[start - 1] != "、":
            break
        ends = names_in(passage.persons, start - _LISTED_NAME, start - 1)
        first = next((n for n in ends if n.end == start - 1), None)
        if first is None:
            break
        start = first.start
    return start


_LONGEST_LIST = 12  # names
_LISTED_NAME = 12  # characters


def inside_any(names: Sequence[NamedSpan], start: int, end: int) -> bool:
    """Return whether a name covers any of what lies between two offsets, or goes on over one."""
    near = names_in(names, max(0, start - _LONGEST_NAME), end + _LONGEST_NAME)
    return any(n.start < end and start < n.end for n in near)


_LONGEST_NAME = 40  # characters


def veil(text: str, quoted: Iterable[tuple[int, int]]) -> str:
    """Return the text with its quotes as “\ue000”, its brackets veiled, punctuation full-width."""
    pieces = []
    last = 0
    for start, end in quoted:
        opened = start > 0 and text[start - 1] in OPENING and start - 1 >= last
        pieces.append(_plain(text[last : start - opened]))
        closed = end < len(text) and text[end] in CLOSING
        pieces.append("“" * opened + QUOTED * (end - start) + "”" * closed)
        last = end + closed
    pieces.append(_plain(text[last:]))
    plain = "".join(pieces)
    if "（" not in plain and "(" not in plain:
        return plain
    return _BRACKET.sub(lambda match: BRACKETED * len(match.group()), plain)


def _plain(text: str) -> str:
    if not any(map(text.__contains__, ",:;?!.")):
        return text
    return _PUNCTUATION.sub(lambda match: match.group().translate(_HALF_WIDTH), text)


def find_cues(veiled: str) -> Iterator[Cue]:
    """Yield the verbs of saying, the longest word first: 说明书 is no 说."""
    kinds = lexicon.mapping("saying_verbs")
    lengths = _lengths()
    end = 0
    for start, character in enumerate(veiled):
        if start < end or character not in lengths:
            continue
        word = ""
        for length in lengths[character]:
            if veiled[start : start + length] in kinds:
                word = veiled[start : start + length]
                break
        end = start + max(len(word), 1)
        kind = kinds.get(word, "none")
        if kind == "none" or _NEGATED.search(veiled, start - 3, start):
            continue
        if veiled[start - 1 : start] == veiled[end : end + 1] == "、":
            continue  # 听、说、读、写
        if veiled.startswith("的说话", start - 1):
            continue  # 批评他的说话“过分”
        if kind != BESIDE or _is_verb_alone(veiled, start, end):
            yield Cue(start, end, word, kind)


def _is_verb_alone(veiled: str, start: int, end: int) -> bool:
    """Return whether 指 is a word here: 他指，……, not 指数 or 手指."""
    words = dictionary()
    around = (veiled[start : end + 1], veiled[start : end + 2], veiled[start - 1 : end])
    longer = (words.get(word) for word in around if len(word) > end - start)
    if any(word is not None and word.weight > _RARE_WORD for word in longer):
        return False
    return not _OF_INDEX.search(veiled, start - 1, start)


_RARE_WORD = -15.5  # the weight of a word that jieba saw a dozen times


# 沪指 and 恒指 of a stock exchange; 是指 and 所指 mean.
_OF_INDEX = Pattern("[沪深创恒股期成综板科国是系所特泛意暗剑的]$")


# 未透露详情, 拒绝回应, 不愿多说 tell that nothing was said.
_NEGATED = Pattern("(?:未|没|没有|拒绝|不愿|不肯|不想|无意|不便|不再|无法|不|多)$")


@cache
def pronoun() -> Pattern:
    """Match 他 and 她 but in 其他, 他们, nor where they only place another: 她丈夫."""
    return Pattern(f"(?<![其吉])[他她](?!{lexicon.pattern('pronoun_tails')})")


@cache
def oblique() -> Pattern:
    """Match what keeps the name behind it from being the subject: 对张三说."""
    return Pattern(f"(?:{lexicon.pattern('oblique_leads')}|(?<!顾)问)$")


@cache
def _lengths() -> dict[str, list[int]]:
    """Return the characters with which verbs begin, and the lengths of their verbs."""
    lengths: dict[str, set[int]] = {}
    for word in lexicon.words("saying_verbs"):
        lengths.setdefault(word[0], set()).add(len(word))
    return {head: sorted(sizes, reverse=True) for head, sizes in lengths.items()}


def heads(passage: VeiledParagraph, names: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the names but those that tell whose somebody is: 莫林 of 莫林辩护律师王海."""
    pairs = zip_longest(names, names[1:])
    return [name for name, behind in pairs if not (behind and _is_of(passage, name, behind))]


def _is_of(passage: VeiledParagraph, name: NamedSpan, behind: NamedSpan) -> bool:
    """Return whether nothing but what somebody is stands between two names, and no verb."""
    between = passage.veiled[name.end : behind.start]
    title = title_at_end(between) if 0 < len(between) <= _LONGEST_POST else ""
    words = passage.words(name.end, behind.start - len(title)) if title else ()
    if not title or (not words and len(title) < len(between)) or _MEETS.match(between):
        return False
    return all(w.tag[:1] in "nftsu" or said(passage, w) in _OWN for w in words)


_MEETS = Pattern("在?(?:会见|会晤|接见|拜会|陪同|迎接|采访|看望|探望|访问)")  # 王海在会见总统李芳时
_LONGEST_POST = 16  # characters between the name of an owner and that of whoever is his
_OWN = frozenset(("在", "所在", "辩护", "代理", "委托", "生前", "的", "原", "前"))


def said(passage: VeiledParagraph, word: Token) -> str:
    """Return the characters of a word."""
    return passage.veiled[word.start : word.end]
