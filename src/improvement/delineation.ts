import TinyQueue from 'tinyqueue'

/** Residents that a circle is to have. */
export interface Band {
  readonly least: number
  readonly most: number
}

/** What circles are made of: sites of one place, or five-minute circles. In an order that does not depend on how they were read. */
export interface Units {
  /** Residents. */
  readonly people: Float64Array
  /** Where they stand, metres. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Neighbours of unit u: `neighbours[neighbourStart[u]]` up to the next start. Every one is the other's. */
  readonly neighbourStart: Int32Array
  readonly neighbours: Int32Array
  /** Metres from the middle of a unit to that of another. */
  readonly distance: (from: number, to: number) => number
  /** What the residents of a unit walk to the middle of another, in residents × metres. */
  readonly cost: (from: number, to: number) => number
}

/** Which circle each unit is in, and the unit in whose middle each circle has its centre. */
export interface Partition {
  readonly circleOf: Int32Array
  readonly centres: number[]
}

/** What a partition is worth: fewer residents beyond the bands first, then less walk. */
export interface Worth {
  /** Residents that circles are short of the least or above the most, added up. */
  readonly breach: number
  /** Residents × metres. */
  readonly walk: number
}

/** Residents beyond a band. */
export const breachOf = (people: number, { least, most }: Band): number => Math.max(0, least - people) + Math.max(0, people - most)

/** Comparisons of walks allow so much: residents × metres. */
const tolerance = 1e-6

export const isBetter = (a: Worth, b: Worth): boolean => a.breach < b.breach - tolerance || (a.breach <= b.breach + tolerance && a.walk < b.walk - tolerance)

/** Each search ends by itself long before: that it ends does not rest on that. */
const mostRounds = 40

/** How often neighbouring circles are drawn anew together. */
const redrawings = 3

/** Beyond so many units what counts is how circles are drawn anew, not how they begin. */
const manyUnits = 400

/** A drawing that walks so many times as far as what it is to replace is given up. */
const hopeless = 1.02

/**
 * Delineates circles: every unit in exactly one, each of one piece, bands kept where that can be, and the residents' walk to the
 * centres the least that is found. Seeds by halving, regions grown from them by walk and centred anew; then units pass between
 * neighbouring circles, circles too small are shared out and those too large or large enough parted, and neighbouring ones are drawn anew
 * together, with one more where there are people for it, as long as anything gets better. Nothing but the input decides.
 *
 * Max-p-regions (Duque, Anselin and Rey 2012) with the walk of the p-median problem (Hakimi 1964) in the place of likeness; both are
 * NP-hard, so that the least walk is not guaranteed.
 */
export function delineate(units: Units, band: Band): Partition {
  const circleOf = new Int32Array(units.people.length).fill(-1)
  const centres: number[] = []
  for (const part of partsOf(units)) {
    const people = sumOf(units.people, part)
    let best: Drawn | undefined
    for (const count of countsToTry(people, band)) {
      for (const across of part.length > manyUnits ? [false] : [false, true]) {
        const drawn = draw(units, band, part, count, across)
        if (best === undefined || isBetter(drawn, best)) best = drawn
      }
    }
    for (const circle of redraw(units, band, best!.circles)) {
      for (const unit of circle.units) circleOf[unit] = centres.length
      centres.push(circle.centre)
    }
  }
  return inOrder({ circleOf, centres })
}

/** Some of the units, so that they and the others hang together, are about as many people, and walk little; nothing where one cannot be parted. */
export function halve(units: Units, among: readonly number[]): ReadonlySet<number> {
  const people = sumOf(units.people, among)
  const { circles } = draw(units, { least: 0.4 * people, most: people }, among, 2, false)
  return new Set(circles.length === 2 ? circles[1]!.units : [])
}

/** Circles in the order of their first units. */
export function inOrder({ circleOf, centres }: Partition): Partition {
  const numbers = new Map<number, number>()
  for (const circle of circleOf) if (!numbers.has(circle)) numbers.set(circle, numbers.size)
  return { circleOf: circleOf.map((circle) => numbers.get(circle)!), centres: [...numbers.keys()].map((circle) => centres[circle]!) }
}

/** Pieces of units that hang together, each with its units in their order. */
export function partsOf({ people, neighbourStart, neighbours }: Pick<Units, 'people' | 'neighbourStart' | 'neighbours'>, among?: ReadonlySet<number>): number[][] {
  const seen = new Uint8Array(people.length)
  const parts: number[][] = []
  for (const first of among ?? people.keys()) {
    if (seen[first] === 1) continue
    seen[first] = 1
    const part = [first]
    for (let at = 0; at < part.length; at++) {
      const unit = part[at]!
      for (let n = neighbourStart[unit]!; n < neighbourStart[unit + 1]!; n++) {
        const next = neighbours[n]!
        if (seen[next] === 1 || among?.has(next) === false) continue
        seen[next] = 1
        part.push(next)
      }
    }
    parts.push(part.sort((a, b) => a - b))
  }
  return parts
}

/** The unit to whose middle the residents of some units walk least; of equals the first. */
export function centreOf({ people, cost, distance }: Pick<Units, 'people' | 'cost' | 'distance'>, units: readonly number[], guess = units[0]!): number {
  const populated = units.filter((unit) => people[unit]! > 0)
  const walkTo = (centre: number, below: number): number => {
    let walk = 0
    for (const unit of populated) {
      walk += cost(unit, centre)
      if (walk > below) return Infinity
    }
    return walk
  }
  if (populated.length === 0) return units.reduce((best, unit) => (reach(units, unit, distance) < reach(units, best, distance) ? unit : best))
  let best = guess
  let least = walkTo(guess, Infinity)
  for (const unit of units) {
    if (unit === guess) continue
    const walk = walkTo(unit, least)
    if (walk < least - tolerance || (walk <= least && unit < best)) [best, least] = [unit, walk]
  }
  return best
}

const reach = (units: readonly number[], from: number, distance: Units['distance']): number => units.reduce((sum, unit) => sum + distance(unit, from), 0)

interface Circle {
  readonly units: readonly number[]
  readonly centre: number
}

interface Drawn extends Worth {
  readonly circles: readonly Circle[]
}

const sumOf = (values: Float64Array, at: Iterable<number>): number => {
  let sum = 0
  for (const one of at) sum += values[one]!
  return sum
}

const worthOf = (units: Units, band: Band, circles: readonly Circle[]): Worth => ({
  breach: circles.reduce((sum, circle) => sum + breachOf(sumOf(units.people, circle.units), band), 0),
  walk: circles.reduce((sum, { units: members, centre }) => sum + members.reduce((walk, unit) => walk + units.cost(unit, centre), 0), 0)
})

/** Numbers of circles for so many residents: the less people in each the less they walk, the more the easier bands are kept. */
function countsToTry(people: number, { least, most }: Band): number[] {
  const [fewest, greatest] = [Math.max(1, Math.ceil(people / most)), Math.max(1, Math.floor(people / least))]
  if (greatest <= 4) return Array.from({ length: greatest }, (_, i) => i + 1)
  return [...new Set([1.08, 1.2, 1.4].map((share) => Math.max(fewest, Math.min(greatest, Math.floor(people / (least * share))))))]
}

/** Circles over some units that hang together, about so many of them. */
function draw(units: Units, band: Band, among: readonly number[], count: number, across: boolean, goal = Infinity): Drawn {
  const drawing = createDrawing(units, band, among)
  drawing.grow(seedsOf(units, among, Math.min(count, among.length), across))
  for (let round = 0; round < 3; round++) drawing.grow(drawing.centres())
  for (let round = 0; round < mostRounds; round++) {
    drawing.exchange()
    if (drawing.shareOut() || drawing.part()) continue
    // What is far from good yet will not be so by single pairs.
    if (worthOf(units, band, drawing.circles()).walk > hopeless * goal || !drawing.swap()) break
  }
  const circles = drawing.circles()
  return { circles, ...worthOf(units, band, circles) }
}

/** Neighbouring circles by twos and threes, drawn anew together; with one more where there are people for it. */
function redraw(units: Units, band: Band, given: readonly Circle[]): readonly Circle[] {
  const circles: (Circle | undefined)[] = [...given]
  const circleOf = new Map<number, number>()
  const keep = (circle: Circle, at: number) => {
    circles[at] = circle
    for (const unit of circle.units) circleOf.set(unit, at)
  }
  given.forEach(keep)
  const neighboursOf = (circle: Circle): number[] => {
    const found = new Set<number>()
    for (const unit of circle.units) {
      for (let n = units.neighbourStart[unit]!; n < units.neighbourStart[unit + 1]!; n++) found.add(circleOf.get(units.neighbours[n]!)!)
    }
    found.delete(circleOf.get(circle.units[0]!)!)
    return [...found].sort((a, b) => a - b)
  }
  const fruitless = new Set<string>()
  for (let round = 0; round < redrawings; round++) {
    let better = false
    for (let at = 0; at < circles.length; at++) {
      const first = circles[at]
      if (first === undefined) continue
      const around = neighboursOf(first)
      const groups = [...around.filter((other) => other > at).map((other) => [at, other]), ...(around.length > 1 ? pairsOf(around).map((pair) => [at, ...pair]) : [])]
      for (const group of groups) {
        const members = group.map((one) => circles[one]).filter((circle) => circle !== undefined)
        if (members.length < group.length) continue
        const among = members.flatMap((circle) => circle.units).sort((a, b) => a - b)
        const people = sumOf(units.people, among)
        const before = worthOf(units, band, members)
        const counts = [members.length + 1, members.length].filter((count) => before.breach > 0 || people >= count * band.least)
        const key = `${members.map(({ units: [one], centre }) => `${one} ${centre}`).join()} ${among.length}`
        if (counts.length === 0 || fruitless.has(key)) continue
        let best: Drawn | undefined
        for (const count of counts) {
          for (const across of [false, true]) {
            const drawn = draw(units, band, among, count, across, before.breach > 0 ? Infinity : before.walk)
            if (isBetter(drawn, best ?? before)) best = drawn
          }
        }
        if (best === undefined) {
          fruitless.add(key)
          continue
        }
        better = true
        for (const one of group) circles[one] = undefined
        best.circles.forEach((circle, i) => keep(circle, group[i] ?? circles.length))
        break
      }
    }
    if (!better) break
  }
  return circles.filter((circle) => circle !== undefined)
}

/** Pairs of neighbours that stand next to each other in their order: all would be too many. */
const pairsOf = (around: readonly number[]): [number, number][] => around.slice(1).map((other, i) => [around[i]!, other])

/** Units from which circles of about equally many people grow: halves of halves, along the longer side, or first along the shorter. */
function seedsOf(units: Units, among: readonly number[], count: number, across: boolean): number[] {
  if (count <= 1) return [middleOf(units, among)]
  const spread = (axis: Float64Array): number => {
    let [low, high] = [Infinity, -Infinity]
    for (const unit of among) [low, high] = [Math.min(low, axis[unit]!), Math.max(high, axis[unit]!)]
    return high - low
  }
  const axis = spread(units.x) >= spread(units.y) !== across ? units.x : units.y
  const sorted = [...among].sort((a, b) => axis[a]! - axis[b]! || a - b)
  const firstCount = count >> 1
  const total = sumOf(units.people, among)
  const wanted = (total * firstCount) / count
  let at = firstCount
  let people = sumOf(units.people, sorted.slice(0, at))
  while (at < sorted.length - (count - firstCount) && (total === 0 ? at * count < sorted.length * firstCount : people < wanted)) people += units.people[sorted[at++]!]!
  return [...seedsOf(units, sorted.slice(0, at), firstCount, false), ...seedsOf(units, sorted.slice(at), count - firstCount, false)]
}

function middleOf({ people, x, y }: Units, among: readonly number[]): number {
  const total = sumOf(people, among)
  const weight = (unit: number) => (total === 0 ? 1 : people[unit]!)
  const sum = among.reduce((all, unit) => all + weight(unit), 0)
  const [cx, cy] = [among.reduce((all, unit) => all + weight(unit) * x[unit]!, 0) / sum, among.reduce((all, unit) => all + weight(unit) * y[unit]!, 0) / sum]
  const away = (unit: number) => (x[unit]! - cx) ** 2 + (y[unit]! - cy) ** 2
  return among.reduce((best, unit) => (away(unit) < away(best) ? unit : best))
}

/** Circles over some units while they are looked for. */
function createDrawing(units: Units, band: Band, among: readonly number[]) {
  const { people, neighbourStart, neighbours, cost, distance } = units
  /** Below 0: in none yet, or none of these units. */
  const circleOf = new Int32Array(people.length).fill(-2)
  let members: Set<number>[] = []
  let populations: number[] = []
  let centres: number[] = []

  /** Other circles beside a unit. */
  const around = (unit: number): number[] => {
    const found: number[] = []
    for (let n = neighbourStart[unit]!; n < neighbourStart[unit + 1]!; n++) {
      const circle = circleOf[neighbours[n]!]!
      if (circle >= 0 && circle !== circleOf[unit] && !found.includes(circle)) found.push(circle)
    }
    return found
  }
  const put = (unit: number, circle: number) => {
    circleOf[unit] = circle
    members[circle]!.add(unit)
    populations[circle]! += people[unit]!
  }
  const take = (unit: number) => {
    const circle = circleOf[unit]!
    members[circle]!.delete(unit)
    populations[circle]! -= people[unit]!
  }
  const centreAgain = (circle: number): boolean => {
    const before = centres[circle]!
    const units_ = [...members[circle]!].sort((a, b) => a - b)
    centres[circle] = centreOf(units, units_, members[circle]!.has(before) ? before : units_[0])
    return centres[circle] !== before
  }
  const reset = (seeds: readonly number[]) => {
    members = seeds.map(() => new Set())
    populations = seeds.map(() => 0)
    centres = [...seeds]
    for (const unit of among) circleOf[unit] = -1
  }

  /** Every unit to the seed that is reached first, over neighbours. */
  const grow = (seeds: readonly number[]) => {
    reset(seeds)
    const queue = new TinyQueue<{ unit: number; circle: number; away: number }>([], (a, b) => a.away - b.away || a.unit - b.unit || a.circle - b.circle)
    const settle = (unit: number, circle: number) => {
      put(unit, circle)
      for (let n = neighbourStart[unit]!; n < neighbourStart[unit + 1]!; n++) {
        const next = neighbours[n]!
        if (circleOf[next] === -1) queue.push({ unit: next, circle, away: distance(next, centres[circle]!) })
      }
    }
    seeds.forEach((seed, circle) => settle(seed, circle))
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) if (circleOf[next.unit] === -1) settle(next.unit, next.circle)
    for (const circle of members.keys()) centreAgain(circle)
  }

  /** Whether what is left of a circle hangs together without one of its units. */
  const hangsTogetherWithout = (unit: number): boolean => {
    const circle = circleOf[unit]!
    const own: number[] = []
    for (let n = neighbourStart[unit]!; n < neighbourStart[unit + 1]!; n++) if (circleOf[neighbours[n]!] === circle) own.push(neighbours[n]!)
    if (own.length <= 1) return own.length === 1
    const wanted = new Set(own.slice(1))
    const seen = new Set([unit, own[0]!])
    const front = [own[0]!]
    while (front.length > 0 && wanted.size > 0) {
      const at = front.pop()!
      for (let n = neighbourStart[at]!; n < neighbourStart[at + 1]!; n++) {
        const next = neighbours[n]!
        if (seen.has(next) || circleOf[next] !== circle) continue
        seen.add(next)
        wanted.delete(next)
        front.push(next)
      }
    }
    return wanted.size === 0
  }

  /** What it changes that so many people leave one circle for another. */
  const breachBy = (moved: number, from: number, to: number): number =>
    breachOf(populations[from]! - moved, band) + breachOf(populations[to]! + moved, band) - breachOf(populations[from]!, band) - breachOf(populations[to]!, band)

  /** Passes units to neighbouring circles while that is better, and centres the circles anew. */
  const exchange = () => {
    for (let round = 0; round < mostRounds; round++) {
      const touched = new Set<number>()
      for (const unit of among) {
        const from = circleOf[unit]!
        if (members[from]!.size === 1) continue
        let to = -1
        let best: Worth = { breach: 0, walk: 0 }
        for (const circle of around(unit)) {
          const worth = { breach: breachBy(people[unit]!, from, circle), walk: cost(unit, centres[circle]!) - cost(unit, centres[from]!) }
          if (isBetter(worth, best)) [to, best] = [circle, worth]
        }
        if (to < 0 || !hangsTogetherWithout(unit)) continue
        take(unit)
        put(unit, to)
        touched.add(from).add(to)
      }
      let moved = false
      for (const circle of touched) moved = centreAgain(circle) || moved
      if (touched.size === 0 && !moved) break
    }
  }

  /** Passes a unit one way and one the other way, where each alone would break a band: whether any pair was. */
  const swap = (): boolean => {
    let swapped = false
    for (const unit of among) {
      const from = circleOf[unit]!
      for (const to of around(unit)) {
        if (circleOf[unit] !== from) continue
        const gain = cost(unit, centres[from]!) - cost(unit, centres[to]!)
        let [other, best]: [number, Worth] = [-1, { breach: 0, walk: 0 }]
        for (const back of members[to]!) {
          const worth = { breach: breachBy(people[unit]! - people[back]!, from, to), walk: cost(back, centres[from]!) - cost(back, centres[to]!) - gain }
          if (isBetter(worth, best) && around(back).includes(from)) [other, best] = [back, worth]
        }
        if (other < 0 || members[from]!.size === 1 || members[to]!.size === 1) continue
        move(unit, to)
        move(other, from)
        if (isWhole(from) && isWhole(to)) {
          swapped = true
          continue
        }
        move(other, to)
        move(unit, from)
      }
    }
    if (swapped) for (const circle of members.keys()) centreAgain(circle)
    return swapped
  }
  const move = (unit: number, to: number) => {
    take(unit)
    put(unit, to)
  }
  const isWhole = (circle: number): boolean => {
    const [first] = members[circle]!
    const seen = new Set([first!])
    const front = [first!]
    while (front.length > 0) {
      const at = front.pop()!
      for (let n = neighbourStart[at]!; n < neighbourStart[at + 1]!; n++) {
        const next = neighbours[n]!
        if (circleOf[next] !== circle || seen.has(next)) continue
        seen.add(next)
        front.push(next)
      }
    }
    return seen.size === members[circle]!.size
  }

  const snapshot = () => ({ members: members.map((one) => new Set(one)), populations: [...populations], centres: [...centres] })
  const restore = (kept: ReturnType<typeof snapshot>) => {
    ;({ members, populations, centres } = kept)
    for (const [circle, of] of members.entries()) for (const unit of of) circleOf[unit] = circle
  }
  const remove = (circle: number) => {
    const last = members.length - 1
    if (circle !== last) {
      members[circle] = members[last]!
      populations[circle] = populations[last]!
      centres[circle] = centres[last]!
      for (const unit of members[circle]) circleOf[unit] = circle
    }
    members.pop()
    populations.pop()
    centres.pop()
  }
  const breaches = () => populations.reduce((sum, people_) => sum + breachOf(people_, band), 0)

  /** Shares circles that are too small out among their neighbours, where that is better; whether any was. */
  const shareOut = (): boolean => {
    let shared = false
    for (let circle = 0; circle < members.length; circle++) {
      if (members.length === 1 || populations[circle]! >= band.least) continue
      const kept = snapshot()
      const before = breaches()
      const left = new Set([...members[circle]!].sort((a, b) => a - b))
      for (const unit of left) {
        take(unit)
        circleOf[unit] = -1
      }
      while (left.size > 0) {
        let best: { unit: number; to: number; worth: Worth } | undefined
        for (const unit of left) {
          for (const to of around(unit)) {
            const worth = { breach: breachOf(populations[to]! + people[unit]!, band) - breachOf(populations[to]!, band), walk: distance(unit, centres[to]!) }
            if (best === undefined || isBetter(worth, best.worth)) best = { unit, to, worth }
          }
        }
        if (best === undefined) break
        left.delete(best.unit)
        put(best.unit, best.to)
      }
      if (left.size > 0 || breaches() >= before - tolerance) {
        restore(kept)
        continue
      }
      remove(circle)
      for (const one of members.keys()) centreAgain(one)
      shared = true
      circle--
    }
    return shared
  }

  /** Parts circles that are too large, or have people enough for two, where that is better; whether any was. */
  const part = (): boolean => {
    let parted = false
    for (let circle = 0; circle < members.length; circle++) {
      const own = [...members[circle]!].sort((a, b) => a - b)
      if (own.length < 2 || own.length === among.length || (populations[circle]! <= band.most && populations[circle]! < 2 * band.least)) continue
      const before = worthOf(units, band, [{ units: own, centre: centres[circle]! }])
      const halves = draw(units, band, own, 2, false)
      if (halves.circles.length !== 2 || !isBetter(halves, before)) continue
      for (const unit of own) take(unit)
      members.push(new Set())
      populations.push(0)
      centres.push(halves.circles[1]!.centre)
      centres[circle] = halves.circles[0]!.centre
      for (const [i, half] of halves.circles.entries()) for (const unit of half.units) put(unit, i === 0 ? circle : members.length - 1)
      parted = true
    }
    return parted
  }

  return {
    grow,
    exchange,
    shareOut,
    part,
    swap,
    centres: () => [...centres],
    circles: (): Circle[] => members.map((of, circle) => ({ units: [...of].sort((a, b) => a - b), centre: centres[circle]! }))
  }
}
