"""Passes that find companies without a legal form: by a post behind, a trade, an apposition."""

from collections.abc import Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.orgs import FUNCTION, is_brand, is_coined
from zgc_cli.parser.entities.names.row import MARKS, Chunk, join, suffix_of
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule


@rule("coined-company", "[曦远科技]发布了新产品。")
def coined(row: Sequence[Chunk]) -> list[Chunk]:
    """Take a coined word with a word of a trade for a company: 曦远科技, 岭禾科技."""
    out: list[Chunk] = []
    for i, unit in enumerate(row):
        last = out[-1] if out else None
        if (
            unit.text in lexicon.words("strong_company_tails")
            and last
            and last.end == unit.start
            and not unit.kind
        ):
            behind = row[i + 1] if i + 1 < len(row) else None
            closed = behind is None or behind.tag not in ("n", "vn", "nz", "j", "b") or behind.kind
            first = len(out) - 1 if _coined_word(last) else len(out)
            if first == len(out) and len(out) > 1 and is_coined(out, len(out) - 2):
                first = len(out) - 2
            if closed and first < len(out) and _edge(out, first):
                out[first:] = [join((*out[first:], unit), "org", "coined-company", "nt")]
                continue
        out.append(unit)
    return out


@cache
def _common() -> frozenset[str]:
    return lexicon.words("common_company_words") | lexicon.words("org_neighbours")


def _coined_word(unit: Chunk) -> bool:
    return (
        unit.kind in ("", "person")
        and unit.rule != "title-beside"
        and unit.tag in ("nr", "nrt", "nz", "x")
        and 2 <= len(unit.text) <= 4
        and unit.text not in _common()
        and (unit.tag == "nz" or dictionary().get(unit.text) is None)
    )


def _edge(out: Sequence[Chunk], first: int) -> bool:
    """Return whether a name may begin at `first`: behind a mark, a verb, a preposition, a place."""
    if first == 0:
        return True
    last = out[first - 1]
    return (
        last.text in MARKS
        or bool(last.kind)
        or last.tag[0] in "vpcud"
        or last.text in lexicon.words("company_nouns")
    )


_QUOTES = {"“": "”", "「": "」", '"': '"', "‘": "’"}


@rule("apposed-name", "智库“[远衡智库]”发表了报告。")
def apposed(row: Sequence[Chunk]) -> list[Chunk]:
    """Take the name behind 企业, 公司, 机构 for a company's: 德国企业SkyHarbor, 智库“远衡智库”."""
    out: list[Chunk] = []
    i = 0
    while i < len(row):
        unit = row[i]
        out.append(unit)
        i += 1
        if unit.text not in lexicon.words("company_nouns") or unit.kind or i >= len(row):
            continue
        quoted = _QUOTES.get(row[i].text)
        first = i + bool(quoted)
        last = first
        while last < len(row) and last - first < 5 and row[last].text not in MARKS:
            if not quoted and not _of_brand(row, first, last):
                break
            last += 1
        text = "".join(u.text for u in row[first:last])
        closed = not quoted or (last < len(row) and row[last].text == quoted)
        if (
            not closed
            or not 2 <= len(text) <= 12
            or any(u.kind in ("place", "org") for u in row[first:last])
        ):
            continue
        if row[first].tag != "eng" and suffix_of(text) == "" and not _tail(text):
            continue
        out.extend(row[i:first])
        out.append(join(row[first:last], "org", "apposed-name", "nt"))
        i = last
    return out


@rule("source-label", "来源:[西域牧讯]")
def sourced(row: Sequence[Chunk]) -> list[Chunk]:
    """Take what 来源 names at the head of a page for a medium: 来源:西域牧讯."""
    out: list[Chunk] = []
    i = 0
    while i < len(row):
        out.append(row[i])
        i += 1
        if row[i - 1].text != "来源" or i >= len(row) or row[i].text not in ":：":
            continue
        out.append(row[i])
        first = i = i + 1
        while i < len(row) and row[i].text not in MARKS and row[i].tag != "m":
            i += 1
        if 1 < sum(len(u.text) for u in row[first:i]) < 12 and not row[first].kind:
            out.append(join(row[first:i], "org", "source-label", "nt"))
        else:
            out.extend(row[first:i])
    return out


def _tail(text: str) -> bool:
    tails = lexicon.words("company_tails")
    return any(text[-size:] in tails for size in (2, 3, 4) if len(text) > size)


def _of_brand(row: Sequence[Chunk], first: int, at: int) -> bool:
    """Return whether the unit at `at` goes on with a name that begins at `first`."""
    unit = row[at]
    if unit.kind in ("place", "org", "person") or unit.text in FUNCTION | lexicon.words(
        "org_neighbours"
    ):
        return False
    if unit.tag == "eng":
        return at == first
    if at > first and unit.text in lexicon.words("company_tails"):
        return True
    return at < first + 2 and (
        is_coined(row, at)
        or (at > first and is_coined(row, at - 1))
        or (at == first and is_brand(unit))
    )


@rule("post-behind", "[远岸动力]创始人当天到场。")
def before_roles(row: Sequence[Chunk]) -> list[Chunk]:
    """Take what stands before a post in a company for its name: 远岸动力创始人, 岭云CEO."""
    out: list[Chunk] = []
    roles = lexicon.words("company_roles")
    for i, unit in enumerate(row):
        role = unit.text in roles or (unit.text == "首席" and i + 1 < len(row))
        if role and out:
            end = len(out)
            while end and out[end - 1].text in lexicon.words("company_sections"):
                end -= 1
            if end > 1 and out[end - 1].text == " " and out[end - 2].tag == "eng":
                end -= 1
            first = _short_name(out, end)
            if first is not None:
                out[first:end] = [join(out[first:end], "org", "post-behind", "nt")]
        out.append(unit)
    return out


_NUMBER_TAGS = frozenset({"m", "t", "f", "q", "mq"})


def _short_name(out: Sequence[Chunk], end: int) -> int | None:
    """Return where the short name begins that ends before `end`: a brand, then words of a trade."""
    tails = lexicon.words("company_tails")
    first, tail = end, False
    while first and end - first < 5:
        unit = out[first - 1]
        if first < end and unit.end != out[first].start:
            break
        if unit.kind or not unit.open or unit.text in _common():
            break
        if unit.text in lexicon.words("person_titles") or unit.tag in _NUMBER_TAGS:
            break
        if (
            unit.tag in ("v", "vn", "a", "b", "i", "l")
            and unit.text not in tails
            and len(unit.text) > 1
        ):
            break
        tail = tail or unit.text in tails
        first -= 1
    text = "".join(unit.text for unit in out[first:end])
    if first < end and out[end - 1].text in lexicon.words("common_company_words"):
        return None
    if not 2 <= len(text) <= 10 or text in lexicon.words("common_company_words"):
        return None
    units = out[first:end]
    odd = any(is_brand(u) or len(u.text) == 1 for u in units)
    if not odd and not (tail and len(units) > 1):
        return None
    return first
