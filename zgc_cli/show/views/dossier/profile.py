"""All that several articles tell of one thing: its posts, what it said, each with its article."""

from collections.abc import Iterable
from typing import Any

from zgc_cli.query.card import Tie
from zgc_cli.query.dossier.entities.profile import HeldPost, Naming, Profile, ToldOnce
from zgc_cli.query.dossier.members import file_names
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text
from zgc_cli.show.views.brief import brief
from zgc_cli.show.views.card import Item, beside_margin
from zgc_cli.show.writer import Writer


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the head of each thing and its blocks; an empty one is left out."""
    for row in listing.rows:
        writer.gap()
        page = _ProfilePage(row, writer)
        page.draw()


class _ProfilePage:
    """One profile as it is drawn; articles are called by their files."""

    def __init__(self, row: Row, writer: Writer) -> None:
        self._profile: Profile = row.record
        self._writer = writer
        members = self._profile.members
        self._rows = {m.label: Row("", m.document, None) for m in members}
        self._files = file_names(self._rows)

    def draw(self) -> None:
        profile, writer = self._profile, self._writer
        self._head()
        ends = [(_("First"), profile.first)]
        ends += [(_("Last"), profile.last)] * (profile.last != profile.first)
        shown = [(label, end) for label, end in ends if end]
        if shown:
            writer.gap()
            beside_margin([self._end(label, end) for label, end in shown], writer)
        blocks = {
            _("Posts"): [self._post(post) for post in profile.posts],
            _("Quotes"): self._told(profile.quotes),
            _("Quotes about it"): self._told(profile.about),
            _("Figures"): self._told(profile.figures),
            _("Facts"): self._told(profile.facts),
            _("Ties"): self._told(profile.ties),
            _("Quoted terms"): self._told(profile.terms),
            _("Articles"): [
                (
                    self._day(m.day),
                    self._article([m.label]).add(f"  {m.document.header.title or ''}"),
                )
                for m in profile.members
            ],
        }
        for title, block in blocks.items():
            if block:
                writer.heading(title, str(len(block)) if len(block) > 1 else "")
                beside_margin(block, writer)

    def _head(self) -> None:
        thing, writer = self._profile.record, self._writer
        span = f" {writer.signs.dash} ".join(dict.fromkeys(filter(None, (thing.first, thing.last))))
        parts = [
            Text(thing.name, theme.HEADING),
            Text(thing.id, theme.ID),
            Text(word("entity.type", thing.type), theme.KIND),
            Text(thing.pinyin, theme.FAINT),
            Text(_n("{n} article", "{n} articles", thing.articles)),
            Text(_n("{n} mention", "{n} mentions", len(thing.mentions))),
            Text(span, theme.DATE),
        ]
        writer.write(writer.between(parts))
        for alias in thing.aliases:
            writer.write(f"= {alias}")

    def _day(self, day: str | None) -> Text:
        return Text(day or self._writer.signs.unknown, theme.DATE)

    def _article(self, labels: Iterable[str], line: int | None = None) -> Text:
        """Return the first article, as a link to a line, and how many more there are."""
        first, *more = labels
        link = self._writer.link(self._rows[first], line)
        text = Text(one_line(self._files[first]), theme.FAINT, link)
        return text.add(f" +{len(more)}" if more else "", theme.FAINT)

    def _end(self, label: str, end: Naming) -> Item:
        text = Text(f"{label} ", theme.HEADING).add(f"{end.text}  ")
        return self._day(end.date), text.add(self._article([end.article], end.line))

    def _post(self, post: HeldPost) -> Item:
        """Return a post behind the days of the first and the last article that tells of it."""
        days = dict.fromkeys(filter(None, (post.first, post.last)))
        span = Text(f"\n{self._writer.signs.dash} ".join(days) or "?", theme.DATE)
        text = Text(post.post, theme.NAME)
        if post.person not in (self._profile.record.name, *self._profile.record.aliases):
            text = Text(f"{post.person} ", theme.NAME).add(post.post)
        return span, text.add("  ").add(self._article(post.articles, post.line))

    def _told(self, records: Iterable[ToldOnce]) -> list[Item]:
        return [self._record(told) for told in records]

    def _record(self, told: ToldOnce) -> Item:
        record: Any = told.record
        first = told.members[0]
        if isinstance(record, Tie):
            ends = [Text(record.label, theme.FAINT), Text(record.name, theme.NAME)]
            one, other = ends if record.direction == "to" else reversed(ends)
            text, line = Text().add(one).add(" ").add(other), None
            text.add(f"  {record.id}", theme.ID)
        else:
            text, line = Text().add(brief(record)), record.line
        labels = [member.label for member in told.members]
        return self._day(first.day), text.add("  ").add(self._article(labels, line))
