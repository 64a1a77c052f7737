/** What comes of sending, however a receiver or its name server behaves: always an outcome, and nobody else's. */
import type { LookupAddress } from 'node:dns'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { readNetworks } from '../../../src/exchange/webhooks/address.js'
import { createLookUps } from '../../../src/exchange/webhooks/look-ups.js'
import { createSender } from '../../../src/exchange/webhooks/sending.js'

const allowed = readNetworks(['127.0.0.1'])
const never = new AbortController().signal

async function listening(t: Test, server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

void t.test('whatever a receiver says, or leaves unsaid, is an outcome', async (t) => {
  const said: Readonly<Record<string, object>> = {
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n': { status: 101, error: 'answered 101' },
    'HTTP/1.1 204 No Content\r\n\r\n': { status: 204, error: null },
    'HTTP/1.1 100 Continue\r\n\r\n': { status: null, error: /cut/ },
    'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf': { status: 200, error: /cut in the middle/ },
    'SSH-2.0-OpenSSH\r\n': { status: null, error: String },
    '': { status: null, error: /cut/ }
  }
  for (const [answer, outcome] of Object.entries(said)) {
    const host = await listening(t, createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(answer))))
    const sent = createSender({ allowed, totalMs: 5_000 }).send(`http://${host}/`, {}, '{}', never)
    t.match(await Promise.race([sent, sleep(2_000, 'it is waited for still', { ref: false })]), outcome, JSON.stringify(answer))
  }
})

void t.test('a partner whose name server is slow costs him his own deliveries and nobody else\'s', async (t) => {
  const host = await listening(t, createHttpServer((_request, response) => response.end()))
  const [, port] = host.split(':')
  const asked: string[] = []
  const resolve = async (name: string): Promise<LookupAddress[]> => {
    asked.push(name)
    if (name.startsWith('slow')) await sleep(600)
    return [{ address: '127.0.0.1', family: 4 }]
  }
  const sender = createSender({ allowed, resolve, connectMs: 300, totalMs: 3_000 })
  const send = (name: string) => sender.send(`http://${name}.example:${port}/`, {}, '{}', never)
  const slow = [send('slow'), send('slow'), send('slow'), send('slow')]
  t.match(await send('quick'), { status: 200, error: null, milliseconds: Number })
  for (const outcome of await Promise.all(slow)) t.match(outcome, { status: null, error: /could not be connected to within 0.3 seconds/ })
  t.strictSame(asked, ['slow.example', 'quick.example'], 'of one host at a time one look-up')

  await Promise.all([send('slow-1'), send('slow-2'), (async () => t.match(await send('patient'), { status: 200, error: null }, 'its turn is waited for'))()])
})

void t.test('what nobody waits for any more is not looked up', async (t) => {
  const asked: string[] = []
  let found: (addresses: LookupAddress[]) => void = () => undefined
  const lookUp = createLookUps((host) => {
    asked.push(host)
    return new Promise((resolve) => (found = resolve))
  }, 1)
  const begun: string[] = []
  const ask = (host: string, signal = never) => lookUp(host, signal, () => begun.push(host))
  const gone = new AbortController()
  const [first, left, stays, joined] = [ask('first'), t.rejects(ask('left', gone.signal), /nobody waits/), ask('stays', gone.signal), ask('stays')]
  gone.abort()
  await sleep(1)
  found([])
  t.strictSame(await first, [])
  await left
  await sleep(1)
  found([{ address: '127.0.0.1', family: 4 }])
  t.strictSame(await stays, await joined)
  t.strictSame(asked, ['first', 'stays'])
  t.strictSame(begun, ['first', 'stays', 'stays'])
})
