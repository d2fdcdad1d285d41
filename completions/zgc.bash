# Tab completion of zgc for bash, 3.2 or newer. Made by `zgc completion bash`; do not edit.
#
# It starts no process: what the built-in article offers stands below, what another one offers is
# read from the user's cache folder, where `zgc parse -o` and the first query have put it.

# CLASS, VALUE, PINYIN, INITIALS, with tabs between them; see zgc_cli/completion/candidates.py.
_zgc_built_in=(
'n	中国	zhongguo	zg'
'n	中关村	zhongguancun	zgc'
'n	具身智能	jushenzhineng	jszn'
'n	北京	beijing	bj'
'n	京'
'n	2026中关村论坛年会	2026zhongguancunluntannianhui	2zgcltnh'
'n	中关村论坛年会'
'n	中关村论坛'
'n	新华社	xinhuashe	xhs'
'n	人工智能	rengongzhineng	rgzn'
'n	十五五	shiwuwu	sww'
'n	习近平	xijinping	xjp'
'n	国际科技创新中心	guojikejichuangxinzhongxin	gjkjcxzx'
'n	鞠焕宗	juhuanzong	jhz'
'n	大模型	damoxing	dmx'
'n	人形机器人	renxingjiqiren	rxjqr'
'n	无界动力	wujiedongli	wjdl'
'n	产业集群	chanyejiqun	cyjq'
'n	泰国	taiguo	tg'
'n	银河航天	yinhehangtian	yhht'
'n	西班牙	xibanya	xby'
'n	董素玉	dongsuyu	dsy'
'n	陈芳	chenfang	cf'
'n	张漫子	zhangmanzi	zmz'
'n	中央经济工作会议	zhongyangjingjigongzuohuiyi	zyjjgzhy'
'n	北京国际科技创新中心	beijingguojikejichuangxinzhongxin	bjgjkjcxzx'
'n	京津冀	jingjinji	jjj'
'n	上海国际科技创新中心	shanghaiguojikejichuangxinzhongxin	shgjkjcxzx'
'n	长三角	zhangsanjiao	zsj'
'n	中关村国际创新中心	zhongguancunguojichuangxinzhongxin	zgcgjcxzx'
'n	小诺	xiaonuo	xn'
'n	十四五	shisiwu	ssw'
'n	独角兽企业	dujiaoshouqiye	djsqy'
'n	专精特新	zhuanjingtexin	zjtx'
'n	DeepSeek	deepseek'
'n	中国工程院	zhongguogongchengyuan	zggcy'
'n	全球工程前沿	quanqiugongchengqianyan	qqgcqy'
'n	国家自然科学基金委	guojiazirankexuejijinwei	gjzrkxjjw'
'n	中国科学十大进展	zhongguokexueshidajinzhan	zgkxsdjz'
'n	嫦娥六号	changeliuhao	celh'
'n	可控核聚变	kekonghejubian	kkhjb'
'n	大科学装置	dakexuezhuangzhi	dkxzz'
'n	高水平科技自立自强	gaoshuipingkejiziliziqiang	gspkjzlzq'
'n	科技强国	kejiqiangguo	kjqg'
'n	三城一区	sanchengyiqu	scyq'
'n	京津冀协同创新	jingjinjixietongchuangxin	jjjxtcx'
'n	国家实验室	guojiashiyanshi	gjsys'
'n	新型研发机构	xinxingyanfajigou	xxyfjg'
'n	成果转化	chengguozhuanhua	cgzh'
'n	国家战略科技力量	guojiazhanlvekejililiang	gjzlkjll'
'n	新质生产力	xinzhishengchanli	xzscl'
'n	AI智能体	aizhinengti	aznt'
'n	智能化骨折复位手术机器人	zhinenghuaguzhefuweishoushujiqiren	znhgzfwssjqr'
'n	微创手术	weichuangshoushu	wcss'
'n	北京罗森博特科技有限公司	beijingluosenbotekejiyouxiangongsi	bjlsbtkjyxgs'
'n	王豫	wangyu	wy'
'n	手术机器人	shoushujiqiren	ssjqr'
'n	工业机器人	gongyejiqiren	gyjqr'
'n	物理AI	wuliai	wla'
'n	多模态大模型	duomotaidamoxing	dmtdmx'
'n	强化学习	qianghuaxuexi	qhxx'
'n	世界模型	shijiemoxing	sjmx'
'n	中关村（海淀）具身智能创新产业园	zhongguancunhaidianjushenzhinengchuangxinchanyeyuan	zgchdjszncxcyy'
'n	具身智能机器人	jushenzhinengjiqiren	jsznjqr'
'n	张玉峰	zhangyufeng	zyf'
'n	天工	tiangong	tg'
'n	长安链	changanlian	cal'
'n	RISC-V处理器核	riscvchuliqihe	rclqh'
'n	抖音	douyin	dy'
'n	智谱	zhipu	zp'
'n	月之暗面	yuezhianmian	yzam'
'n	中国式现代化	zhongguoshixiandaihua	zgsxdh'
'n	曼谷	mangu	mg'
'n	马汉科理工大学	mahankeligongdaxue	mhklgdx'
'n	卫星互联网	weixinghulianwang	wxhlw'
'n	远程医疗	yuanchengyiliao	ycyl'
'n	低轨卫星互联网	diguiweixinghulianwang	dgwxhlw'
'n	小蜘蛛网	xiaozhizhuwang	xzzw'
'n	“小蜘蛛网”星座'
'n	航天强国	hangtianqiangguo	htqg'
'n	一带一路	yidaiyilu	ydyl'
'n	徐鸣	xuming	xm'
'n	驭势科技	yushikeji	yskj'
'n	无人驾驶	wurenjiashi	wrjs'
'n	卡塔尔哈马德国际机场	kataerhamadeguojijichang	ktehmdgjjc'
'n	新加坡	xinjiapo	xjp'
'n	樟宜机场	zhangyijichang	zyjc'
'n	氢能	qingneng	qn'
'n	葡萄牙	putaoya	pty'
'n	比利时	bilishi	bls'
'n	北京中电丰业技术开发有限公司	beijingzhongdianfengyejishukaifayouxiangongsi	bjzdfyjskfyxgs'
'n	王子豪	wangzihao	wzh'
'n	美国	meiguo	mg'
'n	德国	deguo	dg'
'n	民营经济	minyingjingji	myjj'
'n	中国政府	zhongguozhengfu	zgzf'
'n	阿斯利康	asilikang	aslk'
'n	宝马集团	baomajituan	bmjt'
'n	阿里巴巴集团	alibabajituan	albbjt'
'n	AI大模型	aidamoxing	admx'
'n	中关村展示中心	zhongguancunzhanshizhongxin	zgczszx'
'n	灵巧手	lingqiaoshou	lqs'
's	王豫	wangyu	wy'
's	张玉峰	zhangyufeng	zyf'
's	徐鸣	xuming	xm'
's	王子豪	wangzihao	wzh'
'u	个'
'u	名'
'u	场'
'u	次'
'u	分钟'
'u	年'
'u	家'
'u	公里'
'u	元'
'u	%'
'p	S0'
'p	S1'
'p	S2'
'p	S3'
'p	P1'
'p	P2'
'p	P3'
'p	P4'
'p	P5'
'p	P6'
'p	P7'
'p	P8'
'p	P9'
'p	P10'
'p	P11'
'p	P12'
'p	P13'
'p	P14'
'p	P15'
'p	P16'
'p	P17'
'p	P18'
'p	P19'
'p	P20'
'p	P21'
'p	P22'
'p	P23'
'p	P24'
'p	P25'
'p	P26'
'p	P27'
'p	P28'
'p	P29'
'p	P30'
'p	P31'
'p	P32'
'p	P33'
'p	P34'
'p	P35'
'p	P36'
'p	P37'
'p	P38'
'p	P39'
'p	P40'
'p	P41'
'p	P42'
'p	P43'
'p	P44'
'p	P45'
't	P1.1'
't	P2.1'
't	P3.1'
't	P4.1'
't	P4.2'
't	P5.1'
't	P5.2'
't	P6.1'
't	P6.2'
't	P7.1'
't	P8.1'
't	P9.1'
't	P10.1'
't	P10.2'
't	P11.1'
't	P12.1'
't	P13.1'
't	P14.1'
't	P15.1'
't	P16.1'
't	P17.1'
't	P18.1'
't	P19.1'
't	P20.1'
't	P20.2'
't	P20.3'
't	P21.1'
't	P22.1'
't	P22.2'
't	P22.3'
't	P23.1'
't	P23.2'
't	P24.1'
't	P24.2'
't	P25.1'
't	P25.2'
't	P25.3'
't	P26.1'
't	P27.1'
't	P27.2'
't	P27.3'
't	P28.1'
't	P29.1'
't	P29.2'
't	P30.1'
't	P31.1'
't	P32.1'
't	P32.2'
't	P33.1'
't	P33.2'
't	P33.3'
't	P34.1'
't	P35.1'
't	P35.2'
't	P36.1'
't	P36.2'
't	P36.3'
't	P37.1'
't	P38.1'
't	P38.2'
't	P38.3'
't	P39.1'
't	P40.1'
't	P40.2'
't	P41.1'
't	P41.2'
't	P42.1'
't	P42.2'
't	P43.1'
't	P44.1'
't	P45.1'
'r	E1'
'r	E2'
'r	E3'
'r	E4'
'r	E5'
'r	E6'
'r	E7'
'r	E8'
'r	E9'
'r	E10'
'r	E11'
'r	E12'
'r	E13'
'r	E14'
'r	E15'
'r	E16'
'r	E17'
'r	E18'
'r	E19'
'r	E20'
'r	E21'
'r	E22'
'r	E23'
'r	E24'
'r	E25'
'r	E26'
'r	E27'
'r	E28'
'r	E29'
'r	E30'
'r	E31'
'r	E32'
'r	E33'
'r	E34'
'r	E35'
'r	E36'
'r	E37'
'r	E38'
'r	E39'
'r	E40'
'r	E41'
'r	E42'
'r	E43'
'r	E44'
'r	E45'
'r	E46'
'r	E47'
'r	E48'
'r	E49'
'r	E50'
'r	E51'
'r	E52'
'r	E53'
'r	E54'
'r	E55'
'r	E56'
'r	E57'
'r	E58'
'r	E59'
'r	E60'
'r	E61'
'r	E62'
'r	E63'
'r	E64'
'r	E65'
'r	E66'
'r	E67'
'r	E68'
'r	E69'
'r	E70'
'r	E71'
'r	E72'
'r	E73'
'r	E74'
'r	E75'
'r	E76'
'r	E77'
'r	E78'
'r	E79'
'r	E80'
'r	E81'
'r	E82'
'r	E83'
'r	E84'
'r	E85'
'r	E86'
'r	E87'
'r	E88'
'r	E89'
'r	E90'
'r	E91'
'r	E92'
'r	E93'
'r	E94'
'r	E95'
'r	E96'
'r	E97'
'r	E98'
'r	Q1'
'r	Q2'
'r	Q3'
'r	Q4'
'r	Q5'
'r	Q6'
'r	Q7'
'r	Q8'
'r	Q9'
'r	Q10'
'r	Q11'
'r	Q12'
'r	Q13'
'r	Q14'
'r	Q15'
'r	Q16'
'r	Q17'
'r	Q18'
'r	Q19'
'r	Q20'
'r	Q21'
'r	Q22'
'r	Q23'
'r	Q24'
'r	Q25'
'r	Q26'
'r	Q27'
'r	Q28'
'r	Q29'
'r	Q30'
'r	Q31'
'r	Q32'
'r	Q33'
'r	Q34'
'r	Q35'
'r	Q36'
'r	Q37'
'r	Q38'
'r	Q39'
'r	Q40'
'r	Q41'
'r	Q42'
'r	Q43'
'r	Q44'
'r	Q45'
'r	N1'
'r	N2'
'r	N3'
'r	N4'
'r	N5'
'r	N6'
'r	N7'
'r	N8'
'r	N9'
'r	N10'
'r	N11'
'r	N12'
'r	N13'
'r	N14'
'r	N15'
'r	N16'
'r	N17'
'r	N18'
'r	N19'
'r	N20'
'r	N21'
'r	N22'
'r	N23'
'r	N24'
'r	N25'
'r	N26'
'r	N27'
'r	N28'
'r	N29'
'r	D1'
'r	D2'
'r	D3'
'r	D4'
'r	D5'
'r	D6'
'r	D7'
'r	D8'
'r	D9'
'r	D10'
'r	D11'
'r	D12'
'r	D13'
'r	D14'
'r	D15'
'r	D16'
'r	F1'
'r	F2'
'r	F3'
'r	F4'
'r	F5'
'r	F6'
'r	F7'
'r	F8'
'r	F9'
'r	F10'
'r	F11'
'r	F12'
'r	F13'
'r	F14'
'r	F15'
'r	F16'
'r	F17'
'r	F18'
'r	F19'
'r	F20'
'r	F21'
'r	F22'
'r	F23'
'r	F24'
'r	F25'
'r	F26'
'r	F27'
'r	F28'
'r	F29'
'r	F30'
'r	F31'
'r	F32'
'r	F33'
'r	F34'
'r	F35'
'r	F36'
'r	F37'
'r	F38'
'r	F39'
'r	F40'
'r	F41'
'r	F42'
'r	F43'
'r	F44'
'r	F45'
'r	F46'
'r	F47'
'r	F48'
'r	F49'
'r	F50'
'r	F51'
'r	F52'
'r	F53'
'r	F54'
'r	F55'
'r	F56'
'r	F57'
'r	F58'
'r	F59'
'r	F60'
'r	F61'
'r	F62'
'r	F63'
'r	F64'
'r	F65'
'r	F66'
'r	F67'
'r	F68'
'r	F69'
'r	F70'
'r	F71'
'r	F72'
'r	F73'
'r	F74'
'r	F75'
'r	F76'
'r	F77'
'r	F78'
'r	F79'
'r	F80'
'r	F81'
'r	F82'
'r	F83'
'r	F84'
'r	F85'
'r	F86'
'r	F87'
'r	F88'
'r	F89'
'r	F90'
'r	F91'
'r	F92'
)
_zgc_sample='中' # one character where the locale is UTF-8

# Of command $1: its options (a group a word, = takes a value, * may be repeated), the kinds of
# its arguments and its fields; and the kind of value that its option $2 takes, if it takes one.
_zgc_table() {
    options='' arguments='' fields='' wanted='' choices=''
    case $1 in
    '')
        options='--version -h,--help'
        arguments=''
        fields=''
        case $2 in
        esac ;;
    summary)
        options='--article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments=''
        fields='title byline agency place date source sections counts entities figures quotes article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    sections)
        options='--article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments=''
        fields='id title paragraphs sentences characters entities quotes figures article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    read)
        options='--article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments='part*'
        fields='id kind text sentences section line rule article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    entities)
        options='--type,-t= --article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments=''
        fields='id name type aliases count pinyin mentions section line span rule article'
        case $2 in
        --type|-t) wanted=choice choices='person org place event product work term' ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    quotes)
        options='--speaker= --kind,-k= --article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments=''
        fields='id kind speaker role org cue text parts section line span rule article'
        case $2 in
        --speaker) wanted=speaker ;;
        --kind|-k) wanted=choice choices='speech indirect term all' ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    figures)
        options='--kind,-k= --unit= --min= --max= --about= --article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments=''
        fields='id text kind value min max unit mod counted subject sentence section line span rule article'
        case $2 in
        --kind|-k) wanted=choice choices='count money ratio length area mass energy temperature duration frequency ordinal' ;;
        --unit) wanted=unit ;;
        --min) wanted=free ;;
        --max) wanted=free ;;
        --about) wanted=name ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    timeline)
        options='--from= --to= --article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments=''
        fields='id start end text granularity mod event section line span rule article'
        case $2 in
        --from) wanted=free ;;
        --to) wanted=free ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    facts)
        options='--kind,-k= --about= --article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments=''
        fields='id kind subject predicate object text entities figures dates section line span rule article'
        case $2 in
        --kind|-k) wanted=choice choices='affiliation quantity event first state statement' ;;
        --about) wanted=name ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    graph)
        options='--about= --format,-f= --article,-a=* --date= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments=''
        fields='nodes edges article'
        case $2 in
        --about) wanted=name ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg dot mermaid graphml' ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    show)
        options='--article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments='thing*'
        fields='record mentions facts quotes figures about ties article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    search)
        options='--in= --section= --type,-t= -C= --regex --exact --any,--all --article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments='free*'
        fields='rank score kind id text matches section line article'
        case $2 in
        --in) wanted=choice choices='text quotes entities figures facts dates' ;;
        --section) wanted=section ;;
        --type|-t) wanted=choice choices='person org place event product work term' ;;
        -C) wanted=free ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    ask)
        options='--article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments='free*'
        fields='answer score kind sentence section line span article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    check)
        options='--article,-a=* --date= --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --color= --hyperlink= --pager,--no-pager --guard,--no-guard -h,--help'
        arguments='file'
        fields='claim verdict evidence line details article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    parse)
        options='--out,-o= --dir,-d= --jobs,-j= --force --date= --trace -h,--help'
        arguments='file*'
        fields=''
        case $2 in
        --out|-o) wanted=file ;;
        --dir|-d) wanted=folder ;;
        --jobs|-j) wanted=free ;;
        --date) wanted=free ;;
        esac ;;
    export)
        options='--to,-t= --out,-o= --article,-a=* --date= -h,--help'
        arguments=''
        fields=''
        case $2 in
        --to|-t) wanted=choice choices='html sqlite jsonl' ;;
        --out|-o) wanted=file ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        esac ;;
    completion)
        options='-h,--help'
        arguments='choice:bash,zsh,fish'
        fields=''
        case $2 in
        esac ;;
    schema)
        options='-h,--help'
        arguments='choice:summary,section,paragraph,sentence,passage,entity,quote,figure,date,fact,card,graph,claim'
        fields=''
        case $2 in
        esac ;;
    man)
        options='-h,--help'
        arguments=''
        fields=''
        case $2 in
        esac ;;
    help)
        options='-h,--help'
        arguments='choice:formats,exit-codes,environment,pinyin,summary,sections,read,entities,quotes,figures,timeline,facts,graph,show,search,ask,check,parse,export,completion,schema,man,help'
        fields=''
        case $2 in
        esac ;;
    esac
}

# Split $1 into `words` as the shell would, quotes removed; what is behind the last blank, with its
# quotes, is left in `raw`, without them in `word`, the quote that is still open in `quote`.
_zgc_split() {
    local rest=$1 chunk begun=''
    words=() word='' raw='' quote=''
    while [[ $rest ]]; do
        case $quote in
        \'|\$) chunk=${rest%%[\'\\]*} ;;
        \") chunk=${rest%%[\"\\]*} ;;
        *) chunk=${rest%%[\"\'\\<>[:blank:]]*} ;;
        esac
        if [[ $chunk ]]; then
            begun=1 word+=$chunk raw+=$chunk rest=${rest:${#chunk}}
            continue
        fi
        chunk=${rest:0:1}
        case $quote$chunk in
        \'\\) begun=1 word+=\\ raw+=\\ ;;
        \"\"|\'\'|\$\') quote='' raw+=$chunk ;;
        *\\)
            case $quote${rest:1:1} in
            \"[\"\\\$\`]|[!\"]|\$*) word+=${rest:1:1} ;;
            \"*) word+=${rest:0:2} ;;
            esac
            begun=1 chunk=${rest:0:2} raw+=$chunk ;;
        \"|\')
            begun=1 quote=$chunk
            if [[ $chunk == \' && $raw == *\$ ]]; then quote=\$ word=${word%\$}; fi
            raw+=$chunk ;;
        *)  # A blank ends a word, a redirection also begins one: a newline stands for it.
            [[ $chunk == [\<\>] && $raw != *[!0-9]* ]] && begun=''
            [[ $begun ]] && words+=("$word")
            [[ $chunk == [\<\>] ]] && words+=($'\n')
            begun='' word='' raw='' ;;
        esac
        rest=${rest:${#chunk}}
    done
}

# Go through `words`: set `command`, `pending` (an option that waits for its value), `ended`
# (by --), `position` (of the next argument); add to `used` and `articles`.
_zgc_scan() {
    local w
    for w in ${words[@]+"${words[@]}"}; do
        if [[ $redirected ]]; then redirected=''; continue; fi
        if [[ $pending ]]; then _zgc_took "$pending" "$w"; pending=''; continue; fi
        case $ended$w in
        $'\n'|1$'\n') redirected=1 ;;
        --) ended=1 ;;
        --*=*) _zgc_took "${w%%=*}" "${w#*=}" ;;
        --*) _zgc_flag "$w" ;;
        -?*)
            w=${w#-}
            while [[ $w && ! $pending ]]; do
                _zgc_flag "-${w:0:1}"
                w=${w:1}
                if [[ $pending && $w ]]; then _zgc_took "$pending" "$w"; pending='' w=''; fi
            done ;;
        *) if [[ $command ]]; then position=$((position + 1)); else command=${w:- }; fi ;;
        esac
    done
}

_zgc_flag() {
    used+=" $1 "
    _zgc_table "$command" "$1"
    if [[ $wanted ]]; then pending=$1; fi
}

_zgc_took() {
    used+=" $1 "
    case $1 in -a|--article) articles+=("$2") ;; esac
}

# Set `lines` to what the article at hand offers.
_zgc_lines() {
    local article
    if [[ -z ${articles[*]-} && ${ZGC_ARTICLE-} ]]; then articles=("$ZGC_ARTICLE"); fi
    if [[ -z ${articles[*]-} ]]; then lines=("${_zgc_built_in[@]}"); return; fi
    lines=()
    for article in "${articles[@]}"; do _zgc_sidecar "$article"; done
}

# Add the lines that stand in the cache for the article $1, if they are of its present state.
# It is data: read line by line, never run; the time stamps of both files are the same.
_zgc_sidecar() {
    local path=$1 cache=${XDG_CACHE_HOME:-${HOME-}/.cache} rest part place='' line
    [[ ${ZGC_CACHE-} == [Oo][Ff][Ff] || $cache != /* ]] && return
    [[ $path == \~/* ]] && path=$HOME${path:1}
    [[ $path == /* ]] || path=$PWD/$path
    rest=${path#/}/
    while [[ $rest ]]; do
        part=${rest%%/*} rest=${rest#*/}
        case $part in
        ''|.) ;;
        ..) place=${place%/*} ;;
        *) place+=/$part ;;
        esac
    done
    place=$cache/zgc/completion1$place.tsv
    [[ -f $place && ! $place -nt $path && ! $place -ot $path ]] || return
    while IFS= read -r line; do lines+=("$line"); done <"$place"
}

# Offer the lines of class $1 whose value, pinyin or initials begin with what was typed.
_zgc_pick() {
    local class=$1 line value key pinyin initials tab=$'\t'
    local plain=${typed//[ \']/}
    if ((BASH_VERSINFO[0] > 3)); then plain=${plain,,}; fi
    for line in ${lines[@]+"${lines[@]}"}; do
        case $line in
        "$class$tab$typed"*|"$class$tab"*"$tab$plain"*) ;;
        *) continue ;;
        esac
        line=${line#*"$tab"}
        value=${line%%"$tab"*} line=${line#*"$tab"}
        pinyin=${line%%"$tab"*} line=${line#*"$tab"}
        initials=${line%%"$tab"*}
        case $value in ''|*[[:cntrl:]]*) continue ;; esac
        if [[ $value == "$typed"* ]]; then key=''
        elif [[ $plain && $pinyin == "$plain"* ]]; then key=$pinyin
        elif [[ $plain && $initials == "$plain"* ]]; then key=$initials
        else continue
        fi
        if [[ ! $utf8 && $pinyin && $typed != *[!\ -~]* ]]; then
            key=${key:-$pinyin} value=$pinyin
        fi
        case $key in *[!a-z0-9]*) key='' ;; esac
        values+=("$value") keys+=("$key")
    done
}

# Offer those of the words $1 that begin with what was typed.
_zgc_words() {
    local IFS=$' \t\n' w
    for w in $1; do
        if [[ $w == "$typed"* ]]; then values+=("$w") keys+=(''); fi
    done
}

# Offer the options of the command that were not given yet, or that may be repeated.
_zgc_options() {
    local IFS=$' \t\n' group flag names
    _zgc_table "$command" ''
    for group in $options; do
        names=${group%[=*]}
        names=${names%=}
        names=${names//,/ }
        if [[ $group != *\* ]]; then
            for flag in $names; do [[ $used == *" $flag "* ]] && continue 2; done
        fi
        _zgc_words "$names"
    done
}

# Offer fields in a list with commas, none twice.
_zgc_fields() {
    local IFS=$' \t\n' before='' field
    if [[ $typed == *,* ]]; then before=${typed%,*}, typed=${typed##*,}; fi
    head+=$before
    for field in $fields; do
        case ,$before in *",$field,"*) ;; *) _zgc_words "$field" ;; esac
    done
    space=''
}

# Let readline complete a file name; where it cannot, go through the folder ourselves.
_zgc_files() {
    local file kind=$1
    if [[ $lead == "$head" && $BASH_VERSION != 3.* ]]; then
        compopt -o "$kind"
        return
    fi
    [[ $typed == \~/* ]] && typed=$HOME${typed:1}
    for file in "$typed"*; do
        if [[ -d $file ]]; then values+=("$file/") keys+=('') space=''
        elif [[ $kind == default && -e $file ]]; then values+=("$file") keys+=('')
        fi
    done
}

# Offer what can stand as a value of the kind `wanted`.
_zgc_wanted() {
    case $wanted in
    choice) _zgc_words "$choices" ;;
    file) _zgc_files default ;;
    folder) _zgc_files dirnames ;;
    field) _zgc_words "$fields" ;;
    fields) _zgc_fields ;;
    free|'') ;;
    *)
        _zgc_lines
        case $wanted in
        name) _zgc_pick n ;;
        speaker) _zgc_pick s ;;
        unit) _zgc_pick u ;;
        section) _zgc_id 'S[0-9]*'; _zgc_pick p; _zgc_only S ;;
        part) _zgc_id '[SPsp][0-9]*'; _zgc_pick p; [[ $typed == *.* ]] && _zgc_pick t ;;
        thing)
            _zgc_id '[EQNDFSPeqndfsp][0-9]*'
            _zgc_pick n
            case $typed in
            P*.*) _zgc_pick t ;;
            [SP]*) _zgc_pick p ;;
            [EQNDF]*) _zgc_pick r ;;
            esac ;;
        esac ;;
    esac
}

# An ID may be typed in small letters.
_zgc_id() {
    if [[ $typed == $1 ]] && ((BASH_VERSINFO[0] > 3)); then typed=${typed^^}; fi
}

# Keep the values that begin with $1.
_zgc_only() {
    local value kept
    kept=()
    for value in ${values[@]+"${values[@]}"}; do
        [[ $value == "$1"* ]] && kept+=("$value")
    done
    values=(${kept[@]+"${kept[@]}"})
}

# Quote `text` for the place where it will stand: behind an open quote, or behind none.
_zgc_quote() {
    local rest=$text chunk special
    case $quote in
    \') text=${text//\'/\'\\\'\'}; return ;;
    \") special=[\"\\\$\`!] ;;
    \$) special=[\'\\] ;;
    *) special='[]["\\$`!'\''&;|<>(){}*?#~^ ]' ;;
    esac
    [[ $text == *$special* ]] || return 0
    text=''
    while [[ $rest == *$special* ]]; do
        chunk=${rest%%$special*}
        text+=$chunk rest=${rest:${#chunk}}
        chunk=\\${rest:0:1}
        # Nothing escapes an exclamation mark between double quotes: they are closed around it.
        [[ $quote$chunk == \"\\! ]] && chunk='"\!"'
        text+=$chunk rest=${rest:1}
    done
    text+=$rest
}

# Turn `values` and `keys` into COMPREPLY. Readline replaces `lead`'s follower with what the
# replies have in common, so several that were found by pinyin are shown as PINYIN  NAME: what was
# typed grows and is never erased. One alone is inserted as the name.
_zgc_reply() {
    local i text common several=$((${#values[@]} - 1))
    case ${COMP_TYPE-9} in 37|42) several=0 ;; esac # each reply is inserted as it stands
    for ((i = 0; i < ${#values[@]}; i++)); do
        text=$head${values[i]}
        if ((several)) && [[ ${keys[i]} ]]; then
            text=$head${keys[i]}
            [[ $utf8 ]] && text+="  ${values[i]}"
            COMPREPLY+=("${text#"$lead"}")
            continue
        fi
        [[ $text == "$lead"* ]] || continue
        text=${text#"$lead"}
        _zgc_quote
        # Readline closes the quote, but not where it takes the last character for its end.
        [[ $quote == [\'\"] && $text == *"$quote" ]] && ((several == 0)) && text+=$quote
        COMPREPLY+=("$text")
    done
    if ((several > 0)); then _zgc_guard; fi
    if [[ ! $space && $BASH_VERSION != 3.* ]]; then compopt -o nospace; fi
}

# Where what the replies have in common would end in half a character, half an escape or behind
# one whole pinyin, what was typed becomes one of them.
_zgc_guard() {
    local reply common=${COMPREPLY[0]}
    for reply in "${COMPREPLY[@]}"; do
        while [[ $reply != "$common"* ]]; do common=${common%?}; done
    done
    [[ $common && $common != "$current" ]] || return
    case $common in
    "$current"*"  "*) COMPREPLY+=("${common%%  *}") ;;
    *\\) COMPREPLY+=("$current") ;;
    *[!\ -~]) if [[ ! $utf8 ]]; then COMPREPLY+=("$current"); fi ;;
    esac
}

_zgc() {
    local IFS=$' \t\n' current=$2 utf8='' space=1
    local words word raw quote lead head='' typed
    local options arguments fields wanted choices
    local command='' pending='' ended='' redirected='' position=0 used='' articles
    local lines values keys argument
    articles=() values=() keys=() COMPREPLY=()
    ((${#_zgc_sample} == 1)) && utf8=1
    _zgc_split "${COMP_LINE:0:COMP_POINT}"
    local typed_word=$word typed_raw=$raw typed_quote=$quote
    words=(${words[@]+"${words[@]:1}"})
    _zgc_scan
    _zgc_split "${typed_raw%"$current"}"
    lead=$word
    local state_pending=$pending state_ended=$ended state_command=$command
    local state_redirected=$redirected state_position=$position
    _zgc_behind
    word=$typed_word raw=$typed_raw quote=$typed_quote typed=$word
    pending=$state_pending ended=$state_ended command=$state_command position=$state_position
    if [[ $state_redirected ]]; then
        _zgc_files default
    elif [[ $pending ]]; then
        _zgc_table "$command" "$pending"
        _zgc_wanted
    elif [[ ! $ended && $word == --*=* ]]; then
        _zgc_table "$command" "${word%%=*}"
        head=${word%%=*}= typed=${word#*=}
        _zgc_wanted
    elif [[ ! $ended && $word == -* ]]; then
        _zgc_options
        if [[ $word == -[!-]?* ]]; then
            _zgc_table "$command" "${word:0:2}"
            head=${word:0:2} typed=${word:2}
            _zgc_wanted
        fi
    elif [[ ! $command ]]; then
        _zgc_words "$_zgc_commands"
    else
        _zgc_argument
    fi
    if ((${#values[@]})); then _zgc_reply; fi
}

# See what stands behind the cursor: an --article there counts too.
_zgc_behind() {
    local behind=${COMP_LINE:COMP_POINT}
    [[ $behind == *[[:blank:]]* ]] || return
    if [[ $pending ]]; then pending=''; elif [[ ! $command ]]; then return; fi
    _zgc_split "${behind#*[[:blank:]]} "
    _zgc_scan
}

# Offer what can stand as the next argument; where none can, the options.
_zgc_argument() {
    local IFS=$' \t\n' kind i=0
    _zgc_table "$command" ''
    for kind in $arguments; do
        wanted=${kind%\*}
        if ((i == position)) || [[ $kind == *\* ]]; then
            [[ $wanted == choice* ]] && choices=${wanted#choice:} wanted=choice choices=${choices//,/ }
            _zgc_wanted
            return
        fi
        i=$((i + 1))
    done
    if [[ ! $word ]]; then _zgc_options; fi
}

_zgc_commands='summary sections read entities quotes figures timeline facts graph show search ask check parse export completion schema man help'
complete -F _zgc zgc
