import { tellsOf } from '../../checkup/composition-steps.js'
import type { Scope } from '../../platform/auth/scopes.js'
import { facilityStatuses } from '../../registry/facility-import.js'
import { communityKinds, futureStatuses, regionLevels } from '../../registry/region-import.js'

/** A property of the features of a collection. */
export interface Field {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date'
  readonly en: string
  readonly zh: string
  /** Where it depends on the day that is asked for, a function of it. */
  readonly sql: string | ((day: string) => string)
  /** Joins that it is read from, beside those that are always made. */
  readonly from?: readonly string[]
  /** All values that there can be. */
  readonly values?: readonly string[]
}

/** What a statement joins where a property is read from it. */
export interface Join {
  readonly name: string
  readonly sql: string
}

/** Features of a kind: what they are called, where they stand in the database, what is told of each. */
export interface Collection {
  readonly id: string
  readonly en: string
  readonly zh: string
  readonly about: string
  /** What a caller needs to read them. */
  readonly scope: Scope
  readonly fields: readonly Field[]
  /** The table, called `v`, and what always belongs to it. */
  readonly from: string
  readonly joins: readonly Join[]
  readonly always: readonly string[]
  /** Which rows are features at all. */
  readonly held: string
  /** Columns that tell features apart and order them; the id of a feature is their values with dots between, of which only the last may hold dots. */
  readonly key: readonly string[]
  /** Joins that the key is read from. */
  readonly keyed?: readonly string[]
  readonly geometry: string
  /** Joins that the geometry is read from. */
  readonly place: readonly string[]
  /** The column whose index serves a spatial condition, where the geometry is more than that column. */
  readonly indexed?: string
  readonly shape: 'point' | 'multipolygon' | 'any'
  /** How they are kept over time: as versions, of which a day has one; or each with days of its own. */
  readonly dated?: 'versions' | 'days'
  /** Whether they tell the figures of a run, which may be named. */
  readonly scored: boolean
}

/** Types and categories of published standards, whose scores communities have. */
export interface ScoredTypes {
  readonly categories: readonly { readonly category: string; readonly zh: string }[]
  readonly types: readonly { readonly id: number; readonly code: string; readonly zh: string; readonly en: string }[]
}

const field =
  (type: Field['type']) =>
  (name: string, sql: Field['sql'], en: string, zh: string, more: Pick<Field, 'from' | 'values'> = {}): Field => ({ name, type, sql, en, zh, ...more })
const text = field('string')
const integer = field('integer')
const flag = field('boolean')
const day = field('date')
/** Rounded half away from zero. */
const decimals = (digits: number) => (name: string, sql: string, en: string, zh: string, more: Pick<Field, 'from'> = {}): Field =>
  field('number')(name, `round((${sql})::numeric, ${digits})`, en, zh, more)
const score = decimals(2)
const share = decimals(6)
const number = (name: string, sql: string, en: string, zh: string, more: Pick<Field, 'from'> = {}): Field => field('number')(name, `trim_scale((${sql})::numeric)`, en, zh, more)

const validity = [
  day('valid_from', "nullif(v.valid_from, '-infinity')", 'First day of this version; null: since ever', '本版本起始日'),
  day('valid_to', "nullif(v.valid_to, 'infinity')", 'Day after its last; null: it still holds', '本版本截止日')
]

/** What both parts of the inventory are: points, kept as versions under an external id. */
const versionsOfPoints = {
  joins: [],
  always: [],
  held: 'true',
  key: ['v.external_id'],
  geometry: 'v.geom',
  place: [],
  shape: 'point',
  dated: 'versions',
  scored: false
} as const satisfies Partial<Collection>

const facilities: Collection = {
  id: 'facilities',
  en: 'Public-service facilities',
  zh: '公共服务设施',
  about: 'Facilities as they are kept now, or as they were at a time (datetime): of an interval the last version that held in it',
  scope: 'inventory:read',
  fields: [
    text('external_id', 'v.external_id', 'External id', '设施编号'),
    text('type_code', 't.code', 'Facility type', '设施类型'),
    text('name', 'v.name', 'Name', '名称'),
    text('community_code', 'v.community_code', 'Community', '社区代码'),
    text('county_code', 'v.county_code', 'County', '区县代码'),
    number('size', 'v.size', 'Size in the unit of the standard; null: unknown', '规模'),
    text('status', 'v.status', 'Status as it is kept', '状态', { values: facilityStatuses }),
    text('state', (on) => `registry.state_on(v.status, v.opened_on, v.closed_on, ${on})`, 'State on the day that is asked for, by status and dates', '当日状态', { values: facilityStatuses }),
    number('weekly_hours', 'v.weekly_hours', 'Hours a week; null: unknown', '每周开放小时'),
    text('opening_hours', 'v.opening_hours', 'Opening hours in the syntax of OpenStreetMap', '开放时间'),
    day('opened_on', 'v.opened_on', 'Opened on', '启用日期'),
    day('closed_on', 'v.closed_on', 'Closed on', '关闭日期'),
    ...validity
  ],
  from: 'registry.facility as v join registry.facility_type as t on t.id = v.type_id',
  ...versionsOfPoints
}

const sites: Collection = {
  id: 'sites',
  en: 'Residential sites',
  zh: '居住小区',
  about: 'Residential sites as they are kept now, or as they were at a time (datetime): of an interval the last version that held in it',
  scope: 'inventory:read',
  fields: [
    text('external_id', 'v.external_id', 'External id', '小区编号'),
    text('community_code', 'v.community_code', 'Community', '社区代码'),
    text('name', 'v.name', 'Name', '名称'),
    number('households', 'v.households', 'Occupied households', '户数'),
    number('population', 'v.population', 'Residents', '人口'),
    number('elderly', 'v.elderly', 'Residents of 60 and over; null: not given', '60岁及以上人口'),
    number('children', 'v.children', 'Residents of 0 to 14; null: not given', '0-14岁人口'),
    text('kind', 'v.kind', 'Kind', '类型', { values: communityKinds }),
    flag('under_renovation', 'v.under_renovation', 'Under renovation', '是否改造中'),
    ...validity
  ],
  from: 'registry.site as v',
  ...versionsOfPoints
}

/** The run that answers for a region: of those that `newest` holds, whose scope it lies in, the latest that tells of it. */
const runJoin: Join = {
  name: 'run',
  sql: `left join lateral (
    select n.id, n.period, n.standard_version
    from newest as n
    where n.scope_code in ('000000000000', rpad(left(v.code, 2), 12, '0'), rpad(left(v.code, 4), 12, '0'), rpad(left(v.code, 6), 12, '0'), rpad(left(v.code, 9), 12, '0'), v.code)
      and exists (select from checkup.run as r where r.id = n.id and ${tellsOf('r', 'v.code')})
    order by n.period desc, n.id desc
    limit 1
  ) as u on true`
}
const scoreJoin: Join = { name: 'score', sql: 'left join checkup.region_score as s on s.run_id = u.id and s.region_code = v.code' }
/** Where a community that has no boundary is shown: amid its sites. */
const placeJoin: Join = {
  name: 'place',
  sql: `left join lateral (
    select st_centroid(st_collect(i.geom order by i.external_id)) as geom
    from registry.site as i
    where v.geom is null and i.community_code = v.code and i.valid_to = 'infinity'
  ) as p on true`
}
const atPlace = { geometry: 'coalesce(v.geom, p.geom)', indexed: 'v.geom', place: ['place'], shape: 'any' } as const

const scored = { from: ['run', 'score'] }
const scores: readonly Field[] = [
  integer('run_id', 'u.id', 'Run that the figures are of', '评估批次', { from: ['run'] }),
  text('period', 'u.period', 'Its period', '评估期', { from: ['run'] }),
  number('population', 's.population', 'Residents, by the run', '人口', scored),
  integer('sites', 's.sites', 'Residential sites', '小区数', scored),
  score('index', 's.index', 'Checkup index, 0 to 100', '体检指数', scored),
  score('base', 's.base', 'Base index', '基础指数', scored),
  score('balance', 's.balance', 'Balance index', '均衡指数', scored),
  score('governance', 's.governance', 'Governance index', '治理指数', scored),
  text('grade', 's.grade', 'Grade', '等级', scored),
  integer('rank', 's.rank', 'Rank among siblings', '同级排名', scored),
  integer('rank_in_level', 's.rank_in_level', 'Rank among all of its level', '层级排名', scored),
  share('completeness', 's.completeness', 'How much is known, 0 to 1', '数据完整度', scored)
]
const priority = share('priority', 's.priority', 'How soon to be treated, 0 to 1', '优先度', scored)

const named = [
  text('code', 'v.code', 'Statistical code', '统计代码'),
  text('name_zh', 'v.name_zh', 'Name in Chinese', '名称'),
  text('name_en', 'v.name_en', 'Name in English', '英文名称'),
  text('parent_code', 'v.parent_code', 'Region right above', '上级代码')
]
const ofCommunity = [
  text('kind', 'v.kind', 'Kind of community', '社区类型', { values: communityKinds }),
  text('future_status', 'v.future_status', 'Future-community status', '未来社区状态', { values: futureStatuses })
]

const categoryField = (category: string, zh: string): Field => score(`score_${category}`, `c.category_${category}`, `Score of the category ${category}`, `${zh}得分`, { from: ['run', 'categories'] })
const typeField = ({ id, code, zh, en }: ScoredTypes['types'][number]): Field =>
  score(`score_${code.toLowerCase()}`, `k.type_${id}`, `Score of the type ${code}, ${en}`, `${zh}得分`, { from: ['run', 'types'] })

/** A column for each score of a list of them, found at once. */
const pivot = (name: string, alias: string, table: string, columns: readonly string[]): Join[] =>
  columns.length === 0
    ? []
    : [{ name, sql: `left join lateral (select ${columns.join(', ')} from checkup.${table} as one where one.run_id = u.id and one.region_code = v.code) as ${alias} on true` }]

const communities = ({ categories, types }: ScoredTypes): Collection => ({
  id: 'communities',
  en: 'Communities with their scores',
  zh: '社区及体检得分',
  about: 'Communities by their boundary, or amid their sites where they have none, with the scores of the newest published run, or of the one that `run` names',
  scope: 'results:read',
  fields: [...named, ...ofCommunity, ...scores, priority, ...categories.map(({ category, zh }) => categoryField(category, zh)), ...types.map(typeField)],
  from: 'registry.region as v',
  joins: [
    runJoin,
    scoreJoin,
    placeJoin,
    ...pivot('categories', 'c', 'category_score', categories.map(({ category }) => `max(one.score) filter (where one.category = '${category}') as category_${category}`)),
    ...pivot('types', 'k', 'type_score', types.map(({ id }) => `max(one.score) filter (where one.type_id = ${id}) as type_${id}`))
  ],
  always: [],
  held: "v.level = 'community'",
  key: ['v.code'],
  ...atPlace,
  dated: 'days',
  scored: true
})

const regions = ({ categories }: ScoredTypes): Collection => ({
  id: 'regions',
  en: 'Streets, counties, cities and provinces with their scores',
  zh: '街道、区县、市、省及体检得分',
  about: 'Regions above communities by their boundary, if they have one, with the scores of the newest published run, or of the one that `run` names',
  scope: 'results:read',
  fields: [
    ...named, text('level', 'v.level', 'Level', '层级', { values: regionLevels.filter((level) => level !== 'community') }), ...scores,
    integer('communities', 's.communities', 'Communities', '社区数', scored), ...categories.map(({ category, zh }) => categoryField(category, zh))
  ],
  from: 'registry.region as v',
  joins: [
    runJoin,
    scoreJoin,
    ...pivot('categories', 'c', 'category_score', categories.map(({ category }) => `max(one.score) filter (where one.category = '${category}') as category_${category}`))
  ],
  always: [],
  held: "v.level <> 'community'",
  key: ['v.code'],
  geometry: 'v.geom',
  place: [],
  shape: 'multipolygon',
  dated: 'days',
  scored: true
})

const ofType = { from: ['type'] }

const shortfalls: Collection = {
  id: 'shortfalls',
  en: 'Shortfalls of communities',
  zh: '社区短板',
  about: 'What communities lack by the newest published run, or by the one that `run` names: a feature for each type that falls short, where its community is',
  scope: 'results:read',
  fields: [
    text('community_code', 'v.code', 'Community', '社区代码'),
    text('name_zh', 'v.name_zh', 'Name of the community', '社区名称'),
    text('type_code', 't.code', 'Facility type', '设施类型', ofType),
    text('type_name_zh', 'k.name_zh', 'Name of the type in Chinese', '类型名称', ofType),
    text('type_name_en', 'k.name_en', 'Name of the type in English', '类型英文名称', ofType),
    text('category', 'k.category', 'Category', '类别', ofType),
    integer('run_id', 'u.id', 'Run that found it', '评估批次'),
    text('period', 'u.period', 'Its period', '评估期'),
    text('cause', 's.cause', 'Main cause', '主要原因'),
    score('score', 's.score', 'Score of the type', '类型得分'),
    score('severity', 'k.weight * (100 - s.score::numeric)', 'Weight × (100 − score)', '严重程度', ofType),
    share('count', 's.count_share', 'Facilities over those required, at most 1', '数量达标率'),
    share('supply', 's.supply', 'Sufficiency of supply, 0 to 1', '供给充足度'),
    share('coverage', 's.coverage', 'Residents who reach one, 0 to 1', '覆盖率'),
    score('governance', 's.governance', 'Governance index', '治理指数'),
    share('demand', 's.demand', 'Share of residents who ask for it', '需求占比')
  ],
  from: 'registry.region as v',
  joins: [
    runJoin,
    placeJoin,
    {
      name: 'shortfall',
      // Each community's are looked up by its key, whatever statistics say, which do not know a run just written.
      sql: `join lateral (
    select one.*
    from checkup.type_score as one
    where one.run_id = u.id and one.region_code = v.code
    offset 0
  ) as s on s.cause is not null`
    },
    {
      name: 'type',
      sql: `join registry.facility_type as t on t.id = s.type_id
  join registry.standard_type as k on k.standard_version = u.standard_version and k.type_id = s.type_id`
    }
  ],
  always: ['run', 'shortfall'],
  held: "v.level = 'community'",
  key: ['v.code', 't.code'],
  keyed: ['type'],
  ...atPlace,
  dated: 'days',
  scored: true
}

const circles = (id: string, tier: 'five' | 'fifteen', en: string, zh: string): Collection => ({
  id,
  en,
  zh,
  about: 'Living circles of approved plans, of which each county has one at most',
  scope: 'plans:read',
  fields: [
    text('code', 'v.code', 'Code', '编号'),
    text('county_code', 'v.county_code', 'County', '区县代码'),
    ...(tier === 'five' ? [text('parent_code', 'v.parent_code', 'Fifteen-minute circle that it belongs to', '所属十五分钟圈')] : []),
    integer('plan_id', 'v.plan_id', 'Plan', '方案'),
    text('plan_name', 'l.name', 'Name of the plan', '方案名称'),
    text('centre_site', 'v.centre_site', 'Site to which its residents walk least', '中心小区'),
    number('population', 'v.population', 'Residents', '人口'),
    integer('sites', 'v.sites', 'Residential sites', '小区数'),
    number('mean_walk', 'v.mean_walk', 'Mean walk to the centre, metres', '平均步行距离（米）'),
    number('longest_walk', 'v.longest_walk', 'Longest walk to the centre, metres', '最长步行距离（米）'),
    number('estimated_people', 'v.estimated_people', 'Residents whose walk is estimated by the straight line', '估算人口'),
    number('area', 'v.area', 'Area, m²', '面积（平方米）'),
    number('compactness', 'v.compactness', 'Polsby-Popper compactness, 1 for a disc', '紧凑度')
  ],
  from: `improvement.circle as v
    join improvement.circle_plan as l on l.id = v.plan_id
    join improvement.circle_plan_county as y on y.plan_id = v.plan_id and y.county_code = v.county_code and y.state = 'approved'`,
  joins: [],
  always: [],
  held: `v.tier = '${tier}'`,
  key: ['v.code'],
  geometry: 'v.geom',
  place: [],
  shape: 'multipolygon',
  scored: false
})

/** All collections, in the order in which they are listed. */
export const collectionsOf = (types: ScoredTypes): readonly Collection[] => [
  communities(types),
  regions(types),
  shortfalls,
  sites,
  facilities,
  circles('circles-5', 'five', 'Five-minute living circles', '五分钟生活圈'),
  circles('circles-15', 'fifteen', 'Fifteen-minute living circles', '十五分钟生活圈')
]

/** Their names and scopes, which no standard changes. */
export const collectionScopes: readonly { readonly id: string; readonly scope: Scope }[] = collectionsOf({ categories: [], types: [] }).map(({ id, scope }) => ({ id, scope }))
