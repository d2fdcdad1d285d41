"""Articles for benchmarks and tests: as many as wanted, each different, the same every time."""

import random
from pathlib import Path

ROOT = Path(__file__).parents[2]
SURNAMES, GIVEN = "王李张刘陈杨黄赵周吴", "明华建国志强丽娟芳伟军"
FIELDS = ("人工智能", "生物医药", "新能源", "航天", "集成电路", "量子计算")


def paragraphs() -> list[str]:
    """Return the body paragraphs of the tests' own articles."""
    places = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests/data").glob("*.txt"))]
    lines = (line.strip() for place in places for line in place.read_text("utf-8").splitlines())
    return [line for line in lines if len(line) > 40]


def article(number: int, body: list[str], characters: int = 800) -> str:
    """Return a short article of about so many characters, unlike any of another number."""
    pick = random.Random(number)
    name = pick.choice(SURNAMES) + pick.choice(GIVEN) + pick.choice(GIVEN)
    field = pick.choice(FIELDS)
    lines = [
        f"第{number}号企业：{field}的新进展",
        f"新华社北京3月{pick.randint(1, 28)}日电（记者{name}）第{number}号企业去年收入"
        f"{pick.randint(2, 900)}亿元，增长{pick.randint(1, 90)}%。",
        f"“我们在{field}方面投入了{pick.randint(2, 99)}亿元。”公司董事长{name}说。",
    ]
    while sum(map(len, lines)) < characters:
        lines.append(pick.choice(body))
    return "\n\n".join(lines) + "\n"


def write(folder: Path, count: int, characters: int = 800) -> list[Path]:
    """Write so many articles into a folder and return their places."""
    folder.mkdir(parents=True, exist_ok=True)
    body = paragraphs()
    places = [folder / f"a{number:05}.txt" for number in range(count)]
    for number, place in enumerate(places):
        place.write_text(article(number, body, characters), "utf-8")
    return places
