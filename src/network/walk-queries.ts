import type pg from 'pg'
import { conflict, unprocessable } from '../platform/errors.js'

/** Who walks where: a profile's speed and the active network it uses. */
export interface Walk {
  readonly profile: string
  readonly metresPerSecond: number
  readonly network: { readonly id: number; readonly name: string; readonly snapLimitMetres: number }
}

/**
 * The active network of a walking profile of the default standard, and the profile's speed. Throws `unprocessable-input`
 * that lists the profiles there are, and `conflict` while no network is active or it has no wheelchair companion.
 */
export async function findWalk(pool: pg.Pool, profile: string): Promise<Walk> {
  const found = await pool.query<{
    profiles: Readonly<Record<string, number>>
    active: number | null
    id: number | null
    name: string
    snapLimitMetres: number
  }>({
    name: 'walk',
    text: `
      select asked.profiles, asked.active, n.id, n.name, n.snap_limit_decimetres * 0.1 as "snapLimitMetres"
      from (select registry.walking_profiles() as profiles, network.active_network() as active) as asked
      left join network.network as n on n.id = network.for_profile(asked.active, $1)`,
    values: [profile]
  })
  const { profiles, active, id, name, snapLimitMetres } = found.rows[0]!
  if (active === null) throw conflict('no walking network is active: import one with --activate first')
  const metresPerSecond = Object.hasOwn(profiles, profile) ? profiles[profile] : undefined
  if (metresPerSecond === undefined) {
    const known = Object.keys(profiles).sort().join(', ')
    throw unprocessable(`there is no walking profile ${profile}: the standard has ${known}`, [
      { pointer: '/profile', detail: `must be one of ${known}` }
    ])
  }
  if (id === null) {
    throw conflict('the active network says nothing of steps and kerbs, so nobody knows where a wheelchair gets: import one from OpenStreetMap')
  }
  return { profile, metresPerSecond, network: { id, name, snapLimitMetres } }
}
