"""Candidates that name something: organisations, places, events, products, works, other names.

For 什么 without a telling noun, 为什么 and 怎么 they go down to noun phrases and clauses.
"""

import re
from collections.abc import Iterator

from zgc_cli.lexicon import listed, mapping
from zgc_cli.query.ask.finders.people import employers, is_people
from zgc_cli.query.ask.finders.wording import (
    causes,
    clauses,
    complements,
    ending_in_focus,
    means,
    noun_phrases,
    phrases,
    phrases_naming,
    stays,
)
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_ADDRESS = (
    r"[^，。；：、\s的在]{1,8}?(?:路|大街|街|大道|广场|大厦|社区|村|镇)"
    r"(?=[^，。；、]{0,14}[，。；、])"
)
# What the parser may take an organisation for.
_MISREAD = {"product": 0.3, "work": 0.3, "event": 0.2}
_LATIN = r"(?<![A-Za-z\d])[A-Z][A-Za-z\d]*(?:[ .&-][A-Z][A-Za-z\d]*){0,4}"
_WHEN = ("时", "后", "前", "期间")
_UNFIT = 0.1  # how well a place of another kind fits
_LONGEST_VENUE = 40  # characters
_TOWARDS = "[在于到至往赴抵入自从]$"
_NATIVE = Pattern("(?:哪里|哪儿|什么地方|哪个?(?:省|市|县|地方|国家?))的?人|籍贯|老家")
_HOME = "(?:籍贯为?|生于|出生[于在]|老家是?在?|家乡是?在?|来自于?)$"
_NATIVE_OF = (
    r"(?<![^，。；：（(\s])"
    r"([^，。；：（）()的\s]{2,12}?)人(?=[，。；：）)]|$)"
)
_SAYING = (
    "说|讲|谈|谈到|提到|提出|提|表示|指出|认为|强调|透露|介绍|回应|建议|呼吁|称"
    "|评价|解释|形容|看待|看"
)
_SAYING_WHAT = Pattern(
    f"(?:{_SAYING})(?:了|过|些|的是)?(?:什么|啥|哪些)|(?:怎么|如何|怎样)(?:{_SAYING})"
    "|(?:什么|哪些|何)(?:建议|看法|观点|说法|回应|意见|要求|评价)"
)
_SAYS = Pattern(_SAYING)
_AROUND_CAUSE = "受.{1,12}影响"
_LEADS_TO = "，(?:才|从而|进而|最终|并)?(?:导致|使得|造成|致使|引发)"
_NO_CAUSE = f"^{_LEADS_TO[1:]}|(?:原因|理由|情况|因素)$"  # 才导致停工, 介绍了停工的原因
_AROUND_MEANS = "以.{1,10}为|用.{1,8}来"


@rule(
    "which-organisation",
    "哪家公司生产电池？ ← 绿洲集团有限公司生产电池。",
    never=("哪家公司生产电池？ ← 白鹭镇生产电池。",),
)
def orgs(context: Context) -> Iterator[AnswerCandidate]:
    """哪家公司, 哪所大学."""
    if places := employers(context):
        yield from places
        return
    detail = context.question.detail
    ends = listed("answer_words", detail)
    no_company = (*listed("answer_words", "authority"), *listed("answer_words", "media"))
    for candidate, entity in context.entities({"org": 1.0}):
        forms = forms_of(entity)
        if detail == "company":
            fit = 0.4 if any(form.endswith(no_company) for form in forms) else 1.0
        else:
            fit = 1.0 if not ends or any(form.endswith(ends) for form in forms) else 0.2
        yield candidate._replace(fit=fit)
    # 乐队“晚风”: no known organisation, but named as one; others may be misread.
    yield from context.quoted(0.3)
    yield from (c for c, _ in context.entities(_MISREAD))
    yield from context.found(_LATIN, 0.3, "latin")
    yield from ending_in_focus(context)
    yield from phrases_naming(context, "body")


def _native_places(context: Context) -> Iterator[AnswerCandidate]:
    """Yield where somebody comes from: 王明远，男，江西修水人; 老家在修水."""
    placed = [s for s, e in context.within("entities") if e.type == "place"]
    starts = {s.start - context.start for s in placed}
    for match in re.finditer(_NATIVE_OF, context.text):
        if match.start(1) in starts:
            yield context.candidate(*match.span(1), 1.0, "native")
    for span in placed:
        if re.search(_HOME, context.before(span.start)):
            yield AnswerCandidate(span.start, span.end, 1.0, "native")


@rule(
    "where",
    "博览会在哪座城市举行？ ← 博览会昨天在合肥市举行。",
    never=("博览会在哪座城市举行？ ← 博览会昨天举行。",),
)
def locations(context: Context) -> Iterator[AnswerCandidate]:
    """哪里, 哪个国家, 哪座城市."""
    if places := employers(context):
        yield from places
        return
    if _NATIVE.search(context.question.text):
        yield from _native_places(context)
        return
    if context.question.detail:
        for candidate, entity in context.entities({"place": 1.0}):
            fits = [_place_fit(context, form) for form in forms_of(entity)]
            fit = max(fits) if min(fits) else _UNFIT  # 俄 may be a city, but for 俄罗斯
            yield _towards(context, candidate._replace(fit=fit))
        yield from phrases_naming(context, "venue", "body")
        known = mapping("places")  # 俄罗斯 is no city
        yield from (c for c in stays(context) if context.said(c.start, c.end) not in known)
        return
    nouns = [*noun_phrases(context)]
    venues = {
        at: phrase.end
        for phrase in nouns
        if phrase.kind in ("venue", "body")
        for at in range(phrase.start, min(phrase.end, phrase.start + _LONGEST_VENUE))
    }
    following = {s.start: s.end for s, e in context.within("entities") if e.type == "place"}
    for candidate, _ in context.entities({"place": 1.0, "org": 0.3, "event": 0.2}):
        end = candidate.end
        while end in following:  # 河北 + 正定县
            end = following[end]
        address = re.match(_ADDRESS, context.behind(end))
        end += address.end() if address else 0
        end = max(end, venues.get(candidate.start, end))
        yield _towards(context, candidate._replace(end=end))
        longer = {
            p.end
            for p in nouns
            if p.start <= candidate.start and end < p.end and not is_people(context, p)
            if not context.said(p.start, p.end).endswith(_WHEN)  # 飞往澳大利亚时
        }
        for last in longer:  # 北京荣宝斋
            yield _towards(context, candidate._replace(end=last))
    yield from phrases_naming(context, "venue", "body")
    yield from stays(context)


def _towards(context: Context, candidate: AnswerCandidate) -> AnswerCandidate:
    """Prefer a place that something is at or goes to."""
    if re.search(_TOWARDS, context.before(candidate.start)):
        return candidate
    return candidate._replace(fit=candidate.fit * 0.9)


def _place_fit(context: Context, name: str) -> float:
    """Return how well a place fits 哪个国家, 哪座城市, 哪个县."""
    asked, kind = context.question, mapping("places").get(name, "")
    if kind == "region" or kind == "country" != asked.detail:
        return 0.0
    if (asked.detail == "country") != (kind == "country"):
        return 0.3 if kind or asked.detail == "country" else 0.6
    if asked.detail == "country":
        return 0.8 if name == "中国" else 1.0  # news is at home in China
    if asked.focus not in ("城市", "城", "地区"):
        return 1.0 if name.endswith((asked.focus, asked.focus[-1:])) else 0.3
    if kind == "province" or name.endswith(("省", "自治区", "县", "镇", "乡", "村", "区")):
        return 0.5
    return 1.0 if kind or name.endswith("市") else 0.7


@rule("which-event", "白鹭镇举办了什么博览会？ ← 白鹭镇昨天举办了全国茶叶博览会。")
def events(context: Context) -> Iterator[AnswerCandidate]:
    """哪个会议, 什么活动."""
    yield from (c for c, _ in context.entities({"event": 1.0, "work": 0.2}))
    yield from ending_in_focus(context)
    yield from phrases(context)


@rule("which-product", "绿洲公司推出了哪款产品？ ← 绿洲公司昨天推出了“青鸟”导航系统。")
def products(context: Context) -> Iterator[AnswerCandidate]:
    """哪款产品, 什么系统."""
    fits = {"product": 1.0, "term": 0.5, "work": 0.4, "org": 0.2}
    yield from (c for c, _ in context.entities(fits))
    yield from context.quoted(0.6, 0.6)
    yield from ending_in_focus(context)
    yield from phrases(context)


@rule("which-work", "王明远写了哪本书？ ← 王明远写了长篇小说《白鹭》。")
def works(context: Context) -> Iterator[AnswerCandidate]:
    """哪份报告, 哪部法律."""
    yield from (c for c, _ in context.entities({"work": 1.0, "term": 0.4}))
    yield from context.quoted(0.6, 0.6)
    yield from phrases(context)


@rule("what-name", "迎接客人的机器狗叫什么？ ← 迎接客人的机器狗叫“小白”。")
def names(context: Context) -> Iterator[AnswerCandidate]:
    """叫什么: a quoted name first, then any name."""
    yield from context.quoted(1.0)
    fits = {"product": 0.9, "work": 0.8, "event": 0.7, "org": 0.6, "place": 0.5, "term": 0.5}
    alone = not any(p.kind != "name" for p in context.question.parts)
    yield from (c for c, _ in context.entities({**fits, "person": 0.6 if alone else 0.3}))
    yield from phrases(context)


@rule("what-slogan", "博览会的主题是什么？ ← 博览会的主题为“让山里的茶走出去”。")
def slogans(context: Context) -> Iterator[AnswerCandidate]:
    """什么主题, 什么口号: quoted words, then what stands behind 主题为."""
    yield from context.quoted(1.0)
    yield from complements(context)


@rule(
    "which-thing",
    "绿洲公司生产什么？ ← 绿洲公司生产电池。",
    "王明远说了什么？ ← 站长王明远表示，茶园今年丰收了。",
)
def things(context: Context) -> Iterator[AnswerCandidate]:
    """什么 without a telling noun: words said, a name, quoted words, a complement, the clause."""
    said = [*_words_said(context)] or employers(context)
    if said or (_SAYING_WHAT.search(context.question.text) and not _SAYS.search(context.text)):
        yield from said
        return
    yield from ending_in_focus(context)
    types = ("product", "event", "work", "org", "place", "person", "term")
    yield from (c for c, _ in context.entities(dict.fromkeys(types, 0.6)))
    yield from context.quoted(0.7)
    yield from complements(context)
    yield from clauses(context)
    yield from phrases(context)


def _words_said(context: Context) -> Iterator[AnswerCandidate]:
    """Yield what a person said where the question names the person: 王明说了什么."""
    question = context.question
    if not _SAYING_WHAT.search(question.text):
        return
    for span, quote in context.within("quotes"):
        speaker = name_form(quote.speaker or "")
        if quote.kind != "term" and speaker and speaker in question.text:
            yield AnswerCandidate(span.start, span.end, 1.0, "quote")


@rule("why-or-how", "大桥为什么停工？ ← 由于连日暴雨，白河大桥昨天停工。")
def reasons(context: Context) -> Iterator[AnswerCandidate]:
    """为什么, 怎么: a clause that begins with a cause or a means, else any clause."""
    yield from _words_said(context)
    asks_why = context.question.kind == "reason"
    yield from causes(context) if asks_why else means(context)
    cues = [*listed("answer_words", "cause" if asks_why else "means")]
    cue = "|".join([*cues, _AROUND_CAUSE if asks_why else _AROUND_MEANS])
    for clause in (*clauses(context), *phrases(context)):
        text = context.said(clause.start, clause.end)
        leads = asks_why and re.match(_LEADS_TO, context.said(clause.end, clause.end + 8))
        if leads or (re.search(cue, text) and not (asks_why and re.search(_NO_CAUSE, text))):
            yield clause._replace(fit=1.0)
        else:
            yield clause._replace(fit=0.4)
