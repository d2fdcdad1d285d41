"""The articles of a dossier, their order in time, and what a reader calls them."""

from collections import Counter
from collections.abc import Iterable

from zgc_cli.document.document import Document
from zgc_cli.runtime.named_tuple import NamedTuple


class Member(NamedTuple):
    """One article of a dossier; `label` is its place as it was named, its folder included."""

    label: str
    document: Document

    @property
    def day(self) -> str | None:
        """The ISO day of the article; None where it shows none."""
        return self.document.header.date

    @property
    def outlet(self) -> str | None:
        """The news agency or medium; None where the article names none."""
        return self.document.header.agency


def by_day(day: str | None) -> tuple[bool, str]:
    """Return the key by which days are sorted: what has none comes last."""
    return day is None, day or ""


def file_names(labels: Iterable[str]) -> dict[str, str]:
    """Return what to call each article on a screen: its file alone where no other has that name."""
    files = {label: label.rpartition("/")[2] or label for label in labels}
    number = Counter(files.values())
    return {label: file if number[file] == 1 else label for label, file in files.items()}
