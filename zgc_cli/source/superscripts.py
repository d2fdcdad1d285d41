"""What a raised character means to the text: the power of a unit stays, the mark of a note goes."""

from zgc_cli.runtime.pattern import Pattern

_POWERS = {"2": "²", "3": "³"}
_LENGTH = Pattern(r"(?<![A-Za-z])[kcdm]?m$")  # 5km², 3 cm³


def superscript(before: str, raised: str) -> str:
    """Return what raised characters behind a text are: ² or ³ behind a length, else nothing."""
    power = _POWERS.get(raised.strip(), "")
    return power if power and _LENGTH.search(before[-3:]) else ""
