"""Works of engineering, national projects and programmes: canals, corridors, “雪亮工程”."""

from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.entities.things.events import words_before
from zgc_cli.parser.entities.things.known import PROJECT, TERM
from zgc_cli.parser.paragraph import ParagraphView
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_PLACE_HEAD = Pattern(
    r"(?:(?:水利|航运|水电|航电)?(?<!交通)(?<!物流)枢纽(?!型|经济|作用|地位|功能|机场|城市|港)|船闸|升船机|运河"
    r"|(?:国际|陆海|出海|航运|水运|陆路)?(?:大|新)通道|经济走廊|科创走廊|创新走廊)"
)
_PLACE_SIGNS = ("枢纽", "船闸", "升船机", "运河", "通道", "走廊")
_PROGRAMME = r"(?:专项|系列|科技|国家|科学|重大|改革|试点|示范|惠民|民生)?{programme_heads}"
_PROGRAMME_END = Pattern(r"[\u4e00-\u9fff]{2,8}(?:工程|行动|计划|战略|倡议|经济|精神|思想|理念)$")
_PLAIN = Pattern(r"[\u4e00-\u9fffA-Za-z0-9·+\-—]{2,12}$")
_PROPER = ("ns", "nz", "nrt", "j", "nr", "nrfg")
_WITHIN = "nbjvalsf"


@rule(
    "waterway-head",
    "[清江枢纽]开始蓄水。",
    never=(
        "亚洲枢纽的地位更加稳固。",
        "这座城市正在打造国际大通道。",
    ),
)
def places(view: ParagraphView) -> Iterator[Detection]:
    """清江枢纽, 川藏综合大通道: a name grown to the left of its head."""
    if not any(map(view.text.__contains__, _PLACE_SIGNS)):
        return
    for match in _PLACE_HEAD.finditer(view.text):
        start = _left_border(view, match.start())
        # 亚洲枢纽 tells a rank, 清江枢纽 is a work.
        if start is not None and not (
            match[0] == "枢纽" and _is_region(view.text[start : match.start()])
        ):
            yield Detection(start, match.end(), "place", 1)


@rule(
    "quoted-programme",
    "当地实施“[千村万户]”行动。",
    "“[雪亮工程]”覆盖全县。",
    never=("“我要回家。”孩子说。",),
)
def programmes(view: ParagraphView) -> Iterator[Detection]:
    """“百校千企”行动, “雪亮工程”."""
    for quoted in view.quoted:
        if _PLAIN.match(quoted.text) and not quoted.text.isdigit():
            behind = lexicon.expression(_PROGRAMME).match(view.text, quoted.end + 1)
            if behind or _PROGRAMME_END.match(quoted.text):
                yield Detection(quoted.start, quoted.end, "term")


RULES = (PROJECT, places, TERM, programmes)


def _left_border(view: ParagraphView, head: int) -> int | None:
    """Return where the name before a head begins: at its leftmost proper name; None without one."""
    start = None
    for word, tag, position in words_before(view, head):
        if word in lexicon.words("project_borders") or tag[:1] not in _WITHIN or tag == "v":
            break
        if tag in _PROPER:
            start = position
        elif start is not None:
            break
    named = start is not None and head - start > 1
    return start if named and view.text[start:head] not in lexicon.words("event_scale") else None


def _is_region(name: str) -> bool:
    """Return whether this is a place that people live in: no river, no mountain."""
    return lexicon.mapping("places").get(name, "water") not in ("water", "mountain")
