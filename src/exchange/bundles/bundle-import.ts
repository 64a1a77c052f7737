import { keepReceivedRun, type ComposedScores, type GivenSites } from '../../checkup/composition-steps.js'
import type { GivenScores } from '../../checkup/composition.js'
import { causes, type Cause } from '../../checkup/diagnosis.js'
import { methodVersion, tolerance } from '../../checkup/indices.js'
import { perPerson } from '../../checkup/people.js'
import { typeFigures, type TypeFigure } from '../../checkup/type-scoring.js'
import { asCaller, type Caller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { forbidden, LifecircleError } from '../../platform/errors.js'
import { compareStandards } from '../../registry/standard-comparison.js'
import { findStandardDocuments } from '../../registry/standard-queries.js'
import type { Standard } from '../../registry/standard.js'
import { ensureInCalendar } from './bundle-calendar.js'
import { hashOfDocument, type BundleCommunity, type BundleHead, type BundleRegion, type BundleSite } from './bundle.js'
import { readBundle, type VerifiedBundle } from './bundle-reader.js'
import { refusal } from './bundle-signature.js'
import { ensureNewer, findBundle, findBundleBySha256, keepBundle, publishAlone, type ReceivedBundle } from './received-bundle-queries.js'
import { findInstance } from './reporting-instance-queries.js'

/**
 * Takes in a bundle: it is read and verified to its end before anything is written, and then written as one. The same one again
 * changes nothing. Throws `unprocessable-input` for one that is refused, saying where and why, `forbidden` for a region that is not the
 * caller's or not its sender's to speak for, and `conflict` where it may not take the place of what is here.
 */
export async function receiveBundle(
  database: Database,
  caller: Caller,
  content: AsyncIterable<Buffer | string>,
  { clock = () => new Date() }: { readonly clock?: (() => Date) | undefined } = {}
): Promise<{ bundle: ReceivedBundle; created: boolean }> {
  const gathered = createGathering()
  const verified = await readBundle(content, {
    keysOf: async (head) => {
      const { keys } = await asCaller(database, caller, (transaction) => senderOf(transaction, head))
      gathered.begin(head)
      return keys
    },
    visitor: gathered
  })
  ensureInCalendar(verified.head, clock())
  return asCaller(database, caller, async (transaction) => {
    await publishAlone(transaction, verified.head)
    const known = await findBundleBySha256(transaction, verified.manifest.sha256)
    if (known !== undefined) return { bundle: known, created: false }
    await ensureNewer(transaction, verified.head)
    const id = await keep(transaction, caller, verified, gathered)
    return { bundle: await findBundle(transaction, id), created: true }
  })
}

/** The instance that a head names, which has to be registered and to speak for that region. */
async function senderOf(transaction: Transaction, { instance, scope }: BundleHead) {
  const allowed = await transaction.client.query<{ yes: boolean }>('select platform.in_region($1) as yes', [scope])
  if (!allowed.rows[0]!.yes) throw forbidden(`the bundle is of ${scope}: only an administrator of it or of a region above it may take it in`)
  const sender = await findInstance(transaction, instance).catch((error: unknown) => {
    if (error instanceof LifecircleError && error.code === 'not-found') {
      throw refusal('/head/instance', `it is of the instance ${instance}, which is not registered here: an administrator registers it with its public keys (PUT /v1/reporting-instances/${instance})`)
    }
    throw error
  })
  const speaks = await transaction.client.query<{ yes: boolean }>('select starts_with($1, registry.region_prefix($2)) as yes', [scope, sender.regionCode])
  if (!speaks.rows[0]!.yes) throw forbidden(`the bundle is refused: ${instance} may speak for ${sender.regionCode}, and this is of ${scope}`)
  return sender
}

interface Gathering {
  readonly begin: (head: BundleHead) => void
  readonly standard: (document: unknown) => void
  readonly region: (region: BundleRegion) => void
  readonly community: (community: BundleCommunity) => void
  readonly site: (site: BundleSite) => void
  readonly document: () => Standard
  readonly regions: () => readonly BundleRegion[]
  readonly communities: () => readonly string[]
  readonly sites: () => GivenSites
  readonly scores: (typeCode: string) => GivenScores
}

/** Gathers the records of a bundle as columns of numbers. */
function createGathering(): Gathering {
  let head: BundleHead
  let document: unknown
  const regions: BundleRegion[] = []
  const communities: string[] = []
  const known = new Set<string>()
  /** By type; of each its figures by community. */
  const figures = new Map<string, Record<TypeFigure, number[]>>()
  const sufficiency = new Map<string, number[]>()
  const sites = { community: [] as string[], all: [] as number[], elderly: [] as number[], child: [] as number[], elderlyGiven: [] as number[], childrenGiven: [] as number[], inDoubt: [] as number[], onNetwork: [] as number[] }
  const millionths = (people: number) => Math.round(people * perPerson)
  return {
    begin: (given) => {
      head = given
      if (given.figures.join() !== typeFigures.join()) {
        throw refusal('/head/figures', `it tells other figures than this instance knows (${given.figures.filter((name) => !typeFigures.includes(name as TypeFigure)).join(', ') || 'some are missing'}): bring the older of the two up to date`)
      }
      for (const code of given.types) {
        figures.set(code, Object.fromEntries(typeFigures.map((name) => [name, [] as number[]])) as unknown as Record<TypeFigure, number[]>)
        sufficiency.set(code, [])
      }
    },
    standard: (given) => {
      document = given
    },
    region: (region) => {
      regions.push(region)
      if (region.level === 'community') known.add(region.code)
    },
    community: ({ code, types }) => {
      if (!known.delete(code)) throw refusal('/community', `the community ${code} is not among its regions`)
      communities.push(code)
      for (const [type, columns] of figures) {
        const row = types[type]
        for (const [at, name] of typeFigures.entries()) columns[name].push(numberOf(name, row?.[at] ?? null, code))
      }
      const stranger = Object.keys(types).find((type) => !figures.has(type))
      if (stranger !== undefined) throw refusal('/community', `the community ${code} has figures of ${stranger}, which is not among the types of its head`)
    },
    site: (site) => {
      if (site.number !== sites.community.length + 1) throw refusal('/site', `site ${site.number} stands where site ${sites.community.length + 1} should`)
      if (communities.length === 0 || site.sufficiency.length !== head.types.length) throw refusal('/site', `site ${site.number} has ${site.sufficiency.length} figures, and its head names ${head.types.length} types`)
      sites.community.push(site.community)
      sites.all.push(millionths(site.people))
      sites.elderly.push(millionths(site.elderly))
      sites.child.push(millionths(site.children))
      for (const name of ['elderlyGiven', 'childrenGiven', 'inDoubt', 'onNetwork'] as const) sites[name].push(site[name] ? 1 : 0)
      for (const [at, type] of head.types.entries()) sufficiency.get(type)!.push(site.sufficiency[at]!)
    },
    document: () => document as Standard,
    regions: () => regions,
    communities: () => communities,
    sites: () => ({
      community: sites.community,
      all: Float64Array.from(sites.all), elderly: Float64Array.from(sites.elderly), child: Float64Array.from(sites.child),
      elderlyGiven: Uint8Array.from(sites.elderlyGiven), childrenGiven: Uint8Array.from(sites.childrenGiven), inDoubt: Uint8Array.from(sites.inDoubt), onNetwork: Uint8Array.from(sites.onNetwork)
    }),
    scores: (type) => {
      const columns = figures.get(type)
      if (columns === undefined) throw refusal('/head/types', `it has no figures of ${type}, which its standard has`)
      return {
        figures: Object.fromEntries(typeFigures.map((name) => [name, Float64Array.from(columns[name])])) as GivenScores['figures'],
        sufficiency: Float64Array.from(sufficiency.get(type)!)
      }
    }
  }
}

/** A figure as the engine has it. */
function numberOf(name: TypeFigure, value: number | boolean | string | null, community: string): number {
  if (value === null) return NaN
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const cause = causes.indexOf(value as Cause)
  if (name !== 'cause' || cause < 0) throw refusal('/community', `${name} of the community ${community} is ${value}, which is no figure`)
  return cause + 1
}

async function keep(transaction: Transaction, caller: Caller, verified: VerifiedBundle, gathered: Gathering): Promise<number> {
  const { head } = verified
  await ensureSameStandard(transaction, head, gathered.document())
  if (head.methodVersion !== methodVersion) {
    throw refusal('/head/methodVersion', `it was scored by method ${head.methodVersion}, and this instance scores by ${methodVersion}: bring the older of the two up to date`)
  }
  await ensureSameRegions(transaction, head, gathered)
  const runId = await keepReceivedRun(
    transaction,
    caller.subject,
    {
      period: head.period, scopeCode: head.scope, standardVersion: head.standard.version, referenceDate: head.referenceDate, inputHash: head.inputHash, methodVersion: head.methodVersion,
      communities: gathered.communities(), sites: gathered.sites(), scores: gathered.scores
    },
    (scores) => ensureSameResults(gathered.regions(), scores)
  )
  return keepBundle(transaction, verified, runId, caller.subject)
}

const mostTold = 5

async function ensureSameStandard({ client, db }: Transaction, { standard: { version, sha256 } }: BundleHead, document: Standard): Promise<void> {
  if (hashOfDocument(document) !== sha256) throw refusal('/standard', 'the standard in it is not the one that its head names by hash')
  const ours = (await findStandardDocuments(db, [version])).get(version)
  const published = await client.query<{ yes: boolean }>(`select exists (select from registry.standard where version = $1 and status <> 'draft') as yes`, [version])
  if (ours === undefined || !published.rows[0]!.yes) {
    throw refusal('/head/standard', `it was scored by the standard ${version}, which is not published here: have its document from the sender (lifecircle standards show ${version}), import it, and send the bundle again`)
  }
  if (hashOfDocument(ours) === sha256) return
  const paths = compareStandards(ours, document).map(({ path }) => path)
  throw refusal('/head/standard', `the standard ${version} is another there than here: ${told(paths.length === 0 ? ['/version'] : paths)} ${paths.length === 1 ? 'differs' : 'differ'}; results by different standards cannot be put together`)
}

const told = (names: readonly string[]): string => names.slice(0, mostTold).join(', ') + (names.length > mostTold ? ` and ${names.length - mostTold} more` : '')

/** Its regions have to be known here, at the same level and below the same one; whatever else there is here is missing in it. */
async function ensureSameRegions({ client }: Transaction, { scope, referenceDate }: BundleHead, gathered: Gathering): Promise<void> {
  const found = await client.query<{ code: string; level: string; parentCode: string | null }>(
    `select p.code, p.level, p.parent_code as "parentCode"
     from registry.region as p
     where starts_with(p.code, registry.region_prefix($1))
       and p.valid_from <= $2
       and p.valid_to > $2`,
    [scope, referenceDate]
  )
  const ours = new Map(found.rows.map((region) => [region.code, region]))
  const strange = gathered.regions().filter(({ code, level, parentCode }) => ours.get(code)?.level !== level || ours.get(code)?.parentCode !== parentCode)
  if (strange.length > 0) {
    throw refusal('/region', `${strange.length} of its regions are not within ${scope} here on ${referenceDate}, or lie elsewhere: ${told(strange.map(({ code }) => code))}. Import the sender's regions first (GET /v1/exports/regions there)`)
  }
  const named = new Set(gathered.communities())
  const bare = gathered.regions().filter(({ level, code }) => level === 'community' && !named.has(code))
  if (bare.length > 0) throw refusal('/community', `nothing is told of its communities ${told(bare.map(({ code }) => code))}`)
  const homeless = gathered.sites().community.find((code) => !named.has(code))
  if (homeless !== undefined) throw refusal('/site', `some of its sites are of ${homeless}, which is not among its communities`)
}

/** What is worked out here of its communities has to be what was published. */
function ensureSameResults(regions: readonly BundleRegion[], { places, regions: { columns, completeness } }: ComposedScores): void {
  const at = new Map(places.regions.map(({ code }, r) => [code, r]))
  const differs = (published: number | null, found: number) => (published === null ? !Number.isNaN(found) : !(Math.abs(published - found) <= tolerance * Math.max(1, Math.abs(published))))
  for (const region of regions) {
    const r = at.get(region.code)
    if (r === undefined) throw refusal('/region', `nothing is told of the communities of ${region.code}`)
    for (const [name, published, found] of [
      ['base', region.base, columns.base[r]!], ['balance', region.balance, columns.balance[r]!], ['governance', region.governance, columns.governance[r]!],
      ['index', region.index, columns.score[r]!], ['completeness', region.completeness, completeness[r]!]
    ] as const) {
      if (differs(published, found)) {
        throw refusal('/region', `${name} of ${region.code} is ${published ?? 'none'} in it, and ${Number.isNaN(found) ? 'none' : found} by its own communities and sites: have the sender recalculate and publish it again`)
      }
    }
  }
}
