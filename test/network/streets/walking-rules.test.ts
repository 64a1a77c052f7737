import { test } from 'tap'
import { isArea, isPassableOnFoot, isWalkable } from '../../../src/network/streets/walking-rules.js'

/** "highway=trunk foot=yes" as tags. */
const tagsOf = (text: string) => Object.fromEntries(text.split(' ').map((tag) => tag.split('=') as [string, string]))

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
    for (const tags of open) t.equal(isWalkable(tagsOf(tags)), true, tags)
    for (const tags of closed) t.equal(isWalkable(tagsOf(tags)), false, tags)
  })
}

const nodes: Record<string, { open?: string[]; closed?: string[] }> = {
  'barriers that hold up vehicles are open, unknown ones too': {
    open: ['barrier=gate', 'barrier=bollard', 'barrier=lift_gate', 'barrier=kerb', 'barrier=stile', 'barrier=kissing_gate', 'barrier=yes', 'barrier=something']
  },
  'barriers that keep people out are closed': { closed: ['barrier=wall', 'barrier=fence', 'barrier=hedge', 'barrier=city_wall', 'barrier=gate locked=yes', 'ford=yes'] },
  'at a barrier foot outranks access, and both outrank its kind': {
    open: ['barrier=gate access=private foot=yes', 'barrier=wall access=yes', 'barrier=fence foot=permissive', 'barrier=gate locked=yes foot=yes', 'barrier=gate locked=yes access=yes', 'barrier=gate access=destination', 'ford=yes foot=yes'],
    closed: ['barrier=gate access=private', 'barrier=gate access=no', 'barrier=gate foot=no', 'barrier=bollard foot=private access=yes', 'barrier=entrance access=private', 'ford=yes access=yes']
  },
  'access beside an entrance or a stop is not about the way': { open: ['entrance=yes access=private', 'highway=bus_stop access=no', 'amenity=parking_entrance access=private'] }
}

for (const [sentence, { open = [], closed = [] }] of Object.entries(nodes)) {
  void test(sentence, async (t) => {
    for (const tags of open) t.equal(isPassableOnFoot(tagsOf(tags)), true, tags)
    for (const tags of closed) t.equal(isPassableOnFoot(tagsOf(tags)), false, tags)
  })
}

void test('a highway is an area where it says so, a platform or pier unless it says no', async (t) => {
  for (const tags of ['highway=pedestrian area=yes', 'highway=footway area=yes', 'railway=platform', 'public_transport=platform', 'highway=platform', 'man_made=pier']) t.ok(isArea(tagsOf(tags)), tags)
  for (const tags of ['highway=pedestrian', 'highway=footway', 'railway=platform area=no', 'highway=footway public_transport=platform']) t.notOk(isArea(tagsOf(tags)), tags)
})
