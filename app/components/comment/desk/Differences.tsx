// What a copy says otherwise than its letter, in words and then as a diff: the one edited sentence may hold the point.

import { letterOf, type VariantKind, variationsOf } from '~/domain/comment'
import { compareText } from '~/domain/comparison'
import { type Label, useLanguage } from '~/language'
import { EditsInline } from '../../comparison/EditsInline'
import { Details } from '../../ui/Disclosure'

const kinds: Readonly<Record<VariantKind, Label>> = {
  number: { zh: '数字不同', en: 'another number' },
  polarity: { zh: '意思相反的词', en: 'the opposite said' },
  'added-sentence': { zh: '多了自己的话', en: 'words of their own added' },
}

export function Differences({ from, to }: { readonly from: string; readonly to: string }) {
  const { say, label } = useLanguage()
  if (from === to)
    return <p className="facts">{say('与来信样本一字不差', 'The same as the letter, word for word')}</p>
  const what = variationsOf(letterOf(to), letterOf(from))
  return (
    <>
      {what.length > 0 ? (
        <p className="facts machine-facts">
          <span className="tag tag-machine">{say('机器初判', 'First reading by machine')}</span>{' '}
          {say('可能与来信样本意思不同：', 'May say something else than the letter: ')}
          {what.map((kind) => label(kinds[kind])).join(say('、', ', '))}
        </p>
      ) : null}
      <Details summary={say('与来信样本的不同之处', 'How it differs from the letter')}>
        <p lang="zh-CN" className="suggested-words">
          <EditsInline edits={compareText(from, to)} />
        </p>
      </Details>
    </>
  )
}
