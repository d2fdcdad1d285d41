"""Names of persons, places and organisations."""
