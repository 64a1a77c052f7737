import { z } from 'zod'
import { regionCode } from '../registry/schemas.js'
import { guideReasons, interviewTopics } from './interview-guide.js'

const count = z.number().int()
const share = z.number().nullable()
export const interviewTopic = z.enum(interviewTopics)
const tag = z.string().trim().min(1).max(60)

export const interview = z
  .object({
    id: count,
    campaignCode: z.string(),
    communityCode: regionCode,
    topic: interviewTopic,
    heldOn: z.string(),
    participants: count,
    notes: z.array(z.object({ typeCode: z.string().nullable(), text: z.string(), tags: z.array(z.string()), quote: z.string().nullable() })),
    recordedBy: z.string()
  })
  .meta({ id: 'Interview', description: 'What was said in an interview, without names' })

export const newInterview = z
  .strictObject({
    communityCode: regionCode,
    topic: interviewTopic,
    heldOn: z.iso.date(),
    participants: count.min(1).max(1000),
    names: z.array(z.string().trim().min(2).max(60)).max(100).default([]).describe('Names that were heard: they are taken out of the notes, and kept nowhere'),
    notes: z
      .array(
        z.strictObject({
          typeCode: z.string().min(1).max(40).optional().describe('Facility type it is about'),
          text: z.string().trim().min(1).max(4000),
          tags: z.array(tag).max(20).default([]),
          quote: z.string().trim().min(1).max(1000).optional().describe("In somebody's own words")
        })
      )
      .min(1)
      .max(200)
  })
  .meta({ id: 'NewInterview', description: 'An interview that was held' })

export const interviewFilter = {
  within: regionCode.optional(),
  topic: interviewTopic.optional(),
  tag: tag.optional().describe('Only those with a note of this tag')
}

export const guideTheme = z
  .object({
    typeCode: z.string(), nameZh: z.string(), nameEn: z.string(),
    asked: count, asks: count, share, low: share, high: share, ratings: count, satisfaction: share,
    unreached: count.describe('Of those who ask, whose site reaches none'),
    interviews: count.describe('Of this campaign that spoke of it already'),
    questions: z.array(z.object({ reason: z.enum(guideReasons), textZh: z.string(), textEn: z.string() }))
  })
  .meta({ id: 'GuideTheme', description: 'What to ask about a facility type, and what the survey found' })

export const guideFilter = {
  community: regionCode,
  topic: interviewTopic,
  standard: z.string().max(100).default('lifecircle-2026').describe('Version of the standard whose types and circles count')
}
