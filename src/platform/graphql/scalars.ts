const asItIs = { serialize: (value: unknown) => value }

/** Scalars of schema.graphql; none of them is taken as an argument. */
export const scalars = {
  Date: asItIs,
  DateTime: { serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : value) },
  GeoJSONPoint: asItIs,
  GeoJSONGeometry: asItIs,
  JSON: asItIs
}
