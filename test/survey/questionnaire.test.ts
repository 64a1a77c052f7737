import t from 'tap'
import { maskPeople, questionnaireDocument, readAnswers, typesOf } from '../../src/survey/questionnaire.js'

const text = (key: string) => ({ key, textZh: key, textEn: key })
const document = questionnaireDocument.parse({
  titleZh: '需求问卷', titleEn: 'Needs',
  questions: [
    { ...text('wanted'), kind: 'multiple', required: true, options: [{ ...text('canteen'), typeCode: 'CNV01' }, { ...text('gym'), typeCode: 'SPT02' }, text('nothing')] },
    { ...text('first'), kind: 'ranking', most: 3, options: [{ ...text('canteen'), typeCode: 'CNV01' }, { ...text('nursery'), typeCode: 'EDU01' }, { ...text('market'), typeCode: 'COM02' }] },
    { ...text('pool'), kind: 'single', options: [{ ...text('yes'), typeCode: 'SPT02' }, text('no')] },
    ...['GOV01', 'HLT01', 'ELD01', 'CUL01', 'COM02'].map((typeCode) => ({ ...text(`rate-${typeCode}`), kind: 'satisfaction', typeCode })),
    { ...text('visits'), kind: 'number', least: 0, most: 31 },
    { ...text('words'), kind: 'text', most: 200 }
  ]
})

void t.test('a questionnaire is refused where keys stand twice, a ranking has more places than options, or a kind is unknown', async (t) => {
  const wrong = (questions: object[]) => questionnaireDocument.safeParse({ titleZh: 'x', titleEn: 'x', questions }).error?.issues.map(({ path }) => path.join('/'))
  t.strictSame(wrong([{ ...text('a'), kind: 'text' }, { ...text('a'), kind: 'text' }]), ['questions/1/key'])
  t.strictSame(wrong([{ ...text('a'), kind: 'ranking', most: 3, options: [text('x'), text('y')] }]), ['questions/0/most'])
  t.strictSame(wrong([{ ...text('a'), kind: 'single', options: [text('x'), text('x')] }]), ['questions/0/options/1/key'])
  t.strictSame(wrong([{ ...text('a'), kind: 'matrix' }]), ['questions/0/kind'])
})

void t.test('the types it names are told once each', async (t) => {
  t.strictSame(typesOf(document).sort(), ['CNV01', 'COM02', 'CUL01', 'EDU01', 'ELD01', 'GOV01', 'HLT01', 'SPT02'])
})

void t.test('options ask for their types, a ranking by its places, ratings rate', async (t) => {
  const { said, flags, problems } = readAnswers(document, { wanted: ['canteen'], first: ['nursery', 'canteen'], pool: 'yes', 'rate-GOV01': 4 }, 60)
  t.strictSame(problems, [])
  t.strictSame(flags, [])
  const of = Object.fromEntries(said.map(({ typeCode, ...rest }) => [typeCode, rest]))
  t.match(of, {
    CNV01: { asks: true, intensity: 1, rating: null },
    EDU01: { asks: true, intensity: 1 },
    COM02: { asks: false, intensity: null },
    SPT02: { asks: true, intensity: 1 },
    GOV01: { asks: null, rating: 4 }
  })
  const second = readAnswers(document, { wanted: ['nothing'], first: ['nursery', 'canteen', 'market'] }).said
  t.strictSame(second.filter(({ asks }) => asks === true).map(({ typeCode, intensity }) => [typeCode, intensity]), [['CNV01', 2 / 3], ['EDU01', 1], ['COM02', 1 / 3]])
})

void t.test('what was not answered says nothing of its types', async (t) => {
  t.strictSame(readAnswers(document, { wanted: ['gym'] }).said.map(({ typeCode }) => typeCode).sort(), ['CNV01', 'SPT02'])
})

void t.test('nonsense is flagged', async (t) => {
  t.strictSame(readAnswers(document, { visits: 3 }).flags, ['incomplete'])
  const same = Object.fromEntries(['GOV01', 'HLT01', 'ELD01', 'CUL01', 'COM02'].map((code) => [`rate-${code}`, 5]))
  t.strictSame(readAnswers(document, { wanted: ['gym'], ...same }).flags, ['straight_line'])
  t.strictSame(readAnswers(document, { wanted: ['gym'], ...same, 'rate-GOV01': 4 }).flags, [])
  t.strictSame(readAnswers(document, { wanted: ['gym'], ...same, 'rate-GOV01': 4 }, 5).flags, ['too_fast'])
  t.strictSame(readAnswers(document, { wanted: ['gym'], ...same, 'rate-GOV01': 4 }, 9).flags, [])
})

void t.test('what cannot be read is told by its question', async (t) => {
  const wrong: Readonly<Record<string, unknown>> = {
    wanted: ['canteen', 'pool'], first: ['canteen', 'canteen'], pool: ['yes'], 'rate-GOV01': 6, 'rate-HLT01': '5', visits: 32, words: 'x'.repeat(201), none: 1
  }
  t.strictSame(readAnswers(document, wrong).problems.map(({ question }) => question).sort(), Object.keys(wrong).sort())
})

void t.test('phone numbers, identity numbers, cards and mail go, other numbers stay', async (t) => {
  const gone: Readonly<Record<string, string>> = {
    '打我电话13857112345谢谢': '打我电话***谢谢',
    '138 5711 2345 或 +86-138-5711-2345': '*** 或 ***',
    '电话１３８５７１１２３４５': '电话***',
    '座机0571-87654321': '座机***',
    '身份证33010619900307123X': '身份证***',
    '身份证 330106 19900307 1234': '身份证 ***',
    '卡号6222 0212 3456 7890 123': '卡号***',
    '写信给li.ming+x@mail.example.cn': '写信给***'
  }
  for (const [given, kept] of Object.entries(gone)) t.equal(maskPeople(given), kept)
  for (const harmless of ['2026年11月30日上午9点', '希望有3个食堂, 200米以内', '户数1258, 设施25800', '编码330106001001']) t.equal(maskPeople(harmless), harmless)
  t.strictSame(readAnswers(document, { wanted: ['gym'], words: '13857112345' }), { ...readAnswers(document, { wanted: ['gym'], words: '***' }), flags: ['masked'] })
})

void t.test('no text makes the mask slow', async (t) => {
  for (const piece of ['1', '1 ', '1-', 'a@', 'a.', '0571-', '@a.', '86 1']) {
    const before = process.cpuUsage().user
    maskPeople(piece.repeat(20_000))
    t.ok(process.cpuUsage().user - before < 1_000_000, JSON.stringify(piece))
  }
})
