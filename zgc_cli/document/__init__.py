"""The parsed document: its records, how they are written as bytes, and their file."""
