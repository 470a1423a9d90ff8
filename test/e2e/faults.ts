// What is wrong with the page on the screen, as findings that name the page.

import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Findings of axe, and scrolling sideways. */
export async function faultsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  const found = violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)
  return overflow === 0 ? found : [...found, `${where}: scrolls sideways by ${overflow} px`]
}

/** Visible Chinese outside what is marked as Chinese. */
export function chineseLeft(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const marked = walker.currentNode.parentElement.closest('[lang]')
      if (/[\\u4e00-\\u9fff]/.test(walker.currentNode.data) && marked.lang === 'en') found.push(walker.currentNode.data)
    }
    return found
  })()`) as Promise<string[]>
}
