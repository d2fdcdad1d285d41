"""Names that their form tells: districts and offices of an area, accounts, legal names."""
