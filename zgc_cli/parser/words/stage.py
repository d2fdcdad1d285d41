"""The token stage: words and parts of speech, from the likeliest path through the dictionary.

The path is jieba's (the most probable sequence of words, each taken alone), with one difference:
names of persons, which no dictionary can list, compete as words of their own. jieba's tagger of
unknown words is left out: it costs eight times as much as all else and guesses worse at names.
"""

import re
from collections.abc import Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Token
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import Dictionary, dictionary
from zgc_cli.runtime.pattern import Pattern

# Han characters run together, as do Latin letters; digits make one number; all else stands alone.
_RUN = Pattern(
    r"([\u3400-\u4dbf\u4e00-\u9fff〇]+(?:[·•・‧∙－-][\u4e00-\u9fff]+)*)"
    r"|([A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f][A-Za-z0-9Ａ-Ｚａ-ｚ０-９\u00c0-\u024f]*)"
    r"|([0-9０-９]+(?:[.．][0-9０-９]+)*)"
    r"|(\s|.)",
    re.DOTALL,
)
_LONGEST_WORD = 16


def tokens(document: Document) -> Document:
    """Add the layer `tokens`: for each paragraph its words, covering every character."""
    words = dictionary()
    return document.with_layer(
        "tokens", (tuple(cut(words, paragraph.text)) for paragraph in document.paragraphs)
    )


def cut(words: Dictionary, text: str) -> Iterator[Token]:
    """Yield the tokens of `text`."""
    names = name_model.edges(text)
    for match in _RUN.finditer(text):
        start, end = match.span()
        if match.lastindex == 1:
            if end - start == 1:
                word = words.get(match[0])
                yield Token(start, end, word.tag if word else "x")
            else:
                yield from _path(words, text, start, end, names)
        else:
            yield Token(start, end, ("", "", "eng", "m", "x")[match.lastindex or 4])


def _path(
    words: Dictionary, text: str, start: int, end: int, names: dict[int, list[name_model.Arc]]
) -> Iterator[Token]:
    """Yield the likeliest words of text[start:end]: dynamic programming from the right."""
    get, longest, unseen = words.get, words.longest, words.unseen
    known = words.read.get
    size = end - start
    best = [0.0] * (size + 1)
    step: list[tuple[int, str]] = [(0, "")] * size
    for i in range(size - 1, -1, -1):
        at = start + i
        word = get(text[at])
        weight, choice = (word.weight, (i + 1, word.tag)) if word else (unseen, (i + 1, "x"))
        weight += best[i + 1]
        reach = min(longest(text[at : at + 2]), size - i, _LONGEST_WORD)
        for j in range(2, reach + 1):
            word = known(text[at : at + j])
            if word is not None and word.weight + best[i + j] > weight:
                weight, choice = word.weight + best[i + j], (i + j, word.tag)
        for name in names.get(at, ()):
            if name.end <= end and name.weight + best[name.end - start] > weight:
                weight, choice = name.weight + best[name.end - start], (name.end - start, name.tag)
        best[i], step[i] = weight, choice
    i = 0
    while i < size:
        j, tag = step[i]
        yield Token(start + i, start + j, tag)
        i = j
