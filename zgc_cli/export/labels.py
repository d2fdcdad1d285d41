"""What kinds, types and modifiers are called where a person reads them."""

TYPES = {
    "person": "People",
    "org": "Organisations",
    "place": "Places",
    "event": "Events",
    "product": "Products",
    "work": "Works",
    "term": "Terms",
}
QUOTES = {"speech": "Speech", "indirect": "Reported speech", "term": "Quoted terms"}
FIGURES = {
    "count": "Counts",
    "money": "Money",
    "ratio": "Ratios",
    "length": "Lengths",
    "area": "Areas",
    "mass": "Masses",
    "energy": "Energy",
    "temperature": "Temperatures",
    "duration": "Durations",
    "frequency": "Frequencies",
    "ordinal": "Ordinals",
}
FACTS = {
    "affiliation": "Posts",
    "quantity": "Quantities",
    "event": "Events",
    "first": "Firsts",
    "state": "States",
    "statement": "Statements",
}
SIGNS = {
    "approx": "≈",
    "less_than": "<",
    "more_than": ">",
    "equal_or_more": "≥",
    "equal_or_less": "≤",
}


def number(value: float | None) -> str:
    """Return a number as a person reads it: 5,800,000 or 37.5."""
    if value is None:
        return ""
    return f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
