import t from 'tap'
import { asCaller, operator, roles, type Caller, type Role } from '../../src/platform/caller.js'
import { asLifecircleError } from '../../src/platform/errors.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, load, micro } from '../support/micro-city.js'

const database = await testDatabase(t)
await buildMicroCity(database)
await load(database, observationImport, [
  { period: '2024H1', community_code: micro.communities[0], type_code: 'GOV01', component: 'satisfaction', numerator: 8, denominator: 10, source: 'app' },
  { period: '2024H1', community_code: micro.communities[3], type_code: 'GOV01', component: 'satisfaction', numerator: 9, denominator: 10, source: 'app' }
])

const caller = (role: Role, regionCode: string): Caller => ({ subject: `${role} of ${regionCode}`, role, regionCode })

/** Runs plain SQL in the caller's transaction and takes it back; the number of rows. */
async function tries(who: Caller, sql: string, values: unknown[] = []): Promise<number> {
  let rows = 0
  const undone = new Error('undone')
  await asCaller(database, who, async ({ client }) => {
    rows = (await client.query(sql, values)).rowCount ?? 0
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  return rows
}

const refused = { code: '42501' }
const [lon, lat] = degreesAt([100, 200])

const newSite = (community: string) => `
  insert into registry.site (external_id, community_code, name, geom, original_crs, original_x, original_y, population)
  values ('S9', '${community}', 'site', st_setsrid(st_point(${lon}, ${lat}), 4326), 'EPSG:4326', ${lon}, ${lat}, 10)`
const newFacility = (community: string | null) => `
  insert into registry.facility (external_id, type_id, name, community_code, county_code, geom, original_crs, original_x, original_y, status)
  values ('F9', 1, 'facility', ${community === null ? 'null' : `'${community}'`}, ${community === null ? 'null' : `'${community.slice(0, 6)}000000'`},
    st_setsrid(st_point(${lon}, ${lat}), 4326), 'EPSG:4326', ${lon}, ${lat}, 'operating')`
const newRegion = (code: string) => `
  insert into registry.region (code, name_zh, level, parent_code) values ('${code}', '新', 'community', '${code.slice(0, 9)}000')`
const newDeclaration = (county: string) => `
  insert into registry.declaration (county_code, type_id, declared_on, declared_by) values ('${county}', 1, '2024-01-01', 'the county')`
const newObservation = (community: string) => `
  insert into survey.observation (period, community_code, type_id, component, numerator, denominator, source)
  values ('2024H2', '${community}', 1, 'satisfaction', 1, 2, 'app')`
const newRun = (scope: string, status = 'queued') => `
  insert into checkup.run (period, reference_date, scope_code, standard_version, network_id, requested_by, status)
  select '2024H1', '2024-06-30', '${scope}', 'lifecircle-2026', network.active_network(), 'test', '${status}'
  returning id`

void t.test('the role of the service owns nothing and cannot pass by row-level security', async (t) => {
  const asked = await database.pool.query<{ name: string }>('select current_user as name')
  t.equal(asked.rows[0]!.name, 'lifecircle_service')
  const role = await database.pool.query(`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin from pg_roles where rolname = 'lifecircle_service'`)
  t.strictSame(role.rows, [{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, rolcanlogin: false }])
  const owned = await database.pool.query(`
    select objid::regclass as thing
    from pg_shdepend as d
    join pg_roles as r on r.oid = d.refobjid
    where r.rolname = 'lifecircle_service' and d.deptype = 'o' and d.dbid in (0, (select oid from pg_database where datname = current_database()))`)
  t.strictSame(owned.rows, [])
  const members = await database.pool.query(`
    select g.rolname
    from pg_auth_members as m
    join pg_roles as r on r.oid = m.member
    join pg_roles as g on g.oid = m.roleid
    where r.rolname = 'lifecircle_service'`)
  t.strictSame(members.rows, [])
  await t.rejects(database.pool.query('create table registry.mine (id integer)'), refused)
  await t.rejects(database.pool.query('alter table registry.site disable row level security'), refused)
  await t.rejects(database.pool.query('alter table network.edge disable trigger all'), refused)
  await t.rejects(database.pool.query(`update platform.migration set checksum = ''`), refused)
  await t.rejects(tries(operator, 'truncate registry.site cascade'), refused)
})

void t.test('every table of the rooms is under row-level security or a guard of its own', async (t) => {
  const open = await database.pool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('platform', 'registry', 'network', 'survey', 'checkup', 'improvement', 'exchange')
      and c.relkind in ('r', 'p')
      and not c.relrowsecurity
      and has_table_privilege('lifecircle_service', c.oid, 'insert, update, delete')
      and not exists (select from pg_trigger as g where g.tgrelid = c.oid and g.tgname like '%guard%')
    order by name`)
  t.strictSame(open.rows.map(({ name }) => name), [])
})

void t.test('within the region of the caller the inventory can be written by the roles that keep it', async (t) => {
  const [own] = micro.communities
  for (const role of roles) {
    const keeps = ['administrator', 'integrator', 'surveyor'].includes(role)
    for (const sql of [newSite(own), newFacility(own), newDeclaration(micro.county), newObservation(own)]) {
      const who = caller(role, micro.county)
      if (keeps) t.equal(await tries(who, sql), 1, `${role}: ${sql.trim().slice(0, 40)}`)
      else await t.rejects(tries(who, sql), refused, `${role}: ${sql.trim().slice(0, 40)}`)
    }
    const keepsRegions = ['administrator', 'integrator'].includes(role)
    const written = tries(caller(role, micro.county), newRegion('330106001099'))
    await (keepsRegions ? t.resolves(written) : t.rejects(written, refused))
    const run = tries(caller(role, micro.county), newRun(micro.county))
    await (role === 'administrator' ? t.resolves(run) : t.rejects(run, refused))
  }
})

void t.test('outside it the database itself refuses', async (t) => {
  const who = caller('administrator', micro.county)
  const far = micro.communities[3]
  for (const sql of [newSite(far), newFacility(far), newFacility(null), newRegion('330108001099'), newDeclaration(micro.otherCounty), newObservation(far), newRun(micro.otherCounty), newRun(micro.city), newRun('000000000000')]) {
    await t.rejects(tries(who, sql), refused, sql.trim().slice(0, 40))
  }
  t.equal(await tries(who, `update registry.facility set valid_to = current_date where external_id = 'F3'`), 0, 'a row of another county is not there to be changed')
  t.equal(await tries(who, `update registry.facility set valid_to = current_date where external_id = 'F1'`), 1)
  t.equal(await tries(who, `delete from registry.site where community_code not like '330106%'`), 0)
  t.equal(await tries(who, `update registry.region set name_zh = '改' where code = '${micro.otherCounty}'`), 0)
  t.equal(await tries(who, `update survey.observation set numerator = 0`), 1, 'only the own county\'s observation')
  await t.rejects(
    tries(who, `update survey.observation set community_code = '${far}'`),
    refused,
    'nor can a row be moved out of the region'
  )
  t.equal(await tries(caller('surveyor', micro.communities[1]), `update registry.site set valid_to = current_date`), 0, 'a community is a region too')
  t.equal(await tries(caller('surveyor', micro.communities[0]), `update registry.site set valid_to = current_date`), 1)
})

void t.test('standards and networks are the administrators\' to write', async (t) => {
  for (const role of roles.filter((role) => role !== 'administrator')) {
    const who = caller(role, '000000000000')
    await t.rejects(tries(who, `insert into registry.standard (version, title, authority, document) values ('x', 'x', 'x', '{}')`), refused, role)
    await t.rejects(tries(who, `insert into registry.facility_type (code) values ('NEW01')`), refused)
    t.equal(await tries(who, `update registry.standard_type set weight = 100`), 0)
    t.equal(await tries(who, `update network.network set status = 'retired'`), 0)
    for (const table of ['node', 'edge', 'label']) await t.rejects(tries(who, `delete from network.${table}`), refused, `${role}: network.${table}`)
    if (['viewer', 'planner'].includes(role)) {
      for (const table of ['site_place', 'facility_place', 'site_label', 'facility_label']) {
        await t.rejects(tries(who, `delete from network.${table}`), refused, `${role}: network.${table}`)
      }
    }
  }
})

void t.test('reading the registry and the network is free, the neighbours\' too', async (t) => {
  const counts = async (query: (sql: string) => Promise<{ rows: unknown[] }>) => (await query(`
    select
      (select count(*) from registry.region)::integer as regions,
      (select count(*) from registry.site)::integer as sites,
      (select count(*) from registry.facility)::integer as facilities,
      (select count(*) from registry.standard_type)::integer as types,
      (select count(*) from network.edge)::integer as edges,
      (select count(*) from network.network)::integer as networks`)).rows
  const all = [{ regions: 11, sites: 2, facilities: 3, types: 20, edges: 108, networks: 1 }]
  t.strictSame(await counts((sql) => database.pool.query(sql)), all, 'without a caller')
  for (const role of roles) {
    t.strictSame(await asCaller(database, caller(role, micro.communities[1]), ({ client }) => counts((sql) => client.query(sql))), all, role)
  }
})

void t.test('observations are seen in their own region only', async (t) => {
  const seen = async (who: Caller) =>
    asCaller(database, who, async ({ client }) => {
      const found = await client.query<{ community_code: string }>('select community_code from survey.observation order by community_code')
      return found.rows.map((row) => row.community_code)
    })
  t.strictSame(await seen(caller('viewer', micro.county)), [micro.communities[0]])
  t.strictSame(await seen(caller('administrator', micro.otherCounty)), [micro.communities[3]])
  t.strictSame(await seen(caller('administrator', micro.communities[1])), [])
  t.strictSame(await seen(caller('viewer', micro.province)), [micro.communities[0], micro.communities[3]])
  t.strictSame((await database.pool.query('select from survey.observation')).rowCount, 0, 'and not at all without a caller')
})

void t.test('a run is seen in its region while it is not published, and everywhere once it is', async (t) => {
  const { id } = await asCaller(database, operator, async ({ client }) => {
    const made = await client.query<{ id: number }>(newRun(micro.county, 'completed'))
    await client.query(
      `insert into checkup.region_score (run_id, region_code, level, population, sites, communities) values ($1, $2, 'county', 300, 2, 3)`,
      [made.rows[0]!.id, micro.county]
    )
    return made.rows[0]!
  })
  const count = 'select (select count(*) from checkup.run where id = $1)::integer as runs, (select count(*) from checkup.region_score where run_id = $1)::integer as scores'
  const seenBy = (who: Caller) => asCaller(database, who, async ({ client }) => (await client.query<{ runs: number; scores: number }>(count, [id])).rows[0]!)
  const nothing = { runs: 0, scores: 0 }
  const everything = { runs: 1, scores: 1 }
  const withoutCaller = async () => (await database.pool.query<{ runs: number; scores: number }>(count, [id])).rows[0]!

  t.strictSame(await seenBy(caller('viewer', micro.county)), everything)
  t.strictSame(await seenBy(caller('viewer', micro.city)), everything)
  t.strictSame(await seenBy(caller('administrator', micro.otherCounty)), nothing)
  t.strictSame(await withoutCaller(), nothing)

  await asCaller(database, caller('administrator', micro.county), ({ client }) => client.query('update checkup.run set sensitivity_at = now() where id = $1', [id]))
  await asCaller(database, caller('administrator', micro.county), ({ client }) => client.query(`select checkup.publish($1)`, [id]))
  t.strictSame(await seenBy(caller('viewer', micro.otherCounty)), everything)
  t.strictSame(await withoutCaller(), everything)
  t.equal(await tries(operator, 'delete from checkup.run where id = $1', [id]), 0, 'a published run cannot be deleted')
  await t.rejects(
    tries(caller('viewer', micro.county), `insert into checkup.run_step (run_id, step) values ($1, 'forged')`, [id]),
    refused,
    'and who reads its results does not write them'
  )
})

void t.test('without a caller nothing can be written', async (t) => {
  const [own] = micro.communities
  for (const sql of [newSite(own), newFacility(own), newRegion('330106001099'), newDeclaration(micro.county), newObservation(own), newRun(micro.county)]) {
    await t.rejects(database.pool.query(sql), refused, sql.trim().slice(0, 40))
  }
  for (const table of ['registry.region', 'registry.site', 'registry.facility', 'registry.standard', 'registry.standard_type', 'survey.observation', 'checkup.run', 'network.network']) {
    t.equal((await database.pool.query(`delete from ${table}`)).rowCount, 0, table)
  }
  for (const table of ['node', 'edge', 'label', 'site_place', 'site_label', 'facility_place', 'facility_label']) {
    await t.rejects(database.pool.query(`delete from network.${table}`), refused, `network.${table}`)
  }
})

void t.test('the envelope ends with its transaction', async (t) => {
  await asCaller(database, operator, ({ client }) => client.query('select 1'))
  await asCaller(database, operator, async () => {
    throw new Error('given up')
  }).catch(() => undefined)
  const left = await database.pool.query<{ role: string | null; prefix: string | null; within: boolean }>(
    `select platform.caller_role() as role, platform.caller_prefix() as prefix, platform.in_region('${micro.county}') as within`
  )
  t.strictSame(left.rows, [{ role: null, prefix: null, within: false }])
})

void t.test('what the database refuses is told as forbidden', async (t) => {
  const thrown = await tries(caller('viewer', micro.county), newSite(micro.communities[0])).catch((error: unknown) => error)
  t.match(asLifecircleError(thrown), { code: 'forbidden', status: 403 })
})
