// "Was this you?" at the desk: what was said, whether there is a way to ask, and the two answers. Staff note a telephone
// call here too.

import { dayText } from '~/components/day'
import { type Label, useLanguage } from '~/language'
import { Button, ButtonRow } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import type { FieldError } from '../../ui/ErrorSummary'
import { TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'

interface ContestView {
  readonly id: string
  readonly source: string
  readonly words: string
  readonly hasContact: boolean
  readonly state: string
  readonly at: number
  readonly note: string
}

const sources: Readonly<Record<string, Label>> = {
  page: { zh: '公开页面', en: 'public page' },
  receipt: { zh: '回执页面', en: 'receipt' },
  staff: { zh: '工作人员代记', en: 'noted by staff' },
}

const states: Readonly<Record<string, Label>> = {
  open: { zh: '待核实', en: 'to be looked into' },
  confirmed: { zh: '是本人提的', en: 'was theirs' },
  disowned: { zh: '不是本人提的', en: 'was not theirs' },
}

interface PanelProps {
  readonly contests: readonly ContestView[]
  readonly mayDecide: boolean
  readonly errors: readonly FieldError[]
}

export function ContestPanel({ contests, mayDecide, errors }: PanelProps) {
  const { say } = useLanguage()
  const open = contests.find(({ state }) => state === 'open')
  if (contests.length === 0 && !mayDecide) return null
  return (
    <section aria-labelledby="contests">
      <h2 id="contests">{say('这是您提的吗？', 'Was this you?')}</h2>
      <ul className="plain-list">
        {contests.map((contest) => (
          <Contest key={contest.id} contest={contest} />
        ))}
      </ul>
      {open && mayDecide ? <DecideForm id={open.id} errors={errors} /> : null}
      {mayDecide && !open ? <NoteCall /> : null}
    </section>
  )
}

function Contest({ contest }: { readonly contest: ContestView }) {
  const { say, label, language } = useLanguage()
  const { state, source, at, words, hasContact, note } = contest
  return (
    <li>
      <p>
        <strong>{label(states[state] ?? { zh: state, en: state })}</strong>{' '}
        <span className="facts">
          {dayText(at, language)} · {label(sources[source] ?? { zh: source, en: source })}
        </span>
      </p>
      {words ? (
        <p className="original-words" lang="zh-CN">
          {words}
        </p>
      ) : null}
      {hasContact ? (
        <p className="facts">{say('留了联系方式，在下面查看', 'They left a way to be reached: see below')}</p>
      ) : null}
      {note ? (
        <p className="facts">
          {say('核实情况：', 'How it was found out: ')}
          <span lang="zh-CN">{note}</span>
        </p>
      ) : null}
    </li>
  )
}

function DecideForm({ id, errors }: { readonly id: string; readonly errors: readonly FieldError[] }) {
  const { say } = useLanguage()
  return (
    <Form errors={errors} summary={false} label={say('核实', 'Look into it')}>
      <input type="hidden" name="contest" value={id} />
      <TextField
        name="decidedNote"
        label={say('怎样核实的', 'How it was found out')}
        hint={say('例如“电话问过本人”；意见文字不动', 'Such as “asked by telephone”; the words stay')}
      />
      <ButtonRow>
        <Button name="act" value="disowned">
          {say('不是本人提的', 'It was not theirs')}
        </Button>
        <Button name="act" value="confirmed">
          {say('是本人提的，恢复署名', 'It was theirs: show the name again')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function NoteCall() {
  const { say } = useLanguage()
  return (
    <Details summary={say('有人来电说不是本人提的', 'Somebody called: it was not them')}>
      <Form label={say('代记', 'Note it')}>
        <TextArea name="contestWords" rows={3} label={say('来人说了什么', 'What was said')} />
        <TextField name="contestContact" optional label={say('怎样联系', 'How to reach them')} />
        <Button name="act" value="contest">
          {say('记下，先不显示姓名', 'Note it and take the name off')}
        </Button>
      </Form>
    </Details>
  )
}
