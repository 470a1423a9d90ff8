// Typing in what people said at a meeting or on paper, one after the other and by keyboard alone: the number of the article, the
// words, who said them, save, and the cursor stands in the first field again. How and where it was said stays for the next person
// and lies folded above. Without a script the same fields work; with it Enter goes on and Ctrl+Enter saves.

import { useLanguage } from '~/language'
import { Button, ButtonRow } from '../ui/Button'
import { Choice, Tick } from '../ui/Choice'
import { Details } from '../ui/Disclosure'
import type { FieldError } from '../ui/ErrorSummary'
import { FileField, SelectField, TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { ArticleList, EntryBlock } from './EntryBlock'
import { channelLabels } from './words'

export interface EntryFormProps {
  /** By field name; what is missing is empty. */
  readonly values: Readonly<Record<string, string>>
  readonly blocks: number
  /** Text of the article chosen in each block, where it was looked up. */
  readonly shown: readonly ({ readonly number: string; readonly text: string } | undefined)[]
  readonly errors: readonly FieldError[]
  readonly idempotencyKey: string
  readonly typist: string
  readonly articles: readonly { readonly eId: string; readonly number: string; readonly text: string }[]
  readonly meetings: readonly { readonly id: string; readonly name: string }[]
  readonly focus: number
}

export function EntryForm(props: EntryFormProps) {
  const { values, blocks, errors, idempotencyKey, typist } = props
  const { say } = useLanguage()
  return (
    <Form errors={errors} summary={false} idempotencyKey={idempotencyKey} files className="form fast-form">
      <input type="hidden" name="blocks" value={blocks} />
      {/* The first button of a form is what the Enter key presses. */}
      <div className="visually-hidden">
        <button type="submit" name="act" value="save" tabIndex={-1}>
          {say('存下', 'Save')}
        </button>
      </div>
      <Source {...props} />
      <ArticleList articles={props.articles} />
      {Array.from({ length: blocks }, (_, block) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name and never change places
        <EntryBlock key={block} block={block} form={props} />
      ))}
      <TextField
        name="name"
        width="medium"
        label={say('提意见人姓名', 'Name of the person whose comment it is')}
        hint={
          <>
            {say('不愿留名的写', 'Where none is given write ')}
            <span lang="zh-CN">“某居民”</span>
            {say('。录入人：', '. Typed by ')}
            <span lang="zh-CN">{typist}</span>
          </>
        }
        defaultValue={values.name}
      />
      <div className="field">
        <Tick
          name="consent"
          label={say(
            '本人同意公开姓名（以纸面勾选为准）',
            'The person agrees to have the name published (as ticked on paper)',
          )}
          checked={values.consent !== undefined}
        />
      </div>
      <TextField
        name="contact"
        optional
        width="medium"
        label={say('联系方式', 'Contact')}
        hint={say(
          '只有经办人能看到，每次查看都有记录',
          'Only the clerk in charge sees it; every look is recorded',
        )}
        defaultValue={values.contact}
      />
      <FileField
        name="files"
        optional
        multiple
        accept=".jpg,.jpeg,.png,.webp,.pdf,.docx"
        label={say('纸面的扫描件或者照片', 'Scan or photo of the paper')}
        hint={say(
          '只有经办人能看到；公众看不到。PDF原样保存，里面可能记着作者的名字',
          'Only the clerk in charge sees it, never the public. A PDF is kept as it is and may name its author',
        )}
      />
      <p className="entry-acts">
        <Button name="act" value="save" look="primary" busyWords={say('正在保存…', 'Saving…')}>
          {say('存下，录下一位', 'Save and enter the next person')}
        </Button>
      </p>
      <ButtonRow>
        <Button name="act" value="more">
          {say('这个人还有一条，再加一栏', 'Add another comment of this person')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** Where and how it was said: the same for a whole pile, hence folded once it is known. */
function Source({ values, meetings, errors }: EntryFormProps) {
  const { say, label } = useLanguage()
  const meeting = meetings.find(({ id }) => id === values.meeting)
  const channel = channelLabels[values.channel ?? (meeting ? 'meeting' : 'paper')]
  const isAsked = errors.some(({ field }) => field === 'meeting')
  return (
    <Details
      open={isAsked}
      summary={
        <span>
          {say('来源：', 'Source: ')}
          {channel ? label(channel) : ''}
          {meeting ? <span lang="zh-CN"> · {meeting.name}</span> : null}
          {!meeting && values.occasion ? <span lang="zh-CN"> · {values.occasion}</span> : null}
          {say('（存下后不变，要改点这里）', ' (stays for the next one; change it here)')}
        </span>
      }
    >
      <Choice
        name="channel"
        inline
        legend={say('怎么提的', 'How it was given')}
        options={Object.entries(channelLabels).map(([value, words]) => ({ value, label: label(words) }))}
        chosen={[values.channel ?? (meeting ? 'meeting' : 'paper')]}
      />
      {meetings.length > 0 ? (
        <SelectField
          name="meeting"
          label={say('哪一次座谈会、走访', 'Which meeting or visit')}
          options={[
            { value: '', label: say('不属于任何一次', 'None of these') },
            ...meetings.map(({ id, name }) => ({ value: id, label: name, lang: 'zh-CN' })),
          ]}
          defaultValue={values.meeting ?? ''}
        />
      ) : null}
      <TextArea
        name="occasion"
        optional
        rows={1}
        label={say('场合，例如“11月20日楼道走访”', 'Occasion, such as a visit and its day')}
        defaultValue={values.occasion}
        lang="zh-CN"
      />
    </Details>
  )
}
