import { asCaller, type Caller, type Transaction } from '../../platform/caller.js'
import { float8Elements } from '../../platform/database/packed.js'
import type { Database } from '../../platform/database/database.js'
import { conflict, forbidden, notFound } from '../../platform/errors.js'
import { findRun, type Run } from '../../checkup/run-queries.js'
import { typeFigures } from '../../checkup/type-scoring.js'
import { findStandard } from '../../registry/standard-queries.js'
import { canonicalJson } from '../../platform/json-text.js'
import { bundleFormat, bundleVersion, createTally, hashOfDocument, type BundleCommunity, type BundleHead, type BundleRegion, type BundleSite, type SectionName } from './bundle.js'
import type { BundleSigner } from './bundle-signature.js'

const regionsAPage = 2_000
const communitiesAPage = 100
const sitesAPage = 4_096

/**
 * The published run of a region for a period, to be told to another instance. Throws `not-found` where there is none, and `forbidden`
 * outside the caller's region: its bundle tells of the people at each site, if without names.
 */
export async function publishedRun(transaction: Transaction, caller: Caller, { period, scopeCode = caller.regionCode }: { readonly period: string; readonly scopeCode?: string | undefined }): Promise<Run> {
  const { client } = transaction
  const found = await client.query<{ id: number | null; allowed: boolean }>(
    `select
       platform.in_region($2) as allowed,
       (select r.id from checkup.run as r where r.period = $1 and r.scope_code = $2 and r.status = 'published' and r.inputs_of is null) as id`,
    [period, scopeCode]
  )
  const { id, allowed } = found.rows[0]!
  if (!allowed) throw forbidden(`results of ${scopeCode} are told by bundle to its own callers, and to those of regions above it`)
  if (id === null) throw notFound(`published run of exactly ${scopeCode} for`, period)
  return findRun(transaction, id)
}

/**
 * A run as a bundle, line by line: page by page out of the database, so that memory does not grow with it. Throws `conflict` for a run of
 * so long ago that it has no hash of its inputs.
 */
export async function writeBundle(database: Database, caller: Caller, run: Run, signer: BundleSigner): Promise<AsyncGenerator<string>> {
  return linesOf(database, caller, run.id, await asCaller(database, caller, (transaction) => readHead(transaction, run, signer.instance)), signer)
}

async function* linesOf(database: Database, caller: Caller, runId: number, { head, document, types }: Beginning, signer: BundleSigner): AsyncGenerator<string> {
  const tally = createTally()
  const first = JSON.stringify({ head })
  tally.head(first)
  yield `${first}\n`
  for await (const lines of recordLines(database, caller, runId, document, types)) {
    for (const { section, line } of lines) tally.record(section, line)
    yield lines.map(({ line }) => `${line}\n`).join('')
  }
  yield `${JSON.stringify(await signer.sign(tally.manifest()))}\n`
}

interface Line {
  readonly section: SectionName
  readonly line: string
}

interface CodedType {
  readonly id: number
  readonly code: string
}

interface Beginning {
  readonly head: BundleHead
  readonly document: unknown
  readonly types: readonly CodedType[]
}

async function readHead(transaction: Transaction, run: Run, instance: string): Promise<Beginning> {
  const { client, db } = transaction
  if (run.inputHash === null) throw conflict(`run ${run.id} has no hash of its inputs: recalculate and publish it again`)
  const { document } = await findStandard(db, run.standardVersion)
  const about = await client.query<{ methodVersion: number; senderRunId: number | null; publishedAt: Date | null }>(
    `select r.method_version as "methodVersion", b.sender_run_id::integer as "senderRunId", b.published_at as "publishedAt"
     from checkup.run as r
     left join exchange.bundle as b on b.run_id = r.id
     where r.id = $1`,
    [run.id]
  )
  const { methodVersion, senderRunId, publishedAt } = about.rows[0]!
  const types = await client.query<CodedType>(
    'select f.id, f.code from checkup.run_sufficiency as y join registry.facility_type as f on f.id = y.type_id where y.run_id = $1 order by f.code collate "C"', [run.id]
  )
  const parts = await client.query<{ scope: string; inputHash: string | null; isMissing: boolean }>(
    'select region_code as scope, input_hash as "inputHash", part_run_id is null as "isMissing" from checkup.run_part where run_id = $1 order by region_code', [run.id]
  )
  return {
    document,
    types: types.rows,
    head: {
      format: bundleFormat,
      version: bundleVersion,
      instance,
      scope: run.scopeCode,
      period: run.period,
      referenceDate: run.referenceDate,
      // What was received is told on as the publication that it was: whoever has it from elsewhere knows which is the later.
      run: senderRunId ?? run.id,
      mode: run.mode,
      publishedAt: (publishedAt ?? run.publishedAt ?? run.finishedAt ?? run.requestedAt).toISOString(),
      inputHash: run.inputHash,
      methodVersion,
      standard: { version: run.standardVersion, sha256: hashOfDocument(document) },
      types: types.rows.map(({ code }) => code),
      figures: [...typeFigures],
      composition: run.mode !== 'composed' ? null : {
        parts: parts.rows.filter(({ isMissing }) => !isMissing).map(({ scope, inputHash }) => ({ scope, inputHash })),
        missing: parts.rows.filter(({ isMissing }) => isMissing).map(({ scope }) => scope)
      }
    }
  }
}

async function* recordLines(database: Database, caller: Caller, runId: number, document: unknown, types: readonly CodedType[]): AsyncGenerator<Line[]> {
  yield [{ section: 'standard', line: `{"standard":${canonicalJson(document)}}` }]
  const lineOf = (section: SectionName, record: BundleRegion | BundleCommunity | BundleSite): Line => ({ section, line: JSON.stringify({ [section]: record }) })
  const read = <T>(work: (transaction: Transaction) => Promise<T>) => asCaller(database, caller, work)
  for (let after = ''; ; ) {
    const regions = await read((transaction) => readRegions(transaction, runId, after))
    if (regions.length > 0) yield regions.map((region) => lineOf('region', region))
    if (regions.length < regionsAPage) break
    after = regions.at(-1)!.code
  }
  for (let after = ''; ; ) {
    const communities = await read((transaction) => readCommunities(transaction, runId, after))
    if (communities.length > 0) yield communities.map((community) => lineOf('community', community))
    if (communities.length < communitiesAPage) break
    after = communities.at(-1)!.code
  }
  for (let before = 0; ; before += sitesAPage) {
    const sites = await read((transaction) => readSites(transaction, runId, types, before))
    if (sites.length > 0) yield sites.map((site) => lineOf('site', site))
    if (sites.length < sitesAPage) break
  }
}

async function readRegions({ client }: Transaction, runId: number, after: string): Promise<BundleRegion[]> {
  const found = await client.query<BundleRegion>(
    `select s.region_code as code, s.level, s.parent_code as "parentCode", s.population::float8 as population, s.base, s.balance, s.governance, s.index, s.completeness,
       s.grade, s.rank, s.rank_in_level as "rankInLevel"
     from checkup.region_score as s
     where s.run_id = $1
       and s.region_code > $2
     order by s.region_code
     limit $3`,
    [runId, after, regionsAPage]
  )
  return found.rows
}

async function readCommunities({ client }: Transaction, runId: number, after: string): Promise<BundleCommunity[]> {
  const found = await client.query<BundleCommunity>(
    `select s.code, coalesce(json_object_agg(f.code, json_build_array(${typeFigures.map((name) => `t.${name}`).join(', ')}) order by f.code collate "C") filter (where t.type_id is not null), '{}') as types
     from (
       select s.region_code as code
       from checkup.region_score as s
       where s.run_id = $1
         and s.level = 'community'
         and s.region_code > $2
       order by s.region_code
       limit $3
     ) as s
     left join checkup.type_score as t on t.run_id = $1 and t.region_code = s.code
     left join registry.facility_type as f on f.id = t.type_id
     group by s.code
     order by s.code`,
    [runId, after, communitiesAPage]
  )
  return found.rows
}

/** Sites in scope by their numbers, from one on; they stand before all others of a run. */
async function readSites({ client }: Transaction, runId: number, types: readonly CodedType[], before: number): Promise<BundleSite[]> {
  const found = await client.query<Omit<BundleSite, 'sufficiency'>>(
    `select s.number, s.community_code as community, s.people::float8 as people, s.elderly::float8 as elderly, s.children::float8 as children,
       s.elderly_given as "elderlyGiven", s.children_given as "childrenGiven", s.in_doubt as "inDoubt", s.on_network as "onNetwork"
     from checkup.run_site as s
     where s.run_id = $1
       and s.in_scope
       and s.number > $2
       and s.number <= $3
     order by s.number`,
    [runId, before, before + sitesAPage]
  )
  if (found.rows.length === 0) return []
  const sufficiency = await client.query<{ values: Buffer }>(
    `select array_send(y.sufficiency[$3:$4]) as values
     from unnest($2::smallint[]) with ordinality as asked (type_id, place)
     join checkup.run_sufficiency as y on y.run_id = $1 and y.type_id = asked.type_id
     order by asked.place`,
    [runId, types.map(({ id }) => id), before + 1, before + sitesAPage]
  )
  const columns = sufficiency.rows.map(({ values }) => float8Elements(values))
  return found.rows.map((site, at) => ({ ...site, sufficiency: columns.map((column) => column[at]!) }))
}
