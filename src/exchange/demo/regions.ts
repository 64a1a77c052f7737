import type { Community } from './communities.js'
import { DISTRICTS, type Fabric } from './plan.js'
import type { Random } from './random.js'
import type { EstateKind, FutureStatus, RegionLevel, RegionRow } from './rows.js'

/** Pleasant words for names; with a number behind them they stand for no real community. */
const WORDS = [
  ['青枫', 'Qingfeng'], ['星河', 'Xinghe'], ['春晓', 'Chunxiao'], ['荷风', 'Hefeng'],
  ['松涛', 'Songtao'], ['晨光', 'Chenguang'], ['望月', 'Wangyue'], ['听雨', 'Tingyu'],
  ['竹韵', 'Zhuyun'], ['锦绣', 'Jinxiu'], ['祥和', 'Xianghe'], ['长乐', 'Changle'],
  ['安宁', 'Anning'], ['幸福', 'Xingfu'], ['友谊', 'Youyi'], ['阳光', 'Yangguang']
] as const

/** Future communities (未来社区) by kind: chances of being under way and accepted, inclusive and leading. */
const FUTURE: Readonly<Record<EstateKind, Readonly<Record<FutureStatus, number>>>> = {
  old_estate: { none: 74, under_way: 14, accepted_inclusive: 11, accepted_leading: 1 },
  resettlement: { none: 82, under_way: 10, accepted_inclusive: 7, accepted_leading: 1 },
  commodity: { none: 68, under_way: 15, accepted_inclusive: 13, accepted_leading: 4 },
  new_build: { none: 58, under_way: 22, accepted_inclusive: 10, accepted_leading: 10 },
  mixed: { none: 80, under_way: 12, accepted_inclusive: 7, accepted_leading: 1 }
}

const STREET_NAMES: Readonly<Record<Fabric, readonly [string, string]>> = {
  old_town: ['街道', 'Subdistrict'],
  estates: ['街道', 'Subdistrict'],
  new_town: ['街道', 'Subdistrict'],
  outskirts: ['镇', 'Town']
}

/** The tree of regions, parents first. Every name says that it is synthetic. */
export function nameRegions(communities: readonly Community[], random: Random): RegionRow[] {
  const province = region('330000000000', '浙江省', 'Zhejiang', 'province', null)
  const city = region('330100000000', '杭州市', 'Hangzhou', 'city', province.code)
  const counties = DISTRICTS.map(({ code, nameZh, nameEn }) => region(code, nameZh, nameEn, 'county', city.code))
  const streets = new Map<string, RegionRow>()
  const leaves = communities.map((community): RegionRow => {
    const { code, streetCode, district, fabric, kind } = community
    if (!streets.has(streetCode)) {
      const number = Number(streetCode.slice(6, 9)) - 900
      const [zh, en] = STREET_NAMES[fabric]
      const nameZh = `${district.nameZh.slice(0, -1)}第${number}${zh}`
      streets.set(streetCode, region(streetCode, nameZh, `${district.nameEn} ${en} ${number}`, 'street', district.code))
    }
    const [zh, en] = random.pick(WORDS)
    const number = Number(code.slice(7))
    return {
      ...region(code, `${zh}${number}社区`, `${en} ${number} Community`, 'community', streetCode),
      kind,
      futureStatus: random.weighted(FUTURE[kind])
    }
  })
  return [province, city, ...counties, ...streets.values(), ...leaves]
}

function region(code: string, zh: string, en: string, level: RegionLevel, parentCode: string | null): RegionRow {
  return {
    code,
    nameZh: `${zh}(合成演示)`,
    nameEn: `${en} (synthetic)`,
    level,
    parentCode,
    kind: null,
    futureStatus: null
  }
}
