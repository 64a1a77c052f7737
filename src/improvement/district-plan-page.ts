import { causeNames, type Cause } from '../checkup/diagnosis.js'
import type { Block, Column, ReportFrame } from '../checkup/report/document.js'
import { nameIn, words, type Language } from '../checkup/report/words.js'
import type { Conformity, DistrictPlanState, PlanTarget, TargetMeasure, TargetScope } from './district-plan.js'
import type { FullDistrictPlan } from './district-plan-outlook-queries.js'
import type { ProjectAction, ProjectSpaceKind } from './project.js'

const said = {
  zh: {
    title: (name: string, version: number) => `${name}一区一规划（第 ${version} 版）`,
    overview: '规划概要', years: '规划期', state: '状态', cost: '总投资', facilities: '规划设施', before: '现状指数', after: '规划期末指数', lift: '提升（分·人）', newly: '新覆盖居民', targetsMet: '目标达成', circles: '生活圈方案',
    list: '建设项目（按建设时序）', order: '序', year: '年份', what: '项目', where: '社区', why: '成因', how: '方式', space: '空间来源', money: '投资', conforms: '用地', none: '规划中没有项目。', total: '合计', unpriced: (count: number) => `另有 ${count} 个项目未列投资。`,
    byYear: '分年度实施与预期', index: '指数', targets: '规划目标', target: '目标', scope: '范围', by: '期限', least: '目标值', baseline: '现状', expected: '预期', met: '达成', yes: '是', no: '否', notApplying: '不适用', noTargets: '没有设定目标。',
    shown: (shown: number, of: number) => `以下为未达成的目标在前的 ${shown} 项（共 ${of} 项）。`,
    shortfalls: '短板与处置', type: '设施', short: '短板', eased: '缓解', treated: '提质', unmet: '未解决', gone: '消除', noShortfalls: '现状没有低于标准门槛的设施。', conformity: '用地符合性', note: '说明', reference: '依据', by_: '核查', allConform: '没有不符合用地的项目。',
    unchecked: (count: number) => `${count} 个项目尚未核查用地符合性。`, bySpace: '投资按空间来源', communities: '各社区指数', community: '社区', unknown: '效果无法推算的项目',
    states: { draft: '草案', submitted: '已上报', approved: '已批准', superseded: '已被新版替代' } satisfies Record<DistrictPlanState, string>,
    scopes: { county: '全区', community: '各社区', five: '各五分钟圈', fifteen: '各十五分钟圈' } satisfies Record<TargetScope, string>,
    measures: { facilities: '设施数', count: '数量达标率', supply: '供给达标率', coverage: '覆盖率', index: '得分' } satisfies Record<TargetMeasure, string>,
    theIndex: '体检指数',
    actions: { add: '新建', open: '启用', move: '迁建', resize: '扩建', serve: '提质' } satisfies Record<ProjectAction, string>,
    spaceKinds: { demolished: '拆除', vacated: '腾退', revitalised: '盘活', consolidated: '整合', exchanged: '置换', expropriated: '征收', new_land: '新供地', other: '其他' } satisfies Record<ProjectSpaceKind, string>,
    conformities: { yes: '符合', with_conditions: '有条件符合', no: '不符合', unchecked: '未核查' } satisfies Record<Conformity, string>
  },
  en: {
    title: (name: string, version: number) => `District plan of ${name}, version ${version}`,
    overview: 'The plan in short', years: 'years', state: 'state', cost: 'cost in all', facilities: 'planned facilities', before: 'index now', after: 'index if all is built', lift: 'lift (points × residents)', newly: 'residents newly served', targetsMet: 'targets met', circles: 'circle plan',
    list: 'What to build, in this order', order: 'no.', year: 'year', what: 'project', where: 'community', why: 'cause', how: 'how', space: 'space', money: 'cost', conforms: 'land use', none: 'The plan builds nothing.', total: 'in all', unpriced: (count: number) => `${count} more projects have no budget.`,
    byYear: 'Year by year', index: 'index', targets: 'Targets', target: 'target', scope: 'where', by: 'by', least: 'at least', baseline: 'now', expected: 'expected', met: 'met', yes: 'yes', no: 'no', notApplying: 'does not apply', noTargets: 'No targets are set.',
    shown: (shown: number, of: number) => `${shown} of ${of}, those that are missed first.`,
    shortfalls: 'Shortfalls, and what becomes of them', type: 'facility type', short: 'short', eased: 'eased', treated: 'treated', unmet: 'unmet', gone: 'met', noShortfalls: 'Nothing is below the thresholds of the standard.', conformity: 'Conformity to the spatial plan', note: 'note', reference: 'reference', by_: 'checked', allConform: 'Nothing fails to conform.',
    unchecked: (count: number) => `${count} projects are not checked yet.`, bySpace: 'Cost by source of space', communities: 'Index of the communities', community: 'community', unknown: 'Projects whose effect cannot be told',
    states: { draft: 'draft', submitted: 'submitted', approved: 'approved', superseded: 'superseded' } satisfies Record<DistrictPlanState, string>,
    scopes: { county: 'county', community: 'each community', five: 'each five-minute circle', fifteen: 'each fifteen-minute circle' } satisfies Record<TargetScope, string>,
    measures: { facilities: 'facilities', count: 'count', supply: 'supply', coverage: 'coverage', index: 'score' } satisfies Record<TargetMeasure, string>,
    theIndex: 'index',
    actions: { add: 'new', open: 'open', move: 'move', resize: 'enlarge', serve: 'better service' } satisfies Record<ProjectAction, string>,
    spaceKinds: { demolished: 'demolished', vacated: 'vacated', revitalised: 'revitalised', consolidated: 'consolidated', exchanged: 'exchanged', expropriated: 'expropriated', new_land: 'new land', other: 'other' } satisfies Record<ProjectSpaceKind, string>,
    conformities: { yes: 'conforms', with_conditions: 'with conditions', no: 'does not', unchecked: 'unchecked' } satisfies Record<Conformity, string>
  }
}

/** So many targets are shown. */
const mostTargets = 60

/** A district plan in words, before the report of its county: what to build, where, why, in which order, at what cost, with what gain. */
export function districtPlanPages(plan: FullDistrictPlan, language: Language): ReportFrame {
  const say = said[language]
  const { none, locale } = words[language]
  const whole = (value: number | null) => (value === null ? none : Math.round(value).toLocaleString(locale))
  const points = (value: number | null) => (value === null ? none : value.toFixed(2))
  const typeNames = new Map(plan.baseline.types.map((type) => [type.typeCode, nameIn(language, type)]))
  const causeIn = (cause: Cause | null) => (cause === null ? none : causeNames[cause][language])
  const spaceIn = (kind: ProjectSpaceKind | null) => (kind === null ? none : say.spaceKinds[kind])
  const value = (measure: TargetMeasure, given: number | null) => (given === null ? none : measure === 'index' ? given.toFixed(2) : measure === 'facilities' ? whole(given) : `${(given * 100).toFixed(1)}%`)
  const targetIn = ({ typeCode, measure }: PlanTarget) => (typeCode === null ? say.theIndex : `${typeNames.get(typeCode) ?? typeCode} ${say.measures[measure]}`)
  const judged = plan.targets.filter(({ met }) => met !== null)
  const missedFirst = [...plan.targets].sort((a, b) => Number(a.met ?? true) - Number(b.met ?? true))
  const unclear = plan.facilities.filter(({ conformity }) => conformity === 'no' || conformity === 'with_conditions')
  const unknown = plan.facilities.filter(({ why }) => why !== null)
  return {
    title: say.title(nameIn(language, plan), plan.version),
    before: [
      heading(say.overview),
      paragraph(plan.title),
      ...(plan.note === null ? [] : [paragraph(plan.note)]),
      {
        kind: 'facts',
        facts: [
          { label: say.years, value: `${plan.firstYear}–${plan.lastYear}` },
          { label: say.state, value: say.states[plan.state] },
          { label: say.facilities, value: whole(plan.facilities.length) },
          { label: say.cost, value: whole(plan.money.total) },
          { label: say.before, value: points(plan.baseline.county.index) },
          { label: say.after, value: points(plan.expected.county.index) },
          { label: say.newly, value: whole(plan.gain.newly.residents) },
          { label: say.targetsMet, value: `${judged.filter(({ met }) => met === true).length} / ${judged.length}` }
        ]
      },
      heading(say.list),
      orElse(
        plan.facilities.length, say.none,
        [left(say.order, 0.5), left(say.year, 0.8), left(say.what, 2.6), left(say.where, 1.6), left(say.why, 1.4), left(say.how, 0.9), left(say.space, 1), right(say.money), right(say.lift, 1.1), left(say.conforms, 1.1)],
        () => [
          ...plan.facilities.map((one, i) => [
            `${i + 1}`, `${one.year}`, `${one.name}（${typeNames.get(one.typeCode) ?? one.typeCode}）`, nameIn(language, { nameZh: one.communityNameZh, nameEn: one.communityNameEn }), causeIn(one.cause), say.actions[one.action],
            spaceIn(one.spaceKind), whole(one.budget), whole(one.lift), say.conformities[one.conformity]
          ]),
          ['', '', say.total, '', '', '', '', whole(plan.money.total), whole(plan.gain.lift), '']
        ]
      ),
      ...(plan.money.unpriced.length === 0 ? [] : [quietly(say.unpriced(plan.money.unpriced.length))]),
      ...(unknown.length === 0 ? [] : [quietly(`${say.unknown}: ${unknown.map(({ name }) => name).join(words[language].list)}`)]),
      heading(say.byYear),
      table([left(say.year, 1), right(say.facilities), right(say.money), right(say.lift), right(say.newly), right(say.index), right(say.targetsMet)], plan.byYear.map((one) => [
        `${one.year}`, whole(one.facilities), whole(one.cost), whole(one.lift), whole(one.newly.residents), points(one.county.index), `${one.targetsMet} / ${one.targetsDue - one.targetsNotApplying}`
      ])),
      heading(say.bySpace),
      orElse(plan.money.bySpaceKind.length, say.none, [left(say.space, 2), right(say.facilities), right(say.money)], () => plan.money.bySpaceKind.map((one) => [spaceIn(one.spaceKind), whole(one.facilities), whole(one.cost)])),
      heading(say.shortfalls),
      orElse(plan.shortfalls.length, say.noShortfalls, [left(say.type, 2.4), left(say.scope, 1.6), right(say.short), right(say.gone), right(say.eased), right(say.treated), right(say.unmet)], () =>
        plan.shortfalls.map((one) => [typeNames.get(one.typeCode) ?? one.typeCode, say.scopes[one.scope], whole(one.short), whole(one.met), whole(one.eased), whole(one.treated), whole(one.unmet)])),
      heading(say.targets),
      ...(plan.targets.length > mostTargets ? [quietly(say.shown(mostTargets, plan.targets.length))] : []),
      orElse(plan.targets.length, say.noTargets, [left(say.target, 2.6), left(say.scope, 1.8), left(say.by, 0.8), right(say.least), right(say.baseline), right(say.expected), left(say.met, 1)], () =>
        missedFirst.slice(0, mostTargets).map((one) => [
          targetIn(one), one.placeCode ?? say.scopes[one.scope], `${one.byYear}`, value(one.measure, one.value), value(one.measure, one.baseline), value(one.measure, one.expected),
          one.met === null ? say.notApplying : one.met ? say.yes : say.no
        ])),
      heading(say.conformity),
      ...(plan.conformity.unchecked === 0 ? [] : [quietly(say.unchecked(plan.conformity.unchecked))]),
      orElse(unclear.length, say.allConform, [left(say.what, 2), left(say.conforms, 1.2), left(say.note, 3), left(say.reference, 2), left(say.by_, 1.6)], () =>
        unclear.map((one) => [one.name, say.conformities[one.conformity], one.conformityNote ?? none, one.conformityReference ?? none, `${one.conformityBy ?? ''} ${one.conformityOn ?? ''}`])),
      heading(say.communities),
      table([left(say.community, 3), right(say.before), right(say.after)], plan.baseline.communities.map((one, i) => [nameIn(language, one), points(one.index), points(plan.expected.communities[i]!.index)]))
    ],
    after: []
  }
}

const heading = (text: string): Block => ({ kind: 'heading', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const quietly = (text: string): Block => ({ kind: 'paragraph', text, quiet: true })
const right = (title: string, share = 1): Column => ({ title, share, align: 'right' })
const left = (title: string, share: number): Column => ({ title, share })
const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): Block => ({ kind: 'table', columns, rows: rows.map((cells) => ({ cells })) })

/** A table, or a word that there is nothing to show. */
const orElse = (count: number, none: string, columns: readonly Column[], rows: () => readonly (readonly string[])[]): Block => (count === 0 ? quietly(none) : table(columns, rows()))
