// The keys of a comparison, said where they work. They act only while focus is in the comparison, never in a field; each
// has a visible link or box that does the same. Without the script there are none, and nothing is said of them.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { usePage } from '../page'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/Form'

export function Keys() {
  const { say } = useLanguage()
  const { address, preferences } = usePage()
  const isOff = preferences.keys === 'off'
  const keys: readonly (readonly [string, string])[] = [
    ['n p', say('下一处、上一处改动', 'next, previous change')],
    ['j k', say('下一条、上一条', 'next, previous article')],
    [
      'g 1 … g 4',
      say('开关一层：实质、用语、引用、格式', 'switch a layer: substance, terms, references, form'),
    ],
    ['?', say('这张表', 'this list')],
  ]
  return (
    <details
      className="details island-only no-print"
      id="keys"
      data-keys-list
      data-keys-off={isOff ? '' : undefined}
    >
      <summary>{say('按键', 'Keys')}</summary>
      <div className="details-body">
        <dl className="keys">
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">
          {isOff
            ? say('您已关掉单键。', 'You have switched single keys off.')
            : say(
                '按键只在焦点位于对照表内时有效，输入框里无效。',
                'They act only while focus is in the table of articles, never in a field.',
              )}
        </p>
        <form method="post" action={paths.preferences()}>
          <CsrfField />
          <input type="hidden" name="return" value={address} />
          <Button name="keys" value={isOff ? 'on' : 'off'}>
            {isOff ? say('打开单键', 'Switch single keys on') : say('关掉单键', 'Switch single keys off')}
          </Button>
        </form>
      </div>
    </details>
  )
}
