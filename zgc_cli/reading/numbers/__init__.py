"""Numbers with their units, from text alone."""
