import { Converter, Locale } from 'opencc-js/t2cn'
import { expect, it } from 'vitest'
import { wordTools } from '~/adapters/language/words.server'

it('turns every key of the dictionary, and every character by itself, as the dictionary does', async () => {
  const { simplify } = await wordTools()
  const convert = Converter({ from: 't', to: 'cn' })
  const keys = Locale.to.cn
    .flat()
    .flatMap((list) => list.split('|').map((entry) => entry.split(' ')[0] ?? ''))
  expect(keys.length).toBeGreaterThan(3000)
  for (const key of keys) expect(simplify(key)).toBe(convert(key))
  for (let code = 0x20; code < 0x10000; code++) {
    const one = String.fromCharCode(code)
    if (simplify(one) !== convert(one)) expect.fail(`U+${code.toString(16)} is turned otherwise`)
  }
})

it('leaves a text in simplified characters as it is', async () => {
  const { simplify } = await wordTools()
  expect(simplify('建议将第九条中的“三十日”修改为“六十日”。')).toBe(
    '建议将第九条中的“三十日”修改为“六十日”。',
  )
  expect(simplify('建議將第九條改為六十日')).toBe('建议将第九条改为六十日')
})
