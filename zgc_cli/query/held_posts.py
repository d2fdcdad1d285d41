"""Who holds which posts, as articles tell beside names, of their speakers and in their facts."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.positions import told_posts
from zgc_cli.reading.script import plain
from zgc_cli.runtime.pattern import Pattern

Held = tuple[str, str]  # the organisation or place, which may be empty, and the role

_JOINTS = "[、兼]"
# Before a role they make another one of it: 副市长 is no 市长.
_OTHER = ("副", "前", "原", "联合", "助理", "代", "候任")
_KIN = Pattern("[父母]亲|妻子|丈夫|儿子|女儿|爸爸|妈妈|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|[孙侄]子|孙女")


@lru_cache(maxsize=1)
def held_posts(document: Document) -> Mapping[str, list[Held]]:
    """Return the posts of each person by its ID, no organisation that is not known as one."""
    persons = {form: e.id for e in document.entities if e.type == "person" for form in _forms(e)}
    houses = {form for e in document.entities if e.type != "person" for form in _forms(e)}
    houses |= {quote.org for quote in document.quotes if quote.org}
    found: dict[str, list[Held]] = {}
    for (name, role, orgs, _start), _span in told_posts(document) if persons else ():
        org = next((org for org in reversed(orgs) if org in houses), "")
        if role and name in persons:
            roles = [one for one in re.split(_JOINTS, role) if one and not is_kin(one)]
            found.setdefault(persons[name], []).extend((org, one) for one in roles)
    return found


def is_kin(role: str) -> bool:
    """Return whether a role is that of a relative, who holds no post by it."""
    return _KIN.fullmatch(role) is not None


def posts_of(document: Document, entity: Entity) -> tuple[str, ...]:
    """Return the posts of an entity in words; none of what is no person."""
    if entity.type != "person":
        return ()
    return in_words(held_posts(document).get(entity.id, ()))


def in_words(held: Iterable[Held]) -> tuple[str, ...]:
    """Return posts as they are written, those of one organisation together, none told twice.

    院长 is told by 某研究院院长, too.
    """
    texts = dict.fromkeys(held)
    forms = {post: _form(_joined(*post)) for post in texts}
    first: dict[str, Held] = {}
    for post, form in forms.items():
        first.setdefault(form, post)
    groups: dict[str, tuple[str, list[str]]] = {}
    for form, (org, role) in first.items():
        if not any(_tells(other, form) for other in first):
            groups.setdefault(_form(org), (org, []))[1].append(role)
    return tuple(_joined(org, "、".join(roles)) for org, roles in groups.values())


def _forms(entity: Entity) -> set[str]:
    return {*(mention.text for mention in entity.mentions), entity.name, *entity.aliases}


def _joined(org: str, role: str) -> str:
    return role if role.startswith(org) else org + role


def _form(text: str) -> str:
    return plain(name_form(text))


def _tells(longer: str, form: str) -> bool:
    """Return whether a post is another one, told more fully."""
    if longer == form or not longer.endswith(form):
        return False
    return not longer.removesuffix(form).endswith(_OTHER)
