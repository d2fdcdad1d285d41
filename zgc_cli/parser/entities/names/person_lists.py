"""Rules that find persons by what stands beside a name: rosters, labels, the rest of the name."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.persons import gain, is_foreign
from zgc_cli.parser.entities.names.row import (
    MARKS,
    NAME_TAGS,
    Chunk,
    ChunkRow,
    NameHit,
    finding,
    placed,
    text_of,
)
from zgc_cli.parser.layout.turns.turn_labels import label
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.name_characters import BEARERS, MARRIED
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.pattern import Pattern

_OF_LABEL = 40  # chunks among which a label stands


@finding(
    "roster-name",
    "[王 浩] 海城市市长",
    "[牛一兵] 海城市网信办副主任",
    never=("王 浩说，路已经修通。", "海城 市长办公室主任"),
)
def of_roster(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take for a name what stands before a blank where the line ends in a post.

    Rosters put a blank into names of two characters, as long as those of three.
    """
    blanks = [i for i, chunk in enumerate(row[:8]) if not chunk.text.strip(" 　")]
    for end in blanks[:2]:
        name = text_of(chunk for chunk in row[:end] if chunk.text.strip(" 　"))
        named = 2 <= len(name) <= 4 and name[0] in name_model.surnames()
        if named and not row[0].kind and role_at_end(text_of(row[end + 1 :])[-12:]):
            yield 0, end, "person"
            return


@finding(
    "labelled-name",
    "主教练：[朱开]",
    "责任编辑：[朝晖]",
    "责任编辑：[刘燕]2",
    never=("主教练：加油！", "时间：周一", "编辑：网络"),
    signs=("：", ":"),
)
def labelled(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what stands alone behind a post and a colon for a name: 主教练：朱开."""
    colon = next((i for i, chunk in enumerate(row[:4]) if chunk.text in "：:"), 0)
    end = len(row) - (row[-1].text.isdigit() and len(row) > colon + 2)  # 责任编辑：刘燕2
    name = text_of(row[colon + 1 : end][:4])
    short = 1 < len(name) < 4 and end <= colon + 4 and MARKS.isdisjoint(name)
    post = text_of(row[:colon])
    known = name[:1] in name_model.surnames() or (post in _EDITORS and _may_be_given(name))
    if colon and short and known and role_at_end(post):
        yield colon + 1, end, "person"


_EDITORS = ("责任编辑", "责编", "编辑", "实习编辑")


def _may_be_given(name: str) -> bool:
    """Return whether an editor may sign so: 朝晖, not 网络."""
    word = dictionary().get(name)
    characters = len(name) == 2 and not name_model.given().keys().isdisjoint(name)
    return characters and (word is None or word.tag in NAME_TAGS or word.weight < _RARE)


@rule(
    "turn-name",
    "外国游客 [克拉夫迪亚]：景区的步道很好走。",
    never=("景区游客中心：步道已经修好。", "海城游客 夜景迷人：灯亮了。"),
)
def in_turn(row: ChunkRow) -> ChunkRow:
    """Take who has the word behind his post for a person: 外国游客 克拉夫迪亚：……."""
    if "：" not in row.text and ":" not in row.text:
        return row
    text = text_of(row[:_OF_LABEL])
    read = label(text) if "：" in text or ":" in text else None
    front = text[read.start : read.end - len(read.name)].strip() if read and read.name else ""
    if not read or not title_at_end(front) or len(read.name) < 2 or _is_plain(read.name):
        return row  # 公务员宣誓：…
    hit = NameHit(read.end - len(read.name), read.end, "person", "turn-name")
    return placed(row, [hit], lambda chunks, _: True)


def _is_plain(name: str) -> bool:
    word = dictionary().get(name)
    if word is None or word.tag in NAME_TAGS or (len(name) == 3 and word.weight < _RARE):
        return False  # 水长乐, which the dictionary has for a noun
    return word.tag[:1] in ("v", "n")


@finding(
    "signed-name",
    "案件正在审理之中。（[高子昂]）",
    "活动圆满结束。（[田一诺] [胡得理]）",
    never=("案件正在审理之中。（完）", "他在海城工作（高中）", "活动结束。（方言）"),
)
def signed(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take the names in brackets behind the last sentence of a text: …。（高子昂）."""
    ends = len(row) - 1
    if ends < 3 or row[ends].text not in "）)":
        return
    starts = (i for i in range(max(1, ends - _OF_SIGNATURE), ends) if row[i].text in "（(")
    first = next(starts, ends)
    if row[first - 1].text not in "。！？”":
        return
    parts = [first, *(i for i in range(first + 1, ends) if row[i].text in " 　、"), ends]
    names = [(a + 1, b) for a, b in pairwise(parts)]
    if all(_signs(text_of(row[a:b])) for a, b in names):
        yield from ((a, b, "person") for a, b in names)


_OF_SIGNATURE = 8  # chunks among which the names in the last brackets stand


def _signs(name: str) -> bool:
    """Return whether a person may be called so; a word of three characters that is rare, too."""
    known = dictionary().get(name)
    rare = known is None or known.tag in NAME_TAGS or (len(name) == 3 and known.weight < _RARE)
    is_credit = name[-1:] in tuple("摄图绘译")  # （刘通摄）
    return 2 <= len(name) <= 4 and rare and not is_credit and gain(name) >= _LEAST_GAIN


_RARE, _LEAST_GAIN = -15.0, -9.0


@finding(
    "roll-call",
    "白家浩、陈晨、付明航、[高天亮]、胡嘉乐、[田野]、王光宇、[曾奇]、赵嘉豪。",
    never=("白家浩、王光宇、高兴地说。", "王光宇、高山、田野都好。"),
    signs=("、",),
)
def roll_call(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take for persons what begins with a surname between three or more persons of one list."""
    if sum(chunk.kind == "person" for chunk in row) < _LEAST_NAMED:
        return
    starts = [i + 1 for i, chunk in enumerate(row) if chunk.text in "、，。：；！？（）"]
    borders = [0, *starts, len(row) + 1]
    members = [(a, b - 1) for a, b in pairwise(borders)]
    for number, (first, last) in enumerate(members):
        name = text_of(row[first:last])
        if not 2 <= len(name) <= 3 or "姓" in name or any(c.kind for c in row[first:last]):
            continue
        near = [members[k] for k in range(number - 3, number + 4) if 0 <= k < len(members)]
        named = sum(any(chunk.kind == "person" for chunk in row[a:b]) for a, b in near)
        listed = (
            row[last : last + 1]
            and row[last].text == "、"
            and first
            and row[first - 1].text == "、"
        )
        single = name[0] in BEARERS and len(name) == 3 == last - first  # 邱 | 镇 | 军
        if named >= _LEAST_NAMED and listed and (single or name_model.chinese(name) is not None):
            yield first, last, "person"


_LEAST_NAMED = 3  # persons in a list among whom others are taken for such


@finding(
    "name-of-words",
    "副总经理[史前进]表示，演出很成功。",
    "乡党委书记[林生长]、县长[王建设]到场。",
    never=(
        *("副总经理高度表扬了大家。", "主任时常表示，演出很成功。", "民警向记者介绍，案子破了。"),
        *("局长张开口，主任周一行，书记万安全。", "县长王建设桥修好了。"),
    ),
    among=lambda: lexicon.words("person_titles"),
)
def of_words(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take a surname and a word between a title and a verb of saying, or a mark, for a person."""
    titles = lexicon.words("person_titles")
    for i in range(1, len(row) - 2):
        if row[i].text not in _BEARERS or row[i - 1].text not in titles:
            continue
        surname, given, behind = row[i : i + 3]
        says = len(behind.text) == 2 and behind.text in lexicon.words("saying_verbs")
        # 张开口: the surname is half of a word
        ends = behind.text in _ENDS and dictionary().get(surname.text + given.text[0]) is None
        named = given.text not in titles and surname.text not in _TOWARDS
        if (
            named
            and len(given.text) == 2
            and not (surname.kind or given.kind)
            and given.tag[:1] in ("v", "a", "n")
            and (says or ends)
        ):
            yield i, i + 2, "person"


_BEARERS = BEARERS | MARRIED
_ENDS = frozenset("，。、；！（")
# Surnames, but between a title and a word prepositions and an adverb: 高管曾发文.
_TOWARDS = ("向", "和", "与", "同", "曾")
_DOUBLED = Pattern("([\u4e00-\u9fff])\\1|[小阿][\u4e00-\u9fff](?=[（(]化名[）)])")
_CHILDREN = (
    *(
        "岁的",
        "女孩",
        "男孩",
        "女儿",
        "儿子",
        "孙子",
        "孙女",
        "外孙",
        "女童",
        "男童",
        "幼童",
        "患儿",
    ),
    *("孩子", "小朋友", "弟弟", "妹妹", "同学", "我家", "名叫", "取名", "小名", "乳名", "昵称"),
)
_FAMILY = ("妈妈", "爸爸", "父亲", "母亲", "奶奶", "爷爷", "外婆", "外公", "家长", "父母", "同学")
_CHANGED = ("（化名", "(化名")
_MANNER = ("的", "地", "得")
_MOST_USUAL = -13.0  # the weight of a doubled word from which it is an everyday one: 宝宝


@rule(
    "pet-name",
    "4岁的[涵涵]住进医院。",
    "她的女儿[磊磊]上小学。",
    "[婷婷]的妈妈来了。",
    "来自海城的[小林]（化名）读大二。",
    never=(
        "4岁的宝宝住进医院。",
        "孩子天天玩手机。",
        "女孩甜甜地笑了。",
        "儿子欢欢喜喜上学。",
        "孩子等等再来。",
        "他对孩子浓浓的爱没有变。",
    ),
)
def by_pet_name(row: ChunkRow) -> ChunkRow:
    """Take a doubled character for a child's name where an age, kin or （化名） tells so: 涵涵."""
    hits = [
        NameHit(*match.span(), "person", "pet-name")
        for match in _DOUBLED.finditer(row.text)
        if _is_pet_name(row.text, *match.span())
    ]
    return placed(row, hits, lambda chunks, _: all(c.kind in ("", "person") for c in chunks))


def _is_pet_name(text: str, start: int, end: int) -> bool:
    name, front = text[start:end], text[max(0, start - 3) : start]
    if text.startswith(_CHANGED, end):
        return True
    word = dictionary().get(name)
    if dictionary().get(text[start : end + 2]) is not None:
        return False  # 楚楚动人
    if name in lexicon.words("not_persons"):
        return False  # 徐徐走来
    usual = _MOST_USUAL - 3 * (word is not None and word.tag in ("z", "a"))  # 浓浓
    if word is not None and word.weight > usual and word.tag not in NAME_TAGS:
        return False
    if name in _KIN or text[end : end + 1] == text[end + 1 : end + 2] or name[0] in front[-1:]:
        return False  # 欢欢喜喜
    manner = word is not None and word.tag[:1] not in "n" and text.startswith(_MANNER, end)
    if front.endswith(_CHILDREN):
        return not (manner or (word and word.tag in _OF_MANNER))  # 孩子频频点头
    alone = not front or front[-1] in MARKS
    return alone and text.startswith(_FAMILY, end + text.startswith("的", end))


_OF_MANNER = ("d", "z", "a", "v", "m", "q", "ad", "vd", "r", "t")
_KIN = frozenset(
    ["宝宝", "妈妈", "爸爸", "爷爷", "奶奶", "哥哥", "姐姐", "弟弟", "妹妹", "叔叔", "姑姑"]
)


_NICKNAMED = Pattern(
    "(?:[网楼版吧博店]主|网[友红]|主播|[Uu][Pp]主|昵称|[网艺花]名|用户)[为是叫]?[“‘「](?P<who>[^，。；：！？“”‘’「」]{2,8})[”’」]"
    "(?=[（(]|在|发[布帖文]|向|曾|接受|称|说|表示|认为|介绍|回忆|透露|告诉|坦言|直言|写道|留言)"
)


@finding(
    "nickname",
    "吧主“[蚂蚁菜]”告诉记者，他已经离开。",
    never=("网友“一定要赢”的喊声很大。", "网友“太好了，真好”说个不停。"),
    signs=("“", "‘", "「"),
)
def nicknamed(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take what somebody calls himself on the web for a person: 吧主“蚂蚁菜”称."""
    starts: dict[int, int] = {}
    for match in _NICKNAMED.finditer(row.text):
        starts = starts or {chunk.start: i for i, chunk in enumerate(row)}
        first, last = starts.get(match.start("who")), starts.get(match.end("who"))
        if first is not None and last is not None:
            yield first, last, "person"


@rule(
    "whole-foreign-name",
    "作家[居斯塔夫·福楼拜]写下了这本书。",
    "情报官员[斯科特 里特]当天发言。",
    "大使[丽贝卡-格洛弗]当天发言。",
    "总理[普拉昌达]当天发言。",
    never=("教练排出了克林斯曼 巴拉克 里贝里。",),
)
def whole(row: ChunkRow) -> ChunkRow:
    """Take foreign names whole: 卡洛斯·席尔瓦 of two names, 弗拉基米尔·普京 by the known 普京.

    A page may have a blank or a hyphen for the dot: 官员斯科特 里特.
    """
    text = row.text
    if not any(chunk.kind == "person" for chunk in row):
        return row
    hits: list[NameHit] = []
    for chunk, joint, other in zip(row, row[1:], (*row[2:], None), strict=False):
        if chunk.kind != "person":
            continue
        both = other is not None and other.kind == "person"
        hyphened = joint.text in _HYPHENS and other and _are_foreign(chunk.text, other.text)
        dotted = both and (joint.text == "·" or hyphened)
        if other and (dotted or _is_parted(text, chunk, joint, other)):
            hits.append(NameHit(chunk.start, other.end, "person", "whole-foreign-name"))
        if _goes_on(text, chunk, joint):
            hits.append(NameHit(chunk.start, joint.end, "person", "whole-foreign-name"))
        last = text.rfind("·", chunk.start, chunk.end) + 1
        for end in (last + 4, last + 3, last + 2) if last else ():
            if end > chunk.end and text[last:end] in lexicon.words("persons"):
                hits.append(NameHit(chunk.start, end, "person", "whole-foreign-name"))
                break
    return placed(row, hits, lambda chunks, hit: True)


def _are_foreign(*parts: str) -> bool:
    return all(is_foreign(part) and name_model.chinese(part) is None for part in parts)


_HYPHENS = frozenset("-－")
_FOR_DOTS = frozenset(" 　") | _HYPHENS


def _goes_on(text: str, chunk: Chunk, rest: Chunk) -> bool:
    """Return whether what clings to a foreign name is its end: 总理普拉|昌达, no other person."""
    if len(rest.text) < 2 or not is_foreign(chunk.text) or rest.kind not in ("", "person"):
        return False
    if all(c.text[0] in BEARERS and name_model.chinese(c.text) is not None for c in (chunk, rest)):
        return False  # 记者 | 张雅 | 郑颖
    known = rest.kind == "person" or (is_foreign(rest.text) and dictionary().get(rest.text) is None)
    return known and name_model.before(text, chunk.start) >= name_model.TITLE


def _is_parted(text: str, chunk: Chunk, joint: Chunk, other: Chunk) -> bool:
    """Return whether a blank or hyphen is the dot of the name of one whom a title announces."""
    apart = joint.text not in _FOR_DOTS or text[other.end : other.end + 1] in " 　、"
    if apart or other.kind not in ("", "person") or len(other.text) < 2:
        return False
    foreign = is_foreign(chunk.text) and is_foreign(other.text)
    return foreign and name_model.before(text, chunk.start) >= name_model.TITLE
