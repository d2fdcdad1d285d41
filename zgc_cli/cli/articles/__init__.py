"""From what is named as an article to documents."""
