"""One self-contained page: the text with its marks, the lists, a search box, no request.

Of several articles one comes below the other, in the text and in the lists; the IDs of each begin
with its number, for an ID is another record in each.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from string import Template

from zgc_cli.document.document import Document
from zgc_cli.export.html.record_lists import Entries, lists, titles, written
from zgc_cli.export.html.text import escape, name, paragraphs
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show.labels import WORDS, word

_HERE = Path(__file__).parent


def page(document: Document) -> str:
    """Return the article as an HTML page that needs nothing but itself."""
    header = document.header
    entries = lists(document)
    return _page(
        name(document),
        (part for part in (header.agency, header.place, header.date) if part),
        "".join(_count(e) for e in entries if e.total),
        _legend([document]),
        paragraphs(document, titles(document)),
        written(entries),
    )


def page_of_many(articles: Sequence[tuple[str, Document]]) -> str:
    """Return several articles, each with its name, as one such page."""
    texts, counts, listed = [], [], ['<a id="entities"></a>']
    for number, (label, document) in enumerate(articles, 1):
        own = partial(_numbered, number=number)
        shown = escape(one_line(label))
        counts.append(f'<li><a href="#{number}-text">{shown}</a></li>')
        texts.append(f'<p class="dateline" id="{number}-text">{shown}</p>')
        texts += map(own, paragraphs(document, titles(document)))
        listed.append(f"<h2>{shown}</h2>")
        listed += map(own, written(lists(document)))
    documents = [document for _label, document in articles]
    days = sorted({document.header.date for document in documents if document.header.date})
    number_of = _n("{n} article", "{n} articles", len(articles))
    span = " – ".join(dict.fromkeys([days[0], days[-1]])) if days else ""
    parts = filter(None, [number_of, span])
    return _page(number_of, parts, "".join(counts), _legend(documents), texts, listed)


def _numbered(markup: str, number: int) -> str:
    """Return the markup of an article, its number before each ID; no text has quotes in it."""
    return re.sub(r' (id|data-at|data-r|href)="(#?)', rf' \1="\g<2>{number}-', markup)


def _page(
    title: str,
    source: Iterable[str],
    counts: str,
    legend: str,
    text: Iterable[str],
    listed: Iterable[str],
) -> str:
    """Return a page of these parts, of which the last four are markup.

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
    words = {
        "title": title,
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
        source=" <i>·</i> ".join(map(escape, source)),
        counts=counts,
        legend=legend,
        text="\n".join(text),
        lists="".join(listed),
    )


def _count(entries: Entries) -> str:
    heading = escape(entries.heading)
    return f'<li><a href="#{entries.anchor}"><b>{entries.total}</b> {heading}</a></li>'


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _legend(documents: Sequence[Document]) -> str:
    """Return the marks that the texts hold, each with a box that takes it off the text."""
    marked = {e.type for document in documents for e in document.entities}
    marked |= {_mark(q.kind) for document in documents for q in document.quotes}
    marked |= {"figure"} if any(document.figures for document in documents) else set()
    marked |= {"date"} if any(document.dates for document in documents) else set()
    kinds = {type_: word("entity.type", type_) for type_ in WORDS["entity.type"]}
    kinds |= {"figure": _("Figures"), "date": _("Dates")}
    kinds |= {_mark(kind): word("quote.kind", kind) for kind in WORDS["quote.kind"]}
    kinds[_mark("term")] = _("Quoted terms")  # which are not the entities of that type
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
