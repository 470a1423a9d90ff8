// How a 条文对照表 is asked for: columns, which articles, how deleted words are marked. Jurisdictions differ in the mark, so
// it is a setting, and the note under the title is written from it and never by hand.

import type { TableScope } from './table'

export interface TableSetting {
  /** 2: both texts; 3: with 说明. */
  readonly columns: 2 | 3
  readonly scope: TableScope
  /** 加框 or 删除线. */
  readonly deletions: 'framed' | 'struck'
}

export const defaultTableSetting: TableSetting = { columns: 3, scope: 'all', deletions: 'framed' }

/**
 * The setting in words from an address or a command line; what is missing is the default. Undefined for a word that is
 * none of the choices.
 */
export function tableSetting(asked: {
  readonly columns?: string | null
  readonly scope?: string | null
  readonly deletions?: string | null
}): TableSetting | undefined {
  const columns = asked.columns || '3'
  const scope = asked.scope || defaultTableSetting.scope
  const deletions = asked.deletions || defaultTableSetting.deletions
  if (columns !== '2' && columns !== '3') return undefined
  if (scope !== 'all' && scope !== 'changed') return undefined
  if (deletions !== 'framed' && deletions !== 'struck') return undefined
  return { columns: columns === '2' ? 2 : 3, scope, deletions }
}

/** 注：黑体字为增加或者修改的内容，加框为删去的内容。 `added` names the type that the medium has for added words. */
export function marksNote({ deletions, scope }: TableSetting, added: '黑体字' | '粗体字' = '黑体字'): string {
  const deleted = deletions === 'framed' ? '加框的文字' : '加删除线的文字'
  const left = scope === 'changed' ? '没有变动的条文未列入。' : ''
  return `注：${added}为增加或者修改的内容，${deleted}为删去的内容。${left}`
}
