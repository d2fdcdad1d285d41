"""Reading and writing parsed documents."""

from pathlib import Path

from zgc_cli.document import Document


def load(path: str | Path | None = None) -> Document:
    """Read a parsed document; None is the built-in one."""
    raise NotImplementedError
