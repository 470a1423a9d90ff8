// Changes outside the articles: title, chapters, headings, annexes. A list above the table, since they have no row.

import type { StructureChange, StructureKind, StructureLevel } from '~/domain/comparison'
import { type Label, type Language, labelIn, sayIn } from '~/language'
import { escapeHtml } from '../ui/visibleText'
import { editsHtml } from './edits-html'

const levelLabels: Readonly<Record<StructureLevel, Label>> = {
  book: { zh: '编', en: 'Book' },
  part: { zh: '分编', en: 'Part' },
  chapter: { zh: '章', en: 'Chapter' },
  section: { zh: '节', en: 'Section' },
  title: { zh: '标题', en: 'Title' },
  stage: { zh: '稿次', en: 'Stage' },
  longTitle: { zh: '题注', en: 'Note on adoption' },
  toc: { zh: '目录', en: 'Contents' },
  preamble: { zh: '序言', en: 'Preamble' },
  annex: { zh: '附件', en: 'Annex' },
  other: { zh: '其他文字', en: 'Other text' },
  caption: { zh: '条标', en: 'Heading of an article' },
}

export const structureKindLabels: Readonly<Record<StructureKind, Label>> = {
  insertion: { zh: '新增', en: 'Inserted' },
  repeal: { zh: '删去', en: 'Deleted' },
  renaming: { zh: '改名', en: 'Renamed' },
  renumbering: { zh: '序号变动', en: 'Renumbered' },
  substitution: { zh: '修改', en: 'Amended' },
}

/** Empty when nothing outside the articles changed. */
export function structureHtml(changes: readonly StructureChange[], language: Language): string {
  if (changes.length === 0) return ''
  const say = sayIn(language)
  const items = changes.map((change) => itemHtml(change, language)).join('')
  const words = escapeHtml(
    say(`条文以外的变动（${changes.length}处）`, `Outside the articles (${changes.length})`),
  )
  return `<details class="details structure-changes"${changes.length <= 8 ? ' open' : ''}><summary>${words}</summary><ul>${items}</ul></details>`
}

/** Longer matter, such as a table of contents that repeats every heading, is folded. Characters. */
const longest = 200

function itemHtml({ level, kind, edits }: StructureChange, language: Language): string {
  const name = `${labelIn(language, levelLabels[level])} <span class="tag">${labelIn(language, structureKindLabels[kind])}</span>`
  const words = `<span lang="zh-CN">${editsHtml(edits, language)}</span>`
  const length = edits.reduce((sum, [, text]) => sum + text.length, 0)
  if (length <= longest) return `<li>${name} ${words}</li>`
  return `<li><details class="details"><summary><span>${name}</span></summary>${words}</details></li>`
}
