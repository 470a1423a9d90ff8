// The form of a comment: what is wrong and why, and the wording suggested, already filled with the article's text so
// that editing it in place becomes a proposal. Nothing else is asked for; name and contact are folded and optional.
// It is a page of its own that works without a script; the browser script adds drafts, counts and the comparison.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Tick } from '../ui/Choice'
import { Details } from '../ui/Disclosure'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'

export const commentLimit = 5000

export interface ComposerValues {
  readonly text?: string
  readonly proposal?: string
  readonly name?: string
  readonly contact?: string
  readonly consent?: boolean
  readonly quote?: string
}

interface ComposerProps {
  readonly action?: string
  /** Article's text, one 款 or 项 a line; absent for the draft as a whole. */
  readonly original?: string
  readonly values?: ComposerValues
  readonly errors?: readonly FieldError[]
  readonly idempotencyKey: string
  /** Consultation and article: the name the draft is kept under. */
  readonly draftKey: string
  /** Similar comments to support instead; never in the way of submitting. */
  readonly similar?: ReactNode
  /** Form's own summary off where the page shows it above the h1. */
  readonly summary?: boolean
}

export function Composer(props: ComposerProps) {
  const { original, values = {}, errors = [], similar } = props
  const { say } = useLanguage()
  return (
    <Form
      action={props.action}
      errors={errors}
      summary={props.summary}
      idempotencyKey={props.idempotencyKey}
      draftKey={props.draftKey}
      className="composer"
    >
      <p className="offline-line" data-offline hidden role="status">
        {say(
          '还没有交上去：网络断了。内容已存在这台设备上，联网后请再点“提交意见”。',
          'Not sent: no connection. It is saved on this device; press Submit again when online.',
        )}
      </p>
      <QuoteFields quote={values.quote} />
      <div className={original === undefined ? undefined : 'composer-boxes'}>
        <TextArea
          name="text"
          label={say('哪里有问题，为什么', 'What is the problem, and why')}
          limit={commentLimit}
          defaultValue={values.text}
        />
        {original === undefined ? null : <ProposalBox original={original} proposal={values.proposal} />}
      </div>
      {similar}
      <Details
        summary={say('姓名、联系方式（可不填）', 'Name and contact (optional)')}
        open={Boolean(values.name || values.contact)}
      >
        <TextField
          name="name"
          label={say('姓名', 'Name')}
          optional
          autoComplete="name"
          width="medium"
          defaultValue={values.name}
        />
        <Tick name="consent" label={say('同意公开我的姓名', 'Publish my name')} checked={values.consent} />
        <TextField
          name="contact"
          label={say('电话或邮箱', 'Telephone or e-mail')}
          optional
          width="medium"
          defaultValue={values.contact}
          hint={say(
            '只有经办人能看到，每次查看都有记录',
            'Only the clerk in charge sees it; every look is recorded',
          )}
        />
      </Details>
      <p>
        {say(
          '您的原话会原样保存，任何人都不能改动。',
          'Your words are kept as you wrote them; nobody can change them.',
        )}
      </p>
      <Button look="primary" busyWords={say('正在提交…', 'Submitting…')}>
        {say('提交意见', 'Submit comment')}
      </Button>
    </Form>
  )
}

function ProposalBox({ original, proposal }: { original: string; proposal: string | undefined }) {
  const { say } = useLanguage()
  return (
    <div>
      <TextArea
        name="proposal"
        label={say('建议怎么改', 'Suggested wording')}
        optional
        hint={say('已填入原文，直接改就可以', 'The text is filled in; edit it directly')}
        defaultValue={proposal ?? original}
        original={original}
        lang="zh-CN"
        className="input-statute"
      />
      <input type="hidden" name="original" value={original} />
    </div>
  )
}

/** Words picked in the article above, kept with what stands around them. Optional, and only with a script. */
function QuoteFields({ quote = '' }: { quote?: string }) {
  const { say } = useLanguage()
  return (
    <div className="picked" data-picked hidden={quote === ''}>
      <p>
        {say('只针对这几个字：', 'Only about these words: ')}
        <q data-picked-words lang="zh-CN">
          {quote}
        </q>{' '}
        <button type="button" className="plain-button" data-picked-clear>
          {say('改为针对整条', 'About the whole article instead')}
        </button>
      </p>
      <input type="hidden" name="quote" defaultValue={quote} />
      <input type="hidden" name="quotePrefix" defaultValue="" />
      <input type="hidden" name="quoteSuffix" defaultValue="" />
    </div>
  )
}
