"""The dateline before the first sentence: 新华社北京3月25日电（记者张三）, 本报讯（记者 李四）."""

from zgc_cli.runtime.pattern import Pattern

_NO_WIRE = "电(?![影视子商话力动站池网脑梯车])"  # 5月1日电影节开幕
_DATELINE = Pattern(
    rf"(?:[^，。；：！？]{{2,30}}?日(?:{_NO_WIRE}|讯(?!号))|本[报台网]讯"
    r"|[\u4e00-\u9fff]{2,10}[报网社][\u4e00-\u9fff]{2,4}讯(?=[　 ]*[（(]))"
    r"(?:[　 ]*[（(][^（）()]{0,60}[）)])?[　 ]*"
)


def dateline_end(text: str) -> int:
    """Return where the dateline ends with which a paragraph begins; 0 where it has none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
