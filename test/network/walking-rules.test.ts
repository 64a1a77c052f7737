import { test } from 'tap'
import { isWalkable } from '../../src/network/walking-rules.js'

/** "highway=trunk foot=yes" as tags. */
const walkable = (tags: string) => isWalkable(Object.fromEntries(tags.split(' ').map((tag) => tag.split('=') as [string, string])))

const cases: Record<string, { open?: string[]; closed?: string[] }> = {
  'streets and paths are walked, also over bridges and through tunnels': {
    open: [
      'highway=residential', 'highway=footway', 'highway=path', 'highway=steps', 'highway=living_street', 'highway=service',
      'highway=track', 'highway=cycleway', 'highway=primary_link', 'highway=primary bridge=yes', 'highway=footway tunnel=yes',
      'highway=footway footway=crossing', 'highway=service oneway=yes', 'highway=residential motor_vehicle=private'
    ]
  },
  'a road of unknown class is walked': { open: ['highway=road', 'highway=unclassified'] },
  'pedestrian areas, indoor corridors, platforms and piers are walked': {
    open: [
      'highway=pedestrian area=yes', 'highway=corridor indoor=yes', 'highway=platform', 'railway=platform',
      'public_transport=platform', 'man_made=pier', 'highway=elevator'
    ],
    closed: ['railway=platform access=private', 'man_made=pier foot=no']
  },
  'motorways and trunk roads need foot or a sidewalk': {
    open: [
      'highway=trunk foot=yes', 'highway=trunk foot=designated', 'highway=motorway foot=yes', 'highway=trunk sidewalk=both',
      'highway=trunk sidewalk:left=yes', 'highway=primary motorroad=yes sidewalk=right'
    ],
    closed: [
      'highway=motorway', 'highway=motorway_link', 'highway=trunk', 'highway=trunk_link', 'highway=trunk sidewalk=no',
      'highway=trunk sidewalk=separate', 'highway=primary motorroad=yes'
    ]
  },
  'foot outranks access, and both outrank the kind of way': {
    open: ['highway=service access=private foot=yes', 'highway=service access=no foot=permissive', 'highway=residential access=destination'],
    closed: [
      'highway=footway foot=no', 'highway=residential foot=private', 'highway=service access=private', 'highway=footway access=no',
      'highway=service access=military', 'highway=track access=forestry', 'highway=residential foot=no sidewalk=both', 'highway=service foot=no access=yes'
    ]
  },
  'what nobody says about foot leaves it to the kind of way': { open: ['highway=path foot=unknown'], closed: ['highway=trunk foot=unknown'] },
  'what is being built, planned or given up is not there': {
    closed: [
      'highway=construction', 'highway=proposed', 'highway=construction foot=yes', 'highway=footway construction=yes',
      'highway=abandoned', 'highway=razed', 'highway=residential disused=yes'
    ],
    open: ['highway=residential construction=minor']
  },
  'ferries are not walked': { closed: ['route=ferry', 'route=ferry foot=yes', 'highway=footway route=ferry'] },
  'bridleways and busways are open to riders and buses only, unless foot says otherwise': {
    open: ['highway=bridleway foot=yes'],
    closed: ['highway=bridleway', 'highway=busway', 'highway=bus_guideway', 'highway=raceway', 'highway=something_new']
  },
  'fords and climbing routes are not for everybody': {
    open: ['highway=path ford=yes foot=yes', 'highway=path ford=stepping_stones', 'highway=path ford=no', 'highway=path sac_scale=mountain_hiking'],
    closed: ['highway=path ford=yes', 'highway=via_ferrata', 'highway=path sac_scale=difficult_alpine_hiking']
  },
  'what is no way is not walked': { closed: ['building=yes', 'waterway=river', 'railway=rail', 'foot=yes'] }
}

for (const [sentence, { open = [], closed = [] }] of Object.entries(cases)) {
  void test(sentence, async (t) => {
    for (const tags of open) t.equal(walkable(tags), true, tags)
    for (const tags of closed) t.equal(walkable(tags), false, tags)
  })
}
