import { z } from 'zod'

/** The secret of `.env.example` and of the demo: never accepted in production. */
export const developmentSecret = 'lifecircle-development-secret-change-me'

/** Issuer and audience of the tokens that the service signs itself. */
export const ownIssuer = 'lifecircle'

export const externalAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const

/** Whose tokens are trusted beside our own, and how they are checked: one algorithm, one source of keys. */
export interface ExternalIssuer {
  readonly issuer: string
  readonly audience: string
  readonly algorithm: (typeof externalAlgorithms)[number]
  readonly keys: { readonly pem: string } | { readonly jwksUrl: string }
}

export interface TokenSettings {
  /** Signs and verifies the service's own tokens. */
  readonly secret: string
  /** The secret before: tokens signed with it are good until they expire. */
  readonly previousSecret?: string | undefined
  readonly external?: ExternalIssuer | undefined
}

const flag = z.stringbool().default(false)
const databaseUrl = z
  .string()
  .regex(/^(postgres(ql)?|socket):/, 'must be a URL such as postgres://user:password@host:5432/database')
  .optional()

const secret = z.string().min(32, 'must have at least 32 characters')
/** Values apart by commas. */
const list = (item: z.ZodType<string, string>) => z.string().default('').transform((text) => text.split(',').map((one) => one.trim()).filter((one) => one !== '')).pipe(z.array(item))
const isLoopback = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host)

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: databaseUrl,
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  EMBEDDED_FOLDER: z.string().min(1).default('.lifecircle'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  REQUEST_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(3000),
  CORS_ORIGINS: list(z.union([z.literal('*'), z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url, 'must be an origin such as https://map.example')])),
  TRUSTED_PROXIES: list(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])),
  JWT_SECRET: secret.default(developmentSecret),
  JWT_PREVIOUS_SECRET: secret.optional(),
  JWT_ISSUER: z.string().min(1).optional(),
  JWT_AUDIENCE: z.string().min(1).optional(),
  JWT_ALGORITHM: z.enum(externalAlgorithms).optional(),
  JWT_PUBLIC_KEY: z.string().optional(),
  JWT_JWKS_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), 'must be https, or on this machine')
    .optional(),
  HOUSEHOLD_SECRET: secret.optional(),
  INSTANCE_NAME: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'must be of small letters, digits, dots and dashes').optional(),
  BUNDLE_SIGNING_KEY: z.string().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')).optional(),
  WEBHOOK_ALLOWED_NETWORKS: list(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])),
  WEBHOOK_KEY: secret.optional(),
  WEBHOOK_LOG_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  TOKEN_MINUTES: z.coerce.number().int().min(1).max(1440).default(15),
  CHANGES_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  PUBLIC_RESULTS: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  GRAPHQL_INTROSPECTION: z.stringbool().optional(),
  GRAPHQL_OPERATIONS: z.string().min(1).optional(),
  RUN_WORKERS: flag.default(true)
})

export interface Config {
  readonly production: boolean
  readonly database: {
    /** Undefined: the embedded database. */
    readonly url: string | undefined
    /** Runs migrations; defaults to `url`. */
    readonly ownerUrl: string | undefined
    readonly poolSize: number
    readonly embeddedFolder: string
  }
  readonly http: {
    readonly host: string
    readonly port: number
    /** Whose word on the caller's address is taken: addresses and networks of proxies; false: nobody's. */
    readonly trustedProxies: string[] | false
    /** Origins whose pages may call the service; `*` all. */
    readonly origins: readonly string[]
    /** For each subject; 0: no limit. */
    readonly requestsPerMinute: number
    /** The most an answer may take; then it is cut off, at the database too. */
    readonly requestSeconds: number
  }
  /** How tokens are signed and verified. */
  readonly tokens: TokenSettings
  /** Makes what a household is known by in a survey. Another one, and those that answered already would count again. */
  readonly householdSecret: string
  /** How results are told to other instances: the name they know this one by, and the key it signs by. */
  readonly bundles: { readonly instance: string | undefined; readonly signingKey: string | undefined }
  /** Address of the service as its partners have it; empty: unknown, and links are addresses within it. */
  readonly publicUrl: string
  readonly webhooks: {
    /** Networks that webhooks may go to beside the public one. */
    readonly allowedNetworks: readonly string[]
    /** Opens the secrets that deliveries are signed with. Another one, and each needs another secret. */
    readonly key: string
    /** For how long deliveries that are settled stay in the log. */
    readonly logDays: number
  }
  /** How long tokens of machine clients are good. */
  readonly tokenMinutes: number
  /** How long the change feed goes back. */
  readonly changesKeptDays: number
  /** Whether published results can be read without a token. */
  readonly publicResults: boolean
  readonly logLevel: string
  readonly graphqlIntrospection: boolean
  /** A file of the only GraphQL operations that are answered; undefined: all are. */
  readonly graphqlOperations: string | undefined
  /** Whether this process takes recalculations from the queue, and delivers webhooks. */
  readonly runWorkers: boolean
}

/**
 * Reads the configuration from environment variables.
 * Throws an Error that names every bad variable and what it should be; in production also when the secret is the default.
 */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`the configuration is not valid:\n  ${problems.join('\n  ')}`)
  }
  const values = parsed.data
  const production = values.NODE_ENV === 'production'
  if (production && values.JWT_SECRET === developmentSecret) {
    throw new Error('JWT_SECRET is the development default: set a secret of your own (at least 32 characters) in production')
  }
  return {
    production,
    database: {
      url: values.DATABASE_URL,
      ownerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
      poolSize: values.DATABASE_POOL,
      embeddedFolder: values.EMBEDDED_FOLDER
    },
    http: {
      host: values.HOST,
      port: values.PORT,
      trustedProxies: values.TRUSTED_PROXIES.length === 0 ? false : values.TRUSTED_PROXIES,
      origins: values.CORS_ORIGINS,
      requestsPerMinute: values.REQUESTS_PER_MINUTE,
      requestSeconds: values.REQUEST_SECONDS
    },
    tokens: { secret: values.JWT_SECRET, previousSecret: values.JWT_PREVIOUS_SECRET, external: externalIssuer(values) },
    householdSecret: values.HOUSEHOLD_SECRET ?? values.JWT_SECRET,
    bundles: { instance: values.INSTANCE_NAME, signingKey: values.BUNDLE_SIGNING_KEY },
    publicUrl: values.PUBLIC_URL ?? '',
    webhooks: { allowedNetworks: values.WEBHOOK_ALLOWED_NETWORKS, key: values.WEBHOOK_KEY ?? values.JWT_SECRET, logDays: values.WEBHOOK_LOG_DAYS },
    tokenMinutes: values.TOKEN_MINUTES,
    changesKeptDays: values.CHANGES_DAYS,
    publicResults: values.PUBLIC_RESULTS,
    logLevel: values.LOG_LEVEL,
    graphqlIntrospection: values.GRAPHQL_INTROSPECTION ?? !production,
    graphqlOperations: values.GRAPHQL_OPERATIONS,
    runWorkers: values.RUN_WORKERS
  }
}

const remoteEnvironment = z.object({
  LIFECIRCLE_TOKEN: z.string().optional(),
  LIFECIRCLE_CLIENT_ID: z.string().optional(),
  LIFECIRCLE_CLIENT_SECRET: z.string().optional(),
  LIFECIRCLE_CLIENT_SECRET_FILE: z.string().optional()
})

/** How a command that asks a service says who asks: by a token, or by the id and secret of a machine client. */
export type RemoteCredentials = { readonly token: string } | { readonly clientId: string; readonly secret: string } | { readonly clientId: string; readonly secretFile: string }

/** Reads who asks a remote service; the rest of the environment may be anything. Throws an Error that says what is missing. */
export function readRemoteCredentials(variables: NodeJS.ProcessEnv = process.env): RemoteCredentials {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const { LIFECIRCLE_TOKEN: token, LIFECIRCLE_CLIENT_ID: clientId, LIFECIRCLE_CLIENT_SECRET: secret, LIFECIRCLE_CLIENT_SECRET_FILE: secretFile } = remoteEnvironment.parse(given)
  if (token !== undefined) return { token }
  if (clientId !== undefined && secret !== undefined) return { clientId, secret }
  if (clientId !== undefined && secretFile !== undefined) return { clientId, secretFile }
  throw new Error('set LIFECIRCLE_CLIENT_ID and LIFECIRCLE_CLIENT_SECRET (or LIFECIRCLE_CLIENT_SECRET_FILE, a file that holds it), or LIFECIRCLE_TOKEN')
}

/** Another issuer is trusted by its name, audience, algorithm and keys together, or not at all. */
function externalIssuer(values: z.output<typeof environment>): TokenSettings['external'] {
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_ALGORITHM: algorithm, JWT_PUBLIC_KEY: pem, JWT_JWKS_URL: jwksUrl } = values
  const given = [issuer, audience, algorithm, pem, jwksUrl].some((value) => value !== undefined)
  if (!given) return undefined
  if (issuer === undefined || audience === undefined || algorithm === undefined || (pem === undefined) === (jwksUrl === undefined)) {
    throw new Error('tokens of another issuer need JWT_ISSUER, JWT_AUDIENCE, JWT_ALGORITHM, and either JWT_PUBLIC_KEY or JWT_JWKS_URL')
  }
  if (issuer === ownIssuer) throw new Error(`JWT_ISSUER must not be ${ownIssuer}, which is the service's own`)
  return { issuer, audience, algorithm, keys: pem === undefined ? { jwksUrl: jwksUrl! } : { pem: pem.replaceAll('\\n', '\n') } }
}
