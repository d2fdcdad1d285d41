"""The words of a paragraph as parts of noun phrases: names made whole, each word with its role.

The dictionary's tags are those of a word taken alone, and a single character that it lacks has
none; `role` corrects them with vocabularies and with what the word ends in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.records import Token
from zgc_cli.parser.words.dictionary import dictionary


class Role(Enum):
    """What a word can be in a noun phrase."""

    NAME = "name"  # 国家统计局, a mention of an entity
    NOUN = "noun"  # 企业
    GERUND = "gerund"  # 研究, 合作: a verb that is a noun as often
    ATTRIBUTE = "attribute"  # 新, 国家级, 海外
    VERB = "verb"  # 遴选出
    OTHER = "other"


class Named(NamedTuple):
    """A mention of an entity in the paragraph, and the entity's type."""

    start: int
    end: int
    type: str


_NOUN_TAGS = frozenset(
    ("n", "ns", "nt", "nz", "ng", "nr", "nr2", "nr1", "nrt", "nrfg", "an", "j", "l", "eng")
)
_ATTRIBUTE_TAGS = frozenset(("a", "b", "s", "ag", "h"))
_PEOPLE = frozenset("手员者师民客兵友徒")
_RESULTS = frozenset("出为往到入成至于给向在上过有自达")  # 遴选出, 销往, 转为
_PLACES = tuple("中上下内里间外前后时左右")


class Words:
    """The words of one paragraph."""

    def __init__(self, text: str, tokens: Sequence[Token], names: Iterable[Named] = ()) -> None:
        """Hold the text and its tokens, which cover it; each of `names` becomes one word."""
        self.text = text
        self.tokens = list(_with_names(tokens, sorted(names, key=lambda n: (n.start, -n.end))))
        self.starts = [token.start for token in self.tokens]
        self._roles: dict[int, Role] = {}

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.tokens)

    def word(self, index: int) -> str:
        """Return the word at `index`; '' outside the paragraph."""
        if 0 <= index < len(self.tokens):
            token = self.tokens[index]
            return self.text[token.start : token.end]
        return ""

    def tag(self, index: int) -> str:
        """Return the tag at `index`: 'x', that of a mark, outside the paragraph."""
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else "x"

    def at(self, offset: int) -> int:
        """Return the index of the word that covers or begins at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def before(self, offset: int) -> int:
        """Return the index of the last word that begins before `offset`; -1 if there is none."""
        return bisect_left(self.starts, offset) - 1

    def role(self, index: int) -> Role:
        """Return the role of the word at `index`."""
        if not 0 <= index < len(self.tokens):
            return Role.OTHER
        if index not in self._roles:
            self._roles[index] = _role(self.word(index), self.tag(index))
        return self._roles[index]


def _with_names(tokens: Sequence[Token], names: Sequence[Named]) -> Iterable[Token]:
    """Yield the tokens with those inside a name made one, tagged `name:TYPE`."""
    done = at = 0
    for name in names:
        if name.start < done:
            continue
        while at < len(tokens) and tokens[at].end <= name.start:
            yield from _from(tokens[at], done)
            at += 1
        if at < len(tokens) and max(tokens[at].start, done) < name.start:
            yield Token(max(tokens[at].start, done), name.start, tokens[at].tag)
        yield Token(name.start, name.end, f"name:{name.type}")
        done = name.end
        while at < len(tokens) and tokens[at].end <= done:
            at += 1
    for token in tokens[at:]:
        yield from _from(token, done)


def _from(token: Token, done: int) -> Iterable[Token]:
    """Yield what of a token lies behind `done`."""
    if token.end > done:
        yield Token(max(token.start, done), token.end, token.tag)


def _role(word: str, tag: str) -> Role:
    """Return the role of a word with this tag."""
    if tag.startswith("name:"):
        return Role.NOUN if tag == "name:term" else Role.NAME
    if word in lexicon.words("not_nouns"):
        return Role.VERB if len(word) > 1 else Role.OTHER
    if word in lexicon.words("more_nouns"):
        return Role.NOUN
    if word in lexicon.words("noun_attributes") or word in lexicon.words("number_idioms"):
        return Role.ATTRIBUTE
    if word in lexicon.words("nominal_verbs"):
        return Role.GERUND
    if tag == "vn":
        return Role.VERB if word[-1] in _RESULTS else Role.GERUND
    if tag == "v":
        return Role.NOUN if len(word) > 1 and word[-1] in _PEOPLE else Role.VERB
    if tag in ("l", "n") and len(word) == 4 and _is_clause(word):
        return Role.VERB
    if tag in _ATTRIBUTE_TAGS:
        return Role.OTHER if len(word) > 1 and word.endswith(_PLACES) else Role.ATTRIBUTE
    if tag in _NOUN_TAGS:
        return Role.NOUN
    rare = tag == "x" and "\u3400" <= word <= "\u9fff"  # 3条鳡鱼: the dictionary lacks 鳡
    return Role.ATTRIBUTE if rare else Role.OTHER


def _is_clause(word: str) -> bool:
    """Tell 发表声明, a verb with its object, from 发明专利, among words of four characters."""
    if word.startswith(("十分", "非常")) or word.endswith(
        ("成功", "失败", "完成", "结束", "开始", "不明", "不一")
    ):
        return True
    head = dictionary().get(word[:2])
    if not head or head.tag not in ("v", "d") or word[:2] in lexicon.words("nominal_verbs"):
        return False
    return word[2:] in lexicon.words("nominal_verbs") or word[:2] in lexicon.words("value_verbs")
