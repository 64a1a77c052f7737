/** Lets so many pieces of work through at a time; the others wait their turn. */
export function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let within = 0
  return async (work) => {
    if (within < most) within++
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) within--
      else next()
    }
  }
}
