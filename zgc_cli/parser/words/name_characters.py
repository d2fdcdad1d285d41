"""Characters of names: those that only names have, and those that no name has."""

# Surnames that stand for nothing else in front of a post: no 高 of 高主任, no 时 of 时市长.
BEARERS = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何梁郑谢宋唐许韩冯邓曹彭萧肖田董潘袁蔡蒋杜叶魏苏吕丁卢姚沈姜崔"
    "谭陆范汪廖贾夏韦付邹孟熊秦邱江尹薛闫侯史陶黎贺顾毛郝龚邵覃戴莫汤"
)

# Surnames of which a married woman has two: 楊何蓓茵. None is a word that stands before a name.
MARRIED = frozenset(
    "陈林李张黄刘郑蔡杨何梁吴周徐叶罗郭谢冯邓曹彭萧范苏卢韩宋唐沈吕袁蒋姜魏薛程朱胡孙廖傅秦潘谭邱赖"
)

# These never stand inside a given name.
NEVER_GIVEN = frozenset(
    "的了是与及或等说着过也都就被把将向对这那他她你它们个上下里不没又还很更后各该每掟囝"
    "昨线者啊呢吗吧呀哦么什怎哪谁己但且并虽镇县区村乡市省厅局会否几丼嘢冇啲唔嘅咁佢哋嚟㗎咗喺咩乜噉尪"
)

# 王明则表示, 社科文司, 王翀摄, 李斌在去年: these end no given name, though they may begin one:
# 梁则铭.
NEVER_LAST = "抢费表副则司署醉所亦便供答判未只仅喊讲诓辩点摄曝在饰灾"
NEVER_VEILED = "犯涉因将被则均曾仍又"  # of 李某犯诽谤罪, 李某涉嫌诈骗, 李某则驾车

# Characters that make a run of transliteration characters more than chance.
STRONG = frozenset(
    "埃奥芭鲍彼勃蒂厄尔菲弗戈赫霍卡凯柯克莱勒蕾莉伦洛玛曼姆娜妮涅诺帕佩纳珀萨塞莎斯丝塔坦托瓦韦沃逊耶伊詹兹什"
    "普特拉里基罗鲁尼巴迪迈穆哈阿茨扎吉亚"
)
