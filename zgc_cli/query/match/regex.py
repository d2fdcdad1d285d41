"""How much a query may ask for: so many characters of a question, so much time of an expression."""

import re
import signal
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from zgc_cli.runtime.errors import QueryError
from zgc_cli.runtime.language import _

MAX_QUESTION = 1_000  # characters; each costs a look through the whole article
_MAX_SECONDS = 2  # of processor time for a regular expression over one article

Spans = tuple[tuple[int, int], ...]


def bounded_question(text: str) -> str:
    """Return a question; QueryError if it is longer than any question is."""
    if len(text) > MAX_QUESTION:
        raise QueryError(
            _(
                "the question is too long: {n} characters; {most} at most",
                n=len(text),
                most=MAX_QUESTION,
            )
        )
    return text


def matches(expression: str, texts: Sequence[str]) -> list[Spans]:
    """Return where a user's regular expression matches in each text; empty matches are left out.

    Raises QueryError if it cannot be read, or does not come to an end: (a+)+$ may take years.
    """
    # The matcher looks for signals while it goes back and forth, and no other thing can end it. A
    # signal reaches the main thread alone, so that any other one needs a process for it.
    if threading.current_thread() is threading.main_thread():
        with _bounded_time():
            return _matches(expression, texts)
    from zgc_cli.runtime.limited_call import GivenUpError, call

    try:
        found = call(f"{__name__}:_matches", (expression, texts), _MAX_SECONDS)
    except GivenUpError:
        raise _too_long() from None
    return [tuple((start, end) for start, end in spans) for spans in found]


def _matches(expression: str, texts: Sequence[str]) -> list[Spans]:
    try:
        with warnings.catch_warnings():
            # [[a] is told to mean something else one day: a word to programmers.
            warnings.simplefilter("ignore", FutureWarning)
            pattern = re.compile(expression)
    except (re.error, OverflowError, RecursionError) as error:
        raise QueryError(_("cannot read the regular expression: {error}", error=error)) from None
    return [tuple(m.span() for m in pattern.finditer(text) if m[0]) for text in texts]


@contextmanager
def _bounded_time() -> Iterator[None]:
    """Raise QueryError in the main thread once its process has worked for MAX_SECONDS."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise _too_long()

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, _MAX_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long() -> QueryError:
    return QueryError(
        _(
            "the regular expression takes more than {seconds:g} seconds; make it simpler",
            seconds=_MAX_SECONDS,
        )
    )
