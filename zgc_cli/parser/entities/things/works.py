"""Titles of reports, laws, books, films and lists of the state: with or without 《》.

A newspaper's title is an organisation.
"""

import re
from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.entities.things.known import PERIODICAL, WORK
from zgc_cli.parser.paragraph import NUMERAL, ParagraphView
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_PERIODICAL_END = "{periodical_heads}$"
# Titles shorter than the marks suggest: 《》 around a remark is rare, around a name the rule.
_HEAD_BEHIND = rf"[^，。；：、！？“”「」《》的在是和与等\s]{{0,4}}?{{work_heads}}(?![{NUMERAL}会])"
_CREATIVE = "{creative_works}$"
_PAPER = Pattern(
    "[\u4e00-\u9fff]{2,5}(?<![海战简年月季捷喜警情公通汇举预申填谎家时])报"
)  # 共和国报
_SENTENCE_MARK = Pattern(r"[，。；！？]")
_BATCH_BEFORE = Pattern(rf"^第[{NUMERAL}]{{1,4}}批")


@rule("title-marks", "该所发布了《[海岛旅游发展报告]》。")
def titles(view: ParagraphView) -> Iterator[Detection]:
    """《全球海岛旅游指数》; but 《人民日报》 is a newspaper."""
    for title in view.titles:
        if is_periodical(title.text.strip()):
            yield Detection(title.start, title.end, "org", 5)
        else:
            yield Detection(title.start, title.end, "work", 5)


@rule(
    "quoted-title",
    "学会发布“[全球极端天气]”报告。",
    "舞剧“[山海谣]”开始巡演。",
    "“[中国农业十大进展]”日前揭晓。",
    never=("这是科技革命的“转折时刻”。",),
)
def quoted_titles(view: ParagraphView) -> Iterator[Detection]:
    """“全球海洋前沿”报告; “中国科学十大进展”; 电影“流浪地球”."""
    for quoted in view.quoted:
        if _SENTENCE_MARK.search(quoted.text) or quoted.text in lexicon.words("terms"):
            continue
        if quoted.text.endswith(tuple(lexicon.words("list_titles"))):
            yield Detection(quoted.start, quoted.end, "work", 3)
        elif len(quoted.text) > 2 and (
            lexicon.expression(_HEAD_BEHIND).match(view.text, quoted.end + 1)
            or lexicon.expression(_CREATIVE).search(
                view.text, max(0, quoted.start - 5), quoted.start - 1
            )
        ):
            yield Detection(quoted.start, quoted.end, "work", 2)


RULES = (titles, quoted_titles, WORK, PERIODICAL)


def is_periodical(title: str) -> bool:
    """Return whether this is the title of a newspaper or a magazine."""
    title = re.sub(r"(?:海外版|网络版|电子版|客户端|杂志)$", "", title)
    known = title in lexicon.words("periodicals") or title in lexicon.words("orgs")
    headed = len(title) < 12 and lexicon.expression(_PERIODICAL_END).search(title) is not None
    return known or headed or _PAPER.fullmatch(title) is not None


def without_batch(name: str) -> str:
    """Return the name of a list without its batch (第三批…名录 → …名录)."""
    return _BATCH_BEFORE.sub("", name)
