"""From raw text to a parsed document: a list of stages, each adding one layer."""
