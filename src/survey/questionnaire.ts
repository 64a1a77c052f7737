import { z } from 'zod'

/** A questionnaire: what is asked, and what answers say of facility types. */
export const questionKinds = ['single', 'multiple', 'ranking', 'satisfaction', 'number', 'text'] as const
export type QuestionKind = (typeof questionKinds)[number]

const key = z.string().regex(/^[\w-]{1,40}$/, 'must be of 1 to 40 letters, digits, dashes or underscores')
const words = z.string().trim().min(1).max(500)
const typeCode = z.string().min(1).max(40)

const option = z.strictObject({
  key,
  textZh: words,
  textEn: words,
  typeCode: typeCode.optional().describe('Facility type that whoever chooses it asks for')
})

const asked = { key, textZh: words, textEn: words, required: z.boolean().default(false) }
const options = z.array(option).min(2).max(60)

const question = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('single'), options }),
  z.strictObject({ ...asked, kind: z.literal('multiple'), options, most: z.number().int().min(1).max(60).optional().describe('Most options that may be chosen') }),
  z.strictObject({ ...asked, kind: z.literal('ranking'), options, most: z.number().int().min(1).max(60).describe('How many places there are') }),
  z.strictObject({ ...asked, kind: z.literal('satisfaction'), typeCode: typeCode.optional().describe('Facility type that is rated, 1 (very discontent) to 5 (very content)') }),
  z.strictObject({ ...asked, kind: z.literal('number'), typeCode: typeCode.optional(), least: z.number().optional(), most: z.number().optional() }),
  z.strictObject({ ...asked, kind: z.literal('text'), typeCode: typeCode.optional(), most: z.number().int().min(1).max(4000).default(1000).describe('Most characters') })
])

export type Question = z.output<typeof question>

export const questionnaireDocument = z
  .strictObject({ titleZh: words, titleEn: words, questions: z.array(question).min(1).max(200) })
  .superRefine(({ questions }, context) => {
    const repeated = (keys: readonly string[]) => keys.findIndex((one, place) => keys.indexOf(one) !== place)
    const twice = repeated(questions.map((one) => one.key))
    if (twice >= 0) context.addIssue({ code: 'custom', path: ['questions', twice, 'key'], message: `stands twice: ${questions[twice]!.key}` })
    for (const [place, one] of questions.entries()) {
      if (!('options' in one)) continue
      const again = repeated(one.options.map((each) => each.key))
      if (again >= 0) context.addIssue({ code: 'custom', path: ['questions', place, 'options', again, 'key'], message: `stands twice: ${one.options[again]!.key}` })
      if (one.kind === 'ranking' && one.most > one.options.length) {
        context.addIssue({ code: 'custom', path: ['questions', place, 'most'], message: `there are only ${one.options.length} options` })
      }
    }
  })

export type QuestionnaireDocument = z.output<typeof questionnaireDocument>

/** Facility types that a questionnaire names, each once. */
export function typesOf({ questions }: QuestionnaireDocument): string[] {
  const named = questions.flatMap((one) => ('options' in one ? one.options.map((each) => each.typeCode) : [one.typeCode]))
  return [...new Set(named.filter((code) => code !== undefined))]
}

export type Answers = Readonly<Record<string, unknown>>

/** What a response says of a facility type. */
export interface Said {
  readonly typeCode: string
  /** Whether it asks for the type; null where it was not asked about. */
  readonly asks: boolean | null
  /** Of one that asks, more than 0 and at most 1. */
  readonly intensity: number | null
  /** 1 to 5. */
  readonly rating: number | null
}

export const responseFlags = ['duplicate', 'incomplete', 'straight_line', 'too_fast', 'masked'] as const
export type ResponseFlag = (typeof responseFlags)[number]

export interface ReadAnswers {
  /** As they are kept: without the numbers of people. */
  readonly answers: Answers
  readonly said: readonly Said[]
  readonly flags: readonly ResponseFlag[]
  /** Answers that nobody can read: there is no such question, or they are of another kind. */
  readonly problems: readonly { readonly question: string; readonly reason: string }[]
}

/** So many equal ratings in a row, and no other, say that nobody read the questions. */
const leastStraight = 5
/** Nobody reads and answers a question sooner, seconds. */
const leastSecondsAQuestion = 1.5

/**
 * Reads the answers to a questionnaire: what they say of facility types, what is odd about them, and what cannot be read at all.
 * Nonsense is flagged: required answers that are missing, ratings that are all the same, answers faster than anybody reads.
 */
export function readAnswers({ questions }: QuestionnaireDocument, given: Answers, seconds?: number): ReadAnswers {
  const problems: { question: string; reason: string }[] = []
  const kept: Record<string, unknown> = {}
  const said = new Map<string, { asks: boolean | null; intensity: number | null; ratings: number[] }>()
  const flags = new Set<ResponseFlag>()
  const of = (code: string) => {
    const known = said.get(code) ?? { asks: null, intensity: null, ratings: [] }
    said.set(code, known)
    return known
  }
  const known = new Set(questions.map((one) => one.key))
  for (const name of Object.keys(given)) if (!known.has(name)) problems.push({ question: name, reason: 'is no question of this questionnaire' })

  for (const one of questions) {
    const answer = Object.hasOwn(given, one.key) ? given[one.key] : undefined
    if (answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)) {
      if (one.required) flags.add('incomplete')
      continue
    }
    const reason = reasonAgainst(one, answer)
    if (reason !== undefined) {
      problems.push({ question: one.key, reason })
      continue
    }
    kept[one.key] = answer
    if ('options' in one) {
      const chosen = (Array.isArray(answer) ? answer : [answer]) as string[]
      for (const { key: name, typeCode: code } of one.options) {
        if (code === undefined) continue
        const place = chosen.indexOf(name)
        const about = of(code)
        about.asks = about.asks === true || place >= 0
        if (place >= 0) about.intensity = Math.max(about.intensity ?? 0, one.kind === 'ranking' ? (one.most - place) / one.most : 1)
      }
    } else if (one.kind === 'satisfaction') {
      if (one.typeCode !== undefined) of(one.typeCode).ratings.push(answer as number)
    } else if (one.kind === 'text') {
      const plain = maskPeople(answer as string)
      if (plain !== answer) flags.add('masked')
      kept[one.key] = plain
    }
  }

  const ratings = questions.filter((one) => one.kind === 'satisfaction').flatMap((one) => (kept[one.key] === undefined ? [] : [kept[one.key]]))
  if (ratings.length >= leastStraight && new Set(ratings).size === 1) flags.add('straight_line')
  if (seconds !== undefined && seconds < Object.keys(kept).length * leastSecondsAQuestion) flags.add('too_fast')
  return {
    answers: kept,
    said: [...said].map(([code, { asks, intensity, ratings: given }]) => ({
      typeCode: code, asks, intensity,
      // A type that is rated by several questions is so content as they are together.
      rating: given.length === 0 ? null : given.reduce((sum, rating) => sum + rating, 0) / given.length
    })),
    flags: responseFlags.filter((flag) => flags.has(flag)),
    problems
  }
}

function reasonAgainst(one: Question, answer: unknown): string | undefined {
  switch (one.kind) {
    case 'single':
      return isOption(one, answer) ? undefined : 'is none of its options'
    case 'multiple':
    case 'ranking': {
      if (!Array.isArray(answer)) return 'has to be a list of options'
      if (!answer.every((each) => isOption(one, each))) return 'names something that is none of its options'
      if (new Set(answer).size < answer.length) return 'names an option twice'
      if (one.most !== undefined && answer.length > one.most) return `names more than ${one.most} options`
      return undefined
    }
    case 'satisfaction':
      return Number.isInteger(answer) && (answer as number) >= 1 && (answer as number) <= 5 ? undefined : 'has to be a whole number from 1 to 5'
    case 'number':
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'has to be a number'
      if (one.least !== undefined && answer < one.least) return `is less than ${one.least}`
      return one.most !== undefined && answer > one.most ? `is more than ${one.most}` : undefined
    case 'text':
      if (typeof answer !== 'string' || /[\0\p{Cs}]/u.test(answer)) return 'has to be text'
      return answer.length > one.most ? `is longer than ${one.most} characters` : undefined
  }
}

const isOption = ({ options: known }: { readonly options: readonly { readonly key: string }[] }, answer: unknown): boolean => known.some((each) => each.key === answer)

const masked = '***'

// Digits may stand apart by single blanks or dashes, as people write them; each pattern is bounded, so that no text makes it slow.
const numbersOfPeople = [
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
  /(?<!\d)\d(?:[ -]?\d){16}[ -]?[\dXx](?!\d)/g,
  /(?<!\d)(?:\+?86[ -]?)?1[3-9](?:[ -]?\d){9}(?!\d)/g,
  /(?<!\d)\d(?:[ -]?\d){14,18}(?!\d)/g,
  /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g
]

/** A text without phone numbers, identity numbers, card numbers and addresses of mail; full-width digits are read as digits. */
export function maskPeople(text: string): string {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const result = numbersOfPeople.reduce((kept, pattern) => kept.replace(pattern, masked), plain)
  return result === plain ? text : result
}
