"""What search, ask and check share: forms that are compared, the index, names, spelling, ranking."""
