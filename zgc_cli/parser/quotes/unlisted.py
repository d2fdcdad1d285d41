"""Persons whom the entity stage missed, by what stands around them.

A title in front and a verb of saying behind give away 主任徐某某; a form of address gives away
张女士, 老李 and 苏主任.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.parser.entities.names.persons import is_likely_behind_title
from zgc_cli.parser.quotes.unnamed.groups import HALF_NAMES
from zgc_cli.parser.quotes.veiled import (
    QUOTED,
    NamedSpan,
    VeiledParagraph,
    clause_start,
    inside_any,
    names_in,
)
from zgc_cli.parser.words import foreign_names
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.name_characters import BEARERS
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.pattern import Pattern

_RETURNS = 3  # so often must a name of two characters stand in the text to be looked for everywhere
_WINDOW = 40  # characters in front of a verb of saying in which its subject is looked for


def place_names(document: Document, passages: Sequence[VeiledParagraph]) -> None:
    """Hand the mentions of persons, organisations and places to the passages they stand in."""
    by_id = {passage.paragraph.id: passage for passage in passages}
    for passage, words in zip(passages, document.tokens, strict=False):
        passage.tokens = words
    for entity in document.entities:
        if entity.type in ("person", "org", "place"):
            for mention in entity.mentions:
                names = getattr(by_id[mention.paragraph], f"{entity.type}s")
                names.append(NamedSpan(mention.start, mention.end, entity.name))
    for passage in passages:
        for names in (passage.persons, passage.orgs, passage.places):
            names.sort()


def add_unseen(passages: Sequence[VeiledParagraph]) -> None:
    """Add to the passages the persons whom the entity stage missed, wherever they stand."""
    names: dict[str, None] = {}
    surnames = "".join(
        sorted({m[1] or m[2] for p in passages for m in _HALF_TOLD.finditer(p.veiled)})
    )
    kin = {n.name[0] for p in passages for n in p.persons if len(n.name) == _USUAL}
    kin = kin & lexicon.words("surnames") - _GRAMMAR
    for passage in passages:
        _add(passage, _nicknames(passage))
        if kin:
            _add(passage, _kin_of_named(passage, kin))
        if surnames:
            _add(passage, _half_told(passage, surnames))
        unseen = list(_titled_subjects(passage))
        _add(passage, unseen)
        names.update(dict.fromkeys(name.name for name in unseen))
    speaking = Counter(name.name for passage in passages for name in _speaking(passage))
    names.update(dict.fromkeys(name for name, count in speaking.items() if count > 1))
    names.update(dict.fromkeys(_pseudonyms(passages)))
    often = "\n".join(passage.veiled for passage in passages).count if names else len
    again = [name for name in names if len(name) > 2 or often(name) >= _RETURNS]
    for passage in passages if again else ():
        matches = re.finditer("|".join(map(re.escape, again)), passage.veiled)
        _add(passage, (NamedSpan(*match.span(), match[0]) for match in matches))
    judges = {
        name.name[0]: name.name
        for passage in passages
        for name in passage.persons
        if passage.veiled[max(0, name.start - 3) : name.start].endswith(("法官", "裁判官"))
    }
    for passage in passages if judges else ():
        _add(passage, _judges(passage, judges))


def _add(passage: VeiledParagraph, names: Iterable[NamedSpan]) -> None:
    """Add those names that lie in none of the passage's own."""
    new = [n for n in names if not inside_any(passage.persons, n.start, n.end)]
    passage.persons = sorted({*passage.persons, *new})


def _pseudonyms(passages: Sequence[VeiledParagraph]) -> Iterator[str]:
    """Yield what a text calls somebody whose name it keeps back: 女子小芬, 凡凡（化名）."""
    for passage in passages:
        for match in _PSEUDONYM.finditer(passage.paragraph.text):
            name = match["called"] or match["told"]
            word = dictionary().get(name)
            if word is None or word.tag[:2] == "nr":
                yield name


_PSEUDONYM = Pattern(
    "(?P<called>[小阿][\u4e00-\u9fff]|(?P<one>[\u4e00-\u9fff])(?P=one))[」”』]?[（(]化名"
    "|(?:[男女]子|少[男女]|[男女][孩童生]|女儿|儿子|人妻|[男女]友)(?P<told>[小阿][\u4e00-\u9fff])"
)
_SURNAMES = "".join(sorted(BEARERS))
# The police tell the surname alone: 汤姓男子, 姓林女病人; later 汤男, 林女.
_HALF_TOLD = Pattern(
    f"([{_SURNAMES}])姓(?=[男女妇少老兄母父嫌移])|姓([{_SURNAMES}])(?=[男女妇少老])"
)


def _judges(passage: VeiledParagraph, names: Mapping[str, str]) -> Iterator[NamedSpan]:
    """Yield 水官 for 裁判官水佳丽, as courts of Hong Kong are told of."""
    for match in _judge("".join(names)).finditer(passage.veiled):
        yield NamedSpan(*match.span(), names[match[0][0]])


def _half_told(passage: VeiledParagraph, surnames: str) -> Iterator[NamedSpan]:
    """Yield 汤男 and 汤姓男子, where the text tells of somebody by the surname alone."""
    for match in _half_told_of(surnames).finditer(passage.veiled):
        yield NamedSpan(*match.span(), match[0])


# Patterns of the surnames of one article, which all of its paragraphs are looked through for.
_BEGINS = "(?:(?<![\u4e00-\u9fff])|(?<=[惟但而]))"


@lru_cache(maxsize=2)
def _judge(surnames: str) -> Pattern:
    return Pattern(f"{_BEGINS}[{surnames}]官(?![员司方邸])")


@lru_cache(maxsize=2)
def _half_told_of(surnames: str) -> Pattern:
    kinds = "".join(HALF_NAMES.values())
    return Pattern(
        f"[{surnames}]姓(?:男子|女子|妇人|妇女|老妇|老翁|少年|少女|男童|女童|移工|嫌犯)"
        f"|[{surnames}][{kinds}](?![子生性方友星孩童士儿双单排足亲联团])"
    )


@lru_cache(maxsize=2)
def _kin_of(surnames: str) -> Pattern:
    return Pattern(
        f"{_BEGINS}[{surnames}](?:[父母妻](?![亲女子])"
        "|太(?![太多少好高大小难极过子后监空阳平慢快早晚远近重轻]))"
    )


_USUAL = 3  # characters of most names
_GRAMMAR = frozenset("向于和从同单")  # surnames that stand in front of kin of others


def _kin_of_named(passage: VeiledParagraph, surnames: Iterable[str]) -> Iterator[NamedSpan]:
    """Yield 柯父 and 郭太, where the text names 柯明远 and 郭青山."""
    for match in _kin_of("".join(sorted(surnames))).finditer(passage.veiled):
        yield NamedSpan(*match.span(), match[0])


def _titled_subjects(passage: VeiledParagraph) -> Iterator[NamedSpan]:
    """Yield the persons between a title and a verb of saying: 主任徐某某表示."""
    ends = [cue.start for cue in passage.cues if not cue.soft]
    ends += [match.start() for match in _IN_HIS_VIEW.finditer(passage.veiled)]
    for end in ends:
        begin = clause_start(passage.veiled, max(end - _WINDOW, 0), end)
        if next(names_in(passage.persons, begin, end), None):
            continue
        for start in range(end - 2, begin + 1, -1):
            match = _name().match(passage.veiled, start, end)
            if match is None or match[0][-1] in "称说指们" or _is_adverb(passage, *match.span()):
                continue
            titled = title_at_end(passage.veiled[begin:start])
            likely = bool(titled) and (
                is_likely_behind_title(match[0]) or _is_given_name(passage, *match.span())
            )
            behind = passage.veiled[start - 1] == "的"
            foreign = behind and set(match[0]) <= foreign_names.foreign().keys()
            if likely or ((titled or foreign) and _is_no_word(passage, match, end)):
                if not inside_any(passage.orgs, *match.span()):
                    yield NamedSpan(*match.span(), match[0])
                break


_OF_JAPAN = 4  # characters of most names of Japan
# 在驻外大使伊曼纽尔看来，
_IN_HIS_VIEW = Pattern("(?<=[\u4e00-\u9fff])(?:看来，|的话来?[说讲]，)")


def _speaking(passage: VeiledParagraph) -> Iterator[NamedSpan]:
    """Yield a word that is tagged as a name where it opens a clause and speaks: 奥特曼称，."""
    for cue in passage.cues:
        words = passage.words(max(0, cue.start - _WINDOW), cue.start)
        if cue.soft or not words or words[-1].end != cue.start:
            continue
        start, end = words[-1].start, words[-1].end
        if len(words) > 1 and end - start == 1:
            start = words[-2].start  # 果|果
        begin = clause_start(passage.veiled, max(0, start - _WINDOW), start)
        foreign = 1 < end - begin < _LONGEST and _is_unheard(passage, begin, end)
        if foreign:
            start = begin
        if not (foreign or words[-1].tag in _OF_PERSONS or _is_doubled(passage.veiled[start:end])):
            continue
        opens = start == begin
        if (
            opens
            and end == cue.start
            and 1 < end - start < _LONGEST
            and not inside_any(passage.orgs, start, end)
        ):
            yield NamedSpan(start, end, passage.veiled[start:end])


def _is_unheard(passage: VeiledParagraph, start: int, end: int) -> bool:
    """Return whether characters that render foreign names make no word: 玛|姬."""
    words = passage.words(start, end)
    single = all(w.end - w.start == 1 and w.tag not in _FUNCTION for w in words)
    return single and set(passage.veiled[start:end]) <= foreign_names.foreign().keys()


_OF_PERSONS = ("nr", "nrt", "nrfg")


def _is_doubled(word: str) -> bool:
    """Return whether a word is a nickname like 弯弯, and neither 妈妈 nor an adverb."""
    known = dictionary().get(word)
    common = known is not None and known.tag[:1] in "dmqrot"
    return len(word) == 2 and word[0] == word[1] and not common and not role_at_end(word)


_LONGEST = 7  # characters of a name that a single word may be


def _is_no_word(passage: VeiledParagraph, match: re.Match[str], end: int) -> bool:
    """Return whether what stands between a title and a verb is made of single characters alone.

    Names of Japan begin with a number as well: 三鸭广繁.
    """
    words = passage.words(*match.span())
    if match.end() - match.start() == _OF_JAPAN and words and words[0].tag == "m":
        words = words[1:]
    single = bool(words) and all(w.end - w.start == 1 for w in words)
    functional = [w.tag in _FUNCTION for w in words]
    # 特拜 is of the characters of foreign names, though 特 is an adverb alone.
    named = any(functional) and not all(functional) and _renders_foreign(match[0])
    return (
        match.end() == end
        and 1 < match.end() - match.start() < 5
        and single
        and (named or not any(functional))
    )


def _renders_foreign(name: str) -> bool:
    """Return whether all characters transliterate names, those that do so seldom among them."""
    known = foreign_names.foreign().keys() | lexicon.words("transliteration_rare")
    return known.issuperset(name)


def _is_given_name(passage: VeiledParagraph, start: int, end: int) -> bool:
    """Return whether the characters are one word, a name that the dictionary has: 大卫."""
    words = passage.words(start, end)
    return len(words) == 1 and words[0].end == end and words[0].tag in _OF_PERSONS


def _is_adverb(passage: VeiledParagraph, start: int, end: int) -> bool:
    """Return whether the characters are a word that hardly names anybody: 周三, 高调."""
    if passage.veiled[start + 1 : end] in lexicon.words("saying_verbs"):
        return True  # 曾发文
    words = passage.words(start, end)
    return len(words) == 1 and words[0].end == end and words[0].tag[:1] in "dtvar"


_FUNCTION = frozenset(("d", "p", "c", "uj", "ul", "uz", "ug", "r", "y", "m", "f"))


@cache
def _name() -> Pattern:
    """Match what may be a name and stands right before a verb or an adverbial."""
    return Pattern(f"[\u4e00-\u9fff·]{{2,9}}?(?=$|{adverbial().pattern}|[\\d周])")


@cache
def adverbial() -> Pattern:
    """Match the beginning of what may stand between a name and its verb of saying."""
    return Pattern(f"(?:{lexicon.pattern('adverbials')}|{QUOTED})")


def _nicknames(passage: VeiledParagraph) -> Iterator[NamedSpan]:
    """Yield the persons whom a passage names by surname alone: 张女士, 王某, 苏主任, 老李."""
    veiled = passage.veiled
    forms = lexicon.mapping("forms_of_address")
    said = {cue.start for cue in passage.cues if not cue.soft}
    for match in _forms().finditer(veiled):
        form, start = match.group(), match.start()
        if form in _ANIMALS:
            continue
        polite = False
        if form in forms:
            start -= _surname_before(veiled, start)
            polite = not forms[form]
            if start == match.start():
                continue
        alone = _alone(veiled, start, match.end(), match.end() in said)
        if polite or _titled(passage, start) or alone:
            yield NamedSpan(start, match.end(), veiled[start : match.end()])


_ANIMALS = ("老虎", "小虎", "小马", "小熊")


def _surname_before(veiled: str, end: int) -> int:
    """Return the length of the surname that ends at `end`, or 0."""
    surnames = lexicon.words("surnames")
    return next((n for n in (2, 1) if end >= n and veiled[end - n : end] in surnames), 0)


def _titled(passage: VeiledParagraph, start: int) -> bool:
    """Return whether a title ends in front of an offset."""
    return start > 0 and bool(role_at_end(passage.veiled[max(0, start - 10) : start]))


def _alone(veiled: str, start: int, end: int, says: bool) -> bool:
    """Return whether nothing stands in front and an adverbial, a pause or a verb behind: 对王总说.

    `says`: a verb of saying stands behind.
    """
    front = veiled[start - 1 : start]
    free = not front or front in "，。；：！？“”、 　的岁口和与对向是\ue001"
    behind = veiled[end : end + 1]
    says = says or veiled.startswith(("话“", "话：", "话，"), end)  # 阿明话“……”
    return free and (says or behind in ("", "，", "。") or bool(adverbial().match(veiled, end)))


@cache
def _forms() -> Pattern:
    single = "".join(sorted(s for s in lexicon.words("surnames") if len(s) == 1))
    # Each alternative begins with a character, for then `re` looks for one of these first.
    nicknames = "|".join(f"{lead}[{single}]" for lead in "老小阿")
    return Pattern(f"{nicknames}|{lexicon.pattern('forms_of_address')}")


def is_nickname(name: str) -> bool:
    """Tell 张女士, 苏主任 and 老李 from a whole name; 李某 is whole, and nobody else."""
    if name.endswith("某"):
        return False
    forms = lexicon.words("forms_of_address")
    surnames = lexicon.words("surnames")
    if len(name) == 2 and name[0] in "老小阿":
        return True
    return any(name[:n] in surnames and name[n:] in forms for n in (1, 2))
