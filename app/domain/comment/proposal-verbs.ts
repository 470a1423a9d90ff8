// The words by which people ask for a change, as sources of patterns: one list for each meaning, so that a new way of
// saying it is added once and every rule knows it. A list holds what can mean the thing; whether it does is told by what
// stands around (proposal-matter.ts).

/** Verbs of turning one wording into another, without the 为/成 that may follow. */
const turning =
  '修改|更改|改写|改正|改动|调整|更正|替换|更换|变更|变动|修正|修订|纠正|订正|校正|转换|置换|表述|表达|描述|规范|统一|明确|限定|限制|具体化|细化|量化|补全|补正|完善|精确|升级|提升|扩大|扩展|扩充|拓宽|拓展|缩小|放宽|收紧|收严|延伸|覆盖|简化|精简|压缩|写|叫|说|称|调|列|变|转|换|改|恢复|还原|定|设|当|视'
/** Verbs of raising and lowering. */
const moving =
  '提高|降低|上调|下调|调高|调低|调到|延长|缩短|压缩|压减|减少|增加|放宽|收紧|收严|扩大|缩小|限定|提前|推迟|推后|延后|延迟|往后挪|往前挪|往后推|往前推|后延|缩减|削减|减半|调整|提速|提升|下降|上浮|下浮|增至|减至|降|升|压|减|加|提|放|延|扩|缩|挪|涨'

/** Change into: the new words follow. */
export const change = `(?:${turning})(?:一下)?(?:为|成(?!立|本|员|年|功|果)|作(?!用|出|业|为一)|做(?!好)|到|至|回|用|以|是)(?:表述为|改为|到)?|替换成|改以|改用|换用|改作|改称|改叫|统一使用|统一用|(?:应当?|该|应该|宜|须|当|拟|建议|最好|可|要|需)(?:是|为|作|做|用|叫|写|称|改|换|说|使用|采用|表述)(?!于|什么|哪|到|出|清|明|得|好|不)|以(?=〘[^〘]{0,12}(?:为妥|为宜|为好|为准|较好))|现在?(?:叫|称|是|用|提|讲)|回到|改(?=\\s*〘)|换(?=\\s*〘)|(?:改|换)(?=个?〘)`
/** Change into, where no quotation marks the words: only verbs that mean nothing else. */
export const plainChange =
  '(?:修改|更改|改写|改正|改动|调整|更正|替换|更换|变更|修正|修订|规范|统一|限定|扩大|放宽|改|换)(?:为|成|作|到|至)|替换成|改用|换用|改称|改叫|应为|应当为|应该为|应表述为|宜为'
/** Raise or lower to: for amounts. */
export const amount = `(?:${moving})(?:到|至|为|成)`
/** Raise or lower, with or without 到: what an amount needs before it. */
export const moved = `(?:${turning}|${moving})(?:一下)?(?:到|至|为|成|作|个|在)?`
/** Verbs of taking out. */
export const takeOut =
  '删除|删去|删掉|删减|删了|删(?![除去掉减了节繁])|去掉|去除|取消|剔除|剔掉|划掉|划去|拿掉|拿走|拿下|拿出去|撤掉|撤了|撤销|撤去|撤除|撤下来?|撤(?=[。！吧]?$)|抹去|抹掉|抹了|略去|略掉|省去|省掉|省略|废除|废止|废掉|废了|砍掉|砍了|剪掉|摘掉|摘除|除掉|去了吧|免去|免掉|免了(?=吧|算|[。！]?$)|移除|移出|清除|除去|勾掉|勾去|涂掉|挖掉|扔掉|剥离'
const refusing =
  '(?:不要|别|甭|勿|不必|不用|无需|无须|不该|不应该?|不宜|不需要?|没必要|没有必要|不再|不予|可以?不)'
/** Take out. Refusing to write, mention or keep is taking out as well. */
export const remove = `${takeOut}|${refusing}(?:再|要|必|应当?|继续)*(?:写|提|出现|保留|要|留|列|规定|放|作规定|作要求|单独规定|单列|用|有)(?!改|动|什么|过|到|于|作|少|求(?!。)|清)|(?:不要|可以?不要)(?:了|为好|为宜|吧)?(?=[。！，]?$)|不要(?=\\s*〘|[这那]?[一几两三]?[个句]?(?:字|词|话))|不要了|不必有|${refusing}(?:在|于)[^〘，。]{0,8}(?:写|提|出现|用|放)|(?:可以?)?不(?:写|要|保留)(?:了|为好|为宜|也罢|也行|吧)?(?=[。！，]?$)`
/** Spare words: calling them superfluous is asking that they go. */
export const spare =
  '多余|累赘|赘[述语余]|画蛇添足|废话|没有?存在的?(?:必要|意义)|可有可无|是个?蛇足|重复啰嗦|纯属口号'
export const add =
  '增加|增写|增设|增补|增列|增订|增添|添加|添上|加上|加入|加进|加个|加注|补充|补上|补入|补写|补进|补列|补个|插入|插进|插上|嵌入|嵌上|新增|新设|写入|写上|写进|写明|注明|标注|标明|附上|附加|接上|接着?写|接(?=一|个)|续上|续写|缀上|缀以|冠以|冠上|前缀|后缀|并列写|并上|捎上|带上|算上|再写|再列|再设|再来|再有|列入|列明|列上|纳入|放入|放进|另起|另加|另写|另设|另立|另增|单列|单设|单写|单立|单独列|单独写|专设|专门[写设立]|加|增|添|补|插'
/** One thing in the place of another; the old words follow, the new ones stand before. */
export const substitute =
  '替换|代替|取代|置换|替代|换掉|顶替|取而代之|代之|替(?![换代])|代(?=§?的?(?:原文的?|现在的)?〘)'
export const moveVerb =
  '(?:移动|移|挪|调整|调|放|提前|提|后移|前移|搬|归|列|转|并|置|排|安排)(?:到|至|入|在|进|于)(?!.{0,12}(?:改为|改成))'
/** Beside some words: the side of an insertion. */
export const side = '(?:(?:之|的|以)?(?:后|前)(?:面|边|头|缀)?(?!期|款|者|半|提|台|述|文|一条|果|来|往))'
/** Names of a quotation: 一词, 两个字, 的规定. */
export const nameOfWords =
  '(?:这[一个几些两俩句种]*|那[一个几些两俩句种]*|的|之|一|两|俩|二|三|四|五|六|几|\\d|个|原则|二字)*(?:词语|词|字样|字|语|表述|说法|提法|写法|规定|要求|内容|句话|句|处|用语|条款|文字|措辞|措词|概念|期限|时限|标准|限制|条件|字眼|处罚|称呼|称谓|简称|叫法|限定|内|项)*'
/** Somebody wants something of the rule. */
export const wish =
  '建议|提议|主张|希望|恳请|要求|应当|应该|应|宜|请|能否|能不能|可否|是否|是不是|不妨|何不|最好|要|拟|可以|可|改|换|写成|表述|更(?!改)|才|比较|合适|准确|合理|妥|恰当|符合|还差不多|行不行|好不好|吧|→|不如|现在|早就|过时|老黄历|不妥|不对|不当|不好|错|误|语病|该|够|行$|足|得|须|顺|笔误|好点|还行|凭啥|凭什么|没用|霸'
