"""The figures stage: a record for every quantity of the text, with what it counts and is about."""

from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Figure, Paragraph, Span
from zgc_cli.parser.figures.context import FigureContext, LastFigure, attribute_head
from zgc_cli.parser.figures.subject import BORDER, HEADLINE_BORDER, Topic, subject
from zgc_cli.parser.words.noun_phrase import UnitRow
from zgc_cli.parser.words.text_units import by_paragraph, units
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.reading.numbers import quantities
from zgc_cli.reading.numbers.quantities import Quantity
from zgc_cli.reading.titles import title_at_end
from zgc_cli.runtime.pattern import Pattern

# Lines that name people and agencies; their digits are dates.
_SILENT = frozenset(("byline", "credit", "dateline"))
_HEADLINES = frozenset(("title", "heading"))
_MEASURES = frozenset(("mass", "volume", "length", "area", "energy", "power"))

# Measure words of acts, behind which a lone verb is what they count (百余场演出).
_ACTS = frozenset(["场", "期", "轮", "项", "起", "例", "宗", "届", "笔", "单"])
_PERIODS = frozenset(("分钟", "小时", "秒", "天", "日", "周", "年", "个月"))
_TIMES = frozenset(("次", "回", "趟", "班"))
# Measure words of those who may have a verb between them and their noun: 养猪场有1500家.
# Kinds of which the noun may stand before the number: 航线76条, 粮食5吨.
_NOUN_BEFORE = ("count", "mass", "volume")
_BEARERS = frozenset(("家", "名", "位", "只", "头", "所", "户", "座", "辆", "艘", "架"))
_RESULTS = frozenset(("胜", "败", "负", "平", "连胜", "连败", "球", "分", "金", "银", "铜"))
# What the noun behind a sum of money ends in: 400万元早期转化资金.
_FUNDS = Pattern(
    r"(?:[贷款费金券税债单额补息资钞]|钞票|[纸硬]币|(?:赔偿|补偿|融资|投资)方案|投入|合同|资产|红包|保险)[”」]?$"
)
# What large numbers without a unit are sums by: 营收12.3亿, 花了500万; 8000亿的资金.
_SUM_BEFORE = Pattern(
    "(?:营[业收]额?|[总纯净毛]?收入|[净毛]?利润?|盈利|亏损|票房|身[家价]|市值|资产|存款|(?:成交|销售|交易|[进出]口|贸易|消费|投资|中标)总?额"
    "|[受行]贿|负债|债务|欠[款债薪]?|[罚贷借捐善赔垫筹拨]款|余额(?:规模)?|花[费了]|[投融募斥耗出]资|[赚亏赔罚骗欠][了个]?|骗[走取]"
    "|[估产]值|[年月]薪|彩礼|回扣|预算|经费|费用|造价|总价|售价|成交价|金额|租金|罚单|支出|编列|转账|[汇打]款|索赔)"
    "(?:（[^（）]{1,8}）)?[：:]?(?:分别|已经?|就|高)?[达到为是至共了]{0,2}$"
)
_SUM_BEHIND = Pattern(
    "(?:[资现基奖罚佣租薪押赔]金|[贷存借欠罚善捐赔货]款|补贴|投资|融资|债务|资产|罚单|回扣|彩礼|遗产)$"
)
# What stands between a sum without a unit and another: 89.9亿、109.7亿, 从41万亿增长到44万亿元.
_BESIDE_SUM = Pattern(
    "[、和及与至到]|(?:增长?|增加|上升|提[升高]|[涨降升扩]|下降|减少?|攀升|扩大|缩[减水])(?:了|为|到|至){1,2}"
)
# Nouns of which the members are counted as 人.
_PEOPLE = Pattern(
    "[人者生众客民队军工师户口团友手家兵徒委属班组族层]$|(?<!动)员$|[女男儿]童|党员|干部|专家|教练|官兵|劳动力"
)
# 2年清洁合约
_LASTING = Pattern("(?:合[约同]|租约|课程|签证|国债|债券|贷款|监禁|徒刑)$")
# 重达700公斤的火狮, 5米高火狮: what has the size.
_SIZED = Pattern("[高长宽深厚重]?的|[高长宽深厚重](?=[^，。；、的])")
# What happens for the third time: 第三次出现裂缝.
_HAPPENS = Pattern("(?:出现|发生|爆发|遭遇)")
_TALLY = Pattern(r"(?:的?总?(?:数量|数目|总数|总量|存栏量?|出栏量?|保有量|(?<!人)(?<!指)数))$")


# Measure words that never stand for what they count, so that a noun follows somewhere.
_OF_THINGS = frozenset("趟项个枚颗名位条件种只艘座款份本辆台架部幅张块类套篇首")


def figures(document: Document) -> Document:
    """Add the layer `figures`, in the order of the text."""
    records = by_paragraph(document)
    found: list[Figure] = []
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind in _SILENT:
            continue
        held = records[paragraph.id]
        taken = [(date.span.start, date.span.end) for date in held.dates]
        taken += ((m[0], m[1]) for m in held.mentions if m[2].type == "person")  # 王小九 | 所涉
        mark = list_mark(paragraph.text)
        if quanta := [q for q in quantities.find(paragraph.text, taken) if q.start >= mark]:
            tokens = document.tokens[index] if index < len(document.tokens) else ()
            row = UnitRow(paragraph.text, units(paragraph.text, tokens, held.units(paragraph.text)))
            for figure in _of_paragraph(document, paragraph, quanta, row):
                found.append(figure._replace(id=f"N{len(found) + 1}"))
    return document.with_layer("figures", found)


def _of_paragraph(
    document: Document, paragraph: Paragraph, quanta: list[Quantity], row: UnitRow
) -> Iterator[Figure]:
    border = HEADLINE_BORDER if paragraph.kind in _HEADLINES else BORDER
    borders = [match.end() for match in border.finditer(paragraph.text)]
    sentence = last = summed = None
    floor = 0
    for quantity, following in zip(quanta, [*quanta[1:], None], strict=True):
        span = Span(paragraph.id, quantity.start, quantity.end)
        current = document.sentence_of(span)
        if current != sentence:
            sentence, last, summed = current, None, None
        begin = min(sentence.span.start if sentence else 0, quantity.start)
        topic = subject(FigureContext(row, borders, quantity, begin, last))
        counted = (
            _beyond(row, quantity, following)
            or _counted(row, quantity, floor)
            or _borne(row, quantity, topic)
        )
        about = topic.text if topic and topic.text != counted else None
        floor = quantity.end
        measured = topic.text if topic and topic.measured else None
        is_sum = _is_sum(row, quantity, (summed, following), topic)
        summed = quantity if is_sum or quantity.kind == "money" else None
        last = LastFigure(span.start, span.end, quantity.kind, measured, about)
        yield Figure(
            "",
            paragraph.text[quantity.start : quantity.end],
            "money" if is_sum else quantity.kind,
            quantity.value,
            quantity.min,
            quantity.max,
            quantity.unit,
            quantity.mod,
            counted,
            about,
            paragraph.section,
            paragraph.line_at(quantity.start),
            span,
            quantity.rule,
        )


def _is_sum(
    row: UnitRow,
    quantity: Quantity,
    beside: tuple[Quantity | None, Quantity | None],
    topic: Topic | None,
) -> bool:
    """Return whether a large number without a unit is money by what it measures or stands beside.

    `beside` are the figure before it where that is a sum, and the one behind it.
    """
    written = row.text[quantity.number_start : quantity.end]
    if quantity.kind != "count" or quantity.unit or not written.endswith(("万", "亿", "萬", "億")):
        return False
    if _SUM_BEFORE.search(row.text[: quantity.start]):
        return True
    if topic and topic.measured and _measures_money(topic.text):
        return True
    before, following = beside
    if before and _BESIDE_SUM.fullmatch(row.text, before.end, quantity.start):
        return True
    gap = (quantity.end, following.start) if following and following.kind == "money" else (0, 0)
    if _BESIDE_SUM.fullmatch(row.text, *gap):
        return True
    behind = quantity.end + row.text.startswith("的", quantity.end)
    return bool(_SUM_BEHIND.search(row.phrase_from(behind)[0] or ""))


def _measures_money(attribute: str) -> bool:
    """Return whether an attribute ends in one that is told in money: 研发费用, 外贸总值."""
    kinds = lexicon.mapping("question_measures")
    return "money" in (kinds.get(attribute[-size:]) for size in range(2, 5))


def _beyond(row: UnitRow, quantity: Quantity, following: Quantity | None) -> str | None:
    """Return the noun behind the size of what is counted, or what happens again.

    60张100元钞票, 第三次出现裂缝.
    """
    if quantity.kind == "count" and following and following.start == quantity.end:
        sized = following.kind in ("money", *_MEASURES)
        return row.phrase_from(following.end)[0] if sized else None
    happens = _HAPPENS.match(row.text, quantity.end)
    if quantity.kind == "ordinal" and quantity.unit == "次" and happens:
        noun, closed = row.phrase_from(happens.end())
        return noun if closed else None
    return None


def _borne(row: UnitRow, quantity: Quantity, topic: Topic | None) -> str | None:
    """Return the noun that the subject holds: 水鸟 in 水鸟数量68万只, 养猪场 in 养猪场有1500家."""
    if not topic or topic.inherits or quantity.kind != "count":
        return None
    if topic.measured:
        tally = _TALLY.search(topic.text)
        return topic.text[: tally.start()] or None if tally else None
    earliest = max(0, quantity.start - len(topic.text) - 4)
    beside = row.text.find(topic.text, earliest, quantity.start) >= 0
    return topic.text if beside and quantity.unit in _BEARERS else None


def _aged(row: UnitRow, quantity: Quantity) -> str | None:
    """Return whom an age is told of: 保安 of 67岁保安, 大儿子 of 13岁的大儿子."""
    start = quantity.end + row.text.startswith("的", quantity.end)
    noun, _ = row.phrase_from(start)
    if not noun:  # 劉姓男子（43岁）
        bracketed = row.text[quantity.start - 1 : quantity.start] in ("（", "(")
        noun = row.phrase_before(quantity.start - 1, 0) if bracketed else None
    return noun if noun and title_at_end(noun) else None


def _counted(row: UnitRow, quantity: Quantity, floor: int) -> str | None:
    """Return the noun behind the measure word, else the one before the number (航线76条)."""
    kind, unit = quantity.kind, quantity.unit
    if unit == "人" and row.text.startswith("口", quantity.end):
        return "人口"
    if unit in _RESULTS:
        return None  # 2胜9败 and 8金 count what their units say
    if unit == "岁":
        return _aged(row, quantity)
    if kind == "duration" and (noun := row.phrase_from(quantity.end)[0]):
        return noun if _LASTING.search(noun) else None
    if kind == "ordinal" and unit in _PERIODS:
        return None  # 第23分钟李华破门
    if kind in ("duration", "temperature", "score") or (kind == "ratio" and unit != "%"):
        return None
    before = row.phrase_before(quantity.start, floor) if kind in _NOUN_BEFORE else None
    if before and (unit == "点" or attribute_head(before, len(before))):
        before = None  # 恒生指数收报17123点
    if unit == "人" and before and not _PEOPLE.search(before) and not title_at_end(before):
        before = None  # 动员一千人
    if unit in ("人", "人次") or (kind == "ordinal" and unit is None):
        return before or (row.state_from(quantity.end) if unit == "人" else None)
    if unit == "%" and row.text[quantity.end : quantity.end + 1].isspace():
        return before  # 恒指跌1.2% 海底捞收入跌3.7%
    if kind in _MEASURES and (sized := _SIZED.match(row.text, quantity.end)):
        noun = row.phrase_from(sized.end())[0]
        return None if noun in lexicon.mapping("places") else noun  # 670公里的菲律宾
    if kind == "ratio" and row.text.startswith("报", quantity.end):
        return before  # 沪指跌0.9%报5130点
    behind, closed = row.phrase_from(quantity.end, unit in _TIMES or unit in _ACTS)
    if not behind:
        described = (
            unit in _OF_THINGS and not before and row.described_from(quantity.start, quantity.end)
        )
        return described or before
    if kind == "money":
        return behind if _FUNDS.search(behind) or attribute_head(behind, len(behind)) else None
    if (unit in _TIMES or kind == "frequency") and not closed:
        return None  # 19次深度突破6000米
    if kind in (*_MEASURES, "measure", "ratio") and row.acts_at(quantity.end):
        return None  # 行驶20公里到达目的地
    if kind in _MEASURES and behind[0] in "深长宽高厚重远":
        return None
    return behind
