"""Which list of the user's own names holds, and its file: kept sorted, written whole."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from zgc_cli.runtime.errors import SourceError, ZgcError, reason
from zgc_cli.runtime.language import _

if TYPE_CHECKING:
    from zgc_cli.reading.own_names import OwnLine, OwnNames

VARIABLE = "ZGC_NAMES"


def use(named: str | None) -> str | None:
    """Let a list hold from now on; an empty name is none."""
    if named is not None:
        os.environ[VARIABLE] = named
    return named


def names_file() -> Path | None:
    """Return the list that holds; None where there is none.

    ZGC_NAMES names it, which `--names` sets, and so does the file of settings where one lies beside
    it; an empty ZGC_NAMES is no list.
    """
    named = os.environ.get(VARIABLE, "")
    return Path(named) if named else None


def names_now() -> "OwnNames | None":
    """Return the names that hold for what is parsed now."""
    place = names_file()
    if place is None:
        return None
    from zgc_cli.reading.own_names import own_names

    try:
        return own_names(read_lines(place)[1])
    except SourceError:
        raise
    except ZgcError as error:
        raise SourceError(f"{place}: {error}") from error


def read_lines(place: Path) -> tuple[list[str], list["OwnLine"]]:
    """Return the comments at the head of a list, and its lines; SourceError if it is damaged."""
    from zgc_cli.reading.own_names import own_line

    try:
        text = place.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else _("it is not UTF-8")
        raise SourceError(_("cannot read {file}: {reason}", file=place, reason=why)) from error
    head: list[str] = []
    lines: list[OwnLine] = []
    for number, raw in enumerate(text.splitlines(), 1):
        try:
            line = own_line(raw)
        except ZgcError as error:
            raise SourceError(
                _("{file}, line {number}: {error}", file=place, number=number, error=error)
            ) from error
        if line is not None:
            lines.append(line)
        elif raw.strip() and not lines:
            head.append(raw)
    return head, lines


def write_lines(place: Path, head: Iterable[str], lines: Iterable["OwnLine"]) -> None:
    """Write a list, sorted; what speaks against itself is not written."""
    from zgc_cli.document.file import write_whole
    from zgc_cli.reading.own_names import own_names

    kept = sorted(set(lines), key=lambda line: (line.denied, not line.type, line.text))
    own_names(kept)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(
            _("cannot write {file}: {reason}", file=place, reason=reason(error))
        ) from error
    write_whole(place, "".join(f"{text}\n" for text in (*head, *(x.text for x in kept))).encode())
