"""Many texts parsed into a folder: several at a time, begun again where it stopped.

A bad text does not stop the rest, and at any moment every document in the folder is whole.
Memory does not grow with the number of texts: a few are in work, the rest are names.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from zgc_cli import __version__
from zgc_cli.cli.batch.parse_one import parsed, read_text
from zgc_cli.cli.batch.progress import Progress
from zgc_cli.document.file import dump, is_special, origin_of, write_whole
from zgc_cli.parser.pipeline import parse, warm_up
from zgc_cli.reading.own_names import OwnNames
from zgc_cli.runtime import process_map, signals
from zgc_cli.runtime.errors import SourceError, ZgcError, is_out_of_memory, reason
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.source import read_bytes


class Task(NamedTuple):
    """One text, where its document goes, and how it is parsed."""

    text: str
    target: str
    date: str | None
    trace: bool
    again: bool  # even if its document is there
    names: OwnNames | None = None


class Tally:
    """What has become of the texts so far."""

    def __init__(self, progress: Progress, count: int) -> None:
        """Count `count` texts."""
        self.progress = progress
        self.count = count
        self.parsed = self.kept = 0
        self.problems: list[str] = []

    def keep(self, task: Task) -> None:
        """Count a text whose document is there."""
        self.kept += 1
        self.progress.skip(_size(task))

    def add(self, task: Task, problem: str | None) -> None:
        """Count a text that was parsed, or could not be."""
        if problem:
            self.problems.append(problem)
        else:
            self.parsed += 1
        self.progress.advance(_size(task), f"{self.done:,}/{self.count:,}")

    @property
    def done(self) -> int:
        """How many need nothing more."""
        return self.kept + self.parsed + len(self.problems)

    def tell(self, terminal: Terminal, folder: str) -> None:
        """Name the bad texts, and say how many of each sort there were, and where they are."""
        for problem in self.problems:
            terminal.note(problem)
        if n := len(self.problems):
            terminal.note(_("{n} of {all} texts could not be parsed", n=n, all=self.count))
        outcome = _n("{n} text parsed", "{n} texts parsed", self.parsed)
        if self.kept:
            outcome += _n(", {n} was there already", ", {n} were there already", self.kept)
        terminal.note(f"{outcome}: {folder}")


def parse_all(tasks: Sequence[Task], jobs: int) -> int:
    """Parse each text into its target; return 0, or 2 if one could not be parsed.

    At a signal it says what was not done and raises Stopped.
    """
    terminal = Terminal()
    count, folder = len(tasks), str(Path(tasks[0].target).parent)
    bar = Progress(terminal, sum(map(_size, tasks)), f"0/{count:,}", ticking=False)
    with signals.raised(), bar:
        tally = Tally(bar, count)
        try:
            todo = _unfinished(tasks, tally)
            with closing(process_map.each(attempt, todo, jobs, _lost, warm_up)) as outcomes:
                for task, problem in outcomes:
                    tally.add(task, problem)
        except signals.Stopped:
            bar.end()
            tally.tell(terminal, folder)
            left = count - tally.done
            terminal.note(
                _("interrupted with {n} of {all} texts left; run it again", n=left, all=count)
            )
            raise
    tally.tell(terminal, folder)
    return 2 if tally.problems else 0


def _unfinished(tasks: Iterable[Task], tally: Tally) -> Iterator[Task]:
    """Yield what is to be done, one by one as it is asked for."""
    for task in tasks:
        if not task.again and is_finished(task):
            tally.keep(task)
        else:
            yield task


def is_finished(task: Task) -> bool:
    """Return whether the target is a sound document of this very text, made by this parser."""
    origin = None if task.text == "-" else origin_of(task.target)
    try:
        return origin is not None and origin == _origin(read_bytes(task.text), task)
    except ZgcError:
        return False


def _origin(data: bytes, task: Task) -> dict[str, str]:
    """Return all that a document depends on besides its name."""
    text, date = sha256(data).hexdigest(), task.date or ""
    origin = {"text": text, "date": date, "parser": __version__}
    return origin | ({"names": task.names.digest} if task.names else {})


def attempt(task: Task) -> str | None:
    """Parse one text into its target; return what went wrong, for the caller to say."""
    try:
        if is_special(task.target):
            raise SourceError(_("cannot write {file}: it is no regular file", file=task.target))
        data = read_text(task.text, task.target)
        document = parsed(task.text, data, task.date, task.trace, parse, task.names)
        write_whole(task.target, dump(document, _origin(data, task)))
    except ZgcError as error:
        return str(error)
    except Exception as error:
        if isinstance(error, RecursionError) or is_out_of_memory(error):
            return _("{file} is too much for this machine's memory", file=task.text)
        raise
    return None


def _lost(task: Task, error: OSError | None) -> str:
    if error:
        return _(
            "{file} could not be parsed: its process was killed, there is no other: {reason}",
            file=task.text,
            reason=reason(error),
        )
    return _(
        "{file} could not be parsed: its process was killed; is there enough memory?",
        file=task.text,
    )


def _size(task: Task) -> int:
    """Return the bytes of a text, by which progress is measured; 1 if they cannot be outcome."""
    try:
        return Path(task.text).stat().st_size or 1
    except (OSError, ValueError):
        return 1
