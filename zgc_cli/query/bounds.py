"""How much a query may ask for: so many characters of a question, so much time of an expression."""

import re
import signal
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from zgc_cli.errors import ZgcError
from zgc_cli.language import _

MAX_QUESTION = 1_000  # characters; each costs a look through the whole article
MAX_SECONDS = 2.0  # of processor time for a regular expression over one article


def bounded_question(text: str) -> str:
    """Return a question; ZgcError if it is longer than any question is."""
    if len(text) > MAX_QUESTION:
        raise ZgcError(
            _(
                "the question is too long: {n} characters; {most} at most",
                n=len(text),
                most=MAX_QUESTION,
            )
        )
    return text


def expression(text: str) -> re.Pattern[str]:
    """Return a user's regular expression; ZgcError if it cannot be read."""
    try:
        with warnings.catch_warnings():
            # [[a] is told to mean something else one day: a word to programmers.
            warnings.simplefilter("ignore", FutureWarning)
            return re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise ZgcError(_("cannot read the regular expression: {error}", error=error)) from None


@contextmanager
def bounded_time() -> Iterator[None]:
    """Raise ZgcError if a regular expression does not come to an end: (a+)+$ may take years.

    The matcher looks for signals while it goes back and forth, and no other thing can end it. A
    signal reaches the main thread alone; in another one, where an engine maps a query over many
    articles, the time is not bounded.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(
        signal, "setitimer"
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, MAX_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise ZgcError(
        _(
            "the regular expression takes more than {seconds:g} seconds; make it simpler",
            seconds=MAX_SECONDS,
        )
    )
