"""The articles that a command was given: opened one at a time, a bad one no reason to stop.

Memory does not grow with their number: what a command keeps of an article are the records that
it chose, and a document that is opened again if more is asked of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from zgc_cli.cli.open import check_day, document, documents, places
from zgc_cli.document import Document, Layer
from zgc_cli.errors import DocumentError, ZgcError
from zgc_cli.language import _
from zgc_cli.query.names import resolve, suggest
from zgc_cli.show.render import Row
from zgc_cli.terminal import Terminal

SUGGESTED = 3  # names, at most

Choose = Callable[[Document], Iterable[Any]]


class Articles:
    """What stands behind `--article`, a folder for the files in it; the built-in one by default.

    Where there are several, one that cannot be read is named on stderr, and `status` tells.
    """

    def __init__(self, named: Sequence[str] | None, date: str | None, terminal: Terminal) -> None:
        """Take the names as they were typed, None or none for those that were not."""
        check_day(date)
        self._places = places(named or ())
        self._date = date
        self._terminal = terminal
        self._bad = 0

    @property
    def several(self) -> bool:
        """Whether a record has to say which article it is from."""
        return len(self._places) > 1

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        """Yield label and document of each; the label is empty where there is one alone."""
        if not self.several:
            yield from documents(self._places, self._date)
            return
        for place in self._places:
            try:
                opened = document(place, self._date, verify=True)
            except ZgcError as error:
                self._note(error)
                continue
            yield place, opened

    def rows(self, choose: Choose) -> Iterator[Row]:
        """Yield a row for each record that `choose` finds in each article.

        What one article refuses (it has no P12), another may have; it is raised if all refuse.
        """
        refused: ZgcError | None = None
        answered = False
        for label, opened in self:
            try:
                records = list(choose(opened))
            except DocumentError as error:
                if not label:
                    raise
                self._note(error)
                continue
            except ZgcError as error:
                refused = refused or error
                continue
            answered = True
            kept = _reopened(opened, label, self._date) if label and records else opened
            yield from (Row(label, kept, record) for record in records)
        if refused and not answered:
            raise refused

    def status(self, status: int) -> int:
        """Return the exit status of a command: its own, or 2 if an article could not be read."""
        return 2 if self._bad else status

    def _note(self, error: ZgcError) -> None:
        self._bad += 1
        self._terminal.note(str(error))


class Naming:
    """A name by which records are chosen, and what it was taken for in each article.

    An article in which it is only near a name has no say where another has the name itself.
    """

    def __init__(self, typed: str) -> None:
        """Take the name as it was typed."""
        self._typed = typed
        self._known = self._exact = False
        self._taken: dict[str, None] = {}
        self._near: dict[str, None] = {}

    def rows(self, opened: Articles, choose: Choose) -> list[Row]:
        """Return the rows that `choose` finds in the articles that know the name best."""

        def look(document: Document) -> list[tuple[bool, Any]]:
            exact = self._look(document)
            return [(exact, record) for record in choose(document)]

        tagged = list(opened.rows(look))
        return [
            row._replace(record=row.record[1]) for row in tagged if row.record[0] or not self._exact
        ]

    def _look(self, document: Document) -> bool:
        """Resolve the name in an article; tell whether it is there as it was typed."""
        found = resolve(document, self._typed)
        self._known = self._known or bool(found.entities)
        self._exact = self._exact or found.exact
        if not found.exact:
            self._taken |= dict.fromkeys(entity.name for entity in found.entities)
        if not found.entities and len(self._near) < SUGGESTED:
            self._near |= dict.fromkeys(suggest(document, self._typed))
        return found.exact

    def tell(self, terminal: Terminal) -> str:
        """Say for which name it was taken; return what to say if it is no name at all."""
        if self._known:
            for name in () if self._exact else self._taken:
                terminal.hint(_("{typed} is taken for {name}", typed=self._typed, name=name))
            return ""
        near = list(self._near)[:SUGGESTED]
        if not near:
            return _("nothing here is called {typed}", typed=self._typed)
        names = _(", ").join(near)
        return _(
            "nothing here is called {typed}; did you mean {names}?",
            typed=self._typed,
            names=names,
        )


class _Again(NamedTuple):
    """Reads layers of a document that was let go, from its file."""

    place: str
    date: str | None

    def __call__(self, name: str) -> Layer:
        return document(self.place, self.date).layer(name)

    def pick(self, name: str, places: Sequence[int]) -> Layer:
        return document(self.place, self.date).pick(name, places)


def _reopened(opened: Document, place: str, date: str | None) -> Document:
    """Return a document that holds nothing yet; what was parsed on the fly is kept as it is."""
    if place == "-" or not opened.is_stored:
        return opened
    return Document(opened.header, {}, _Again(place, date))
