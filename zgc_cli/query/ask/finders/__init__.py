"""Where the candidates of each kind of answer come from."""
