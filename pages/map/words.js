/** What the page says, in both languages. */
const all = {
  zh: {
    title: '城镇社区体检地图', choices: '选择与图例', run: '体检批次', figure: '着色指标', type: '设施类型', layers: '叠加图层', everyType: '全部类型',
    indices: '指数', categories: '类别', types: '设施类型得分', other: 'English', signIn: '登录', signOut: '退出',
    signInWhy: '请输入访问令牌。令牌只保存在本标签页，关闭后即清除。', tokenLabel: '访问令牌', enter: '进入', without: '不使用令牌',
    facilities: '设施', shortfalls: '短板', sites: '居住点可达', streets: '步行路网', far: '放大后显示', noScore: '无得分',
    reached: '可达', unreached: '不可达', closed: '未运营', walk: '步行范围', minutes: (n) => `${n} 分钟`,
    index: '体检指数', base: '基础', balance: '均衡', governance: '治理', rank: (place) => `同级排名 ${place}`, rankInLevel: (place) => `全部社区排名 ${place}`,
    people: (n) => `${n} 人`, shortfallsOf: (n) => `短板（${n}）`, none: '无短板', portrait: '查看社区画像', from: '从此处步行', within: '可达范围内', population: '人口', facilitiesWithin: '设施',
    nothing: '此处没有步行可达的道路。', needsToken: '计算步行范围需要令牌。', noRuns: '没有可查看的体检批次。', status: { completed: '未发布', published: '已发布', superseded: '已更正' },
    close: '关闭', size: '规模', state: '状态', states: { planned: '规划', building: '在建', operating: '运营', suspended: '暂停', closed: '关闭' }, map: '地图：方向键移动，加减键缩放，回车查看中心点'
  },
  en: {
    title: 'Community checkup map', choices: 'Choices and legend', run: 'Checkup run', figure: 'Colour by', type: 'Facility type', layers: 'On top', everyType: 'All types',
    indices: 'Indices', categories: 'Categories', types: 'Scores of types', other: '中文', signIn: 'Sign in', signOut: 'Sign out',
    signInWhy: 'Enter an access token. It is kept in this tab only, and gone when the tab is closed.', tokenLabel: 'Access token', enter: 'Enter', without: 'Without a token',
    facilities: 'Facilities', shortfalls: 'Shortfalls', sites: 'What sites reach', streets: 'Walking network', far: 'zoom in', noScore: 'no score',
    reached: 'reached', unreached: 'not reached', closed: 'not operating', walk: 'On foot', minutes: (n) => `${n} min`,
    index: 'Checkup index', base: 'Base', balance: 'Balance', governance: 'Governance', rank: (place) => `Rank ${place} among siblings`, rankInLevel: (place) => `${place} of all communities`,
    people: (n) => `${n} people`, shortfallsOf: (n) => `Shortfalls (${n})`, none: 'Nothing falls short', portrait: 'Open the portrait', from: 'On foot from here', within: 'Within reach', population: 'People', facilitiesWithin: 'Facilities',
    nothing: 'No street can be walked from here.', needsToken: 'How far one walks is told to callers with a token.', noRuns: 'There is no checkup run to see.', status: { completed: 'unpublished', published: 'published', superseded: 'corrected' },
    close: 'Close', size: 'Size', state: 'State', states: { planned: 'planned', building: 'being built', operating: 'operating', suspended: 'suspended', closed: 'closed' }, map: 'Map: arrows move, plus and minus zoom, Enter tells of the centre'
  }
}

const asked = new URLSearchParams(location.search).get('lang')
export let language = asked === 'zh' || asked === 'en' ? asked : navigator.language.startsWith('zh') ? 'zh' : 'en'
export const words = () => all[language]
export const nameOf = ({ nameZh, nameEn }) => (language === 'zh' ? nameZh : (nameEn ?? nameZh))
export const number = (value) => new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en').format(value)

export function speakOther() {
  language = language === 'zh' ? 'en' : 'zh'
}

/** Fixed texts of the page. */
export function sayWords() {
  document.documentElement.lang = language
  document.title = words().title
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = words()[node.dataset.word]
}
