// What came with a comment and what the door noticed, on its page at the desk. The sentences state counts and accuse
// nobody: a family shares a telephone, and a meeting an address.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import { TextField } from '../../ui/Field'
import { CsrfField } from '../../ui/Form'

interface Attachment {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly reading: string
  readonly text: string
}

interface FilesProps {
  readonly consultationId: string
  readonly commentId: string
  readonly attachments: readonly Attachment[]
  readonly mayErase: boolean
}

export function CommentFiles({ consultationId, commentId, attachments, mayErase }: FilesProps) {
  const { say } = useLanguage()
  if (attachments.length === 0) return null
  return (
    <section aria-labelledby="files">
      <h2 id="files">{say(`附件 ${attachments.length}`, `Files ${attachments.length}`)}</h2>
      <ul className="plain-list">
        {attachments.map((file) => (
          <li key={file.id} className="came-with">
            {file.reading === 'erased' ? (
              say('一个文件，已依法删除，存证保留', 'A file, erased on a legal ground; its entry stays')
            ) : (
              <a href={paths.deskAttachment(consultationId, commentId, file.id)} download lang="zh-CN">
                {file.name || say('文件', 'File')}
              </a>
            )}{' '}
            <span className="facts">{sizeOf(file.size)}</span> <Reading reading={file.reading} />
            {file.text ? (
              <Details summary={say('读出的文字', 'The text that was read')}>
                <p className="original-words" lang="zh-CN">
                  {file.text}
                </p>
              </Details>
            ) : null}
            {mayErase && file.reading !== 'erased' ? <EraseForm id={file.id} /> : null}
          </li>
        ))}
      </ul>
      <p className="facts">{say('附件不公开。', 'Files are not shown to the public.')}</p>
      {attachments.some(
        ({ mediaType, reading }) => mediaType === 'application/pdf' && reading !== 'erased',
      ) ? (
        <p className="facts">
          {say(
            'PDF是原样保存的，文件属性里可能有作者的名字、单位，转给别人以前请先看一下。',
            'A PDF is kept as it came: its properties may name its author and office. Look before you pass it on.',
          )}
        </p>
      ) : null}
    </section>
  )
}

const sizeOf = (bytes: number) =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

function Reading({ reading }: { readonly reading: string }) {
  const { say } = useLanguage()
  if (reading === 'unread')
    return <strong className="tag">{say('未读文字，请打开看', 'Text not read: open it')}</strong>
  if (reading === 'part')
    return <strong className="tag">{say('图片里的文字未读', 'Pictures in it were not read')}</strong>
  return null
}

function EraseForm({ id }: { readonly id: string }) {
  const { say } = useLanguage()
  return (
    <Details summary={say('依法删除这个文件', 'Erase this file by law')}>
      <form method="post">
        <CsrfField />
        <input type="hidden" name="file" value={id} />
        <TextField id={`ground-${id}`} name="ground" label={say('依据', 'Legal ground')} />
        <Button name="act" value="erase-file" look="danger">
          {say('删除，不能恢复', 'Erase; it cannot be undone')}
        </Button>
      </form>
    </Details>
  )
}

interface NoticedProps {
  readonly sameDevice: number
  readonly sameAddress: number
  readonly sameWords: number
  readonly proof: string
  readonly heldFor: string
}

export function DoorNotices({ sameDevice, sameAddress, sameWords, proof, heldFor }: NoticedProps) {
  const { say } = useLanguage()
  const lines = [
    sameWords > 1 && say(`一字不差的意见共${sameWords}条`, `${sameWords} comments have the very same words`),
    sameDevice > 1 &&
      say(`同一台设备提交了${sameDevice}件`, `${sameDevice} submissions came from this device`),
    sameAddress > 1 &&
      say(
        `前后十分钟内，同一网络地址提交了${sameAddress}件`,
        `${sameAddress} submissions came from this network address within ten minutes`,
      ),
    proof === 'none' && say('浏览器没有做提交前的运算', 'The browser did not solve the task before sending'),
    heldFor !== '' &&
      say('因为来得集中，先不公开，等人看过', 'Came in a crowd: not shown until somebody has looked'),
  ].filter((line) => line !== false)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="noticed">
      <h2 id="noticed">{say('提交时的情况', 'How it came in')}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="facts">
        {say(
          '一家人共用一部手机、座谈会上一起提交，都会这样。这些只供参考，记录保留30天；意见本身一条不少。',
          'A family with one telephone or a meeting looks like this too. It is only a hint, kept for 30 days; no comment is lost by it.',
        )}
      </p>
    </section>
  )
}
