"""Speakers who are accounts: a name in marks that posts, @山野来信."""

from bisect import bisect_right

from zgc_cli.parser.quotes.speaker_clause import SpeakerClause
from zgc_cli.parser.quotes.speakers import Speaker
from zgc_cli.parser.quotes.veiled import BRACKETED, names_in
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

# What an account does that a name in marks stands for, and what stands in front of the name.
_OF_ACCOUNT = Pattern(
    "(?:的?(?:官方)?(?:[账帐]号|人|网友|博主|用户|微博|公众号|客户端|视频号))?[^，]{0,6}?"
    "(?:发布|发文|发帖|表示|回应|通报|报道(?=[，：称指])|声称|称|说(?![辞法明服]))"
    "|(?:则|又|亦|也|还)?(?:一直|经常|不断|多次)?(?:鼓励|安慰|叮嘱|提醒|告诉|叫)[他她我]"
    "|(?:[今昨]日|日前|近日|随后|随即)?在[^，“”]{2,10}[中上里](?:[^，“”]{0,8}(?:回应|表示|称|说))"
    "|得知|听[说闻]|知道|看[到见]"
)
_LONGEST_ACCOUNT = 12
_DAY = Pattern("(?:[今昨\\d]日|[今昨当]天|近日|日前|随后)$")
_IN_SPEECH = Pattern("[，。；！？…]")
_ACCOUNT_LEAD = Pattern(
    "(?:名[为叫]|叫|[网昵]名|昵称|网友|用户|博主|[账帐]号|微博|公众号|组织|团体|网媒|粉专|专页|群组|频道|智库)[为是叫]?$"
)


@rule(
    "subject-account",
    "“海城发布”发布通报称，“[路已经修通了，可以走了]”。",
    "王海受了伤，“长老”则一直鼓励他：“[放心，你一定会好起来。]”",
    "一个名为“海城后援”的账号发文称，“[演出取消了，请大家互相转告]”。",
    never=(
        "他说“海城发布”发布了通报。",
        "戏演完了。“很感谢大家。”史小前说。",
        "“海城号”船长王海说：“风很大。”",
    ),
)
def account(clause: SpeakerClause) -> Speaker | None:
    """“海城发布”发布通报称: a name in marks that begins its sentence and speaks."""
    passage, close = clause.passage, clause.start - 1
    number = bisect_right(passage.quoted, (clause.start,)) - 1
    if number < 0 or passage.quoted[number][1] != close:
        return None
    start, end = passage.quoted[number]
    front = passage.veiled[start - 2] if start > 1 else ""
    lead = passage.veiled[max(0, start - 8) : start - 1]
    called = _ACCOUNT_LEAD.search(lead) and "在" not in lead
    begun = front in "，。；：！？、 　\n" or _DAY.search(lead) or called
    name = passage.paragraph.text[start:end]
    named = len(name) <= _LONGEST_ACCOUNT and begun and not _IN_SPEECH.search(name)
    told = _OF_ACCOUNT.match(passage.veiled, clause.start) if named else None
    # “海城号”船长王海说: he speaks, not his ship.
    return Speaker(name) if told and not any(names_in(passage.persons, *told.span())) else None


@rule(
    "subject-handle",
    "微博用户@山野来信表示：“[路已经修通了，可以走了。]”",
    never=("他把照片@海城发布看。",),
)
def handle(clause: SpeakerClause) -> Speaker | None:
    """@山野来信表示: what somebody calls himself where he writes."""
    alone = _HANDLE_ALONE.fullmatch(clause.passage.veiled, clause.start, clause.end)
    match = alone or _HANDLE.match(clause.passage.veiled, clause.start, clause.end)
    return Speaker(match["name"], match["what"] or None) if match else None


_HANDLE_ALONE = Pattern(
    f"[ 　]*@(?P<what>(?:[^，@]{{0,8}}(?:作家|记者|律师|教授|医生))?)"
    f"(?P<name>[^，@{BRACKETED}]{{2,16}}) ?{BRACKETED}+"
)
_HANDLE = Pattern(
    "(?:[^，@]{0,8}(?:用户|网友|博主|大V|作者))?[ 　]*@"
    "(?P<what>(?:[^，@]{0,8}(?:作家|记者|律师|教授|医生))?)"
    r"(?P<name>[\w·-]{2,16}?)(?=$|[ 　]|[在对还也则又就曾向于]|表示|发[布文帖]|称|说|写道|透露"
    "|爆料|回[应复]|转发|评论|认为|觉得|感[叹慨]|质疑|指出|直言|坦言|调侃)"
)
