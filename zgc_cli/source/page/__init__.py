"""The article in the tree of a web page: its blocks of text, which of them it is, its head."""
