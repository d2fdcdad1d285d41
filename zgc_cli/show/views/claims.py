"""A draft held against an article: each claim with its mark, what differs, and the evidence."""

import re
from collections import Counter
from collections.abc import Mapping

from zgc_cli.document.records import VERDICTS
from zgc_cli.query.dossier.joined_verdicts import JoinedVerdict
from zgc_cli.query.dossier.members import file_names
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.text.wrap import BLANK
from zgc_cli.show.writer import Writer

_SHOWN = 3  # other articles


def draw(listing: Listing, writer: Writer) -> None:
    """Draw how many claims got which verdict, then the claims in the order of the draft."""
    verdicts = [r.record for r in listing.rows if isinstance(r.record, JoinedVerdict)]
    named = [v.article for v in verdicts if v.article]
    named += [other.article for v in verdicts for other in v.others]
    files = file_names(dict.fromkeys(named))
    counts = Counter(row.record.verdict for row in listing.rows)
    totals = []
    for verdict in (v for v in VERDICTS if counts[v]):
        name = word("claim.verdict", verdict).replace("_", " ")
        total = f"{_sign(verdict, writer)} {counts[verdict]} {name}".replace(" ", BLANK)
        totals.append(Text(total, theme.VERDICTS[verdict]))
    writer.write(joined(totals, "   "))
    for row in listing.rows:
        writer.gap()
        _claim(row, writer, files)


def _sign(verdict: str, writer: Writer) -> str:
    signs = writer.signs
    known = {"supported": signs.supported, "refuted": signs.refuted, "disputed": signs.disputed}
    return known.get(verdict, signs.unknown)


def _claim(row: Row, writer: Writer, files: Mapping[str, str]) -> None:
    """Draw a claim behind its sign, below it each difference, and the sentence that shows it."""
    checked = row.record
    claim = checked.claim
    # What the article has otherwise or not at all is marked.
    claimed = [d.claimed for d in checked.details if d.claimed]
    places = [(at, at + len(part)) for part in claimed if (at := claim.find(part)) >= 0]
    lead = Text(f"{_sign(checked.verdict, writer)} ", theme.VERDICTS[checked.verdict])
    writer.label(row)
    writer.hang(lead, writer.highlighted(claim, places, theme.DIFFERENT))
    for detail in checked.details:
        line = Text(f"{word('detail.kind', detail.kind)} ", theme.KIND)
        line.add(detail.claimed.replace("\n", " "))
        if detail.found:
            vague = detail.kind == "precision"
            sign = writer.signs.approx if vague else writer.signs.other
            line.add(f" {sign} ", theme.VERDICTS["supported" if vague else "refuted"])
            line.add(detail.found.replace("\n", " "), theme.NAME)
        else:
            told = _("is not told")
            if _stands_in(detail.claimed, checked.evidence or ""):
                told = _("is told, but perhaps of something else")
            line.add(" ").add(told, theme.FAINT)
        writer.write(line, indent="    ")
    if checked.evidence is not None:
        article = files.get(getattr(checked, "article", ""), "")
        _evidence(writer, checked.evidence, one_line(article), writer.place(row))
    elif checked.verdict != "supported":
        silent = _("the article does not speak of it")
        if isinstance(checked, JoinedVerdict):
            silent = _("none of the articles speaks of it")
        writer.write(Text(silent, theme.FAINT), indent="    ")
    if isinstance(checked, JoinedVerdict):
        _others(checked, writer, files)


def _stands_in(claimed: str, evidence: str) -> bool:
    """Return whether a sentence has what a claim has: 5 of 415亿元 is no 5."""
    written = re.escape(name_form(claimed))
    return re.search(rf"(?<![0-9.]){written}(?![0-9])", name_form(evidence)) is not None


def _evidence(writer: Writer, sentence: str, *beside: Text | str) -> None:
    lead = Text(f"    {writer.signs.wall} ", theme.BAR)
    writer.write(Text(sentence).add("  ").add(writer.between(beside)), indent=lead)


def _others(checked: JoinedVerdict, writer: Writer, files: Mapping[str, str]) -> None:
    """Draw what other articles say where they disagree, else which they are."""
    if checked.newer:
        later = _("the later report is {article}", article=one_line(files[checked.newer]))
        writer.write(Text(later, theme.FAINT), indent="    ")
    agree = all(other.verdict == checked.verdict for other in checked.others)
    for other in () if agree else checked.others[:_SHOWN]:
        place = Text(" ".join(filter(None, (one_line(files[other.article]), other.day))))
        lead = Text(f"    {_sign(other.verdict, writer)} ", theme.VERDICTS[other.verdict])
        beside = Text(other.evidence or "").add("  ").add(place, theme.FAINT)
        writer.hang(lead, beside)
    if checked.others and agree:
        shown = [one_line(files[other.article]) for other in checked.others[:_SHOWN]]
        also = _("also: {names}", names=_(", ").join(shown))
        more = len(checked.others) - len(shown)
        also += _(" and {n} more", n=more) if more else ""
        writer.write(Text(also, theme.FAINT), indent="    ")
