import type { Geometry, MultiLineString } from 'geojson'
import type { Transaction } from '../../platform/caller.js'
import { codeWithin } from '../../registry/region-queries.js'
import type { Standard } from '../../registry/standard.js'
import type { RegionScore } from '../score-queries.js'
import type { ReportMap, MapDot, MapFacility, MapRegion } from './map.js'

/** Metres around the outermost sites. */
const margin = { community: 1_000, region: 1_500 } as const
/** A wide region's facilities are told apart on a grid of so many cells across. */
const cells = 400

interface Frame {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** What the map of a region shows, as its run read it; undefined where it has no sites. */
export async function mapOf(transaction: Transaction, runId: number, region: RegionScore): Promise<ReportMap | undefined> {
  const isCommunity = region.level === 'community'
  const frame = await frameOf(transaction, runId, region.code, isCommunity ? margin.community : margin.region)
  if (frame === undefined) return undefined
  const boundary = await boundaryOf(transaction, region.code)
  return isCommunity
    ? { isCommunity, boundary, regions: [], ...(await surroundingsOf(transaction, runId, region.code, frame)) }
    : { isCommunity, boundary, streets: null, circles: [], ...(await communitiesOf(transaction, runId, region.code, frame)) }
}

async function frameOf({ client }: Transaction, runId: number, code: string, metres: number): Promise<Frame | undefined> {
  const found = await client.query<Record<keyof Frame, number | null>>(
    `select st_xmin(f.box) as west, st_ymin(f.box) as south, st_xmax(f.box) as east, st_ymax(f.box) as north
     from (
       select st_expand(e.box, $3 / (111320 * cos(radians(st_y(st_centroid(e.box))))), $3 / 110574.0) as box
       from (
         select st_extent(s.geom)::geometry as box
         from checkup.run_site as rs
         join registry.site as s on s.id = rs.site_id
         where rs.run_id = $1
           and ${codeWithin('rs.community_code', '$2')}
       ) as e
     ) as f`,
    [runId, code, metres]
  )
  const row = found.rows[0]!
  return row.west === null ? undefined : (row as Frame)
}

/** Turned the way a drawing on a sphere wants it. */
async function boundaryOf({ client }: Transaction, code: string): Promise<Geometry | null> {
  const found = await client.query<{ boundary: Geometry | null }>(
    'select st_asgeojson(st_forcepolygoncw(r.geom), 5)::json as boundary from registry.region as r where r.code = $1',
    [code]
  )
  return found.rows[0]?.boundary ?? null
}

/** A community: its sites, the streets they reach, and the facilities around. */
async function surroundingsOf({ client }: Transaction, runId: number, code: string, frame: Frame): Promise<Pick<ReportMap, 'frame' | 'streets' | 'circles' | 'dots' | 'facilities'>> {
  const standard = await client.query<{ document: Standard; networkId: number; horizonMetres: number }>(
    `select s.document, r.network_id as "networkId", (n.horizon_decimetres / 10.0)::float8 as "horizonMetres"
     from checkup.run as r
     join registry.standard as s on s.version = r.standard_version
     join network.network as n on n.id = r.network_id
     where r.id = $1`,
    [runId]
  )
  const { document, networkId, horizonMetres } = standard.rows[0]!
  const speed = document.profiles['general'] ?? Math.max(...Object.values(document.profiles))
  const minutes = [5, 15].filter((minute) => 60 * minute * speed <= horizonMetres)
  const circles = await client.query<{ ordinal: number; lines: MultiLineString }>(
    `select d.ordinal::integer, st_asgeojson(st_collect(d.line), 5)::json as lines
     from (
       select distinct reached.ordinal, (st_dump(reached.geom)).geom as line
       from checkup.run_site as rs
       join registry.site as s on s.id = rs.site_id
       cross join lateral network.isochrone_lines(s.geom, $3::numeric[], $4) with ordinality as reached (contour, geom, ordinal)
       where rs.run_id = $1
         and rs.community_code = $2
         and rs.on_network
     ) as d
     group by d.ordinal
     order by d.ordinal`,
    [runId, code, minutes.map((minute) => 60 * minute * speed), networkId]
  )
  const streets = await client.query<{ lines: MultiLineString | null }>(
    `select st_asgeojson(st_collect(e.geom), 5)::json as lines
     from network.edge as e
     where e.network_id = $1
       and e.geom && st_makeenvelope($2, $3, $4, $5, 4326)`,
    [networkId, frame.west, frame.south, frame.east, frame.north]
  )
  const sites = await client.query<MapDot>(
    `select st_x(s.geom) as lon, st_y(s.geom) as lat, rs.people, null as grade
     from checkup.run_site as rs
     join registry.site as s on s.id = rs.site_id
     where rs.run_id = $1
       and rs.community_code = $2
     order by rs.people desc, s.external_id`,
    [runId, code]
  )
  const facilities = await client.query<MapFacility>(
    `select st_x(f.geom) as lon, st_y(f.geom) as lat, t.category
     from registry.facility as f
     join checkup.run_facility as rf on rf.run_id = $1 and rf.type_id = f.type_id and rf.facility_id = f.id
     join checkup.run as r on r.id = rf.run_id
     join registry.standard_type as t on t.standard_version = r.standard_version and t.type_id = rf.type_id
     where f.geom && st_makeenvelope($2, $3, $4, $5, 4326)
       and rf.state = 'operating'
     order by t.position, f.external_id`,
    [runId, frame.west, frame.south, frame.east, frame.north]
  )
  return {
    frame,
    streets: streets.rows[0]!.lines,
    circles: circles.rows.map(({ ordinal, lines }) => ({ minutes: minutes[ordinal - 1]!, lines })),
    dots: sites.rows,
    facilities: facilities.rows
  }
}

/** A wider region: its communities where their people live, the regions below it by name, and all facilities. */
async function communitiesOf({ client }: Transaction, runId: number, code: string, frame: Frame): Promise<Pick<ReportMap, 'frame' | 'dots' | 'regions' | 'facilities'>> {
  const communities = await client.query<MapDot>(
    `select c.lon, c.lat, c.people, s.grade
     from (
       select rs.community_code as code, sum(rs.people) as people,
         sum(st_x(s.geom) * rs.people) / nullif(sum(rs.people), 0) as lon,
         sum(st_y(s.geom) * rs.people) / nullif(sum(rs.people), 0) as lat
       from checkup.run_site as rs
       join registry.site as s on s.id = rs.site_id
       where rs.run_id = $1
         and ${codeWithin('rs.community_code', '$2')}
       group by rs.community_code
     ) as c
     join checkup.region_score as s on s.run_id = $1 and s.region_code = c.code
     where c.people > 0
     order by c.people desc, c.code`,
    [runId, code]
  )
  const regions = await client.query<MapRegion>(
    `select p.name_zh as "nameZh", p.name_en as "nameEn", c.lon, c.lat, st_asgeojson(st_forcepolygoncw(p.geom), 5)::json as boundary
     from (
       select p.region_code as code,
         sum(st_x(s.geom) * rs.people) / nullif(sum(rs.people), 0) as lon,
         sum(st_y(s.geom) * rs.people) / nullif(sum(rs.people), 0) as lat
       from checkup.region_score as p
       join checkup.run_site as rs
         on rs.run_id = $1
         and ${codeWithin('rs.community_code', 'p.region_code')}
       join registry.site as s on s.id = rs.site_id
       where p.run_id = $1
         and p.parent_code = $2
       group by p.region_code
     ) as c
     join registry.region as p on p.code = c.code
     where c.lon is not null
     order by p.code`,
    [runId, code]
  )
  const facilities = await client.query<MapFacility>(
    `select distinct on (t.position, round(st_x(f.geom)::numeric / $3), round(st_y(f.geom)::numeric / $3)) st_x(f.geom) as lon, st_y(f.geom) as lat, t.category
     from checkup.run_facility as rf
     join checkup.run as r on r.id = rf.run_id
     join registry.facility as f on f.id = rf.facility_id
     join (
       select standard_version, type_id, category, min(position) over (partition by standard_version, category) as position
       from registry.standard_type
     ) as t on t.standard_version = r.standard_version and t.type_id = rf.type_id
     where rf.run_id = $1
       and ${codeWithin('rf.community_code', '$2')}
       and rf.state = 'operating'
     order by t.position, round(st_x(f.geom)::numeric / $3), round(st_y(f.geom)::numeric / $3), f.external_id`,
    [runId, code, Math.max(frame.east - frame.west, frame.north - frame.south) / cells]
  )
  return { frame, dots: communities.rows, regions: regions.rows, facilities: facilities.rows }
}
