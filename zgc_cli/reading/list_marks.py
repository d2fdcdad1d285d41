"""The mark with which an item of a list or a clause of a law begins: 1、 （二） ① • —— 第三条."""

from zgc_cli.runtime.pattern import Pattern

_NUMERALS = "一二三四五六七八九十"
# What a clause begins with, where no blank tells that 第一条 is one.
_CLAUSE = (
    "[ 　：:]|为了|为(?:加强|规范|推进|促进|保障|保护|维护|贯彻|落实)|凡|各级|国家|县级|根据|依照|"
    "违反|下列|申请|本(?:办法|规定|条例|法|细则|制度|市|省|县)"
)
_MARK = Pattern(
    rf"(?:[•●○◎★☆■□◆◇▶►▷·▪➤※✦☑✓]+|[-–*](?=[ 　])|——|[①-⑳❶-❿]|"
    rf"第[{_NUMERALS}百零\d]{{1,5}}条(?:之[{_NUMERALS}])?(?={_CLAUSE})|"
    rf"[（(](?:[{_NUMERALS}]{{1,3}}|\d{{1,2}})[)）]、?|\d{{1,2}}[)）](?=\D)|"
    rf"(?P<han>[{_NUMERALS}]{{1,3}})、|(?P<number>\d{{1,2}})、|"
    rf"\d{{1,2}}[.．](?=\D|(?:19|20)\d\d年|(?:1[0-2]|[1-9])月\d))[ 　：:]*"
)
_DIGITS = Pattern(r"\d+")


def list_mark(text: str) -> int:
    """Return how many characters the mark at the beginning of a text has, blanks behind it too.

    2、3月份 and 三、四线城市 begin with two numbers, 3.5亿元 with one, 第一条高铁 with an ordinal.
    """
    match = _MARK.match(text)
    if match is None or match.end() == len(text):
        return 0
    behind = text[match.end() : match.end() + 1]
    if (
        match["han"]
        and behind in _NUMERALS
        and _NUMERALS.find(match["han"]) + 1 == (_NUMERALS.find(behind))
    ):
        return 0
    digits = _DIGITS.match(text, match.end()) if match["number"] else None
    if digits and int(digits[0]) == int(match["number"]) + 1:
        return 0
    return match.end()
