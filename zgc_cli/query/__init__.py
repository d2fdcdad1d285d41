"""Reading a parsed document: selecting, resolving names, searching."""
