"""How likely a stretch of characters is a person's name: surnames, given names, transliterations.

Weights are natural logarithms of probabilities, on the scale of the dictionary's words, so that a
name competes with words for the same characters. `edges` offers names to the token stage.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from zgc_cli import lexicon
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.foreign_names import (
    OF_ELEMENTS,
    foreign,
    mongolian,
    reaches_end,
    runs,
    tibetan,
    turkic,
)
from zgc_cli.parser.words.name_characters import (
    BEARERS,
    MARRIED,
    NEVER_GIVEN,
    NEVER_LAST,
    NEVER_VEILED,
)
from zgc_cli.parser.words.name_neighbours import (
    ENDS,
    ends_name,
    ends_of_titles,
    followers,
    heads_behind,
    is_listed,
    takes_part,
    verbs_of_saying,
)
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# How likely any word of a news text is a Chinese name.
_CHINESE_PRIOR = -4.4
# Two characters of given name are more common than one: 王子轩 than 陈豫.
_TWO_GIVEN, _ONE_GIVEN = -0.25, -1.6
# A character that no given name in the lexicon has.
_ODD_GIVEN = -10.5
# What stands around a name is evidence for it.
TITLE, _INTRO, FOLLOWER, _WEAK_FOLLOWER, BREAK = 4.0, 1.5, 3.0, 1.0, 0.8
_DIGIT = -3.0  # a digit in front
_APPOINTING = frozenset(["任命", "聘任", "推举", "罢免", "免去"])
# 请问中方有何评论: the side of a country, no 方有何; 万年季国庆: years in a row.
# 控方续反驳, 多段贴文: a side in court, a measure word.
_SIDE, _SIDES = -16.0, frozenset("中美俄日韩英法德印朝巴以欧澳埃越菲乌控辩警资劳")
_COUNTED, _COUNTS = frozenset("张段章项支"), frozenset("一二三四五六七八九十百千万两几数多每")
# A trade behind says that the name is a company's: 青沐 | 新能源, not 青沐新 | 能源.
_TRADE = -3.0
_IMPOSSIBLE = -40.0  # of a given name with one of these, or that ends with one of those
_GRAMMAR_FIRST, _GRAMMAR_GIVEN = frozenset("向会和又"), -8.5  # 程向民, 赵又廷: no last ones
# Given names of three characters are Japanese: 慎太郎, 真理子, 小百合, 龙之介.
_ENDS_OF_THREE = frozenset("郎子合介助")
# Between these are the weights of Japanese surnames in the lexicon. Their given names are of two
# characters for the most part, and of characters that Chinese ones do not have: 山田洋次.
_JAPANESE, _ODD_JAPANESE = (-9.9, -9.1), -18.0
_JAPANESE_GIVEN = (0.0, -4.0, 2.0, 3.0)  # by the number of its characters
# 苏林均表示, 苏林任局长: a name may seem to end in what begins the predicate.
_ADVERBS, _LIKELY_ADVERB = frozenset("均曾已亦仍将并即正其以若如为而于任自便跌涨遭拟系时先和"), 2.0
_REACHES = 6.0  # a foreign name behind a title, to where its characters end
_WHOLE, _EVERYDAY, _SAYS = 6.0, -12.0, frozenset("指称谓道曰讲言问批斥叹赞评笑谈喊到去走死亡等")
_POST_BEHIND = Pattern(
    "[^，。；、：！？]{2,15}?(?:主任|书记|局长|院长|总裁|董事长|总经理|部长|校长|会长|主席|所长|处长|秘书长|委员)"
)
# 王海 | 续说, 罢韩 | 民调, 李珮 | 生前: no name ends in the first character of these.
_CUT = Pattern(
    "著《|续[说指称问谓反解强表补追作盘]|欲[追再向以将要]|民调|分(?:局|驻|行|店|署|公司|享)|大(?:律师|法官|使馆?|学)|"
    "峰会(?![见谈晤同])|博[会士]|署[任理]|务局|[两二三四五六七八九十][人名位任届]|今[早日午晚年天]|"
    "经(?:检查|抢救|治疗|诊断|调查|初步|鉴定|审讯|手术|送|医|警|查)|由(?:救护|警|消防|父|母|家人|友人)|获(?:救|释|准|判)|"
    "才(?:[再会被得能肯将惊放]|开始|发现|知|[承同])|先(?:出资|后|行[^，]|在|向|以|付|给)|里里[长民]|国[小中](?=[，。、；）及与和]|$)|话(?:[“「：:]|$)|生前|家[人门里中属]|家发言|离(?:[巢职婚世队京港任境场]|开)|名下|遇[袭刺害难]|点赞|晒出|扶灵|教[女练儿]|谈[着到起及了]|[陪背拿][着上到起出]|刷到"
)
_SEXES = ("，男", "，女", "（男", "（女", "(男", "(女")
_BREAKS = frozenset("，。、：；！？“”‘’「」『』（）()《》【】[]—…,;:!? 　\n\t\"'|/")


class Arc(NamedTuple):
    """A name that may begin here: where it ends, its weight, its tag."""

    end: int
    weight: float
    tag: str


@cache
def surnames() -> dict[str, float]:
    """Return surname -> weight among bearers."""
    return {k: -float(v) / 10 for k, v in lexicon.mapping("surnames").items()}


@cache
def given() -> dict[str, tuple[float, float, float]]:
    """Return character -> weights as the first, the second, the only one of a given name."""
    table = {}
    for char, value in lexicon.mapping("given_names").items():
        first, second, alone = value.split()
        table[char] = (-float(first) / 10, -float(second) / 10, -float(alone) / 10)
    return table


@cache
def _heads_of_surnames() -> frozenset[str]:
    return frozenset(name[0] for name in surnames())


def _double(name: str) -> float | None:
    """Return the weight of a name of two surnames and two characters; None for any other."""
    if len(name) != 4 or not MARRIED.issuperset(name[:2]):
        return None
    pair = dictionary().get(name[:2])  # 严格 | 遵守, but 林郑
    if name[0] == name[1] or name[2:] in verbs_of_saying() or (pair and pair.tag != "nr"):
        return None
    return _CHINESE_PRIOR + surnames()[name[0]] + _given(name[2:])


def chinese(name: str) -> float | None:
    """Return the weight of `name` as a Chinese name; None where it has no surname."""
    if double := _double(name):
        return double
    whole = (weight for end, weight in _chinese_at(name, 0) if end == len(name))
    return max(whole, default=None)


@lru_cache(1 << 12)
def _given(rest: str) -> float:
    """Return the weight of a given name; the same characters follow surnames again and again."""
    table = given()
    odd = (_ODD_GIVEN, _ODD_GIVEN, _ODD_GIVEN)
    grammar = len(rest) == 2 and rest[0] in _GRAMMAR_FIRST
    ended = rest[-1] in (NEVER_LAST if rest[0] != "某" else NEVER_VEILED)
    if not NEVER_GIVEN.isdisjoint(rest[grammar:]) or ended:
        return _IMPOSSIBLE
    if len(rest) == 1:
        return _ONE_GIVEN + table.get(rest, odd)[2]
    extra = -3.0 * (len(rest) - 2) - (_LIKELY_ADVERB if rest[-1] in _ADVERBS else 0.0)
    first = _GRAMMAR_GIVEN if grammar else table.get(rest[0], odd)[0]
    return _TWO_GIVEN + first + table.get(rest[1], odd)[1] + extra


def before(text: str, start: int) -> float:
    """Return the evidence in front of `start`: a title, an introducing word, a break."""
    titles, intros = lexicon.words("person_titles"), lexicon.words("person_intros")
    last = text[start - 1 : start]
    if not last or last in _BREAKS:
        blank = last in (" ", "　")
        counted = text[start : start + 1] == "周" or text[start : start + 1] in _COUNTED
        if blank and counted and text[max(0, start - 2)].isdigit():
            return _SIDE  # 3 周待审
        spaced = blank and text[max(0, start - 3) : start - 1] in titles
        return TITLE if spaced else BREAK
    first = text[start : start + 1]
    counted = first in _COUNTED and (last in _COUNTS or last.isdigit())  # 100张爽领
    if counted or (first == "方" and last in _SIDES):
        return _SIDE
    if last + first in lexicon.words("surname_halves") or (first == "韩" and last in "南北限"):
        return _SIDE
    if text[start - 2 : start] in ends_of_titles():
        title = next((size for size in (5, 4, 3, 2) if text[start - size : start] in titles), 0)
        if title:
            return 0.0 if _is_owned(text, start - title) else TITLE
    if text[start - 2 : start] in _APPOINTING:
        return TITLE
    if last in intros or text[start - 2 : start] in intros:
        return _INTRO
    return _DIGIT if last.isdigit() else 0.0


def _is_owned(text: str, title: int) -> bool:
    """Return whether a surname stands before a title: 赖总统 | 揭五点; 韩总统 is of a country."""
    surname = text[title - 1 : title]
    owner = surname in BEARERS and surname != "韩"
    return owner and (title < 2 or text[title - 2] in _BREAKS)


_VERBS = frozenset({"v", "vn", "d", "p", "vd", "ad", "c"})


def after(text: str, end: int) -> float:
    """Return the evidence behind `end`: a verb of saying or acting, a title, a sex, a break."""
    if text[end : end + 2] in _SEXES:
        return FOLLOWER
    if end >= len(text) or text[end] in _BREAKS:
        return BREAK
    tails = lexicon.words("company_tails")
    if text[end : end + 2] in tails or text[end - 1 : end + 1] in tails:
        return _TRADE
    titles, behind_names = lexicon.words("person_titles"), followers()
    if text[end] == "任" and any(text[end + 1 : end + size] in titles for size in (6, 5, 4, 3)):
        return FOLLOWER
    pair = text[end : end + 2]
    for size in (5, 4, 3, 2) if pair in heads_behind() else ():
        word = text[end : end + size]
        if word in behind_names or word in titles:
            # 王海 | 任 | 局长: whoever takes an office is not called by it.
            return 0.0 if text[end - 1] == "任" and word in titles else FOLLOWER
    known = dictionary().get(pair)
    if (text[end] in "说称" and known is None) or pair in ("指，", "指："):
        return FOLLOWER
    word_behind = known or dictionary().get(text[end])
    verb = word_behind is not None and word_behind.tag in _VERBS
    return _WEAK_FOLLOWER if verb or text[end] in behind_names else 0.0


def edges(text: str) -> dict[int, list[Arc]]:
    """Return for each offset the names that may begin there."""
    arcs: dict[int, list[Arc]] = {}
    suffixes = lexicon.words("place_suffixes")
    told_before: dict[int, float] = {}
    told_after: dict[int, float] = {}
    for start, end, weight, tag in _candidates(text):
        if _CUT.match(text, end - 1) or takes_part(text[start:end]):
            continue
        if start not in told_before:
            told_before[start] = before(text, start)
        if end not in told_after:
            told_after[end] = after(text, end)
        weight += told_before[start] + told_after[end]
        if end - start > 2 and text[end - 1] in _ADVERBS:
            weight += ends_name(text, end)  # no adverb stands last: 议长 | 丁世均。
        if told_before[start] >= TITLE:
            weight += whole(text, start, end)
            weight += _REACHES if reaches_end(text, start, end) else 0.0
        if text[end - 1] == "任" and _POST_BEHIND.match(text, end):
            weight -= TITLE  # 王坚 | 任 | 之江实验室主任
        if (
            tag == "nrt"
            and end - start > 3
            and (text[end : end + 2] in suffixes or text[end : end + 4] in suffixes)
        ):
            weight += BREAK  # a foreign name reaches to what it names: …里 | 国际机场
        arcs.setdefault(start, []).append(Arc(end, weight, tag))
    return arcs


def whole(text: str, start: int, end: int) -> float:
    """Return the evidence that a name of three fills the place between a title and a predicate.

    理事长 | 黄世和 | 表示, 区议员 | 赵恩来，: no word of one character ends there, but for verbs.
    """
    if end - start != 3 or text[end - 1] in _SAYS or before(text, start) < TITLE:
        return 0.0
    behind = text[end : end + 2]
    given_name, word = dictionary().get(text[start + 1 : end]), dictionary().get(behind)
    if given_name and given_name.weight > _EVERYDAY:
        return 0.0  # 将军区 | 为主，
    dated = behind in ("今（", "昨（", "今(", "昨(") or (behind[:1] == "本" and word is not None)
    timed = dated or behind in lexicon.words("adverbials")
    ended = timed or behind in verbs_of_saying() or behind[:1] in (*ENDS, "、", "／", "等")
    return _WHOLE if ended else 0.0


def _candidates(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield the start, end, weight and tag of each stretch that may be a name."""
    inside: set[int] = set()  # where a name with a mark is still going on
    for run in runs(text):
        inside.update(run.inside)
        yield from ((*name, "nrt") for name in run.names)
    heads = _heads_of_surnames()
    starts = (at for at, char in enumerate(text) if char in heads)
    for start in (at for at in starts if "\u4e00" <= text[at + 1 : at + 2] <= "\u9fff"):
        for end, weight in _chinese_at(text, start):
            if start not in inside and end not in inside:
                yield start, end, weight, "nr"
        double = text[start] in MARRIED and _double(text[start : start + 4])
        told = double and (before(text, start) >= TITLE or is_listed(text, start, start + 4))
        if double and double > -30 and told:
            yield start, start + 4, double, "nr"
    for pattern in (tibetan(), mongolian(), turkic()):
        for start, end in (match.span() for match in pattern.finditer(text)):
            if end - start > 2 or text[end : end + 1] not in foreign():  # 艾力克斯
                yield start, end, OF_ELEMENTS, "nrt"


def _chinese_at(text: str, start: int) -> Iterator[tuple[int, float]]:
    """Yield the end and the weight of each Chinese name that may begin at `start`."""
    table = surnames()
    for size in (1, 2, 3):
        surname = table.get(text[start : start + size])
        if surname is None:
            continue
        for count in (1, 2, 3) if size > 1 else (1, 2):
            given_name = text[start + size : start + size + count]
            if len(given_name) < count or not "\u4e00" <= given_name[-1] <= "\u9fff":
                break
            if text[start] == "周" and given_name[0] in "一二三四五六日":
                break  # 周一 | 发通报
            # 高高举起, 闻一闻: a word said twice
            if (count == 3 and not (size > 1 and given_name[-1] in _ENDS_OF_THREE)) or (
                count == 2 and (text[start] == given_name[0] or given_name == "一" + text[start])
            ):
                break
            if _is_phrase(text, start, start + size + count):
                continue
            weight = _given(given_name)
            if size > 1 and _is_japanese_surname(surname):
                odd = max(weight, _ODD_JAPANESE) if weight > _IMPOSSIBLE else weight
                weight = odd + _JAPANESE_GIVEN[count]
            if weight > -30:
                yield start + size + count, _CHINESE_PRIOR + surname + weight


def _is_phrase(text: str, start: int, end: int) -> bool:
    """Return whether words beside it tell that what may be a name is none.

    高兴地说, （李木译）, 海某小学, and the number of a document: 宁财规发〔2022〕.
    """
    last = text[end - 1]
    if last == "地":
        return text[start : end - 1] in lexicon.words("adverbials")
    if last == "译":
        return text[end : end + 1] in ("）", ")")
    if last == "某":
        return text.startswith(_SCHOOLS, end)
    return text[end : end + 1] in _ISSUED and "〔" in text[end : end + 2]


_SCHOOLS = ("小学", "中学", "学校", "大学", "幼儿园")
_ISSUED = frozenset("发字函办规〔")


def _is_japanese_surname(weight: float) -> bool:
    return _JAPANESE[0] < weight < _JAPANESE[1]


def is_japanese(name: str) -> bool:
    """Return whether a name of four or more characters begins with a Japanese surname."""
    heads = (surnames().get(name[:size], 0.0) for size in (2, 3))
    return len(name) > 3 and any(map(_is_japanese_surname, heads))
