"""Whose a figure is, as the records tell it: of the one that its clause or one before begins with.

云岭公司 in 云岭公司营收8亿元，员工500人; and who is meant by 该公司, 其 or 它 is told by the words
before. A figure whose owner is not certain has none.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Figure, Sentence, Span
from zgc_cli.query.imprint import credit, imprint
from zgc_cli.query.match.by_place import ByPlace
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.pattern import Pattern

_ACTORS = ("org", "product", "person")
_OWNERS = ("org", "person", "place", "product", "event")
_BORDER = Pattern(r"[，；：。！？\n]|,(?!\d)")
# What may stand before the one that a clause begins with.
_BEFORE = Pattern(
    r"(?:[“”「」\s]|截至|目前|今年|去年|前年|当年|其中|而|但|此外|同时|同期|另外|与此同时|随后|据悉|至此|最终"
    r"|\d+年|\d+月|\d+日|上半年|下半年|[前一二三四]季度|末|底|初|以来)*"
)
# 王海说 tells whose words they are, not whose figures.
_REPORTS = Pattern(
    r"(?:说|称|表示|介绍|指出|认为|透露|强调|坦言|预计|显示|公布|宣布|通报|报道|消息|获悉|讯|告诉\S{0,8})[“「]?$"
)
_TELLS = Pattern(r"(?:\d+ ?月 ?\d+ ?日|此前|近日|今日|日前)?(?:援引|转引|报道|消息|讯|注意到)")
_ORG = (
    "公司|企业|集团|银行|医院|学校|大学|学院|院|校|厂|工厂|机构|平台|协会|基金会|研究所|俱乐部|球队"
)
_POINTING = Pattern(
    rf"(?P<org>(?:该|这家|这所|本)(?:{_ORG})|(?:公司|集团)(?!化|制|法|债))"
    r"|(?P<place>(?:该|全|这座|这个)(?:省|市|县|区|镇|乡|村|州|国|港|城市|村子?))"
    r"|(?P<person>[他她](?!们))"
    r"|(?P<product>(?:该|这款|这种|此款)(?:产品|车型|车|机型|系统|装置|设备|手机|机器人|火箭|卫星|飞机|芯片|模型|软件))"
    r"|(?P<latter>后者)|(?P<any>其(?![中他余实次它间]|一)|它(?!们))"
)
_HEAD = 2  # characters that versions of a product have in common
_FAR = 4  # sentences back to the one that 该公司 stands for


class FigureOwners:
    """The owners of the figures of a document, each found when it is asked for."""

    def __init__(self, document: Document) -> None:
        """Gather where names stand."""
        self._document = document
        owners = [e for e in document.entities if e.type in _OWNERS and not credit(document, e)]
        places = ((Span(*m[1:4]), e) for e in owners for m in e.mentions)
        self._mentions = ByPlace((span, (span, entity)) for span, entity in places)
        self._figures = ByPlace((figure.span, figure) for figure in document.figures)
        self._order = {s.id: n for n, s in enumerate(document.sentences)}

    def about(self, figures: Iterable[Figure], meant: Collection[Entity]) -> Iterator[Figure]:
        """Yield the figures that are of some entities, or stand beside them and are of no other."""
        ids = {entity.id for entity in meant}
        told = set(self._told(meant))
        are_places = all(entity.type == "place" for entity in meant)
        for figure in figures:
            sentence = self._document.sentence_of(figure.span)
            if sentence is None:
                continue
            owner, beside = self.owner(figure, sentence), sentence.span
            # A place is where things are, too: its own are apart only where it begins a clause.
            if owner is not None and not (are_places and not self._begins(sentence, ids)):
                beside = self._clauses(sentence.span, figure.span.start)[0]
            is_of = owner.id in ids if owner else figure.id in told
            if is_of or (not self._by_turn(figure, sentence) and ids & self._named(beside)):
                yield figure

    def _told(self, meant: Collection[Entity]) -> Iterator[str]:
        """Yield the figures that facts tell of some entities."""
        ids, forms = {e.id for e in meant}, [form for e in meant for form in forms_of(e)]
        for fact in self._document.facts:
            named = ids.intersection(fact.entities) and any(form in fact.subject for form in forms)
            if named and fact.kind != "statement":
                yield from fact.figures

    def owner(self, figure: Figure, sentence: Sentence) -> Entity | None:
        """Return whose a figure is; None where that is not certain."""
        if owner := self._by_turn(figure, sentence) or self._in_its_piece(figure, sentence):
            return owner
        for number, clause in enumerate(self._clauses(sentence.span, figure.span.start)):
            text = self._document.text_of(clause)
            if number and _REPORTS.search(text.rstrip("，：:,；")):
                continue
            start, inside = self._start(clause), self._mentions.within(clause)
            if first := [entity for span, entity in inside if span.start <= start < span.end]:
                return first[0]
            if pointing := _POINTING.match(text, start - clause.start):
                return self._meant(pointing, clause, sentence)
            named = {
                e.id: e for s, e in inside if self._document.text_of(s) in (figure.subject or "")
            }
            if not number and len(named) == 1:
                return next(iter(named.values()))
        return None

    def is_of_another(self, figure: Figure, sentence: Sentence, meant: Collection[Entity]) -> bool:
        """Return whether a figure is that of another company, product or person than those meant.

        Who announces something is taken for its owner where none of those meant stands beside it.
        """
        ids = {entity.id for entity in meant}
        owner = self.owner(figure, sentence)
        if owner is None and not ids & self._named(sentence.span):
            owner = self._leading(figure, sentence)
        alike = [e for e in meant if owner and e.type == owner.type in _ACTORS]
        if owner and alike and not any(_are_one(owner, entity) for entity in alike):
            return True
        products = [entity for entity in meant if entity.type == "product"]
        return bool(products) and all(self._is_of_sibling(figure, sentence, p) for p in products)

    def _leading(self, figure: Figure, sentence: Sentence) -> Entity | None:
        """Return the name with which the clause of a figure, or the nearest one before, begins."""
        for clause in self._clauses(sentence.span, figure.span.start):
            start = self._start(clause)
            for place, entity in self._mentions.within(clause):
                if place.start <= start < place.end:
                    return entity
        return None

    def _is_of_sibling(self, figure: Figure, sentence: Sentence, product: Entity) -> bool:
        """Return whether another version of a product was named last: 青鸟一号 for 青鸟二号."""
        before = sentence.span._replace(end=figure.span.start)
        row = [
            entity
            for place, entity in sorted(self._mentions.within(before), key=itemgetter(0))
            if entity.type == "product" and entity.name[:_HEAD] == product.name[:_HEAD]
        ]
        return bool(row) and row[-1].id != product.id

    def _clauses(self, sentence: Span, end: int) -> list[Span]:
        """Return the clause in which `end` stands and those before it, the nearest first."""
        text = self._document.text_of(sentence)
        borders = [sentence.start + m.end() for m in _BORDER.finditer(text)]
        starts = [sentence.start, *(b for b in borders if b <= end)]
        ends = [*starts[1:], min((b for b in borders if b > end), default=sentence.end)]
        spans = [Span(sentence.paragraph, *s) for s in zip(starts, ends, strict=True)]
        return spans[::-1]

    def _start(self, span: Span) -> int:
        """Return where the words of a clause or a sentence begin that tell whom it is about."""
        text = self._document.text_of(span)
        match = _BEFORE.match(text, dateline_end(text))
        return span.start + (match.end() if match else 0)

    def _begins(self, sentence: Sentence, ids: Collection[str]) -> bool:
        """Return whether a clause of a sentence begins with one of some entities."""
        return any(
            place.start <= self._start(clause) < place.end
            for clause in self._clauses(sentence.span, sentence.span.end)
            for place, entity in self._mentions.within(clause)
            if entity.id in ids
        )

    def _named(self, span: Span) -> set[str]:
        return {entity.id for _place, entity in self._mentions.within(span)}

    def _by_turn(self, figure: Figure, sentence: Sentence) -> Entity | None:
        """Return the one of several whose turn it is: 甲和乙分别投资3亿元和2亿元."""
        clause = self._clauses(sentence.span, figure.span.start)[0]
        at = self._document.text_of(clause).find("分别")
        if at < 0:
            return None
        at += clause.start
        before = Span(clause.paragraph, clause.start, at)
        owners = list({e.id: e for _place, e in self._mentions.within(before)}.values())
        rows = [f for f in self._figures.within(clause) if f.span.start > at]
        turn = len(owners) == len(rows) > 1 and figure in rows
        return owners[rows.index(figure)] if turn else None

    def _tells(self, place: Span) -> bool:
        """Return whether a name is but that of who tells it: 云岭日报此前援引星河社报道."""
        text = self._document.paragraph(place.paragraph).text
        return _TELLS.match(text, place.end) is not None

    def _in_its_piece(self, figure: Figure, sentence: Sentence) -> Entity | None:
        """Return the one with whom a piece of a list begins: 甲分得86万元、乙分得46万元."""
        clause = self._clauses(sentence.span, figure.span.start)[0]
        front = clause._replace(end=figure.span.start)
        at = front.start + self._document.text_of(front).rfind("、") + 1
        others = self._figures.within(front._replace(end=at)) if at > front.start else ()
        inside = self._mentions.within(front._replace(start=at)) if others else ()
        return next((e for p, e in inside if p.start == at and p.end < front.end), None)

    def _meant(self, pointing: re.Match[str], clause: Span, sentence: Sentence) -> Entity | None:
        """Return whom 该公司 or 其 stands for: who the words before are about."""
        kind, number = pointing.lastgroup or "", self._order[sentence.id]
        earlier = self._document.sentences[max(0, number - _FAR) : number]
        front = clause._replace(start=sentence.span.start, end=clause.start)
        if kind == "org":  # 云岭公布8亿元，而星河公布，集团实现9亿元: the nearest one
            for span in self._clauses(front, front.end - 1) if front.start < front.end else ():
                fit = [(p, e) for p, e in self._mentions.within(span) if e.type == kind]
                if not fit or not fit[0][0].start <= self._start(span) < fit[0][0].end:
                    continue
                if _may_be(pointing[0], fit[0][1]) and not imprint(self._document, fit[0][0]):
                    return fit[0][1]
        for span in [front, *(s.span for s in reversed(earlier))]:
            fit = [
                (place, entity)
                for place, entity in self._mentions.within(span)
                if kind in (entity.type, "any", "latter") and _may_be(pointing[0], entity)
                if not imprint(self._document, place) and not self._tells(place)
            ]
            if not fit:
                continue
            if kind == "latter":
                return fit[-1][1]
            begins = fit[0][0].start <= self._start(span) < fit[0][0].end
            alone = kind in ("org", "person", "place") and len({e.id for _, e in fit}) == 1
            return fit[0][1] if begins or alone else None
        return None


def _are_one(one: Entity, other: Entity) -> bool:
    """Return whether two may be one, or one a part of the other: 云岭 and 云岭地产."""
    forms = [{name_form(f) for f in forms_of(e) if len(f) > 1} for e in (one, other)]
    return one.id == other.id or any(a in b or b in a for a in forms[0] for b in forms[1])


def _may_be(pointing: str, entity: Entity) -> bool:
    """Return whether an organisation may be called so: 该校 is no 报社, 该公司 no 局."""
    if entity.type != "org" or pointing in ("其", "它", "后者"):
        return True
    name = entity.name
    if pointing.endswith(("公司", "企业", "集团", "平台")):
        return not name.endswith(tuple("局部委会院校府社厅署处报"))
    return pointing[-1] in name or pointing.endswith("机构")
