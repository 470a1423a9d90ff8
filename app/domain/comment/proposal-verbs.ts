// The words by which people ask for a change, as sources of patterns: what is changed into what, added, removed, put
// somewhere else. One list for each meaning, so that a new way of saying it is added once.

/** Change into: the new words follow. */
export const change =
  '(?:修改|更改|改写|改正|改动|调整|更正|替换|更换|变更|修正|修订|表述|表达|规范|统一|明确|限定|具体化|细化|限制|改|换|写|叫|说|称|调|列)(?:为|成|作|做|到|用|至|是|使用|表述为|改为)|替换成|改用|换用|换作|改作|改称|改叫|统一使用|统一用|应为|应是|应作|应改|应当是|应当为|应该是|应该为|应表述为|宜为|宜用|宜作|拟改|拟为|拟作|建议为|建议是|建议表述|建议使用|建议用|建议改|最好是|最好用|最好写|可改|改(?=〘)|换(?=〘)'
/** Change into, where no quotation marks the words: only verbs that mean nothing else. */
export const plainChange =
  '(?:修改|更改|改写|改正|改动|调整|更正|替换|更换|变更|修正|修订|表述|规范|统一|限定|改|换)(?:为|成|作|到|至)|替换成|改用|换用|改称|改叫|应为|应当为|应该为|应表述为|宜为'
/** Raise or lower to: for amounts. */
export const amount =
  '(?:提高|降低|上调|下调|调高|调低|延长|缩短|压缩|减少|增加|放宽|收紧|扩大|限定|提前|推迟|推后|缩减|调整|降|升|压|减|加|提|放|延|扩)(?:到|至|为|成)'
export const remove =
  '删除|删去|删掉|删减|删了|删|去掉|去除|取消|剔除|划掉|划去|拿掉|撤掉|撤销|撤去|抹去|抹掉|略去|省去|省略|废除|废止|砍掉|去了吧|不要写|别写|不必写|不用写|无需规定|不再保留|不予保留|不应保留|不宜保留|不要保留|可以不要|可不要|不要了|不要(?=[。！]?$)|免去'
export const add =
  '增加|增写|增设|增补|增列|增订|添加|添上|加上|加入|加进|加个|补充|补上|补入|补写|补进|插入|新增|新设|写入|写上|写进|写明|列入|列明|纳入|另起|另加|另写|另设|另立|另增|单列|单设|单写|单独列|加|增|添|补|插'
/** One thing in the place of another; the old words follow, the new ones stand before. */
export const substitute = '替换|代替|取代|置换|替代|换掉|替'
export const moveVerb =
  '(?:移动|移|挪|调整|调|放|提前|后移|前移|搬|归|列)(?:到|至|入|在|进)(?!.{0,12}(?:改为|改成))'
/** Beside some words: the side of an insertion. */
export const side = '(?:之|的)?(?:后|前)(?:面|边|头)?'
/** Names of a quotation: 一词, 两个字, 的规定. */
export const nameOfWords =
  '(?:这[一个几些]*|的|一|两|二|三|四|五|几|\\d|个|原则)*(?:词语|词|字样|字|语|表述|说法|提法|规定|要求|内容|句话|句|处|用语|条款|文字|措辞|概念|期限|时限|标准)*'
/** Somebody wants something of the rule. */
export const wish =
  '建议|提议|希望|应当|应该|应|宜|请|能否|能不能|可否|是否|是不是|不妨|最好|要|拟|可以|可|改|换|写成|表述|更(?!改)|才|比较|合适|准确|合理|妥|恰当|符合|还差不多|行不行|好不好|吧|→'
