"""Help, usage errors, topics and the manual page."""
