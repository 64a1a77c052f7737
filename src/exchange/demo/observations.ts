import type { Community } from './communities.js'
import { CLOSED_ON_TIME, OBSERVATIONS, RATING, UNSURVEYED } from './provision.js'
import type { Random } from './random.js'
import type { CatalogueType, ObservationRow } from './rows.js'

/** Residents' ratings and the issues they raised in one period; some communities and types have none. */
export function gatherObservations(
  period: string,
  communities: readonly Community[],
  catalogue: readonly CatalogueType[],
  random: Random
): ObservationRow[] {
  const observations: ObservationRow[] = []
  for (const community of communities) {
    if (community.people === 0 || random.chance(OBSERVATIONS.silentCommunities)) continue
    const mood = 0.15 * random.normal() + (community.district.provision - 1) * 0.7
    for (const { code } of catalogue) {
      if (UNSURVEYED.some(([county, type]) => county === community.district.code && type === code)) continue
      const row = { period, communityCode: community.code, typeCode: code }
      if (!random.chance(OBSERVATIONS.noSatisfaction)) {
        const rating = RATING[community.kind] + mood + 0.2 * random.normal()
        observations.push({ ...row, component: 'satisfaction', ...rate(rating, random.integer(6, 90), random) })
      }
      if (!random.chance(OBSERVATIONS.noIssues)) {
        observations.push({ ...row, component: 'closed_on_time', ...closeIssues(CLOSED_ON_TIME + mood * 0.15, random) })
      }
    }
  }
  return observations
}

type Count = Pick<ObservationRow, 'numerator' | 'denominator' | 'source'>

/** The sum of (rating - 1) / 4 over whole ratings, so a multiple of a quarter. */
function rate(meanRating: number, ratings: number, random: Random): Count {
  const share = Math.min(0.99, Math.max(0.05, (meanRating - 1) / 4))
  const drawn = ratings * share + Math.sqrt(ratings) * 0.2 * random.normal()
  const numerator = Math.min(ratings, Math.max(0, Math.round(drawn * 4) / 4))
  return { numerator, denominator: ratings, source: 'synthetic survey' }
}

function closeIssues(share: number, random: Random): Count {
  const due = random.chance(OBSERVATIONS.noneDue) ? 0 : random.integer(1, 14)
  let closed = 0
  for (let i = 0; i < due; i++) closed += random.chance(share) ? 1 : 0
  return { numerator: closed, denominator: due, source: 'synthetic hotline' }
}
