// The drafted 修改决定 or 修正案 for staff: whether it leads to the new version (the replay), what the organ fills in, and
// the text, each item with its way to the comparison. Plain form, everything in the address.

import type { DraftedDecision, DraftFields } from '~/domain/amendment'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button, LinkButton } from '../ui/Button'
import { Choice } from '../ui/Choice'
import { TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'
import { DecisionText } from './DecisionText'
import { decisionFields } from './decision-asked'

interface DecisionPageProps {
  readonly view: {
    readonly work: { readonly id: string; readonly title: string }
    readonly from: { readonly ordinal: number; readonly label: string }
    readonly to: { readonly ordinal: number; readonly label: string }
    readonly drafted: Pick<DraftedDecision, 'form' | 'frame' | 'items' | 'faults'>
    readonly fields: DraftFields
  }
}

export function DecisionPage({ view }: DecisionPageProps) {
  const { say } = useLanguage()
  const { work, from, to, drafted, fields } = view
  const pair = { from: from.ordinal, to: to.ordinal }
  const query = { ...pair, form: drafted.form, ...fields }
  return (
    <>
      <p className="kicker">
        <a href={paths.deskCompare(work.id, pair)}>
          <span lang="zh-CN">{work.title}</span>
          {say('：对照', ': comparison')}
        </a>
      </p>
      <h1>
        <span lang="zh-CN" className="whole-words">
          {from.label}
        </span>
        <span aria-hidden="true"> → </span>
        <span className="visually-hidden">{say('到', ' to ')}</span>
        <span lang="zh-CN" className="whole-words">
          {to.label}
        </span>{' '}
        {drafted.form === 'amendment' ? say('修正案', 'amendment') : say('修改决定', 'amending decision')}
      </h1>
      <ReplayNotice drafted={drafted} />
      <DraftChoices pair={pair} drafted={drafted} fields={fields} />
      <p className="button-row">
        <LinkButton href={paths.deskDecisionFile(work.id, query)}>
          {say('下载 Word 文件', 'Download as Word file')}
        </LinkButton>
      </p>
      <DecisionText drafted={drafted} rowHref={(row) => `${paths.deskCompare(work.id, pair)}#${row}`} />
    </>
  )
}

type Drafted = DecisionPageProps['view']['drafted']

/** Does the text lead to the new version: read again, carried out, compared to the character. */
function ReplayNotice({ drafted: { items, faults } }: { drafted: Drafted }) {
  const { say } = useLanguage()
  const larger = items.filter(({ isCoarser }) => isCoarser).map(({ number }) => number.replace(/[、.]$/, ''))
  const count = items.length
  const why = say(
    `第${larger.join('、')}项写得较粗：写细了回放出来与新稿不一致。`,
    `Items ${larger.join('、')} are written larger: finer wording did not replay to the new text.`,
  )
  if (faults.length === 0)
    return (
      <Notice
        tone="ok"
        title={say(`逐条回放一致 ${count}/${count}`, `Replayed exactly, ${count} of ${count}`)}
      >
        <p>
          {say(
            '已按本文逐项修改旧稿，所得与新稿一字不差。',
            'The old text was amended item by item as written here; the result is the new text to the character.',
          )}
          {larger.length === 0 ? null : ` ${why}`}
        </p>
      </Notice>
    )
  return (
    <Notice
      tone="warn"
      title={say('回放与新稿不一致，请核对', 'The replay differs from the new text; please check')}
    >
      <ul>
        {faults.map(({ part, place }) => (
          <li key={part + place}>
            {faultWords(part, say)} <span lang="zh-CN">{place}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function faultWords(
  part: Drafted['faults'][number]['part'],
  say: (zh: string, en: string) => string,
): string {
  const words = {
    article: say('条文', 'Article'),
    headings: say('章节名称或者所含条文', 'Headings or the articles below them'),
    title: say('名称', 'Name'),
    preamble: say('引言', 'Preamble'),
    annex: say('附件', 'Annex'),
    refusal: say('无法执行的项：', 'Item that cannot be carried out:'),
  }
  return words[part]
}

interface DraftChoicesProps {
  readonly pair: { readonly from: number; readonly to: number }
  readonly drafted: Drafted
  readonly fields: DraftFields
}

function DraftChoices({ pair, drafted, fields }: DraftChoicesProps) {
  const { say } = useLanguage()
  const labels = {
    organ: say('制定机关', 'Organ'),
    session: say('会议', 'Session'),
    passedOn: say('通过日期', 'Day of passing'),
    inForceOn: say('施行日期', 'In force on'),
  }
  return (
    <Form method="get" label={say('形式与空白处', 'Form and blanks')} className="form decision-choices">
      <input type="hidden" name="from" value={pair.from} />
      <input type="hidden" name="to" value={pair.to} />
      <Choice
        name="form"
        legend={say('形式', 'Form')}
        inline
        chosen={[drafted.form]}
        options={[
          { value: 'decision', label: say('修改决定', 'Amending decision') },
          { value: 'amendment', label: say('修正案', 'Amendment act') },
        ]}
      />
      {decisionFields.map((name) => (
        <TextField key={name} name={name} label={labels[name]} optional defaultValue={fields[name] ?? ''} />
      ))}
      <Button look="primary">{say('按此生成', 'Draft it so')}</Button>
    </Form>
  )
}
