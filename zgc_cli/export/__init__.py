"""The whole article in a form that other programs open: a page, a database, text."""
