import { createServer } from 'node:http'
import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { exportJWK, SignJWT, type JWTPayload } from 'jose'
import t from 'tap'
import { developmentSecret, type ExternalIssuer } from '../../src/config.js'
import { createTokenReader, signToken } from '../../src/platform/auth/tokens.js'
import type { Caller } from '../../src/platform/caller.js'

const secret = developmentSecret
const desk: Caller = { subject: 'desk', role: 'planner', regionCode: '330106000000' }
const refused = { code: 'unauthenticated', status: 401 }
const now = () => Math.floor(Date.now() / 1000)
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What a good token of the service says. */
const good = (): JWTPayload => ({ iss: 'lifecircle', aud: 'lifecircle', sub: 'desk', role: 'planner', region: '330106000000', iat: now(), nbf: now(), exp: now() + 60, jti: 'one' })
/** Signed by hand with the service's secret, whatever it says. */
const signed = (payload: object, header: object = { alg: 'HS256', typ: 'JWT' }, key = secret, hash = 'sha256') => {
  const text = `${encoded(header)}.${encoded(payload)}`
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`
}

void t.test('a token of the service says who asks', async (t) => {
  const { read } = await createTokenReader({ secret })
  t.match(await read(await signToken(secret, desk, 60)), { caller: desk, issuer: 'lifecircle', id: /^[0-9a-f-]{36}$/, issuedAt: Number, expiresAt: Number })
  t.strictSame((await read(signed(good()))).caller, desk, 'as by hand')
  t.strictSame((await read(await signToken(secret, { ...desk, scopes: ['results:read'] }, 60))).caller, { ...desk, scopes: ['results:read'] })
  t.strictSame((await read(signed({ ...good(), scope: 'results:read all:mighty' }))).caller.scopes, ['results:read'], 'scopes there are not are none')
})

void t.test('forged, bent and expired tokens are refused', async (t) => {
  const { read } = await createTokenReader({ secret })
  const bent = (await signToken(secret, desk, 60)).split('.')
  const raised = `${bent[0]}.${encoded({ ...good(), role: 'administrator', region: '000000000000' })}.${bent[2]}`
  const cases: Record<string, string> = {
    'no algorithm': `${encoded({ alg: 'none' })}.${encoded(good())}.`,
    'no algorithm, written otherwise': `${encoded({ alg: 'NONE' })}.${encoded(good())}.`,
    'no algorithm, with a signature': signed(good(), { alg: 'none' }),
    'another algorithm, well signed': signed(good(), { alg: 'HS512' }, secret, 'sha512'),
    'an algorithm of key pairs': signed(good(), { alg: 'RS256' }),
    'another key': signed(good(), undefined, 'another-secret-of-at-least-32-characters'),
    'an empty key': signed(good(), undefined, ''),
    'a key of its own in the header': signed(good(), { alg: 'HS256', jwk: { kty: 'oct', k: Buffer.from('mine').toString('base64url') } }, 'mine'),
    'a key to be fetched': signed(good(), { alg: 'HS256', jku: 'http://127.0.0.1:9/keys', kid: '../../dev/null' }, 'mine'),
    'an extension that must be understood': signed(good(), { alg: 'HS256', crit: ['exp'], exp: 1 }),
    'a changed payload': raised,
    'a cut signature': bent.slice(0, 2).join('.') + '.',
    'a signature of nothing': `${bent[0]}.${bent[1]}.AAAA`,
    'two tokens in one': `${bent.join('.')}.${bent.join('.')}`,
    'expired': signed({ ...good(), exp: now() - 6 }),
    'good only later': signed({ ...good(), nbf: now() + 60 }),
    'no end': signed({ ...good(), exp: undefined }),
    'an end that is no number': signed({ ...good(), exp: '9999999999' }),
    'a foreign audience': signed({ ...good(), aud: 'another-service' }),
    'no audience': signed({ ...good(), aud: undefined }),
    'a foreign issuer': signed({ ...good(), iss: 'https://login.example' }),
    'no issuer': signed({ ...good(), iss: undefined }),
    'no subject': signed({ ...good(), sub: undefined }),
    'an unknown role': signed({ ...good(), role: 'root' }),
    'the role of nobody': signed({ ...good(), role: 'public' }),
    'no region': signed({ ...good(), region: '' }),
    'a region that is a pattern': signed({ ...good(), region: '%' }),
    'a payload that is no object': `${bent[0]}.${Buffer.from('"x"').toString('base64url')}.${bent[2]}`,
    'too long': signed({ ...good(), sub: 'x'.repeat(9000) }),
    'nonsense': 'nonsense',
    'dots': '..'
  }
  for (const [name, token] of Object.entries(cases)) await t.rejects(read(token), refused, name)
})

void t.test('clocks may differ by five seconds and no more', async (t) => {
  const { read } = await createTokenReader({ secret })
  await t.resolves(read(signed({ ...good(), exp: now() - 2 })))
  await t.resolves(read(signed({ ...good(), nbf: now() + 3 })))
  await t.rejects(read(signed({ ...good(), nbf: now() + 9 })), refused)
})

void t.test('the secret can be replaced while tokens of the one before are about', async (t) => {
  const next = 'the-next-secret-of-at-least-32-characters'
  const old = await signToken(secret, desk, 60)
  const both = await createTokenReader({ secret: next, previousSecret: secret })
  t.strictSame((await both.read(old)).caller, desk)
  t.strictSame((await both.read(await signToken(next, desk, 60))).caller, desk)
  await t.rejects((await createTokenReader({ secret: next })).read(old), refused)
})

/** A pair of keys, and tokens signed with it. */
function issuer(algorithm: ExternalIssuer['algorithm']) {
  const pair = algorithm === 'RS256' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string
  const sign = (payload: JWTPayload = {}, key: KeyObject = pair.privateKey, header: object = {}) =>
    new SignJWT({ ...good(), iss: 'https://login.example', aud: 'checkup', ...payload }).setProtectedHeader({ alg: algorithm, ...header }).sign(key)
  return { pem, sign, ...pair, trusted: { issuer: 'https://login.example', audience: 'checkup', algorithm } }
}

void t.test('another issuer is trusted by its public key', async (t) => {
  for (const algorithm of ['RS256', 'ES256'] as const) {
    const { pem, sign, trusted } = issuer(algorithm)
    const { read } = await createTokenReader({ secret, external: { ...trusted, keys: { pem } } })
    t.match(await read(await sign()), { caller: desk, issuer: 'https://login.example' }, algorithm)
    t.strictSame((await read(await signToken(secret, desk, 60))).caller, desk, 'and the service itself still is')
    await t.rejects(read(await sign({}, issuer(algorithm).privateKey)), refused, 'another key')
    await t.rejects(read(await sign({ aud: 'lifecircle' })), refused, 'another audience')
    await t.rejects(read(await sign({ iss: 'lifecircle', aud: 'lifecircle' })), refused, 'who claims to be the service itself')
    await t.rejects(read(signed({ ...good(), iss: 'https://login.example', aud: 'checkup' }, { alg: 'HS256' }, pem)), refused, 'the public key taken for a secret')
    await t.rejects(read(signed({ ...good(), iss: 'https://login.example', aud: 'checkup' })), refused, 'the service\'s secret does not sign for others')
  }
  const { trusted } = issuer('RS256')
  await t.rejects(createTokenReader({ secret, external: { ...trusted, keys: { pem: 'no key' } } }), /JWT_PUBLIC_KEY is not a public key in PEM/)
})

void t.test('or by the keys that it publishes, which it can replace', async (t) => {
  const first = issuer('ES256')
  const second = issuer('ES256')
  let keys: object[] = [{ ...(await exportJWK(first.publicKey)), kid: 'first' }]
  let asked = 0
  let away = false
  const server = createServer((_request, response) => {
    asked++
    response.writeHead(away ? 500 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const jwksUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}/keys`
  const reader = () => createTokenReader({ secret, external: { ...first.trusted, keys: { jwksUrl } } })

  const { read } = await reader()
  const token = await first.sign({}, first.privateKey, { kid: 'first' })
  for (let time = 0; time < 5; time++) t.strictSame((await read(token)).caller, desk)
  t.equal(asked, 1, 'keys are kept')
  for (let time = 0; time < 5; time++) await t.rejects(read(await second.sign({}, second.privateKey, { kid: `unknown-${time}` })), refused)
  t.ok(asked <= 2, 'unknown keys do not make the service ask again and again')

  keys = [...keys, { ...(await exportJWK(second.publicKey)), kid: 'second' }]
  t.strictSame((await (await reader()).read(await second.sign({}, second.privateKey, { kid: 'second' }))).caller, desk)
  away = true
  await t.rejects((await reader()).read(token), { code: 'not-ready', status: 503 }, 'keys that cannot be had are not the caller\'s mistake')
  server.close()
  server.closeAllConnections()
  await t.rejects((await reader()).read(token), { code: 'not-ready', status: 503 })
})
