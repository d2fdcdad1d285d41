"""Who speaks: the subject of a clause with a verb of saying, resolved to a person of the text.

A subject is a name with its title, a pronoun, 这位研究员, 王女士, an organisation, or somebody
whom the text does not name; the latter has a role and no name.
"""

from collections.abc import Callable

from zgc_cli import lexicon
from zgc_cli.parser.entities.taken_up import PLAIN_SURNAMES
from zgc_cli.parser.quotes.speaker_clause import OBJECT, SpeakerClause
from zgc_cli.parser.quotes.speakers import (
    UNKNOWN,
    Speaker,
)
from zgc_cli.parser.quotes.unlisted import is_nickname
from zgc_cli.parser.quotes.unnamed.groups import CONTACTED, GROUP, GROUPS, SOMEBODY_WITH, kin_of
from zgc_cli.parser.quotes.unnamed.sources import cited, document, heard, insider
from zgc_cli.parser.quotes.unnamed.speaking_accounts import account, handle
from zgc_cli.parser.quotes.veiled import (
    BRACKETED,
    QUOTED,
    NamedSpan,
    clause_start,
    names_in,
    oblique,
    pronoun,
)
from zgc_cli.parser.words.roles import generic_head
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_OTHERS = Pattern(
    r"[他她它]们|她俩|他俩|[他她]的|大家|人们|众人|我们|(?<!所)有(?:[些的]?人|评论|分析|观点|声音)|不少人|许多人|很多人|一些人|部分人"
)
_BARE_SURNAME = Pattern(
    f"(?:其间|期间|惟|但|而|随后|其后)?({PLAIN_SURNAMES})(?:[又也则续再还亦]|其后|随后)?(?:向[^，]{{1,6}})?"
)
# 李男 and 高母 of the police of Taiwan are speakers, though no names.
_SURNAME_AND_KIN = Pattern(
    f"((?:{PLAIN_SURNAMES}|[高方曾金白石江于易文温戴范钱余严薛章贾史段雷毛乔常武俞葛])"
    "[男女嫌妇母父妻夫童])(?=$|[向对则又也亦还再事坦在曾]|其后|随后|到案|接受)"
)
# A subject by title, and a name inside its adverbial: 一名官员在介绍张三的行程时说.
_HOST = Pattern(
    "(?:官员|人士|人员|负责人|发言人|专家|居民|村民|消息)在[^，]{2,}$|[网市居]民[以拿把将用]$"
    "|^(?:大会)?(?:主持人?|司仪)(?:介绍|邀请|宣布|欢迎)$"
)
# What may stand between an organisation and its verb of saying: 国家统计局9日发布报告称.
_FREE = Pattern(
    r"[在对向也还就则虽亦日近曾又都均一未已将再先随同今昨周通从于发以方当称说表指强透认宣回，\d]"
    "|正式|多次|[做作给][出了]|明确|首次|最终|紧急|针对|特意|进一步|仍"
)
_THIS_ROLE = Pattern(r"[这那]位|[这那]名|该名|[这那]个")
_SOME_ROLE = Pattern(r"[一两三几多数有某]+[位名个]|有的?|有关|相关|不愿|匿名|多名|部分")
_CALLED = Pattern("[名位]叫|名为|叫做|叫作|化名")
_TOPIC = Pattern("面对|面临|对于|关于|针对|依据|根据|按照|随着|由于|通过|战胜|击败|对阵|迎战|负于")


@rule("subject-pronoun", "王海走进车间。“[活儿干得细。]”他说。")
def _pronoun(clause: SpeakerClause) -> Speaker | None:
    """他说."""
    passage = clause.passage
    stop = clause.person.start if clause.person else clause.end
    match = pronoun().search(passage.veiled, clause.start, clause.end)
    if not match or match.start() >= stop:
        return None
    if oblique().search(passage.veiled[clause.start : match.start()]):
        return None
    return clause.speakers.by_pronoun(passage, match.start(), match.group())


@rule(
    "subject-called",
    "一位名叫王小红的村民说，[路总算修通了]。",
    never=("一位名叫王小红的村民的儿子说，[路总算修通了]。",),
)
def _called(clause: SpeakerClause) -> Speaker | None:
    """一位名叫王小红的村民说: who is described has a name."""
    passage = clause.passage
    phrase, role, _told = clause.titled
    called = _CALLED.search(passage.veiled, clause.start, clause.end)
    if not called or not role:
        return None
    role_start = clause.start + len(phrase) - len(role)
    for name in names_in(passage.persons, called.end(), role_start):
        if name.start == called.end() and passage.veiled[name.end : role_start] == "的":
            found = clause.speakers.person(name.name)
            return found if found.role else found._replace(role=role)
    return None


@rule("subject-name", "“[路总算修通了。]”王海说。")
def _named(clause: SpeakerClause) -> Speaker | None:
    """王海说; 苏主任 is whoever bears that surname and title in the text before."""
    person, speakers = clause.person, clause.speakers
    if person is None or _HOST.search(clause.passage.veiled, clause.start, person.start):
        return None
    if clause.counted and person.end <= clause.counted.start("who"):
        return None  # 一名认识王海的登山客
    if is_nickname(person.name):
        return speakers.by_surname(clause.passage, person.start, person.name) or speakers.person(
            person.name
        )
    return speakers.person(speakers.aliases.get(person.name, person.name))


@rule(
    "subject-surname",
    "处长周远山到场。周还表示，[路已经修通了]。",
    "李男向警方供称，[他没有到过现场]。",
    never=("处长曾远山到场。会后曾表示，路已经修通。",),
)
def _surname(clause: SpeakerClause) -> Speaker | None:
    """周表示: papers of Hong Kong and Taiwan call a person named before by the surname alone."""
    if kin := _SURNAME_AND_KIN.match(clause.passage.veiled, clause.start, clause.end):
        return Speaker(kin[1])
    match = _BARE_SURNAME.fullmatch(clause.passage.veiled, clause.start, clause.end)
    return clause.speakers.by_surname(clause.passage, clause.start, match[1]) if match else None


@rule("subject-unnamed", "“[路总算修通了。]”大家都说。")
def _unnamed(clause: SpeakerClause) -> Speaker | None:
    """大家说, 我问; not those who are spoken to: 向大家致歉."""
    veiled = clause.passage.veiled
    others = _OTHERS.finditer(veiled, clause.start, clause.end)
    if any(not oblique().search(veiled[clause.start : match.start()]) for match in others):
        return UNKNOWN
    return UNKNOWN if _OURSELVES.match(veiled, clause.start, clause.end) else None


_OURSELVES = Pattern("我(?![国军省市县区校])|笔者")


@rule(
    "subject-counted-title",
    "“[路总算修通了。]”一名村民说。",
    "一名认识王海的登山客称，[他们没有走这条路]。",
    "多家茶庄均表示，[今年的茶叶不涨价]。",
    "有投行人士对记者表示，[审核更严了]。",
    "许多网友涌入海城的专页表示，[路应该快些修]。",
    never=("一名比王海小两岁，多家茶庄的茶叶不涨价。",),
)
def _counted_title(clause: SpeakerClause) -> Speaker | None:
    """一名工作人员说, 有关负责人介绍; whatever 一名 and 多家 count speaks, a title or none."""
    phrase, role, told = clause.titled
    if some := SOMEBODY_WITH.match(clause.passage.veiled, clause.start, clause.end):
        return Speaker(None, some["who"] or some["crowd"])
    if _SOME_ROLE.search(phrase):
        whole = told.role or role
        whole = whole if whole.endswith("人士") else _INDEFINITE.sub("", whole)
        whole = _of_nation(phrase, whole)
        return Speaker(None, whole if len(whole) <= _LONGEST_TITLE else role, told.org)
    counted = None if role else clause.counted
    return Speaker(None, counted["who"]) if counted else None


_INDEFINITE = Pattern(
    "^(?:(?:[^，]*[近里内中上外]有|[也还又另]?有的?(?!关)|某|一些|多数|部分|有关|相关)?[位名](?=..)"
    "|[^，]*[近里内中上外]有|[也还又另]?有的?(?!关)|某|一些|多数|部分|有关|相关)"
)
_LONGEST_TITLE = 8


@rule(
    "subject-kin",
    "王海的父亲说，[路已经修通了]。",
    never=("王海的父亲的同事说，路已经修通了。",),
)
def _kin(clause: SpeakerClause) -> Speaker | None:
    """王海的父亲说: somebody of the family of a person whom the text names."""
    passage = clause.passage
    for name in names_in(passage.persons, clause.start, clause.end):
        kin = kin_of(passage, name)
        ahead = passage.veiled[clause.start : name.start]
        if kin and kin.end("who") <= clause.end and not oblique().search(ahead):
            return Speaker(kin["who"])
    return None


@rule(
    "subject-other-side",
    "记者致电村长王海，对方称“[路已经修通了]”。",
    "记者联系到海城公交公司，对方表示，[线路已经恢复]。",
    never=("双方称路已经修通。",),
)
def _other_side(clause: SpeakerClause) -> Speaker | None:
    """记者致电王海，对方称: whom the clause before tells to have been asked."""
    passage = clause.passage
    if not _OTHER_SIDE.match(passage.veiled, clause.start, clause.end):
        return None
    asked = list(CONTACTED.finditer(passage.veiled, max(0, clause.start - 60), clause.start))
    span = (asked[-1].end(), clause.start) if asked else (0, 0)
    persons, orgs = ([*names_in(names, *span)] for names in (passage.persons, passage.orgs))
    if persons:
        return clause.speakers.person(persons[-1].name)
    return Speaker(orgs[-1].name) if orgs and asked else UNKNOWN


_OTHER_SIDE = Pattern("对方(?:工作人员)?(?:[则也还又均]|随后|当时)*$")


@rule("subject-known-title", "院长高若兰走进车间。“[活儿干得细。]”院长说。")
def _known_title(clause: SpeakerClause) -> Speaker | None:
    """院长 is the last subject who has that role."""
    phrase, role, told = clause.titled
    if clause.passage.veiled.startswith("们", clause.start + len(phrase)):
        return None  # 考生们 are not the one whom the text calls 考生
    role = told.role or role
    if _described(phrase, role):
        return None  # 参与活动的家长: another than whom the text calls 家长
    known = clause.speakers.by_role(clause.passage, clause.start, role) if role else None
    # 港铁公司发言人 is not whom the text calls 市府发言人.
    elsewhere = told.org if told.org and len(told.org) > 1 and not generic_head(told.org) else ""
    return None if known and not (known.org or "").endswith(elsewhere) else known


def _described(phrase: str, role: str) -> bool:
    """Return whether a clause in front of a title tells of somebody new."""
    ahead = phrase.removesuffix(role)
    return ahead.endswith("的") and len(ahead) > _SHORT_CLAUSE


_SHORT_CLAUSE = 4  # characters


@rule("subject-this-title", "高若兰走进车间。“[活儿干得细。]”这位院长说。")
def _this_title(clause: SpeakerClause) -> Speaker | None:
    """这位研究员 is the last subject, whatever role he has."""
    phrase, _role, told = clause.titled
    if not _THIS_ROLE.search(phrase):
        return None
    names = clause.speakers.recent(clause.passage, clause.start)
    return next(map(clause.speakers.person, names), Speaker(None, *told))


@rule("subject-title", "“[路总算修通了。]”公司负责人说。")
def _title(clause: SpeakerClause) -> Speaker | None:
    """公司负责人说: somebody with a role whom the text does not name."""
    phrase, role, (whole, org) = clause.titled
    if org and generic_head(org):
        org = clause.speakers.org_before(clause.passage, clause.start, org)
    if role and not org:
        org = _phoned(clause)
    # 该署发言人: which of them it is, the one character does not tell.
    called = _of_nation(phrase, whole or role)
    return Speaker(None, called, org if org and len(org) > 1 else None) if role else None


def _of_nation(phrase: str, called: str) -> str:
    """Return what somebody without a name is called, with his nation: 外籍旅客."""
    nation = _NATION.search(phrase.removesuffix(called)) if phrase.endswith(called) else None
    return nation[0] + called if nation else called


_NATION = Pattern("(?:外|[\u4e00-\u9fff]国)籍$")


# 记者致电某公司，工作人员表示: whose staff it is.
_PHONED = Pattern("(?:致电|联系到?上?|拨打|拨通|咨询|询问|走访|来到|采访)[^，。]{0,3}$")


def _phoned(clause: SpeakerClause) -> str | None:
    """Return the organisation that the clause before tells to have been asked."""
    passage = clause.passage
    begin = clause_start(passage.veiled, max(0, clause.start - 40), max(0, clause.start - 1))
    orgs = names_in(passage.orgs, begin, clause.start)
    asked = (o for o in orgs if _PHONED.search(passage.veiled, begin, o.start))
    return next((o.name for o in asked), None)


@rule("subject-organisation", "“[物价保持平稳。]”国家统计局表示。")
def _organisation(clause: SpeakerClause) -> Speaker | None:
    """国家统计局表示: an organisation that speaks for itself."""
    veiled = clause.passage.veiled
    orgs = names_in(clause.passage.orgs, clause.start, clause.end)
    org = next((o for o in orgs if not (_is_hidden(veiled, o) or clause.is_told_of(o.start))), None)
    if org is None:
        return None
    ahead = veiled[clause.start : org.start]
    if oblique().search(ahead) or _TOPIC.match(ahead) or OBJECT.match(ahead):
        return None
    if org.end < len(veiled) and veiled[org.end].isdigit() and _OF_DATELINE.match(veiled, org.end):
        return None
    if _DISPOSED.search(ahead):
        return UNKNOWN  # 舆论将矛头指向了出事的公司，认为……
    written = _WRITES.match(veiled, org.end, clause.end)
    end = written.end() if written else org.end
    if end < clause.end and not _FREE.match(veiled, end):
        return None
    return Speaker(org.name)


_OF_DATELINE = Pattern("[^，。：]{0,16}[讯电](?:[ （(\ue001]|$)")
_DISPOSED = Pattern("[将把][^，]*了")


def _is_hidden(veiled: str, name: NamedSpan) -> bool:
    """Return whether a name stands in brackets, or in marks with other words beside it."""
    whole = veiled[name.start - 1 : name.start] + veiled[name.end : name.end + 1] == "“”"
    return veiled[name.start] == BRACKETED or (veiled[name.start] == QUOTED and not whole)


# 《山野日报》社论表示: what it publishes speaks for it.
_WRITES = Pattern(
    "(?:》?的?(?:社论|社评|评论文章|评论|文章|官网|官微|官方微博|官方微信|官方账号|网站|管理层|管理团队|新闻稿|声明|公告|通告|通报|报告|公众号)?)?"
)


@rule(
    "subject-groups",
    "业主、清洁公司及立案法团均批评，[指引不清楚]。",
    never=("业主、清洁公司及居民楼都在。",),
)
def _groups(clause: SpeakerClause) -> Speaker | None:
    """业主、清洁公司及物管公司均批评: several groups that say the same."""
    match = GROUPS.fullmatch(clause.passage.veiled, clause.start, clause.end)
    return Speaker(match["who"]) if match else None


@rule(
    "subject-party",
    "警方鉴于现场的混乱局面，不得不使用金属路障，并用扩音器不断警告人群：“[请马上离开。]”",
    never=("警方鉴定的结果说明，路已经修通。",),
)
def _party(clause: SpeakerClause) -> Speaker | None:
    """警方鉴于……，: one side of an affair, who begins a clause of what it does."""
    match = _PARTY.match(clause.passage.veiled, clause.start, clause.end)
    return Speaker(match["who"]) if match else None


_PARTY = Pattern(
    "(?:随后|但|而|目前|此时|不过|最后|最终)?(?P<who>[警检校院厂]方)"
    "(?=鉴于|不得不|根据|依据|出于|[已正又便还也立赶迅][^方]|随[即后])"
)


@rule(
    "subject-group",
    "县长周远山到场，农会表示，[稻谷明天收完]。",
    never=("县长周远山到场，大会表示，稻谷明天收完。",),
)
def _group(clause: SpeakerClause) -> Speaker | None:
    """农会表示: a group that the entity stage does not know, for itself or for one named before."""
    match = GROUP.fullmatch(clause.passage.veiled, clause.start, clause.end)
    if not match or _NO_GROUP.search(match["who"]):
        return None
    who = match["who"]
    return Speaker(clause.speakers.org_before(clause.passage, clause.start, who) or who)


# 一定会马上跟公司说: whom somebody else speaks to.
_NO_GROUP = Pattern("一定|马上|必须|立[刻即]|赶紧|如果|应该|跟")


@rule(
    "subject-country",
    "法国则表示，“[两国关系不会变]”。",
    "法国发表声明称，“[两国关系不会变]”。",
    never=("法国表演的节目很好。",),
)
def _country(clause: SpeakerClause) -> Speaker | None:
    """日本表示: a country that speaks by its government."""
    match = _COUNTRY.fullmatch(clause.passage.veiled, clause.start, clause.end)
    kinds = lexicon.mapping("places")
    return Speaker(match["name"]) if match and kinds.get(match["name"]) == "country" else None


_COUNTRY = Pattern(
    "(?:但|而|对此|此外|另外|随后)?(?P<name>[\u4e00-\u9fff]{2,8}?)"
    "(?:政府|方面|官方)?(?:[则也还又均都曾已]|再次|多次|一直|随后|同时|当天|[0-9]{1,2}日|[今昨]天|此前|近日|日前"
    "|发[表布](?:的)?(?:政府)?(?:声明|公告|通报))*"
)


SUBJECTS: tuple[Rule[Callable[[SpeakerClause], Speaker | None]], ...] = (
    heard,
    cited,
    document,
    handle,
    account,
    _pronoun,
    _kin,
    _called,
    _named,
    _surname,
    _unnamed,
    _groups,
    _counted_title,
    _other_side,
    _known_title,
    _this_title,
    _title,
    insider,
    _organisation,
    _party,
    _group,
    _country,
)
