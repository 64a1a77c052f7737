import type { Random } from './random.js'

/** How streets are laid: alleys, ordinary blocks, superblocks, or a few roads. */
export type Fabric = 'old_town' | 'estates' | 'new_town' | 'outskirts'
export type Scale = 'small' | 'city'

/**
 * The plan is drawn on a flat board in metres: u runs along the river, v away from it, and the river
 * lies between v = 0 and v = -riverCells cells. terrain.ts bends the board into the city one sees.
 */
export const CELL_METRES = 400
export const QUARTER_METRES = CELL_METRES / 2

/** Sizes of the two editions; `reach` multiplies every length of the plan, never a block. */
export const SCALES: Readonly<
  Record<
    Scale,
    { reach: number; riverCells: number; bridges: number; communities: number; sites: number; facilities: number }
  >
> = {
  small: { reach: 0.335, riverCells: 2, bridges: 4, communities: 130, sites: 3000, facilities: 2700 },
  city: { reach: 1.08, riverCells: 3, bridges: 9, communities: 1258, sites: 30000, facilities: 25800 }
}

export interface District {
  /** County code: six digits padded to twelve. */
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  /** Communities of the city edition; they sum to 1,258. */
  readonly communities: number
  /** How well the district provides, 1 = as the city does. */
  readonly provision: number
}

/** Codes and names: China's statistical division codes of 2023. Everything below the district is invented. */
export const DISTRICTS: readonly District[] = [
  { code: '330102000000', nameZh: '上城区', nameEn: 'Shangcheng', communities: 190, provision: 1.35 },
  { code: '330105000000', nameZh: '拱墅区', nameEn: 'Gongshu', communities: 172, provision: 1.25 },
  { code: '330106000000', nameZh: '西湖区', nameEn: 'Xihu', communities: 160, provision: 1.3 },
  { code: '330108000000', nameZh: '滨江区', nameEn: 'Binjiang', communities: 58, provision: 2.4 },
  { code: '330109000000', nameZh: '萧山区', nameEn: 'Xiaoshan', communities: 185, provision: 1.08 },
  { code: '330110000000', nameZh: '余杭区', nameEn: 'Yuhang', communities: 128, provision: 1.1 },
  { code: '330111000000', nameZh: '富阳区', nameEn: 'Fuyang', communities: 58, provision: 1 },
  { code: '330112000000', nameZh: '临安区', nameEn: "Lin'an", communities: 46, provision: 0.95 },
  { code: '330113000000', nameZh: '临平区', nameEn: 'Linping', communities: 92, provision: 1.1 },
  { code: '330114000000', nameZh: '钱塘区', nameEn: 'Qiantang', communities: 78, provision: 1.02 },
  { code: '330122000000', nameZh: '桐庐县', nameEn: 'Tonglu', communities: 34, provision: 0.95 },
  { code: '330127000000', nameZh: '淳安县', nameEn: "Chun'an", communities: 25, provision: 0.8 },
  { code: '330182000000', nameZh: '建德市', nameEn: 'Jiande', communities: 32, provision: 0.9 }
]

interface Town {
  readonly county: string
  /** Kilometres on the board. */
  readonly u: number
  readonly v: number
  readonly radius: number
  readonly fabric: Fabric
}

/** Where each district's towns lie, in kilometres; the far ones are drawn nearer than they are. */
const TOWNS: readonly Town[] = (
  [
    ['330102', 0, 2.4, 2.7, 'old_town'], ['330102', 5.2, 3, 2.6, 'estates'], ['330102', 8.6, 2, 2.1, 'new_town'],
    ['330105', 0, 7.4, 2.5, 'old_town'], ['330105', 4.4, 8, 2.4, 'estates'], ['330105', 2, 11.6, 2.5, 'estates'],
    ['330106', -5, 6.4, 2.5, 'estates'], ['330106', -8.8, 7.6, 2.3, 'new_town'], ['330106', -6.6, 1.3, 1.5, 'old_town'],
    ['330108', -3, -4.2, 2.6, 'estates'], ['330108', 1.4, -4.2, 2.4, 'new_town'],
    ['330109', 6.6, -6.4, 2.3, 'old_town'], ['330109', 8.6, -3, 2.6, 'estates'], ['330109', 13, -5, 2.8, 'new_town'],
    ['330109', 10, -9.4, 2.1, 'estates'],
    ['330110', -13.6, 8.6, 2.8, 'new_town'], ['330110', -11, 12.6, 2.3, 'estates'], ['330110', -16.4, 12.6, 1.5, 'old_town'],
    ['330113', 9.4, 12.8, 2.5, 'estates'], ['330113', 12.6, 15, 1.6, 'old_town'], ['330113', 6.8, 16.4, 1.9, 'new_town'],
    ['330114', 14.6, 4.4, 3.1, 'new_town'], ['330114', 19.4, 6, 2.3, 'new_town'], ['330114', 19, -3.4, 1.9, 'estates'],
    ['330111', -14.6, -3.6, 1.7, 'old_town'], ['330111', -17.4, -4.6, 1.8, 'estates'], ['330111', -15.6, 2.4, 1.3, 'new_town'],
    ['330112', -24, 8, 1.5, 'old_town'], ['330112', -21.4, 7, 1.7, 'new_town'],
    ['330122', -24.6, -4, 1.3, 'old_town'], ['330122', -25.6, 1.7, 1.3, 'estates'],
    ['330182', -32.6, -3.6, 1.2, 'old_town'], ['330182', -31, 1.5, 1.1, 'estates'],
    ['330127', -37, 7, 1.5, 'estates']
  ] as const
).map(([county, u, v, radius, fabric]) => ({ county: `${county}000000`, u, v, radius, fabric }))

/** Hills and a lake, where nobody builds: kilometres. */
const OPEN_LAND = [
  { u: -3.1, v: 3.2, radius: 1.15 },
  { u: -5, v: 3.6, radius: 0.8 },
  { u: 3.4, v: 5.6, radius: 0.5 },
  { u: 4.2, v: -8.4, radius: 0.7 }
] as const

/** Towns thin out from their radius to this many radii. */
const OUTSKIRTS_RADII = 1.42

/** An expressway on the board: one coordinate fixed, the other running; kilometres. */
export interface Expressway {
  readonly along: 'u' | 'v'
  readonly at: number
  readonly from: number
  readonly to: number
}

const EXPRESSWAYS: readonly Expressway[] = [
  { along: 'u', at: 5.2, from: -13, to: 20 },
  { along: 'u', at: 9.9, from: -18, to: 14 },
  { along: 'u', at: -7.3, from: -7, to: 17 },
  { along: 'v', at: -3.7, from: 4.6, to: 15 },
  { along: 'v', at: 4, from: -13, to: 18 },
  { along: 'v', at: 11.3, from: -12, to: 18 },
  { along: 'v', at: -11.4, from: 4, to: 16 }
]

export interface Cell {
  readonly column: number
  readonly row: number
  readonly county: string
  readonly fabric: Fabric
}

export interface CityPlan {
  readonly scale: Scale
  readonly riverMetres: number
  /** By cellKey. */
  readonly cells: ReadonlyMap<number, Cell>
  /** In metres on the board, off every lattice line. */
  readonly expressways: readonly Expressway[]
}

export const cellKey = (column: number, row: number): number => (column + 2048) * 4096 + row + 2048

/** Decides what every 400 m cell of the board is: whose district, which fabric, or nothing. */
export function planCity(scale: Scale, random: Random): CityPlan {
  const { reach, riverCells } = SCALES[scale]
  const metres = 1000 * reach
  const cells = new Map<number, Cell>()
  const span = Math.ceil((46 * metres) / CELL_METRES)
  for (let column = -span; column < span; column++) {
    for (let row = -span; row < span; row++) {
      if (row < 0 && row >= -riverCells) continue
      const cell = planCell(((column + 0.5) * CELL_METRES) / metres, ((row + 0.5) * CELL_METRES) / metres, random)
      if (cell) cells.set(cellKey(column, row), { column, row, ...cell })
    }
  }
  const offLattice = (position: number): number =>
    (Math.floor((position * metres) / CELL_METRES) + 0.43) * CELL_METRES
  const expressways = EXPRESSWAYS.map((line) => ({
    along: line.along,
    at: offLattice(line.at),
    from: line.from * metres,
    to: line.to * metres
  }))
  return { scale, riverMetres: riverCells * CELL_METRES, cells, expressways }
}

function planCell(u: number, v: number, random: Random): { county: string; fabric: Fabric } | undefined {
  if (OPEN_LAND.some((land) => Math.hypot(u - land.u, v - land.v) < land.radius)) return undefined
  let nearest: Town | undefined
  let radii = OUTSKIRTS_RADII
  for (const town of TOWNS) {
    // The river divides districts: nobody's town continues on the other bank.
    if (town.v > 0 !== v > 0) continue
    const distance = Math.hypot(u - town.u, v - town.v) / town.radius
    if (distance < radii) {
      radii = distance
      nearest = town
    }
  }
  if (!nearest) return undefined
  const ragged = radii + 0.1 * random.normal()
  if (ragged < 1) return { county: nearest.county, fabric: ragged < 0.93 ? nearest.fabric : 'estates' }
  return random.chance(1.55 - ragged * 0.6) ? { county: nearest.county, fabric: 'outskirts' } : undefined
}
