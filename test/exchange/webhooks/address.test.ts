/** Where webhooks may go: what an address is, however it is written, and whatever a name leads to. */
import { createServer, type Server } from 'node:http'
import t from 'tap'
import { readNetworks, refusalOf, urlRefusal } from '../../../src/exchange/webhooks/address.js'
import type { Resolve } from '../../../src/exchange/webhooks/look-ups.js'
import { createSender } from '../../../src/exchange/webhooks/sending.js'

const nowhere = readNetworks([])
const loopback = readNetworks(['127.0.0.1'])

void t.test('only addresses of the public network are let through', async (t) => {
  for (const address of ['8.8.8.8', '223.5.5.5', '2400:3200::1', '2606:4700::1111', '::ffff:8.8.8.8']) t.equal(refusalOf(address, nowhere), undefined, address)
  const refused: Readonly<Record<string, RegExp>> = {
    '127.0.0.1': /loopback/, '127.255.255.254': /loopback/, '::1': /loopback/, '::ffff:127.0.0.1': /loopback/, '::ffff:7f00:1': /loopback/,
    '10.0.0.1': /private/, '172.16.0.1': /private/, '172.31.255.255': /private/, '192.168.1.1': /private/, '::ffff:10.1.2.3': /private/, 'fd00:ec2::254': /private/, 'fc00::1': /private/,
    '169.254.169.254': /link-local/, 'fe80::1': /link-local/, '100.64.0.1': /carrier/, '100.100.100.200': /carrier/, '224.0.0.1': /multicast/, 'ff02::1': /multicast/,
    '0.0.0.0': /not of the public/, '0.1.2.3': /not of the public/, '255.255.255.255': /not of the public/, '240.0.0.1': /not of the public/, '192.0.0.192': /not of the public/, '198.18.0.1': /not of the public/,
    '192.0.2.1': /not of the public/, '168.63.129.16': /not of the public/, '::': /not of the public/, '64:ff9b::7f00:1': /not of the public/, '64:ff9b:1::a00:1': /not of the public/, '2002:7f00:1::': /not of the public/,
    '2001:0:7f00:1::': /not of the public/, '::127.0.0.1': /./, 'fec0::1': /not of the public/, '2001:db8::1': /not of the public/, '4000::1': /not of the public/, none: /not an address/
  }
  for (const [address, reason] of Object.entries(refused)) t.match(refusalOf(address, nowhere), reason, address)
})

void t.test('what configuration names is let through as well, and no more', async (t) => {
  const allowed = readNetworks(['10.20.0.0/16', '127.0.0.1', 'fd00:1::/32'])
  for (const address of ['10.20.255.255', '::ffff:10.20.0.1', '127.0.0.1', 'fd00:1:2::3', '8.8.8.8']) t.equal(refusalOf(address, allowed), undefined, address)
  for (const address of ['10.21.0.1', '127.0.0.2', 'fd00:2::1', '::1']) t.type(refusalOf(address, allowed), 'string', address)
})

void t.test('a URL is judged before it is kept, odd ways to write an address included', async (t) => {
  for (const url of ['https://partner.example/hooks?of=1', 'https://8.8.8.8:8443/', 'https://[2400:3200::1]/']) t.equal(urlRefusal(url, nowhere), undefined, url)
  const hosts = ['127.0.0.1', '127.1', '2130706433', '0x7f.0.0.1', '0x7f000001', '0177.0.0.1', '017700000001', '127.0.0.1.', '[::1]', '[::ffff:127.0.0.1]', '[0:0:0:0:0:ffff:7f00:1]', '①②⑦.0.0.1']
  for (const host of hosts) t.match(urlRefusal(`https://${host}/`, nowhere), /loopback/, host)
  t.match(urlRefusal('https://0/', nowhere), /not of the public/)
  t.match(urlRefusal('http://partner.example/', nowhere), /https/)
  t.equal(urlRefusal('http://partner.example/', loopback), undefined, 'where it leads is judged when it is sent to')
  t.match(urlRefusal('http://8.8.8.8/', loopback), /https/)
  t.match(urlRefusal('https://user:pass@partner.example/', nowhere), /user or password/)
  t.match(urlRefusal('https://partner.example/#x', nowhere), /fragment/)
  for (const url of ['ftp://partner.example/', 'file:///etc/passwd', 'javascript:1', 'data:text/plain,x', 'partner.example', 'https://', 'https://300.1.1.1/']) t.type(urlRefusal(url, nowhere), 'string', url)
})

/** A server on a loopback address of its own that counts who comes. */
async function listening(address: string, port = 0): Promise<{ server: Server; port: number; visits: () => number }> {
  let visits = 0
  const server = createServer((_request, response) => {
    visits++
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(port, address, resolve))
  t.teardown(() => server.close())
  return { server, port: (server.address() as { port: number }).port, visits: () => visits }
}

const send = (resolve: Resolve, url: string, allowed = loopback) => createSender({ allowed, resolve, connectMs: 2_000, totalMs: 4_000 }).send(url, {}, '{}', new AbortController().signal)

void t.test('the connection goes to the address that was judged: a name that leads elsewhere the second time gains nothing', async (t) => {
  const good = await listening('127.0.0.1')
  const bad = await listening('127.0.0.2', good.port)
  let asked = 0
  const rebinding: Resolve = async () => [{ address: ++asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
  t.match(await send(rebinding, `http://partner.example:${good.port}/`), { status: 200, error: null })
  t.equal(asked, 1, 'it is looked up once')
  t.match(await send(rebinding, `http://partner.example:${good.port}/`), { status: null, error: /loopback/ })
  const both: Resolve = async () => [{ address: '127.0.0.2', family: 4 }, { address: '127.0.0.1', family: 4 }]
  t.match(await send(both, `http://partner.example:${good.port}/`), { status: 200 }, 'of several addresses those that are let through')
  t.match(await send(async () => [{ address: '::ffff:127.0.0.2', family: 6 }], `http://partner.example:${good.port}/`), { status: null, error: /loopback/ })
  t.match(await send(async () => [], `http://partner.example:${good.port}/`), { status: null, error: /without an address/ })
  t.strictSame([good.visits(), bad.visits()], [2, 0])
})

void t.test('names of the system, addresses instead of names, and plain http beyond the allowed networks', async (t) => {
  const good = await listening('127.0.0.1')
  const sender = createSender({ allowed: readNetworks([]) })
  const outcome = (url: string) => sender.send(url, {}, '{}', new AbortController().signal)
  for (const host of ['localhost', '127.0.0.1', '0x7f.1', '[::ffff:127.0.0.1]']) t.match(await outcome(`https://${host}:${good.port}/`), { status: null, error: /loopback/ }, host)
  t.match(await send(async () => [{ address: '8.8.8.8', family: 4 }], 'http://partner.example/'), { status: null, error: /plain http/ })
  t.equal(good.visits(), 0)
  process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.9:1'
  t.teardown(() => {
    delete process.env['HTTP_PROXY']
    delete process.env['http_proxy']
  })
  t.match(await send(async () => [{ address: '127.0.0.1', family: 4 }], `http://partner.example:${good.port}/`), { status: 200 }, 'proxies of the environment are not asked')
})
