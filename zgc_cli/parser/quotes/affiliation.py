"""What a text says of a person beside the name: the role and the organisation.

北京某某科技有限公司创始人兼董事长王某 has the organisation 北京某某科技有限公司 and the role
创始人兼董事长; the role is the title as written, without the organisation.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.quotes.groups import KIN_OF, is_kin
from zgc_cli.parser.quotes.veiled import BRACKETED, QUOTED, NamedSpan, VeiledParagraph, names_in
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.stage import cut
from zgc_cli.reading.titles import DONE_TO, role_at_end, title_at_end
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.runtime.terminal import UNSEEN

_MAX_ROLE = 24
_BREAK = Pattern(f"[，。；：！？“”…—|｜·】〕］\\s{QUOTED}]")
_UNSEEN = Pattern(f"{UNSEEN}|^(?:现任|时任)(?=.)")
_TRIM = f" 　{BRACKETED}、的…—"
# What stands in front of a role inside a noun phrase and is no part of it: 55岁的村民, 一位老人.
_BEFORE_ROLE = Pattern(
    r"的(?!士|哥)|.(?=著名|知名|资深)|等[国地多](?:国|个国家)?|[一这那两几多][位名]|是|\d岁|见到了?|遇到了?|采访[了到]?|邀请了?|拨通|致电|连线|对话|找到|看到|走访|专访|探访|拜访|联系[上过]?|来自|出自|作为|担任|所在|引起|吸引|导致|寻求|"
    r"特?邀请?(?!嘉宾|研究|评论|专家|顾问|撰稿|主持|教授|编辑|记者|代表|委员|函)|[\u4e00-\u9fff]?籍(?!贯)|"
    r"(?<=\d)室|昨[天日晚]|今[天日晚](?!头条)|日前|[传曝]出|"
    r"给(?![水排付养])|接[到获]|收到|带领|动员|转交|引述|援引|质[询问]|追问|陪同|会见|接见|拜会|率领|批评|获|被(?![告困害捕访救骗拆])|(?<!自)由|于|"
    r"^(?:对方|难怪|尽管|虽说|即便|按照|根据|并(?:和|表示|称)?|如果|假如|要是|虽然|因为|由于|但是|而且|所以|不过|至于|此外|另外|对此|因此|该案?|据|由|向|对|跟|与(?!会)|和|以及|而|但|其中|最后|最终|记者|同时|此次|当天|昨日|今天)"
)
_AND = Pattern("[、和与及同跟向对后]")
_JOINT = Pattern(r"[、，兼]")
_BEHIND = Pattern(
    r"(?:，?(?:今年)?\d{2}岁)?(?:，|（|\()?(?:是|系|为|现任|现为|担任|曾任|时任|身为)?"
    r"(?P<what>[^，。；：！？（）()“”]{2,48})(?=[，。；）)]|$)"
)


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


class Affiliation(NamedTuple):
    """Role and organisation of a person, each as written, or None."""

    role: str | None
    org: str | None


NOBODY = Affiliation(None, None)


def before(passage: VeiledParagraph, name: NamedSpan) -> Affiliation:
    """Read the apposition in front of a name: 星河大学教授张三, 货车司机李四, 55岁的村民王五."""
    veiled = passage.veiled
    if veiled[name.start - 1 : name.start] == "，":
        match = _AS.search(veiled, max(0, name.start - _AS_LONGEST), name.start - 1)
        return read(passage, *match.span("what")) if match else NOBODY
    end = name.start - veiled.endswith("“", 0, name.start)  # 吧主“蚂蚁菜”
    start = _phrase_start(passage, name._replace(start=end))
    phrase = veiled[start:end]
    titled = title_at_end(phrase.rstrip(_TRIM)) and not phrase.endswith("的")
    told = read(passage, start, end) if titled else NOBODY
    unit = _OF_MARKED.match(phrase) if told.role else None
    spans = (span for span in passage.quoted if unit and span[1] + 1 == start)
    text = passage.paragraph.text
    marked = next(
        ((a, b) for a, b in spans if b - a < _LONGEST_MARKED and text[b - 1] not in "。！？，"),
        None,
    )
    if unit is None or marked is None:
        return told
    if not unit["unit"]:  # “猛虎团”政委
        return told._replace(org=text[slice(*marked)]) if text[marked[1] - 1] in _BODIES else told
    org = text[marked[0] - 1 : start + unit.end("unit")]  # “海潮”公司
    return Affiliation(_role(phrase[unit.end() :]), org)


_LONGEST_MARKED = 9  # characters of a name in marks
_OF_MARKED = Pattern(
    "(?P<unit>公司|集团|机构|组织|基金会|俱乐部|网站|电视台|乐队|队(?=队)|号(?=船长|艇长|舰长|机长))?的?(?=.)"
)
_BODIES = "团队舰社会院站所"  # with which a name in marks ends that is a body's
# 作为星河大学助理研究员，张三……: the clause must end where the name begins.
_AS = Pattern("(?:作为|身为|担任)(?P<what>[^，。；：！？“”]+)$")
_AS_LONGEST = 60
_LATIN = Pattern("[A-Za-z]")  # blanks stand around it: IGN 编辑


def _phrase_start(passage: VeiledParagraph, name: NamedSpan) -> int:
    """Return where the phrase in front of a name begins: behind punctuation or another person."""
    window = max(0, name.start - 60)
    start = window
    for match in _BREAK.finditer(passage.veiled, window, name.start):
        # A blank inside 首席执行官 埃里克 splits nothing, nor does the dot of a body's name.
        inside = any(org.start < match.start() < org.end for org in passage.orgs)
        blank = match.group().isspace()
        beside = passage.veiled[max(0, match.start() - 1) : match.end() + 1]
        apart = blank and (match.end() == name.start or _LATIN.search(beside))
        if not inside and not apart:
            start = match.end()
    for other in names_in(passage.persons, start, name.start):
        kin = KIN_OF.match(passage.veiled, other.start, name.start)
        owned = kin and kin.end("name") == other.end and kin.end() < name.start
        start = kin.end() if kin and owned else other.end  # 王海家人律师
    return start


def read(passage: VeiledParagraph, start: int, end: int) -> Affiliation:
    """Split the phrase between two offsets, which ends in a role, into organisation and role."""
    veiled = passage.veiled
    end = start + len(veiled[start:end].rstrip(_TRIM))
    orgs = [
        org
        for org in names_in(passage.orgs, start, end)
        # None ends at 大学 in 海城残疾大学生创业团队.
        if org.end < end
        and not _MEETS.match(veiled, org.end)
        and veiled[org.start] != BRACKETED  # （香港电台）行政长官
        and veiled[org.end - 1 : org.end + 1] != "学生"
        # 卫福部长 is one word: none but its last character stands behind the organisation.
        and veiled[org.end : end] not in ("长", "副长")
    ]
    if len(orgs) > 1 and _holds_both(veiled[orgs[-2].end : orgs[-1].start]):
        del orgs[-1]
    if orgs and len(role := veiled[orgs[-1].end : end].strip(_TRIM)) <= _MAX_ROLE:
        # Between the two may stand a smaller unit: 海城医院放射科主任, 维尔纳集团亚太区总裁.
        named = _whole_start(passage, orgs[-1], start)
        name = _INVITED.sub("", passage.paragraph.text[named : orgs[-1].end])
        inner, rest = _split(role)
        if inner and veiled.startswith(inner, orgs[-1].end):
            return _with_committee(name + inner, rest)
        begin = _noun_start(role)
        # 穿着警服的医务处主任: what stands between tells of somebody else.
        if not _LINK.fullmatch(role, 0, begin):
            return Affiliation(_role(role[begin:]), None)
        return _with_committee(name, role[begin:])
    start += _noun_start(veiled[start:end])
    if generic := _GENERIC.match(veiled, start - 1, end) if start else None:
        return Affiliation(_role(veiled[generic.end() : end]), generic[0])
    whole, role = _split(veiled[start:end])
    if whole and not whole.startswith(_DESCRIBED):
        return _with_committee(whole, role)
    if whole:
        return Affiliation(_role(whole + role), None)
    latin = _LATIN_ORG.match(role)
    if latin and title_at_end(role[latin.end() :].lstrip()):
        return Affiliation(_role(role[latin.end() :].lstrip()), latin.group())
    if abroad := _LATIN_FIRM.fullmatch(role):
        return Affiliation(_role(abroad["role"]), abroad["org"])
    envoy = _ENVOY.search(veiled, start, end)
    if envoy and title_at_end(envoy[0]):
        return Affiliation(envoy[0], None)
    places = [place for place in names_in(passage.places, start, end) if place.end < end]
    if places and title_at_end(veiled[places[-1].end : end]):
        role = veiled[places[-1].end : end].strip(_TRIM)
        if role.startswith(_ON_PLACE):
            return Affiliation(_role(veiled[places[-1].start : end]), None)
        if unit := _AREA.match(role):
            return _with_committee(_chain(passage, places) + unit[0], role[unit.end() :])
        if _OFFICE.match(role):
            return _with_committee(_chain(passage, places), role)
    known = lexicon.mapping("places")
    for size in (4, 3, 2):
        if role[:size] in known and _OFFICE.match(role, size) and title_at_end(role[size:]):
            return _with_committee(role[:size], role[size:])
    if own := _OF_ITS_KIND.match(role):
        return _with_committee(own["org"], role[own.end("org") :])
    if company := _company(role) if _opens_clause(veiled, start) else None:
        return company
    return Affiliation(_role(role), None)


def _whole_start(passage: VeiledParagraph, org: NamedSpan, start: int) -> int:
    """Return where the full name of a firm or a society begins: 泉州市|益发兴食品有限公司."""
    if not passage.veiled.endswith(_NAMED_FROM_PLACE, org.start, org.end):
        return org.start
    begin = org.start - 2 * passage.veiled.endswith("地区", start, org.start)
    places = (p.start for p in names_in(passage.places, start, begin) if p.end == begin)
    begin = next(places, org.start)
    kinds = lexicon.mapping("places")
    return org.start if kinds.get(passage.veiled[begin : org.start]) == "country" else begin


_NAMED_FROM_PLACE = ("公司", "集团", "合作社", "协会", "促进会", "联合会", "商会", "基金会")


# 轵城镇副镇长, 上河村村支书: a place that no list has, by the post that its kind has.
_OF_ITS_KIND = Pattern(
    "(?P<org>[\u4e00-\u9fff]{2,5}?(?P<kind>[省市县区州镇乡村旗]))(?=(?:原|时任)?副?(?P=kind)(?:长|支书|主任|委|党))"
)


def _chain(passage: VeiledParagraph, places: Sequence[NamedSpan]) -> str:
    """Return the last places of a phrase that stand together: 江苏省|南京市."""
    begin = places[-1].start
    for place in reversed(places):
        if place.end == begin:
            begin = place.start
    return passage.paragraph.text[begin : places[-1].end]


def _opens_clause(veiled: str, start: int) -> bool:
    return start == 0 or veiled[start - 1] in "，。；：！？“”"


def _company(phrase: str) -> Affiliation | None:
    """Split 山野互助创始人: a name that no other rule knows, in front of the post in a company."""
    match = _POST_IN_COMPANY.fullmatch(phrase)
    plain = match and not title_at_end(match["org"]) and not _NO_COMPANY.search(match["org"])
    return Affiliation(match["role"], match["org"]) if match and plain else None


_POST_IN_COMPANY = Pattern(
    "(?P<org>[\u4e00-\u9fffA-Za-z0-9]{3,10}?)(?P<role>(?:联合|执行|首席|高级|资深|副)?(?:创始人|董事长|总裁|总经理|执行官|CEO|分析师)"
    "(?:[、兼](?:创始人|董事长|总裁|总经理|CEO|首席执行官))*)"
)
_NO_COMPANY = Pattern(
    "[的是在和与及一二两三\\d该本某几]|公司|企业|集团|行业|知名|著名|资深|女性|年轻|时任|现任|前任|"
    "原来|副$|中国|美国"
)
# 山野网特邀星河大学教授: the site is not his.
_INVITED = Pattern("^.{2,8}?(?:特邀|邀请|援引|引述)(?=.{4})")
# What may stand between an organisation and a post in it.
_LINK = Pattern(f"(?:的|下属|所属|旗下|内|里|等|一?[名位]|[\u4e00-\u9fff]{{1,4}}籍|{BRACKETED})*")
_GENERIC = Pattern(
    "[该本](?:公司|集团|院|局|校|所|署|部|厅|台|社|馆|中心|机构|企业|单位|医院|大学|学院|协会)(?=.)"
)
_ON_PLACE = ("问题", "事务")  # 日本问题专家 is of no place
# A unit behind its name that no list has: 哈巴罗夫斯克|边疆区|行政长官.
_AREA = Pattern("(?:边疆区|自治[州区县旗]|共和国|地区|开发区|新区)(?=.)")


# 海城日报专访局长: the paper is not his.
_MEETS = Pattern("独?家?(?:对话|专访|采访|连线|致电|联系|走访|探访)")


def _holds_both(between: str) -> bool:
    """Return whether a post and 兼 stand between two organisations, the first being named."""
    held = between.removesuffix("任")
    return held.endswith("兼") and bool(title_at_end(held[:-1]))


def _with_committee(org: str, role: str) -> Affiliation:
    """Give 党委 to the role of its secretary: 海城集团 and 党委书记、董事长.

    Who is 市委书记、市长 too is of the city, not of its 市委.
    """
    if role.startswith("书记、") and (area := _AREA_COMMITTEE.search(org)):
        return Affiliation(_role(area.group() + role), None)
    match = _COMMITTEE.search(org)
    if match and match.start() > 1 and role.startswith(_OF_COMMITTEE):
        return Affiliation(_role(match.group() + role), org[: match.start()])
    return Affiliation(_role(role), org)


# 资深医药行业专家: no organisation begins so.
_DESCRIBED = ("资深", "知名", "著名", "权威")
_OF_COMMITTEE = ("书记", "副书记", "委员", "成员", "第一书记", "主席", "副主席")
_AREA_COMMITTEE = Pattern("[省市县区州盟旗]委$")
_COMMITTEE = Pattern("(?:党委|党组|党支部|党总支|党工委|(?<=[司团行会])(?:董事会|监事会|理事会))$")


def _noun_start(phrase: str) -> int:
    """Return where the noun phrase of a role begins: behind 的, 一位, 55岁."""
    return max(
        (m.end() for p in (_BEFORE_ROLE, DONE_TO) for m in p.finditer(phrase, 0, len(phrase) - 1)),
        default=0,
    )


def _split(phrase: str) -> tuple[str | None, str]:
    """Split 西北某某大学教授 behind the last ending of an organisation that a role follows."""
    phrase = phrase.strip(_TRIM)
    limit = len(phrase) - len(title_at_end(phrase))
    ends = [match for match in _suffix().finditer(phrase) if match.end() <= limit]
    for match in reversed(ends):
        org, role = phrase[: match.end()].strip(_TRIM), phrase[match.end() :].strip(_TRIM)
        if _BARE_UNIT.match(org) or role.startswith(_FIELDS):
            continue  # 医药行业分析师
        if role and title_at_end(role) and not title_at_end(org):
            plain = org.replace(BRACKETED, "")
            joint = _JOINT.split(plain)
            return (joint[-1] or None), role
    return None, phrase


_FIELDS = ("行业", "领域", "产业", "板块")
# 团队成员, 专家组组长: without a name in front the unit is a part of the title.
_BARE_UNIT = Pattern(
    "(?:该|本|科研|研发|研究|创业|技术|管理|救援|设计|施工|维修)?"
    "(?:团队|小?队|小组|[战车球警]队|课题组|项目组|专家组|工作组|研究组|专班)$"
)


@cache
def _suffix() -> Pattern:
    # One character is enough where the title repeats it: 省教育厅厅长, 市公安局副局长.
    return Pattern(
        f"(?:{lexicon.pattern('affiliation_suffixes')})(?!(?<=学)生|(?<=署)理)|"
        "[网报刊](?=(?:副?总编|主编|社长|记者|编辑|主笔|评论员))|"
        "[厅局署委部院社馆司处科室所站营连](?=副?(?:值班|带班)?[^、兼]长)|[车机工电客]务?段(?=.)"
    )


def _role(role: str) -> str | None:
    role = _UNSEEN.sub("", role.replace(BRACKETED, "")).strip(_TRIM)
    titled = role and len(role) <= _MAX_ROLE and title_at_end(role)
    return (_noun(role) or None) if titled else None


# Words of these tags do not stand inside a title, nor does what is in front of them; adverbs
# do in front of nouns (特别研究助理).
_NO_NOUN = frozenset(("p", "c", "uj", "ul", "uz", "ug", "r", "y", "zg", "t"))
_ADVERBS = frozenset(("d", "ad"))
_JOINS = ("和", "与", "及", "暨")  # 电子和信息技术部长
_OF_OBJECT = ("将", "把", "被", "就")


def _noun(role: str) -> str:
    """Return a title without the words of a clause in front of it: 就将嫌疑人, 希望市民."""
    limit = len(role) - len(title_at_end(role))
    start, before = 0, ""
    for word in cut(dictionary(), role):
        if word.end > limit:
            break
        said = role[word.start : word.end]
        told = said in lexicon.words("saying_verbs")
        joint = said in _JOINS and before[:1] in ("n", "v") and not title_at_end(role[: word.start])
        if (
            (word.tag in _NO_NOUN and not joint and said != "反")
            or said in _OF_OBJECT
            or (word.tag == "v" and (told or before in _ADVERBS))
        ):
            start = word.end
        before = word.tag
    return role[start:].strip(_TRIM)


# 韩国前驻日本大使
_ENVOY = Pattern("[前原]驻[\u3400-\u9fff]{2,10}(?:大使|总领事|公使|参赞)$")
# An office that belongs to the place in front of it: 合肥市市长, 某某村党支部书记.
_OFFICE = Pattern(
    r"(?:常务)?副?[省市县区镇乡州]长|[省市县区镇乡村]?(?:党|委|支书|支部|纪委)|村[主民]?[主委]|"
    r"外相|防相|财相|国务卿|[^，。、]{1,14}?(?:大臣|(?<!支)部长)$|副?总统|副?总理|副?首相|国王|外长|防长|外交部长|国防部长|驻"
)


def directly_behind(passage: VeiledParagraph, name: NamedSpan) -> Affiliation:
    """Read the title that a name carries behind it: 张三院士, 星河大学材料学院李四教授."""
    for length in range(4, 1, -1):
        title = passage.veiled[name.end : name.end + length]
        own = title[:1] != "的" and not is_kin(title)  # 王海丈夫 is somebody else
        if len(title) == length and role_at_end(title) == title and own:
            return Affiliation(title, _directly_before(passage, name))
    return NOBODY


def _directly_before(passage: VeiledParagraph, name: NamedSpan) -> str | None:
    """Return the organisation that ends where a name begins, with its department."""
    start = _phrase_start(passage, name)
    phrase = passage.veiled[start : name.start]
    ends = {match.end() for match in _suffix().finditer(phrase)}
    if len(phrase) not in ends and not _DEPARTMENT.search(phrase):
        return None
    return phrase[_noun_start(phrase) :].strip(_TRIM) or None


# 海城大学医院肝胆一科|王海教授
_DEPARTMENT = Pattern("(?:医院|大学|学院|中心|研究[院所])[^，。的]{1,8}[科系室]$")


def behind(passage: VeiledParagraph, name: NamedSpan) -> Affiliation:
    """Read what follows a name: 张三是星河大学教授, 李四（某某公司总经理）, 王五，某某村村民，."""
    text = passage.paragraph.text
    leads = text[name.end : name.end + 1] in (*"是系为现担曾时身，（(",)
    match = _BEHIND.match(text, name.end, name.end + 60) if leads else None
    if not match or not role_at_end(match["what"]):
        return NOBODY
    if text[name.end] == "，" and text[match.end() : match.end() + 1] != "，":
        return NOBODY
    start, end = match.span("what")
    orgs = [o for o in names_in(passage.orgs, start, end) if o.end < match.end()]
    if orgs:
        role = text[orgs[-1].end : end]
        return Affiliation(_role(role[_noun_start(role) :]), text[orgs[-1].start : orgs[-1].end])
    org, role = _split(text[start + _noun_start(match["what"]) : end])
    return Affiliation(_role(role), org)
