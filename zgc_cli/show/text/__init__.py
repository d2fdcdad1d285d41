"""Styled text: its width, its lines, its colours."""
