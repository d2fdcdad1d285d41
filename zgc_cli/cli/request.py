"""What a command that reads articles was asked: which articles, and how to print what is found."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from zgc_cli.cli.articles.articles import Articles, Choose, named_rows
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.columns import WAYS
from zgc_cli.show.formats.emit import chosen_format, emit
from zgc_cli.show.listing import Output, Row


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
        if output.file is not None:
            from zgc_cli.show.formats.to_file import inside

            output = inside(output, "graph")
        return chosen_format(output, self.terminal) in ("json", "jsonl")

    def rows(self, choose: Choose, named: str | None = None) -> tuple[Iterable[Row], str]:
        """Return the rows that `choose` finds, and what to say if there are none.

        `named` is a name by which they are chosen; for which one it was taken is said.
        """
        if named is None:
            return self.articles.rows(choose), ""
        return named_rows(self.articles, named, choose, self.terminal)

    def choose(
        self, kind: str, choose: Choose, named: str | None = None
    ) -> tuple[Iterable[Row], str]:
        """Return rows as `rows` does; of a dossier what several articles tell is one."""
        if not (self.is_dossier and kind in WAYS):
            return self.rows(choose, named)
        from zgc_cli.cli.articles.joined_rows import joined_rows

        return joined_rows(kind, choose, lambda chosen: self.rows(chosen, named))

    def print(
        self,
        kind: str,
        choose: Choose,
        *,
        named: str | None = None,
        single: bool = False,
        lacking: str = "",
        left_out: Callable[[], str] = str,
    ) -> int:
        """Print the records that `choose` finds in each article, and return the exit status.

        `left_out` is asked, when all are found, what a reader is not shown.
        """
        rows, unknown = self.choose(kind, choose, named)
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
        self.articles.tell_unread()
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
