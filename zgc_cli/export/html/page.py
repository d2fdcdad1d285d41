"""One self-contained page: the text with its marks, the lists, a search box, no request."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from string import Template

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
    style, script, template = (
        (_HERE / f"page.{kind}").read_text("utf-8") for kind in ("css", "js", "html")
    )
    policy = (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    header = document.header
    entries = lists(document)
    words = {
        "title": name(document),
        "skip": _("Skip to the lists"),
        "records": _("Records"),
        # The script puts the numbers in; to gettext they are values by name.
        "found": _("{records} records, {places} places in the text"),
        "search": _("Search"),
        "placeholder": _("name, pinyin, words"),
        "next": _("Next place"),
        "label": _("Text"),
        "none": _("nothing found"),
    }
    return Template(template).substitute(
        {key: escape(text) for key, text in words.items()},
        policy=policy,
        style=style,
        script=script,
        source=" <i>·</i> ".join(
            escape(part) for part in (header.agency, header.place, header.date) if part
        ),
        counts="".join(_count(e) for e in entries if e.total),
        legend=_legend(document),
        text="\n".join(paragraphs(document, titles(document))),
        lists="".join(written(entries)),
    )


def _count(entries: Entries) -> str:
    heading = escape(entries.heading)
    return f'<li><a href="#{entries.anchor}"><b>{entries.total}</b> {heading}</a></li>'


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _legend(document: Document) -> str:
    """Return the marks that the text holds, each with a box that takes it off the text."""
    marked = {e.type for e in document.entities}
    marked |= {_mark(q.kind) for q in document.quotes}
    marked |= {"figure"} if document.figures else set()
    marked |= {"date"} if document.dates else set()
    kinds = {type_: word("entity.type", type_) for type_ in WORDS["entity.type"]}
    kinds |= {"figure": _("Figures"), "date": _("Dates")}
    kinds |= {_mark(kind): word("quote.kind", kind) for kind in WORDS["quote.kind"]}
    boxes = "".join(
        f'<label><input type="checkbox" checked id="mark-{kind}">'
        f'<span class="m {kind}">{escape(label)}</span></label>'
        for kind, label in kinds.items()
        if kind in marked
    )
    about = escape(_("Marks"))
    return f'<fieldset class="legend"><legend>{about}</legend>{boxes}</fieldset>' if boxes else ""


def _mark(kind: str) -> str:
    """Return what marks of a quote's kind are called: `term` is also a type of entity."""
    return "quoted" if kind == "term" else kind
