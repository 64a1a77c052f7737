import { z } from 'zod'

const count = z.number().int()
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]).describe('West, south, east, north; degrees')
const listed = <Item extends z.ZodType>(item: Item, order: string) => ({
  total: count.describe('All of them, listed or not'),
  items: z.array(item).describe(`${order}, at most \`limit\``)
})

/** How long each list of the report may be. */
export const itemLimit = z.coerce.number().int().min(1).max(1000).default(100).describe('Most items of each list')

const place = { externalId: z.string(), name: z.string(), lon: z.number(), lat: z.number() }
const streetMetres = z.number().nullable().describe('Straight to the nearest street one can walk from; null: none within 5 km')

const remotePlaces = {
  sites: z.object({
    people: z.number().describe('Residents of all of them'),
    ...listed(z.object({ ...place, communityCode: z.string(), population: z.number(), streetMetres }), 'Farthest first')
  }),
  facilities: z.object(
    listed(
      z.object({ ...place, typeCode: z.string(), communityCode: z.string().nullable(), state: z.string().describe('State today'), streetMetres }),
      'Farthest first'
    )
  )
}

export const networkQuality = z
  .object({
    network: z.object({ id: z.number().int(), name: z.string() }),
    streets: z.object({
      junctions: count,
      edges: count,
      metres: z.number(),
      deadEnds: count.describe('Nodes with a single edge'),
      zeroLengthEdges: count,
      leastRatio: z.number().describe('Least length of an edge over that of its drawn line, at most 1; a small one widens every search for an isochrone'),
      box: box.nullable(),
      shortEdges: z
        .object(
          listed(
            z.object({
              edge: count,
              metres: z.number(),
              straightMetres: z.number().describe('Straight line between its ends'),
              ratio: z.number(),
              lon: z.number().describe('Of its middle'),
              lat: z.number()
            }),
            'Worst first'
          )
        )
        .describe('Edges shorter than nine tenths of the straight line between their ends: a wrong length or a wrong line')
    }),
    components: z
      .object({
        notWalkedFrom: z
          .object({ components: count, junctions: count, streetMetres: z.number() })
          .describe('Those with fewer junctions than the network\'s leastComponentNodes: nothing is snapped to them'),
        ...listed(
          z.object({
            component: count,
            junctions: count,
            streetMetres: z.number(),
            walkedFrom: z.boolean(),
            box,
            center: z.tuple([z.number(), z.number()]).describe('Middle of the box')
          }),
          'Largest first'
        )
      })
      .describe('Parts that do not meet'),
    offNetwork: z.object(remotePlaces).describe('Farther from any street than snapLimitMetres: they reach nothing, and nobody reaches them'),
    longLegs: z
      .object({ beyondMetres: z.number(), ...remotePlaces })
      .describe('On the network, but by a straight access leg longer than beyondMetres: a street, or a position, may be missing')
  })
  .meta({ id: 'NetworkQuality', description: 'What to know of a walking network before it is used; sites and facilities are those valid today' })
