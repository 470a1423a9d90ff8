// Regions and their stations as boxes to tick, city–county–township. A region's box stands for every station below it, so a whole
// city is one tick; a single station is found by unfolding. Plain boxes and `<details>`: it works by touch, by
// keyboard and without a script.

import { useLanguage } from '~/language'
import { Details } from '../ui/Disclosure'

export interface TreeBranch {
  readonly code: string
  readonly name: string
  readonly count: number
  readonly stations: readonly { readonly id: string; readonly name: string }[]
  readonly branches: readonly TreeBranch[]
}

interface StationTreeProps {
  readonly branches: readonly TreeBranch[]
  readonly chosenRegions: ReadonlySet<string>
  readonly chosenStations: ReadonlySet<string>
}

export function StationTree({ branches, chosenRegions, chosenStations }: StationTreeProps) {
  return (
    <ul className="station-tree">
      {branches.map((branch) => (
        <Branch key={branch.code} branch={branch} regions={chosenRegions} stations={chosenStations} />
      ))}
    </ul>
  )
}

interface BranchProps {
  readonly branch: TreeBranch
  readonly regions: ReadonlySet<string>
  readonly stations: ReadonlySet<string>
}

function Branch({ branch, regions, stations }: BranchProps) {
  const { say } = useLanguage()
  const { code, name, count } = branch
  const isOpen = hasChosenBelow(branch, regions, stations)
  return (
    <li>
      <div className="choice">
        <input
          type="checkbox"
          id={`region-${code}`}
          name="region"
          value={code}
          defaultChecked={regions.has(code)}
        />
        <label htmlFor={`region-${code}`}>
          <span>
            <span lang="zh-CN">{name}</span>{' '}
            {say(`全部（${count}个站点）`, `all (${count} ${count === 1 ? 'station' : 'stations'})`)}
          </span>
        </label>
      </div>
      <Details
        open={isOpen}
        summary={
          <span>
            {say('逐个选', 'Choose within')} <span lang="zh-CN">{name}</span>
          </span>
        }
      >
        <ul className="station-tree">
          {branch.stations.map((station) => (
            <li key={station.id} className="choice">
              <input
                type="checkbox"
                id={`stations-${station.id}`}
                name="stations"
                value={station.id}
                defaultChecked={stations.has(station.id)}
              />
              <label htmlFor={`stations-${station.id}`} lang="zh-CN">
                {station.name}
              </label>
            </li>
          ))}
          {branch.branches.map((child) => (
            <Branch key={child.code} branch={child} regions={regions} stations={stations} />
          ))}
        </ul>
      </Details>
    </li>
  )
}

/** Whether something inside is ticked, so that it is seen without unfolding. */
function hasChosenBelow(
  branch: TreeBranch,
  regions: ReadonlySet<string>,
  stations: ReadonlySet<string>,
): boolean {
  return (
    branch.stations.some(({ id }) => stations.has(id)) ||
    branch.branches.some((child) => regions.has(child.code) || hasChosenBelow(child, regions, stations))
  )
}
