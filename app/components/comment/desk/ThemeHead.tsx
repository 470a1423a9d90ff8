// Head of a theme's page: what it is about, how many speak in it and what they want, the concrete proposals tallied.

import { lastDayText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Stance } from '../../chart/Stance'
import { Breadcrumb } from '../../ui/Breadcrumb'
import { Notice } from '../../ui/Notice'
import { Table } from '../../ui/Table'
import { Tag } from '../../ui/Tag'
import type { StanceCounts } from '../ThemeCard'
import { UndoBar, type UndoView } from './UndoBar'
import { doneWords } from './words'

interface ThemeHeadProps {
  readonly view: {
    readonly consultation: { readonly id: string; readonly title: string }
    readonly name: string
    readonly place: string
    readonly texts: number
    readonly people: number
    readonly stations: number
    readonly stance: StanceCounts
    readonly proposals: readonly { readonly words: string; readonly people: number; readonly texts: number }[]
    readonly isClosed: boolean
    readonly assigneeName: string
    readonly dueAt: number
    readonly may: { readonly group: boolean; readonly moderate: boolean }
    readonly lastAction: UndoView | null
  }
  readonly done: string
}

export function ThemeHead({ view, done }: ThemeHeadProps) {
  const { say, label, language } = useLanguage()
  const said = doneWords[done]
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          {
            label: view.consultation.title,
            lang: 'zh-CN',
            href: paths.deskConsultation(view.consultation.id),
          },
          { label: say('意见', 'Comments'), href: paths.deskComments(view.consultation.id) },
          { label: view.name, lang: 'zh-CN' },
        ]}
      />
      <h1 lang="zh-CN">{view.name}</h1>
      <p className="facts">
        <span lang="zh-CN">{view.place}</span>
        {' · '}
        {say(
          `${view.people}人 ${view.texts}条 ${view.stations}站`,
          `people ${view.people}, comments ${view.texts}, stations ${view.stations}`,
        )}
        {view.assigneeName ? (
          <>
            {' · '}
            {say('承办：', 'In charge: ')}
            <span lang="zh-CN">{view.assigneeName}</span>
          </>
        ) : null}
        {view.dueAt > 0 ? ` · ${say('期限', 'Due ')}${lastDayText(view.dueAt, language)}` : ''}{' '}
        {view.isClosed ? <Tag>{say('已结束', 'Closed')}</Tag> : null}
      </p>
      {said ? (
        <Notice tone="ok" focus>
          {label(said)}
        </Notice>
      ) : null}
      {view.may.group && view.lastAction ? <UndoBar action={view.lastAction} /> : null}
      {view.texts > 0 ? (
        <Stance stance={view.stance} title={say('态度（机器读出）', 'Stance (read by machine)')} />
      ) : null}
      {view.proposals.length > 0 ? (
        <Table
          caption={say('具体建议（机器读出）', 'Concrete proposals (read by machine)')}
          dense
          rows={view.proposals}
          rowKey={(row) => row.words}
          columns={[
            {
              key: 'words',
              head: say('建议', 'Proposal'),
              cell: (row) => <span lang="zh-CN">{row.words}</span>,
            },
            { key: 'people', head: say('人', 'People'), cell: (row) => row.people, numeric: true },
            { key: 'texts', head: say('条', 'Comments'), cell: (row) => row.texts, numeric: true },
          ]}
        />
      ) : null}
    </>
  )
}
