"""How a statement is meant: asserted, planned, hedged, rumoured or denied, and whether negated.

The force of a word is that of the cues around it: 将 before 裁员 plans it, 否认 before 将裁员
denies it, 系谣言 behind denies what 网传 before only passes on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from zgc_cli import lexicon
from zgc_cli.document.records import Token
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

Force = Literal["asserted", "planned", "hedged", "rumoured", "denied"]

_FARTHEST = 120  # characters before and behind a word in which a cue of it may stand
_NEXT = 60  # characters behind the end of a sentence in which a rumour may be denied
_LONGEST_WORD = 3  # characters of a word that begins like a cue and is none: 反对派
_NEAR = 4  # between an adverb that denies and the noun that it denies
_END = Pattern("[。！？；\n]")
_PAUSE = Pattern(r"[，：,:—\s]")
# What tells that a plan is behind it: 计划招聘200人，目前已招聘30人.
_CLOSES = Pattern("[的地](?!区|方|址|点|铁|产|震|图|理)")
_DONE = Pattern("但|然而|已|了|目前|此前|日前|昨|曾|同比|当前|现有|现已|正在|去年|上年|近日")
_SOURCE = Pattern("回应|表示|通报|证实|告诉|介绍|指出")
# What leads a phrase up to its verb, whose 的 ends nothing: 将在北京的会场举行.
_LEADS = Pattern("[于在与对为向把以就从和同给将被由按自]|通过|根据")
_SUBJECT_TAGS = ("n", "r", "nr", "ns", "nt", "nz", "nrt", "nrfg", "eng", "j")
_COUNTED = Pattern(r"[\d一二两三四五六七八九十百千]+(?![\d年月日号时点：:.])")
_CLOSED = Pattern("[^“‘《]*[”’》]")  # a quotation that the cue stands in ends
_LISTED = Pattern("(?:[^，。；、的]{2,10}、)+[^，。；、的]{0,6}")  # 既非甲同盟、乙同盟
_GOING_ON = Pattern("正在?|已经?")
_START = attrgetter("start")


class Modality(NamedTuple):
    """The force of a statement; `negated` is what is planned, hedged or passed on as untrue.

    `start` is where the first cue begins, None where there is none.
    """

    force: Force
    negated: bool
    start: int | None

    @property
    def says_not(self) -> bool:
        """Whether it comes to a no: 不会裁员, 否认将裁员."""
        return (self.force == "denied") != self.negated


def modality_at(text: str, tokens: Sequence[Token], offset: int, *, noun: bool = False) -> Modality:
    """Return how the word at an offset of a paragraph is meant, which has these tokens.

    A noun is negated and hedged only by what stands right before it, or by a verb that denies.
    """
    first = max(
        (m.end() for m in _END.finditer(text, max(0, offset - _FARTHEST), offset)), default=0
    )
    first = max(first, offset - _FARTHEST)
    force: Force = "asserted"
    denied = negated = False
    start = None
    for cue in _cues(text, first, offset):
        kind = lexicon.mapping("modality_cues")[cue[0]]
        near = offset - cue.end() <= _NEAR and kind in ("denied", "hedged")
        near = near or (kind == "denied" and _LISTED.fullmatch(text, cue.end(), offset) is not None)
        if noun and not near and kind != "denies":
            continue
        if not _holds(cue, kind, text, tokens, offset):
            continue
        start = cue.start() if start is None else start
        if kind in ("denied", "denies"):
            denied, negated = denied != (force == "asserted"), negated != (force != "asserted")
        elif kind == "planned":
            force = "planned" if force == "asserted" else force
        else:
            force = "rumoured" if kind == "rumoured" else "hedged"
    behind = "" if noun else _behind(text, offset, rumoured=force == "rumoured")
    if behind == "rumoured":
        force = "rumoured"
    elif behind:
        denied = not denied
    return Modality("denied" if denied else force, negated, start)


def _cues(text: str, first: int, offset: int) -> Iterator[re.Match[str]]:
    pattern = lexicon.expression("{modality_cues}")
    for match in pattern.finditer(text, first, offset):
        kind = lexicon.mapping("modality_cues")[match[0]]
        if kind != "none" and not kind.startswith("behind"):
            yield match


def _holds(cue: re.Match[str], kind: str, text: str, tokens: Sequence[Token], offset: int) -> bool:
    """Return whether a cue reaches as far as the word at `offset`."""
    index = bisect_left(tokens, cue.start(), key=_START)
    at = tokens[index] if index < len(tokens) else None
    whole = at is not None and at.start == cue.start()
    inside = at is not None and whole and cue.end() < at.end <= at.start + _LONGEST_WORD
    if cue.end() == offset and kind == "denied":
        return True  # the 合格 of 不合格
    if inside or not whole:
        return False  # 反对派
    between = text[cue.end() : offset]
    if _CLOSED.match(between):
        return False  # “杀人预告”发帖人
    pauses = list(_PAUSE.finditer(between))
    if kind in ("denied", "denies"):
        # 从未和他的家属见面: the 的 is that of whom it is done to.
        open_ = kind == "denies" or not _CLOSES.search(between) or _LEADS.match(between)
        return not pauses and bool(open_)
    if kind == "rumoured":
        return not (pauses and _SOURCE.search(between))
    if kind == "if":
        return True
    if "的" in between and (
        not _LEADS.match(between) or _is_of_a_person(tokens, cue.end(), offset)
    ):
        return False  # 拟收购的公司上市
    words = tokens[
        bisect_left(tokens, cue.end(), key=_START) : bisect_left(tokens, offset, key=_START)
    ]
    # 将嫌疑人抓获, 将28颗卫星发射入轨: 将 is 把.
    object_ = bool(words) and words[0].tag in _SUBJECT_TAGS
    object_ = object_ or _COUNTED.match(text, cue.end()) is not None
    # 将逃逸驾驶人张某抓获
    object_ = object_ or (
        bool(words) and words[-1].tag.startswith("nr") and not _LEADS.search(between)
    )
    if cue[0] == "将" and object_:
        return False
    if cue[0] == "或" and words and words[0].tag[0] in "nrmq":
        return False  # 机关或部门
    if cue[0] == "将" and _GOING_ON.match(text, cue.end()):
        return False  # 将正在捕捞的刘某抓获
    if not pauses:
        return True
    starts = [cue.end() + pause.end() for pause in pauses]
    firsts = (next((t for t in words if t.start >= start), None) for start in starts)
    return not _DONE.search(between) and not any(t and t.tag in _SUBJECT_TAGS for t in firsts)


def _is_of_a_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether all that a cue plans tells who somebody is: 即将毕业的王明远."""
    start, end = (bisect_left(tokens, offset, key=_START) for offset in (first, last))
    pairs = pairwise(tokens[start:end])
    return any(one.tag == "uj" and other.tag.startswith("nr") for one, other in pairs)


def _behind(text: str, offset: int, *, rumoured: bool) -> str:
    """Return what is said behind a word of the whole: rumoured, denied, or nothing."""
    last = min(len(text), offset + _FARTHEST)
    end = _END.search(text, offset, last)
    stop = end.start() if end else last
    pause = _PAUSE.search(text, offset, stop)
    clause = text[offset : pause.start() if pause else stop]
    denied = lexicon.having("modality_cues", "behind-denied")
    hearsay = any(w in clause for w in lexicon.having("modality_cues", "behind-rumoured"))
    # What is rumoured may be denied in the next clause, too.
    rest = text[offset : stop + _NEXT] if rumoured or hearsay else clause
    if any(w in rest for w in denied):
        return "denied"
    return "rumoured" if hearsay else ""
