// Forms that people fill in: the old wording behind one label and the new one behind another, in either order. They are
// read before anything is cut into sentences, since each half alone looks like a wording of the whole.

import { alike, amountsIn } from './amounts'
import { matterOf } from './proposal-matter'
import type { FoundProposal } from './proposals'

const oldLabel =
  '(?:原(?:文|条文|表述|稿|规定|来|句)?|现行?(?:条文|规定|表述|文|稿|状)?|草案(?:原文|表述|条文|规定)?|征求意见稿(?:表述|条文)?|目前(?:表述|条文)?)(?:为|是)?'
const newLabel =
  '(?:修?改后?(?:为|成|的?条文|的?表述|文本)?|建议(?:修改为|改为|改成|表述|文本|条文|稿|修改|写法)?|修改(?:建议|意见|后|稿)|拟(?:修?改)?(?:为|成|稿)?|新(?:表述|文|稿|条文)?|应为|换成)'
const wording = '(?:§(?:第.{1,6}款)?的?)?(〘\\d+〙|[^：:〘〙。\\n]{2,80}?)'
const gap = '[\\s，,。；;（）()/|]*'
const end = '(?=[\\s。；;，,]*(?:$|\\n|。|[（(]?(?:修改)?(?:理由|说明|原因|依据)))'
const forward = new RegExp(`${oldLabel}[：:]\\s*${wording}${gap}${newLabel}[：:]\\s*${wording}${end}`, 'u')
const backward = new RegExp(`${newLabel}[：:]\\s*${wording}${gap}${oldLabel}[：:]\\s*${wording}${end}`, 'u')
// 第五条：工信部门。改：工业和信息化主管部门。
const stated = /§[：:]([^：:〘。，]{2,20})[。，；](?:改|建议|应)(?:为|成)?[：:]([^：:〘。]{2,30})[。]?$/u
const mayBe = new RegExp(`${oldLabel}[：:]|条[^，。：:]{0,6}[：:][^：:]*改(?:为|成)?[：:]`, 'u')

/** The change that a filled-in form asks for. */
export function formReplacement(point: string, spoken: readonly string[]): FoundProposal | undefined {
  if (!mayBe.test(point)) return undefined
  const { bare } = matterOf(point, spoken, true)
  const found = forward.exec(bare) ?? stated.exec(bare)
  const turned = found ? undefined : backward.exec(bare)
  const old = (found?.[1] ?? turned?.[2] ?? '').trim()
  const words = (found?.[2] ?? turned?.[1] ?? '').trim()
  if (old === '' || words === '' || old === words) return undefined
  return { op: 'replace', ...changedAmount(old, words) }
}

// 自受理之日起二十个工作日内 and 自受理之日起十个工作日内: only the amount changes.
function changedAmount(old: string, words: string): { old: string; new: string } {
  const [a, b] = [amountsIn(old), amountsIn(words)]
  const differing = a.filter((one, index) => one.words !== b[index]?.words)
  const [from] = differing
  const to = from && b[a.indexOf(from)]
  const isRest =
    a.length === b.length &&
    from &&
    to &&
    differing.length === 1 &&
    old.replace(from.words, '') === words.replace(to.words, '')
  if (!isRest) return { old, new: words }
  const [x, y] = alike(from.words, to.words)
  return { old: x, new: y }
}
