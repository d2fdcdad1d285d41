"""Facts about what people and organisations said: who, and the words that stand alone."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import itemgetter

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Quote, Span
from zgc_cli.parser.facts.handed_on import when
from zgc_cli.parser.facts.standing.told_words import SAYING_REFUSALS, ToldWords
from zgc_cli.parser.facts.standing.worth import WORTH_REFUSALS
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.quotes.veiled import OPENING
from zgc_cli.parser.words.roles import generic_head
from zgc_cli.parser.words.text_units import TURN, ParagraphRecords, starting_in
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_START = itemgetter(0)
_FARTHEST = 2_000  # characters of a paragraph in which the words and who says them stand
_LONGEST_TITLE = 60
# What tells when or that somebody speaks, not who; and what he does beside saying this.
_BEFORE_SPEAKER = Pattern(
    "^(?:另?据)?(?:[日近]前|近日|[今昨当]日)?(?:[但也还更]?有(?=..))?(?:一?些|不少|很多|部分|众多)?(?=..)"
)
_BREAK = Pattern("[，。！？；“”：]|接[到获]|收到")
_AGAIN = Pattern("^(?:称|说|道|表示)[，：]?")  # 介绍称，……
# A person of whom only the relation to the name tells, and somebody who is but mentioned.
_OTHER_THAN_NAMED = Pattern(
    ".{0,6}(?:引述|援引|引用)|[的之]|[一两几多][名位]|[大二三]?[哥姐弟妹叔姨舅]|[父母]亲|[妻儿女]子?|丈夫|政府|团队|家[属人]|亲属|代理|律师|[^，。]{0,12}[局委院部厅署办校]"
)
_HE = Pattern("[他她](?!人)")
_NOT_SAID = Pattern("未|没有|拒绝|无法|任何|不愿|不肯|群众")
_THINKING = ("看来", "相信", "觉得", "感觉", "以为", "知道", "发现", "希望", "担心")
_MEANS = Pattern("(?:通过|经由?|直到|等到|随着|[听被在])$")
# Who speaks as one of many; of 工作人员 alone it is not told of what.
_KNOWN_AS_GROUP = Pattern("人士|网友|网民|警方|民众|市民|居民|村民|业主|[^记]者$")
_NO_SPEAKER = Pattern(
    ".*(?:供图|[0-9]+[年月日])|周[一二三四五六日]|星期|[院校厂店局]负责人|方(?!先|女|某|小)|.*(?:援引|引述|引用)|上述|[这那该]|根据|据|记者$|现场有|.*[，。]"
)
_SHORTEST_REPORT = 8  # 介绍技术体系的来由 reports no statement
_MARKS = "。！？；：，,:;!? \u3000\n”」）"
_FAR = 250  # characters from who speaks to the words
_SAME_PLACE = 3  # quotes that may begin at one place
_CUE = 20  # characters that hold a verb of saying
_SHORT_CLAUSE = 7  # characters behind a time that stands in front of who speaks
_BACK = 150  # characters of evidence back to the name of what is pointed to
# What tells when the report was made, not when somebody spoke.
_DATELINE = Pattern("[日 ]*(?:消息|电|讯|报道)")
_LATIN = Pattern("[A-Z]")
_WHOLE_LATIN = r"(?:[ .]+[A-Z][A-Za-z'-]+)+"


@rule(
    "statement",
    "林知远说：“冷库建成了。”",
    "林知远介绍，6座冷库已经建成投用。",
    never=("林知远提出“冷链”一词。", "林知远介绍，建成了。"),
)
def _is_statement(quote: Quote, part: Span) -> bool:
    """Take words that have a speaker for a statement; reported ones if long enough for one."""
    if quote.kind == "indirect":
        return part.end - part.start >= _SHORTEST_REPORT
    asks = quote.rule == TURN and quote.text.endswith(("？", "?"))
    return quote.kind == "speech" and not asks


STATEMENTS: tuple[Rule[Callable[[Quote, Span], bool]], ...] = (_is_statement,)


def statements(
    document: Document, records: dict[str, ParagraphRecords], posts: Iterable[Statement]
) -> Iterator[Statement]:
    """Yield who said what; each paragraph of a longer quote is a statement of its own.

    `posts` tell for whom the speakers work.
    """
    by_name = {form: e for e in document.entities for form in (e.name, *e.aliases)}
    employers = {e.id: p.object for p in posts for e in p.entities if p.object in by_name}
    for quote in document.quotes:
        entity = by_name.get(quote.speaker or "")
        for words in quote.parts if quote.speaker else ():
            paragraph = document.paragraph(words.paragraph)
            if paragraph.kind != "body" or not _is_statement.apply(quote, words):
                continue
            told = records[paragraph.id]
            part = _with_quoted(paragraph.text, words, told) if quote.kind == "indirect" else words
            span = _evidence(document, quote, part, entity) if part else None
            speaker = _speaker(document.text_of(span), quote, entity) if span else ""
            if part is None or span is None or not speaker:
                continue
            if speaker == document.header.agency or part.start - span.start > _FAR:
                continue  # 某某之家提醒：……, or others speak between
            own = {speaker, quote.speaker, entity and entity.name}
            names, figures, days = _told_in(told, part, own)
            saying = _told_words(paragraph.text, quote, part, span, told)._replace(
                speaker=speaker,
                speaks=bool(entity or _LATIN.search(speaker))
                or _has_name(told, span, f"{quote.org or ''}{speaker}"),
                employer=_employer(employers.get(entity.id, quote.org)) if entity else "",
                names=names,
                figures=figures,
                days=days,
            )
            if any(refusal.apply(saying) for refusal in (*SAYING_REFUSALS, *WORTH_REFUSALS)):
                continue
            yield Statement(
                "statement",
                speaker,
                quote.cue or "说",
                saying.words,
                (entity,) if entity else (),
                span,
                part.start,
                _is_statement.name,
                _said_on(told, paragraph.text, quote.cue or "", part, span),
                saying.context,
            )


def _employer(name: str | None) -> str:
    return name if name and not generic_head(name) else ""


def _has_name(records: ParagraphRecords, span: Span, speaker: str) -> bool:
    """Return whether who speaks is told by a name: 某某公司首席执行官."""
    mentions = records.mentions_from(span.start, span.end)
    named = [e for _, _, e in mentions if e.type in ("person", "org", "place")]
    forms = (form for e in named for form in (e.name, *e.aliases))
    return any(form in speaker for form in forms)


def _told_in(records: ParagraphRecords, part: Span, own: set[str | None]) -> tuple[int, int, int]:
    """Count the names that are not the speaker's `own`, the figures and the days in words."""
    mentions = records.mentions_from(part.start, part.end)
    figures = starting_in(records.figures, part.start, part.end)
    return (
        sum(e.type != "term" and e.name not in own for _, _, e in mentions),
        sum(figure.kind != "ordinal" for figure in figures),
        len(starting_in(records.dates, part.start, part.end)),
    )


def _with_quoted(text: str, part: Span, records: ParagraphRecords) -> Span | None:
    """Return reported words with those that they end in quoting; None where more follows these.

    某人说，营地已由某军“完全接管”: what is quoted is part of the clause.
    """
    behind = part.end + (text[part.end : part.end + 1] == "，")
    if not text.startswith(tuple(OPENING), behind):
        return part
    if behind > part.end:
        return None
    at = bisect_left(records.quotes, part.end + 1, key=_START)
    near = records.quotes[at : at + _SAME_PLACE]
    end = next((e for s, e, q in near if s == part.end + 1 and q.kind != "indirect"), 0)
    whole = (
        end
        and text[part.end - 1] not in "，：；"
        and text[end + 1 : end + 2] in tuple("。；！？，")
    )
    return part._replace(end=end + 1) if whole else None


def _told_words(
    text: str, quote: Quote, part: Span, span: Span, records: ParagraphRecords
) -> ToldWords:
    """Return the words of a statement with what stands around them."""
    words = _AGAIN.sub("", text[part.start : part.end])
    if quote.kind == "indirect":
        cut = _first_of_list(words) or words
        words = cut if "既" in cut else _further().split(cut, 1)[0]
    around = records.mentions_from(span.start - _BACK, part.start)
    return ToldWords(
        words,
        "",
        quote,
        text[span.start : part.start] + text[part.end : span.end],
        text[span.start : part.start],
        _is_fragment(text, quote, part),
        False,
        [entity for _, _, entity in around],
        "",
    )


def _is_fragment(text: str, quote: Quote, part: Span) -> bool:
    """Return whether words are quoted as a part of a clause: 营地已由某军“完全接管”."""
    if quote.kind != "speech" or quote.rule == TURN or text[part.end - 1] in _MARKS:
        return False
    opening = max(0, part.start - 1)
    ahead, behind = text[max(0, opening - _CUE) : opening], text[part.end + 1 : part.end + 2]
    if ahead.endswith(("”，", "”、")) or (behind and behind not in _MARKS):
        return True
    few = part.end - part.start <= _FEW and ahead.endswith("，")
    if few and not ahead[:-1].endswith(_verbs_of_saying()):
        return True  # 专家认为，骨骸“没有真正的下巴”
    leads = (quote.cue or "：", *_verbs_of_saying(), *_MARKS)
    return bool(ahead) and not ahead.endswith(leads)


_FEW = 12  # characters of words that are but the end of what is reported


@cache
def _verbs_of_saying() -> tuple[str, ...]:
    return tuple(lexicon.mapping("saying_verbs"))


def _said_on(records: ParagraphRecords, text: str, cue: str, part: Span, span: Span) -> str | None:
    """Return the time expression in the clauses that lead up to the words, or that follow them."""
    first, last = _sentence_start(text, span.start, part.start), part.start
    if not text[first:last].strip(_MARKS + "“「"):
        first, last = part.end, max(text.find(cue, part.end, span.end), part.end)
    lead = text[first:last].rstrip("，：:“「")
    own = first + lead.rfind("，") + 1
    for date in reversed(starting_in(records.dates, first, last)):
        _, start, end = date.span
        close = start >= own or "，" in text[end : end + _SHORT_CLAUSE]
        if close and not (_DATELINE.match(text, end) or _OF_WHO.match(text, end, last)):
            return when(date)
    return None


# 今年以来一直持悲观态度的某人表示: of him, not of when he says it.
_OF_WHO = Pattern("[^，。]{1,24}的[^，。中上里]{2,24}，?[：“]?$")


def _sentence_start(text: str, start: int, end: int) -> int:
    """Return where the sentence begins that leads up to `end`."""
    return max(start, *(text.rfind(mark, start, end - 1) + 1 for mark in "。！？”"))


@cache
def _further() -> Pattern:
    """Match what a speaker does beside, behind what is reported: ，但表达了……, ，并称……."""
    verbs = f"{lexicon.pattern('saying_verbs')}|表达"
    others = "[^，；。：]{1,24}(?:表示|指出|认为|透露|强调|介绍|称)，"
    return Pattern(f"，[他她]?(?:但|并|还|也|同时|又|而|且)+(?:{verbs})|[，；]{others}")


def _first_of_list(words: str) -> str:
    """Return what stands before 一是……, where the rest of the list is told elsewhere; or ''."""
    at = words.find("：一是")
    return words[:at] if at > 0 and "二是" not in words else ""


def _speaker(evidence: str, quote: Quote, entity: Entity | None) -> str:
    """Return who speaks: a name, or a phrase that the verb of saying or a colon follows; or ''."""
    speaker = quote.speaker or ""
    if quote.rule == TURN:
        return speaker
    longer = re.search(re.escape(speaker) + _WHOLE_LATIN, evidence) if speaker.isascii() else None
    if longer:
        return longer[0]  # Dan Ives, where only Dan was read
    outside = evidence.replace(quote.text, "")
    if quote.cue and quote.cue not in outside and not _HE.search(outside):
        return ""
    if _is_other(outside, speaker, quote):
        return ""
    if entity and entity.type in ("person", "org", "place"):
        return speaker
    if quote.cue in _THINKING:
        return ""  # 在不少投资者看来
    who = _BEFORE_SPEAKER.sub("", speaker)
    says = (
        f"[^，。！？；“”]{{0,30}}{re.escape(quote.cue)}"
        if quote.cue
        else "[^，。！？；“”]{0,12}[：:]"
    )
    said = re.search(re.escape(speaker) + says, evidence)
    generic = role_at_end(who) == who and not quote.org and not _KNOWN_AS_GROUP.search(who)
    if not said or len(who) < 2 or generic or _NO_SPEAKER.match(who):
        return ""
    before = evidence[: said.start()]
    whose = before.rfind(quote.org, max(0, len(before) - _LONGEST_TITLE)) if quote.org else -1
    whole = before[whose:] + who if whose >= 0 else who
    if not _BREAK.search(whole):
        return whole
    return f"{quote.org}{who}" if role_at_end(who) == who else who


def _is_other(evidence: str, speaker: str, quote: Quote) -> bool:
    """Return whether the words are those of somebody beside the name: 张某的哥哥告诉记者."""
    at = max(0, evidence.find(speaker))
    if _CUT_NAME.search(f"，{evidence[:at]}"[-2:]):
        return True
    start, between = _up_to_cue(evidence, speaker, quote.cue or "：")
    if start < 0:
        return _says_other(evidence, speaker, quote.cue or "：")
    if _LATIN_NAME.match(between):
        return True  # 首席财务官斯 Scott Herren
    if _NOT_SAID.search(between) or _CREDIT.search(between) or _HALF_A_NAME.fullmatch(between):
        return True  # 某某尚未作出任何回应
    by_means = (
        between.endswith(_NO_SAYING)
        or f"{between[-1:]}{quote.cue}" in _NO_CUE
        or _MEANS.search(evidence, max(0, start - 2), start)
    )
    return bool(by_means or _OTHER_THAN_NAMED.match(between) or _BY_OTHERS.search(between))


def _says_other(evidence: str, speaker: str, cue: str) -> bool:
    """Return whether the clause of a verb behind that of the speaker tells who else says it."""
    at = evidence.find(cue)
    while at >= 0 and not _OPENS_WORDS.match(evidence, at + len(cue)):
        at = evidence.find(cue, at + 1)
    before = evidence[: max(0, at)]
    start = max(before.rfind(mark) for mark in "，。！？；：“”") + 1
    front = before[start:] if speaker in before[:start] else ""
    return bool(_SOMEBODY_ELSE.search(front)) and not _HE.search(front)


def _up_to_cue(evidence: str, speaker: str, cue: str) -> tuple[int, str]:
    """Return where a speaker stands before a verb in his clause, or -1, and what is between."""
    start = evidence.find(speaker)
    while start >= 0:
        behind = start + len(speaker)
        last = _IN_CLAUSE.match(evidence, behind, behind + _TO_CUE)
        stop = evidence.rfind(cue, behind, (last.end() if last else behind) + len(cue))
        if stop >= 0:
            return start, evidence[behind:stop]
        start = evidence.find(speaker, start + 1)
    return -1, ""


_OPENS_WORDS = Pattern("[^，。！？；：“”]{0,4}[，：“]")
# 进行介绍, 某某摄 据介绍, 出道: no verb of who is named.
_NO_SAYING = ("进行", "接受", "作", "据", "这一")
_NO_CUE = ("出道", "开讲", "演讲", "宣讲", "主讲", "听讲")
_LATIN_NAME = Pattern("[\u4e00-\u9fff](?<![在对向就于给与和用据被]) [A-Z]")
_CREDIT = Pattern("摄(?![氏像影制])|图源|供图|图为|据(?:介绍|了解|悉)")
_BY_OTHERS = Pattern("(?<![对向诉应受与和])(?:[港外台日英美法韩印俄]媒|媒体|网友|玩家|警方|法院)")
# One character before a name is the rest of it: 泓 + 德基金; 这家交易所 is no name.
_CUT_NAME = Pattern(
    "(?:^|[。！？，；])[\u4e00-\u9fff](?<![据但而对和与由在因该老小原另又且并经连令让使被给随如若当向从为之称说])$|这[家位名]$"
)
# One character between a name and the verb is the rest of a longer name: 卓怡恒 + 通 + 表示.
_HALF_A_NAME = Pattern(
    "[\u4e00-\u9fff](?<![则又还也曾再就却均都并仍更先亦既正才便只虽已们等今在所投而将能])"
)
_SOMEBODY_ELSE = Pattern(
    "^[^向对和与受由在]*(?:[局院部厅署社媒方员]|负责人|人士|记者|专家)(?!.*[时后中]$)"
)
_IN_CLAUSE, _TO_CUE = Pattern("[^，。！？；“”]*"), 30  # characters


def _evidence(document: Document, quote: Quote, part: Span, entity: Entity | None) -> Span | None:
    """Return the span that holds the words and, where the paragraph has it, the speaker's name."""
    text = document.paragraph(part.paragraph).text
    forms = [quote.speaker or "", *((entity.name, *entity.aliases) if entity else ())]

    def sentence(offset: int) -> Span:
        sentence = document.sentence_of(Span(part.paragraph, offset, offset))
        return sentence.span if sentence else Span(part.paragraph, 0, len(text))

    start, stop = sentence(part.start)[1:]
    end = max(part.end, stop if quote.kind == "indirect" else 0)
    end = min(len(text), end + (text[part.end : part.end + 1] in "”」』\"'"))
    earliest = max(0, part.start - _FARTHEST)
    before = max(earliest, sentence(start - 1).start if start else 0)
    if any(form in text[before:end] for form in forms):
        return Span(part.paragraph, max(start, earliest), end)
    ahead = min((a for f in forms if (a := text.find(f, end, end + 80)) >= 0), default=-1)
    if ahead >= 0:
        return Span(part.paragraph, start, sentence(ahead).end)
    back = max((text.rfind(f, earliest, start) for f in forms), default=-1)
    return Span(part.paragraph, max(sentence(back).start, earliest), end) if back >= 0 else None
