"""The nouns of a figure: what is counted, and the attribute that the figure is the value of.

What is counted stands behind the measure word or before the number (航线76条); the attribute stands
before the verb: 无人驾驶里程数 in 无人驾驶里程数高达580万公里.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.document import Token

MOST_TOKENS = 8
MOST_CHARACTERS = 24
MOST_STEPS = 6

# Tags that may stand inside a noun phrase, and those that may end it.
_HEADS = frozenset(("n", "ns", "nt", "nz", "ng", "nr", "nr2", "nrt", "nrfg", "vn", "an", "j"))
_HEADS |= {"l", "eng", "s"}
_INSIDE = _HEADS | {"a", "b", "i", "nr1", "tg", "zg", "vg", "ag"}
_ENDS = _HEADS | {"q"}
_JOINS = frozenset(("-", "·", "/"))
_ADJUNCTS = frozenset(("中外", "海内外", "境内外", "国内外", "上下游"))
_MEASURED = frozenset(("长的", "宽的", "高的", "深的", "厚的", "重的"))  # 10公里长的水道
_CLOSING = frozenset(("x", "d", "uj", "c", "p"))
_PEOPLE = frozenset("手员者人生师工家长民客兵士友徒星")
_PLACES = frozenset("中上下内里间外前后时左右")
_PAIRS = frozenset(
    (("国家", "地区"), ("地区", "国家"), ("国家", "组织"), ("县", "区"), ("县", "市"))
)
_SKIPPED = frozenset(["v", "d", "vd", "zg", "p", "ad", "u", "ul", "uv"])


class Nouns:
    """The words of one paragraph, asked for the noun phrase at a place."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        """Hold the text and its tokens, which cover it from end to end."""
        self.text = text
        self.tokens = tokens
        self.starts = [token.start for token in tokens]

    def behind(self, end: int, verb_counts: bool) -> str | None:
        """Return the noun phrase that begins at `end`; a lone verb too where that counts."""
        index = bisect_right(self.starts, end) - 1
        phrase: list[tuple[int, str]] = []  # where each word ends and its tag
        rest = False
        if 0 <= index < len(self.tokens) and self.starts[index] < end:
            rest = self.text[end : self.tokens[index].end] in _PLACES
            if (
                self.tokens[index].end > end
            ):  # 14家具身智能企业, cut as 家具 + 身: the rest is an attribute
                phrase.append((self.tokens[index].end, "ng"))
            index += 1
        index = max(index, 0)
        while index < len(self.tokens) and len(phrase) < MOST_TOKENS:
            token = self.tokens[index]
            if token.end - end > MOST_CHARACTERS or not self._goes_on(index, phrase, verb_counts):
                break
            named = token.tag == "v" and (
                self.text[token.end - 1] in _PEOPLE
                or self._word(index) in lexicon.words("nominal_verbs")
            )
            phrase.append((token.end, "n" if named else token.tag))
            index += 1
        if verb_counts and not phrase and index < len(self.tokens):
            token = self.tokens[index]
            alone = self._tag(index + 1) in _CLOSING
            if token.tag == "v" and token.end - token.start == 2 and alone:
                return self.text[token.start : token.end]
        while phrase and (phrase[-1][1] not in _HEADS or (rest and len(phrase) == 1)):
            phrase.pop()
        found = self.text[end : phrase[-1][0]].strip() if phrase else ""
        return None if found[:2] in _MEASURED else found or None

    def _goes_on(self, index: int, phrase: list[tuple[int, str]], acts: bool) -> bool:
        """Tell whether the word at `index` belongs to the noun phrase before it."""
        token = self.tokens[index]
        word = self._word(index)
        if token.tag in ("v", "vn") and (phrase or not acts):
            return self._is_nominal(index, phrase)
        if token.tag in _INSIDE or word in _ADJUNCTS or word in lexicon.words("number_idioms"):
            return True
        if word in _JOINS:
            return bool(phrase)
        if token.tag == "m":
            return bool(phrase) and self.text[token.start - 1 : token.start] in _JOINS
        if word in ("和", "与", "及") and phrase:
            return (self._word(index - 1), self._word(index + 1)) in _PAIRS
        return word == "的" and bool(phrase) and all(tag in ("a", "b") for _, tag in phrase)

    def _is_nominal(self, index: int, phrase: list[tuple[int, str]]) -> bool:
        """Tell 开发 as part of a name (工程开发前沿) from the predicate in 企业开发新药."""
        word, after = self._word(index), self._tag(index + 1)
        if not phrase and len(word) == 2 and word[1] in _PEOPLE:
            return True  # 三名选手, which jieba takes for a verb
        noun_behind = after in ("n", "ng", "vn", "nz", "s")
        if not any(tag in _HEADS for _, tag in phrase):
            return noun_behind or self._tag(index) == "vn"  # 2个完整生长季, 12期培训
        noun = self._tag(index) == "vn"
        ends = self._tag(index + 2) in _CLOSING or after in _CLOSING
        if self._word(index - 1) in lexicon.words("agent_nouns"):
            return noun and noun_behind and ends and word in lexicon.words("nominal_verbs")
        if word in lexicon.words("nominal_verbs"):
            return noun_behind or ends or after == "v"  # 国际组织到会
        return ends and (noun or noun_behind)

    def _word(self, index: int) -> str:
        """Return the word at `index`; '' outside the paragraph."""
        if 0 <= index < len(self.tokens):
            return self.text[self.tokens[index].start : self.tokens[index].end]
        return ""

    def _tag(self, index: int) -> str:
        """Return the tag at `index`; that of a mark outside the paragraph."""
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else "x"

    def before(self, start: int, floor: int) -> str | None:
        """Return the noun phrase that ends at `start`: 集装箱航线 in 集装箱航线76条."""
        last = self._token_before(start)
        return None if last and last.tag == "ns" else self._ending_at(start, floor)

    def attribute(self, start: int, floor: int) -> tuple[str | None, bool]:
        """Return the noun phrase before the verbs in front of `start`; whether the clause has none.

        同比增长12.5% alone in its clause has none: its subject is that of the figure before it.
        """
        stop = start
        for _ in range(MOST_STEPS):
            if attribute_head(self.text, stop):
                break
            token = self._token_before(stop)
            if not token or token.start < floor:
                return None, False
            word = self.text[token.start : stop]
            if word in "，；、,;":
                return None, True
            if token.tag not in _SKIPPED and word not in lexicon.words("value_verbs"):
                break
            stop = token.start
        return self._ending_at(stop, floor), False

    def _token_before(self, stop: int) -> Token | None:
        """Return the word that ends at `stop` or goes on over it."""
        index = bisect_left(self.starts, stop) - 1
        return self.tokens[index] if index >= 0 else None

    def _ending_at(self, stop: int, floor: int) -> str | None:
        """Return the noun phrase that ends at `stop` and does not begin before `floor`."""
        size = attribute_head(self.text, stop)
        last = self._token_before(stop)
        if not last or (not size and (last.tag not in _ENDS or last.end > stop)):
            return None
        first = bisect_right(self.starts, stop - max(size, 1)) - 1
        head = self.tokens[first]
        end = first
        while first > 0 and end - first < MOST_TOKENS - 1:
            token = self.tokens[first - 1]
            if token.start < floor or not self._begins_earlier(token, head, first == end):
                break
            first -= 1
        begin = self.tokens[first].start
        return self.text[begin:stop].strip() or None if begin >= floor else None

    def _begins_earlier(self, token: Token, head: Token, next_to_head: bool) -> bool:
        """Tell whether `token` belongs to the noun phrase that it stands before."""
        word = self.text[token.start : token.end]
        if word in lexicon.words("value_verbs"):
            return False
        if token.tag == "v":  # 充电 + 桩, 展览 + 面积
            single = head.end - head.start == 1
            measurable = attribute_head(self.text, head.end) > 0
            return next_to_head and len(word) == 2 and (single or measurable)
        return token.tag in _INSIDE


def attribute_head(text: str, stop: int) -> int:
    """Return how long the name of a measurable attribute (产量, 占比) is that ends at `stop`."""
    known = lexicon.words("attribute_heads")
    return next((n for n in (6, 5, 4, 3, 2, 1) if n <= stop and text[stop - n : stop] in known), 0)
