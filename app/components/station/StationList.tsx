// All stations by region, for anybody who looks for one nearby. Counties are folded; a browser's own search opens them.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { Details } from '../ui/Disclosure'
import { EmptyState } from '../ui/EmptyState'

interface Branch {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly count: number
  readonly stations: readonly {
    readonly id: string
    readonly name: string
    readonly address: string
    readonly phone: string
  }[]
  readonly branches: readonly Branch[]
}

export function StationList({ branches }: { branches: readonly Branch[] }) {
  const { say } = useLanguage()
  if (branches.length === 0) return <EmptyState>{say('还没有设立站点。', 'No stations yet.')}</EmptyState>
  return (
    <>
      {branches.map((branch) =>
        branch.level === 'city' ? (
          <section key={branch.code}>
            <h2 lang="zh-CN">{branch.name}</h2>
            <Stations branch={branch} />
            <StationList branches={branch.branches} />
          </section>
        ) : (
          <Details
            key={branch.code}
            summary={
              <span>
                <span lang="zh-CN">{branch.name}</span>{' '}
                {say(`${branch.count}个站点`, counted(branch.count, 'station'))}
              </span>
            }
          >
            <Stations branch={branch} />
            {branch.branches.map((township) => (
              <Stations key={township.code} branch={township} />
            ))}
          </Details>
        ),
      )}
    </>
  )
}

function Stations({ branch }: { branch: Branch }) {
  if (branch.stations.length === 0) return null
  return (
    <ul className="station-list">
      {branch.stations.map(({ id, name, address, phone }) => (
        <li key={id}>
          <a href={paths.station(id)} lang="zh-CN">
            {name}
          </a>
          <span className="facts" lang="zh-CN">
            {address} {phone}
          </span>
        </li>
      ))}
    </ul>
  )
}
