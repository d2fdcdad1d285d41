"""A fact explorer for Chinese news articles.

    from zgc_cli import parse, load, Document

`parse(text, date=...)` makes a document of raw text, `load(path)` reads a parsed one; both are
imported when they are first used, so that `import zgc_cli` costs nothing.
"""

import os
import sys

TYPE_CHECKING = False  # as type checkers know it; importing `typing` for it costs milliseconds
if TYPE_CHECKING:
    from zgc_cli.document.document import Document as Document
    from zgc_cli.document.file import load as load
    from zgc_cli.parser.pipeline import parse as parse

__version__ = "0.1.0"
__all__ = ["Document", "load", "parse"]


def _end_at_interrupt() -> None:
    """End at Ctrl-C without a word, until `signals` does it better."""
    # It is there already; to import anything else takes time in which Ctrl-C may come.
    import _signal  # type: ignore[import-not-found]

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, lambda *_: os._exit(130))


def _is_started() -> bool:
    """Return whether the program is being started, not imported by another one."""
    name = sys.argv[0] if getattr(sys, "argv", None) else ""
    if name != "-m":
        return name.rpartition(os.sep)[2] == "zgc"
    # Before the arguments is the module, maybe in one word with the option: -m zgc_cli, -Imzgc_cli.
    module = sys.orig_argv[len(sys.orig_argv) - len(sys.argv)].removesuffix(".__main__")
    return module == "zgc_cli" or (module[:1] == "-" and module.endswith("mzgc_cli"))


if _is_started():  # what follows takes time, too
    _end_at_interrupt()

_HOMES = {
    "Document": "zgc_cli.document.document",
    "load": "zgc_cli.document.file",
    "parse": "zgc_cli.parser.pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
