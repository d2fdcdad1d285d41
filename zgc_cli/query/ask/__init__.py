"""Answers to a question."""
