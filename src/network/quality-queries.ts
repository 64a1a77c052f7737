import type pg from 'pg'
import type { Network } from './network-queries.js'

/** Degrees: west, south, east, north. */
export type Box = [number, number, number, number]

/** The first of a list, and how many there are in all. */
export interface Listed<Item> {
  readonly total: number
  readonly items: Item[]
}

interface Located {
  readonly lon: number
  readonly lat: number
}

export interface ShortEdge extends Located {
  readonly edge: number
  readonly metres: number
  /** Straight line between its ends. */
  readonly straightMetres: number
  readonly ratio: number
}

export interface NetworkComponent {
  readonly component: number
  readonly junctions: number
  readonly streetMetres: number
  /** Large enough to be snapped to. */
  readonly walkedFrom: boolean
  readonly box: Box
  /** Of the box. */
  readonly center: [lon: number, lat: number]
}

export interface RemoteSite extends Located {
  readonly externalId: string
  readonly name: string
  readonly communityCode: string
  readonly population: number
  /** To the nearest street; null = none within 5 km. */
  readonly streetMetres: number | null
}

export interface RemoteFacility extends Located {
  readonly externalId: string
  readonly name: string
  readonly typeCode: string
  readonly communityCode: string | null
  /** Today's. */
  readonly state: string
  /** To the nearest street; null = none within 5 km. */
  readonly streetMetres: number | null
}

export interface RemotePlaces {
  /** `people` live at all of them, listed or not. */
  readonly sites: Listed<RemoteSite> & { readonly people: number }
  readonly facilities: Listed<RemoteFacility>
}

export interface NetworkQuality {
  readonly network: { readonly id: number; readonly name: string }
  readonly streets: {
    readonly junctions: number
    readonly edges: number
    readonly metres: number
    readonly deadEnds: number
    readonly zeroLengthEdges: number
    readonly leastRatio: number
    readonly box: Box | null
    /** Shorter than nine tenths of the straight line between their ends, the worst first. */
    readonly shortEdges: Listed<ShortEdge>
  }
  /** The largest first; `notWalkedFrom` sums up those too small to be snapped to. */
  readonly components: Listed<NetworkComponent> & {
    readonly notWalkedFrom: { readonly components: number; readonly junctions: number; readonly streetMetres: number }
  }
  /** Farther from any street than the snapping limit: they reach nothing and are reached by nobody. */
  readonly offNetwork: RemotePlaces
  /** On the network by a suspiciously long access leg. */
  readonly longLegs: RemotePlaces & { readonly beyondMetres: number }
}

/** A street farther away than this is seldom the one people take. */
const longLegMetres = 100

const boxOf = (geom: string) => `array[st_xmin(${geom}), st_ymin(${geom}), st_xmax(${geom}), st_ymax(${geom})]`

/** What an operator should know of a network before it is used: its parts, odd streets, places off it. Sites and facilities are today's. */
export async function networkQuality(pool: pg.Pool, network: Network, { limit }: { readonly limit: number }): Promise<NetworkQuality> {
  const [streets, shortEdges, components, sites, facilities] = await Promise.all([
    readStreets(pool, network.id),
    readShortEdges(pool, network.id, limit),
    readComponents(pool, network.id, limit),
    readRemoteSites(pool, network.id, limit),
    readRemoteFacilities(pool, network.id, limit)
  ])
  return {
    network: { id: network.id, name: network.name },
    streets: { ...streets, shortEdges },
    components,
    offNetwork: { sites: sites.off, facilities: facilities.off },
    longLegs: { beyondMetres: longLegMetres, sites: sites.far, facilities: facilities.far }
  }
}

async function readStreets(pool: pg.Pool, network: number): Promise<Omit<NetworkQuality['streets'], 'shortEdges'>> {
  const found = await pool.query<Omit<NetworkQuality['streets'], 'shortEdges'>>(
    `select
       q.junctions, q.edges, q.street_metres as metres, q.dead_ends as "deadEnds", q.zero_length_edges as "zeroLengthEdges",
       q.least_ratio as "leastRatio", case when q.extent is not null then ${boxOf('q.extent')} end as box
     from network.street_quality($1) as q`,
    [network]
  )
  return found.rows[0]!
}

/** The rows without their totals, which stand in each of them. */
const listed = <Row extends { readonly total: number }>(rows: readonly Row[]): Listed<Omit<Row, 'total'>> => ({
  total: rows[0]?.total ?? 0,
  items: rows.map(({ total, ...item }) => item)
})

async function readShortEdges(pool: pg.Pool, network: number, limit: number): Promise<Listed<ShortEdge>> {
  const found = await pool.query<ShortEdge & { total: number }>(
    `select
       e.edge_id as edge, e.metres, e.straight_metres as "straightMetres", e.ratio,
       st_x(middle.geom) as lon, st_y(middle.geom) as lat, count(*) over () as total
     from network.short_edges(in_network => $1) as e
     cross join lateral st_lineinterpolatepoint(e.geom, 0.5) as middle (geom)
     order by e.ratio, e.edge_id
     limit $2`,
    [network, limit]
  )
  return listed(found.rows)
}

async function readComponents(pool: pg.Pool, network: number, limit: number): Promise<NetworkQuality['components']> {
  const found = await pool.query<NetworkComponent & { total: number; small: number; smallJunctions: number; smallMetres: number }>(
    `select
       c.component, c.junctions, c.street_metres as "streetMetres", c.walked_from as "walkedFrom", ${boxOf('c.extent')} as box,
       array[(st_xmin(c.extent) + st_xmax(c.extent)) / 2, (st_ymin(c.extent) + st_ymax(c.extent)) / 2] as center,
       count(*) over () as total,
       count(*) filter (where not c.walked_from) over () as small,
       coalesce(sum(c.junctions) filter (where not c.walked_from) over (), 0) as "smallJunctions",
       coalesce(sum(c.street_metres) filter (where not c.walked_from) over (), 0) as "smallMetres"
     from network.components($1) as c
     order by c.junctions desc, c.component
     limit $2`,
    [network, limit]
  )
  const first = found.rows[0]
  return {
    ...listed(found.rows.map(({ small, smallJunctions, smallMetres, ...component }) => component)),
    notWalkedFrom: { components: first?.small ?? 0, junctions: first?.smallJunctions ?? 0, streetMetres: first?.smallMetres ?? 0 }
  }
}

/** What standing far from streets has in common: both kinds of it are read at once, the farthest first. */
interface RemoteRow {
  readonly total: number
  readonly onNetwork: boolean
}

const remoteColumns = `
  r.external_id as "externalId", r.name, r.community_code as "communityCode", r.street_metres as "streetMetres", r.on_network as "onNetwork",
  st_x(r.geom) as lon, st_y(r.geom) as lat,
  count(*) over (partition by r.on_network) as total,
  row_number() over (partition by r.on_network order by r.street_metres desc nulls first, r.external_id) as position`

const split = <Row extends RemoteRow>(rows: readonly Row[]) => {
  const of = (onNetwork: boolean) => rows.filter((row) => row.onNetwork === onNetwork).map(({ onNetwork: _, ...row }) => row)
  return { off: of(false), far: of(true) }
}

async function readRemoteSites(pool: pg.Pool, network: number, limit: number): Promise<{ off: RemotePlaces['sites']; far: RemotePlaces['sites'] }> {
  const found = await pool.query<RemoteSite & RemoteRow & { people: number }>(
    `select
       p."externalId", p.name, p."communityCode", p.population, p."streetMetres", p.lon, p.lat, p."onNetwork", p.total, p.people
     from (
       select ${remoteColumns}, r.population, sum(r.population) over (partition by r.on_network) as people
       from network.remote_sites($2, in_network => $1) as r
     ) as p
     where p.position <= $3
     order by p.position`,
    [network, longLegMetres, limit]
  )
  const { off, far } = split(found.rows)
  const withPeople = (rows: typeof off) => ({ people: rows[0]?.people ?? 0, ...listed(rows.map(({ people, ...site }) => site)) })
  return { off: withPeople(off), far: withPeople(far) }
}

async function readRemoteFacilities(pool: pg.Pool, network: number, limit: number): Promise<{ off: Listed<RemoteFacility>; far: Listed<RemoteFacility> }> {
  const found = await pool.query<RemoteFacility & RemoteRow>(
    `select
       p."externalId", p.name, p."typeCode", p."communityCode", p.state, p."streetMetres", p.lon, p.lat, p."onNetwork", p.total
     from (
       select ${remoteColumns}, r.type_code as "typeCode", r.state
       from network.remote_facilities($2, in_network => $1) as r
     ) as p
     where p.position <= $3
     order by p.position`,
    [network, longLegMetres, limit]
  )
  const { off, far } = split(found.rows)
  return { off: listed(off), far: listed(far) }
}
