import { expect, it } from 'vitest'
import * as amendment from '../../../app/domain/amendment'
import { type Operation, parseDecision } from '../../../app/domain/amendment'

/** The law these tests state: a decision's items and operations, each in one short line. */
function said(source: string): string[] {
  return parseDecision(source).acts.flatMap(({ items }) =>
    items.flatMap(({ operations }) => operations.map((each) => `${each.item} ${line(each)}`)),
  )
}

function line(operation: Operation): string {
  const place = (addresses: readonly { readonly words: string }[]) =>
    addresses.map(({ words }) => words).join()
  switch (operation.type) {
    case 'replacement':
      return `replace ${place(operation.units)}: ${operation.text.paragraphs.join('/')}`
    case 'substitution':
      return `substitute ${place(operation.units)}: ${operation.from.paragraphs.join('/')} → ${operation.to.paragraphs.join('/')}`
    case 'insertion':
      if (operation.level === 'words')
        return `add to ${operation.unit.words}: ${operation.text.paragraphs.join('/')}`
      return `insert ${operation.count} ${operation.level} as ${place(operation.as)}: ${operation.text?.paragraphs.join('/') ?? '–'}`
    case 'repeal':
      return `repeal ${place(operation.units)}${operation.text ? `: ${operation.text.paragraphs.join('/')}` : ''}`
    case 'renumbering':
      return `renumber ${place(operation.from)} → ${place(operation.to)}`
    case 'split':
      return `split ${operation.from.words} → ${place(operation.to)}`
    case 'join':
      return `join ${place(operation.from)} → ${operation.to?.words ?? '–'}`
    default:
      return operation.type
  }
}

it('exports exactly these functions', () => {
  expect(Object.keys(amendment).sort()).toEqual([
    'applyDecision',
    'declaredLinks',
    'draftDecision',
    'parseDecision',
    'quotable',
    'unquoted',
  ])
})

it('reads several operations of one item, with what the item named before', () => {
  const source =
    '一、将第五条改为第六条，第一款修改为：“市水务部门负责节水工作。”其中的“街道”修改为“镇、街道”，增加一款，作为第二款：“镇人民政府协助。”'
  expect(said(source)).toEqual([
    '一 renumber 第五条 → 第六条',
    '一 replace 第一款: 市水务部门负责节水工作。',
    '一 substitute 第一款: 街道 → 镇、街道',
    '一 insert 1 paragraph as 第二款: 镇人民政府协助。',
  ])
})
