"""Where the name of an organisation ends and the title of whoever is of it begins."""

from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.quotes.veiled import BRACKETED
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.roles import generic_head, nominal_words
from zgc_cli.parser.words.stage import cut
from zgc_cli.reading.titles import DONE_TO, title_at_end
from zgc_cli.runtime.pattern import Pattern

TRIM = f" 　{BRACKETED}、的…—"
_JOINT = Pattern(r"[、，兼]")


def split(phrase: str) -> tuple[str | None, str]:
    """Split 西北某某大学教授 behind the last ending of an organisation that a role follows."""
    phrase = phrase.strip(TRIM)
    limit = len(phrase) - len(title_at_end(phrase))
    ends = [match for match in suffix().finditer(phrase) if match.end() <= limit]
    for match in reversed(ends):
        org, role = phrase[: match.end()].strip(TRIM), phrase[match.end() :].strip(TRIM)
        if _BARE_UNIT.match(org) or _DISPOSED.match(org) or role.startswith(_FIELDS):
            continue  # 医药行业分析师
        if role and title_at_end(role) and not title_at_end(org):
            plain = org.replace(BRACKETED, "")
            joint = _JOINT.split(plain)
            if len(joint) > 1 and OWN_UNIT.fullmatch(joint[-1]) and title_at_end(joint[-2]):
                continue  # 山野县副县长、公安局|局长: of the county as well
            return _behind_unit(joint[-1] or None, role)
    return _behind_unit(None, phrase)


def _behind_unit(org: str | None, role: str) -> tuple[str | None, str]:
    """Give the unit with which a role begins to the organisation in front: 禁毒办|相关负责人."""
    unit = _UNIT.match(role)
    return ((org or "") + unit[0], role[unit.end() :].lstrip("的")) if unit else (org, role)


# Units that every area or body has; 国防部 is another body than that of the post in front.
OWN_UNIT = Pattern(
    "(?:公安|税务|财政|教育|民政|司法)(?:厅|局|分局)|(?:居|村|管|团)委会?|村?党(?:委|组|支部|总支)|"
    "(?:董事|监事|理事|管理委员|居民委员|村民委员)会|工会|妇联|(?:组织|宣传|统战)部|政法委|纪委|编辑部|办公室"
)


# An office that belongs to the place in front of it: 合肥市市长, 某某村党支部书记.
OFFICE = Pattern(
    r"(?:常务)?副?[省市县区镇乡州]长|[省市县区镇乡村]?(?:党|委|支书|支部|纪委)|村[主民]?[主委]|"
    r"[^，。、]{2,6}(?<!县)[局厅署]长$|外相|防相|财相|国务卿|行政长官|总督|[^，。、]{1,14}?(?:大臣|(?<!支)部长)$|副?总统|副?总理|副?首相|国王|外长|防长|外交部长|国防部长|驻"
)


def noun_start(phrase: str) -> int:
    """Return where the noun phrase of a role begins: behind 的, 一位, 55岁."""
    return max(
        (
            m.end()
            for p in (_BEFORE_ROLE, DONE_TO, _DONE_TO_HIM)
            for m in p.finditer(phrase, 0, len(phrase) - 1)
        ),
        default=0,
    )


# Done to the bearer of a title in a phrase, where a post of his own may tell more: 抓获嫌疑人.
_DONE_TO_HIM = Pattern(
    "推翻|罢免|弹劾|刺杀|暗杀|软禁|营救|认定|拐卖|检索到|寻找|提拔|任命|聘请|抓获|救[下起出]|打[伤死]|杀死|找到|怀疑|举报|辱骂|殴打"
)

# What stands in front of a role inside a noun phrase and is no part of it: 55岁的村民, 一位老人.
_BEFORE_ROLE = Pattern(
    r"的(?!士|哥)|[%％]|之间|包括|.(?=著名|知名|资深)|等[国地多](?:国|个国家)?|[一这那两几多][位名]|是|\d岁|见到了?|遇到了?|采访[了到]?|邀请了?|拨通|致电|连线|对话|找到|看到|走访|专访|探访|拜访|联系[上过]?|来自|出自|作为|担任|所在|引起|吸引|导致|寻求|"
    r"特?邀请?(?!嘉宾|研究|评论|专家|顾问|撰稿|主持|教授|编辑|记者|代表|委员|函)|[\u4e00-\u9fff]?籍(?!贯)|"
    r"(?<=\d)室|昨[天日晚]|今[天日晚](?!头条)|日前|[传曝]出|"
    r"给(?![水排付养])|接[到获]|收到|带领|动员|转交|引述|援引|质[询问]|追问|陪同|会见|接见|拜会|率领|批评|获|被(?![告困害捕访救骗拆])|(?<!自)由|于|"
    r"^(?:随后|随即|其后|对方|难怪|尽管|虽说|即便|按照|根据|并(?:和|表示|称)?|如果|假如|要是|虽然|因为|由于|但是|而且|所以|不过|至于|此外|另外|对此|因此|该案?|据|由|向|对|跟|与(?!会)|和|以及|而|但|其中|最后|最终|记者|同时|此次|当天|昨日|今天)"
)


def owner_of(phrase: str) -> str | None:
    """Return the body whose somebody is, in front of 的: 海城中学|的语文老师."""
    if not phrase.endswith("的"):
        return None
    phrase = phrase[noun_start(phrase[:-1]) : -1].strip(TRIM)
    ends = (match for match in suffix().finditer(phrase) if match.end() == len(phrase))
    named = next(ends, None)
    if named is None or named.start() < _SHORTEST_OWNER or generic_head(phrase):
        return None
    plain = all(word.tag[:1] in "nmjbaxs" or word.tag == "vn" for word in cut(dictionary(), phrase))
    return phrase if plain else None


_SHORTEST_OWNER = 2  # characters in front of the ending of an organisation


def in_company(phrase: str) -> tuple[str, str] | None:
    """Split 山野互助创始人: a name that no other rule knows, in front of the post in a company."""
    match = _POST_IN_COMPANY.fullmatch(phrase)
    if not match or title_at_end(match["org"]) or _NO_COMPANY.search(match["org"]):
        return None
    first = next(cut(dictionary(), match["org"]), None)
    said = match["org"][: first.end] if first else ""
    verb = first and first.tag == "v" and len(said) > 1 and said not in nominal_words()
    return None if verb else (match["org"], match["role"])  # 提拔新任CEO


_CHIEF = "(?:联合|执行|首席|高级|资深|副)?(?:创始人|董事长|总裁|总经理|执行官| ?CEO|分析师)"
_POST_IN_COMPANY = Pattern(
    f"(?P<org>[\u4e00-\u9fffA-Za-z0-9]{{3,10}}?)(?P<role>{_CHIEF}"
    "(?:[、兼] ?(?:创始人|董事长|总裁|总经理|CEO|首席执行官))*)"
)
_NO_COMPANY = Pattern(
    "[的是在和与及一二两三\\d该本某几]|公司|企业|集团|行业|知名|著名|资深|女性|年轻|时任|现任|前任|"
    "原来|副$|中国|美国"
)


def in_latin_firm(phrase: str) -> tuple[str, str] | None:
    """Split IDC分析师 and 投行 Wedbush 分析师 behind the Latin letters of a firm's name."""
    latin = _LATIN_ORG.match(phrase)
    if latin and title_at_end(phrase[latin.end() :].lstrip()):
        return latin[0], phrase[latin.end() :].lstrip()
    abroad = _LATIN_FIRM.fullmatch(phrase)
    return (abroad["org"], abroad["role"]) if abroad else None


# 投行 Wedbush 分析师: what it is stands in front of its name.
_LATIN_FIRM = Pattern(
    "[\u4e00-\u9fff]{2,6} (?P<org>[A-Z][A-Za-z0-9&. ]*[A-Za-z0-9]) ?"
    "(?P<role>[\u4e00-\u9fff、]{2,12})"
)


# UFC主席, IDC分析师: a word in Latin letters in front of a title is an organisation, but for these.
_LATIN_ORG = Pattern(
    r"(?!(?:AI|IT|AR|VR|XR|CEO|CTO|CFO|COO|UP|up|App|APP|PC|NBA|CBA)[\u4e00-\u9fff]|CEO$)"
    r"[A-Za-z][A-Za-z0-9&.\- ]+(?=[\u4e00-\u9fff])"
)


def in_team(phrase: str, text: str) -> tuple[str, str] | None:
    """Split 海城主教练 where the text speaks of 海城 elsewhere: a team by its short name."""
    match = _POST_IN_TEAM.fullmatch(phrase)
    if match is None or text.count(match["team"]) < _AGAIN:
        return None
    known = dictionary().get(match["team"])
    common = known is not None and known.tag not in ("ns", "nr", "nrt", "nz", "nt")
    return None if common else (match["team"], match["role"])


_POST_IN_TEAM = Pattern(
    "(?P<team>(?!新任|前任|现任|代理|外籍|本土)[\u4e00-\u9fff]{2,4})"
    "(?P<role>(?:执行|代理|助理)?(?:主教练|主帅|队长|外援|前锋|中锋|后卫|门将|中场))"
)
_AGAIN = 2  # so often must the name of a team stand in the paragraph


_DISPOSED = Pattern("[^将把]{1,6}[将把](?!军)[^将把]{2}")  # 妻儿将燃气公司、房东及房东女儿
_FIELDS = ("行业", "领域", "产业", "板块")
# 海城街道禁毒办相关负责人, 质检科工作人员: a unit that no list has, in front of whoever is of it.
_UNIT = Pattern(
    "(?![各某该两多本])[\u4e00-\u9fff]{2,14}?[办科处股室站队所]"
    "(?=的?(?:一[名位]?)?(?:相关|有关|主要)?(?:工作人员|负责人|民警)$)"
)
# 团队成员, 专家组组长: without a name in front the unit is a part of the title.
_BARE_UNIT = Pattern(
    "(?:该|本|科研|研发|研究|创业|技术|管理|救援|设计|施工|维修)?"
    "(?:团队|小?队|小组|[战车球警]队|课题组|项目组|专家组|工作组|研究组|专班|联席)$"
)


@cache
def suffix() -> Pattern:
    """Match the ending of an organisation's name in front of a title."""
    # One character is enough where the title repeats it: 省教育厅厅长, 市公安局副局长.
    return Pattern(
        f"(?:{lexicon.pattern('affiliation_suffixes')})(?!(?<=学)生|(?<=署)理|(?<=部)门|副?长[、兼])|"
        "[网报刊](?=(?:副?总编|主编|社长|记者|编辑|主笔|评论员))|"
        "[厅局署委部院社馆司处科室所站营连旅团](?=副?(?:值班|带班)?[^、兼]长)|(?<=海)关(?=副?关长)|(?:[车机工电客]务?|客运)段(?=.)|"
        "(?<![联关体])系(?=副?教授|讲师|副?研究员|助理教授)|"
        "(?<!全)科(?=副?(?:教授|主任医师)|主治医师|护士长)|(?<![常居管村])委(?=副?主任(?!委))"
    )


# Words of these tags do not stand inside a title, nor does what is in front of them; adverbs
# do in front of nouns (特别研究助理).
_NO_NOUN = frozenset(("p", "c", "uj", "ul", "uz", "ug", "r", "y", "zg", "t"))
_ADVERBS = frozenset(("d", "ad"))
_JOINS = ("和", "与", "及", "暨")  # 电子和信息技术部长
_ENDED = Pattern("(?:公司|集团|医院|学校|大学|法院|政府|银行)$")  # 燃气公司和房东女儿
_OF_OBJECT = ("将", "把", "被", "就", "令", "让", "使", "叫")


def noun_of(role: str) -> str:
    """Return a title without the words of a clause in front of it: 就将嫌疑人, 希望市民."""
    limit = len(role) - len(title_at_end(role))
    start, before = 0, ""
    for word in cut(dictionary(), role):
        if word.end > limit:
            break
        said = role[word.start : word.end]
        told = said in lexicon.words("saying_verbs")
        ahead = role[: word.start]
        joint = said in _JOINS and before[:1] in ("n", "v") and not _ENDED.search(ahead)
        joint = joint and not title_at_end(ahead)
        if (
            (word.tag in _NO_NOUN and not joint and said != "反")
            or said in _OF_OBJECT
            or (word.tag == "v" and (told or before in _ADVERBS))
        ):
            start = word.end
        before = word.tag
    return role[start:].strip(TRIM)
