"""What a claim quotes or reports against what the article has its people say."""

from zgc_cli.query.check.alignment import NOTHING, Aligned, Detail, Result, same_words
from zgc_cli.query.check.article import Ground
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.check.spoken import find, same_person, speakers_at


def quotations(claim: Claim, ground: Ground) -> Result:
    """“不超过3分钟” against “不超过30秒”; said by another."""
    speech = [q for q in claim.quotes if q.kind == "speech"]
    found = [(quote, find(quote, ground.document)) for quote in speech]
    refuted, missing, evidence = [], [], None
    for quote, spoken in found:
        if not spoken:
            continue
        evidence = evidence or spoken.quote.span
        if spoken.altered:
            refuted.append(Detail("quotation", quote.text, spoken.altered))
        claimed, speaker = quote.speaker, spoken.quote.speaker
        if claimed and not speaker:
            missing.append(Detail("speaker", claimed, None))
        elif claimed and speaker and not same_person(claimed, speaker, ground.document):
            refuted.append(Detail("speaker", claimed, speaker))
    settled = bool(refuted) or (bool(found) and all(spoken for _, spoken in found))
    return Result(tuple(refuted), tuple(missing), evidence, settled)


def speakers(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """汪某表示 against what 尤某 said, where the words are reported, not quoted."""
    speaker = next((q.speaker for q in claim.quotes if q.kind != "term" and q.speaker), None)
    if not speaker:
        return NOTHING
    place = ground.sentence_span(ground.clauses[aligned.clause].sentence)
    heard = speakers_at(ground.document, place)
    if not heard or any(same_person(speaker, other, ground.document) for other in heard):
        return NOTHING
    if not same_words(aligned.items, aligned.clause):
        return NOTHING
    return Result((Detail("speaker", speaker, heard[0]),))
