"""Ordinal numbers: 第三座, 首个, 排名第二; and those that are names (第三方, 第九届)."""

from zgc_cli import lexicon
from zgc_cli.reading.numbers import units
from zgc_cli.reading.pattern import Pattern

_RANK_BEFORE = Pattern(
    r"(?:排名?|排在|排行|位居|位列|名列|列|居|稳居|跃居|跃升至?|升至|降至|上升到|获得?|夺得|总分"
    r"|总成绩|成绩|全国|全球|世界|全省|全市|全区|亚洲|欧洲|国内|行业|同类|历史|规模|总量|增速|小组|并列)$"
)
_FIRST = "个次家款座例条台批颗枚艘架部套支张项期只列单笔处本档场辆所份片块名轮幅株种组类封届站"
_FIRST_NOT = Pattern(r"首(?:[届]|期[盼待]|次于|批准|部长|场馆|轮胎|台湾|项目录|站(?!式))")
_HEAD_WORDS = Pattern(r"[元榜聚回岁部匕昂居魁祸为俯罪船白]首")
_NOT_ORDINAL = Pattern(
    r"届|季度|世纪|年级|产业|方(?!案)|者|书记|中[学院]|附属|人民医院|[一二三]?实验|大学|工作"
    r"|设计院|研究院|建筑|大街|大道|号令|期间|位于|天津|年度|条例"
    r"|次(?:[^，。；“”]{0,8})(?:全体会议|会议|会晤|峰会|集体学习|代表大会|大战|革命|普查)"
)
_CLAUSE_OF_LAW = Pattern(
    r"[条款项章](?:规定|第|[（(、，。；：》,.之的至和与]|明确|中|以及|及|$|或|款|项)"
)


def first_unit(text: str, start: int) -> int:
    """Return how long the measure word of 首个, 首次, 首台套 at `start` is; 0 for 首都."""
    if text[start + 1 : start + 2] not in tuple(_FIRST) or _FIRST_NOT.match(text, start):
        return 0
    if _HEAD_WORDS.match(text, max(0, start - 1)):
        return 0
    return 2 if text.startswith("台套", start + 1) else 1


def names(text: str, end: int) -> bool:
    """Return whether an ordinal that ends at `end` is part of a name: 第三方, 第九届, 第四十条."""
    return bool(_NOT_ORDINAL.match(text, end) or _CLAUSE_OF_LAW.match(text, end))


def unit_at(text: str, end: int) -> str | None:
    """Return the measure word of an ordinal number that ends at `end`; None if it has none."""
    own = lexicon.words("ordinal_units")
    for size in range(4, 0, -1):
        word = text[end : end + size]
        if len(word) == size and (word in own or units.is_known(word)):
            return None if size < 3 and units.is_lookalike(text, end) else word
    return None


def rank_before(text: str, start: int) -> bool:
    """Return whether 第二 at `start` is a rank: 排名第二, 位居全国第一."""
    return bool(_RANK_BEFORE.search(text, max(0, start - 5), start))
