"""Words that point to what stands elsewhere: 这, 该公司, 上述, 当天; read in the text alone."""

import re

from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_DEMONSTRATIVE = Pattern(
    "(?:这|(?<![应活理本不])该|(?<![因由如从为至彼在对就])此|那|上述|前述|[本此这那]次|[本此这]届|本[场轮赛片书剧案])"
    "(?P<count>[一两二三几些种个位名项款家座起类批次场条篇份部台辆艘只枚]*)"
    "(?P<noun>[^，。；：！？、“”‘’「」（）() ]{0,6})"
)
# 这样, 此外 and 那么 point to nothing that a reader lacks; 此前 is a time.
_NO_POINTER = Pattern("样|么|外[，、]|时此刻|[前后间]")
# 这一做法, 这是……, 这意味着 sum up what was said just before.
_SUMMING = Pattern(
    "$|[是也将会就不能可有让使意表说正都才更还既又一]|意味|表明|说明|做法|举措|过程|情况|方式|现象|"
    "问题|目标|方面|部分|背景|基础|时候|里|期间|意义|成绩|结果|变化|趋势|原因|特点|精神|机会|要求|工作|事实"
)
_PERSON = Pattern("(?<![其吉])(?:他们?(?!人|国|乡|日)|她们?|它们?)")
_WHOSE = Pattern("其(?![他中实余次它间])(?<!尤其)(?<!与其)(?<!极其)(?<!何其)")
_YOU = Pattern("[你您]们?")
_DAY = Pattern("当[天日晚年月时]|次日|翌日|届时|同[日年期]|那[天时年]|彼时|此前|此后|此时")
_TOLD_DAY = Pattern(
    "[0-9〇一二三四五六七八九十]+[年月日号]|去年|今年|上年|昨[天日]|今[天日]|明[天日]"
)
# Behind a clause that tells who says it, the next one opens what is said.
_CLAUSE = Pattern("(?<!显示)(?<!表明)(?<!认为)(?<!看来)(?<!指出)[，。；：！？]")
# What goes on with something that was said before.
_GOING_ON = Pattern(
    "这样|那样|因为|所以|因此|否则|于是|那么|但(?!凡)|而(?!且)|是的|对[，。]|没有[，。]|不是[，。]|会的"
)
# Nouns of which it is not told what is meant, where words begin with them.
_OPEN = Pattern(
    "(?:目前|现在|当前)?(?:新[车品机]|邮件|对方|双方|两[者人]|[前后]者|三人|[一二]者|相关[报情消内]|有关[报情消内])"
)
_AHEAD = Pattern("(?:以下|如下|下列|下述)[^，。；：]{0,8}[：。]?$")
# He and she, where nobody was spoken of before in direct speech.
_SOMEBODY = Pattern("(?<![其吉])[他她](?!人|国|乡|日|们)")
_TOLD_PERSON = Pattern(
    "先生|女士|教练|老师|孩子|[父母]亲|爷爷|奶奶|丈夫|妻子|爱人|儿子|女儿|同学|医生|朋友|队友|老人|患者|[妈爸姐哥弟妹叔姨舅]|某"
)
_NEAR = 40  # characters
_FARTHEST = 300  # characters of words that are read
_LEAST = 2  # characters of a noun that was told before


class Pointer(NamedTuple):
    """A word that points out of what is said: which, and the noun behind it, if any."""

    word: str
    noun: str = ""


def pointer(words: str, *, reported: bool = False) -> Pointer | None:
    """Return what points out of words; None where all is told in them.

    In words that are `reported` he and his are those who speak.
    """
    if match := _AHEAD.search(words):
        return Pointer(match[0])
    words = words[:_FARTHEST]
    first = _CLAUSE.search(words)
    opening = words[: first.start()] if first else words
    if match := _GOING_ON.match(words) or _OPEN.match(words):
        return Pointer(match[0])
    for match in _DEMONSTRATIVE.finditer(words):
        if _is_open(words, match, len(opening)):
            return Pointer(match[0][: match.start("noun") - match.start()], match["noun"])
    days = _DAY.search(opening)
    if days and not _TOLD_DAY.search(words, 0, days.start()):
        return Pointer(days[0])
    if not reported and (match := _YOU.search(opening)):
        return Pointer(match[0])
    if not reported and (match := _WHOSE.match(opening)):
        return Pointer(match[0])
    if not reported and (match := _SOMEBODY.search(words, 0, _NEAR)):
        return None if _TOLD_PERSON.search(words, 0, match.start()) else Pointer(match[0])
    match = _PERSON.search(opening)
    if match and (match[0][0] == "它" or (not reported and match.start() < _LEAST)):
        return Pointer(match[0])
    return None


def _is_open(words: str, match: re.Match[str], opening: int) -> bool:
    """Return whether it is not told in the words before what a 这 or 该 points to."""
    start, noun = match.start(), match["noun"]
    if noun.startswith("国") and start >= opening:
        return False  # 俄罗斯收入飙升，该国……
    if _NO_POINTER.match(words, match.start("noun")):
        return False
    before = words[:start]
    if any(noun[i : i + _LEAST] in before for i in range(len(noun) - 1)):
        return False
    return start < opening or not (match[0][0] == "那" or _SUMMING.match(noun))
