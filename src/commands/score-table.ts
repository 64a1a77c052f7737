import type { Range, RegionScore } from '../checkup/score-queries.js'
import { figure, formatTable, whole, type TableColumn } from './output.js'

const right = (title: string): TableColumn => ({ title, align: 'right' })

/** Regions with index, the three indices, rank and grade, as they come. */
export function scoreTable(title: string, regions: readonly RegionScore[]): string {
  return formatTable(
    [{ title }, { title: 'name' }, right('people'), right('index'), right('base'), right('balance'), right('governance'), right('complete'), right('rank'), right('index range'), right('rank range'), { title: 'grade' }],
    regions.map((region) => [
      region.code,
      region.nameEn === null ? region.nameZh : `${region.nameZh} ${region.nameEn}`,
      whole(region.population),
      figure(region.index),
      figure(region.base),
      figure(region.balance),
      figure(region.governance),
      figure(region.completeness),
      region.rank === null ? '–' : String(region.rank),
      between(region.indexRange, 2),
      between(region.rankRange, 0),
      region.grade ?? '–'
    ])
  )
}

const between = (range: Range | null, digits: number): string => (range === null ? '–' : `${figure(range.low, digits)} – ${figure(range.high, digits)}`)
