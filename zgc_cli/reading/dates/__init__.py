"""Dates and periods, from text alone."""
