"""Whether a fact tells what a reader needs to look it up: who, in what, when."""

from zgc_cli import lexicon
from zgc_cli.document.records import Date, Entity
from zgc_cli.parser.facts.handed_on import OF_PERIOD, POINTING_DAY
from zgc_cli.parser.facts.standing.around import IN_CONTEST, whole_of
from zgc_cli.parser.facts.standing.candidates import ClauseFact
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.words.roles import acting
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_QUOTED = Pattern("[涨跌]|[高低平]开|收报")
_KNOWN = Pattern(".{0,4}(?:警方|央行|消防)$|(?:我国|中国|全国|全球)")
_NATIONAL = Pattern("全国|我国|全球|两市|沪深")
_COUNTED = Pattern("的[^的]*[0-9百千万亿][^的]*[名位家个项款座]")
_EXACT = 8  # characters
# A surname alone: of whom nobody could look it up.
_ADDRESSED = (
    "先生",
    "女士",
    "小姐",
    "某",
    "大妈",
    "大娘",
    "大嫂",
    "大伯",
    "婆婆",
    "大爷",
    "阿姨",
    "师傅",
    "大叔",
    "奶奶",
    "爷爷",
)
# 王某的行为, 对一名嫌疑人作出.
_SOME = Pattern("[一-鿿]某{1,2}(?![些个公地国种一])|对一[名位]")
_PART = Pattern("^(?:旗下|名下|麾下)|的[\u4e00-\u9fff]$")  # whose, and a noun that was cut
_SYMBOL = Pattern("[A-Za-z][0-9]?")  # K2 of a formula
_POINTING = Pattern(
    "[他她它][们]?|其|该.*|此.*|[这那].*|我(?!国).*|你.*|咱.*|前者|后者|两者|对方|任何人"
)
_REFERRING = (
    "本轮",
    "本次",
    "本期",
    "此次",
    "上述",
    "相关",
    "随后",
    "有关",
    "同一",
    "此",
    "这",
    "公司",
    "集团的",
    "该",
    "本声明",
    "本文",
)
# A number of things without what they are.
_BARE = Pattern(
    "[两三四五六七八九十几]+大?[类种点项条步个]|"
    "[^0-9\u3400-\u9fff]*[约近超达逾至少多]*[0-9.,]+[万亿余多]*[起个家项条件名款座次场批种处]"
)
_FEW = 5  # characters
# A share without of what, and what two have with each other.
_SHARE = Pattern("^占比|[^的]{2}占比\\|为?$|\\|占比|\\|(?:双边|两国|双方|两者)|^[海陆空]军")
_OPEN_PREDICATE = Pattern("(?:将|力争)?(?:为了|以(?!及|色)[^0-9]*(?:为|作为)?$)")


@rule(
    "nameless",
    "县里的工厂建成6座冷库。",
    "王女士起诉青穗农业集团。",
    never=("警方抓获5名嫌疑人。", "青穗农业集团建成6座冷库。"),
)
def nameless(candidate: ClauseFact) -> bool:
    """Tell a fact about somebody or something without a name: nobody could look it up."""
    fact = candidate.fact
    told = fact.kind == "first" or fact.rule == "dead-and-injured" or _QUOTED.search(fact.predicate)
    known = _NATIONAL.match(fact.subject) or "《" in fact.subject or _KNOWN.match(fact.subject)
    # 来自10个国家的上千名嘉宾, 碱性水电解制氢设备: so told that a reader knows what is meant.
    exact = _COUNTED.search(fact.subject) or (
        _is_exact(fact) and (fact.kind != "event" or candidate.is_specific or candidate.names_other)
    )
    if _SOME.search(f"{fact.subject}{candidate.said}") or _PART.search(fact.subject):
        return True
    if fact.subject.endswith(_ADDRESSED) or _SYMBOL.fullmatch(fact.subject):
        return True
    return not (fact.entities or told or known or exact or _is_near(candidate))


def _is_near(candidate: ClauseFact) -> bool:
    """Return whether the sentence or the one before tells what is meant: 开放，是……; 园区企业."""
    said, state = candidate.reading.predication, candidate.state
    if said and said.verb_base == "是" and not said.subject_units:
        return True
    generic = candidate.fact.subject.startswith(tuple(lexicon.words("generic_nouns")))
    named = any(isinstance(u.record, Entity) for u in (*state.recent, *state.seen))
    return generic and named and candidate.fact.kind != "quantity"


def _is_exact(fact: Statement) -> bool:
    return len(fact.subject) >= _EXACT and "的" not in fact.subject and fact.kind != "state"


@rule("pointing", "青穗农业集团开通了该专线。", never=("青穗农业集团开通了专线。",))
def pointing(candidate: ClauseFact) -> bool:
    """Tell a predicate or object that points to what stands elsewhere."""
    units = [u for u in candidate.reading.units if u.kind == "word"]
    words = {u.text for u in units if u.tag[:1] == "r" or u.text in acting("vague")}
    said = (candidate.fact.predicate, candidate.fact.object)
    if "此期间" in said[0] or (_SIDE.search(candidate.fact.subject) and _FEELS.match(said[0])):
        return True
    if any(words.startswith(_REFERRING) for words in said) or _OF_THIS.search(
        candidate.fact.subject
    ):
        return True
    return any(w in candidate.said and _POINTING.fullmatch(w) for w in words)


# 中方赞赏……: of somebody's speech.
_SIDE = Pattern("^(?:.方|双方)$")
_FEELS = Pattern("(?:高度|坚决|愿|将)*(?:赞赏|支持|反对|欢迎|感谢|希望|重视|愿|乐见|期待|理解)")
_WRITING = Pattern("记者|通讯员(?!工)|实习生")
_WRITERS = Pattern("(?:记者|通讯员|实习生) ")
# What a medium does to learn something is no news.
_FINDING = Pattern("查询|了解到|获悉|注意到|从[^，]*了解")
_OF_THIS = Pattern("这一|[^应]该|上述")


# 中国提出了中国方案: one's own way of something that is not told.
_OWN_WAY = Pattern("(?:方案|行动|智慧|力量|声音|速度|经验|担当|答案|贡献)$")


@rule(
    "empty",
    "青穗农业集团给出了答案。",
    "中国提出了中国方案。",
    never=("青穗农业集团建成6座冷库。",),
)
def empty(candidate: ClauseFact) -> bool:
    """Tell a fact that a reader would never check, or of which only an adverbial was read."""
    fact = candidate.fact
    if (
        _WRITING.search(fact.subject)
        or _WRITERS.search(fact.object)
        or _FINDING.search(f"{fact.subject}{fact.predicate}")
        or fact.object[0] in "性式化型街路"
        or fact.object.startswith(("不上", "不了", "不到", "不住"))
        or (fact.rule == "attribute-figure" and _SHARE.search(f"{fact.subject}|{fact.predicate}"))
        or _BARE.fullmatch(fact.object)
    ):
        return True
    if fact.predicate.endswith("有") and fact.kind != "quantity" and len(fact.object) <= _FEW:
        return True  # 有“新面孔”
    dated = candidate.state.dated or any(u.kind == "date" for u in candidate.reading.units)
    if _ACTIVITY.search(fact.object) and fact.kind == "event" and not dated:
        return True
    if _GENERIC_NAME.fullmatch(fact.subject) or _OF_WHAT.match(fact.predicate):
        return True
    if fact.kind == "event" and _ONE_OF_THEM.search(fact.subject):
        return True
    if fact.kind == "first" and fact.subject.startswith(("超过", "突破", "实现", "成为")):
        return True  # 超过美国是中国首次
    if fact.rule == "is-first" and fact.object.startswith("第一次"):
        return True  # 两名学生是第一次参加实践
    if _EFFORT.match(fact.predicate) and not candidate.is_specific and fact.kind != "first":
        return True
    untold = fact.object.endswith(tuple(lexicon.words("no_news")))
    if _TRIVIAL.search(fact.predicate) or untold or _NO_NEWS.search(fact.object):
        return True
    if fact.kind == "state" and fact.predicate.endswith("是") and _PRAISED.search(fact.object):
        return not candidate.is_specific
    finds = _FINDER.search(fact.subject) and fact.predicate.endswith(("发现", "报道", "关注到了"))
    if finds or (fact.kind == "state" and _DENIED.search(fact.predicate)):
        return True
    if fact.rule == "attribute-figure" and fact.predicate.startswith(("我国", "全国", "全球")):
        return True  # 某刊注意到，我国用电量8888亿千瓦时: not that of the paper
    if fact.rule == "attribute-figure" and fact.predicate.strip() in _BARE_LEVELS:
        return fact.subject in _forms(fact)  # 三星 | 为 | 12.6GWh, of what
    if _RANK.match(fact.object) and fact.subject in _forms(fact):
        return True  # 某市位居全国首位, in what
    own = fact.object.startswith(fact.subject) and _OWN_WAY.match(fact.object, len(fact.subject))
    return bool(
        own
        or fact.object in acting("empty")
        or "图源" in fact.object
        or fact.object.endswith("记者")
        or _OPEN_PREDICATE.match(fact.predicate)
    )


def _forms(fact: Statement) -> set[str]:
    return {form for e in fact.entities for form in (e.name, *e.aliases)}


# What is aimed at, of which nobody could tell whether it is so.
_EFFORT = Pattern(
    "迈出|将?(?:继续|持续|不断|深入|统筹|全力|大力|积极|努力|着力|切实|扎实|认真|严格|"
    "进一步|稳步|加快|充分|高度|奋力|正在努力)*"
    "(?:(?<=.)(?:推进|推动|开展|做好|抓好|加强|推广|提升|促进|完善|落实|实施|构建|深化|"
    "发挥|创新|吸引|重塑|优化|强化|服务|查处|排查|整治|打击)"
    "|深化|擦亮|得以|加大|助力|依托|主打|延续|改变|重塑)|(?:吸引|引导|引领|带动|鼓励|鼓舞|号召)|(?:事关|"
    "关乎|体现|彰显|展现)|.*(?:特别|尤其)是|将?(?:继续|持续)(?:以|创新)"
)
_ONE_OF_THEM = Pattern("^[^0-9]*(?:工作人员|志愿者|干部|队员|干警|员工)$")
# What offices and communities do all the time, of no day; and sums that are for what is not told.
_ACTIVITY = Pattern(
    "(?:慰问|宣传|主题|系列|实践|教育|志愿|服务|文体)[^，]{0,4}活动$|(?:宣讲|培训|讲座|资料)$"
)
_OF_WHAT = Pattern("(?:投入|耗资|出资|花费)(?:资金)?$")
# Of these there is one in every town.
_GENERIC_NAME = Pattern(
    "(?:中心|实验|第[一二三四五六七八九十]+|人民|[省市县区镇乡村])?(?:小学|中学|医院|"
    "卫生院|幼儿园|法院|检察院|派出所|街道|社区|学校|工厂|党支部|公安局|政府)"
)
_PRAISED = Pattern("重要|宝贵|权威|受欢迎|精彩|鲜明|显著特|坚实|生动|缩影|名片|真实进程|关键$")
_BARE_LEVELS = ("为", "达", "达到", "超", "超过", "突破", "将达", "约为")
# What people do in reports of all kinds, and what they get in all of them.
_TRIVIAL = Pattern(
    "(?:走进|走入|现身|看到|注意到|关注到|带领|植入|坚守|迈出|讲述|分享|感受|见证|插手|转发|点赞|回应|"
    "宣读|解读|分析|主持|成功推动)了?$|来到"
)
_NO_NEWS = Pattern(
    "网友|^(?:不少|许多|众多|大量)|令人..的|^(?:统计)?数据$|领先的|佼佼者|部分[^，]{0,9}信息$"
    "|(?:联络|沟通|协调|协作|长效)[^，]{0,4}机制$|^[0-9]+ ?[点时]$|^行政处罚$|^认证证书$|^领先地位$"
)
_FINDER = Pattern("(?:之家|网|报》?|日报|新闻|民警|[大中支]队)$")
_DENIED = Pattern("没有|从不|从未|并未|未曾")
_RANK = Pattern(
    "(?:全[国球省市县]|世界|国内|行业)(?:首位|第[一二三四五六七八九十0-9]+位?|前列|领先)$"
)


@rule(
    "undated-change",
    "青穗农业集团净利润同比增长12%。",
    "青穗农业集团股价上涨12%。",
    "去年同期，青穗农业集团净利润2亿元。",
    never=("2023年青穗农业集团净利润同比增长12%。", "今日青穗农业集团股价上涨12%。"),
)
def undated(candidate: ClauseFact) -> bool:
    """Tell a figure of a period, or a price of a day, where the sentence does not tell of which."""
    of_time = OF_PERIOD.search(candidate.said) or _QUOTED.search(candidate.fact.predicate)
    first = candidate.reading.units[0]
    if first.kind == "date" and "同期" in first.text:
        return True  # told to compare with
    if candidate.fact.kind != "quantity" or not of_time:
        return False
    state = candidate.state
    dated = any(u.kind == "date" for u in candidate.reading.units)
    return not (dated or state.dated or state.period or state.report)


@rule(
    "contest-not-told",
    "林知远夺得男子70公斤级金牌。",
    never=("海城马拉松赛落幕，林知远夺得男子70公斤级金牌。",),
)
def of_no_contest(candidate: ClauseFact) -> bool:
    """Tell a victory of which the article does not tell in which contest it was."""
    return not candidate.state.contest and bool(IN_CONTEST.search(candidate.said))


@rule(
    "case-not-told",
    "二审法院判决驳回上诉。",
    "遵义市中级人民法院经审理判决驳回上诉。",
    never=("遵义市中级人民法院判处林知远有期徒刑3年。",),
)
def of_no_case(candidate: ClauseFact) -> bool:
    """Tell what a court did of which it is not told in whose case."""
    fact = candidate.fact
    ruled = "法院" in fact.subject and _RULING.search(candidate.said)
    return bool(ruled and not (_PARTY.search(candidate.said) or candidate.names_other))


_RULING = Pattern("判|裁定|驳回|审理|受理|宣告|撤销|维持|支持")
_PARTY = Pattern("某|[“《0-9]")


@rule(
    "day-not-told",
    "那天，青穗农业集团开通12条专线。",
    never=("3月5日，青穗农业集团建成6座冷库。当天，青穗农业集团开通12条专线。",),
)
def on_no_day(candidate: ClauseFact) -> bool:
    """Tell what was on a day to which the article only points."""
    said, units = candidate.reading.predication, candidate.reading.units
    before = (*candidate.state.seen, *(units[: said.verb] if said else units))
    return any(
        POINTING_DAY.match(unit.text)
        and not (isinstance(unit.record, Date) and unit.record.start)
        and unit.text not in _ALONGSIDE
        for unit in before
        if unit.kind in ("date", "word")
    )


_ALONGSIDE = ("同时", "届时")


@rule(
    "nothing-named",
    "青穗农业集团践行绿色发展理念。",
    "青穗农业集团发布新规。",
    never=("青穗农业集团加强与临川大学的合作。",),
)
def names_nothing(candidate: ClauseFact) -> bool:
    """Tell what says nothing that could be looked up: a virtue, an aim, 一个案例, 新规."""
    fact, said = candidate.fact, candidate.reading.predication
    if _UNTOLD.match(fact.object) or _SIDES.match(fact.object) or _HAS.match(fact.subject):
        return True
    if fact.subject.startswith(_MANY) and fact.kind not in ("quantity", "first"):
        return True
    if fact.kind in ("quantity", "first") or said is None:
        return False
    things = {"entity", "figure", "quote"}
    bare = not any(u.kind in things and u.tag != "term" for u in said.object_units)
    if bare and _SOME_KIND.match(fact.object) and not _LATIN.search(fact.object):
        return True
    if said.verb_base in ("是", "为") and role_at_end(fact.object) == fact.object:
        return not candidate.names_other  # 均为销售总监
    if said.verb_base in acting("coverb") or _OF_MATTER.search(fact.object):
        return True
    if candidate.is_specific or candidate.names_other:
        return False
    telling = said.verb_base == "存在" and len(fact.object) >= _TELLING_OBJECT
    if said.verb_base in acting("soft") and not telling:
        return True
    if _SOME_KIND.match(fact.object):
        return True
    if said.verb_base in _LINKS or IN_CONTEST.search(fact.object):
        return False
    dated = candidate.state.dated or any(u.kind == "date" for u in candidate.reading.units)
    if len(fact.entities) > 1 or any(u.kind == "figure" for u in said.subject_units):
        dated = True  # two that sign an agreement, 9 wards that open again
    least = _DATED_OBJECT if dated else _TELLING_OBJECT
    return len(fact.object) < least and not _OF_LIFE.search(candidate.said)


_LATIN = Pattern("[A-Za-z0-9《]")
_MANY = ("无数", "许多", "不少", "很多", "众多", "一些")
_DATED_OBJECT, _TELLING_OBJECT = 4, 14  # characters
_LINKS = ("是", "为", "成为", "名为", "属于", "又称", "俗称", "简称", "毕业于")
_OF_LIFE = Pattern(
    "获|夺|奖|当选|[连就]任|被|因|申请|起诉|曾|创[办立作]|毕业|[考进]入|去世|逝世|结婚|离婚"
)
_OF_MATTER = Pattern("(?:相关|有关)[^，]{1,4}$")
_HAS = Pattern("(?:至少|大约|约|共)?有")
# 第一, in what; 两则公告, of what.
_UNTOLD = Pattern(
    "第[一二三四五六七八九十0-9]+名?$|"
    "[0-9两一二三四五六七八九十几]+[则起份条项个](?:公告|案例|文件|问题|特点|方面|新闻|"
    "消息|举措|措施|建议|通知)$"
    "|一(?:系列|些|批|段).{0,20}$|[两三四五六七八九十几]+[种类][^0-9]{0,8}$|大家|消息|"
    ".*如(?:下图?|图)$|.*新常态$|第.大贸易伙伴$"
)
_SIDES = Pattern("[两三四五六七八九十几][个大]?(?:方面|点)的?[^0-9]{0,6}$")
_SOME_KIND = Pattern(
    "[两三四五六七八九十几多]+大.{1,4}$|一[起个则项份种篇次场条名位款].{0,5}$|"
    "(?:[数多几]|有关|相关|部分|不少|许多).{0,8}$|.*(?:关注|好评|反响|共鸣|热议)$"
    "|(?:极大|巨大|重要|全面|有力|坚实|良好|积极|显著|明显|重大|宝贵)的?.{1,9}$|"
    "更[多好大高][^，]{1,9}$|深度[^，]{2,4}$|新(?:突破|进展|成效|台阶|局面|变化|成果|"
    "动能|优势|气象)$|.*(?:时期|阶段|新征程)$|.{0,6}(?:情况汇报|救援工作|身份|成本优势)$"
)


@rule(
    "of-these",
    "远岚科技公司公布了名单。其中，青穗农业集团获得2项银奖。",
    never=("青穗农业集团获得2项银奖。",),
)
def of_these(candidate: ClauseFact) -> bool:
    """Tell a part of what the sentence before tells: 其中，……."""
    text, clause = candidate.reading.text, candidate.reading.clause
    if "占比" in candidate.fact.predicate and whole_of(candidate.state):
        return False  # a share, of which the context tells the whole
    return bool(_OF_THESE.search(text, candidate.state.begin, clause.end))


# 其中第二季度 is of the same owner.
_OF_THESE = Pattern(
    "其中(?!，?(?:[0-9]{4} ?年|[上下]半年|[一二三四]季度|第[一二三四]季度|[0-9]+月|今年|去年))"
)
