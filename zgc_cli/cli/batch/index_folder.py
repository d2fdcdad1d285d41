"""The index of a folder made or renewed, for who waits for it at a terminal."""

from contextlib import ExitStack

from zgc_cli.cli.articles.index_writer import Renewed, renew
from zgc_cli.runtime import signals
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.terminal import Terminal

_LONG = 500  # documents that are read in a second


def index_folder(folder: str) -> int:
    """Make or renew an index; return 0, or 2 where a document cannot be read."""
    terminal = Terminal()
    done = _renewed(folder, terminal)
    for problem in done.problems:
        terminal.note(problem)
    told = _n("{n:,} document in the index", "{n:,} documents in the index", done.documents)
    if done.read:
        told += _(", {n:,} of them new or changed", n=done.read)
    if done.gone:
        told += _(", {n:,} gone", n=done.gone)
    terminal.note(f"{told}: {folder}")
    return 2 if done.problems else 0


def _renewed(folder: str, terminal: Terminal) -> Renewed:
    """Renew an index; where that takes long, a bar shows how far it is."""
    if not terminal.err_tty:
        return renew(folder)
    from zgc_cli.cli.batch.progress import Progress

    bars: list[Progress] = []
    with signals.raised(), ExitStack() as stack:

        def tell(done: int, all_: int) -> None:
            if all_ < _LONG:
                return
            if not bars:
                bars.append(stack.enter_context(Progress(terminal, all_, folder, ticking=False)))
            bars[0].advance(1, f"{done:,}/{all_:,}")

        return renew(folder, tell)
