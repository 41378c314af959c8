"""A small corpus with planted shared sentences: who prints what is known, so every number can be counted by hand.

Two formulas: one in the reports of four organizations, one in those of two. One report is printed by two organizations.
"""

from __future__ import annotations

from pathlib import Path

from analysis.build import Settings, build
from analysis.corpus import Corpus, open_corpus

EVERYBODY = "各单位要把责任压实到每一个岗位和每一个班次。"
TWO = "凡是说过的话都要写进台账逐条销号。"
NAMES = ("云岭水务集团有限公司", "北岸重工股份有限公司", "青松矿业集团有限公司", "临川能源集团有限公司")
_OWN = (
    (
        "泵房换上了新的滤网，夜里值守的人少走了一半的路。",
        "老城区的管道图重新画过一遍，缺的阀门都补上了编号。",
        "水表箱外面刷了一层防锈漆，住户说比从前好认得多。",
        "巡河的小艇添了一盏灯，天黑以后也敢靠近取水口。",
        "化验员把瓶子按颜色排开，谁来接班都不会拿错。",
    ),
    ("船台东侧的吊臂完成了大修，试吊一次成功。", "焊工们把样板挂在通道两边，下班时也能对照着看。"),
    ("井口的风机换了叶片，巷道里安静了许多。", "检修班把用过的皮带裁成垫子，铺在上下井的台阶上。"),
    ("锅炉的保温层重做之后，炉前的温度低了下来。", "食堂把菜价贴在门口，外来施工的人也能照价吃饭。"),
)
_BOARD = "把这些琐碎的事情一件一件记在墙上，路过的人都停下来看一看。"
REPOSTED = (
    "夜班的灯一直亮到天明，交接本上写着每一台机器的脾气。",
    "老师傅说，机器和人一样，听得久了就知道哪里不舒服。",
    "年轻人把这些话记下来，编成一本薄薄的小册子。",
    "册子没有封面，翻得多的那几页已经起了毛边。",
)


def sources() -> dict[str, str]:
    """The reports by file name: five of the first organization, two of each other, and one that two organizations print."""
    made = {}
    for at, (name, own) in enumerate(zip(NAMES, _OWN, strict=True)):
        for part, sentence in enumerate(own):
            said = "" if part else EVERYBODY + (TWO if at < 2 else "")
            made[f"{at}-{part}.txt"] = f"{name}回顾之{'一二三四五'[part]}\n\n{name}{_BOARD}{sentence}{said}\n"
    for at in (2, 3):
        made[f"{at}-reposted.txt"] = f"{NAMES[at]}夜班记\n\n{''.join(REPOSTED)}\n"
    return made


def built(folder: Path, **settings: object) -> Corpus:
    """The corpus of these reports, below that folder."""
    raw, lines = folder / "raw", ["source_path,column,value,note"]
    raw.mkdir(parents=True, exist_ok=True)
    for name, text in sources().items():
        (raw / name).write_text(text, encoding="utf-8")
        lines.append(f"{name},organization,{NAMES[int(name[0])]},planted")
    overrides = folder / "overrides.csv"
    overrides.write_text("\n".join(lines) + "\n", encoding="utf-8")
    build(raw, folder / "corpus", Settings(fictional=True, overrides=overrides, **settings))  # type: ignore[arg-type]
    return open_corpus(folder / "corpus")
