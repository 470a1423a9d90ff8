// What can be done with one version: compare it, see where its words come from, comment where it is open, take it away.

import { useLanguage } from '~/language'
import * as paths from '~/paths'

interface VersionLinksProps {
  readonly workId: string
  readonly version: { readonly id: string; readonly ordinal: number }
  readonly before?: { readonly ordinal: number }
  readonly consultations: readonly { readonly id: string; readonly title: string }[]
  readonly isOrigin: boolean
}

export function VersionLinks({ workId, version, before, consultations, isOrigin }: VersionLinksProps) {
  const { say } = useLanguage()
  return (
    <ul className="link-row">
      {consultations.map(({ id, title }) => (
        <li key={id}>
          <a href={paths.consultation(id)}>
            <span>
              {say('征求意见：', 'Consultation: ')}
              <span lang="zh-CN">{title}</span>
            </span>
          </a>
        </li>
      ))}
      {before ? (
        <li>
          <a href={paths.compare(workId, String(before.ordinal), String(version.ordinal))}>
            {say('与上一稿对照', 'Compare with the version before')}
          </a>
        </li>
      ) : null}
      <li>
        {isOrigin ? (
          <a href={paths.version(workId, version.id)}>{say('关闭来历', 'Close the origins')}</a>
        ) : (
          <a href={paths.version(workId, version.id, 'origin')}>
            {say('看字的来历', 'See where the words come from')}
          </a>
        )}
      </li>
      {(['md', 'json', 'xml'] as const).map((format) => (
        <li key={format}>
          <a href={paths.apiVersion(workId, version.id, format)}>
            {say('下载', 'Download')} {formatNames[format]}
          </a>
        </li>
      ))}
    </ul>
  )
}

const formatNames = { md: 'Markdown', json: 'JSON', xml: 'Akoma Ntoso' } as const
