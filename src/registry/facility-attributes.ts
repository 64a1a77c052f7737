import { readJson } from '../platform/json-text.js'
import type { FieldReader } from '../platform/field-readers.js'

export type AttributeValue = number | string | boolean
export type Attributes = Readonly<Record<string, AttributeValue>>

/** Reads attributes from JSON text: an object of numbers, texts, and true or false. */
export const readAttributes: FieldReader = (given) => {
  const attributes = readJson(given)
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) throw new Error('is not a JSON object, such as {"beds": 40}')
  const odd = Object.entries(attributes).find(([, value]) => !['number', 'string', 'boolean'].includes(typeof value))
  if (odd !== undefined) throw new Error(`${odd[0]} is not a number, a text, true or false`)
  return JSON.stringify(attributes)
}

/** A check over staged facilities: their attributes are those that standards name for the type, and as they say. */
export const facilityAttributes = `
  select line, 'attributes' as column_name, key || ': ' || value as value, reason
  from (
    select s.line, a.key, a.value,
      case
        when r.key is null then 'is named by no standard for ' || s.type_code || coalesce(': named are ' || (
          select string_agg(n.key, ', ' order by n.key) from registry.attribute_rule as n where n.type_code = s.type_code
        ), '')
        when r.kind = 'number' then case
          when jsonb_typeof(a.value) <> 'number' then 'is not a number'
          when (a.value #>> '{}')::numeric < r.least then 'is less than ' || r.least
          when (a.value #>> '{}')::numeric > r.most then 'is more than ' || r.most
        end
        when r.kind = 'boolean' then case when jsonb_typeof(a.value) <> 'boolean' then 'is neither true nor false' end
        when jsonb_typeof(a.value) <> 'string' then 'is not a text'
        when r.kind = 'choice' and not r.choices @> a.value then 'is none of ' || (select string_agg(c.one, ', ') from jsonb_array_elements_text(r.choices) as c (one))
      end as reason
    from staged as s
    cross join lateral jsonb_each(s.attributes) as a
    left join registry.attribute_rule as r on r.type_code = s.type_code and r.key = a.key
  ) as found
  where reason is not null`
