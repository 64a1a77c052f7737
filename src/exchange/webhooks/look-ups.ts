import type { LookupAddress } from 'node:dns'
import { createGate } from './gate.js'

/** Finds the addresses of a host. */
export type Resolve = (host: string) => Promise<LookupAddress[]>

/** Finds them for whoever waits until the signal says no more; `onBegin` is called when his turn has come. */
export type LookUp = (host: string, signal: AbortSignal, onBegin: () => void) => Promise<LookupAddress[]>

interface UnderWay {
  readonly found: Promise<LookupAddress[]>
  readonly begun: Promise<void>
  readonly waiting: Set<AbortSignal>
}

/**
 * Look-ups, so many at a time, for each host one, which all who ask meanwhile share: a partner whose name server is slow holds one place,
 * and what nobody waits for any more is not looked up.
 */
export function createLookUps(resolve: Resolve, most: number): LookUp {
  const gate = createGate(most)
  const underWay = new Map<string, UnderWay>()

  const begin = (host: string): UnderWay => {
    const waiting = new Set<AbortSignal>()
    let tell = () => {}
    const begun = new Promise<void>((resolved) => (tell = resolved))
    const work = async () => {
      try {
        if ([...waiting].every(({ aborted }) => aborted)) throw new Error('nobody waits for the address any more')
        tell()
        return await resolve(host)
      } finally {
        underWay.delete(host)
      }
    }
    // Not before whoever asked is among those who wait.
    const found = Promise.resolve().then(() => gate(work))
    const made = { found, begun, waiting }
    underWay.set(host, made)
    return made
  }

  return (host, signal, onBegin) => {
    const { found, begun, waiting } = underWay.get(host) ?? begin(host)
    waiting.add(signal)
    void begun.then(onBegin)
    return found
  }
}
