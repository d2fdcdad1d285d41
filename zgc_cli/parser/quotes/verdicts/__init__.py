"""What kind of quote a quoted span is, and who spoke it."""
