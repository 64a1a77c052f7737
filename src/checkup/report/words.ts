import type { RegionLevel } from '../../registry/region-import.js'
import type { ChangeCause } from '../trend.js'
import type { DiagnosisFigures } from '../diagnosis.js'
import type { Variant } from '../sensitivity.js'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** Everything a report says, in one language. */
export interface Words {
  readonly locale: string
  readonly title: (name: string) => string
  readonly period: (period: string) => string
  readonly asOf: (day: string) => string
  readonly none: string
  readonly list: string
  readonly levels: Readonly<Record<RegionLevel, string>>
  /** Grades of the default standard; others are called what their standard calls them. */
  readonly grades: Readonly<Record<string, string>>
  readonly categories: Readonly<Record<string, string>>
  readonly status: Readonly<Record<string, string>>
  readonly figures: {
    readonly index: string
    readonly base: string
    readonly balance: string
    readonly governance: string
    readonly grade: string
    readonly rank: string
    readonly rankInLevel: (level: string) => string
    readonly completeness: string
    readonly population: string
    readonly communities: string
    readonly sites: string
    readonly score: string
    readonly coverage: string
    readonly count: string
    readonly supply: string
    readonly worstQuarter: string
    readonly facilities: string
    readonly range: string
    readonly severity: string
    readonly weight: string
    readonly priority: string
  }
  readonly columns: {
    readonly code: string
    readonly name: string
    readonly category: string
    readonly type: string
    readonly cause: string
    readonly why: string
    readonly measure: string
    readonly for: string
    readonly number: string
    readonly before: string
    readonly after: string
    readonly points: string
    readonly assumption: string
    readonly item: string
    readonly value: string
    readonly community: string
    readonly level: string
    readonly parent: string
  }
  readonly sections: {
    readonly overview: string
    readonly categories: string
    readonly types: string
    readonly map: string
    readonly ranking: (of: string) => string
    readonly trend: string
    readonly shortfalls: string
    readonly treatFirst: string
    readonly suggestions: string
    readonly sensitivity: string
    readonly inequality: string
    readonly method: string
    readonly scores: string
  }
  readonly outOf: (place: number, of: number) => string
  readonly summary: (facts: {
    readonly name: string
    readonly population: string
    readonly communities: number | null
    readonly index: string
    readonly grade: string
    readonly base: string
    readonly balance: string
    readonly governance: string
  }) => string
  readonly noIndex: (name: string) => string
  readonly placed: (facts: { readonly rank: number; readonly siblings: number; readonly level: string; readonly beside: string }) => string
  readonly unranked: string
  readonly rangeNote: (low: string, high: string) => string
  readonly beside: (facts: { readonly name: string; readonly index: string; readonly difference: number }) => string
  readonly noReference: string
  readonly changed: (facts: { readonly period: string; readonly before: string; readonly after: string; readonly points: string }) => string
  readonly noTrend: string
  readonly otherBasis: (facts: { readonly standards: readonly string[] | null; readonly networks: readonly string[] | null }) => string
  readonly movedBy: string
  readonly causesLine: (total: number, parts: string) => string
  readonly causePart: (name: string, count: number) => string
  readonly nothingShort: string
  readonly shownOf: (shown: number, of: number) => string
  readonly evidence: Readonly<Record<keyof DiagnosisFigures, string>>
  readonly against: (value: string, threshold: string) => string
  readonly changeCauses: Readonly<Record<ChangeCause, string>>
  readonly variants: Readonly<Record<Variant, string>>
  readonly noSensitivity: string
  readonly inequalityLine: (facts: { readonly sufficiency: string; readonly gini: string; readonly palma: string; readonly theil: string }) => string
  readonly map: {
    readonly site: string
    readonly circle: (minutes: number) => string
    readonly communityDot: string
    readonly metres: (metres: number) => string
    readonly caption: (isCommunity: boolean) => string
  }
  readonly radarCaption: string
  readonly barsCaption: (beside: string | null) => string
  readonly method: {
    readonly formulas: readonly string[]
    readonly speeds: (speeds: string) => string
    readonly grades: (grades: string) => string
    readonly thresholds: (facts: { readonly count: string; readonly supply: string; readonly coverage: string; readonly governance: string }) => string
    readonly missing: (facts: { readonly sites: string; readonly offNetwork: string; readonly imputed: string }) => string
    readonly run: string
    readonly status: string
    readonly standard: string
    readonly authority: string
    readonly network: string
    /** Of a run whose communities were scored elsewhere. */
    readonly networksOfParts: string
    readonly inputs: string
    readonly referenceDate: string
    readonly version: string
    readonly publishedAt: string
    readonly unpublished: string
  }
  readonly page: (page: number, pages: number) => string
}

const zh: Words = {
  locale: 'zh-CN',
  title: (name) => `${name}城镇社区专项体检报告`,
  period: (period) => `${period.slice(0, 4)}年${period.endsWith('1') ? '上' : '下'}半年`,
  asOf: (day) => `数据截至 ${day}`,
  none: '—',
  list: '、',
  levels: { province: '省', city: '市', county: '县（市、区）', street: '街道（乡镇）', community: '社区' },
  grades: { excellent: '优秀', good: '良好', fair: '一般', poor: '较差' },
  categories: {},
  status: { completed: '已完成，未发布', published: '已发布', superseded: '已被更正版取代' },
  figures: {
    index: '体检指数', base: '基础指数', balance: '均衡指数', governance: '治理指数', grade: '等级', rank: '同级排名',
    rankInLevel: (level) => `全部${level}排名`, completeness: '数据完整度', population: '常住人口', communities: '社区数', sites: '居住点数', score: '得分',
    coverage: '覆盖率', count: '数量达标率', supply: '供给达标率', worstQuarter: '最弱四分之一', facilities: '可达设施', range: '区间', severity: '严重度', weight: '权重',
    priority: '优先度'
  },
  columns: {
    code: '代码', name: '名称', category: '类别', type: '设施', cause: '主要成因', why: '依据', measure: '建议', for: '针对', number: '序号', before: '上期', after: '本期',
    points: '影响（分）', assumption: '假设', item: '项目', value: '内容', community: '社区', level: '层级', parent: '上级'
  },
  sections: {
    overview: '总体情况', categories: '八大类得分', types: '关键设施得分', map: '区位图', ranking: (of) => `${of}排名`, trend: '与上期比较', shortfalls: '短板与成因',
    treatFirst: '优先治理社区', suggestions: '提升建议', sensitivity: '敏感性', inequality: '公平性', method: '方法与版本', scores: '设施得分'
  },
  outOf: (place, of) => `${place} / ${of}`,
  summary: ({ name, population, communities, index, grade, base, balance, governance }) =>
    `${name}常住人口 ${population} 人${communities === null ? '' : `，含 ${communities} 个社区`}。体检指数 ${index} 分，等级为“${grade}”；其中基础指数 ${base}，均衡指数 ${balance}，治理指数 ${governance}。`,
  noIndex: (name) => `${name}没有常住人口，因此没有指数、等级和排名。`,
  placed: ({ rank, siblings, level, beside }) => `在${beside}的 ${siblings} 个参加排名的${level}中列第 ${rank} 位。`,
  unranked: '数据完整度低于标准的下限，不参加排名。',
  rangeNote: (low, high) => `若步行速度、未知规模和未知人群取其高低两端，指数在 ${low}–${high} 之间；区间重叠的名次差别不宜过度解读。`,
  beside: ({ name, index, difference }) => `${name}的指数为 ${index}，${difference === 0 ? '与本区域相同' : `本区域${difference > 0 ? '高' : '低'} ${Math.abs(difference).toFixed(2)} 分`}。`,
  noReference: '本次体检范围未覆盖上级区域，没有可比的平均值。',
  changed: ({ period, before, after, points }) => `与${period}相比，体检指数由 ${before} 变为 ${after}（${points}）。下表各设施的影响合计即为指数的变化。`,
  noTrend: '此前没有已发布的体检结果可比。',
  otherBasis: ({ standards, networks }) =>
    `注意：两期的${[standards === null ? '' : `标准（${standards.join(' → ')}）`, networks === null ? '' : `步行网络（${networks.join(' → ')}）`].filter(Boolean).join('和')}不同，变化部分来自口径。`,
  movedBy: '变动原因',
  causesLine: (total, parts) => `共有 ${total} 项设施低于标准门槛，按主要成因：${parts}。`,
  causePart: (name, count) => `${name} ${count} 项`,
  nothingShort: '没有设施低于标准门槛。',
  shownOf: (shown, of) => `以下为最严重的 ${shown} 项（共 ${of} 项）；全部内容见电子表格。`,
  evidence: {
    count: '数量达标率', supply: '供给达标率', coverage: '覆盖率', governance: '治理指数', anySizeCount: '不计规模的数量达标率', ownSupply: '仅供本社区时的供给达标率',
    reachedSupply: '可达居民的供给达标率', facilitiesKnown: '已知设施', facilitiesReached: '可达的运营设施', facilitiesOwn: '本社区运营设施', facilitiesOwnReached: '其中可达'
  },
  against: (value, threshold) => `${value}（门槛 ${threshold}）`,
  changeCauses: {
    score_moved: '得分变化', weight_shifted: '权重相对变化', newly_surveyed: '新纳入调查', no_longer_surveyed: '不再调查', now_applies: '开始适用', no_longer_applies: '不再适用',
    new_in_standard: '标准新增', dropped_from_standard: '标准删除', unchanged: '不变'
  },
  variants: {
    slower: '步行速度慢 10%', faster: '步行速度快 10%', sizes_low: '未知规模取低值', sizes_high: '未知规模取高值', groups_low: '未知老幼人数取低值', groups_high: '未知老幼人数取高值'
  },
  noSensitivity: '区间尚在计算。',
  inequalityLine: ({ sufficiency, gini, palma, theil }) =>
    `居民人均供给充足度 ${sufficiency}；基尼系数 ${gini}，帕尔马比值 ${palma}，泰尔指数 ${theil}（均为 0 或 0.25 时人人相同，越大越不均）。`,
  map: {
    site: '居住点（按人口）', circle: (minutes) => `${minutes} 分钟步行可达街道`, communityDot: '社区（按人口，颜色为等级）',
    metres: (metres) => (metres >= 1000 ? `${metres / 1000} 公里` : `${metres} 米`),
    caption: (isCommunity) => (isCommunity ? '从各居住点出发，沿步行网络 5 分钟和 15 分钟能到达的街道，以及运营设施。' : '各社区的位置、人口和等级，以及运营设施。')
  },
  radarCaption: '八大类得分（0–100）',
  barsCaption: (beside) => (beside === null ? '各类设施得分（0–100）' : `各类设施得分与${beside}得分（0–100）`),
  method: {
    formulas: [
      '基础指数 B = 100 ×（0.5 × 数量达标率 + 0.5 × 供给达标率）：够不够。',
      '均衡指数 E = 100 ×（0.7 × 覆盖率 + 0.3 × 最弱四分之一居民的充足度）：人人走得到吗。',
      '治理指数 V = 100 × 满意度、正常开放、按期办结的加权平均：建成之后好不好用。',
      '设施得分 = 0.4 B + 0.4 E + 0.2 V；体检指数为各类设施得分的加权平均。括号内系数为本报告所用标准的默认值，以标准文本为准。'
    ],
    speeds: (speeds) => `步行距离沿实际步行网络计算，速度（米/秒）：${speeds}。`,
    grades: (grades) => `等级：${grades}。`,
    thresholds: ({ count, supply, coverage, governance }) => `短板门槛：数量达标率 ${count}，供给达标率 ${supply}，覆盖率 ${coverage}，治理指数 ${governance}。`,
    missing: ({ sites, offNetwork, imputed }) => `共 ${sites} 个居住点，其中 ${offNetwork} 个不在步行网络上，${imputed} 个的老幼人数按所在县（市、区）比例推算；未知规模按最小规模计。`,
    run: '体检批次', status: '状态', standard: '标准', authority: '标准来源', network: '步行网络', networksOfParts: '由各组成部分所在实例计算，各用其网络；本报告无步行地图', inputs: '输入摘要', referenceDate: '基准日', version: '方法版本', publishedAt: '发布时间',
    unpublished: '本报告依据未发布的结果，仅供内部使用。'
  },
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
}

const en: Words = {
  locale: 'en',
  title: (name) => `Community checkup report: ${name}`,
  period: (period) => `${period.endsWith('1') ? 'First' : 'Second'} half of ${period.slice(0, 4)}`,
  asOf: (day) => `State of ${day}`,
  none: '–',
  list: ', ',
  levels: { province: 'province', city: 'city', county: 'county', street: 'sub-district', community: 'community' },
  grades: {},
  categories: {
    governance: 'Governance', education: 'Education', elderly_care: 'Elderly care', health: 'Health', culture: 'Culture', commerce: 'Commerce', sport: 'Sport',
    convenience: 'Convenience'
  },
  status: { completed: 'completed, not published', published: 'published', superseded: 'superseded by a correction' },
  figures: {
    index: 'Checkup index', base: 'Base', balance: 'Balance', governance: 'Governance', grade: 'Grade', rank: 'Rank among siblings',
    rankInLevel: (level) => `Rank of all (${level})`, completeness: 'Completeness', population: 'Residents', communities: 'Communities', sites: 'Sites', score: 'Score',
    coverage: 'Coverage', count: 'Count', supply: 'Supply', worstQuarter: 'Worst quarter', facilities: 'Reached', range: 'Range', severity: 'Severity', weight: 'Weight',
    priority: 'Priority'
  },
  columns: {
    code: 'Code', name: 'Name', category: 'Category', type: 'Facility type', cause: 'Main cause', why: 'Evidence', measure: 'Suggestion', for: 'For', number: 'No.',
    before: 'Before', after: 'Now', points: 'Points', assumption: 'Assumption', item: 'Item', value: 'Value', community: 'Community', level: 'Level', parent: 'Part of'
  },
  sections: {
    overview: 'Overview', categories: 'Scores by category', types: 'Scores by facility type', map: 'Map', ranking: (of) => `Ranking (${of})`, trend: 'Change since the last period',
    shortfalls: 'Shortfalls and their causes', treatFirst: 'Communities to treat first', suggestions: 'Suggestions', sensitivity: 'Sensitivity', inequality: 'Inequality',
    method: 'Method and versions', scores: 'Type scores'
  },
  outOf: (place, of) => `${place} of ${of}`,
  summary: ({ name, population, communities, index, grade, base, balance, governance }) =>
    `${name} has ${population} residents${communities === null ? '' : ` in ${communities} communities`}. Its checkup index is ${index}, graded ${grade}: base index ${base}, balance index ${balance}, governance index ${governance}.`,
  noIndex: (name) => `${name} has no residents, and so no index, grade or rank.`,
  placed: ({ rank, siblings, level, beside }) => `It ranks ${rank} among the ${siblings} ranked regions of the level ${level} in ${beside}.`,
  unranked: 'It has no rank: less was measured than the standard asks for.',
  rangeNote: (low, high) => `With walking speeds, unknown sizes and unknown groups at their low and high ends the index lies between ${low} and ${high}: where ranges overlap, a difference in rank says little.`,
  beside: ({ name, index, difference }) => `The index of ${name} is ${index}${difference === 0 ? ', as is this region\'s' : `; this region's is ${Math.abs(difference).toFixed(2)} ${difference > 0 ? 'higher' : 'lower'}`}.`,
  noReference: 'The checkup does not cover the region above: there is no mean to compare with.',
  changed: ({ period, before, after, points }) => `Since ${period} the index went from ${before} to ${after} (${points}). The points of the types below sum to the change.`,
  noTrend: 'No earlier period has published results to compare with.',
  otherBasis: ({ standards, networks }) =>
    `Note: ${[standards === null ? '' : `the standard (${standards.join(' → ')})`, networks === null ? '' : `the walking network (${networks.join(' → ')})`].filter(Boolean).join(' and ')} changed: part of the difference is theirs.`,
  movedBy: 'What happened',
  causesLine: (total, parts) => `${total} types fall short of a threshold in its communities, by main cause: ${parts}.`,
  causePart: (name, count) => `${name} ${count}`,
  nothingShort: 'Nothing falls short of the standard\'s thresholds.',
  shownOf: (shown, of) => `The worst ${shown} of ${of}; the spreadsheet has all.`,
  evidence: {
    count: 'count', supply: 'supply', coverage: 'coverage', governance: 'governance', anySizeCount: 'count of any size', ownSupply: 'supply for its own people alone',
    reachedSupply: 'supply of those who reach one', facilitiesKnown: 'known', facilitiesReached: 'operating and reached', facilitiesOwn: 'operating, its own', facilitiesOwnReached: 'of these reached'
  },
  against: (value, threshold) => `${value} (threshold ${threshold})`,
  changeCauses: {
    score_moved: 'score moved', weight_shifted: 'weight shifted', newly_surveyed: 'newly surveyed', no_longer_surveyed: 'no longer surveyed', now_applies: 'now applies',
    no_longer_applies: 'no longer applies', new_in_standard: 'new in the standard', dropped_from_standard: 'dropped from the standard', unchanged: 'unchanged'
  },
  variants: {
    slower: 'everybody walks a tenth slower', faster: 'everybody walks a tenth faster', sizes_low: 'unknown sizes at their low end', sizes_high: 'unknown sizes at their high end',
    groups_low: 'unknown numbers of elderly and children at their low end', groups_high: 'unknown numbers of elderly and children at their high end'
  },
  noSensitivity: 'The ranges are still being worked out.',
  inequalityLine: ({ sufficiency, gini, palma, theil }) =>
    `Mean sufficiency of the residents ${sufficiency}; Gini ${gini}, Palma ${palma}, Theil ${theil} (all alike: 0, 0.25, 0; the higher the more unequal).`,
  map: {
    site: 'site, by residents', circle: (minutes) => `streets within ${minutes} minutes on foot`, communityDot: 'community, by residents, coloured by grade',
    metres: (metres) => (metres >= 1000 ? `${metres / 1000} km` : `${metres} m`),
    caption: (isCommunity) => (isCommunity ? 'Streets reached on foot within 5 and 15 minutes of its sites, and operating facilities.' : 'Where its communities are, how many people they have, how they are graded, and operating facilities.')
  },
  radarCaption: 'Scores of the categories (0 to 100)',
  barsCaption: (beside) => (beside === null ? 'Scores of the facility types (0 to 100)' : `Scores of the facility types beside those of ${beside} (0 to 100)`),
  method: {
    formulas: [
      'Base index B = 100 × (0.5 × count + 0.5 × supply): is there enough?',
      'Balance index E = 100 × (0.7 × coverage + 0.3 × sufficiency of the worst-served quarter): can everyone walk to it?',
      'Governance index V = 100 × the weighted mean of satisfaction, operating hours and issues closed on time: does it work well?',
      'Score of a type = 0.4 B + 0.4 E + 0.2 V; the index is the weighted mean over all types. These weights are the defaults; the standard\'s own hold.'
    ],
    speeds: (speeds) => `Walks are measured along the walking network, at (m/s): ${speeds}.`,
    grades: (grades) => `Grades: ${grades}.`,
    thresholds: ({ count, supply, coverage, governance }) => `Thresholds of a shortfall: count ${count}, supply ${supply}, coverage ${coverage}, governance ${governance}.`,
    missing: ({ sites, offNetwork, imputed }) => `Of ${sites} sites ${offNetwork} find no street, and of ${imputed} the elderly or children were not given and are taken by their county's share; unknown sizes are taken as the minimum.`,
    run: 'Run', status: 'State', standard: 'Standard', authority: 'Authority of the standard', network: 'Walking network', networksOfParts: 'those of its parts, which were worked out elsewhere; so there is no map of walks', inputs: 'Hash of the inputs', referenceDate: 'Reference date',
    version: 'Version of the method', publishedAt: 'Published', unpublished: 'This report rests on results that are not published: for internal use.'
  },
  page: (page, pages) => `Page ${page} of ${pages}`,
}

export const words: Readonly<Record<Language, Words>> = { zh, en }

interface Named {
  readonly nameZh: string
  readonly nameEn: string | null
}

/** A name in a language; Chinese where there is no English one. */
export const nameIn = (language: Language, { nameZh, nameEn }: Named): string => (language === 'zh' ? nameZh : (nameEn ?? nameZh))

export const typeIn = (language: Language, { typeNameZh, typeNameEn }: { readonly typeNameZh: string; readonly typeNameEn: string }): string =>
  language === 'zh' ? typeNameZh : typeNameEn

export const measureIn = (language: Language, { measureZh, measureEn }: { readonly measureZh: string; readonly measureEn: string }): string =>
  language === 'zh' ? measureZh : measureEn

export const categoryIn = (language: Language, { category, categoryZh }: { readonly category: string; readonly categoryZh: string }): string =>
  language === 'zh' ? categoryZh : (en.categories[category] ?? category.replaceAll('_', ' '))

export const gradeIn = (language: Language, grade: string | null): string => (grade === null ? words[language].none : (words[language].grades[grade] ?? grade))
