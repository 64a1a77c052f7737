import type { BenchCity } from './bench-city.js'
import { scatter, type Measurement } from './measurement.js'
import { createMemoryWalk } from './memory-walk.js'
import { readPlaces, type Places } from './places.js'
import { prepareRouting } from './routing.js'
import { compare, type MemoryWay, type SqlWay } from './ways.js'

const type = 'HLT01'
/** Decimetres. */
const horizon = 15_000
const originCount = 200
const warmUps = 20

const inserted = (table: string) => `
  insert into ${table} (external_id, type_id, name, geom, original_crs, original_x, original_y, status)
  select 'bench', t.id, 'bench', location, 'EPSG:4326', st_x(location), st_y(location), 'operating'
  from registry.facility_type as t
  where t.code = '${type}'
  returning id into facility`

/** Sites touched, their communities, and the sum of the sites' numbers: `812 14 10391226`. */
const digest = `
  select concat_ws(' ', count(*), count(distinct x.community_code), sum(x.site_id)) into answer`

/** A new facility at a place, and the sites and communities whose reach it changes; nothing is left of it. */
const changing = (name: string, table: string, touched: string) => `
  create or replace function bench.${name}(location geometry)
  returns text
  language plpgsql
  as $$
  declare
    facility integer;
    answer text;
  begin
    begin
      ${inserted(table)};
      ${digest}
      from ${touched} as x;
      raise exception 'asked' using errcode = 'BE001';
    exception
      when sqlstate 'BE001' then
        return answer;
    end;
  end
  $$;`

const labels: SqlWay = { name: 'labels by trigger, network.touched', sql: 'bench.change(place[1])' }
const routing: SqlWay = { name: 'unlabelled row, pgr_drivingDistance in a box', sql: 'bench.routed_change(place[1])' }

/** A facility opens at a site's position: its row is written, and the sites and communities touched are known. */
export async function measureChange(bench: BenchCity): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  return bench.database.asOwner(async (client) => {
    const hasRouting = await prepareRouting(client, bench.network.id)
    await client.query(changing('change', 'registry.facility', 'network.touched(array[facility])'))
    if (hasRouting) await client.query(changing('routed_change', 'bench.facility', `bench.routed_sites(location, ${horizon})`))
    return compare(client, {
      name: 'change',
      sql: hasRouting ? [labels, routing] : [labels],
      memory: seekInMemory(bench, sites),
      origins: scatter(sites.count, originCount),
      pointsOf: (site) => [[sites.lon[site]!, sites.lat[site]!]],
      warmUps
    })
  })
}

function seekInMemory({ streets }: BenchCity, sites: Places): MemoryWay {
  const { walk, met } = createMemoryWalk(streets, sites)
  const ask = (site: number) => {
    const count = walk(sites, site, horizon)
    const communities = new Set<string | null>()
    let sum = 0
    for (let i = 0; i < count; i++) {
      communities.add(sites.community[met[i]!]!)
      sum += sites.id[met[i]!]!
    }
    return `${count} ${communities.size} ${sum}`
  }
  return { name: 'bounded search in memory, no row', ask }
}
