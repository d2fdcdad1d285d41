"""Which of a great many articles a question is put to: those that have some of its words."""

import json
from collections import Counter

from zgc_cli.document.file import in_json
from zgc_cli.query.ask import article_itself
from zgc_cli.query.ask.question import read
from zgc_cli.query.match.pooled import LEAST_SHARED
from zgc_cli.query.match.regex import bounded_question
from zgc_cli.query.match.screens.passing import Screen, Vocabulary
from zgc_cli.reading.script import plain
from zgc_cli.runtime.pattern import Pattern

_RUN = Pattern("[\u3400-\u9fffa-z0-9]+")


def worth_asking(question: str) -> Screen | None:
    """Return what tells whether an article may answer a question; None if any may."""
    asked = read(plain(bounded_question(question)), {}, "")
    runs = _RUN.findall(asked.rest)
    pairs = {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
    if not pairs or article_itself.asked_of(asked.text):
        return None
    literal = [*map(in_json, pairs)]
    least = LEAST_SHARED * len(pairs)

    def among(vocabulary: Vocabulary) -> set[int]:
        held = Counter(number for pair in pairs for number in vocabulary.containing(pair))
        return {number for number, count in held.items() if count >= least}

    is_plain = not any(pair[0].isascii() for pair in pairs)  # which the marks of JSON are, too

    def passes(_data: bytes, line: bytes) -> bool:
        if is_plain:
            return sum(pair in line for pair in literal) >= least
        try:
            text = "\n".join(text for _layer, text in json.loads(line))
        except (ValueError, TypeError):  # opening it will say what is wrong
            return True
        return sum(pair in text for pair in pairs) >= least

    return Screen(passes, among)
