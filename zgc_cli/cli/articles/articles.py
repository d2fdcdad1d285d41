"""The articles that a command was given: opened one at a time, a bad one no reason to stop.

Memory does not grow with their number: what a command keeps of an article are the records that
it chose, and a document that is opened again if more is asked of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from zgc_cli.cli.articles.at_hand import quoted
from zgc_cli.cli.articles.holding import Contents, Files, file_states
from zgc_cli.cli.articles.open import (
    JSON,
    Again,
    document,
    folder_of,
    given,
    index_of,
    is_folder,
    iso_day,
    only_document,
    places,
    reopened,
    tell_piped,
)
from zgc_cli.document.damage import DOCUMENT
from zgc_cli.document.document import Document
from zgc_cli.document.indexed import of_index
from zgc_cli.document.records import LAYERS, Header
from zgc_cli.query.dossier.members import Member, by_day
from zgc_cli.runtime.errors import DocumentError, QueryError, ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.pattern import expect_many
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.listing import Row

if TYPE_CHECKING:
    from zgc_cli.cli.articles.index_reader import Indexes
    from zgc_cli.query.match.screens.passing import Screen

_SUGGESTED = 3  # names, at most
_FEW = 2  # articles, for each of which patterns are compiled without what it lacks
_FOR_TAB = 16  # of many articles, those whose names Tab knows
_LOOKS = 8  # into an article take as long as decoding it

Choose = Callable[[Document], Iterable[Any]]
Taken = TypeVar("Taken")
_Answer = list[Row] | ZgcError  # of one article


class _Unopened(Document):
    """Stands for a document of which no more is known than its day."""

    __slots__ = ()


class Articles:
    """What stands behind `--article`, a folder for the files in it; the built-in one by default.

    Where there are several, one that cannot be read is named on stderr, and `status` tells.
    """

    def __init__(
        self,
        named: Sequence[str] | None,
        date: str | None,
        terminal: Terminal,
        *,
        asks: bool = False,
    ) -> None:
        """Take the names as they were typed, None or none for those that were not.

        `asks` tells that the command line has a query, a name or an option of its own.
        """
        self._asks = asks
        self.places: Sequence[str] = places(named or (), terminal.note)
        self._date = iso_day(date)
        self._terminal = terminal
        self._bad: set[str] = set()
        self._only: Document | None = None  # standard input cannot be read twice
        self.several = len(self.places) > 1  # so that a record has to say which it is from
        self.is_named = bool(named)  # by the command line
        self._named = given(named or ())
        self._indexes = indexes(self.places, terminal.note) if self.several else None
        if len(self.places) > _FEW:
            expect_many()

    @property
    def unnamed(self) -> str:
        """What to call the one article that the command line does not name; empty if it does."""
        if self.is_named or self.several:
            return ""
        return self.places[0] if self.places else _("built-in article")

    @property
    def typed(self) -> str:
        """The names of the articles as a shell takes them, a blank before each."""
        return "".join(f" {quoted(name)}" for name in self._named)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.places) if self.several else 1

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        """Yield label and document of each; the label is empty where there is one alone."""
        if not self.several:
            if self._only is None:
                named = self.places
                if not named:
                    tell_piped(self._terminal, self.unnamed, asks=self._asks)
                self._only = only_document(named, self._date)
            yield "", self._only
            return
        for place in self.places:
            try:
                opened = self._indexes.document(place) if self._indexes else None
                opened = opened or document(place, self._date, verify=True)
            except ZgcError as error:
                self.note(place, error)
                continue
            yield place, opened

    def tell_tab(self) -> None:
        """Let Tab know what is in a folder, or in each of several files, unless it knows that."""
        # Of one file that was opened it is noted already.
        names = [n for n in self._named[:_FOR_TAB] if n != "-" and (self.several or is_folder(n))]
        for name in names:
            from zgc_cli.completion import sidecar

            sidecar.note_at(name, partial(self._readable, name))

    def _readable(self, name: str) -> Iterator[Document]:
        """Yield the first articles of a name that can be read, each with all its layers."""
        for place in places([name])[:_FOR_TAB]:
            with suppress(ZgcError):
                opened = document(place, self._date)
                decode(opened)
                yield opened

    def hint_day(self, opened: Document) -> None:
        """Tell a person of the one article given, if it is no parsed one, that it shows no day."""
        is_raw = len(self.places) == 1 and not self.places[0].lower().endswith((DOCUMENT, JSON))
        if is_raw and opened.header.date is None:
            from zgc_cli.cli.batch.parse_one import hint_day

            hint_day(opened, self._terminal)

    def decoded(self) -> Iterator[tuple[str, Document]]:
        """Yield label and document of each with all its layers: what is unsound is found now."""
        for label, opened in self:
            try:
                decode(opened)
            except DocumentError as error:
                if not label:
                    raise
                self.note(label, error)
                continue
            yield label, opened

    @property
    def contents(self) -> Contents:
        """What tells which of them can hold something; none is decoded for it."""
        return self._indexes.contents(self.places) if self._indexes else Files(self.places)

    @property
    def state(self) -> list[str] | None:
        """What all that they say depends on, if they are documents that can be told again."""
        known = self._indexes.state(self.places) if self._indexes else None
        return file_states(self.places) if known is None and self.several else known

    def kept(self, what: str, state: Sequence[str], make: Callable[[], bytes]) -> bytes:
        """Return what was kept of them in this state, or what is made of them now.

        It is not kept where one of them is found to be bad: that is to be said each time.
        """
        from zgc_cli.cli.articles.names_list import names_now
        from zgc_cli.runtime.cache import joined

        own = names_now()
        return joined([what, own.digest if own else "", *state], make, lambda: not self._bad)

    def passing(self, screen: "Screen | None") -> "Articles":
        """Return those that a screen lets through; all where there is none, or one article."""
        if screen is None or not self.several:
            return self
        return self.only(self.contents.passing(screen))

    def rows(self, choose: Choose) -> Iterator[Row]:
        """Yield a row for each record that `choose` finds in each article.

        What one article refuses (it has no P12), another may have; it is raised if all refuse.
        """
        return _accepted(self._answers(choose))

    def all_rows(self, choose: Choose) -> list[Row]:
        """Return the rows of all articles, found by several processes where there are many.

        `choose` must not rely on what it changes: it may run in another process.
        """
        if not self.several:
            return list(self.rows(choose))

        def find(places: Sequence[str]) -> tuple[list[_Answer], set[str]]:
            part = self.only(places)
            return list(part._answers(choose)), part._bad

        from zgc_cli.runtime.process_map import in_shares

        shares = in_shares(find, self.places, _LOOKS)
        self._bad.update(*(bad for _answers, bad in shares))
        return list(_accepted(answer for answers, _bad in shares for answer in answers))

    def rows_of_index(self, choose: Choose) -> list[Row]:
        """Return the same rows as `all_rows`, found by who asks a document for its index alone.

        The document of a row may have nothing but its day: `opened_again` gives the whole one.
        """
        if not self._indexes:
            return self.all_rows(choose)
        told = dict(self.contents.told(lambda line: list(choose(of_index(line)))))
        others = self.only([place for place, found in told.items() if found is None])
        rows: dict[str, list[Row]] = {place: [] for place in self.places}
        for row in others.all_rows(choose) if others.places else ():
            rows[row.article].append(row)
        for place, found in told.items():
            if found:
                document = _Unopened(Header(date=self._indexes.day(place)), {})
                rows[place] += [Row(place, document, record) for record in found]
        return [row for place in self.places for row in rows[place]]  # one may be named twice

    def opened_again(self, rows: Sequence[Row]) -> list[Row]:
        """Return rows of `rows_of_index` with their documents; what is bad by now is left out."""
        shut = [row.article for row in rows if isinstance(row.document, _Unopened)]
        opened = dict(self.only(list(dict.fromkeys(shut))))
        again = [row._replace(document=opened.get(row.article, row.document)) for row in rows]
        return [row for row in again if not isinstance(row.document, _Unopened)]

    def in_time(self, take: Callable[[Document], Taken]) -> list[tuple[Member, Taken]]:
        """Return what is taken of each article, in order of time; those without a day are last.

        As with `all_rows`, several processes take where there are many articles, so that what
        is taken should be small; of a member itself nothing is held but its header.
        """
        rows = self.all_rows(lambda document: [take(document)])
        found = [(Member(row.article, row.document), row.record) for row in rows]
        return sorted(found, key=lambda pair: by_day(pair[0].day))

    def _answers(self, choose: Choose) -> Iterator[_Answer]:
        for label, opened in self:
            try:
                records = list(choose(opened))
            except DocumentError as error:
                if not label:
                    raise
                self.note(label, error)
            except QueryError:
                raise
            except ZgcError as error:
                yield error
            else:
                kept = reopened(opened, label, self._date) if label and records else opened
                yield [Row(label, kept, record) for record in records]

    def shut(self, label: str, header: Header) -> Document:
        """Return a document of which the header is known, and which is opened for all else."""
        return Document(header, {}, Again(label, self._date))

    def only(self, places: Sequence[str]) -> "Articles":
        """Return some of the articles; each bad one is reported once."""
        part = copy(self)
        part.places = list(places)
        return part

    def status(self, status: int) -> int:
        """Return the exit status of a command: its own, or 2 if an article could not be read."""
        return 2 if self._bad else status

    def note(self, place: str, error: ZgcError) -> None:
        """Say once what is wrong with an article, and let `status` tell."""
        if place not in self._bad:
            self._bad.add(place)
            self._terminal.note(str(error))


def decode(opened: Document) -> None:
    """Decode all layers of an article; DocumentError if one is unsound."""
    for layer in LAYERS:
        opened.layer(layer)


def indexes(places: Sequence[str], note: Callable[[str], None]) -> "Indexes | None":
    """Return the indexes of the folders of some articles; None where no folder has one."""
    folders = {folder_of(place) for place in places}
    if not any(index_of(folder).is_symlink() or index_of(folder).exists() for folder in folders):
        return None
    from zgc_cli.cli.articles.index_reader import Indexes

    return Indexes(places, note)


def _accepted(answers: Iterable[_Answer]) -> Iterator[Row]:
    """Yield the rows; raise what was refused if nothing was answered."""
    refused: list[ZgcError] = []
    is_answered = False
    for answer in answers:
        if isinstance(answer, ZgcError):
            refused.append(answer)
        else:
            is_answered = True
            yield from answer
    if refused and not is_answered:
        raise refused[0]


def named_rows(
    opened: Articles, typed: str, choose: Choose, terminal: Terminal
) -> tuple[list[Row], str]:
    """Return the rows that `choose` finds by a name, and what to say if there is no such name.

    An article in which it is only near a name has no say where another has the name itself. For
    which name it was taken is said. Where it is near none, `choose` takes it for a word.
    """
    from zgc_cli.query.match.resolve import Resolution, resolve

    resolved: list[Resolution] = []
    calling = _calling(opened, typed)
    named, is_exact = _named(opened, calling, typed)

    def look(document: Document) -> list[tuple[bool, Any]]:
        found = resolve(document, typed)
        resolved.append(found)
        if not found.entities or (is_exact and not found.exact):
            return []
        return [(found.exact, record) for record in choose(document)]

    tagged = list(named.rows(look))
    exact = any(found.exact for found in resolved)
    rows = [row._replace(record=row.record[1]) for row in tagged if row.record[0] or not exact]
    names = dict.fromkeys(entity.name for found in resolved for entity in found.entities)
    if names and not exact:
        terminal.hint(_("{typed} is taken for {name}", typed=typed, name=_(", ").join(names)))
    if names:
        return rows, ""
    rows = list(calling.rows(choose))
    return rows, "" if rows else _unknown(opened, typed)


def _named(opened: Articles, calling: Articles, typed: str) -> tuple[Articles, bool]:
    """Return the articles that may have a name as it was typed, and that one of several does.

    Else those that may have one near it.
    """
    if not opened.several:
        return opened, False
    from zgc_cli.query.match import possible
    from zgc_cli.query.match.resolve import resolve

    if any(row.record for row in calling.rows(lambda d: [resolve(d, typed).exact])):
        return calling, True
    return opened.passing(possible.resembling([typed.replace(" ", "")], of_names=True)), False


def _calling(opened: Articles, typed: str) -> Articles:
    """Return the articles that may have a name as it was typed; the one, if it is one alone."""
    if not opened.several:
        return opened
    from zgc_cli.query.match.possible import calling

    return opened.passing(calling(typed))


def _unknown(opened: Articles, typed: str) -> str:
    """Return what to say of a name that no article has: what looks like it, if anything does."""
    from zgc_cli.query.match import possible
    from zgc_cli.query.match.resolve import suggest

    near: dict[str, None] = {}
    opened = opened.passing(possible.suggesting(typed))
    for row in opened.rows(lambda document: suggest(document, typed)):
        near[row.record] = None
        if len(near) == _SUGGESTED:
            break
    return unknown(typed, near)


def unknown(typed: str, near: Iterable[str]) -> str:
    """Return what to say of a name that nothing has, with those that look like it."""
    if not near:
        return _("nothing here is called {typed}", typed=typed)
    return _(
        "nothing here is called {typed}; did you mean {names}?",
        typed=typed,
        names=_(", ").join(near),
    )
