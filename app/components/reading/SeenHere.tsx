// For signed-in readers: where the page's script tells how long articles stood before them, and the way to the questions.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { usePage } from '../page'

interface SeenProps {
  readonly workId: string
  readonly versionId: string
}

export function SeenHere({ workId, versionId }: SeenProps) {
  const { say } = useLanguage()
  const { person, csrf } = usePage()
  if (!person) return null
  return (
    <p className="facts no-print" data-seen-at={paths.versionSeen(workId, versionId)} data-csrf={csrf}>
      {say(
        '您读这件文本的时间会记到您的学习记录里。',
        'The time you read this text goes into your record of learning. ',
      )}
      <a href={paths.readingRecord()}>{say('怎样计入', 'What counts')}</a> ·{' '}
      <a href={paths.versionQuestions(workId, versionId)}>{say('读完答一题', 'Answer a question on it')}</a>
    </p>
  )
}
