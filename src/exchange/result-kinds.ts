import { day, decimals, exportKind, json, number, text } from './export-kind.js'

const named = [text('code', 'r.code'), text('name_zh', 'r.name_zh'), text('name_en', 'r.name_en')]
const indices = (alias: string) => ['base', 'balance', 'governance'].map((name) => decimals(name, `${alias}.${name}`, 2))
const shares = (alias: string, ...names: readonly string[]) => names.map((name) => decimals(name, `${alias}.${name}`, 6))
const numbers = (alias: string, ...names: readonly string[]) => names.map((name) => number(name, `${alias}.${name}`))

/** Of a run, $4, and a level of regions, $5. */
const ofRun = (alias: string) => `${alias}.run_id = $4::bigint and r.level = $5`
const typed = `checkup.type_score as s
  join registry.region as r on r.code = s.region_code
  join checkup.run as u on u.id = s.run_id
  join registry.facility_type as t on t.id = s.type_id
  join registry.standard_type as k on k.standard_version = u.standard_version and k.type_id = s.type_id`
const typeNames = [text('type_code', 't.code'), text('type_name_zh', 'k.name_zh'), text('type_name_en', 'k.name_en'), text('category', 'k.category')]

/** Figures of a run that can be taken away: as they were published, for regions of a level. */
export const figuresOfRuns = {
  scores: exportKind({
    name: 'scores',
    cells: [
      ...named, text('level', 'r.level'), text('parent_code', 's.parent_code'), ...numbers('s', 'population', 'sites', 'communities'), ...indices('s'), decimals('index', 's.index', 2),
      text('grade', 's.grade'), ...shares('s', 'completeness'), ...numbers('s', 'rank', 'rank_in_level'), ...shares('s', 'sufficiency', 'gini', 'palma', 'theil', 'priority'),
      ...shares('s', 'demand_mark', 'elderly_and_child_mark', 'facilities_mark', 'service_mark'), json('shortfalls_by_cause', 's.shortfalls_by_cause', '{}'),
      ...numbers('s', 'sites_off_network', 'sites_imputed')
    ],
    geometryType: 'MULTIPOLYGON',
    geometry: 'st_asgeojson(r.geom, 15)',
    from: 'checkup.region_score as s join registry.region as r on r.code = s.region_code',
    key: 's.region_code',
    region: 's.region_code',
    held: ofRun('s')
  }),
  'category-scores': exportKind({
    name: 'category-scores',
    cells: [...named, text('category', 's.category'), ...indices('s'), decimals('score', 's.score', 2)],
    geometryType: null,
    from: 'checkup.category_score as s join registry.region as r on r.code = s.region_code',
    key: "s.region_code || ' ' || s.category",
    region: 's.region_code',
    held: ofRun('s')
  }),
  'type-scores': exportKind({
    name: 'type-scores',
    cells: [
      ...named, ...typeNames, text('applies', 's.applies::text'), text('surveyed', 's.surveyed::text'), ...indices('s'), decimals('score', 's.score', 2), ...shares('s', 'completeness'),
      ...shares('s', 'base_people', 'group_people', 'facilities_counted'), ...numbers('s', 'facilities_required'), decimals('count', 's.count_share', 6),
      ...shares('s', 'supply_required', 'supply', 'coverage', 'worst_quarter', 'satisfaction', 'operating', 'closed_on_time', 'demand'),
      ...numbers('s', 'facilities_in_budget', 'facilities_reached', 'facilities_own', 'sizes_imputed', 'hours_unknown'), text('cause', 's.cause')
    ],
    geometryType: null,
    from: typed,
    key: "s.region_code || ' ' || t.code",
    region: 's.region_code',
    held: ofRun('s')
  }),
  shortfalls: exportKind({
    name: 'shortfalls',
    cells: [
      ...named, text('community_kind', 'r.kind'), ...typeNames, decimals('score', 's.score', 2), decimals('severity', 'k.weight * (100 - s.score::numeric)', 2), text('cause', 's.cause'),
      decimals('count', 's.count_share', 6), ...shares('s', 'supply', 'coverage'), decimals('governance', 's.governance', 2), ...shares('s', 'demand')
    ],
    geometryType: null,
    from: typed,
    key: "s.region_code || ' ' || t.code",
    region: 's.region_code',
    held: `${ofRun('s')} and s.cause is not null`
  })
}

/** What a campaign found that can be taken away; $4 the campaign, $5 the level of regions. */
export const figuresOfCampaigns = {
  coverage: exportKind({
    name: 'coverage',
    cells: [...named, ...numbers('c', 'households', 'answered', 'estates', 'estates_short', 'estates_unknown', 'missing'), text('met', 'c.met::text')],
    geometryType: null,
    from: "survey.coverage($4, $5, coalesce($3, '000000000000')) as c join registry.region as r on r.code = c.code",
    key: 'c.code',
    region: 'c.code',
    held: 'true'
  }),
  estates: exportKind({
    name: 'estates',
    cells: [
      text('site_external_id', 'e.site_external_id'), text('name', 'e.name'), text('community_code', 'e.community_code'), text('kind', 'e.kind'), text('under_renovation', 'e.under_renovation::text'),
      ...numbers('e', 'households', 'answered', 'percent_required', 'missing'), text('met', 'e.met::text')
    ],
    geometryType: null,
    // By site, whatever the level.
    from: "survey.estate_coverage($4, coalesce($3, '000000000000')) as e",
    key: 'e.site_external_id',
    region: 'e.community_code',
    held: '$5::text is not null'
  }),
  demand: exportKind({
    name: 'demand',
    cells: [
      ...named, text('type_code', 't.code'), ...numbers('d', 'asked', 'asks'),
      ...shares('d', 'share', 'low', 'high', 'intensity'), ...numbers('d', 'ratings'), ...shares('d', 'satisfaction')
    ],
    geometryType: null,
    from: "survey.demand($4, $5, coalesce($3, '000000000000')) as d join registry.region as r on r.code = d.code join registry.facility_type as t on t.id = d.type_id",
    key: "d.code || ' ' || t.code",
    region: 'd.code',
    held: 'true'
  }),
  interviews: exportKind({
    name: 'interviews',
    cells: [
      text('community_code', 'i.community_code'), text('topic', 'i.topic'), day('held_on', 'i.held_on'), number('participants', 'i.participants'), text('notes', 'i.notes::text')
    ],
    geometryType: null,
    from: 'survey.interview as i',
    key: "lpad(i.id::text, 20, '0')",
    region: 'i.community_code',
    held: 'i.campaign_code = $4 and $5::text is not null'
  })
}

export type FigureOfRuns = keyof typeof figuresOfRuns
export type FigureOfCampaigns = keyof typeof figuresOfCampaigns

export const figuresOfRunsNames = Object.keys(figuresOfRuns) as [FigureOfRuns, ...FigureOfRuns[]]
export const figuresOfCampaignsNames = Object.keys(figuresOfCampaigns) as [FigureOfCampaigns, ...FigureOfCampaigns[]]
