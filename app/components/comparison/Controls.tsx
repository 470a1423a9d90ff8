// What a reader chooses of a comparison: which versions, which layers, how they are set. Each choice is a link to the same
// page with one word of its address changed: one tap each, no button to send, and a phone still shows the law's first
// words early.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Details } from '../ui/Disclosure'
import { addressWith, type CompareChoice, layerWords, toggledLayer } from './choice'
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
    <Details summary={say('换稿次', 'Other versions')}>
      <form method="get" className="layers">
        {choice.view === 'side' ? null : <input type="hidden" name="view" value={choice.view} />}
        {layerWords(choice.layers).map((layer) => (
          <input key={layer} type="hidden" name="layer" value={layer} />
        ))}
        <VersionChoice name="from" label={say('从', 'From')} versions={versions} value={from.ordinal} />
        <VersionChoice name="to" label={say('到', 'To')} versions={versions} value={to.ordinal} />
        <Button look="primary">{say('对照', 'Compare')}</Button>
        <a href={`?from=${to.ordinal}&to=${from.ordinal}`}>{say('对调', 'Swap them')}</a>
      </form>
    </Details>
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

/** Layers that are off keep their count in view; the second number are places inside rows that changed otherwise. */
export function LayerLinks({ choice, facts }: { choice: CompareChoice; facts: ComparedFacts }) {
  const { say, label } = useLanguage()
  return (
    <ul className="compare-choices" aria-label={say('层', 'Layers')}>
      <li aria-hidden="true" className="compare-choices-name">
        {say('层', 'Layers')}
      </li>
      {switchableLayers.map((layer, index) => {
        const isOn = choice.layers.has(layer)
        const inside = facts.inside[layer]
        return (
          <li key={layer}>
            <a
              href={toggledLayer(choice, layer)}
              data-layer={index + 1}
              className={isOn ? 'is-on' : undefined}
            >
              <span className="box" aria-hidden="true" />
              {label(layerLabels[layer])} {facts.layers[layer]}
              {inside > 0 ? say(`＋${inside}处`, ` + ${inside} places`) : ''}
              <span className="visually-hidden">
                {isOn
                  ? say('，已打开，点击关闭', ', on, switch off')
                  : say('，已关闭，点击打开', ', off, switch on')}
              </span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

interface ViewLinksProps {
  readonly choice: CompareChoice
  /** Whether there are three versions to set side by side. */
  readonly hasThree: boolean
}

export function ViewLinks({ choice, hasThree }: ViewLinksProps) {
  const { say } = useLanguage()
  return (
    <>
      <ChoiceLine
        name={say('视图', 'View')}
        chosen={choice.view}
        options={[
          ['side', say('并列', 'Side by side')],
          ['inline', say('行内', 'In line')],
          ...(hasThree ? [['three', say('三栏', 'Three versions')] as const] : []),
        ]}
        hrefOf={(view) =>
          addressWith(choice.address, { view, base: undefined, part: undefined, at: undefined })
        }
      />
      <ChoiceLine
        name={say('标记', 'Marks')}
        chosen={choice.marks}
        options={[
          ['normal', say('标准', 'Normal')],
          ['strong', say('强', 'Strong')],
          ['clean', say('纯净', 'None')],
        ]}
        hrefOf={(marks) => addressWith(choice.address, { marks })}
      />
    </>
  )
}

interface ChoiceLineProps {
  readonly name: string
  readonly chosen: string
  readonly options: readonly (readonly [string, string])[]
  hrefOf(value: string): string
}

function ChoiceLine({ name, chosen, options, hrefOf }: ChoiceLineProps) {
  return (
    <ul className="compare-choices" aria-label={name}>
      <li aria-hidden="true" className="compare-choices-name">
        {name}
      </li>
      {options.map(([value, words]) => (
        <li key={value}>
          <a href={hrefOf(value)} aria-current={value === chosen ? 'true' : undefined}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  )
}
