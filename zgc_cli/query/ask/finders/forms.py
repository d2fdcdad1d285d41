"""Candidates that are known by their form: a disease, a charge, a penalty, a grade, a place won."""

from collections.abc import Iterator

from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.runtime.pattern import Pattern

_WHAT = "(?:什么|啥|哪种|何种|哪类)"
_HAN = "[\u4e00-\u9fff]"
# What a question asks for, and the form of an answer.
_FORMS = tuple(
    (Pattern(question), form)
    for question, form in (
        (
            f"{_WHAT}(?:疾?病|病症|癌症?)|病名",
            "(?:患有?|得了?|患上|罹患|身患|确诊(?:为|患)?|查出(?:患有?)?|诊断(?:为|出)|因为?|突发|是|为|的|、|，)"
            f"((?![此该重大怪]病|不治|疑难|疾病)(?:(?![和与患得因是的被了]){_HAN}){{1,8}}?"
            "(?:病|癌|症|综合征|炎|瘤|肺结核|中风|脑梗|心梗|血栓|梗[死塞]|溢血|衰竭|出血|结石|骨折))"
            "(?![人毒床房例情危状友历痛理变])",
        ),
        (
            f"{_WHAT}罪名?|何罪",
            f"(?:[以因按](?:涉嫌)?|涉嫌|犯有?|构成|触犯)((?!涉嫌)(?:{_HAN}{{2,18}}?罪[、和及]?)+)",
        ),
        (
            f"{_WHAT}(?:刑罚?|处罚|惩罚|处分)",
            "((?:有期徒刑|拘役|无期徒刑|死刑|管制|行政拘留)[^，。；]{0,10}"
            "|罚款[^，。；]{1,12}元|(?:警告|开除|撤职|记过|免职|停职|禁赛)[^，。；]{0,8})",
        ),
        (f"几等奖|{_WHAT}等级的?奖", "([特一二三四]等奖|[金银铜]奖|优秀奖)"),
        (
            f"{_WHAT}(?:名次|奖牌)",
            "([冠亚季殿]军|[金银铜]牌|第[一二三四五六七八九十\\d]+名?)",
        ),
        (
            f"几级(?!风|[^，。]*地震)|{_WHAT}(?:级别|等级|强度)",
            "((?:超强台风|强台风|台风|强热带风暴|热带风暴)级|(?<![\\d.])[ⅠⅡⅢⅣ一二三四五六七八九十\\d]{1,3}级)",
        ),
        (
            f"{_WHAT}型号",
            "((?:波音|空客)[A-Z]?\\d{3}[A-Z-]*"
            "|(?<![A-Za-z])[A-Za-z]{1,8}[- ]?\\d{2,5}[A-Za-z]{0,3})",
        ),
        (f"{_WHAT}颜色", "([红橙黄绿青蓝紫黑白灰粉金银棕]色)"),
    )
)


def form_asked(question: str) -> str | None:
    """Return the form that an answer has to a question in normal form; None where any may be."""
    return next((form for pattern, form in _FORMS if pattern.search(question)), None)


def formed(context: Context, form: str) -> Iterator[AnswerCandidate]:
    """Yield what has a form in the sentence."""
    yield from context.found(form, 1.0, "term", group=1)
