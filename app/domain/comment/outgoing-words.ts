// What of a comment may leave the house, where an office has configured a language model and switched it on: the folded
// matter alone. Salutation and signature go as they go for comparison (`letter`); names, telephone numbers, addresses of
// mail and chat, numbers of identity cards, bank cards and plates are struck out wherever they stand. And which comments
// speak to a machine and not to the office: those are left for people to read.

import { foldText } from './comment-text'
import { matterOf } from './letter'

/** Stands where something was struck out. */
export const STRIPPED = '〔略〕'

const surname =
  '(?:欧阳|司马|上官|诸葛|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵汪毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童郭梅林钟徐邱骆高夏蔡田胡凌霍万柯管卢莫房解丁邓洪包左石崔龚程邢裴陆翁甄封储段焦侯全班秋仲宫宁仇甘武刘景龙叶黎白蒲邰赖卓屠池乔翟谭冉申桑桂边温庄晏柴瞿阎连习艾向古易廖耿匡文寇欧沃利师巩聂曾关游盛竺])'
/** The folded text has half-width colons and no blanks beside Han characters. */
const name = new RegExp(
  `((?:我叫|我的名字(?:是|叫)|本人姓名|姓名|签名|落款|联系人|投诉人|反映人|建议人|提出人|户主)[:是为,]?)${surname}[\\p{sc=Han}某*]{1,3}(?=[^\\p{sc=Han}]|$)|((?:我叫|本人叫))${surname}[\\p{sc=Han}某*]{1,2}`,
  'gu',
)
const struck: readonly RegExp[] = [
  /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gu,
  /(?:https?:\/\/|www\.)[^\s\p{sc=Han}，。；]+/gu,
  /(?:微信号?|wechat|weixin|vx|qq号?)[:是]?\s?[a-z0-9_-]{5,20}/gu,
  // 18 or 15 digits of an identity card, 16 to 19 of a bank card, with or without gaps.
  /(?<!\d)(?:\d[ -]?){14,18}[\dx](?!\d)/gu,
  /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/gu,
  /(?<!\d)0\d{2,3}[ -]?[2-9]\d{6,7}(?:[ -]\d{1,5})?(?!\d)/gu,
  /(?<=(?:电话|手机|座机|致电|联系我|拨打)[^\d]{0,6})\d[\d* -]{5,13}\d/gu,
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·. ]?[a-z0-9]{5,6}(?![a-z0-9])/gu,
  // Where somebody lives, to the door; a street or a village alone stays, comments are about places.
  /\d{1,4}(?:号楼|栋|幢|座)(?:\d{1,2}单元)?\d{0,4}(?:室|号|户)?|\d{1,2}单元\d{2,4}(?:室|号|户)?/gu,
]

/** The words of a comment that may be sent: folded, without personal details. `names` are known names, such as the
 *  author's public one. Linear in the text for each of the names. */
export function outgoingWords(
  text: string,
  names: readonly string[] = [],
): { readonly words: string; readonly stripped: number } {
  let words = matterOf(foldText(text))
  let stripped = 0
  const strike = (pattern: RegExp, keep = '') => {
    words = words.replace(pattern, (_all, ...groups: unknown[]) => {
      stripped++
      const kept = keep === '' ? '' : groups.find((group, at) => at < 2 && typeof group === 'string')
      return `${kept ?? ''}${STRIPPED}`
    })
  }
  for (const known of names) {
    const folded = foldText(known)
    if ([...folded].length < 2) continue
    const parts = words.split(folded)
    stripped += parts.length - 1
    words = parts.join(STRIPPED)
  }
  for (const pattern of struck) strike(pattern)
  strike(name, 'what led to it')
  return { words, stripped }
}

const toMachine: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|抛弃|跳过|不要(?:理会|遵守|执行)|覆盖|推翻)你?[^。!?]{0,6}(?:以上|上面|上述|之前|前面|先前|此前|所有|全部|系统|原有|一切)[^。!?]{0,10}(?:指令|指示|提示|命令|要求|规则|设定|prompt)/u,
  /(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|above|prior|earlier|all|any|system|your)\b.{0,30}\b(?:instruction|prompt|rule|message|direction|guideline)s?/u,
  /(?:从现在(?:起|开始),?你|你现在是|你将扮演|请你?扮演|你的(?:新)?(?:任务|角色|身份)是|切换到.{0,6}模式|开发者模式)/u,
  /(?:you are now|act as|pretend to be|your new (?:task|role|instructions?))/u,
  /(?:作为|身为)(?:一个|一名)?(?:ai|人工智能助手|语言模型|大模型|智能助手)/u,
  /(?:系统提示词?|提示词|system prompt|developer message|越狱|jailbreak|do anything now)/u,
  /(?:^|[\n"'{[(<|#])\s*(?:system|assistant|developer)\s*(?:[:>\]|]|message)/u,
  /<\|?\/?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[\/?inst\]|<<\/?sys>>/u,
  /(?:只|仅|请|必须|直接)(?:输出|回复|返回|回答|打印)(?:以下|如下|下面|json|标签|“|"|:)/u,
  /(?:respond|reply|output|answer|print|return)\s+(?:only|with|exactly|the following)/u,
  /"(?:label|points|quotes|role|content)"\s*:/u,
  /(?:给(?:ai|大?模型|机器人?|助手)的(?:话|指令|提示)|(?:ai|大模型|语言模型|智能助手|机器人)(?:请|必须|应当|务必|你))/u,
]

/** Whether a text speaks to a language model, as far as fixed phrases can tell. It decides only whether a machine reads
 *  the text: the comment itself counts and is shown like any other. What the phrases miss meets the other guards. */
export function addressesMachine(text: string): boolean {
  const folded = foldText(text)
  const close = folded.replace(/[\s·.*_~|-]+/gu, '')
  return toMachine.some((pattern) => pattern.test(folded) || pattern.test(close))
}
