"""Whose head is asked for: a person answers for the house that the article gives him alone."""

import re
from collections import defaultdict

from zgc_cli.document.document import Document
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.positions import told_posts

_WHO = re.compile("(?:谁是|是谁$|由谁担任|谁担任)")
_HOUSES = ("org", "place")
# Who no longer has a post: 李芳不再担任这一职务, 李芳因年龄原因辞去职务.
_LEFT = re.compile("[^，。；！？]{0,8}(?:不再|卸任|离任|辞去|辞任|被免)")


class Houses:
    """The house of which a question asks for the head, and the houses of the article's persons."""

    def __init__(self, document: Document, question: Question) -> None:
        """Read them; a question that names no house allows everybody."""
        phrase = _WHO.sub("", question.text) if question.kind == "person" else ""
        title = ending(phrase, "person_titles")
        self._house = phrase[: -len(title)].rstrip("的") if title else ""
        self._of: dict[str, set[str]] = defaultdict(set)
        self._deputy = f"副{title}"
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._forms: set[str] = set()
        self._left: set[str] = set()
        self._is_told = True
        self._asks_who_was = bool(re.search("[原前曾]|卸任|离任", phrase))
        if not self._house:
            return
        for told in told_posts(document):
            self._of[name_form(told.post.person)] |= set(map(name_form, told.post.orgs))
            self._roles[name_form(told.post.person)].add(name_form(told.post.role))
        texts = {paragraph.id: paragraph.text for paragraph in document.paragraphs}
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
        whole = map(name_form, texts.values())
        self._is_told = any(self._house in text for text in whole)

    def allow(self, person: str) -> bool:
        """Return whether somebody, in normal form, may be the head of that house."""
        roles = self._roles.get(person)
        if roles and all(role.endswith(self._deputy) for role in roles):
            return False  # 副市长 is no 市长
        if self._left and (person in self._left) != self._asks_who_was:
            return False
        own = self._of.get(person)
        if not own or (not self._forms and self._is_told):
            return True
        return any(
            house in self._house or self._house in house or house in self._forms for house in own
        )
