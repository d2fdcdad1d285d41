"""The commands: each opens, selects and shows."""
