"""Passages for a query."""
