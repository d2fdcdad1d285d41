"""What of a claim its evidence does not account for: numbers, denials, who stands where.

A claim is borne out where the evidence accounts for all that it says. What the other rules hold
against a record of the article is no matter here; this is for the rest.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from os.path import commonpath

from zgc_cli import lexicon
from zgc_cli.document.records import Date, Span
from zgc_cli.query.amounts import EXCLUDED, FOLLOWS, date_verdict
from zgc_cli.query.check.alignment import (
    NOTHING,
    SAME_THING,
    Alignment,
    ClaimItem,
    Detail,
    Result,
    share,
)
from zgc_cli.query.check.article import SYNONYM, Clause
from zgc_cli.query.check.claim_names import ClaimName
from zgc_cli.query.check.deeds import tells_removal
from zgc_cli.query.check.names import may_stand_for, who_tell
from zgc_cli.query.check.quantities.counted import number_forms
from zgc_cli.query.check.quantities.owners import THINGS
from zgc_cli.query.check.quantities.spelt import spelt_otherwise
from zgc_cli.query.check.quotations import same_person
from zgc_cli.query.match.synonyms import contrary_in
from zgc_cli.query.place_levels import are_of_one_level
from zgc_cli.reading.dates import clock
from zgc_cli.reading.normal import fold, name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_DIGITS = Pattern(r"(?<![（(])\d+(?:\.\d+)?(?![\d后])")
_CHINESE = "一二三四五六七八九十"
_COUNTED = Pattern(rf"(?<![第{_CHINESE}])([{_CHINESE}])(?=[大强连](?!家|多|部|概|约|体|化))")
_TENS = _CHINESE + "两"
_NUMERAL = Pattern(rf"(?<![第\d{_TENS}])(?P<number>[{_TENS}])(?P<noun>[^\W\d{_TENS}]{{2}})")
_HEAVY = 0.4  # what a word weighs that tells more than that somebody says something
_REST_SAID = 0.75  # the share of the rest where one place or day is nowhere told
_DIGIT = Pattern(r"\d")
_MEASURES = "面座扇幅枚枝株盏"  # that stand before nothing else
_BEHIND = 2  # characters behind a number that tell what it is of
_SAID, _SAID_ELSE = 0.5, 0.6
_SAME = 0.75  # the share of the rest of a claim that must be said where a denial is turned
_NO = Pattern(
    "不(?![满少断仅过久同但光])|未(?!来)|无(?![论线]|人机)|非(?![常洲遗])|(?<![特分级个区性])别"
    "|[没否拒禁难停缺失败免勿莫离脱取驳终弃撤]"
)
_BEFORE = Pattern(
    "(?:此前|之前|以前|过去|先前|历史上|史上)[^。；]*(?:没|未|无)|从未|从没|未曾|从来没"
)
_FIRST = Pattern("首[次个位例家名度届座款批]|第一[次个位例家名座款批]|头一[次个位]|首创|开创")
_FIRST_TIME = Pattern("首[次个]|第一[次个]|头一[次个]")
_AGAIN = Pattern(
    "已?多次|再[次度]|又一次|第[二三四五六七八九十]+[次个届]|连续[两二三四五六七八九十]"
)
_LAST_TIME = Pattern("最后一[次个]|末次")
_IF = Pattern("如果|要是|若|一旦|只要|假如|除非|万一")
_PART = Pattern("[，；。]")
_REFUSES = "否拒反"  # the others (撤回, 停止) say something themselves
_SURE = Pattern("确认|查明|证实|确定|认定|断定")
_UNSURE = Pattern(
    "(?:不|未|尚待|有待|待)(?:清楚|明(?![年天日显白确])|确认|确定|证实|查明|核实)|是否"
)
# What tells how many, how often or how much of all, with what may tell it in other words.
_QUANTIFIERS = tuple(
    (Pattern(cue), Pattern(told))
    for cue, told in (
        ("首(?:次|个|家|位|例|度|批|款|届)|第一次|头一", "首|第一|头一|初|史上|未曾|从未"),
        ("必须|只能|务必", "必须|须|应|需|要|只|不得|不能|禁|强制|令|义务"),
        ("隔[天日]", "隔"),
        ("每[天日]|天天", "[天日]"),
        ("每(?:周|星期)", "周|星期"),
        ("每个?月", "月"),
        ("再(?:次|度)|又一次", "再|又|重|复|连续|第[二三四五六七八九十]"),
        ("(?:仅|只有)(?![仅约\\d一二两三四五六七八九十百])|唯一", "仅|只|唯|独|单|就"),
        ("全部|所有|全体|一律|无一例外", "全|所有|都|均|一律|悉数|各|每|任何|一切|皆|整个"),
        ("最(?!近|终|后|新|初|为)", "最|第一|首|冠|榜|头|顶|之王|极|史上|新高|新低|纪录|率先|领先"),
    )
)
_FARTHEST = 12  # clauses before the evidence in which a name may stand that it goes on about


@rule(
    "unaccounted-number",
    "绿洲公司有七大板块。 ← 绿洲公司有影视、出版等五大板块。",
    never=("绿洲公司有五大板块。 ← 绿洲公司有影视、出版等5大板块。",),
)
def numbers(aligned: Alignment) -> Result:
    """七大板块 against 五大板块: a number that is no figure, no date and no part of a name."""
    claim, article = aligned.claim, aligned.article
    records = [*(f.span for f in claim.figures), *(d.span for d in claim.dates)]
    taken = [(s.start, s.end) for s in records]
    taken += [(n.start, n.end) for n in claim.names if n.entity]
    taken += [(p.start, p.end) for q in claim.quotes for p in q.parts]
    taken += [
        (claim.span.start + t.start, claim.span.start + t.end) for t in clock.find(claim.text)
    ]
    whole = fold("".join(article.document.text_of(s) for s in _around(aligned)))
    refuted, missing = [], []
    for match in (*_DIGITS.finditer(fold(claim.text)), *_COUNTED.finditer(claim.text)):
        at = claim.span.start + match.start()
        forms = number_forms(match[0])
        if any(start <= at < end for start, end in taken) or any(
            re.search(rf"(?<![\d{_CHINESE}.]){re.escape(form)}(?![\d{_CHINESE}])", whole)
            for form in forms
        ):
            continue
        inside = fold(claim.text)[max(0, match.start() - 1) : match.end() + 1]
        if len(inside) > _BEHIND + 1 and any(inside in c.text for c in article.clauses):
            continue  # the 03 of 灵犀03星
        behind = fold(claim.text[match.end() :])
        other = re.search(rf"[\d.{_CHINESE}]+(?={re.escape(behind[:_BEHIND])})", whole)
        if other and len(behind) >= _BEHIND and aligned.score >= SAME_THING:
            noun = commonpath([behind, whole[other.end() :]])
            refuted.append(Detail("figure", match[0] + noun, other[0] + noun))
        else:
            missing.append(Detail("figure", match[0], None))
    if (
        not refuted
        and aligned.score >= SAME_THING
        and (count := _other_count(aligned, taken, whole))
    ):
        refuted.append(count)
    spelt = NOTHING if refuted else spelt_otherwise(aligned, taken)
    return Result((*refuted, *spelt.refuted), (*missing, *spelt.missing))


def _other_count(
    aligned: Alignment, taken: Collection[tuple[int, int]], said: str
) -> Detail | None:
    """Return a numeral right before a noun or a measure that has another one: 八核心, 十核心."""
    for match in _NUMERAL.finditer(fold(aligned.claim.text)):
        at, noun = aligned.claim.span.start + match.start(), match["noun"]
        if any(start <= at < end for start, end in taken):
            continue
        whole = any(w.start == at + 1 and w.text.startswith(noun) for w in aligned.claim.words)
        heads = [noun] * whole + [noun[0]] * (noun[0] in _MEASURES)
        own = "|".join(map(re.escape, number_forms(match["number"])))
        for head in heads:
            told = re.findall(rf"(?<![第\d{_TENS}.])([\d{_TENS}]+)(?={re.escape(head)})", said)
            if told and not re.search(rf"(?:{own})(?={re.escape(head)})", "|".join(told) and said):
                return Detail("figure", match["number"] + head, told[0] + head)
    return None


def _around(aligned: Alignment) -> Iterator[Span]:
    """Yield the sentence of the evidence and those beside it in its paragraph."""
    article, here = aligned.article, aligned.here.sentence
    for other in (here - 1, here, here + 1):
        if (
            0 <= other < len(article.sentences)
            and article.paragraph_of[other] == article.paragraph_of[here]
        ):
            yield article.sentence_span(other)


@rule(
    "unaccounted-denial",
    "绿洲公司没有超过二十家门店。 ← 绿洲公司超过二十家门店。",
    never=("绿洲公司没有二十家门店。 ← 绿洲公司的门店不到二十家。",),
)
def denials(aligned: Alignment) -> Result:
    """不是总工程师 against 总工程师: a no of the claim where the evidence has none."""
    claim, cue = aligned.claim, denial_in(aligned.claim.text)
    if cue is None or is_first_of_all(aligned) or tells_removal(aligned):
        return NOTHING
    rest = [i for i in aligned.items if i.text != cue]
    behind = claim.span.start + claim.text.find(cue) + len(cue)
    denied = min((i for i in rest if i.start >= behind), key=lambda i: i.start, default=None)
    near = [c for c in aligned.clauses if denied and denied.hits[c] >= SYNONYM]
    near += _clauses_of_part(aligned, behind)
    text = aligned.article.document.text_of
    said = text(aligned.sentence)
    where = [
        text(aligned.article.clauses[c].span)
        for n in near
        for c in (n - 1, n)
        if c in aligned.clauses
    ]
    against = contrary_in(cue, said.__contains__)
    if (
        against
        and against not in claim.text
        and cue not in said
        and share(rest, aligned.clause) >= _SAID_ELSE
    ):
        return Result((Detail("wording", cue, against),))
    if cue in said or any(map(_NO.search, where or [said])):
        return NOTHING
    # 不肯说出: what is denied is but that somebody tells.
    heavy = denied and denied.weight >= _HEAVY
    told = denied and heavy and max(denied.hits[c] for c in aligned.clauses) >= _SAID
    supposed = _IF.search(claim.text[: behind - claim.span.start])  # 要是不成
    if told and not supposed and min(share(rest, aligned.clause), aligned.said(rest)) >= _SAME:
        return Result((Detail("wording", cue, said),))
    return Result(missing=(Detail("wording", cue, None),))


def _clauses_of_part(aligned: Alignment, at: int) -> list[int]:
    """Return the clauses that have a long word of the clause of a claim which an offset is in."""
    claim = aligned.claim
    ends = [claim.span.start + m.end() for m in _PART.finditer(claim.text)]
    own = [i for i in aligned.items if len(i.text) > 1]
    own = [i for i in own if sum(e <= i.start for e in ends) == sum(e <= at for e in ends)]
    return [c for c in aligned.clauses if any(i.hits[c] >= SYNONYM for i in own)]


def is_first_of_all(aligned: Alignment) -> bool:
    """Return whether what a claim says nobody did before is told as the first: 首次观测到."""
    said = aligned.article.document.text_of(aligned.sentence)
    return bool(_BEFORE.search(aligned.claim.text) and _FIRST.search(said))


def denial_in(text: str) -> str | None:
    """Return the first word of a text that denies something and says nothing else."""
    kinds = lexicon.mapping("modality_cues")
    cues = (m[0] for m in re.finditer(lexicon.pattern("modality_cues"), text))
    return next(
        (c for c in cues if kinds[c] == "denied" or (kinds[c] == "denies" and c[0] in _REFUSES)),
        None,
    )


@rule(
    "unaccounted-quantifier",
    "绿洲公司首次招聘女司机。 ← 绿洲公司昨天招聘女司机。",
    never=("绿洲公司首次招聘女司机。 ← 绿洲公司昨天第一次招聘女司机。",),
)
def quantifiers(aligned: Alignment) -> Result:
    """首次, 仅, 全部, 最 and 再次 of a claim where nothing like it is told."""
    said = aligned.article.document.text_of(aligned.sentence)
    claim, clauses = name_form(aligned.claim.text), aligned.article.clauses
    claimed = ((cue.search(claim), told) for cue, told in _QUANTIFIERS)
    missing = []
    first, last = _FIRST_TIME.search(claim), _LAST_TIME.search(said)
    if first and last and not _FIRST.search(said) and aligned.score >= _SAME:
        return Result((Detail("wording", first[0], last[0]),))
    again = _AGAIN.search(said)
    if first and again and not _FIRST.search(said) and aligned.score >= _SAME:
        return Result((Detail("wording", first[0], again[0]),))
    sure = _SURE.search(claim)
    if sure and _UNSURE.search(said) and not denial_in(claim):
        missing.append(Detail("wording", sure[0], None))  # 暂不清楚是否为袭击
    for cue, told in claimed:
        of = cue and claim[cue.start() : cue.end() + _BEHIND]  # 首个国家森林城市群, in the title
        if cue and of and not told.search(said) and not any(of in c.text for c in clauses):
            missing.append(Detail("wording", cue[0], None))
    return Result(missing=tuple(missing))


@rule("carried-name", "王明远招聘司机60名。 ← 王明远讲话。李国强来到白鹭镇，招聘司机60名。")
def carried(aligned: Alignment) -> Result:
    """A name that the evidence leaves out, where another of its kind is the last that is named."""
    article = aligned.article
    ours = {n.entity.id for n in aligned.claim.names if n.entity}
    missing = []
    for item in aligned.items:
        name = item.name
        if name is None or name.type not in THINGS or any(item.hits[c] for c in aligned.clauses):
            continue
        if name.type == "person" and (other := _speaks_of_oneself(name, aligned)):
            missing.append(Detail(name.type, name.text, other))
            continue
        if name.type == "org" and _is_in_paragraph(item, aligned):
            continue
        last = aligned.clause if name.type != "place" else aligned.clauses.stop - 1
        for clause in range(last, max(last - _FARTHEST, -1), -1):
            if item.hits[clause]:
                break
            if _has_rival(name, article.clauses[clause], ours, aligned):
                missing.append(Detail(name.type, name.text, None))
                break
    return Result(missing=tuple(missing))


def _speaks_of_oneself(name: ClaimName, aligned: Alignment) -> str | None:
    """Return who speaks of 我的爸爸 in the evidence, where that is not whom a claim names."""
    article = aligned.article
    if "我" not in article.document.text_of(aligned.here.span):
        return None
    speakers = [q.speaker for q in article.records.speech_at(aligned.here.span) if q.speaker]
    own = any(same_person(name.text, speaker, article.document) for speaker in speakers)
    return speakers[0] if speakers and not own else None


def _is_in_paragraph(item: ClaimItem, aligned: Alignment) -> bool:
    paragraph, clauses = aligned.here.span.paragraph, aligned.article.clauses
    return any(h and c.span.paragraph == paragraph for h, c in zip(item.hits, clauses, strict=True))


def _has_rival(name: ClaimName, clause: Clause, ours: Collection[str], aligned: Alignment) -> bool:
    entities = (
        aligned.article.entities[id_]
        for id_ in clause.names - set(ours) - who_tell(clause.span, aligned)
    )
    makers = lexicon.words("agencies")
    return any(
        e.type == name.type and e.name not in makers and are_of_one_level(name.text, e.name)
        for e in entities
    )


def instead(aligned: Alignment, missing: Iterable[Detail]) -> Detail | None:
    """Return what the article has in the place of a place or day that it has nowhere.

    Where it tells all else of a claim, that is another place or another day.
    """
    claimed = {(d.kind, d.claimed) for d in missing}
    if len(claimed) != 1 or aligned.claim_has("planned"):
        return None
    kind, text = claimed.pop()
    rest = [i for i in aligned.items if i.text != text]
    if not rest or aligned.said(rest) < _REST_SAID or not aligned.verb_here(rest):
        return None
    other = _OTHER.get(kind)
    found = other(text, aligned) if other else None
    return Detail(kind, text, found) if found else None


def _other_place(text: str, aligned: Alignment) -> str | None:
    item = next((i for i in aligned.items if i.name and i.text == text), None)
    if item is None or item.name is None or max(item.hits, default=0.0) > 0:
        return None
    article, name = aligned.article, item.name
    near = sorted(range(len(article.clauses)), key=lambda c: (abs(c - aligned.clause), c))
    entities = (article.entities[id_] for c in near for id_ in sorted(article.clauses[c].names))
    return next((e.name for e in entities if may_stand_for(e, name, aligned)), None)


def _other_date(text: str, aligned: Alignment) -> str | None:
    date = next((d for d in aligned.claim.dates if d.text == text), None)
    if date is None or not _DIGIT.search(text) or date.granularity == "range":
        return None
    told = list(_dates_near(aligned))
    if any(date_verdict(date, other) == FOLLOWS for other in told):
        return None
    alike = (d for d in told if d.granularity == date.granularity and _DIGIT.search(d.text))
    return next((d.text for d in alike if date_verdict(date, d) == EXCLUDED), None)


def _dates_near(aligned: Alignment) -> Iterator[Date]:
    """Yield the dates of the article, the nearest first."""
    placed = aligned.article.in_clauses("dates")
    yield from (d for d, c in sorted(placed, key=lambda p: abs(p[1] - aligned.clause)))


_OTHER = {"place": _other_place, "date": _other_date}
