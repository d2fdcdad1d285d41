"""Whose figure is asked for, and which of his: that of another, or another one, is no answer."""

import re

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Figure, Sentence, Span
from zgc_cli.query.ask.question import Question
from zgc_cli.query.figure_owners import FigureOwners
from zgc_cli.query.match.measures import kinds_of_sum, kinds_of_sum_at
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.pattern import Pattern

# What makes a figure another one where it is asked for, with what may tell it.
_QUALIFIERS = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        ("新增(?!长)", "新增|增加|多增|新"),
        ("累计", "累计|总|共"),
        ("人均", "人均|每人|平均"),
        ("日均|[每一]天|每日", "日|天|平均"),
        ("铁路|火车", "铁路|火车|列车|高铁|铁"),
        ("公路", "公路|高速|道路"),
        ("民航|航空", "民航|航空|机场|航班"),
        ("水路|水运", "水路|水运|港|船"),
        ("出口", "出口|外销|海外|出海|销往"),
        ("进口", "进口|输入|引进"),
        ("男[子性单双人篮足排]", "男"),
        ("女[子性单双人篮足排]", "女"),
        ("农村", "农村|乡|村|农"),
        ("城镇", "城"),
    )
)
_OWNERS = ("org", "product", "person")
_NAMED = Pattern("(?!这家|该|本|哪)[^的在，]{2,8}?(?:集团|公司)")
_LONGEST = 10  # characters of a company's name


class AskedOwner:
    """The one of whom a question asks a figure, and whose the figures of the article are."""

    def __init__(self, document: Document, question: Question) -> None:
        """Read whom the question names; one that names nobody allows every figure."""
        self._asked: list[Entity] = []
        self._company, self._is_untold = "", False
        self._sums: set[str] = set()
        self._figures: dict[tuple[str, int], Figure] = {}
        self._qualifiers: list[re.Pattern[str]] = []
        if question.kind != "figure":
            return
        text = question.text
        self._document, self._sums = document, kinds_of_sum(text)
        self._asked = [
            e
            for e in document.entities
            if e.type in _OWNERS and any(name_form(f) in text for f in forms_of(e) if len(f) > 1)
        ]
        self._owners = FigureOwners(document)
        self._order = {s.id: n for n, s in enumerate(document.sentences)}
        self._qualifiers = [told for asked, told in _QUALIFIERS if asked.search(text)]
        self._figures = {
            (figure.span.paragraph, figure.span.start): figure for figure in document.figures
        }
        if not self._asked:
            whole = "\n".join(name_form(paragraph.text) for paragraph in document.paragraphs)
            known, named = _company(text), _NAMED.match(text)
            self._company = known or (named[0] if named and named[0] in whole else "")
            self._is_untold = bool(known) and known not in whole

    def allow(self, place: Span, sentence: Sentence) -> bool:
        """Return whether a figure at a place of a sentence may be the one that is asked for."""
        figure = self._figures.get((place.paragraph, place.start))
        if self._is_untold or (figure and self._is_other_sum(figure)):
            return False
        if figure is not None and self._qualifiers and not self._is_qualified(sentence):
            return False
        if figure is not None and self._company:
            owner = self._owners.owner(figure, sentence)
            return owner is None or owner.type != "org" or self._is_company(owner)
        if figure is None or not self._asked:
            return True
        return not self._owners.is_of_another(figure, sentence, self._asked)

    def _is_qualified(self, sentence: Sentence) -> bool:
        """Return whether 新增 or 铁路, where asked, stands in the sentence or the one before."""
        own = self._order[sentence.id]
        near = self._document.sentences[max(0, own - 1) : own + 1]
        text = "".join(self._document.text_of(s.span) for s in near)
        return all(pattern.search(text) for pattern in self._qualifiers)

    def _is_other_sum(self, figure: Figure) -> bool:
        """Return whether the words right before a sum tell that it is another: 罚金 for 受贿."""
        if not self._sums or figure.kind != "money":
            return False
        text = self._document.paragraph(figure.span.paragraph).text
        told = kinds_of_sum(figure.counted or "") or kinds_of_sum_at(text, figure.span.start)
        return bool(told) and not told & self._sums

    def _is_company(self, owner: Entity) -> bool:
        """Return whether an organisation is the company that no record has."""
        forms = map(name_form, forms_of(owner))
        return any(form in self._company or self._company in form for form in forms)


def _company(question: str) -> str:
    """Return the name of a known company with which a question begins."""
    known = (lexicon.words("listed_companies"), lexicon.words("orgs"))
    forms = (question[:n] for n in range(min(_LONGEST, len(question)), 1, -1))
    is_known = (f for f in forms if any(f in names or f"中国{f}" in names for names in known))
    return next(is_known, "")
