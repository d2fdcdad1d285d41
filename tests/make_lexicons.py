"""Makes `counties.txt` and `given_names.txt` out of jieba's dictionary.

Run it as a script to write the files; `test_names.py` compares what it makes with what is there.
"""

import importlib.util
import math
import re
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "zgc_cli" / "lexicons"

# Tags under which the dictionary keeps real names of places.
PLACE_TAGS = {"ns", "nr", "nz", ""}
COUNTY = re.compile(r"([\u4e00-\u9fff]{1,3})(县|市|旗)")
# Common words in front of 县, 市 or 旗 (先进县, 自由市), and cut-off names (济南军区).
NO_COUNTY = set(
    "外县 绿带城 第九城 旅游名 花街柳 玻璃 珠宝 省会 姊妹 直辖 县级 信号 标志 自治 各省 边境 试点 示范"
    " 先进 重点 贫困 模范 富裕 省区 各市 本版 郊区 小白 庄树 郝摇 连王 燕尾 大发利 朝衣东 文明 平安 小康"
    " 锦衣 降半 万国 青天 五星红 招展 大都会 上海县 中央 农业 生态 友好 复兴 高温 中方 首善 落后 强国"
    " 红旗 国旗 党旗 军旗 王旗 太平 花花 一座城 小城 大城 古城 新城 山城 江城 港城 省城 煤城 钢城 水城 城区"
    " 太阳 城乡 农村 超级 批发 农贸 都市 股票 黑市 夜市 早市 菜市 上市 开市 入市 门市 街市 集市 灯市 互市"
    " 闹市 城市 大旗 小旗 旗帜 海关 沿海 内陆 各地 全国 本地 外地 当地 两个 三个 百强".split()
)
NO_SINGLE = set("本该全各外两省市州县每同邻小大乡多某此属辖区")
# Bare names that are words, or names of persons, first of all.
NO_BARE = set(
    "比如 开封 公安 南部 安定 延长 会同 长子 洞口 光泽 清水 石门 大名 万年 共和 平定 清新 富裕 朝阳 新野"
    " 和平 友谊 平安 凤凰 中方 温泉 石首 乐亭 平安 永安 东方 中山 南海 长安 安乡 吉安 大安 大同 高要 高明"
    " 德安 建德 文登 鱼科 武强 嘉祥 崇义 永吉 安吉 安义 安仁 安福 大方 大关 大足 大邑 广德 永福 永和 永年"
    " 宁静 平乐 平和 平阳 平果 和顺 和平 东平 东明 东安 东光 东兴 东乡 长丰 长乐 长治 长武 长泰 长宁 长寿"
    " 元宝 元氏 公主 天等 天长 太和 太康 太白 昭平 泰和 泰来 兴国 兴义 兴安 兴和 兴文 富民 富平 富顺 丰收"
    " 双江 双城 明光 明水 明溪 新民 新建 新平 新安 新和 新兴 新丰 新华 新青 海安 海阳 海宁 海城 江山 江城"
    " 江口 河口 河间 石城 石泉 云龙 云霄 云和 文安 文成 文山 文水 武功 武安 武定 武平 普安 普定 建平 建昌"
    " 建水 建始 来安 来凤 隆安 隆昌 龙门 龙江 龙泉 龙川 龙山 龙里 龙海 利川 利津 金平 金山 金川 金沙 金湖"
    " 金塔 金堂 金华 金乡 宝山 宝丰 宝清 宝兴 白水 白河 白银 白沙 白玉 乐业 乐安 乐都 乐东 庆元 庆安 庆云"
    " 崇信 崇仁 崇礼 宜君 宜章 青山 青田 青白 青阳 阳光 阳春 阳高 黄龙 黄陵 黄梅 黄平 黎平 黎城 紫阳 紫云"
    " 紫金 清丰 清河 清水 清原 清远 灵台 灵山 灵石 灵川 灵武 玛多 甘泉 甘谷 古浪 古田 古丈 古交 古县"
    " 富源 富川 富县 通山 通城 通道 通江 通河 通渭 通许 通化 桐城 桐梓 桐柏 祁门 祁阳 祁东 蓝山 蓝田 理县"
    " 岳西 岳普 盐山 盐池 盐边 盐源 福山 福海 福安 福贡 福鼎 茂县 荣县 荣昌 荣成 莲花 莲都 西平 西山 西和"
    " 西林 西丰 西乡 西吉 西华 西充 东西 东莞 上林 上思 上杭 上高 上蔡 上犹 下陆 中江 中牟 中阳 中宁 乌鸦"
    " 五河 五台 五华 五大 五寨 五莲 五常 三台 三水 三河 三江 三原 三穗 三都 三门 二连 七里 八步 九台 九江"
    " 千阳 百色 万全 万宁 万载 万源 万荣 万安 万县 双流 双峰 双辽 双柏 双牌 同江 同心 同仁 同德 同安 合山"
    " 合水 合江 合作 合阳 合川 合浦 吉首 吉县 吉水 吉木 吉隆 名山 城口 城固 城步 城中 城北 城南 城东 城西"
    " 墨江 墨玉 夏县 夏河 夏邑 夏津 大余 大兴 大冶 大化 大厂 大城 大埔 大姚 大宁 大悟 大新 大方 大洼 大理"
    " 大田 大石 大竹 大英 大荔 大通 大连 大丰 天全 天台 天峨 天柱 天祝 天镇 天门 太仓 太平 太湖 太谷 奇台"
    " 奉新 奉节 奉化 安丘 安化 安国 安图 安塞 安宁 安岳 安平 安康 安达 安新 安泽 安溪 安县 安远 安阳 安陆"
    " 安顺 安龙 宁国 宁化 宁南 宁县 宁安 宁城 宁夏 宁强 宁德 宁明 宁晋 宁武 宁津 宁海 宁蒗 宁远 宁都 宁阳"
    " 和静 和龙 和硕 和林 和政 和县 和田 向阳 阿城 阿图 贵溪 贵定 贵德 贵池 贵南 贵港 贵阳 路桥 道真 道县"
    " 道孚 都安 都昌 都匀 都江 郎溪 郎岱 野三坡 长子 长白 长海 长岛 长岭 长顺 长清 长沙 长垣 长汀 长春 长兴"
    " 长城 门源 门头 防城 阜康 阜平 阜城 陆川 陆河 陆良 陆丰 陆港 陵水 陵川 陵县 雷山 雷州 雷波 雄县 雅江 霍山"
    " 霍州 霍邱 霍城 霍县 香河 香格 香港 马山 马边 马关 马尔 马龙 鸡东 鸡西 麻江 麻阳 麻城 麻栗 黑山 黑水 黑河"
    " 海兴 海原 海晏 海盐 海西 海丰 海伦 海林 海北 海东 海南 海口 温宿 温州 温江 温岭 温县 温宿".split()
)
# What of those is certain for a reader of news in spite of its look.
BARE = set(
    "大同 吉安 海宁 长治 大理 大连 百色 九江 贵港 贵阳 海口 海南 海东 安康 安阳 安顺 宁夏 宁德 金华 黑河"
    " 香港 温州 和田 鸡西 清远 长沙 长春 长兴 奉化 安吉 东莞 福鼎 福安 建德 诸暨 宁海 桐城 太仓 防城 万宁"
    " 吉首 都匀 凤阳 祁阳 霍州 海阳 海城 龙海 龙泉 龙川 温岭 荣成 莲都 三河 安丘 宁国 天台 广德 通渭 通化"
    " 石泉 石城 奉节 双流 和龙 长汀 长白 雷州 大冶 大埔 大足 大邑 大悟 文山 陵水 贵德 盐池 盐源 雄县 蓝田"
    " 甘谷 古田 建始 五常 安化 安溪 安远 宁都 宁远 上杭 上饶 永福 永年 隆昌 利川 麻城 龙里 黎平 桐梓 祁东".split()
)

SURNAMES = set("王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋杜叶魏苏吕丁任卢姚")
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
    "娜婷雅涵梓轩昊宇浩佳欣怡颖琳琪瑶璇莹蕾薇媛嫣妍彤瑞睿晨曦阳旭晖煜炜烨焕灿皓毅恒鑫森淼垚磊"
    "凯凡帆航舟楠桐栋梁柏杉枫霖霏雯雪雨露洁净静娴婉倩茜萌菲芷若蕊蓓蔓菁苗茵莎莉丽红霞艳燕玲珍珠"
    "珊瑜瑾璐琼琦琛琨玮珂璞嘉佑佐俊杰伟强刚勇鹏飞翔鸿鹤龙虎彪骏驰腾超越迪达通远迅健康乐悦恺慧敏"
    "聪思念忆恩惠慈德仁义礼智信诚忠孝贤良善美真纯朴素淑贞芳芬芸荷莲菊梅兰竹松柳桂萍蓉艺学文斌彬"
    "武军兵战胜利建国华民族兴旺盛昌隆发达富贵荣耀辉煌光明亮星辰月云霄天空宏伟博大海洋波涛涌泉溪江"
    "河湖清澈源深沛泽润涛浪滨峰岩岳峻崇山岭坤垣城墙春夏秋冬东西南北中立志成功业勤奋进取新晓晴冉"
    "子一可伊依诗书画琴韵音歌舞笑语言谦逸然君卿尧舜禹汤景晏行知远之初其令以沐沁沅汐汝沄淇澄瀚灏"
    "祺祥福禄寿喜庆祎禹禾秀穗稷程穆筱簡紫红青蓝绿丹彩绮纹纶维绍继承续绪编缘罡罗羽翎耘聿肖胤舒艾芃"
    "茗荃莘菡萱葳蒙蔚蕴藜蘅虹蝶融衍裕西言訸谊谨豪小家一大人夫有三五四老无公路小家一大千万百赫超跃轶辛连迎逊遥邦郁鉴钊钢钧铁铭铮锋锐锦长闯闻陶隽雁雄集韬韶顺项颂颉颜风飒骁高魁鸣鹃麒黎鼎齐"
)
BOOST = 12
# The characters of the usual tables for foreign names and for names of Uyghurs, Kazakhs, Tibetans.
TRANSLITERATION = (
    "阿埃艾爱安昂奥澳巴芭白柏班邦包保鲍贝本比彼毕边别宾波伯博勃布达戴黛丹道德登邓迪蒂丁东都杜多厄恩尔法凡范"
    "菲费芬丰冯佛夫弗福富盖甘冈高戈格葛根贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加佳贾简杰金津久卡凯坎康"
    "考柯科可克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷蕾黎李里理丽利莉连廉良列烈林琳卢鲁伦罗洛吕马玛麦迈曼芒毛茂梅门"
    "蒙孟米密敏明缪摩莫默姆穆娜纳乃奈南内嫩尼妮涅宁牛纽农努诺欧帕潘庞佩彭蓬皮匹平珀普奇齐契恰强乔切钦琴琼丘"
    "屈让热仁荣茹儒瑞若撒萨塞赛桑森沙莎山珊尚绍舍申圣施什石史舒朔斯丝思司松苏索塔泰坦唐陶忒特腾提田廷通图土托"
    "瓦万旺威韦维伟魏温文翁沃乌伍西希锡悉夏香肖谢辛欣休许雪逊雅亚延扬耶叶伊依易因尹英尤于约云赞扎詹张珍芝治兹"
    "不翰捷祖士地雄朱梯隆帝仑茨斐弥聪菩楚崔都子佐买吐卓措次增泽巧猜颂披他信英拉素帕瓦育玉武阮缇婷卜汗孜木合提江娅婕妲娃喀穹噶曲珠姬杰琪乍得佤仓央嘉"
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
    known = {line.split("\t")[0] for line in (FOLDER / "places.txt").read_text("utf-8").splitlines()}
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


MADE = {"transliteration": transliteration, "counties": counties, "given_names": given_names}

if __name__ == "__main__":
    for name, make in MADE.items():
        (FOLDER / f"{name}.txt").write_text(make(), "utf-8")
