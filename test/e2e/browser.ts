// A real Chromium, where one is installed. Where there is none the tests that need it are skipped in plain sight, with
// the command that would install one in their name.

import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
]

export const chromiumPath = process.env.CHROMIUM ?? places.find((path) => existsSync(path))
export const withoutChromium = chromiumPath
  ? ''
  : ' (skipped: no Chromium; apt-get install chromium fonts-noto-cjk)'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser with a profile of its own. */
export function openBrowser(options: { width: number; scripts?: boolean }): Promise<BrowserContext> {
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'tiaoyi-browser-')), {
    executablePath: chromiumPath,
    headless: true,
    args: flags,
    viewport: { width: options.width, height: 800 },
    javaScriptEnabled: options.scripts ?? true,
  })
}
