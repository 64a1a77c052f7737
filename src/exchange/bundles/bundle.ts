/**
 * The form of a bundle: what one instance of Lifecircle tells another of a run that it published. Lines of JSON (NDJSON), each an
 * object of one field, which names what it is: `head`, then the sections one after the other, each in its order, and `manifest`,
 * which counts and hashes them and is signed. The same run makes the same bytes.
 */
import { createHash, type Hash } from 'node:crypto'
import { z } from 'zod'
import { typeFigures } from '../../checkup/type-scoring.js'
import { canonicalJson } from '../../platform/json-text.js'
import { regionLevels } from '../../registry/region-import.js'

export const bundleFormat = 'lifecircle-bundle'
/** Counted up whenever a reader of before could not read it. */
export const bundleVersion = 1
export const bundleType = 'application/x-ndjson'

/** Sections in the order in which they come. */
export const sectionNames = ['standard', 'region', 'community', 'site'] as const
export type SectionName = (typeof sectionNames)[number]

const regionCode = z.string().regex(/^\d{12}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const figure = z.number().nullable()
const wholeNumber = z.number().int().nonnegative()

/** Names of instances, as receivers know them. */
export const instanceName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)

/** What a composed run is made of, and what it lacks. */
const composition = z.object({
  parts: z.array(z.object({ scope: regionCode, inputHash: sha256.nullable() })),
  missing: z.array(regionCode)
})

export const bundleHead = z.object({
  format: z.literal(bundleFormat),
  version: z.number().int(),
  instance: instanceName,
  scope: regionCode,
  period: z.string().regex(/^\d{4}H[12]$/),
  referenceDate: z.iso.date(),
  run: z.number().int().positive(),
  mode: z.enum(['full', 'changed', 'composed', 'received']),
  publishedAt: z.iso.datetime(),
  inputHash: sha256,
  methodVersion: z.number().int(),
  standard: z.object({ version: z.string(), sha256 }),
  /** Codes of the facility types, in whose order sites have their sufficiency. */
  types: z.array(z.string()).min(1).max(1_000),
  /** Names of the figures of a community and type, in their order. */
  figures: z.array(z.string()),
  composition: composition.nullable()
})
export type BundleHead = z.output<typeof bundleHead>

export const bundleManifest = z.object({
  head: sha256,
  sections: z.array(z.object({ name: z.enum(sectionNames), count: wholeNumber, sha256 })).length(sectionNames.length),
  count: wholeNumber,
  sha256
})
export type BundleManifest = z.output<typeof bundleManifest>

/** A region with its results: what a receiver works out of the communities has to be the same. */
export const bundleRegion = z.object({
  code: regionCode,
  level: z.enum(regionLevels),
  parentCode: regionCode.nullable(),
  population: z.number(),
  base: figure,
  balance: figure,
  governance: figure,
  index: figure,
  completeness: figure,
  grade: z.string().nullable(),
  rank: z.number().int().nullable(),
  rankInLevel: z.number().int().nullable()
})
export type BundleRegion = z.output<typeof bundleRegion>

/** A community with every figure of its types, as the checkup has them. */
export const bundleCommunity = z.object({
  code: regionCode,
  types: z.record(z.string(), z.array(z.union([z.number(), z.boolean(), z.string(), z.null()])).length(typeFigures.length))
})
export type BundleCommunity = z.output<typeof bundleCommunity>

/** A residential site, without a name or a place: people, and what of each type they have of what the standard asks for, 0 to 1. */
export const bundleSite = z.object({
  number: z.number().int().positive(),
  community: regionCode,
  people: z.number().nonnegative().max(1e8),
  elderly: z.number().nonnegative().max(1e8),
  children: z.number().nonnegative().max(1e8),
  elderlyGiven: z.boolean(),
  childrenGiven: z.boolean(),
  inDoubt: z.boolean(),
  onNetwork: z.boolean(),
  sufficiency: z.array(z.number().min(0).max(1))
})
export type BundleSite = z.output<typeof bundleSite>

export const signedManifest = z.object({ manifest: bundleManifest, signature: z.object({ protected: z.string().max(2_000), signature: z.string().max(2_000) }) })
export type SignedManifest = z.output<typeof signedManifest>

/** SHA-256 of a standard's document, whatever the order of its keys. */
export const hashOfDocument = (document: unknown): string => createHash('sha256').update(canonicalJson(document)).digest('hex')

/** Counts and hashes the lines of a bundle as they come. */
export interface BundleTally {
  readonly head: (line: string | Buffer) => void
  readonly record: (section: SectionName, line: string | Buffer) => void
  readonly manifest: () => BundleManifest
}

/** Lines are without their ends; a line feed ends each in what is hashed. */
export function createTally(): BundleTally {
  const whole = createHash('sha256')
  const sections = new Map<SectionName, { count: number; readonly hash: Hash }>(sectionNames.map((name) => [name, { count: 0, hash: createHash('sha256') }]))
  let head = ''
  let count = 0
  const add = (hash: Hash, line: string | Buffer) => hash.update(line).update('\n')
  return {
    head: (line) => {
      count++
      add(whole, line)
      head = add(createHash('sha256'), line).digest('hex')
    },
    record: (name, line) => {
      count++
      add(whole, line)
      const section = sections.get(name)!
      section.count++
      add(section.hash, line)
    },
    manifest: () => ({
      head,
      sections: [...sections].map(([name, section]) => ({ name, count: section.count, sha256: section.hash.digest('hex') })),
      count,
      sha256: whole.digest('hex')
    })
  }
}
