import { selectRows } from '../../network/streets/street-reading.js'
import type { StreetRows } from '../../network/streets/street-network.js'
import type { Fabric } from './plan.js'
import type { Random } from './random.js'
import type { Streets } from './street-draft.js'

/** Chance that an alley climbs by steps: old towns lean on their hills; through streets and bridges never do. */
const STEPS: Readonly<Record<Fabric, number>> = { old_town: 0.06, estates: 0.02, new_town: 0, outskirts: 0 }

/** The streets that a wheelchair user can use: all but the alleys of steps. */
export function withoutSteps({ rows, alleys }: Streets, random: Random): StreetRows {
  const areSteps = alleys.map((alley) => alley !== undefined && random.chance(STEPS[alley]))
  return selectRows(rows, (row) => areSteps[row] === false)
}
