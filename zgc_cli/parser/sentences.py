"""The sentence stage."""

import re

from zgc_cli.document import Document, Sentence, Span

END = re.compile(r"[。！？!?]+[”’」』）)\"']*")


def sentences(document: Document) -> Document:
    """Add the layer `sentences`: spans that hold no outer blanks, in the order of the text."""
    found = []
    for paragraph in document.paragraphs:
        ends = [m.end() for m in END.finditer(paragraph.text)]
        if not ends or ends[-1] < len(paragraph.text):
            ends.append(len(paragraph.text))
        start = 0
        for number, end in enumerate(ends, 1):
            span = Span(paragraph.id, start, end)
            found.append(
                Sentence(
                    f"{paragraph.id}.{number}",
                    paragraph.section,
                    paragraph.line_at(start),
                    span,
                    "stub",
                )
            )
            start = end
    return document.with_layer("sentences", found)
