import { asCaller, type Caller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { LifecircleError } from '../../platform/errors.js'
import { orders, readCursor, writeCursor } from '../../platform/http/pages.js'
import { addressOf, readableResources, resources, type ResourceName } from './resource.js'

/** A thing that a transaction wrote or removed; what moved has been removed as seen from where it was. */
export interface Change {
  /** Its place in the feed. */
  readonly position: number
  readonly at: Date
  readonly resource: ResourceName
  /** What people know the thing by. */
  readonly key: string
  readonly regionCode: string
  readonly action: 'written' | 'removed'
  /** Where it stood then, such as published; null for what has no states, and for what is removed. */
  readonly state: string | null
  /** Where it is read; null for what is removed, and where only its list is. */
  readonly url: string | null
}

export interface ChangeFilter {
  /** Of these only. */
  readonly resources?: readonly ResourceName[] | undefined
  /** Of this region and below only. */
  readonly within?: string | undefined
  /** Of each thing the last change only. */
  readonly compact: boolean
}

export interface ChangePage {
  readonly changes: Change[]
  /** Where to go on from. */
  readonly next: string
  readonly more: boolean
}

export interface ChangeFeed {
  /**
   * What changed since a place, of what the caller may see, in order; what he has written himself before is among it. The place
   * is a `next` of an answer before, `now`, or undefined for the first change that is kept.
   * Throws `gone` for a place from which changes are no longer kept, `bad-request` for one that is none or that the feed has not come to.
   */
  readonly read: (caller: Caller, since: string | undefined, filter: ChangeFilter, limit: number) => Promise<ChangePage>
}

/** A change beside the counter, or the counter alone. */
type Row = { readonly last: number; readonly forgotten: number } & (Omit<Change, 'url'> | { readonly position: null })

/** The change feed, which goes back so many days. */
export function createChangeFeed(database: Database, keptDays: number): ChangeFeed {
  return {
    read: async (caller, since, { resources: wanted, within, compact }, limit) => {
      const numbered = await numberChanges(database, keptDays)
      if (since === 'now') return { changes: [], next: writeCursor(orders.change, numbered), more: false }
      const position = readCursor(orders.change, since, '/since')
      const readable = readableResources(caller).filter((name) => wanted === undefined || wanted.includes(name))
      const rows = await asCaller(database, caller, async ({ client }) => {
        // The counter and the changes are seen at one moment: what is numbered meanwhile is for the next page.
        const found = await client.query<Row>(
          `select
             n.last::double precision, n.forgotten::double precision,
             c.position::double precision, c.at, c.resource, c.key, c.region_code as "regionCode", c.action, c.state
           from platform.change_counter as n
           left join lateral (
             select *
             from platform.change as c
             where c.position > coalesce($1, n.forgotten)
               and c.resource = any ($2)
               and platform.told_within(c.region_code, c.moved_to, c.everyone, registry.region_prefix($3::text))
               and (not $4 or not exists (
                 select from platform.change as later
                 where later.resource = c.resource and later.key = c.key and later.position > c.position
                   and platform.told_within(later.region_code, later.moved_to, later.everyone, registry.region_prefix($3::text))
               ))
             order by c.position
             limit $5
           ) as c on true
           order by c.position`,
          [position ?? null, readable, within ?? null, compact, limit + 1]
        )
        return found.rows
      })
      const { last, forgotten } = rows[0]!
      if (position !== undefined && position < forgotten) throw tooOld(keptDays, readable)
      if (position !== undefined && position > last) throw tooFar()
      const changes = rows.flatMap((row) => (row.position === null ? [] : [toChange(row)]))
      const page = changes.slice(0, limit)
      const more = changes.length > limit
      return { changes: page, next: writeCursor(orders.change, more ? page.at(-1)!.position : last), more }
    }
  }
}

/** Gives numbers to what is committed, forgets what is too old, and returns the last number. */
export async function numberChanges({ pool }: Database, keptDays: number): Promise<number> {
  const numbered = await pool.query<{ last: number }>(`select platform.number_changes($1 * interval '1 day')::double precision as last`, [keptDays])
  return numbered.rows[0]!.last
}

const toChange = ({ position, at, resource, key, regionCode, action, state }: Omit<Change, 'url'>): Change => ({
  position, at, resource, key, regionCode, action, state, url: action === 'removed' ? null : addressOf(resource, key)
})

const snapshot = 'ask GET /v1/changes?since=now and keep its next, then read the lists of what you follow whole, and go on from that next'

function tooFar(): LifecircleError {
  const detail = 'is further on than the change feed: it is of another database, or this one was restored from before'
  return new LifecircleError('bad-request', `since ${detail}. Take a snapshot: ${snapshot}`, { details: [{ pointer: '/since', detail }] })
}

/** What to do where the feed does not go back far enough: begin anew, at a place told before the lists are read. */
function tooOld(keptDays: number, readable: readonly ResourceName[]): LifecircleError {
  return new LifecircleError('gone', `changes are kept for ${keptDays} days, and since is from before: take a snapshot: ${snapshot}`, {
    details: [
      { pointer: '/since', detail: 'is from before what is kept' },
      ...readable.map((name) => ({ pointer: resources[name].list, detail: `lists each ${name}` }))
    ]
  })
}
