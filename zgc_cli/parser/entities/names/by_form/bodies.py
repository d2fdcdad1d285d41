"""Bodies that the form of their name tells: a legal form, a brand in marks, Latin words."""

from collections.abc import Iterator, Sequence
from functools import partial

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.orgs import FUNCTION
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    ChunkRow,
    NameHit,
    finding,
    placed,
    reach,
)
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.numbers import units
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_LEGAL = ("有限公司", "有限责任公司", "股份公司", "专业合作社", "合作社", "事务所")
_MOST_LEGAL = 10  # chunks
_LONGEST_LEGAL = 18  # characters between the place and the legal form
_NO_PART = ("predicates", "saying_verbs", "org_neighbours", "person_titles", "value_verbs")


@finding(
    "legal-name",
    "[西安中科西光航天科技有限公司]成立。",
    "[泉州市益发兴农林产业发展有限公司]签约。",
    "股东有海城银行股份有限公司、[万得信息技术股份有限公司]。",
    "工程由[中国核工业第五建设有限公司]承建。",
    never=(
        "他在北京收购了一家有限公司。",
        "江州警方查处两家有限公司。",
        "江州的合作社很多。",
    ),
    signs=("公司", "合作社", "事务所"),
)
def legal(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take all from a place to the legal form for one name, where no word ends it between."""
    for last, chunk in enumerate(row):
        if not chunk.text.endswith(_LEGAL) or (chunk.kind and chunk.kind != "org"):
            continue
        first = reach(row, last, _MOST_LEGAL, partial(_is_of_legal, row, last))
        listed = first and row[first - 1].text == "、" and chunk.text.endswith("有限公司")
        places = [i for i in range(first, last) if row[i].kind == "place"]
        if not places and not listed:
            continue
        start = first if listed else places[0]
        between = row[last].end - row[start].end - len(chunk.text)
        bare = between + len(chunk.text) < 6 or not between
        if not bare and between <= _LONGEST_LEGAL:
            yield start, last + 1, "org"


def _is_of_legal(row: Sequence[Chunk], last: int, i: int) -> bool:
    """Return whether a chunk may stand in a legal name: any word but one that parts two names."""
    chunk = row[i]
    if row[last].end - chunk.start > 2 * _LONGEST_LEGAL or chunk.text in MARKS:
        return False
    if (
        chunk.text == "某某"
        or chunk.kind == "person"
        or (chunk.kind == "org" and len(chunk.text) > 4)
    ):
        return False
    if len(chunk.text) == 1:
        of_partners = chunk.text == "同" and row[last].text.endswith("事务所")  # 金诚 | 同 | 达
        return of_partners or chunk.text not in _PARTING
    if chunk.tag == "vn" or chunk.kind or chunk.text in lexicon.words("org_inner_words"):
        return True
    words = any(chunk.text in lexicon.words(name) for name in _NO_PART)
    if chunk.tag == "m" and chunk.text[0] == "第":
        return True  # 核工业 | 第五 | 建设
    return chunk.tag[:1] not in "mqrpcuydt" and not words


_PARTING = frozenset(
    "的了着过是在有和与及或跟同向从对把被将由让给按据到自于以为因而但却如若已未不也都就还又再一两某"
)


@finding(
    "branded-body",
    "[“彩虹豆”志愿者服务协会]成立。",
    "[“一带一路”绿色发展国际联盟]开会。",
    never=("他们荣获“先进单位”称号，协会祝贺。", "“三农”工作领导小组到会。"),
    signs=("”", "」"),
)
def branded(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Join a body with the name in marks that stands right before it: “彩虹豆”志愿者服务协会."""
    for i, chunk in enumerate(row):
        if chunk.kind != "org" or chunk.rule not in ("grown-org", "dictionary-org") or i < 3:
            continue
        close = reach(row, i, 3, partial(_is_plain_noun, row))
        if not close or row[close - 1].text not in ("”", "」"):
            continue
        opening = "“" if row[close - 1].text == "”" else "「"
        first = next(
            (k for k in range(close - 2, max(-1, close - 7), -1) if row[k].text == opening), -1
        )
        if first >= 0 and _brands(row, i, close):
            begin = first - 1 if first and row[first - 1].kind == "place" else first
            yield begin, i + 1, "org"


def _is_plain_noun(row: Sequence[Chunk], i: int) -> bool:
    chunk = row[i]
    plain = not chunk.kind and chunk.text not in MARKS and chunk.text not in FUNCTION
    return plain and chunk.tag in ("n", "vn", "b", "a") and chunk.text not in _NO_BODY


_NO_BODY = frozenset(["称号", "荣誉", "荣誉称号", "活动", "项目", "工程", "品牌", "奖", "大奖"])


def _brands(row: Sequence[Chunk], i: int, close: int) -> bool:
    """Return whether the body needs the name in marks: it begins with no name of its own."""
    for text in {row[close].text, row[i].text}:
        word = dictionary().get(text[:2])
        if word is None or word.tag not in ("n", "v", "vn", "b", "a"):
            return False
    return True


# A month and a day, “7·12”, and no 7.5万 or 2.0; with a point between them also no 7.5公里.
_TASK_FORCE = Pattern(
    r"(?<![0-9A-Za-z.．·])[“「]?(?:0?[1-9]|1[0-2])(?:[·•・]|(?P<point>[．.]))(?:0?[1-9]|[12][0-9]|3[01])(?![0-9.．·])"
    r"(?P<mark>[”」]?)(?![万亿千百十%％‰])(?![\u4e00-\u9fff]{0,20}?(?:成立|组建|发生|后|由|派出|的))[\u4e00-\u9fff]{0,20}?"
    r"(?:调查组|专案组|领导小组|指挥部|工作组|工作专班|专班|合议庭)"
)


@rule(
    "task-force",
    "[江州市“7·12”较大火灾事故调查组]认定，这是一起责任事故。",
    "[“9·21”专案组]抓获三人。",
    "[8.12重大火灾事故调查组]认定，这是一起责任事故。",
    never=(
        "“7·12”火灾发生后江州成立调查组。",
        "增长7.12个百分点，调查组说。",
        "全市抽调7.5万名干部组成工作专班。",
        "全长7.5公里的河堤抢险指挥部已撤。",
        "“13·40”专案组不存在。",
    ),
)
def task_forces(row: ChunkRow) -> ChunkRow:
    """Take a body for what happened on a day, told in marks, with the places in front of it."""
    if "组" not in row.text and "指挥部" not in row.text and "专班" not in row.text:
        return row
    hits = []
    for match in _TASK_FORCE.finditer(row.text):
        if match["point"] and not match["mark"] and units.longest(row.text, match.end("mark")):
            continue
        start = match.start()
        for chunk in reversed(row):
            if chunk.end == start and chunk.kind == "place":
                start = chunk.start
        hits.append(NameHit(start, match.end(), "org", "task-force"))
    return placed(row, hits, lambda chunks, hit: chunks[0].start >= hit.start)


@finding(
    "station-of-area",
    "（[江西台]记者王明 [赣州台]记者李丽）据中国之声报道。",
    never=("中国台记者到场。", "北京电视台记者到场。"),
    signs=("台记者", "台主持人"),
)
def stations(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take the broadcaster of a province or city, by its short name in front of its people."""
    for i in range(1, len(row) - 1):
        of_area = row[i - 1].kind == "place" and row[i - 1].text not in ("中国", "台湾")
        if row[i].text == "台" and of_area and row[i + 1].text in ("记者", "主持人"):
            yield i - 1, i + 1, "org"


_LATIN_BODY = Pattern(
    r"(?<![A-Za-z0-9.&-])"
    r"(?P<name>\d{0,2}[A-Z][A-Za-z0-9.&-]*(?: (?:of|and|for|[A-Z][A-Za-z0-9.&-]*)){0,4}) ?"
    r"(?=首席[\u4e00-\u9fff]{2,8}?[师官家]|分析师|策略师|经济学家|研究员|基金经理|发言人|联合创始人"
    r"|首席执行官|的?数据(?:显示|表明)|网站(?:报道|称|消息|发布)|发布(?:的)?(?:报告|数据|公告)|集团|公司)"
)
# 人民币汇率API接口, CEO 分析师: no names of bodies.
_NO_BODY_LATIN = Pattern(r"[A-Z]{1,2}\d*$|CEO|CFO|CTO|COO|IPO|ETF|GDP|CPI|PMI|PPI|SUV|APP|App$|MCN")


@rule(
    "latin-body",
    "[Wolfe Research]分析师表示，情况有变。",
    "[Seeking Alpha]的数据显示，拖欠率上升。",
    "[EPFR Global]数据显示，资金流出。",
    never=("AI公司很多。", "该IP公司上市。", "CEO发言人到场。"),
)
def latin(row: ChunkRow) -> ChunkRow:
    """Take Latin words in front of an analyst, of data or of a report for the name of a body."""
    hits = [
        NameHit(*match.span("name"), "org", "latin-body")
        for match in _LATIN_BODY.finditer(row.text)
        if not _NO_BODY_LATIN.match(match["name"]) and len(match["name"]) > 2
    ]
    return placed(row, hits, lambda chunks, hit: not any(c.kind for c in chunks))
