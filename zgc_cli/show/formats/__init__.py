"""How records are written: lines, CSV, JSON, Markdown, graphs, pictures."""
