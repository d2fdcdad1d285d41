"""The stage that makes dates of what is read of time, with their events."""
