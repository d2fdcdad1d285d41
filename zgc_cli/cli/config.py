"""The user's own defaults: a TOML file, read into the environment where that says nothing.

`$XDG_CONFIG_HOME/zgc/config.toml`; a key is a variable by another name.
"""

import os
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

from zgc_cli.runtime.errors import ZgcError, guess, reason
from zgc_cli.runtime.language import LANGUAGES, _, known

_VARIABLES = {
    "article": "ZGC_ARTICLE",
    "format": "ZGC_FORMAT",
    "lang": "ZGC_LANG",
    "pager": "ZGC_PAGER",
    "color": "",  # has two variables, one for each of always and never
}
_COLORS = {"always": "FORCE_COLOR", "never": "NO_COLOR"}


def config_file(environ: MutableMapping[str, str] = os.environ) -> Path:
    """Return where the file is, whether there is one or not."""
    base = environ.get("XDG_CONFIG_HOME", "")
    folder = Path(base) if base.startswith("/") else Path(environ.get("HOME") or "/", ".config")
    return folder / "zgc" / "config.toml"


def apply_config(environ: MutableMapping[str, str] = os.environ) -> None:
    """Set the variables that the file means and the environment does not have.

    Raises ZgcError for a file that cannot be read, and for what does not belong in it.
    """
    place = config_file(environ)
    own = place.with_name("names.txt")
    with suppress(OSError):  # the folder may be of another user, who has lent a HOME
        if "ZGC_NAMES" not in environ and own.is_file():
            environ["ZGC_NAMES"] = str(own)
    try:
        text = place.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        if isinstance(error, PermissionError) and not os.access(place.parent, os.X_OK):
            return  # the folder is of another user, who has lent a HOME
        raise ZgcError(
            _("cannot read {file}: {reason}", file=place, reason=reason(error))
        ) from error
    for key, value in _read(text, place).items():
        _check(key, value, place)
        if key == "color":
            if value in _COLORS and not any(environ.get(name) for name in _COLORS.values()):
                environ[_COLORS[value]] = "1"
            continue
        if key == "article":
            value = str(Path(value).expanduser()) if value.startswith("~/") else value
        environ.setdefault(_VARIABLES[key], value)


def _read(text: bytes, place: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib  # novermin: on 3.10 the next one
    else:
        import tomli as tomllib

    try:
        found: dict[str, Any] = tomllib.loads(text.decode("utf-8-sig"))
    except ValueError as error:
        raise ZgcError(_("cannot read {file}: {reason}", file=place, reason=error)) from error
    return found


def _check(key: str, value: object, place: Path) -> None:
    """Raise ZgcError for a key that is none, or a value that it cannot have."""
    from zgc_cli.show.listing import FORMATS, When

    if key not in _VARIABLES:
        raise ZgcError(
            _(
                "{file} knows no key {key!r}{guess}; the keys are {keys}",
                file=place,
                key=key,
                guess=guess(key, _VARIABLES),
                keys=", ".join(_VARIABLES),
            )
        )
    if key == "lang" and isinstance(value, str):
        value = known(value) or value
    choices = {"lang": LANGUAGES, "color": get_args(When), "format": FORMATS}.get(key, ())
    is_right = isinstance(value, str) and (not choices or value in choices)
    if key == "article" and is_right:
        is_right = str(value).startswith(("/", "~/"))
    if not is_right:
        is_path = key == "article"
        told = _("the whole path of a file, or ~/…") if is_path else _("a text in quotes")
        wanted = ", ".join(choices) or told
        raise ZgcError(
            _(
                "{file}: {key} takes {wanted}, not {value!r}",
                file=place,
                key=key,
                wanted=wanted,
                value=value,
            )
        )
