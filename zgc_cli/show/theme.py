"""Every style of the program, in the sixteen colours of the terminal's own palette."""

HEADING = "bold"
FAINT = "dim"
ID = "cyan"
MATCH = "bold reverse"
BORDER = "dim"

FIELDS = {
    "id": ID,
    "line": FAINT,
    "name": "bold",
    "title": "bold",
    "speaker": "bold",
    "start": "green",
    "end": "green",
    "value": "yellow",
    "type": "magenta",
    "kind": "magenta",
    "mod": FAINT,
    "article": FAINT,
}

# What the article says to a claim.
VERDICTS = {"supported": "green", "refuted": "bold red", "not_enough_info": "yellow"}

# Marks inside the text: kind of the record -> style. Underlines differ, not colours alone.
MARKS = {
    "person": "bold blue",
    "org": "bold magenta",
    "place": "bold green",
    "event": "bold cyan",
    "product": "bold red",
    "work": "bold italic",
    "term": "italic",
    "figure": "yellow underline",
    "date": "green underline",
    "speech": "italic",
}
