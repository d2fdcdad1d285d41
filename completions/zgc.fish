# Tab completion of zgc for fish. Made by `zgc completion fish`; do not edit.
#
# It starts no process: what the built-in article offers stands below, what another one offers is
# read from the user's cache folder, where `zgc parse -o` and the first query have put it.

# VALUE, PINYIN, INITIALS, DESCRIPTION, with tabs between them, a list a class; see
# zgc_cli/completion/candidates.py.
set -g __zgc_built_in_n \
    '中国	zhongguo	zg	place' \
    '中关村	zhongguancun	zgc	place' \
    '具身智能	jushenzhineng	jszn	term' \
    '北京	beijing	bj	place' \
    '京			place: 北京' \
    '2026中关村论坛年会	2026zhongguancunluntannianhui 2026zhongguancunluntanniankuai	2zgcltnh 2zgcltnk	event' \
    '中关村论坛年会	zhongguancunluntannianhui zhongguancunluntanniankuai	zgcltnh zgcltnk	event: 2026中关村论坛年会' \
    '中关村论坛	zhongguancunluntan	zgclt	event: 2026中关村论坛年会' \
    '新华社	xinhuashe	xhs	org' \
    '人工智能	rengongzhineng	rgzn	term' \
    '十五五	shiwuwu	sww	term' \
    '习近平	xijinping	xjp	person' \
    '国际科技创新中心	guojikejichuangxinzhongxin	gjkjcxzx	term' \
    '鞠焕宗	juhuanzong	jhz	person' \
    '大模型	damoxing damuxing	dmx	term' \
    '人形机器人	renxingjiqiren	rxjqr	term' \
    '无界动力	wujiedongli	wjdl	org' \
    '产业集群	chanyejiqun	cyjq	term' \
    '泰国	taiguo	tg	place' \
    '银河航天	yinhehangtian	yhht	org' \
    '西班牙	xibanya	xby	place' \
    '董素玉	dongsuyu	dsy	person' \
    '陈芳	chenfang	cf	person' \
    '张漫子	zhangmanzi	zmz	person' \
    '中央经济工作会议	zhongyangjingjigongzuohuiyi zhongyangjingjigongzuokuaiyi	zyjjgzhy zyjjgzky	event' \
    '北京国际科技创新中心	beijingguojikejichuangxinzhongxin	bjgjkjcxzx	place' \
    '京津冀	jingjinji	jjj	place' \
    '上海国际科技创新中心	shanghaiguojikejichuangxinzhongxin	shgjkjcxzx	place' \
    '长三角	zhangsanjiao changsanjiao zhangsanjue	zsj csj	place' \
    '中关村国际创新中心	zhongguancunguojichuangxinzhongxin	zgcgjcxzx	place' \
    '小诺	xiaonuo	xn	product' \
    '十四五	shisiwu	ssw	term' \
    '独角兽企业	dujiaoshouqiye dujueshouqiye	djsqy	term' \
    '专精特新	zhuanjingtexin	zjtx	term' \
    'DeepSeek	deepseek		product' \
    '中国工程院	zhongguogongchengyuan	zggcy	org' \
    '全球工程前沿	quanqiugongchengqianyan	qqgcqy	work' \
    '国家自然科学基金委	guojiazirankexuejijinwei	gjzrkxjjw	org' \
    '中国科学十大进展	zhongguokexueshidajinzhan	zgkxsdjz	work' \
    '嫦娥六号	changeliuhao changeluhao	celh	product' \
    '可控核聚变	kekonghejubian	kkhjb	term' \
    '大科学装置	dakexuezhuangzhi	dkxzz	term' \
    '高水平科技自立自强	gaoshuipingkejiziliziqiang gaoshuipingkejizilizijiang	gspkjzlzq gspkjzlzj	term' \
    '科技强国	kejiqiangguo kejijiangguo	kjqg kjjg	term' \
    '三城一区	sanchengyiqu sanchengyiou	scyq scyo	term' \
    '京津冀协同创新	jingjinjixietongchuangxin	jjjxtcx	term' \
    '国家实验室	guojiashiyanshi	gjsys	term' \
    '新型研发机构	xinxingyanfajigou	xxyfjg	term' \
    '成果转化	chengguozhuanhua	cgzh	term' \
    '国家战略科技力量	guojiazhanlvekejililiang guojiazhanluekejililiang	gjzlkjll	term' \
    '新质生产力	xinzhishengchanli	xzscl	term' \
    'AI智能体	aizhinengti	aznt	term' \
    '智能化骨折复位手术机器人	zhinenghuaguzhefuweishoushujiqiren zhinenghuagushefuweishoushujiqiren	znhgzfwssjqr znhgsfwssjqr	product' \
    '微创手术	weichuangshoushu	wcss	term' \
    '北京罗森博特科技有限公司	beijingluosenbotekejiyouxiangongsi	bjlsbtkjyxgs	org' \
    '王豫	wangyu	wy	person' \
    '手术机器人	shoushujiqiren	ssjqr	term' \
    '工业机器人	gongyejiqiren	gyjqr	term' \
    '物理AI	wuliai	wla	term' \
    '多模态大模型	duomotaidamoxing duomutaidamoxing duomotaidamuxing	dmtdmx	term' \
    '强化学习	qianghuaxuexi jianghuaxuexi	qhxx jhxx	term' \
    '世界模型	shijiemoxing shijiemuxing	sjmx	term' \
    '中关村（海淀）具身智能创新产业园	zhongguancunhaidianjushenzhinengchuangxinchanyeyuan	zgchdjszncxcyy	place' \
    '具身智能机器人	jushenzhinengjiqiren	jsznjqr	term' \
    '张玉峰	zhangyufeng	zyf	person' \
    '天工	tiangong	tg	product' \
    '长安链	changanlian zhanganlian	cal zal	product' \
    'RISC-V处理器核	riscvchuliqihe riscuchuliqihe	rclqh	product' \
    '抖音	douyin	dy	org' \
    '智谱	zhipu	zp	org' \
    '月之暗面	yuezhianmian	yzam	org' \
    '中国式现代化	zhongguoshixiandaihua	zgsxdh	term' \
    '曼谷	mangu manyu	mg my	place' \
    '马汉科理工大学	mahankeligongdaxue	mhklgdx	org' \
    '卫星互联网	weixinghulianwang	wxhlw	term' \
    '远程医疗	yuanchengyiliao	ycyl	term' \
    '低轨卫星互联网	diguiweixinghulianwang	dgwxhlw	term' \
    '小蜘蛛网	xiaozhizhuwang	xzzw	product' \
    '“小蜘蛛网”星座	xiaozhizhuwangxingzuo	xzzwxz	product: 小蜘蛛网' \
    '航天强国	hangtianqiangguo hangtianjiangguo	htqg htjg	term' \
    '一带一路	yidaiyilu	ydyl	term' \
    '徐鸣	xuming	xm	person' \
    '驭势科技	yushikeji	yskj	org' \
    '无人驾驶	wurenjiashi	wrjs	term' \
    '卡塔尔哈马德国际机场	kataerhamadeguojijichang qiataerhamadeguojijichang	ktehmdgjjc qtehmdgjjc	place' \
    '新加坡	xinjiapo	xjp	place' \
    '樟宜机场	zhangyijichang	zyjc	place' \
    '氢能	qingneng	qn	term' \
    '葡萄牙	putaoya	pty	place' \
    '比利时	bilishi	bls	place' \
    '北京中电丰业技术开发有限公司	beijingzhongdianfengyejishukaifayouxiangongsi	bjzdfyjskfyxgs	org' \
    '王子豪	wangzihao	wzh	person' \
    '美国	meiguo	mg	place' \
    '德国	deguo	dg	place' \
    '民营经济	minyingjingji	myjj	term' \
    '中国政府	zhongguozhengfu	zgzf	org' \
    '阿斯利康	asilikang esilikang	aslk eslk	org' \
    '宝马集团	baomajituan	bmjt	org' \
    '阿里巴巴集团	alibabajituan elibabajituan	albbjt elbbjt	org' \
    'AI大模型	aidamoxing aidamuxing	admx	term' \
    '中关村展示中心	zhongguancunzhanshizhongxin	zgczszx	place' \
    '灵巧手	lingqiaoshou	lqs	term'

set -g __zgc_built_in_s \
    '王豫	wangyu	wy	' \
    '张玉峰	zhangyufeng	zyf	' \
    '徐鸣	xuming	xm	' \
    '王子豪	wangzihao	wzh	'

set -g __zgc_built_in_u \
    '个			' \
    '名			' \
    '场			' \
    '次			' \
    '分钟			' \
    '年			' \
    '家			' \
    '公里			' \
    '元			' \
    '%			'

set -g __zgc_built_in_p \
    'S0			the lead' \
    'S1			焕然一新——点燃科创“新引擎”' \
    'S2			化茧成蝶——创新链和产业链双向奔赴' \
    'S3			共享机遇——中国市场不断增强“磁吸力”' \
    'P1			创新的中关村，见证科技革命的“奇点时刻”' \
    'P2			新华社记者 董素玉 陈芳 张漫子' \
    'P3			中关村，一个以创新为基因的“村”，汇聚世界目光…' \
    'P4			3月25日至29日，2026中关村论坛年会在京…' \
    'P5			习近平主席十分关心中关村论坛，三次向论坛致贺辞…' \
    'P6			中关村不仅是中国的科创高地，也成为全球科技版图…' \
    'P7			2026年3月25日，在中关村国际创新中心，迎…' \
    'P8			新华社记者 鞠焕宗 摄' \
    'P9			焕然一新——点燃科创“新引擎”' \
    'P10			“十四五”时期，我国科技事业发展取得新的重大成…' \
    'P11			平均不到5分钟就诞生一家科技型企业；数量众多的…' \
    'P12			对科技创新的奔涌，人们感受从未如此深切。' \
    'P13			2025年初，DeepSeek横空出世，不少人…' \
    'P14			仅一年多，大模型已从新潮变成标配，深度嵌入日常…' \
    'P15			科技迭代的速度，会带来怎样的机遇与挑战？' \
    'P16			论坛年会上，中国工程院发布“全球工程前沿”报告…' \
    'P17			国家自然科学基金委发布2025年度“中国科学十…' \
    'P18			“十五五”时期，中国将加快推进高水平科技自立自…' \
    'P19			“三城一区”深度联动、京津冀协同创新向纵深推进…' \
    'P20			中关村论坛，是观察中国创新的精彩窗口。以真实产…' \
    'P21			化茧成蝶——创新链和产业链双向奔赴' \
    'P22			当具身智能的浪潮从实验室涌向真实世界，我们需要…' \
    'P23			论坛展示区现场，一台白色的机械臂静立在手术台旁…' \
    'P24			“我们希望把过去必须‘大切口’的手术变成微创手…' \
    'P25			如果说手术机器人追求的是精度与速度，那么工业机…' \
    'P26			为此，无界动力集结了一支兼具前沿技术创新与规模…' \
    'P27			为了提速这一过程，中关村加快具身智能产业集群建…' \
    'P28			得益于中关村的具身智能产业集群建设，企业的技术…' \
    'P29			“2026年将是面向工业场景的操作类型的人形机…' \
    'P30			在中关村乃至中国大地上，这样的故事越来越多，启…' \
    'P31			共享机遇——中国市场不断增强“磁吸力”' \
    'P32			中关村论坛年会的国际“朋友圈”持续扩大，外国嘉…' \
    'P33			“天工”“长安链”“RISC-V处理器核”等开…' \
    'P34			开放，是中国科技创新的显著特色，也是中国式现代…' \
    'P35			泰国曼谷马汉科理工大学，一台行驶中的皮卡车正在…' \
    'P36			“未来三年，我们将发射更多的卫星，助力万星时代…' \
    'P37			在北京大力发展人工智能的浪潮中，驭势科技的“A…' \
    'P38			作为未来能源的“新星”，中国氢能产业快速发展，…' \
    'P39			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'P40			开放合作，互利共赢。截至目前，中国政府已与16…' \
    'P41			全球知名药企阿斯利康宣布在北京投资近200亿元…' \
    'P42			向着世界级科技创新策源地的目标，中关村正加速前…' \
    'P43			新华社北京3月25日电' \
    'P44			2026年3月24日，在中关村展示中心常设展上…' \
    'P45			新华社记者 鞠焕宗 摄'

set -g __zgc_built_in_t \
    'P1.1			创新的中关村，见证科技革命的“奇点时刻”' \
    'P2.1			新华社记者 董素玉 陈芳 张漫子' \
    'P3.1			中关村，一个以创新为基因的“村”，汇聚世界目光…' \
    'P4.1			3月25日至29日，2026中关村论坛年会在京…' \
    'P4.2			在“十五五”开局之年，来自100多个国家的上千…' \
    'P5.1			习近平主席十分关心中关村论坛，三次向论坛致贺辞…' \
    'P5.2			在去年中央经济工作会议上，习近平主席宣布将北京…' \
    'P6.1			中关村不仅是中国的科创高地，也成为全球科技版图…' \
    'P6.2			中关村论坛扛起国家创新使命，让闪亮的创新名片迸…' \
    'P7.1			2026年3月25日，在中关村国际创新中心，迎…' \
    'P8.1			新华社记者 鞠焕宗 摄' \
    'P9.1			焕然一新——点燃科创“新引擎”' \
    'P10.1			“十四五”时期，我国科技事业发展取得新的重大成…' \
    'P10.2			中关村的创新与发展，无疑极具代表性。' \
    'P11.1			平均不到5分钟就诞生一家科技型企业；数量众多的…' \
    'P12.1			对科技创新的奔涌，人们感受从未如此深切。' \
    'P13.1			2025年初，DeepSeek横空出世，不少人…' \
    'P14.1			仅一年多，大模型已从新潮变成标配，深度嵌入日常…' \
    'P15.1			科技迭代的速度，会带来怎样的机遇与挑战？' \
    'P16.1			论坛年会上，中国工程院发布“全球工程前沿”报告…' \
    'P17.1			国家自然科学基金委发布2025年度“中国科学十…' \
    'P18.1			“十五五”时期，中国将加快推进高水平科技自立自…' \
    'P19.1			“三城一区”深度联动、京津冀协同创新向纵深推进…' \
    'P20.1			中关村论坛，是观察中国创新的精彩窗口。' \
    'P20.2			以真实产业场景为纽带，汇聚全球顶尖科创智慧，让…' \
    'P20.3			从具身智能驰骋马拉松赛道，到AI智能体全面赋能…' \
    'P21.1			化茧成蝶——创新链和产业链双向奔赴' \
    'P22.1			当具身智能的浪潮从实验室涌向真实世界，我们需要…' \
    'P22.2			人形机器人距离真正的进厂干活还有多远？' \
    'P22.3			中关村论坛现场给出了答案。' \
    'P23.1			论坛展示区现场，一台白色的机械臂静立在手术台旁…' \
    'P23.2			这是全球首个智能化骨折复位手术机器人。' \
    'P24.1			“我们希望把过去必须‘大切口’的手术变成微创手…' \
    'P24.2			北京罗森博特科技有限公司创始人兼董事长王豫说，…' \
    'P25.1			如果说手术机器人追求的是精度与速度，那么工业机…' \
    'P25.2			业界普遍意识到，物理AI突破的关键是操作智能。' \
    'P25.3			一批具身智能企业正在重点攻克的是让机器人“会干…' \
    'P26.1			为此，无界动力集结了一支兼具前沿技术创新与规模…' \
    'P27.1			为了提速这一过程，中关村加快具身智能产业集群建…' \
    'P27.2			中关村（海淀）具身智能创新产业园内，14家具身…' \
    'P27.3			园区企业遍布具身智能产业上下游核心环节，能快速…' \
    'P28.1			得益于中关村的具身智能产业集群建设，企业的技术…' \
    'P29.1			“2026年将是面向工业场景的操作类型的人形机…' \
    'P29.2			无界动力创始人、首席执行官张玉峰说。' \
    'P30.1			在中关村乃至中国大地上，这样的故事越来越多，启…' \
    'P31.1			共享机遇——中国市场不断增强“磁吸力”' \
    'P32.1			中关村论坛年会的国际“朋友圈”持续扩大，外国嘉…' \
    'P32.2			今年，有来自100多个国家的上千名嘉宾到场，在…' \
    'P33.1			“天工”“长安链”“RISC-V处理器核”等开…' \
    'P33.2			2026年初，抖音、智谱、月之暗面等企业先后发…' \
    'P33.3			北京“用创新带动创新”，不仅放大创新的乘数效应…' \
    'P34.1			开放，是中国科技创新的显著特色，也是中国式现代…' \
    'P35.1			泰国曼谷马汉科理工大学，一台行驶中的皮卡车正在…' \
    'P35.2			这是中国低轨卫星互联网的首次海外应用，银河航天…' \
    'P36.1			“未来三年，我们将发射更多的卫星，助力万星时代…' \
    'P36.2			银河航天创始人、董事长兼CEO徐鸣勾勒出更宏大…' \
    'P36.3			他指着墙上的世界地图，互联网人口的区域被标记为…' \
    'P37.1			在北京大力发展人工智能的浪潮中，驭势科技的“A…' \
    'P38.1			作为未来能源的“新星”，中国氢能产业快速发展，…' \
    'P38.2			“前些天接待了葡萄牙、比利时的客户，接下来又有…' \
    'P38.3			北京中电丰业技术开发有限公司总经理助理王子豪说…' \
    'P39.1			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'P40.1			开放合作，互利共赢。' \
    'P40.2			截至目前，中国政府已与161个国家和地区建立了…' \
    'P41.1			全球知名药企阿斯利康宣布在北京投资近200亿元…' \
    'P41.2			外资企业持续“加码”，为中国科技创新和未来发展…' \
    'P42.1			向着世界级科技创新策源地的目标，中关村正加速前…' \
    'P42.2			无数创新的星火，在这里汇聚燎原，升腾起创新发展…' \
    'P43.1			新华社北京3月25日电' \
    'P44.1			2026年3月24日，在中关村展示中心常设展上…' \
    'P45.1			新华社记者 鞠焕宗 摄'

set -g __zgc_built_in_r \
    'E1			中关村' \
    'E2			新华社' \
    'E3			董素玉' \
    'E4			陈芳' \
    'E5			张漫子' \
    'E6			2026中关村论坛年会' \
    'E7			北京' \
    'E8			十五五' \
    'E9			中国' \
    'E10			习近平' \
    'E11			中央经济工作会议' \
    'E12			北京国际科技创新中心' \
    'E13			京津冀' \
    'E14			上海国际科技创新中心' \
    'E15			长三角' \
    'E16			国际科技创新中心' \
    'E17			中关村国际创新中心' \
    'E18			小诺' \
    'E19			鞠焕宗' \
    'E20			十四五' \
    'E21			独角兽企业' \
    'E22			专精特新' \
    'E23			DeepSeek' \
    'E24			大模型' \
    'E25			中国工程院' \
    'E26			全球工程前沿' \
    'E27			国家自然科学基金委' \
    'E28			中国科学十大进展' \
    'E29			嫦娥六号' \
    'E30			可控核聚变' \
    'E31			大科学装置' \
    'E32			高水平科技自立自强' \
    'E33			科技强国' \
    'E34			三城一区' \
    'E35			京津冀协同创新' \
    'E36			国家实验室' \
    'E37			新型研发机构' \
    'E38			成果转化' \
    'E39			国家战略科技力量' \
    'E40			新质生产力' \
    'E41			具身智能' \
    'E42			AI智能体' \
    'E43			人形机器人' \
    'E44			智能化骨折复位手术机器人' \
    'E45			微创手术' \
    'E46			北京罗森博特科技有限公司' \
    'E47			王豫' \
    'E48			人工智能' \
    'E49			手术机器人' \
    'E50			工业机器人' \
    'E51			物理AI' \
    'E52			无界动力' \
    'E53			多模态大模型' \
    'E54			强化学习' \
    'E55			世界模型' \
    'E56			产业集群' \
    'E57			中关村（海淀）具身智能创新产业园' \
    'E58			具身智能机器人' \
    'E59			张玉峰' \
    'E60			天工' \
    'E61			长安链' \
    'E62			RISC-V处理器核' \
    'E63			抖音' \
    'E64			智谱' \
    'E65			月之暗面' \
    'E66			中国式现代化' \
    'E67			泰国' \
    'E68			曼谷' \
    'E69			马汉科理工大学' \
    'E70			卫星互联网' \
    'E71			远程医疗' \
    'E72			低轨卫星互联网' \
    'E73			银河航天' \
    'E74			小蜘蛛网' \
    'E75			航天强国' \
    'E76			一带一路' \
    'E77			徐鸣' \
    'E78			驭势科技' \
    'E79			无人驾驶' \
    'E80			卡塔尔哈马德国际机场' \
    'E81			新加坡' \
    'E82			樟宜机场' \
    'E83			氢能' \
    'E84			葡萄牙' \
    'E85			比利时' \
    'E86			西班牙' \
    'E87			北京中电丰业技术开发有限公司' \
    'E88			王子豪' \
    'E89			美国' \
    'E90			德国' \
    'E91			民营经济' \
    'E92			中国政府' \
    'E93			阿斯利康' \
    'E94			宝马集团' \
    'E95			阿里巴巴集团' \
    'E96			AI大模型' \
    'E97			中关村展示中心' \
    'E98			灵巧手' \
    'Q1			奇点时刻' \
    'Q2			村' \
    'Q3			科技创新与产业创新深度融合' \
    'Q4			十五五' \
    'Q5			中国创新故事' \
    'Q6			奇点时刻' \
    'Q7			小诺' \
    'Q8			新引擎' \
    'Q9			十四五' \
    'Q10			小巨人' \
    'Q11			第一股' \
    'Q12			全球工程前沿' \
    'Q13			中国科学十大进展' \
    'Q14			亿度' \
    'Q15			十五五' \
    'Q16			三城一区' \
    'Q17			基础研究—技术攻关—成果转化—产业集聚' \
    'Q18			我们希望把过去必须‘大切口’的手术变成微创手术。' \
    'Q19			人工智能规划算法、实时动态三维可视化导航等技术…' \
    'Q20			会干活' \
    'Q21			梦之队' \
    'Q22			通用大脑' \
    'Q23			操作智能' \
    'Q24			上下楼即上下游' \
    'Q25			零距离' \
    'Q26			2026年将是面向工业场景的操作类型的人形机器…' \
    'Q27			创新长跑' \
    'Q28			双向奔赴' \
    'Q29			磁吸力' \
    'Q30			朋友圈' \
    'Q31			科技之约' \
    'Q32			天工' \
    'Q33			长安链' \
    'Q34			RISC-V处理器核' \
    'Q35			用创新带动创新' \
    'Q36			小蜘蛛网' \
    'Q37			未来三年，我们将发射更多的卫星，助力万星时代的…' \
    'Q38			我们一定要坚持推动大国重器级别的创新，拥抱大航…' \
    'Q39			AI司机' \
    'Q40			新星' \
    'Q41			前些天接待了葡萄牙、比利时的客户，接下来又有西…' \
    'Q42			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'Q43			出海' \
    'Q44			上车' \
    'Q45			加码' \
    'N1			100多个' \
    'N2			上千名' \
    'N3			百余场' \
    'N4			三次' \
    'N5			不到5分钟' \
    'N6			一年多' \
    'N7			9个' \
    'N8			94个' \
    'N9			95个' \
    'N10			首次' \
    'N11			上千名' \
    'N12			首个' \
    'N13			14家' \
    'N14			7家' \
    'N15			100多个' \
    'N16			上千名' \
    'N17			首次' \
    'N18			首次' \
    'N19			6个' \
    'N20			高达580万公里' \
    'N21			超20个' \
    'N22			近30个' \
    'N23			突破万亿元' \
    'N24			突破五成' \
    'N25			突破七成' \
    'N26			161个' \
    'N27			200多个' \
    'N28			近200亿元' \
    'N29			第六个' \
    'D1			3月25日至29日' \
    'D2			“十五五”' \
    'D3			去年' \
    'D4			2026年3月25日' \
    'D5			“十四五”' \
    'D6			2025年初' \
    'D7			2025年度' \
    'D8			“十五五”' \
    'D9			2026年' \
    'D10			今年' \
    'D11			2026年初' \
    'D12			未来三年' \
    'D13			前些天' \
    'D14			目前' \
    'D15			3月25日' \
    'D16			2026年3月24日' \
    'F1			新华社记者 董素玉' \
    'F2			新华社记者 董素玉 陈芳' \
    'F3			新华社记者 董素玉 陈芳 张漫子' \
    'F4			3月25日至29日，2026中关村论坛年会在京…' \
    'F5			3月25日至29日，2026中关村论坛年会在京…' \
    'F6			来自100多个国家的上千名嘉宾参与百余场论坛活动' \
    'F7			习近平主席十分关心中关村论坛' \
    'F8			去年中央经济工作会议上，习近平主席宣布将北京国…' \
    'F9			去年中央经济工作会议上，习近平主席宣布将北京国…' \
    'F10			中关村不仅是中国的科创高地' \
    'F11			新华社记者 鞠焕宗' \
    'F12			“十四五”时期，我国科技事业发展取得新的重大成就' \
    'F13			中国工程院发布“全球工程前沿”报告' \
    'F14			中国工程院发布“全球工程前沿”报告，在9个领域…' \
    'F15			中国工程院发布“全球工程前沿”报告，在9个领域…' \
    'F16			国家自然科学基金委发布2025年度“中国科学十…' \
    'F17			嫦娥六号样品首次揭示月背演化历史和巨型撞击效应' \
    'F18			可控核聚变大科学装置实现“亿度”运行' \
    'F19			这是全球首个智能化骨折复位手术机器人' \
    'F20			北京罗森博特科技有限公司创始人兼董事长王豫' \
    'F21			物理AI突破的关键是操作智能' \
    'F22			无界动力集结了一支兼具前沿技术创新与规模工程落…' \
    'F23			“2026年将是面向工业场景的操作类型的人形机…' \
    'F24			无界动力创始人、首席执行官张玉峰' \
    'F25			这是中国低轨卫星互联网的首次海外应用' \
    'F26			让泰国东部偏远区域首次接入高速网络' \
    'F27			银河航天创始人、董事长兼CEO徐鸣' \
    'F28			驭势科技的“AI司机”走出国门，为6个国家和地…' \
    'F29			驭势科技的“AI司机”走出国门，为6个国家和地…' \
    'F30			“前些天接待了葡萄牙、比利时的客户，接下来又有…' \
    'F31			北京中电丰业技术开发有限公司总经理助理王子豪' \
    'F32			北京中电丰业技术开发有限公司总经理助理王子豪说…' \
    'F33			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'F34			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'F35			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'F36			碱性水电解制氢设备已出口到美国、德国、西班牙等…' \
    'F37			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'F38			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'F39			中关村“出海”的脚步也正不断加快：累计外贸规模…' \
    'F40			目前，中国政府已与161个国家和地区建立了科技…' \
    'F41			目前，中国政府已与161个国家和地区建立了科技…' \
    'F42			全球知名药企阿斯利康宣布在北京投资近200亿元' \
    'F43			阿斯利康宣布在北京投资近200亿元，建立第六个…' \
    'F44			宝马集团宣布与阿里巴巴集团深化战略合作'

set -g __zgc_commands \
    'summary	Print what the article is and what is in it, on one screen' \
    'sections	List the sections with their counts; S0 is the lead' \
    'read	Print the text itself, whole or by section, paragraph and sentence' \
    'entities	List the entities with type, mentions and aliases' \
    'quotes	List who said what, with role, organisation and place' \
    'figures	List the numbers with unit, modifier and what they count' \
    'timeline	Print the dated clauses in order of time' \
    'facts	List what the article states: subject, predicate, object, and the words that say so' \
    'graph	Show which people, organisations, products and places the facts tie together' \
    'show	Print everything known about one entity, or one record with its context' \
    'search	Find the passages that match a query, the best first' \
    'ask	Answer a question from the article, with the sentence that proves it' \
    'check	Hold every claim of another text against the article: supported, refuted, or not told' \
    'compare	Tell what two reports have in common, what differs, and what only one of them has' \
    'parse	Parse raw text into a document that every other command reads with --article' \
    'index	Make or renew the index of a folder, by which queries over it find faster' \
    'export	Write whole articles for other programs: a web page, a picture, Markdown, a database, JSONL' \
    'names	Keep your own names, which win over the rules where raw text is parsed' \
    'completion	Print the script that lets Tab complete commands, options, names, IDs and fields' \
    'rules	List the rules that read articles, or show one with all its examples' \
    'schema	Print the JSON Schema of a record kind, or of all' \
    'man	Open the manual page on a terminal; in a pipe print it as text, into a file as roff' \
    'help	Explain a topic, or a command; without one, list the topics'

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
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '--version|--version	Print the version and exit' \
                '--no-config|--no-config	Read no file of settings' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 
            set fields 
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case summary
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields title byline agency place date source sections counts entities figures quotes lead types facts articles first last undated outlets speakers files article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case sections
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields id title paragraphs sentences characters entities quotes figures article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case read
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'part*'
            set fields id kind text sentences section line rule article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case entities
            set options \
                '*--type,-t|--type	Only entities of these types' \
                '*--type,-t|-t	Only entities of these types' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields id name type aliases count pinyin credit mentions section line span rule posts articles first last entities article
            switch "$argv[2]"
                case --type -t
                    set wanted choice; set choices 'person' 'org' 'place' 'event' 'product' 'work' 'term'
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case quotes
            set options \
                '--speaker|--speaker	Only what this one said' \
                '--about|--about	Only in sentences that name it, or have the word' \
                '*--kind,-k|--kind	Which quotes' \
                '*--kind,-k|-k	Which quotes' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields id kind speaker role org cue text parts section line span rule article
            switch "$argv[2]"
                case --speaker
                    set wanted speaker
                case --about
                    set wanted name
                case --kind -k
                    set wanted choice; set choices 'speech' 'indirect' 'term' 'all'
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case figures
            set options \
                '*--kind,-k|--kind	Only figures of these kinds' \
                '*--kind,-k|-k	Only figures of these kinds' \
                '--unit|--unit	Only figures in this unit' \
                '--min|--min	At least this: 10万, 1亿元, 30%' \
                '--max|--max	At most this, likewise' \
                '--about|--about	Only what is told of it: a name, or a word' \
                '--all|--all	What byline and dateline tell, too' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields id text kind value min max low high unit mod counted subject sentence day section line span rule article
            switch "$argv[2]"
                case --kind -k
                    set wanted choice; set choices 'count' 'money' 'ratio' 'length' 'area' 'volume' 'mass' 'energy' 'power' 'voltage' 'pressure' 'data' 'radiation' 'measure' 'temperature' 'duration' 'frequency' 'ordinal' 'score'
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
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case timeline
            set options \
                '--from|--from	Only what ends on or after it' \
                '--to|--to	Only what begins on or before it' \
                '--all|--all	What byline and dateline tell, too' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields id start end text granularity mod time event section line span rule article
            switch "$argv[2]"
                case --from
                    set wanted free
                case --to
                    set wanted free
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case facts
            set options \
                '*--kind,-k|--kind	Only facts of these kinds' \
                '*--kind,-k|-k	Only facts of these kinds' \
                '--about|--about	Only what names it, or has the word' \
                '--all|--all	What byline and dateline tell, too' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields id kind subject predicate object time context text entities figures dates section line span rule article
            switch "$argv[2]"
                case --kind -k
                    set wanted choice; set choices 'affiliation' 'quantity' 'event' 'first' 'state' 'statement'
                case --about
                    set wanted name
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case graph
            set options \
                '--about|--about	Only what is tied to it' \
                '--all|--all	What byline and dateline tell, too' \
                '--format,-f|--format	Default: a tree on a terminal, else plain' \
                '--format,-f|-f	Default: a tree on a terminal, else plain' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields source_name label target_name kind facts source target article
            switch "$argv[2]"
                case --about
                    set wanted name
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx' 'dot' 'mermaid' 'graphml'
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case show
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'thing' 'article*'
            set fields record mentions facts quotes figures about ties terms first last posts article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case search
            set options \
                '--in|--in	Only records of this kind' \
                '--section|--section	Only in this section: S2' \
                '*--type,-t|--type	Only entities of these types' \
                '*--type,-t|-t	Only entities of these types' \
                '-A|-A	Sentences of context behind it' \
                '-B|-B	Sentences of context before it' \
                '-C|-C	Sentences of context on each side' \
                '-l|-l	Print the names of the articles alone' \
                '-c|-c	Print how many passages, of each article that has any' \
                '--regex|--regex	QUERY is a regular expression' \
                '--exact|--exact	QUERY as it stands, nothing near' \
                '--any,--all|--any	Any of the words, or all' \
                '--any,--all|--all	Any of the words, or all' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article' 'article*'
            set fields rank score kind id text matches section line speaker article
            switch "$argv[2]"
                case --in
                    set wanted choice; set choices 'text' 'quotes' 'entities' 'figures' 'facts' 'dates' 'all'
                case --section
                    set wanted section
                case --type -t
                    set wanted choice; set choices 'person' 'org' 'place' 'event' 'product' 'work' 'term'
                case -A
                    set wanted free
                case -B
                    set wanted free
                case -C
                    set wanted free
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case ask
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article' 'article*'
            set fields answer score kind sentence section line span rule day certainty article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case check
            set options \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'file' 'article*'
            set fields claim verdict evidence line details article
            switch "$argv[2]"
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case compare
            set options \
                '--about|--about	Only what is told of it: a name, or a word' \
                '--all|--all	What both have, too' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--each|--each	Several articles one at a time, nothing of them joined' \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields relation kind a b a_line b_line a_article b_article a_sentence b_sentence a_span b_span article
            switch "$argv[2]"
                case --about
                    set wanted name
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case parse
            set options \
                '--out,-o|--out	Write here' \
                '--out,-o|-o	Write here' \
                '--dir,-d|--dir	Write each as DIR/NAME.zgc' \
                '--dir,-d|-d	Write each as DIR/NAME.zgc' \
                '--jobs,-j|--jobs	Files parsed at a time' \
                '--jobs,-j|-j	Files parsed at a time' \
                '--force|--force	With -d, parse again what is parsed already' \
                '--index,--no-index|--index	With -d, make the folder\'s index; else one is kept' \
                '--index,--no-index|--no-index	With -d, make the folder\'s index; else one is kept' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '--trace|--trace	Print on stderr which rule made which record' \
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
                case --names
                    set wanted file
            end
        case index
            set options \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'folder*'
            set fields 
            switch "$argv[2]"
            end
        case export
            set options \
                '--to,--format,-t,-f|--to	Default: what the name of the output means' \
                '--to,--format,-t,-f|--format	Default: what the name of the output means' \
                '--to,--format,-t,-f|-t	Default: what the name of the output means' \
                '--to,--format,-t,-f|-f	Default: what the name of the output means' \
                '--out,-o|--out	Write here' \
                '--out,-o|-o	Write here' \
                '*--article,-a|--article	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '*--article,-a|-a	Article to read: a parsed document or raw text, - for standard input; may be repeated' \
                '--date|--date	Day of the article, where raw text does not show one' \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'article*'
            set fields 
            switch "$argv[2]"
                case --to --format -t -f
                    set wanted choice; set choices 'html' 'svg' 'md' 'markdown' 'sqlite' 'jsonl'
                case --out -o
                    set wanted file
                case --article -a
                    set wanted file
                case --date
                    set wanted free
                case --names
                    set wanted file
            end
        case names
            set options \
                '--names|--names	Your own names, which win where raw text is parsed: see zgc help names' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'choice:list,add,remove,check' 'own*'
            set fields 
            switch "$argv[2]"
                case --names
                    set wanted file
            end
        case completion
            set options \
                '--install|--install	Tell what would be written where, for good' \
                '--yes|--yes	With --install, write it' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'choice:bash,zsh,fish'
            set fields 
            switch "$argv[2]"
            end
        case rules
            set options \
                '--format,-f|--format	Default: table on a terminal, else plain' \
                '--format,-f|-f	Default: table on a terminal, else plain' \
                '--fields|--fields	Fields to print, in this order' \
                '--sort|--sort	Sort by a field' \
                '--reverse|--reverse	Print the last record first' \
                '--limit,-n|--limit	Print at most N records' \
                '--limit,-n|-n	Print at most N records' \
                '--count|--count	Print the number of records alone' \
                '--quiet,-q|--quiet	Print nothing; the exit status tells' \
                '--quiet,-q|-q	Print nothing; the exit status tells' \
                '--null,-0|--null	End lines of plain, tsv, jsonl with NUL' \
                '--null,-0|-0	End lines of plain, tsv, jsonl with NUL' \
                '--header,--no-header|--header	Names of the fields as the first line' \
                '--header,--no-header|--no-header	Names of the fields as the first line' \
                '--out,-o|--out	Write to this file, in the format of its name' \
                '--out,-o|-o	Write to this file, in the format of its name' \
                '--color|--color	When to colour' \
                '--hyperlink|--hyperlink	When to make IDs and lines links to the source' \
                '--pager,--no-pager|--pager	Page what is longer than the screen' \
                '--pager,--no-pager|--no-pager	Page what is longer than the screen' \
                '--guard,--no-guard|--guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--guard,--no-guard|--no-guard	In csv and tsv, lead with \' what a spreadsheet would run: = + - @' \
                '--bom,--no-bom|--bom	Begin csv and tsv with the mark that Excel looks for' \
                '--bom,--no-bom|--no-bom	Begin csv and tsv with the mark that Excel looks for' \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'choice:title-mark,heading-mark,caption-mark,emphasised-caption,dateline,dateline-topic,dated-byline,web-line,editorial-line,end-mark,source-name,reporters,unnamed-byline,photo-credit,caption-cue,bare-names,body,turns-of-a-line,turn-line,turn-second-line,open-turn,framed-turn,turn-topic,question-line,answer-line,comment-line,field-line,table-row,roster-line,list-item,listed-line,titled-item,signature,numbered-news,dated-news,caption-before-credit,topic-title,title-line,kicker,title-second-line,subtitle,title-again,dateline-and-title,marked-heading,numbered-heading,dashed-heading,short-line,bracketed,ellipsis,quoted-end,full-stop,too-long,paragraph-end,known-place,known-org,known-person,known-county,wide-area,dictionary-town,dictionary-place,village,common-word,dictionary-org,province-and-city,place-and-body,country-first,country-pair-first,country-sign-first,body-and-post,marked-name,title-beside,likely-name,transliterated-name,longer-county,area-behind-city,areas-in-list,credit,roster-name,labelled-name,turn-name,signed-name,nickname,pet-name,anonymous,addressed,known-subdistrict,place-suffix,unknown-place,address,facility,listed-place,counted-places,coded-road,road-by-address,line-by-its-ends,station-in-list,place-in-marks,legal-name,grown-org,branded-body,task-force,station-of-area,office-of-area,department,without-board,peak,coded-company,person-evidence,whole-transliteration,glossed-name,latin-name,aged-name,photographer,listed-person,roll-call,name-of-words,scored-place,venue-behind-area,account-of-office,facility-at-address,latin-body,post-behind,apposed-name,coined-company,listed-company,quoted-price,listed-name,whole-foreign-name,abbreviation,declared-name,named-elsewhere,title-marks,quoted-title,known-work,known-periodical,known-event,ordinal-event,event-head,political-session,quoted-event,anniversary,numbered-meeting,storm-name,quoted-product,quoted-product-list,quoted-vessel,vessel-in-marks,craft-series,first-of-its-kind,drug-stem,known-product,latin-model,series-model,numbered-brand,known-project,waterway-head,known-term,quoted-programme,known-in-text,surname-alone,declared-short,latin-in-brackets,abbreviation-in-brackets,nickname-in-brackets,parts-of-name,double-surname,surname-of-japan,company-brand,name-without-place,office-of-district,court-of-city,office-without-area,place-without-unit,road-without-number,meeting-without-plenary,vessel-without-number,product-without-head,model-without-maker,project-without-word,title-without-batch,short-title,edition,series,known-short-name,team-of-club,branch-of-body,body-of-country,place-abbreviation,addressed-by-surname,written-in-full,written-without-area,brand-of-firm,in-year,without-year,day-in-brackets,day-alone,iso-day,year-last,short-iso-day,holiday,season-year,lunar-day,reign-year,anchored-day,referred-day,month-word,season-word,month-edge,week,weekday,plan,decade,century,window,years-since,before-now,after-that,time-alone,two-years,days-ago,as-of-now,counted-part,half-part,republic-year,first,ordinal,score,share,sign-number,accounting-brackets,half,discount,term-of-sentence,composite,range,casualties,number-unit,listed,yuan,plain-number,whose-age,same-attribute,attribute-before,subject-before-verb,name-beside,figure-before,name-of-clause,current,shots,interest,length-not-marks,years-not-dates,length-not-wards,days-not-dates,crashes,cases-not-rumours,tenths-of-yuan,points-not-hours,degrees,magnitudes,times-not-meetings,people-not-pairs,doublings,games-not-offices,discounts,tenths,styles-not-model-years,weeks-not-weekdays,centuries-not-names,calories,storeys-not-addresses,runs-not-classes,returning-words,naming-cue,question-behind,naming-tail,listed-speech,next-quote,listed-words,passive-cue,message-received,dialect-verb,accused-answers,same-reporter,spoken-besides,report-says,colon-cue,colon-name,headline-words,comma-cue,by-account,periodical,directed-cue,behind-cue,behind-gesture,adjacent-cue,introduces-himself,comma-subject,attributed-behind,one-sentence,behind-subject,behind-contacted,introduced-words,own-sentence,said-of,reported-words,spoken-dialect,quoted-words,headline-echo,said-again,model-of-speakers,turn,reporting-phrase,reporting-cited,in-view-of,reporting-verb,reporting-verb-bare,reporting-verb-chained,subject-heard,subject-cited,subject-document,subject-handle,subject-account,subject-pronoun,subject-kin,subject-called,subject-name,subject-surname,subject-unnamed,subject-groups,subject-counted-title,subject-other-side,subject-known-title,subject-this-title,subject-title,subject-insider,subject-organisation,subject-party,subject-group,subject-country,byline,title-before,title-behind,statement,source-clause,dead-and-injured,attribute-figure,first-time-caused,predication,noun-phrase-clause,adverbial-clause,unread-clause,led-by-name,first-of-kind,first-of-owner,first-time,is-first,partner,verb-place,serial-verb,verb-object,torn-apart,only-claimed,not-asserted,regulation,goes-on-speaking,day-not-told,contest-not-told,case-not-told,of-these,subject-left-out,nameless,pointing,empty,nothing-named,undated-change,cut-short,saying-points,saying-of-others,saying-of-somebody,saying-empty,saying-fragment,saying-answers,saying-untold,saying-runs-on,saying-of-another,saying-anonymous,saying-untellable,saying-unfinished,saying-aims,name-in-other-script,name-in-pinyin,part-of-name,name-by-sound,nearest-name,who,which-post,which-organisation,where,which-event,which-product,which-work,what-name,what-slogan,which-thing,why-or-how,when,how-many,other-quotation,other-figure,other-score,other-date,other-day-of-row,other-time,other-name,nearer-name,other-speaker,other-direction,other-addressee,other-actor,contrary-word,other-side,other-modality,other-noun,other-turn,parallel-figure,other-place-of-it,other-rank,other-scope,unaccounted-number,unaccounted-denial,turned-quality,unaccounted-quantifier,turned-comparison,carried-name,other-term,other-word-in-place,denied-in-place,ruled-out,denied-part,other-kind-of-body,still-going-on,crossed-parts,other-focus,turned-pair,rival-beside,number-of-whole,other-end,day-of-another-deed,number-of-next-subject,post-not-told,doer-is-owner,post-borne-out,post-elsewhere,post-of-another,post-shared-title,post-other-title'
            set fields name stage example where examples never
            switch "$argv[2]"
                case --format -f
                    set wanted choice; set choices 'table' 'plain' 'csv' 'tsv' 'json' 'jsonl' 'md' 'markdown' 'svg' 'xlsx'
                case --fields
                    set wanted fields
                case --sort
                    set wanted field
                case --limit -n
                    set wanted free
                case --out -o
                    set wanted file
                case --color
                    set wanted choice; set choices 'auto' 'always' 'never'
                case --hyperlink
                    set wanted choice; set choices 'auto' 'always' 'never'
            end
        case schema
            set options \
                '-h,--help|-h	Show the help.' \
                '-h,--help|--help	Show the help.'
            set arguments 'choice:summary,section,paragraph,passage,article,answer,joined_answer,entity,sentence,quote,figure,date,fact,thing,profile,overview,comparison,claim,joined_claim,card,graph,edge,rule'
            set fields 
            switch "$argv[2]"
            end
        case man
            set options \
                '--roff|--roff	Print it as roff' \
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
            set arguments 'choice:options,config,formats,exit-codes,environment,pinyin,finding,input,many,exports,screen,promises,summary,sections,read,entities,quotes,figures,timeline,facts,graph,show,search,ask,check,compare,parse,index,export,names,completion,rules,schema,man,help'
            set fields 
            switch "$argv[2]"
            end
    end
end

# Fish lets no completion look behind the cursor: Tab notes the whole line before it completes, if it
# does nothing else.
function __zgc_tab
    set -g __zgc_line (commandline | string collect)
    commandline -f complete
end

if status is-interactive
    for mode in default insert
        bind --preset -M $mode \t 2>/dev/null | string match -qr ' complete$'
        and bind --preset -M $mode \t __zgc_tab
    end
end

# Tell whether a word is a file or a folder that is there, and so the article at hand.
function __zgc_is_file
    test -e (string replace -r '^~/' "$HOME/" -- $argv[1])
end

# Print the words behind the cursor in the same command, if they are of the line that Tab noted.
function __zgc_behind
    set -l now (commandline | string collect)
    set -l size (string length -- "$now")
    set -l same (string sub -l $size -- "$__zgc_line" | string collect)
    test "$same" = "$now"; or return
    set -l rest (string sub -s (math $size + 1) -- "$__zgc_line" | string collect)
    string replace -r '(?s)[;|&<>()\n].*' '' -- "$rest" | string replace -r '^\S*' '' |
        string match -ra '(?:\\\\.|[^\s\\\\])+' | string unescape
end

# Read the line up to the cursor into globals: the kind of value that stands there (`options` for an
# option), its choices, what stands before it in the same word, what was typed of it; and the
# articles that are named before and behind it.
function __zgc_read
    set -l behind (__zgc_behind)
    set -l now (commandline -cp) $behind
    test "$now" = "$__zgc_now"; and return
    set -g __zgc_now "$now"
    set -g __zgc_kind ''
    set -g __zgc_choices
    set -g __zgc_head ''
    set -g __zgc_articles
    set -g __zgc_argument ''
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
                    if test -n "$command"
                        __zgc_table "$command" ''
                        set -l before $position$arguments[1]
                        set position (math $position + 1)
                        if test "$arguments" = 'article*'; or __zgc_is_file $word
                            set -a __zgc_articles $word
                            # It may stand before the name of a thing, too.
                            test $before = 0thing; and set position 0
                        end
                    else
                        set command $word
                    end
            end
        end
    end
    for word in $behind
        __zgc_is_file (string replace -r '^--article=' '' -- $word)
        and set -a __zgc_articles (string replace -r '^--article=' '' -- $word)
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
                test -z "$ended"; and set -g __zgc_argument 1
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

# Set __zgc_lines to what the article at hand offers of class $argv[1]; o: to the names on the user's
# list. Another article's is data: it is read, never run, and only while its time stamp is that of the article.
function __zgc_load
    set -l articles $__zgc_articles
    set -l class $argv[1]
    if test $class = o
        set class n
        set -l config $HOME/.config
        test -n "$XDG_CONFIG_HOME"; and set config $XDG_CONFIG_HOME
        set articles $config/zgc/names.txt
        set -q ZGC_NAMES; and set articles "$ZGC_NAMES"
    end
    set -q articles[1]; or set articles $ZGC_ARTICLE
    if not set -q articles[1]; or test -z "$articles[1]"
        set -l built_in __zgc_built_in_$argv[1]
        set -g __zgc_lines $$built_in
        return
    end
    set -g __zgc_lines
    set -l cache $HOME/.cache
    test -n "$XDG_CACHE_HOME"; and set cache $XDG_CACHE_HOME
    string match -qi -- off "$ZGC_CACHE"; and return
    string match -q '/*' -- $cache; or return
    builtin -q path; or return
    for article in $articles
        set article (string replace -r '^~/' "$HOME/" -- $article)
        string match -q '/*' -- $article; or set article $PWD/$article
        set article (path normalize -- $article)
        set -l sidecar /zgc/completion2$article.$class
        __zgc_trusts $cache $sidecar; or continue
        set sidecar $cache$sidecar
        test (path mtime -- $sidecar) = (path mtime -- $article); or continue
        set -l fish_read_limit 262144
        read -l -z -d \n -a found <$sidecar
        set -a __zgc_lines $found
    end
end

# Tell whether the file $argv[2] in the cache folder $argv[1] and each folder between is the user's
# and no link; a pipe or a device is never opened.
function __zgc_trusts
    set -l place $argv[1]
    for part in (string split -n / -- $argv[2])
        set place $place/$part
        test -O $place; and not test -L $place; or return 1
    end
    test -f $place
end

# Offer the lines of class $argv[1] whose value matches $argv[2] and what was typed, $argv[3]. Fish
# drops what does not begin with what was typed: for letters it gets the pinyin or the initials, and
# the name to read.
function __zgc_pick
    __zgc_load $argv[1]
    set -l typed $argv[3]
    set -l end '\t([^\t]*)$'
    if test -z "$typed"; or string match -qr '[^ -~]' -- $typed
        __zgc_alike (string replace -rf -- "^($argv[2])\t[^\t]*\t[^\t]*$end" \
            "$__zgc_head\$1\t\$2" $__zgc_lines)
        return
    end
    set -l exact (string escape --style=regex -- $typed)
    string replace -rf -- "^($exact$argv[2])\t[^\t]*\t[^\t]*$end" "$__zgc_head\$1\t\$2" $__zgc_lines
    set -l plain (string replace -ra '[^a-z0-9]' '' -- (string lower -- $typed))
    test -n "$plain"; or return
    set -l others (string match -rv -- "^$exact" $__zgc_lines)
    # Of several readings, with blanks between them, the first that begins so.
    set -l reading "(?:[^\t]*? )?($plain""[a-z0-9]*)[^\t]*"
    string replace -rf -- "^([^\t]*)\t$reading\t[^\t]*$end" "$__zgc_head\$2\t\$1 \$3" $others
    string replace -rf -- "^([^\t]*)\t(?!(?:[^\t]*? )?$plain)[^\t]*\t$reading$end" \
        "$__zgc_head\$2\t\$1 \$3" $others
end

# Offer the values of the kind $argv[1] that the article has and that match $argv[2].
function __zgc_article
    set -l any '[^\t]*'
    set -l typed "$argv[2]"
    switch $argv[1]
        case name speaker unit own
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
    # What was matched is not tried anew: many characters would take ages to miss.
    set -l pattern '^'(string join '' -- '(?>[^\t]*?'$characters')')
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
        case name speaker unit section part thing own
            # No control character; nor what would be taken for an option where it stands.
            set -l refused '[\x00-\x08\x0b-\x1f\x7f-\x9f]'
            test -n "$__zgc_argument"; and set refused "^-|$refused"
            __zgc_article $__zgc_kind "$__zgc_typed" | string match -rv -- $refused
    end
end

# Tell whether a file is wanted, which fish completes itself.
function __zgc_wants_file
    __zgc_read
    contains -- "$__zgc_kind" file article; and return
    contains -- "$__zgc_kind" part thing; and test (count (__zgc_complete)) -eq 0
end

complete -c zgc -e
complete -c zgc -f
complete -c zgc -k -a '(__zgc_complete)'
complete -c zgc -n __zgc_wants_file -F
