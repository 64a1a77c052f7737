import t from 'tap'
import { developmentSecret, readConfig } from '../../src/config.js'

const secret = 'a-secret-of-our-own-with-enough-characters'

void t.test('nothing set: the embedded database, the loopback address, the development secret', async (t) => {
  t.strictSame(readConfig({}), {
    production: false,
    database: { url: undefined, ownerUrl: undefined, poolSize: 10, embeddedFolder: '.lifecircle' },
    http: { host: '127.0.0.1', port: 3000 },
    jwtSecret: developmentSecret,
    logLevel: 'info',
    graphqlIntrospection: true,
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
  t.match(readConfig({ DATABASE_URL: 'postgres://a/b' }), { database: { url: 'postgres://a/b', ownerUrl: 'postgres://a/b' } })
  t.match(readConfig({ DATABASE_URL: 'postgres://a/b', DATABASE_OWNER_URL: 'postgres://o@a/b' }), { database: { ownerUrl: 'postgres://o@a/b' } })
})
