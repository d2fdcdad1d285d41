"""What a text says of a person beside the name: the role and the organisation.

北京某某科技有限公司创始人兼董事长王某 has the organisation 北京某某科技有限公司 and the role
创始人兼董事长; the role is the title as written, without the organisation.
"""

from bisect import bisect_left
from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.quotes.unit_and_title import (
    OFFICE,
    OWN_UNIT,
    TRIM,
    in_company,
    in_latin_firm,
    in_team,
    noun_of,
    noun_start,
    owner_of,
    split,
    suffix,
)
from zgc_cli.parser.quotes.unnamed.groups import KIN_OF, is_kin
from zgc_cli.parser.quotes.veiled import (
    BRACKETED,
    QUOTED,
    NamedSpan,
    VeiledParagraph,
    inside_any,
    names_in,
    said,
)
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.runtime.terminal import UNSEEN

_MAX_ROLE = 24
_BREAK = Pattern(f"[，。；：！？“”…—|｜·】〕］\\s{QUOTED}]")
_UNSEEN = Pattern(f"{UNSEEN}|^(?:现任|时任)(?=.)")
_AND = Pattern("[、和与及同跟向对后]")
_BEHIND = Pattern(
    r"(?:，?(?:今年|现年)?\d{2}岁)?(?:，|（|\()?(?P<is>是|系|为|现任|现为|担任|曾任|时任|身为)?"
    r"(?P<what>[^，。；：！？（）()“”]{2,48})(?=[，。；）)]|$)"
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
    if veiled[name.start - 1 : name.start] == "”":
        return _titled_in_marks(passage, name)
    end = name.start - veiled.endswith("“", 0, name.start)  # 吧主“蚂蚁菜”
    start = _phrase_start(passage, name._replace(start=end))
    if tail := _MORE_OF_HIM.search(veiled[start:end]):
        end = start + tail.start()
    phrase = veiled[start:end]
    held = _HELD.search(phrase)
    titled = title_at_end(phrase.rstrip(TRIM)) and (held or not phrase.endswith("的"))
    told = read(passage, start + (held.end() if held else 0), end) if titled else NOBODY
    unit = _OF_MARKED.match(phrase) if told.role else None
    text = passage.paragraph.text
    before = bisect_left(passage.quoted, (start,)) - 1
    a, b = passage.quoted[before] if unit and before >= 0 else (0, 0)
    named = b + 1 == start and b - a < _LONGEST_MARKED and text[b - 1] not in "。！？，"
    marked = (a, b) if named else None
    if unit is None or marked is None:
        return told
    if not unit["unit"]:  # “猛虎团”政委
        body = text[marked[1] - 1] in _BODIES
        return told._replace(org=text[slice(*marked)]) if body else told
    org = text[marked[0] - 1 : start + unit.end("unit")]  # “海潮”公司
    return Affiliation(_role(phrase[unit.end() :]), org)


# 海城公司总经理、35岁的王海, 创始人之一王海
_MORE_OF_HIM = Pattern("(?:、?(?:今年|现年)?\\d{2}岁的?|之一)$")
_HELD = Pattern("(?:担任|身为|作为|[时曾现兼出]任)(?=.{2,}的$)")  # 曾任海城公司总经理的王海


def _titled_in_marks(passage: VeiledParagraph, name: NamedSpan) -> Affiliation:
    """Read 龙泉镇青龙村“产业书记”王海: a post in marks."""
    start, end = next((s for s in passage.quoted if s[1] + 1 == name.start), (0, 0))
    post = passage.paragraph.text[start:end]
    if not title_at_end(post) or len(post) > _LONGEST_MARKED:
        return NOBODY
    unit = (n for names in (passage.orgs, passage.places) for n in names_in(names, 0, start))
    places = [n for n in unit if n.end == start - 1]
    place = passage.paragraph.text[places[0].start : start - 1] if places else None
    return Affiliation(post, place)


_LONGEST_MARKED = 9  # characters of a name in marks
_OF_MARKED = Pattern(
    "(?P<unit>公司|集团|机构|组织|基金会|俱乐部|网站|电视台|乐队|队(?=队)|号(?=船长|艇长|舰长|机长))?的?(?=.)"
)
_BODIES = "团队舰社会院站所家署厅局"  # with which a name in marks ends that is a body's
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
        inside = inside_any(passage.orgs, match.start(), match.start())
        blank = match.group().isspace()
        beside = passage.veiled[max(0, match.start() - 1) : match.end() + 1]
        apart = blank and (match.end() == name.start or _LATIN.search(beside))
        if not inside and not apart:
            start = match.end()
    for other in names_in(passage.persons, start, name.start):
        kin = KIN_OF.match(passage.veiled, other.start, name.start)
        owned = kin and kin.end("name") == other.end and kin.end() < name.start
        start = kin.end() if kin and owned else other.end  # 王海家人律师
    # 逼平山城队令主帅王海满意: the team is not his.
    caused = (w for w in passage.words(start, name.start) if said(passage, w) in _CAUSING)
    return max((w.end for w in caused), default=start)


_CAUSING = ("令", "让", "使")


def read(passage: VeiledParagraph, start: int, end: int) -> Affiliation:
    """Split the phrase between two offsets, which ends in a role, into organisation and role."""
    veiled = passage.veiled
    end = start + len(veiled[start:end].rstrip(TRIM))
    if office := _INOFFICE.match(veiled, start, end):
        start = office.end()
    orgs = [
        org
        for org in names_in(passage.orgs, start, end)
        # None ends at 大学 in 海城残疾大学生创业团队.
        if org.end < end
        and not _MEETS.match(veiled, org.end)
        and veiled[org.start] != BRACKETED  # （香港电台）行政长官
        and veiled[org.end - 1 : org.end + 1] != "学生"
        # 卫福部长 is one word: none but its last character stands behind the organisation.
        and not _REST_OF_WORD.match(veiled, org.end, end)
    ]
    if len(orgs) > 1 and _holds_both(veiled[orgs[-2].end : orgs[-1].start]):
        del orgs[-1]
    if orgs and veiled[orgs[-1].end - 1 : orgs[-1].end + 1] == "委会":
        orgs[-1] = orgs[-1]._replace(end=orgs[-1].end + 1)  # 某党海城市委|会主委
    if orgs and (posts := _joint_posts(passage, orgs[-1], start, end)):
        return posts
    if orgs and len(role := veiled[orgs[-1].end : end].strip(TRIM)) <= _MAX_ROLE:
        # Between the two may stand a smaller unit: 海城医院放射科主任, 维尔纳集团亚太区总裁.
        named = _whole_start(passage, orgs[-1], start)
        name = _INVITED.sub("", passage.paragraph.text[named : orgs[-1].end])
        if unit := _AREA.match(role):
            return _with_committee(name + unit[0], role[unit.end() :])
        inner, rest = split(role)
        if inner and veiled.startswith(inner, orgs[-1].end):
            return _with_committee(name + inner, rest)
        begin = noun_start(role)
        # 穿着警服的医务处主任: what stands between tells of somebody else.
        if not _LINK.fullmatch(role, 0, begin):
            return Affiliation(_role(role[begin:]), None)
        return _with_committee(name, role[begin:])
    opening = start
    start += noun_start(veiled[start:end])
    if start > opening and (owner := owner_of(veiled[opening:start])):
        return _with_committee(owner, veiled[start:end])
    if generic := _GENERIC.match(veiled, start - 1, end) if start else None:
        return Affiliation(_role(veiled[generic.end() : end]), generic[0])
    whole, role = split(veiled[start:end])
    if whole and len(whole) <= _SHORT_UNIT and veiled[start - 1 : start] == "的":
        named_place = next((p for p in passage.places if p.end == start - 1), None)
        if named_place:  # 海城野生动物园的兽医院院长
            return Affiliation(_role(whole + role), veiled[named_place.start : named_place.end])
    if whole and not whole.startswith(_DESCRIBED):
        return _with_committee(whole, role)
    if whole:
        return Affiliation(_role(whole + role), None)
    if latin := in_latin_firm(role):
        return Affiliation(_role(latin[1]), latin[0])
    if house := _OF_STATE.match(veiled, start, end):
        return Affiliation(_role(veiled[house.end() : end]), house[0])
    envoy = _ENVOY.search(veiled, start, end)
    if envoy and title_at_end(envoy[0]):
        return Affiliation(envoy[0], None)
    places = [place for place in names_in(passage.places, start, end) if place.end < end]
    if places and title_at_end(veiled[places[-1].end : end]):
        role = veiled[places[-1].end : end].strip(TRIM)
        if role.startswith(_ON_PLACE):
            return Affiliation(_role(veiled[places[-1].start : end]), None)
        if unit := _AREA.match(role):
            return _with_committee(_chain(passage, places) + unit[0], role[unit.end() :])
        if OFFICE.match(role):
            return _with_committee(_chain(passage, places), role)
    known = lexicon.mapping("places")
    for size in (4, 3, 2):
        if role[:size] in known and OFFICE.match(role, size) and title_at_end(role[size:]):
            return _with_committee(role[:size], role[size:])
    if own := _OF_ITS_KIND.match(role):
        return _with_committee(own["org"], role[own.end("org") :])
    if _opens_clause(veiled, start) and (posted := in_company(role)):
        return Affiliation(posted[1], posted[0])
    if team := in_team(role, passage.paragraph.text):
        return Affiliation(team[1], team[0])
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


# 卫福部|长, 科工局|局长、总工程师: what stands behind an ending is the rest of a word.
_REST_OF_WORD = Pattern("副?长(?=$|[、兼])")


def _joint_posts(
    passage: VeiledParagraph, unit: NamedSpan, start: int, end: int
) -> Affiliation | None:
    """Read 山野县副县长、公安局局长: the second post is in a unit of what the first is of."""
    veiled = passage.veiled
    own = veiled[unit.start - 1] == "、" and OWN_UNIT.fullmatch(veiled, unit.start, unit.end)
    if not own or not title_at_end(veiled[start : unit.start - 1]):
        return None
    first = read(passage, start, unit.start - 1)
    post = _role(veiled[unit.start : end])
    return Affiliation(f"{first.role}、{post}", first.org) if first.role and post else None


_SHORT_UNIT = 3  # characters of a unit that does not stand without whose it is
_NAMED_FROM_PLACE = ("公司", "集团", "合作社", "协会", "促进会", "联合会", "商会", "基金会")


# 轵城镇副镇长, 上河村村支书: a place that no list has, by the post that its kind has.
_OF_ITS_KIND = Pattern(
    "(?P<org>[\u4e00-\u9fff]{2,5}?(?P<kind>[省市县区州镇乡村旗里]))(?=(?:原|前|时任)?副?(?P=kind)(?:长|支书|主任|委|党|医))"
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


# 山野网特邀星河大学教授: the site is not his.
_INVITED = Pattern("^.{2,8}?(?:特邀|邀请|援引|引述)(?=.{4})")
_INOFFICE = Pattern("(?:[时现曾原兼]任|赛[前后]|会[前后]|当[天日晚]|近日|日前|昨[天日])(?=.{3})")
# What may stand between an organisation and a post in it.
_LINK = Pattern(f"(?:的|下属|所属|旗下|内|里|等|一?[名位]|[\u4e00-\u9fff]{{1,4}}籍|{BRACKETED})*")
_GENERIC = Pattern(
    "[该本](?:公司|集团|中心|机构|企业|单位|医院|大学|学院|协会|社区|街道|"
    "(?:[院局校所署厅社馆村镇乡县市区州店站厂队会]|部(?![门分队])|台(?![湾商胞])|国(?![家人王君足际内外]))(?![长员民域级场商家]))(?=.)"
)
_ON_PLACE = ("问题", "事务")  # 日本问题专家 is of no place
# A unit behind its name that no list has: 哈巴罗夫斯克|边疆区|行政长官.
# One that its post repeats: 中兴|里|里长.
_AREA = Pattern(
    "(?:边疆区|自治[州区县旗]|共和国|地区|开发区|新区|(?P<kind>[里村乡镇])(?=[前原]?副?(?P=kind)(?:长|民|医)))(?=.)"
)


# 海城日报专访局长: the paper is not his.
_MEETS = Pattern("独?家?(?:对话|专访|采访|连线|致电|联系|走访|探访|援引|引述)")


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
        body = org[: match.start()]
        former = body[-1] if body.endswith(("原", "前")) else ""
        return Affiliation(_role(former + match.group() + role), body.removesuffix(former))
    return Affiliation(_role(role), org)


# 资深医药行业专家: no organisation begins so.
_DESCRIBED = ("资深", "知名", "著名", "权威")
_OF_COMMITTEE = ("书记", "副书记", "委员", "成员", "第一书记", "主席", "副主席")
_AREA_COMMITTEE = Pattern("[省市县区州盟旗]委$")
_COMMITTEE = Pattern("(?:党委|党组|党支部|党总支|党工委|(?<=[司团行会])(?:董事会|监事会|理事会))$")


def _role(role: str) -> str | None:
    role = _UNSEEN.sub("", role.replace(BRACKETED, "").rpartition("》")[2]).strip(TRIM)
    if role[:1] == "一" and title_at_end(role) == role[1:]:
        role = role[1:]  # 一工作人员
    titled = role and len(role) <= _MAX_ROLE and title_at_end(role)
    return (noun_of(role) or None) if titled else None


# Houses by which news calls those who govern in them.
_OF_STATE = Pattern("(?:白宫|克里姆林宫|五角大楼|青瓦台|爱丽舍宫)(?=.{2})")
# 韩国前驻日本大使
_ENVOY = Pattern("[前原]驻[\u3400-\u9fff]{2,10}(?:大使|总领事|公使|参赞)$")


def directly_behind(passage: VeiledParagraph, name: NamedSpan) -> Affiliation:
    """Read the title that a name carries behind it: 张三院士, 星河大学材料学院李四教授."""
    for length in range(4, 1, -1):
        title = passage.veiled[name.end : name.end + length]
        own = title[:1] != "的" and title != "太太" and not is_kin(title)  # 王海丈夫
        if len(title) == length and role_at_end(title) == title and own:
            return Affiliation(title, _directly_before(passage, name))
    return NOBODY


def _directly_before(passage: VeiledParagraph, name: NamedSpan) -> str | None:
    """Return the organisation that ends where a name begins, with its department."""
    start = _phrase_start(passage, name)
    phrase = passage.veiled[start : name.start]
    if phrase.endswith("的"):  # 海城医院的王海医生
        owners = (o for o in names_in(passage.orgs, start, name.start) if o.end == name.start - 1)
        owner = next(owners, None)
        return passage.veiled[owner.start : owner.end] if owner else owner_of(phrase)
    ends = {match.end() for match in suffix().finditer(phrase)}
    if len(phrase) not in ends and not _DEPARTMENT.search(phrase):
        return None
    return phrase[noun_start(phrase) :].strip(TRIM) or None


# 海城大学医院肝胆一科|王海教授
_DEPARTMENT = Pattern("(?:医院|大学|学院|中心|研究[院所])[^，。的]{1,8}[科系室]$")


def behind(passage: VeiledParagraph, name: NamedSpan) -> Affiliation:
    """Read what follows a name: 张三是星河大学教授, 李四（某某公司总经理）, 王五，某某村村民，."""
    text = passage.paragraph.text
    leads = text[name.end : name.end + 1] in (*"是系为现担曾时身今，（(",)
    match = _BEHIND.match(text, name.end, name.end + 60) if leads else None
    if leads and match is None:  # 王海是海城大学汉语（师范方向）的学生
        text = passage.veiled
        match = _BEHIND.match(text, name.end, name.end + 60)
    if not match or not role_at_end(match["what"]):
        return NOBODY
    apart = text[name.end] == "，" and not match["is"]
    if apart and text[match.end() : match.end() + 1] != "，":
        return NOBODY
    start, end = match.span("what")
    orgs = [o for o in names_in(passage.orgs, start, end) if o.end < match.end()]
    if orgs:
        role = text[orgs[-1].end : end]
        body = text[orgs[-1].start : orgs[-1].end]
        return _with_committee(body, role[noun_start(role) :])
    org, role = split(text[start + noun_start(match["what"]) : end])
    return _with_committee(org, role) if org else Affiliation(_role(role), None)
