"""What a text bears that was made from something with known paragraphs, for the layout to read."""

# Behind each paragraph, and twice behind a heading: Unicode's own sign for it, no character of it.
PARAGRAPH_END = "\u2029"
# In front of it behind a line of code, which is never a heading: Unicode's sign for a line.
CODE_END = "\u2028"
