"""The grammar of one clause: what leads it, its subject, what stands before its verb, its object.

It refuses more than it takes: a clause whose parts do not look like a subject, a known verb and an
object gives nothing. Vocabulary: predicates, adverbs, nominal_verbs, clause_leads.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.facts.clauses import MOST_UNITS
from zgc_cli.parser.words.units import TextUnit

# Tags that may stand inside a noun phrase beside those of nouns, and those that may end it.
_INSIDE_TAGS = frozenset(("vn", "an", "j", "l", "i", "eng", "s", "tg", "b", "a", "ag", "q", "zg"))
_HEAD_TAGS = frozenset(("vn", "an", "j", "eng", "s", "zg"))
_LOOSE_TAGS = frozenset(("m", "f", "t", "b", "z", "mq"))
# What may be the verb of a relative clause, or stand beside it.
_RELATIVE_TAGS = frozenset(("v", "vn", "d", "p", "r", "u", "ul", "vd", "k", "ad"))
_ADVERB_TAGS = ("d", "zd", "vd", "ad")
_STRONG = frozenset(("是", "有", "成为", "宣布", "表示"))
_NO_BEGINNING = ("的", "等", "、", "之")
# What may stand anywhere inside a noun phrase, beside the words that join its members.
_GLUE = frozenset(("的", "之", "等", "·", "-", "—", "–", "~", "每", "各", "该", "本", "我国"))
_TIMES = frozenset(("时", "后", "之后", "以后", "前", "之前", "以前", "期间"))
_DATE_TAILS = ("开始", "止", "年度", "的")

# What is held or issued: its name may begin with a verb.
_HELD = re.compile(
    "(?:会|会议|论坛|活动|仪式|计划|方案|行动|工程|项目|协议|报告|规定|办法|意见|通知|条例|措施|政策|规划)$"
)


@cache
def acting(role: str) -> frozenset[str]:
    """Return the words that have this role in a clause."""
    return frozenset(w for w, r in lexicon.mapping("function_words").items() if role in r.split())


class Predication(NamedTuple):
    """Half-open ranges of a clause's units: `subject`, then what precedes the object, `object`.

    An empty subject is one that the clause leaves out. `verb` is the index of the main verb and
    `kind` what its lexicon entry says; `begin` is where the clause begins behind its lead.
    """

    units: Sequence[TextUnit]
    begin: int
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


@lru_cache(maxsize=4096)
def base(text: str) -> str:
    """Return the lexicon's form of a verb: 取得了 is 取得."""
    verbs = lexicon.mapping("predicates")
    if text in verbs:
        return text
    while len(text) > 1 and text[-1] in acting("aspect"):
        text = text[:-1]
        if text in verbs:
            return text
    return ""


def is_verb(unit: TextUnit) -> bool:
    """Return whether a unit can be the verb of a fact."""
    return unit.kind == "word" and bool(base(unit.text))


def is_nominal(units: Sequence[TextUnit]) -> bool:
    """Return whether the units look like one noun phrase, coordinated ones included."""
    if not units or units[0].text in _NO_BEGINNING or units[0].text in acting("joint"):
        return False
    last = units[-1]
    noun = last.tag[:1] == "n" or last.tag in _HEAD_TAGS or last.text in nominal_words()
    if last.kind == "figure" or (last.kind == "word" and not noun):
        return False
    if (last.kind == "bracket" and len(units) == 1) or any(u.kind == "speech" for u in units):
        return False
    return all(_inside_noun(units, i) for i in range(len(units)))


def _inside_noun(units: Sequence[TextUnit], i: int) -> bool:
    unit = units[i]
    if unit.kind != "word" or unit.text in _GLUE or unit.text in acting("joint"):
        return True
    relative = "的" in [u.text for u in units[i + 1 : i + 12]]
    if 0 < i < len(units) - 1 and _is_clausal(units, i):
        return relative
    noun = unit.tag[:1] == "n" or unit.tag in _INSIDE_TAGS
    if noun and base(unit.text) not in _STRONG:
        return True
    if unit.text in nominal_words() or unit.tag in _LOOSE_TAGS:
        return True
    if unit.tag in ("d", "ad") and unit.text not in lexicon.words("adverbs"):
        return i + 1 < len(units) and units[i + 1].tag[:1] == "n"  # 偏远 + 区域
    return unit.tag in _RELATIVE_TAGS and relative  # 某公司搭建的星座


def _is_clausal(units: Sequence[TextUnit], i: int) -> bool:
    """Tell a verb inside that makes a clause of a noun phrase: 教育部共建某中心, 作品要求从业者."""
    unit, before = units[i], units[i - 1]
    if unit.text in acting("pivot"):
        return True
    if unit.text in acting("preposition") and unit.text not in acting("joint"):
        return unit.tag == "p" or len(unit.text) == 1
    return unit.text in nominal_words() and before.kind == "entity" and before.tag == "person"


@cache
def nominal_words() -> frozenset[str]:
    """Return the verbs that may stand as nouns or inside noun phrases."""
    held = lexicon.words("nominal_verbs") | lexicon.words("noun_phrase_words")
    return held - acting("firm")


def is_adverb(unit: TextUnit) -> bool:
    """Return whether a unit may stand between subject and verb without being part of either."""
    if unit.kind == "date":
        return True
    if unit.kind == "figure":
        return unit.record is not None and unit.text.startswith(("首次", "再次", "三次", "多次"))
    known = unit.text in lexicon.words("adverbs") or unit.tag in _ADVERB_TAGS
    return unit.kind == "word" and known


def lead(units: Sequence[TextUnit]) -> int:
    """Return the index behind connectives, dates and adverbials that open a clause.

    Prepositional phrases count only where a localizer or the end of the clause closes them.
    """
    i = 0
    while i < len(units) and (end := _adverbial_end(units, i)):
        i = end
    return i


def _adverbial_end(units: Sequence[TextUnit], i: int) -> int:
    """Return the index behind the adverbial that begins at `i`; 0 where none does."""
    unit = units[i]
    if unit.kind == "date":
        tails = (j for j in range(i + 1, len(units)) if not _is_date_tail(units[j]))
        return next(tails, len(units))
    if unit.kind == "word" and (unit.text in lexicon.words("clause_leads") or unit.tag == "t"):
        return i + 1
    return _phrase_end(units, i) if unit.text in acting("preposition") else 0


def _is_date_tail(unit: TextUnit) -> bool:
    return unit.text in _DATE_TAILS or unit.text in acting("localizer")


def _phrase_end(units: Sequence[TextUnit], start: int) -> int:
    """Return where a leading prepositional phrase ends; 0 where nothing closes it."""
    for j in range(start + 1, min(len(units), start + 25)):
        closes = units[j].kind == "word" and units[j].text in acting("localizer")
        if closes and not _follows(units, j, "的"):
            return j + 1
    return 0


def predication(units: Sequence[TextUnit]) -> Predication | None:
    """Read a clause, or return None where it is not understood."""
    if len(units) > MOST_UNITS or any(map(_is_unreal, units)):
        return None
    begin = lead(units)
    verb = _main_verb(units, begin)
    if verb is None:
        return None
    subject = _subject(units, begin, verb)
    if subject is None:
        return None
    verb = _chain(units, verb)
    start = verb + 1
    while start < len(units) and units[start].kind == "word" and _is_aspect(units[start]):
        start += 1
    kind = lexicon.mapping("predicates")[base(units[verb].text)]
    announced = any(u.text in ("宣布", "决定") for u in units[subject[1] : verb])
    if announced or (kind == "state" and _is_perfective(units[subject[1] : start])):
        kind = "event"
    return Predication(units, begin, subject, verb, kind, _object(units, start))


def _is_unreal(unit: TextUnit) -> bool:
    """Tell a condition, a question or an exclamation by one of its words."""
    return unit.kind == "word" and (unit.text in acting("unreal") or unit.tag in ("y", "e", "o"))


def _is_aspect(unit: TextUnit) -> bool:
    return unit.text in acting("aspect")


def _is_perfective(units: Sequence[TextUnit]) -> bool:
    return any(u.text in ("已", "已经", "曾", "成功") or u.text.endswith("了") for u in units)


def _main_verb(units: Sequence[TextUnit], begin: int) -> int | None:
    """Return the index of the main verb: the first that stands in no relative clause."""
    i = begin
    while i < len(units):
        candidate = is_verb(units[i]) and not _follows(units, i, "的")
        if not candidate or not is_verbal(units, begin, i) or _is_preposition(units, i):
            i += 1
            continue
        bare = all(u.tag in ("m", "q", "mq") for u in units[begin:i])
        if units[i].text in acting("pivot") or (_has_aspect(units, i) and not bare):
            return i
        relative = _relative_end(units, begin, i)
        if relative is None:
            return i
        i = relative
    return None


def _is_preposition(units: Sequence[TextUnit], i: int) -> bool:
    """Tell 为 in 为6个国家和地区服务, 通过 in 通过机器人实现 from the verbs."""
    if units[i].text == "通过":
        after = units[i + 1] if i + 1 < len(units) else None
        return not (after and (after.text == "了" or after.text[0] == "《"))
    return units[i].text in ("为", "经过") and any(
        is_verb(units[j]) or (units[j].text in nominal_words() and j + 1 == len(units))
        for j in range(i + 2, len(units))
    )


def _follows(units: Sequence[TextUnit], i: int, text: str) -> bool:
    return i + 1 < len(units) and units[i + 1].text == text


def _has_aspect(units: Sequence[TextUnit], i: int) -> bool:
    return units[i].text.endswith("了") or any(_follows(units, i, mark) for mark in "了过着")


def _relative_end(units: Sequence[TextUnit], begin: int, i: int) -> int | None:
    """Return where to look for the main verb if the one at `i` is inside `…的` before it."""
    k = next((k for k in range(i + 2, len(units)) if units[k].text == "的"), len(units))
    verbs = (m for m in range(k + 2, len(units)) if is_verb(units[m]))
    free = any(not _follows(units, m, "的") and is_verbal(units, begin, m) for m in verbs)
    return k + 1 if free else None


def is_verbal(units: Sequence[TextUnit], begin: int, i: int) -> bool:
    """Tell a verb from its use as a noun: 某药企投资, 科技创新."""
    if units[i].text not in nominal_words() and units[i].tag != "vn":
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
    end = begin
    while end < verb and not _opens_modifiers(units, end, verb):
        end += 1
    modifiers = units[end:verb]
    if any(u.text == "的" and is_verb(modifiers[j - 1]) for j, u in enumerate(modifiers) if j):
        return None
    if not _are_modifiers(modifiers):
        return None
    if end == begin:
        opens = units[begin].text
        means = opens in acting("means") and all(map(is_adverb, units[begin + 1 : verb]))
        return None if (means or opens in acting("cause")) and end < verb else (begin, begin)
    if end == begin + 1 and units[begin].tag in ("r", "rz", "rr"):
        return (begin, end)
    return (begin, end) if is_nominal(units[begin:end]) else None


def _opens_modifiers(units: Sequence[TextUnit], i: int, verb: int) -> bool:
    unit = units[i]
    if unit.kind == "word" and unit.text in ("和", "与", "同"):
        # 14家企业和机构 joins nouns, 甲集团与乙集团深化合作 does not.
        return unit.tag == "p" and i > 0 and units[i - 1].kind == "entity"
    if any(u.text == "的" for u in units[i + 1 : verb]) and is_verb(unit):
        return False
    if unit.kind == "word" and (unit.text in acting("preposition") or unit.tag == "p"):
        return True
    # 联合科考航次 and 自贸协定 begin no adverbial, though both are tagged so.
    doubtful = unit.text in nominal_words() or unit.text not in lexicon.words("adverbs")
    if doubtful and unit.kind == "word" and i + 1 < verb and units[i + 1].tag[:1] == "n":
        return False
    return is_adverb(unit)


def _are_modifiers(units: Sequence[TextUnit]) -> bool:
    """Return whether only adverbs and prepositional phrases stand before the verb."""
    inside = False
    for unit in units:
        if unit.kind == "word" and (unit.text in acting("preposition") or unit.tag == "p"):
            inside = True
        elif inside:
            if unit.kind == "word" and unit.tag in ("ul", "y", "e"):
                return False
        elif not is_adverb(unit):
            return False
    return True


def _chain(units: Sequence[TextUnit], verb: int) -> int:
    """Follow 宣布在北京投资, 加快推进, 坚持推动 to the last verb of the chain."""
    while (following := _next_verb(units, verb)) is not None:
        verb = following
    return verb


def _next_verb(units: Sequence[TextUnit], verb: int) -> int | None:
    """Return the verb that the one at `verb` leads to, with only modifiers between them."""
    if units[verb].text in acting("link"):
        return None
    chaining = units[verb].text in acting("chaining")
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
        if m == verb + 1 and units[verb].text in acting("holding") and _HELD.search(units[-1].text):
            return None  # 召开推动发展座谈会
        figure = m + 1 < len(units) and units[m + 1].kind == "figure"
        if not nominal or figure or (chaining and m + 1 < len(units)):
            return m
    return None


def _object(units: Sequence[TextUnit], start: int) -> tuple[int, int]:
    end = len(units)
    while end > start and units[end - 1].text in ("等", "了", "、", "呢", "吧"):
        end -= 1
    return (start, end)


def is_object(held: Sequence[TextUnit]) -> bool:
    """Tell an object from what follows a verb otherwise: 接受采访时, 达成后."""
    first, last = held[0], held[-1]
    if any(u.kind == "speech" or u.text in ("他", "她", "它", "我们", "我") for u in held):
        return False
    if first.text in ("的", "地", "得", "、", "和", "与") or first.tag in ("p", "y"):
        return False
    if first.kind == "word" and first.text in acting("localizer"):
        return False
    if last.kind == "word":
        if last.text in acting("localizer") or last.tag in ("p", "c", "uj", "d", "u"):
            return False
        strong = is_verb(last) and last.tag == "v" and last.text not in nominal_words()
        if strong and not any(u.text in ("的", *acting("pivot")) for u in held):
            return False  # 揭晓仪式到此结束
        if first is last and (last.tag in ("v", "vd", "d", "a") or len(last.text) == 1):
            return False
    # 参加工作时也干过……: the object ends before the verb that follows.
    return not any(
        unit.text in _TIMES and (is_verb(after) or is_adverb(after))
        for unit, after in pairwise(held[1:])
    )
