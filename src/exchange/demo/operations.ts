import type { Community } from './communities.js'
import { ACTIVITIES, MODELS, OPERATED, RECORDS, SELF_SUFFICIENCY } from './provision.js'
import type { Random } from './random.js'
import type { ActivityRow, FacilityRow, OperatingModelName, OperatingModelRow, OperationRow } from './rows.js'

export interface Operations {
  readonly operatingModels: readonly OperatingModelRow[]
  readonly operations: readonly OperationRow[]
  readonly activities: readonly ActivityRow[]
}

/** How districts, some streets and communities, and some facilities are run; what those that somebody has to run took and gave in two half-years. */
export function runFacilities(communities: readonly Community[], facilities: readonly FacilityRow[], random: Random): Operations {
  const modelOf = new Map<string, OperatingModelName>()
  const operatingModels: OperatingModelRow[] = []
  const run = (subject: Pick<OperatingModelRow, 'facilityExternalId' | 'regionCode'>, model: OperatingModelName, validFrom: string) => {
    const operator = model === 'government' ? null : `合成运营单位${operatingModels.length + 1}`
    const contract = operator === null ? { contractFrom: null, contractUntil: null } : { contractFrom: validFrom, contractUntil: `${Number(validFrom.slice(0, 4)) + 2}-12-31` }
    operatingModels.push({ ...subject, validFrom, model, operator, ...contract })
    modelOf.set(subject.facilityExternalId ?? subject.regionCode!, model)
  }
  const january = () => `${random.integer(2020, 2023)}-01-01`
  for (const district of new Set(communities.map((community) => community.district.code))) run({ facilityExternalId: null, regionCode: district }, 'government', '2019-01-01')
  for (const street of new Set(communities.map(({ streetCode }) => streetCode))) {
    if (random.chance(MODELS.streets)) run({ facilityExternalId: null, regionCode: street }, 'precinct', january())
  }
  for (const { code } of communities) {
    if (random.chance(MODELS.communities)) run({ facilityExternalId: null, regionCode: code }, random.weighted(MODELS.ofCommunities), january())
  }

  const operations: OperationRow[] = []
  const activities: ActivityRow[] = []
  const communityOf = new Map(communities.map((community) => [community.code, community]))
  for (const { externalId, typeCode, communityCode, status, closedOn, openedOn } of facilities) {
    if (communityCode === null || !OPERATED.includes(typeCode) || status === 'planned' || status === 'building') continue
    const { streetCode, district } = communityOf.get(communityCode)!
    if (random.chance(MODELS.facilities)) run({ facilityExternalId: externalId, regionCode: null }, random.weighted(MODELS.ofFacilities), january())
    const model = [externalId, communityCode, streetCode, district.code].map((of) => modelOf.get(of)).find((of) => of !== undefined)!
    if (status !== 'operating' || closedOn !== null || (openedOn !== null && openedOn > '2023-06-30') || random.chance(RECORDS.none)) continue
    for (const period of RECORDS.periods) operations.push({ facilityExternalId: externalId, regionCode: null, period, ...drawRecord(model, random) })
    if (random.chance(ACTIVITIES.share)) activities.push(drawActivity(activities.length + 1, externalId, communityCode, random))
  }
  return { operatingModels, operations, activities }
}

function drawRecord(model: OperatingModelName, random: Random): Omit<OperationRow, 'facilityExternalId' | 'regionCode' | 'period'> {
  const hundreds = (amount: number) => Math.round(amount / 100) * 100
  const openingDays = random.integer(110, 180)
  const spending = hundreds(random.between(60_000, 240_000))
  const [low, high] = SELF_SUFFICIENCY[model]
  const income = hundreds(spending * random.between(low, high))
  return {
    funds: random.chance(RECORDS.noMoney) ? null : Math.max(0, spending - income),
    income: random.chance(RECORDS.noMoney) ? null : income,
    spending,
    staff: random.integer(2, 12) / 2,
    volunteers: random.chance(0.3) ? null : random.integer(0, 20),
    visits: random.chance(RECORDS.noVisits) ? null : openingDays * random.integer(8, 60),
    openingDays
  }
}

function drawActivity(number: number, facilityExternalId: string, communityCode: string, random: Random): ActivityRow {
  const month = random.integer(1, 6)
  return {
    externalId: `demo-activity-${String(number).padStart(5, '0')}`, communityCode, kind: random.pick(ACTIVITIES.kinds), title: `合成活动${number}`,
    heldOn: `2024-0${month}-${String(random.integer(1, 28)).padStart(2, '0')}`, facilityExternalId, participants: random.integer(8, 120)
  }
}
