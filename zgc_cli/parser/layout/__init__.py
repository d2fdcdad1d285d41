"""The stage that tells lines apart: header, headings, paragraphs, sections, sentences."""
