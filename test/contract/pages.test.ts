/** The reference and GraphiQL in a real browser: of the package's own files, and of use. */
import t from 'tap'
import { openPage, skipWithoutBrowser } from '../support/browser.js'
import { runCheckup, now } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, bearer, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const run = await runCheckup(database, { period: '2024H1', scopeCode: micro.city, standardVersion: twoTypes })
const { app } = await testService(t, database, { clock: () => now })
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const authorization = await bearer(administrator)

void t.test('the reference shows every operation, and asks the service', { skip: skipWithoutBrowser }, async (t) => {
  const { page, troubles } = await openPage(t, origin)
  await page.goto(`${origin}/docs`)
  await page.getByText('What there is: regions, communities').waitFor()
  t.strictSame(await page.locator('.opblock-tag').allTextContents().then((tags) => tags.length), 8)
  await page.locator('.opblock-tag[data-tag="registry"]').click()
  await page.locator('.authorize').first().click()
  await page.locator('.auth-container input').first().fill(authorization.replace('Bearer ', ''))
  await page.locator('.auth-btn-wrapper .authorize').first().click()
  await page.locator('.btn-done').first().click()
  await page.locator('#operations-registry-getRegion').click()
  await page.getByRole('button', { name: 'Try it out' }).click()
  await page.locator('tr[data-param-name="code"] input').fill(micro.county)
  await page.getByRole('button', { name: 'Execute' }).click()
  await page.locator('.live-responses-table .response-col_description').first().waitFor()
  t.match(await page.locator('.live-responses-table').textContent(), /200[\s\S]*西湖区/)
  t.strictSame(troubles, [])
})

void t.test('GraphiQL learns the schema, asks, and watches', { skip: skipWithoutBrowser }, async (t) => {
  const { page, troubles } = await openPage(t, origin)
  await page.goto(`${origin}/graphiql`)
  await page.locator('.graphiql-query-editor .view-lines').waitFor()
  await page.getByRole('button', { name: 'Headers' }).click()
  const write = async (editor: string, text: string) => {
    await page.locator(`${editor} .view-lines:visible`).first().click()
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText(text)
  }
  await write('.graphiql-editor-tool', JSON.stringify({ authorization }))
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/graphql') && answer.request().postData()?.includes('__schema') === true)
  await page.getByRole('button', { name: /re-?fetch/i }).click()
  t.equal((await asked).status(), 200, 'the schema')
  await write('.graphiql-query-editor', `{ region(code: "${micro.county}") { nameZh score { index } } }`)
  await page.getByRole('button', { name: /execute/i }).click()
  await page.locator('.result-window', { hasText: '西湖区' }).waitFor()
  await write('.graphiql-query-editor', `subscription { runProgress(number: ${run}) { status stepsDone } }`)
  await page.waitForURL(/query=subscription/, { waitUntil: 'commit' })
  await page.getByRole('button', { name: /execute/i }).click()
  await page.locator('.result-window', { hasText: 'completed' }).waitFor()
  t.strictSame(troubles.filter((trouble) => !trouble.includes('401')), [], 'nothing but the first look at the schema, without a token, was refused')
})
