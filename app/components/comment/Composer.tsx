// The form of a comment: what is wrong and why, and the wording suggested, already filled with the article's text so
// that editing it in place becomes a proposal. Nothing else is asked for; name and contact are folded and optional.
// It is a page of its own that works without a script; the browser script adds drafts, counts and the comparison.

import type { ReactNode } from 'react'
import { mostFileBytes, mostFiles } from '~/domain/door'
import solverUrl from '~/island/solver.ts?worker&url'
import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Tick } from '../ui/Choice'
import { Details } from '../ui/Disclosure'
import type { FieldError } from '../ui/ErrorSummary'
import { FileField, TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { SuggestedWording } from './CommentCard'

export const commentLimit = 5000

interface ComposerProps {
  /** Article's text, one 款 or 项 a line; absent where no wording can be suggested. */
  readonly original?: string
  /** What was typed, by field. */
  readonly typed?: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
  readonly idempotencyKey: string
  /** Consultation and article: the name the draft is kept under. */
  readonly draftKey: string
  /** Similar comments to support instead; never in the way of submitting. */
  readonly similar?: ReactNode
  readonly station?: string
  /** A deputy who is signed in: may sign with name and office, and is asked for no other name. */
  readonly deputyName?: string
  /** Shows what the suggested wording changes, as somebody without a script asked. */
  readonly isPreview?: boolean
  readonly isModeratedBefore?: boolean
  /** Address of the small task that the browser solves while somebody types. */
  readonly challenge: string
  /** Asked where many comments come from one place and no script can solve the task. */
  readonly question?: { readonly zh: string; readonly en: string; readonly ticket: string }
}

export function Composer(props: ComposerProps) {
  const { original, typed = {}, errors = [], similar } = props
  const { say } = useLanguage()
  return (
    <Form
      errors={errors}
      summary={false}
      idempotencyKey={props.idempotencyKey}
      draftKey={props.draftKey}
      challenge={{ from: props.challenge, solver: solverUrl }}
      files
      className="composer"
    >
      <p
        className="offline-line"
        data-offline={say(
          '还没有交上去：网络断了。内容已存在这台设备上，联网后请再点“提交意见”。',
          'Not sent: no connection. It is saved on this device; press Submit again when online.',
        )}
        data-unreached={say(
          '还没有交上去：连不上服务器，可能是网络不稳。内容已存在这台设备上，请过一会儿再点“提交意见”。',
          'Not sent: the server was not reached. It is saved on this device; press Submit again in a while.',
        )}
        hidden
        role="status"
      />
      {props.station ? <input type="hidden" name="station" value={props.station} /> : null}
      {original === undefined ? null : <QuoteFields typed={typed} />}
      <div className={original === undefined ? undefined : 'composer-boxes'}>
        <TextArea
          name="text"
          label={say('哪里有问题，为什么', 'What is the problem, and why')}
          limit={commentLimit}
          defaultValue={typed.text}
        />
        {original === undefined ? null : (
          <ProposalBox original={original} proposal={typed.proposal} isPreview={props.isPreview} />
        )}
      </div>
      {similar}
      <Files isOpen={errors.some(({ field }) => field === 'files')} />
      {props.deputyName ? (
        <DeputySignature name={props.deputyName} typed={typed} />
      ) : (
        <AboutYou typed={typed} errors={errors} />
      )}
      <p>
        {say(
          '您的原话会原样保存，任何人都不能改动。',
          'Your words are kept as you wrote them; nobody can change them.',
        )}
        {props.isModeratedBefore
          ? say('审核后公开，回执马上给您。', ' They are shown after review; the receipt is yours at once.')
          : null}
      </p>
      {props.question ? <PlainQuestion question={props.question} /> : null}
      <Button look="primary" busyWords={say('正在提交…', 'Submitting…')}>
        {say('提交意见', 'Submit comment')}
      </Button>
      <p className="draft-line island-only" data-draft-line hidden>
        <span data-draft-words />
        <button type="button" className="plain-button" data-draft-clear>
          {say('清除草稿', 'Clear the draft')}
        </button>
      </p>
    </Form>
  )
}

function Files({ isOpen }: { readonly isOpen: boolean }) {
  const { say } = useLanguage()
  return (
    <Details summary={say('照片、文件（可不附）', 'Photos and files (optional)')} open={isOpen}>
      <FileField
        name="files"
        label={say('选照片或文件', 'Choose photos or files')}
        multiple
        // The telephone turns its own format into JPEG where only JPEG is asked for.
        accept="image/jpeg,image/png,image/webp,.pdf,.docx"
        hint={say(
          `照片、PDF、Word文档，最多${mostFiles}个，合计${mostFileBytes / 1_000_000} MB。只有工作人员能看到；照片里的拍摄地点、Word文档里的作者会去掉；PDF原样保存，里面可能记着作者的名字。`,
          `Photos, PDF, Word; at most ${mostFiles}, ${mostFileBytes / 1_000_000} MB together. Only the staff see them; the place where a photo was taken and the authors of a Word document are removed; a PDF is kept as it is and may name its author.`,
        )}
      />
    </Details>
  )
}

function PlainQuestion({ question }: { readonly question: NonNullable<ComposerProps['question']> }) {
  const { say, label } = useLanguage()
  return (
    <div className="without-island">
      <TextField
        name="answer"
        label={label(question)}
        optional
        inputMode="numeric"
        width="short"
        hint={say(
          '刚才从您这里来的意见比较多。答一下可以马上公开；不答也能提交，工作人员看过再公开。',
          'Many comments came from where you are. With an answer yours is shown at once; without one it is taken too and shown after a look.',
        )}
      />
      <input type="hidden" name="questionTicket" value={question.ticket} />
    </div>
  )
}

/** In the form's place when comments are not taken. */
export function NotTaken() {
  const { say } = useLanguage()
  return (
    <p>
      {say(
        '现在不接收意见。已经提的，凭回执码可以查到答复。',
        'Comments are not taken now. Those submitted can be followed by their receipt.',
      )}
    </p>
  )
}

interface ProposalBoxProps {
  readonly original: string
  readonly proposal: string | undefined
  readonly isPreview: boolean | undefined
}

function ProposalBox({ original, proposal, isPreview }: ProposalBoxProps) {
  const { say } = useLanguage()
  const isChanged = proposal !== undefined && proposal !== original
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
      {isPreview && isChanged ? <SuggestedWording suggestion={proposal} original={original} /> : null}
      {isPreview && !isChanged ? (
        <p role="status">{say('文字和原文一样，没有改动。', 'The wording is the same as the text.')}</p>
      ) : null}
      <p className="without-island">
        <Button name="act" value="preview">
          {say('看看改了哪些字', 'See what I changed')}
        </Button>
      </p>
    </div>
  )
}

function DeputySignature({ name, typed }: { name: string; typed: Readonly<Record<string, string>> }) {
  const { say } = useLanguage()
  return (
    <>
      <p className="facts">
        {say('以人大代表身份提交：', 'Submitted as a deputy: ')}
        <span lang="zh-CN">{name}</span>
      </p>
      <input type="hidden" name="name" value={name} />
      <Tick
        name="consent"
        label={say('公开我的姓名和代表身份', 'Publish my name and office')}
        checked={typed.consent === 'yes'}
      />
    </>
  )
}

function AboutYou({
  typed,
  errors,
}: {
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}) {
  const { say } = useLanguage()
  const isAsked =
    Boolean(typed.name || typed.contact || typed.isMinor) || errors.some(({ field }) => field === 'guardian')
  return (
    <Details summary={say('姓名、联系方式（可不填）', 'Name and contact (optional)')} open={isAsked}>
      <TextField
        name="name"
        label={say('姓名', 'Name')}
        optional
        autoComplete="name"
        width="medium"
        defaultValue={typed.name}
      />
      <Tick
        name="consent"
        label={say('同意公开我的姓名', 'Publish my name')}
        checked={typed.consent === 'yes'}
      />
      <TextField
        name="contact"
        label={say('电话或邮箱', 'Telephone or e-mail')}
        optional
        width="medium"
        defaultValue={typed.contact}
        hint={say(
          '只有经办人能看到，每次查看都有记录',
          'Only the clerk in charge sees it; every look is recorded',
        )}
      />
      <Tick
        name="isMinor"
        label={say('提意见的人不满14周岁', 'The person commenting is under 14')}
        hint={say('姓名不会公开', 'The name is never published')}
        checked={typed.isMinor === 'yes'}
      />
      <Tick
        name="guardian"
        label={say('监护人知道并同意', 'A guardian knows and agrees')}
        checked={typed.guardian === 'yes'}
      />
    </Details>
  )
}

/** Words picked in the article above, kept with what stands around them. Optional, and only with a script. */
function QuoteFields({ typed }: { typed: Readonly<Record<string, string>> }) {
  const { say } = useLanguage()
  const quote = typed.quote ?? ''
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
      <input type="hidden" name="quotePrefix" defaultValue={typed.quotePrefix ?? ''} />
      <input type="hidden" name="quoteSuffix" defaultValue={typed.quoteSuffix ?? ''} />
    </div>
  )
}
