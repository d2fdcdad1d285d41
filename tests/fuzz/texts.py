"""From bytes to odd Chinese texts: each byte takes a piece of an alphabet, or of a real article.

A fuzzer that mutates such bytes inserts, drops and swaps marks, names, numbers and clauses, which
reaches further than mutated UTF-8.
"""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

PIECES = (
    *"“”‘’「」『』《》〈〉（）()[]【】\"'。！？…—，、；：,.!?;:",
    *"\n\t 　·•％%‰-–~～至到比×+/<>&|\\*#@=",
    *"零一二两三四五六七八九十百千万亿半几多余来约近超逾第每",
    *"0123456789",
    *"年月日时分秒元个家名座次项届上下前后初末底中内外的了是在和与为对从",
    *("今年", "去年", "明年", "同比", "增长", "下降", "超过", "不到", "其中", "分别", "倍"),
    *("公里", "平方米", "吨", "千瓦时", "℃", "万美元", "亿元", "人民币", "个百分点", "小时"),
    *("王明", "李小红", "欧阳修文", "约翰·史密斯", "习近平", "张某", "有限公司", "大学", "银行"),
    *("北京", "上海市浦东新区", "美国", "中关村", "“十四五”", "DeepSeek", "AI", "G20", "5G"),
    *("表示", "说", "介绍", "认为", "指出", "强调", "宣布", "记者", "董事长", "他", "该公司"),
    *("新华社北京3月25日电", "（记者 王明）", "图为", "责任编辑：", "——", "3.5%", "2026年"),
    *("谁", "什么", "多少", "哪里", "何时", "为什么", "哪些", "几", "吗"),
    *("\r\n", "\r", "\x00", "\x1b[31m", "\x1b]8;;x\x07", "\u2028", "\u2029", "\x85", "\ufeff"),
    *("\u202e", "\u2066", "\u200d", "\u200b", "\u0301", "\ue000", "\ud800", "\udc00", "😀"),
    *("\U00020000", "\U0010ffff", "ﷺ", "İ", "ß", "ﬁ", "①", "Ⅳ", "㈱", "１２", "[bold]", "=1+1"),
)
SNIPPET, CHARACTER = 0xE8, 0xF8  # from here on: a sentence of an article; any character
MOST = 4000  # characters of a text


@cache
def snippets() -> tuple[str, ...]:
    """Return the clauses of the articles of the tests, each once."""
    files = sorted((ROOT / "tests" / "data").glob("*.txt"))
    text = "\n".join(f.read_text("utf-8") for f in files)
    return tuple(dict.fromkeys(c for c in re.split("(?<=[，。！？；：\n])", text) if c.strip()))


def text_of(data: bytes) -> str:
    """Return the text that the bytes stand for, of at most MOST characters."""
    out: list[str] = []
    there = snippets()
    stream = iter(data)
    for byte in stream:
        if byte < SNIPPET:
            out.append(PIECES[byte % len(PIECES)])
            continue
        following = next(stream, 0) << 8 | next(stream, 0)
        out.append(chr(following) if byte >= CHARACTER else there[following % len(there)])
    return "".join(out)[:MOST]


def bytes_of(indexes: list[int]) -> bytes:
    """Return the bytes that stand for some of the snippets: the seeds of a corpus."""
    return b"".join(bytes((SNIPPET, i >> 8, i & 0xFF)) for i in indexes)
