import { createHash, createSecretKey, randomUUID, type KeyObject } from 'node:crypto'
import {
  createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, exportJWK, importSPKI, jwtVerify, SignJWT, type JWTHeaderParameters, type JWTVerifyGetKey
} from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { ownIssuer, type ExternalIssuer, type TokenSettings } from '../../config.js'
import { roles, type Caller } from '../caller.js'
import { LifecircleError } from '../errors.js'
import { isScope } from './scopes.js'

const ownAlgorithm = 'HS256'
/** Clocks of two machines may differ by this much. */
const clockSkewSeconds = 5
const longestToken = 8_192
/** For so long a verified token is good without being verified again, should its issuer take its key back meanwhile. */
const keptTokenMs = 60_000
const mostKeptTokens = 5_000

/** A token that was verified: who asks, and what a revocation knows it by. */
export interface Token {
  readonly caller: Caller
  readonly issuer: string
  readonly id: string | undefined
  /** Seconds since 1970; 0 where it does not say. */
  readonly issuedAt: number
  readonly expiresAt: number
}

export interface TokenReader {
  /** Verifies a token. Throws `unauthenticated`, or `not-ready` where the keys of its issuer cannot be fetched. */
  readonly read: (token: string) => Promise<Token>
}

const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(200),
  jti: z.string().max(200).optional(),
  iat: z.number().default(0),
  exp: z.number(),
  role: z.enum(roles),
  region: z.string().regex(/^\d{12}$/),
  scope: z.string().max(1000).optional()
})

/** Verifies tokens of the service and of one issuer beside it. Who signed decides how: a token names its issuer, never its algorithm. */
export async function createTokenReader(settings: TokenSettings): Promise<TokenReader> {
  const { external } = settings
  const externalKeys = external === undefined ? undefined : await keysOf(external)
  const ownKeys = await ownKeysOf(settings)
  const read = async (token: string): Promise<Token> => {
    const issuer = issuerOf(token)
    if (issuer === ownIssuer) return verify(token, ownKeys, { issuer, audience: ownIssuer, algorithm: ownAlgorithm })
    if (external !== undefined && externalKeys !== undefined && issuer === external.issuer) return verify(token, externalKeys, external)
    throw invalid('its issuer is not trusted here')
  }
  // A token is the same the next time: only its end has to be looked at again.
  const verified = new LRUCache<string, Token>({ max: mostKeptTokens, ttl: keptTokenMs })
  return {
    read: async (token) => {
      if (token.length > longestToken) throw invalid(`it is longer than ${longestToken} characters`)
      const known = verified.get(token)
      if (known !== undefined && known.expiresAt + clockSkewSeconds > Date.now() / 1000) return known
      const found = await read(token)
      verified.set(token, found)
      return found
    }
  }
}

async function verify(token: string, keys: JWTVerifyGetKey, { issuer, audience, algorithm }: { issuer: string; audience: string; algorithm: string }): Promise<Token> {
  const verified = await jwtVerify(token, keys, {
    issuer,
    audience,
    algorithms: [algorithm],
    clockTolerance: clockSkewSeconds,
    requiredClaims: ['exp', 'sub']
  }).catch((error: unknown) => {
    throw refusalOf(error)
  })
  const read = claims.safeParse(verified.payload)
  if (!read.success) throw invalid('it lacks a subject, a known role or a 12-digit region: have a new one made')
  const { sub, role, region, jti, iat, exp, scope } = read.data
  const limits = scope === undefined ? {} : { scopes: scope.split(' ').filter(isScope) }
  return { caller: { subject: sub, role, regionCode: region, ...limits }, issuer, id: jti, issuedAt: iat, expiresAt: exp }
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    throw invalid('it cannot be read')
  }
}

const invalid = (why: string) => new LifecircleError('unauthenticated', `send a valid token as "Authorization: Bearer …": ${why}`)

function refusalOf(error: unknown): LifecircleError {
  if (error instanceof errors.JWTExpired) return invalid('it has expired')
  if (error instanceof errors.JWTClaimValidationFailed) return invalid(`its claim ${error.claim} is not accepted`)
  const unfetched = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || (error as { code?: string }).code === errors.JOSEError.code
  if (unfetched || !(error instanceof errors.JOSEError)) {
    return new LifecircleError('not-ready', 'the keys of the token\'s issuer cannot be fetched just now: ask again in a while', { cause: error })
  }
  return invalid('its signature or its form is not right')
}

async function keysOf({ keys, algorithm }: ExternalIssuer): Promise<JWTVerifyGetKey> {
  if ('jwksUrl' in keys) return createRemoteJWKSet(new URL(keys.jwksUrl), { timeoutDuration: 5_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 })
  const key = await importSPKI(keys.pem, algorithm, { extractable: true }).catch((cause: unknown) => {
    throw new Error(`JWT_PUBLIC_KEY is not a public key in PEM (BEGIN PUBLIC KEY) that suits ${algorithm}`, { cause })
  })
  const jwk = await exportJWK(key)
  return createLocalJWKSet({ keys: [{ ...jwk, alg: algorithm }] })
}

/** The key by the secret's name in the header, so that the one before is good while tokens signed with it are about. */
async function ownKeysOf({ secret, previousSecret }: TokenSettings): Promise<JWTVerifyGetKey> {
  const current = keyOf(secret)
  const named = new Map([secret, ...(previousSecret === undefined ? [] : [previousSecret])].map((one) => [nameOf(one), keyOf(one)]))
  return async ({ kid }: JWTHeaderParameters) => (kid === undefined ? current : (named.get(kid) ?? current))
}

const keyOf = (secret: string): KeyObject => createSecretKey(secret, 'utf8')

/** Tells secrets apart without telling anything of them. */
const nameOf = (secret: string) => createHash('sha256').update(`lifecircle key name ${secret}`).digest('hex').slice(0, 8)

/** Makes a token of the service's own for a caller, good from now on for some seconds. */
export async function signToken(secret: string, caller: Caller, seconds: number): Promise<string> {
  const limits = caller.scopes === undefined ? {} : { scope: caller.scopes.join(' ') }
  return new SignJWT({ role: caller.role, region: caller.regionCode, ...limits })
    .setProtectedHeader({ alg: ownAlgorithm, typ: 'JWT', kid: nameOf(secret) })
    .setIssuer(ownIssuer)
    .setAudience(ownIssuer)
    .setSubject(caller.subject)
    .setJti(randomUUID())
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime(`${seconds}s`)
    .sign(keyOf(secret))
}
