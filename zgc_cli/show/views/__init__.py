"""The views that are more than a table, a module each: `draw(listing, writer)` draws a listing."""
