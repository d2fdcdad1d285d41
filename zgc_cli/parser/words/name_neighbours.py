"""The words that stand beside names of persons: titles, verbs of saying and of acting."""

from functools import cache

from zgc_cli import lexicon
from zgc_cli.runtime.pattern import Pattern

_LIKELY, _SURE = 2.0, 8.0  # on the scale of the weights of names
# What ends a name for certain.
ENDS = frozenset("，。、；！？）)") | {""}
# None of these words stands before those: 韩其为 | 先后主持, 曹星如 | 及, but not 王海 | 为此赶来.
_NO_OBJECT = {
    "为": Pattern(
        "在(?![场校外职座押野家读])|先后|长期|于|出生|曾|已|从|获|当选|担任|毕业|病逝|[去逝]世|\\d{4}年|院士|教授|研究员|先生|同志|"
        "[和与及]|说|称|表示|指出|认为|介绍|告诉|坦言"
    ),
    "正": Pattern("[上下中]午|[昨今][日天晚早]|说|称|表示|指出|认为|透露|强调"),
    "如": Pattern("[和与及]|说|称|表示|指出|认为|介绍|都|曾|已|先生|等"),
    "和": Pattern(
        "[与及也亦则又：:]|[昨今][日天晚早]|是(?!否|不)|说|称|表示|指出|认为|介绍|曾|先生"
    ),
}
# The others in the lexicon are no verbs, or are such behind a quote only.
_VERBS_OF_SAYING = ("", "bare")


@cache
def verbs_of_saying() -> frozenset[str]:
    """Return the verbs that tell that a person stands before them: 说, 告诉."""
    verbs = lexicon.mapping("saying_verbs").items()
    return frozenset(word for word, use in verbs if use in _VERBS_OF_SAYING)


@cache
def followers() -> frozenset[str]:
    """Return the words that follow a person's name: verbs of acting and of saying, and others."""
    return lexicon.words("person_followers") | verbs_of_saying()


@cache
def heads_behind() -> frozenset[str]:
    """Return the first two characters of what follows a name: most text has none of them."""
    return frozenset(word[:2] for word in followers() | lexicon.words("person_titles"))


@cache
def ends_of_titles() -> frozenset[str]:
    """Return the last two characters of titles: most text has none of them."""
    return frozenset(title[-2:] for title in lexicon.words("person_titles"))


def is_listed(text: str, start: int, end: int) -> bool:
    """Return whether a stretch fills a place in a list: 田北俊、周梁淑怡、劉健怡."""
    return text[start - 1 : start] == "、" and text[end : end + 1] in ENDS


def ends_name(text: str, end: int) -> float:
    """Return the evidence that the last character before `end` begins no predicate."""
    if text[end : end + 1] in ENDS:
        return _LIKELY
    behind = _NO_OBJECT.get(text[end - 1])
    return _SURE if behind and behind.match(text, end) else 0.0


def names_a_thing(text: str, start: int) -> bool:
    """Return whether a word for a place or a prize stands here: 广场, 奖 but not 奖励."""
    if text[start - 1 : start + 1] == "高铁" or _THING.match(text, start):
        return True  # 谢斐道一带, 某某律师行, 廖润琛纪念学校
    if text[start : start + 1] in ("奖", "杯"):
        return text[start + 1 : start + 2] not in ("励", "金", "赏", "品", "状", "牌")
    behind = text[start : start + 2]
    return behind in _HOUSES or behind in lexicon.words("place_suffixes")


_THING = Pattern(
    "道(?:[，。、；）\\d一及与和的附交]|$)|(?:律师|会计师?)[行楼]|才?(?:[中小]学|书院)(?![一-三时校毕就教老同的])"
    "|[\u4e00-\u9fff]{0,2}(?:症候群|综合[征症])|迷你仓"
    "|纪念(?:[馆碑堂园亭塔]|医院|(?:中|小)?学校?(?!会))"
)
_HOUSES = ("花园", "山庄", "公寓", "新村", "大楼", "酒店")


def takes_part(name: str) -> bool:
    """Return whether it tells as what somebody acts: 艺人 | 任嘉宾."""
    rest = name[1:]
    return name[0] == "任" and any(rest in lexicon.words(w) for w in ("roles", "orgs"))
