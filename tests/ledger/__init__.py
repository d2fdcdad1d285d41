"""The ledger of the rules: how often each fires over a folder of texts, and how often it is right.

`python -m tests.ledger FOLDER [--annotations]` prints it; a rule that hardly ever fires is not
worth its lines.
"""
