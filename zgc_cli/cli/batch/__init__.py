"""Parsing one text or many."""
