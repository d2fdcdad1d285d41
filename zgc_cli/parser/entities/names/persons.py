"""Pass that decides which words are names of persons."""

import re
from collections.abc import Sequence
from functools import lru_cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import MARKS, Chunk, before, join, stepwise, take
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule

_NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
# By how much a name must be likelier than the words that its characters make.
_MARGIN, _SHORT_MARGIN = 0.0, 2.0
# An organisation right in front of a name is where the person works: 清华大学颜宁.
_ORG_BEFORE = 2.0
# A name that the dictionary lists as one needs less, with a title beside it or three characters.
_LISTED_MARGIN, _UNTOLD_MARGIN = -5.0, -2.5
_NO_NAME_ENDS = frozenset("镇县区村市州杯阁湖河路桥庙寺队某说称牌号证诗记传雨学会院")
# Names that the dictionary has under another tag (罗干 as a place): a title or a verb must tell.
_DOUBTFUL_TAGS = frozenset({"ns", "nz", "i"})
_DOUBTFUL_MARGIN = -4.0
_FOREIGN_MARGIN = 3.0


@rule("likely-person", "项目负责人[王小舟]说，明年还要扩建。", "亚太区总裁[安娜·贝格曼]当天到访。")
def decide(row: Sequence[Chunk]) -> list[Chunk]:
    """Give the kind person to each unit that is likelier a name than words."""
    text = "".join(unit.text for unit in row)
    out: list[Chunk] = []
    for unit in row:
        last = out[-1] if out and out[-1].end == unit.start else None
        decided = _decide(unit, text, last.kind if last else "")
        if decided.rule == "likely-name" and out and _stray(out[-1]):
            decided = unit
        out.append(decided)
    return out


# What may stand in front of 某 without being a surname there: 于某日, 向某公司, 和某网站.
_NO_SURNAME_TAGS = frozenset("pcdvmrfuqt")


@rule("anonymous", "嫌疑人[刘某某]已被警方控制。", never=("他于某日向某公司求助。",))
@stepwise
def anonymous(out: list[Chunk], chunk: Chunk) -> Chunk | None:
    """Take a surname with 某 or 某某, as courts and the police have it, for a person: 王|某某."""
    last = before(out, chunk)
    surname = chunk.text.rstrip("某")
    if chunk.text in ("某", "某某") and last and not last.kind and _may_be_surname(last):
        return take(out, len(out) - 1, chunk, "person", "anonymous", "nr")
    marked = chunk.tag in _NAME_TAGS and surname != chunk.text
    return (
        chunk.named("person", "anonymous") if marked and surname in name_model.surnames() else None
    )


def _may_be_surname(unit: Chunk) -> bool:
    return unit.text in name_model.surnames() and unit.tag[:1] not in _NO_SURNAME_TAGS


def _stray(last: Chunk) -> bool:
    """Return whether a character in front belongs to what looks like a name: 宏 of 宏景智驾."""
    return (
        len(last.text) == 1
        and last.tag in ("n", "g", "x", "ng", "ag", "vg")
        and (last.text not in MARKS and not last.kind)
    )


_SEPARATORS = frozenset(" 　、，,/／&;；：:|丨【[")


@rule("credit", "记者 [周易安] 通讯员 [何牧野] 摄", never=("记者走进车间。",))
def credited(row: Sequence[Chunk]) -> list[Chunk]:
    """Take the chunks behind 记者, 通讯员, 摄影 for names: 记者 乔牧原 通讯员 …."""
    out: list[Chunk] = []
    i = 0
    while i < len(row):
        unit = row[i]
        out.append(unit)
        i += 1
        if unit.text not in lexicon.words("credit_titles"):
            continue
        while i < len(row):
            while i < len(row) and row[i].text in _SEPARATORS:
                out.append(row[i])
                i += 1
            last = i
            while (
                last < len(row)
                and row[last].text not in MARKS
                and row[last].text not in lexicon.words("credit_ends")
            ):
                last += 1
                if last - i > 4:
                    break
            name = "".join(u.text for u in row[i:last])
            apart = row[i - 1].text in _SEPARATORS
            if row[i:last] and _creditable(name, apart) and _closes(row, last):
                out.append(join(row[i:last], "person", "credit", "nr"))
                i = last
            else:
                break
    return out


def _closes(row: Sequence[Chunk], last: int) -> bool:
    return (
        last >= len(row)
        or row[last].text in MARKS
        or row[last].text in lexicon.words("credit_ends")
    )


def _creditable(name: str, apart: bool) -> bool:
    """Return whether a chunk behind 记者 is a name; a blank or a colon between them asks less."""
    weight = name_model.chinese(name)
    if weight is None or not 2 <= len(name) <= 4:
        return False
    return weight - words_weight(name) >= (_APART_MARGIN if apart else _CREDIT_MARGIN)


_CREDIT_MARGIN, _APART_MARGIN = -5.0, -9.0
# How much worse than its words a name may be that begins a clause and has a verb behind.
_CLAUSE_MARGIN = -1.5


@rule("clause-subject", "[杨姗姗]退休了。")
def subjects(row: Sequence[Chunk]) -> list[Chunk]:
    """Join a surname and a word behind it that begin a clause with a verb: 江 | 宏远 | 重视."""
    text = "".join(unit.text for unit in row)
    out: list[Chunk] = []
    for unit in row:
        last = out[-1] if out else None
        if last and not unit.kind and not last.kind and _heads(last) and len(unit.text) < 3:
            name = last.text + unit.text
            weight = name_model.chinese(name) if unit.text not in MARKS else None
            before = name_model.before(text, last.start)
            after = name_model.after(text, unit.end)
            fits = min(before, after) >= name_model.BREAK
            margin = (weight or -99.0) + before + after - words_weight(name)
            if fits and margin >= _CLAUSE_MARGIN:
                out[-1] = join((last, unit), "person", "clause-subject", "nr")
                continue
        out.append(unit)
    return out


# Verbs that tell for certain that a person stands before them.
_SAYING = frozenset(
    ["说", "告诉", "表示", "介绍", "回忆", "透露", "坦言", "笑着说", "指出", "认为", "强调", "感慨"]
)
_LONGEST_ODD = 5


@rule("title-and-verb", "牧民[其木格]告诉记者，今年雨水好。")
@stepwise
def between(out: list[Chunk], chunk: Chunk) -> Chunk | None:
    """Take what is no word between a title and a verb for a name: 市民|其木格|告诉."""
    saying = chunk.text in _SAYING
    if out and not out[-1].kind and (saying or _acts(chunk)):
        first = _odd_run(out)
        size = sum(len(u.text) for u in out[first:])
        titled = first > 0 and out[first - 1].text in lexicon.words("person_titles")
        foreign = titled and all(c in name_model.foreign() for u in out[first:] for c in u.text)
        if titled and 1 < size <= _LONGEST_ODD and (saying or foreign):
            out[first:] = [join(out[first:], "person", "title-and-verb", "nr")]
    return None


def _is_foreign_place(unit: Chunk) -> bool:
    """Return whether a word is a place abroad of which no lexicon knows: 德朗 (a trainer, too)."""
    return unit.tag == "ns" and all(char in name_model.foreign() for char in unit.text)


def _acts(unit: Chunk) -> bool:
    """Return whether a word follows the name of who acts: 主帅莱奥 | 赛后, 前锋登贝 | 打进."""
    return len(unit.text) > 1 and unit.text in name_model.followers()


def _odd_run(out: Sequence[Chunk]) -> int:
    """Return where the units at the end of `out` begin that are no words of the sentence."""
    first = len(out)
    while first and len(out) - first < _LONGEST_ODD:
        unit = out[first - 1]
        word = (
            len(unit.text) > 1 and unit.tag not in _NAME_TAGS and unit.tag not in ("n", "nz", "ns")
        )
        known = unit.text in lexicon.words("person_titles") or unit.text in MARKS or unit.kind
        if word or known or unit.text in _NEVER_NAMED:
            break
        first -= 1
    odd = sum(len(u.text) == 1 or _is_foreign_place(u) for u in out[first:])
    return first if odd else len(out)


# Single characters that stand between a title and a verb without being a name.
_NEVER_NAMED = frozenset("也都还就却则又再曾已均们笑着了的地得等对向在如是不没常这样告")


_CAPITAL = re.compile(r"[A-Z][a-z\u00c0-\u024f]+\Z")
_LONGEST_LATIN = 4


@rule("latin-name", "研究员[Mary Lind]说，结果令人鼓舞。")
def latin(row: Sequence[Chunk]) -> list[Chunk]:
    """Take capitalised Latin words behind a title or before a verb of saying for a person."""
    text = "".join(unit.text for unit in row)
    out: list[Chunk] = []
    i = 0
    while i < len(row):
        last = _latin_end(row, i)
        if last - i >= 2:
            end = row[last].end
            titled = name_model.before(text, row[i].start) >= name_model.TITLE
            if titled or any(text[end : end + size] in _SAYING for size in (1, 2, 3)):
                out.append(join(row[i : last + 1], "person", "latin-name", "nr"))
                i = last + 1
                continue
        out.extend(row[i : max(i, last) + 1])
        i = max(i, last) + 1
    return out


def _latin_end(row: Sequence[Chunk], i: int) -> int:
    """Return the last unit of the capitalised words, one blank apart, that begin at `i`."""
    last = i
    if not _CAPITAL.match(row[i].text) or row[i].kind:
        return i
    while last + 2 < len(row) and last - i < 2 * _LONGEST_LATIN:
        if (
            row[last + 1].text != " "
            or not _CAPITAL.match(row[last + 2].text)
            or row[last + 2].kind
        ):
            break
        last += 2
    return last


@rule("listed-person", "武飞、[张洪章]和张陆到场。")
def coordinated(row: Sequence[Chunk]) -> list[Chunk]:
    """Take what stands in a list beside a person for a person: 张陆、武飞、张洪章."""
    out = list(row)
    order = [*range(len(out)), *range(len(out) - 1, -1, -1)]
    for i in order:
        unit = out[i]
        if unit.kind or unit.tag not in _NAME_TAGS or not 2 <= len(unit.text) <= 4:
            continue
        if unit.text in lexicon.words("not_persons"):
            continue
        beside = _person_at(out, i - 2, i - 1) or _person_at(out, i + 2, i + 1)
        if beside and name_model.chinese(unit.text) is not None:
            out[i] = unit.named("person", "listed-person")
    return out


def _person_at(out: Sequence[Chunk], i: int, comma: int) -> bool:
    inside = 0 <= i < len(out) and 0 <= comma < len(out)
    return inside and out[comma].text in "、和与及" and out[i].kind == "person"


def _heads(unit: Chunk) -> bool:
    return unit.tag == "nr" and unit.text in name_model.surnames()


def _decide(unit: Chunk, text: str, kind_before: str) -> Chunk:
    name = unit.text
    if (
        unit.kind
        or not len(name) >= 2
        or (unit.tag not in _NAME_TAGS and unit.tag not in _DOUBTFUL_TAGS)
    ):
        return unit
    if name in lexicon.words("not_persons") or name[1:] in lexicon.words("person_titles"):
        return unit
    if any(mark in name for mark in name_model.MARKS):
        return unit.named("person", "marked-name")
    before, after = name_model.before(text, unit.start), name_model.after(text, unit.end)
    before += _ORG_BEFORE if kind_before == "org" else 0.0
    told = max(before, after) >= name_model.FOLLOWER
    weight = name_model.chinese(name)
    margin = -99.0 if weight is None else weight + before + after - words_weight(name)
    listed = dictionary().get(name)
    if unit.tag in _DOUBTFUL_TAGS:
        likely = told and len(name) < 4 and margin >= _DOUBTFUL_MARGIN
    elif listed is not None and len(name) < 4:
        if name[-1] in _NO_NAME_ENDS:
            return unit
        likely = margin >= (
            _LISTED_MARGIN if told else _UNTOLD_MARGIN if len(name) == 3 else _MARGIN
        )
    else:
        likely = margin >= (_MARGIN if told or len(name) > 2 else _SHORT_MARGIN)
    if likely:
        return unit.named("person", "title-beside" if told else "likely-name")
    if unit.tag in _NAME_TAGS and _foreign(name, before + after, told):
        kind = "place" if kind_before == "place" and not told else _foreign_kind(text, unit)
        return unit.named(kind, f"transliterated-{kind}") if kind else unit
    return unit


# What stands before or behind a transliterated place, and no person.
_PLACE_BEFORE = frozenset("在于到往抵赴从至距")
_PLACE_BEHIND = frozenset("州省市县郡岛港湾镇村湖河山")


def _foreign_kind(text: str, unit: Chunk) -> str:
    """Return whether a transliterated name is a person or a place; nothing where it is neither."""
    behind = text[unit.end : unit.end + 2]
    if behind.startswith(tuple(lexicon.words("name_continuations"))):
        return ""
    if text[unit.start - 1 : unit.start] in "《“「" and behind[:1] in "》”」":
        return ""
    near = text[max(0, unit.start - 2) : unit.start]
    if name_model.before(text, unit.start) >= name_model.TITLE:
        return "person"
    if behind[:1] in _PLACE_BEHIND or near in lexicon.words("place_intros"):
        return "place"
    if near[-1:] in _PLACE_BEFORE:
        return "place" if name_model.after(text, unit.end) < name_model.FOLLOWER else "person"
    return "person"


def _foreign(name: str, evidence: float, told: bool) -> bool:
    """Return whether a name of transliteration characters alone is likelier a person than words."""
    if not all(char in name_model.foreign() for char in name) or (len(name) == 2 and not told):
        return False
    return name_model.transliterated(name) + evidence - words_weight(name) >= _FOREIGN_MARGIN


@lru_cache(1 << 16)
def words_weight(text: str) -> float:
    """Return the weight of the likeliest words for `text`, names of persons left out."""
    words = dictionary()
    best = [0.0] * (len(text) + 1)
    for i in range(len(text) - 1, -1, -1):
        options = []
        for j in range(i + 1, len(text) + 1):
            word = words.get(text[i:j])
            if word is not None and (j < i + 3 or word.tag not in _NAME_TAGS):
                options.append(word.weight + best[j])
        best[i] = max(options, default=words.unseen + best[i + 1])
    return best[0]
