/** What the colours mean. */
import { byId, element } from './elements.js'
import { contours } from './walk.js'
import { number, words } from './words.js'

const key = (title, entries) =>
  element('div', { className: 'key' }, element('h3', { textContent: title }), element('ul', {}, ...entries.map(({ colour, text, shape = '' }) =>
    element('li', {}, element('span', { className: `swatch ${shape}`, '--colour': colour }), element('span', { textContent: text }))
  )))

/** @param shown the overlays that are on */
export function showLegend({ metadata }, { figure, type }, shown) {
  const grades = metadata['lifecircle:grades']
  const title = metadata['lifecircle:figures'].find((one) => one.figure === figure)?.title ?? figure
  const categoryOf = metadata['lifecircle:types'].find(({ code }) => code === type)?.category
  const categories = metadata['lifecircle:categories'].filter(({ category }) => categoryOf === undefined || category === categoryOf)
  byId('legend').replaceChildren(
    key(title, [
      ...grades.map((grade, place) => ({ colour: grade.colour, text: `${grade.title} ${place === 0 ? `≥ ${number(grade.least)}` : `${number(grade.least)}–${number(grades[place - 1].least)}`}` })),
      { colour: '#c9ced3', text: words().noScore }
    ]),
    ...(shown.has('facilities') ? [key(words().facilities, [...categories.map(({ colour, title: text }) => ({ colour, text, shape: 'round' })), { colour: '#66727d', text: words().closed, shape: 'hollow' }])] : []),
    ...(shown.has('shortfalls') ? [key(words().shortfalls, metadata['lifecircle:causes'].map(({ colour, title: text }) => ({ colour, text, shape: 'ring' })))] : []),
    ...(shown.has('sites') ? [key(words().sites, [{ colour: '#1f8a70', text: words().reached, shape: 'round' }, { colour: '#c4501b', text: words().unreached, shape: 'round' }])] : []),
    key(words().walk, contours.map(({ minutes, colour }) => ({ colour, text: words().minutes(minutes) })))
  )
}
