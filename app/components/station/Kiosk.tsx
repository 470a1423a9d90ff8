// The tablet at a station: large type, nothing but the draft and one article, back to its start when nobody touches it. The script
// watches the idle time and goes back by replacing the address, so that the way back leads to nobody's words; the browser keeps
// nothing that is typed, and every page is fetched anew.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button, LinkButton } from '../ui/Button'
import { Tick } from '../ui/Choice'
import { Details } from '../ui/Disclosure'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'

interface KioskFrameProps {
  readonly title: string
  readonly stationName: string
  /** Where the tablet goes back to. */
  readonly home: string
  /** This page in the other language. */
  readonly otherLanguage: string
  /** Seconds without a touch. */
  readonly idle: number
  /** The start has nothing to clear until somebody touches it. */
  readonly isStart?: boolean
  readonly children: ReactNode
}

/** Seconds for saying whether somebody is still there. */
const lastCall = 20

export function KioskFrame(props: KioskFrameProps) {
  const { title, stationName, home, otherLanguage, idle, isStart, children } = props
  const { say } = useLanguage()
  return (
    <div
      className="kiosk"
      data-kiosk-home={home}
      data-idle={idle}
      data-last-call={lastCall}
      data-kiosk-start={isStart || undefined}
    >
      <header className="kiosk-head">
        <p lang="zh-CN">
          <b>{stationName}</b> · {title}
        </p>
        <p>
          <a href={home} data-kiosk-back>
            {say('回到开头', 'Back to the start')}
          </a>{' '}
          <a href={otherLanguage} data-kiosk-back lang={say('en', 'zh-CN')} hrefLang={say('en', 'zh-CN')}>
            {say('English', '中文')}
          </a>
        </p>
      </header>
      <div className="notice notice-warn kiosk-call" role="alert" hidden data-kiosk-call>
        <p>
          {say(
            `您还在吗？${lastCall}秒后清空写的内容，回到开头。`,
            `Are you still there? In ${lastCall} seconds what is typed is cleared and the page goes back.`,
          )}
        </p>
        <button type="button" className="button button-primary" data-kiosk-stay>
          {say('我还在', 'I am still here')}
        </button>
      </div>
      {children}
    </div>
  )
}

interface KioskFormProps {
  /** Article's text; absent where no wording can be suggested. */
  readonly original?: string
  readonly typed?: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly idempotencyKey: string
}

export function KioskForm({ original, typed = {}, errors, idempotencyKey }: KioskFormProps) {
  const { say } = useLanguage()
  return (
    <Form errors={errors} summary={false} idempotencyKey={idempotencyKey} forgets>
      <TextArea
        name="text"
        rows={5}
        label={say('哪里有问题，为什么', 'What is the problem, and why')}
        limit={5000}
        defaultValue={typed.text}
      />
      {original === undefined ? null : (
        <Details
          summary={say('建议怎么改（可不填）', 'Suggested wording (optional)')}
          open={isChanged(typed, original)}
        >
          <TextArea
            name="proposal"
            rows={6}
            label={say('已填入原文，直接改', 'The text is filled in; edit it')}
            defaultValue={typed.proposal ?? original}
            lang="zh-CN"
          />
          <input type="hidden" name="original" value={original} />
        </Details>
      )}
      <Details
        summary={say('姓名、联系方式（可不填）', 'Name and contact (optional)')}
        open={
          Boolean(typed.name || typed.contact || typed.isMinor) ||
          errors.some(({ field }) => field === 'guardian')
        }
      >
        <TextField
          name="name"
          optional
          label={say('姓名', 'Name')}
          defaultValue={typed.name}
          autoComplete="off"
        />
        <Tick
          name="consent"
          label={say('同意公开我的姓名', 'Publish my name')}
          checked={typed.consent === 'yes'}
        />
        <TextField
          name="contact"
          optional
          autoComplete="off"
          label={say('电话或邮箱', 'Telephone or e-mail')}
          hint={say('只有经办人能看到', 'Only the clerk in charge sees it')}
          defaultValue={typed.contact}
        />
        <Tick
          name="isMinor"
          label={say('提意见的人不满14周岁', 'The person commenting is under 14')}
          checked={typed.isMinor === 'yes'}
        />
        <Tick
          name="guardian"
          label={say('监护人知道并同意', 'A guardian knows and agrees')}
          checked={typed.guardian === 'yes'}
        />
      </Details>
      <Button look="primary" wide busyWords={say('正在提交…', 'Submitting…')}>
        {say('提交意见', 'Submit comment')}
      </Button>
    </Form>
  )
}

const isChanged = (typed: Readonly<Record<string, string>>, original: string) =>
  typed.proposal !== undefined && typed.proposal.replaceAll('\r\n', '\n') !== original

/** The receipt, to be photographed or written down; gone when the next person comes. */
export function KioskReceipt({ code, qr, home }: { code: string; qr: string; home: string }) {
  const { say } = useLanguage()
  return (
    <section className="kiosk-receipt">
      <h1>{say('已收到您的意见', 'Your comment was received')}</h1>
      <p className="receipt-symbols">{code}</p>
      <p>
        {say(
          '请用手机拍下，或者抄下这16个字：凭它可以查到答复。也可以请工作人员打印。',
          'Take a picture or write the 16 symbols down: they lead to the answer. The staff can print them too.',
        )}
      </p>
      {qr ? (
        <img src={qr} width={240} height={240} alt={say('回执的二维码', 'QR code of the receipt')} />
      ) : null}
      <p>{say('这一页一分钟后自动清空。', 'This page clears itself in a minute.')}</p>
      <p data-kiosk-back>
        <LinkButton href={home} look="primary" wide>
          {say('记下了，回到开头', 'Done: back to the start')}
        </LinkButton>
      </p>
    </section>
  )
}

/** For those who would rather write on their own telephone. */
export function KioskCode({ code }: { code: string }) {
  const { say } = useLanguage()
  if (code === '') return null
  return (
    <section className="kiosk-code" aria-labelledby="own-phone">
      <h2 id="own-phone">{say('或者用自己的手机写', 'Or write on your own telephone')}</h2>
      <img src={code} width={200} height={200} alt={say('这一条的二维码', 'QR code of this article')} />
    </section>
  )
}

/** For the staff: keeps the tablet at one article. */
export function KioskStay({ address, eId }: { address: paths.KioskAddress; eId: string }) {
  const { say } = useLanguage()
  return (
    <p className="facts">
      <a href={paths.kioskPlace(address, eId, { stay: 1 })}>
        {say('工作人员：让平板停在这一条', 'Staff: keep the tablet at this article')}
      </a>
    </p>
  )
}
