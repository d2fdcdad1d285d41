"""Which of a great many articles a question is put to: those that have some of its words."""

from zgc_cli.document.file import in_json
from zgc_cli.query.ask import article_itself
from zgc_cli.query.ask.question import read
from zgc_cli.query.match.pooled import LEAST_SHARED
from zgc_cli.query.match.possible import Screen
from zgc_cli.query.match.regex import bounded_question
from zgc_cli.reading.script import plain
from zgc_cli.runtime.pattern import Pattern

_RUN = Pattern("[\u3400-\u9fffa-z0-9]+")


def worth_asking(question: str) -> Screen | None:
    """Return what tells whether an article may answer a question; None if any may."""
    asked = read(plain(bounded_question(question)), {}, "")
    runs = _RUN.findall(asked.rest)
    pairs = {in_json(run[i : i + 2]) for run in runs for i in range(len(run) - 1)}
    if not pairs or article_itself.asked_of(asked.text):
        return None
    return lambda data, line: sum(pair in line for pair in pairs) >= LEAST_SHARED * len(pairs)
