"""Treaties between named parties, and lists of the state: works that stand without 《》."""

import re
from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.passage import NUMERAL, Found, Passage

_BLOCS = "东盟|欧盟|非盟|海合会|阿盟|欧亚经济联盟|南方共同市场|南共市|跨太平洋|区域全面|亚太|北美"
FIELDS = (
    r"(?:自由贸易区?|自贸区?|贸易|经贸|经济|投资|保护|双边|全面|伙伴|关系|战略|合作|友好|互助|睦邻|和平|领土|边界"
    r"|引渡|税收|民航|航空|运输|渔业|科技|科学|技术|文化|教育|服务|货物|数字|货币互换|本币互换|升级|司法|协助|刑事|民事|互免|签证"
    r"|免签|避免双重征税|社会保障|海关|能源|核能|和平利用|军控|裁军|反导|中导|削减战略武器|框架|更新|第一阶段|优惠|安排|3\.0版|2\.0版)"
)
_TREATY_HEAD = re.compile(r"协定(?:书|升级议定书)?|条约|公约|议定书|协议(?!书)")
_LONGEST = 36
_BATCH = re.compile(
    rf"第[{NUMERAL}]{{1,4}}批"
    r"(?:(?![的了在是将已被入列]|公布|评选|申报|获得)[\u4e00-\u9fffA-Za-z（）“”]){2,30}?(?:名录|名单|目录)"
)
_STATE_LIST = re.compile(
    r"(?:国家级|省级|市级|自治区级|世界|全国|国家|人类|联合国教科文组织)"
    r"(?:(?![的了在是将已被入列]|公布|评选|申报|获得|各类|范围)[\u4e00-\u9fffA-Za-z（）]){2,24}?名录"
)
_BATCH_BEFORE = re.compile(rf"^第[{NUMERAL}]{{1,4}}批")


def treaties(passage: Passage) -> Iterator[Found]:
    """中国—东盟自贸协定, 中美经贸协议, 日韩渔业协定."""
    for head in _TREATY_HEAD.finditer(passage.text):
        name = _parties().search(passage.text, max(0, head.start() - _LONGEST), head.start())
        if name:
            yield Found(name.start(), head.end(), "work", "treaty", 2)


def lists(passage: Passage) -> Iterator[Found]:
    """第三批国家级非物质文化遗产代表性项目名录, 全国重要农业文化遗产名录."""
    if "名录" not in passage.text and "批" not in passage.text:
        return
    for pattern in (_BATCH, _STATE_LIST):
        for match in pattern.finditer(passage.text):
            yield Found(match.start(), match.end(), "work", "state-list", 2)


RULES = (treaties, lists)


def without_batch(name: str) -> str:
    """Return the name of a list without its batch (第三批…名录 → …名录)."""
    return _BATCH_BEFORE.sub("", name)


@cache
def _parties() -> re.Pattern[str]:
    kinds = lexicon.mapping("places")
    countries = sorted((n for n, k in kinds.items() if k == "country"), key=len, reverse=True)
    side = "|".join([_BLOCS, *map(re.escape, countries)])
    pairs = lexicon.pattern("country_pairs")
    return re.compile(
        rf"(?:(?:{side})(?:(?:[—–－\-]{{1,2}}|和|与)(?:{side}))+|{pairs}|(?:{side})(?={FIELDS}))"
        rf"(?:政府(?:间)?)?{FIELDS}{{0,6}}$"
    )
