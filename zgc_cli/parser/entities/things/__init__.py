"""Names of events, works, products, projects and terms."""
