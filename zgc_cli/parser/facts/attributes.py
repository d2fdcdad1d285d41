"""Figures as the values of attributes: 展览面积达18万平方米, 占比突破五成, 单位能耗下降15%以上."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.document.records import Figure
from zgc_cli.parser.facts.clauses import MOST_UNITS
from zgc_cli.parser.facts.predicate import is_adverb, is_firm_verb, is_verb, lead
from zgc_cli.parser.facts.subjects import NAMED, Subject, is_attribute
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.parser.words.roles import acting, generic_head
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_NATIONAL = ("全国", "我国", "全球", "全省", "全市", "两市", "沪深")
# Words behind a name that may be the rest of it.
_OF_NAMES = frozenset(
    [
        "零售",
        "新能源",
        "物流",
        "健康",
        "能源",
        "金融",
        "云",
        "汽车",
        "科技",
        "电子",
        "商城",
        "国际",
        "造",
        "服务",
        "生活",
        "数科",
    ]
)
# Nouns that go on behind a name, of whose kind it is.
_HEADS = frozenset(
    (
        *("机构", "企业", "公司", "地区", "市场", "集团", "工厂", "口岸", "航线", "国家", "家庭"),
        *("居民", "旅客", "法院", "医院", "学校"),
    )
)
_LEVELS = ("高达", "达到", "达", "超过", "突破", "超", "逾", "不到", "不足", "约占", "占")


# 归属于上市公司股东的净利润 is one attribute, whoever has it.
_OF_OWNERS = Pattern("归属于?(?:上市公司|母公司|本行|公司)?(?:普通股)?股东的")


class Measure(NamedTuple):
    """An attribute with its value; `owner` are the units of whose it is, if the clause tells.

    `verb` are the words between attribute and value, which may tell a change; `value` is the figure
    as written.
    """

    noun: str
    noun_units: Sequence[TextUnit]
    owner: Sequence[TextUnit]
    verb: str
    value: str
    changes: bool = False

    def stated(self, *, alone: bool) -> tuple[str, str]:
        """Return predicate and object: of an owner's attribute, or of the attribute `alone`."""
        if not alone:
            return f"{self.noun}{'' if self.verb in acting('plain') else self.verb}", self.value
        level = next((w for w in _LEVELS if self.value.startswith(w)), "")
        return f"{self.verb}{level}" or "为", self.value[len(level) :]


def measure(text: str, units: Sequence[TextUnit]) -> Measure | None:
    """Read a clause that ends in a figure and has no other verb than one of measuring."""
    value = units[-1]
    if len(units) > MOST_UNITS or not isinstance(value.record, Figure):
        return None
    begin = lead(units)
    while begin < len(units) - 1 and units[begin].text in acting("ahead"):
        begin += 1  # 累计外贸规模突破万亿元
    start = _verb_start(units, begin)
    noun = units[begin:start]
    ours = bool(noun) and bool(_OF_OWNERS.match(text, noun[0].start, noun[-1].end))
    if value.record.kind == "ordinal" or (noun and not (ours or _is_noun(noun))):
        return None
    verb = text[units[start].start : value.start]
    verbs = lexicon.mapping("measure_verbs")
    change = any(verbs.get(u.text) == "change" for u in units[start:-1])
    if not noun:
        return Measure("", (), (), verb, value.text, change) if change else None
    owner, noun = ((), noun) if ours else _split(noun)
    return Measure(text[noun[0].start : noun[-1].end], noun, owner, verb, value.text, change)


def is_of(value: Measure, about: Subject) -> bool:
    """Return whether an attribute without an owner is that of the topic: not 某股 of 某指数涨2%."""
    units = value.noun_units
    attribute = units[-1].text in lexicon.words("relational_nouns") or is_attribute(value.noun)
    named = any(u.kind == "figure" or u.tag in NAMED for u in units)
    named = named or ("的" in value.noun and not _OF_OWNERS.match(value.noun))
    return attribute and not named and not is_attribute(about.text)


def is_telling(value: Measure, about: Subject) -> bool:
    """Return whether it is told what is measured: 创业板指涨2%, 全国产量, not 其中某省减少3万人."""
    quoted = any(sign in value.verb + value.value for sign in "涨跌")
    if about.named:
        names = all(u.kind == "entity" or u.text in acting("joint") for u in value.noun_units)
        bare = value.changes or names
        return quoted or is_attribute(value.noun) or not bare
    return value.noun.startswith(_NATIONAL) or (quoted and not is_attribute(value.noun))


def _verb_start(units: Sequence[TextUnit], begin: int) -> int:
    """Return where the words of measuring begin: 同比增长, 由36小时压缩至, 比2020年减少."""
    start = len(units) - 1
    while start > begin:
        unit, before = units[start - 1], units[max(begin, start - 2)]
        compared = unit.kind in ("figure", "date") or unit.text in acting("compared")
        if unit.kind == "word" and (unit.text in lexicon.words("measure_verbs") or is_adverb(unit)):
            start -= 1
        elif compared and before is not unit and before.text in ("由", "从", "比", "较"):
            start -= 2
        else:
            break
    return start


def _is_noun(units: Sequence[TextUnit]) -> bool:
    """Tell the name of an attribute or of things counted from whatever else precedes a figure."""
    last, attribute = units[-1], is_attribute(units[-1].text)
    if attribute:
        # 分拣时间, 热试车次数: a verb that only qualifies the attribute.
        units = [
            u._replace(tag="vn") if u.tag == "v" and not is_verb(u) and after.tag[:1] == "n" else u
            for u, after in zip(units, [*units[1:], last], strict=True)
        ]
    if units[0].kind == "figure" or not is_nominal(units) or any(map(is_firm_verb, units)):
        return False
    if any(u.kind == "figure" for u in units) and any(u.text == "、" for u in units):
        return False
    return len(units) > 1 or last.kind != "word" or attribute


def _split(noun: Sequence[TextUnit]) -> tuple[Sequence[TextUnit], Sequence[TextUnit]]:
    """Split 合肥汽车产量 and 每家医院的成本 into whose it is and what is measured."""
    last = max((i for i, u in enumerate(noun) if u.text == "的"), default=0)
    if last and noun[last - 1].tag in ("v", "vn"):
        return (), noun  # 甲和乙合作的品牌销量
    if 0 < last < len(noun) - 1 and is_nominal(noun[:last]):
        return noun[:last], noun[last + 1 :]
    size = next((i for i, u in enumerate(noun) if u.tag != "place"), 1) or 1
    owner, head, rest = noun[:size], noun[0], noun[size:]  # 河北邢台市某县的, 某公司的
    if rest and (rest[0].text in _OF_NAMES or (rest[0].text in "级型会局院校" and rest[0].text)):
        return (), noun  # LG + 新能源 + 电池装车量
    if len(rest) > 1 and head.kind == "entity" and rest[0].text in _HEADS:
        owner, rest = noun[: size + 1], noun[size + 1 :]  # 华尔街 | 机构 + 利润
    if not rest or not is_nominal(rest) or rest[0].kind == "figure":
        return (), noun
    measured = is_attribute(rest[-1].text) or rest[0].text == "累计"
    measured = measured and not rest[-1].text.endswith("指数")  # 欧洲斯托克600指数
    named = head.kind == "entity" and head.tag in NAMED and measured
    return (
        (owner, rest) if named or (head.kind == "word" and generic_head(head.text)) else ((), noun)
    )
