// Typing in somebody's comments: who said it once, then one block a comment. Made for a clerk with a pile of paper: numbers are typed
// as they stand on the sheet, the article's text is shown on demand, and nothing typed is ever lost by adding a block.

import { useLanguage } from '~/language'
import { Button, ButtonRow } from '../ui/Button'
import { Choice, Tick } from '../ui/Choice'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'
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
  readonly lastArticle: string
}

const fieldOf = (name: string, block: number) => (block === 0 ? name : `${name}-${block}`)

export function EntryForm(props: EntryFormProps) {
  const { values, blocks, errors, idempotencyKey, typist } = props
  const { say, label } = useLanguage()
  return (
    <Form errors={errors} summary={false} idempotencyKey={idempotencyKey}>
      <input type="hidden" name="blocks" value={blocks} />
      {/* The first button of a form is what the Enter key presses. */}
      <div className="visually-hidden">
        <button type="submit" name="act" value="save" tabIndex={-1}>
          {say('存下', 'Save')}
        </button>
      </div>
      <TextField
        name="name"
        width="medium"
        label={say('提意见人姓名', 'Name of the person whose comment it is')}
        hint={
          <>
            {say('录入人：', 'Typed by ')}
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
      <Choice
        name="channel"
        inline
        legend={say('怎么提的', 'How it was given')}
        options={Object.entries(channelLabels).map(([value, words]) => ({ value, label: label(words) }))}
        chosen={[values.channel ?? 'paper']}
      />
      <TextField
        name="occasion"
        optional
        label={say('场合，例如“11月20日座谈会”', 'Occasion, such as a meeting and its day')}
        defaultValue={values.occasion}
      />
      {Array.from({ length: blocks }, (_, block) => (
        <Block key={fieldOf('block', block)} block={block} form={props} />
      ))}
      <ButtonRow>
        <Button name="act" value="more">
          {say('这个人还有一条，再加一栏', 'Add another comment of this person')}
        </Button>
      </ButtonRow>
      <p className="entry-acts">
        <Button name="act" value="save" look="primary" busyWords={say('正在保存…', 'Saving…')}>
          {say('存下，录下一位', 'Save and enter the next person')}
        </Button>
      </p>
    </Form>
  )
}

function Block({ block, form }: { block: number; form: EntryFormProps }) {
  const { say } = useLanguage()
  const { values, shown, lastArticle, blocks } = form
  const article = shown[block]
  return (
    <fieldset className="entry-block">
      <legend>
        {blocks === 1 ? say('意见', 'Comment') : say(`第${block + 1}条意见`, `Comment ${block + 1}`)}
      </legend>
      <TextField
        name={fieldOf('article', block)}
        width="short"
        optional
        label={say('第几条', 'Article')}
        hint={say(
          `填数字，例如 12；最后一条是${lastArticle}。对整部草案的意见，留空`,
          'A number, such as 12; empty for the draft as a whole',
        )}
        defaultValue={values[fieldOf('article', block)]}
      />
      <p>
        <Button name="act" value={`show-${block}`}>
          {say('显示这一条的原文', 'Show the text of this article')}
        </Button>
      </p>
      {article ? <input type="hidden" name={fieldOf('original', block)} value={article.text} /> : null}
      {article ? (
        <blockquote lang="zh-CN" id={`article-text-${block}`} className="preserved">
          {article.number}　{article.text}
        </blockquote>
      ) : null}
      <TextArea
        name={fieldOf('text', block)}
        rows={4}
        limit={5000}
        label={say('意见原话：哪里有问题，为什么', 'The words as given: what is the problem, and why')}
        defaultValue={values[fieldOf('text', block)]}
        lang="zh-CN"
      />
      <TextArea
        name={fieldOf('proposal', block)}
        rows={3}
        optional
        label={say('建议改成', 'Suggested wording')}
        hint={
          article
            ? say(
                '已填入原文，照纸面直接改；没有就不动',
                'The text is filled in: change it as on the paper, or leave it',
              )
            : undefined
        }
        defaultValue={values[fieldOf('proposal', block)] || article?.text}
        lang="zh-CN"
      />
    </fieldset>
  )
}
