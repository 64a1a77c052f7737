import t from 'tap'
import { testDatabase } from '../support/database.js'
import { buildMicroCity } from '../support/micro-city.js'
import { testService } from '../support/service.js'

const database = await testDatabase(t)
await buildMicroCity(database)
const { get, graphql } = await testService(t, database)

const timingOf = async (answer: ReturnType<typeof get>) => {
  const header = String((await answer).headers['server-timing'])
  const found = /^(?:db;dur=([\d.]+);desc="(\d+) statements?", )?total;dur=([\d.]+)$/.exec(header)
  t.ok(found, header)
  const [, milliseconds, statements, total] = found ?? []
  return { milliseconds: Number(milliseconds), statements: Number(statements), total: Number(total) }
}

void t.test('every answer tells how long it took, and how much of that the database', async (t) => {
  const reach = await timingOf(get('/v1/reach?site=S1'))
  t.equal(reach.statements, 3, 'the walk, the site, the reach')
  t.ok(reach.milliseconds > 0 && reach.total >= reach.milliseconds * 0.9)
  t.ok((await timingOf(graphql('{ reach(site: "S1") { warnings } }'))).statements >= 3)
})

void t.test('errors too, and answers that asked nothing of the database', async (t) => {
  t.ok((await timingOf(get('/v1/reach?lon=x'))).total > 0)
  t.ok(Number.isNaN((await timingOf(get('/v1/nothing'))).statements))
  t.ok((await timingOf(get('/v1/networks', { as: null }))).total > 0, 'also to those without a token')
})

void t.test('requests at the same time count their own statements', async (t) => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => timingOf(get('/v1/reach?lon=120.15&lat=30.27'))))
  t.strictSame(answers.map(({ statements }) => statements), Array.from({ length: 8 }, () => 2))
})
