"""Line breaks in Chinese prose."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from zgc_cli.show.text.wrap import BLANK, CARRIED, GLUE, NO_END, NO_START, breaks


def lines(text: str, width: int) -> list[str]:
    cuts = [0, *breaks(text, width, cell_len), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def test_a_closing_mark_never_begins_a_line() -> None:
    assert lines("在中关村，迎宾机器人", 8) == ["在中关", "村，迎宾", "机器人"]
    assert lines("他说：“好。”大家笑了", 12) == ["他说：“好。”", "大家笑了"]


def test_an_opening_mark_never_ends_a_line() -> None:
    assert lines("机器人“小诺”来了", 7) == ["机器人", "“小诺”", "来了"]
    assert lines("机器人“小诺”来了", 8) == ["机器人", "“小诺”来", "了"]


def test_a_latin_word_or_number_stays_whole() -> None:
    assert lines("使用DeepSeek大模型", 8) == ["使用", "DeepSeek", "大模型"]
    assert lines("增长12.5%左右的", 8) == ["增长", "12.5%左", "右的"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_what_fits_is_not_broken() -> None:
    assert lines("机器人", 6) == ["机器人"]
    assert lines("", 6) == [""]


@given(
    st.text(st.sampled_from("机器人，。“”（）a1 ."), max_size=60),
    st.integers(2 * CARRIED + 2, 40),
)
def test_no_line_is_too_wide(text: str, width: int) -> None:
    made = lines(text, width)
    assert "".join(made) == text
    assert all(cell_len(line.rstrip()) <= width for line in made)


def test_the_sets_hold_single_characters() -> None:
    assert all(len(c) == 1 for c in NO_START | NO_END)
    assert not NO_START & NO_END


def test_a_number_with_thousands_parted_stays_whole() -> None:
    assert lines("共1,000,000家企业", 10) == ["共", "1,000,000", "家企业"]


def test_glue_and_hard_blanks_hold() -> None:
    assert lines(f"目标，*{GLUE}村", 7) == ["目标，", f"*{GLUE}村"]
    assert lines(f"见原文，line{BLANK}12", 11) == ["见原文，", f"line{BLANK}12"]


def test_nothing_follows_a_blank_at_the_end_of_a_line() -> None:
    assert lines("机器 \u200b人", 4) == ["机器 ", "\u200b人"]
