"""Candidates that no record gives: noun phrases, what a clause says of its own, whole clauses."""

import re
from collections.abc import Iterator

from zgc_cli.lexicon import listed, words
from zgc_cli.query.ask.question_parts import ending, longest
from zgc_cli.query.ask.sentence import AnswerCandidate, Context

_OUTSIDE_NOUN = r"\s，。；：！？、“”‘’《》（）()的了在用和与是为受"
_AROUND = ' 的了是在为有由被等和与及即叫做名则就也都还“”‘’「」『』、（）()"'  # no part of own words
_LONGEST_OWN = 40  # characters
_CLAUSE = "[^，。；！？：]+"
_INSIDE = ("n", "vn", "an", "a", "b", "j", "l", "i", "eng", "m", "q", "f", "z", "nr", "s", "t")
_LAST = ("n", "vn", "an", "j", "l", "i", "eng")  # tags in which a noun phrase ends
_PHRASE_FIT = 0.6
# 近30个国家 names none.
_CAUSE = (
    "(?:由于|因为|得益于|源于|缘于|鉴于|考虑到|归功于|原因是|是为了|为了|[受因在](?=[^，。；]{2,16}(?:影响|形势下|而|，)))"
    "([^，。；！？：]{2,40}?)(?=影响|形势下|所致|导致|使得|造成|引起|引发|[，。；！？]|$)"
)
_CAUSING = "([^，。；！？：]{2,30}?)(?:所?导致|造成|引起|引发|所致|使得)"
_COUNT = r"(?:[\d一二三四五六七八九十百千万两几多余]|^)[个家所座位名只种款项条]"
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
    asked = {form for p in context.question.parts for form in (*p.forms, *p.near) if len(form) > 1}
    if not asked:
        return
    pattern = "|".join(map(re.escape, sorted(asked, key=len, reverse=True)))
    tokens = context.tokens()
    starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
    for clause in re.finditer(_CLAUSE, context.text):
        parts = [m.span() for m in re.finditer(pattern, clause[0].lower())]
        borders = [0, *(at for part in parts for at in part), len(clause[0])]
        for start, end in zip(borders[::2], borders[1::2], strict=True):
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
        if not lead and text[start] not in _AROUND:
            break
        start += len(lead) or 1
    return start, start + len(text[start:end].rstrip(_AROUND))


def clauses(context: Context) -> Iterator[AnswerCandidate]:
    """Yield the clauses of the sentence."""
    for clause in re.finditer(_CLAUSE, context.text):
        if len(clause[0].strip("“”‘’「」『』 \"'")) > 2:
            yield context.candidate(*clause.span(), 0.5, "clause")


def causes(context: Context) -> Iterator[AnswerCandidate]:
    """Yield what stands behind 由于 and the like, and what is said to lead to something."""
    yield from context.found(_CAUSE, 1.0, "cause", group=1)
    yield from context.found(_CAUSING, 1.0, "cause", group=1)


def complements(context: Context) -> Iterator[AnswerCandidate]:
    """Yield what stands behind 是, 为, 叫做 and the like up to the next mark."""
    copula = "|".join(listed("answer_words", "complement"))
    return context.found(f"(?:{copula})([^，。；！？：]{{2,40}})", 0.6, "clause", group=1)


def ending_in_focus(context: Context) -> Iterator[AnswerCandidate]:
    """什么导航系统: the words in front of the noun that is asked for (青鸟导航系统)."""
    focus = context.question.focus
    if len(focus) > 1 and focus in context.text:
        yield from context.found(rf"[^{_OUTSIDE_NOUN}]{{1,8}}{re.escape(focus)}", 0.9, "noun")
