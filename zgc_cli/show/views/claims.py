"""A draft held against an article: each claim with its mark, what differs, and the evidence."""

from collections import Counter

from zgc_cli.document.records import VERDICTS
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.text.wrap import BLANK
from zgc_cli.show.writer import Writer


def draw(listing: Listing, writer: Writer) -> None:
    """Draw how many claims got which verdict, then the claims in the order of the draft."""
    counts = Counter(row.record.verdict for row in listing.rows)
    totals = []
    for verdict in (v for v in VERDICTS if counts[v]):
        name = word("claim.verdict", verdict).replace("_", " ")
        total = f"{_sign(verdict, writer)} {counts[verdict]} {name}".replace(" ", BLANK)
        totals.append(Text(total, theme.VERDICTS[verdict]))
    writer.write(joined(totals, "   "))
    for row in listing.rows:
        writer.gap()
        _claim(row, writer)


def _sign(verdict: str, writer: Writer) -> str:
    signs = writer.signs
    return {"supported": signs.supported, "refuted": signs.refuted}.get(verdict, signs.unknown)


def _claim(row: Row, writer: Writer) -> None:
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
            line.add(" ").add(_("is not told"), theme.FAINT)
        writer.write(line, indent="    ")
    if checked.evidence is not None:
        lead = Text(f"    {writer.signs.wall} ", theme.BAR)
        writer.write(Text(checked.evidence).add("  ").add(writer.place(row)), indent=lead)
    elif checked.verdict != "supported":
        writer.write(Text(_("the article does not speak of it"), theme.FAINT), indent="    ")
