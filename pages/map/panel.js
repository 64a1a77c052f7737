/** What is told of a place: a facility, the community, how far one walks. */
import { byId, element } from './elements.js'
import { ask, askPage, hasToken, Refusal } from './service.js'
import { language, nameOf, number, words } from './words.js'

const row = (name, ...cells) => element('tr', {}, element('th', { textContent: name, $scope: 'row' }), ...cells)
const cell = (textContent) => element('td', { textContent })

export function openPanel(...parts) {
  byId('found').replaceChildren(...parts)
  byId('panel').hidden = false
}

/** Replaces a part once it is known; a refusal is told in its place. */
export function partOf(making) {
  const part = element('section', { '$aria-busy': 'true' })
  making
    .then((made) => part.replaceChildren(...made))
    .catch((error) => part.replaceChildren(element('p', { className: 'faint', textContent: error.message })))
    .finally(() => part.removeAttribute('aria-busy'))
  return part
}

export const facilityPart = ({ properties: { name, type, status, size } }, metadata) =>
  element('section', {},
    element('h2', { textContent: name ?? titleOf(metadata, type) }),
    element('p', { className: 'faint', textContent: [titleOf(metadata, type), words().states[status], size === undefined ? undefined : `${words().size} ${number(size)}`].filter(Boolean).join(' · ') })
  )

const titleOf = (metadata, type) => metadata['lifecircle:types'].find(({ code }) => code === type)?.title ?? type

/** A community's scores, rank and shortfalls in a run. */
export async function communityPart(run, code, metadata) {
  const [score, shortfalls] = await Promise.all([
    ask(`/v1/checkup/runs/${run}/scores/${code}`), ask(`/v1/checkup/runs/${run}/shortfalls?within=${code}&limit=50`)
  ])
  const grades = metadata['lifecircle:grades']
  const colourOf = (value) => grades.find(({ least }) => value >= least)?.colour ?? '#c9ced3'
  const bar = (name, value) => row(name, element('td', { className: 'bar' }, element('i', { '--colour': value === null ? '#c9ced3' : colourOf(value), '--share': `${value ?? 0}%` })), cell(value === null ? '–' : value.toFixed(1)))
  const grade = grades.find(({ name }) => name === score.grade)
  const categories = new Map(metadata['lifecircle:categories'].map(({ category, title }) => [category, title]))
  const open = element('button', { type: 'button', className: 'main', textContent: words().portrait })
  open.addEventListener('click', () => openPortrait(run, code).catch((error) => open.after(element('p', { className: 'faint', textContent: error.message }))))
  return [
    element('h2', { textContent: nameOf(score) }),
    element('p', { className: 'faint', textContent: [code, words().people(number(Math.round(score.population)))].join(' · ') }),
    element('div', { className: 'index' },
      element('b', { textContent: score.index === null ? '–' : score.index.toFixed(1) }),
      ...(grade === undefined ? [] : [element('span', { className: 'badge', textContent: grade.title, '--colour': grade.colour })]),
      element('span', { className: 'faint' }, ...(score.rank === null ? [] : [words().rank(score.rank), element('br'), words().rankInLevel(score.rankInLevel)]))
    ),
    element('table', { className: 'bars' }, element('tbody', {}, bar(words().base, score.base), bar(words().balance, score.balance), bar(words().governance, score.governance))),
    element('h3', { textContent: words().categories }),
    element('table', { className: 'bars' }, element('tbody', {}, ...score.categories.map((one) => bar(categories.get(one.category) ?? one.category, one.score)))),
    element('h3', { textContent: shortfalls.items.length === 0 ? words().none : words().shortfallsOf(shortfalls.items.length) }),
    element('table', {}, element('tbody', {}, ...shortfalls.items.map((one) => row(language === 'zh' ? one.typeNameZh : one.typeNameEn, cell(language === 'zh' ? one.causes[0].nameZh : one.causes[0].nameEn), cell(one.severity.toFixed(0)))))),
    element('p', {}),
    ...(hasToken() ? [open] : [])
  ]
}

/** The portrait in a tab of its own; its report for those who plan nothing. */
async function openPortrait(run, code) {
  // Now, while it answers a click: later the browser would not let it.
  const tab = window.open('', '_blank')
  const page = (path) => askPage(`${path}?format=html&lang=${language}&run=${run}`)
  try {
    tab.location = await page(`/v1/communities/${code}/portrait`).catch((error) => {
      if (error instanceof Refusal && error.status === 403) return page(`/v1/regions/${code}/report`)
      throw error
    })
  } catch (error) {
    tab?.close()
    throw error
  }
}

/** People and facilities by type within each contour. */
export function walkPart(found, metadata) {
  const contours = found.features.map(({ properties }) => properties).sort((a, b) => a.contour - b.contour)
  if (contours.length === 0) return [element('h3', { textContent: words().from }), element('p', { textContent: words().nothing })]
  const total = ({ counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0)
  const types = metadata['lifecircle:types'].filter(({ code }) => contours.some(({ counts }) => counts[code] > 0))
  return [
    element('h3', { textContent: words().from }),
    element('table', { id: 'walk' },
      element('thead', {}, row(words().within, ...contours.map(({ contour }) => cell(words().minutes(contour))))),
      element('tbody', {},
        row(words().population, ...contours.map(({ population }) => cell(number(Math.round(population))))),
        row(words().facilitiesWithin, ...contours.map((one) => cell(number(total(one))))),
        ...types.map(({ code, title }) => row(title, ...contours.map(({ counts }) => cell(number(counts[code] ?? 0)))))
      )
    ),
    ...found.warnings.map((textContent) => element('p', { className: 'faint', textContent }))
  ]
}
