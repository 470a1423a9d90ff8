// What an office has to know of the language model: whether there is one, what leaves the house and what never does, what
// it cost, what failed, and where it is allowed.

import { instantText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Notice } from '../ui/Notice'
import { Table } from '../ui/Table'

interface Use {
  readonly purpose: string
  readonly model: string
  readonly calls: number
  readonly failed: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cost: number | null
  readonly isEstimated: boolean
}

interface Failure {
  readonly id: string
  readonly at: number
  readonly purpose: string
  readonly model: string
  readonly attempts: number
  readonly ms: number
  readonly why: { readonly zh: string; readonly en: string }
}

interface ModelUseProps {
  readonly configured: {
    readonly host: string
    readonly drafts: string
    readonly vectors: string
    readonly hasKey: boolean
    readonly currency: string
  } | null
  readonly days: number
  readonly uses: readonly Use[]
  readonly failures: readonly Failure[]
  readonly consultations: readonly { readonly id: string; readonly title: string }[]
  readonly keptVectors: number
}

const purposes: Readonly<Record<string, { zh: string; en: string }>> = {
  summary: { zh: '起草概括', en: 'drafting summaries' },
  vectors: { zh: '分组用的向量', en: 'vectors for grouping' },
}
const count = (value: number) => value.toLocaleString('en')

export function ModelUse(props: ModelUseProps) {
  const { say } = useLanguage()
  return (
    <>
      <Configured {...props} />
      <h2>{say('什么会发出去', 'What is sent')}</h2>
      <p>
        {say(
          '只发意见的正文，而且只在审核或者发布人员为某次征求意见允许以后才发。称呼、落款、提出人的姓名、电话、证件号、银行卡号、车牌、邮箱、微信和门牌先按规则划去；规则难免有漏，所以最好用本单位网络里的模型。',
          'The matter of comments, and only after a reviewer or publisher allowed it for a consultation. Salutation, signature, names of authors, telephone, identity, bank and plate numbers, mail and chat addresses and doors are struck out first by rules; rules miss some, so a model in your own network is best.',
        )}
      </p>
      <p>
        {say(
          '从不发送：未成年人的意见，暂不公开、不予公开、撤回的和垃圾意见，像是对机器说话的意见，以及回执、时间、站点、设备信息。意见里写给机器的指令不起作用：模型只能按固定格式写几句话，没有原话作依据的句子不采用，采用与否由人决定。',
          'Never sent: words of minors, comments held, refused, withdrawn or set aside as spam, comments that speak to a machine, and receipts, times, stations, devices. Instructions in comments have no power: the model can only write sentences in a fixed shape, those that rest on no original words are dropped, and a person decides on the rest.',
        )}
      </p>
      <Consultations {...props} />
      <Uses {...props} />
      <Failures {...props} />
    </>
  )
}

function Configured({ configured, keptVectors }: ModelUseProps) {
  const { say } = useLanguage()
  if (!configured) {
    return (
      <Notice title={say('没有配置语言模型', 'No language model is configured')}>
        {say(
          '什么都不会发出去。分组、名称、引语、建议的提取都不用它。要用时由运维人员在环境变量里写明地址和模型，见“运行”文档。',
          'Nothing is sent anywhere. Groups, names, quotes and proposals do without. To use one, an operator names its address and models in the environment; see the document on operating.',
        )}
      </Notice>
    )
  }
  const { host, drafts, vectors, hasKey } = configured
  return (
    <ul>
      <li>
        {say('地址：', 'Address: ')}
        <code>{host}</code>
        {hasKey
          ? say('，有密钥（不显示）', ', with a key (not shown)')
          : say('，没有密钥', ', without a key')}
      </li>
      <li>
        {say('起草概括的模型：', 'Model that drafts: ')}
        {drafts ? <code>{drafts}</code> : say('没有', 'none')}
      </li>
      <li>
        {say('做向量的模型：', 'Model that makes vectors: ')}
        {vectors ? <code>{vectors}</code> : say('没有', 'none')}
        {say(`，已存${count(keptVectors)}个向量`, `, ${count(keptVectors)} vectors kept`)}
      </li>
    </ul>
  )
}

function Consultations({ consultations }: ModelUseProps) {
  const { say } = useLanguage()
  return (
    <>
      <h2>{say('在哪里允许了', 'Where it is allowed')}</h2>
      {consultations.length === 0 ? (
        <p>{say('没有一次征求意见允许模型读来信。', 'No consultation lets a model read its comments.')}</p>
      ) : (
        <ul>
          {consultations.map(({ id, title }) => (
            <li key={id}>
              <a href={paths.consultation(id)} lang="zh-CN">
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Uses({ uses, days, configured }: ModelUseProps) {
  const { say, label } = useLanguage()
  const currency = configured?.currency ?? ''
  const cost = ({ cost: sum }: Use) =>
    sum === null ? say('没有配置单价', 'no price configured') : `${sum.toFixed(sum < 1 ? 4 : 2)} ${currency}`
  return (
    <>
      <h2>{say(`最近${days}天的用量`, `Use in the last ${days} days`)}</h2>
      <Table
        caption={say('用量和费用', 'Use and cost')}
        captionHidden
        rows={uses}
        rowKey={({ purpose, model }) => `${purpose} ${model}`}
        empty={<p>{say('没有用过。', 'It was not used.')}</p>}
        columns={[
          {
            key: 'purpose',
            head: say('用途', 'For'),
            cell: ({ purpose }) => label(purposes[purpose] ?? { zh: purpose, en: purpose }),
          },
          { key: 'model', head: say('模型', 'Model'), cell: ({ model }) => <code>{model}</code> },
          { key: 'calls', head: say('次数', 'Uses'), cell: ({ calls }) => count(calls), numeric: true },
          {
            key: 'failed',
            head: say('没有成功', 'Failed'),
            cell: ({ failed }) => count(failed),
            numeric: true,
          },
          {
            key: 'input',
            head: say('发出的词元', 'Tokens sent'),
            cell: ({ inputTokens, isEstimated }) =>
              isEstimated
                ? say(`约${count(inputTokens)}`, `about ${count(inputTokens)}`)
                : count(inputTokens),
            numeric: true,
          },
          {
            key: 'output',
            head: say('收到的词元', 'Tokens received'),
            cell: ({ outputTokens }) => count(outputTokens),
            numeric: true,
          },
          { key: 'cost', head: say('估计费用', 'Cost, estimated'), cell: cost, numeric: true },
        ]}
      />
    </>
  )
}

function Failures({ failures, days }: ModelUseProps) {
  const { say, label } = useLanguage()
  return (
    <>
      <h2>{say('没有成功的', 'What failed')}</h2>
      <Table
        caption={say(`最近${days}天没有成功的`, `Failures of the last ${days} days`)}
        captionHidden
        rows={failures}
        rowKey={({ id }) => id}
        empty={<p>{say('没有。', 'Nothing.')}</p>}
        columns={[
          { key: 'at', head: say('时间', 'When'), cell: ({ at }) => instantText(at) },
          {
            key: 'purpose',
            head: say('用途', 'For'),
            cell: ({ purpose }) => label(purposes[purpose] ?? { zh: purpose, en: purpose }),
          },
          { key: 'why', head: say('原因', 'Why'), cell: ({ why }) => label(why) },
          {
            key: 'attempts',
            head: say('试了几次', 'Tries'),
            cell: ({ attempts }) => attempts,
            numeric: true,
          },
          {
            key: 'ms',
            head: say('用时（秒）', 'Time (s)'),
            cell: ({ ms }) => (ms / 1000).toFixed(1),
            numeric: true,
          },
        ]}
      />
    </>
  )
}
