"""Several articles on one screen: their days and outlets, who is named and speaks, the articles."""

from collections.abc import Sequence

from zgc_cli.query.dossier.entities.overview import Overview
from zgc_cli.query.dossier.members import file_names
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.grid import GAP
from zgc_cli.show.text.styled import Text, padded
from zgc_cli.show.views.summary import flow
from zgc_cli.show.writer import Writer

_LINES = 2  # of a list that flows
_LEAST_FILES = 4  # articles that are listed, whatever the window
_PROMPT = 2  # lines that the shell takes


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the articles as a list that fills what the blocks leave of the window."""
    for row in listing.rows:
        about: Overview = row.record
        _masthead(about, writer)
        _names(about, writer)
        _flow(_("Quotes"), [_counted(s["name"], s["articles"]) for s in about.speakers], writer)
        _flow(_("Figures"), [_figure(f) for f in about.figures], writer)
        _flow(_("Outlets"), [_counted(o["name"], o["articles"]) for o in about.outlets], writer)
        _files(about, writer)


def _masthead(about: Overview, writer: Writer) -> None:
    days = list(dict.fromkeys(filter(None, (about.first, about.last))))
    undated = _n("{n} without a day", "{n} without a day", about.undated) if about.undated else ""
    parts = [
        Text(_n("{n} article", "{n} articles", about.articles), theme.HEADING),
        Text(f" {writer.signs.dash} ".join(days), theme.DATE),
        Text(undated, theme.FAINT),
    ]
    writer.write(writer.between(parts))
    n = about.counts
    counts = [
        _n("{n:,} sentence", "{n:,} sentences", n["sentences"]),
        _n("{n:,} date", "{n:,} dates", n["dates"]),
    ]
    writer.write("  ".join(counts), theme.FAINT)


def _counted(name: str, articles: int) -> Text:
    return Text(name, theme.NAME).add(f" {articles}", theme.FAINT)


def _figure(figure: dict[str, str | int | None]) -> Text:
    about = figure["subject"] or figure["counted"]
    label = Text(f"{about} " if about not in (figure["text"], None) else "", theme.FAINT)
    return label.add(str(figure["text"]), theme.NAME).add(f" {figure['articles']}", theme.FAINT)


def _names(about: Overview, writer: Writer) -> None:
    """Draw the things by type, behind each the number of articles that name it."""
    groups: dict[str, list[Text]] = {}
    for thing in about.entities:
        name = _counted(thing["name"], thing["articles"])
        groups.setdefault(thing["type"], []).append(name)
    if not groups:
        return
    writer.heading(_("Names"), f"{about.counts['entities']:,}")
    heads = {t: Text(word("entity.type", t), theme.KIND) for t in groups}
    margin = max(head.cell_len for head in heads.values()) + GAP
    for type_ in (t for t in about.types if t in groups):
        for number, line in enumerate(flow(groups[type_], writer.width - margin, _LINES, writer)):
            writer.put(padded(Text() if number else heads[type_], margin).add(line))


def _flow(title: str, pieces: Sequence[Text], writer: Writer) -> None:
    if pieces:
        writer.heading(title)
        for line in flow(list(pieces), writer.width, _LINES, writer):
            writer.put(line)


def _files(about: Overview, writer: Writer) -> None:
    """Draw the articles in order of time, as many as there is room for."""
    writer.heading(_("Articles"))
    room = max(writer.height - _PROMPT - len(writer.drawn), _LEAST_FILES)
    files = about.files if len(about.files) <= room else about.files[: room - 1]
    names = file_names(file["article"] for file in about.files)
    rows = []
    for file in files:
        title = Text(f"{file['outlet']} " if file["outlet"] else "", theme.FAINT)
        title.add(file["title"] or one_line(names[file["article"]]))
        rows.append([Text(file["date"] or writer.signs.unknown, theme.DATE), title])
    margin = max((day.cell_len for day, _title in rows), default=0) + GAP
    for day, title in rows:
        short = title.shortened(max(writer.width - margin, 2), writer.signs.ellipsis)
        writer.put(padded(day, margin).add(short))
    if left := len(about.files) - len(files):
        writer.put(f"{writer.signs.ellipsis} +{left}", theme.FAINT)
