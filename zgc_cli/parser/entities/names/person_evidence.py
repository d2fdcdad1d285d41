"""Which words are persons: judgements by what stands beside a word, and a learnt score.

Where a title or a verb tells a person, the word has to be likelier a name than words; where nothing
does, named features of the word and its neighbours decide, in a linear model with a threshold that
favours precision. Its weights are in `data/person_weights.txt`; `tests/learn_names.py` learns them
and says how well they do.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import floor, inf

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.abbreviations import COUNTRIES, is_pair
from zgc_cli.parser.entities.names.org_score import kind_of_place
from zgc_cli.parser.entities.names.persons import (
    TAGS_OF_NAMES,
    begins_as_verb,
    gain,
    is_foreign,
    is_nearly_foreign,
    may_be_name,
    words_weight,
)
from zgc_cli.parser.entities.names.row import MARKS, NAME_TAGS, NONE, Chunk, ChunkRow
from zgc_cli.parser.words import foreign_names, name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.name_neighbours import names_a_thing
from zgc_cli.reading import softmax
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# The score from which a word is taken for a person; the second where its characters are likelier a
# name than words, by the third.
_LEAST, _LEAST_SURE, _SURE = 0.5, -0.5, 1.0
# By how much a told name must be likelier than the words that its characters make. A name that the
# dictionary lists as one needs less; of one that it has under another tag (罗干) a title must tell.
_MARGIN, _DOUBTFUL_MARGIN, _FOREIGN_MARGIN, _LISTED_MARGIN = 0.0, -4.0, 3.0, -5.0
_PREPOSITIONS, _PREPOSITION_MARGIN = frozenset("向和同从"), 4.0
_NO_NAME_ENDS = frozenset("溇镇县区村市州杯阁湖河路桥庙寺队某说称牌号证诗记传雨学会院菜肉饭粥指摄")
# The same of a name that nothing tells: 田石路, 康怡苑.
_OF_ROADS, _OF_STREETS = frozenset("路街邨苑厦坊庙寺镇县区"), frozenset("路街屿町")
_ORG_BEFORE = 2.0  # an organisation right in front is where the person works: 清华大学颜宁
# Tags of words that are no names, whatever their characters: 高中生, 高薪.
_PLAIN_TAGS = ("n", "v", "a", "d", "b", "l", "t", "m", "vn", "an", "ad")
_OF_HOUSES = frozenset("湖季楼阁塔祠殿亭寺庙")
_TITLED_FOREIGN_MARGIN = 0.0  # 国务卿 | 克里
# What stands before or behind a transliterated place, and no person.
_PLACE_BEFORE = frozenset("在于到往抵赴从至距")
_PERSON_ENDINGS = ("夫", "娃", "斯基", "维奇")
_PLACE_BEHIND = frozenset("州省市县郡岛港湾镇村湖河山")
_COMMAS = "、和与及"
# Words of grammar that tell, each by itself, what stands beside them.
_GRAMMAR = frozenset("的了在由对与和是让被给把向从而也则将又还曾已都等并再就为及跟同于到以")
_LATIN = Pattern("[A-Za-z0-9]")
_VISITING = frozenset("访驻赴援抵离返旅")
_TOWARDS = frozenset("对涉联反亲抗")  # 对韩安全承诺: a country, and what is meant there


class PersonEvidence(NamedTuple):
    """What speaks for a word, chunk `i` of `row`, as a person's name.

    `told`: a title or a verb beside it says so; `titled`: a title in front does. `counts` tells how
    often each word stands in the paragraph.
    """

    row: Sequence[Chunk]
    i: int
    last: Chunk | None
    text: str
    counts: Mapping[str, int]
    weight: float
    told: bool
    titled: bool

    @property
    def chunk(self) -> Chunk:
        """Return the word itself."""
        return self.row[self.i]


@rule("person-evidence", "项目负责人[王小舟]说，明年还要扩建。")
def decide(row: ChunkRow) -> ChunkRow:
    """Give each chunk that may be a name the kind that the first of the judgements tells."""
    out: list[Chunk] = []
    for chunk, evidence in _weighed(row, out):
        out.append(_judged(chunk, evidence) if evidence else chunk)
    return row if out == row else ChunkRow(row.text, out)


def undecided(row: ChunkRow) -> Iterator[tuple[str, list[str]]]:
    """Yield the words of which the score decides, with their features."""
    out: list[Chunk] = []
    for chunk, evidence in _weighed(row, out):
        if evidence and not _marked.apply(evidence) and _is_open(evidence):
            yield chunk.text, features(evidence)
        out.append(_judged(chunk, evidence) if evidence else chunk)


def _weighed(row: ChunkRow, out: Sequence[Chunk]) -> Iterator[tuple[Chunk, PersonEvidence | None]]:
    """Yield each chunk with its evidence, None where it is no candidate; `out` are those judged."""
    text = row.text
    counts: Mapping[str, int] = {}
    for i, chunk in enumerate(row):
        if chunk.kind != "place" and chunk.tag not in TAGS_OF_NAMES:
            yield chunk, None  # as nearly every one
        elif _is_mistaken(chunk, text):
            yield chunk.named("person", _titled.name), None
        elif not may_be_name(chunk) or _runs_on(chunk, text) or _is_visited(row, i):
            yield chunk, None
        else:
            counts = counts or Counter(word.text for word in row)
            last = out[-1] if out else None
            ahead = name_model.before(text, chunk.start)
            if ahead < name_model.TITLE and _needs_title(chunk.text):
                yield chunk, None
                continue
            behind = name_model.after(text, chunk.end) + name_model.whole(text, *chunk[:2])
            ahead += _ORG_BEFORE if last and last.kind == "org" else 0.0
            told = max(ahead, behind) >= name_model.FOLLOWER
            titled = ahead >= name_model.TITLE
            yield (
                chunk,
                PersonEvidence(row, i, last, text, counts, ahead + behind, told, titled),
            )


def _runs_on(chunk: Chunk, text: str) -> bool:
    """Return whether a verb begins with the last character of a name with 某: 蔡某摔 | 死."""
    return chunk.text[1:2] == "某" and _is_word(text[chunk.end - 1 : chunk.end + 1], "v")


def _is_visited(row: Sequence[Chunk], i: int) -> bool:
    """Return whether a name begins with a country that somebody goes to: 访 | 韩时, 对 | 韩安全."""
    name = row[i].text
    if not i or name[0] not in COUNTRIES:
        return False
    ahead = row[i - 1].text
    return ahead in _VISITING or (ahead in _TOWARDS and _is_word(name[1:], "nva"))


def _needs_title(name: str) -> bool:
    """Return whether a name is likelier two countries, a season or a house: 韩美, 林季, 龙珠阁."""
    return is_pair(name) or name[-1] in _OF_HOUSES or (name[1] == "得" and name[0] != "彼")


def _is_mistaken(chunk: Chunk, text: str) -> bool:
    """Return whether a place abroad is a person: 州长 | 德桑蒂斯, 国防部长 | 奥斯汀 | 猛烈."""
    if chunk.kind != "place" or len(chunk.text) < 3 or not is_foreign(chunk.text):
        return False
    known = chunk.rule != "dictionary-place"
    if known and lexicon.mapping("places").get(chunk.text) != "world-city":
        return False
    behind = text[chunk.end : chunk.end + 1]
    if known and (text[chunk.start - 1] not in "长统相卿席" or behind in tuple("市的州当省大")):
        return False
    return name_model.before(text, chunk.start) >= name_model.TITLE


def _first_judgement(evidence: PersonEvidence) -> tuple[str, str]:
    """Return the kind that the first judgement tells and its name, nothing where none does."""
    told = ((judgement.apply(evidence), judgement.name) for judgement in JUDGEMENTS)
    return next((row for row in told if row[0]), ("", ""))


def _judged(chunk: Chunk, evidence: PersonEvidence) -> Chunk:
    kind, name = _first_judgement(evidence)
    # 李颌 | 广场: no person, perhaps a place
    thing = kind == "person" and names_a_thing(evidence.text, chunk.end)
    return chunk if not kind or kind == NONE or thing else chunk.named(kind, name)


@rule("marked-name", "亚太区总裁[安娜·贝格曼]当天到访。")
def _marked(evidence: PersonEvidence) -> str:
    return "person" if any(mark in evidence.chunk.text for mark in foreign_names.MARKS) else ""


@rule("title-beside", "县长[何牧野]上台讲话。")
def _titled(evidence: PersonEvidence) -> str:
    told = evidence.titled or (evidence.told and evidence.chunk.text[2:3] not in _OF_STREETS)
    return "person" if told and _is_likely(evidence) else ""


@rule("transliterated-name", "[古尔斯比]当天出席了会议。")
def _transliterated(evidence: PersonEvidence) -> str:
    chunk, told = evidence.chunk, evidence.told
    name = chunk.text
    if chunk.tag not in NAME_TAGS or (len(name) == 2 and not told):
        return ""
    if not is_foreign(name) and not (evidence.titled and is_nearly_foreign(name)):
        return ""
    weight = foreign_names.transliterated(name) + evidence.weight - words_weight(name)
    if weight < (_TITLED_FOREIGN_MARGIN if told else _FOREIGN_MARGIN):
        return ""
    if not told and evidence.last is not None and evidence.last.kind == "place":
        foreign = kind_of_place(evidence.last) in ("country", "world-city")
        return "" if foreign and len(name) > 3 else "place"  # 尼日利亚 | 奥利塞赫
    kind = _foreign_kind(evidence.text, chunk)
    certain = told or kind != "person" or name.endswith(_PERSON_ENDINGS)
    return kind if certain else ""  # a firm or a place abroad as likely as a person


@rule(
    "likely-name",
    "游客都认识[李木岳]。",
    "这个球由[克林斯曼]在禁区内打进。",
    never=("他领到许可证，走了。", "谷歌、亚马逊都有意参加。", "廖润琛纪念馆很大。"),
)
def _likely(evidence: PersonEvidence) -> str:
    """Take what nothing tells by its score."""
    if not _is_open(evidence):
        return ""
    if evidence.chunk.text[1] == "某" and len(evidence.chunk.text) > 2:
        return "person"  # 刘某亦
    name = evidence.chunk.text
    towards = name[0] == "向" and evidence.last and evidence.last.text not in MARKS
    odd = len(name) > 2 and _odd_characters(name) == len(name) - 1  # 石屎趸
    thing = (odd or name[-1] in _OF_ROADS) and not is_foreign(name)
    if towards or thing or name in lexicon.words("words_like_names"):  # 陈妇 | 向 | 福生会馆宣称
        return ""
    known = weights()
    score = sum(known.get(feature, 0.0) for feature in features(evidence))
    sure = gain(name) + evidence.weight >= _SURE
    return "person" if score >= (_LEAST_SURE if sure else _LEAST) else ""


JUDGEMENTS: tuple[Rule[Callable[[PersonEvidence], str]], ...]
JUDGEMENTS = (_marked, _titled, _likely, _transliterated)


def _is_likely(evidence: PersonEvidence) -> bool:
    """Return whether a told chunk is likelier a Chinese name than words."""
    name = evidence.chunk.text
    verb = _is_word(name[1:], "vad") or name[1:] in lexicon.words("saying_verbs")
    if name[0] == "曾" and (verb or begins_as_verb(name[1:])):
        margin = inf  # 老板 | 曾 | 实名 | 否认, 被告 | 曾 | 作
    elif _is_word(name, "t"):
        margin = inf  # 官员 | 周三 | 表示
    elif evidence.chunk.tag not in NAME_TAGS:
        margin = _DOUBTFUL_MARGIN if len(name) < 4 else inf
    elif _is_plain_word(name) and not evidence.titled:
        margin = inf
    elif len(name) < 4 and dictionary().get(name) is not None:
        margin = inf if name[-1] in _NO_NAME_ENDS else _LISTED_MARGIN
    elif name[0] == "向" or (name[0] in _PREPOSITIONS and not evidence.titled):
        margin = _PREPOSITION_MARGIN if len(name) > 2 else inf  # 又 | 向 | 荣休 | 主教
    else:
        margin = _MARGIN
    return evidence.weight + gain(name) >= margin


def _is_word(text: str, tags: str) -> bool:
    """Return whether `text` is a word of two or more characters with one of the tags."""
    word = dictionary().get(text) if len(text) > 1 else None
    return word is not None and word.tag[0] in tags


def _is_plain_word(name: str) -> bool:
    word = dictionary().get(name)
    plain = word is not None and word.tag in _PLAIN_TAGS
    return plain or name in lexicon.words("words_like_names")


def _foreign_kind(text: str, chunk: Chunk) -> str:
    """Return whether a transliterated name is a person or a place; nothing where it is neither."""
    behind, ahead = text[chunk.end : chunk.end + 2], text[max(0, chunk.start - 2) : chunk.start]
    if behind.startswith(tuple(lexicon.words("name_continuations"))):
        return ""
    if ahead[-1:] in tuple("《“「") and behind[:1] in tuple("》”」"):
        return ""
    if name_model.before(text, chunk.start) >= name_model.TITLE:
        return "person"
    if behind[:1] in _PLACE_BEHIND or ahead in lexicon.words("place_intros"):
        return "place"
    told = name_model.after(text, chunk.end) >= name_model.FOLLOWER
    return "place" if ahead[-1:] in _PLACE_BEFORE and not told else "person"


def weights() -> Mapping[str, float]:
    """Return what each feature is worth."""
    return softmax.weights("person")


def _is_open(evidence: PersonEvidence) -> bool:
    """Return whether nothing beside a name tells what it is.

    Where nothing but the name stands in a line, nothing tells whether it is one: 谈初心：, 敖江。
    """
    named = evidence.chunk.tag in NAME_TAGS and any(
        chunk.text not in MARKS for chunk in evidence.row if chunk is not evidence.chunk
    )
    return named and not evidence.told and not _is_something_else(evidence)


def _is_something_else(evidence: PersonEvidence) -> bool:
    """Return whether neighbours tell that a word is no person.

    A list of firms or places has it (谷歌、亚马逊), its price moves, a storm bears the name, or a
    character in front belongs to it (宏 of 宏景智驾).
    """
    row, i, last = evidence.row, evidence.i, evidence.last
    # 民建联陈某与经民联梁某: behind a body, the next is that of the next person
    near = (i - 2,) if last is not None and last.kind == "org" else (i - 2, i + 2)
    beside = [row[k] for k in near if 0 <= k < len(row) and row[(i + k) // 2].text in _COMMAS]
    priced = i + 1 < len(row) and row[i + 1].text[-1] in "涨跌"
    stray = (
        last is not None
        and len(last.text) == 1
        and last.tag in ("n", "g", "x", "ng", "ag", "vg")
        and last.text not in MARKS
        and last.text != "籍"  # 民进党 | 籍 | 林俊宪
        and not last.kind
    )
    storm = evidence.text.startswith(("台风", "飓风", "星”", "星」"), evidence.chunk.end)
    return priced or stray or storm or any(chunk.kind in ("org", "place") for chunk in beside)


def features(evidence: PersonEvidence) -> list[str]:
    """Return the features of a word, its characters and its place."""
    return [
        *_of_characters(evidence),
        *_of_place(evidence),
        f"again {min(evidence.counts[evidence.chunk.text], 3)}",
    ]


def _of_characters(evidence: PersonEvidence) -> Iterator[str]:
    chunk, name = evidence.chunk, evidence.chunk.text
    chinese, words = name_model.chinese(name), words_weight(name)
    foreign = is_foreign(name)
    script = "foreign" if chunk.tag == "nrt" or (foreign and chinese is None) else "chinese"
    if chinese is not None and name_model.is_japanese(name):
        script = "japanese"
    size = min(len(name), 6)
    yield f"{script} of {size}"
    known = dictionary().get(name)
    if chinese is not None:
        yield f"chinese by {_step(chinese - words, 4)}"
        whole = max(-6, min(8, floor(chinese - words + evidence.weight)))
        yield f"{'listed' if known else 'unlisted'} of {size} by {whole}"
    if foreign:
        yield f"foreign by {_step(foreign_names.transliterated(name) - words, 5)}"
    yield f"listed {known.tag} {min(len(name), 4)}" if known else "unlisted"
    yield f"{script} begins {name[0]}"
    yield f"{script} ends {name[-1]}"
    yield f"odd characters {_odd_characters(name)} of {size}"


def _odd_characters(name: str) -> int:
    """Return how many characters no given name of the lexicon has: 躉 of 石屎躉."""
    return sum(char not in name_model.given() for char in name[1:])


def _step(by: float, most: int) -> int:
    return max(-most, min(4, floor(by / 2)))


def _of_place(evidence: PersonEvidence) -> Iterator[str]:
    row, i, text, chunk = evidence.row, evidence.i, evidence.text, evidence.chunk
    left, right = (row[i - 1] if i else None), (row[i + 1] if i + 1 < len(row) else None)
    yield f"before {name_model.before(text, chunk.start):.1f}"
    yield f"after {name_model.after(text, chunk.end):.1f}"
    yield f"left {_beside(left)}"
    yield f"right {_beside(right)}"
    yield f"between {_beside(left)} {_beside(right)}"
    if left and left.text in _COMMAS and i > 1 and row[i - 2].kind:
        yield f"listed behind {row[i - 2].kind}"
    if right and right.text in _COMMAS and i + 2 < len(row) and row[i + 2].kind:
        yield f"listed before {row[i + 2].kind}"
    yield from (
        f"{side} word {c.text}"
        for side, c in (("left", left), ("right", right))
        if c and not c.kind
    )
    yield from _of_what_follows(right, text, chunk)


def _of_what_follows(right: Chunk | None, text: str, chunk: Chunk) -> Iterator[str]:
    """Yield what tells the name of a thing: Latin or digits beside, a noun for things behind."""
    if chunk.start and _LATIN.match(text, chunk.start - 1):
        yield "latin before"
    if _LATIN.match(text, chunk.end):
        yield "latin behind"
    if right and len(right.text) == 1 and right.text in foreign_names.foreign():
        yield "foreign character behind"
    for kind in ("place_suffixes", "org_suffixes", "product_heads"):
        if any(text[chunk.end : chunk.end + size] in lexicon.words(kind) for size in (1, 2, 3, 4)):
            yield f"behind {kind}"


def _beside(chunk: Chunk | None) -> str:
    """Return what a neighbour is: the edge, a name, a mark, a word of grammar, a part of speech."""
    if chunk is None:
        return "edge"
    if chunk.kind:
        return chunk.kind
    if chunk.text in MARKS or chunk.text in _GRAMMAR:
        return chunk.text
    return f"{chunk.tag[:1]}{len(chunk.text) == 1:d}"
