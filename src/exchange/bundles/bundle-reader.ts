import type { z } from 'zod'
import { LifecircleError } from '../../platform/errors.js'
import {
  bundleCommunity, bundleHead, bundleRegion, bundleSite, bundleVersion, createTally, sectionNames, signedManifest,
  type BundleCommunity, type BundleHead, type BundleManifest, type BundleRegion, type BundleSite, type SectionName
} from './bundle.js'
import { refusal, verifySignature, type PublicKey } from './bundle-signature.js'

/** Hears of the records of a bundle, in their order; none of them can be trusted before the whole is verified. */
export interface BundleVisitor {
  readonly standard?: (document: unknown) => void
  readonly region?: (region: BundleRegion) => void
  readonly community?: (community: BundleCommunity) => void
  readonly site?: (site: BundleSite) => void
}

/** What was verified: who signed what. */
export interface VerifiedBundle {
  readonly head: BundleHead
  readonly manifest: BundleManifest
  readonly keyId: string
  readonly bytes: number
}

export interface ReadingBundle {
  /** Keys that the instance of a head may sign with. Throws where it is not known, or may not speak for that region. */
  readonly keysOf: (head: BundleHead) => Promise<readonly PublicKey[]>
  readonly visitor?: BundleVisitor
}

/** Bytes of a bundle: a province's has some 200 MB. */
export const largestBundle = 2 ** 30

/** The longest line is that of the standard, or of a community with all its types. */
const longestLine = 8 * 2 ** 20

/**
 * Reads a bundle to its end and verifies it: form, order, counts, hashes and signature. Line by line: memory does not grow with it.
 * Throws `unprocessable-input` that says where and what; a visitor's own error is thrown only for a bundle that is otherwise whole.
 */
export async function readBundle(content: AsyncIterable<Buffer | string>, { keysOf, visitor = {} }: ReadingBundle): Promise<VerifiedBundle> {
  const tally = createTally()
  let head: BundleHead | undefined
  let keys: readonly PublicKey[] = []
  let verified: VerifiedBundle | undefined
  let at: { section: number; key: string } = { section: 0, key: '' }
  let visitorError: unknown
  let bytes = 0
  let number = 0
  for await (const { line, isWhole } of linesOf(content)) {
    number++
    bytes += line.length + 1
    if (verified !== undefined) throw refusal(`/lines/${number}`, `line ${number} stands behind the manifest, which is to be the last: fetch the bundle again`)
    if (!isWhole) throw cutOff(number)
    const [name, value] = fieldOf(line, number)
    if (head === undefined) {
      if (name !== 'head') throw refusal('/lines/1', 'its first line is not the head of a bundle: is it one?')
      head = headOf(value)
      keys = await keysOf(head)
      tally.head(line)
      continue
    }
    if (name === 'manifest') {
      const manifest = tally.manifest()
      const signed = read(signedManifest, value, number)
      const keyId = await verifySignature(signed, head.instance, keys)
      ensureSame(signed.manifest, manifest)
      verified = { head, manifest, keyId, bytes }
      continue
    }
    const section = sectionNames.indexOf(name as SectionName)
    if (section < 0) throw refusal(`/lines/${number}`, `line ${number} is a ${name.slice(0, 40)}, which a bundle of this version has not`)
    const { key, visit } = recordOf(name as SectionName, value, number, visitor)
    if (section < at.section || (section === at.section && key <= at.key)) {
      throw refusal(`/lines/${number}`, `line ${number} (${name} ${key.trim()}) stands behind ${sectionNames[at.section]} ${at.key.trim()}: its lines were reordered; fetch the bundle again`)
    }
    at = { section, key }
    tally.record(name as SectionName, line)
    try {
      if (visitorError === undefined) visit()
    } catch (error) {
      visitorError = error
    }
  }
  if (verified === undefined) throw cutOff(number)
  if (visitorError !== undefined) throw visitorError as Error
  return verified
}

const cutOff = (number: number) => refusal(`/lines/${number}`, `it ends in line ${number} without its manifest: it was cut off on its way; fetch it again`)

async function* linesOf(content: AsyncIterable<Buffer | string>): AsyncGenerator<{ readonly line: Buffer; readonly isWhole: boolean }> {
  let begun: Buffer[] = []
  let length = 0
  let bytes = 0
  for await (const given of content) {
    const chunk = typeof given === 'string' ? Buffer.from(given) : given
    bytes += chunk.length
    if (bytes > largestBundle) throw new LifecircleError('too-large', `a bundle has ${largestBundle / 2 ** 30} GB at most, and this one goes on: is it one?`)
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const rest = chunk.subarray(from, end)
      yield { line: begun.length === 0 ? rest : Buffer.concat([...begun, rest]), isWhole: true }
      begun = []
      length = 0
      from = end + 1
    }
    if (from < chunk.length) {
      begun.push(chunk.subarray(from))
      length += chunk.length - from
    }
    if (length > longestLine) throw refusal('', `a line of it is longer than ${longestLine / 2 ** 20} MB: it is not a bundle`)
  }
  if (length > 0) yield { line: Buffer.concat(begun), isWhole: false }
}

/** The one field of a line; of the last line the whole, which has the signature beside the manifest. */
function fieldOf(line: Buffer, number: number): [name: string, value: unknown] {
  let value: unknown
  try {
    value = JSON.parse(line.toString('utf8'))
  } catch {
    throw refusal(`/lines/${number}`, `line ${number} is not JSON: it was changed on its way, or this is not a bundle`)
  }
  if (typeof value === 'object' && value !== null) {
    if ('manifest' in value) return ['manifest', value]
    const [first] = Object.entries(value) as [string, unknown][]
    if (first !== undefined) return first
  }
  throw refusal(`/lines/${number}`, `line ${number} is not a record of a bundle`)
}

function headOf(value: unknown): BundleHead {
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown }
  if (format !== 'lifecircle-bundle') throw refusal('/head/format', 'its head does not name the format lifecircle-bundle')
  if (version !== bundleVersion) throw refusal('/head/version', `it is of version ${String(version)} of the format, and this instance reads ${bundleVersion}: bring the older of the two up to date`)
  return read(bundleHead, value, 1)
}

/** A record, what it stands in order by, and who is to hear of it. */
function recordOf(name: SectionName, value: unknown, number: number, visitor: BundleVisitor): { readonly key: string; readonly visit: () => void } {
  switch (name) {
    case 'standard':
      // There is one.
      return { key: ' ', visit: () => visitor.standard?.(value) }
    case 'region': {
      const region = read(bundleRegion, value, number)
      return { key: region.code, visit: () => visitor.region?.(region) }
    }
    case 'community': {
      const community = read(bundleCommunity, value, number)
      return { key: community.code, visit: () => visitor.community?.(community) }
    }
    case 'site': {
      const site = read(bundleSite, value, number)
      return { key: `${site.community} ${String(site.number).padStart(9, '0')}`, visit: () => visitor.site?.(site) }
    }
  }
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown, number: number): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw refusal(`/lines/${number}`, `line ${number} is not as the format has it: ${issue!.path.join('.')} ${issue!.message}`)
}

function ensureSame(signed: BundleManifest, found: BundleManifest): void {
  if (signed.head !== found.head) throw refusal('/head', 'its head is not the one that was signed: it was changed on its way; fetch the bundle again')
  for (const [at, { name, count, sha256 }] of signed.sections.entries()) {
    const there = found.sections[at]!
    if (there.name !== name) throw refusal(`/manifest/sections/${at}`, `its manifest names ${name} where ${there.name} is to stand`)
    if (there.count !== count) {
      throw refusal(`/manifest/sections/${at}`, `there are ${there.count} lines of ${name}, and ${count} were signed: lines ${there.count < count ? 'are missing' : 'were added'}; fetch the bundle again`)
    }
    if (there.sha256 !== sha256) {
      throw refusal(`/manifest/sections/${at}`, `the lines of ${name} have the SHA-256 ${there.sha256}, and ${sha256} was signed: something in them was changed on its way; fetch the bundle again`)
    }
  }
  if (signed.count !== found.count || signed.sha256 !== found.sha256) throw refusal('/manifest/sha256', 'the whole of it is not what was signed; fetch the bundle again')
}
