"""Candidates for 谁 and for 什么职务: persons, who said or did something, and their titles."""

import re
from collections.abc import Iterator, Sequence

from zgc_cli.query.ask.finders.tenure import Tenure, are_others, is_proposed
from zgc_cli.query.ask.finders.wording import is_noun, noun_phrases, phrases_naming
from zgc_cli.query.ask.question_parts import LIGHT, ending
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.match.normalize import BREAK
from zgc_cli.query.match.synonyms import answering
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.positions import read_posts
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_CREDIT = r"[（(][^，。（()）]{0,8}(?:记者|通讯员|实习生)[^）)]*$"
_APPOSED = r"(?:作为|身为|是)([^。；]{2,40})，[^，。；：]{0,30}$"  # 作为项目负责人，某所研究员张三
_OFFICE = (
    "(?:现任|曾任|历任|担任|出任|就任|升任|调任|转任|当选为?|成为|(?<![主责信委])任(?!命))"
    "([^，。；！？、]{2,30})(?:、([^，。；！？、]{2,30}))?"
)
_HOW = "所|来|负责|自主|联合|共同|牵头|主持|承担|主导|独立|组织|实施|正式|亲自"  # 由某院承担设计
_TITLES, _BODIES = "person_titles", "org_suffixes"
_INSIDE_TITLE = ("n", "vn", "j", "eng", "b", "l")  # tags of words of which a title is made
_SHORTEST_TITLE = 2  # 移民部长 is no 部长 of 移民
_OF_HOUSE = Pattern(
    "[该本](?:院|校|局|所|厅|委|县|市|区|省|公司|集团|医院|学校|中心|机构|研究所|研究院)"
)
_BY_NAME = Pattern("叫什么|叫啥|姓什么|姓啥|姓名|名字")
_KIN = Pattern(
    "(?:父亲|母亲|爸爸|妈妈|丈夫|妻子|太太|儿子|女儿|哥哥|弟弟|姐姐|妹妹|老伴|爷爷|奶奶|师父|师傅)$"
)
_SOME = Pattern("[者员民人手生客兵童迷商师友军户侣方队伍]$")  # 四个村民, 英军
_ONE = Pattern("哪[一几两]?位|何人|什么人|[王总]统是谁|国王是谁")  # no body
_NO_POST = Pattern(
    "(?:原告|被告|当事人|受害人|证人|死者|伤者|球迷|粉丝|业主|市民|居民|村民|网友|游客|乘客|被告人?|嫌疑人|女儿|儿子|妻子|丈夫|先生|女士"
    "|邻居|朋友|好友|同学|同事|家属|亲属|男友|女友|父亲|母亲|老伴|哥哥|姐姐|弟弟|妹妹)$"
)
_UNFIT = 0.1  # how well somebody of another post fits
_SAYS_WHICH = ("n", "vn", "j", "eng", "b", "l", "s", "uj", "a")  # tags of words before a title
_INSIDE_HOUSE = ("驻", "兼", "·", " ")
_LONGEST_TITLE = 24  # characters
_LATIN_HOUSE = Pattern("(?<![A-Za-z])[A-Z][A-Za-z]*(?:[ .&-]+[A-Z][A-Za-z]*){0,6}[ .&-]+$")
_BEFORE_NAME = ("", "·", "“", "、", " ")
_IS_TOLD = Pattern(
    "(?:(?:[，（(]|[，（(]?(?:是|系|为|曾是|作为|当过|担任))(?:一[名位个])?[^，。；]{0,8}"
    "|，男，|，女，)?"
)
_MOST_HELD = 0.5  # the share of a question's words that are said by whom 谁说 asks for
_SAID_BY = Pattern("谁(?:还|曾|就)?(?:说|表示|称(?!为)|认为|指出|坦言|强调|觉得)|谁说的")
_WORKS = Pattern("供职|就职|任职|任教|工作|上班|效力|单位|机构|公司|大学|学校|研究[所院]|医院|媒体")
_LEARNT = Pattern("毕业|就读|学习|攻读|读书|考上|考入|录取|入学")
_PART_OF_HOUSE = Pattern("[^、兼，]{1,12}(?:[司局处科部院所系站室厅办组队委]|中心|车间)(?=副?$)")
_WORKED_AT = Pattern("(?:在|于|加入|进入|加盟|入职)$")
_WORKED = Pattern("(?:[^，。；]{0,4})(?:工作|任职|任教|上班|效力|当|做)")


@rule(
    "who",
    "谁设计了白河大桥？ ← 工程师王明远设计了白河大桥。",
    "白河大桥由谁设计？ ← 白河大桥由一家民营院设计。",
    never=("谁设计了白河大桥？ ← 白河大桥昨天通车。",),
)
def persons(context: Context) -> Iterator[AnswerCandidate]:
    """谁, 哪位; an organisation may be meant as well (谁研制的), but not by 董事长是谁."""
    question = context.question
    if _SAID_BY.search(question.text):
        yield from _who_said(context)
        return
    kin = _KIN.search(question.attribute)
    title = kin[0] if kin else ending(question.attribute, _TITLES)
    focus = title or ending(question.focus, _TITLES)
    reporters = "记者" in question.text
    by_name = _BY_NAME.search(question.text) is not None
    of_somebody = by_name and any(p.kind == "name" for p in question.parts)
    one = title or by_name or _ONE.search(question.text)
    for candidate, _ in context.entities(
        {"person": 1.0, "org": _UNFIT if one else 0.75, "work": _UNFIT, "product": _UNFIT}
    ):
        if candidate.kind != "person":
            yield candidate
        elif is_proposed(context, candidate):
            continue
        elif reporters or not re.search(_CREDIT, context.before(candidate.start)):
            bears = _bears(context, candidate, focus)
            fit = 1.0 if bears else 0.3 if title else 0.6
            if not bears and ((of_somebody and focus) or kin):  # 王先生的律师姓什么
                fit = _UNFIT
            yield candidate._replace(fit=fit)
    yield from _unknown(context)
    if not title:
        yield from _speakers(context)
        yield from _agents(context)
    if not one:
        for phrase in noun_phrases(context):
            if is_people(context, phrase):
                yield phrase._replace(kind="people")
    for phrase in phrases_naming(context, "people", *(() if one else ("body",))):
        own = ending(context.said(phrase.start, phrase.end), _TITLES)
        is_other = title and own and own not in (title, *answering(title))  # no 记者 is a 部长
        yield phrase._replace(fit=_UNFIT) if is_other else phrase


def _who_said(context: Context) -> Iterator[AnswerCandidate]:
    """Yield who said what a sentence has of a question: 谁说地铁明年通车."""
    for quote in context.records.speech_at(context.span):
        parts = [context.document.text_of(part) for part in quote.parts]
        words = name_form("".join(parts))
        asked = [p for p in context.question.parts if p.weight > LIGHT]
        held = sum(p.weight for p in asked if any(f in words for f in (*p.forms, *p.near)))
        if not asked or held < _MOST_HELD * sum(p.weight for p in asked):
            continue
        speaker = quote.speaker or ""
        here = context.text.find(speaker)
        if here >= 0:
            yield context.candidate(here, here + len(speaker), 1.0, "speaker")
        elif named := context.records.nearest_mention(speaker, context.span):
            at = context.span.start
            yield AnswerCandidate(at, at, 1.0, "speaker", "", named)


def employers(context: Context) -> list[AnswerCandidate]:
    """Return where somebody whom the question names works, if it asks that: 供职于哪家机构."""
    asked = context.question.text
    if not _WORKS.search(asked) or _LEARNT.search(asked) or not _is_of_person(context):
        return []
    text, shift = context.text, context.start
    spans = [(s.start - shift, s.end - shift, e) for s, e in context.within("entities")]
    people = [
        (a, b, "asked" if context.asks_about(e) else "") for a, b, e in spans if e.type == "person"
    ]
    orgs = [(a, b, text[a:b]) for a, b, e in spans if e.type in ("org", "place")]
    found = []
    for post in read_posts(text, people, orgs):
        places = ((text.find(o, post.start), o) for o in post.orgs)
        inside = sorted((at, at + len(o)) for at, o in places if at >= 0)
        start = text.find(post.role, inside[-1][1]) if inside else -1
        if post.person and start >= 0:
            end = inside[-1][1]
            part = _PART_OF_HOUSE.match(text[end:start])
            end += part.end() if part else 0
            found.append(context.candidate(inside[0][0], end, 1.0, "employer"))
    for start, end, entity in spans:
        if entity.type == "org" and _WORKED_AT.search(text[:start]) and _WORKED.match(text, end):
            found.append(context.candidate(start, end, 1.0, "employer"))
    focus = context.question.focus
    meant = [c for c in found if focus and context.said(c.start, c.end).endswith(focus)]
    return meant or found


def _is_of_person(context: Context) -> bool:
    """Return whether a sentence speaks of somebody whom the question names."""
    people = [e for _, e in context.within("entities") if e.type == "person"]
    return bool(context.named_people()) or (not people and context.text[:1] in ("他", "她"))


def is_people(context: Context, phrase: AnswerCandidate) -> bool:
    """Return whether a phrase means people, as its end tells: 韩国网友, 北京市民."""
    return phrase.kind == "people" or bool(_SOME.search(context.said(phrase.start, phrase.end)))


def _unknown(context: Context) -> Iterator[AnswerCandidate]:
    """Yield words that are tagged as names, or are quoted, and of no entity."""
    known = {at for s, _ in context.within("entities") for at in range(s.start, s.end)}
    yield from (c for c in context.quoted(0.3) if c.start not in known)


def _bears(context: Context, name: AnswerCandidate, title: str) -> bool:
    """Return whether a title, or one that answers for it, stands beside a name."""
    if not title:
        return True
    before = context.before(name.start)
    front = re.split("[，。；：！？“”]", before[-16:].rstrip("，“‘"))[-1]
    behind = re.split("[。；！？]", context.behind(name.end)[:16])[0]
    if not behind.startswith(("，", ",", "（", "(", "是")):
        behind = re.split("[，,]", behind)[0]  # 邻居何某骂人，于是聘请律师
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
    pattern = rf"(?:[由被经]|报)([^，。；：,;:由被经]{{2,24}}?)(?:{_HOW})*(?:{'|'.join(verbs)})"
    for agent in context.found(pattern, 0.9, "agent", group=1):
        # 由北川设计院设计: the verb was found inside the name.
        held = [(s, e.type) for s, e in context.within("entities") if s.start < agent.end <= s.end]
        end = max([agent.end, *(s.end for s, _ in held)])
        is_body = "org" in dict(held).values() or ending(context.said(agent.start, end), _BODIES)
        whole = agent._replace(end=end, kind="body" if is_body else agent.kind)
        if is_body or is_noun(context, whole):
            yield whole


@rule(
    "which-post",
    "王明远担任什么职务？ ← 白河公司总经理王明远昨天来到白鹭镇。",
    "王明远是谁？ ← 白河公司总经理王明远昨天来到白鹭镇。",
    never=("王明远担任什么职务？ ← 王明远昨天来到白鹭镇。",),
)
def roles(context: Context) -> Iterator[AnswerCandidate]:
    """什么职务: the title of the person whom the question names, as he has it when it is asked."""
    return filter(Tenure(context).holds, _roles(context))


def _roles(context: Context) -> Iterator[AnswerCandidate]:
    """Yield titles, whether or not somebody has them."""
    text, asked = context.text, context.question.text
    whole = context.question.detail == "post"  # 王明远是谁 asks where as well
    for quote in () if whole else context.document.quotes:
        if quote.role and quote.speaker and name_form(quote.speaker) in asked:
            start = text.find(quote.role)
            end = start + len(quote.role)
            if start >= 0 and quote.speaker in text[start : end + 12]:
                ends = (s.end - context.start for s, e in context.within("entities"))
                floor = max((e for e in ends if e <= start), default=0)
                yield context.candidate(_title_start(context, start, floor), end, 1.0, "role")
    shift, placed = context.start, context.within("entities")
    spans = [(s.start - shift, s.end - shift, e) for s, e in placed]
    persons_ = [(a, b, e) for a, b, e in spans if e.type == "person"]
    people = [(a, b, "asked" if context.asks_about(e) else "") for a, b, e in persons_]
    orgs = [(a, b, text[a:b]) for a, b, e in spans if e.type in ("org", "place")]
    for post in read_posts(text, people, orgs):
        start = text.find(post.role, post.start)
        if post.person and start >= 0:
            inside = [
                (a, b) for a, b, o in orgs if post.start <= a and b <= start and o in post.orgs
            ]
            end = start + len(post.role)
            first = _title_start(context, start, max([post.start, *(b for _, b in inside)]))
            first = min([first, *(a for a, _ in inside if whole or "、" not in text[a:start])])
            if whole and not inside and (own := _OF_HOUSE.match(text, post.start, first)):
                first = own.end()
            if whole:
                first = _whole_title_start(context, first)
            if not _NO_POST.search(text[first:end]):
                yield context.candidate(first, end, 1.0, "role")
    yield from _offices(context, [s.end for s, e in placed if e.type == "org"], whole=whole)
    if whole:
        yield from _beside_name(context, people)


def _beside_name(
    context: Context, people: Sequence[tuple[int, int, str]]
) -> Iterator[AnswerCandidate]:
    """Yield the nouns before a name that is asked for, or behind it where it is told: 石匠王明."""
    names = [(a, b) for a, b, known in people if known]
    who = context.question.rest.partition(BREAK)[0].rstrip("是")
    names += [
        m.span()
        for p in context.question.parts
        for m in re.finditer(re.escape(p.text), context.text, re.IGNORECASE)
        if p.kind in ("unknown", "name") or p.text == who  # 塔拉特, that no record has
    ]
    for phrase in noun_phrases(context):
        start, end = phrase.start - context.start, phrase.end - context.start
        before = any(context.text[end:a] in _BEFORE_NAME for a, _ in names if 0 <= a - end < 2)
        behind = any(_IS_TOLD.fullmatch(context.text[b:start]) for _, b in names if start >= b)
        if before or behind:
            start = _whole_title_start(context, start) + context.start
            yield phrase._replace(start=start, fit=0.6, kind="role")


def _whole_title_start(context: Context, start: int) -> int:
    """Return where the words begin that say which title it is: 郑宁的辩护律师, 州检察长."""
    shift = context.start
    first = start
    for token in reversed(context.tokens()):
        if token.end - shift > first:
            continue
        text = context.said(token.start, token.end)
        joined = token.end - shift == first and token.start - shift >= start - _LONGEST_TITLE
        if not joined or not (token.tag.startswith(_SAYS_WHICH) or text in _INSIDE_HOUSE):
            break
        first = token.start - shift
    if latin := _LATIN_HOUSE.search(context.text, 0, first):
        first = latin.start()
    while first < start and context.text[first] in "的 ·":
        first += 1
    return first


def _title_start(context: Context, start: int, floor: int) -> int:
    """Return where the nouns before a title begin that are part of it: 消化内科主任."""
    shift = context.start
    for token in reversed(context.tokens()):
        if token.end - shift <= start or not token.tag.startswith(_INSIDE_TITLE):
            if token.end - shift <= start:
                break
            continue
        if token.start - shift < start and token.start - shift >= floor:
            start = token.start - shift
    return start


def _offices(context: Context, ends: Sequence[int], *, whole: bool) -> Iterator[AnswerCandidate]:
    """Yield what somebody is said to serve as."""
    offices = (o for group in (1, 2) for o in context.found(_OFFICE, 0.8, "role", group))
    for office in offices:
        inner = (end for end in ends if office.start < end < office.end - _SHORTEST_TITLE)
        titled = ending(context.said(office.start, office.end), _TITLES)
        if are_others(context, office):
            continue
        start = office.start if whole else max([office.start, *inner])
        if house := _OF_HOUSE.match(context.said(start, office.end)):
            start += house.end()  # 该公司董事长
        yield office._replace(start=start, fit=0.8 if titled else 0.4)
