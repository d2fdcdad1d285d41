"""The stage that cuts sentences into words, with their tags and readings."""
