"""Names that an area gives: its districts, its offices, their accounts."""
