"""Which parts of a question stand around a candidate, and how the candidate is put."""
