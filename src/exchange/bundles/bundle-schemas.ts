import { z } from 'zod'
import { period } from '../../checkup/schemas.js'
import { runModes, runStatuses } from '../../checkup/run-queries.js'
import { regionCode } from '../../platform/region-code.js'
import { instanceName, sectionNames } from './bundle.js'

const count = z.number().int()
const hash = z.string().describe('SHA-256, in hexadecimal')

export const senderName = instanceName.describe('What an instance is known by: small letters, digits, dots and dashes')

export const publicKey = z
  .object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string().describe('Thumbprint of the key (RFC 7638)') })
  .meta({ id: 'BundleKey', description: 'A public key of Ed25519 as JSON Web Key (RFC 8037)' })

export const keySet = z
  .object({ keys: z.array(publicKey.extend({ alg: z.literal('EdDSA'), use: z.literal('sig') }).meta({ id: 'SigningKey', description: 'A public key, and what it is for' })) })
  .meta({ id: 'KeySet', description: 'Public keys that this instance signs its bundles by (RFC 7517); none where it signs none' })

export const reportingInstance = z
  .object({
    name: senderName,
    regionCode: regionCode.describe('The region that it may speak for, with all below'),
    keys: z.array(publicKey),
    note: z.string().nullable(),
    changedAt: z.date(),
    changedBy: z.string()
  })
  .meta({ id: 'ReportingInstance', description: 'An instance whose bundles are taken in' })

export const instanceContent = z
  .strictObject({
    regionCode: regionCode.describe('The region that it may speak for, with all below'),
    keys: z.array(z.record(z.string(), z.unknown())).min(1).max(5).describe('Its public keys as JSON Web Keys, as it tells them at /v1/.well-known/jwks.json; several while one takes the place of another'),
    note: z.string().max(2_000).nullish()
  })
  .meta({ id: 'InstanceContent', description: 'Who may report, for which region, signing by which keys' })

export const receivedBundle = z
  .object({
    id: count,
    instance: senderName,
    scopeCode: regionCode,
    period,
    runId: count.describe('The run that it became here'),
    senderRunId: count.describe('The run that it was there'),
    publishedAt: z.date().describe('When it was published there'),
    sha256: hash.describe('Of all its lines but the last'),
    keyId: z.string().describe('Thumbprint of the key that signed it'),
    standardVersion: z.string(),
    inputHash: hash.describe('Of what the run read there'),
    missing: z.array(regionCode).describe('Of a composed run: regions that nothing was published of'),
    sections: z.array(z.object({ name: z.enum(sectionNames), count, sha256: hash }).meta({ id: 'BundleSection', description: 'Lines of one kind in a bundle' })),
    bytes: z.number(),
    superseded: z.boolean().describe('Whether another publication has taken its place'),
    receivedAt: z.date(),
    receivedBy: z.string()
  })
  .meta({ id: 'ReceivedBundle', description: 'A bundle that was verified and taken in' })

export const runParts = z
  .object({
    runId: count,
    mode: z.enum(runModes),
    parts: z
      .array(
        z
          .object({
            scopeCode: regionCode,
            runId: count,
            mode: z.enum(runModes),
            status: z.enum(runStatuses),
            referenceDate: z.string().describe('The day whose state it reads'),
            inputHash: hash.nullable(),
            bundle: z
              .object({ id: count, instance: senderName, sha256: hash, senderRunId: count, publishedAt: z.string() })
              .meta({ id: 'PartBundle', description: 'The bundle that a part came in' })
              .nullable()
              .describe('Null where it was worked out or composed here, or is not the caller\'s to see')
          })
          .meta({ id: 'RunPart', description: 'A published run that another one is composed of' })
      )
      .describe('In the order of their regions; none where the run is not composed'),
    missing: z.array(regionCode).describe('Regions that nothing was published of, each as wide as it can be: they are in none of the figures')
  })
  .meta({ id: 'RunParts', description: 'What a composed run is made of, and what it lacks' })

export const bundleAnswer = {
  description: 'The bundle: lines of JSON',
  content: { 'application/x-ndjson': { schema: z.any().meta({ type: 'string', format: 'binary' }) } }
}
