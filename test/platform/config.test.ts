import t from 'tap'
import { developmentSecret, readConfig } from '../../src/config.js'

const secret = 'a-secret-of-our-own-with-enough-characters'

void t.test('nothing set: the embedded database, the loopback address, the development secret', async (t) => {
  t.strictSame(readConfig({}), {
    production: false,
    database: { url: undefined, ownerUrl: undefined, poolSize: 10, embeddedFolder: '.lifecircle' },
    http: { host: '127.0.0.1', port: 3000, trustedProxies: false, origins: [], requestsPerMinute: 3000, requestSeconds: 60 },
    tokens: { secret: developmentSecret, previousSecret: undefined, external: undefined },
    householdSecret: developmentSecret,
    bundles: { instance: undefined, signingKey: undefined },
    publicUrl: '',
    webhooks: { allowedNetworks: [], key: developmentSecret, logDays: 30 },
    tokenMinutes: 15,
    changesKeptDays: 30,
    publicResults: false,
    logLevel: 'info',
    graphqlIntrospection: true,
    graphqlOperations: undefined,
    runWorkers: true
  })
})

void t.test('production refuses the development secret and hides the schema', async (t) => {
  t.throws(() => readConfig({ NODE_ENV: 'production' }), { message: /^JWT_SECRET is the development default/ })
  t.throws(() => readConfig({ NODE_ENV: 'production', JWT_SECRET: developmentSecret }), { message: /^JWT_SECRET is the development default/ })
  t.match(readConfig({ NODE_ENV: 'production', JWT_SECRET: secret }), { production: true, graphqlIntrospection: false })
  t.match(readConfig({ NODE_ENV: 'production', JWT_SECRET: secret, GRAPHQL_INTROSPECTION: 'true' }), { graphqlIntrospection: true })
})

void t.test('every bad variable is named', async (t) => {
  t.throws(() => readConfig({ PORT: '70000', LOG_LEVEL: 'loud', JWT_SECRET: 'short', DATABASE_POOL: '1', RUN_WORKERS: 'perhaps' }), {
    message: /^the configuration is not valid:\n(?=[^]*PORT: )(?=[^]*LOG_LEVEL: )(?=[^]*JWT_SECRET: must have at least 32 characters)(?=[^]*DATABASE_POOL: )(?=[^]*RUN_WORKERS: )/
  })
})

void t.test('empty is not set; the owner is the service where no other is named', async (t) => {
  t.match(readConfig({ DATABASE_URL: '', PORT: '' }), { database: { url: undefined }, http: { port: 3000 } })
  t.match(readConfig({ JWT_SECRET: secret }), { householdSecret: secret }, 'households are known by the secret of the tokens, unless they have one')
  t.match(readConfig({ JWT_SECRET: secret, HOUSEHOLD_SECRET: `${secret} for households` }), { householdSecret: `${secret} for households` })
  t.match(readConfig({ DATABASE_URL: 'postgres://a/b' }), { database: { url: 'postgres://a/b', ownerUrl: 'postgres://a/b' } })
  t.match(readConfig({ DATABASE_URL: 'postgres://a/b', DATABASE_OWNER_URL: 'postgres://o@a/b' }), { database: { ownerUrl: 'postgres://o@a/b' } })
})

void t.test('another issuer is trusted by name, audience, algorithm and keys together', async (t) => {
  const whole = { JWT_ISSUER: 'https://login.example', JWT_AUDIENCE: 'checkup', JWT_ALGORITHM: 'RS256', JWT_JWKS_URL: 'https://login.example/keys' }
  t.strictSame(readConfig(whole).tokens.external, {
    issuer: 'https://login.example', audience: 'checkup', algorithm: 'RS256', keys: { jwksUrl: 'https://login.example/keys' }
  })
  for (const name of Object.keys(whole)) t.throws(() => readConfig({ ...whole, [name]: '' }), /JWT_ISSUER, JWT_AUDIENCE, JWT_ALGORITHM, and either/, `without ${name}`)
  t.throws(() => readConfig({ ...whole, JWT_PUBLIC_KEY: 'x' }), /either JWT_PUBLIC_KEY or JWT_JWKS_URL/)
  t.throws(() => readConfig({ ...whole, JWT_ISSUER: 'lifecircle' }), /the service's own/)
  t.throws(() => readConfig({ ...whole, JWT_ALGORITHM: 'HS256' }), /JWT_ALGORITHM/, 'a shared secret is nobody else\'s to sign with')
  t.throws(() => readConfig({ ...whole, JWT_ALGORITHM: 'none' }), /JWT_ALGORITHM/)
  t.throws(() => readConfig({ ...whole, JWT_JWKS_URL: 'http://login.example/keys' }), /must be https/)
  t.match(readConfig({ ...whole, JWT_JWKS_URL: 'http://127.0.0.1:9/keys' }).tokens.external, { keys: { jwksUrl: 'http://127.0.0.1:9/keys' } })
})

void t.test('lists are apart by commas, and each item is checked', async (t) => {
  t.match(readConfig({ CORS_ORIGINS: 'https://a.example, http://localhost:5173', TRUSTED_PROXIES: '10.0.0.1,192.168.0.0/16' }).http, {
    origins: ['https://a.example', 'http://localhost:5173'], trustedProxies: ['10.0.0.1', '192.168.0.0/16']
  })
  t.throws(() => readConfig({ CORS_ORIGINS: 'https://a.example/path' }), /CORS_ORIGINS/)
  t.throws(() => readConfig({ TRUSTED_PROXIES: 'everybody' }), /TRUSTED_PROXIES/)
})
