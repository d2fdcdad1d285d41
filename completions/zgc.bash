# Tab completion of zgc for bash, 3.2 or newer. Made by `zgc completion bash`; do not edit.
#
# It starts no process: what the built-in article offers stands below, what another one offers is
# read from the user's cache folder, where `zgc parse -o` and the first query have put it.

# VALUE, PINYIN, INITIALS, with tabs between them, an array a class; see
# zgc_cli/completion/candidates.py.
_zgc_built_in_n=(
'中国	zhongguo	zg'
'中关村	zhongguancun	zgc'
'具身智能	jushenzhineng	jszn'
'北京	beijing	bj'
'京		'
'2026中关村论坛年会	2026zhongguancunluntannianhui 2026zhongguancunluntanniankuai	2zgcltnh 2zgcltnk'
'中关村论坛年会	zhongguancunluntannianhui zhongguancunluntanniankuai	zgcltnh zgcltnk'
'中关村论坛	zhongguancunluntan	zgclt'
'新华社	xinhuashe	xhs'
'人工智能	rengongzhineng	rgzn'
'十五五	shiwuwu	sww'
'习近平	xijinping	xjp'
'国际科技创新中心	guojikejichuangxinzhongxin	gjkjcxzx'
'鞠焕宗	juhuanzong	jhz'
'大模型	damoxing damuxing	dmx'
'人形机器人	renxingjiqiren	rxjqr'
'无界动力	wujiedongli	wjdl'
'产业集群	chanyejiqun	cyjq'
'泰国	taiguo	tg'
'银河航天	yinhehangtian	yhht'
'西班牙	xibanya	xby'
'董素玉	dongsuyu	dsy'
'陈芳	chenfang	cf'
'张漫子	zhangmanzi	zmz'
'中央经济工作会议	zhongyangjingjigongzuohuiyi zhongyangjingjigongzuokuaiyi	zyjjgzhy zyjjgzky'
'北京国际科技创新中心	beijingguojikejichuangxinzhongxin	bjgjkjcxzx'
'京津冀	jingjinji	jjj'
'上海国际科技创新中心	shanghaiguojikejichuangxinzhongxin	shgjkjcxzx'
'长三角	zhangsanjiao changsanjiao zhangsanjue	zsj csj'
'中关村国际创新中心	zhongguancunguojichuangxinzhongxin	zgcgjcxzx'
'小诺	xiaonuo	xn'
'十四五	shisiwu	ssw'
'独角兽企业	dujiaoshouqiye dujueshouqiye	djsqy'
'专精特新	zhuanjingtexin	zjtx'
'DeepSeek	deepseek	'
'中国工程院	zhongguogongchengyuan	zggcy'
'全球工程前沿	quanqiugongchengqianyan	qqgcqy'
'国家自然科学基金委	guojiazirankexuejijinwei	gjzrkxjjw'
'中国科学十大进展	zhongguokexueshidajinzhan	zgkxsdjz'
'嫦娥六号	changeliuhao changeluhao	celh'
'可控核聚变	kekonghejubian	kkhjb'
'大科学装置	dakexuezhuangzhi	dkxzz'
'高水平科技自立自强	gaoshuipingkejiziliziqiang gaoshuipingkejizilizijiang	gspkjzlzq gspkjzlzj'
'科技强国	kejiqiangguo kejijiangguo	kjqg kjjg'
'三城一区	sanchengyiqu sanchengyiou	scyq scyo'
'京津冀协同创新	jingjinjixietongchuangxin	jjjxtcx'
'国家实验室	guojiashiyanshi	gjsys'
'新型研发机构	xinxingyanfajigou	xxyfjg'
'成果转化	chengguozhuanhua	cgzh'
'国家战略科技力量	guojiazhanlvekejililiang guojiazhanluekejililiang	gjzlkjll'
'新质生产力	xinzhishengchanli	xzscl'
'AI智能体	aizhinengti	aznt'
'智能化骨折复位手术机器人	zhinenghuaguzhefuweishoushujiqiren zhinenghuagushefuweishoushujiqiren	znhgzfwssjqr znhgsfwssjqr'
'微创手术	weichuangshoushu	wcss'
'北京罗森博特科技有限公司	beijingluosenbotekejiyouxiangongsi	bjlsbtkjyxgs'
'王豫	wangyu	wy'
'手术机器人	shoushujiqiren	ssjqr'
'工业机器人	gongyejiqiren	gyjqr'
'物理AI	wuliai	wla'
'多模态大模型	duomotaidamoxing duomutaidamoxing duomotaidamuxing	dmtdmx'
'强化学习	qianghuaxuexi jianghuaxuexi	qhxx jhxx'
'世界模型	shijiemoxing shijiemuxing	sjmx'
'中关村（海淀）具身智能创新产业园	zhongguancunhaidianjushenzhinengchuangxinchanyeyuan	zgchdjszncxcyy'
'具身智能机器人	jushenzhinengjiqiren	jsznjqr'
'张玉峰	zhangyufeng	zyf'
'天工	tiangong	tg'
'长安链	changanlian zhanganlian	cal zal'
'RISC-V处理器核	riscvchuliqihe riscuchuliqihe	rclqh'
'抖音	douyin	dy'
'智谱	zhipu	zp'
'月之暗面	yuezhianmian	yzam'
'中国式现代化	zhongguoshixiandaihua	zgsxdh'
'曼谷	mangu manyu	mg my'
'马汉科理工大学	mahankeligongdaxue	mhklgdx'
'卫星互联网	weixinghulianwang	wxhlw'
'远程医疗	yuanchengyiliao	ycyl'
'低轨卫星互联网	diguiweixinghulianwang	dgwxhlw'
'小蜘蛛网	xiaozhizhuwang	xzzw'
'“小蜘蛛网”星座	xiaozhizhuwangxingzuo	xzzwxz'
'航天强国	hangtianqiangguo hangtianjiangguo	htqg htjg'
'一带一路	yidaiyilu	ydyl'
'徐鸣	xuming	xm'
'驭势科技	yushikeji	yskj'
'无人驾驶	wurenjiashi	wrjs'
'卡塔尔哈马德国际机场	kataerhamadeguojijichang qiataerhamadeguojijichang	ktehmdgjjc qtehmdgjjc'
'新加坡	xinjiapo	xjp'
'樟宜机场	zhangyijichang	zyjc'
'氢能	qingneng	qn'
'葡萄牙	putaoya	pty'
'比利时	bilishi	bls'
'北京中电丰业技术开发有限公司	beijingzhongdianfengyejishukaifayouxiangongsi	bjzdfyjskfyxgs'
'王子豪	wangzihao	wzh'
'美国	meiguo	mg'
'德国	deguo	dg'
'民营经济	minyingjingji	myjj'
'中国政府	zhongguozhengfu	zgzf'
'阿斯利康	asilikang esilikang	aslk eslk'
'宝马集团	baomajituan	bmjt'
'阿里巴巴集团	alibabajituan elibabajituan	albbjt elbbjt'
'AI大模型	aidamoxing aidamuxing	admx'
'中关村展示中心	zhongguancunzhanshizhongxin	zgczszx'
'灵巧手	lingqiaoshou	lqs'
)
_zgc_built_in_s=(
'王豫	wangyu	wy'
'张玉峰	zhangyufeng	zyf'
'徐鸣	xuming	xm'
'王子豪	wangzihao	wzh'
)
_zgc_built_in_u=(
'个		'
'名		'
'场		'
'次		'
'分钟		'
'年		'
'家		'
'公里		'
'元		'
'%		'
)
_zgc_built_in_p=(
'S0		'
'S1		'
'S2		'
'S3		'
'P1		'
'P2		'
'P3		'
'P4		'
'P5		'
'P6		'
'P7		'
'P8		'
'P9		'
'P10		'
'P11		'
'P12		'
'P13		'
'P14		'
'P15		'
'P16		'
'P17		'
'P18		'
'P19		'
'P20		'
'P21		'
'P22		'
'P23		'
'P24		'
'P25		'
'P26		'
'P27		'
'P28		'
'P29		'
'P30		'
'P31		'
'P32		'
'P33		'
'P34		'
'P35		'
'P36		'
'P37		'
'P38		'
'P39		'
'P40		'
'P41		'
'P42		'
'P43		'
'P44		'
'P45		'
)
_zgc_built_in_t=(
'P1.1		'
'P2.1		'
'P3.1		'
'P4.1		'
'P4.2		'
'P5.1		'
'P5.2		'
'P6.1		'
'P6.2		'
'P7.1		'
'P8.1		'
'P9.1		'
'P10.1		'
'P10.2		'
'P11.1		'
'P12.1		'
'P13.1		'
'P14.1		'
'P15.1		'
'P16.1		'
'P17.1		'
'P18.1		'
'P19.1		'
'P20.1		'
'P20.2		'
'P20.3		'
'P21.1		'
'P22.1		'
'P22.2		'
'P22.3		'
'P23.1		'
'P23.2		'
'P24.1		'
'P24.2		'
'P25.1		'
'P25.2		'
'P25.3		'
'P26.1		'
'P27.1		'
'P27.2		'
'P27.3		'
'P28.1		'
'P29.1		'
'P29.2		'
'P30.1		'
'P31.1		'
'P32.1		'
'P32.2		'
'P33.1		'
'P33.2		'
'P33.3		'
'P34.1		'
'P35.1		'
'P35.2		'
'P36.1		'
'P36.2		'
'P36.3		'
'P37.1		'
'P38.1		'
'P38.2		'
'P38.3		'
'P39.1		'
'P40.1		'
'P40.2		'
'P41.1		'
'P41.2		'
'P42.1		'
'P42.2		'
'P43.1		'
'P44.1		'
'P45.1		'
)
_zgc_built_in_r=(
'E1		'
'E2		'
'E3		'
'E4		'
'E5		'
'E6		'
'E7		'
'E8		'
'E9		'
'E10		'
'E11		'
'E12		'
'E13		'
'E14		'
'E15		'
'E16		'
'E17		'
'E18		'
'E19		'
'E20		'
'E21		'
'E22		'
'E23		'
'E24		'
'E25		'
'E26		'
'E27		'
'E28		'
'E29		'
'E30		'
'E31		'
'E32		'
'E33		'
'E34		'
'E35		'
'E36		'
'E37		'
'E38		'
'E39		'
'E40		'
'E41		'
'E42		'
'E43		'
'E44		'
'E45		'
'E46		'
'E47		'
'E48		'
'E49		'
'E50		'
'E51		'
'E52		'
'E53		'
'E54		'
'E55		'
'E56		'
'E57		'
'E58		'
'E59		'
'E60		'
'E61		'
'E62		'
'E63		'
'E64		'
'E65		'
'E66		'
'E67		'
'E68		'
'E69		'
'E70		'
'E71		'
'E72		'
'E73		'
'E74		'
'E75		'
'E76		'
'E77		'
'E78		'
'E79		'
'E80		'
'E81		'
'E82		'
'E83		'
'E84		'
'E85		'
'E86		'
'E87		'
'E88		'
'E89		'
'E90		'
'E91		'
'E92		'
'E93		'
'E94		'
'E95		'
'E96		'
'E97		'
'E98		'
'Q1		'
'Q2		'
'Q3		'
'Q4		'
'Q5		'
'Q6		'
'Q7		'
'Q8		'
'Q9		'
'Q10		'
'Q11		'
'Q12		'
'Q13		'
'Q14		'
'Q15		'
'Q16		'
'Q17		'
'Q18		'
'Q19		'
'Q20		'
'Q21		'
'Q22		'
'Q23		'
'Q24		'
'Q25		'
'Q26		'
'Q27		'
'Q28		'
'Q29		'
'Q30		'
'Q31		'
'Q32		'
'Q33		'
'Q34		'
'Q35		'
'Q36		'
'Q37		'
'Q38		'
'Q39		'
'Q40		'
'Q41		'
'Q42		'
'Q43		'
'Q44		'
'Q45		'
'N1		'
'N2		'
'N3		'
'N4		'
'N5		'
'N6		'
'N7		'
'N8		'
'N9		'
'N10		'
'N11		'
'N12		'
'N13		'
'N14		'
'N15		'
'N16		'
'N17		'
'N18		'
'N19		'
'N20		'
'N21		'
'N22		'
'N23		'
'N24		'
'N25		'
'N26		'
'N27		'
'N28		'
'N29		'
'D1		'
'D2		'
'D3		'
'D4		'
'D5		'
'D6		'
'D7		'
'D8		'
'D9		'
'D10		'
'D11		'
'D12		'
'D13		'
'D14		'
'D15		'
'D16		'
'F1		'
'F2		'
'F3		'
'F4		'
'F5		'
'F6		'
'F7		'
'F8		'
'F9		'
'F10		'
'F11		'
'F12		'
'F13		'
'F14		'
'F15		'
'F16		'
'F17		'
'F18		'
'F19		'
'F20		'
'F21		'
'F22		'
'F23		'
'F24		'
'F25		'
'F26		'
'F27		'
'F28		'
'F29		'
'F30		'
'F31		'
'F32		'
'F33		'
'F34		'
'F35		'
'F36		'
'F37		'
'F38		'
'F39		'
'F40		'
'F41		'
'F42		'
'F43		'
'F44		'
)
_zgc_sample='中' # one character where the locale is UTF-8

# Of command $1: its options (a group a word, = takes a value, + may be repeated), the kinds of
# its arguments and its fields; and the kind of value that its option $2 takes, if it takes one.
_zgc_table() {
    options='' arguments='' fields='' wanted='' choices=''
    case $1 in
    '')
        options='--article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom --version --no-config -h,--help'
        arguments=''
        fields=''
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    summary)
        options='--article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='title byline agency place date source sections counts entities figures quotes lead types facts articles first last undated outlets speakers files article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    sections)
        options='--article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='id title paragraphs sentences characters entities quotes figures article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    read)
        options='--article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='part+'
        fields='id kind text sentences section line rule article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    entities)
        options='--type,-t=+ --article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='id name type aliases count pinyin credit mentions section line span rule posts articles first last entities article'
        case $2 in
        --type|-t) wanted=choice choices='person org place event product work term' ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    quotes)
        options='--speaker= --about= --kind,-k=+ --article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='id kind speaker role org cue text parts section line span rule article'
        case $2 in
        --speaker) wanted=speaker ;;
        --about) wanted=name ;;
        --kind|-k) wanted=choice choices='speech indirect term all' ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    figures)
        options='--kind,-k=+ --unit= --min= --max= --about= --all --article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='id text kind value min max low high unit mod counted subject sentence day section line span rule article'
        case $2 in
        --kind|-k) wanted=choice choices='count money ratio length area volume mass energy power voltage pressure data radiation measure temperature duration frequency ordinal score' ;;
        --unit) wanted=unit ;;
        --min) wanted=free ;;
        --max) wanted=free ;;
        --about) wanted=name ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    timeline)
        options='--from= --to= --all --article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='id start end text granularity mod time event section line span rule article'
        case $2 in
        --from) wanted=free ;;
        --to) wanted=free ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    facts)
        options='--kind,-k=+ --about= --all --article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='id kind subject predicate object time context text entities figures dates section line span rule article'
        case $2 in
        --kind|-k) wanted=choice choices='affiliation quantity event first state statement' ;;
        --about) wanted=name ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    graph)
        options='--about= --all --format,-f= --article,-a=+ --date= --names= --each --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='source_name label target_name kind facts source target article'
        case $2 in
        --about) wanted=name ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx dot mermaid graphml' ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    show)
        options='--article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='thing article+'
        fields='record mentions facts quotes figures about ties terms first last posts article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    search)
        options='--in= --section= --type,-t=+ -A= -B= -C= -l -c --regex --exact --any,--all --article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article article+'
        fields='rank score kind id text matches section line speaker article'
        case $2 in
        --in) wanted=choice choices='text quotes entities figures facts dates all' ;;
        --section) wanted=section ;;
        --type|-t) wanted=choice choices='person org place event product work term' ;;
        -A) wanted=free ;;
        -B) wanted=free ;;
        -C) wanted=free ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    ask)
        options='--article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article article+'
        fields='answer score kind sentence section line span rule day certainty article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    check)
        options='--article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='file article+'
        fields='claim verdict evidence line details article'
        case $2 in
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    compare)
        options='--about= --all --article,-a=+ --date= --names= --each --format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='article+'
        fields='relation kind a b a_line b_line a_article b_article a_sentence b_sentence a_span b_span article'
        case $2 in
        --about) wanted=name ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    parse)
        options='--out,-o= --dir,-d= --jobs,-j= --force --index,--no-index --date= --names= --trace -h,--help'
        arguments='file+'
        fields=''
        case $2 in
        --out|-o) wanted=file ;;
        --dir|-d) wanted=folder ;;
        --jobs|-j) wanted=free ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        esac ;;
    index)
        options='-h,--help'
        arguments='folder+'
        fields=''
        case $2 in
        esac ;;
    export)
        options='--to,--format,-t,-f= --out,-o= --article,-a=+ --date= --names= -h,--help'
        arguments='article+'
        fields=''
        case $2 in
        --to|--format|-t|-f) wanted=choice choices='html svg md markdown sqlite jsonl' ;;
        --out|-o) wanted=file ;;
        --article|-a) wanted=file ;;
        --date) wanted=free ;;
        --names) wanted=file ;;
        esac ;;
    names)
        options='--names= -h,--help'
        arguments='choice:list,add,remove,check own+'
        fields=''
        case $2 in
        --names) wanted=file ;;
        esac ;;
    completion)
        options='--install --yes -h,--help'
        arguments='choice:bash,zsh,fish'
        fields=''
        case $2 in
        esac ;;
    rules)
        options='--format,-f= --fields= --sort= --reverse --limit,-n= --count --quiet,-q --null,-0 --header,--no-header --out,-o= --color= --hyperlink= --pager,--no-pager --guard,--no-guard --bom,--no-bom -h,--help'
        arguments='choice:title-mark,heading-mark,caption-mark,emphasised-caption,dateline,dateline-topic,dated-byline,web-line,editorial-line,end-mark,source-name,reporters,unnamed-byline,photo-credit,caption-cue,bare-names,body,turns-of-a-line,turn-line,turn-second-line,open-turn,framed-turn,turn-topic,question-line,answer-line,comment-line,field-line,table-row,roster-line,list-item,listed-line,titled-item,signature,numbered-news,dated-news,caption-before-credit,topic-title,title-line,kicker,title-second-line,subtitle,title-again,dateline-and-title,marked-heading,numbered-heading,dashed-heading,short-line,bracketed,ellipsis,quoted-end,full-stop,too-long,paragraph-end,known-place,known-org,known-person,known-county,wide-area,dictionary-town,dictionary-place,village,common-word,dictionary-org,province-and-city,place-and-body,country-first,country-pair-first,country-sign-first,body-and-post,marked-name,title-beside,likely-name,transliterated-name,longer-county,area-behind-city,areas-in-list,credit,roster-name,labelled-name,turn-name,signed-name,nickname,pet-name,anonymous,addressed,known-subdistrict,place-suffix,unknown-place,address,facility,listed-place,counted-places,coded-road,road-by-address,line-by-its-ends,station-in-list,place-in-marks,legal-name,grown-org,branded-body,task-force,station-of-area,office-of-area,department,without-board,peak,coded-company,person-evidence,whole-transliteration,glossed-name,latin-name,aged-name,photographer,listed-person,roll-call,name-of-words,scored-place,venue-behind-area,account-of-office,facility-at-address,latin-body,post-behind,apposed-name,coined-company,listed-company,quoted-price,listed-name,whole-foreign-name,abbreviation,declared-name,named-elsewhere,title-marks,quoted-title,known-work,known-periodical,known-event,ordinal-event,event-head,political-session,quoted-event,anniversary,numbered-meeting,storm-name,quoted-product,quoted-product-list,quoted-vessel,vessel-in-marks,craft-series,first-of-its-kind,drug-stem,known-product,latin-model,series-model,numbered-brand,known-project,waterway-head,known-term,quoted-programme,known-in-text,surname-alone,declared-short,latin-in-brackets,abbreviation-in-brackets,nickname-in-brackets,parts-of-name,double-surname,surname-of-japan,company-brand,name-without-place,office-of-district,court-of-city,office-without-area,place-without-unit,road-without-number,meeting-without-plenary,vessel-without-number,product-without-head,model-without-maker,project-without-word,title-without-batch,short-title,edition,series,known-short-name,team-of-club,branch-of-body,body-of-country,place-abbreviation,addressed-by-surname,written-in-full,written-without-area,brand-of-firm,in-year,without-year,day-in-brackets,day-alone,iso-day,year-last,short-iso-day,holiday,season-year,lunar-day,reign-year,anchored-day,referred-day,month-word,season-word,month-edge,week,weekday,plan,decade,century,window,years-since,before-now,after-that,time-alone,two-years,days-ago,as-of-now,counted-part,half-part,republic-year,first,ordinal,score,share,sign-number,accounting-brackets,half,discount,term-of-sentence,composite,range,casualties,number-unit,listed,yuan,plain-number,whose-age,same-attribute,attribute-before,subject-before-verb,name-beside,figure-before,name-of-clause,current,shots,interest,length-not-marks,years-not-dates,length-not-wards,days-not-dates,crashes,cases-not-rumours,tenths-of-yuan,points-not-hours,degrees,magnitudes,times-not-meetings,people-not-pairs,doublings,games-not-offices,discounts,tenths,styles-not-model-years,weeks-not-weekdays,centuries-not-names,calories,storeys-not-addresses,runs-not-classes,returning-words,naming-cue,question-behind,naming-tail,listed-speech,next-quote,listed-words,passive-cue,message-received,dialect-verb,accused-answers,same-reporter,spoken-besides,report-says,colon-cue,colon-name,headline-words,comma-cue,by-account,periodical,directed-cue,behind-cue,behind-gesture,adjacent-cue,introduces-himself,comma-subject,attributed-behind,one-sentence,behind-subject,behind-contacted,introduced-words,own-sentence,said-of,reported-words,spoken-dialect,quoted-words,headline-echo,said-again,model-of-speakers,turn,reporting-phrase,reporting-cited,in-view-of,reporting-verb,reporting-verb-bare,reporting-verb-chained,subject-heard,subject-cited,subject-document,subject-handle,subject-account,subject-pronoun,subject-kin,subject-called,subject-name,subject-surname,subject-unnamed,subject-groups,subject-counted-title,subject-other-side,subject-known-title,subject-this-title,subject-title,subject-insider,subject-organisation,subject-party,subject-group,subject-country,byline,title-before,title-behind,statement,source-clause,dead-and-injured,attribute-figure,first-time-caused,predication,noun-phrase-clause,adverbial-clause,unread-clause,led-by-name,first-of-kind,first-of-owner,first-time,is-first,partner,verb-place,serial-verb,verb-object,torn-apart,only-claimed,not-asserted,regulation,goes-on-speaking,day-not-told,contest-not-told,case-not-told,of-these,subject-left-out,nameless,pointing,empty,nothing-named,undated-change,cut-short,saying-points,saying-of-others,saying-of-somebody,saying-empty,saying-fragment,saying-answers,saying-untold,saying-runs-on,saying-of-another,saying-anonymous,saying-untellable,saying-unfinished,saying-aims,name-in-other-script,name-in-pinyin,part-of-name,name-by-sound,nearest-name,who,which-post,which-organisation,where,which-event,which-product,which-work,what-name,what-slogan,which-thing,why-or-how,when,how-many,other-quotation,other-figure,other-score,other-date,other-day-of-row,other-time,other-name,nearer-name,other-speaker,other-direction,other-addressee,other-actor,contrary-word,other-side,other-modality,other-noun,other-turn,parallel-figure,other-place-of-it,other-rank,other-scope,unaccounted-number,unaccounted-denial,turned-quality,unaccounted-quantifier,turned-comparison,carried-name,other-term,other-word-in-place,denied-in-place,ruled-out,denied-part,other-kind-of-body,still-going-on,crossed-parts,other-focus,turned-pair,rival-beside,number-of-whole,other-end,day-of-another-deed,number-of-next-subject,post-not-told,doer-is-owner,post-borne-out,post-elsewhere,post-of-another,post-shared-title,post-other-title'
        fields='name stage example where examples never'
        case $2 in
        --format|-f) wanted=choice choices='table plain csv tsv json jsonl md markdown svg xlsx' ;;
        --fields) wanted=fields ;;
        --sort) wanted=field ;;
        --limit|-n) wanted=free ;;
        --out|-o) wanted=file ;;
        --color) wanted=choice choices='auto always never' ;;
        --hyperlink) wanted=choice choices='auto always never' ;;
        esac ;;
    schema)
        options='-h,--help'
        arguments='choice:summary,section,paragraph,passage,article,answer,joined_answer,entity,sentence,quote,figure,date,fact,thing,profile,overview,comparison,claim,joined_claim,card,graph,edge,rule'
        fields=''
        case $2 in
        esac ;;
    man)
        options='--roff -h,--help'
        arguments=''
        fields=''
        case $2 in
        esac ;;
    help)
        options='-h,--help'
        arguments='choice:options,config,formats,exit-codes,environment,pinyin,finding,input,many,exports,screen,promises,summary,sections,read,entities,quotes,figures,timeline,facts,graph,show,search,ask,check,compare,parse,index,export,names,completion,rules,schema,man,help'
        fields=''
        case $2 in
        esac ;;
    esac
}

# Split $1 into `words` as the shell would, quotes removed; what is behind the last blank, with its
# quotes, is left in `raw`, without them in `word`, the quote that is still open in `quote` ($ for
# $'…'). `unknown` says that a substitution stands in the word, `active` that a variable does.
# Within a substitution that is still open, `words` are those of its own command.
_zgc_split() {
    local rest=$1 chunk begun='' nested=''
    words=() word='' raw='' quote='' unknown='' active=''
    while [[ $rest ]]; do
        case $quote in
        \') chunk=${rest%%\'*} ;;
        \$) chunk=${rest%%[\'\\]*} ;;
        \") chunk=${rest%%[\"\\\`\$]*} ;;
        *) chunk=${rest%%[\"\'\\\`\$\(\)\;\|\&\<\>[:blank:]]*} ;;
        esac
        if [[ $chunk ]]; then
            begun=1 word+=$chunk raw+=$chunk rest=${rest:${#chunk}}
            continue
        fi
        chunk=${rest:0:1}
        case ${quote:--}$chunk in
        \"\"|\'\'|\$\') quote='' raw+=$chunk ;;
        -\"|-\') begun=1 quote=$chunk raw+=$chunk ;;
        \$\\) begun=1; _zgc_ansi ;;
        -\\|\"\\)
            begun=1 chunk=${rest:0:2} raw+=$chunk
            [[ $quote && $chunk != \\[\"\\\$\`] ]] && word+=\\
            word+=${chunk:1} ;;
        -\$|\"\$) begun=1; _zgc_dollar ;;
        *[\`\(\)]) _zgc_nest ;;
        -[\;\|\&]) _zgc_separator ;;
        *)  # A blank ends a word, a redirection also begins one: a newline stands for it.
            [[ $chunk == [\<\>] && $raw != *[!0123456789]* ]] && begun=''
            [[ $begun ]] && words+=("$word")
            [[ $chunk == [\<\>] ]] && words+=($'\n')
            begun='' word='' raw='' unknown='' active='' ;;
        esac
        rest=${rest:${#chunk}}
    done
    if [[ $nested ]]; then _zgc_innermost; fi
}

# The functions below are parts of _zgc_split: they read what `rest` begins with, as long as `chunk`.

# One escape of $'…'; what is none that this script writes makes the word unknown.
_zgc_ansi() {
    local digits=${rest:1:3}
    chunk=${rest:0:2}
    case $digits in
    [01234567]*)
        digits=${digits%%[!01234567]*} chunk=\\$digits
        printf -v digits "\\$digits" ;;
    [\'\"\\?]*) digits=${digits:0:1} ;;
    *) digits='' unknown=1 ;;
    esac
    word+=$digits raw+=$chunk
}

# A dollar sign.
_zgc_dollar() {
    chunk=${rest:0:2}
    case ${quote:--}$chunk in
    -\$\') quote=\$ raw+=$chunk ;;
    -\$\") quote=\" raw+=$chunk ;;
    *\() _zgc_nest ;;
    *) chunk=\$ active=1 word+=$chunk raw+=$chunk ;;
    esac
}

# The begin or the end of a substitution. Of the word around it two words are kept meanwhile: what
# was read of it, and a mark with its quote.
_zgc_nest() {
    local sign=${chunk#\$} last=$((${#words[@]} - 1))
    case $sign$nested in
    \(*|\`|\`\(*)
        words+=("$word" $'\1'"$quote") nested=$sign$nested
        begun='' word='' raw='' quote='' unknown='' active='' ;;
    \)\(*|\`\`*)
        while [[ ${words[last]} != $'\1'* ]]; do last=$((last - 1)); done
        quote=${words[last]:1} word=${words[last - 1]} nested=${nested:1}
        words=("${words[@]:0:last - 1}")
        begun=1 unknown=1 ;;
    *) begun=1 word+=$chunk raw+=$chunk ;;
    esac
}

# The end of a command; only within a substitution does the line have several.
_zgc_separator() {
    local last=$((${#words[@]} - 1))
    if [[ ! $nested ]]; then
        begun=1 word+=$chunk raw+=$chunk
        return
    fi
    while [[ ${words[last]} != $'\1'* ]]; do last=$((last - 1)); done
    words=("${words[@]:0:last + 1}")
    begun='' word='' raw='' unknown='' active=''
}

# Keep of `words` those of the command in the innermost substitution, if that is zgc.
_zgc_innermost() {
    local last=$((${#words[@]} - 1))
    while [[ ${words[last]} != $'\1'* ]]; do last=$((last - 1)); done
    while [[ ${words[last + 1]-} == [a-zA-Z_]*=* ]]; do last=$((last + 1)); done
    case ${words[last + 1]-} in zgc|*/zgc) ;; *) unknown=1 ;; esac
    words=("${words[@]:last + 1}")
}

# Set `open` to the quote in which readline takes the cursor to stand. It knows no $'…'.
_zgc_open() {
    local rest=${COMP_LINE:0:COMP_POINT} chunk
    open=''
    while [[ $rest ]]; do
        case $open in
        \') chunk=${rest%%\'*} ;;
        \") chunk=${rest%%[\"\\]*} ;;
        *) chunk=${rest%%[\"\'\\]*} ;;
        esac
        rest=${rest:${#chunk}}
        chunk=${rest:0:1}
        case $chunk in
        '') return ;;
        \\) rest=${rest:1} ;;
        "$open") open='' ;;
        *) open=$chunk ;;
        esac
        rest=${rest:1}
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
        *) if [[ $command ]]; then _zgc_plain "$w"; else command=${w:- }; fi ;;
        esac
    done
}

# Go on behind the argument $1; a file or a folder that is there is the article at hand, and so is
# each word of a command that takes no other. It may stand before the name of a thing, too.
_zgc_plain() {
    _zgc_table "$command" ''
    if [[ $arguments == article+ || -e ${1/#\~\//$HOME/} ]]; then
        articles+=("$1")
        [[ $position$arguments == 0thing* ]] && return
    fi
    position=$((position + 1))
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

# Set `lines` to what the article at hand offers of class $1; o: to the names on the user's list.
_zgc_lines() {
    local article built_in="_zgc_built_in_$1[@]"
    if [[ $1 == o ]]; then
        lines=()
        _zgc_sidecar "${ZGC_NAMES-${XDG_CONFIG_HOME:-${HOME-}/.config}/zgc/names.txt}" n
        return
    fi
    if [[ -z ${articles[*]-} && ${ZGC_ARTICLE-} ]]; then articles=("$ZGC_ARTICLE"); fi
    if [[ -z ${articles[*]-} ]]; then lines=("${!built_in}"); return; fi
    lines=()
    for article in "${articles[@]}"; do _zgc_sidecar "$article" "$1"; done
}

# Add the lines of class $2 that stand in the cache for the article $1, if they are of its present
# state: then both files have one time stamp. It is data: read line by line, never run.
_zgc_sidecar() {
    local path=$1 cache=${XDG_CACHE_HOME:-${HOME-}/.cache} rest part place=''
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
    rest=/zgc/completion2$place.$2 place=$cache
    while [[ $rest ]]; do
        [[ ! -h $place && -O $place || $place == "$cache" ]] || return
        rest=${rest#/} place+=/${rest%%/*}
        if [[ $rest == */* ]]; then rest=/${rest#*/}; else rest=''; fi
    done
    # A link, a pipe or a device is never opened.
    [[ ! -h $place && -f $place && -O $place ]] || return
    [[ ! $place -nt $path && ! $place -ot $path ]] || return
    # Only what ends within the limit is read by lines.
    LC_ALL=C IFS= read -r -d '' -n 262144 rest <"$place" && return
    if ((BASH_VERSINFO[0] < 4)); then
        while IFS= read -r rest; do lines+=("$rest"); done <"$place"
    else
        mapfile -t -n 500 -O ${#lines[@]} lines <"$place"
    fi
}

# Offer the lines of class $1 whose value, pinyin or initials begin with what was typed.
_zgc_pick() {
    local line value key pinyin initials tab=$'\t'
    local plain=${typed//[ \']/}
    _zgc_lines "$1"
    if ((BASH_VERSINFO[0] > 3)); then plain=${plain,,}; fi
    for line in ${lines[@]+"${lines[@]}"}; do
        case $line in
        "$typed"*|*[$tab\ ]"$plain"*) ;;
        *) continue ;;
        esac
        value=${line%%"$tab"*}
        if [[ ! $typed && $utf8 ]]; then
            case $value in ''|*[[:cntrl:]]*) ;; *) values+=("$value") keys+=('') ;; esac
            continue
        fi
        line=${line#*"$tab"}
        pinyin=${line%%"$tab"*} line=${line#*"$tab"}
        initials=${line%%"$tab"*}
        case $value in ''|*[[:cntrl:]]*) continue ;; esac
        if [[ $value == "$typed"* ]]; then key=''
        else
            key=" $pinyin $initials "
            [[ $plain && $key == *" $plain"* ]] || continue
            key=$plain${key#*" $plain"}
            key=${key%% *}
        fi
        if [[ ! $utf8 && $pinyin && $typed != *[!\ -~]* ]]; then
            key=${key:-${pinyin%% *}} value=$key
        fi
        case $key in *[!abcdefghijklmnopqrstuvwxyz0123456789]*) key='' ;; ?*) keyed=1 ;; esac
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
        names=${group%+}
        names=${names%=}
        names=${names//,/ }
        if [[ $group != *+ ]]; then
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
    local file kind=$1 failglob=''
    local -a found
    if [[ $lead == "$head" && $BASH_VERSION != 3.* ]]; then
        compopt -o "$kind"
        return
    fi
    [[ $typed == \~/* ]] && typed=$HOME${typed:1}
    shopt -q failglob && failglob=1 && shopt -u failglob
    found=("$typed"*)
    [[ $failglob ]] && shopt -s failglob
    for file in ${found[@]+"${found[@]}"}; do
        case $file in *[[:cntrl:]]*) continue ;; esac
        if [[ -d $file ]]; then values+=("$file/") keys+=('') space=''
        elif [[ $kind == default && -e $file ]]; then values+=("$file") keys+=('')
        fi
    done
}

# Offer what can stand as a value of the kind `wanted`.
_zgc_wanted() {
    case $wanted in
    choice) _zgc_words "$choices" ;;
    file|article) _zgc_files default ;;
    folder) _zgc_files dirnames ;;
    field) _zgc_words "$fields" ;;
    fields) _zgc_fields ;;
    free|'') ;;
    *)
        case $wanted in
        name) _zgc_pick n ;;
        own) _zgc_pick o ;;
        speaker) _zgc_pick s ;;
        unit) _zgc_pick u ;;
        section) _zgc_id 'S[0-9]*'; _zgc_pick p; _zgc_only S ;;
        part)
            _zgc_id '[SPsp][0-9]*'
            _zgc_pick p
            [[ $typed == *.* ]] && _zgc_pick t
            ((${#values[@]})) || _zgc_files default ;;
        thing)
            _zgc_id '[EQNDFSPeqndfsp][0-9]*'
            _zgc_pick n
            case $typed in
            P*.*) _zgc_pick t ;;
            [SP]*) _zgc_pick p ;;
            [EQNDF]*) _zgc_pick r ;;
            esac
            ((${#values[@]})) || _zgc_files default ;;
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

# Drop what would be taken for an option where it stands.
_zgc_without_dash() {
    local IFS=$'\n' i
    [[ $'\n'${values[*]-} == *$'\n'-* ]] || return 0
    for ((i = ${#values[@]} - 1; i >= 0; i--)); do
        if [[ ${values[i]} == -* ]]; then
            values=("${values[@]:0:i}" "${values[@]:i + 1}") keys=("${keys[@]:0:i}" "${keys[@]:i + 1}")
        fi
    done
}

# Set `text` to what stands for $1, with $2 behind it, at the cursor: behind `quote` or none. Nothing
# tells whether the line around stands between backquotes, which take a backslash from before some
# characters, or whether the history is expanded: what these would see is written as a number, and
# each character by itself, so that the begin of a name is written as the begin of what stands for it.
_zgc_quote() {
    local rest=$1 chunk
    text=''
    while [[ $rest == *$special* ]]; do
        chunk=${rest%%$special*}
        text+=$chunk rest=${rest:${#chunk}}
        chunk=${rest:0:1}
        case $chunk in
        \!) chunk=\\041 ;;
        \") chunk=\\042 ;;
        \$) chunk=\\044 ;;
        \') chunk=\\047 ;;
        \\) chunk=\\134 ;;
        \`) chunk=\\140 ;;
        *) chunk=\\$chunk ;;
        esac
        case $quote$chunk in
        \$*|\\[!01]*) text+=$chunk ;;
        *) text+=$quote\$\'$chunk\'$quote ;;
        esac
        rest=${rest:1}
    done
    text+=$rest$2
    # Readline takes a quote at the begin for the one that stands there already.
    if [[ $open && $text == "$open"* && $lead_raw == *"$open" ]]; then text=$open$text; fi
}

# Turn `values` and `keys` into COMPREPLY. Readline replaces `lead`'s follower with what the
# replies have in common, so several that were found by pinyin are shown as PINYIN  NAME: what was
# typed grows and is never erased. One alone is inserted as the name.
_zgc_reply() {
    local IFS=$'\n' i text special several='' end='' value=${values[0]}
    case $quote in
    \") special='["$\\`!]' ;;
    ?) special='["'\''\\`!]' ;;
    *) special='[]["\\$`!'\''&;|<>(){}*?#~^= ]' ;;
    esac
    for text in "${values[@]}"; do
        # Readline drops what is there twice: one name of two articles is one reply.
        if [[ $text != "$value" ]]; then several=1; break; fi
    done
    case ${COMP_TYPE-9} in
    37) several='' ;; # each reply is inserted as it stands
    42) several=''; [[ $open ]] && return ;; # the same, but readline removes the quote before them
    *) [[ $several ]] || values=("$value") ;;
    esac
    if [[ ! $space && $BASH_VERSION != 3.* ]]; then compopt -o nospace; fi
    if [[ $several && $head == "$lead" && ! $keyed && "${values[*]}" != *$special* ]]; then
        COMPREPLY=("${values[@]}")
        _zgc_guard
        return
    fi
    # Readline would close the quote too, but not where the name ends in one.
    [[ $several ]] || end=$close
    for ((i = 0; i < ${#values[@]}; i++)); do
        text=$head${values[i]}
        if [[ $several && ${keys[i]} ]]; then
            text=$head${keys[i]}
            [[ $utf8 ]] && text+="  ${values[i]}"
            COMPREPLY+=("${text#"$lead"}")
            continue
        fi
        [[ $text == "$lead"* ]] || continue
        _zgc_quote "${text#"$lead"}" "$end"
        COMPREPLY+=("$text")
    done
    if [[ $several ]]; then _zgc_guard; fi
}

# Where what the replies have in common would end in half a character, half an escape or behind
# one whole pinyin, what was typed becomes one of them.
_zgc_guard() {
    local reply text shared common=${COMPREPLY[0]}
    for reply in "${COMPREPLY[@]}"; do
        while [[ $reply != "$common"* ]]; do common=${common%?}; done
        [[ $common ]] || return 0
    done
    [[ $common != "$current" ]] || return 0
    if [[ ! $utf8 && $common == *[!\ -~] ]]; then
        COMPREPLY+=("$current")
    elif [[ $keyed ]]; then
        if [[ $common == "$current"*"  "* ]]; then
            common=${common#"$current"}
            COMPREPLY+=("$current${common%%  *}")
        fi
    else
        shared=$common common=$head${values[0]}
        for reply in "${values[@]}"; do
            while [[ $head$reply != "$common"* ]]; do common=${common%?}; done
        done
        _zgc_quote "${common#"$lead"}" ''
        [[ $text == "$shared" ]] || COMPREPLY+=("$text")
    fi
}

_zgc() {
    local nocasematch=''
    shopt -q nocasematch && nocasematch=1 && shopt -u nocasematch
    _zgc_complete "$2"
    if [[ $nocasematch ]]; then shopt -s nocasematch; fi
}

_zgc_complete() {
    local IFS=$' \t\n' current=$1 utf8='' space=1
    local words word raw quote unknown active open close lead lead_raw head='' typed
    local options arguments fields wanted choices
    local command='' pending='' ended='' redirected='' position=0 used='' articles
    local lines values keys keyed=''
    articles=() values=() keys=() COMPREPLY=()
    ((${#_zgc_sample} == 1)) && utf8=1
    _zgc_split "${COMP_LINE:0:COMP_POINT}"
    local typed_word=$word typed_raw=$raw typed_quote=$quote
    _zgc_open
    close=${quote:+${quote//[\$]/\'}}
    # Another function of completion may hand over the quote with the word.
    current=${current#"$open"}
    lead_raw=${typed_raw%"$current"}
    # Where readline and bash take the place for two different ones, nothing is offered.
    [[ $unknown || $typed_raw != "$lead_raw$current" || $open && $open != "$close" ]] && return
    words=(${words[@]+"${words[@]:1}"})
    _zgc_scan
    _zgc_split "$lead_raw"
    [[ $active || $quote != "$typed_quote" ]] && return
    lead=$word
    local state_pending=$pending state_ended=$ended state_command=$command
    local state_redirected=$redirected state_position=$position
    _zgc_behind
    word=$typed_word raw=$typed_raw quote=$typed_quote typed=$word
    pending=$state_pending ended=$state_ended command=$state_command position=$state_position
    if [[ $state_redirected ]]; then _zgc_files default; else _zgc_choose; fi
    if ((${#values[@]})); then _zgc_reply; fi
}

# Collect what can stand at the cursor.
_zgc_choose() {
    if [[ $pending ]]; then
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
        wanted=${kind%+}
        if ((i == position)) || [[ $kind == *+ ]]; then
            [[ $wanted == choice* ]] && choices=${wanted#choice:} wanted=choice choices=${choices//,/ }
            _zgc_wanted
            if [[ ! $ended && ! $lead ]]; then _zgc_without_dash; fi
            return
        fi
        i=$((i + 1))
    done
    if [[ ! $word ]]; then _zgc_options; fi
}

_zgc_commands='summary sections read entities quotes figures timeline facts graph show search ask check compare parse index export names completion rules schema man help'
complete -F _zgc zgc
