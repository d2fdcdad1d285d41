"""Titles beside a name: those of the lexicons, and those that are built like them.

`roles` are titles, trades and relations by which news introduces somebody; `person_titles` are
those that mark a name in running text. Beside a name 副调研员 or 分拣员 need not be listed: the
last character tells that it is a title. In running text only the lexicons count, for 增长 and
全员 end alike.
"""

from functools import cache

from zgc_cli import lexicon
from zgc_cli.runtime.pattern import Pattern

_LONGEST = 9
# What is done to somebody whose title follows; who does it stands in front of it: 某党追捕议员.
DONE_TO = Pattern(
    "扬言|声称|宣称|下令|追[捕缉]|通缉(?!犯|令)|悬赏(?!人)|[抓逮拘]捕(?!科|处)|弹劾|罢免|解雇|起诉(?!科|处|部)|指控"
    "|刺杀|暗杀|杀害|绑架|扣押|接[到获](?!手)|收到"
)


@cache
def _roles() -> frozenset[str]:
    """Return what may name somebody in a subject; 先生 and 同志 alone say nothing of a person."""
    forms = lexicon.mapping("forms_of_address")
    titles = (t for t in lexicon.words("person_titles") if forms.get(t) != "")
    return lexicon.words("roles").union(titles)


@cache
def _ends() -> frozenset[str]:
    """Return the last two characters of roles: most text has none of them."""
    return frozenset(role[-2:] for role in _roles())


def role_at_end(text: str) -> str:
    """Return the longest role of the lexicons in which `text` ends, or nothing."""
    known = _roles()
    if text[-2:] not in _ends():
        return ""
    for size in range(min(_LONGEST, len(text)), 1, -1):
        if (role := text[-size:]) in known:
            return role
    return ""


def role_at_start(text: str) -> str:
    """Return the longest role of the lexicons with which `text` begins, or nothing."""
    known = _roles()
    for size in range(min(_LONGEST, len(text)), 1, -1):
        if (role := text[:size]) in known:
            return role
    return ""


def title_at_end(text: str) -> str:
    """Return the title in which `text` ends, in front of a name: 副调研员, 分拣员, 驻村第一书记."""
    role = role_at_end(text)
    if role or len(text) < 2:
        return role
    heads = lexicon.mapping("title_heads")
    if text[-1] in heads and text[-2] not in heads[text[-1]] and "\u4e00" <= text[-2] <= "\u9fff":
        return text[-2:]
    return ""
