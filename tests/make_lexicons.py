"""Makes lexicons out of jieba's dictionary, and `syllables.txt` out of pypinyin's besides.

Run it as a script to write the files; `test_names.py` compares what it makes with what is there.
"""

import importlib.util
import math
import re
import unicodedata
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent / "data"
FOLDER = Path(__file__).parent.parent / "zgc_cli" / "lexicons"

# Tags under which the dictionary keeps real names of places.
PLACE_TAGS = {"ns", "nr", "nrt", "nz", ""}
COUNTY = re.compile(r"([\u4e00-\u9fff]{1,3})(县|市|旗)")
# Common words in front of 县, 市 or 旗 (先进县, 自由市), and cut-off names (济南军区).
NO_COUNTY = set((DATA / "no_county.txt").read_text("utf-8").split())
NO_SINGLE = set("本该全各外两省市州县每同邻小大乡多某此属辖区")
# Bare names that are words, or names of persons, first of all.
NO_BARE = set((DATA / "no_bare_county.txt").read_text("utf-8").split())
# What of those is certain for a reader of news in spite of its look.
BARE = set((DATA / "bare_county.txt").read_text("utf-8").split())

SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋杜叶魏苏吕丁任卢姚"
)
# Characters that end or begin a word behind a surname in the dictionary, not a given name
# (张将军, 李氏, 王家村, 王国维 is a name but 陈国 is not).
NOISE = set(
    "将军家氏村镇县公王爷兵人师过见引笑弟帝老大小太二三四五六七八九十们我你他她它不是的了着在从把被"
    "对将向和与或等说道问看听想走去来到出入上下前后左右死杀打战败胜降攻守攻派率领命令令姑娘婆嫂叔伯哥姐"
    "妹爸妈夫妻妇女男父母亲儿孩官吏员臣相帅侯州府市区乡庄沟坝湾河桥堡店铺场屯寨岗岭坡塘港口街路巷胡同"
    "又也都就才却仍还已曾再更最很极太真既若因但且并及此这那哪何谁几多少有无没非非"
)
# Characters that parents have chosen since about 1980 and that the dictionary, grown from older
# texts, hardly knows, each worth a number of names of its own.
MODERN = (
    "帅萱逸奕辰煊铠玥钰珏珺琬琰璟瑄骥骞骐翊翀翌翰瀚潇漪泓润溢滢潼濛灵炎炫焱煦熙熠燊爽牧珞璨甜畅盈睦砚祯禧竣童笛筠箐绚绰缤"
    "羿舫芊苑荀莺菀葆葵蔓蕙薪藤蜜誉谙豫贻赟赫轲邈郡醒采里野钟铄铎锟锴镇阅阔陌雍霁霆霓静靓靖韧韵颐飏馨驭骊骋鲁鲲鸥鹂鹭麟黛默龄"
    "娜婷雅涵梓轩昊宇浩佳欣怡颖琳琪瑶璇莹蕾薇媛嫣妍彤瑞睿晨曦阳旭晖煜炜烨焕灿皓毅恒鑫森淼垚磊"
    "凯凡帆航舟楠桐栋梁柏杉枫霖霏雯雪雨露洁净静娴婉倩茜萌菲芷若蕊蓓蔓菁苗茵莎莉丽红霞艳燕玲珍珠"
    "珊瑜瑾璐琼琦琛琨玮珂璞嘉佑佐俊杰伟强刚勇鹏飞翔鸿鹤龙虎彪骏驰腾超越迪达通远迅健康乐悦恺慧敏"
    "聪思念忆恩惠慈德仁义礼智信诚忠孝贤良善美真纯朴素淑贞芳芬芸荷莲菊梅兰竹松柳桂萍蓉艺学文斌彬"
    "武军兵战胜利建国华民族兴旺盛昌隆发达富贵荣耀辉煌光明亮星辰月云霄天空宏伟博大海洋波涛涌泉溪江"
    "河湖清澈源深沛泽润涛浪滨峰岩岳峻崇山岭坤垣城墙春夏秋冬东西南北中立志成功业勤奋进取新晓晴冉"
    "子一可伊依诗书画琴韵音歌舞笑语言谦逸然君卿尧舜禹汤景晏行知远之初其令以沐沁沅汐汝沄淇澄瀚灏"
    "祺祥福禄寿喜庆祎禹禾秀穗稷程穆筱簡紫红青蓝绿丹彩绮纹纶维绍继承续绪编缘罡罗羽翎耘聿肖胤舒艾芃"
    "茗荃莘菡萱葳蒙蔚蕴藜蘅虹蝶融衍裕西言訸谊谨豪才来小家一大人夫有三五四老无公路小家一大千万百赫超跃轶辛连迎逊遥邦郁鉴钊钢钧铁铭铮锋锐锦长闯闻陶隽雁雄集韬韶顺项颂颉颜风飒骁高魁鸣鹃麒黎鼎齐"
    "伶俐冕卉喆堃妤姝姣娉娥婕婧嫄嬿孜宛寰屹岑岱峥崎崧嵘帜恂恪恬悠愉抒旻昱昶晁晗晟暄暖栩梧梵榆樱歆汀沧沫泫洵浠涓溯滔潭澍澜濂炅炘炬炯烁烜烽焜玖珉琅琏琢琮瑗瑰璧瓒甬畴皎盼祈箫绣绥绯缇缨翩臻芋芮苇苒苓茉荔菱萤蓁虔裳觅轼迩铃铖镕颀颢馥驿骄骅麓龑"
)
BOOST = 12
# And those that are words as often as they are of names.
SOMETIMES = "道同伯少庸守师非防桥岗臣咏炼领左拓敖尤弦贡稳竞研革"
SOMETIMES_BOOST = 4
# The characters of the usual tables for foreign names and for names of Uyghurs, Kazakhs, Tibetans.
TRANSLITERATION = (
    "阿埃艾爱安昂奥澳巴芭白柏班邦包保鲍贝本比彼毕边别宾波伯博勃布达戴黛丹道德登邓迪蒂丁东都杜多厄恩尔法凡范"
    "菲费芬丰冯佛夫弗福富盖甘冈高戈格葛根贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加佳贾简杰金津久卡凯坎康"
    "考柯科可克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷蕾黎李里理丽利莉连廉良列烈林琳卢鲁伦罗洛吕马玛麦迈曼芒毛茂梅门"
    "蒙孟米密敏明缪摩莫默姆穆娜纳乃奈南内嫩尼妮涅宁牛纽农努诺欧帕潘庞佩彭蓬皮匹平珀普奇齐契恰强乔切钦琴琼丘"
    "屈让热仁荣茹儒瑞若撒萨塞赛桑森沙莎山珊尚绍舍申圣施什石史舒朔斯丝思司松苏索塔泰坦唐陶忒特腾提田廷通图土托"
    "瓦万旺威韦维伟魏温文翁沃乌伍西希锡悉夏香肖谢辛欣休许雪逊雅亚延扬耶叶伊依易因尹英尤于约云赞扎詹张珍芝治兹"
    "歇查汀顿垂得瑟罕优宰差立呼乐云音宝其不翰捷祖士地雄朱梯隆帝仑茨斐弥聪菩楚崔都子佐买吐卓措次增泽巧猜颂披他信英拉素帕瓦育玉武阮缇婷卜汗孜木合提江娅婕妲娃喀穹噶曲珠姬杰琪乍得佤仓央嘉"
)


def entries() -> list[tuple[str, int, str]]:
    """Return word, frequency and tag of every line of jieba's dictionary."""
    spec = importlib.util.find_spec("jieba")
    assert spec is not None and spec.origin is not None
    text = (Path(spec.origin).parent / "dict.txt").read_text("utf-8")
    rows = (line.split(" ") for line in text.splitlines())
    return [(word, int(frequency), tag) for word, frequency, tag in rows]


def counties() -> str:
    """Return the names of counties, banners and county-level cities, full and bare."""
    tags = {word: (tag, frequency) for word, frequency, tag in entries()}
    known = {
        line.split("\t")[0] for line in (FOLDER / "places.txt").read_text("utf-8").splitlines()
    }
    found = set()
    for word, (tag, _) in tags.items():
        match = COUNTY.fullmatch(word)
        if not match or tag not in PLACE_TAGS or match[1] in NO_COUNTY:
            continue
        bare = match[1]
        bare_tag, frequency = tags.get(bare, ("", 0))
        if len(bare) == 1:
            if tag == "ns" and match[2] == "县" and bare not in NO_SINGLE:
                found.add(word)
            continue
        if bare_tag not in PLACE_TAGS or (match[2] == "旗" and bare_tag != "ns"):
            continue
        if len(bare) == 3 and bare_tag == "" and bare[-1] in "地军城名等大小全各":
            continue
        found.add(word)
        certain = bare_tag == "ns" or (frequency < 60 and (len(bare) == 2 or bare_tag != ""))
        if bare in BARE or (certain and bare not in NO_BARE):
            found.add(bare)
    head = "# Counties, banners and county-level cities; made by tests/make_lexicons.py.\n"
    return head + "".join(f"{word}\n" for word in sorted(found - known))


def given_names() -> str:
    """Return for each character how likely it stands first, second or alone in a given name.

    Three natural logarithms of probabilities, times -10: `first second alone`.
    """
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for word, _, tag in entries():
        if tag == "nr" and len(word) == 3 and word[0] in SURNAMES and not NOISE & set(word[1:]):
            first[word[1]] += 1
            second[word[2]] += 1
    for char in MODERN:
        first[char] += BOOST
        second[char] += BOOST
    for char in SOMETIMES:
        first[char] += SOMETIMES_BOOST
        second[char] += SOMETIMES_BOOST
    total = sum(first.values())
    lines = []
    for char in sorted(set(first) | set(second)):
        one, two = first[char], second[char]
        if one + two < 3 or not "\u4e00" <= char <= "\u9fff":
            continue
        rates = (one, two, 0.5 * (one + two) * (1.5 if char in MODERN else 0.6))
        values = (round(-10 * math.log((rate + 0.3) / total)) for rate in rates)
        lines.append(f"{char}\t{' '.join(map(str, values))}\n")
    head = (
        "# How likely a character stands first, second or alone in a given name: -10 ln P.\n"
        "# Made by tests/make_lexicons.py.\n"
    )
    return head + "".join(lines)


def transliteration() -> str:
    """Return how likely a character is in a transliterated name: -10 ln P."""
    counts: Counter[str] = Counter()
    chars = set(TRANSLITERATION)
    for word, _, tag in entries():
        if tag in ("nrt", "nr", "ns") and len(word) > 2 and chars.issuperset(word):
            counts.update(word)
    total = sum(counts.values())
    lines = (
        f"{char}\t{round(-10 * math.log((counts[char] + 20) / total))}\n" for char in sorted(chars)
    )
    return (
        "# Characters of transliterated names and how likely they are: -10 ln P.\n"
        "# Made by tests/make_lexicons.py.\n" + "".join(lines)
    )


RARE = 0.015  # the share of a character's words below which a reading is too rare to be typed


def syllables() -> str:
    """Return for each toneless syllable the characters that are read so.

    Behind the first blank stand those for which another reading is commoner (chong: 重).
    """
    commonest: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for character, readings in _readings().items():
        commonest.setdefault(readings[0], []).append(character)
        for reading in readings[1:]:
            others.setdefault(reading, []).append(character)
    head = (
        "# Toneless syllables and the characters with that reading; behind the blank\n"
        "# those that are read otherwise more often. Made by tests/make_lexicons.py.\n"
    )
    lines = (
        f"{syllable}\t{''.join(commonest.get(syllable, ()))} {''.join(others.get(syllable, ()))}"
        for syllable in sorted({*commonest, *others})
    )
    return head + "".join(f"{line.rstrip()}\n" for line in lines)


def _readings() -> dict[str, list[str]]:
    """Return the readings of each character, the commonest first, by the words it is used in."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    frequency = {word: count for word, count, _ in entries()}
    used: dict[str, dict[str, float]] = {}

    def add(character: str, reading: str, weight: float) -> None:
        counts = used.setdefault(character, {})
        counts[reading] = counts.get(reading, 0) + weight

    for word, readings in phrases_dict.items():
        for character, reading in zip(word, readings, strict=False):
            weight = 1 + math.sqrt(frequency.get(word, 0))
            add(character, toneless(reading[0]), weight)
    # Of names every reading is typed, however rare the name among the words of its characters.
    always = set()
    for line in (FOLDER / "surname_pinyin.txt").read_text("utf-8").splitlines():
        surname, _, syllable = line.partition("\t")
        if len(surname) == 1 and syllable:
            add(surname, syllable, 1000 * RARE)
            always.add((surname, syllable))
    for name in ("counties", "places"):
        for place in (FOLDER / f"{name}.txt").read_text("utf-8").split():
            always |= {
                (c, toneless(r[0]))
                for c, r in zip(place, phrases_dict.get(place, ()), strict=False)
            }
    for character, syllable in sorted(always):
        add(character, syllable, 0)
    found = {}
    for character in sorted({c for word in frequency for c in word if ord(c) in pinyin_dict}):
        default = toneless(pinyin_dict[ord(character)].split(",")[0])
        add(character, default, 20 + math.sqrt(frequency.get(character, 0)))
        counts = used[character]
        least = RARE * sum(counts.values())
        ranked = sorted(counts, key=lambda reading: -counts[reading])
        found[character] = [
            reading
            for reading in ranked
            if counts[reading] >= least or (character, reading) in always
        ]
    return found


def toneless(reading: str) -> str:
    """Return a syllable without its tone; ü is v."""
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in parts if c.isascii())


MADE = {
    "syllables": syllables,
    "transliteration": transliteration,
    "counties": counties,
    "given_names": given_names,
}

if __name__ == "__main__":
    for name, make in MADE.items():
        (FOLDER / f"{name}.txt").write_text(make(), "utf-8")
