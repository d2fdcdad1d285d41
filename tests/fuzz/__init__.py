"""Odd input by the million: targets that take bytes, and the program that runs them.

`python -m tests.fuzz TARGET --minutes N` fuzzes one of parse, check, search, ask and load with
atheris (the extra `fuzz`). The default suite runs the same targets on a few inputs.
"""
