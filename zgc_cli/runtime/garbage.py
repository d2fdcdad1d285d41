"""When Python looks for garbage: in a short command never, in a long one seldom."""

import gc

_OBJECTS = 50_000  # new ones, less those that are gone, between two looks


def collect_seldom() -> None:
    """Look for garbage from now on, for a command that handles any number of articles.

    An article is tens of thousands of tuples, none of which is garbage as long as it is in use: to
    look through them after every 700, as Python does, takes a twentieth of the time of parsing one
    and a quarter of that of writing it as a page.
    """
    gc.enable()  # the entry point switches it off
    gc.set_threshold(_OBJECTS)
