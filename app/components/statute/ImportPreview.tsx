// What was recognised in an upload, before anything is saved: how much of what, what is doubtful and where, what could
// not be read, the text as it will be stored, and the source line by line.

import type { ReactNode } from 'react'
import type { StatuteTree } from '~/domain/statute'
import { useLanguage } from '~/language'
import { Details } from '../ui/Disclosure'
import { Notice } from '../ui/Notice'
import { DraftingHints, type HintGroupView } from './DraftingHints'
import { type Finding, FindingList, findingsHtml } from './Findings'
import { fillArticles, statuteHtml } from './html'
import { Recognised, type RecognisedProps } from './ImportSentences'
import { Statute } from './Statute'

export interface PreviewFacts {
  readonly fileName: string
  readonly counts: {
    readonly chapters: number
    readonly articles: number
    readonly paragraphs: number
    readonly points: number
  }
  readonly messages: readonly Finding[]
  readonly hints: readonly HintGroupView[]
  readonly notes: readonly { readonly rule: string; readonly reason: string }[]
  readonly outline: readonly OutlineLine[]
  readonly tree: StatuteTree
  readonly source: string
  readonly proposed: RecognisedProps
}

interface ImportPreviewProps {
  readonly preview: PreviewFacts
  /** The form that saves it. */
  readonly children: ReactNode
}

export function ImportPreview({ preview, children }: ImportPreviewProps) {
  const { say } = useLanguage()
  return (
    <>
      <PreviewCounts {...preview} />
      <Recognised {...preview.proposed} />
      <div className="columns columns-side">
        <div className="sticky-side">
          <PreviewOutline outline={preview.outline} />
        </div>
        <div>
          <PreviewFindings {...preview} />
          <DraftingHints groups={preview.hints} />
          <h2>{say('保存', 'Save')}</h2>
          {children}
          <PreviewText {...preview} />
        </div>
      </div>
    </>
  )
}

interface OutlineLine {
  readonly heading: string
  readonly firstArticle?: string
  readonly range: string
  readonly errors: number
  readonly warnings: number
}

/** One line above everything: 6章 38条 91款 120项. */
function PreviewCounts({
  fileName,
  counts,
  messages,
}: Pick<PreviewFacts, 'fileName' | 'counts' | 'messages'>) {
  const { say } = useLanguage()
  const { chapters, articles, paragraphs, points } = counts
  const errors = messages.filter(({ severity }) => severity === 'error').length
  return (
    <p className="facts">
      <span lang="zh-CN">{fileName}</span>
      {say(
        `：${chapters}章 ${articles}条 ${paragraphs}款 ${points}项。检查：必须处理${errors}处，建议和提示${messages.length - errors}处`,
        `: ${chapters} chapters, ${articles} articles, ${paragraphs} paragraphs, ${points} points. Checks: ${errors} to be resolved, ${messages.length - errors} suggestions and notes`,
      )}
    </p>
  )
}

function PreviewFindings({ messages, notes }: Pick<PreviewFacts, 'messages' | 'notes'>) {
  const { say } = useLanguage()
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{say('检查', 'Checks')}</h2>
      {messages.length === 0 ? (
        <p>{say('没有发现问题。', 'Nothing doubtful was found.')}</p>
      ) : (
        <FindingList findings={messages} />
      )}
      {notes.length === 0 ? null : (
        <Notice
          tone="warn"
          title={say('没有读出来，或者读法要请您看一看', 'Not read, or read in a way you should look at')}
        >
          <ul lang="zh-CN">
            {notes.map(({ rule, reason }) => (
              <li key={rule + reason}>{reason}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )
}

function PreviewOutline({ outline }: Pick<PreviewFacts, 'outline'>) {
  const { say } = useLanguage()
  return (
    <nav className="outline" aria-label={say('结构目录', 'Structure')}>
      <ol>
        {outline.map(({ heading, firstArticle, range, errors, warnings }) => (
          <li key={heading}>
            <a className="outline-line" href={`#${firstArticle}`}>
              <span lang="zh-CN">
                {heading} {range}
              </span>{' '}
              <span className="row-count">
                {errors + warnings === 0
                  ? say('没有问题', 'no findings')
                  : say(
                      `必须处理${errors} 建议${warnings}`,
                      `${errors} to be resolved, ${warnings} suggestions`,
                    )}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function PreviewText({ tree, messages, source }: Pick<PreviewFacts, 'tree' | 'messages' | 'source'>) {
  const { say, language } = useLanguage()
  const html = fillArticles(statuteHtml(tree, { headingLevel: 3, withSlots: true }), (eId) =>
    findingsHtml(
      messages.filter(({ articleEId }) => articleEId === eId),
      language,
    ),
  )
  return (
    <section aria-labelledby="recognised">
      <h2 id="recognised">{say('按识别结果排出的正文', 'The text as it was recognised')}</h2>
      <div className="sheet">
        <p className="work-title-line" lang="zh-CN">
          {tree.title}
          {tree.stage}
        </p>
        {tree.longTitle ? (
          <p className="long-title" lang="zh-CN">
            {tree.longTitle}
          </p>
        ) : null}
        <Statute html={html} hanging={false} />
      </div>
      <Details summary={say('原件逐行', 'The source line by line')}>
        <ol className="source-lines" lang="zh-CN">
          {source.split('\n').map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
            <li key={index} id={`line-${index + 1}`}>
              {line}
            </li>
          ))}
        </ol>
      </Details>
    </section>
  )
}
