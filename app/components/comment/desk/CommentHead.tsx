// Head of one comment's page: where it is, and what was done with it just now.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Breadcrumb } from '../../ui/Breadcrumb'
import { Notice } from '../../ui/Notice'
import { doneWords } from './words'

interface CommentHeadProps {
  readonly consultation: { readonly id: string; readonly title: string }
  readonly place: string
  readonly done: string
}

export function CommentHead({ consultation, place, done }: CommentHeadProps) {
  const { say, label } = useLanguage()
  const said = doneWords[done]
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          { label: consultation.title, lang: 'zh-CN', href: paths.deskConsultation(consultation.id) },
          { label: say('意见', 'Comments'), href: paths.deskComments(consultation.id) },
          { label: place, lang: 'zh-CN' },
        ]}
      />
      <h1>{say(`对${place}的意见`, 'One comment')}</h1>
      {said ? (
        <Notice tone="ok" focus>
          {label(said)}
        </Notice>
      ) : null}
    </>
  )
}
