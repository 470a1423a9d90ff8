// The grammar of amending clauses: what can stand between two commas of an item, and what it means. An item is read from
// left to right; a clause either names units and does something with them (第一款修改为…), or does something with what was
// named before (，修改为…；其中的“A”修改为“B”；增加一款，作为第三款). Source: practice of 全国人大常委会, 国务院 and
// 最高人民法院 as described in the drafting conventions (立法技术规范（试行）（一）第六部分).

import type { Clause, Context } from './clause'
import { takeFormula, takeRemark } from './clause-formula'
import { takeInsertion } from './clause-insertion'
import { takeRepeal } from './clause-repeal'
import { takeModified, takeOnUnits, takeRestructuring } from './clause-units'
import { takeOnWords } from './clause-words'
import { attempt, type Reader, take } from './reader'

/** Read one clause at the cursor; undefined when what stands here is none (the cursor stays). */
export function takeClause(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    take(reader, [
      '此外，',
      '此外',
      '同时，',
      '同时',
      '并相应地',
      '并相应',
      '并',
      '相应地，',
      '相应地',
      '相应',
      '另外，',
    ])
    take(reader, ['将', '把', '对', '在'])
    take(reader, ['其'])
    return (
      takeFormula(reader, context) ??
      takeRemark(reader, context) ??
      takeRestructuring(reader, context) ??
      takeRepeal(reader, context) ??
      takeInsertion(reader, context, undefined) ??
      takeModified(reader, context) ??
      takeOnUnits(reader, context) ??
      takeOnWords(reader, context)
    )
  })
}
