// Readings that ask for no words: something is unclear, should stay, should not be. Weaker than any concrete wish.

import { foretold } from './foretold'
import type { Matter } from './proposal-matter'
import type { FoundProposal } from './proposals'

/** Said of the words before, or of the whole. */
const unclear = foretold(
  /不(?:够|太)?(?:明确|明(?!白了)|清楚|清晰|具体|好把握|好理解|易理解|好操作)|没(?:有)?(?:说|写|讲|规定)?(?:清楚?|明白|明确)|说不清|含糊|模糊|笼统|含义不|歧义|不清(?!洁|理|除)|(?:不|未能?|难以)(?:确定|界定|明示)|解释性|没讲|弹性(?:太|过)?大|摸不着头脑|看不明白|(?:写|说|讲)(?:得)?(?:清楚|明白|具体)|(?:进一步|予以|应当?|建议|需要|请|希望|要)[^，。]{0,8}(?:明确|界定|细化|解释|说明|具体化|定义|量化|点名)|(?:作出|给出|下个?)[^，。]{0,4}(?:定义|界定|解释|说明)|给个标准|太宽泛|过于(?:原则|宽泛|笼统)|(?:怎么|如何|怎样)(?:认定|界定|理解|算|判断|把握)|什么(?:叫|是|算)|何(?:为|谓)|指的?是?什么|指哪|是哪个(?=部门|单位|机关|机构|级|方面)|哪些(?:算|属于)|包括哪|谁说了算|多少[^，。]{0,6}(?:算|才)|多[大长高久远]算|几次算|怎么个|指谁|谁来定|应有标准|有没有(?:个)?标准|标准(?:是什么|在哪|呢)|(?:边界|界[线限])(?:在哪|不)|啥[叫是]|咋[算定]|(?:究竟|到底)(?=[是指怎什谁哪多几有算圈包由啥如何])|写明[^，。]{0,6}什么/u,
)
/** Said of quoted words alone, since it is said of much else besides. */
const quotedUnclear = foretold(
  /伸缩|尺度|拿捏|太(?:虚|空|泛|宽)|空泛|虚得?很|细则|列举|举例|涵盖|囊括|(?:写|说|讲|标|交代|列)(?:得)?(?:清|明(?!确规定))|圈到|哪[个种级家些类]|什么(?:程度|时候|样|情况|范围|人|标准|规定)|啥时候|由谁|谁来|看着办|没(?:个)?(?:数|准|边|谱|底|标准|尺度|说法)|没有?边|各有各的理解|两可|歧义|怎么理解|解释(?:一下|解释|清)|天数|几个(?:人|月|小时)?算|具体|语焉不详|[厘理]清|起止/u,
)

/** What should be made clear, with the words that are not. */
export function clarificationOf({ bare, quotes, hasPlace }: Matter): FoundProposal | undefined {
  if (
    !unclear.test(bare) &&
    !(quotes.length > 0 && quotedUnclear.test(bare)) &&
    !/〘[^〘。]*(?:[什啥]么?意思|哪|谁|什么|多少|几[个天日次年月人]|怎[么样]|如何|何[为谓]|啥|咋|(?:看|听|搞|弄)不懂|难(?:以)?(?:把握|理解|界定|认定))/u.test(
      bare,
    )
  )
    return undefined
  const mark = quotes[0]?.words
  // Who does not know asks nothing of the rule.
  if (
    mark === undefined &&
    /^(?:我|我们)?(?:也|还|都)?(?:不清楚|不知道|没看懂|看不懂|不(?:太)?懂|想(?:问|了解|知道)|请问)/u.test(
      bare,
    )
  )
    return undefined
  // 第五条说的平台是哪个网站 asks for an answer, not for other words.
  if (
    mark === undefined &&
    /[？?]\s*$|吗$|呢$/u.test(bare) &&
    !/明确|写清|说清|不清|含糊|笼统|界定|细化|标准|怎么算|如何认定|什么叫|何为|何谓|建议|希望/u.test(bare)
  )
    return undefined
  if (mark === undefined && !hasPlace && !/建议|希望|请(?!问)|应|明确|细化|写清|说清/u.test(bare))
    return undefined
  if (mark !== undefined) return { op: 'clarify', old: mark, new: '' }
  const words =
    /(?:§[讲说写指规定]*的|§中的?|§里的?|§(?=[^的里中，])|^)([^，,。§]{2,20}?)(?:的?(?:含义|概念|定义|标准|范围|界限|界定))?(?:到底|究竟)?(?:是[^，,。]{1,16}还是|不|没|说不清|含糊|模糊|笼统|太|过于|弹性|如何|怎么|怎样|指|是指|是哪|包括|多少|多大)/u.exec(
      bare,
    )?.[1] ??
    /§(?:里|中)?的([^，,。§]{2,16}?)(?:应当?|应该|要|须|最好|得)(?:有|给|规定)?[^，,。]{0,4}(?:明确|清楚|具体|标准|细化|界定|说明)/u.exec(
      bare,
    )?.[1] ??
    /(?:明确|界定|细化|解释|定义)(?:§的?中?的?里?的?|一下|何为|什么是)?([^，,。§]{2,24}?)(?:的(?:范围|含义|定义|标准|概念|界限))?$/u.exec(
      bare,
    )?.[1] ??
    /(?:什么(?:叫|是|算)|何(?:为|谓))(?:作|做)?([^，,。§？?]{2,16})/u.exec(bare)?.[1] ??
    ''
  return { op: 'clarify', old: words.replace(/^(?:建议|对|请|希望|关于|§|的)+/u, ''), new: '' }
}

const against = foretold(
  /反对|抵制|抗议|不(?:能|太|会|予)?(?:同意|赞成|赞同|支持|认可|认同|答应|认账|服(?=[，。！]|$)|干(?=[，。！]|$)|接受|买账)|不能接受|无法接受|(?:接受|承受)不了|不可接受|不符合实际|不切(?:合)?实际|不合(?:情)?理|恕难|碍难|没有必要|没必要|不该管|行不通|凭什么|要不得|不可行|不现实|脱离实际|多此一举|没(?:有)?道理/u,
)
const favour = foretold(
  /留(?:下|住|着)|保(?:住|留)(?!证)|务必留|(?:一定|必须|千万)要?(?:留|有(?=[，。]|$))|赞成|赞同|支持|同意|拥护|认同|点赞|(?:建议|应当?|应予|予以|希望|请)[^，。]{0,6}(?:保留|维持|不变)|保持(?:不变|原样|现状|原)|维持(?:不变|现有|现行|原)|原样通过|留着|不(?:要|应|宜|用|需|必|能|可|得)[^，。]{0,4}(?:改(?!变)|动(?![车物])|删)|照旧|原封不动|没(?:有)?毛病|就这么定|别(?:再)?[改动删]|写得(?:很|非常)?好|很好|很有必要|(?<!暂时|暂|还|目前)没(?:有)?(?:别的|其他|任何)?意见(?!要提|书|箱|可提)|早(?:就)?该/u,
)
const againstRemoval = foretold(
  /(?:千万|可)?别(?:给)?(?:删|取消|去掉|改)|(?:不|别|勿|莫)(?:应该?|能|宜|要|得|可以?|该)[^，。许准]{0,3}(?:把|将)[^，。]{1,20}(?:删|取消|去掉|拿掉|撤|砍|废)|(?:取消|删除|删去)[^，。]{0,10}(?:的)?(?:建议|意见|说法|提法|主张)[^，。]{0,6}(?:不同意|反对|不赞成|不支持)|(?:不同意|不支持|不赞成|反对)[^，。]{0,4}(?:删|取消|修改|改动|放宽|收紧|提高|降低|延长|缩短|放开|压缩|松|减|调)/u,
)
/** Reports of what others think are no opinion: 有人支持，也有人反对. */
/** Something of the draft is spoken of. */
const ofDraft = foretold(/[这本该此]|草案|条例|规定|办法|法规|条款|立法|修订/u)
const reported = foretold(
  /有(?:的|些)?(?:人|邻居|业主|居民|住户|家长)[^。]{0,10}有(?:的|些)?(?:人|邻居|业主|居民|住户|家长)/u,
)

// 第二十条的免费停放三十分钟务必保留: what is to stay, without marks.
function keptWords(bare: string): string {
  return (
    /§(?:里|中)?的([^，,。〘§]{2,20}?)(?:这[一个]?[句条项款]|的规定|规定)?(?:务必|一定要?|必须|千万|建议|应当?|希望|请|要|都)*(?:保留|留(?:着|下|住)|别删|不能删|删了，千万别删)/u.exec(
      bare,
    )?.[1] ?? ''
  )
}

/** Keep or oppose, where the sentence says so. */
export function opinionOf({ bare, quotes, hasPlace }: Matter): FoundProposal | undefined {
  if (reported.test(bare)) return undefined
  const mark = quotes[0]?.words
  const old = mark ?? keptWords(bare)
  if (againstRemoval.test(bare)) return { op: 'keep', old, new: '' }
  if (against.test(bare) && !/(?:没有?|无)人?(?:不|反对)|不反对/u.test(bare)) {
    const isSaid = /反对|不(?:能)?(?:同意|赞成|支持)|接受/u.test(bare)
    return hasPlace || old !== '' || isSaid ? { op: 'oppose', old, new: '' } : undefined
  }
  return favour.test(bare) && (hasPlace || ofDraft.test(bare)) ? { op: 'keep', old, new: '' } : undefined
}
