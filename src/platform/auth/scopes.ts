import type { Caller, Role } from '../caller.js'
import { LifecircleError, forbidden } from '../errors.js'

const everyone = ['viewer', 'surveyor', 'planner', 'integrator', 'administrator'] as const
const surveyors = ['surveyor', 'integrator', 'administrator'] as const
const planners = ['planner', 'administrator'] as const
const administrators = ['administrator'] as const

/**
 * What a caller can be let into: which roles have it, and whether it is open to everybody where results are public.
 * Each route and each GraphQL field names one. Within which region, row-level security decides.
 */
export const scopes = {
  'registry:read': { does: 'read regions, communities and standards', roles: everyone, public: true },
  'regions:write': { does: 'apply changes of the official codes in the own region', roles: ['integrator', 'administrator'], public: false },
  'inventory:read': { does: 'read residential sites and facilities', roles: everyone, public: false },
  'inventory:write': { does: 'add, change and verify residential sites and facilities of the own region, and undo such changes', roles: surveyors, public: false },
  'changes:read': { does: 'follow what changes, of what one may read', roles: everyone, public: false },
  'imports:write': { does: 'send in files for the own region, and see what became of them', roles: surveyors, public: false },
  'needs:read': { does: 'read questionnaires, campaigns and their coverage in the own region', roles: everyone, public: false },
  'needs:plan': { does: 'write questionnaires, and open and close campaigns of the own region', roles: planners, public: false },
  'responses:read': { does: 'read what residents of the own region answered and ask for', roles: ['surveyor', 'planner', 'integrator', 'administrator'], public: false },
  'responses:write': { does: 'collect responses of residents of the own region, and invite them', roles: surveyors, public: false },
  'network:read': { does: 'read networks, and ask what can be walked to', roles: everyone, public: false },
  'results:read': { does: 'read runs and their scores: all published ones, and those of the own region', roles: everyone, public: true },
  'evidence:read': { does: 'read what figures were made of: sites, facilities, observations of the own region', roles: everyone, public: false },
  'plans:read': { does: 'ask what would be, and read what is planned in the own region', roles: ['planner', 'integrator', 'administrator'], public: false },
  'plans:write': { does: 'plan in the own region', roles: planners, public: false },
  'reports:read': { does: 'have reports made, and read them', roles: everyone, public: false },
  'standards:write': { does: 'draft, publish and retire standards of the own region', roles: administrators, public: false },
  'networks:activate': { does: 'switch the walking network', roles: administrators, public: false },
  'runs:write': { does: 'start, try and cancel recalculations', roles: administrators, public: false },
  'runs:publish': { does: 'publish runs', roles: administrators, public: false },
  'schedules:write': { does: 'schedule recalculations', roles: administrators, public: false },
  'bundles:read': { does: 'take away bundles of published results of the own region, and see which were taken in', roles: ['integrator', 'administrator'], public: false },
  'bundles:write': { does: 'take in bundles of other instances', roles: administrators, public: false },
  'instances:write': { does: 'say which instances may report, for which regions of the own one', roles: administrators, public: false },
  'clients:write': { does: 'register machine clients, replace their secrets, revoke them and tokens', roles: administrators, public: false },
  'partners:read': { does: 'read what partner systems write in the own region, and what is to be settled of it', roles: ['planner', 'integrator', 'administrator'], public: false },
  'partners:write': { does: 'write for a partner system of the own region', roles: ['integrator', 'administrator'], public: false },
  'partners:settle': { does: 'settle what a partner system and we changed, in the own region', roles: planners, public: false },
  'partners:register': { does: 'register partner systems of the own region, with their codes, rules and ids', roles: administrators, public: false },
  'webhooks:write': { does: 'have changes of the own region sent to partners, and see what became of that', roles: ['integrator', 'administrator'], public: false },
  'audit:read': { does: 'read who changed what', roles: administrators, public: false }
} as const satisfies Record<string, { does: string; roles: readonly Role[]; public: boolean }>

export type Scope = keyof typeof scopes

export const scopeNames = Object.keys(scopes) as Scope[]

export const isScope = (name: string): name is Scope => Object.hasOwn(scopes, name)

/** Scopes that this caller has: those of the role, or what the token narrows them to. */
export const scopesOf = (caller: Caller): Scope[] => scopeNames.filter((scope) => hasScope(caller, scope))

export function hasScope(caller: Caller, scope: Scope): boolean {
  const { roles, public: open } = scopes[scope]
  if (caller.role === 'public') return open
  return (roles as readonly string[]).includes(caller.role) && (caller.scopes === undefined || caller.scopes.includes(scope))
}

/** Throws `forbidden` unless the caller has the scope; `unauthenticated` where one would need a token first. */
export function ensureScope(caller: Caller, scope: Scope): void {
  if (hasScope(caller, scope)) return
  const { roles, does } = scopes[scope]
  if (caller.role === 'public') throw new LifecircleError('unauthenticated', `a token is needed to ${does}: send one as "Authorization: Bearer …"`)
  if ((roles as readonly string[]).includes(caller.role)) throw forbidden(`the token is limited to other scopes: it lacks ${scope}, to ${does}`)
  throw forbidden(`this needs the scope ${scope}, to ${does}, which the role ${roles.join(' or ')} has; the token's is ${caller.role}`)
}
