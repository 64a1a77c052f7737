/** The map of a checkup: what is chosen, drawn and told. */
import { Map as MapView, NavigationControl, ScaleControl } from './maplibre-gl.mjs'
import { overlays, showFigures, showOverlays, showRuns, tellZoom } from './controls.js'
import { byId } from './elements.js'
import { showLegend } from './legend.js'
import { communityPart, facilityPart, openPanel, partOf, walkPart } from './panel.js'
import { ask, hasToken, keepToken, mapRequest, Refusal } from './service.js'
import { clearWalk, contours, drawWalk, withWalk } from './walk.js'
import { language, nameOf, sayWords, speakOther, words } from './words.js'

const asked = new URLSearchParams(location.search)
const chosen = { run: asked.get('run'), figure: asked.get('figure') ?? 'index', type: asked.get('type') ?? '' }
const shown = new Set((asked.get('show') ?? 'streets').split(','))
const scopes = new Map()
let runs = []
let style
let map
/** Grows with every place that is asked about: only the last one's answers are drawn. */
let places = 0

function tell(error) {
  byId('message').textContent = error.message
  byId('message').hidden = false
}

/** Does what is wanted; whoever needs a token is asked for one. */
async function attempt(work) {
  byId('message').hidden = true
  try {
    await work()
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) signIn(hasToken() ? error.message : '')
    else tell(error)
  }
}

function signIn(refused) {
  byId('refused').textContent = refused
  if (!byId('sign-in').open) byId('sign-in').showModal()
}

async function readRuns() {
  const { items } = await ask('/v1/checkup/runs?limit=200')
  runs = items.filter(({ status, inputsOf }) => status in words().status && inputsOf === null)
  await Promise.all([...new Set(runs.map(({ scopeCode }) => scopeCode))].map(async (code) => {
    scopes.set(code, await ask(`/v1/regions/${code}`).then(nameOf, () => code))
  }))
  if (runs.length === 0) throw new Error(words().noRuns)
  if (!runs.some(({ id }) => String(id) === chosen.run)) chosen.run = String((runs.find(({ status }) => status === 'published') ?? runs[0]).id)
}

/** Draws what is chosen. */
async function draw({ anew = false } = {}) {
  const query = new URLSearchParams({ figure: chosen.figure, lang: language, ...(chosen.type === '' ? {} : { type: chosen.type }) })
  style = await ask(`/v1/tiles/${chosen.run}/style.json?${query}`).catch((error) => {
    // Another standard may not know what was chosen under the last one.
    if (!(error instanceof Refusal && error.status === 422)) throw error
    Object.assign(chosen, { figure: 'index', type: '' })
    return ask(`/v1/tiles/${chosen.run}/style.json?lang=${language}`)
  })
  showRuns(runs, scopes, chosen.run)
  showFigures(style.metadata, chosen)
  showOverlays(style, shown, toggle)
  showLegend(style, chosen, shown)
  const layers = style.layers.map((layer) => (overlays.includes(layer['source-layer']) ? { ...layer, layout: { ...layer.layout, visibility: visibilityOf(layer['source-layer']) } } : layer))
  const whole = withWalk({ ...style, layers })
  if (map === undefined) begin(whole)
  else map.setStyle(whole)
  if (anew) frame()
  tellZoom(style, map.getZoom())
  remember()
}

/** What is chosen stands in the address, so that it can be sent to others. */
function remember() {
  const address = new URLSearchParams({ ...chosen, lang: language, show: [...shown].join(',') })
  history.replaceState(null, '', `${location.pathname}?${address}${location.hash}`)
}

const visibilityOf = (name) => (shown.has(name) ? 'visible' : 'none')

function toggle(name, on) {
  if (on) shown.add(name)
  else shown.delete(name)
  for (const { id } of style.layers.filter((layer) => layer['source-layer'] === name)) map.setLayoutProperty(id, 'visibility', visibilityOf(name))
  showLegend(style, chosen, shown)
  remember()
}

function frame() {
  const [west, south, east, north] = style.metadata['lifecircle:bounds'] ?? []
  if (west === undefined) return
  const wide = byId('map').clientWidth > 640
  map.fitBounds([[west, south], [east, north]], { padding: wide ? { left: 290, right: 40, top: 30, bottom: 40 } : { left: 20, right: 20, top: 70, bottom: 30 }, maxZoom: 15, duration: 0 })
}

function begin(whole) {
  const placed = location.hash !== ''
  map = new MapView({
    container: 'map', style: whole, hash: true, transformRequest: mapRequest, dragRotate: false, pitchWithRotate: false, attributionControl: false, maxZoom: 18, minZoom: 4,
    localIdeographFontFamily: 'Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif'
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new ScaleControl(), 'bottom-left')
  if (!placed) frame()
  map.getCanvas().setAttribute('aria-label', words().map)
  map.on('click', ({ lngLat, point }) => void tellOf(lngLat, point))
  map.on('zoomend', () => tellZoom(style, map.getZoom()))
  map.on('error', ({ error }) => tell(error))
  for (const event of ['dataloading', 'styledata', 'movestart']) map.on(event, () => byId('map').setAttribute('aria-busy', 'true'))
  map.on('idle', () => byId('map').setAttribute('aria-busy', 'false'))
  map.getCanvas().addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') void tellOf(map.getCenter(), map.project(map.getCenter())).then(() => byId('panel').focus())
  })
  for (const event of ['mousemove', 'mouseout']) {
    map.on(event, ({ point }) => {
      map.getCanvas().style.cursor = event === 'mousemove' && hit(point).length > 0 ? 'pointer' : ''
    })
  }
}

const solid = ['communities-area', 'communities-point', 'regions-area', 'regions-point', 'facilities']

/** What is drawn at a point of the screen, the topmost first. */
function hit({ x, y }) {
  return map.queryRenderedFeatures([[x - 3, y - 3], [x + 3, y + 3]], { layers: solid.filter((id) => map.getLayer(id) !== undefined) })
}

/** Tells of a place: the facility there, the community, and how far one walks from it. */
async function tellOf(lngLat, point) {
  const place = ++places
  const features = hit(point)
  const facility = features.find(({ layer }) => layer.id === 'facilities')
  const region = features.find(({ layer }) => layer.id !== 'facilities')
  drawWalk(map, lngLat, undefined)
  openPanel(
    ...(facility === undefined ? [] : [facilityPart(facility, style.metadata)]),
    ...(region === undefined ? [] : [partOf(communityPart(chosen.run, String(region.id).padStart(12, '0'), style.metadata))]),
    partOf(walkFrom(lngLat, place))
  )
}

async function walkFrom({ lng, lat }, place) {
  if (!hasToken()) throw new Error(words().needsToken)
  const found = await ask(`/v1/isochrones?lon=${lng.toFixed(6)}&lat=${lat.toFixed(6)}&contours_minutes=${contours.map(({ minutes }) => minutes).join(',')}&width=55&generalize=10`)
  if (place === places) drawWalk(map, { lng, lat }, found)
  return walkPart(found, style.metadata)
}

function closePanel() {
  places++
  byId('panel').hidden = true
  if (map !== undefined) clearWalk(map)
}

function say() {
  sayWords()
  byId('language').textContent = words().other
  byId('token').textContent = hasToken() ? words().signOut : words().signIn
  byId('without').textContent = words().without
  byId('close').setAttribute('aria-label', words().close)
}

async function open() {
  say()
  await readRuns()
  await draw()
}

byId('run').addEventListener('change', ({ target }) => attempt(() => {
  chosen.run = target.value
  closePanel()
  return draw({ anew: true })
}))
byId('figure').addEventListener('change', ({ target }) => attempt(() => {
  chosen.figure = target.value
  return draw()
}))
byId('type').addEventListener('change', ({ target }) => attempt(() => {
  chosen.type = target.value
  if (chosen.type !== '') chosen.figure = `type:${chosen.type}`
  else if (chosen.figure.startsWith('type:')) chosen.figure = 'index'
  return draw()
}))
byId('language').addEventListener('click', () => attempt(async () => {
  speakOther()
  closePanel()
  await open()
}))
byId('token').addEventListener('click', () => {
  if (!hasToken()) return signIn('')
  keepToken(null)
  location.reload()
})
byId('close').addEventListener('click', closePanel)
byId('without').addEventListener('click', () => byId('sign-in').close())
byId('sign-in').addEventListener('submit', () => {
  keepToken(byId('given').value.trim())
  byId('given').value = ''
  void attempt(open)
})
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') closePanel()
})
if (window.matchMedia('(max-width: 640px)').matches) byId('choices').open = false

void attempt(open)
