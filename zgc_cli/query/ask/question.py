"""Reading a question: which kind of answer it wants, and which of its parts must be matched."""

import re
from operator import itemgetter

from zgc_cli.lexicon import listed, mapping, words
from zgc_cli.query.ask.question_parts import (
    FUNCTION,
    LIGHT,
    Names,
    QuestionPart,
    cut,
    ending,
    longest,
    shared,
)
from zgc_cli.query.match.normalize import BREAK, OUTSIDE
from zgc_cli.query.match.synonyms import asking
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_QUOTED = "[“「『《‘]([^“”「」『』《》‘’]{2,20})[”」』》’]"
_FRAME = r"^(?:请问|请告诉我|我想知道|想知道|文章说|文中说|文中|文章里|报道中|据报道)[，,:：]?"
_LATIN_NAME = Pattern("[a-z][a-z .·-]+")
_SHARE = Pattern("占(?![地有领据用])[^，。]*的多少$")
_SEVERAL = "哪些|哪几|都有谁|有谁"
_WHO_IS = "是?(?:谁|何人|哪位|什么人|何许人也?)呢?"
_COPULA = (
    "(?:一共|总共|共计|大约|分别|究竟|到底|约|都|共|又|还|已|现|会|将)*"
    "(?:是|为|有|达到|达|叫做|叫作|叫|由|在|占|共)?的?$"
)
# Nouns for people that no lexicon of titles has: 叫什么 asks for a name of one.
_SOMEBODY = Pattern(
    "(?:[^人]员|[^老]师|[作记学患死伤读编笔]者|医生|司机|[歌选助推]手|[队团校站班组会]长|同学|先生|女士|[男女]子|[男女]孩"
    "|儿子|女儿|妻子|丈夫|父亲|母亲|老人|老板|嫌疑人|当事人|负责人|创始人|继任者|候选人)$"
)
_MEASURES = "[一几两三四五些]?[个家所座位款种份条项场次届支片类名只部枚颗篇本台间]?"  # 哪一家


class Question(NamedTuple):
    """A question as it was read; `text` is in normal form."""

    text: str
    kind: str
    detail: str
    unit: str
    focus: str  # the noun that the question word asks for: 国家 in 哪个国家
    attribute: str  # the noun in front of it: 售价 in 售价是多少
    rest: str  # the text without its question word
    parts: tuple[QuestionPart, ...]
    several: bool  # whether it asks for all there are: 哪些
    asks: bool = True  # whether it has a question word


class _Asked(NamedTuple):
    """What the question word asks for, and where it stands."""

    kind: str
    detail: str
    unit: str
    focus: str
    start: int
    end: int


def read(text: str, names: Names, article: str) -> Question:
    """Read a question on an article; `names` and `article`, its whole text, are in normal form."""
    plain = re.sub(_FRAME, "", name_form(text)).rstrip("?？。!！ ")
    quoted = {name_form(q): frozenset({name_form(q)}) for q in re.findall(_QUOTED, text)}
    names = {**quoted, **names} if quoted else names
    asked = _asked(plain, article)
    attribute = _attribute(plain[: asked.start], names)
    asked = _by_attribute(asked, attribute, plain)
    who = plain[: asked.start].rstrip("是")
    if re.fullmatch(_WHO_IS, plain[asked.start :]) and (who in names or _is_foreign(who, article)):
        asked = asked._replace(kind="role", detail="post")  # 王明远是谁
    rest = plain[: asked.start] + BREAK + plain[asked.end :]
    measured = attribute if ending(attribute, "question_measures") else ""
    whole = ending(attribute, "person_titles") or measured
    parts = [
        part._replace(weight=LIGHT) if _is_told(asked, part.text) else part
        for part in cut(rest, whole, names, article)
    ]
    several = re.search(_SEVERAL, plain) is not None
    kind, detail, unit, focus, *_ = asked
    asks = asked.start < len(plain)
    return Question(plain, kind, detail, unit, focus, attribute, rest, tuple(parts), several, asks)


def _is_foreign(who: str, article: str) -> bool:
    """Return whether what an article tells of is spelt as a foreign name that no record has."""
    spelt = _LATIN_NAME.fullmatch(who) or (
        len(who) > 1 and words("transliteration").issuperset(who)
    )
    return bool(spelt) and who in article


def in_other_words(text: str) -> str:
    """Return 绿洲公司的董事长是谁 for 谁是绿洲公司的董事长; nothing for what is put in one way.

    A noun alone asks for what it is: 绿洲公司董事长, 绿洲公司的营收.
    """
    plain = text.strip().rstrip("?？。!！ ")
    if turned := re.fullmatch(_TURNED, plain):
        return f"{turned['what']}是谁"
    if any(longest(plain, start, mapping("question_words")) for start in range(len(plain))):
        return ""
    asking = {"question_measures": "是多少", "person_titles": "是谁"}
    return next((plain + words for nouns, words in asking.items() if ending(plain, nouns)), "")


_TURNED = "(?:谁|哪位|什么人)是(?P<what>.+[^的了])"


def _is_told(asked: _Asked, word: str) -> bool:
    """Return whether an answer of the wanted kind says a word by itself.

    A title says that someone serves, a sum of money that it was spent.
    """
    if asked.kind == "role":
        return "serve" in asking().get(word, ())
    return asked.detail in ("money", "duration") and word in listed("answer_words", "spent")


def _asked(text: str, article: str) -> _Asked:
    """Return what the first question word asks for; without one, any thing."""
    known = mapping("question_words")
    words = ((start, longest(text, start, known)) for start in range(len(text)))
    start, word = next(filter(itemgetter(1), words), (len(text), ""))
    kind, detail, unit = [*known.get(word, "which").split(":"), "", ""][:3]
    asked = _Asked(kind, detail, unit, "", start, start + len(word))
    if kind == "which" and word:
        return _which(asked, text, article)
    return _counted(asked, text, article) if kind == "figure" else asked


def _which(asked: _Asked, text: str, article: str) -> _Asked:
    """Read the noun behind 哪 or 什么: 哪家公司, 哪座城市, 什么职务."""
    measure = re.match(_MEASURES, text[asked.end :])
    start = asked.end + (measure.end() if measure else 0)
    known = mapping("question_focus")
    focus = longest(text, start, known)
    # Else the shortest phrase that ends in a noun that tells: 什么导航系统, 哪支女子球队.
    for end in range(start + 2, min(len(text), start + 8) + 1):
        if focus or text[end - 1] in FUNCTION or text[end - 1] in OUTSIDE:
            break
        if len(ending(text[start:end], "question_focus")) > 1:
            focus = text[start:end]
    if (
        not focus
        and not (measure and measure[0])
        and re.search("[在到去往于]哪$", text[: asked.end])
    ):
        return asked._replace(kind="place")  # 老家在哪
    if not focus:
        return asked._replace(focus=shared(text, start, (), article)[:4], end=start)
    kind, _, detail = known[ending(focus, "question_focus")].partition(":")
    end = start + len(focus)
    if kind == "which" or (kind in ("product", "work", "event", "slogan") and len(focus) > 2):
        end = start  # the noun tells of the answer: 什么导航系统, 什么奖项
    return asked._replace(kind=kind, detail=detail, focus=focus, end=end)


def _counted(asked: _Asked, text: str, article: str) -> _Asked:
    """Read the measure word and the noun behind 多少 or 几: 几家企业, 第几座工厂."""
    if asked.unit:
        return asked._replace(focus=asked.unit)
    units = mapping("units")
    scale = re.match("万亿|[千百]?[万亿]", text[asked.end :])  # 多少亿元
    place = asked.end + (scale.end() if scale else 0)
    unit = max(longest(text, place, units), longest(text, place, mapping("measure_words")), key=len)
    pair = text[place : place + 2]
    nouns = (mapping("question_focus"), mapping("person_titles"), words("agent_nouns"))
    is_word = "几" not in text[asked.start : asked.end] and _uncounted(pair, article)
    if len(unit) == 1 and (is_word or any(pair in known for known in nouns)):
        unit = ""  # 多少村民, 多少国家, 多少股金
    end = place + len(unit)
    behind = next((i for i in range(end, len(text)) if text[i] in OUTSIDE), len(text))
    noun = text[end : min(behind, end + 6)]
    detail = asked.detail
    if detail in ("", "part"):  # 占多少, but 占多少亩
        detail = units.get(unit, "").partition(" ")[0] or detail
    if unit == "款" and not noun and _PAID.search(text[: asked.start]):
        detail, unit = "money", ""  # 贷了多少款
    if unit == "名" and not noun and "排" in text[: asked.start]:
        detail = "ordinal"  # 排第几名
    return asked._replace(detail=detail, unit=unit, focus=noun, end=end)


def _uncounted(pair: str, article: str) -> bool:
    """Return whether an article has a pair without a number in front: 入股金, no 3家企业."""
    return (
        len(pair) == 2 and re.search(rf"(?<![{_NUMERALS}]){re.escape(pair)}", article) is not None
    )


_NUMERALS = "\\d一二两三四五六七八九十百千万亿多余几数各每这该"


def _attribute(before: str, names: Names) -> str:
    """Return the noun whose value is asked for: 售价 in 青岚E5的售价是多少."""
    head = re.sub(_COPULA, "", before).rstrip("了着")  # 跌了多少
    last = head.rpartition("的")[2] if "的" in head else ""
    if last:
        return last if len(last) <= 8 else ""
    for length in range(len(head), 0, -1):
        if head[:length] in names:
            if len(head) - length <= 6:
                return head[length:]
            break
    return ending(head, "person_titles") or ending(head, "question_measures")


_PAID = Pattern("[贷捐付赔拨罚欠汇筹募存]了?$")
_MEASURED = ("含量", "浓度", "产量", "销量", "血压", "血糖", "指数", "评分", "得分")


def _by_attribute(asked: _Asked, attribute: str, text: str) -> _Asked:
    """Let the attribute say what the question word leaves open: 占比是多少, 总经理叫什么."""
    if asked == asked._replace(kind="figure", detail="", unit="") and _SHARE.search(text):
        return asked._replace(detail="part")  # 占市值的多少
    if asked.kind == "figure" and asked.detail in ("", "size", "height") and not asked.unit:
        measure = ending(attribute, "question_measures")
        if asked.detail == "height" and not measure and attribute.endswith(_MEASURED):
            return asked._replace(detail="")  # 酒精含量有多高
        return asked._replace(detail=mapping("question_measures").get(measure, asked.detail))
    if asked.kind not in ("name", "which") or asked.focus:
        return asked
    if asked.kind == "which" and text[asked.end :].strip("的呢吗"):
        return asked  # 与总统是什么亲属关系 asks for no person
    noun = attribute or re.sub(_COPULA, "", text[: asked.start])
    if ending(noun, "person_titles") or _SOMEBODY.search(noun):
        return asked._replace(kind="person")
    known = ending(noun, "question_focus")
    kind, _, detail = mapping("question_focus").get(known, "").partition(":")
    if kind in ("person", "org", "place", "event", "date", "role", "slogan"):
        return asked._replace(kind=kind, detail=detail, focus=known)
    return asked
