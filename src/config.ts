import { z } from 'zod'

/** The secret of `.env.example` and of the demo: never accepted in production. */
export const developmentSecret = 'lifecircle-development-secret-change-me'

const flag = z.stringbool().default(false)
const databaseUrl = z
  .string()
  .regex(/^(postgres(ql)?|socket):/, 'must be a URL such as postgres://user:password@host:5432/database')
  .optional()

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: databaseUrl,
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  EMBEDDED_FOLDER: z.string().min(1).default('.lifecircle'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  JWT_SECRET: z.string().min(32, 'must have at least 32 characters').default(developmentSecret),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  GRAPHQL_INTROSPECTION: z.stringbool().optional(),
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
  readonly http: { readonly host: string; readonly port: number }
  readonly jwtSecret: string
  readonly logLevel: string
  readonly graphqlIntrospection: boolean
  /** Whether this process takes recalculations from the queue. */
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
    http: { host: values.HOST, port: values.PORT },
    jwtSecret: values.JWT_SECRET,
    logLevel: values.LOG_LEVEL,
    graphqlIntrospection: values.GRAPHQL_INTROSPECTION ?? !production,
    runWorkers: values.RUN_WORKERS
  }
}
