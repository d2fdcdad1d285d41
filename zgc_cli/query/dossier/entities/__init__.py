"""The entities of several articles, joined: one thing is one, with all that is told of it."""
