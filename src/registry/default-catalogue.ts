import type { AttributeRule } from './standard.js'

/**
 * The product's default standard in the catalogue's columns: 20 key facility types in 8 categories.
 * Each number has its source and how sure we are of it. `recalled` and `default` numbers are ours, not an authority's.
 */
export const defaultCatalogue = `code,name_zh,name_en,category,category_zh,circle_minutes,max_metres,group,profile,weight,supply_unit,min_size,supply_per_1000,per_1000_of,people_per_facility,min_weekly_hours,source,confidence
GOV01,党群服务中心(社区综合服务站),Community service centre,governance,治理,5,,all,general,1.0,m2,800,127,all,,35,Yuhang 2021 rule: at least one site of 800 m2 per community; 30 m2 per 100 households at 2.36 persons per household,stated
GOV02,街道便民服务中心,Sub-district service centre,governance,治理,15,,all,general,1.0,m2,700,14,all,50000,35,GB 50180-2018 appendix C,recalled
EDU01,婴幼儿照护服务驿站,Infant care station,education,教育,5,,child,child,1.5,places,20,4.5,all,,,"Zhejiang 2025 target: 4.5 places per 1,000 people",stated
EDU02,幼儿园,Kindergarten,education,教育,5,,child,child,1.5,m2,2200,,all,6000,,"Hangzhou 2016: one per 4,500-7,500 people; Complete Communities 2020: 6 classes, 2,200 m2",stated
EDU03,小学,Primary school,education,教育,15,500,child,general,1.0,classes,18,,all,20000,,"GB 50180-2018: ten-minute circle, radius 500 m",recalled
EDU04,初中,Junior high school,education,教育,15,,child,general,1.0,classes,18,,all,60000,,"Hangzhou 2016: one per 45,000-75,000 people",stated
ELD01,居家养老服务站(日间照料),Home and day care for the elderly,elderly_care,养老,5,,elderly,elderly,1.5,m2,300,127,all,,35,"Yuhang 2021 rule: 30 m2 per 100 households, each at least 300 m2",stated
ELD02,养老机构(养老服务照料中心),Elderly care centre,elderly_care,养老,15,,elderly,elderly,1.5,beds,20,40,elderly,,,"GB 50437-2007 (2018): 40 beds per 1,000 elderly, at least 20 beds",stated
HLT01,社区卫生服务站,Community health station,health,卫生,5,,all,general,1.0,m2,150,25,all,,35,"Basic standard for health stations: 150 m2; Beijing 2025: 25 m2 per 1,000",stated
HLT02,社区卫生服务中心,Community health centre,health,卫生,15,,all,general,1.0,m2,1700,34,all,50000,40,"GB 50180-2018 appendix C; basic standard floor 1,000 m2",recalled
CUL01,文化活动站(共享书房),Culture station and reading room,culture,文化,5,,all,general,1.0,m2,250,21,all,,28,GB 50180-2018 appendix C,recalled
CUL02,幸福学堂,Happiness academy,culture,文化,5,,elderly,elderly,1.5,m2,100,10,all,,,product default,default
CUL03,文化活动中心,Culture centre,culture,文化,15,,all,general,1.0,m2,3000,60,all,50000,,GB 50180-2018 appendix C,recalled
COM01,便利店(小超市),Convenience store,commerce,商业,5,,all,general,1.0,m2,50,,all,3000,,GB 50180-2018 neighbourhood tier,recalled
COM02,菜市场(生鲜超市),Fresh food market,commerce,商业,15,500,all,general,1.0,m2,750,50,all,15000,,"GB 50180-2018 ten-minute circle, radius 500 m",recalled
SPT01,社区健身场地,Outdoor fitness ground,sport,体育,5,,all,general,1.0,m2,150,300,all,,,Complete Communities 2020: 150 m2; national fitness opinion 2022: 0.3 m2 outdoor per person,stated
SPT02,百姓健身房(健身中心),Indoor gym,sport,体育,15,,all,general,1.0,m2,100,,all,10000,,product default (the 2022 opinion asks 0.1 m2 indoor or 0.3 m2 outdoor per person: SPT01 carries it),default
CNV01,社区食堂(老年助餐),Community canteen,convenience,便民,5,,elderly,elderly,1.5,m2,50,15,all,,14,product default,default
CNV02,快递邮政服务站,Parcel and postal station,convenience,便民,5,,all,general,1.0,m2,15,,all,6000,,Complete Communities 2020: 15 m2,recalled
CNV03,便民服务点(维修/家政/药店),Convenience services,convenience,便民,5,,all,general,1.0,m2,20,,all,6000,,product default,default
`

/** Where the numbers of the default standard beside those of its types come from. */
export const defaultSources = [
  ['/profiles/general', 'GB 50180-2018: 300 m in five minutes and 800-1,000 m in fifteen, 1.0 m/s', 'stated'],
  ['/profiles/elderly', 'product default: a fifth slower than the general walker', 'default'],
  ['/profiles/child', 'product default: 0.15 m/s slower than the general walker', 'default'],
  ['/parameters/countWeight', 'product default: number and size count alike', 'default'],
  ['/parameters/supplyWeight', 'product default: number and size count alike', 'default'],
  ['/parameters/coverageWeight', 'product default', 'default'],
  ['/parameters/worstQuarterWeight', 'product default', 'default'],
  ['/parameters/worstShare', 'product default: the worst-served quarter', 'default'],
  ['/parameters/satisfactionWeight', 'product default', 'default'],
  ['/parameters/operatingWeight', 'product default', 'default'],
  ['/parameters/closedOnTimeWeight', 'product default', 'default'],
  ['/parameters/baseWeight', 'product default', 'default'],
  ['/parameters/balanceWeight', 'product default', 'default'],
  ['/parameters/governanceWeight', 'product default', 'default'],
  ['/parameters/ownShare', 'product default: a facility of its own counts as serving half of its share', 'default'],
  ['/parameters/completenessFloor', 'product default: no rank where less than half was measured', 'default'],
  ['/parameters/elderlyShare', 'Hangzhou, census of 2020: residents of 60 and over', 'stated'],
  ['/parameters/childShare', 'Hangzhou, census of 2020: residents of 0 to 14', 'stated'],
  ['/grades', 'product default', 'default'],
  ['/thresholds/count', 'product default: fewer than the standard asks for is a shortfall', 'default'],
  ['/thresholds/supply', 'product default', 'default'],
  ['/thresholds/coverage', 'product default', 'default'],
  ['/thresholds/governance', 'product default', 'default']
].map(([pointer, source, confidence]) => ({ pointer: pointer!, source: source!, confidence: confidence! }))

const amount = (key: string, nameZh: string, nameEn: string, unit: string): AttributeRule => ({ key, nameZh, nameEn, kind: 'number', unit, least: 0 })

const floorArea = amount('floorArea', '建筑面积', 'Floor area', 'm2')
const siteArea = amount('siteArea', '用地面积', 'Site area', 'm2')
const classes = amount('classes', '班级数', 'Classes', 'classes')
const places = amount('places', '学位(托位)数', 'Places', 'places')
const beds = amount('beds', '床位数', 'Beds', 'beds')
const nursingBeds = amount('nursingBeds', '护理型床位数', 'Nursing beds', 'beds')
const seats = amount('seats', '座位数', 'Seats', 'seats')
const stalls = amount('stalls', '摊位数', 'Stalls', 'stalls')
const staff = amount('staff', '工作人员数', 'Staff', 'people')
const stepFree: AttributeRule = { key: 'stepFree', nameZh: '无障碍', nameEn: 'Step-free', kind: 'boolean' }
const operator: AttributeRule = { key: 'operator', nameZh: '运营方式', nameEn: 'Run by', kind: 'choice', choices: ['public', 'commissioned', 'private'] }

const everywhere = [floorArea, stepFree, operator]

/** What is asked to be known of each type beside its size. The product's own: figures that the surveys of the field record. */
export const defaultAttributes: Readonly<Record<string, readonly AttributeRule[]>> = {
  GOV01: [...everywhere, staff],
  GOV02: [...everywhere, staff],
  EDU01: [...everywhere, places, staff],
  EDU02: [...everywhere, siteArea, classes, places],
  EDU03: [...everywhere, siteArea, classes, places],
  EDU04: [...everywhere, siteArea, classes, places],
  ELD01: [...everywhere, beds, staff],
  ELD02: [...everywhere, beds, nursingBeds, staff],
  HLT01: [...everywhere, staff],
  HLT02: [...everywhere, beds, staff],
  CUL01: [...everywhere, seats],
  CUL02: [...everywhere, places],
  CUL03: everywhere,
  COM01: everywhere,
  COM02: [...everywhere, stalls],
  SPT01: [siteArea, stepFree, operator],
  SPT02: everywhere,
  CNV01: [...everywhere, seats],
  CNV02: everywhere,
  CNV03: everywhere
}
