/** What comes of sending, however a receiver behaves: always an outcome. */
import { createServer, type AddressInfo, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { readNetworks } from '../../../src/exchange/webhooks/address.js'
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
