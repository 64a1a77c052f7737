/** What to ask in an interview, from what the survey found: rules, without a database. */

export const interviewTopics = ['elderly_care', 'infant_care'] as const
export type InterviewTopic = (typeof interviewTopics)[number]

/** What is known of a facility type in a community. */
export interface TypeEvidence {
  readonly typeCode: string
  readonly nameZh: string
  readonly nameEn: string
  readonly asked: number
  readonly asks: number
  /** Of those asked; null where nobody was. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  readonly ratings: number
  /** Mean of 1 to 5. */
  readonly satisfaction: number | null
  /** Of those who ask, whose site reaches none. */
  readonly unreached: number
  /** Interviews of this campaign that spoke of it already. */
  readonly interviews: number
}

export const guideReasons = ['unasked', 'asked_for', 'not_asked_for', 'out_of_reach', 'discontent', 'content'] as const
export type GuideReason = (typeof guideReasons)[number]

export interface GuideQuestion {
  readonly reason: GuideReason
  readonly textZh: string
  readonly textEn: string
}

export interface GuideTheme extends TypeEvidence {
  readonly questions: GuideQuestion[]
}

/** From this share on, by the lower end of its interval, many ask for a type. */
const many = 0.2
/** Up to this share, by the upper end of its interval, hardly anybody does. */
const few = 0.1
/** Below this mean rating residents are discontent, from the other on content. */
const [discontent, content] = [3.5, 4.5]
/** From this share of those who ask, a type is out of reach. */
const outOfReach = 0.5

const percent = (share: number) => Math.round(share * 100)

/** Questions for each type, those first that most ask for; each says in its words what the survey found. */
export function guideOf(evidence: readonly TypeEvidence[]): GuideTheme[] {
  return [...evidence]
    .sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || (a.typeCode < b.typeCode ? -1 : 1))
    .map((one) => ({ ...one, questions: questionsOf(one) }))
}

function questionsOf({ nameZh, nameEn, asks, share, low, high, satisfaction, unreached }: TypeEvidence): GuideQuestion[] {
  const questions: GuideQuestion[] = []
  const add = (reason: GuideReason, textZh: string, textEn: string) => questions.push({ reason, textZh, textEn })
  if (share === null) {
    add('unasked', `问卷没有问到${nameZh}。您家目前怎样解决这方面的需要？`, `The questionnaire did not ask about this: ${nameEn}. How does your family manage today?`)
  } else if (low! >= many) {
    add('asked_for', `${percent(share)}%的住户希望有${nameZh}。您家会在什么时候、由谁、多久用一次？`, `${percent(share)} % of the households ask for it: ${nameEn}. When would your family use it, who, and how often?`)
  } else if (high! <= few) {
    add('not_asked_for', `只有${percent(share)}%的住户提到${nameZh}。是不需要，还是不了解、用不起、有别的办法？`, `Only ${percent(share)} % of the households ask for it: ${nameEn}. Is it not needed, not known, too dear, or is there another way?`)
  }
  if (asks > 0 && unreached / asks >= outOfReach) {
    add('out_of_reach', `提出需要${nameZh}的住户中，${percent(unreached / asks)}%步行到不了。您现在怎么去？路上有什么困难？`, `${percent(unreached / asks)} % of those who ask for it cannot reach one on foot: ${nameEn}. How do you get there now, and what is hard on the way?`)
  }
  if (satisfaction !== null && satisfaction < discontent) {
    add('discontent', `居民对${nameZh}的满意度为${satisfaction.toFixed(1)}分（满分5分）。最近一次哪里不满意？`, `Residents rate it ${satisfaction.toFixed(1)} of 5: ${nameEn}. What was wrong the last time?`)
  } else if (satisfaction !== null && satisfaction >= content) {
    add('content', `居民对${nameZh}的满意度为${satisfaction.toFixed(1)}分。哪些做法值得推广？`, `Residents rate it ${satisfaction.toFixed(1)} of 5: ${nameEn}. What should others do likewise?`)
  }
  return questions
}

const someone = '某某'

/** The hundred or so most frequent surnames. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤俞章鲁葛'
const called = new RegExp(`[${surnames}](?=阿姨|大爷|大妈|奶奶|爷爷|先生|女士|老师|医生|师傅)|[${surnames}]\\p{Script=Han}{1,2}(?=先生|女士)`, 'gu')

/** A text without the names that are given, and without names before what people are called by: 王阿姨, 张伟先生. Rather a word too many goes than a name stays. */
export function withoutNames(text: string, names: readonly string[]): string {
  const known = [...names].sort((a, b) => b.length - a.length).reduce((kept, name) => kept.replaceAll(name, someone), text)
  return known.replace(called, someone)
}
