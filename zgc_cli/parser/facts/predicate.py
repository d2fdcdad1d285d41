"""The grammar of one clause: what leads it, its subject, what stands before its verb, its object.

It refuses more than it takes: a clause whose parts do not look like a subject, a known verb and an
object gives nothing. Vocabulary: predicates, adverbs, nominal_verbs, clause_leads.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.parser.facts.clauses import MOST_UNITS
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.parser.words.roles import acting, nominal_words
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_ADVERB_TAGS = ("d", "zd", "vd", "ad")
_PRONOUNS = frozenset(("他", "她", "它", "我们", "我"))
_TIMES = frozenset(("时", "后", "之后", "以后", "前", "之前", "以前", "期间"))
_DATE_TAILS = ("开始", "止", "年度", "的")
_LONGEST_LEAD = 25

# What is held or issued: its name may begin with a verb.
HELD = Pattern(
    "(?:事[故件]|案件?|会|会议|论坛|活动|仪式|计划|方案|行动|工程|项目|协议|报告|规定|决定书|判决书|通知书|裁定|办法|意见|通知|条例|措施|政策|规划)$"
)


class Predication(NamedTuple):
    """Half-open ranges of a clause's units: `subject`, then what precedes the object, `object`.

    An empty subject is one that the clause leaves out. `verb` is the index of the main verb and
    `kind` what its lexicon entry says; `text` is that of the paragraph.
    """

    text: str
    units: Sequence[TextUnit]
    subject: tuple[int, int]
    verb: int
    kind: str
    object: tuple[int, int]

    @property
    def subject_units(self) -> Sequence[TextUnit]:
        """The units of the subject."""
        return self.units[slice(*self.subject)]

    @property
    def front(self) -> Sequence[TextUnit]:
        """The units between subject and object: what precedes the verb, the verb, its aspect."""
        return self.units[self.subject[1] : self.object[0]]

    @property
    def object_units(self) -> Sequence[TextUnit]:
        """The units of the object."""
        return self.units[slice(*self.object)]

    @property
    def has_object(self) -> bool:
        """Whether there is an object that is one for certain."""
        return self.object[0] < self.object[1] and is_object(self.object_units)

    def words(self, units: Sequence[TextUnit]) -> str:
        """Return the characters from the first of the units to the last."""
        return self.text[units[0].start : units[-1].end] if units else ""

    def before_object(self, unit: TextUnit) -> str:
        """Return the characters from a unit to the object."""
        return self.text[unit.start : self.object_units[0].start]

    @property
    def verb_base(self) -> str:
        """The lexicon's form of the main verb."""
        return base(self.units[self.verb].text)


@lru_cache(1 << 12)
def base(text: str) -> str:
    """Return the lexicon's form of a verb: 取得了 is 取得; '' where it has none."""
    while text and text not in lexicon.mapping("predicates"):
        text = text[:-1] if text[-1] in acting("aspect") else ""
    return text


def is_verb(unit: TextUnit) -> bool:
    """Return whether a unit can be the verb of a fact."""
    return unit.kind == "word" and bool(base(unit.text))


def is_firm_verb(unit: TextUnit) -> bool:
    """Return whether a unit can be the verb of a fact and cannot be a noun."""
    return is_verb(unit) and unit.text not in nominal_words()


def is_adverb(unit: TextUnit) -> bool:
    """Return whether a unit may stand between subject and verb without being part of either."""
    if unit.kind == "figure":
        return unit.text.startswith(("首次", "再次", "三次", "多次"))
    known = unit.text in lexicon.words("adverbs") or unit.tag in _ADVERB_TAGS
    return unit.kind == "date" or (unit.kind == "word" and known)


def opens_phrase(unit: TextUnit) -> bool:
    """Return whether a unit opens a prepositional phrase."""
    return unit.kind == "word" and (unit.text in acting("preposition") or unit.tag == "p")


def lead(units: Sequence[TextUnit]) -> int:
    """Return the index behind connectives, dates and adverbials that open a clause.

    Prepositional phrases count only where a localizer closes them.
    """
    i = 0
    while i < len(units) and (end := _adverbial_end(units, i)):
        i = end
    return i


def _adverbial_end(units: Sequence[TextUnit], i: int) -> int:
    """Return the index behind the adverbial that begins at `i`; 0 where none does."""
    unit = units[i]
    if unit.kind == "date":
        tails = {*_DATE_TAILS, *acting("localizer")} - {"一线"}  # 上半年 + 一线员工薪酬
        return next((j for j in range(i + 1, len(units)) if units[j].text not in tails), len(units))
    if unit.kind == "word" and (unit.text in lexicon.words("clause_leads") or unit.tag == "t"):
        return i + 1
    if unit.text not in acting("preposition"):
        return 0
    for j in range(i + 1, min(len(units), i + _LONGEST_LEAD)):
        closes = units[j].kind == "word" and units[j].text in acting("localizer")
        if closes and not _follows(units, j, "的"):
            return j + 1
    return 0


def predication(text: str, units: Sequence[TextUnit]) -> Predication | None:
    """Read a clause, or return None where it is not understood."""
    if len(units) > MOST_UNITS or any(map(is_unreal, units)):
        return None
    begin = lead(units)
    verb = _main_verb(units, begin)
    subject = None if verb is None else _subject(units, begin, verb)
    if verb is None or subject is None:
        return None
    while (following := _next_verb(units, verb)) is not None:
        verb = following  # 宣布在北京投资, 加快推进, 坚持推动
    start = verb + 1
    while (
        start < len(units) and units[start].kind == "word" and units[start].text in acting("aspect")
    ):
        start += 1
    end = len(units)
    while end > start and units[end - 1].text in ("等", "了", "、", "呢", "吧"):
        end -= 1
    kind = lexicon.mapping("predicates")[base(units[verb].text)]
    announced = any(u.text in ("宣布", "决定") for u in units[subject[1] : verb])
    if announced or (kind == "state" and any(map(_is_perfective, units[subject[1] : start]))):
        kind = "event"
    return Predication(text, units, subject, verb, kind, (start, end))


def is_unreal(unit: TextUnit) -> bool:
    """Tell a condition, a question or an exclamation by one of its words."""
    return unit.kind == "word" and (unit.text in acting("unreal") or unit.tag in ("y", "e", "o"))


def _is_perfective(unit: TextUnit) -> bool:
    return unit.text in ("已", "已经", "曾", "成功") or unit.text.endswith("了")


def _follows(units: Sequence[TextUnit], i: int, text: str) -> bool:
    return i + 1 < len(units) and units[i + 1].text == text


def _main_verb(units: Sequence[TextUnit], begin: int) -> int | None:
    """Return the index of the main verb: the first that stands in no relative clause."""
    behind = begin
    for i in range(begin, len(units)):
        if i < behind or not _is_predicate(units, begin, i) or _is_preposition(units, i):
            continue
        bare = all(u.tag in ("m", "q", "mq") for u in units[begin:i])
        if units[i].text in acting("pivot") or (_has_aspect(units, i) and not bare):
            return i
        behind = _relative_end(units, begin, i)
        if not behind:
            return i
    return None


def _relative_end(units: Sequence[TextUnit], begin: int, i: int) -> int:
    """Return where to look on if the verb at `i` is inside `…的` before another one, else 0."""
    k = next((k for k in range(i + 2, len(units)) if units[k].text == "的"), len(units))
    return k + 1 if any(_is_predicate(units, begin, m) for m in range(k + 2, len(units))) else 0


def _is_preposition(units: Sequence[TextUnit], i: int) -> bool:
    """Tell 为 in 为6个国家和地区服务, 通过 in 通过机器人实现 from the verbs."""
    rest = units[i + 1 :]
    if units[i].text == "通过":
        return not (rest and (rest[0].text == "了" or rest[0].text[0] == "《"))
    verbal = any(map(is_verb, rest[1:])) or (rest[1:] and rest[-1].text in nominal_words())
    return units[i].text in ("为", "经过") and bool(verbal)


def _has_aspect(units: Sequence[TextUnit], i: int) -> bool:
    return units[i].text.endswith("了") or any(_follows(units, i, mark) for mark in "了过着")


def _is_predicate(units: Sequence[TextUnit], begin: int, i: int) -> bool:
    """Tell a verb from an attribute and from its use as a noun: 某药企投资, 科技创新."""
    unit = units[i]
    if not is_verb(unit) or _follows(units, i, "的"):
        return False
    if unit.tag in ("a", "b") and i > begin and not _has_aspect(units, i):
        # 新能源 + 配套 + 项目
        return units[i - 1].tag in ("org", "person") or is_adverb(units[i - 1])
    if unit.text not in nominal_words() and unit.tag != "vn":
        return True
    after = units[i + 1].kind if i + 1 < len(units) else ""
    if after == "figure" or _has_aspect(units, i):
        return True
    before = units[i - 1] if i > begin else None
    if before and before.kind == "word" and is_adverb(before):
        return not (i - 2 >= begin and units[i - 2].text == "的")  # 专利的长期使用协议
    if not after:
        return any(u.text in ("为", "与", "向", "对", "给", "在", "从") for u in units[begin:i])
    actor = before is None or (before.kind == "entity" and before.tag in ("org", "person"))
    return actor and after in ("entity", "quote")


def _subject(units: Sequence[TextUnit], begin: int, verb: int) -> tuple[int, int] | None:
    """Return the range of the subject; empty where there is none, None where it is unclear."""
    end = next((i for i in range(begin, verb) if _opens_modifiers(units, i, verb)), verb)
    modifiers = units[end:verb]
    relative = any(u.text == "的" and is_verb(before) for before, u in pairwise(modifiers))
    if relative or not _are_modifiers(modifiers):
        return None
    if end == begin:
        opens = units[begin].text
        means = opens in acting("means") and all(map(is_adverb, units[begin + 1 : verb]))
        return None if (means or opens in acting("cause")) and end < verb else (begin, begin)
    pronoun = end == begin + 1 and units[begin].tag in ("r", "rz", "rr")
    return (begin, end) if pronoun or is_nominal(units[begin:end]) else None


def _opens_modifiers(units: Sequence[TextUnit], i: int, verb: int) -> bool:
    unit = units[i]
    if unit.kind == "word" and unit.text in ("和", "与", "同"):
        # 14家企业和机构 joins nouns, 甲集团与乙集团深化合作 does not.
        return unit.tag == "p" and i > 0 and units[i - 1].kind == "entity"
    if is_verb(unit) and unit.tag != "p" and any(u.text == "的" for u in units[i + 1 : verb]):
        return False
    if opens_phrase(unit):
        return True
    # 联合科考航次 and 自贸协定 begin no adverbial, though both are tagged so.
    doubtful = unit.text in nominal_words() or unit.text not in lexicon.words("adverbs")
    if doubtful and unit.kind == "word" and i + 1 < verb and units[i + 1].tag[:1] == "n":
        return False
    return is_adverb(unit)


def _are_modifiers(units: Sequence[TextUnit]) -> bool:
    """Return whether only adverbs and, from some unit on, prepositional phrases stand here."""
    opening = next((i for i, unit in enumerate(units) if opens_phrase(unit)), len(units))
    ended = any(u.kind == "word" and u.tag in ("ul", "y", "e") for u in units[opening:])
    return all(map(is_adverb, units[:opening])) and not ended


def _next_verb(units: Sequence[TextUnit], verb: int) -> int | None:
    """Return the verb that the one at `verb` leads to, with only modifiers between them."""
    if units[verb].text in acting("link") or units[verb].text == "进行":
        return None
    chaining = units[verb].text in acting("chaining")
    if not chaining and _has_aspect(units, verb):
        return None  # 透露了肇事船只的信息
    for m in range(verb + 1, len(units)):
        if not is_verb(units[m]):
            continue
        modifiers = [u for u in units[verb + 1 : m] if u.text not in ("了", "着")]
        nominal = units[m].text in nominal_words() or units[m].tag == "vn"
        if nominal and modifiers and modifiers[-1].text in ("将", "把"):
            continue  # 宣布将试点范围扩大至遵义市
        joined = _are_modifiers(modifiers) if chaining else all(map(is_adverb, modifiers))
        if not joined or _follows(units, m, "的"):
            return None
        if m == verb + 1 and units[verb].text in acting("holding") and HELD.search(units[-1].text):
            return None  # 召开推动发展座谈会
        figure = m + 1 < len(units) and units[m + 1].kind == "figure"
        if not nominal or figure or (chaining and m + 1 < len(units)):
            return m
    return None


def is_object(units: Sequence[TextUnit]) -> bool:
    """Tell an object from what follows a verb otherwise: 接受采访时, 达成后."""
    first, last = units[0], units[-1]
    if any(u.kind == "speech" or u.text in _PRONOUNS for u in units):
        return False
    if first.text in ("的", "地", "得", "、", "和", "与") or first.tag in ("p", "y"):
        return False
    if any(u.kind == "word" and u.text in acting("localizer") for u in (first, last)):
        return False
    if last.kind == "word":
        pivots = any(u.text in ("的", *acting("pivot")) for u in units)
        if last.tag in ("p", "c", "uj", "d", "u") or (
            is_firm_verb(last) and last.tag == "v" and not pivots
        ):
            return False  # 揭晓仪式到此结束
        if first is last and (last.tag in ("v", "vd", "d", "a") or len(last.text) == 1):
            return False
    # 参加工作时也干过……: the object ends before the verb that follows.
    return not any(
        unit.text in _TIMES and (is_verb(after) or is_adverb(after) or after.tag == "v")
        for unit, after in pairwise(units[1:])
    )
