"""How records look: the columns of each kind, and the formats made from them."""
