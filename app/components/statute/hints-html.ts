// Drafting hints folded under the article they are about, as an HTML string: a page of a hundred articles fills them in
// after its text was rendered. The hints quote Chinese text; what is said of it follows the interface.

import type { StatuteTree } from '~/domain/statute'
import { counted, type Language, labelIn, sayIn } from '~/language'
import { escapeHtml } from '../ui/visibleText'
import { severityLabels } from './Findings'
import { fillArticles, type StatuteHtmlOptions, statuteHtml } from './html'
import { termRuns } from './term-runs'

export interface HintView {
  readonly severity: 'error' | 'warning' | 'info'
  readonly place: string
  readonly words: string
  readonly reason: string
  readonly reasonEn: string
  readonly put?: string
  readonly articleEId?: string
}

/** The text with its hints: those of the whole text above it, the others under their articles. */
export function hintedHtml(
  tree: StatuteTree,
  hints: readonly HintView[] | null,
  {
    language,
    ...options
  }: { readonly language: Language } & Pick<StatuteHtmlOptions, 'articleHref' | 'links'>,
): string {
  if (!hints) return statuteHtml(tree, options)
  const of = (eId?: string) => hints.filter(({ articleEId }) => articleEId === eId)
  return (
    hintsHtml(of(undefined), language) +
    fillArticles(statuteHtml(tree, { withSlots: true, ...options }), (eId) => hintsHtml(of(eId), language))
  )
}

/** Nothing when there are no hints. `place` names the whole text where they stand in no article. */
export function hintsHtml(hints: readonly HintView[], language: Language): string {
  if (hints.length === 0) return ''
  const say = sayIn(language)
  const name = say(`起草提示${hints.length}处`, counted(hints.length, 'drafting hint'))
  const lang = language === 'en' ? 'en' : 'zh-CN'
  const items = hints.map((hint) => `<li class="lint lint-${hint.severity}">${itemHtml(hint, language)}</li>`)
  return `<details class="details hints" lang="${lang}"><summary>${name}</summary><ul class="findings">${items.join('')}</ul></details>`
}

function itemHtml(hint: HintView, language: Language): string {
  const say = sayIn(language)
  const words = hint.words === '' ? '' : `“${escapeHtml(hint.words)}”`
  const where = `<span lang="zh-CN">${escapeHtml(hint.place)}${words}</span>`
  const reason = language === 'en' ? termsHtml(hint.reasonEn) : escapeHtml(hint.reason)
  return `<b>${labelIn(language, severityLabels[hint.severity])}</b> ${where}${say('：', ': ')}${reason}${fixHtml(hint, language)}`
}

function termsHtml(sentence: string): string {
  return termRuns(sentence)
    .map(({ text, isChinese }) =>
      isChinese ? `<span lang="zh-CN">${escapeHtml(text)}</span>` : escapeHtml(text),
    )
    .join('')
}

function fixHtml({ put }: HintView, language: Language): string {
  const say = sayIn(language)
  if (put === undefined) return ''
  if (put === '') return ` ${say('可以直接删去。', 'Can be deleted safely.')}`
  const instead = `<span lang="zh-CN">“${escapeHtml(put)}”</span>`
  return ` ${say(`可以直接改为${instead}。`, `Can safely be ${instead}.`)}`
}
