"""Several articles as one: a dossier, in which one thing is one row."""
