"""A draft held against an article: each claim with its mark, what differs, and the evidence."""

from collections import Counter
from collections.abc import Sequence

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
    held = Counter(row.record.verdict for row in listing.rows)
    totals = [
        Text(f"{_sign(v, writer)} {held[v]} {_words(v)}".replace(" ", BLANK), theme.VERDICTS[v])
        for v in VERDICTS
        if held[v]
    ]
    writer.write(joined(totals, "   "))
    for row in listing.rows:
        writer.gap()
        _claim(row, writer)


def _sign(verdict: str, writer: Writer) -> str:
    signs = writer.signs
    return {"supported": signs.supported, "refuted": signs.refuted}.get(verdict, signs.unknown)


def _words(verdict: str) -> str:
    return word("claim.verdict", verdict).replace("_", " ")


def _claim(row: Row, writer: Writer) -> None:
    """Draw a claim behind its sign, below it each difference, and the sentence that shows it."""
    held = row.record
    lead = Text(f"{_sign(held.verdict, writer)} ", theme.VERDICTS[held.verdict])
    writer.label(row)
    writer.hang(lead, _differing(held.claim, [d.claimed for d in held.details], writer))
    for detail in held.details:
        line = Text(f"{word('detail.kind', detail.kind)} ", theme.KIND).add(
            detail.claimed.replace("\n", " ")
        )
        if detail.found:
            line.add(f" {writer.signs.other} ", theme.VERDICTS["refuted"])
            line.add(detail.found.replace("\n", " "), theme.NAME)
        else:
            line.add(" ").add(_("is not told"), theme.FAINT)
        writer.write(line, indent="    ")
    if held.evidence is not None:
        lead = Text(f"    {writer.signs.wall} ", theme.BAR)
        writer.write(Text(held.evidence).add("  ").add(writer.place(row)), indent=lead)
    elif held.verdict != "supported":
        writer.write(Text(_("the article does not speak of it"), theme.FAINT), indent="    ")


def _differing(claim: str, parts: Sequence[str], writer: Writer) -> Text:
    """Return the claim with the parts marked that the article has otherwise or not at all."""
    places = [(at, at + len(p)) for p in parts if p and (at := claim.find(p)) >= 0]
    return writer.highlighted(claim, places, theme.DIFFERENT)
