import type { DemoCity } from '../src/exchange/demo-city.js'

/** What a benchmark loads: a city as the demo generates it, or one invented along real streets. */
export type CityRows = Omit<DemoCity, 'name' | 'nameZh' | 'referenceDate' | 'wheelchairStreets' | 'operatingModels' | 'operations' | 'activities'>
