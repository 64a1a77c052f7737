/** The two writings of CQL2: what they are read as, and where each error is. */
import t, { type Test } from 'tap'
import { filterLimits, type Expression } from '../../../src/exchange/ogc/cql2.js'
import { readCql2Json } from '../../../src/exchange/ogc/cql2-json.js'
import { readCql2Text } from '../../../src/exchange/ogc/cql2-text.js'

/** Without the places, which differ between text and JSON. */
const bare = (expression: Expression): unknown => JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value)))

/** The same filter in both writings. */
const pairs: readonly (readonly [text: string, json: unknown])[] = [
  ["name = 'a'", { op: '=', args: [{ property: 'name' }, 'a'] }],
  ["name = 'it''s'", { op: '=', args: [{ property: 'name' }, "it's"] }],
  ["name = 'it\\'s'", { op: '=', args: [{ property: 'name' }, "it's"] }],
  ['"name" <> \'\'', { op: '<>', args: [{ property: 'name' }, ''] }],
  ['名称 = \'宝石\'', { op: '=', args: [{ property: '名称' }, '宝石'] }],
  ['size >= -1.5e2', { op: '>=', args: [{ property: 'size' }, -150] }],
  ['.5<size', { op: '<', args: [0.5, { property: 'size' }] }],
  ['size <= elderly', { op: '<=', args: [{ property: 'size' }, { property: 'elderly' }] }],
  ['open = TRUE', { op: '=', args: [{ property: 'open' }, true] }],
  ['false', false],
  ["opened_on > DATE('2024-02-29')", { op: '>', args: [{ property: 'opened_on' }, { date: '2024-02-29' }] }],
  ["at = timestamp('2024-02-29T00:00:00Z')", { op: '=', args: [{ property: 'at' }, { timestamp: '2024-02-29T00:00:00Z' }] }],
  ['date = 1 and timestamp = 2', { op: 'and', args: [{ op: '=', args: [{ property: 'date' }, 1] }, { op: '=', args: [{ property: 'timestamp' }, 2] }] }],
  ['a = 1 AND b = 2 OR NOT c = 3', { op: 'or', args: [
    { op: 'and', args: [{ op: '=', args: [{ property: 'a' }, 1] }, { op: '=', args: [{ property: 'b' }, 2] }] },
    { op: 'not', args: [{ op: '=', args: [{ property: 'c' }, 3] }] }
  ] }],
  ['a = 1 AND (b = 2 OR c = 3)', { op: 'and', args: [{ op: '=', args: [{ property: 'a' }, 1] }, { op: 'or', args: [{ op: '=', args: [{ property: 'b' }, 2] }, { op: '=', args: [{ property: 'c' }, 3] }] }] }],
  ['size IS NULL', { op: 'isNull', args: [{ property: 'size' }] }],
  ['size is not null', { op: 'not', args: [{ op: 'isNull', args: [{ property: 'size' }] }] }],
  ["name LIKE 'a%'", { op: 'like', args: [{ property: 'name' }, 'a%'] }],
  ["name NOT LIKE 'a\\_b'", { op: 'not', args: [{ op: 'like', args: [{ property: 'name' }, 'a\\_b'] }] }],
  ['size BETWEEN 1 AND 2 AND a = 1', { op: 'and', args: [{ op: 'between', args: [{ property: 'size' }, 1, 2] }, { op: '=', args: [{ property: 'a' }, 1] }] }],
  ['size NOT BETWEEN 1 AND 2', { op: 'not', args: [{ op: 'between', args: [{ property: 'size' }, 1, 2] }] }],
  ["kind IN ('a', 'b')", { op: 'in', args: [{ property: 'kind' }, ['a', 'b']] }],
  ['size not in (1)', { op: 'not', args: [{ op: 'in', args: [{ property: 'size' }, [1]] }] }],
  ['S_INTERSECTS(geometry, POINT(120.1 30.2))', { op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Point', coordinates: [120.1, 30.2] }] }],
  ['s_intersects(BBOX(1,2,3,4), geometry)', { op: 's_intersects', args: [{ bbox: [1, 2, 3, 4] }, { property: 'geometry' }] }],
  ['S_INTERSECTS(geometry, BBOX(1,2,0,3,4,9))', { op: 's_intersects', args: [{ property: 'geometry' }, { bbox: [1, 2, 0, 3, 4, 9] }] }],
  ['S_INTERSECTS(geometry, POLYGON Z((0 0 9, 1 0 9, 1 1 9, 0 0 9), (0 0 1, 1 0 1, 1 1 1, 0 0 1)))', { op: 's_intersects', args: [{ property: 'geometry' }, {
    type: 'Polygon', coordinates: [[[0, 0, 9], [1, 0], [1, 1], [0, 0]], [[0, 0], [1, 0], [1, 1], [0, 0]]]
  }] }],
  ['S_INTERSECTS(geometry, MULTIPOINT((0 0), (1 1)))', { op: 's_intersects', args: [{ property: 'geometry' }, { type: 'MultiPoint', coordinates: [[0, 0], [1, 1]] }] }],
  ['S_INTERSECTS(geometry, MULTIPOINT(0 0, 1 1))', { op: 's_intersects', args: [{ property: 'geometry' }, { type: 'MultiPoint', coordinates: [[0, 0], [1, 1]] }] }],
  ['S_INTERSECTS(geometry, MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0))))', { op: 's_intersects', args: [{ property: 'geometry' }, { type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] }] }],
  ['S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(0 0, 1 1), MULTILINESTRING((0 0, 1 1))))', { op: 's_intersects', args: [{ property: 'geometry' }, {
    type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [0, 0] }, { type: 'LineString', coordinates: [[0, 0], [1, 1]] }, { type: 'MultiLineString', coordinates: [[[0, 0], [1, 1]]] }]
  }] }]
]

void t.test('text and JSON are read as the same filter', async (t) => {
  for (const [text, json] of pairs) t.strictSame(bare(readCql2Text(text)), bare(readCql2Json(JSON.stringify(json))), text)
})

void t.test('filters before the standard compare without case by ILIKE', async (t) => {
  t.match(readCql2Text("name ILIKE 'A%'"), { kind: 'like', caseless: true })
})

function refuses(t: Test, read: (text: string) => Expression, text: string, message: RegExp): void {
  t.throws(() => read(text), { code: 'bad-request', message, details: [{ pointer: '/filter' }] }, text.slice(0, 80))
}

void t.test('what cannot be read is refused with the character at which it stands', async (t) => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['', /character 1: its end stands where a property or a value should/],
    ['size', /character 5: its end stands where one of = <> < > <= >= LIKE BETWEEN IN IS should/],
    ['size = ', /character 8: its end/],
    ['size == 3', /character 7: "=" stands where a property or a value should/],
    ['size != 3', /character 6: "!" begins nothing/],
    ["name = 'open", /character 8: "'" begins nothing that ends/],
    ['"name = 1', /character 1: "\\"" begins nothing that ends/],
    ['size = 3 name', /character 10: "name" stands where AND, OR or its end should/],
    ['(size = 3', /character 10: its end stands where "\)" should/],
    ['size = 3)', /character 9: "\)"/],
    ['size IS 3', /character 9: "3" stands where NULL should/],
    ['size BETWEEN 1, 2', /character 15: "," stands where AND should/],
    ['size IN ()', /character 10: "\)" stands where a property or a value should/],
    ['size NOT = 3', /character 10: "=" stands where one of .* LIKE BETWEEN IN should/],
    ['and = 3', /character 1: "and" stands where a property or a value should/],
    ["casei(name) = 'a'", /character 1: "casei" is not a function here: there are S_INTERSECTS, DATE, TIMESTAMP/],
    ['opened_on > DATE(2024)', /character 18: "2024" stands where a quoted day should/],
    ['size > 1e999', /character 8: 1e999 is too large a number/],
    ['S_INTERSECTS(geometry POINT(0 0))', /character 23: "POINT" stands where "," should/],
    ['S_INTERSECTS(geometry, POINT(0))', /character 31: "\)" stands where a number should/],
    ['S_INTERSECTS(geometry, BBOX(1,2,3))', /character 24: BBOX has four or six numbers/],
    ['S_INTERSECTS(geometry, 3)', /character 24: "3" stands where a geometry should/],
    [`${'('.repeat(filterLimits.depth + 1)}a = 1`, /more than 40 brackets deep/],
    [`${'NOT '.repeat(filterLimits.depth + 1)}a = 1`, /more than 40 brackets deep/],
    [`a in (${Array.from({ length: filterLimits.parts }, () => '1').join()})`, /more than 1000 parts/],
    [`S_INTERSECTS(geometry, LINESTRING(${Array.from({ length: filterLimits.corners + 1 }, () => '1 1').join()}))`, /more than 2000 corners/],
    [`name = '${'a'.repeat(filterLimits.characters)}'`, /character 12001: is longer than 12000 characters/]
  ]
  for (const [text, message] of wrong) refuses(t, readCql2Text, text, message)
})

void t.test('what cannot be read of JSON is refused with a pointer to it', async (t) => {
  const nest = (depth: number): unknown => (depth === 0 ? true : { op: 'not', args: [nest(depth - 1)] })
  const of = { property: 'a' }
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [3, /its whole: is neither true nor false/],
    [{ op: 'xor', args: [] }, /its whole: the operator "xor" is not known: there are and, or, not/],
    [{ op: 'and', args: [] }, /its whole: "and" takes args/],
    [{ op: 'and', args: [true, { op: '=', args: [of] }] }, /\/args\/1: "=" takes 2 args, not 1/],
    [{ op: '=', args: [of, null] }, /\/args\/1: is not a value/],
    [{ op: '=', args: [of, { op: '+', args: [1, 2] }] }, /\/args\/1: is not a value/],
    [{ op: 'in', args: [of, []] }, /\/args\/1: is not a list of values/],
    [{ op: 'in', args: [of, ['a', {}]] }, /\/args\/1\/1: is not a value/],
    [{ op: 's_intersects', args: [{ property: 'geometry' }, { bbox: [1, 2, 3] }] }, /\/args\/1: a bbox has four or six numbers/],
    [{ op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Circle' }] }, /\/args\/1: is not a geometry/],
    [{ op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Polygon', coordinates: [1, 2] }] }, /\/args\/1: its coordinates are not those of such a geometry/],
    [{ op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Point', coordinates: ['1', 2] }] }, /\/args\/1: a position is two numbers/],
    [nest(filterLimits.depth + 1), /more than 40 brackets deep/]
  ]
  for (const [json, message] of wrong) refuses(t, readCql2Json, JSON.stringify(json), message)
  refuses(t, readCql2Json, '{"op"', /its whole: is not JSON/)
  refuses(t, readCql2Json, '{"op":"=","args":[{"property":"a"},1e999]}', /\/args\/1: is too large a number/)
})
