"""Two languages: which one is chosen, that the catalogue is whole, and what is shown in each."""

import re
import string
from itertools import cycle
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.conftest import SEED, Drawn, Runner, slow
from tests.messages import Message, bare, messages
from zgc_cli import load
from zgc_cli.cli.registry import COMMANDS
from zgc_cli.runtime.language import CATALOGUES, IN_CONTEXT, language, read_catalogue

PLACE = CATALOGUES / "zh" / "LC_MESSAGES" / "zgc.po"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_CTYPE": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr"}, "zh"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh"}, "en"),
        ({"LANGUAGE": "zh"}, "en"),
        ({"ZGC_LANG": "zh"}, "zh"),
        ({"ZGC_LANG": "en", "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh"}, "en"),
        ({"ZGC_LANG": "zh-Hans", "LC_ALL": "C"}, "zh"),
        ({"ZGC_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
    ],
    ids=str,
)
def test_the_language(environ: dict[str, str], expected: str) -> None:
    assert language(environ) == expected


def test_a_language_that_there_is_not(zgc: Runner) -> None:
    done = zgc("sections", env={"ZGC_LANG": "fr"})
    assert done == ("", "zgc: ZGC_LANG is 'fr'; it must be zh or en\n", 2)


def catalogue() -> Catalog:
    with PLACE.open("rb") as file:
        return read_po(file, "zh", abort_invalid=True)


def held() -> dict[Message, str]:
    """Return what babel reads in the catalogue."""
    found = {}
    for m in catalogue():
        one, many = (m.id[0], m.id[1]) if isinstance(m.id, tuple | list) else (m.id, None)
        text = m.string[0] if isinstance(m.string, tuple | list) else m.string
        if one:
            found[Message(m.context, one, many)] = text or ""
    return found


def renewed() -> Catalog:
    """Return the catalogue with exactly the messages of the code, in order."""
    old, made = held(), Catalog("zh", project="zgc", header_comment="", fuzzy=False)
    for message in sorted(messages(), key=lambda m: (m.text, m.context or "")):
        text = old.get(message, "")
        id_ = (message.text, message.many) if message.many else message.text
        made.add(id_, (text,) if message.many else text, context=message.context)
        entry = made.get(id_, message.context)
        if entry is not None:
            entry.flags.discard("python-format")  # {…} is ours; a % is a per cent
    return made


def test_the_catalogue_is_whole(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        from io import BytesIO

        out = BytesIO()
        write_po(out, renewed(), width=0, omit_header=True)
        PLACE.write_text(HEADER + out.getvalue().decode(), "utf-8")
    found = held()
    assert not [m for m in messages() if not found.get(m)], "without translation"
    assert not found.keys() - messages(), "said by no code"
    assert not [m for m in catalogue() if m.fuzzy]


HEADER = """\
msgid ""
msgstr ""
"Language: zh\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_a_translation_has_the_values_of_its_message() -> None:
    wrong = []
    for message, text in held().items():
        if text and fields(text) != fields(message.many or message.text):
            wrong.append((message.text, text))
    assert not wrong


def test_our_reader_reads_what_babel_reads() -> None:
    expected: dict[str, str] = {}
    for (context, one, many), text in held().items():
        prefix = f"{context}{IN_CONTEXT}" if context else ""
        expected |= {f"{prefix}{form}": text for form in (one, many) if form}
    assert read_catalogue(PLACE.read_text("utf-8")) == expected


def test_the_reader() -> None:
    text = (
        'msgid ""\nmsgstr "Language: zh\\n"\n\n'
        '# a note\n#: place.py:3\nmsgid ""\n"two "\n"lines"\nmsgstr ""\n"两"\n"行"\n\n'
        'msgctxt "a"\nmsgid "say \\"b\\\\\\n"\nmsgstr "说“乙”\\n"\n\n'
        'msgid "{n} text"\nmsgid_plural "{n} texts"\nmsgstr[0] "{n} 篇"\n\n'
        'msgid "nothing yet"\nmsgstr ""\n\n'
        '#~ msgid "gone"\n#~ msgstr "没了"\n'
    )
    assert read_catalogue(text) == {
        "two lines": "两行",
        'a\4say "b\\\n': "说“乙”\n",
        "{n} text": "{n} 篇",
        "{n} texts": "{n} 篇",
    }


def test_no_words_are_shown_bare() -> None:
    assert not bare(), "wrap them in _() of zgc_cli.runtime.language"


def test_an_english_query_reads_no_catalogue(zgc: Runner) -> None:
    script = (
        "import sys; sys.addaudithook(lambda e, a: print(a[0]) if e == 'open' else None)\n"
        "from zgc_cli.cli.app import run; run(['search', '火星'])"
    )
    command = ["python", "-c", script]
    assert "zgc.po" not in zgc.command(command, b"", None).out
    assert "zgc.po" in zgc.command(command, b"", {"ZGC_LANG": "zh"}).out


SHOWN = (
    "summary",
    "sections",
    "read P4 P6",
    "search 机器人",
    "search 北京 --in dates",
    "entities",
    "quotes --kind all",
    "figures",
    "timeline",
    "facts",
    "graph",
    "show 银河航天",
    "show S1",
    "show P4",
    "show P4.1",
    "show Q18",
    "show N20",
    "show D6",
    "show F30",
    "ask 阿斯利康投资多少",
    "ask 谁是银河航天的创始人",
)


def english(shown: str) -> set[str]:
    """Return the English words that are none of the built-in article's, nor options to type."""
    document = load()
    own = "\n".join(p.text for p in document.paragraphs) + str(document.entities)
    shown = re.sub("--kind all|--[a-z-]+", "", shown)
    return {word for word in re.findall("[A-Za-z]{3,}", shown) if word not in own}


@pytest.mark.parametrize("command", SHOWN)
def test_what_a_person_sees_is_in_chinese(drawn: Drawn, command: str) -> None:
    """No English word but those of the article itself, its pinyin and the sources' names."""
    drawn.speak("zh")
    for columns in (40, 120):
        assert not english(drawn(command, columns))


def test_a_check_is_shown_in_chinese(drawn: Drawn, tmp_path: Path) -> None:
    drawn.speak("zh")
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "驭势科技为8个国家服务。\n\n银河航天创始人是王明。\n\n火星上没有水。\n", "utf-8"
    )
    shown = drawn(["check", str(draft)])
    assert not english(shown)
    assert "不符" in shown


@pytest.mark.parametrize("format_", ["plain", "csv", "tsv", "json", "jsonl", "md"])
def test_a_machine_reads_the_same_in_every_language(drawn: Drawn, format_: str) -> None:
    for command in SHOWN:
        held = []
        for tongue in ("en", "zh"):
            drawn.speak(tongue)
            held.append(drawn(command, format_=format_))
        assert held[0] == held[1], command


SETTINGS = ("LC_ALL=zh_CN.UTF-8", "ZGC_LANG=zh LC_ALL=C")


@pytest.mark.parametrize("settings", [SETTINGS, *(slow((setting,)) for setting in SETTINGS)])
def test_every_command_runs_where_the_locale_is_chinese(
    zgc: Runner, settings: tuple[str, ...]
) -> None:
    """The locale need not be installed: its name alone is read. The settings take turns."""
    for file in ("news.txt", "old.txt", "new.txt"):
        (zgc.home / file).write_bytes(SEED.read_bytes())
    # What the examples read again is parsed once.
    zgc.env |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(zgc.home / "cache")}
    zgc("parse", "news.txt", "-o", "news.zgc")
    for name, setting in zip(COMMANDS, cycle(settings), strict=False):
        in_chinese = f"env {setting} zgc"
        page = zgc(name, "-h", env=dict(word.split("=") for word in setting.split())).out
        example = page.partition("示例：\n")[2].partition("\n")[0].strip()
        done = zgc.sh(re.sub(r"\bzgc (?=[a-z]+)", f"{in_chinese} ", example))
        assert (done.status, re.findall("zgc: [a-z].*", done.err)) == (0, []), example
    assert zgc.sh(f"{in_chinese} search 火星 news.txt").err == "zgc: 没有找到\n"
