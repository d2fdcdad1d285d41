"""What a command that reads articles was asked: which articles, and how to print what is found."""

from collections.abc import Iterable
from typing import NamedTuple

from zgc_cli.cli.articles.articles import Articles, Choose, named_rows
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.formats.emit import emit
from zgc_cli.show.listing import Output, Row


class Request(NamedTuple):
    """The articles, the output options, and where the output goes."""

    articles: Articles
    output: Output
    terminal: Terminal

    def rows(self, choose: Choose, named: str | None = None) -> tuple[Iterable[Row], str]:
        """Return the rows that `choose` finds, and what to say if there are none.

        `named` is a name by which they are chosen; for which one it was taken is said.
        """
        if named is None:
            return self.articles.rows(choose), ""
        return named_rows(self.articles, named, choose, self.terminal)

    def print(
        self,
        kind: str,
        choose: Choose,
        *,
        named: str | None = None,
        single: bool = False,
        lacking: str = "",
    ) -> int:
        """Print the records that `choose` finds in each article, and return the exit status."""
        rows, unknown = self.rows(choose, named)
        return self.emit(kind, rows, single=single, lacking=unknown or lacking)

    def emit(
        self, kind: str, rows: Iterable[Row], *, single: bool = False, lacking: str = ""
    ) -> int:
        """Print rows, or say what is lacking, and return the exit status."""
        where = self.articles.unnamed
        status = emit(
            kind, rows, self.output, self.terminal, single=single, otherwise=lacking, where=where
        )
        return self.articles.status(status)
