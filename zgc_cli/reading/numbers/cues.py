"""Words beside a number that tell what it counts; they stand in the lexicon `number_cues`."""

from zgc_cli import lexicon


def stands_before(cue: str, text: str, end: int, floor: int = 0) -> bool:
    """Return whether the text before `end` ends with a word of the cue."""
    return text.endswith(lexicon.listed("number_cues", cue), floor, end)


def stands_behind(cue: str, text: str, start: int, name: str = "number_cues") -> bool:
    """Return whether the text goes on with a word of the cue; the longest that fits decides."""
    words = lexicon.listed(name, cue)
    fitting = (word for word in words if text.startswith(word.removeprefix("!"), start))
    return not next(fitting, "!").startswith("!")
