"""Does the time of every command grow with the length of a text, whatever the text is?

`patterns` makes texts out of the lexicons, the marks and the shapes of lines; `actions` names what
is done with a text; `measure` compares the time of a short text with that of a longer one. Run it
by hand over every entry of every lexicon: `python -m tests.growth --all`.
"""
