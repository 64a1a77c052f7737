import type { CommunityKind } from '../registry/region-import.js'
import type { Cause } from './diagnosis.js'

/** What to do, in both languages. */
export interface Measure {
  readonly zh: string
  readonly en: string
}

/** A community of no known kind is treated as a mixed one. */
export const measureFor = (cause: Cause, kind: CommunityKind | null): Measure => measures[cause][kind ?? 'mixed']

/**
 * What planning practice suggests, by cause and kind of community. Old estates have existing rooms but no land, resettlement
 * estates have collective property, commodity estates have owners and managers to agree with, new ones have handover
 * obligations: 旧区补短板、新区严配建 of the complete-communities guide (完整居住社区建设指南, 2021) and 嵌入式服务设施 of the
 * embedded-facilities plan (城市社区嵌入式服务设施建设工程实施方案, 2023).
 */
const measures: Readonly<Record<Cause, Readonly<Record<CommunityKind, Measure>>>> = {
  absent: {
    old_estate: {
      zh: '盘活闲置自行车棚、锅炉房、国有存量用房等，结合老旧小区改造嵌入小微设施',
      en: 'Convert idle sheds, boiler rooms and publicly owned premises into small embedded facilities as part of the estate\'s renewal'
    },
    resettlement: {
      zh: '利用村集体留用地或安置房底层集体物业补建，产权归集体、由街道统筹运营',
      en: 'Add one on retained collective land or in collectively owned ground floors, run under the sub-district'
    },
    commodity: {
      zh: '租赁、置换或回购沿街商铺和会所用房设点，并与业委会、物业约定开放使用',
      en: 'Rent, swap or buy back shop fronts or clubhouse rooms, and agree public use with the owners\' committee and the manager'
    },
    new_build: {
      zh: '将设施写入土地出让和规划条件，按标准配建，与住宅同步验收移交',
      en: 'Write it into the land and planning conditions: built to the standard, accepted and handed over together with the homes'
    },
    mixed: {
      zh: '统筹片区存量用房与新增地块，优先在步行圈中心补设一处综合服务设施',
      en: 'Look at existing rooms and new plots of the area together, and add one shared facility in the middle of the walking circle'
    }
  },
  closed: {
    old_estate: {
      zh: '查明停用原因，消除结构、消防隐患后恢复开放；确需撤销的就近改址',
      en: 'Find out why it does not operate, make building and fire safety good and reopen it; move it nearby if it has to go'
    },
    resettlement: {
      zh: '督促集体物业收回挪用、出租场所并恢复原用途，在建设施明确开放时限',
      en: 'Have collectively owned rooms that are let or misused put back to their purpose, and set a date for what is being built'
    },
    commodity: {
      zh: '责成开发企业、物业移交并开放已配建用房，引入专业机构恢复运营',
      en: 'Have developer and manager hand over and open the rooms that exist, and bring in an operator'
    },
    new_build: {
      zh: '加快在建、规划设施竣工验收和移交，交付入住前以临时用房过渡',
      en: 'Speed up completion, acceptance and handover of what is planned or being built, with temporary rooms until then'
    },
    mixed: {
      zh: '逐一核查停用、在建、规划设施，列出恢复或开放的责任单位和时限',
      en: 'Go through every suspended, planned or unfinished facility and name who opens it, by when'
    }
  },
  far: {
    old_estate: {
      zh: '打通小区围墙和断头路、增设步行出入口；仍够不着的在楼群间设小微服务点',
      en: 'Open walls and dead ends and add footways and gates; where it stays too far, add a small service point among the buildings'
    },
    resettlement: {
      zh: '完善安置小区与设施间的步行道和过街设施，必要时增设分站',
      en: 'Complete footways and crossings between the estate and the facility, with a branch where needed'
    },
    commodity: {
      zh: '与业委会协商增开行人出入口、开放内部通道，缩短绕行距离',
      en: 'Agree with the owners on more pedestrian gates and a way through, so that nobody walks round the estate'
    },
    new_build: {
      zh: '在详细规划中调整后续设施点位，加密路网和过街通道，使其落入步行圈',
      en: 'Shift later sites in the detailed plan and add streets and crossings, so that facilities fall within the walking circle'
    },
    mixed: {
      zh: '优化设施点位与步行路径，采用中心站加服务点的方式覆盖偏远居住点',
      en: 'Improve sites and footways, and cover remote homes with a main station and service points'
    }
  },
  shared: {
    old_estate: {
      zh: '与周边社区共建共享并扩容，错峰预约；就近挖潜存量用房分流',
      en: 'Enlarge what is shared with the neighbours and take turns by booking; relieve it with existing rooms nearby'
    },
    resettlement: {
      zh: '由街道统筹邻近社区需求，在集体物业中增设一处分担使用',
      en: 'Add a second one in collective property, planned by the sub-district for the neighbouring communities together'
    },
    commodity: {
      zh: '推动会所、架空层等共有空间开放，分担周边社区共用设施的压力',
      en: 'Open clubhouses and open ground floors to relieve the facility that neighbouring communities share'
    },
    new_build: {
      zh: '按片区入住人口复核配建规模，提前实施下一期公共服务设施',
      en: 'Check the planned size against the area\'s residents as they move in, and bring the next phase forward'
    },
    mixed: {
      zh: '按生活圈核算共用人口，扩建共用设施或在需求集中处增设一处',
      en: 'Count everybody of the living circle who shares it, then enlarge it or add one where the demand is'
    }
  },
  undersized: {
    old_estate: {
      zh: '合并相邻小用房、复合利用空间提高面积；多处小微设施联合达标',
      en: 'Join small rooms and use space for several purposes; let several small facilities meet the standard together'
    },
    resettlement: {
      zh: '调整集体物业租约，将相邻铺位并入现有设施扩容',
      en: 'Change leases of collective property and add neighbouring units to the present facility'
    },
    commodity: {
      zh: '对照规划核查配建面积，追缴欠账；利用架空层、地下空间扩充',
      en: 'Check the built area against the permit and claim what is owed; enlarge into open ground floors and basements'
    },
    new_build: {
      zh: '后续地块提高配建标准，补足欠缺面积；已建设施按标准改扩建',
      en: 'Raise the required size on the next plots to make up for it, and extend what is built to the standard'
    },
    mixed: {
      zh: '优先扩建现有设施至标准规模，无法扩建的以一主多辅补足',
      en: 'Extend the present facility to the standard first; where it cannot grow, add satellites'
    }
  },
  too_few: {
    old_estate: {
      zh: '在改造计划中按人口增设站点，优先使用存量用房和边角地',
      en: 'Add sites in the renewal plan by the number of people, in existing rooms and left-over plots first'
    },
    resettlement: {
      zh: '按实际居住人口（含租户）核定数量，利用集体物业增设站点',
      en: 'Set the number by who lives there, tenants included, and add sites in collective property'
    },
    commodity: {
      zh: '通过购买服务、租用商铺增设站点，引导社会力量参与',
      en: 'Add sites by contracting services and renting shops, with private and voluntary providers'
    },
    new_build: {
      zh: '按规划人口足额配建，分期建设的按入住进度同步增设',
      en: 'Build the full number for the planned population, phase by phase as people move in'
    },
    mixed: {
      zh: '按服务人口列出缺口数量，纳入年度补短板计划逐步增设',
      en: 'List the gap by the people to serve and close it through the yearly programme'
    }
  },
  uneven: {
    old_estate: {
      zh: '在覆盖盲区布设小微服务点、流动服务车，打通步行断点',
      en: 'Put small or mobile service points where nothing is reached, and mend broken footways'
    },
    resettlement: {
      zh: '调整点位使各居住组团均衡可达，盲区组团增设分站',
      en: 'Move sites so that every cluster of homes is in reach, and give a branch to those left out'
    },
    commodity: {
      zh: '跨小区共享设施、互开出入口，使各小区居民均可步行到达',
      en: 'Share facilities between estates and open gates to each other, so that everybody can walk there'
    },
    new_build: {
      zh: '优化后续设施布点，优先安排在未覆盖的组团，同步建成慢行系统',
      en: 'Place the next facilities where nothing is reached yet, together with the footways'
    },
    mixed: {
      zh: '对照步行等时圈找出盲区，按受益人口排序补点',
      en: 'Find the gaps on the walking isochrones and fill them in the order of the people who gain'
    }
  },
  poor_service: {
    old_estate: {
      zh: '更新设施设备、延长开放时间，由社区牵头限时办结群众诉求',
      en: 'Renew the equipment, open longer, and have the community close residents\' issues on time'
    },
    resettlement: {
      zh: '引入专业运营团队，增配面向新居民和老年人的服务，公开考核',
      en: 'Bring in a professional operator with services for newcomers and the elderly, judged in public'
    },
    commodity: {
      zh: '建立业委会、物业、社区三方评议机制，按满意度调整运营单位',
      en: 'Let owners, manager and community rate it together, and change the operator by the ratings'
    },
    new_build: {
      zh: '随入住率提高增加人员和时段，运营单位随移交同步进场',
      en: 'Add staff and hours as people move in, with the operator in place at handover'
    },
    mixed: {
      zh: '公开服务清单和开放时间，按差评与超期诉求逐项整改复查',
      en: 'Publish services and hours, and mend what was rated badly or is overdue, point by point'
    }
  }
}
