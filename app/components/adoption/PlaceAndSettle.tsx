// For one comment: where it stands in later versions, with a form to correct it, and closing it without an answer of its
// own: merged into another, out of scope, spam.

import type { CarryFate, CarryReason } from '~/domain/adoption'
import { LawText, useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import { Details } from '../ui/Disclosure'
import { SelectField, TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { Tag } from '../ui/Tag'
import type { FormState } from './AnswerForm'
import { carryLabels, reasonLabels, settlementLabels } from './words'

export interface PlaceView {
  readonly versionId: string
  readonly label: string
  readonly numbers: string
  readonly fate: CarryFate
  readonly quoteKept: boolean | null
  readonly reason: CarryReason
  readonly isByPerson: boolean
}

interface PlacesProps extends FormState {
  readonly places: readonly PlaceView[]
  readonly mayCorrect: boolean
}

export function Places({ places, mayCorrect, errors, typed }: PlacesProps) {
  const { say, label } = useLanguage()
  if (places.length === 0) return null
  return (
    <section aria-labelledby="places">
      <h2 id="places">{say('在后面各稿中的位置', 'Its place in later versions')}</h2>
      {places.map((place) => {
        const isMine = typed?.act === 'place' && typed.versionId === place.versionId
        return (
          <div key={place.versionId} className="place">
            <p>
              <LawText>
                <b>{place.label}</b> {place.numbers}
              </LawText>{' '}
              <Tag tone={place.fate === 'needs-person' ? 'warn' : 'plain'}>
                {label(carryLabels[place.fate])}
              </Tag>{' '}
              <span className="facts">{label(reasonLabels[place.reason])}</span>
            </p>
            {mayCorrect ? (
              <Details
                summary={say('更正位置', 'Correct the place')}
                open={isMine || place.fate === 'needs-person'}
              >
                <Form errors={isMine ? errors : []} summary={false}>
                  <input type="hidden" name="versionId" value={place.versionId} />
                  <TextField
                    name="places"
                    id={`places-${place.versionId}`}
                    label={say(
                      '这一稿里的条，几条用、隔开',
                      'Articles of this version, several with 、 between',
                    )}
                    hint={say('留空表示文字已删', 'Empty means that the text is gone')}
                    width="medium"
                    defaultValue={isMine ? typed?.places : place.numbers}
                  />
                  <TextField
                    name="placeReason"
                    id={`place-reason-${place.versionId}`}
                    label={say('依据', 'Why')}
                    optional
                    defaultValue={isMine ? typed?.placeReason : ''}
                  />
                  <div className="button-row">
                    <Button name="act" value="place">
                      {say('保存位置', 'Save the place')}
                    </Button>
                  </div>
                </Form>
              </Details>
            ) : null}
          </div>
        )
      })}
    </section>
  )
}

interface SettleProps extends FormState {
  readonly settlement: { readonly as: string; readonly reason: string } | undefined
  readonly mergeTargets: readonly { readonly id: string; readonly label: string }[]
}

export function Settle({ settlement, mergeTargets, errors, typed }: SettleProps) {
  const { say, label } = useLanguage()
  const isMine = typed?.act === 'settle'
  if (settlement) {
    return (
      <section aria-labelledby="settled">
        <h2 id="settled">{label(settlementLabels[settlement.as] ?? { zh: '', en: '' })}</h2>
        <p lang="zh-CN">{settlement.reason}</p>
        <Form className="inline-form">
          <Button name="act" value="unsettle">
            {say('撤销归类', 'Take it back')}
          </Button>
        </Form>
      </section>
    )
  }
  return (
    <Details
      summary={say('不单独答复：合并、范围外、垃圾', 'No answer of its own: merge, out of scope, spam')}
      open={isMine}
    >
      <Form errors={isMine ? errors : []} summary={false}>
        <Choice
          name="as"
          legend={say('归为', 'Settle as')}
          options={Object.entries(settlementLabels).map(([value, words]) => ({ value, label: label(words) }))}
          chosen={[isMine ? (typed?.as ?? '') : '']}
        />
        <SelectField
          name="mergedIntoId"
          label={say('合并时，由哪一条代为答复', 'When merged: which comment answers for it')}
          options={[
            { value: '', label: say('不选', 'None') },
            ...mergeTargets.map(({ id, label: words }) => ({ value: id, label: words })),
          ]}
          defaultValue={isMine ? typed?.mergedIntoId : ''}
        />
        <TextArea
          name="settledReason"
          label={say('理由（公众看得到）', 'Reason (the public reads it)')}
          rows={2}
          lang="zh-CN"
          defaultValue={isMine ? typed?.settledReason : ''}
        />
        <div className="button-row">
          <Button name="act" value="settle">
            {say('归类', 'Settle')}
          </Button>
        </div>
      </Form>
    </Details>
  )
}
