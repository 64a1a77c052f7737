import { existsSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import type { Test } from 'tap'

/** Debian's Chromium, or one that CHROMIUM names. */
const program = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => file !== undefined && existsSync(file))

/** For tap's `skip`: false where there is a browser, or has to be one, else the reason. */
export const skipWithoutBrowser = program === undefined && process.env['CI'] === undefined ? 'there is no Chromium here: install it, or name it in CHROMIUM' : false

export interface OpenPage {
  readonly page: Page
  /** What went wrong: errors of the page, refusals of its policy, requests that failed or left the service. */
  readonly troubles: readonly string[]
}

/** A page of a browser that has never been anywhere, in which nothing but the service is reached; `draws` where it needs WebGL. */
export async function openPage(t: Test, origin: string, { draws = false, viewport = { width: 1400, height: 1000 } } = {}): Promise<OpenPage> {
  const browser = await chromium.launch({
    executablePath: program ?? 'chromium',
    // WebGL is worked out by the processor.
    args: ['--no-sandbox', ...(draws ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'] : ['--disable-gpu']), '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  })
  t.teardown(() => browser.close())
  const page = await browser.newPage({ viewport })
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('requestfailed', (request) => troubles.push(`${request.url()} ${request.failure()?.errorText ?? ''}`))
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) troubles.push(`leaves the service: ${request.url()}`)
  })
  return { page, troubles }
}
