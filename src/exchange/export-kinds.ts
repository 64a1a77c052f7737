import { day, exportKind, json, number, text, type ExportKind } from './export-kind.js'
import type { ImportKind } from './import-kinds.js'

/** As it was on a day: $4, or as it is kept now where none is named. */
const heldOn = (alias: string) =>
  `($4::date is null and ${alias}.valid_to = 'infinity' or $4::date is not null and ${alias}.valid_from <= $4::date and ${alias}.valid_to > $4::date)`

// As many digits as make the same number again.
const point = (alias: string) => `json_build_object('type', 'Point', 'coordinates', json_build_array(st_x(${alias}.geom), st_y(${alias}.geom)))::text`

/** What is run, in the two columns of the import. */
const subject = (alias: string) => [
  text('facility_external_id', `case when starts_with(${alias}.subject, 'facility:') then substr(${alias}.subject, ${'facility:'.length + 1}) end`),
  text('region_code', `case when starts_with(${alias}.subject, 'region:') then substr(${alias}.subject, ${'region:'.length + 1}) end`)
]

/** What can be taken away, in the columns in which it can be brought in. */
export const exportKinds = {
  regions: exportKind({
    name: 'regions',
    cells: [
      text('code', 'r.code'), text('name_zh', 'r.name_zh'), text('name_en', 'r.name_en'), text('level', 'r.level'), text('parent_code', 'r.parent_code'), text('kind', 'r.kind'),
      text('future_status', 'r.future_status')
    ],
    geometryType: 'MULTIPOLYGON',
    geometry: 'st_asgeojson(r.geom, 15)',
    from: 'registry.region as r',
    key: 'r.code',
    region: 'r.code',
    held: 'r.valid_from <= coalesce($4::date, current_date) and r.valid_to > coalesce($4::date, current_date)'
  }),
  sites: exportKind({
    name: 'sites',
    cells: [
      text('external_id', 's.external_id'), text('community_code', 's.community_code'), text('name', 's.name'), number('households', 's.households'), number('population', 's.population'),
      number('elderly', 's.elderly'), number('children', 's.children'), text('kind', 's.kind'), text('under_renovation', 's.under_renovation::text')
    ],
    geometryType: 'POINT',
    geometry: point('s'),
    placeAfter: 'name',
    from: 'registry.site as s',
    key: 's.external_id',
    region: 's.community_code',
    held: heldOn('s')
  }),
  facilities: exportKind({
    name: 'facilities',
    cells: [
      text('external_id', 'f.external_id'), text('type_code', 't.code'), text('name', 'f.name'), text('community_code', 'f.community_code'), number('size', 'f.size'), text('status', 'f.status'),
      number('weekly_hours', 'f.weekly_hours'), day('opened_on', 'f.opened_on'), day('closed_on', 'f.closed_on'), text('opening_hours', 'f.opening_hours'),
      json('attributes', 'f.attributes', '{}'), json('documents', 'f.documents', '[]')
    ],
    geometryType: 'POINT',
    geometry: point('f'),
    placeAfter: 'name',
    from: 'registry.facility as f join registry.facility_type as t on t.id = f.type_id',
    key: 'f.external_id',
    region: 'coalesce(f.community_code, f.county_code)',
    held: heldOn('f')
  }),
  observations: exportKind({
    name: 'observations',
    cells: [
      text('period', 'o.period'), text('community_code', 'o.community_code'), text('type_code', 't.code'), text('component', 'o.component'), number('numerator', 'o.numerator'),
      number('denominator', 'o.denominator'), text('source', 'o.source')
    ],
    geometryType: null,
    from: 'survey.observation as o join registry.facility_type as t on t.id = o.type_id',
    key: "concat_ws(' ', o.period, o.community_code, t.code, o.component, o.source) collate \"C\"",
    region: 'o.community_code',
    held: '$4::date is null'
  }),
  declarations: exportKind({
    name: 'declarations',
    cells: [text('county_code', 'd.county_code'), text('type_code', 't.code'), day('declared_on', 'd.declared_on'), text('by', 'd.declared_by')],
    geometryType: null,
    from: 'registry.declaration as d join registry.facility_type as t on t.id = d.type_id',
    key: "d.county_code || ' ' || t.code",
    region: 'd.county_code',
    held: '$4::date is null or d.declared_on <= $4::date'
  }),
  questionnaires: exportKind({
    name: 'questionnaires',
    cells: [text('code', 'q.code'), number('version', 'q.version'), text('document', 'q.document::text')],
    geometryType: null,
    from: 'survey.questionnaire as q',
    key: "q.code || ' ' || lpad(q.version::text, 6, '0')",
    region: 'q.region_code',
    held: '$4::date is null or q.created_at < $4::date + 1'
  }),
  campaigns: exportKind({
    name: 'campaigns',
    cells: [
      text('code', 'c.code'), text('name', 'c.name'), text('period', 'c.period'), text('scope_code', 'c.scope_code'), text('questionnaire_code', 'c.questionnaire_code'),
      number('questionnaire_version', 'c.questionnaire_version'), day('opens_on', 'c.opens_on'), day('closes_on', 'c.closes_on'), number('target_percent', 'c.target_percent')
    ],
    geometryType: null,
    from: 'survey.campaign as c',
    key: 'c.code',
    region: 'c.scope_code',
    held: '$4::date is null or c.opens_on <= $4::date'
  }),
  households: exportKind({
    name: 'households',
    cells: [
      text('campaign', 'r.campaign_code'), text('external_id', 'r.external_id'), text('site_external_id', 'r.site_external_id'),
      text('household', "'hash:' || encode(r.household, 'hex')"), text('age_group', 'r.age_group'), day('answered_on', 'r.answered_on'), number('seconds', 'r.seconds'),
      text('answers', 'r.answers::text')
    ],
    geometryType: null,
    from: 'survey.response as r',
    // As they came: the first valid one of a household counts, here and wherever they are brought in again.
    key: "lpad(r.id::text, 20, '0')",
    region: 'r.community_code',
    held: '$4::date is null or r.answered_on <= $4::date'
  }),
  issues: exportKind({
    name: 'issues',
    cells: [
      text('external_id', 'i.external_id'), text('community_code', 'i.community_code'), text('type_code', 't.code'), text('facility_external_id', 'i.facility_external_id'),
      text('kind', 'i.kind'), text('summary', 'i.summary'), day('opened_on', 'i.opened_on'), day('due_on', 'i.due_on'), day('closed_on', 'i.closed_on')
    ],
    geometryType: null,
    from: 'survey.service_issue as i join registry.facility_type as t on t.id = i.type_id',
    key: 'i.external_id',
    region: 'i.community_code',
    held: '$4::date is null or i.opened_on <= $4::date'
  }),
  activities: exportKind({
    name: 'activities',
    cells: [
      text('external_id', 'a.external_id'), text('community_code', 'a.community_code'), text('kind', 'a.kind'), text('title', 'a.title'), day('held_on', 'a.held_on'),
      day('ended_on', 'a.ended_on'), text('facility_external_id', 'a.facility_external_id'), text('partners', 'a.partners'), number('participants', 'a.participants'), text('note', 'a.note')
    ],
    geometryType: null,
    from: 'survey.activity as a',
    key: 'a.external_id',
    region: 'a.community_code',
    held: '$4::date is null or a.held_on <= $4::date'
  }),
  spaces: exportKind({
    name: 'spaces',
    cells: [
      text('external_id', 's.external_id'), text('community_code', 's.community_code'), text('name', 's.name'), number('area', 's.area'), number('floor', 's.floor'), text('owner', 's.owner'),
      text('kind', 's.kind'), text('availability', 's.availability'), day('available_from', 's.available_from'), number('cost', 's.cost'), text('unfit_types', 's.unfit_types'), text('note', 's.note')
    ],
    geometryType: 'POINT',
    geometry: point('s'),
    placeAfter: 'name',
    from: 'improvement.space as s',
    key: 's.external_id',
    region: 's.community_code',
    held: '$4::date is null'
  }),
  projects: exportKind({
    name: 'projects',
    cells: [
      text('external_id', 'p.external_id'), text('community_code', 'p.community_code'), text('type_code', 't.code'), text('name', 'p.name'), text('action', 'p.action'), text('facility', 'p.facility_id'),
      number('size', 'p.size'), number('weekly_hours', 'p.weekly_hours'), text('space', 'p.space_id'), text('space_kind', 'p.space_kind'), text('cause', 'p.cause'), number('budget', 'p.budget'),
      text('responsible', 'p.responsible'), day('starts_on', 'p.starts_on'), day('due_on', 'p.due_on'), json('milestones', 'p.milestones', '[]'), json('documents', 'p.documents', '[]'), text('note', 'p.note')
    ],
    geometryType: 'POINT',
    geometry: `case when p.geom is not null then ${point('p')} end`,
    placeAfter: 'name',
    from: 'improvement.project as p join registry.facility_type as t on t.id = p.type_id',
    key: 'p.external_id',
    region: 'p.community_code',
    held: '$4::date is null'
  }),
  operating_models: exportKind({
    name: 'operating_models',
    cells: [
      ...subject('m'), day('valid_from', 'm.valid_from'), day('valid_to', 'm.valid_to'), text('model', 'm.model'), text('operator', 'm.operator'), day('contract_from', 'm.contract_from'),
      day('contract_until', 'm.contract_until'), text('note', 'm.note')
    ],
    geometryType: null,
    from: 'improvement.operating_model as m',
    key: "m.subject || ' ' || m.valid_from",
    region: 'm.region_code',
    held: '$4::date is null or m.valid_from <= $4::date'
  }),
  operations: exportKind({
    name: 'operations',
    cells: [
      ...subject('o'), text('period', 'o.period'), number('funds', 'o.funds'), number('income', 'o.income'), number('spending', 'o.spending'), number('staff', 'o.staff'),
      number('volunteers', 'o.volunteers'), number('visits', 'o.visits'), number('opening_days', 'o.opening_days')
    ],
    geometryType: null,
    from: 'improvement.operation as o',
    key: "o.subject || ' ' || o.period",
    region: 'o.region_code',
    held: '$4::date is null or o.first_day <= $4::date'
  })
} as const satisfies Record<ImportKind, ExportKind>
