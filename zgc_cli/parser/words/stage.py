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
    r"([\u3400-\u4dbf\u4e00-\u9fff〇]+(?:[·•・‧∙－-][\u4e00-\u9fff]+(?:—(?!—)[\u4e00-\u9fff]+)?)*)"
    r"|([A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f][A-Za-z0-9Ａ-Ｚａ-ｚ０-９\u00c0-\u024f]*)"
    r"|([0-9０-９]+(?:[.．][0-9０-９]+)*)"
    r"|(\s|.)",
    re.DOTALL,
)


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
    known, heads = words.read.get, words.known_heads.get
    run = text[start:end]
    size = end - start
    best = [0.0] * (size + 1)
    ends, tags = [0] * size, [""] * size
    for i in range(size - 1, -1, -1):
        pair = run[i : i + 2]
        weight, tag, both, longer = heads(pair) or words.head(pair)
        weight += best[i + 1]
        reach = i + 1
        if both is not None and both[0] + best[i + 2] > weight:
            weight, reach, tag = both[0] + best[i + 2], i + 2, both[1]
        for length in longer:
            stop = i + length
            if stop > size:
                break
            word = known(run[i:stop])
            if word is not None and word[0] + best[stop] > weight:
                weight, reach, tag = word[0] + best[stop], stop, word[1]
        for stop, likely, name_tag in names.get(start + i, ()):
            if stop <= end and likely + best[stop - start] > weight:
                weight, reach, tag = likely + best[stop - start], stop - start, name_tag
        best[i], ends[i], tags[i] = weight, reach, tag
    i = 0
    while i < size:
        yield Token(start + i, start + ends[i], tags[i])
        i = ends[i]
