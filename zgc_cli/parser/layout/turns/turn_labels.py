"""The label that begins a turn of question and answer: 记者：…, 问：…, [塔斯社记者]…, 王海：…."""

from zgc_cli import lexicon
from zgc_cli.parser.layout.bylines import is_no_word, surname_length
from zgc_cli.parser.layout.lines import BLANKS
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.foreign_names import MARKS, foreign
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_LABEL = Pattern(
    r"(?:[【\[［](?P<boxed>[^】\]］。，！？；：:]{1,30})[】\]］][：:]?|"
    r"(?P<plain>"
    r"(?:[^，。！？；：:“”‘’\"「」【】\[\]（）()]|“[^，。“”]{1,12}”(?=.{2,16}[：:])){1,30}?[ 　]?"
    r"(?:[（(][^（）()]{1,50}[)）])?)[：:]|"
    r"(?P<letter>[问答]|[QA]\d{0,2})[.．、 　])[*＊ 　]*"
)
# 【同期】王海：, （同期声）村民 王海：: a broadcast lets somebody speak.
_SOUND = Pattern(
    r"[【（(\[［](?:现场|电话|人物)?(?:同期声?|采访|原声)[^】）)\]］]{0,4}"
    r"[】）)\]］][：: 　]*(?=\S)"
)
_WHOLE_LINE = Pattern(r"[^，。！？；：:“”\"]{2,40}$")
# What stands in front of a label and is no part of it: ■ 记者：, **记者：**, 1.问：.
_ORNAMENT = Pattern(
    r"(?:[*＊■□●○◆◇▪•★☆※◎▎▌]+[ 　]*)*"
    r"(?:(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、 　]+)"
    r"(?=(?:记者|提)?问[：:]|记者[：:]|Q[：:]))?"
)
EMPHASIS = "*＊"  # marks of bold type in plain text
# 网友 山里人：, whatever he is called.
_PUBLIC = Pattern('(?:网友|网民|读者|听众|观众)[ 　“"「](?P<name>[^ 　“”"「」]{1,12})[”"」]?')
# A label that something else than a colon sets apart, or that fills its line: 记者｜…, 记者——….
_FRAMED = Pattern(
    r"(?P<name>[^，。！？；：:“”…\"｜丨|—（）()【】*＊ 　]{1,12})[*＊]*"
    r"(?P<frame>[ 　]?[｜丨|][ 　]?|——|[ 　]+|$)"
)
_BRACKET = Pattern(r"[ 　]?[（(].*")
_ASKS = Pattern(r"(?:(?:提?问|记|Q ?|[提发]问[者人])\d{0,2}|问题[\d一二三四五六七八九十]{1,2})$")
_ASKED = Pattern(r"(?:(?<![答就])(?:有|另有)?记者[提追]?问|记者|主持人?|网友\w?|观众\w?|[提追]问)$")
_ANSWERS = Pattern(r"(?:回?答|A ?)\d{0,2}$")
_OFFICE = Pattern(r"(?:.*[ 　]|(?:.*记者|主持人|嘉宾|来自.{2,12}的)(?=.))")
_PAPER = Pattern(r"[\u3400-\u9fff]{2,6}(?:[日晚晨早时商]报|周[刊报]|都市报|青年报|新闻网)$")
_REPORTS = Pattern("报[道导]|消息|综合|[电讯]$")
_GROUP = Pattern(r"(?:众人|大家|全体\w{0,4}|齐声|合)$")
_PLACED = ("ns", "nsf")
_SHORT_NAME = Pattern(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]+(?:[·•][\u3400-\u9fff]+)+|[老小阿]\w")
# 情报官员 斯科特 里特：, a foreign name in two parts.
_APART = Pattern(r"(?P<front>.*\S)[ 　](?P<name>[\u4e00-\u9fff]{2,6} [\u4e00-\u9fff]{2,6})")
# 王海 特约评论员：, 主持人 水生：: whoever stands beside a title is somebody, whatever his surname.
_TITLE_BEHIND = Pattern(r"(?P<name>[\u4e00-\u9fff·]{2,12})[ 　]+(?P<title>[^ 　].*)")
_TITLE_AHEAD = Pattern(r"(?P<title>.*[^ 　])[ 　]+(?P<name>[\u4e00-\u9fff]{2,3})")
_LONGEST_NAME = 8  # characters of a name that clings to a title
# Words that no speaker is: 他说：, 方案如下：, 发布人：.
_NOBODY = Pattern(
    r"^(?:发布|出席|与会|参会|联系|签发)(?:人员?|单位|嘉宾)$|(?:告诉|[对向])记者$|[说道称话示为是有在的了如下]$|^(?:第|图|表|附|注|\d)"
)

# 网友“小河”：, @小河：, 小河（海城）：, 山野杂谈：: what somebody is called may be any words.
_OPEN = Pattern(
    r"(?P<all>(?P<public>(?!按照|根据|[据对有按]|还有|也有|不少|很多|许多|一些|部分|多数)"
    r"[\u3400-\u9fff]{0,4}(?:网友|网民|读者|粉丝|球迷|用户|博主)(?![的们说称评热纷也问]))?[ 　]*"
    r"(?:[@＠](?P<at>[^，。！？；：:“”\"（）()【】@ 　]{1,24})|"
    r"[“\"「](?P<marked>[^“”\"「」，。：:]{1,20})[”\"」]|"
    r"(?P<plain>[A-Z][a-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){1,3}|"
    r"[^，。！？；：:“”\"「」【】\[\]《》（）()@#/|｜ 　]{1,12}))?)"
    r"(?:[（(][^（）():：]{1,20}[)）])?[ 　]?[：:][*＊ 　]*"
)
# Words that lead to something, and name nobody: 提醒：, 典型案例一：, 图3：, 其一：.
_LEADS = Pattern(
    r".*[说道称话示为是有在的了如下]$|[第图表附注其一二三四五六七八九十].*|"
    r"\d[\d.、年月日时点分号期]*|(?:据|相关|特别|温馨).*|"
    r"(?:时间|地点|人物|原因|说明|电话|地址|邮箱|例如|比如|作者|记者)|"
    r"[\u3400-\u9fff]{0,3}(?:结[果论]|背景|观点|案例|问题|建议|[优缺]点|备注|链接|阅读|点评|编后|"
    r"按语?|来源|编辑|责编|校对|审核|标题|视频|摄影|采写|统筹|监制|指数|声音|提[醒示]|回[应顾]|反应|"
    r"评论|细节|详情|简介|联系人|消息|快讯|声明|通报|公告)[\d一二三四五六七八九十]{0,2}"
)
_UNFRAMED = Pattern(r"(?P<name>[问答])(?=[^：:，。 　])")  # 问你怎么看？


class TurnLabel(NamedTuple):
    """Who has a turn: `start` to `end` tell it, at `said` begins what is said.

    `kind` is ask, answer, person or role; `sure` whether the words alone tell that somebody speaks;
    `name` is the name in them, of which a surname alone may stand.
    """

    start: int
    end: int
    said: int
    kind: str
    sure: bool
    name: str


def label(text: str) -> TurnLabel | None:
    """Return the label with which a line begins, None where it has no speaker's."""
    sound = _SOUND.match(text)
    begin = sound.end() if sound else _front(text)
    match = _LABEL.match(text, begin) or (_WHOLE_LINE.match(text, begin) if sound else None)
    if match is None:
        return None
    start, end = match.span(match.lastgroup or 0)
    words = _BRACKET.sub("", text[start:end]).rstrip(BLANKS + EMPHASIS)
    kind, sure, name = _read(words) if words and not _NOBODY.search(words) else ("", False, "")
    if sound and kind:
        return TurnLabel(start, start + len(words), match.end(), kind, True, name)
    # 【江城新闻】 in front of a report is whose it is.
    reports = kind == "role" or _is_medium(words) or _REPORTS.search(words)
    if not kind or (match["boxed"] and reports):
        return None
    return TurnLabel(start, start + len(words), match.end(), kind, sure, name)


def open_label(text: str) -> TurnLabel | None:
    """Return the words in front of a colon that lines around it may show to be a speaker's.

    It is `sure` where a mark or a word like 网友 tells that somebody is called so.
    """
    read = words_as_label(text)
    leads = read and not read.sure and _LEADS.fullmatch(text[read.start : read.end])
    return None if leads else read


def words_as_label(text: str) -> TurnLabel | None:
    """Return the words in front of a colon, even those that lead to something: 第一财经：."""
    match = _OPEN.match(text, _front(text))
    if match is None or not match["all"].strip():
        return None
    part = "at" if match["at"] else "marked" if match["marked"] else "all"
    words = match[part].rstrip(BLANKS + EMPHASIS)
    sure = bool(match["public"]) or part != "all"
    start = match.start(part)
    return TurnLabel(start, start + len(words), match.end(), "open", sure, "")


def framed_label(text: str) -> tuple[TurnLabel, str] | None:
    """Return a label that no colon ends, with what sets it apart: a bar, a dash, a blank, nothing.

    Only the lines around it show that it is one; its kind is what its words tell, or open.
    """
    bare = _UNFRAMED.match(text)
    match = bare or _FRAMED.match(text, _front(text))
    if match is None:
        return None
    kind, sure, name = _read(match["name"])
    read = TurnLabel(*match.span("name"), match.end(), kind or "open", sure, name)
    if bare:
        return read, "none"
    return read, match["frame"].strip(BLANKS) or match["frame"][:1].replace("　", " ")


def label_alone(text: str) -> TurnLabel | None:
    """Return the label that fills a line without a colon: 海城日报、山城日报记者."""
    read = label(f"{text}：") if _WHOLE_LINE.fullmatch(text) else None
    return read._replace(said=len(text)) if read and read.sure and read.end == len(text) else None


def _front(text: str) -> int:
    """Return how many characters stand in front of a label: marks, the number of a question."""
    match = _ORNAMENT.match(text)
    return match.end() if match else 0


def is_common_word(words: str) -> bool:
    """Return whether a label is an everyday word, which hardly anybody is called: 论证：."""
    word = dictionary().get(words)
    return word is not None and word.weight > _EVERYDAY


_EVERYDAY = -12.5  # the weight of a word that jieba saw some hundred times


def _read(words: str) -> tuple[str, bool, str]:
    """Return kind, sureness and name of a label."""
    apart = _APART.fullmatch(words)
    if apart and title_at_end(apart["front"]) and all(map(_is_foreign_part, apart["name"].split())):
        return "person", True, apart["name"]
    topic = dictionary().get(words[1:]) if words[0] == "谈" else None
    if topic and not (topic.tag.startswith("nr") or is_polite(words)):
        return "", False, ""  # 谈事发：因为晕车才下车
    if public := _PUBLIC.fullmatch(words):
        return "ask", True, public["name"]
    if beside := _beside_title(words):
        return beside
    office = _OFFICE.match(words)
    person = words[office.end() :] if office else _behind_title(words)
    if len(words) > 2 and words.endswith("答"):
        person = words.removesuffix("答").removesuffix("回")
    if is_name(person):
        word = dictionary().get(person)
        alone = len(person) > 1 and (word is None or word.tag.startswith("nr"))
        asks = office and _ASKED.search(office[0].rstrip(BLANKS))
        return "ask" if asks else "person", alone or person != words, person
    if person != words and _is_foreign(person) and title_at_end(words[: -len(person)].strip()):
        return "person", True, person
    if _ASKS.fullmatch(words) or _ASKED.search(words) or _is_medium(words):
        return "ask", True, ""
    if _ANSWERS.fullmatch(words):
        return "answer", True, ""
    named = words.removesuffix(title_at_end(words))
    if named != words and len(named) > 2 and is_name(named) and is_no_word(named):
        return "person", True, named  # 周远山局长
    if title_at_end(one := person.removesuffix("们")):
        return "answer" if person != words else "role", bool(role_at_end(one)), ""
    return ("role", False, "") if _GROUP.fullmatch(words) else ("", False, "")


def _beside_title(words: str) -> tuple[str, bool, str] | None:
    """Return how a name with a blank between it and its title is read."""
    for pattern, is_named in ((_TITLE_BEHIND, is_name), (_TITLE_AHEAD, _may_be_name)):
        match = pattern.fullmatch(words)
        if match and is_named(match["name"]) and not title_at_end(match["name"]):
            if _ASKED.search(match["title"]):
                return "ask", True, match["name"]
            if title_at_end(match["title"]):
                return "person", True, match["name"]
    return None


def _may_be_name(words: str) -> bool:
    rare = is_no_word(words) or (len(words) > 2 and not is_common_word(words))
    return words[0] in lexicon.mapping("surnames") and rare


def _behind_title(words: str) -> str:
    """Return the name behind a title or a place, 王海 of 县长王海, 王女士 of 海城王女士.

    All the words where there is none.
    """
    names = (words[-size:] for size in range(2, min(_LONGEST_NAME, len(words) - 2) + 1))
    return next((n for n in names if _is_introduced(n, words[: -len(n)])), words)


def _is_introduced(name: str, front: str) -> bool:
    if title_at_end(front):
        return is_name(name) or (len(name) > 4 and _is_foreign(name))
    place = dictionary().get(front)
    return bool(place and place.tag in _PLACED and is_polite(name))


def _is_foreign(name: str) -> bool:
    rare = lexicon.words("transliteration_rare")
    odd = [char for char in name if char not in foreign() and char not in MARKS]
    return len(name) > 2 and 2 * len(odd) < len(name) and rare.issuperset(odd)


def _is_foreign_part(part: str) -> bool:
    return all(char in foreign() for char in part)


def is_polite(name: str) -> bool:
    """Return whether a surname and a form of address is all that a name has: 王女士, 周总."""
    return name[surname_length(name) or len(name) :] in lexicon.words("forms_of_address")


def _is_medium(words: str) -> bool:
    name = words.strip("《》")
    known = name in lexicon.words("agencies") or _PAPER.fullmatch(name)
    return bool(known) or (words != name and words[-1] == "》")


def is_name(words: str) -> bool:
    """Return whether a label may be a person's name: 王海, 埃德·汉森, 王女士; 王 for 王海."""
    if len(words) == 1:
        return surname_length(words) == 1
    if not _SHORT_NAME.fullmatch(words):
        return False
    if "·" in words or "•" in words:
        return True
    surname = surname_length(words)
    return surname > 0 and (len(words) <= surname + 2 or is_polite(words))
