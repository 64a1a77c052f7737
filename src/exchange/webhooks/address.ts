import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.process>
/** An address and how many of its bits count. */
export type Network = readonly [Address, number]

/** Reads networks such as 10.0.0.0/8 and single addresses. Throws for what is neither. */
export const readNetworks = (texts: readonly string[]): Network[] =>
  texts.map((text) => {
    if (text.includes('/')) return ipaddr.parseCIDR(text)
    const address = ipaddr.process(text)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  })

/** Public by their number, yet answered by the host of a virtual machine: Azure's wire server. */
const hosts = readNetworks(['168.63.129.16'])
/** What the registries give to networks of the world (RFC 4291, IANA); everything else of version 6 is something else. */
const globalUnicast = readNetworks(['2000::/3'])

const isOf = (address: Address, networks: readonly Network[]): boolean =>
  networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))

/** Whether configuration names a network that an address is of; version 4 inside of version 6 counts as version 4. */
export const isAllowed = (address: string, allowed: readonly Network[]): boolean => ipaddr.isValid(address) && isOf(ipaddr.process(address), allowed)

/**
 * Why nothing is sent to an address; undefined where it may be. Only addresses of the public network are let through, and those of
 * `allowed` networks: loopback, link-local (metadata of clouds), private, unique-local, multicast, shared (RFC 6598), reserved ones
 * and those that lead to version 4 by a gateway (NAT64, 6to4, Teredo) are not.
 */
export function refusalOf(address: string, allowed: readonly Network[]): string | undefined {
  if (!ipaddr.isValid(address)) return 'is not an address'
  const read = ipaddr.process(address)
  if (isOf(read, allowed)) return undefined
  const range = read.range()
  if (range !== 'unicast') return `is ${rangeNames[range] ?? 'not of the public network'}`
  if (isOf(read, hosts) || (read.kind() === 'ipv6' && !isOf(read, globalUnicast))) return 'is not of the public network'
  return undefined
}

const rangeNames: Readonly<Record<string, string>> = {
  loopback: 'a loopback address', linkLocal: 'a link-local address', private: 'a private address', uniqueLocal: 'a private address', multicast: 'a multicast address', carrierGradeNat: 'an address shared by a carrier'
}

/**
 * Why a webhook cannot have this URL; undefined where it can. Names are not looked up: whatever they lead to is judged when something
 * is sent there, each time anew.
 */
export function urlRefusal(text: string, allowed: readonly Network[]): string | undefined {
  if (!URL.canParse(text)) return 'is not a URL'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must begin with https://'
  if (url.protocol === 'http:' && allowed.length === 0) return 'must begin with https://: plain http is for networks that WEBHOOK_ALLOWED_NETWORKS names'
  if (url.username !== '' || url.password !== '') return 'must not have a user or password: deliveries are known by their signature'
  if (url.hash !== '') return 'must not have a fragment'
  const literal = literalOf(url)
  return literal === undefined ? undefined : addressRefusal(url, literal, allowed)
}

/** Why nothing is sent to a URL at an address that it leads to; undefined where it may be. */
export function addressRefusal(url: URL, address: string, allowed: readonly Network[]): string | undefined {
  const refusal = refusalOf(address, allowed)
  if (refusal !== undefined) return `leads to what ${refusal}: only the public network is sent to, and networks that WEBHOOK_ALLOWED_NETWORKS names`
  if (url.protocol === 'http:' && !isAllowed(address, allowed)) return 'must begin with https://: plain http is for networks that WEBHOOK_ALLOWED_NETWORKS names'
  return undefined
}

/** The address that a URL names instead of a host; odd ways to write one (0x7f.1, 2130706433) are made plain by the URL already. */
export function literalOf({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(host) === 0 ? undefined : host
}
