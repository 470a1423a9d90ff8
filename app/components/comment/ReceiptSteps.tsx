// Where a comment stands: received, grouped, answered, and its place in each later version.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { type Step, Steps } from '../ui/Steps'

interface ReceiptCodeProps {
  readonly code: string
  readonly qr?: string
}

/** The code large, in its groups, and its QR as a picture to keep by a long press. */
export function ReceiptCode({ code, qr }: ReceiptCodeProps) {
  const { say } = useLanguage()
  return (
    <div className="receipt-code" data-receipt={code}>
      <div>
        <p>{say('回执码', 'Receipt code')}</p>
        <p className="receipt-symbols">{code}</p>
        <p>
          {say(
            '请截屏，或抄下这16个字。没有账号，回执码就是凭证。',
            'Take a picture of this, or write the 16 symbols down. There is no account: the code is your proof.',
          )}
        </p>
      </div>
      {qr ? (
        <img src={qr} width={160} height={160} alt={say('回执码的二维码', 'QR code of the receipt')} />
      ) : null}
    </div>
  )
}

export function ReceiptSteps({ steps }: { steps: readonly Step[] }) {
  const { say } = useLanguage()
  return <Steps label={say('现在到哪一步', 'Where it stands')} steps={steps} />
}

export interface PlaceInVersion {
  readonly version: string
  readonly article: string
  readonly note?: ReactNode
  readonly href?: string
}

/** 草案 第十二条 → 二审稿 第十三条, as a list. */
export function Places({ places }: { places: readonly PlaceInVersion[] }) {
  const { say } = useLanguage()
  return (
    <ol className="places" aria-label={say('在各稿中的位置', 'Its place in each version')}>
      {places.map((place) => (
        <li key={place.version} lang="zh-CN">
          {place.version} {place.href ? <a href={place.href}>{place.article}</a> : <b>{place.article}</b>}
          {place.note ? <span className="facts"> {place.note}</span> : null}
        </li>
      ))}
    </ol>
  )
}
