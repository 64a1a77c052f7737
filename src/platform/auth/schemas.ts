import { z } from 'zod'
import { roles } from '../caller.js'
import { regionCode } from '../region-code.js'
import { scopeNames } from './scopes.js'

const scope = z.enum(scopeNames)

export const client = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    regionCode,
    scopes: z.array(scope).nullable().describe('What its tokens are limited to; null: all scopes of the role'),
    createdAt: z.date(),
    createdBy: z.string(),
    lastUsedAt: z.date().nullable().describe('When it last got a token'),
    revokedAt: z.date().nullable(),
    secrets: z
      .array(z.object({ createdAt: z.date(), expiresAt: z.date().nullable().describe('null: it does not expire') }))
      .describe('When its secrets were made and end; two while one is replaced')
  })
  .meta({ id: 'Client', description: 'A machine that may ask for tokens' })

export const newClient = z.strictObject({
  name: z.string().trim().min(1).max(200).describe('For people to know it by'),
  role: z.enum(roles),
  regionCode,
  scopes: z.array(scope).min(1).optional().describe('Limits its tokens to these; default: all scopes of the role')
})

export const clientWithSecret = z.object({
  client,
  secret: z.string().describe('Told here and never again: only its hash is kept')
})

export const secretReplacement = z.strictObject({
  keepHours: z.number().min(0).max(720).default(24).describe('For how long the secrets before stay good; 0 = they end now')
})

/** RFC 6749, section 4.4.2; id and secret here or by HTTP Basic. */
export const tokenRequest = z.object({
  grant_type: z.literal('client_credentials', 'must be client_credentials'),
  client_id: z.string().max(200).optional(),
  client_secret: z.string().max(200).optional(),
  scope: z.string().max(1000).optional().describe('Named scopes apart by blanks, to ask for fewer than the client has')
})

/** RFC 6749, section 5.1. */
export const tokenAnswer = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int().describe('Seconds'),
    scope: z.string().describe('Named scopes apart by blanks')
  })
  .meta({ id: 'TokenAnswer', description: 'A token, RFC 6749' })

export const whoAmI = z
  .object({
    subject: z.string(),
    role: z.enum([...roles, 'public']),
    regionCode: z.string().nullable().describe('The region within whose subtree the caller acts; null: in none'),
    scopes: z.array(scope)
  })
  .meta({ id: 'WhoAmI', description: 'Who asks, and what he may do' })

export const subjectRevocation = z.strictObject({
  subject: z.string().min(1).max(200).describe('Whose tokens: the `sub` they carry'),
  regionCode: regionCode.describe('Only those that act in this region or below it')
})
