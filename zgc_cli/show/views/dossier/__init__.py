"""What several articles tell as one, drawn: the things, one of them, the whole at a glance."""
