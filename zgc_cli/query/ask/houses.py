"""Whose head is asked for: a person answers for the house that the article gives him alone."""

import re
from collections import defaultdict
from collections.abc import Iterable

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import same
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.positions import told_posts
from zgc_cli.runtime.pattern import Pattern

_WHO = Pattern("(?:谁是|是谁$|由谁担任|谁担任)")
_HOUSES = ("org", "place")
_HOME = frozenset(["中国", "我国"])
_ANY_HEAD = frozenset({"负责人", "领导", "领导人", "掌门人", "老板", "一把手", "当家人"})
# Who may have any post beside: the author may be a lecturer.
_HELD_BY_MANY = frozenset(
    {"作者", "记者", "代表", "官员", "外交官", "议员", "专家", "学者", "医生", "律师", "发言人"}
)
# What makes a post another one, or one of a part of the house.
_LESSER = Pattern("[副代]|轮值|助理|候任|前任?|原|名誉|[室处科组队班部司院系办分]")
# Who no longer has a post: 李芳不再担任这一职务, 李芳因年龄原因辞去职务.
_LEFT = Pattern("[^，。；！？]{0,8}(?:不再|卸任|离任|辞去|辞任|被免)")


class Houses:
    """The house of which a question asks for the head, and the houses of the article's persons."""

    def __init__(self, document: Document, question: Question) -> None:
        """Read them; a question that names no house allows everybody."""
        phrase = _WHO.sub("", question.text) if question.kind == "person" else ""
        self._phrase = name_form(phrase)
        self._title = title = ending(phrase, "person_titles") or ending(
            phrase.upper(), "person_titles"
        )
        self._house = phrase[: -len(title)].rstrip("的") if title else ""
        self._of: dict[str, set[str]] = defaultdict(set)
        self._titles = tuple(map(name_form, same(title))) if title else ()
        self._posts: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        self._forms: set[str] = set()
        self._left: set[str] = set()
        self._is_told = True
        self._is_elsewhere = False
        self._asks_who_was = bool(re.search("[原前曾]|卸任|离任", phrase))
        texts = {paragraph.id: paragraph.text for paragraph in document.paragraphs}
        whole = "\n".join(map(name_form, texts.values())) if phrase else ""
        self._is_elsewhere = phrase != question.text and _is_elsewhere(phrase, whole)
        if not self._house:
            return
        for told in told_posts(document):
            person, orgs = name_form(told.post.person), [*map(name_form, told.post.orgs)]
            self._of[person] |= set(orgs)
            self._posts[person].append((name_form(told.post.role), orgs))
        for entity in document.entities:
            forms = set(map(name_form, forms_of(entity)))
            if entity.type == "person":
                if any(_LEFT.match(texts[m.paragraph], m.end) for m in entity.mentions):
                    self._left |= forms
                for form in forms & self._of.keys():
                    for other in forms:
                        self._of[other] |= self._of[form]
            elif entity.type in _HOUSES and any(len(f) > 1 and f in self._house for f in forms):
                self._forms |= forms
        self._is_told = self._house in whole

    def allow(self, person: str) -> bool:
        """Return whether somebody, in normal form, may be the head of that house."""
        if self._is_elsewhere:
            return False
        posts = () if self._title in _HELD_BY_MANY else self._posts.get(person)
        if posts and not any(self._is_asked_for(role, orgs) for role, orgs in posts):
            return False
        if self._left and (person in self._left) != self._asks_who_was:
            return False
        own = self._of.get(person)
        if not own or (not self._forms and self._is_told):
            return True
        return any(
            house in self._house or self._house in house or house in self._forms for house in own
        )

    def tell(self, person: str) -> bool:
        """Return whether a record gives somebody, in normal form, just that post of that house."""
        house = name_form(self._house)
        return bool(house) and any(
            role == self._title and orgs and orgs[-1] in {house, *self._forms}
            for role, orgs in self._posts.get(person, ())
        )

    def _is_asked_for(self, role: str, orgs: Iterable[str]) -> bool:
        """Return whether a post is the one: no 副市长, 标准三室主任; COO is no CEO."""
        house = name_form(self._house)
        if any(org.startswith(house) and _LESSER.search(org[len(house) :]) for org in orgs):
            return False
        if role in self._phrase:
            return True
        if self._title in _ANY_HEAD:
            return _LESSER.search(role[:-2]) is None  # 司长 is the head of a 司
        title = next((t for t in self._titles if role.endswith(t)), None)
        return title is not None and not _LESSER.search(role[: -len(title)])


def _is_elsewhere(house: str, article: str) -> bool:
    """Return whether a house is that of a place, or a body, of which an article tells nothing.

    Of 高雄市 nothing is told by an article on the 市长 of another city. News is at home in China.
    """
    known = (lexicon.mapping("places"), lexicon.words("orgs"), lexicon.words("listed_companies"))
    forms = (house[:n] for n in range(len(house), 1, -1))
    place = next((form for form in forms if any(form in names for names in known)), "")
    short = place[:-1] if len(place) > 2 and place[-1] in "省市县区" else place
    if not short or short in _HOME:
        return False
    return short not in article
