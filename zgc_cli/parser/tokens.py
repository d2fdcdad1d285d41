"""The token stage: words and parts of speech by a jieba tokenizer of our own."""

import logging
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from zgc_cli.document import Document, Token


def tokens(document: Document) -> Document:
    """Add the layer `tokens`: for each paragraph its words, covering every character."""
    tagger = _tagger()
    return document.with_layer(
        "tokens", (tuple(_spans(tagger, paragraph.text)) for paragraph in document.paragraphs)
    )


def _spans(tagger: Any, text: str) -> Iterator[Token]:
    start = 0
    for pair in tagger.cut(text):
        yield Token(start, start + len(pair.word), pair.flag)
        start += len(pair.word)


@cache
def _tagger() -> Any:
    """Make a tokenizer that shares no state with `jieba.dt` and logs nothing.

    jieba keeps its dictionary as a marshal file of a fixed name in the world-writable temporary
    folder, where any user of the machine can plant one; ours lies in the user's own cache.
    """
    jieba, posseg = _import_jieba()
    tokenizer = jieba.Tokenizer()
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zgc"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    tokenizer.tmp_dir = str(folder)
    tokenizer.cache_file = "jieba.cache"
    return posseg.POSTokenizer(tokenizer)


def _import_jieba() -> tuple[Any, Any]:
    """Import jieba without pkg_resources, which it tries first: 100 ms and a warning."""
    hidden = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
        from jieba import posseg
    finally:
        if hidden is None:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = hidden
    logging.getLogger("jieba").setLevel(logging.ERROR)
    return jieba, posseg
