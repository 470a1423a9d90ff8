// Head of the comments desk: where this is, how much came in from whom, the last step with its undo.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { Breadcrumb } from '../../ui/Breadcrumb'
import { Notice } from '../../ui/Notice'
import { UndoBar, type UndoView } from './UndoBar'
import { doneWords } from './words'

interface DeskHeadProps {
  readonly view: {
    readonly id: string
    readonly title: string
    readonly counts: {
      readonly comments: number
      readonly published: number
      readonly people: number
      readonly stations: number
    }
    readonly appeals: number
    readonly may: { readonly group: boolean; readonly moderate: boolean }
    readonly lastAction: UndoView | null
  }
  readonly done: string
}

export function DeskHead({ view, done }: DeskHeadProps) {
  const { say, label } = useLanguage()
  const said = doneWords[done]
  const { comments, published, people, stations } = view.counts
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          { label: view.title, lang: 'zh-CN', href: paths.deskConsultation(view.id) },
          { label: say('意见', 'Comments') },
        ]}
      />
      <h1>
        {say('意见', 'Comments')}
        <span className="facts" lang="zh-CN">
          {' '}
          {view.title}
        </span>
      </h1>
      <p className="facts">
        {say(
          `${people}人 ${comments}条 ${stations}站，其中公开${published}条`,
          `${counted(comments, 'comment')} from ${counted(people, 'person', 'people')} and ${counted(stations, 'station')}; ${published} are published`,
        )}
        {' · '}
        <a href={paths.deskCharts(view.id)}>{say('看图', 'Charts')}</a>
        {' · '}
        <a href={paths.deskDispositions(view.id)}>{say('处理意见', 'Dispositions')}</a>
        {' · '}
        {say('征求意见汇总表：', 'Summary table: ')}
        <a href={paths.deskSummary(view.id)}>Excel</a>
        {say('、', ', ')}
        <a href={paths.deskSummaryWord(view.id)}>Word</a>
      </p>
      {view.appeals > 0 ? (
        <p>
          <a href={`${paths.deskComments(view.id, { state: 'appealed' })}#comments`}>
            {say(
              `有${view.appeals}份异议等另一位工作人员来看`,
              `Appeals that wait for somebody of the staff: ${view.appeals}`,
            )}
          </a>
        </p>
      ) : null}
      <nav aria-label={say('本页', 'On this page')} className="button-row">
        <a href="#themes">{say('意见要点', 'Themes')}</a>
        <a href="#suggestions">{say('机器建议的分组', 'Groups suggested by machine')}</a>
        <a href="#comments">{say('逐条意见', 'Comments one by one')}</a>
      </nav>
      {said ? (
        <Notice tone="ok" focus>
          {label(said)}
        </Notice>
      ) : null}
      {(view.may.group || view.may.moderate) && view.lastAction ? <UndoBar action={view.lastAction} /> : null}
    </>
  )
}
