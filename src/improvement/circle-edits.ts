import type { ErrorDetail } from '../platform/errors.js'
import { tiers, type Tier } from './circle-tiers.js'
import { partsOf, type Units } from './delineation.js'

/** One thing that is to be otherwise in a draft. */
export type CircleEdit =
  | { readonly edit: 'moveSites'; readonly sites: readonly string[]; readonly to: string }
  | { readonly edit: 'moveCircles'; readonly circles: readonly string[]; readonly to: string }
  | { readonly edit: 'merge'; readonly circles: readonly string[] }
  | { readonly edit: 'split'; readonly circle: string; readonly sites?: readonly string[] | undefined; readonly circles?: readonly string[] | undefined }

/** The circles of a county: the five-minute circle of each cell, and the fifteen-minute circle of each of those, by code. */
export interface CountyCircles {
  readonly countyCode: string
  readonly circleOf: readonly string[]
  readonly parentOf: ReadonlyMap<string, string>
}

/** What circles of a county are made of. */
export interface CountyCells extends Pick<Units, 'people' | 'neighbourStart' | 'neighbours'> {
  /** Cell of each site, by its external id. */
  readonly cellOf: ReadonlyMap<string, number>
  /** External ids of the sites of each cell. */
  readonly sitesOf: readonly (readonly string[])[]
}

/** Code of a circle: its county, its tier, and a number. */
export const circleCode = (countyCode: string, tier: Tier, number: number): string => `${countyCode.slice(0, 6)}-${tier === 'five' ? 5 : 15}-${String(number).padStart(tier === 'five' ? 3 : 2, '0')}`

export const tierOf = (code: string): Tier => tiers[code.split('-')[1] === '15' ? 1 : 0]

/** Parts some units in two. */
export type Halve = (tier: Tier, cells: readonly number[], circleOf: readonly string[]) => ReadonlySet<number>

/** How many sites or circles a refusal names. */
const mostNamed = 5

const named = (all: readonly string[]): string => `${all.slice(0, mostNamed).join(', ')}${all.length > mostNamed ? ` and ${all.length - mostNamed} more` : ''}`

/**
 * The circles of a county as edits would leave them, one after the other. Hard rules hold at the end: no circle falls apart, and none
 * is left without a site. Names what cannot be by the place of the edit.
 */
export function edited(given: CountyCircles, cells: CountyCells, edits: readonly { readonly edit: CircleEdit; readonly pointer: string }[], halve: Halve): { circles: CountyCircles; problems: ErrorDetail[] } {
  const circleOf = [...given.circleOf]
  const parentOf = new Map(given.parentOf)
  const problems: ErrorDetail[] = []
  const used = new Set([...parentOf.keys(), ...parentOf.values()])
  const newCode = (tier: Tier): string => {
    let number = 1 + Math.max(0, ...[...used].filter((code) => tierOf(code) === tier).map((code) => Number(code.split('-')[2])))
    while (used.has(circleCode(given.countyCode, tier, number))) number++
    const code = circleCode(given.countyCode, tier, number)
    used.add(code)
    return code
  }
  const exists = (code: string, pointer: string): boolean => {
    const known = parentOf.has(code) || [...parentOf.values()].includes(code)
    if (!known) problems.push({ pointer, detail: `there is no circle ${code} in the county ${given.countyCode}` })
    return known
  }
  const isOfTier = (code: string, tier: Tier, pointer: string): boolean => {
    if (!exists(code, pointer)) return false
    if (tierOf(code) !== tier) problems.push({ pointer, detail: `${code} is no ${tier === 'five' ? 'five' : 'fifteen'}-minute circle` })
    return tierOf(code) === tier
  }
  const cellsOfSites = (sites: readonly string[], pointer: string): number[] =>
    sites.flatMap((site, i) => {
      const cell = cells.cellOf.get(site)
      if (cell === undefined) problems.push({ pointer: `${pointer}/${i}`, detail: `the plan has no site ${site} in the county ${given.countyCode}` })
      return cell === undefined ? [] : [cell]
    })
  const forgetEmpty = () => {
    const held = new Set(circleOf)
    for (const code of parentOf.keys()) if (!held.has(code)) parentOf.delete(code)
  }
  const cellsOf = (code: string): number[] => [...circleOf.keys()].filter((cell) => circleOf[cell] === code || parentOf.get(circleOf[cell]!) === code)

  const apply = (edit: CircleEdit, pointer: string) => {
    switch (edit.edit) {
      case 'moveSites': {
        const moved = cellsOfSites(edit.sites, `${pointer}/sites`)
        if (isOfTier(edit.to, 'five', `${pointer}/to`)) for (const cell of moved) circleOf[cell] = edit.to
        break
      }
      case 'moveCircles': {
        const moved = edit.circles.filter((code, i) => isOfTier(code, 'five', `${pointer}/circles/${i}`))
        if (isOfTier(edit.to, 'fifteen', `${pointer}/to`)) for (const code of moved) parentOf.set(code, edit.to)
        break
      }
      case 'merge': {
        const [first, ...others] = [...new Set(edit.circles)]
        if (!edit.circles.every((code, i) => isOfTier(code, tierOf(first!), `${pointer}/circles/${i}`))) break
        if (tierOf(first!) === 'fifteen') {
          for (const [code, parent] of parentOf) if (others.includes(parent)) parentOf.set(code, first!)
          break
        }
        for (const [cell, code] of circleOf.entries()) if (others.includes(code)) circleOf[cell] = first!
        break
      }
      case 'split': {
        if (!exists(edit.circle, `${pointer}/circle`)) break
        split(edit, pointer)
      }
    }
    forgetEmpty()
  }
  const split = ({ circle, sites, circles }: Extract<CircleEdit, { edit: 'split' }>, pointer: string) => {
    const tier = tierOf(circle)
    const own = cellsOf(circle)
    if (tier === 'five') {
      if (circles !== undefined) problems.push({ pointer: `${pointer}/circles`, detail: 'a five-minute circle is split by its sites' })
      const away = sites === undefined ? halve('five', own, circleOf) : new Set(cellsOfSites(sites, `${pointer}/sites`))
      const strange = [...away].filter((cell) => circleOf[cell] !== circle)
      if (strange.length > 0) problems.push({ pointer: `${pointer}/sites`, detail: `sites of other circles: ${named(strange.flatMap((cell) => cells.sitesOf[cell]!))}` })
      else if (away.size === 0 || away.size === own.length) problems.push({ pointer, detail: `${circle} cannot be parted so: both parts need a site` })
      else {
        const code = newCode('five')
        parentOf.set(code, parentOf.get(circle)!)
        for (const cell of away) circleOf[cell] = code
      }
      return
    }
    if (sites !== undefined) problems.push({ pointer: `${pointer}/sites`, detail: 'a fifteen-minute circle is split by its five-minute ones' })
    const children = [...parentOf].filter(([, parent]) => parent === circle).map(([code]) => code)
    const away = new Set(circles ?? [...halve('fifteen', own, circleOf)].map((cell) => circleOf[cell]!))
    const strange = [...away].filter((code) => !children.includes(code))
    if (strange.length > 0) problems.push({ pointer: `${pointer}/circles`, detail: `are not in ${circle}: ${named(strange)}` })
    else if (away.size === 0 || away.size === children.length) problems.push({ pointer, detail: `${circle} cannot be parted so: both parts need a five-minute circle` })
    else {
      const code = newCode('fifteen')
      for (const child of away) parentOf.set(child, code)
    }
  }

  for (const { edit, pointer } of edits) apply(edit, pointer)
  const circles = { countyCode: given.countyCode, circleOf, parentOf }
  if (problems.length === 0) problems.push(...brokenPieces(circles, cells, changedCircles(given, circles)).map(({ code, detail }) => ({ pointer: edits.length === 1 ? edits[0]!.pointer : '/edits', detail: `${code} ${detail}` })))
  return { circles, problems }
}

/** Circles whose sites are not those they were, of both tiers, in the order of their codes. */
export function changedCircles(before: CountyCircles, after: CountyCircles): string[] {
  const key = ({ circleOf, parentOf }: CountyCircles): Map<string, string> => {
    const members = new Map<string, number[]>()
    for (const [cell, code] of circleOf.entries()) {
      for (const one of [code, parentOf.get(code)!]) {
        const of = members.get(one)
        if (of === undefined) members.set(one, [cell])
        else of.push(cell)
      }
    }
    return new Map([...members].map(([code, of]) => [code, `${parentOf.get(code) ?? ''} ${of.join()}`]))
  }
  const [was, is] = [key(before), key(after)]
  return [...is].filter(([code, of]) => was.get(code) !== of).map(([code]) => code).sort()
}

/** Circles that do not hang together, with the sites of the smaller pieces. */
export function brokenPieces({ circleOf, parentOf }: CountyCircles, cells: CountyCells, among: readonly string[]): { code: string; detail: string; sites: string[] }[] {
  const members = new Map(among.map((code) => [code, new Set<number>()]))
  for (const [cell, code] of circleOf.entries()) {
    members.get(code)?.add(cell)
    members.get(parentOf.get(code)!)?.add(cell)
  }
  return [...members].flatMap(([code, of]) => {
    const parts = partsOf(cells, of)
    if (parts.length <= 1) return []
    const people = (part: number[]) => part.reduce((sum, cell) => sum + cells.people[cell]!, 0)
    const [, ...smaller] = parts.toSorted((a, b) => people(b) - people(a) || b.length - a.length || a[0]! - b[0]!)
    const sites = smaller.flat().flatMap((cell) => cells.sitesOf[cell]!)
    return [{ code, sites, detail: `would fall into ${parts.length} pieces: apart from the others ${sites.length === 1 ? 'is the site' : 'are the sites'} ${named(sites)}` }]
  })
}
