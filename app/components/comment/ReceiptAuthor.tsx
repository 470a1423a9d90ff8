// On the receipt: the files that came with it, and what its holder may do about the name: take it off the public pages,
// or say that somebody else used it.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Details } from '../ui/Disclosure'
import { CsrfField } from '../ui/Form'
import { AuthorshipNote, ContestForm } from './Contest'

interface FilesProps {
  readonly files: readonly { readonly id: string; readonly name: string; readonly isErased: boolean }[]
}

export function ReceiptFiles({ files }: FilesProps) {
  const { say } = useLanguage()
  if (files.length === 0) return null
  return (
    <section className="comment" aria-labelledby="files">
      <h2 id="files">{say('收到的附件（不公开）', 'Files received (not published)')}</h2>
      <ul>
        {files.map(({ id, name, isErased }) => (
          <li key={id} lang={isErased ? undefined : 'zh-CN'}>
            {isErased ? say('已依法删除', 'Erased on a legal ground') : name}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface AuthorProps {
  readonly publicName: string
  readonly authorship: string
}

export function ReceiptAuthor({ publicName, authorship }: AuthorProps) {
  const { say } = useLanguage()
  return (
    <>
      {publicName ? (
        <form method="post" className="comment">
          <CsrfField />
          <p>
            {say('现在公开的姓名：', 'Name shown now: ')}
            <span lang="zh-CN">{publicName}</span>
          </p>
          <Button>{say('不再公开我的姓名', 'Stop showing my name')}</Button>
        </form>
      ) : null}
      <AuthorshipNote authorship={authorship} />
      {authorship === '' || authorship === 'confirmed' ? (
        <Details summary={say('这不是您提的？', 'Was this not you?')}>
          <ContestForm />
        </Details>
      ) : null}
    </>
  )
}
