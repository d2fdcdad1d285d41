"""Who speaks though no name tells it: groups, relatives, whom a reporter asks.

消委会昨日, 业主、清洁公司及法团均.
"""

import re

from zgc_cli.parser.quotes.veiled import NamedSpan, VeiledParagraph, names_in
from zgc_cli.reading.titles import title_at_end
from zgc_cli.runtime.pattern import Pattern

# A whole clause of which each is a subject: 消委会昨日, 环保团体; 会 alone may be a verb.
ENDING = (
    "(?:(?:[农渔工商公协学总联]|委员|居委|村委|业委|协进|促进|基金|[消医管选贸组业居]委|理事|董事|[消病]协)会|联盟|团体|组织|公司|集团|管理层|管理团队|领导层"
    "|医院|大学|法院|法庭|当局|当地|官方|[市县州省区]?政府|[市县]府"
    "|[检警校院厂资劳业军署局会馆店港辩控办园]方|业[者界]|店家|警[局署]"
    "|(?:工作|专案|节目|调查|专责)小?组|小组|[分总]局|[诉讼审]庭|[环民社法党]团|署|(?<![入建在])党|局|(?<![到出去住好用长坏益此何短远高深别各])处)"
)
# Who speaks without a name and a title: 有照顾者反映.
SOMEBODY = (
    "(?:人士|人员|受访者|从业者|消费者|网友|网民|市民|村民|居民|家长|乘客|旅客|游客|粉丝|球迷|员工|舆论|媒体|分析师"
    "|[护顾诊患]者|目击者|途人|路人|妇人|男子|女子|病人|家属|住户|租户|商户|店主|街坊)"
)
SOMEBODY_END = Pattern(f"{SOMEBODY}$")
# 有投行人士, 业内人士, 多数受访者: nobody counts them.
SOMEBODY_CLAUSE = Pattern(
    "(?:对此|此外|难怪|但|而|其中|此前|近日)?(?:[另还]?有|多数|部分|不少|一些|许多|很多|众多)?"
    f"(?P<who>(?!批评|抨击|指责|谴责|质疑|呼吁|要求|感谢|反驳|反对)(?:(?![为给替向对把被让使与跟由])[\u4e00-\u9fff]){{0,9}}?{SOMEBODY})"
    "(?:普遍|一致|大多|此前|早前|[均都也则还又曾已纷就]|[向对][^，]{2,10}|告诉[^，]{2,10}|日前|[昨今]天)*"
    "(?:(?:予以|作出|加以|进行)?(?:否认|证实|回应|澄清|确认|解释)了?)?"
)
# 有网民以王海作比较, 许多网友涌入专页留言: nobody counts them, and the name is not the subject.
SOMEBODY_WITH = Pattern(
    f"(?:[另还也]?有(?P<who>[\u4e00-\u9fff]{{0,4}}?{SOMEBODY})[以拿把将用]"
    "|(?:不少|许多|众多|大批|多数|部分|很多|一些|其他|[也还另]?有)"
    f"(?P<crowd>{SOMEBODY})[涌纷更在到于留去洗灌])"
)
GROUP_END = Pattern(f"{ENDING}$")
_ONE_GROUP = f"[^的了过着向对与在和把被让由将给于以据是有不没从使逼指斥促满，、及]{{0,8}}?{ENDING}"
_GROUP_AHEAD = (
    "(?:据|针对此事|对于此事|此外|另外|对此|不过|而|但|其后|随后|[亦另也]?有"
    "|[前去今明]年|[上本]月|昨[日天晚]?|今[日天早晨晚]?)?"
)
_GROUP_BEHIND = (
    "(?:方面)?(?:则|也|亦|又|再|还|只|虽|均|都|其后|随后|昨[日天晚]?|今[日天早晨晚]?|[0-9]{1,2}日"
    "|[早晚下上]午|早前|日前|曾|已|一再|多次|回应|回复|解释|补充"
    "|(?:[散开退休闭]庭|会|赛)[前后]|庭外"
    "|(?:求情|陈词|陈情|结案|盘问|开案)时?)*"
)
GROUP = Pattern(f"{_GROUP_AHEAD}(?P<who>该[院校厂店局行司馆]|{_ONE_GROUP}){_GROUP_BEHIND}")
_MORE = f"(?:(?:业主|{_ONE_GROUP})[、及和])+"
GROUPS = Pattern(f"{_GROUP_AHEAD}(?P<who>{_MORE}{_ONE_GROUP}){_GROUP_BEHIND}")

# By the side of the pronoun that stands for them, 1 for 他.
_KIN_WORDS = {
    -1: "母亲|妈妈|生母|养母|妻子|前妻|女儿|养女|"
    "姐姐|妹妹|奶奶|外婆|姥姥|岳母|婆婆|姑姑|小姨|姨妈|嫂子|儿媳|"
    "孙女|侄女|表姐|表妹|堂姐|堂妹",
    1: "父亲|爸爸|生父|养父|丈夫|前夫|儿子|养子|"
    "哥哥|弟弟|爷爷|外公|姥爷|岳父|公公|叔叔|伯父|舅舅|姐夫|妹夫|女婿|"
    "孙子|侄子|外甥|表哥|表弟|堂哥|堂弟",
    0: "父母|家属|家人|亲属|亲戚",
}
_KIN = {number: tuple(words.split("|")) for number, words in _KIN_WORDS.items()}
_ADDRESSED = {-1: ("太太", "女士", "小姐"), 1: ("先生",)}
HALF_NAMES = {-1: "女妇妪母妻太", 1: "男翁嫌父夫"}  # behind a surname: 汤男, 郭妇
_NEAR = (
    "身边的?人|男友|女友|恋人|室友|友人|邻居|办公室|律师|代理人|发言人|经纪人|助理|同事|朋友"
    "|(?<=的)同学"
)
_ANY_KIN = "|".join([*_KIN_WORDS.values(), _NEAR])
KINS = Pattern(f"的?(?:{_ANY_KIN})的")  # behind a name: what is theirs
KIN_OF = Pattern(
    f"(?P<who>(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?:的|生前的?)?(?:{_ANY_KIN}|太太|(?<=[男女妇])先生))(?![的等])"
)


def side(name: str) -> int:
    """Return 1 for whom 他 means by what he is called (汤男, 王妇的儿子), -1 for 她, else 0."""
    half = name[-1] if len(name) == 2 else name[2:3] if name[1:2] == "姓" else ""
    return next(
        (
            number
            for number, kinds in HALF_NAMES.items()
            if name.endswith((*_KIN[number], *_ADDRESSED[number])) or (half and half in kinds)
        ),
        0,
    )


def is_kin(word: str) -> bool:
    """Return whether a word is one of the family: 妈妈, 岳父, 家属."""
    return any(word in words for words in _KIN.values())


def age_before(text: str, end: int) -> int:
    """Return the age that is told in front of a name which begins at `end`, else 0."""
    age = _AGE.search(text, max(0, end - _AGED), end)
    return int(age[1]) if age else 0


def is_elder(role: str, age: int) -> bool:
    """Return whether somebody of an age may be the one whom a text calls 老人 or 奶奶."""
    return role in _ELDERLY and age >= _OLD


def _is_called_so(text: str, start: int, kin: re.Match[str]) -> bool:
    """Return whether 57岁王丹雅奶奶 is she herself, no grandmother of hers."""
    return text.endswith(_OF_AGE, 0, kin.end("who")) and age_before(text, start) >= _GROWN


_OF_AGE, _GROWN = ("奶奶", "爷爷", "外婆", "姥姥", "阿姨", "叔叔"), 45  # years
_AGE, _AGED = Pattern("(\\d{2,3}) ?岁的?[^，。；：“”]{0,12}$"), 18  # characters in front of a name
_ELDERLY = frozenset(["老人", "老人家", "老太太", "老汉", "大爷", "老大爷", "奶奶", "老奶奶"])
_OLD = 60  # years


def kin_of(passage: VeiledParagraph, name: NamedSpan) -> re.Match[str] | None:
    """Match somebody of the family of the person named there, who has no name himself."""
    kin = KIN_OF.match(passage.veiled, name.start)
    if not kin or kin.end("name") != name.end or _is_called_so(passage.veiled, name.start, kin):
        return None
    end = kin.end("who")
    between = ((o, passage.veiled[end : o.start]) for o in names_in(passage.persons, end, end + 16))
    named = any(not what or title_at_end(what) == what for _, what in between)
    return None if named else kin  # 庞某某的家属庞先生, 庞某某家人律师王海


# 记者联系到王海早年的同事，其表示: whom a reporter asks.
CONTACTED = Pattern(
    "(?:记者|笔者|新闻|[日晚晨]报|周刊)[^，。]{0,12}?(?:致电|联系[到上]了?|联系了|拨打了?|拨通了?|咨询了?|"
    "询问了?|采访[到了]?|找到了?|走访了?|见到了?|来到"
    "|向(?=[^，。“”]{2,16}(?:求证|核实|询问|了解|咨询|致电|提问|发函|发出)))"
)
MET = Pattern(f"{CONTACTED.pattern}(?P<who>[^，。；：“”、]{{2,20}})(?=[，。])")
