"""A noun put in another's place: 发布暴雨橙色预警 against 发布暴雨红色预警.

Where the article has the words on both sides of a noun, and another noun between them, it says
otherwise. Verbs, which have too many ways to say the same, are left to `polarity`.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from zgc_cli import lexicon
from zgc_cli.document.records import Figure
from zgc_cli.query.amounts import EXCLUDED, FOLLOWS, figure_verdict
from zgc_cli.query.check.alignment import NOTHING, SAME_THING, Alignment, Detail, Result
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.match.changes import are_ends_of_one
from zgc_cli.query.match.measures import count_alike
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import contrary, same
from zgc_cli.query.place_levels import are_of_one_level
from zgc_cli.reading.normal import clause_form, name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_EACH = Pattern("分别|依次")
_AND = Pattern("[、和与及]")
_COMMA = Pattern("[，。；：！？]")
_WORK = Pattern("《[^》]+》")
_PIECE = Pattern("[，。；：、！？（）]|,(?!\\d)|和|与|及")
_AROUND, _ALIKE = 12, 2  # characters around figures, and how many of two are the same
_LITTLE = frozenset("的了为是在有达约近超多余个人名家元万亿")
_HEAD = 3  # characters behind a place that tell what is there
_FLANK = 2  # characters that must agree on each side, or the clause begins or ends
_LONGEST = 8
# What points to something told before is no other noun: 当地GDP, 同期GDP.
_POINTING = frozenset(
    (
        "当地",
        "同期",
        "当期",
        "本地",
        "当年",
        "这个",
        "上述",
        "有关",
        "相关",
        "其他",
        "其它",
        "整体",
        "总体",
    )
)
_LONG = 3  # characters of two words that may share some and still be two things
_ACROSS = ({"东", "西"}, {"南", "北"}, {"上", "下"}, {"前", "后"}, {"内", "外"})
_CASE = "在于向由被对从"  # a whole flank alone
# Also Ⅱ and Ⅲ, which are ii and iii here.
_NUMBER = Pattern(r"\d+(?:\.\d+)?|(?<![a-z])[ivx]+(?![a-z])")


@rule(
    "other-noun",
    "白鹭镇发布暴雨橙色预警。 ← 白鹭镇昨天发布暴雨红色预警。",
    never=("白鹭镇发布暴雨红色预警。 ← 白鹭镇昨天发布暴雨红色预警。",),
)
def substitutions(aligned: Alignment) -> Result:
    """爬上屋顶求救 against 爬上大树求救."""
    if aligned.score < SAME_THING:
        return NOTHING
    article, claim, sentence = aligned.article, aligned.claim, aligned.here.sentence
    clauses = article.clauses_of(sentence)
    text = clause_form("".join(c.text for c in clauses))
    entities = [article.entities[id_] for id_ in article.names_of(sentence)]
    names = {name_form(form) for entity in entities for form in forms_of(entity)}
    words = {token for c in clauses for token in c.tokens if len(token) > 1} | names
    quotes = article.records.within("quotes", aligned.sentence)
    words.update(name_form(quote.text) for _, quote in quotes if quote.kind == "term")
    claimed = {name_form(n.text) for n in claim.names}
    for mine, before, behind in _flanked(clause_form(name_form(claim.text)), claim):
        whole = before.strip("|") + mine + behind.strip("|")
        bordered = "|" in before + behind or _NUMBER.fullmatch(mine)
        said = mine + behind.strip("|")
        if len(said) > len(mine) + 1 and said in clause_form(aligned.here.text):
            continue  # 室外面积 is told beside 室内面积
        if "|" not in before and before + mine in text:
            continue  # 遗址东南部区域
        if (bordered and mine in text) or any(whole in c.text for c in article.clauses):
            continue
        between = Pattern(f"{re.escape(before)}([^|]{{1,{_LONGEST}}}?){re.escape(behind)}")
        for match in between.finditer(text):
            other = match[1]
            said_too = mine in _segment(text, match.start()) and other not in claim.text
            if mine not in claimed and said_too:
                continue  # 正常生长 beside 还是正常: it is said, in another order
            # 她 in a name's place is no other name.
            fits = other in names if mine in claimed else _is_word(other, words)
            inside = "|" not in before + behind or mine in claimed or other in contrary(mine)
            pointing = mine in _POINTING or other in _POINTING
            if fits and inside and not pointing and _differ(mine, other):
                return Result((Detail("wording", mine, other),))
    return NOTHING


def _segment(text: str, at: int) -> str:
    """Return what stands between the borders around a place."""
    return text[text.rfind("|", 0, at + 1) + 1 :].partition("|")[0]


@rule(
    "other-turn",
    "火枫队得到8分。 ← 白鹭队、火枫队分别得到8分、5分。",
    "王明远讲了《远山》。 ← 李国强、王明远分别讲了《远山》《近水》。",
    never=("白鹭队得到8分。 ← 白鹭队、火枫队分别得到8分、5分。",),
)
def turns_taken(aligned: Alignment) -> Result:
    """甲、乙分别增长3%、5% gives each its own: the first is not that of 乙."""
    if aligned.score < SAME_THING:
        return NOTHING
    place, article = aligned.sentence, aligned.article
    text = article.document.text_of(place)
    figures = [(s.start - place.start, f.text) for s, f in article.records.within("figures", place)]
    works = [(m.start(), m[0]) for m in _WORK.finditer(text)]
    said = aligned.claim.text
    for each in _EACH.finditer(text):
        members = _AND.split(_COMMA.split(text[: each.start()])[-1])
        persons = [
            (s.start, e)
            for s, e in article.records.within("entities", place)
            if e.type == "person" and s.end <= place.start + each.start()
        ]
        for rows in (figures, works):
            own = [row for at, row in rows if at >= each.end()]
            names = members if len(members) > 1 else [e.name for _, e in persons]
            own = own[: len(names)]
            if len(own) != len(names) or len(set(own)) < 2:
                continue
            meant = _meant(names, said)
            claimed = [n for n, row in enumerate(own) if _is_in(row, said)]
            if meant is not None and claimed and own[meant] not in [own[n] for n in claimed]:
                kind = "figure" if rows is figures else "work"
                return Result((Detail(kind, own[claimed[0]], own[meant]),))
    return NOTHING


def _is_in(row: str, claim: str) -> bool:
    """Return whether a claim has a number or a title, and not as part of a longer one."""
    return re.search(rf"(?<![\d.]){re.escape(row)}", claim) is not None


def _meant(names: Sequence[str], claim: str) -> int | None:
    """Return which of several a claim is on; None if not one.

    What all have in common stands before the first and behind the last: 两地的甲、乙的产量.
    """
    last = len(names) - 1
    edges = [
        (n[-_FLANK:] if i < last else "", n[:_FLANK] if i else "") for i, n in enumerate(names)
    ]
    held = [n for n, pair in enumerate(edges) if all(edge in claim for edge in pair)]
    return held[0] if len(held) == 1 else None


@rule(
    "parallel-figure",
    "手机支持67瓦无线充电。 ← 手机支持67瓦有线快充和50瓦无线充电。",
    "白鹭镇在16个村设点。 ← 白鹭镇在19个村、16个社区设点。",
    never=("手机支持67瓦有线快充。 ← 手机支持67瓦有线快充和50瓦无线充电。",),
)
def parallels(aligned: Alignment) -> Result:
    """Of figures told alike, each with its own noun, the one that has the noun of the claim."""
    article, place = aligned.article, aligned.sentence
    if aligned.score < SAME_THING:
        return NOTHING
    text = article.document.text_of(place)
    told = [
        (f, _piece(text, s.start - place.start, s.end - place.start))
        for s, f in article.records.within("figures", place)
    ]
    for own in aligned.claim.figures:
        alike = [(f, p) for f, p in told if f.kind == own.kind and _are_alike(f, own)]
        same_ = [(f, p) for f, p in alike if figure_verdict(own, f) == FOLLOWS]
        others = [(f, p) for f, p in alike if figure_verdict(own, f) == EXCLUDED]
        if not same_ or own.kind in ("ordinal", "score"):
            continue
        rivals = [
            next((f for f, p in others if _has_the_noun(own, (f, p), one, aligned)), None)
            for one in same_
        ]
        if all(rivals) and rivals[0]:
            return Result((Detail("figure", own.text, rivals[0].text),))
    return NOTHING


def _are_alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or count_alike(one.unit or "", other.unit or "")


def _piece(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind a figure up to the next mark or 和."""
    before = _PIECE.split(text[:start])[-1][-_AROUND:]
    return before, _PIECE.split(text[end:], maxsplit=1)[0][:_AROUND]


def _has_the_noun(
    own: Figure,
    rival: tuple[Figure, tuple[str, str]],
    told: tuple[Figure, tuple[str, str]],
    aligned: Alignment,
) -> bool:
    """Return whether a figure, not the one that is told, has beside it what a claim counts."""
    (other, theirs), (figure, ours) = rival, told
    text = aligned.article.document.paragraph(other.span.paragraph).text
    ends = other.span[1:], figure.span[1:]
    if are_ends_of_one(text, *ends) or are_ends_of_one(text, *ends[::-1]):
        return False  # 由71%升至93.4%
    if own.counted and own.counted == other.counted:
        noun = figure.counted or ours[1] or own.counted
        return own.counted not in noun and noun not in own.counted
    mine, its = "".join(ours), "".join(theirs)
    if len({*mine} & {*its} - _LITTLE) < _ALIKE:
        return False
    claim = aligned.claim.text
    told_of_it = [p for a, b in zip(theirs, ours, strict=True) for p in _own_pairs(a, b)]
    apart = [p for a, b in zip(ours, theirs, strict=True) for p in _own_pairs(a, b)]
    return (
        any(p in claim for p in told_of_it) and bool(apart) and all(p not in claim for p in apart)
    )


def _own_pairs(one: str, other: str) -> list[str]:
    """Return the pairs of characters of a piece of which another has not both: 中单 beside 大单."""
    pairs = (one[i : i + 2] for i in range(len(one) - 1))
    return [p for p in pairs if p.isalpha() and not {*p} <= {*other}]


@rule(
    "other-place-of-it",
    "白鹭县青山水厂停水。 ← 火枫县青山水厂、白鹭县绿洲水厂停水。",
    never=("火枫县青山水厂停水。 ← 火枫县青山水厂、白鹭县绿洲水厂停水。",),
)
def places_of(aligned: Alignment) -> Result:
    """甲县青山水厂 against 乙县青山水厂: the same name stands behind another place."""
    article, claim = aligned.article, aligned.claim
    text = article.document.text_of(aligned.sentence)
    placed = article.records.within("entities", aligned.sentence)
    ends = {s.end - aligned.sentence.start: e for s, e in placed if e.type == "place"}
    whole = "".join(c.text for c in article.clauses)
    for name in claim.names:
        at = name.end - claim.span.start
        noun = claim.text[at : at + _HEAD]
        if name.type != "place" or len(noun) < _HEAD or not noun.isalpha():
            continue
        told = [m.start() for m in re.finditer(re.escape(noun), text)]
        listed = Pattern(rf"{re.escape(name.text)}(?:[、和与及][^，。；、]{{2,8}})*$")
        told = [start for start in told if not listed.search(text[:start])]
        others = [ends[start] for start in told if start in ends]
        if not told or len(others) < len(told) or name_form(name.text + noun) in whole:
            continue
        nouns = {w.start for w in claim.words if w.noun and not w.predicate}
        own = {name.entity.id} if name.entity else set()
        apart = all(
            e.id not in own
            and e.name[:_FLANK] != name.text[:_FLANK]
            and are_of_one_level(name.text, e.name)
            for e in others
        )
        if name.text in text and apart and name.end in nouns:
            return Result((Detail("place", name.text, others[0].name),))
    return NOTHING


@rule(
    "other-rank",
    "白鹭县的竹林面积居全省第三。 ← 白鹭县的竹林面积居全国第三、全省第一。",
    never=("白鹭县的竹林面积居全省第一。 ← 白鹭县的竹林面积居全国第三、全省第一。",),
)
def ranks(aligned: Alignment) -> Result:
    """全省第三 against 全国第三、全省第一: each rank is that of its own area."""
    text = aligned.article.document.text_of(aligned.sentence)
    told = {match["rank"]: match["area"] for match in _RANK.finditer(text)}
    areas = {area: rank for rank, area in told.items()}
    for match in _RANK.finditer(aligned.claim.text):
        other = areas.get(match["area"])
        if other and other != match["rank"] and match["rank"] in told:
            return Result((Detail("figure", match["rank"], other),))
    return NOTHING


@rule(
    "other-scope",
    "白河大桥是世界首座石拱桥。 ← 白河大桥是亚洲首座石拱桥。",
    never=("白河大桥是我国首座石拱桥。 ← 白河大桥是国内首座石拱桥。",),
)
def scopes(aligned: Alignment) -> Result:
    """世界首座 against 亚洲首座: the first or most of another area, larger or smaller."""
    text = aligned.article.document.text_of(aligned.sentence)
    told = {(m["most"], _AREAS.get(m["area"], m["area"])): m[0] for m in _SCOPED.finditer(text)}
    for match in _SCOPED.finditer(aligned.claim.text):
        area = _AREAS.get(match["area"], match["area"])
        others = [said for (most, other), said in told.items() if most == match["most"]]
        if others and (match["most"], area) not in told and aligned.score >= SAME_THING:
            return Result((Detail("wording", match[0], others[0]),))
    return NOTHING


_AREAS = dict.fromkeys(("世界", "全球", "国际"), "世界")
_AREAS |= dict.fromkeys(("全国", "国内", "我国", "中国"), "中国")
_SCOPED = Pattern(
    "(?P<area>世界|全球|国际|亚洲|欧洲|非洲|美洲|亚太|全国|国内|我国|中国|全省|全市|全县|全区|省内|市内|当地|本地)"
    "(?:范围内)?的?(?:规模|面积|海拔)?(?P<most>首[个家座例款艘条次位部台架枚支]|第[一二三四五六七八九十]|最[大小高低长短早晚多少快慢新]|唯一)"
)
# 全国第三, 居湖南第一: two characters of an area and the rank in it.
_RANK = Pattern(
    "(?P<area>[\u4e00-\u9fff]{2})(?:排名|[居列位占]?)(?P<rank>第[一二三四五六七八九十\\d]{1,3})"
)


def is_told_beside(detail: Detail, claim: str, sentence: str) -> bool:
    """Return whether the article tells what is claimed right beside what seems another thing.

    益阳桃江县 is in 桃江县 and in 益阳, 美日韩 are all of them, and （哈马斯）政治局 is one name;
    全国第三、湖南第一 has two ranks, each of its area; 二季度财报 is no day in the claim either.
    """
    kind, claimed, found = detail
    if found is None:
        return False
    text, claimed, found = (_BLANK.sub("", words) for words in (sentence, claimed, found))
    if kind == "org":
        parts = (claimed[n:] for n in range(1, len(claimed) - 1))
        return claimed in text and any(map(found.startswith, parts))
    if kind == "place":
        short = found.rstrip("省市县区镇乡") if len(found) > 2 else found
        between = "[\u4e00-\u9fff]?" if len(claimed) == len(found) == 1 else ""
        chains = (f"{claimed}{between}{short}", f"{short}{between}{claimed}")
        return any(re.search(chain, text) for chain in chains)
    if kind == "figure":
        areas = {match["rank"]: match["area"] for match in _RANK.finditer(text)}
        return found in areas and areas.get(claimed, "\0") in claim
    at = text.find(found)
    phrase = text[at : at + len(found) + _FLANK]
    return kind == "date" and claimed in text and at >= 0 and phrase in _BLANK.sub("", claim)


_BLANK = Pattern("[ 　（）()“”]")


def _flanked(text: str, claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield each noun of a claim with the characters on both sides of it."""
    nouns = {w.text for w in claim.words if w.noun and len(w.text) > 1}
    nouns |= {name_form(q.text) for q in claim.quotes if q.kind == "term"}
    nouns |= {name_form(n.text) for n in claim.names}
    measured = [name_form(f.text) for f in claim.figures if f.kind not in ("count", "ordinal")]
    for number in _NUMBER.finditer(text):
        before, behind = text[: number.start()], text[number.end() :]
        if any(number[0] + behind[:1] in figure for figure in measured):
            continue  # 6立方米 and 6000立方分米 may be the same
        if not before.endswith("|") and not behind.startswith("|"):
            yield number[0], before[-_FLANK:], behind[:_FLANK]
    for noun in sorted(nouns, key=lambda n: (-len(n), n)):
        for match in re.finditer(re.escape(noun), text):
            size = 1 if text[match.start() - 1] in _CASE else _FLANK
            before = text[max(0, match.start() - size) : match.start()]
            behind = text[match.end() : match.end() + _FLANK]
            # A border stands for the whole flank.
            if "|" not in before or "|" not in behind:
                yield noun, before[max(before.rfind("|"), 0) :], behind


def _is_word(text: str, words: Collection[str]) -> bool:
    return text in words or _NUMBER.fullmatch(text) is not None


def _differ(a: str, b: str) -> bool:
    numbers = bool(_NUMBER.fullmatch(a)) + bool(_NUMBER.fullmatch(b))
    if numbers or b in contrary(a):
        return numbers != 1
    sides = lexicon.words("place_abbreviations")
    if len(a) == len(b) == _FLANK and a[1] == b[1] and {a[0], b[0]} <= sides:
        return a[0] != b[0]  # 美军, 以军
    turned = len(a) == len(b) == _FLANK and a[1] == b[1] and b[0] in contrary(a[0])  # 秋粮, 夏粮
    turned |= len(a) == len(b) == _FLANK and a[0] == b[0] and {a[1], b[1]} in _ACROSS  # 城南, 城北
    one_kind = len(a) == len(b) >= _LONG and a[-1] == b[-1]  # 科创板 and 创业板
    verbs = lexicon.mapping("directed_verbs")
    if not are_of_one_level(a, b) or (a in verbs and b in verbs):
        return False  # verbs are for `directions`
    return (one_kind or turned or not (set(a) & set(b))) and not any(
        name_form(word) in b for word in same(a)
    )
