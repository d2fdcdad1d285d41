# Tab completion of zgc for fish. Made by `zgc completion fish`; do not edit.
#
# It starts no process: what the built-in article offers stands below, what another one offers is
# read from the user's cache folder, where `zgc parse -o` and the first query have put it.

# CLASS, VALUE, PINYIN, INITIALS, DESCRIPTION, with tabs between them.
set -g __zgc_built_in \
    'n	中国	zhongguo	zg	place' \
    'n	中关村	zhongguancun	zgc	place' \
    'n	具身智能	jushenzhineng	jszn	term' \
    'n	北京	beijing	bj	place' \
    'n	京			place: 北京' \
    'n	2026中关村论坛年会	2026zhongguancunluntannianhui	2zgcltnh	event' \
    'n	中关村论坛年会			event: 2026中关村论坛年会' \
    'n	中关村论坛			event: 2026中关村论坛年会' \
    'n	新华社	xinhuashe	xhs	org' \
    'n	人工智能	rengongzhineng	rgzn	term' \
    'n	十五五	shiwuwu	sww	term' \
    'n	习近平	xijinping	xjp	person' \
    'n	国际科技创新中心	guojikejichuangxinzhongxin	gjkjcxzx	term' \
    'n	鞠焕宗	juhuanzong	jhz	person' \
    'n	大模型	damoxing	dmx	term' \
    'n	人形机器人	renxingjiqiren	rxjqr	term' \
    'n	无界动力	wujiedongli	wjdl	org' \
    'n	产业集群	chanyejiqun	cyjq	term' \
    'n	泰国	taiguo	tg	place' \
    'n	银河航天	yinhehangtian	yhht	org' \
    'n	西班牙	xibanya	xby	place' \
    'n	董素玉	dongsuyu	dsy	person' \
    'n	陈芳	chenfang	cf	person' \
    'n	张漫子	zhangmanzi	zmz	person' \
    'n	中央经济工作会议	zhongyangjingjigongzuohuiyi	zyjjgzhy	event' \
    'n	北京国际科技创新中心	beijingguojikejichuangxinzhongxin	bjgjkjcxzx	place' \
    'n	京津冀	jingjinji	jjj	place' \
    'n	上海国际科技创新中心	shanghaiguojikejichuangxinzhongxin	shgjkjcxzx	place' \
    'n	长三角	zhangsanjiao	zsj	place' \
    'n	中关村国际创新中心	zhongguancunguojichuangxinzhongxin	zgcgjcxzx	place' \
    'n	小诺	xiaonuo	xn	product' \
    'n	十四五	shisiwu	ssw	term' \
    'n	独角兽企业	dujiaoshouqiye	djsqy	term' \
    'n	专精特新	zhuanjingtexin	zjtx	term' \
    'n	DeepSeek	deepseek		product' \
    'n	中国工程院	zhongguogongchengyuan	zggcy	org' \
    'n	全球工程前沿	quanqiugongchengqianyan	qqgcqy	work' \
    'n	国家自然科学基金委	guojiazirankexuejijinwei	gjzrkxjjw	org' \
    'n	中国科学十大进展	zhongguokexueshidajinzhan	zgkxsdjz	work' \
    'n	嫦娥六号	changeliuhao	celh	product' \
    'n	可控核聚变	kekonghejubian	kkhjb	term' \
    'n	大科学装置	dakexuezhuangzhi	dkxzz	term' \
    'n	高水平科技自立自强	gaoshuipingkejiziliziqiang	gspkjzlzq	term' \
    'n	科技强国	kejiqiangguo	kjqg	term' \
    'n	三城一区	sanchengyiqu	scyq	term' \
    'n	京津冀协同创新	jingjinjixietongchuangxin	jjjxtcx	term' \
    'n	国家实验室	guojiashiyanshi	gjsys	term' \
    'n	新型研发机构	xinxingyanfajigou	xxyfjg	term' \
    'n	成果转化	chengguozhuanhua	cgzh	term' \
    'n	国家战略科技力量	guojiazhanlvekejililiang	gjzlkjll	term' \
    'n	新质生产力	xinzhishengchanli	xzscl	term' \
    'n	AI智能体	aizhinengti	aznt	term' \
    'n	智能化骨折复位手术机器人	zhinenghuaguzhefuweishoushujiqiren	znhgzfwssjqr	product' \
    'n	微创手术	weichuangshoushu	wcss	term' \
    'n	北京罗森博特科技有限公司	beijingluosenbotekejiyouxiangongsi	bjlsbtkjyxgs	org' \
    'n	王豫	wangyu	wy	person' \
    'n	手术机器人	shoushujiqiren	ssjqr	term' \
    'n	工业机器人	gongyejiqiren	gyjqr	term' \
    'n	物理AI	wuliai	wla	term' \
    'n	多模态大模型	duomotaidamoxing	dmtdmx	term' \
    'n	强化学习	qianghuaxuexi	qhxx	term' \
    'n	世界模型	shijiemoxing	sjmx	term' \
    'n	中关村（海淀）具身智能创新产业园	zhongguancunhaidianjushenzhinengchuangxinchanyeyuan	zgchdjszncxcyy	place' \
    'n	具身智能机器人	jushenzhinengjiqiren	jsznjqr	term' \
    'n	张玉峰	zhangyufeng	zyf	person' \
    'n	天工	tiangong	tg	product' \
    'n	长安链	changanlian	cal	product' \
    'n	RISC-V处理器核	riscvchuliqihe	rclqh	product' \
    'n	抖音	douyin	dy	org' \
    'n	智谱	zhipu	zp	org' \
    'n	月之暗面	yuezhianmian	yzam	org' \
    'n	中国式现代化	zhongguoshixiandaihua	zgsxdh	term' \
    'n	曼谷	mangu	mg	place' \
    'n	马汉科理工大学	mahankeligongdaxue	mhklgdx	org' \
    'n	卫星互联网	weixinghulianwang	wxhlw	term' \
    'n	远程医疗	yuanchengyiliao	ycyl	term' \
    'n	低轨卫星互联网	diguiweixinghulianwang	dgwxhlw	term' \
    'n	小蜘蛛网	xiaozhizhuwang	xzzw	product' \
    'n	“小蜘蛛网”星座			product: 小蜘蛛网' \
    'n	航天强国	hangtianqiangguo	htqg	term' \
    'n	一带一路	yidaiyilu	ydyl	term' \
    'n	徐鸣	xuming	xm	person' \
    'n	驭势科技	yushikeji	yskj	org' \
    'n	无人驾驶	wurenjiashi	wrjs	term' \
    'n	卡塔尔哈马德国际机场	kataerhamadeguojijichang	ktehmdgjjc	place' \
    'n	新加坡	xinjiapo	xjp	place' \
    'n	樟宜机场	zhangyijichang	zyjc	place' \
    'n	氢能	qingneng	qn	term' \
    'n	葡萄牙	putaoya	pty	place' \
    'n	比利时	bilishi	bls	place' \
    'n	北京中电丰业技术开发有限公司	beijingzhongdianfengyejishukaifayouxiangongsi	bjzdfyjskfyxgs	org' \
    'n	王子豪	wangzihao	wzh	person' \
    'n	美国	meiguo	mg	place' \
    'n	德国	deguo	dg	place' \
    'n	民营经济	minyingjingji	myjj	term' \
    'n	中国政府	zhongguozhengfu	zgzf	org' \
    'n	阿斯利康	asilikang	aslk	org' \
    'n	宝马集团	baomajituan	bmjt	org' \
    'n	阿里巴巴集团	alibabajituan	albbjt	org' \
    'n	AI大模型	aidamoxing	admx	term' \
    'n	中关村展示中心	zhongguancunzhanshizhongxin	zgczszx	place' \
    'n	灵巧手	lingqiaoshou	lqs	term' \
    's	王豫	wangyu	wy	' \
    's	张玉峰	zhangyufeng	zyf	' \
    's	徐鸣	xuming	xm	' \
    's	王子豪	wangzihao	wzh	' \
    'u	个			' \
    'u	名			' \
    'u	场			' \
    'u	次			' \
    'u	分钟			' \
    'u	年			' \
    'u	家			' \
    'u	公里			' \
    'u	元			' \
    'u	%			' \
    'p	S0			the lead' \
    'p	S1			焕然一新——点燃科创“新引擎”' \
    'p	S2			化茧成蝶——创新链和产业链双向奔赴' \
    'p	S3			共享机遇——中国市场不断增强“磁吸力”' \
    'p	P1			创新的中关村，见证科技革命的“奇点时刻”' \
    'p	P2			新华社记者 董素玉 陈芳 张漫子' \
    'p	P3			中关村，一个以创新为基因的“村”，汇聚世界目光…' \
    'p	P4			3月25日至29日，2026中关村论坛年会在京…' \
    'p	P5			习近平主席十分关心中关村论坛，三次向论坛致贺辞…' \
    'p	P6			中关村不仅是中国的科创高地，也成为全球科技版图…' \
    'p	P7			2026年3月25日，在中关村国际创新中心，迎…' \
    'p	P8			新华社记者 鞠焕宗 摄' \
    'p	P9			焕然一新——点燃科创“新引擎”' \
    'p	P10			“十四五”时期，我国科技事业发展取得新的重大成…' \
    'p	P11			平均不到5分钟就诞生一家科技型企业；数量众多的…' \
    'p	P12			对科技创新的奔涌，人们感受从未如此深切。' \
    'p	P13			2025年初，DeepSeek横空出世，不少人…' \
    'p	P14			仅一年多，大模型已从新潮变成标配，深度嵌入日常…' \
    'p	P15			科技迭代的速度，会带来怎样的机遇与挑战？' \
    'p	P16			论坛年会上，中国工程院发布“全球工程前沿”报告…' \
    'p	P17			国家自然科学基金委发布2025年度“中国科学十…' \
    'p	P18			“十五五”时期，中国将加快推进高水平科技自立自…' \
    'p	P19			“三城一区”深度联动、京津冀协同创新向纵深推进…' \
    'p	P20			中关村论坛，是观察中国创新的精彩窗口。以真实产…' \
    'p	P21			化茧成蝶——创新链和产业链双向奔赴' \
    'p	P22			当具身智能的浪潮从实验室涌向真实世界，我们需要…' \
    'p	P23			论坛展示区现场，一台白色的机械臂静立在手术台旁…' \
    'p	P24			“我们希望把过去必须‘大切口’的手术变成微创手…' \
    'p	P25			如果说手术机器人追求的是精度与速度，那么工业机…' \
    'p	P26			为此，无界动力集结了一支兼具前沿技术创新与规模…' \
    'p	P27			为了提速这一过程，中关村加快具身智能产业集群建…' \
    'p	P28			得益于中关村的具身智能产业集群建设，企业的技术…' \
    'p	P29			“2026年将是面向工业场景的操作类型的人形机…' \
    'p	P30			在中关村乃至中国大地上，这样的故事越来越多，启…' \
    'p	P31			共享机遇——中国市场不断增强“磁吸力”' \
    'p	P32			中关村论坛年会的国际“朋友圈”持续扩大，外国嘉…' \
    'p	P33			“天工”“长安链”“RISC-V处理器核”等开…' \
    'p	P34			开放，是中国科技创新的显著特色，也是中国式现代…' \
    'p	P35			泰国曼谷马汉科理工大学，一台行驶中的皮卡车正在…' \
    'p	P36			“未来三年，我们将发射更多的卫星，助力万星时代…' \
    'p	P37			在北京大力发展人工智能的浪潮中，驭势科技的“A…' \
    'p	P38			作为未来能源的“新星”，中国氢能产业快速发展，…' \
    'p	P39			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'p	P40			开放合作，互利共赢。截至目前，中国政府已与16…' \
    'p	P41			全球知名药企阿斯利康宣布在北京投资近200亿元…' \
    'p	P42			向着世界级科技创新策源地的目标，中关村正加速前…' \
    'p	P43			新华社北京3月25日电' \
    'p	P44			2026年3月24日，在中关村展示中心常设展上…' \
    'p	P45			新华社记者 鞠焕宗 摄' \
    't	P1.1			创新的中关村，见证科技革命的“奇点时刻”' \
    't	P2.1			新华社记者 董素玉 陈芳 张漫子' \
    't	P3.1			中关村，一个以创新为基因的“村”，汇聚世界目光…' \
    't	P4.1			3月25日至29日，2026中关村论坛年会在京…' \
    't	P4.2			在“十五五”开局之年，来自100多个国家的上千…' \
    't	P5.1			习近平主席十分关心中关村论坛，三次向论坛致贺辞…' \
    't	P5.2			在去年中央经济工作会议上，习近平主席宣布将北京…' \
    't	P6.1			中关村不仅是中国的科创高地，也成为全球科技版图…' \
    't	P6.2			中关村论坛扛起国家创新使命，让闪亮的创新名片迸…' \
    't	P7.1			2026年3月25日，在中关村国际创新中心，迎…' \
    't	P8.1			新华社记者 鞠焕宗 摄' \
    't	P9.1			焕然一新——点燃科创“新引擎”' \
    't	P10.1			“十四五”时期，我国科技事业发展取得新的重大成…' \
    't	P10.2			中关村的创新与发展，无疑极具代表性。' \
    't	P11.1			平均不到5分钟就诞生一家科技型企业；数量众多的…' \
    't	P12.1			对科技创新的奔涌，人们感受从未如此深切。' \
    't	P13.1			2025年初，DeepSeek横空出世，不少人…' \
    't	P14.1			仅一年多，大模型已从新潮变成标配，深度嵌入日常…' \
    't	P15.1			科技迭代的速度，会带来怎样的机遇与挑战？' \
    't	P16.1			论坛年会上，中国工程院发布“全球工程前沿”报告…' \
    't	P17.1			国家自然科学基金委发布2025年度“中国科学十…' \
    't	P18.1			“十五五”时期，中国将加快推进高水平科技自立自…' \
    't	P19.1			“三城一区”深度联动、京津冀协同创新向纵深推进…' \
    't	P20.1			中关村论坛，是观察中国创新的精彩窗口。' \
    't	P20.2			以真实产业场景为纽带，汇聚全球顶尖科创智慧，让…' \
    't	P20.3			从具身智能驰骋马拉松赛道，到AI智能体全面赋能…' \
    't	P21.1			化茧成蝶——创新链和产业链双向奔赴' \
    't	P22.1			当具身智能的浪潮从实验室涌向真实世界，我们需要…' \
    't	P22.2			人形机器人距离真正的进厂干活还有多远？' \
    't	P22.3			中关村论坛现场给出了答案。' \
    't	P23.1			论坛展示区现场，一台白色的机械臂静立在手术台旁…' \
    't	P23.2			这是全球首个智能化骨折复位手术机器人。' \
    't	P24.1			“我们希望把过去必须‘大切口’的手术变成微创手…' \
    't	P24.2			北京罗森博特科技有限公司创始人兼董事长王豫说，…' \
    't	P25.1			如果说手术机器人追求的是精度与速度，那么工业机…' \
    't	P25.2			业界普遍意识到，物理AI突破的关键是操作智能。' \
    't	P25.3			一批具身智能企业正在重点攻克的是让机器人“会干…' \
    't	P26.1			为此，无界动力集结了一支兼具前沿技术创新与规模…' \
    't	P27.1			为了提速这一过程，中关村加快具身智能产业集群建…' \
    't	P27.2			中关村（海淀）具身智能创新产业园内，14家具身…' \
    't	P27.3			园区企业遍布具身智能产业上下游核心环节，能快速…' \
    't	P28.1			得益于中关村的具身智能产业集群建设，企业的技术…' \
    't	P29.1			“2026年将是面向工业场景的操作类型的人形机…' \
    't	P29.2			无界动力创始人、首席执行官张玉峰说。' \
    't	P30.1			在中关村乃至中国大地上，这样的故事越来越多，启…' \
    't	P31.1			共享机遇——中国市场不断增强“磁吸力”' \
    't	P32.1			中关村论坛年会的国际“朋友圈”持续扩大，外国嘉…' \
    't	P32.2			今年，有来自100多个国家的上千名嘉宾到场，在…' \
    't	P33.1			“天工”“长安链”“RISC-V处理器核”等开…' \
    't	P33.2			2026年初，抖音、智谱、月之暗面等企业先后发…' \
    't	P33.3			北京“用创新带动创新”，不仅放大创新的乘数效应…' \
    't	P34.1			开放，是中国科技创新的显著特色，也是中国式现代…' \
    't	P35.1			泰国曼谷马汉科理工大学，一台行驶中的皮卡车正在…' \
    't	P35.2			这是中国低轨卫星互联网的首次海外应用，银河航天…' \
    't	P36.1			“未来三年，我们将发射更多的卫星，助力万星时代…' \
    't	P36.2			银河航天创始人、董事长兼CEO徐鸣勾勒出更宏大…' \
    't	P36.3			他指着墙上的世界地图，互联网人口的区域被标记为…' \
    't	P37.1			在北京大力发展人工智能的浪潮中，驭势科技的“A…' \
    't	P38.1			作为未来能源的“新星”，中国氢能产业快速发展，…' \
    't	P38.2			“前些天接待了葡萄牙、比利时的客户，接下来又有…' \
    't	P38.3			北京中电丰业技术开发有限公司总经理助理王子豪说…' \
    't	P39.1			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    't	P40.1			开放合作，互利共赢。' \
    't	P40.2			截至目前，中国政府已与161个国家和地区建立了…' \
    't	P41.1			全球知名药企阿斯利康宣布在北京投资近200亿元…' \
    't	P41.2			外资企业持续“加码”，为中国科技创新和未来发展…' \
    't	P42.1			向着世界级科技创新策源地的目标，中关村正加速前…' \
    't	P42.2			无数创新的星火，在这里汇聚燎原，升腾起创新发展…' \
    't	P43.1			新华社北京3月25日电' \
    't	P44.1			2026年3月24日，在中关村展示中心常设展上…' \
    't	P45.1			新华社记者 鞠焕宗 摄' \
    'r	E1			中关村' \
    'r	E2			新华社' \
    'r	E3			董素玉' \
    'r	E4			陈芳' \
    'r	E5			张漫子' \
    'r	E6			2026中关村论坛年会' \
    'r	E7			北京' \
    'r	E8			十五五' \
    'r	E9			中国' \
    'r	E10			习近平' \
    'r	E11			中央经济工作会议' \
    'r	E12			北京国际科技创新中心' \
    'r	E13			京津冀' \
    'r	E14			上海国际科技创新中心' \
    'r	E15			长三角' \
    'r	E16			国际科技创新中心' \
    'r	E17			中关村国际创新中心' \
    'r	E18			小诺' \
    'r	E19			鞠焕宗' \
    'r	E20			十四五' \
    'r	E21			独角兽企业' \
    'r	E22			专精特新' \
    'r	E23			DeepSeek' \
    'r	E24			大模型' \
    'r	E25			中国工程院' \
    'r	E26			全球工程前沿' \
    'r	E27			国家自然科学基金委' \
    'r	E28			中国科学十大进展' \
    'r	E29			嫦娥六号' \
    'r	E30			可控核聚变' \
    'r	E31			大科学装置' \
    'r	E32			高水平科技自立自强' \
    'r	E33			科技强国' \
    'r	E34			三城一区' \
    'r	E35			京津冀协同创新' \
    'r	E36			国家实验室' \
    'r	E37			新型研发机构' \
    'r	E38			成果转化' \
    'r	E39			国家战略科技力量' \
    'r	E40			新质生产力' \
    'r	E41			具身智能' \
    'r	E42			AI智能体' \
    'r	E43			人形机器人' \
    'r	E44			智能化骨折复位手术机器人' \
    'r	E45			微创手术' \
    'r	E46			北京罗森博特科技有限公司' \
    'r	E47			王豫' \
    'r	E48			人工智能' \
    'r	E49			手术机器人' \
    'r	E50			工业机器人' \
    'r	E51			物理AI' \
    'r	E52			无界动力' \
    'r	E53			多模态大模型' \
    'r	E54			强化学习' \
    'r	E55			世界模型' \
    'r	E56			产业集群' \
    'r	E57			中关村（海淀）具身智能创新产业园' \
    'r	E58			具身智能机器人' \
    'r	E59			张玉峰' \
    'r	E60			天工' \
    'r	E61			长安链' \
    'r	E62			RISC-V处理器核' \
    'r	E63			抖音' \
    'r	E64			智谱' \
    'r	E65			月之暗面' \
    'r	E66			中国式现代化' \
    'r	E67			泰国' \
    'r	E68			曼谷' \
    'r	E69			马汉科理工大学' \
    'r	E70			卫星互联网' \
    'r	E71			远程医疗' \
    'r	E72			低轨卫星互联网' \
    'r	E73			银河航天' \
    'r	E74			小蜘蛛网' \
    'r	E75			航天强国' \
    'r	E76			一带一路' \
    'r	E77			徐鸣' \
    'r	E78			驭势科技' \
    'r	E79			无人驾驶' \
    'r	E80			卡塔尔哈马德国际机场' \
    'r	E81			新加坡' \
    'r	E82			樟宜机场' \
    'r	E83			氢能' \
    'r	E84			葡萄牙' \
    'r	E85			比利时' \
    'r	E86			西班牙' \
    'r	E87			北京中电丰业技术开发有限公司' \
    'r	E88			王子豪' \
    'r	E89			美国' \
    'r	E90			德国' \
    'r	E91			民营经济' \
    'r	E92			中国政府' \
    'r	E93			阿斯利康' \
    'r	E94			宝马集团' \
    'r	E95			阿里巴巴集团' \
    'r	E96			AI大模型' \
    'r	E97			中关村展示中心' \
    'r	E98			灵巧手' \
    'r	Q1			奇点时刻' \
    'r	Q2			村' \
    'r	Q3			科技创新与产业创新深度融合' \
    'r	Q4			十五五' \
    'r	Q5			中国创新故事' \
    'r	Q6			奇点时刻' \
    'r	Q7			小诺' \
    'r	Q8			新引擎' \
    'r	Q9			十四五' \
    'r	Q10			小巨人' \
    'r	Q11			第一股' \
    'r	Q12			全球工程前沿' \
    'r	Q13			中国科学十大进展' \
    'r	Q14			亿度' \
    'r	Q15			十五五' \
    'r	Q16			三城一区' \
    'r	Q17			基础研究—技术攻关—成果转化—产业集聚' \
    'r	Q18			我们希望把过去必须‘大切口’的手术变成微创手术。' \
    'r	Q19			人工智能规划算法、实时动态三维可视化导航等技术…' \
    'r	Q20			会干活' \
    'r	Q21			梦之队' \
    'r	Q22			通用大脑' \
    'r	Q23			操作智能' \
    'r	Q24			上下楼即上下游' \
    'r	Q25			零距离' \
    'r	Q26			2026年将是面向工业场景的操作类型的人形机器…' \
    'r	Q27			创新长跑' \
    'r	Q28			双向奔赴' \
    'r	Q29			磁吸力' \
    'r	Q30			朋友圈' \
    'r	Q31			科技之约' \
    'r	Q32			天工' \
    'r	Q33			长安链' \
    'r	Q34			RISC-V处理器核' \
    'r	Q35			用创新带动创新' \
    'r	Q36			小蜘蛛网' \
    'r	Q37			未来三年，我们将发射更多的卫星，助力万星时代的…' \
    'r	Q38			我们一定要坚持推动大国重器级别的创新，拥抱大航…' \
    'r	Q39			AI司机' \
    'r	Q40			新星' \
    'r	Q41			前些天接待了葡萄牙、比利时的客户，接下来又有西…' \
    'r	Q42			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'r	Q43			出海' \
    'r	Q44			上车' \
    'r	Q45			加码' \
    'r	N1			100多个' \
    'r	N2			上千名' \
    'r	N3			百余场' \
    'r	N4			三次' \
    'r	N5			不到5分钟' \
    'r	N6			一年多' \
    'r	N7			9个' \
    'r	N8			94个' \
    'r	N9			95个' \
    'r	N10			首次' \
    'r	N11			上千名' \
    'r	N12			首个' \
    'r	N13			14家' \
    'r	N14			7家' \
    'r	N15			100多个' \
    'r	N16			上千名' \
    'r	N17			首次' \
    'r	N18			首次' \
    'r	N19			6个' \
    'r	N20			高达580万公里' \
    'r	N21			超20个' \
    'r	N22			近30个' \
    'r	N23			突破万亿元' \
    'r	N24			突破五成' \
    'r	N25			突破七成' \
    'r	N26			161个' \
    'r	N27			200多个' \
    'r	N28			近200亿元' \
    'r	N29			第六个' \
    'r	D1			3月25日至29日' \
    'r	D2			“十五五”' \
    'r	D3			去年' \
    'r	D4			2026年3月25日' \
    'r	D5			“十四五”' \
    'r	D6			2025年初' \
    'r	D7			2025年度' \
    'r	D8			“十五五”' \
    'r	D9			2026年' \
    'r	D10			今年' \
    'r	D11			2026年初' \
    'r	D12			未来三年' \
    'r	D13			前些天' \
    'r	D14			目前' \
    'r	D15			3月25日' \
    'r	D16			2026年3月24日' \
    'r	F1			新华社记者 董素玉' \
    'r	F2			新华社记者 董素玉 陈芳' \
    'r	F3			新华社记者 董素玉 陈芳 张漫子' \
    'r	F4			2026中关村论坛年会在京举行' \
    'r	F5			2026中关村论坛年会在京举行，年度主题为“科…' \
    'r	F6			来自100多个国家的上千名嘉宾参与百余场论坛活动' \
    'r	F7			来自100多个国家的上千名嘉宾参与百余场论坛活…' \
    'r	F8			习近平主席十分关心中关村论坛' \
    'r	F9			习近平主席宣布将北京国际科技创新中心扩围至京津冀' \
    'r	F10			习近平主席宣布将北京国际科技创新中心扩围至京津…' \
    'r	F11			习近平主席宣布将北京国际科技创新中心扩围至京津…' \
    'r	F12			中关村不仅是中国的科创高地' \
    'r	F13			中关村不仅是中国的科创高地，也成为全球科技版图…' \
    'r	F14			中关村论坛扛起国家创新使命' \
    'r	F15			迎宾机器人“小诺”在迎接与会嘉宾' \
    'r	F16			新华社记者 鞠焕宗' \
    'r	F17			我国科技事业发展取得新的重大成就' \
    'r	F18			中关村的创新与发展，无疑极具代表性' \
    'r	F19			大模型已从新潮变成标配' \
    'r	F20			大模型已从新潮变成标配，深度嵌入日常工作生活' \
    'r	F21			中国工程院发布“全球工程前沿”报告' \
    'r	F22			中国工程院发布“全球工程前沿”报告，在9个领域…' \
    'r	F23			中国工程院发布“全球工程前沿”报告，在9个领域…' \
    'r	F24			中国工程院发布“全球工程前沿”报告，在9个领域…' \
    'r	F25			国家自然科学基金委发布2025年度“中国科学十…' \
    'r	F26			嫦娥六号样品首次揭示月背演化历史和巨型撞击效应' \
    'r	F27			创新方法实现规模化制备柔性超平金刚石薄膜' \
    'r	F28			可控核聚变大科学装置实现“亿度”运行' \
    'r	F29			中国将加快推进高水平科技自立自强' \
    'r	F30			中国将加快推进高水平科技自立自强，着力建设国际…' \
    'r	F31			中国将加快推进高水平科技自立自强，着力建设国际…' \
    'r	F32			北京加快构建“基础研究—技术攻关—成果转化—产…' \
    'r	F33			北京加快构建“基础研究—技术攻关—成果转化—产…' \
    'r	F34			中关村论坛，是观察中国创新的精彩窗口' \
    'r	F35			以真实产业场景为纽带' \
    'r	F36			汇聚全球顶尖科创智慧' \
    'r	F37			北京的科技创新是发生在每一间实验室、每一座工厂…' \
    'r	F38			中关村论坛现场给出了答案' \
    'r	F39			这是全球首个智能化骨折复位手术机器人' \
    'r	F40			“我们希望把过去必须‘大切口’的手术变成微创手…' \
    'r	F41			北京罗森博特科技有限公司创始人兼董事长王豫' \
    'r	F42			北京罗森博特科技有限公司创始人兼董事长王豫说，…' \
    'r	F43			物理AI突破的关键是操作智能' \
    'r	F44			无界动力集结了一支兼具前沿技术创新与规模工程落…' \
    'r	F45			无界动力集结了一支兼具前沿技术创新与规模工程落…' \
    'r	F46			中关村加快具身智能产业集群建设' \
    'r	F47			中关村加快具身智能产业集群建设，汇聚具身智能数…' \
    'r	F48			中关村加快具身智能产业集群建设，汇聚具身智能数…' \
    'r	F49			中关村（海淀）具身智能创新产业园内，14家具身…' \
    'r	F50			中关村（海淀）具身智能创新产业园内，14家具身…' \
    'r	F51			园区企业遍布具身智能产业上下游核心环节' \
    'r	F52			园区企业遍布具身智能产业上下游核心环节，能快速…' \
    'r	F53			园区企业遍布具身智能产业上下游核心环节，能快速…' \
    'r	F54			“2026年将是面向工业场景的操作类型的人形机…' \
    'r	F55			无界动力创始人、首席执行官张玉峰' \
    'r	F56			“天工”“长安链”“RISC-V处理器核”等开…' \
    'r	F57			“天工”“长安链”“RISC-V处理器核”等开…' \
    'r	F58			“天工”“长安链”“RISC-V处理器核”等开…' \
    'r	F59			抖音、智谱、月之暗面等企业先后发布新模型' \
    'r	F60			抖音、智谱、月之暗面等企业先后发布新模型' \
    'r	F61			抖音、智谱、月之暗面等企业先后发布新模型' \
    'r	F62			北京“用创新带动创新”，不仅放大创新的乘数效应' \
    'r	F63			开放，是中国科技创新的显著特色' \
    'r	F64			开放，是中国科技创新的显著特色，也是中国式现代…' \
    'r	F65			一台行驶中的皮卡车正在连接卫星互联网' \
    'r	F66			这是中国低轨卫星互联网的首次海外应用' \
    'r	F67			让泰国东部偏远区域首次接入高速网络' \
    'r	F68			“未来三年，我们将发射更多的卫星，助力万星时代…' \
    'r	F69			银河航天创始人、董事长兼CEO徐鸣勾勒出更宏大…' \
    'r	F70			银河航天创始人、董事长兼CEO徐鸣' \
    'r	F71			他指着墙上的世界地图，互联网人口的区域被标记为…' \
    'r	F72			互联网人口的区域被标记为红色' \
    'r	F73			驭势科技的“AI司机”走出国门' \
    'r	F74			驭势科技的“AI司机”走出国门，为6个国家和地…' \
    'r	F75			驭势科技的“AI司机”走出国门，为6个国家和地…' \
    'r	F76			驭势科技的“AI司机”走出国门，为6个国家和地…' \
    'r	F77			“前些天接待了葡萄牙、比利时的客户，接下来又有…' \
    'r	F78			北京中电丰业技术开发有限公司总经理助理王子豪' \
    'r	F79			北京中电丰业技术开发有限公司总经理助理王子豪说…' \
    'r	F80			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'r	F81			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'r	F82			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'r	F83			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'r	F84			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'r	F85			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'r	F86			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'r	F87			中国政府已与161个国家和地区建立了科技合作关系' \
    'r	F88			中国政府已与161个国家和地区建立了科技合作关…' \
    'r	F89			全球知名药企阿斯利康宣布在北京投资近200亿元' \
    'r	F90			阿斯利康宣布在北京投资近200亿元，建立第六个…' \
    'r	F91			宝马集团宣布与阿里巴巴集团深化战略合作' \
    'r	F92			宝马集团宣布与阿里巴巴集团深化战略合作，加速A…'

set -g __zgc_commands \
    'summary	the whole, on one screen' \
    'sections	its parts, counted' \
    'read	the text itself' \
    'entities	who and what it names' \
    'quotes	who said what' \
    'figures	numbers and their units' \
    'timeline	what happened when' \
    'facts	what it states' \
    'graph	who is tied to whom' \
    'show	all about one name or record' \
    'search	passages for a query' \
    'ask	an answer, with its proof' \
    'check	a text held against it' \
    'parse	any other article' \
    'export	HTML, Markdown, SQLite, …' \
    'completion	Tab in bash, zsh and fish' \
    'schema	JSON Schema of the records' \
    'man	the manual page' \
    'help	formats, exit-codes …'

# Of command $argv[1]: its options (all spellings with * if it may be repeated, a bar, one spelling,
# a tab, what it does), the kinds of its arguments, its fields; and the kind of value that its option
# $argv[2] takes, if it takes one.
function __zgc_table --no-scope-shadowing
    set options
    set arguments
    set fields
    set wanted ''
    set choices
    switch "$argv[1]"
        case ''
            set options \
                '--version|--version	Print the version and exit.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields 
            switch "$argv[2]"
            end
        case summary
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields title byline agency place date source sections counts entities figures quotes article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case sections
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields id title paragraphs sentences characters entities quotes figures article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case read
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'part*'
            set fields id kind text sentences section line rule article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case entities
            set options \
                '--type,-t|--type	Only entities of this type.' \
                '--type,-t|-t	Only entities of this type.' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields id name type aliases count pinyin mentions section line span rule article
            switch "$argv[2]"
                case --type -t
                    set wanted choice; set choices 'person' 'org' 'place' 'event' 'product' 'work' 'term'
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case quotes
            set options \
                '--speaker|--speaker	Only what this one said.' \
                '--kind,-k|--kind	Which quotes.' \
                '--kind,-k|-k	Which quotes.' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields id kind speaker role org cue text parts section line span rule article
            switch "$argv[2]"
                case --speaker
                    set wanted speaker
                case --kind -k
                    set wanted choice; set choices 'speech' 'indirect' 'term' 'all'
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case figures
            set options \
                '--kind,-k|--kind	Only figures of this kind.' \
                '--kind,-k|-k	Only figures of this kind.' \
                '--unit|--unit	Only figures in this unit.' \
                '--min|--min	At least this value.' \
                '--max|--max	At most this value.' \
                '--about|--about	Only in sentences that name it.' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields id text kind value min max unit mod counted subject sentence section line span rule article
            switch "$argv[2]"
                case --kind -k
                    set wanted choice; set choices 'count' 'money' 'ratio' 'length' 'area' 'mass' 'energy' 'temperature' 'duration' 'frequency' 'ordinal'
                case --unit
                    set wanted unit
                case --min
                    set wanted free
                case --max
                    set wanted free
                case --about
                    set wanted name
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case timeline
            set options \
                '--from|--from	Only what ends on or after it.' \
                '--to|--to	Only what begins on or before it.' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields id start end text granularity mod event section line span rule article
            switch "$argv[2]"
                case --from
                    set wanted free
                case --to
                    set wanted free
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case facts
            set options \
                '--kind,-k|--kind	Only facts of this kind.' \
                '--kind,-k|-k	Only facts of this kind.' \
                '--about|--about	Only what names it.' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields id kind subject predicate object text entities figures dates section line span rule article
            switch "$argv[2]"
                case --kind -k
                    set wanted choice; set choices 'affiliation' 'quantity' 'event' 'first' 'state' 'statement'
                case --about
                    set wanted name
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case graph
            set options \
                '--about|--about	Only what is tied to it.' \
                '--format,-f|--format	Default: a tree on a terminal, else plain.' \
                '--format,-f|-f	Default: a tree on a terminal, else plain.' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields nodes edges article
            switch "$argv[2]"
                case --about
                    set wanted name
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'dot' 'mermaid' 'graphml'
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case show
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'thing*'
            set fields record mentions facts quotes figures about ties article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case search
            set options \
                '--in|--in	Only records of this kind. Default: all.' \
                '--section|--section	Only in this section: S2.' \
                '--type,-t|--type	Only entities of this type.' \
                '--type,-t|-t	Only entities of this type.' \
                '-C|-C	Sentences of context on each side.' \
                '--regex|--regex	QUERY is a regular expression.' \
                '--exact|--exact	QUERY as it stands, nothing near.' \
                '--any,--all|--any	Any of the words, or all of them.' \
                '--any,--all|--all	Any of the words, or all of them.' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'free*'
            set fields rank score kind id text matches section line article
            switch "$argv[2]"
                case --in
                    set wanted choice; set choices 'text' 'quotes' 'entities' 'figures' 'facts' 'dates'
                case --section
                    set wanted section
                case --type -t
                    set wanted choice; set choices 'person' 'org' 'place' 'event' 'product' 'work' 'term'
                case -C
                    set wanted free
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case ask
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'free*'
            set fields answer score kind sentence section line span article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case check
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--format,-f|--format	Default: table on a terminal, else plain.' \
                '--format,-f|-f	Default: table on a terminal, else plain.' \
                '--fields|--fields	Fields to print, in this order.' \
                '--sort|--sort	Sort by a field.' \
                '--reverse|--reverse	Print the last record first.' \
                '--limit,-n|--limit	Print at most N records.' \
                '--limit,-n|-n	Print at most N records.' \
                '--count|--count	Print the number of records alone.' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells.' \
                '--quiet,-q|-q	Print nothing; the exit status tells.' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL.' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL.' \
                '--header,--no-header|--header	Names of the fields as the first line.' \
                '--header,--no-header|--no-header	Names of the fields as the first line.' \
                '--color|--color	When to colour.' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source.' \
                '--pager,--no-pager|--pager	Page what is longer than the screen.' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen.' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'file'
            set fields claim verdict evidence line details article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case parse
            set options \
                '--out,-o|--out	Write here. Default: stdout.' \
                '--out,-o|-o	Write here. Default: stdout.' \
                '--dir,-d|--dir	Write each as DIR/NAME.zgc.' \
                '--dir,-d|-d	Write each as DIR/NAME.zgc.' \
                '--jobs,-j|--jobs	Files parsed at a time.' \
                '--jobs,-j|-j	Files parsed at a time.' \
                '--force|--force	With -d, parse again what is parsed already.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '--trace|--trace	Print on stderr which rule made which record.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'file*'
            set fields 
            switch "$argv[2]"
                case --out -o
                    set wanted file
                case --dir -d
                    set wanted folder
                case --jobs -j
                    set wanted free
                case --date
                    set wanted free
            end
        case export
            set options \
                '--to,-t|--to	Default: what the name of the output means.' \
                '--to,-t|-t	Default: what the name of the output means.' \
                '--out,-o|--out	Write here. Default: stdout.' \
                '--out,-o|-o	Write here. Default: stdout.' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated. Default: the built-in article.' \
                '--date|--date	Day of the article, where raw text does not show one.' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields 
            switch "$argv[2]"
                case --to -t
                    set wanted choice; set choices 'html' 'sqlite' 'jsonl'
                case --out -o
                    set wanted file
                case --article -a
                    set wanted file
                case --date
                    set wanted free
            end
        case completion
            set options \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'choice:bash,zsh,fish'
            set fields 
            switch "$argv[2]"
            end
        case schema
            set options \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'choice:summary,section,paragraph,sentence,passage,entity,quote,figure,date,fact,card,graph,claim'
            set fields 
            switch "$argv[2]"
            end
        case man
            set options \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields 
            switch "$argv[2]"
            end
        case help
            set options \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'choice:formats,exit-codes,environment,pinyin,summary,sections,read,entities,quotes,figures,timeline,facts,graph,show,search,ask,check,parse,export,completion,schema,man,help'
            set fields 
            switch "$argv[2]"
            end
    end
end

# Read the line up to the cursor (fish lets no completion look behind it) into globals: the kind
# of value that stands there (`options` for an option), its choices, what stands before it in the
# same word, what was typed of it.
function __zgc_read
    set -l now (commandline -cp)
    test "$now" = "$__zgc_now"; and return
    set -g __zgc_now $now
    set -g __zgc_kind ''
    set -g __zgc_choices
    set -g __zgc_head ''
    set -g __zgc_articles
    set -l command ''
    set -l pending ''
    set -l ended ''
    set -l position 0
    set -l used
    set -l options
    set -l arguments
    set -l fields
    set -l wanted
    set -l choices
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test -n "$pending"
            contains -- $pending -a --article; and set -a __zgc_articles $word
            set pending ''
        else if test -n "$ended"
            test -n "$command"; and set position (math $position + 1); or set command $word
        else
            switch $word
                case --
                    set ended 1
                case '--*=*'
                    set -l parts (string split -m 1 = -- $word)
                    set -a used $parts[1]
                    test $parts[1] = --article; and set -a __zgc_articles $parts[2]
                case '--*'
                    set -a used $word
                    __zgc_table "$command" $word
                    test -n "$wanted"; and set pending $word
                case '-?*'
                    set -l letters (string split '' -- $word)[2..-1]
                    while set -q letters[1]
                        set -l flag -$letters[1]
                        set -e letters[1]
                        set -a used $flag
                        __zgc_table "$command" $flag
                        test -n "$wanted"; or continue
                        if not set -q letters[1]
                            set pending $flag
                        else if test $flag = -a
                            set -a __zgc_articles (string join '' -- $letters)
                        end
                        break
                    end
                case '*'
                    test -n "$command"; and set position (math $position + 1); or set command $word
            end
        end
    end
    set -l typed (__zgc_bare (commandline -ct))
    if test -n "$pending"
        __zgc_table "$command" $pending
        set -g __zgc_kind $wanted
    else if test -z "$ended"; and string match -q -- '--*=*' "$typed"
        set -l parts (string split -m 1 = -- $typed)
        __zgc_table "$command" $parts[1]
        set -g __zgc_kind $wanted
        set -g __zgc_head $parts[1]=
        set typed $parts[2]
    else if test -z "$ended"; and string match -q -- '-*' "$typed"
        __zgc_table "$command" (string sub -l 2 -- $typed)
        if test -n "$wanted"; and string match -qr '^-[^-].' -- $typed
            set -g __zgc_kind $wanted
            set -g __zgc_head (string sub -l 2 -- $typed)
            set typed (string sub -s 3 -- $typed)
        else
            set -g __zgc_kind options
        end
    else if test -z "$command"
        set -g __zgc_kind commands
    else
        __zgc_table "$command" ''
        for kind in $arguments
            if test $position -eq 0; or string match -q '*\*' -- $kind
                set -g __zgc_kind (string split -m 1 : -- (string trim -r -c '*' -- $kind))[1]
                set choices (string split , -- (string replace -rf '^choice:' '' -- $kind))
                break
            end
            set position (math $position - 1)
        end
        test -z "$__zgc_kind$typed"; and set -g __zgc_kind options
    end
    set -g __zgc_choices $choices
    contains -- "$__zgc_kind" field fields; and set -g __zgc_choices $fields
    if test "$__zgc_kind" = options
        if set -q used[1]
            set used (string escape --style=regex -- $used | string join '|')
            set options (string match -rv -- "^(?:[^*|]*,)?(?:$used)[,|]" $options)
        end
        set -g __zgc_choices (string replace -r -- '^[^|]*\|' '' $options)
    end
    set -g __zgc_typed "$typed"
end

# Return a word without its quotes, which may still be open.
function __zgc_bare
    set -l word "$argv[1]"
    set -l quote (string match -r '["\']' -- $word)
    if test -n "$quote"
        set -l bare (string unescape -- $word; or string unescape -- $word$quote)
        test -n "$bare"; and set word $bare
        or set word (string replace -a -- $quote '' $word)
    else
        set word (string unescape -- $word; or echo $word)
    end
    echo -- $word
end

# Set __zgc_lines to what the article at hand offers. Another article's is data: it is read, never run, and
# only while its time stamp is that of the article.
function __zgc_load
    set -l articles $__zgc_articles
    set -q articles[1]; or set articles $ZGC_ARTICLE
    if not set -q articles[1]; or test -z "$articles[1]"
        set -g __zgc_lines $__zgc_built_in
        return
    end
    set -g __zgc_lines
    set -l cache $HOME/.cache
    test -n "$XDG_CACHE_HOME"; and set cache $XDG_CACHE_HOME
    string match -qi -- off "$ZGC_CACHE"; and return
    builtin -q path; or return
    for article in $articles
        set article (string replace -r '^~/' "$HOME/" -- $article)
        string match -q '/*' -- $article; or set article $PWD/$article
        set article (path normalize -- $article)
        set -l sidecar $cache/zgc/completion1$article.tsv
        test -f $sidecar; and test (path mtime -- $sidecar) = (path mtime -- $article)
        and set -a __zgc_lines (string match -rv '[\x00-\x08\x0b-\x1f\x7f-\x9f]' <$sidecar)
    end
end

# Offer the lines of class $argv[1] whose value matches $argv[2] and what was typed, $argv[3]. Fish drops what does not begin with what was typed: for letters it gets the
# pinyin or the initials, and the name to read.
function __zgc_pick
    set -l typed $argv[3]
    set -l start "^$argv[1]\t"
    set -l end '\t([^\t]*)$'
    if test -z "$typed"; or string match -qr '[^ -~]' -- $typed
        __zgc_alike (string replace -rf -- "$start($argv[2])\t[^\t]*\t[^\t]*$end" \
            "$__zgc_head\$1\t\$2" $__zgc_lines)
        return
    end
    set -l lines (string match -r -- "$start.*" $__zgc_lines)
    set -l exact (string escape --style=regex -- $typed)
    string replace -rf -- "$start($exact$argv[2])\t[^\t]*\t[^\t]*$end" "$__zgc_head\$1\t\$2" $lines
    set -l plain (string replace -ra '[^a-z0-9]' '' -- (string lower -- $typed))
    test -n "$plain"; or return
    set -l others (string match -rv -- "$start$exact" $lines)
    string replace -rf -- "$start([^\t]*)\t($plain""[a-z0-9]*)\t[^\t]*$end" \
        "$__zgc_head\$2\t\$1 \$3" $others
    string replace -rf -- "$start([^\t]*)\t(?!$plain)[^\t]*\t($plain""[a-z0-9]*)$end" \
        "$__zgc_head\$2\t\$1 \$3" $others
end

# Offer the values of the kind $argv[1] that the article has and that match $argv[2].
function __zgc_article
    set -l any '[^\t]*'
    set -l typed "$argv[2]"
    switch $argv[1]
        case name speaker unit
            __zgc_pick (string sub -l 1 $argv[1]) $any "$typed"
            return
        case section
            __zgc_pick p "S$any" "$typed"
            return
        case thing
            __zgc_pick n $any "$typed"
    end
    # An ID may be typed in small letters.
    string match -qr '^[eqndfsp][0-9]' -- $typed; and set typed (string upper -- $typed)
    switch $argv[1]$typed
        case 'part*.*' 'thingP*.*'
            __zgc_pick t $any "$typed"
        case 'part*' 'thingS*' 'thingP*'
            __zgc_pick p $any "$typed"
        case 'thingE*' 'thingQ*' 'thingN*' 'thingD*' 'thingF*'
            __zgc_pick r $any "$typed"
    end
end

# Print those candidates whose value has the characters that were typed, in order, as fish would
# have it; fish itself would also look for them in the description.
function __zgc_alike
    set -l characters (string split '' -- $__zgc_typed | string escape --style=regex)
    set -l pattern '^[^\t]*'(string join '[^\t]*' -- $characters)
    string match -r -- "$pattern.*" $argv
end

# Print what can stand at the cursor, a candidate a line, a tab before its description.
function __zgc_complete
    __zgc_read
    switch $__zgc_kind
        case commands
            __zgc_alike $__zgc_commands
        case options
            __zgc_alike $__zgc_choices
        case choice field
            string join \n -- $__zgc_head$__zgc_choices
        case fields
            set -l before (string replace -rf '[^,]*$' '' -- $__zgc_typed)
            for field in $__zgc_choices
                contains -- $field (string split , -- $before); or echo -- $__zgc_head$before$field
            end
        case folder
            __fish_complete_directories $__zgc_typed | string replace -r '^' -- $__zgc_head
        case name speaker unit section part thing
            __zgc_load
            __zgc_article $__zgc_kind "$__zgc_typed"
    end
end

# Tell whether a file is wanted, which fish completes itself.
function __zgc_wants_file
    __zgc_read
    test "$__zgc_kind" = file
end

complete -c zgc -e
complete -c zgc -f
complete -c zgc -k -a '(__zgc_complete)'
complete -c zgc -n __zgc_wants_file -F
