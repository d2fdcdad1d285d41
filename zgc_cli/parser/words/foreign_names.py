"""Foreign names: runs of the characters that transliterate them, and those of known elements.

The lists know the elements of names of Tibetans, Mongols, Uyghurs and Kazakhs.
"""

from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.name_characters import STRONG
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# A part of a name in Latin letters: Lind, McLind, Saint-Jean.
LATIN_WORD = r"(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Fitz)?[A-Z][a-z\u00c0-\u024f]+(?:-[A-Z]?[a-z]+)?"
LATIN_WORD += r"(?![A-Za-z0-9])"
# How likely any word is such a name, on the scale of `name_model`.
OF_ELEMENTS = -15.0
# What follows the given name of a Uyghur or a Kazakh: 玉素甫江, 热依汗古丽.
_ENDINGS = "江|[汗罕]|古[丽力]|尼亚孜|尼沙|别克|拜克?|巴依|夏[提木]|丁"
_MONGOLIAN_ENDINGS = "图|夫|泰|花|桑|其"  # 孟和图, 娜仁花
# How likely any word of a news text is a transliterated name.
_PRIOR = -7.0
# The mark between the parts of a foreign name: 安娜·贝格曼.
MARKS = "·•・‧∙"
_MARK = frozenset(MARKS)
# Between the parts of a double name: 罗杰-莫里斯·博内特; also between two names, so no evidence.
_HYPHENS, _HYPHEN = "\\-－—", -2.0
_MARKED, _MARKED_CHAR = 8.0, 0.7
_LONGEST_PART, _LONGEST_RUN = 8, 16
# Characters that a name with a mark may hold, and those that end the word in front: 之子|亨特·….
_RARE_FOREIGN = -6.0
# Where the characters that transliterate names begin, a name is likelier than behind one of them.
_RUN_START = 4.0
_NEVER_FIRST, _ENDED_WORD = frozenset("子者人长员官使士手星兵工主生"), -8.0
# How surnames of Slavs end, in front of which a name may hold rare characters: 克留奇科夫.
_SLAVIC = frozenset(
    ("斯基", "维奇", "琴科", "申科", "连科", *(f"{char}夫" for char in "科柯耶诺洛罗波廖托佐索莫"))
)
_LONGEST_SLAVIC = 4
# Without a mark, the characters must be common ones in foreign names on the whole.
_MEAN_FOREIGN = -6.2


@cache
def foreign() -> dict[str, float]:
    """Return character -> weight in a transliterated name."""
    return {k: -float(v) / 10 for k, v in lexicon.mapping("transliteration").items()}


# Words that no part of a foreign name holds: 基于|冯·诺依曼.
_GRAMMAR = Pattern("[基由关对位属等同大小源出鉴用至]于|来自|利用|以及|尤其")
_TIME = Pattern("当地|\\d|[今昨前本上]|周[一二三四五六日末]")


class ForeignRun(NamedTuple):
    """The names that may be in a run: start, end, weight; and, with a mark, where it goes on."""

    names: list[tuple[int, int, float]]
    inside: range


def runs(text: str) -> Iterator[ForeignRun]:
    """Yield the runs of characters that transliterate foreign names."""
    for match in _foreign_run(marked=not _MARK.isdisjoint(text)).finditer(text):
        first, marked = match.start(), not _MARK.isdisjoint(match[0])
        names = []
        for start, end in _stretches(match[0]):
            if marked and _GRAMMAR.search(match[0], start, end):
                continue
            if match[0][start] == "库" and text.endswith("智", 0, first + start):
                continue  # 智库|洛伊研究所
            if match[0][end - 1] == "于" and _TIME.match(text, first + end):
                continue  # 约翰逊于15日表示
            weight = transliterated(match[0][start:end])
            if marked and (start == 0 or match[0][start - 1] not in foreign()):
                weight += _RUN_START
            names.append((first + start, first + end, weight))
        yield ForeignRun(names, range(first + 1, match.end()) if marked else range(0))


def reaches_end(text: str, start: int, end: int) -> bool:
    """Return whether a long stretch reaches to where the characters of a foreign name end.

    外长 | 施泰因迈尔 | 会后, of which the dictionary has 施泰因; not 总统 | 特朗普利 | 用.
    """
    known = foreign()
    words = dictionary()
    behind = text[end : end + 1] not in known or words.get(text[end : end + 2])  # 马西莫夫 | 因故
    if (
        end - start < _LONG
        or not behind
        or text[end - 1] not in STRONG
        or not known.keys() >= set(text[start:end])
    ):
        return False
    return not (words.get(text[end - 1 : end + 1]) or words.get(text[start:end]))


_LONG = 4  # characters


@cache
def _foreign_run(*, marked: bool) -> Pattern:
    """Return the pattern of a run of transliteration characters, in a text with a mark or not."""
    chars = "".join(sorted(foreign()))
    all_chars = "".join(sorted({*chars, *lexicon.words("transliteration_rare")}))
    joint = f"[{MARKS}{_HYPHENS}]"
    part = f"[{all_chars}]{{1,{_LONGEST_RUN}}}"
    # One character alone is a run as well, of which nothing is made.
    plain = f"[{chars}]+(?:{joint}[{chars}]+)*"
    with_mark = f"{part}(?:{joint}{part})*?[{MARKS}](?:{part}{joint})*{part}"
    endings = "|".join(sorted(_SLAVIC))
    more = f"(?:[{chars}]+(?:{joint}[{chars}]+)*)?"
    slavic = f"[{all_chars}]{{1,{_LONGEST_SLAVIC}}}(?:{endings}){more}"
    return Pattern(f"{with_mark}|{slavic}|{plain}" if marked else f"{slavic}|{plain}")


def transliterated(name: str) -> float:
    """Return the weight of `name`, all of transliteration characters and marks."""
    if turkic().fullmatch(name):
        return OF_ELEMENTS
    table = foreign()
    weight = _PRIOR + (_ENDED_WORD if name[0] in _NEVER_FIRST else 0.0)
    for char in name:
        if char in MARKS:
            weight += _MARKED
        else:
            weight += _HYPHEN if char in _HYPHENS else table.get(char, _RARE_FOREIGN)
    if weight and any(mark in name for mark in MARKS):
        weight += _MARKED_CHAR * len(name)
    return weight


def _stretches(run: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a run of transliteration characters that may be one name."""
    marks = [i for i, char in enumerate(run) if char in MARKS or char in _HYPHENS]
    if any(run[i] in MARKS for i in marks):
        for start in range(max(0, marks[0] - _LONGEST_PART), marks[0]):
            for end in range(marks[-1] + 2, min(len(run), marks[-1] + _LONGEST_PART) + 1):
                yield start, end
        return
    if marks:
        for left, right in zip([-1, *marks], [*marks, len(run)], strict=True):
            for start, end in _stretches(run[left + 1 : right]):
                yield left + 1 + start, left + 1 + end
        return
    if len(run) > 24:  # a run as long as that is no name but noise
        return
    table = foreign()
    for start in range(len(run) - 1):
        weight, strong = table.get(run[start], _RARE_FOREIGN), run[start] in STRONG
        for end in range(start + 2, min(len(run), start + _LONGEST_PART) + 1):
            weight += table.get(run[end - 1], _RARE_FOREIGN)
            strong = strong or run[end - 1] in STRONG
            slavic = run[end - 1] == "夫" and end - start >= _LONG  # 马西莫夫
            if not table.keys() >= set(run[start:end]) and run[end - 2 : end] not in _SLAVIC:
                continue
            if (strong or slavic) and weight > _MEAN_FOREIGN * (end - start):
                yield start, end


@cache
def tibetan() -> Pattern:
    """Match a Tibetan name of two elements: 丹增罗布, 才让太."""
    element = lexicon.pattern("tibetan_names")
    # Written twice, for then `re` looks for the first character of one.
    return Pattern(f"(?:{element})(?:{element}|[太措毛])")


@cache
def mongolian() -> Pattern:
    """Match a Mongolian name of two elements: 斯琴高娃."""
    element = lexicon.pattern("mongolian_names")
    return Pattern(f"(?:{element})(?:{element}|{_MONGOLIAN_ENDINGS})")


@cache
def turkic() -> Pattern:
    """Match the given name of a Uyghur or a Kazakh, with another behind it or without."""
    name = lexicon.pattern("turkic_names")
    return Pattern(f"(?:{name})(?:{name}|{_ENDINGS})?")
