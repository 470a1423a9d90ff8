// Rows that cannot be imported, each by its line and column.

import { useLanguage } from '~/language'
import { Notice } from '../ui/Notice'
import { figure } from './words'

interface ImportProblemsProps {
  /** The first ones. */
  readonly problems: readonly {
    readonly line: number
    readonly field: string
    readonly zh: string
    readonly en: string
  }[]
  /** All of them. */
  readonly wrong: number
  readonly rest: string
}

export function ImportProblems({ problems, wrong, rest }: ImportProblemsProps) {
  const { say, language } = useLanguage()
  if (problems.length === 0) return null
  const more = wrong - problems.length
  return (
    <Notice tone="warn">
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.field}`}>
            {say(`第${problem.line}行`, `Row ${problem.line}`)}
            {problem.field ? (
              <>
                {say('“', ', column “')}
                <span lang="zh-CN">{problem.field}</span>
                {say('”列', '”')}
              </>
            ) : null}
            {say('：', ': ')}
            <span lang={language === 'en' ? undefined : 'zh-CN'}>{problem[language]}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p>{say(`还有${figure(more)}行有错。`, `${figure(more)} more rows have errors.`)}</p>
      ) : null}
      <p>{rest}</p>
    </Notice>
  )
}
