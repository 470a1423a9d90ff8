// What can be done with one version: compare it, see where its words come from, comment where it is open, take it away as
// a file.

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
    </ul>
  )
}

/** The whole text as a file: set like an official text, or for programs. */
export function VersionDownloads({ workId, versionId }: { workId: string; versionId: string }) {
  const { say, label } = useLanguage()
  return (
    <nav aria-label={say('下载全文', 'Download the text')} className="facts">
      <ul className="link-row">
        <li>{say('下载全文：', 'Download the text:')}</li>
        {(['docx', 'html', 'txt', 'md', 'json', 'akn.xml'] as const).map((format) => (
          <li key={format}>
            <a href={paths.versionFile(workId, versionId, format)}>{label(formatNames[format])}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const formatNames = {
  docx: { zh: 'Word', en: 'Word' },
  html: { zh: '打印用网页', en: 'Page to print' },
  txt: { zh: '纯文本', en: 'Plain text' },
  md: { zh: 'Markdown', en: 'Markdown' },
  json: { zh: 'JSON', en: 'JSON' },
  'akn.xml': { zh: 'Akoma Ntoso', en: 'Akoma Ntoso' },
} as const
