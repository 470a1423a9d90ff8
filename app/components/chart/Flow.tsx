// From where the comments came, which chapter they were about, what became of them. On a phone three lists in words.

import { useLanguage } from '~/language'
import { type CommentFate, fateLabels, fateOrder } from '../comment/fates'
import { BarLine } from './Bars'
import { Figure, Picture } from './Figure'
import { type FlowLink, type FlowNode, layoutFlow, restKey } from './flow-layout'
import { plainLength } from './scale'

export interface FateFlowLink extends FlowLink {
  readonly fate: CommentFate
}

const frame = { height: 380, gap: 18, columns: [150, 420, 690] as [number, number, number], nodeWidth: 12 }
const width = 900

export function Flow({ links, finding }: { links: readonly FateFlowLink[]; finding: string }) {
  const { say, label } = useLanguage()
  const layout = layoutFlow(links, fateOrder, frame)
  const name = (node: FlowNode, at: number) => {
    if (node.key === restKey) return say('其余', 'Others')
    return at === 2 ? label(fateLabels[node.key as CommentFate]) : node.key
  }
  const heads = [say('来源', 'Source'), say('条文', 'Articles'), say('去向', 'Fate')]
  return (
    <Figure
      finding={finding}
      table={flowTable(links, [heads[0] ?? '', heads[2] ?? '', say('条', 'Comments')], label)}
    >
      {layout.total === 0 ? <p className="facts">{say('还没有意见', 'No comments yet')}</p> : null}
      <Picture width={width} height={frame.height + 28} label={finding} className="flow">
        {heads.map((head, at) => (
          <text
            key={head}
            className="flow-head"
            x={frame.columns[at]}
            y="14"
            textAnchor={at === 0 ? 'end' : 'start'}
          >
            {head} {layout.total}
          </text>
        ))}
        <g transform="translate(0 26)">
          {layout.bands.map((band) => (
            <path
              key={`${band.from}|${band.to}`}
              className={
                fateOrder.includes(band.to as CommentFate) ? `fate-area fate-area-${band.to}` : 'flow-band'
              }
              d={band.path}
            />
          ))}
          {layout.columns.map((nodes, at) =>
            nodes.map((node) => (
              <g key={node.key}>
                <rect
                  className="flow-node"
                  x={frame.columns[at]}
                  y={node.y}
                  width={frame.nodeWidth}
                  height={Math.max(1, node.height)}
                />
                <text
                  className="flow-label"
                  lang={langOf(node)}
                  x={(frame.columns[at] ?? 0) + (at === 0 ? -6 : frame.nodeWidth + 6)}
                  y={node.y + node.height / 2 + 5}
                  textAnchor={at === 0 ? 'end' : 'start'}
                >
                  {name(node, at)} {node.count}
                </text>
              </g>
            )),
          )}
        </g>
      </Picture>
      <div className="flow-lists">
        {layout.columns.map((nodes, at) => (
          <section key={heads[at]} aria-label={heads[at]}>
            <p>
              <b>
                {heads[at]} {layout.total}
              </b>
            </p>
            <ul className="bars">
              {nodes.map((node) => (
                <li key={node.key}>
                  <span className="bar-label" lang={langOf(node)}>
                    {name(node, at)}
                  </span>
                  <span className="bar-value">{node.count}</span>
                  <BarLine length={plainLength(node.count, layout.total, 100)} className="heat heat-3" />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Figure>
  )
}

/** A chapter is named in the words of the law, whatever the reader's language. */
function langOf(node: FlowNode): string | undefined {
  return /\p{Script=Han}/u.test(node.key) ? 'zh-CN' : undefined
}

function flowTable(
  links: readonly FateFlowLink[],
  head: readonly [string, string, string],
  label: (words: { zh: string; en: string }) => string,
) {
  const counts = new Map<string, readonly [string, string, number]>()
  for (const { source, fate, count } of links) {
    const key = `${source}\u0000${fate}`
    counts.set(key, [source, label(fateLabels[fate]), (counts.get(key)?.[2] ?? 0) + count])
  }
  return { head, rows: [...counts.values()] }
}
