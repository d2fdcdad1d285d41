"""What a ledger holds of each rule."""

from collections import defaultdict
from dataclasses import dataclass, field

_MOST_SAMPLES = 3


@dataclass
class Entry:
    """How often a rule fired, in how many texts, and what became of the records that bear it."""

    fires: int = 0
    texts: int = 0
    records: int = 0
    right: int = 0
    wrong: int = 0
    samples: list[str] = field(default_factory=list)

    def add(self, other: "Entry") -> None:
        """Add what another part of the ledger holds of the same rule."""
        self.fires += other.fires
        self.texts += other.texts
        self.records += other.records
        self.right += other.right
        self.wrong += other.wrong
        self.samples = [*self.samples, *other.samples][:_MOST_SAMPLES]

    def line(self) -> str:
        """Return the numbers and samples as fields of a line."""
        numbers = (self.fires, self.texts, self.records, self.right, self.wrong)
        return "\t".join([*map(str, numbers), " | ".join(self.samples)])


Ledger = defaultdict[str, Entry]  # by the names of the rules


def add(ledger: Ledger, part: Ledger) -> None:
    """Add another part of a ledger to one."""
    for name, entry in part.items():
        ledger[name].add(entry)
