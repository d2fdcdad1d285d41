"""Rule that finds organisations: a name grown leftward from its last word."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.abbreviations import is_pair
from zgc_cli.parser.entities.names.org_score import begin, is_any, kind_of_place, says_nothing
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    ChunkRow,
    fits,
    growing,
    label_of,
    reach,
    selecting,
    suffix_of,
    text_of,
)
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_LONGEST_NAME = 12
# A suffix of these kinds makes a name with any place or name before it.
_WITH_BRAND = frozenset(
    {"company", "bank", "school", "research", "hospital", "association", "media"}
)
# A country before a name of these kinds is an address, not part of the name: 德国 | 维斯拉集团.
_ADDRESSED = frozenset({"company", "school", "hospital", "research", "media"})
# Offices of a town or village, whose name need not be known: 汉王派出所.
_LOCAL_OFFICES = frozenset({"派出所", "镇政府", "乡政府", "镇党委", "乡党委", "村委会", "居委会"})
# The form of a legal name, which may begin with any word.
_LEGAL = ("有限公司", "有限责任公司", "股份公司", "专业合作社", "集团公司")
# What a legal form may have in front: 联合出版（集团）有限公司, 银都机构有限公司.
_OF_FORM = frozenset({"集团", "控股", "机构"})
# Bodies set up for a task, which their names tell with verbs: 江州市大气污染防治攻坚指挥部.
_TASKED = ("领导小组", "指挥部", "委员会", "工作组", "专班", "联席会议", "协调小组", "审议会")
# Whose body it is, or whom it is for: 江州市消费者权益保护委员会.
_MEMBERS = frozenset(
    {"消费者", "专家", "教练", "运动员", "裁判", "青年", "居民", "项目", "活动", "会议"}
)
# 全资 | 子公司 tells whose it is, and no name.
_OWNED = frozenset({"全资", "控股", "参股", "旗下", "下属", "合资", "海外", "境外", "一级", "二级"})
_UNTOLD = frozenset({"某", "某某", "一家", "多家", "两家"})
_PARTIES = ("党", "民革", "民盟", "民建", "民进", "学社")
_BRAND_TAGS = frozenset({"nr", "nrt", "nz", "x", "eng", "nrfg", "ns", "nt", "j", "g", "zg"})
_COINED_TAGS = frozenset({"nr", "nrt", "x", "eng", "nz"})
# Adverbs and states, which no name holds as words.
_OUTER_TAGS = frozenset({"z", "ad", "vd", "df"})
# 国际科技创新中心 is what a city wants to be, no body.
_VAGUE = frozenset(["国际", "世界", "全国", "国家"])
# Parts of speech that a name holds as single characters only: 东, 新, 浣 (of 锦溪医院).
_SHORT_ONLY = frozenset({"v", "t", "q", "mq", "i", "f", "a", "k", "tg", "vg"})
_FIELD_TAGS = frozenset({"n", "vn", "v", "an", "j", "l"})
# Kinds of bodies whose names join two fields: 文化体育和旅游局, 导弹与防务公司.
_OF_FIELDS = frozenset({"association", "company", "government", "research"})
# Characters that are words of grammar or everyday verbs wherever they stand alone.
FUNCTION = frozenset(
    "的了着过是在有和与及暨或跟同向从对把被将由让使给用按据经沿到自于以为因而且但却则若如像似当即故可能会应要想"
    "不没未很最更太极只仅才刚正共约近超也都就还又再已曾等说称问道任访赴来去入出至获派请受看见听读写做办开设建接"
    "该本此其之所每各某这那哪几多少我你他她它们个位名家所座条只件次年月日时分元上下里内外前后间中起后等第进"
)


@growing(
    "grown-org",
    "org",
    "[江州大学材料学院]公布了成果。",
    "[江州市水务局]发布通知。",
    "辖区[第五分局]表示，已有三人到案。",
    "[江州市大气污染防治攻坚指挥部]发布通告。",
    never=("美国公司股价上涨。", "江州市成立防汛指挥部。"),
    ends=selecting(lambda word: word == "中央" or suffix_of(word) != "" or _is_known(word)),
)
def grow(out: list[Chunk], chunk: Chunk) -> int | None:
    """Join what stands before the last word of an organisation's name with it."""
    suffix = "" if chunk.kind == "place" else suffix_of(chunk.text)
    if chunk.text == "处" and out and suffix_of(out[-1].text):
        return None  # 派出所 | 处 | 警
    if chunk.text == "组织" and out and out[-1].kind == "place":
        return None  # 马安镇 | 组织 | 开展
    if chunk.text == "控股" and out and out[-1].text.endswith(("公司", "集团")):
        return None  # 由海城公司控股
    if chunk.text == "所" and out and out[-1].kind == "org":
        return None  # 某公司 | 所 | 坐落的
    if chunk.text == "报" and out and out[-1].text.endswith(_REPORTED):
        return None  # 沪指 | 报 | 3150点, 呎价 | 报 | 11048元
    if chunk.text == "中央" and out and _is_party(out[-1]):
        return len(out) - 1
    if chunk.rule == "known-org" and chunk.text != suffix:
        return _parent(out, chunk, suffix)
    if chunk.text in _YOUNG_TEAMS and out and out[-1].kind and out[-1].text.endswith(_TEAMS):
        return len(out) - 1
    if chunk.text == "分局" and out and _NUMBERED.fullmatch(out[-1].text):
        owned = len(out) > 1 and out[-2].kind == "org" and fits(out[-2], chunk)
        return len(out) - 1 - owned
    if not growing_suffix(chunk) or (suffix == "子公司" and out and out[-1].text in _OWNED):
        return None
    if suffix == "所" and out and out[-1].tag == "eng":
        return None  # SpaceX | 所 | 打造
    kind = lexicon.mapping("org_suffixes")[suffix]
    first = begin(out, chunk, suffix, kind, ruled(out, chunk, suffix))
    if first is None or text_of(out[:first][-1:]) in _UNTOLD or is_any(out[first:], chunk):
        return None  # 某 | 醋业有限公司
    return without_address(out, first, kind)


def _is_known(word: str) -> bool:
    return label_of(word, "")[1] == "known-org"


_REPORTED = ("指数", "指", "价", "价格", "收市", "汇率", "财", "人员", "最高")
_YOUNG_TEAMS = frozenset(["青年队", "少年队", "预备队", "一队", "二队"])  # 江州女足 | 青年队
_TEAMS = ("男足", "女足", "男篮", "女篮", "男排", "女排")
_NUMBERED = Pattern("第[一二三四五六七八九十]{1,2}")


def growing_suffix(chunk: Chunk) -> str:
    """Return the last word of an organisation's name that a chunk ends in; nothing if none."""
    suffix = "" if chunk.kind == "place" else suffix_of(chunk.text)
    listed = chunk.rule == "known-org" and chunk.text != suffix
    return suffix if not listed and (chunk.open or suffix == "所") else ""


def _is_party(chunk: Chunk) -> bool:
    """Return whether 中央 behind a name is its central committee: 致公党中央, 民革中央."""
    return chunk.kind == "org" and chunk.text.endswith(_PARTIES)


def _parent(out: Sequence[Chunk], chunk: Chunk, suffix: str) -> int | None:
    """Return where a known body begins with its country or parent: 美国财政部, 某大学附属医院."""
    if not out:
        return None
    country = kind_of_place(out[-1]) == "country" and suffix not in ("", "公司")
    if country or (chunk.text.endswith("队") and out[-1].kind == "place"):
        return len(out) - 1
    affiliated = out[-1].text == "附属" and len(out) > 1 and out[-2].kind == "org"
    return len(out) - 2 if affiliated and fits(out[-2], chunk) else None


def ruled(out: Sequence[Chunk], chunk: Chunk, suffix: str) -> int | None:
    """Return where the rules begin the name that ends in `chunk`; None if it is none."""
    kind, size = lexicon.mapping("org_suffixes")[suffix], len(out)
    if suffix == "组委会" and (begin := _event_before(out)) < size:
        return begin
    first = _start(out, chunk, suffix, kind)
    if text_of(out[first:]) in _OF_FORM:
        return None
    if first < size:
        short = 3 if len(suffix) == 1 and kind == "government" else 2
        return first if chunk.end - out[first].start > short else None
    if chunk.kind or len(chunk.text) <= len(suffix) + 1 or not is_brand(chunk):
        return None
    return size if chunk.text not in lexicon.words("common_org_words") else None


def _start(out: Sequence[Chunk], last: Chunk, suffix: str, kind: str) -> int:
    """Return where in `out` the name begins that ends in `last`; len(out) if there is none."""
    size, low = len(out), _lowest(out, last, kind)
    if kind == "sub":
        return next((i for i in range(low, size) if out[i].kind == "org"), size)
    if kind == "weak":
        named = low < size and (_is_coined(out[-1]) or (suffix, out[-1].kind) == ("学校", "org"))
        return size - 1 if named else size
    starts = [i for i in range(low, size) if _may_start(out, i, kind)]
    if starts:
        if suffix.startswith("党") and out[starts[-1]].kind == "org":
            return size
        first = without_address(out, starts[-1] if kind == "team" else starts[0], kind)
        if kind == "company" and out[first].text in _VAGUE and not out[first].kind:
            first = _brand_before(out, first)
        vague = out[first].text in _VAGUE and not out[first].kind and suffix.endswith("中心")
        bare = size - first == 1 and last.text == suffix and says_nothing(out[first], suffix)
        return size if vague or bare or _is_any_firm(out[first:], last, kind) else first
    if kind == "team":
        return size - 1 if low < size and is_brand(out[-1]) else size
    if kind not in _WITH_BRAND and suffix not in _LOCAL_OFFICES:
        return size
    legal = suffix.endswith(_LEGAL) or last.text.endswith(_LEGAL)
    brands = (i for i in range(low, size) if is_brand(out[i]) or is_coined(out, i))
    return next(brands, low if legal else size)


def _event_before(out: Sequence[Chunk]) -> int:
    """Return where the event begins whose committee follows: 第 | 19 | 届 | 亚运会 | 组委会."""
    size = len(out)
    if not size or len(out[-1].text) < 3 or not out[-1].text.endswith(("会", "赛", "节", "展")):
        return size
    edition = reach(out, size - 1, 3, lambda i: out[i].text in ("第", "届") or out[i].tag == "m")
    return edition if text_of(out[edition : edition + 1]) == "第" else size - 1


def _brand_before(out: Sequence[Chunk], first: int) -> int:
    """Return where the brand begins in front of 国际 at `first`: 华融 | 国际 | 控股."""
    if first > 1 and is_coined(out, first - 2):
        return first - 2
    word = out[first - 1] if first else None
    rare = (
        word and word.open and len(word.text) == 2 and word.tag[0] in "nj" and _is_rare(word.text)
    )
    return first - 1 if rare else first


def _is_rare(text: str) -> bool:
    word = dictionary().get(text)
    return word is None or word.weight < _RARE


_RARE = -13.0  # the weight below which a word is no everyday one


def _is_coined(chunk: Chunk) -> bool:
    coined = chunk.tag in _COINED_TAGS and len(chunk.text) > 1 and not chunk.kind
    return coined and chunk.text not in lexicon.words("words_like_names")


def _may_start(out: Sequence[Chunk], i: int, kind: str) -> bool:
    """Return whether a name may begin at a chunk: a place, a known body, 国家, 中央, 国际 …."""
    if i and out[i - 1].text in ("（", "("):
        return False
    if _is_pair(out, i):
        behind = text_of(out[i + 1 : i + 3])
        return kind not in ("company", "team", "sub") and not behind.startswith("两国")
    return out[i].kind in ("place", "org") or out[i].text in lexicon.words("org_starts")


def _is_pair(out: Sequence[Chunk], i: int) -> bool:
    """Return whether two countries stand at `i`, in one chunk or in two: 澳中关系国家基金会."""
    if not 0 <= i < len(out):
        return False
    return is_pair(out[i].text if len(out[i].text) > 1 else text_of(out[i : i + 2]))


def _is_any_firm(name: Sequence[Chunk], last: Chunk, kind: str) -> bool:
    """Return whether a foreign country and a trade make no name: 美国 | 咨询 | 公司."""
    if kind != "company" or len(name) != 2 or name[0].text == "中国" or len(last.text) > 2:
        return False
    return kind_of_place(name[0]) == "country" and name[1].text in lexicon.words("trades_abroad")


def _lowest(out: Sequence[Chunk], last: Chunk, kind: str) -> int:
    """Return the leftmost chunk of `out` that may belong to the name."""

    def belongs(i: int) -> bool:
        chunk = out[i]
        if not fits(chunk, last):
            return False
        behind = (out[i + 1] if i + 1 < len(out) else last).text
        if chunk.text == "一" and len(behind) > 1 and behind[-1] != "队" and behind[0] != "分":
            return False  # 景区一饭店: one of several
        if chunk.text == "组织" and i and out[i - 1].kind == "org":
            return False  # 卫健委 | 组织 | 专家组
        if chunk.text in "（）()":
            opens = chunk.text in "（(" and out[i + 2 : i + 3] and out[i + 2].text in "）)"
            return bool(opens) or _closes_place(out, i)
        if chunk.text in _OF_FORM and last.text.endswith("公司"):
            return True
        return (
            _may_be_part(chunk, kind, i + 1 == len(out))
            or _stands_before_brand(out, i)
            or _joins_fields(out, i, kind, last)
            or _is_pair(out, i)
            or _is_pair(out, i - 1)
            or _is_short_brand(out, i, last)
            or (last.text.endswith(_TASKED) and _is_task(chunk))
            or (chunk.text == "关系" and (_is_pair(out, i - 2) or _is_pair(out, i - 1)))
        )

    low = reach(out, len(out), _LONGEST_NAME, belongs)
    while low < len(out) and out[low].text in "（）()":
        low += 1
    return low


def _is_task(chunk: Chunk) -> bool:
    """Return whether a word may tell the task of a body: 选拔, 防治, but not 成立, 召开."""
    text = chunk.text
    if len(text) < 2 or not chunk.open or chunk.tag[0] not in "vnbaijl":
        return False
    if text in _MEMBERS:
        return True
    acting = ("predicates", "value_verbs", "saying_verbs", "org_neighbours", "person_titles")
    return not any(text in lexicon.words(vocabulary) for vocabulary in acting)


def _closes_place(out: Sequence[Chunk], i: int) -> bool:
    """Return whether the chunk at `i` closes a bracket with a place: 某某科技（成都）有限公司."""
    closes = i >= 2 and out[i].text in "）)" and out[i - 2].text in "（("
    return closes and (out[i - 1].kind == "place" or out[i - 1].text in _OF_FORM)


def _joins_fields(out: Sequence[Chunk], i: int, kind: str, last: Chunk) -> bool:
    """Return whether 和 or 与 at `i` joins two fields of one body: 中国物流与采购联合会."""
    if out[i].text not in "和与及暨" or kind not in _OF_FIELDS or i == 0:
        return False
    if i + 1 == len(out) and (len(last.text) < 3 or last.text[-1] not in "部委局署厅处办"):
        return False
    sides = (out[i - 1], out[i + 1] if i + 1 < len(out) else last)
    return all(not s.kind and s.tag in _FIELD_TAGS and len(s.text) > 1 for s in sides)


def _is_short_brand(out: Sequence[Chunk], i: int, last: Chunk) -> bool:
    """Return whether `i` is of two characters between a place and a firm: 海城 | 若 | 轩 | 事务所.

    Such a name may be of any characters, 和 too behind a name: 海城 | 镜湖 | 和 | 昌 | 有限公司.
    """
    if not last.text.endswith((*_LEGAL, "事务所")) or len(out[i].text) > 1 or out[i].text in MARKS:
        return False
    if i + 2 == len(out) or i + 1 == len(out):
        start = len(out) - 3
        return start >= 0 and out[start].kind == "place" and len(out[start + 1].text) == 1
    return out[i].text == "和" and len(out[i + 1].text) == 1 and not out[i + 1].kind


def _stands_before_brand(out: Sequence[Chunk], i: int) -> bool:
    """Return whether 中 or 上 stands between a place and a brand: 北京 中 电 丰禾."""
    if out[i].text not in "中上" or not 0 < i < len(out) - 1:
        return False
    return out[i - 1].kind == "place" and len(out[i + 1].text) == 1 and not out[i + 1].kind


def _may_be_part(chunk: Chunk, kind: str, nearest: bool) -> bool:
    text = chunk.text
    if chunk.kind in ("place", "org"):
        return True
    if text in lexicon.words("org_inner_words") or text in lexicon.words("government_fields"):
        return True
    if text in lexicon.words("person_titles"):
        return nearest and kind in ("association", "school")
    if text in lexicon.words("org_starts"):
        return True
    if nearest and kind == "government" and text in ("新", "旧", "前", "现", "原"):
        return False  # 美国新政府
    if text in lexicon.words("org_neighbours") or text in MARKS or text in FUNCTION:
        return False
    if len(text) > 1 and (not chunk.open or chunk.tag in _OUTER_TAGS):
        return False
    if chunk.tag == "m":
        return (text.startswith("第") and nearest) or set(text) <= set("一二三四五六七八九十○〇")
    return chunk.tag not in _SHORT_ONLY or len(text) == 1


def is_coined(out: Sequence[Chunk], i: int) -> bool:
    """Return whether two characters side by side make no word, as in a coined name: 溯 湄 智能."""
    pair = out[i : i + 2]
    if len(pair) < 2 or pair[0].tag == "eng" or pair[0].text.isdigit():
        return False
    return all(
        len(c.text) == 1 and not c.kind and c.text not in MARKS and c.text not in FUNCTION
        for c in pair
    )


def is_brand(chunk: Chunk) -> bool:
    """Return whether a chunk looks like a coined or foreign name: 维森博特, SkyHarbor, 恒力."""
    if chunk.kind in ("place", "org"):
        return chunk.kind == "org"
    named = chunk.tag in _BRAND_TAGS and len(chunk.text) > 1
    return named and chunk.text not in lexicon.words("org_neighbours")


def without_address(out: Sequence[Chunk], first: int, kind: str) -> int:
    """Skip the country, and the foreign city, that only say where a body with a name stands."""
    while kind in _ADDRESSED and first + 1 < len(out):
        here, behind = out[first], out[first + 1]
        named = bool(behind.kind) or is_brand(behind)
        local = kind == "company" and here.kind == "place" and here.text[-1] in "省市区县镇乡"
        if not (local and (named or is_coined(out, first + 1))):
            where = lexicon.mapping("places").get(here.text)
            if where not in ("country", "world-city") or not named:
                break
            if here.text == "中国" and behind.kind != "place":
                break
        first += 1
    return first


_BOARDS = ("党委", "党组", "董事会", "监事会")
_OF_BOARDS = Pattern("(?:第一|副)?(?:书记|主席|成员|委员|常委)")


@rule("without-board", "[海城集团]党委委员王海到场。", never=("海城集团党委发文。",))
def without_board(row: ChunkRow) -> ChunkRow:
    """Part a body from its board where that is a part of somebody's post: 海城集团 | 党委委员."""
    text = row.text
    if not any(map(text.__contains__, _BOARDS)):
        return row
    out: list[Chunk] = []
    for chunk in row:
        board = next((b for b in _BOARDS if chunk.kind == "org" and chunk.text.endswith(b)), "")
        name = chunk.text.removesuffix(board)
        if board and suffix_of(name) and _OF_BOARDS.match(text, chunk.end):
            cut = chunk.end - len(board)
            body = chunk._replace(end=cut, text=name).named("org", "without-board")
            out += [body, Chunk(cut, chunk.end, board, "n")]
        else:
            out.append(chunk)
    return ChunkRow(text, out)
