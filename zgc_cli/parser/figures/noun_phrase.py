"""What a figure counts: the noun phrase behind its measure word, or the one before the number.

36个 counts “一站式”公共转化平台; in 航线76条 the noun stands before the number.
"""

from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.figures.word_roles import Role, Words

_MOST_TOKENS = 10
_MOST_CHARACTERS = 26
_MOST_QUOTED = 14

_CLOSING = frozenset(("d", "uj", "c", "p", "f", "u", "ul", "zg", "ad", "r"))
_MARKS = frozenset("，。；！？：、,;:!?（）()”’」』—…\n")
_JOINS = frozenset("-·/－")
_AND = frozenset(("和", "与", "及", "以及", "、", "或"))
_QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_ADMINISTERED = frozenset(
    ["国家", "地区", "组织", "省", "自治区", "直辖市", "区", "县", "市", "州"]
)
_ADMINISTERED |= {"省份", "城市", "乡", "镇", "村", "乡镇", "街道", "社区", "县市", "区县", "盟"}
_SHORT_OF = tuple("再又均都已未将仍可能没不还被获")
_OUTCOMES = tuple("于为到至出入成了着过")


# Before a noun an attribute (3名被困群众), behind one the predicate (3名群众被困).
_FATES = frozenset(["被困", "获救", "遇难", "受伤", "失踪", "失联", "溺水", "受灾", "获奖", "参赛"])
_FATES |= {"参展", "参会", "与会", "受益", "参训", "参保"}


class Phrase(NamedTuple):
    """A noun phrase: where it ends in the text, and the index of the word behind it."""

    end: int
    next: int


class Nouns:
    """The words of one paragraph, asked for the noun phrase at a place."""

    def __init__(self, words: Words) -> None:
        """Hold the words."""
        self.words = words
        self.text = words.text

    def behind(self, end: int, acts: bool = False) -> tuple[str | None, bool]:
        """Return the noun phrase that begins at `end`, and whether the clause ends with it.

        `acts`: the measure word counts acts, so that a lone verb may be the noun (百余场演出).
        """
        words, index = self.words, self.words.at(end)
        phrase = None
        if 0 <= index < len(words) and words.starts[index] < end:
            token = words.tokens[index]
            if token.end > end:  # 颗卫星 as one word, 全球首个…机器人 as one name
                if self.text[end : token.end] in lexicon.words("not_nouns"):
                    return None, False
                phrase = Phrase(token.end, index + 1)
            index += 1
        phrase = self.phrase(max(index, 0), end, acts, phrase)
        if not phrase:
            return None, False
        joined = self._joined(phrase)
        found = self.text[end : joined.end].strip()
        return found or None, self._closes(joined.next)

    def phrase(
        self, index: int, start: int, acts: bool = False, phrase: Phrase | None = None
    ) -> Phrase | None:
        """Return the longest noun phrase from word `index` on; `phrase` is what it begins with."""
        words = self.words
        first = index
        while index < min(len(words), first + _MOST_TOKENS):
            quoted = self._quoted(index)
            if quoted:
                if phrase:
                    break
                phrase, index = quoted, quoted.next
                continue
            if words.tokens[index].end - start > _MOST_CHARACTERS:
                break
            step = self._step(index, first, phrase is not None, acts)
            if step is None:
                break
            index += 1
            if step:
                phrase = Phrase(words.tokens[index - 1].end, index)
        return phrase

    def _step(self, index: int, first: int, headed: bool, acts: bool) -> bool | None:
        """Return whether the word may end the phrase; None if it does not belong to it."""
        words = self.words
        role, word = words.role(index), words.word(index)
        if role is Role.NAME:
            return None if headed else True
        if role is Role.NOUN:
            return self._ends_phrase(index, first)
        if role is Role.GERUND:
            return self._gerund(index, first, headed, acts)
        if role is Role.ATTRIBUTE:
            if not headed:
                return False
            follows = words.role(index + 1) in (Role.NOUN, Role.GERUND)
            plain = len(word) == 1 or (words.tag(index) != "a" and word not in _FATES)
            return False if follows and plain else None
        if word in _JOINS and index > first:
            return False
        if words.tag(index) == "m":  # 5A级景区, Ember-120发动机
            latin = words.tag(index + 1) == "eng" or words.tag(index - 1) == "eng"
            return False if latin or words.word(index - 1) in _JOINS else None
        if word == "的" and index > first and not headed:
            only = all(words.tag(i) in ("a", "b") for i in range(first, index))
            return False if only else None
        if role is Role.VERB and not headed and not acts:
            return self._attributive_verb(index)
        split = index > first and len(word) == len(words.word(index - 1)) == 1
        if split and headed and words.tag(index) in ("q", "zg", "x", "ng") and word.isalpha():
            return True  # 商 + 位, a word that the dictionary lacks
        return None

    def _ends_phrase(self, index: int, first: int) -> bool | None:
        """Return whether a noun may end the phrase: 养猪大县 does not end with 养猪."""
        word = self.words.word(index)
        return None if index > first and word in lexicon.words("not_nouns") else True

    def _gerund(self, index: int, first: int, headed: bool, acts: bool) -> bool | None:
        """Tell 开发 as part of a name (工程开发前沿) from the predicate in 企业开发新药."""
        words = self.words
        after = words.role(index + 1)
        noun_behind = after in (Role.NOUN, Role.GERUND, Role.ATTRIBUTE, Role.NAME)
        closes = self._closes(index + 1)
        if words.tag(index + 1) in ("m", "ul", "uz", "ug"):
            return None
        if not headed:
            if index > first and words.word(index - 1) == "的":
                return True
            return closes or (acts and after is Role.VERB) or (False if noun_behind else None)
        before = words.word(index - 1)
        if before in lexicon.words("agent_nouns") or before.endswith(("员", "者", "人")):
            named = after in (Role.NOUN, Role.GERUND) and self._closes(index + 2)
            return False if named and words.tag(index) == "vn" else None
        if closes or after is Role.VERB:
            return True
        follows = after in (Role.NOUN, Role.GERUND) or words.word(index + 1) in _ADJECTIVES_INSIDE
        return True if follows else None

    def _attributive_verb(self, index: int) -> bool | None:
        """Take a verb of two characters right before a noun for its attribute: 3名获救船员."""
        words = self.words
        word = words.word(index)
        plain = len(word) == 2 and not word.startswith(_SHORT_OF) and not word.endswith(_OUTCOMES)
        if not plain or words.tag(index) != "v" or word in lexicon.words("value_verbs"):
            return None
        if word in lexicon.words("not_nouns") or words.role(index + 1) is not Role.NOUN:
            return None
        return False if self._closes(index + 2) or words.role(index + 2) is Role.VERB else None

    def _quoted(self, index: int) -> Phrase | None:
        """Return the short quoted name that begins at word `index`: “一站式”."""
        close = _QUOTES.get(self.words.word(index))
        if not close:
            return None
        begin = self.words.starts[index] + 1
        end = self.text.find(close, begin, begin + _MOST_QUOTED)
        if end <= begin or any(mark in self.text[begin:end] for mark in "，。；！？：,"):
            return None
        return Phrase(end + 1, self.words.at(end) + 1)

    def _joined(self, phrase: Phrase) -> Phrase:
        """Add the second of two nouns that are counted together: 国家和地区, 国际组织和多边机制."""
        words = self.words
        while words.word(phrase.next) in _AND:
            left, right = words.word(phrase.next - 1), words.word(phrase.next + 1)
            if left in _ADMINISTERED and right in _ADMINISTERED:
                second = words.tokens[phrase.next + 1]
                phrase = Phrase(second.end, phrase.next + 2)
                continue
            if words.word(phrase.next) in ("、", "或"):
                break
            first = phrase.next + 1
            pronoun = words.tag(first) == "r" and words.role(first) is Role.OTHER
            if words.role(first) is Role.NAME or words.tag(first) == "m" or pronoun:
                break
            more = self.phrase(first, words.tokens[phrase.next].end, False)
            if not more or not self._ends_clause(more.next):
                break
            return more
        return phrase

    def _closes(self, index: int) -> bool:
        """Return whether a noun phrase may end before word `index`."""
        words = self.words
        if index >= len(words):
            return True
        return words.word(index) in _MARKS or words.tag(index) in _CLOSING

    def _ends_clause(self, index: int) -> bool:
        return index >= len(self.words) or self.words.word(index) in _MARKS

    def before(self, start: int, floor: int) -> str | None:
        """Return the noun phrase that ends at `start`: 集装箱航线 in 集装箱航线76条."""
        last = self.words.before(start)
        if last < 0 or self.words.tokens[last].end != start:
            return None
        word = self.words.word(last)
        if self.words.role(last) is not Role.NOUN or self.words.tag(last) == "ns":
            return None
        if len(word) == 1 and word not in lexicon.words("more_nouns"):
            return None
        first = self.leftmost(last, floor)
        if self.words.tag(first - 1) == "p":  # 通过港口出口水果近2万吨
            acts = [i for i in range(first, last) if self.words.role(i) is Role.GERUND]
            first = acts[-1] + 1 if acts else first
        found = self.text[self.words.starts[first] : start].strip()
        return None if len(found) < 2 or found.startswith("全") else found

    def leftmost(self, last: int, floor: int) -> int:
        """Return the first word of the noun phrase whose last word is `last`."""
        words = self.words
        first = last
        while first > 0 and last - first < _MOST_TOKENS - 1:
            role, word = words.role(first - 1), words.word(first - 1)
            inside = role in (Role.NAME, Role.NOUN, Role.GERUND, Role.ATTRIBUTE)
            if not inside or words.starts[first - 1] < floor or word in _NEVER_INSIDE:
                break
            act = word in lexicon.words("value_verbs") and role is not Role.NOUN
            price = words.word(first) in lexicon.words("attribute_heads")
            if act and not (role is Role.GERUND and price):  # 发射价格
                break
            first -= 1
        return first


_ADJECTIVES_INSIDE = frozenset(("新", "大", "小", "老"))
_NEVER_INSIDE = frozenset(("各类", "当地"))
