// What is said at the head of the import screen: what a text was recognised as, and what an act has done.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Notice } from '../ui/Notice'
import type { RecentImport } from './RecentImports'

export interface RecognisedProps {
  readonly work?: { readonly title: string; readonly versions: number }
  readonly same?: { readonly workTitle: string; readonly label: string }
  readonly title: string
}

export function Recognised({ work, same, title }: RecognisedProps) {
  const { say } = useLanguage()
  if (same) {
    return (
      <Notice tone="warn">
        {say(
          `文字与已有的《${same.workTitle}》（${same.label}）完全相同。再保存一次，什么都不会改变。`,
          'The same text is in the library already. Saving it again for the same work changes nothing.',
        )}
      </Notice>
    )
  }
  if (work) {
    return (
      <Notice>
        <p>
          {say('识别为已有的法规：', 'Recognised as a version of ')}
          <span lang="zh-CN">《{work.title}》</span>
          {say(
            `，本件是第${work.versions + 1}稿。不对就在下面改。`,
            `: this is no. ${work.versions + 1}. Change it below if that is wrong.`,
          )}
        </p>
      </Notice>
    )
  }
  return (
    <Notice>
      <p>
        {say('没有找到同名的法规：', 'No work of this title is known: ')}
        <span lang="zh-CN">{title === '' ? say('（没有标题）', '（无标题）') : `《${title}》`}</span>
        {say(
          '。按新法规保存，或者在下面选一部已有的。',
          '. Save it as a new work, or choose a known one below.',
        )}
      </p>
    </Notice>
  )
}

interface DoneProps {
  readonly done: string | null
  readonly job: string | null
  readonly row?: RecentImport
}

/** The sentence after saving or undoing. */
export function ImportDone({ done, job, row }: DoneProps) {
  const { say } = useLanguage()
  if (done === 'undone') {
    return (
      <Notice tone="ok" focus>
        {say('已撤销这次导入，文本不再显示。', 'The import was undone; the text is no longer shown.')}
      </Notice>
    )
  }
  if (!row || (done !== 'saved' && done !== 'same')) return null
  return (
    <Notice tone="ok" focus>
      <p>
        {done === 'saved'
          ? say('已保存：', 'Saved: ')
          : say(
              '已经有同样的文本，没有再保存一份：',
              'The same text was there already, nothing was saved twice: ',
            )}
        <a href={paths.version(row.workId, row.versionId)} lang="zh-CN">
          {row.title}（{row.label}）
        </a>
      </p>
      <p>
        <a href={paths.newConsultation()}>{say('发布征求意见', 'Open a consultation')}</a>{' '}
        {row.before === undefined ? null : (
          <a href={paths.deskCompare(row.workId, { from: row.before, to: row.ordinal })}>
            {say('与上一稿对照', 'Compare with the version before')}
          </a>
        )}{' '}
        {job ? (
          <a href={paths.job(job)}>
            {say('看意见移到新稿的进度', 'See comments being carried to this version')}
          </a>
        ) : null}
      </p>
    </Notice>
  )
}
