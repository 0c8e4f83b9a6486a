import * as v from 'valibot'
import type { Day } from '../calendar/calendar.ts'
import { country, day, line } from '../fields.ts'
import type { Site } from '../organisation/site.ts'
import type { Opening } from './openings.ts'

const percent = v.pipe(
  v.number(),
  v.integer('write whole per cent'),
  v.minValue(1, 'write at least 1 per cent'),
  v.maxValue(100, 'write at most 100 per cent'),
)

/** What search engines and job boards ask of a job beyond what people read. */
export const advertFacts = (site: Site, builtOn: Day) =>
  v.strictObject({
    postedOn: day(site, builtOn),
    revisedOn: v.optional(day(site, builtOn)),
    location: v.strictObject({
      street: v.optional(line),
      postalCode: v.optional(line),
      locality: line,
      region: line,
      country,
    }),
    percentOfFullTime: v.strictObject({ from: percent, to: percent }),
  })

export type AdvertFacts = v.InferOutput<ReturnType<typeof advertFacts>>

/** An opening that is a job: it has a place, a last day, and may be advertised elsewhere. */
export type Job = Opening & { advert: AdvertFacts; deadlineOn: Day }

/** The open application is no job: nobody may be lured to it by an advertisement for one. */
export function isJob(opening: Opening): opening is Job {
  return opening.advert !== null && opening.deadlineOn !== null
}

/** The first thing in an advert that cannot be true, as field and remedy. */
export function faultIn(opening: Opening, builtOn: Day): [field: string, remedy: string] | null {
  const { advert, deadlineOn, kind } = opening
  if ((kind === 'open') !== (advert === null))
    return ['advert', 'write where and since when; only the open application (kind "open") has none: null']
  if (!advert) return null
  const { postedOn, revisedOn, percentOfFullTime } = advert
  if (postedOn > builtOn)
    return ['advert.postedOn', 'write a day that has come: what is in content/ is public once it is built']
  if (deadlineOn && postedOn > deadlineOn)
    return ['advert.postedOn', 'write a day that is not after the deadline']
  if (revisedOn && (revisedOn < postedOn || revisedOn > builtOn))
    return ['advert.revisedOn', 'write a day from "postedOn" until today']
  if (percentOfFullTime.to < percentOfFullTime.from)
    return ['advert.percentOfFullTime.to', 'write a number that is not below "from"']
  return null
}
