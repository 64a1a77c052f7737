import { execFile } from 'node:child_process'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import type { Database } from '../../src/platform/database/database.js'
import { migrate, migrationsFolder, migrationState } from '../../src/platform/database/migrations.js'
import { skipWithout, testDatabase } from '../support/database.js'

const released = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()

/** The first migration of the release, and files of the test's own behind it. */
async function folderOf(t: Test, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = t.testdir({ ...files })
  await cp(join(migrationsFolder, released[0]!), join(folder, released[0]!))
  return folder
}

const applied = async (database: Database): Promise<string[]> => {
  const found = await database.pool.query<{ name: string }>('select name from platform.migration order by applied_at, name')
  return found.rows.map(({ name }) => name)
}

const exists = async (database: Database, table: string): Promise<boolean> => {
  const found = await database.pool.query<{ found: boolean }>('select to_regclass($1) is not null as found', [table])
  return found.rows[0]!.found
}

const numbered = (statement: string) => ({ '0002_second.sql': 'create table platform.second (id integer);', '0003_third.sql': statement })

void t.test('all files are applied in their order and once, even when several start at the same time', async (t) => {
  const database = await testDatabase(t, { empty: true })
  t.strictSame(await migrationState(database), { applied: [], pending: released }, 'nothing at first, and asking changes nothing')
  const starts = await Promise.all([migrate(database), migrate(database), migrate(database)])
  t.strictSame(starts.sort((a, b) => b.length - a.length), [released, [], []], 'one start takes them all, the others wait and find nothing to do')
  t.strictSame(await applied(database), released)
  t.strictSame(await migrate(database), [])
  t.strictSame(await migrationState(database), { applied: released, pending: [] })

  await t.test('from several processes too', { skip: skipWithout(database, 'sessions') }, async (t) => {
    const other = await testDatabase(t, { empty: true })
    const url = other.pool.options.connectionString!
    const module = (path: string) => JSON.stringify(new URL(`../../src/platform/database/${path}`, import.meta.url).href)
    const script = `
      const { connectPostgres } = await import(${module('database.js')})
      const { migrate } = await import(${module('migrations.js')})
      const database = connectPostgres({ url: ${JSON.stringify(url)}, ownerUrl: ${JSON.stringify(url)}, poolSize: 2 })
      const names = await migrate(database)
      await database.close()
      console.log(JSON.stringify(names))`
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { timeout: 60_000 })
    const ends = await Promise.all([run(), run()])
    t.strictSame(ends.flatMap(({ stdout }) => JSON.parse(stdout.trim().split('\n').at(-1)!) as string[]).sort(), released)
  })
})

void t.test('with small files of our own', async (t) => {
  const database = await testDatabase(t, { empty: true })

  await t.test('a failing migration leaves nothing, and the files before it stay', async (t) => {
    const folder = await folderOf(t, numbered('create table platform.third (id integer); insert into platform.third values (1); select 1 / 0;'))
    await t.rejects(migrate(database, { folder }), { message: 'migration 0003_third.sql failed: division by zero' })
    t.strictSame(await applied(database), [released[0], '0002_second.sql'])
    t.ok(await exists(database, 'platform.second'))
    t.notOk(await exists(database, 'platform.third'))
    t.strictSame((await migrationState(database, { folder })).pending, ['0003_third.sql'])

    await writeFile(join(folder, '0003_third.sql'), 'create table platform.third (id integer);')
    t.strictSame(await migrate(database, { folder }), ['0003_third.sql'], 'and it is taken once it is right')
    t.ok(await exists(database, 'platform.third'))
  })

  const release = numbered('create table platform.third (id integer);')

  await t.test('a file that was changed after it was applied is refused', async (t) => {
    const folder = await folderOf(t, { ...release, '0002_second.sql': `${release['0002_second.sql']} -- as an afterthought` })
    const message = 'migration 0002_second.sql was changed after it was applied: restore the file and put the change into a new one'
    await t.rejects(migrate(database, { folder }), { message })
    await t.rejects(migrationState(database, { folder }), { message })
  })

  await t.test('a database newer than the release is refused', async (t) => {
    const folder = await folderOf(t, release)
    await rm(join(folder, '0003_third.sql'))
    await t.rejects(migrate(database, { folder }), { message: /^the database has migration 0003_third\.sql, this release does not: .* run a newer release$/ })
  })

  await t.test('a file numbered before the last one applied is refused', async (t) => {
    const folder = await folderOf(t, { ...release, '0002_late.sql': 'create table platform.late (id integer);' })
    await t.rejects(migrate(database, { folder }), { message: 'migration 0002_late.sql comes before 0003_third.sql, which is applied: number it after the last one' })
    t.notOk(await exists(database, 'platform.late'))
  })

  await t.test('after a refusal the next start finds the database free', async (t) => {
    const folder = await folderOf(t, { ...release, '0004_fourth.sql': 'create table platform.fourth (id integer);' })
    t.strictSame(await migrate(database, { folder }), ['0004_fourth.sql'])
  })
})

void t.test('every function but those of triggers says what it is for', async (t) => {
  const database = await testDatabase(t)
  const silent = await database.pool.query<{ name: string }>(`
    select format('%I.%I', n.nspname, p.proname) as name
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname in ('platform', 'registry', 'network', 'survey', 'checkup', 'improvement', 'exchange')
      and p.prorettype <> 'trigger'::regtype
      and obj_description(p.oid, 'pg_proc') is null
    order by name`)
  t.strictSame(silent.rows.map(({ name }) => name), [])
})

void t.test('the files are numbered without gaps', async (t) => {
  t.strictSame(released.map((name) => Number(name.slice(0, 4))), released.map((_, position) => position + 1))
  for (const name of released) t.notMatch(await readFile(join(migrationsFolder, name), 'utf8'), /\r/)
})
