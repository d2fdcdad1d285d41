"""The nouns of a figure: what is counted (behind the measure word, or before the number), and the
attribute that the figure is the value of (无人驾驶里程数 in 无人驾驶里程数高达580万公里)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.document import Token

MOST_TOKENS = 8
MOST_CHARACTERS = 24

# Tags that may stand inside a noun phrase, and those that may end it.
_INSIDE = frozenset(
    "n nr nr1 nr2 nrt nrfg ns nt nz ng vn an a b j l i eng s tg zg vg ag".split()
)
_HEADS = frozenset("n nr nr2 nrt nrfg ns nt nz ng vn an j l eng s".split())
_ENDS = _HEADS | {"q"}
_JOINS = frozenset(("-", "·", "/"))
_PAIRS = frozenset((("国家", "地区"), ("地区", "国家"), ("国家", "组织"), ("县", "区"), ("县", "市")))
_SKIPPED = frozenset("v d vd zg p ad u ul uv".split())
_SKIPPED_WORDS = frozenset(
    "达 达到 高达 为 是 有 超 超过 突破 约 近 逾 至 到 共 已 仅 增长 下降 提高 降低 减少 增加 上升 上涨 下跌 回落 增至 升至 降至 提升"
    " 提升至 缩短 压缩 扩大 收窄 占 同比 环比 分别 实际 累计 合计 总计 平均 将 可 由 从 再 了 均 只有 不足 不到 保持 控制 维持 稳定 在"
    " 增幅 降幅 增速 净 较 比 上年 去年 同期 名义".split()
)
_ATTRIBUTE = re.compile(
    r"(?:量|数|额|率|比|比例|比重|占比|面积|规模|价格|价|成本|收入|利润|产值|总值|增加值|市值|估值|资金|投资|长度|高度|深度|宽度|厚度|海拔"
    r"|全长|里程|距离|速度|温度|气温|水温|重量|质量|容量|能力|功率|时长|时间|年龄|寿命|增速|增幅|降幅|能耗|强度|密度|浓度|水平|指数"
    r"|金额|存款|贷款|余额|缺口|债务|债券|电量|装机|产能|货值|合同|费|支出|预算|赤字|顺差|逆差|储备|体积|直径|半径|落差|流量|水位|震级)$"
)


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
        if 0 <= index < len(self.tokens) and self.starts[index] < end:
            rest = self.tokens[index]
            if rest.end > end:  # 14家具身智能企业, cut as 家具 + 身: the rest is an attribute
                phrase.append((rest.end, "ng"))
            index += 1
        index = max(index, 0)
        while index < len(self.tokens) and len(phrase) < MOST_TOKENS:
            token = self.tokens[index]
            if token.end - end > MOST_CHARACTERS or not self._goes_on(index, phrase):
                break
            phrase.append((token.end, token.tag))
            index += 1
        if verb_counts and not phrase and index < len(self.tokens):
            token = self.tokens[index]
            if token.tag == "v" and token.end - token.start == 2:
                return self.text[token.start : token.end]
        while phrase and phrase[-1][1] not in _HEADS:
            phrase.pop()
        return self.text[end : phrase[-1][0]].strip() or None if phrase else None

    def _goes_on(self, index: int, phrase: list[tuple[int, str]]) -> bool:
        """Tell whether the word at `index` belongs to the noun phrase before it."""
        token = self.tokens[index]
        word = self.text[token.start : token.end]
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if token.tag in _INSIDE or word in lexicon.words("number_idioms"):
            return True
        if word in _JOINS:
            return bool(phrase)
        if token.tag == "m":
            return bool(phrase) and self.text[token.start - 1 : token.start] in _JOINS
        if word in ("和", "与", "及") and phrase and after:
            before = self.tokens[index - 1]
            pair = (self.text[before.start : before.end], self.text[after.start : after.end])
            return pair in _PAIRS
        if token.tag == "v" and after and after.tag in ("n", "ng", "vn", "nz"):
            return not any(tag in _HEADS for _, tag in phrase)  # 2个完整生长季
        return word == "的" and bool(phrase) and all(tag in ("a", "b") for _, tag in phrase)

    def before(self, start: int) -> str | None:
        """Return the noun phrase that ends at `start`: 集装箱航线 in 集装箱航线76条."""
        return self._ending_at(bisect_left(self.starts, start) - 1, start)

    def attribute(self, start: int) -> tuple[str | None, bool]:
        """Return the noun phrase before the verbs in front of `start`; whether the clause has none.

        同比增长12.5% alone in its clause has none: its subject is that of the figure before it.
        """
        index = bisect_left(self.starts, start) - 1
        steps = 0
        while index >= 0 and steps < 6:
            token = self.tokens[index]
            word = self.text[token.start : token.end]
            if word in "，；、,;":
                return None, True
            if token.tag not in _SKIPPED and word not in _SKIPPED_WORDS:
                break
            index, steps = index - 1, steps + 1
        if index < 0:
            return None, False
        return self._ending_at(index, self.tokens[index].end), False

    def _ending_at(self, index: int, stop: int) -> str | None:
        if index < 0 or self.tokens[index].end > stop or self.tokens[index].tag not in _ENDS:
            return None
        first = index
        while first > 0 and index - first < MOST_TOKENS - 1 and self._begins_earlier(first, index):
            first -= 1
        return self.text[self.tokens[first].start : stop].strip() or None

    def _begins_earlier(self, first: int, last: int) -> bool:
        """Tell whether the word before the one at `first` belongs to the phrase up to `last`."""
        token, head = self.tokens[first - 1], self.tokens[first]
        if self.text[token.start : token.end] in _SKIPPED_WORDS:
            return False
        if token.tag == "v":  # 充电 + 桩
            return first == last and head.end - head.start == 1
        return token.tag in _INSIDE


def is_attribute(phrase: str) -> bool:
    """Tell whether a noun phrase names a measurable attribute (产量) rather than things."""
    return bool(_ATTRIBUTE.search(phrase))
