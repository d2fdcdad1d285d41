"""Title, byline, headings, body, captions, credits, dateline; paragraphs joined again."""

import re

from zgc_cli.document import Document, Header, Paragraph, Piece, Section

FINISHED = re.compile(r"[。！？：:!?]$|……$|——$")
CLOSING = "”’」』）)\"' 》"


def structure(text: str, header: Header) -> Document:
    """Return a document with the layers `paragraphs` and `sections`, and the header filled in."""
    blocks: list[tuple[list[Piece], str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        clean = line.strip(" \t\r\n　")
        if not clean:
            continue
        if (
            len(blocks) > 1
            and not FINISHED.search(blocks[-1][1].rstrip(CLOSING))
            and len(clean) > 20
        ):
            pieces, sofar = blocks[-1]
            blocks[-1] = ([*pieces, Piece(len(sofar), number)], sofar + clean)
        else:
            blocks.append(([Piece(0, number)], clean))
    paragraphs = [
        Paragraph(f"P{i}", "body" if i > 1 else "title", "S0", body, tuple(pieces), "stub")
        for i, (pieces, body) in enumerate(blocks, 1)
    ]
    header = header._replace(title=paragraphs[0].text if paragraphs else None)
    return Document(header, {"paragraphs": tuple(paragraphs), "sections": (Section("S0", ""),)})
