"""Sources without a name: officials and insiders, documents, those whom another report cites."""

from zgc_cli.parser.quotes.speaker_clause import SpeakerClause
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.unnamed.groups import ENDING
from zgc_cli.parser.quotes.veiled import QUOTED, VeiledParagraph, clause_end, names_in, oblique
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_DOCUMENT = (
    "(?:通报|公告|通告|声明|报告|文章|社论|社评|评论员?文章|判决书|起诉书|裁定书|判词|通知|公开信"
    "|新闻稿|白皮书|论文|律师函|倡议书|告知书|情况说明)"
)
_BESIDES = "(?:对此|此外|另外|不过|但|而|同时|随后|其中|据|根据)?"
_FURTHER = (
    "(?:还|也|又|则|均|都|并|中|里|内|上|最后|最新|特别|进一步|同时|明确|[0-9]{1,2}日|[今昨]天)*"
)
_WRITTEN = Pattern(
    f"{_BESIDES}(?:该|这[份篇封则]?|上述|此|一[份篇]|[^，。；：“”的]{{0,8}}(?:发布|公布|发出|发表)的)?"
    f"(?P<what>(?:律师|警方|校方|官方|联合|公司)?{_DOCUMENT}){_FURTHER}"
)
WRITTEN_AHEAD = Pattern(f"{_BESIDES}(?P<what>{_DOCUMENT})")
_ISSUES = Pattern("发布|发出|公布|刊发|刊登|发表|出具|印发|回应|通报")
_ISSUED_NEAR = 200  # characters in front of 通报称 in which whoever issued it is looked for


@rule(
    "subject-document",
    "海城消防支队发布情况通报。通报还说，[事故没有造成伤亡]。",
    "律师声明表示，[这些说法没有根据]。",
    never=("通报会上，没有人发言。",),
)
def document(clause: SpeakerClause) -> Speaker | None:
    """通报称: whoever issued it in a sentence before, else the document itself."""
    written = _WRITTEN.fullmatch(clause.passage.veiled, clause.start, clause.end)
    own = next(names_in(clause.passage.orgs, clause.start, clause.end), None) if written else None
    if own:
        return Speaker(own.name)  # 海城大学日前发布的报告称
    return issuer(clause.passage, clause.start, written["what"]) if written else None


def issuer(passage: VeiledParagraph, end: int, what: str) -> Speaker:
    """Return the organisation of which the sentences before `end` tell that it issued `what`."""
    begin = passage.sentence_start(max(0, end - _ISSUED_NEAR))
    for org in reversed(list(names_in(passage.orgs, begin, end))):
        stop = min(clause_end(passage.veiled, org.end), end)
        issues = _ISSUES.search(passage.veiled, org.end, stop)
        ahead = passage.veiled[max(0, org.start - 8) : org.start]
        if issues and what[-2:] in passage.veiled[org.end : stop] and not oblique().search(ahead):
            return Speaker(org.name)
    return Speaker(what)


# 援引韩政府高官的话说: who is cited, not who cites.
CITED = Pattern(
    "(?:援引|引述|转引)(?P<who>[^，。；：“”《》]{2,30}?)的(?:话|说法)(?P<cue>报道)[，：]"
)
_CITES = Pattern("(?:援引|引述|转引|引用)(?P<who>[^，。；：“”《》]{2,30}?)(?:的(?:话|说法|表述))+")


@rule(
    "subject-cited",
    "《山野时报》援引海城一名官员的话说，[山路明年动工]。",
    never=("《山野时报》援引的话剧台词不长。",),
)
def cited(clause: SpeakerClause) -> Speaker | None:
    """援引一名官员的话说: whom the report cites."""
    veiled = clause.passage.veiled
    told = _CITES.search(veiled, clause.start, clause.end)
    if told is None:
        return None
    return whom(clause.speakers, clause.passage, *told.span("who"))


def whom(speakers: Speakers, passage: VeiledParagraph, start: int, end: int) -> Speaker | None:
    """Return who is named or described between two offsets; None for what is no speaker."""
    named = list(names_in(passage.persons, start, end))
    if named and named[-1].end == end:
        return speakers.person(named[-1].name)
    whole = [o for o in names_in(passage.orgs, start, end) if o.end == end]
    return Speaker(whole[-1].name) if whole else _described(passage, start, end)


# 警方接获报案称: who reports it to them.
_HEARD = Pattern(
    "接(?:获|到|报)?[^，。；：“”]{0,14}?(?P<who>群众|[市村居]民|业主|家长|网友)?"
    "(?:报案|报警|举报|投诉|求助|反映|来电|电话|线索|警情)*(?<=[案警报诉助映电话索情众民主长友])$"
)


@rule(
    "subject-heard",
    "海城县消防局15日接获报案称，[一处民宅起火]。",
    never=("海城县消防局接获报案后称，一处民宅起火。",),
)
def heard(clause: SpeakerClause) -> Speaker | None:
    """接获报案称: it is not told who reports it; not the one who hears of it."""
    told = _HEARD.search(clause.passage.veiled, clause.start, clause.end)
    return Speaker(None, told["who"]) if told and told["who"] else told and UNKNOWN


_INSIDER = "(?:人士|高官|官员|知情者|目击者|当事人|受访者)"
# What may follow somebody who speaks; in front of a noun, 人士 tells whose it is.
_SPEAKS = Pattern(
    "$|[在对向也还就则却又曾已均都\\d昨今日近此当随同再更一说称质透表指认坦介回告接警呼强证估预]"
)
_ENDS_INSIDER = Pattern(_INSIDER)
_LONGEST_INSIDER = 14  # characters of what somebody without a name is called
_NOT_HE = Pattern("[向跟给被把让将使]|^[对与和为由以]|告诉")


@rule(
    "subject-insider",
    "一位不愿透露姓名的海城市政府高层人士在会上表示，[山路明年动工]。",
    "海城军方高层人士1日透露，[山路明年动工]。",
    never=("记者向知情人士求证，山路明年动工。", "人士的说法很多，山路明年动工。"),
)
def insider(clause: SpeakerClause) -> Speaker | None:
    """消息人士1日透露: somebody whom the text calls an insider or an official, without a title."""
    veiled = clause.passage.veiled
    for match in _ENDS_INSIDER.finditer(veiled, clause.start, clause.end):
        if match.end() < clause.end and not _SPEAKS.match(veiled, match.end()):
            continue
        if found := _described(clause.passage, clause.start, match.end()):
            return found
    return None


_COUNTS = Pattern(
    f"^{_BESIDES}(?:[^的]*(?<!第)[一两三几多数某][位名个]|[也还另又]?有(?!关)|该|一些|多数|部分)?"
)


def _described(passage: VeiledParagraph, start: int, end: int) -> Speaker | None:
    """Return what ends at an offset and describes somebody: 消息人士 of 要求匿名的消息人士."""
    phrase = passage.veiled[start:end].rpartition("的")[2]
    who = phrase[_COUNTS.match(phrase).end() :]  # type: ignore[union-attr]
    if not 2 <= len(who) <= _LONGEST_INSIDER or QUOTED in who or _NOT_HE.search(who):
        return None
    if not (_ENDS_INSIDER.search(who[-3:]) or role_at_end(who) or _ENDS_GROUP.search(who)):
        return None
    return None if who in ("人士", "官员的") else Speaker(None, who)


_ENDS_GROUP = Pattern(f"{ENDING}$|媒体$")
