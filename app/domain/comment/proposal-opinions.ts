// Readings that ask for no words: something is unclear, should stay, should not be. Weaker than any concrete wish.

import type { FoundProposal } from './proposals'
import { marksIn } from './wording'

const unclear =
  /不(?:够|太)?(?:明确|明(?!白了)|清楚|清晰|具体|好把握|好理解|易理解|好操作)|没(?:有)?(?:说|写|讲|规定)?(?:清楚?|明白|明确)|说不清|含糊|模糊|笼统|含义不|歧义|不清(?!洁|理|除)|弹性(?:太|过)?大|摸不着头脑|看不明白|(?:写|说|讲)(?:得)?(?:清楚|明白|具体)|(?:进一步|予以|应当?|建议|需要|请|希望|要)[^，。]{0,8}(?:明确|界定|细化|解释|说明|具体化|定义|量化|点名)|(?:作出|给出|下个?)[^，。]{0,4}(?:定义|界定|解释|说明)|给个标准|太宽泛|过于(?:原则|宽泛|笼统)|(?:怎么|如何|怎样)(?:认定|界定|理解|算|判断|把握)|什么(?:叫|是|算)|何(?:为|谓)|指的?是?什么|指哪|是哪个(?=部门|单位|机关|机构|级|方面)|哪些(?:算|属于)|包括哪|谁说了算|多少[^，。]{0,6}(?:算|才)|多[大长高久远]算|几次算|怎么个|指谁|谁来定|应有标准|有没有(?:个)?标准|标准(?:是什么|在哪|呢)|(?:边界|界[线限])(?:在哪|不)|啥[叫是]|咋[算定]|究竟|到底|写明[^，。]{0,6}什么/u

/** What should be made clear, with the words that are not. */
export function clarificationOf(bare: string): FoundProposal | undefined {
  if (
    !unclear.test(bare) &&
    !/〘[^，。]*(?:[什啥]么?意思|(?:看|听|搞|弄)不懂|难(?:以)?(?:把握|理解|界定|认定))/u.test(bare)
  )
    return undefined
  const mark = marksIn(bare)[0]
  if (mark !== undefined) return { op: 'clarify', old: `〘${mark}〙`, new: '' }
  const words =
    /(?:§的|§中的?|§里的?|^)([^，,。§]{2,20}?)(?:的?(?:含义|概念|定义|标准|范围|界限|界定))?(?:到底|究竟)?(?:不|没|说不清|含糊|模糊|笼统|太|过于|弹性|如何|怎么|怎样|指|是指|是哪|包括|多少|多大)/u.exec(
      bare,
    )?.[1] ??
    /(?:明确|界定|细化|解释|定义)(?:§的?|一下|何为|什么是)?([^，,。§]{2,24})$/u.exec(bare)?.[1] ??
    /(?:什么(?:叫|是|算)|何(?:为|谓))(?:作|做)?([^，,。§？?]{2,16})/u.exec(bare)?.[1] ??
    ''
  return { op: 'clarify', old: words.replace(/^(?:建议|对|请|希望|关于|§|的)+/u, ''), new: '' }
}

const against =
  /反对|不(?:能|太)?(?:同意|赞成|赞同|支持|认可|认同)|不能接受|无法接受|(?:接受|承受)不了|不可接受|不符合实际|不切(?:合)?实际|不合理|没有必要|没必要|不该管|行不通|凭什么|要不得|不可行|不现实|脱离实际|多此一举|没(?:有)?道理/u
const favour =
  /赞成|赞同|支持|同意|拥护|认同|点赞|(?:建议|应当?|应予|予以|希望|请)[^，。]{0,6}(?:保留|维持|不变)|维持(?:现有|现行|原)|原样通过|留着|不(?:要|应|宜|用|需|必|能|可|得)[^，。]{0,4}(?:改(?!变)|动(?![车物])|删)|照旧|原封不动|没(?:有)?毛病|就这么定|别(?:再)?[改动删]|写得(?:很|非常)?好|很好|很有必要|没(?:有)?(?:别的|其他)?意见|早(?:就)?该/u
const againstRemoval = /(?:不同意|不支持|不赞成|反对)[^，。]{0,4}(?:删|取消|修改)/u
/** Reports of what others think are no opinion: 有人支持，也有人反对. */
const reported =
  /有(?:的|些)?(?:人|邻居|业主|居民|住户|家长)[^。]{0,10}有(?:的|些)?(?:人|邻居|业主|居民|住户|家长)/u

/** Keep or oppose, where the sentence says so. */
export function opinionOf(bare: string, hasPlace: boolean): FoundProposal | undefined {
  if (reported.test(bare)) return undefined
  const mark = marksIn(bare)[0]
  const old = mark === undefined ? '' : `〘${mark}〙`
  if (againstRemoval.test(bare)) return { op: 'keep', old, new: '' }
  if (against.test(bare) && !/(?:没有?|无)人?(?:不|反对)|不反对/u.test(bare)) {
    const isSaid = /反对|不(?:能)?(?:同意|赞成|支持)|接受/u.test(bare)
    return hasPlace || old !== '' || isSaid ? { op: 'oppose', old, new: '' } : undefined
  }
  return favour.test(bare) ? { op: 'keep', old, new: '' } : undefined
}
