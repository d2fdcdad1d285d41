"""The article as one self-contained HTML page."""
