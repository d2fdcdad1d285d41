"""The figures of a claim: what the article measures, whose that is, and how it may be counted."""
