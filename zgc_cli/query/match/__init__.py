"""What search, ask and check share: compared forms, the index, names, spelling, ranking."""
