"""Every style and every sign of the program, in one place.

A style is a few words, as rich reads them: attributes and colours of the terminal's palette. Only
colours that can be read on black and on white carry text (so no yellow, no blue), and none
carries a meaning alone: beside it stands a sign, a word, or an attribute.
"""

from zgc_cli.runtime.named_tuple import NamedTuple

HEADING = "bold"
FAINT = "dim"
ID = "cyan"
NAME = "bold"
MATCH = "bold red"  # what a search looked for, as grep shows it
BORDER = "dim"
BAR = "cyan"
DATE = "green"
KIND = "magenta"
TODAY = "bold"  # the day of publication

# The style of a field in any table.
FIELDS = {
    "id": ID,
    "line": FAINT,
    "name": NAME,
    "title": NAME,
    "speaker": NAME,
    "start": DATE,
    "end": DATE,
    "value": NAME,
    "type": KIND,
    "kind": KIND,
    "mod": FAINT,
    "article": FAINT,
}

DIFFERENT = "bold underline"  # what a draft has otherwise than the article

# What the article says to a claim.
VERDICTS = {"supported": "green", "refuted": "bold red", "not_enough_info": "magenta"}
VERDICTS["disputed"] = "bold yellow"

# Marks inside the text. Each differs from the rest by its attributes as well as by its colour,
# but for figures and dates, which show what they are by their digits.
MARKS = {
    "person": "bold green",
    "org": "bold underline magenta",
    "place": "underline cyan",
    "event": "bold italic cyan",
    "product": "bold italic underline magenta",
    "work": "italic underline green",
    "term": "italic",
    "figure": "bold cyan",
    "date": "green",
    "speech": "",
}
# The same where there is no colour: what stands before and behind it.
BRACKETS = {"figure": "<>", "date": "{}", "speech": ("", "")}
NAME_BRACKETS = "[]"


class Signs(NamedTuple):
    """The characters that draw and signify, as far as an encoding carries them."""

    rule: str = "─"
    wall: str = "│"
    dot: str = "·"  # an empty cell of a strip
    between: str = "·"  # parts of a line
    bars: str = "▏▎▍▌▋▊▉█"  # eighths of a cell, from the left
    steps: str = "▄▆█"  # one, two, and more of something in a cell
    approx: str = "≈"
    least: str = "≥"
    most: str = "≤"
    other: str = "≠"
    supported: str = "✓"
    refuted: str = "✗"
    unknown: str = "?"
    disputed: str = "±"
    ellipsis: str = "…"
    dash: str = "–"


UNICODE = Signs()
ASCII = Signs(
    rule="-",
    wall="|",
    dot=".",
    between="|",
    bars="#",
    steps="123456789",
    approx="~",
    least=">=",
    most="<=",
    other="!=",
    supported="+",
    refuted="!",
    disputed="+/-",
    ellipsis="...",
    dash="-",
)
