// The parts of a comparison page around its table: the legend that stays in view, the layers, the strength of the
// marks, and the table itself from its HTML string.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { type Layer, layerLabels, switchableLayers } from './layers'

export type Marks = 'normal' | 'strong' | 'clean'
export type View = 'side' | 'inline'

/** `html` comes from comparisonHtml, which escapes every word of both texts. */
export function Comparison({ html, marks = 'normal' }: { html: string; marks?: Marks }) {
  return <div className={`marks-${marks}`} data-keys="changes" dangerouslySetInnerHTML={{ __html: html }} />
}

/** Its words are the words of the tags. */
export function Legend() {
  const { say } = useLanguage()
  return (
    <p className="legend">
      {say('图例：', 'Key: ')}
      <ins>
        <span className="w">{say('〔增〕', '[inserted] ')}</span>
        {say('增加的字', 'inserted')}
        <span className="w">{say('〔增完〕', ' [end]')}</span>
      </ins>{' '}
      ·{' '}
      <del>
        <span className="w">{say('〔删〕', '[deleted] ')}</span>
        {say('删去的字', 'deleted')}
        <span className="w">{say('〔删完〕', ' [end]')}</span>
      </del>{' '}
      · <span className="mark-move">{say('移动', 'moved')}</span> ·{' '}
      <span className="mark-reference">{say('仅引用', 'reference only')}</span> ·{' '}
      <span className="mark-formal">{say('仅格式', 'form only')}</span>
    </p>
  )
}

interface LayersProps {
  readonly layers: ReadonlySet<Layer>
  readonly counts: Readonly<Record<Layer, number>>
  readonly view: View
  readonly marks: Marks
  /** What else the address holds: from, to. */
  readonly keep: Readonly<Record<string, string>>
}

/** What is shown, as a form whose answer is an address. Layers that are off keep their count in view. */
export function Layers({ layers, counts, view, marks, keep }: LayersProps) {
  const { say, label } = useLanguage()
  return (
    <form method="get" className="layers">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset>
        <legend>{say('层', 'Layers')}</legend>
        {switchableLayers.map((layer) => (
          <label key={layer} className="layer">
            <input type="checkbox" name="layer" value={layer} defaultChecked={layers.has(layer)} />
            {label(layerLabels[layer])} {counts[layer]}
          </label>
        ))}
      </fieldset>
      <RadioLine
        name="view"
        legend={say('视图', 'View')}
        chosen={view}
        options={[
          ['side', say('并列', 'Side by side')],
          ['inline', say('行内', 'In line')],
        ]}
      />
      <RadioLine
        name="marks"
        legend={say('标记', 'Marks')}
        chosen={marks}
        options={[
          ['normal', say('标准', 'Normal')],
          ['strong', say('强', 'Strong')],
          ['clean', say('纯净', 'None')],
        ]}
      />
      <Button>{say('按此显示', 'Show')}</Button>
    </form>
  )
}

interface RadioLineProps {
  readonly name: string
  readonly legend: string
  readonly chosen: string
  readonly options: readonly (readonly [string, string])[]
}

function RadioLine({ name, legend, chosen, options }: RadioLineProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([value, words]) => (
        <label key={value} className="layer">
          <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
