"""Speakers whom a text does not name: groups, insiders, documents, whom a report cites."""
