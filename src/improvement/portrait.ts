import type { Block, Column, ReportFrame } from '../checkup/report/document.js'
import { nameIn, words, type Language } from '../checkup/report/words.js'
import type { CommunityKind, FutureStatus } from '../registry/region-import.js'
import type { CommunityPortrait } from './portrait-queries.js'
import type { ProjectState } from './project.js'
import type { Availability, SpaceKind } from './space-import.js'

const said = {
  zh: {
    title: (name: string) => `${name}一社一画像`,
    people: '居民与小区', residents: '常住人口', elderly: '60 岁及以上', children: '0–14 岁', sites: '居住小区', kind: '社区类型', future: '未来社区', offNetwork: '不临道路的小区',
    demand: '居民诉求', type: '设施', share: '提出比例', nobodyAsked: '本期未收到居民诉求。',
    quality: '数据质量', qualityIndex: '质量指数', critical: '严重问题', major: '重要问题', minor: '一般问题',
    spaces: '闲置空间', space: '名称', area: '面积（平方米）', how: '来源', state: '状态', noSpaces: '没有登记的闲置空间。',
    projects: '补短板项目', budget: '预算', expected: '预期提升', due: '计划完成', noProjects: '没有在库项目。',
    operations: '运营', facilities: '设施数', recorded: '有记录', income: '收入（元）', spending: '支出（元）', visits: '服务人次', noOperations: '本年没有运营记录。',
    kinds: { old_estate: '老旧小区', resettlement: '安置小区', commodity: '商品房小区', new_build: '新建小区', mixed: '混合型' } satisfies Record<CommunityKind, string>,
    futures: { none: '未创建', under_way: '创建中', accepted_inclusive: '普惠型', accepted_leading: '引领型' } satisfies Record<FutureStatus, string>,
    states: { proposed: '谋划', approved: '立项', under_way: '在建', completed: '完工', accepted: '验收', cancelled: '取消' } satisfies Record<ProjectState, string>,
    spaceKinds: { demolished: '拆除', vacated: '腾退', revitalised: '盘活', consolidated: '整合', exchanged: '置换', expropriated: '征收', other: '其他' } satisfies Record<SpaceKind, string>,
    availabilities: { available: '可用', planned: '已安排', in_use: '已启用', unavailable: '暂不可用' } satisfies Record<Availability, string>
  },
  en: {
    title: (name: string) => `Portrait of ${name}`,
    people: 'People and estates', residents: 'residents', elderly: '60 and over', children: '0 to 14', sites: 'residential sites', kind: 'kind', future: 'future community', offNetwork: 'sites that find no street',
    demand: 'What residents ask for', type: 'facility type', share: 'share who ask', nobodyAsked: 'Nobody was asked in this period.',
    quality: 'Quality of its records', qualityIndex: 'quality index', critical: 'critical', major: 'major', minor: 'minor',
    spaces: 'Idle space', space: 'name', area: 'area (m²)', how: 'how it comes free', state: 'state', noSpaces: 'No idle space is kept.',
    projects: 'Projects', budget: 'budget', expected: 'expected lift', due: 'due', noProjects: 'No project is in the library.',
    operations: 'How it is run', facilities: 'facilities', recorded: 'with a record', income: 'income (yuan)', spending: 'spending (yuan)', visits: 'visits', noOperations: 'Nothing was recorded this year.',
    kinds: { old_estate: 'old estate', resettlement: 'resettlement', commodity: 'commodity', new_build: 'new', mixed: 'mixed' } satisfies Record<CommunityKind, string>,
    futures: { none: 'none', under_way: 'under way', accepted_inclusive: 'accepted, inclusive', accepted_leading: 'accepted, leading' } satisfies Record<FutureStatus, string>,
    states: { proposed: 'proposed', approved: 'approved', under_way: 'under way', completed: 'completed', accepted: 'accepted', cancelled: 'cancelled' } satisfies Record<ProjectState, string>,
    spaceKinds: { demolished: 'demolished', vacated: 'vacated', revitalised: 'revitalised', consolidated: 'consolidated', exchanged: 'exchanged', expropriated: 'expropriated', other: 'other' } satisfies Record<SpaceKind, string>,
    availabilities: { available: 'available', planned: 'promised', in_use: 'in use', unavailable: 'not for now' } satisfies Record<Availability, string>
  }
}

/** What a portrait says beside the report of its community, in words. */
export function portraitPages({ community, people, demand, quality, spaces, projects, operations }: CommunityPortrait, language: Language): ReportFrame {
  const say = said[language]
  const { none, locale } = words[language]
  const whole = (value: number | null) => (value === null ? none : Math.round(value).toLocaleString(locale))
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  return {
    title: say.title(nameIn(language, community)),
    before: [
      heading(say.people),
      {
        kind: 'facts',
        facts: [
          { label: say.residents, value: whole(people.residents) },
          { label: say.elderly, value: whole(people.elderly) },
          { label: say.children, value: whole(people.children) },
          { label: say.sites, value: whole(people.sites), ...(people.sitesOffNetwork === 0 ? {} : { detail: `${say.offNetwork}: ${people.sitesOffNetwork}` }) },
          { label: say.kind, value: community.kind === null ? none : say.kinds[community.kind] },
          { label: say.future, value: community.futureStatus === null ? none : say.futures[community.futureStatus] }
        ]
      }
    ],
    after: [
      heading(say.demand),
      orElse(demand.length, say.nobodyAsked, [left(say.type, 3), right(say.share)], () => demand.map((one) => [nameIn(language, one), percent(one.share)])),
      ...(quality === null ? [] : [
        heading(say.quality),
        {
          kind: 'facts' as const,
          facts: [
            { label: say.qualityIndex, value: quality.index === null ? none : quality.index.toFixed(2) },
            { label: say.critical, value: whole(quality.critical) }, { label: say.major, value: whole(quality.major) }, { label: say.minor, value: whole(quality.minor) }
          ]
        }
      ]),
      heading(say.spaces),
      orElse(spaces.length, say.noSpaces, [left(say.space, 3), right(say.area), left(say.how, 1.4), left(say.state, 1.4)], () =>
        spaces.map(({ name, area, kind, availability }) => [name, whole(area), say.spaceKinds[kind], say.availabilities[availability]])),
      heading(say.projects),
      orElse(projects.length, say.noProjects, [left(say.space, 3.4), left(say.state, 1.2), right(say.budget), right(say.expected, 1.2), left(say.due, 1.3)], () =>
        projects.map(({ name, state, budget, expected, dueOn }) => [name, say.states[state], whole(budget), whole(expected?.lift ?? null), dueOn ?? none])),
      heading(say.operations),
      orElse(operations.total.recorded, say.noOperations, [left(say.type, 2), right(say.facilities), right(say.recorded), right(say.income, 1.3), right(say.spending, 1.3), right(say.visits, 1.2)], () =>
        operations.byType.map(({ typeCode, facilities, recorded, income, spending, visits }) => [typeCode, whole(facilities), whole(recorded), whole(income), whole(spending), whole(visits)]))
    ]
  }
}

const heading = (text: string): Block => ({ kind: 'heading', text })
const right = (title: string, share = 1): Column => ({ title, share, align: 'right' })
const left = (title: string, share: number): Column => ({ title, share })

/** A table, or a word that there is nothing to show. */
const orElse = (count: number, none: string, columns: readonly Column[], rows: () => readonly (readonly string[])[]): Block =>
  count === 0 ? { kind: 'paragraph', text: none, quiet: true } : { kind: 'table', columns, rows: rows().map((cells) => ({ cells })) }
