"""What lies around the program: terminal, language, errors, signals, processes, cache."""
