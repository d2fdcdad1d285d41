"""Named meetings, exhibitions and contests: a head noun (论坛) and where its name begins."""

from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.entities.names.abbreviations import COUNTRIES, is_pair
from zgc_cli.parser.paragraph import CLOSING, NUMERAL, ParagraphView
from zgc_cli.parser.words.gazetteer import Gazetteer
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_LONGEST = 40
_MOST_TOKENS = 12
_MOST_HEADS = 4
# A function word or a verb of holding ends a name, wherever its word borders are.
_NOT_WITHIN = "的在是了于将已举召开闭，。；：、！？《》\n"
_INNER = rf"[^{_NOT_WITHIN}]"
_ORDINAL = Pattern(rf"(?:第[{NUMERAL}]{{1,4}}|首)[届屆]")
_ORDINAL_END = Pattern(_ORDINAL.pattern + "$")
_YEAR = Pattern(
    r"(?:(?:19|20)\d\d(?:[-—/](?:19|20)?\d\d)?|二〇[〇一二三四五六七八九]{2})(?:年度|年|赛季)?\s?$"
)
# 第三届学员夺得马拉松冠军: a verb between the ordinal and the head, so no name.
_VERB_WITHIN = "{event_verbs}"
# The characters after a head that make it part of another word: 人民大会堂, 大会议程, 论坛报.
_LONGER_WORD = "堂员议报"
# 博鳌亚洲论坛2024年年会: the year within the name.
_ITS_MEETING = Pattern(r"(?:(?:19|20)\d\d年?)?(?:年会|部长级会议)")
_EDITION = Pattern(_ORDINAL.pattern + r"|(?:19|20)\d\d")
# “万里同风”丝路文物特展: what stands between the marks and the head holds no verb.
_SHOW = Pattern(
    r"(?:(?![的了在是将于已等]|亮相|参加|参展|登陆|走进|现身|举办|举行|开展|推动|促进|引领|助力|带动|发展)"
    r"[\u4e00-\u9fffA-Za-z0-9·]){0,16}?"
    r"(?:影展|展览|会战|演习|军演|联演|演练|联合训练|(?:主题|系列|品牌|采风|采访|推广|公益|志愿服务|交流|宣传|惠民|征文|评选|宣讲|义诊)活动|专项行动"
    r"|(?<![发开拓扩伸舒进施])展(?!开(?!幕|馆|放)|[示现品厅台商会馆区位望销演出露翅项]))"
)
_SHOW_END = "{show_heads}$"
_SHORT_NAME_END = Pattern(r"[（(][A-Z0-9]{2,6}[）)]$")
_SENTENCE_MARK = Pattern(r"[，。；！？、]")
_JOINTS = "·-—－–"
_NAMES = ("ns", "nt", "nz", "nrt", "eng")
# 在北京举行的智能安全治理论坛上: what is held has a name, though no word tells its reach.
_HELD = Pattern(r"(?:举行|举办|召开|主办|承办|开幕|闭幕|落幕)的$")
_SESSION = Pattern(
    rf"第?[{NUMERAL}]{{1,3}}届"
    r"(?:全国人民代表大会|全国人大|全国政协|中央纪委|中央委员会|中央纪律检查委员会|人民代表大会|人大|政协)?"
    rf"(?:常务委员会|常委会)?第?[{NUMERAL}]{{1,3}}[次中](?:全体)?(?:会议|全会)"
    r"|(?:中国共产党|中国工会|中国妇女|中国共青团|中国作家协会|中国文联)?"
    rf"第[{NUMERAL}]{{1,3}}次(?:全国)?代表大会"
)
_POLITICAL_BODY = Pattern(
    r"(?:党的|中国共产党|中共|全国政协|中国人民政治协商会议"
    r"|[\u4e00-\u9fff]{2,3}[省市区县](?:人大|政协))$"
)
_CENTRAL = Pattern(
    rf"(?:中央|全国|全省|全市|全区|国务院|中共中央|[省市]委|自治区党委){_INNER}{{0,12}}?"
    r"(?:工作会议|局长会议|厅长会议|主任会议|政治局会议|常委会会议|常务会议|委员会会议|工作座谈会|(?<!代表)大会(?!堂))"
)

# Each with words one of which it must have, and its weight.
_POLITICAL = (
    (_SESSION, ("届", "代表大会"), 4),
    (_CENTRAL, ("会议", "座谈会", "大会"), 2),
)


@rule("known-event", "[第七届进博会]吸引了众多客商。", "她在[巴黎奥运会]上夺得银牌。")
def known(view: ParagraphView) -> Iterator[Detection]:
    """进博会, 巴黎奥运会, with its year or ordinal: 第七届进博会, 2025世界人工智能大会."""
    text = view.text
    for start, end in _known().finditer(text, view.pairs):
        end = _run_on(text, end)
        if end - start == 2 and not {start, end} <= view.borders:
            continue
        yield Detection(_numbered(text, start), end, "event", 2)


@rule(
    "ordinal-event",
    "[第八届西南茶叶博览会]在遵义举行。",
    "[中国茶业协会第12届年会]在杭州召开。",
    never=("第三届学员夺得马拉松冠军。",),
)
def ordinals(view: ParagraphView) -> Iterator[Detection]:
    """第九届西岭茶叶博览会, 第三届“一带一路”国际合作高峰论坛, 世界中文报业协会第57届年会."""
    text = view.text
    if "届" not in text:
        return
    for match in _ORDINAL.finditer(text):
        # 第44届世乒赛 | 混双决赛: a known event is the whole name.
        end = _known().match(text, match.end()) or _head_after(text, match.end())
        if not end or lexicon.expression(_VERB_WITHIN).search(text, match.end(), end):
            continue
        start = match.start()
        if _heads("strong").match(text, match.end()) == end:
            start = _body_before(view, start)
            if start == match.start():
                continue
        elif (year := _YEAR.search(text, max(0, start - 9), start)) and not year[0].endswith("年"):
            start = year.start()
        # 首届“长城文化艺术节”: the closing mark goes with the opening one.
        if text[end : end + 1] in tuple("”」』") and text[start:end].count(
            "“「『"["”」』".index(text[end])]
        ):
            end += 1
        yield Detection(start, end, "event", 4)


@rule(
    "event-head",
    "[2027世界海洋机器人大会]将于下月召开。",
    "[“创客之江”创新创业大赛]启动报名。",
    never=(
        "股东大会审议通过了这项议案。",
        "国际论坛上的发言引人注目。",
    ),
)
def heads(view: ParagraphView) -> Iterator[Detection]:
    """世界机器人大会, 2025云湄论坛年会, “创客中国”创新创业大赛: a name grown to the left."""
    text = view.text
    for head_start, head_end in _heads("strong").finditer(text, view.pairs):
        end = _run_on(text, head_end)
        if end < len(text) and (text[end] in _LONGER_WORD or text.startswith("中心", end)):
            continue
        start = None if _is_in_name(view, head_start) else _left_border(view, head_start)
        if start is not None:
            start = _back(_ORDINAL_END, text, start, 6)
        if start is not None and end - start <= _LONGEST:
            yield Detection(start, end, "event")


@rule(
    "political-session",
    "[十四届全国人大四次会议]在京开幕。",
    "他在[中央农村工作会议]上作了发言。",
    never=("公司召开了职工代表大会。",),
)
def political(view: ParagraphView) -> Iterator[Detection]:
    """十四届全国人大三次会议, 党的二十届三中全会, 中央城市工作会议, 国务院常务会议."""
    text = view.text
    for pattern, signs, weight in _POLITICAL:
        for match in pattern.finditer(text) if any(map(text.__contains__, signs)) else ():
            start = _back(_POLITICAL_BODY, text, match.start(), 12)
            yield Detection(start, match.end(), "event", weight)


@rule(
    "quoted-event",
    "[“万里同风”丝路文物特展]开幕。",
    "“[山海艺术节]”周末举行。",
    never=("“绿色产业”发展迅速。",),
)
def quoted(view: ParagraphView) -> Iterator[Detection]:
    """“万里同风”丝路文物特展, “过年——春节主题展”: an exhibition or a show in marks."""
    for name in view.quoted:
        if _SENTENCE_MARK.search(name.text):
            continue
        if show := _SHOW.match(view.text, name.end + 1):
            yield Detection(name.start - 1, show.end(), "event", 2)
        elif lexicon.expression(_SHOW_END).search(name.text) and 2 < len(name.text) < 25:
            yield Detection(name.start, name.end, "event", 1)


_ANNIVERSARY = Pattern(
    rf"(?:诞辰|逝世|成立|建党|建军|建国|建校|建院|建交|胜利|解放|创刊|起义|通航|通车)[{NUMERAL}百]{{1,4}}周年"
    r"(?:纪念|庆祝|庆典)?(?:大会|座谈会|招待会|音乐会|晚会|文艺晚会|文艺演出|学术研讨会|研讨会|仪式|活动|展览|展)"
)


@rule(
    "anniversary",
    "[陈望海诞辰120周年座谈会]在京举行。",
    "[庆祝海城大学建校100周年大会]昨天召开。",
    never=("这是两国建交50周年。",),
)
def anniversaries(view: ParagraphView) -> Iterator[Detection]:
    """陈望海诞辰120周年座谈会, 纪念长征胜利80周年大会."""
    if "周年" not in view.text:
        return
    for match in _ANNIVERSARY.finditer(view.text):
        words = list(words_before(view, match.start()))
        started = (i for word, _, i in words if word in ("纪念", "庆祝"))
        named = (i for _, tag, i in words if tag in (*_NAMES, "nr"))
        start = next(started, min(named, default=match.start()))
        if view.text[start - 2 : start] in ("纪念", "庆祝"):
            start -= 2
        if start < match.start():
            yield Detection(start, match.end(), "event", 3)


_NUMBERED = Pattern(
    rf"第[{NUMERAL}]{{1,3}}[次轮](?:全体|部长级|领导人|高级别|定期|工作组|司局级|外长)?"
    "(?:会议|会晤|峰会|对话会?|磋商|论坛|理事会)"
)
_SERIES = Pattern("(?:机制|组织|集团|论坛|对话|磋商|总理|领导人|外长|防长|委员会|合作|峰会|会晤)$")


@rule(
    "numbered-meeting",
    "双方举行[中法高级别人文交流机制第六次会议]。",
    "[中俄总理第二十八次定期会晤]在京举行。",
    never=("他们开了第三次会议。",),
)
def numbered(view: ParagraphView) -> Iterator[Detection]:
    """中法高级别人文交流机制第六次会议: a numbered meeting behind what meets."""
    if "第" not in view.text:
        return
    for match in _NUMBERED.finditer(view.text):
        start = _body_before(view, match.start())
        if start < match.start() and _SERIES.search(view.text[start : match.start()]):
            yield Detection(start, match.end(), "event", 3)


RULES = (known, ordinals, heads, political, quoted, anniversaries, numbered)


def _is_in_name(view: ParagraphView, position: int) -> bool:
    """Return whether a person's name holds a head noun: 教授 | 陆锦标."""
    return position not in view.index_at and any(
        view.tokens[view.index_at[start]].tag == "nr"
        for start in range(max(0, position - 2), position)
        if start in view.index_at and view.tokens[view.index_at[start]].end > position
    )


def edition(name: str) -> str:
    """Return what tells one meeting of a series from the others: 第五届, 首届, 2026."""
    found = _EDITION.search(name)
    return found[0] if found else ""


_YEAR_BEFORE = Pattern(r"^(?:(?:19|20)\d\d(?:[-—/](?:19|20)?\d\d)?(?:年度|年|赛季)?)")
_YEAR_OF_MEETING = Pattern(r"(?:19|20)\d\d年?(?=年会)")


def plain_name(name: str) -> str:
    """Return the name of an event without its ordinal and its year (第五届…论坛 → …论坛)."""
    bare = _ORDINAL.sub("", _YEAR_BEFORE.sub("", name).strip(), count=1)
    bare = _YEAR_OF_MEETING.sub("", bare)
    heads, known_names = lexicon.words("event_heads"), lexicon.words("events")
    return bare if len(bare) > 2 and (bare not in heads or bare in known_names) else name


def _numbered(text: str, start: int) -> int:
    """Return where the ordinal or the year before a name begins; `start` if there is none."""
    return _back(_YEAR, text, _back(_ORDINAL_END, text, start, 6), 9)


def _back(pattern: Pattern, text: str, end: int, most: int) -> int:
    """Return where what ends here and matches `pattern` begins; `end` if nothing does."""
    match = pattern.search(text, max(0, end - most), end)
    return match.start() if match else end


def _head_after(text: str, start: int) -> int:
    """Return where the first head noun behind an ordinal ends, 0 if other words come between."""
    position = start
    limit = min(len(text), start + _LONGEST)
    while position < limit and text[position] not in _NOT_WITHIN:
        end = _heads("strong", "weak").match(text, position)
        if end:
            return _run_on(text, end)
        if text[position] in "杯节赛展" and position - start > 2 and _ends_here(text, position + 1):
            return position + 1
        position += 1
    return 0


def _ends_here(text: str, position: int) -> bool:
    return (
        position == len(text)
        or text[position] in "，。；：、！？上中期暨）)今昨" + CLOSING + _NOT_WITHIN
        or text[position].isdigit()
    )


def _run_on(text: str, end: int) -> int:
    """Return the end of a chain of heads: 论坛年会, 博览会暨高峰论坛, 大会第三次会议."""
    for _ in range(_MOST_HEADS):
        if end == len(text):
            break
        further = _heads("strong").match(text, end)
        if not further and text[end] == "暨":
            further = _head_after(text, end + 1)
        if not further and (meeting := _ITS_MEETING.match(text, end)):
            further = meeting.end()
        if not further:
            break
        end = further
    return end


def _left_border(view: ParagraphView, head_start: int) -> int | None:
    """Return where the name of the event whose head begins here begins, None if it has no name.

    The name begins with its year, or with the leftmost word that is a name or tells its reach.
    """
    text = view.text
    start = None
    position = head_start
    scale = lexicon.words("event_scale")
    for word, tag, position in words_before(view, head_start):
        # A reach alone is no name: 国际论坛, 全国大会.
        is_reach = word in scale and position + len(word) < head_start
        # Of quoted words only a term goes before a name: “一带一路”国际合作, not “朋友圈”云湄.
        joined = tag == "quoted" and (start is None or word[1:-1] in lexicon.words("terms"))
        if is_reach or (tag in _NAMES and len(word) > 1) or joined:
            start = position
    year = _YEAR.search(text, max(0, position - 9), position)
    if year and head_start - position > 1 and (start == position or not year[0].endswith("年")):
        return year.start()
    if start is not None:
        reach = text[start:head_start]
        return None if reach in scale and not is_pair(reach) else start
    held = _HELD.search(text, max(0, position - 3), position)
    return position if held and head_start - position > 2 else None


def words_before(view: ParagraphView, position: int) -> Iterator[tuple[str, str, int]]:
    """Yield word, tag and start of the words to the left that may belong to the name."""
    tokens, head = view.tokens, position
    while position > 0 and position not in view.index_at:
        position -= 1
    number = view.index_at.get(position, 0) - 1
    if head - position > 1 and tokens[number + 1].tag in _NAMES:
        # 汉城奥运会 is one word of the dictionary.
        yield view.text[position:head], "nz", position
    borders = lexicon.words("event_borders")
    for _ in range(_MOST_TOKENS):
        if number < 0:
            return
        token = tokens[number]
        word = view.word(token)
        if word in CLOSING:
            opening = view.opened_at.get(token.start)
            if opening is None:
                return
            yield view.text[opening : token.end], "quoted", opening
            number = view.index_at.get(opening, 0) - 1
            continue
        if short := _SHORT_NAME_END.search(view.text, max(0, token.end - 9), token.end):
            number = view.index_at.get(short.start(), 0) - 1  # 二十国集团（G20）峰会
            continue
        if word[-1] in COUNTRIES and is_pair(view.text[token.end - 2 : token.end]):
            yield view.text[token.end - 2 : token.end], "ns", token.end - 2  # 中 | 澳 | 对话
            number -= 2 if len(word) == 1 else 1
            continue
        latin = word.isascii() and word.isalnum() and not word.isdigit()
        inner = token.tag[:1] in "njbalizshkvg" or latin or word in _JOINTS or word == "特别"
        if word in borders or not inner:
            return
        yield word, "eng" if latin else token.tag, token.start
        number -= 1


def _body_before(view: ParagraphView, start: int) -> int:
    """Return where the name of the body whose yearly meeting this is begins (…协会第57届年会)."""
    scale = lexicon.words("event_scale")
    words = words_before(view, start)
    return min(
        (i for word, tag, i in words if tag in (*_NAMES, "quoted") or word in scale), default=start
    )


@cache
def _known() -> Gazetteer:
    return Gazetteer(lexicon.words("events"))


@cache
def _heads(*values: str) -> Gazetteer:
    """Return the head nouns with one of the values."""
    heads = lexicon.mapping("event_heads").items()
    return Gazetteer(head for head, value in heads if value in values)
