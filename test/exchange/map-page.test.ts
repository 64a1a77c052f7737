/** The map in a real browser: what is drawn, told and asked for. SCREENSHOTS names a folder that keeps what it looks like. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import t from 'tap'
import { palette } from '../../src/checkup/report/style.js'
import { openPage, skipWithoutBrowser } from '../support/browser.js'
import { now, publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, micro, type Place } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, bearer, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const corners: readonly Place[] = [[400, 400], [800, 400], [800, 800], [400, 800], [400, 400]]
const outline = `MULTIPOLYGON(((${corners.map((place) => degreesAt(place).join(' ')).join(', ')})))`
await database.asOwner((client) => client.query('update registry.region set geom = st_geomfromtext($2, 4326) where code = $1', [micro.communities[2], outline]))
const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
await publishRun(database, run)
const service = await testService(t, database, { clock: () => now })
const open = await testService(t, database, { clock: () => now, variables: { PUBLIC_RESULTS: 'true' } })
const origin = await service.app.listen({ host: '127.0.0.1', port: 0 })
const openOrigin = await open.app.listen({ host: '127.0.0.1', port: 0 })
const token = (await bearer(administrator)).replace('Bearer ', '')

const paper = '#f4f3ef'
const channels = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
/** A colour as it looks on paper. */
const over = (colour: string, opacity: number) => channels(colour).map((value, i) => Math.round(value * opacity + channels(paper)[i]! * (1 - opacity)))

/** How many pixels of the page have each of some colours, give or take what smoothing does to them. */
async function pixelsOf(page: Page, colours: readonly (readonly number[])[], name: string): Promise<number[]> {
  await page.locator('#map[aria-busy="false"]').waitFor()
  const folder = process.env['SCREENSHOTS']
  const picture = await page.screenshot(folder === undefined ? {} : { path: join(folder, `${name}.png`) })
  return page.evaluate(
    async ({ url, wanted }) => {
      const image = new Image()
      image.src = url
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      const counts = wanted.map(() => 0)
      for (let at = 0; at < data.length; at += 4) {
        for (const [i, colour] of wanted.entries()) if (colour.every((value, channel) => Math.abs(value - data[at + channel]!) <= 4)) counts[i]!++
      }
      return counts
    },
    { url: `data:image/png;base64,${picture.toString('base64')}`, wanted: colours }
  )
}

async function signIn(page: Page): Promise<void> {
  await page.locator('#given').fill(token)
  await page.locator('#sign-in button[type="submit"]').click()
}

/** The address of the map with a place of the micro city in its middle. */
const addressAt = ([lon, lat]: readonly number[], query = '') => `/map?lang=zh${query}#15/${lat!.toFixed(6)}/${lon!.toFixed(6)}`
/** The middle of the map on a page of 1,400 by 1,000. */
const middleOf = async (page: Page) => {
  const box = (await page.locator('#map').boundingBox())!
  return [box.x + box.width / 2, box.y + box.height / 2] as const
}

void t.test('the map shows grades, other ones for a type, and tells of a community and of walks', { skip: skipWithoutBrowser }, async (t) => {
  const { page, troubles } = await openPage(t, origin, { draws: true })
  const at = degreesAt([600, 600])
  await page.goto(`${origin}${addressAt(at)}`)
  await page.locator('#sign-in[open]').waitFor()
  await signIn(page)
  await page.locator('#map canvas').waitFor()
  const { items } = (await service.get(`/v1/checkup/runs/${run}/scores?level=community`)).body as { items: { code: string; nameZh: string; index: number; grade: string }[] }
  const grades = ['excellent', 'good', 'fair', 'poor']
  const areas = palette.grades.map((colour) => over(colour, 0.45))
  const present = grades.indexOf(items.find(({ code }) => code === micro.communities[2])!.grade)
  const before = await pixelsOf(page, areas, 'index')
  t.ok(before[present]! > 5_000, `the community is drawn in the colour of its grade: ${before.join()}`)

  await page.locator('#type').selectOption('GOV01')
  await page.locator('#legend h3', { hasText: 'GOV01' }).first().waitFor()
  t.equal(await page.locator('#figure').inputValue(), 'type:GOV01')
  const after = await pixelsOf(page, areas, 'type')
  t.notSame(after, before, 'choosing a type changes the map')
  await page.locator('#layers [name="facilities"]').check()
  await page.locator('#layers [name="shortfalls"]').check()
  await page.locator('#layers [name="sites"]').check()
  t.ok((await pixelsOf(page, [channels('#1f8a70')], 'layers'))[0]! > 20, 'sites that reach it')

  await page.mouse.click(...(await middleOf(page)))
  await page.locator('#panel h2', { hasText: '文三社区' }).waitFor()
  await page.locator('#walk').waitFor()
  const told = await page.locator('#panel').textContent()
  t.match(told, new RegExp(items.find(({ code }) => code === micro.communities[2])!.index.toFixed(1)))
  t.match(told, /同级排名/)
  t.match(await page.locator('#walk thead').textContent(), /5 分钟15 分钟/)
  t.match(await page.locator('#walk tbody tr').first().textContent(), /^人口\d+[\d,]+$/)
  t.ok((await pixelsOf(page, [channels('#f2a900')], 'told'))[0]! > 20, 'the place that was asked about is marked')

  const portrait = page.waitForEvent('popup')
  await page.getByRole('button', { name: '查看社区画像' }).click()
  await (await portrait).getByText('文三社区').first().waitFor()

  await page.locator('#map canvas').focus()
  await page.keyboard.press('Escape')
  t.notOk(await page.locator('#panel').isVisible())
  await page.keyboard.press('Enter')
  await page.locator('#panel h2', { hasText: '文三社区' }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('Checkup run').waitFor()
  await page.waitForURL(/lang=en/)
  t.strictSame(troubles.filter((trouble) => !trouble.includes('401')), [], 'nothing but the first look, without a token, was refused')
})

void t.test('where results are public the map opens without a token, on a phone too', { skip: skipWithoutBrowser }, async (t) => {
  const { page, troubles } = await openPage(t, openOrigin, { draws: true, viewport: { width: 390, height: 780 } })
  await page.goto(`${openOrigin}${addressAt(degreesAt([600, 600]))}`)
  await page.locator('#map canvas').waitFor()
  t.notOk(await page.locator('#sign-in').isVisible())
  const [all] = await pixelsOf(page, [channels(paper)], 'phone')
  t.ok(all! < 0.8 * 390 * 780, 'not an empty map')
  await page.mouse.click(...(await middleOf(page)))
  await page.locator('#panel h2', { hasText: '文三社区' }).waitFor()
  await page.getByText('计算步行范围需要令牌').waitFor()
  t.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, 'nothing sticks out')
  await pixelsOf(page, [], 'phone-told')
  await page.locator('summary').click()
  t.strictSame(await page.locator('#layers input').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).name)), ['shortfalls'], 'what anybody may see')
  t.strictSame(troubles, [])
})
