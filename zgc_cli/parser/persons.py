"""Pass that decides which words are names of persons."""

from collections.abc import Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser import name_model
from zgc_cli.parser.dictionary import dictionary
from zgc_cli.parser.units import MARKS, Unit, join

NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
# By how much a name must be likelier than the words that its characters make.
MARGIN = 1.0
FOREIGN_MARGIN = 3.0


def decide(row: Sequence[Unit]) -> list[Unit]:
    """Give the kind person to each unit that is likelier a name than words."""
    text = "".join(unit.text for unit in row)
    return [_decide(unit, text) for unit in row]


# Those whose names stand in a byline or a credit, one after the other.
CREDITS = frozenset(
    "记者 通讯员 本报记者 特约记者 特派记者 实习记者 摄影记者 实习生 首席记者 特约通讯员 摄影 作者 编辑 责编 责任编辑"
    " 编译 文 图 撰文 校对 主编 编导 采写 执笔 制图 见习记者 评论员 供图 翻译 海报 视频 策划 监制 统筹 剪辑".split()
)
SEPARATORS = frozenset(" 　、，,/／&;；：:|丨")
# What ends the list of names in a credit.
ENDS = frozenset("摄 报道 电 讯 文 图 综合 编译 发自 报 供图 摄影 采写 实习 供稿 通讯员 记者".split())


def credited(row: Sequence[Unit]) -> list[Unit]:
    """Take the chunks behind 记者, 通讯员, 摄影 for names: 记者 乔牧野 通讯员 …."""
    out: list[Unit] = []
    i = 0
    while i < len(row):
        unit = row[i]
        out.append(unit)
        i += 1
        if unit.text not in CREDITS:
            continue
        while i < len(row):
            while i < len(row) and row[i].text in SEPARATORS:
                out.append(row[i])
                i += 1
            last = i
            while last < len(row) and row[last].text not in MARKS and row[last].text not in ENDS:
                last += 1
                if last - i > 4:
                    break
            name = "".join(u.text for u in row[i:last])
            if row[i:last] and _creditable(name) and _closes(row, last):
                out.append(join(row[i:last], "person", "credit", "nr"))
                i = last
            else:
                break
    return out


def _closes(row: Sequence[Unit], last: int) -> bool:
    return last >= len(row) or row[last].text in MARKS or row[last].text in ENDS


def _creditable(name: str) -> bool:
    weight = name_model.chinese(name)
    return 2 <= len(name) <= 4 and weight is not None and weight > -34


# How much worse than its words a name may be that begins a clause and has a verb behind.
CLAUSE_MARGIN = -1.5


def subjects(row: Sequence[Unit]) -> list[Unit]:
    """Join a surname and a word behind it that begin a clause with a verb: 江 | 宏伟 | 重视."""
    text = "".join(unit.text for unit in row)
    out: list[Unit] = []
    for unit in row:
        last = out[-1] if out else None
        if last and not unit.kind and not last.kind and _heads(last) and len(unit.text) < 3:
            name = last.text + unit.text
            weight = name_model.chinese(name) if unit.text not in MARKS else None
            before = name_model.before(text, last.start)
            after = name_model.after(text, unit.end)
            fits = before >= name_model.BREAK and after >= name_model.WEAK_FOLLOWER
            if weight is not None and fits:
                if weight + before + after - words_weight(name) >= CLAUSE_MARGIN:
                    out[-1] = join((last, unit), "person", "clause-subject", "nr")
                    continue
        out.append(unit)
    return out


def _heads(unit: Unit) -> bool:
    return unit.tag == "nr" and unit.text in name_model.surnames()


def _decide(unit: Unit, text: str) -> Unit:
    if unit.kind or unit.tag not in NAME_TAGS or len(unit.text) < 2:
        return unit
    before = name_model.before(text, unit.start)
    after = name_model.after(text, unit.end)
    if any(mark in unit.text for mark in name_model.MARKS):
        return unit.named("person", "marked-name")
    own = name_model.chinese(unit.text)
    other = words_weight(unit.text)
    evidence = before + after
    rule = "title-beside" if evidence >= name_model.FOLLOWER else "likely-name"
    if own is not None and own + evidence - other >= MARGIN:
        return unit.named("person", rule)
    if all(char in name_model.foreign() for char in unit.text):
        foreign = name_model.transliterated(unit.text)
        if len(unit.text) > 2 or evidence >= name_model.FOLLOWER:
            if foreign + evidence - other >= FOREIGN_MARGIN:
                return unit.named("person", "transliterated-name")
    return unit


@cache
def words_weight(text: str) -> float:
    """Return the weight of the likeliest words for `text`, names of persons left out."""
    words = dictionary()
    best = [0.0] * (len(text) + 1)
    for i in range(len(text) - 1, -1, -1):
        options = []
        for j in range(i + 1, len(text) + 1):
            word = words.get(text[i:j])
            if word is not None and (j < i + 3 or word.tag not in NAME_TAGS):
                options.append(word.weight + best[j])
        best[i] = max(options, default=words.unseen + best[i + 1])
    return best[0]
