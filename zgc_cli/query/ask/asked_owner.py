"""Whose figure is asked for, and which of his: that of another, or another one, is no answer."""

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Figure, Sentence, Span
from zgc_cli.query.ask.asked_body import known_company
from zgc_cli.query.ask.question import Question
from zgc_cli.query.figure_owners import FigureOwners
from zgc_cli.query.match.measures import kinds_of_sum, kinds_of_sum_at
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import contrary
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.pattern import Pattern

# What makes a figure another one where it is asked for, with what may tell it.
_QUALIFIERS = tuple(
    (Pattern(asked), Pattern(told))
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
# Sorts of a sum, of which the nearest clause that names any tells: the words that ask for one, all
# that tell of one, and what tells of this one.
_SORTS = tuple(
    (Pattern(asked), Pattern(any_), Pattern(told))
    for asked, any_, told in (
        ("净利|净盈利|净赚", "利润|净利|盈利|收益(?!率)|毛利", "^(?!.*每股).*(?:净|归母|归属)"),
        ("毛利", "利润|净利|盈利|毛利", "毛利"),
        ("(?:营业|运营|经营)利润", "利润|净利|盈利|毛利", "(?:营业|运营|经营)利润"),
        ("利润总额", "利润|净利|盈利|毛利", "利润总额"),
        ("每股", "利润|净利|盈利|收益|分红|派", "每股|每\\d*股"),
    )
)
_VERSION = Pattern("[^的了和与及，,。]{2}版(?![本权图面])")
_OWNERS = ("org", "product", "person")
_NAMED = Pattern("(?!这家|该|本|哪)[^的在，]{2,8}?(?:集团|公司)")
_CLAUSE, _BEFORE = Pattern(r"[，。；：、（;]|,(?!\d)"), 8  # characters in front of a figure
_EVENT = Pattern(
    "([\u4e00-\u9fff]{2})((?:大|山|野)火|火灾|地震|洪[水灾]|[台飓]风|海啸|爆炸|空难|事故|矿难|疫情|枪击案)"
)
_TO_EVENT = Pattern("(?:仅次于|超[过越]|堪比|不亚于|继|自)[^，。；]*$")
_SINCE = Pattern("以来|之后最")
_MARKS = "，。；："


class AskedOwner:
    """The one of whom a question asks a figure, and whose the figures of the article are."""

    def __init__(self, document: Document, question: Question) -> None:
        """Read whom the question names; one that names nobody allows every figure."""
        self._asked: list[Entity] = []
        self._company, self._text = "", ""
        self._sums: set[str] = set()
        self._figures: dict[tuple[str, int], Figure] = {}
        self._qualifiers: list[Pattern] = []
        self._sorts: tuple[Pattern, Pattern] | None = None
        self._version = ""
        self._turned: list[tuple[str, frozenset[str]]] = []
        if question.kind != "figure":
            return
        text = self._text = question.text
        self._document, self._sums = document, kinds_of_sum(text)
        self._asked = [
            e
            for e in document.entities
            if e.type in _OWNERS and any(name_form(f) in text for f in forms_of(e) if len(f) > 1)
        ]
        self._owners = FigureOwners(document)
        self._order = {s.id: n for n, s in enumerate(document.sentences)}
        self._qualifiers = [told for asked, told in _QUALIFIERS if asked.search(text)]
        contraries = lexicon.mapping("contraries")
        words = (text[i : i + n] for n in (2, 3) for i in range(len(text) - n + 1))
        version = _VERSION.search(text)
        self._version = version[0] if version else ""
        self._sorts = next(((a, t) for asked, a, t in _SORTS if asked.search(text)), None)
        self._turned = [(word, contrary(word)) for word in words if word in contraries]
        self._figures = {
            (figure.span.paragraph, figure.span.start): figure for figure in document.figures
        }
        if not self._asked:
            whole = "\n".join(name_form(paragraph.text) for paragraph in document.paragraphs)
            known, named = known_company(text), _NAMED.match(text)
            self._company = known or (named[0] if named and named[0] in whole else "")

    def allow(self, place: Span, sentence: Sentence) -> bool:
        """Return whether a figure at a place of a sentence may be the one that is asked for."""
        figure = self._figures.get((place.paragraph, place.start))
        if figure and self._is_other_sum(figure):
            return False
        if figure is not None and (
            self._is_turned(figure)
            or self._is_other_sort(figure, sentence)
            or self._is_of_compared(figure, sentence)
        ):
            return False
        if figure is not None and self._qualifiers and not self._is_qualified(sentence):
            return False
        if figure is not None and self._company:
            owner = self._owners.owner(figure, sentence)
            return owner is None or owner.type != "org" or self._is_company(owner)
        if self._version and self._is_other_version(place, sentence):
            return False
        if figure is None or not self._asked:
            return True
        return not self._owners.is_of_another(figure, sentence, self._asked)

    def _is_of_compared(self, figure: Figure, sentence: Sentence) -> bool:
        """Return whether a figure is of an event with which that of the article is compared.

        西岛大火…，仅次于2018年造成85人死亡的东岛大火: who asks for the one does not mean the other.
        """
        text, span = self._document.paragraph(figure.span.paragraph).text, sentence.span
        others = {
            event[0]
            for event in _EVENT.finditer(text, span.start, span.end)
            if name_form(event[1]) not in self._text
            and (
                _TO_EVENT.search(text[span.start : event.start()])
                or _SINCE.match(text, event.end())
            )
        }
        start = max(text.rfind(mark, span.start, figure.span.start) for mark in _MARKS)
        ends = (text.find(mark, figure.span.end, span.end) for mark in _MARKS)
        clause = text[start + 1 : min((end for end in ends if end >= 0), default=span.end)]
        return any(event in clause for event in others)

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

    def _is_other_version(self, place: Span, sentence: Sentence) -> bool:
        """Return whether the sentence names another version before it, and not the asked one."""
        text = name_form(self._document.text_of(sentence.span._replace(end=place.start)))
        versions = _VERSION.findall(text)
        return bool(self._version and versions) and self._version not in versions

    def _is_other_sort(self, figure: Figure, sentence: Sentence) -> bool:
        """Return whether a sum is of another sort by its nearest clause that names any."""
        if self._sorts is None or figure.kind != "money":
            return False
        any_, told = self._sorts
        text = self._document.paragraph(figure.span.paragraph).text
        clauses = _CLAUSE.split(text[sentence.span.start : figure.span.start])
        named = next((clause for clause in reversed(clauses) if any_.search(clause)), None)
        return named is not None and not told.search(named)

    def _is_turned(self, figure: Figure) -> bool:
        """Return whether the words right before a figure say the contrary: 净流出 for 净流入."""
        start = figure.span.start
        text = self._document.paragraph(figure.span.paragraph).text
        clause = _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1]
        return any(
            word not in clause and any(other in clause for other in others)
            for word, others in self._turned
        )

    def _is_company(self, owner: Entity) -> bool:
        """Return whether an organisation is the company that no record has."""
        forms = map(name_form, forms_of(owner))
        return any(form in self._company or self._company in form for form in forms)
