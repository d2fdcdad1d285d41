"""Whether a clause was read whole: its own subject, its object to the end."""

from collections.abc import Sequence
from itertools import pairwise

from zgc_cli.parser.facts.handed_on import HAVING_PARTS
from zgc_cli.parser.facts.predicate import HELD, Predication, is_adverb, is_verb
from zgc_cli.parser.facts.standing.candidates import ClauseFact
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.words.roles import acting
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

# What goes on behind a comma as part of the object, or of the words in front of the verb.
_GOES_ON = Pattern("，(?:以及|及其|和|与|或|[A-Za-z]+(?:[，、]| [和与]))")
_GUESSED = ("预估", "预计", "估计", "据悉", "据了解", "猜测", "推测")
_SHARED_OUT = ("户均", "人均", "亩均", "日均", "月均", "年均", "平均")
# What one gets is told at the end: 得到 | 甲、乙等单位 | 支持.
_PUBLISHING = ("刊发", "刊登", "刊载", "发布", "公布", "发表")
_GIVEN = ("得到", "获得", "受到", "获", "赢得", "收到")


@rule(
    "cut-short",
    "青穗农业集团承办活动，并得到远岚科技公司、清溪医院等单位支持。",
    "预估海城手机会使用3.2亿像素传感器。",
    "3月至5月，海城旅行社在平台上所发布旅游广告信息。",
    never=("青穗农业集团得到银行贷款5亿元。", "青穗农业集团所在的县建成6座冷库。"),
)
def cut_short(candidate: ClauseFact) -> bool:
    """Tell a fact whose end was not read, or that is part of a longer phrase or of a guess."""
    fact, said = candidate.fact, candidate.reading.predication
    whole = fact.subject.endswith(tuple(f for e in fact.entities for f in (e.name, *e.aliases)))
    if _LISTED.search(fact.subject):
        return True  # 手动最大亮度600nit、全局 | 激发 | 亮度1000nit
    cut = not whole and _NO_END.search(fact.subject)  # a name may end so: 腾讯
    if cut or fact.subject.startswith((*_GUESSED, *_SHARED_OUT)):
        return True
    if said is None or fact.rule == "attribute-figure":
        return False
    if _RUNS_IN.search(fact.object):
        return True  # 开展活动为进一步弘扬美德: a headline that runs on
    if len(fact.predicate) > _LONG and not _MARKED.search(fact.predicate):
        return True
    if _is_cut_in_front(candidate) or _JUDGING.search(fact.subject):
        return True
    bodies = [e for e in fact.entities if e.type in _BODIES]
    if (fact.predicate == "用于" and bodies) or (
        said.verb_base == "发生" and _OFFICE.search(fact.subject)
    ):
        return True  # 某局投入300万元 | 用于 | 采购; 某公安局 | 发生 | 案件
    ahead = said.front[: said.verb - said.subject[1]]
    if ahead[:1] and ahead[0].text == "于" and any(map(_follows_loosely, ahead[1:], ahead[2:])):
        return True  # 于昨日更新系统 | 适配 | 进度公告
    if fact.predicate.startswith(("与…", "和…")) and "的" in fact.object:
        return True  # 甲与乙的新车 | 完成申报
    if any(a.text in _CASES and b.text == "被" for a, b in pairwise(said.front)):
        return True  # 在 | 被巡视 | 单位工作
    verb, text = said.units[said.verb], candidate.reading.text
    if said.verb and said.units[said.verb - 1].text == "的":
        return True  # 设置独立的 | 触发 | 距离
    if said.verb and _is_count(said.units[said.verb - 1]):
        return True  # 找到一名 | 遇难 | 群众
    if (
        not said.subject_units
        and said.front[0].text == "于"
        and said.front[1:2]
        and said.front[1].kind == "word"
    ):
        return True  # 于欢被判处: a name that was not read
    last = said.object_units[-1:]
    if len(said.object_units) > 1 and last[0].kind == "date" and verb.text[-1] not in "于至到为是":
        return True  # 点亮学子前行路8月17日，由……: a headline that runs on
    if last and last[0].kind == "date" and said.verb_base in ("接到", "收到", "达到"):
        return True
    if said.verb_base == "基于" or (said.verb_base == "用于" and fact.subject in _forms(fact)):
        return True  # 某行 | 基于 | 利率……; 政府 | 用于 | 捕捞
    if verb.text == "会" and _COUNCIL.search(fact.subject):
        return True  # 医学 | 会种植
    days = said.object_units and all(u.kind == "date" for u in said.object_units)
    if days and fact.predicate[-1] not in "于至到为是":
        return True  # 警方通报 | 8月16日
    reason = next((i for i, u in enumerate(ahead) if u.text in ("因", "由于")), len(ahead))
    since = any(u.text == "由于" for u in ahead)
    if since or any(u.kind == "date" or is_adverb(u) for u in ahead[reason + 1 :]):
        return True  # 因上半年陆续运输过货物，知晓……
    told = said.object_units
    counts = said.verb_base in ("参与", "参加") and told[-1:] and told[-1].kind == "figure"
    if counts or any(u.text == "系" for u in told[1:]):
        return True  # 参与 | 企业66家次; 走私 | 废物案系典型案例
    if len(told) > 1 and told[1].text == "的" and told[0].tag in ("v", "vn"):
        return True  # 申报 | 出口的货物，……: whose, and what became of it
    if verb.text in ("认为", "表示", "觉得") and _UNNAMED.match(fact.object):
        return True  # 认为 | 应该是修改版
    if said.verb_base == "归属":
        return True  # 归属 | 母公司股东净利润9000万元
    if verb.text == "通过" and fact.object.endswith(_MEANS):
        return True  # 号称 | 通过模型的帮助，……
    at = text.find(fact.object, verb.end)
    behind = text[at + len(fact.object) :][:1]
    listed = said.verb_base in _GIVEN and at >= 0 and behind in tuple("、等和与及的")
    if (
        said.verb_base in _PUBLISHING
        and said.object_units[-1:]
        and said.object_units[-1].tag == "person"
    ):
        return True  # 刊发了某法院庭长滕某，……
    if _NO_OBJECT.search(fact.object) or _GOES_ON.match(text, candidate.reading.clause.end):
        return True
    if listed or said.units[said.verb - 1].text == "所":
        return True
    asked = any(word in fact.predicate for word in ("如何", "是否", "怎样", "为何"))
    return asked or _is_adverbial(said) or _is_clause(said)


def _is_cut_in_front(candidate: ClauseFact) -> bool:
    """Tell a subject of which the front was not read: 各 + 医院, One + Bio公司, 甲和 + 某长乙."""
    clause, text, subject = candidate.reading.clause, candidate.reading.text, candidate.fact.subject
    if _CAPTION.search(text, clause.start, clause.end):
        return True
    at = text.find(subject, clause.start, clause.end)
    before = text[clause.start : max(clause.start, at)]
    person = any(e.type == "person" for e in candidate.fact.entities[:1])
    latin = subject[0].isascii() and _LATIN_BEFORE.search(before)
    return bool(latin or _OF_MANY.search(before) or (person and _WITH_OTHERS.search(before)))


_LATIN_BEFORE = Pattern("[A-Za-z0-9][ .&'-]?$")
_OF_MANY = Pattern("(?:各|某|每|多家|多名|多位|部分)$")
_WITH_OTHERS = Pattern("(?:和|与|以及)[^，。；]{0,30}$")
_CAPTION = Pattern("图源|供图|资料图|图为|摄[）)]")
_JUDGING = Pattern("判断|怀疑|估计|.利用|一[群些]|一[家名位](?!名为|叫)")
_OFFICE = Pattern("公安局|派出所|警方|大队|法院|检察院")
_MARKED = Pattern("[0-9“《]")
_LONG = 28  # characters of a predicate, of which the verb is then another
_BODIES = ("org", "person", "place")
_LISTED = Pattern("[0-9][a-zA-Z%]*、")
_UNNAMED = Pattern("应[该当]?|是|可能|将|已|不")
_COUNCIL = Pattern("(?:[学协商委员工]|医学|科学|艺术)$")


def _forms(fact: Statement) -> set[str]:
    return {form for e in fact.entities for form in (e.name, *e.aliases)}


def _follows_loosely(before: TextUnit, unit: TextUnit) -> bool:
    """Return whether a name stands behind what is no preposition."""
    return unit.kind == "entity" and before.tag not in ("p", "place", "org")


_RUNS_IN = Pattern(
    "(?<=.)为(?:进一步|深入|切实|全面|贯彻|丰富|弘扬|推动|加强|提升|提高)|从而|进而|以便|"
    "用以|并向|开展了|(?<!正在)进行(?!时|曲)|^代表的|被[^，]*被|(?<=...)被[^，]{1,8}(?:选中|击败|淘汰)|排在|^(?:运行|升级|"
    "执行)[一-鿿]{3}|(?<=...)并(?![购列网发行存非])"
)


def _is_count(unit: TextUnit) -> bool:
    """Return whether a unit counts people or things: 一名, 3辆."""
    return (unit.kind == "figure" or unit.tag[:1] == "m") and unit.text.endswith(_OF_THINGS_COUNTED)


_OF_THINGS_COUNTED = ("名", "位", "个", "家", "起", "件", "辆", "只", "头", "具", "艘", "架", "座")
_MEANS = ("帮助", "方式", "形式", "手段", "努力", "途径", "渠道", "办法", "平台", "技术")
_CASES = ("在", "对", "向", "从", "于", "给")


def _is_adverbial(said: Predication) -> bool:
    """Tell 在准备峰会时遇到了一个问题, where 在 opens a clause, not a place."""
    front, objects = said.front, said.object_units
    if front[-1].text == "在" and len(front) > 1 and front[-1].tag == "p":
        return True  # 推动在 + 某国实行
    if front[0].text != "在" or len(front) == 1:
        return False
    verbal = is_verb(front[1]) or (is_adverb(front[1]) and front[1].kind == "word")
    return verbal or any(u.text in ("时", "后", "之后", "期间") for u in objects[:-1])


def _is_clause(said: Predication) -> bool:
    """Tell an object that is a clause or a verb with its object: 作用持续显现, 驱动产业升级."""
    units = said.object_units
    if said.units[said.verb].text == "为" and any(u.tag == "v" for u in units[:-1]):
        return True  # 为大运会 + 竖起 + 大拇指
    if len(units) < _CLAUSE or said.verb_base in (*acting("clausal"), *acting("pivot")):
        return False
    if HELD.search(units[-1].text) and said.verb_base in acting("holding"):
        return False  # 开展防范非法集资宣传活动
    if units[-1].tag == "v" and is_adverb(units[-2]) and units[-2].kind == "word":
        return True
    opens = units[0].kind == "word" and is_verb(units[0]) and units[1].text != "的"
    announced = said.verb_base in ("宣布", "决定", "开始")
    if opens and not announced and units[1].kind == "word" and units[1].tag == "v":
        return True  # 扩充 | 升级印发某清单
    return opens and units[-1].tag in ("v", "vn") and not any(u.text == "的" for u in units)


_CLAUSE = 3  # units
_NO_OBJECT = Pattern(
    "第[二三]天$|当天$|之际$|前夕$|[时后][说称]?$|时(?:未|已|仅|才)|[说称]道?：?$|[^灾事会战课]后[与向对从在和]|"
    "(?:未来|今后|过去|近)[0-9两一二三四五六七八九十几]+[年月天日]$"
)
# No name of anything ends so, but one and the words behind it.
_NO_END = Pattern("(?:讯|自动|手动|名下|旗下|身上|意|方面|期间|一致|精心|倾力|全力)$")


@rule(
    "torn-apart",
    "青穗农业集团除了首轮意外战胜远岚科技公司，再没有赢过。",
    "冠军林知远以1：2不敌世界排名第70位的资格赛选手。",
    never=("青穗农业集团的两个品牌分别为青禾和绿野。", "林知远的世界排名升至第70位。"),
)
def torn_apart(candidate: ClauseFact) -> bool:
    """Tell a predicate that is but an adverbial, or is split from its object inside a phrase."""
    fact = candidate.fact
    if _ADVERBIAL.match(fact.predicate) or _ADVERB_FIRST.match(fact.object):
        return True
    if fact.predicate.endswith(("排名", "名次", "排位")) and fact.object.startswith("第"):
        return True
    clause = candidate.reading.text[candidate.reading.clause.start : candidate.reading.clause.end]
    if fact.rule == "first-time" and fact.subject not in clause and "的" in fact.object:
        return True  # 首次参加大赛的林君彦爆冷获胜: it is he, not who is named before
    if _ORDERS.search(fact.predicate) and "把" in fact.object:
        return True  # 要求 | 银行把业务分离的新规
    parted = fact.predicate.endswith(("分别为", "分别是")) and not _SEVERAL.search(fact.object)
    return parted or bool(_EACH_DOES.search(fact.subject))


_ADVERBIAL = Pattern("除了?(?![夕名])|自[^，。]{1,10}开始$")
_ADVERB_FIRST = Pattern("[便就才却]")
_ORDERS = Pattern("(?:要求|命令|建议|呼吁|敦促|责令)$")
_SEVERAL = Pattern("[0-9、和与及一二两三四五六七八九十百千万]")
_EACH_DOES = Pattern("[各均]自?(?:贡献|得到|拿下|获得|砍下|轰下|打入|攻入|拿到|收获|赢得)$")


@rule(
    "subject-left-out",
    "青穗农业集团提供两种方案，都需要预付定金1000元。",
    "青穗农业集团建成6座冷库，强化工艺流程管理。",
    never=("青穗农业集团建成6座冷库，开通12条专线。", "青穗农业集团成立于2012年，是冷链企业。"),
)
def left_out(candidate: ClauseFact) -> bool:
    """Tell a clause without a subject that may be about something else than the one before.

    What is done to something with a name or a number goes on with who does it; what is so may be
    of the object before.
    """
    said, fact = candidate.reading.predication, candidate.fact
    value = candidate.reading.measure
    if fact.rule == "attribute-figure" and value and not value.owner:
        # 惠普推出一款一体机，售价7999元: of the machine.
        clause = candidate.reading.clause
        inherited = fact.subject not in candidate.reading.text[clause.start : clause.end]
        things = [e.type in ("org", "person", "place") for e in fact.entities]
        place = fact.entities and fact.entities[0].type == "place"
        ahead = candidate.reading.text[candidate.state.begin : clause.start].partition(fact.subject)
        if inherited and place and _OF_GOODS.match(ahead[2]) and value.noun not in ahead[2]:
            return True  # 某县食用菌交易量达1万吨，综合产值5亿元
        of_things = all(things) and bool(_OF_THINGS.search(value.noun))
        traded = "进出口" in fact.predicate or "贸易" in fact.predicate
        if inherited and traded and any(u.text == "贸易伙伴" for u in candidate.state.seen):
            return True  # 东盟为第三大贸易伙伴，进出口额……: with whom
        return inherited and (of_things or _are_counted(candidate.state.seen))
    if said is None or said.subject_units or fact.rule in _BY_ATTRIBUTE:
        return False
    if said.verb_base in HAVING_PARTS and any(e.type in _BODIES for e in fact.entities):
        return True  # 起亚的首款轿跑也将上市，支持800V快充: not the maker
    if any(u.text in ("都", "均", "分别", "各") for u in said.front):
        return True
    if "罚款" in fact.predicate and not any(u.kind == "entity" for u in candidate.reading.units):
        return True  # 对某人给予警告，并处罚款5万元
    if fact.kind == "quantity" and _are_counted(candidate.state.seen):
        return True
    if fact.kind in ("quantity", "first") or said.verb_base in acting("located"):
        return False
    if said.verb_base in ("是", "为") or said.verb_base.endswith(("于", "在")):
        return False
    named = candidate.is_specific or candidate.names_other
    if said.verb_base in _IN_LIFE and fact.entities and fact.entities[0].type == "person":
        return False  # 张某加入某公司，出任副总裁
    return fact.kind == "state" or not named


def _are_counted(units: Sequence[TextUnit]) -> bool:
    """Return whether bodies were counted before: 某省共有机构2555家，实现收入……, they do."""
    there = next((i for i, u in enumerate(units) if u.text in _THERE_ARE), len(units))
    return any(u.kind == "figure" and u.text.endswith(("家", "户", "所")) for u in units[there:])


_IN_LIFE = (
    "出任",
    "担任",
    "当选",
    "就任",
    "加入",
    "毕业于",
    "入选",
    "考入",
    "创办",
    "获得",
    "荣获",
)
_THERE_ARE = ("共有", "现有", "有", "拥有", "已有", "建有", "共")
_OF_THINGS = Pattern(
    "(?<![股油房物金])价$|售价|定价|价格|重量?|续航|尺寸|轴距|车长|容量|分辨率|像素|厚度|"
    "内存|功率|时速|航程|保质期"
)
_OF_GOODS = Pattern("[^，、：；的]{3,}[量额值积][^，]{0,4}[0-9]")
_BY_ATTRIBUTE = ("attribute-figure", "dead-and-injured", "first-time-caused")
