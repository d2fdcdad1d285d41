"""What a command that reads articles was asked: which articles, and how to print what is found."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from zgc_cli.cli.articles.articles import Articles, Choose, named_rows
from zgc_cli.cli.articles.at_hand import quoted
from zgc_cli.document.document import Document
from zgc_cli.query.imprint import news
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.columns import WAYS
from zgc_cli.show.formats.emit import chosen_format, emit
from zgc_cli.show.listing import Output, Row

# What `search --in` calls the records of a kind.
_SEARCHED = {"quote": "quotes", "figure": "figures", "fact": "facts"}


class ChosenBy(NamedTuple):
    """What the rows of a command depend on besides the articles, and what is counted on the way."""

    options: tuple[object, ...]
    counts: tuple[Counter[str], ...] = ()


class Request(NamedTuple):
    """The articles, the output options, and where the output goes."""

    articles: Articles
    output: Output
    terminal: Terminal
    each: bool = False  # whether several articles are asked one at a time

    @property
    def is_dossier(self) -> bool:
        """Whether several articles are asked as one, of which one thing is one row."""
        return self.articles.several and not self.each

    @property
    def is_for_programs(self) -> bool:
        """Whether whole records are asked for, of which nothing is left out for a reader."""
        output = self.output
        if output.file is not None and output.format is None:
            from zgc_cli.show.formats.to_file import format_of

            return format_of(output.file) in ("json", "jsonl")
        return chosen_format(output, self.terminal) in ("json", "jsonl")

    def rows(self, choose: Choose, named: str | None = None) -> tuple[Iterable[Row], str]:
        """Return the rows that `choose` finds, and what to say if there are none.

        `named` is a name by which they are chosen; for which one it was taken is said.
        """
        if named is None:
            return self.articles.rows(choose), ""
        return named_rows(self.articles, named, choose, self.terminal)

    def choose(
        self,
        kind: str,
        choose: Choose,
        named: str | None = None,
        asked: ChosenBy | None = None,
        order: Callable[[Row], Any] | None = None,
    ) -> tuple[Iterable[Row], str]:
        """Return rows as `rows` does; of a dossier what several articles tell is one.

        Its rows are kept where `asked` tells what they depend on, and are in `order`.
        """
        found: tuple[Iterable[Row], str]
        if self.is_dossier and kind in WAYS:
            from zgc_cli.cli.articles.joined_rows import joined_rows, kept_rows

            def join() -> tuple[list[Row], str]:
                return joined_rows(kind, choose, lambda chosen: self.rows(chosen, named), order)

            if asked is None or named is not None or self.articles.state is None:
                found = join()
            else:
                found = kept_rows(self.articles, kind, *asked, join), ""
        else:
            found = self.rows(choose, named)
        rows, lacking = found
        return rows, self.or_word(lacking, named or "", _SEARCHED.get(kind))

    def or_word(self, lacking: str, typed: str, kind: str | None = None) -> str:
        """Return what is lacking, with the search that finds the word where it is only no name.

        `kind` is that of the records which are searched before the text.
        """
        if not (lacking and typed.strip()) or self.output.quiet:
            return lacking
        from zgc_cli.cli.articles.search_many import search
        from zgc_cli.query.search.engine import Query

        for where in filter(None, (kind, "text")):
            asked = Query((typed,), where, exact=True)
            if search(self.articles, asked, Output(limit=1)):
                command = f"zgc search {quoted(typed)}{self.articles.typed}"
                command += f" --in {where}" * (where == kind)
                return _("{lacking} (the text has it: {command})", lacking=lacking, command=command)
        return lacking

    def of_news(
        self, choose: Choose, whole: bool, *options: object
    ) -> tuple[Choose, ChosenBy, Callable[[], str]]:
        """Return what chooses the records that a reader wants, and what tells how many it left out.

        Between them stands what its rows depend on: the options, and whether all are wanted.
        """
        if whole or self.is_for_programs:
            return choose, ChosenBy((*options, "all")), str
        left = Counter[str]()

        def chosen(document: Document) -> list[Any]:
            found = list(choose(document))
            kept = news(document, found)
            left["records"] += len(found) - len(kept)
            return kept

        return chosen, ChosenBy(options, (left,)), lambda: left_out_of_news(left["records"])

    def print(
        self,
        kind: str,
        choose: Choose,
        *,
        named: str | None = None,
        single: bool = False,
        lacking: str = "",
        left_out: Callable[[], str] = str,
        asked: ChosenBy | None = None,
    ) -> int:
        """Print the records that `choose` finds in each article, and return the exit status.

        `left_out` is asked, when all are found, what a reader is not shown.
        """
        rows, unknown = self.choose(kind, choose, named, asked)
        return self.emit(kind, rows, single=single, lacking=unknown or lacking, left_out=left_out)

    def emit(
        self,
        kind: str,
        rows: Iterable[Row],
        *,
        single: bool = False,
        lacking: str = "",
        left_out: Callable[[], str] = str,
    ) -> int:
        """Print rows, or say what is lacking, and return the exit status."""
        status = emit(
            kind,
            rows,
            self.output,
            self.terminal,
            single=single,
            otherwise=lacking,
            where=self.articles.unnamed,
            left_out=left_out,
        )
        return self.articles.status(status)


def left_out_of_news(number: int) -> str:
    """Return what to say of records that are no news."""
    return _("+{n} of byline and dateline: --all", n=number) if number else ""


def left_out_of_time(apart: Counter[str]) -> tuple[str, str]:
    """Return what to say of dates that are not shown.

    `editions` only tell of which year a meeting or a report is; of the `open` ones, which have no
    day, nobody knows whether they lie between the bounds.
    """
    editions, open_ = apart["editions"], apart["open"]
    return (
        _("+{n} of which year something is: --all", n=editions) if editions else "",
        _n("+{n} date without a day", "+{n} dates without a day", open_) if open_ else "",
    )
