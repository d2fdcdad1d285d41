"""Print the ledger: `python -m tests.ledger FOLDER [--annotations]`."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from tests.firing import watched
from tests.ledger.count import Entry, Ledger, add
from tests.ledger.judge import judged
from zgc_cli import parse
from zgc_cli.cli.registries import all_rules
from zgc_cli.parser.pipeline import warm_up
from zgc_cli.runtime.process_map import in_shares

DAY = "2024-05-06"  # of the texts that show none


def main() -> None:
    """Parse every text of a folder and print a line a rule."""
    parser = argparse.ArgumentParser(prog="python -m tests.ledger", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--annotations", action="store_true", help="judge the records by NAME.json beside NAME.txt"
    )
    options = parser.parse_args()
    warm_up()
    ledger = Ledger(Entry)
    paths = sorted(map(str, options.folder.glob("*.txt")))
    for part in in_shares(lambda some: _entered(some, options.annotations), paths):
        add(ledger, part)
    stages = {rule.name: stage for stage, rule in all_rules()}
    print("rule", "stage", "fires", "texts", "records", "right", "wrong", "samples", sep="\t")
    for name in [*stages, *sorted(ledger.keys() - stages)]:
        print(name, stages.get(name, "-"), ledger[name].line(), sep="\t")


def _entered(paths: Sequence[str], annotated: bool) -> Ledger:
    ledger = Ledger(Entry)
    for path in map(Path, paths):
        note = path.with_suffix(".json")
        annotation = json.loads(note.read_text("utf-8")) if annotated else None
        day = (annotation and annotation["meta"].get("parse_date")) or DAY
        with watched() as fired:
            document = parse(path.read_text("utf-8"), date=day, source=path.name)
        for name, count in fired.items():
            ledger[name].add(Entry(fires=count, texts=min(count, 1)))
        for name, text, verdict in judged(document, annotation):
            shown = [text[:20]] if not verdict else []
            right, wrong = verdict is True, verdict is False
            ledger[name].add(Entry(records=1, right=right, wrong=wrong, samples=shown))
    return ledger


if __name__ == "__main__":
    main()
