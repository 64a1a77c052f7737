import type pg from 'pg'
import { equalShareOf, measurement, type Measurement } from './measurement.js'

/** An answer by the database: an expression that gives a text from `place`, the points of an origin as geometry[]. */
export interface SqlWay {
  readonly name: string
  readonly sql: string
  /** Its answers are of another kind: only its time is compared. */
  readonly differs?: true
}

export interface MemoryWay {
  readonly name: string
  readonly ask: (origin: number) => string
  readonly differs?: true
}

/** Points of one origin, degrees: a single one where a walk starts, more where many are asked about at once. */
export type Points = readonly (readonly [lon: number, lat: number])[]

export interface Question {
  readonly name: string
  /** The first is measured, the others are its yardsticks. */
  readonly sql: readonly [SqlWay, ...SqlWay[]]
  readonly memory?: MemoryWay
  /** Numbers that `pointsOf` and the way in memory know. */
  readonly origins: readonly number[]
  /** As many for every origin. */
  readonly pointsOf: (origin: number) => Points
  /** Origins asked about once before anything is measured. */
  readonly warmUps: number
}

/** What one way took and answered, by origin. */
interface Asked {
  readonly name: string
  readonly differs?: true
  readonly milliseconds: number[]
  readonly answers: string[]
}

/**
 * Asks about every origin each way in turn before the next one comes, so that all share the same weather. Twice: once
 * by a loop inside the server, whose clock knows nothing of driver and socket, and once by round trips of a prepared
 * statement. Either way a statement is planned once. On equal terms for all: each is a function in schema `bench`.
 */
export async function compare(client: pg.ClientBase, question: Question): Promise<Measurement[]> {
  const { name, sql, memory, origins, pointsOf, warmUps } = question
  if (origins.length === 0) throw new Error(`${name}: there is nothing to ask about, no place stands on the network`)
  const points = origins.map((origin) => pointsOf(origin).map(hexOf))
  await client.query('set jit = off')
  await client.query(functionsFor(sql))

  await askInServer(client, sql, points.slice(0, warmUps))
  const inServer = await askInServer(client, sql, points)
  await askByRoundTrip(client, question, points.slice(0, warmUps))
  const byRoundTrip = await askByRoundTrip(client, question, points)
  const inMemory = memory === undefined ? [] : [byRoundTrip.pop()!]
  return [beside(name, [...inServer, ...inMemory]), beside(`${name}, round trip`, byRoundTrip)]
}

function beside(name: string, [own, ...others]: readonly Asked[]): Measurement {
  return measurement(name, 'ms', own!.milliseconds, others.map((other) => ({
    name: other.name,
    values: other.milliseconds,
    equalShare: other.differs === true ? null : equalShareOf(other.answers, own!.answers)
  })))
}

/** A function for each way, and one that asks them all about every origin and looks at the clock before and after. */
function functionsFor(ways: readonly SqlWay[]): string {
  const functions = ways.map(({ sql }, i) => `
    create or replace function bench.way_${i}(place geometry[])
    returns text
    language plpgsql
    as $$
    begin
      return (${sql});
    end
    $$;`)
  const questions = ways.map((_, i) => `
        begun := clock_timestamp();
        answer := bench.way_${i}(place);
        milliseconds := extract(epoch from clock_timestamp() - begun) * 1000;
        way := ${i};
        return next;`)
  return `
    ${functions.join('\n')}
    create or replace function bench.ask_in_turn(points geometry[], points_each integer)
    returns table (way integer, milliseconds float8, answer text)
    language plpgsql
    as $$
    declare
      place geometry[];
      begun timestamptz;
    begin
      for i in 0 .. cardinality(points) / points_each - 1 loop
        place := points[i * points_each + 1 : (i + 1) * points_each];
        ${questions.join('\n')}
      end loop;
    end
    $$;`
}

async function askInServer(client: pg.ClientBase, ways: readonly SqlWay[], points: readonly string[][]): Promise<Asked[]> {
  const { rows } = await client.query<{ way: number; milliseconds: number; answer: string }>(
    'select way, milliseconds, answer from bench.ask_in_turn($1::text[]::geometry[], $2)',
    [points.flat(), points[0]!.length]
  )
  const asked = ways.map(nothingAsked)
  for (const { way, milliseconds, answer } of rows) {
    asked[way]!.milliseconds.push(milliseconds)
    asked[way]!.answers.push(answer)
  }
  return asked
}

async function askByRoundTrip(client: pg.ClientBase, { name, sql, memory, origins }: Question, points: readonly string[][]): Promise<Asked[]> {
  const ways = sql.map((_, i) => async (at: number) => {
    const { rows } = await client.query<{ answer: string }>({
      name: `${name} ${i}`,
      text: `select bench.way_${i}($1::text[]::geometry[]) as answer`,
      values: [points[at]]
    })
    return rows[0]!.answer
  })
  if (memory !== undefined) ways.push(async (at) => memory.ask(origins[at]!))
  const asked = [...sql, ...(memory === undefined ? [] : [memory])].map(nothingAsked)
  for (let at = 0; at < points.length; at++) {
    for (const [i, ask] of ways.entries()) {
      const begun = performance.now()
      const answer = await ask(at)
      asked[i]!.milliseconds.push(performance.now() - begun)
      asked[i]!.answers.push(answer)
    }
  }
  return asked
}

const nothingAsked = ({ name, differs }: SqlWay | MemoryWay): Asked => ({
  name,
  ...(differs === undefined ? {} : { differs }),
  milliseconds: [],
  answers: []
})

/** A point in EPSG:4326 as hexadecimal EWKB: nothing is lost, and little time. */
function hexOf([lon, lat]: Points[number]): string {
  const bytes = Buffer.alloc(25)
  bytes.writeUInt8(1, 0)
  bytes.writeUInt32LE(0x2000_0001, 1)
  bytes.writeUInt32LE(4326, 5)
  bytes.writeDoubleLE(lon, 9)
  bytes.writeDoubleLE(lat, 17)
  return bytes.toString('hex')
}
