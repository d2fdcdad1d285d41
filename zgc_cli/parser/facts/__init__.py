"""The stage that states who did or is what."""
