"""The table of patterns: explicit years, spans and what is said relative to the writing or to the year reported on.

Order matters only between matches of the same place and length: the earlier line wins. Names (plans, congresses,
anniversaries, eras) have their own table in year_name_patterns.py; what looks like a year and is none in traps.yaml.
"""

# ruff: noqa: E501 - one pattern a line: a table, not prose
from __future__ import annotations

from analysis.facts.years.fragments import (
    ASCII_YEAR,
    COUNT,
    DAY,
    HAN_DIGIT,
    HAN_NUMERAL,
    MONTH,
    MONTH_NUMBER,
    MONTHS,
    NOT_AFTER_NUMERAL,
    QUARTER,
    SECOND_YEAR,
    SMALL_COUNT,
    TAIL,
    WITHIN_SENTENCE,
    YEAR,
    Pattern,
)
from analysis.facts.years.periods import festivals

# Two Han digits that are no approximate number: 八七年 is 1987, but 七八年 may be seven or eight years.
_SHORT_HAN = rf"(?!五六|六七|七八|八九)[五六七八九][{HAN_DIGIT}]"
_NO_REIGN = "(?<![保禄政化延享宝永久仁承历熙隆庆绪统祯靖])"  # 天保12年6月: a reign that no lexicon holds
_SUBJECT = r"(?=我|全[厂县市省公局矿乡村校国]|本[厂县市局矿校公]|该|被|由|共|建成|投产|开工|荣获|获)"
_FESTIVAL = "(?:" + "|".join(festivals()) + ")"
_RESULTS = "(?:实现|完成|全[年国省市县区厂]|公司|集团|我[国省市县区厂们司]|预计|计划|营[收业]|净利|销售|产[量值能]|收入|利润|新[增签建]|开工|投产|同比)"
_OF_A_TERM = "度(?=[总预计决的之,、。增减])"  # 明年度预算
_LINK = r"(?:-{1,2}|~|至|到)"
# What follows a bare number that counts something: no year then.
_COUNTED = (
    r"(?: ?(?:公[里斤顷分尺]|[英海][里尺亩寻]|平方|立方|[美欧港日]元|英镑|房间|部(?![门署委])|方(?!案|[针向])|节(?!能)|"
    r"[万亿千百余多来元人次个件项家户名台套种条米吨里亩颗棵株份本册篇幅张场期届级版款型号路弄度座辆艘架栋幢间床位只头匹把块片支枝根粒瓶箱袋包桶车趟步"
    r"字页卷分秒时天日周月岁倍成例起宗单笔批组班队所处点年师股斤克升瓦伏兆层门口双羽顿枚首对副堂封则声转毫厘微强标蒸]|左右|以[上下内外]|上下|开外|之[多巨]|马力|大卡|像素|赫)"
    r"|职工|员工|党员|群众|学[生员]|干部|[村居]民|代表|师生|官兵|观众|[游旅]客|[用客]户|企业)"
)
_BARE_VERB = "(?<=" + "|".join(
    ["奋进", "回眸", "回望", "回首", "盘点", "再战", "决胜", "展望", "迎战", "冲刺", "告别", "聚焦", "建功", "逐梦", "拥抱", "你好", "再见", "致敬", "难忘", "印象", "决战", "喜迎", "走过", "致我", "赢战", "筑梦", "启航", "开启", "圆梦", "起航", "奔向", "走进"]
) + ")"  # fmt: skip
_BARE_TOLD = "(?<=" + "|".join(
    ["能在", "将在", "将于", "早在", "面向", "迈向", "获评", "荣获", "荣膺", "入选", "入围", "上榜", "当选", "办好", "筹办", "亮相", "发布", "公布", "迎来", "进入"]
) + ")"  # fmt: skip
_BARE_WORK = (
    "(?:"
    + "|".join(f"(?<={work})" for work in ["报告", "报告书", "年报", "预算案", "年鉴", "皮书", "公报", "盘点", "榜单"])
    + ")"
)
_EVENT = "(?:设计展|灯会|大会|论坛|博览会|展览会|峰会|音乐会|马拉松|运动会|大赛|锦标赛|技能竞赛|消费季|文化节|艺术节|品牌日|奥运会|残奥会|冬奥会|亚运会|全运会|世界杯|世博会|服贸会|进博会|广交会|年会|发布会|发布仪式|颁奖典礼)"
_BARE_EDGE = r'(?:(?<![^\s,。;:!?"、(《<\[])|(?<=--))'
_NOT_A_STRETCH = r"(?![来的间内后前多余以之如期制时历发奋风沧初心峥光耕坚薪传岁砥春华路艰辉党工教军代级龄])"
_VAGUE = (
    r"近(?:些|几|两三|一两|三五|十几|十多|数十?|百)?年(?:以来|来|间)?(?![底末初级龄度产均\d])|最近几年(?:来)?|"
    r"(?:(?:这|前|那|早)(?:些|几)|过去的?几)年(?!轻|级)(?:来|间)?|多年(?:以)?来|"
    rf"{NOT_AFTER_NUMERAL}(?:几十?|数十?|十几|{COUNT}(?:多|余|几)) ?年(?:以)?来|长期以来|历年来|这么多年来?|连续多年"
)

EXPLICIT = (
    Pattern("range_years", "range", "range", "4", "年", rf"(?P<y>{YEAR}) ?(?:年 ?(?:{MONTHS}|[初底末])?)? ?{_LINK} ?(?P<y2>{SECOND_YEAR}|(?<=\d[-~至到])\d\d) ?年(?![度代]){TAIL}", then="年-~至到"),
    Pattern("fiscal_range", "fiscal", "range", "4", "年", rf"(?P<y>{YEAR}) ?(?:年度?)? ?(?:{_LINK}|/) ?(?P<y2>{SECOND_YEAR}|\d\d|[{HAN_DIGIT}]{{2}}) ?(?:年度|学年|财年|赛季|年?(?:球季|马季|榨季|采暖季|供暖季)|财政年度)", then="年-~至到/"),
    Pattern("fiscal_slash", "fiscal", "fiscal_pair", "4", "/", rf"(?P<y>{YEAR}) ?/ ?(?P<y2>[{HAN_DIGIT}]{{2}}|(?:1[3-9]|[2-9]\d)(?![\d/])|(?:0\d|1[0-2])(?= ?(?:年|至|及|财政|学年)))(?: ?(?:年|会计年度|财政年度))?", then="/"),
    Pattern("range_bare", "range", "range", "4", "-|~|至", rf"(?P<y>{ASCII_YEAR})(?:-{{1,2}}|~|至)(?P<y2>(?:19|20)\d\d)(?![\d.年A-Za-z-]|{_COUNTED})", confidence="medium", then="-~至"),
    Pattern("since_adjacent", "since", "since", "4", "以来|至今", rf"(?P<y>{YEAR}) ?年{TAIL}(?:以来|至今|起至今|开始至今)", then="年"),
    Pattern("since_framed", "since", "since", "4", "自|从", rf"(?:(?<=[自从])|(?<=[自从] ))(?P<y>{YEAR}) ?年{TAIL}(?=起(?!施行|实施|执行|生效|正式)|{WITHIN_SENTENCE}{{1,40}}?(?:以来|至今|迄今))", then="年"),
    Pattern("fiscal", "fiscal", "calendar", "4", "年", rf"(?P<y>{YEAR}) ?(?:年度|财年|学年|财政年度|会计年度)", then="年财学会"),
    Pattern("festival_with_year", "festival", "calendar", "4", "年", rf"(?P<y>{YEAR}) ?年的?{_FESTIVAL}", then="年"),
    Pattern("explicit_year", "explicit", "calendar", "4", "年", rf"(?P<y>{YEAR}) ?年(?!代|级){TAIL}", then="年"),
    Pattern("iso_date", "explicit", "calendar", "4", "-|.|/", rf"(?P<y>{ASCII_YEAR})(?P<sign>[-./])(?:1[0-2]|0?[1-9])(?P=sign)(?:3[01]|[12]\d|0?[1-9])(?![\d/-]|\.\d)", then="-./"),
    Pattern("dotted_range", "range", "range", "4", ".", rf"(?P<y>{ASCII_YEAR})\.(?:1[0-2]|0[1-9]) ?{_LINK} ?(?P<y2>(?:19|20)\d\d)\.(?:1[0-2]|0[1-9])(?![\d.])", confidence="medium", then="."),
    Pattern("dotted_month", "explicit", "calendar", "4", ".", rf"(?P<y>{ASCII_YEAR})\.(?:1[0-2]|0[1-9])(?![\d.%]|{_COUNTED})", confidence="medium", then="."),
    Pattern("bare_list", "bare", "calendar", "4", "年", rf"(?P<y>{ASCII_YEAR})(?= ?(?:[、,和及与/] ?(?:19|20)\d\d(?!\d)){{1,6}} ?(?:[两三四五六七八九十]|\d)?年)", then="、,和及与/"),
    Pattern("bare_list_han", "bare", "calendar", "4", "年", rf"(?<![{HAN_NUMERAL}千])(?P<y>(?:一[八九]|二[〇零])[{HAN_DIGIT}]{{2}})(?=[、,](?:(?:一[八九]|二[〇零])[{HAN_DIGIT}]{{2}}|[〇零一二五六七八九][{HAN_DIGIT}])年)", then="、,"),
    Pattern("bare_list_end", "bare", "calendar", "4", "年", r"(?<=[、和及与,])(?P<y>(?:19|20)\d\d)(?=[两三四五六七八九十]年)", then="两三四五六七八九十"),
    Pattern("bare_before_word", "bare", "calendar", "4", "19|20", rf"{_BARE_EDGE}(?P<y>(?:19[5-9]|20[0-4])\d)(?!{_COUNTED})(?=\"?[一-龥])", confidence="medium"),
    Pattern("bare_told", "bare", "calendar", "4", "19|20", rf"{_BARE_TOLD}(?P<y>(?:19[5-9]|20[0-4])\d)(?!\d|{_COUNTED})(?=[一-龥])", confidence="medium"),
    Pattern("bare_parallel", "bare", "calendar", "4", "19|20", r"(?<=[和与及暨、])(?P<y>(?:19[5-9]|20[0-4])\d)(?=实施|计划|规划|预算|目标|安排|展望|财务|工作(?![日时小]))", confidence="medium"),
    Pattern("bare_quarter", "bare", "calendar", "4", "Q|H", rf"(?P<y>{ASCII_YEAR})(?=Q[1-4](?!\d)|H[12](?!\d))", then="QH"),
    Pattern("bare_event", "bare", "calendar", "4", "19|20", rf"(?P<y>{ASCII_YEAR})(?=中国|世界|国际|全国|全球|亚洲|新年|半年度|半年报|年报|第[一二三四五六七八九十]|·[一-龥]|企业社会责任|(?!{_COUNTED})(?:ESG|CSR|[一-龥、]{{1,11}})(?:报告|白皮书|蓝皮书)|(?:\([一-龥]{{2,4}}\)|\")?[一-龥]{{0,10}}{_EVENT})", confidence="medium"),
    Pattern("bare_edition", "bare", "calendar", "4", "(", r"(?:(?<=[报告书鉴录南案划册单数榜法]\()|(?<=[报告书鉴录南案划册单数榜法]》\())(?P<y>(?:19[5-9]|20[0-4])\d)(?=\))", then=")"),
    Pattern("bare_after_work", "bare", "calendar", "4", "报告|年报|预算案|年鉴|皮书|公报|盘点|榜单", rf'{_BARE_WORK}(?P<y>(?:19[5-9]|20[0-4])\d)(?=["」》)\s,。;:]|$)', confidence="medium"),
    Pattern("bare_slogan", "bare", "calendar", "4", "19|20", rf'{_BARE_VERB}(?P<y>(?:19[5-9]|20[0-4])\d)(?=["。,!?;、:\s》)]|$)', confidence="medium"),
    Pattern("fiscal_letters", "fiscal", "fiscal_letters", "FY", "FY", r"(?<![A-Za-z])FY ?'?(?P<y>(?:19|20)\d\d|\d\d)(?:[/-](?P<y2>\d\d))?(?![\d.%A-Za-z])"),
    Pattern("apostrophe_year", "bare", "two_digits", "'", "'", rf"(?:(?<=^)|(?<=[\s,。;:!?、(《\"]))'(?P<y>[6-9]\d|[01]\d)(?=年|[一-龥])(?!{_COUNTED}|[个次项年][^一-龥])(?:年{TAIL})?|'(?P<y_>[6-9]\d|0\d)(?=年|抗洪|特大|大?洪水|大?水灾|大地震|长江|[一-龥]{{0,10}}{_EVENT})(?:年{TAIL})?", confidence="medium"),
    Pattern("two_digit_recent", "explicit", "two_digits_recent", "1", "年", rf"(?<=[较比])(?P<y>[012]\d) ?年(?=[,、。;)增减上下提降有同的多少高低]){TAIL}|(?<![^\s,。;:!?、\"(])(?P<y_>[012][1-46-9]) ?年(?={_RESULTS})", confidence="low", then="年"),
    Pattern("two_digit_dated", "explicit", "two_digits", "1", "年", rf"{_NO_REIGN}{NOT_AFTER_NUMERAL}(?P<y>\d\d|[{HAN_DIGIT}]{{2}}) ?年 ?(?:{MONTH}(?: ?{DAY}|[份底初末])?|第?[一二三四1-4]季度|[上下]半年|底(?![层部气线色蕴])|[春夏秋冬](?:[季天]|(?=[,。、;])))", confidence="low", then="年"),
    Pattern("two_digit_han", "explicit", "two_digits", "1", "年", rf"{NOT_AFTER_NUMERAL}(?P<y>{_SHORT_HAN}) ?年(?![代级制期龄会度]){TAIL}", confidence="medium", then="年"),
    Pattern("two_digit_since", "since", "since_two_digits", "1", "以来|至今", rf"{NOT_AFTER_NUMERAL}(?P<y>{_SHORT_HAN}) ?年{TAIL}(?:以来|至今)", confidence="medium", then="年"),
    Pattern("two_digit_round", "explicit", "two_digits_of_old", "1", "年", rf"(?<![^\s,。;:!?、\"(])(?P<y>[5-9][05]) ?年{_SUBJECT}", confidence="low", then="年"),
    Pattern("two_digit", "explicit", "two_digits_of_old", "1", "年", rf"(?<=[自从于至到])(?P<y>[4-9]\d|0\d|[五六七八九]八|九[一-七〇零]|八[一-七〇零]) ?年(?:[初底末]|(?=[一-龥])|(?<=0\d年)(?=[,。、;])){_NOT_A_STRETCH}", confidence="low", then="年"),
    Pattern("two_digit_at_head", "explicit", "two_digits", "1", "年", rf"(?<![^\s,。;:!?、\"(])(?P<y>[5-9][1-46-9]|五[〇零一二三四五七八九]|六[〇零一二三四五六八九]|七[〇零一二三四五六七九]|八[〇零一二三四五六七八]|九[〇零一二三四五六七八九]) ?年(?=[一-龥]){_NOT_A_STRETCH}", confidence="low", then="年"),
    Pattern("decade", "range", "decade", "上世|上个|本世|0", "年代", r"(?P<century>上个?世纪|本世纪|(?:1[6-9]|2[01]|十[六七八九]|二十一?)世纪|1[6-9]|20)? ?(?P<decade>(?<!\d)[1-9]0|(?<=1[6-9]|20)\d0|[一二三四五六七八九]十|[五六七八](?=[六七八九]十))(?:(?:、|至|到|-)?(?P<decade2>[1-9]0|[二三四五六七八九]十))? ?年代(?:[初末]期?|中后?期|中叶|[前后]期)?", confidence="medium", then="年世、至到-"),
    Pattern("decade_in_full", "range", "decade_of_year", "4", "年代", rf"(?P<y>一[八九][{HAN_DIGIT}][〇零0o])年代(?:[初末]期?|中后?期|[前后]期)?", confidence="medium", then="年"),
    Pattern("century_edge", "vague", "unresolved", "上世|上个|本世|1", "世纪", r"(?:上个?世纪|本世纪|(?:1[5-9]|2[01]|十[五六七八九]|二十一?)世纪)(?:[初末](?:期|叶)?|中[期叶后]|[上下]半叶)", role="background", then="世"),
)  # fmt: skip

RELATIVE = (
    Pattern("this_year", "relative", "writing", "今年", "今", rf"今年(?:以来(?:,? ?截[至止]到?(?:目前|{MONTHS}))?|{_FESTIVAL}|全年|{TAIL}(?:以来|截[至止]到?{MONTHS})?)"),
    Pattern("this_and_next", "relative", "writing_pair", "今明|今冬", "今明|明春", r"今明两?年|今冬明春|今明后三年", role="plan"),
    Pattern("next_two", "relative", "writing_pair", "明后", "明后", r"明后两?年", role="plan", offset=1),
    Pattern("last_and_this", "relative", "writing_pair", "去今|去冬", "去今|今春", r"去今两年|去冬今春", offset=-1),
    Pattern("this_season", "relative", "writing", "今春|今夏|今秋|今冬", "今", r"今[春夏秋冬](?=[,。、;\s以来]|$)"),
    Pattern("same_period_last_year", "relative", "writing", "去年", "去年", r"(?<![^经超通胜]过)去年(?!度)同期", role="background", offset=-1),
    Pattern("since_last_year", "since", "writing_since", "去年", "去", rf"(?<![^经超通胜]过)去年(?!度){TAIL}(?:以来|至今)", offset=-1),
    Pattern("last_year", "relative", "writing", "去年", "去", rf"(?<![^经超通胜]过)去年(?:{_OF_A_TERM}|(?!度)(?!今日)(?:{_FESTIVAL}|全年|{TAIL}))", offset=-1),
    Pattern("three_years_ago", "relative", "writing", "前年", "前", rf"(?<=大)前年{TAIL}", offset=-3),
    Pattern("year_before_last", "relative", "writing", "前年", "前", rf"(?<![以之从目先提生空跟年大])前年(?!度|[产龄]){TAIL}", offset=-2),
    Pattern("next_year", "relative", "writing", "明年", "明", rf"(?<![文光分证说发透])明年(?:{_OF_A_TERM}|(?!产|度){TAIL})", role="plan", offset=1),
    Pattern("year_to_come", "relative", "to_come", "来年", "来", r"(?<![近以年历从本原未后])来年(?![产均度])", role="plan", confidence="medium", offset=1),
    Pattern("year_after_next", "relative", "writing", "后年", "后", r"(?<![以之今此战前然最随先])后年(?![度产均轻])", role="plan", offset=2),
    Pattern("current_year", "relative", "topic", "本年", "本", rf"(?<![日原基资根成版])本年(?![龄轻代])(?:度)?(?:{TAIL})"),
    Pattern("whole_year", "relative", "topic", "全年", "全", r"(?<![安健完齐])(?<!(?<!确)保)全年(?:度)?"),
    Pattern("past_year", "relative", "past", "刚刚|过去|1", "一年", rf"(?:刚刚)?过去的?一年(?!多)|{NOT_AFTER_NUMERAL}一年来", then="年"),
    Pattern("same_period_previous_year", "relative", "topic", "上一|上年", "上年|上一年", r"(?<![以网线之])上(?:一)?年(?:度)?同期", role="background", offset=-1),
    Pattern("previous_year", "relative", "topic", "上一|上年", "上年|上一年", r"(?<![以网线之])(?:上一年度?|上年度)(?!级)|(?<![以网线之])上年(?:[末底]|(?=[增减实结完的水]))|(?<=[比较于与同由按照超持对从和,。、;])上年(?![会纪轻级均])", offset=-1),
    Pattern("year_before", "relative", "told", "前一", "前一年", r"(?<=[较比与和同按照超])前一年(?:同期|度)?(?![级多来])", role="background", offset=-1),
    Pattern("following_year", "relative", "topic", "下一|下年", "下年|下一年", r"(?<!如)下(?:一年度?|年度)(?!级)", role="plan", offset=1),
    Pattern("year_edge", "relative", "topic", "年初|年底|年末|年内|年终|年中", "年", r"(?<![\d〇零一二两三四五六七八九十百千几数多余干半大每近学财周新今去明前后当同上本全历逐连少青老壮])(?<!\d )(?<!末)年(?:初(?![级中步])|底(?![层部])|末|内|终(?=[,。、])|中(?=[,。、]|工作会))"),
    Pattern("turn_of_year", "festival", "unresolved", "岁末|年终", "岁末|岁尾", r"岁末年初|年终岁尾"),
    Pattern("until", "relative", "month", "截至|截止", "截", rf"截[至止]到? ?(?:目前|今(?!年)[日天]?|当前|现在|昨[日天]|年[底末]|本?月底|(?P<m>{MONTH_NUMBER}) ?月(?: ?{DAY}|[底末份初]|[上中下]旬)?|\d{{1,3}} ?日|(?P<q>{QUARTER})末?)"),
    Pattern("quarter", "relative", "month", "上半|下半|前一|前二|前三|前两|首季|第|1", "季|半年", rf"(?<!每年)(?<!各)(?P<q>{QUARTER})(?!一[次考评查检观调通督])", then="季"),
    Pattern("months", "relative", "month", "1", "月", rf"(?<![年\d.-])(?:{MONTH_NUMBER})(?: ?月)? ?[-~至到] ?(?P<m>{MONTH_NUMBER}) ?月(?:份|底|末)?(?! ?\d|[龄内])", confidence="medium", then="月-~至到"),
    Pattern("first_months", "relative", "month", "前|头", "个月", r"(?<![年的满每之以期提目此当日])(?:前|头)(?P<m>1[01]|[2-9]|十一?|[二两三四五六七八九]) ?个月(?=,|累计|全[国省市县区]|我[国省市]|完成|实现|共|增长|同比|[一-龥]{2,8}(?:同比|累计|完成|实现|增长|达))", confidence="medium"),
    Pattern("since_month", "relative", "month", "1", "以来", rf"(?<![年\d.-])(?P<m>{MONTH_NUMBER}) ?月(?: ?{DAY}|[份底初末]|[上中下]旬)?以来", confidence="medium", then="月"),
    Pattern("same_year", "relative", "antecedent", "同年", "同年", rf"(?<![不相大])同年(?![级龄代]){TAIL}"),
    Pattern("year_told", "relative", "antecedent", "是年", "是年", rf'(?<![^\s,。;:!?"(])是年(?![轻产度龄纪会货终薪利息均夜糕味级代]){TAIL}'),
    Pattern("year_after", "relative", "antecedent", "次年|翌年", "次年|翌年", rf"(?<![\d一二三四五六七八九十数多首几每本此该])[次翌]年(?![会度]){TAIL}", offset=1),
    Pattern("that_year", "relative", "antecedent", "当年|这一|那一|那年|该年", "当年|一年|那年|该年", rf"(?<![想应])当年(?:度|(?=[,、即就便又实完投开立见入启达新共全产]|年[底末]|建成|获|总产|工业|农业|粮食|销售|收入|收[购获]|招[收生工]|发[电放]|人均|盈利|亏损|竣工|上缴|增[加长产]|有?职工|{MONTH_NUMBER} ?月)){TAIL}|[这那]一年(?![来多])|(?<!岁)那年|(?<![应活本])该年(?:度(?![计预规])|[初底末]|(?=[,、共全实完新产增]))"),
    Pattern("recent_years", "duration", "duration", "近|最近|过去|刚刚|这", "年", rf"(?:近|最近|过去的?|刚刚过去的|这)(?P<n>{SMALL_COUNT}) ?(?:个)?年(?:以来|来|间)?(?![级制期多余前后])"),
    Pattern("years_until_now", "duration", "duration", "1", "年来|年以来", rf"{NOT_AFTER_NUMERAL}(?P<n>{SMALL_COUNT}) ?年(?:以)?来(?![的]?路)", then="年"),
    Pattern("years_ago", "relative", "years_ago", "1", "年前|年以前|年之前", rf"{NOT_AFTER_NUMERAL}(?<![第前每近满])(?P<n>{SMALL_COUNT}) ?年(?:以|之)?前(?![一二三四五两\d后夕沿列期置提])", confidence="medium", then="年"),
    Pattern("years_running", "duration", "duration", "连续", "连续", rf"连续 ?(?P<n>{SMALL_COUNT}) ?(?:个)?年(?:度)?(?!级)"),
    Pattern("years_ahead", "duration", "ahead", "未来|今后|接下", "年", rf"(?:未来|今后|接下来)的? ?(?P<n>{SMALL_COUNT}) ?年(?:内|间)?(?![多余])", role="plan"),
    Pattern("vague_ahead", "vague", "unresolved", "未来|今后", "年|时期", r"(?:未来|今后)(?:的)?(?:几|若干|数|\d-\d|[一二三四五]到[一二三四五六七八九十]|[三两]五|两三)年|今后(?:一个|相当长)(?:的)?时期", role="plan"),
    Pattern("vague_past", "vague", "unresolved", "近|最近|这|前些|前几|过去|那些|那几|早些|早几|多年|几|数|长期|历年|连续|1", "年|长期", _VAGUE, then="多余几年"),
)  # fmt: skip
