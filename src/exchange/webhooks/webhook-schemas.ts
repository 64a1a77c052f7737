import { z } from 'zod'
import { scopeNames } from '../../platform/auth/scopes.js'
import { regionCode } from '../../platform/region-code.js'
import { deliveryStates } from './delivery-queries.js'
import { eventNames } from './event.js'
import { webhookStates, type Replay } from './webhook-queries.js'

const count = z.number().int()
const state = z.enum(webhookStates)
const deliveryState = z.enum(deliveryStates)
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const url = z.string().min(1).max(2000).describe('Where events are sent by POST: https, of the public network')
const description = z.string().trim().min(1).max(500).nullable().describe('For people to know it by')
const events = z
  .array(z.enum(eventNames as [string, ...string[]]))
  .min(1)
  .max(200)
  .describe('`*` all that the caller may read; of a resource `run.*` all, `run.written` wherever it then stands, `run.removed`, `run.published` where it stands then')
const within = regionCode.nullable().describe('Only changes of this region and below; null: all that the caller may see')
const rate = z.number().int().min(1).max(100).describe('Most deliveries a second')

export const newWebhook = z
  .strictObject({ url, description: description.default(null), events, within: within.default(null), rate: rate.default(20) })
  .meta({ id: 'NewWebhook', description: 'Who is to be told of which changes, and where' })

export const webhookChanges = z
  .strictObject({ url: url.optional(), description: description.optional(), events: events.optional(), within: within.optional(), rate: rate.optional() })
  .meta({ id: 'WebhookChanges', description: 'What is to be otherwise; what is left out stays' })

export const webhook = z
  .object({
    id: count,
    url: z.string(),
    description: z.string().nullable(),
    events: z.array(z.string()),
    within: regionCode.nullable(),
    rate: count.describe('Most deliveries a second'),
    state: state.describe('paused: by somebody; dead: nothing could be delivered for three days, its receiver answered 410 Gone, or whoever made it is let in no more'),
    stateSince: z.date(),
    reason: z.string().nullable().describe('Why it is dead'),
    failingSince: z.date().nullable().describe('The first of the failures in a row; null: the last delivery was taken'),
    position: count.describe('The last position of the change feed that it was held against'),
    waiting: count.describe('Deliveries that are still to be made'),
    missed: z.boolean().describe('Changes after its position are kept no more: it was paused or behind for too long'),
    role: z.string().describe('With regionCode and scopes: the rights of whoever made it; what they do not reach is not told'),
    regionCode,
    scopes: z.array(z.enum(scopeNames)).nullable().describe('null: all of the role\'s'),
    createdAt: z.date(),
    createdBy: z.string(),
    secrets: z.array(z.object({ createdAt: z.date(), expiresAt: z.date().nullable().describe('null: it does not expire') })).describe('When its secrets were made and end; each signs'),
    revision: count.describe('As in its ETag')
  })
  .meta({ id: 'Webhook', description: 'Who is told of which changes, and where' })

export const webhookWithSecret = z.object({
  webhook,
  secret: z.string().describe('What deliveries are signed with, by Standard Webhooks: `whsec_…`; told here and never again')
})

export const webhookFilter = { state: state.optional() }

export const secretRotation = z.strictObject({
  keepHours: z.number().min(0).max(720).default(24).describe('For how long those before sign as well; 0 = they end now')
})

export const webhookReplay = z
  .strictObject({
    since: moment.optional().describe('Changes since this moment'),
    after: z.number().int().min(0).max(1e15).optional().describe('Changes after this position of the feed')
  })
  .refine(({ since, after }) => (since === undefined) !== (after === undefined), 'one of `since` and `after` is needed')
  .meta({ id: 'WebhookReplay', description: 'From where on changes are told again' })

export const replayOf = ({ since, after }: z.output<typeof webhookReplay>): Replay => (since === undefined ? { after: after! } : { since })

export const delivery = z
  .object({
    id: count,
    eventId: z.string().describe('The event\'s id, and `webhook-id` of each attempt: by it the receiver knows what he has already'),
    type: z.string().describe('Such as lifecircle.run.published'),
    position: count.nullable().describe('In the change feed; null for a trial'),
    at: z.date().describe('When it happened'),
    resource: z.string(),
    key: z.string(),
    regionCode,
    state: deliveryState.describe('waiting: not tried yet; failed: it will be tried again; given_up: not taken for three days while others were'),
    createdAt: z.date(),
    nextAttemptAt: z.date().nullable(),
    settledAt: z.date().nullable(),
    attempts: z
      .array(z.object({
        at: z.date(),
        status: count.nullable().describe('Of the answer; null where there was none'),
        milliseconds: count,
        error: z.string().nullable().describe('null: it was taken')
      }).meta({ id: 'WebhookAttempt' }))
      .describe('The last 50')
  })
  .meta({ id: 'WebhookDelivery', description: 'What a webhook is told, and how that went' })

export const deliveryFilter = {
  state: deliveryState.optional(),
  resource: z.string().max(40).optional().describe('Only of such things'),
  key: z.string().max(400).optional().describe('Only of what is known by this key'),
  since: moment.optional().describe('Written down at this moment or later'),
  until: moment.optional().describe('Written down before')
}
