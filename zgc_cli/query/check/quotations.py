"""What a claim quotes or reports against what the article has its people say."""

from collections.abc import Sequence
from itertools import accumulate, groupby

from zgc_cli.document.document import Document
from zgc_cli.document.records import Quote
from zgc_cli.query.check.alignment import NOTHING, Alignment, Detail, Result
from zgc_cli.query.check.claim_names import is_shorter
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import fold, letters, name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_ALTERED = 70  # how alike, of 100, words must be that someone changed
_LEAST_HEARD = 0.6  # the share of the words that a quote must be long
_SHORTEST = 4
_TELLS = Pattern("(?:[对向][^，。：“]{1,12})?(?:说|称|表示|写道)[：:，]“")


class _Spoken(NamedTuple):
    """Where the article has the words of a quotation; `altered` is how it has them instead."""

    quote: Quote
    altered: str | None


@rule(
    "other-quotation",
    "“修一座桥不超过三个月。”王明远说。 ← “修一座桥不超过五个月。”白河公司工程师王明远说。",
    "“修一座桥不超过五个月。”李国强说。 ← “修一座桥不超过五个月。”白河公司工程师王明远说。",
)
def quotations(aligned: Alignment) -> Result:
    """“不超过3分钟” against “不超过30秒”; said by another."""
    document = aligned.article.document
    speech = [quote for quote in aligned.claim.quotes if quote.kind == "speech"]
    found = [(quote, spoken) for quote in speech if (spoken := _find(quote, document))]
    refuted, missing = [], []
    for quote, spoken in found:
        if spoken.altered:
            refuted.append(Detail("quotation", quote.text, spoken.altered))
        claimed, speaker = quote.speaker or _led_in(aligned), spoken.quote.speaker
        if claimed and not speaker:
            missing.append(Detail("speaker", claimed, None))
        elif claimed and speaker and not same_person(claimed, speaker, document):
            refuted.append(Detail("speaker", claimed, speaker))
    settled = bool(refuted) or (bool(found) and len(found) == len(speech))
    evidence = found[0][1].quote.span if found else None
    return Result(tuple(refuted), tuple(missing), evidence, settled)


def _led_in(aligned: Alignment) -> str | None:
    """Return who says it where the words before a quotation are read as no speaker: 甲对乙说：."""
    name = next((n for n in aligned.claim.names if n.type in ("person", "org")), None)
    said = name and name.start == aligned.claim.span.start
    return name.text if name and said and _TELLS.match(aligned.claim.text, len(name.text)) else None


def _find(quote: Quote, article: Document) -> _Spoken | None:
    """Return the speech of the article that `quote` repeats, to the letter or nearly; or None."""
    words = letters(quote.text)
    if len(words) < _SHORTEST:
        return None
    speech = [q for q in article.quotes if q.kind == "speech"]
    # The quotes of one speaker that follow each other count as one.
    for _, group in groupby(speech, key=lambda q: (q.speaker, q.section)):
        run = [(q, letters(q.text)) for q in group]
        offset = "".join(said for _, said in run).find(words)
        ends = accumulate(len(said) for _, said in run)
        for (spoken, _), end in zip(run, ends, strict=True):
            if 0 <= offset < end:
                return _Spoken(spoken, None)
    return _nearest(words, speech)


def _nearest(words: str, speech: Sequence[Quote]) -> _Spoken | None:
    from rapidfuzz import fuzz

    best: _Spoken | None = None
    score = float(_ALTERED)
    for quote in speech:
        said = letters(quote.text)
        if len(said) < len(words) * _LEAST_HEARD:
            continue
        near = fuzz.partial_ratio_alignment(words, said, score_cutoff=score)
        if near and near.score > score:
            score = near.score
            start = max(near.dest_start - 1, 0) if near.dest_start > near.src_start else 0
            # As the quote has it, marks included.
            offsets = [i for i, c in enumerate(quote.text) if any(x.isalnum() for x in fold(c))]
            last = offsets[min(near.dest_end, len(offsets) - 1)]
            best = _Spoken(quote, quote.text[offsets[min(start, len(offsets) - 1)] : last + 1])
    return best


@rule(
    "other-speaker",
    "李国强表示，大桥明年建成通车。 ← 白河公司工程师王明远表示，大桥明年建成通车。",
    never=("王明远表示，大桥明年建成通车。 ← 白河公司工程师王明远表示，大桥明年建成通车。",),
)
def speakers(aligned: Alignment) -> Result:
    """汪某表示 against what 尤某 said, where the words are reported, not quoted."""
    article, quotes = aligned.article, aligned.claim.quotes
    speaker = next((q.speaker for q in quotes if q.kind != "term" and q.speaker), None)
    heard = [q.speaker for q in article.records.speech_at(aligned.sentence) if q.speaker]
    if not speaker or not heard or not aligned.same_words():
        return NOTHING
    if not any(
        n.type in ("person", "org") and speaker.endswith(n.text) for n in aligned.claim.names
    ):
        return NOTHING  # 专家, 王明远的家人: who that is the article may tell otherwise
    if any(same_person(speaker, other, article.document) for other in heard):
        return NOTHING
    against = Detail("speaker", speaker, heard[0])
    known = {name_form(form) for e in article.document.entities for form in forms_of(e)}
    return Result((against,)) if name_form(heard[0]) in known else Result((), (against,))


def same_person(a: str, b: str, document: Document) -> bool:
    """Return whether two names are one person's: equal, a part of the other (德尚), or aliases."""
    first, second = name_form(a), name_form(b)
    if first in second or second in first or is_shorter(first, second):
        return True
    return any({first, second} <= set(map(name_form, forms_of(e))) for e in document.entities)
