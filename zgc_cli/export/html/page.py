"""One self-contained page: the text with its marks, the lists, a search box, no request."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from zgc_cli.document.document import Document
from zgc_cli.export.html.record_lists import Entries, lists, titles, written
from zgc_cli.export.html.text import escape, name, paragraphs
from zgc_cli.runtime.language import _
from zgc_cli.show.labels import WORDS, word

_HERE = Path(__file__).parent


def page(document: Document) -> str:
    """Return the article as an HTML page that needs nothing but itself.

    Its content security policy lets nothing run or be fetched but the style and the script that
    stand here, each named by its hash; no text of the article is ever part of either.
    """
    style = (_HERE / "page.css").read_text("utf-8")
    script = (_HERE / "page.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    title = escape(name(document))
    entries = lists(document)
    text = "\n".join(paragraphs(document, titles(document)))
    return f"""<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="zgc">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<a class="skip" href="#entities">{escape(_("Skip to the lists"))}</a>
{_masthead(document, entries)}
{_legend(document)}
<main>
{_search()}
<article id="text" aria-label="{escape(_("Text"))}">
{text}
</article>
<aside id="lists" aria-label="{escape(_("Records"))}">
{"".join(written(entries))}
<p class="none" hidden>{escape(_("nothing found"))}</p>
</aside>
</main>
<script>{script}</script>
</body>
</html>
"""


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _masthead(document: Document, entries: list[Entries]) -> str:
    header = document.header
    parts = [escape(p) for p in (header.agency, header.place, header.date) if p]
    counts = "".join(
        f'<li><a href="#{e.anchor}"><b>{e.total}</b> {escape(e.heading)}</a></li>'
        for e in entries
        if e.total
    )
    return (
        f'<header><p class="source">{" <i>·</i> ".join(parts)}</p>'
        f'<nav aria-label="{escape(_("Records"))}"><ul>{counts}</ul></nav></header>'
    )


def _legend(document: Document) -> str:
    """Return the marks that the text holds, each with a box that takes it off the text."""
    held = {e.type for e in document.entities}
    held |= {_mark(q.kind) for q in document.quotes}
    held |= {"figure"} if document.figures else set()
    held |= {"date"} if document.dates else set()
    kinds = {type_: word("entity.type", type_) for type_ in WORDS["entity.type"]}
    kinds |= {"figure": _("Figures"), "date": _("Dates")}
    kinds |= {_mark(kind): word("quote.kind", kind) for kind in WORDS["quote.kind"]}
    boxes = "".join(
        f'<label><input type="checkbox" checked id="mark-{kind}">'
        f'<span class="m {kind}">{escape(label)}</span></label>'
        for kind, label in kinds.items()
        if kind in held
    )
    about = escape(_("Marks"))
    return f'<fieldset class="legend"><legend>{about}</legend>{boxes}</fieldset>' if boxes else ""


def _mark(kind: str) -> str:
    """Return what marks of a quote's kind are called: `term` is also a type of entity."""
    return "quoted" if kind == "term" else kind


def _search() -> str:
    # The script puts the numbers in; to gettext they are values by name.
    found = _("{records} records, {places} places in the text")
    return (
        f'<div class="search" role="search" hidden data-found="{escape(found)}">'
        f'<label for="q">{escape(_("Search"))}</label>'
        '<input id="q" type="search" autocomplete="off" spellcheck="false" '
        f'placeholder="{escape(_("name, pinyin, words"))}" aria-describedby="found">'
        f'<button type="button" id="next" disabled>{escape(_("Next place"))}</button>'
        '<p id="found" role="status"></p></div>'
    )
