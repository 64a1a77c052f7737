/** What can be chosen: a run, what colours the map, a facility type, what lies on top. */
import { byId, element } from './elements.js'
import { words } from './words.js'

export const overlays = ['facilities', 'shortfalls', 'sites', 'streets']

const option = (value, text, chosen) => element('option', { value, textContent: text, selected: value === chosen })

export function showRuns(runs, scopes, chosen) {
  byId('run').replaceChildren(
    ...runs.map(({ id, period, scopeCode, status }) => option(String(id), `${period} · ${scopes.get(scopeCode) ?? scopeCode} · ${words().status[status]} #${id}`, chosen))
  )
}

export function showFigures(metadata, { figure, type }) {
  const figures = metadata['lifecircle:figures']
  const groups = [
    ['indices', figures.filter((one) => !one.figure.includes(':'))],
    ['categories', figures.filter((one) => one.figure.startsWith('category:'))],
    ['types', figures.filter((one) => one.figure.startsWith('type:'))]
  ]
  byId('figure').replaceChildren(
    ...groups.map(([name, of]) => element('optgroup', { label: words()[name] }, ...of.map((one) => option(one.figure, one.title, figure))))
  )
  byId('type').replaceChildren(option('', words().everyType, type), ...metadata['lifecircle:types'].map(({ code, title }) => option(code, title, type)))
}

/** Toggles for the layers that the style has, which are those the caller may see. */
export function showOverlays(style, shown, onChange) {
  const known = overlays.filter((name) => style.layers.some((layer) => layer['source-layer'] === name))
  byId('layers').replaceChildren(
    byId('layers').firstElementChild,
    ...known.map((name) => {
      const box = element('input', { type: 'checkbox', checked: shown.has(name), $name: name })
      box.addEventListener('change', () => onChange(name, box.checked))
      return element('label', { '$data-layer': name }, box, element('span', { textContent: words()[name], '$data-far': words().far }))
    })
  )
}

/** Says of layers that are on whether they show at this zoom. */
export function tellZoom(style, zoom) {
  for (const label of byId('layers').querySelectorAll('label')) {
    const nearest = Math.min(...style.layers.filter((layer) => layer['source-layer'] === label.dataset.layer).map(({ minzoom }) => minzoom))
    label.classList.toggle('far', zoom < nearest)
  }
}
