"""Which statements are worth a line: a known speaker says something that can be looked up.

Aims, praise and feelings are what speakers of all articles say; without a figure, a day or a title
nobody could tell whether they are so. The first of `WORTH_REFUSALS` that holds leaves one out.
"""

from collections.abc import Callable
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.facts.standing.told_words import ToldWords
from zgc_cli.parser.words.roles import is_of_any_area
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

# Somebody of whom only the surname or the office is told, and papers that only point.
_ANONYMOUS = Pattern(
    "[\u4e00-\u9fff]{1,2}(?:某+[甲乙丙丁0-9]?|先生|女士|小姐|同学|师傅|大[爷妈叔姐哥]|"
    "阿姨|奶奶|爷爷|老师|医生|老伯|老汉)"
    "|(?:通知|意见|报告|公告|文章|文件|规定|方案|通报|声明|评论|社论|研究|调查|标题|传言|"
    "消息|会议|法院判决|判决)"
    "|.*人士|(?:现场|当地|有关|相关)?(?:校方|院方|店方|厂方|资方|民警|媒体|专家|律师|医生|部门|官员)"
)
# 市水务局工作人员: of an area of which only the level is told.
_OF_AREA = Pattern(
    "[省市县区镇乡街村](?!.*[省市县区]).{0,14}(?:[局厅委办院处科队会所]|中心|公司|政府|"
    "负责人|工作人员|干部|民警|书记|主任)"
)
# Of these the words may tell where.
_OFFICE = Pattern(
    "(?:现场|当地|有关|相关|游戏|品牌|平台|厂商|车企)?(?:警方|官方|检方|消防|法院|检察院|"
    "检察机关|公安机关)"
)
# What is aimed at, praised or felt; with what only repeats it.
_AIM = Pattern(
    "要(?!求|约)|需要?(?!求)|应[当该]?(?!急|用|对|届)|必须|务必|希望|期待|愿意?|力争|"
    "致力|旨在|持续(?=发力|推|加|释|提)|继续(?=[推加努做深扩完提坚]|保持|支持|为)|进一步|"
    "不断|积极|努力|全力|着力|切实|坚[持决定]|牢固|扎实|有力|有效"
    "|做[好大强优]|抓好|推动|推进|促进|助力|赋能|打造|构建|营造|提[升高]|加[强快大]|强化|"
    "完善|健全|深化|深入|优化|充分|发挥|高质量|高水平|新格局|新优势|新动能|新篇章"
    "|关键|重要|核心|意义|理念|优势|良好|更加|更[多好大加高强轻便]|轻松|便捷|舒适|极致|"
    "卓越|适合|强大|领先|最好|美好|独特|优质|宝贵|难得|潜力|信心|机遇|挑战|共同(?!参与|"
    "发布|持有)|共享|共赢|携手|创新|服务|保障|支撑|引领|带动|落实|统筹|协同|传承|弘扬|"
    "精神|力量|责任|使命|担当|初心|理想|梦想|一如既往|配合|严格|履行|至关重要|公平|平等|"
    "肯定|鼓励|致以|由衷|祝[贺福愿]|问候|绿灯|敬意|韧性|活力|压力|严峻|复杂|基本面|向好|"
    "前景|空间|贡献|倡议|破解|应对|体现|彰显|展现|见证|闪耀|凝结|缩影|标志着|里程碑"
)
_FEELING = Pattern(
    "感[到谢恩动]|(?:我|深|倍)[^，]{0,5}感|惊讶|意外(?!伤|险)|觉得|高兴|荣幸|自豪|激动|开心|喜欢|难忘|感慨|"
    "幸福|骄傲|欣慰|震撼|遗憾|后悔|担心|害怕|辛苦|值得|惊喜|满意|放心|安心|舒服|方便多|"
    "相信|热爱|喜爱|热情"
)
_ADVICE = Pattern("建议|避免|注意(?!到)|尽量|切勿|不要|谨防|警惕")
_CALLING = ("呼吁", "奉劝", "倡议", "希望")
_WE = Pattern("我们|咱们|我[院校司厂镇村]")
# What has been done, is going to be on a day, or has changed.
_NEWS = Pattern(
    "已经?(?!故)|将(?!军|领|继续|进一步|持续)|计划|预计|宣布|达成|签署|签订|批准|通过了|"
    "推出|发布|收购|出售|投资|禁止|暂停|终止|取消|拒绝|击[毁落中]"
    "|占[比全总]?|[上下]升|下[降跌滑]|增[长加至]|减少|[涨跌]|超过|达到?|高于|低于|同比|"
    "环比|确诊|死亡|遇难|受伤|失踪|逮捕|起诉|判处|发现|证实|确认|否认|导致|造成|位于|"
    "成立|建成|投产|开工|上市|停产|召回|辞职|当选|任命"
)
_THANKS = Pattern("感谢|道歉|歉意|抱歉|欢迎大家")
_OWN = Pattern("我(?!国|们|省|市|县|区|镇|院|校|司|军|方|党|局)|自己|咱(?!们)")
_FIRM = Pattern(
    "[0-9]|[二三四五六七八九十百千万亿两]+(?:[年月日天个名家人次倍成元]|多[年个名家人])|百分之|《"
)
# What ought to be, or would be, is no news of what is.
_ORDER = Pattern(
    "^(?:希望|愿|呼吁|建议|请|将(?:继续|持续|进一步)|下一步|接下来|未来|今后|坚持|如果|"
    "只有|唯有|只要|一旦|假如|若|为了|作为)"
    "|(?:^|[，。；]|[一-鿿])(?:必须|务必|应该|应当|需要|不应|不能|不可能|不会|才能|方能)|"
    "(?:^|[，。；])[^，。；]{0,12}(?:(?<![主重需只想还快将不]) *要(?![求约素件点])|"
    "(?<![相反适响供]) *应(?![急用对届邀约]))"
)
_TITLE = Pattern("《[^》]*》")
_ASKS = Pattern("^[^。！]*？|？$|^(?:为何|为什么|如何|怎么)")
_VAGUE = Pattern(
    "(?:如今|目前|现在|眼下|当前|这里|那里|里面|一开始|开始|整个|当时)?的?(?:状况|情况|"
    "形势|局面|结果|问题|效果|事情|事件|事故|活动|项目|[报消]息|信息|内容|数字|数据|产品|"
    "团队|游客|孩子|客户|顾客|观众|大家|人们|不少|许多|很多|没有|有[的些人]|过去，|以前|"
    "以往)"
)
_OPEN_END = Pattern("如下[：:]|(?:如下|以下)[^。]{0,6}[：:]?$|[：:]$")
_CLAUSE_LEFT = Pattern(
    "(?:是(?!否)|边|才|就|都|也(?!门)|而|却|则|会用|之所以|只是|原来|确实|无论|不管|另外|此外|同时)"
)
_THEIRS = Pattern(
    "本(?:协议|次|公司|公告|报告|项目|产品|研究|案|品牌|平台|活动|赛事|届|轮|集团)|此举|"
    "此次(?!.{2,}会议)|上述|注意到，|这[一种些个]|那[种些个]"
)


# Whose shares are spoken of is told elsewhere.
@cache
def _broker() -> Pattern:
    known = lexicon.pattern("brokers")
    return Pattern(f"证券|投行|研报|研究[所院]|资本|基金|国际$|期货|{known}")


_THE_COMPANY = Pattern("公司")
_MANY = 200  # characters, of which nobody reads a row
_ENOUGH = 2  # names and figures that count
_WORTH = 2  # by which news outweigh aims


@rule(
    "saying-anonymous",
    "张女士说：“青穗农业集团建成了6座冷库。”",
    "市水务局工作人员介绍，青穗水库蓄水3亿立方米。",
    never=("海城市水务局介绍，青穗水库蓄水3亿立方米。", "林知远说：“青穗农业集团建成了6座冷库。”"),
)
def _is_anonymous(saying: ToldWords) -> bool:
    """Tell the words of somebody, or of some paper, of whom the row does not tell who that is."""
    if _OFFICE.fullmatch(saying.speaker):
        return not _FIRM.search(saying.words)
    speaker = saying.speaker
    of_area = _OF_AREA.fullmatch(speaker) and (speaker[0] in "街村" or is_of_any_area(speaker))
    return bool(of_area or _ANONYMOUS.fullmatch(speaker))


@rule(
    "saying-untellable",
    "林知远说：“村里的日子越来越好了。”",
    never=("林知远说：“青穗农业集团建成冷库，大家都去看。”", "林知远说：“冷库存了三万斤茶。”"),
)
def _tells_nothing(saying: ToldWords) -> bool:
    """Tell words that name nothing and count nothing: nobody could look them up."""
    return not saying.telling


@rule(
    "saying-aims",
    "林知远表示，青穗农业集团要不断提升服务水平，推动行业高质量发展。",
    "林知远说：“我为青穗农业集团感到自豪。”",
    never=("林知远表示，青穗农业集团将推动建设6座冷库。",),
)
def _is_aim(saying: ToldWords) -> bool:
    """Tell aims, orders, advice, praise and feelings, where more of them than of news is told."""
    words = _TITLE.sub("《》", saying.words)
    firm = bool(_FIRM.search(words))
    if _THANKS.search(words) or words.startswith("我的"):
        return True
    if not firm and saying.names < _ENOUGH and saying.quote.cue in _CALLING:
        return True
    if not firm and (_ADVICE.search(words) or _ORDER.search(words)):
        return True
    news = 2 * min(saying.figures, _ENOUGH) + min(saying.names, _ENOUGH) + min(saying.days, 1)
    news += bool(_NEWS.search(words)) + (firm and not saying.figures)
    said = len(_AIM.findall(words)) + len(_ADVICE.findall(words)) + bool(_WE.search(words))
    said += 2 * bool(_FEELING.search(words)) + 2 * bool(_OWN.search(words))
    return news - said < _WORTH


@rule(
    "saying-unfinished",
    "林知远说：“青穗农业集团的冷库为何漏水？”",
    "林知远说，是因为青穗农业集团没有得到许可。",
    "青穗农业集团表示，本协议有助于冷库在海城落地。",
    never=("林知远说：“青穗农业集团的冷库漏水。”",),
)
def _is_unfinished(saying: ToldWords) -> bool:
    """Tell a question, the head of a list, and words whose subject or matter is told elsewhere."""
    words = saying.words
    opens = _CLAUSE_LEFT.match(words) or _VAGUE.match(words) or _THEIRS.search(words)
    opens = opens or (_broker().search(saying.speaker) and _THE_COMPANY.search(words))
    return bool(_ASKS.search(words) or _OPEN_END.search(words) or opens) or len(words) > _MANY


WORTH_REFUSALS: tuple[Rule[Callable[[ToldWords], bool]], ...] = (
    _is_anonymous,
    _tells_nothing,
    _is_unfinished,
    _is_aim,
)
