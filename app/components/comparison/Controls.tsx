// What a reader chooses of a comparison: which versions, which layers, how they are set. Plain forms whose answer is an
// address.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { type CompareChoice, layerWords } from './choice'
import { type ComparedFacts, type ComparedVersion, versionName } from './compared-html'
import { layerLabels, switchableLayers } from './layers'

interface VersionsProps {
  readonly versions: readonly ComparedVersion[]
  readonly from: ComparedVersion
  readonly to: ComparedVersion
  readonly choice: CompareChoice
}

/** The two that are compared, and the third where the view has three columns. */
export function Versions({ versions, from, to, choice }: VersionsProps) {
  const { say } = useLanguage()
  return (
    <form method="get" className="layers" aria-label={say('换稿次', 'Choose the versions')}>
      {choice.view === 'side' ? null : <input type="hidden" name="view" value={choice.view} />}
      {layerWords(choice.layers).map((layer) => (
        <input key={layer} type="hidden" name="layer" value={layer} />
      ))}
      <VersionChoice name="from" label={say('从', 'From')} versions={versions} value={from.ordinal} />
      <VersionChoice name="to" label={say('到', 'To')} versions={versions} value={to.ordinal} />
      <Button look="primary">{say('对照', 'Compare')}</Button>
      <a href={`?from=${to.ordinal}&to=${from.ordinal}`}>{say('对调', 'Swap them')}</a>
    </form>
  )
}

interface VersionChoiceProps {
  readonly name: string
  readonly label: string
  readonly versions: readonly Pick<ComparedVersion, 'id' | 'ordinal' | 'label' | 'datedOn'>[]
  readonly value: number
}

export function VersionChoice({ name, label, versions, value }: VersionChoiceProps) {
  return (
    <label className="layer">
      {label}{' '}
      <select className="input" name={name} defaultValue={value} lang="zh-CN">
        {versions.map((version) => (
          <option key={version.id} value={version.ordinal}>
            {versionName(version)}
          </option>
        ))}
      </select>
    </label>
  )
}

interface ViewFormProps {
  readonly choice: CompareChoice
  /** What else the address holds: from, to. */
  readonly keep: Readonly<Record<string, string>>
  /** Whether there are three versions to set side by side. */
  readonly hasThree: boolean
  /** The layers, in the views that have them. */
  readonly children?: ReactNode
}

/** What is shown and how. */
export function ViewForm({ choice, keep, hasThree, children }: ViewFormProps) {
  const { say } = useLanguage()
  return (
    <form method="get" className="layers" aria-label={say('显示什么', 'What is shown')}>
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <RadioLine
        name="view"
        legend={say('视图', 'View')}
        chosen={choice.view}
        options={[
          ['side', say('并列', 'Side by side')],
          ['inline', say('行内', 'In line')],
          ...(hasThree ? [['three', say('三栏', 'Three versions')] as const] : []),
        ]}
      />
      <RadioLine
        name="marks"
        legend={say('标记', 'Marks')}
        chosen={choice.marks}
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

/** Layers that are off keep their count in view; the second number are places inside rows that changed otherwise. */
export function LayerBoxes({ choice, facts }: { choice: CompareChoice; facts: ComparedFacts }) {
  const { say, label } = useLanguage()
  return (
    <fieldset>
      <legend>{say('层', 'Layers')}</legend>
      {switchableLayers.map((layer, index) => (
        <label key={layer} className="layer">
          <input
            type="checkbox"
            name="layer"
            value={layer}
            defaultChecked={choice.layers.has(layer)}
            data-layer={index + 1}
          />
          {label(layerLabels[layer])} {facts.layers[layer]}
          {facts.inside[layer] > 0
            ? say(
                `（另${facts.inside[layer]}处在其他条内）`,
                ` (and ${facts.inside[layer]} places in other rows)`,
              )
            : ''}
        </label>
      ))}
    </fieldset>
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
