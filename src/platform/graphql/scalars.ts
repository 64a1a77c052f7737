const asItIs = { serialize: (value: unknown) => value }

/** Scalars of schema.graphql; as arguments they are read by the schemas of their fields. */
export const scalars = {
  Date: asItIs,
  DateTime: { serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : value) },
  GeoJSONPoint: asItIs,
  GeoJSONGeometry: asItIs,
  JSON: asItIs
}
