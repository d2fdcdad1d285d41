"""How far the article bears a claim out: named features of their alignment, and what they tell."""
