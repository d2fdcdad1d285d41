"""The commands: each opens an article, selects records and shows them; no logic."""
