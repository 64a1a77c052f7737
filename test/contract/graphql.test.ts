import { execFile } from 'node:child_process'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  buildSchema, getIntrospectionQuery, isEnumType, isInputObjectType, isIntrospectionType, isObjectType, isSpecifiedDirective,
  isSpecifiedScalarType, parse, validateSchema, type GraphQLInterfaceType
} from 'graphql'
import t from 'tap'
import { graphqlParts } from '../../src/app.js'
import { operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { costliestQuery, deepestQuery, schemaFile } from '../../src/platform/graphql/graphql.js'
import { weighQuery } from '../../src/platform/graphql/query-weight.js'
import { defaultStandardVersion } from '../../src/registry/standard.js'
import { runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, micro, microRegions } from '../support/micro-city.js'
import { administrator, bearer, isGraphqlError, testService } from '../support/service.js'
import { statementsOf } from '../support/statements.js'

const text = await readFile(schemaFile, 'utf8')
const schema = buildSchema(text)

void t.test('the schema', async (t) => {
  await t.test('is valid, and describes everything', async (t) => {
    t.strictSame(validateSchema(schema), [])
    const silent: string[] = []
    const note = (name: string, description: string | null | undefined) => {
      if (description === undefined || description === null || description === '') silent.push(name)
    }
    note('schema', schema.description)
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue
      note(type.name, type.description)
      if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.description)
      if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field.description)
      if (isObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          note(`${type.name}.${field.name}`, field.description)
          for (const argument of field.args) note(`${type.name}.${field.name}(${argument.name})`, argument.description)
        }
      }
    }
    for (const directive of schema.getDirectives()) if (!isSpecifiedDirective(directive)) note(`@${directive.name}`, directive.description)
    t.strictSame(silent, [])
  })

  await t.test('says what its scalars are specified by, and what its limits are', async (t) => {
    const scalars = ['Date', 'DateTime', 'GeoJSONPoint', 'GeoJSONGeometry', 'JSON'].map((name) => schema.getType(name) as { specifiedByURL?: string } | undefined)
    t.ok(scalars.every((scalar) => scalar?.specifiedByURL?.startsWith('https://')))
    t.match(text, new RegExp(`nest at most ${deepestQuery} fields`))
    t.match(text, new RegExp(`cost at most ${costliestQuery.toLocaleString('en')}`))
  })

  await t.test('has lists of things as Relay connections', async (t) => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || !type.name.endsWith('Connection')) continue
      const node = type.name.replace(/Connection$/, '')
      t.equal(String(type.getFields()['edges']?.type), `[${node}Edge!]!`)
      t.equal(String(type.getFields()['pageInfo']?.type), 'PageInfo!')
      const edge = schema.getType(`${node}Edge`)
      t.ok(isObjectType(edge) && String(edge.getFields()['node']?.type) === `${node}!` && String(edge.getFields()['cursor']?.type) === 'String!')
    }
  })

  await t.test('the generated types are current', async (t) => {
    const root = fileURLToPath(new URL('../../../', import.meta.url))
    const folder = t.testdir({})
    await mkdir(join(folder, 'src/platform/graphql'), { recursive: true })
    for (const file of ['codegen.yml', 'schema.graphql']) await copyFile(join(root, file), join(folder, file))
    const command = join(root, 'node_modules/@graphql-codegen/cli/cjs/bin.js')
    await promisify(execFile)(process.execPath, [command, '--config', join(folder, 'codegen.yml')], { cwd: folder, timeout: 120_000 })
    const file = 'src/platform/graphql/generated.ts'
    t.equal(await readFile(join(folder, file), 'utf8'), await readFile(join(root, file), 'utf8'), 'run `npm run generate` after changing schema.graphql')
  })

  await t.test('every operation and every field with arguments has a resolver or a loader, and none is of no field', async (t) => {
    const answered = graphqlParts({ database: {}, planners: {}, recalculations: {} } as Parameters<typeof graphqlParts>[0])
      .flatMap(({ resolvers = {}, loaders = {} }) => [resolvers, loaders])
      .flatMap((types) => Object.entries(types as Record<string, object>))
      .flatMap(([type, fields]) => Object.keys(fields).map((field) => `${type}.${field}`))
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !isIntrospectionType(type))
      .flatMap((type) => Object.values(isObjectType(type) ? type.getFields() : {}).map((field) => ({ name: `${type.name}.${field.name}`, type: type.name, args: field.args.length })))
    t.strictSame(answered.filter((name) => !fields.some((field) => field.name === name)), [])
    // `node` finds its thing by what each room says of its types.
    t.strictSame(fields.filter(({ type, args, name }) => (['Query', 'Mutation'].includes(type) || args > 0) && !answered.includes(name) && name !== 'Query.node'), [])
    t.equal(new Set(answered).size, answered.length)
  })
})

void t.test('whatever has a global id is found by it', async (t) => {
  const database = await testDatabase(t)
  await buildMicroCity(database)
  const { graphql, send } = await testService(t, database)
  const run = await runCheckup(database, { period: '2024H1', scopeCode: micro.city, standardVersion: defaultStandardVersion })
  await send('POST', '/v1/admin/schedules', { cron: '0 3 1 * *' }, { as: operator })
  await send('POST', '/v1/imports/begin?kind=sites&format=csv', undefined, { as: operator })
  await send('POST', '/v1/reports', { regionCode: micro.county, run, format: 'html' }, { as: operator })
  const ask = async (query: string, as: Caller = operator) => (await graphql(query, undefined, { as })).body as { data: Record<string, unknown>; errors?: { extensions: { code: string } }[] }
  const { data } = await ask(`{
    region(code: "${micro.county}") { __typename id nameZh } site(externalId: "S1") { __typename id name } facility(externalId: "F1") { __typename id name }
    standard(version: "${defaultStandardVersion}") { __typename id title } network(number: 1) { __typename id name } run(number: ${run}) { __typename id number period scope { id } } 
    schedules { __typename id cron } reportFiles { edges { node { __typename id format } } } imports { edges { node { __typename id file } } }
  }`)
  const things = Object.values(data).map((one) => (Array.isArray(one) ? one[0] : ((one as { edges?: { node: unknown }[] }).edges?.[0]?.node ?? one)) as { __typename: string; id: string })
  t.strictSame(things.map(({ __typename }) => __typename).sort(), schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).map(({ name }) => name).sort(), 'one of each type')
  t.equal(new Set(things.map(({ id }) => id)).size, things.length)
  const shown = { Region: 'nameZh', Site: 'name', Facility: 'name', Standard: 'title', Network: 'name', Run: 'number period scope { id }', Schedule: 'cron', ReportFile: 'format', Import: 'file' }
  const fragments = Object.entries(shown).map(([type, fields]) => `... on ${type} { ${fields} }`).join(' ')
  for (const thing of things) t.strictSame((await ask(`{ node(id: "${thing.id}") { __typename id ${fragments} } }`)).data, { node: thing }, thing.__typename)
  const refused = async (id: string, as?: Caller) => (await ask(`{ node(id: "${id}") { id } }`, as)).errors?.map(({ extensions }) => extensions.code)
  const named = (text: string) => Buffer.from(text).toString('base64url')
  for (const none of ['Run:999', 'Run:x', 'Run:1e3', 'Region:330199000000', 'Nothing:1', 'constructor:1', 'Site:__proto__']) t.strictSame(await refused(named(none)), ['not-found'], none)
  for (const none of ['', 'x', named('Run'), named('Run:'), '\u2028']) t.strictSame(await refused(none), ['unprocessable-input'], none)
  const elsewhere: Caller = { subject: 'elsewhere', role: 'administrator', regionCode: '320000000000' }
  t.strictSame(await refused(named(`Run:${run}`), elsewhere), ['not-found'], 'an unpublished run of another region')
  t.strictSame(await refused(named('Schedule:1'), elsewhere), ['not-found'], 'a schedule is seen in its region only')
  t.strictSame(await refused(named('Schedule:1'), { ...operator, role: 'viewer' }), ['forbidden'])
  t.strictSame(await refused(named('Site:S1'), { ...operator, scopes: ['registry:read'] }), ['forbidden'], 'what its type needs is needed')
})

void t.test('the weight of a query', async (t) => {
  const weigh = (query: string, variables = {}) => weighQuery(schema, parse(query), variables)
  await t.test('counts objects as often as their list is long', async (t) => {
    // 1 connection, 10 edges, 10 nodes
    t.strictSame(weigh('{ regions(first: 10) { edges { node { code } } } }'), { depth: 4, cost: 21 })
    t.strictSame(weigh('{ regions { pageInfo { endCursor } edges { cursor } } }'), { depth: 3, cost: 102 })
    // for each of 10: 1 node, 1 connection, 5 edges, 5 nodes
    t.equal(weigh('{ regions(first: 10) { edges { node { sites(first: 5) { edges { node { name } } } } } } }').cost, 1 + 10 * (2 + 1 + 5 * 2))
    t.equal(weigh('{ standards { types { code } } }').cost, 10 * (1 + 20))
    t.equal(weigh('{ a: isochrones(lon: 1, lat: 1) { warnings } b: isochrones(lon: 1, lat: 1) { warnings } }').cost, 2000)
  })
  await t.test('and origins as often as there are', async (t) => {
    const reach = 'types { typeCode nearest { metres } }'
    // for each origin its own 25, the reach, 20 types, 20 facilities
    t.equal(weigh(`{ reaches(origins: [{ site: "a" }, { site: "b" }]) { ${reach} } }`).cost, 2 * (25 + 1 + 40))
    t.equal(weigh(`query ($origins: [WalkOriginInput!]!) { reaches(origins: $origins) { ${reach} } }`, { origins: [{}, {}, {}] }).cost, 3 * (25 + 1 + 40))
    t.equal(weigh(`query ($origins: [WalkOriginInput!]! = [{ site: "a" }, { site: "b" }]) { reaches(origins: $origins) { ${reach} } }`).cost, 2 * (25 + 1 + 40))
    t.equal(weigh('{ isochronesOf(origins: [{ site: "a" }, { site: "b" }]) { isochrones { counts { count } } } }').cost, 1000 + 2 * (75 + 1 + 20))
    const thousand = Array.from({ length: 1000 }, () => ({ site: 'a' }))
    t.ok(weigh('query ($origins: [WalkOriginInput!]!) { isochronesOf(origins: $origins) { isochrones { counts { count } } } }', { origins: thousand }).cost < costliestQuery, 'a full request fits')
  })
  await t.test('reads variables and their defaults, and holds to the bounds of a page', async (t) => {
    const query = 'query ($first: Int = 7) { regions(first: $first) { edges { cursor } } }'
    t.equal(weigh(query, { first: 3 }).cost, 4)
    t.equal(weigh(query).cost, 8)
    t.equal(weigh(query, { first: -5 }).cost, 2)
    t.equal(weigh(query, { first: 1e9 }).cost, 1001)
  })
  await t.test('sees through fragments, without taking longer the more of them there are', async (t) => {
    t.strictSame(
      weigh('{ regions(first: 10) { ...page } } fragment page on RegionConnection { edges { ... on RegionEdge { node { code } } } }'),
      weigh('{ regions(first: 10) { edges { node { code } } } }')
    )
    const doubling = Array.from({ length: 40 }, (_, i) => `fragment f${i} on Region { ${i === 39 ? 'code' : `a: parent { ...f${i + 1} } b: parent { ...f${i + 1} }`} }`)
    t.ok(weigh(`{ region(code: "1") { ...f0 } } ${doubling.join(' ')}`).cost > 2 ** 39)
  })
})

void t.test('with the micro city', async (t) => {
  const database = await testDatabase(t)
  await buildMicroCity(database)
  const { graphql, app } = await testService(t, database)
  const data = async (query: string, variables?: object) => {
    const { body } = await graphql(query, variables)
    t.equal((body as { errors?: unknown }).errors, undefined, JSON.stringify((body as { errors?: unknown }).errors))
    return (body as { data: unknown }).data
  }

  await t.test('what is nested is answered', async (t) => {
    const found = await data(`{
      region(code: "${micro.county}") {
        parent { code parent { level } }
        children { edges { node { code children { edges { node { code kind } } } } } }
        communities { edges { node { code } } }
        sites { edges { node { externalId location community { code } } } }
        facilities(type: "GOV01") { edges { node { externalId county { code } community { nameZh } } } }
        score { index }
      }
    }`)
    t.match(found, {
      region: {
        parent: { code: micro.city, parent: { level: 'province' } },
        children: { edges: [{ node: { code: micro.street, children: { edges: [{ node: { code: micro.communities[0], kind: 'old_estate' } }, { node: { code: micro.communities[1] } }] } } }, { node: { code: micro.otherStreet } }] },
        communities: { edges: micro.communities.slice(0, 3).map((code) => ({ node: { code } })) },
        sites: { edges: [{ node: { externalId: 'S1', location: { type: 'Point' }, community: { code: micro.communities[0] } } }, { node: { externalId: 'S2' } }] },
        facilities: { edges: [{ node: { externalId: 'F2', county: { code: micro.county }, community: { nameZh: '栖霞岭社区' } } }] },
        score: null
      }
    })
  })

  await t.test('connections can be walked, at the top and nested', async (t) => {
    const seen: string[] = []
    let after: string | null = null
    let pages = 0
    do {
      const found = (await data('query ($after: String) { regions(first: 4, after: $after) { edges { cursor node { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }', { after })) as {
        regions: { edges: { cursor: string; node: { code: string } }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string } }
      }
      const { edges, pageInfo } = found.regions
      t.strictSame([pageInfo.startCursor, pageInfo.endCursor, pageInfo.hasPreviousPage], [edges[0]!.cursor, edges.at(-1)!.cursor, after !== null])
      seen.push(...edges.map(({ node }) => node.code))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
      pages++
    } while (after !== null)
    t.strictSame(seen, microRegions.map((row) => String(row['code'])).sort())
    t.equal(pages, 3)

    const first = (await data(`{ region(code: "${micro.city}") { communities(first: 3) { edges { node { code } } pageInfo { hasNextPage endCursor } } } }`)) as { region: { communities: { pageInfo: { endCursor: string } } } }
    t.match(first, { region: { communities: { edges: { length: 3 }, pageInfo: { hasNextPage: true } } } })
    t.match(await data(`{ region(code: "${micro.city}") { communities(after: "${first.region.communities.pageInfo.endCursor}") { edges { node { code } } pageInfo { hasNextPage } } } }`), {
      region: { communities: { edges: [{ node: { code: micro.communities[3] } }], pageInfo: { hasNextPage: false } } }
    })
  })

  await t.test('errors have the codes of REST, compiled or not', async (t) => {
    const cases: [query: string, code: string, status?: number][] = [
      ['{ region(code: "330199000000") { code } }', 'not-found'],
      ['{ region(code: "12") { code } }', 'unprocessable-input'],
      ['{ regions(first: 0) { edges { cursor } } }', 'unprocessable-input'],
      ['{ regions(first: 1001) { edges { cursor } } }', 'unprocessable-input'],
      ['{ regions(after: "nonsense") { edges { cursor } } }', 'bad-request'],
      ['{ facilities(bbox: { west: 2, south: 1, east: 1, north: 2 }) { edges { cursor } } }', 'unprocessable-input'],
      ['{ reach(lon: 1) { profile } }', 'bad-request'],
      ['{ reach(site: "S1", minutes: [15, 5]) { profile } }', 'unprocessable-input'],
      ['{ isochrones(lon: 120, lat: 30) { warnings } }', 'unprocessable-input'],
      ['{ network(number: 999) { number } }', 'not-found'],
      ['{ run(number: 999) { number } }', 'not-found'],
      ['{ schedules { number } }', 'forbidden'],
      ['mutation { requestRecalculation(input: { period: "2024H1" }) { created } }', 'forbidden'],
      ['mutation { activateNetwork(number: 1) { number } }', 'forbidden'],
      ['{ nothing }', 'bad-request', 400],
      ['{ regions {', 'bad-request', 400],
      ['{ regions(first: "ten") { edges { cursor } } }', 'bad-request', 400],
      ['{ a: regions(first: 1000) { edges { node { sites { edges { cursor } } } } } }', 'too-complex', 422],
      ['{ regions { edges { node { children { edges { node { children { edges { node { children { edges { node { code } } } } } } } } } } } } }', 'too-complex', 422]
    ]
    for (const [query, code, status] of cases) {
      for (let time = 0; time < 3; time++) isGraphqlError(t, await graphql(query), code, status)
    }
    const { body } = await graphql('{ region(code: "12") { code } }')
    t.match(body, { data: { region: null }, errors: [{ path: ['region'], extensions: { details: [{ pointer: '/code', detail: /12-digit/ }] } }] })
  })

  await t.test('without a token nothing is parsed', async (t) => {
    const nobody = await graphql('{ nothing }', undefined, { as: null })
    isGraphqlError(t, nobody, 'unauthenticated', 401)
    t.equal(nobody.headers['www-authenticate'], 'Bearer')
    isGraphqlError(t, await graphql('{ regions { edges { cursor } } }', undefined, { as: null, headers: { authorization: 'Bearer x' } }), 'unauthenticated', 401)
  })

  await t.test('several operations in one document are told apart, however often they are asked', async (t) => {
    const document = 'query A { region(code: "330100000000") { code } } query B { standards { version } }'
    for (let time = 0; time < 3; time++) {
      t.match((await graphql(document, undefined, { operationName: 'A' })).body, { data: { region: { code: micro.city } } })
      t.match((await graphql(document, undefined, { operationName: 'B' })).body, { data: { standards: [{ version: defaultStandardVersion }] } })
    }
  })

  await t.test('a query can be asked by GET, a mutation cannot', async (t) => {
    const byGet = async (query: string) => app.inject({ url: `/graphql?query=${encodeURIComponent(query)}`, headers: { authorization: await bearer(administrator) } })
    t.match((await byGet('{ standards { version } }')).json(), { data: { standards: [{ version: defaultStandardVersion }] } })
    t.match(await byGet('mutation { removeSchedule(number: 1) }'), { statusCode: 400 })
  })

  await t.test('what is unknown is masked', async (t) => {
    const broken = await testDatabase(t)
    const service = await testService(t, broken)
    await broken.asOwner((client) => client.query('drop table registry.region_alias'))
    const { body } = await service.graphql('{ region(code: "330199000000") { code } }')
    t.match(body, { errors: [{ message: /^something went wrong on our side/, extensions: { code: 'internal' } }] })
    t.notMatch(JSON.stringify(body), /region_alias|select/)
  })

  await t.test('the schema can be read where that is allowed', async (t) => {
    t.match((await graphql(getIntrospectionQuery())).body, { data: { __schema: { queryType: { name: 'Query' } } } })
    const shut = await testService(t, database, { variables: { GRAPHQL_INTROSPECTION: 'false' } })
    const answer = await shut.graphql('{ __schema { queryType { name } } }')
    t.equal(answer.status, 400)
    t.match(answer.body, { data: null, errors: [{ extensions: { code: 'bad-request' } }] })
    t.match((await shut.graphql('{ __typename standards { version } }')).body, { data: { __typename: 'Query' } })
  })

  await t.test('administrators recalculate, cancel, schedule and switch networks', async (t) => {
    const county: Caller = { subject: 'county', role: 'administrator', regionCode: micro.county }
    const ask = async (query: string, as = county) => (await graphql(query, undefined, { as })).body as { data: Record<string, { run: { number: number }; number: number }> }
    const asked = await ask('mutation { requestRecalculation(input: { period: "2024H1" }) { created run { number status scopeCode scope { nameZh } standard { version } network { name } } } }')
    t.match(asked.data, { requestRecalculation: { created: true, run: { status: 'queued', scopeCode: micro.county, scope: { nameZh: '西湖区' }, standard: { version: defaultStandardVersion }, network: { name: 'micro' } } } })
    const again = await ask('mutation { requestRecalculation(input: { period: "2024H1" }) { created run { number } } }')
    t.strictSame(again.data['requestRecalculation'], { created: false, run: { number: asked.data['requestRecalculation']!.run.number } })
    t.match(await ask(`mutation { cancelRecalculation(run: ${again.data['requestRecalculation']!.run.number}) { status } }`), { data: { cancelRecalculation: { status: 'cancelled' } } })
    isGraphqlError(t, await graphql(`mutation { requestRecalculation(input: { period: "2024H1", scopeCode: "${micro.otherCounty}" }) { created } }`, undefined, { as: county }), 'forbidden')
    isGraphqlError(t, await graphql('mutation { requestRecalculation(input: { period: "2024H3" }) { created } }', undefined, { as: county }), 'unprocessable-input')

    const added = await ask('mutation { addSchedule(input: { cron: "0 3 * * 1" }) { number cron timeZone period scopeCode enabled createdAt lastStartedAt } }')
    t.match(added.data, { addSchedule: { cron: '0 3 * * 1', timeZone: 'Asia/Shanghai', period: 'current', scopeCode: micro.county, enabled: true, createdAt: /^\d{4}-\d{2}-\d{2}T.*Z$/, lastStartedAt: null } })
    const { number } = added.data['addSchedule']!
    t.match(await ask('{ schedules { number } }'), { data: { schedules: [{ number }] } })
    isGraphqlError(t, await graphql('mutation { addSchedule(input: { cron: "0 33 * * 1" }) { number } }', undefined, { as: county }), 'unprocessable-input')
    t.strictSame((await ask(`mutation { removeSchedule(number: ${number}) }`)).data, { removeSchedule: number })
    isGraphqlError(t, await graphql(`mutation { removeSchedule(number: ${number}) }`, undefined, { as: county }), 'not-found')

    const other = await loadNetwork(database, gridStreets(3, 3, 100), { name: 'other', activate: false })
    t.match(await ask(`mutation { activateNetwork(number: ${other.id}) { name status } }`, operator), { data: { activateNetwork: { name: 'other', status: 'active' } } })
  })
})

/** A street of many communities, each with a site and facilities. */
async function manyCommunities(database: Database, count: number): Promise<void> {
  const codes = Array.from({ length: count }, (_, i) => `330106001${String(i + 1).padStart(3, '0')}`)
  await loadRegions(database, [
    ...microRegions.filter((row) => row['level'] !== 'community'),
    ...codes.map((code) => ({ code, name_zh: code, level: 'community', parent_code: micro.street, kind: 'mixed' }))
  ])
  const place = (i: number) => [(i % 8) * 90, Math.floor(i / 8) * 50] as const
  await loadSites(database, codes.map((community, i) => ({ id: `S${community}`, at: place(i), community, population: 100 })))
  await loadFacilities(database, codes.flatMap((community, i) => ['COM01', 'GOV01'].map((type) => ({ id: `${type}-${community}`, at: place(i), type, community, size: 500 }))))
  await loadNetwork(database, gridStreets(8, 8, 100))
}

void t.test('a hundred communities take as many statements as ten', async (t) => {
  const database = await testDatabase(t)
  await manyCommunities(database, 100)
  const run = await runCheckup(database, { period: '2024H1', standardVersion: defaultStandardVersion })
  const { graphql } = await testService(t, database)

  const queries = {
    'a street with its children, their sites, facilities and scores': `query ($first: Int!) {
      region(code: "${micro.street}") {
        children(first: $first) { edges { node {
          code
          parent { code parent { code } }
          sites(first: 5) { edges { node { externalId community { code } } } }
          facilities(first: 5) { edges { node { externalId state community { code } county { code } } } }
          score { index run { id standard { version types { code } } network { name } } categories { score } types { score } }
        } } }
      }
    }`,
    'the scores of a run with their shortfalls and explanations': `query ($first: Int!) {
      run(number: ${run}) {
        scores(level: community, first: $first) { edges { node { code shortfalls(first: 3) { typeCode cause } explanation(figure: score, type: "COM01", limit: 5) { filled facilities { name } } } } }
        priorities(first: $first) { edges { node { code shortfalls { typeCode } } } }
      }
    }`,
    'the scores of a run with their regions and types': `query ($first: Int!) {
      run(number: ${run}) {
        scores(level: community, first: $first) { edges { node { code region { code facilities(first: 5) { edges { cursor } } } types { typeCode base } categories { category } inequality { overall { gini } } trend { change { index } types { points } } } } }
        ranking(level: community, first: $first) { edges { node { rank region { nameZh } score { grade } } } }
      }
    }`
  }
  for (const [name, query] of Object.entries(queries)) {
    const ask = async (first: number) => {
      const { body } = await graphql(query, { first }, { as: administrator })
      t.equal((body as { errors?: unknown }).errors, undefined)
      return JSON.stringify(body)
    }
    // once before: connections that are opened say who they are
    t.ok(((await ask(100)).match(/"typeCode"|"score":/g) ?? []).length > 100, 'they are answered')
    const ten = await statementsOf(t, () => ask(10))
    const hundred = await statementsOf(t, () => ask(100))
    t.equal(hundred, ten, `${name}: ${ten} statements`)
    t.ok(ten < 60)
  }
})
