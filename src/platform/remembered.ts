import type { LRUCache } from 'lru-cache'
import { askingForNobody } from './database/asking.js'

/**
 * What is kept under a key, or what is made for it now: whoever asks meanwhile waits for the same, so it goes on when the first of them is
 * gone. What fails is not kept.
 */
export function remembered<Value>(kept: LRUCache<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const known = kept.get(key)
  if (known !== undefined) return known
  const making = askingForNobody(make)
  kept.set(key, making)
  making.catch(() => kept.delete(key))
  return making
}
