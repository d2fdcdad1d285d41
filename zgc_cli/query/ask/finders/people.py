"""Candidates for 谁 and for 什么职务: persons, who said or did something, and their titles."""

import re
from collections.abc import Iterator

from zgc_cli.query.ask.finders.wording import phrases_naming
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.match.normalize import BREAK
from zgc_cli.query.match.synonyms import answering
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.positions import read_posts
from zgc_cli.reading.rule import rule

_CREDIT = r"[（(](?:记者|通讯员|实习生)[^）)]*$"
_APPOSED = r"(?:作为|身为|是)([^。；]{2,40})，[^，。；：]{0,30}$"  # 作为项目负责人，某所研究员张三
_OFFICE = (
    "(?:现任|曾任|历任|担任|出任|就任|升任|调任|转任|当选为?|成为|任)"
    "([^，。；！？、]{2,30})(?:、([^，。；！？、]{2,30}))?"
)
_HOW = "所|来|负责|自主|联合|共同|牵头|主持|承担|主导|独立|组织|实施|正式|亲自"  # 由某院承担设计
_TITLES, _BODIES = "person_titles", "org_suffixes"


@rule(
    "who",
    "谁设计了白河大桥？ ← 工程师王明远设计了白河大桥。",
    "白河大桥由谁设计？ ← 白河大桥由一家民营院设计。",
    never=("谁设计了白河大桥？ ← 白河大桥昨天通车。",),
)
def persons(context: Context) -> Iterator[AnswerCandidate]:
    """谁, 哪位; an organisation may be meant as well (谁研制的), but not by 董事长是谁."""
    question = context.question
    title = ending(question.attribute, _TITLES)
    focus = title or ending(question.focus, _TITLES)
    reporters = "记者" in question.text
    for candidate, _ in context.entities({"person": 1.0, "org": 0.0 if title else 0.75}):
        if candidate.kind == "org":
            yield candidate
        elif reporters or not re.search(_CREDIT, context.before(candidate.start)):
            fit = 1.0 if _bears(context, candidate, focus) else 0.3 if title else 0.6
            yield candidate._replace(fit=fit)
    yield from _unknown(context)
    if not title:
        yield from _speakers(context)
        yield from _agents(context)
    for phrase in phrases_naming(context, "people", "body"):
        own = ending(context.said(phrase.start, phrase.end), _TITLES)
        if not title or not own or own in (title, *answering(title)):  # no 记者 is a 部长
            yield phrase


def _unknown(context: Context) -> Iterator[AnswerCandidate]:
    """Yield words that are tagged as names, or are quoted, and of no entity."""
    known = {at for s, _ in context.within("entities") for at in range(s.start, s.end)}
    for token in context.tokens():
        if token.tag.startswith("nr") and token.start not in known and token.end - token.start > 1:
            yield AnswerCandidate(token.start, token.end, 0.4, "tagged")
    yield from (c for c in context.quoted(0.3) if c.start not in known)


def _bears(context: Context, name: AnswerCandidate, title: str) -> bool:
    """Return whether a title, or one that answers for it, stands beside a name."""
    if not title:
        return True
    before = context.before(name.start)
    front = re.split("[，。；：！？“”]", before[-16:].rstrip("，“‘"))[-1]
    behind = re.split("[。；！？]", context.behind(name.end)[:16])[0]
    apposed = re.search(_APPOSED, before)
    around = name_form(f"{front}{BREAK}{behind}{BREAK}{apposed[1] if apposed else ''}")
    words = "|".join(map(re.escape, (title, *answering(title))))
    return re.search(f"(?<!副)(?:{words})", around) is not None


def _speakers(context: Context) -> Iterator[AnswerCandidate]:
    """谁说…: who said what the sentence quotes, where another sentence names the speaker."""
    here = context.span
    names = [quote.speaker for quote in context.records.speech_at(here)]
    for name in dict.fromkeys(filter(None, names)):
        named = context.records.nearest_mention(name, here)
        if named and not (
            named.paragraph == here.paragraph and here.start <= named.start < here.end
        ):
            yield AnswerCandidate(here.start, here.start, 1.0, "person", "", named)


def _agents(context: Context) -> Iterator[AnswerCandidate]:
    """由谁设计: what stands between 由, 被 or 经 and the verb that the question has."""
    parts = [p for p in context.question.parts if p.beside]
    verbs = [re.escape(w) for p in parts for w in (*p.forms, *p.near) if len(w) > 1]
    if not verbs or not re.search("[由被经报]", context.text):
        return
    pattern = rf"(?:[由被经]|报)([^，。；：由被经]{{2,24}}?)(?:{_HOW})*(?:{'|'.join(verbs)})"
    for agent in context.found(pattern, 0.9, "agent", group=1):
        # 由北川设计院设计: the verb was found inside the name.
        held = [(s, e.type) for s, e in context.within("entities") if s.start < agent.end <= s.end]
        end = max([agent.end, *(s.end for s, _ in held)])
        is_body = "org" in dict(held).values() or ending(context.said(agent.start, end), _BODIES)
        yield agent._replace(end=end, kind="body" if is_body else agent.kind)


@rule(
    "which-post",
    "王明远担任什么职务？ ← 白河公司总经理王明远昨天来到白鹭镇。",
    "王明远是谁？ ← 白河公司总经理王明远昨天来到白鹭镇。",
    never=("王明远担任什么职务？ ← 王明远昨天来到白鹭镇。",),
)
def roles(context: Context) -> Iterator[AnswerCandidate]:
    """什么职务: the title of the person whom the question names."""
    text, asked = context.text, context.question.text
    whole = context.question.detail == "post"  # 王明远是谁 asks where as well
    for quote in () if whole else context.document.quotes:
        if quote.role and quote.speaker and name_form(quote.speaker) in asked:
            start = text.find(quote.role)
            end = start + len(quote.role)
            if start >= 0 and quote.speaker in text[start : end + 12]:
                yield context.candidate(start, end, 1.0, "role")
    shift, placed = context.start, context.within("entities")
    spans = [(s.start - shift, s.end - shift, e) for s, e in placed]
    persons_ = [(a, b, e) for a, b, e in spans if e.type == "person"]
    people = [(a, b, "asked" if context.asks_about(e) else "") for a, b, e in persons_]
    orgs = [(a, b, text[a:b]) for a, b, e in spans if e.type in ("org", "place")]
    for post in read_posts(text, people, orgs):
        start = text.find(post.role, post.start)
        if post.person and start >= 0:
            inside = [a for a, b, o in orgs if post.start <= a and b <= start and o in post.orgs]
            houses = inside if whole else []
            end = start + len(post.role)
            yield context.candidate(min([start, *houses]), end, 1.0, "role")
    ends = [s.end for s, e in placed if e.type == "org"]
    offices = (o for group in (1, 2) for o in context.found(_OFFICE, 0.8, "role", group))
    for office in offices:
        inner = (end for end in ends if office.start < end < office.end)
        titled = ending(context.said(office.start, office.end), _TITLES)
        start = office.start if whole else max([office.start, *inner])
        yield office._replace(start=start, fit=0.8 if titled else 0.4)
