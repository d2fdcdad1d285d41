"""What a text bears that was made from something with known paragraphs, for the layout to read."""

# Behind each paragraph, and twice behind a heading: Unicode's own sign for it, no character of it.
PARAGRAPH_END = "\u2029"
