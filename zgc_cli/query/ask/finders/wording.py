"""Candidates that no record gives: noun phrases, what a clause says of its own, whole clauses."""

import re
from collections.abc import Iterator

from zgc_cli.lexicon import listed, words
from zgc_cli.query.ask.question_parts import ending, longest
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.match.normalize import BREAK

_OUTSIDE_NOUN = r"\s，。；：！？、“”‘’《》（）()的了在用和与是为受"
_AROUND = (
    ' —…-的了是在为有由被等和与及即叫做名则就也都还“”‘’「」『』、（）()"'  # no part of own words
)
_LONGEST_OWN = 40  # characters
_CLAUSE = "[^，。；！？：]+"
_INSIDE = ("n", "vn", "an", "a", "b", "j", "l", "i", "eng", "m", "q", "f", "z", "nr", "s", "t")
_LAST = ("n", "vn", "an", "j", "l", "i", "eng", "zg")  # tags in which a noun phrase ends
_FRAMING = "用以在从向给对跟和与由为被把靠到于按"
_NO_NOUN = ("ul", "uz", "ug", "p", "d")  # tags of words that no noun phrase has
_EXAMPLES = ("例如", "比如", "譬如", "诸如", "包括", "那就是")
_LONGEST_NAME = 20  # characters
_PHRASE_FIT = 0.6
# 近30个国家 names none.
_CAUSE = (
    "(?:由于|因为|得益于|源于|缘于|鉴于|考虑到|归功于|原因是|是为了|为了|(?<![^，。；：！？])为(?=[^，。；！？：]{4,60}，)|(?<![原成病诱])(?:受(?![到访伤害理骗邀])|因(?![此而])|在)(?=[^，。；]{2,16}(?:影响|形势下|而|，)))"
    "([^，。；！？：]{2,40}?)(?=影响|下，|所致|导致|使得|造成|引起|引发|[，。；！？]|$)"
)
_AIM = re.compile("[^，。；！？：]{4,60}(?=，)")  # 通讯员 王明 为丰富暑期生活，
_CAUSING = "([^，。；！？：]{2,30}?)(?:所?导致|造成|引起|引发|所致|使得)"
_COUNT = r"(?:[\d一二三四五六七八九十百千万两几多余]|^)[个家所座位名只种款项条]"
_MEANS = (
    "(?:通过|利用|采用|借助|依托|依靠|靠|凭借|运用|使用|以(?!为|及|来|后|上|下|内|外|前|往)|(?<![使利采运作费信食应适引专通公民军商家借挪滥误试急日药享占启停饮惯])用(?![于户途了火电水地餐工人心力])|经由|按照|采取)"
    "([^，。；！？：]{2,40}?)(?=的方式|的形式|方式|为(?:主|载体|抓手)|来|，|。|；|！|？|：|$)"
)
_TOWARDS = (
    "在",
    "于",
    "从",
    "到",
    "往",
    "向",
    "至",
    "自",
    "由",
    "位于",
    "来自",
    "进入",
    "赴",
    "设在",
    "前往",
    "抵达",
)
_TIME = re.compile(r"\d+[年月日号时点分]")
_LAST_OF_PLACE = ("n", "s", "f", "j", "eng", "l", "vn", "zg")
# What a noun phrase names by its ending.
_SORTS = {"person_titles": "people", "org_suffixes": "body", "place_suffixes": "venue"}


def phrases(context: Context) -> Iterator[AnswerCandidate]:
    """Yield noun phrases and what clauses say of their own."""
    yield from noun_phrases(context)
    yield from own_words(context)


def phrases_naming(context: Context, *sorts: str) -> Iterator[AnswerCandidate]:
    """Yield the noun phrases that by their ending name something of a sort: people, a venue."""
    focus = context.question.focus
    for phrase in noun_phrases(context):
        text = context.said(phrase.start, phrase.end)
        is_asked = bool(focus) and text.endswith(focus)
        if (phrase.kind in sorts or is_asked) and not re.search(f"{_COUNT}{focus}$", text):
            yield phrase


def noun_phrases(context: Context) -> Iterator[AnswerCandidate]:
    """Yield the runs of words that end in a noun, by the tags of the words."""
    begin = end = -1
    inside: list[tuple[int, int]] = []
    for token in (*context.tokens(), None):
        tag = token.tag if token else ""
        if token and tag.startswith(_INSIDE) and not tag.startswith(("ul", "uj")):
            begin = token.start if begin < 0 else begin
            if tag.startswith(_LAST):
                end = token.end
                inside.append((token.start, token.end))
            continue
        if token and end == token.start and context.said(token.start, token.end) == " ":
            continue  # Getty Images
        if 0 <= begin < end:
            spans = {(begin, end), *(inside if len(inside) > 1 else ())}
            for first, last in sorted(spans):
                if last - first > 1:
                    whole = (first, last) == (begin, end)
                    fit = _PHRASE_FIT if whole else _PHRASE_FIT / 2
                    yield AnswerCandidate(first, last, fit, _sort(context, first, last))
        begin = end = -1
        inside = []


def _sort(context: Context, start: int, end: int) -> str:
    """Return what a noun phrase names: people, a body, a venue, or any noun."""
    text = context.said(start, end)
    return next((sort for name, sort in _SORTS.items() if ending(text, name)), "noun")


def own_words(context: Context, fit: float = 0.5) -> Iterator[AnswerCandidate]:
    """What a clause says between the words that it has in common with the question."""
    asked = {
        form
        for p in context.question.parts
        for form in (*p.forms, *p.near)
        if len(form) > 1 or p.beside
    }
    if not asked:
        return
    pattern = "|".join(map(re.escape, sorted(asked, key=len, reverse=True)))
    tokens = context.tokens()
    starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
    inside = {at: t.end for t in tokens for at in range(t.start + 1, t.end)}
    for clause in re.finditer(_CLAUSE, context.text):
        parts = [m.span() for m in re.finditer(pattern, clause[0].lower())]
        borders = [0, *(at for part in parts for at in part), len(clause[0])]
        for start, end in zip(borders[::2], borders[1::2], strict=True):
            at = context.start + clause.start()
            start = min(end, inside.get(at + start, at + start) - at)  # 捐 in 捐出遗体
            first, last = _trimmed(clause[0], start, end)
            if parts and 1 < last - first <= _LONGEST_OWN:
                at = clause.start()
                own = context.candidate(at + first, at + last, fit, "phrase")
                if own.start in starts and own.end in ends:  # no half a word
                    yield own


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the function words and connectives at its ends."""
    while start < end:
        lead = longest(text[:end], start, words("clause_leads"))
        lead = lead or longest(text[:end], start, words("adverbs"))
        lead = lead or longest(text[:end], start, _EXAMPLES)
        if not lead and text[start] not in _AROUND:
            break
        start += len(lead) or 1
    end = start + len(text[start:end].rstrip(_AROUND))
    return start, end - 1 if text[start:end].endswith("等") and end - start > 2 else end


def clauses(context: Context) -> Iterator[AnswerCandidate]:
    """Yield the clauses of the sentence."""
    for clause in re.finditer(_CLAUSE, context.text):
        start, end = _trimmed(clause[0], 0, len(clause[0]))
        if end - start > 2:
            at = clause.start()
            yield context.candidate(at + start, at + end, 0.5, "clause")


def causes(context: Context) -> Iterator[AnswerCandidate]:
    """Yield what stands behind 由于 and the like, and what is said to lead to something."""
    yield from context.found(_CAUSE, 1.0, "cause", group=1)
    yield from context.found(_CAUSING, 1.0, "cause", group=1)
    for token in context.tokens():
        if token.tag == "p" and context.said(token.start, token.end) == "为":
            behind = _AIM.match(context.behind(token.end))
            if behind:
                yield AnswerCandidate(token.start, token.end + behind.end(), 1.0, "cause")


def means(context: Context) -> Iterator[AnswerCandidate]:
    """Yield what stands behind 通过 and the like: with what something is done."""
    yield from context.found(_MEANS, 1.0, "means", group=1)


def framed(context: Context) -> Iterator[AnswerCandidate]:
    """Yield what stands between a preposition and the word behind it as in the question.

    以什么名义给的钱 has 以, then 名义.
    """
    front = context.question.rest.partition(BREAK)[0]
    fit = 1.0 if front.endswith("被") else 0.9
    behind = [p for p in context.question.parts if p.beside and p.start > len(front)]
    ends = {re.escape(form) for p in behind for form in (*p.forms, *p.near)}
    if front[-1:] not in _FRAMING or not front or not ends:
        return
    pattern = rf"{front[-1]}([^，。；：！？]{{2,24}}?)的?(?:{'|'.join(sorted(ends))})"
    yield from (c for c in context.found(pattern, fit, "framed", group=1) if is_noun(context, c))


def is_noun(context: Context, stretch: AnswerCandidate) -> bool:
    """Return whether a stretch is a noun phrase: no 过VAR确认后, no half of a word."""
    tokens = [t for t in context.tokens() if t.start < stretch.end and stretch.start < t.end]
    if not tokens or (tokens[0].start, tokens[-1].end) != (stretch.start, stretch.end):
        return False
    tags = [t.tag for t in tokens]
    return tags[-1][0] in "njlre" and not any(tag.startswith(_NO_NOUN) for tag in tags)


def is_name(context: Context, stretch: AnswerCandidate) -> bool:
    """Return whether a stretch may be a name: a short noun phrase without a verb."""
    inside = (t.tag for t in context.tokens() if stretch.start <= t.start < stretch.end)
    short = stretch.end - stretch.start <= _LONGEST_NAME
    return short and "v" not in inside and is_noun(context, stretch)


def stays(context: Context) -> Iterator[AnswerCandidate]:
    """Yield the nouns behind 在, 从 and the like, with what tells where in them: 五环内."""
    tokens = context.tokens()
    for n, token in enumerate(tokens):
        if context.said(token.start, token.end) not in _TOWARDS:
            continue
        end = token.end
        for inner in tokens[n + 1 :]:
            if inner.start != end or not (inner.tag.startswith(_INSIDE) or inner.tag == "uj"):
                break
            end = inner.end
            is_time = _TIME.match(context.said(token.end, end))
            if inner.tag.startswith(_LAST_OF_PLACE) and end - token.end > 1 and not is_time:
                yield AnswerCandidate(token.end, end, 0.5, "stay")


def complements(context: Context) -> Iterator[AnswerCandidate]:
    """Yield what stands behind 是, 为, 叫做 and the like up to the next mark."""
    copula = "|".join(listed("answer_words", "complement"))
    return context.found(f"(?:{copula})([^，。；！？：]{{2,40}})", 0.6, "clause", group=1)


def ending_in_focus(context: Context) -> Iterator[AnswerCandidate]:
    """什么导航系统: the words in front of the noun that is asked for (青鸟导航系统)."""
    focus = context.question.focus
    if len(focus) > 1 and focus in context.text:
        yield from context.found(rf"[^{_OUTSIDE_NOUN}]{{1,8}}{re.escape(focus)}", 0.9, "noun")
