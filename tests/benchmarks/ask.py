"""How often the sentence that holds the answer is ranked first, on a file of reading questions.

python tests/benchmarks/ask.py FILE [-v]     a file in SQuAD's form, such as CMRC 2018's trial set

Counted are the questions whose answer stands in one sentence, split at 。！？. The ranking is
that of `zgc ask` before anything is held back. A second figure says how often the first answer
and the expected one hold each other.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from zgc_cli import parse
from zgc_cli.document.document import Document
from zgc_cli.query.ask.engine import answer_of, judge
from zgc_cli.query.ask.question import read
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.resolve import name_forms
from zgc_cli.reading.normal import name_form


class Item(NamedTuple):
    """A question with the answers that count."""

    question: str
    answers: list[str]


def items(path: Path) -> Iterator[tuple[str, list[Item]]]:
    """Yield each context with its questions whose answer stands in one sentence of it."""
    for article in json.loads(path.read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            context = paragraph["context"]
            sentences = re.split("(?<=[。！？])", context)
            found = []
            for asked in paragraph["qas"]:
                answers = [a["text"] for a in asked["answers"]]
                if any(a in s for a in answers for s in sentences):
                    found.append(Item(asked["question"], answers))
            yield context, found


def score(document: Document, item: Item) -> tuple[bool, bool]:
    """Return whether the first sentence holds an answer, and whether the first answer is one."""
    passages = Passages(document)
    question = read(item.question, name_forms(document), passages.whole)
    ranks = passages.rank(question.rest, [p.near for p in question.parts if p.near])
    first = passages.texts[max(range(len(ranks)), key=lambda i: ranks[i])] if ranks else ""
    wanted = [name_form(a) for a in item.answers]
    judged = judge(document, passages, question)
    said = name_form(answer_of(document, passages, judged[0]).answer) if judged else ""
    answered = bool(said) and any(said in w or w in said for w in wanted)
    return any(w in first for w in wanted), answered


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("-v", action="store_true", help="print the questions that failed")
    options = parser.parse_args()
    total = ranked = answered = 0
    for context, found in items(options.file):
        document = parse(context)
        for item in found:
            first, right = score(document, item)
            total, ranked, answered = total + 1, ranked + first, answered + right
            if options.v and not first:
                print(item.question, item.answers[0], sep="\t")
    print(f"questions {total}, right sentence first {ranked / total:.3f}", end="")
    print(f", first answer right {answered / total:.3f}")


if __name__ == "__main__":
    main()
