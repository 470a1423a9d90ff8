// A reading list as the staff makes it: its facts, its texts in order, its state, and how far each deputy is.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { isoDay } from '../day'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { SelectField, TextArea, TextField } from '../ui/Field'
import { CsrfField, Form } from '../ui/Form'
import { Table } from '../ui/Table'
import { DueDay, StateTag, type StudyListProps, type TextStateView } from './StudyLists'

interface FactsProps {
  readonly list?: StudyListProps
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

/** Title, words, region of a new list, last day. */
export function ListFactsForm({ list, regions, errors, typed }: FactsProps) {
  const { say } = useLanguage()
  return (
    <Form
      errors={errors}
      summary={false}
      label={list ? say('清单信息', 'Facts of the list') : say('新建清单', 'New list')}
    >
      <TextField name="title" label={say('标题', 'Title')} defaultValue={typed?.title ?? list?.title} />
      <TextArea
        name="words"
        label={say('给代表的话', 'Words to the deputies')}
        optional
        rows={3}
        lang="zh-CN"
        defaultValue={typed?.words ?? list?.words}
      />
      {list ? null : (
        <SelectField
          name="region"
          label={say('布置给哪里的代表', 'For the deputies of')}
          options={regions.map(({ code, name }) => ({ value: code, label: name, lang: 'zh-CN' }))}
          defaultValue={typed?.region}
        />
      )}
      <TextField
        name="dueOn"
        type="date"
        label={say('完成日期', 'Due by')}
        optional
        width="medium"
        defaultValue={typed?.dueOn ?? (list?.dueAt === undefined ? '' : isoDay(list.dueAt - 1))}
      />
      <ActButton act="save" look={list ? 'secondary' : 'primary'}>
        {list ? say('保存', 'Save') : say('建立清单', 'Make the list')}
      </ActButton>
    </Form>
  )
}

function ActButton({
  act,
  look,
  children,
}: {
  act: string
  look: 'primary' | 'secondary'
  children: string
}) {
  return (
    <Button look={look} name="act" value={act}>
      {children}
    </Button>
  )
}

/** The texts in order, each with its buttons, and the field for one more. */
export function ListTexts({
  list,
  errors,
  typed,
}: {
  list: StudyListProps
  errors: readonly FieldError[]
  typed?: Readonly<Record<string, string>>
}) {
  const { say } = useLanguage()
  const isFixed = list.state === 'archived'
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">{say(`文本 ${list.texts.length}件`, `Texts: ${list.texts.length}`)}</h2>
      <ol className="plain-list study-texts">
        {list.texts.map(({ workId, title, versionLabel, href }, at) => (
          <li key={workId}>
            <span>
              {at + 1}．
              <a href={href} lang="zh-CN">
                {title}
              </a>{' '}
              <span className="row-count" lang="zh-CN">
                {versionLabel}
              </span>
            </span>
            {isFixed ? null : <TextActs workId={workId} title={title} />}
          </li>
        ))}
      </ol>
      {isFixed ? null : (
        <Form errors={errors} summary={false} label={say('加一件', 'Add a text')}>
          <TextField
            name="text"
            label={say('加一件', 'Add a text')}
            hint={say('法规库里的标题，或者它的网址', 'Its title in the library, or its address')}
            defaultValue={typed?.text}
            autoComplete="off"
          />
          <ActButton act="add" look="secondary">
            {say('加入', 'Add')}
          </ActButton>
        </Form>
      )}
    </section>
  )
}

function TextActs({ workId, title }: { workId: string; title: string }) {
  const { say } = useLanguage()
  const acts = [
    { act: 'up', words: say('上移', 'Up') },
    { act: 'down', words: say('下移', 'Down') },
    { act: 'remove', words: say('移出', 'Remove') },
  ]
  return (
    <form method="post" className="line-acts">
      <CsrfField />
      <input type="hidden" name="text" value={workId} />
      {acts.map(({ act, words }) => (
        <button key={act} className="plain-button" type="submit" name="act" value={act}>
          {words}
          <span className="visually-hidden" lang="zh-CN">
            {title}
          </span>
        </button>
      ))}
    </form>
  )
}

interface ProgressProps {
  readonly list: StudyListProps
  readonly deputies: readonly {
    readonly personId: string
    readonly name: string
    readonly region: string
    readonly states: readonly TextStateView[]
    readonly done: number
  }[]
}

/** One row a deputy, one column a text. */
export function ListProgress({ list, deputies }: ProgressProps) {
  const { say } = useLanguage()
  const all = deputies.filter(({ done }) => done === list.texts.length).length
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{say('代表的进度', 'Progress of the deputies')}</h2>
      <p>
        {say(
          `${deputies.length}位代表中，${all}位全部完成。这里只看得到清单里每件读到哪一步，看不到笔记和其他阅读。`,
          `${all} of ${counted(deputies.length, 'deputy', 'deputies')} have done all. Only the state of each text of this list is seen here, no notes and no other reading.`,
        )}
      </p>
      <Table
        caption={say('代表的进度', 'Progress of the deputies')}
        captionHidden
        rows={deputies}
        rowKey={({ personId }) => personId}
        columns={[
          { key: 'name', head: say('代表', 'Deputy'), cell: ({ name }) => <span lang="zh-CN">{name}</span> },
          {
            key: 'region',
            head: say('地区', 'Region'),
            cell: ({ region }) => <span lang="zh-CN">{region}</span>,
          },
          {
            key: 'done',
            head: say('已完成（件）', 'Done'),
            numeric: true,
            cell: ({ done }) => `${done} / ${list.texts.length}`,
          },
          {
            key: 'states',
            head: say('各件（按清单顺序）', 'Each text, in order'),
            cell: ({ states }) => (
              <span className="state-row">
                {states.map((state, at) => (
                  <span key={list.texts[at]?.workId}>
                    {at + 1} <StateTag state={state} />
                  </span>
                ))}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}

const stateWords = {
  draft: { zh: '未发布', en: 'Not published' },
  published: { zh: '已发布', en: 'Published' },
  archived: { zh: '已归档', en: 'Archived' },
} as const

/** All lists of the office, the latest first. */
export function DeskLists({ lists }: { lists: readonly StudyListProps[] }) {
  const { say, label } = useLanguage()
  if (lists.length === 0) return <p>{say('还没有学习清单。', 'There is no reading list yet.')}</p>
  return (
    <ul className="shelf">
      {lists.map((list) => (
        <li key={list.id}>
          <a href={paths.deskList(list.id)} lang="zh-CN">
            {list.title}
          </a>
          <span className="shelf-facts">
            {label(stateWords[list.state])} · <span lang="zh-CN">{list.region}</span> ·{' '}
            {say(`${list.texts.length}件`, counted(list.texts.length, 'text'))}
            <DueDay dueAt={list.dueAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Where the list stands, and what can be done with the whole of it. */
export function ListHead({ list }: { list: StudyListProps }) {
  const { say, label } = useLanguage()
  return (
    <>
      <p className="facts">
        {label(stateWords[list.state])} · <span lang="zh-CN">{list.region}</span>
        <DueDay dueAt={list.dueAt} />
      </p>
      {list.words ? (
        <p className="own-note-words" lang="zh-CN">
          {list.words}
        </p>
      ) : null}
      {list.state === 'archived' ? null : (
        <form method="post" className="button-row">
          <CsrfField />
          {list.state === 'draft' ? (
            <ActButton act="publish" look="primary">
              {say('发布给代表', 'Publish to the deputies')}
            </ActButton>
          ) : null}
          <ActButton act="archive" look="secondary">
            {say('归档', 'Archive')}
          </ActButton>
        </form>
      )}
    </>
  )
}
