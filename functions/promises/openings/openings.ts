import * as v from 'valibot'
import { type Day, dayIn } from '../calendar/calendar.ts'
import { day, emailAddress, id, line, phoneNumber, text } from '../fields.ts'
import { organisationIds, type Site } from '../organisation/site.ts'
import { ContentProblem } from '../problem.ts'
import type { RetentionTable, Rule } from '../rules.ts'
import { readTable } from '../table.ts'
import { advertFacts, faultIn } from './adverts.ts'

const facts = (site: Site, builtOn: Day) =>
  v.strictObject({
    title: text,
    summary: text,
    place: text,
    team: v.optional(text),
    workingLanguages: v.optional(text),
    remote: v.picklist(['no', 'partly', 'yes']),
    kind: v.picklist(['permanent', 'temporary', 'assignment', 'thesis', 'open']),
    employer: v.optional(id),
    controller: id,
    recipients: v.pipe(v.array(id), v.minLength(1, 'write who receives the applications')),
    deadlineOn: v.nullable(day(site, builtOn)),
    firstReading: v.optional(v.literal('anonymous')),
    advert: v.nullable(advertFacts(site, builtOn)),
    payRange: v.optional(
      v.strictObject({
        from: v.pipe(v.number(), v.gtValue(0, 'write an amount above 0')),
        to: v.number(),
        currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'write three capital letters, such as "SEK"')),
        per: v.picklist(['month', 'year', 'hour']),
      }),
    ),
    hours: text,
    contact: v.strictObject({ name: line, role: text, email: emailAddress, phone: phoneNumber }),
    steps: v.array(v.strictObject({ what: text, by: v.optional(day(site, builtOn)) })),
    retention: v.strictObject({
      application: id,
      byRole: v.optional(v.strictObject({ 'job-seeker': id, subcontractor: id, student: id, partner: id })),
      contactDetails: v.nullable(id),
      talentPool: id,
    }),
  })

export interface Opening extends v.InferOutput<ReturnType<typeof facts>> {
  slug: string
}

/** By deadline, the open application last. Dates relative to the build are counted from builtOn. */
export function readOpenings(
  files: Record<string, unknown>,
  site: Site,
  retention: RetentionTable,
  builtOn: Day,
): Opening[] {
  const schema = facts(site, builtOn)
  const openings = Object.entries(files).map(([slug, raw]) => {
    const opening = { slug, ...readTable(fileOf(slug), schema, raw) }
    requireSense(opening, site, retention, builtOn)
    return opening
  })
  return openings.sort((a, b) => sortKey(a).localeCompare(sortKey(b)))
}

/** Open through the whole deadline day in the organisation's time zone. */
export function isOpen(opening: Opening, now: Date, zone: string): boolean {
  return opening.deadlineOn === null || dayIn(zone, now) <= opening.deadlineOn
}

function requireSense(opening: Opening, site: Site, retention: RetentionTable, builtOn: Day): void {
  const problem = (field: string, remedy: string) => new ContentProblem(fileOf(opening.slug), field, remedy)

  if (!site.controllers.some(({ id }) => id === opening.controller)) {
    throw problem('controller', `"${opening.controller}" is not among the controllers of content/site.json`)
  }
  if (opening.employer && !site.employers.some(({ id }) => id === opening.employer)) {
    throw problem('employer', `"${opening.employer}" is not among the employers of content/site.json`)
  }
  const stranger = opening.recipients.find((recipient) => !organisationIds(site).includes(recipient))
  if (stranger) {
    throw problem('recipients', `"${stranger}" is neither a controller nor an employer of content/site.json`)
  }
  if ((opening.kind === 'open') !== (opening.slug === 'open')) {
    throw problem('kind', 'the folder "open" and the kind "open" belong together: the open application')
  }
  if ((opening.kind === 'open') !== (opening.deadlineOn === null)) {
    throw problem('deadlineOn', 'write a deadline; only the open application (kind "open") has none: null')
  }
  if (opening.kind === 'open' && opening.firstReading) {
    throw problem('firstReading', 'the open application is read with its name; take the line away')
  }
  if (opening.kind !== 'open' && opening.retention.byRole) {
    throw problem('retention.byRole', 'only the open application asks for a role; remove it')
  }
  if (opening.payRange && opening.payRange.to < opening.payRange.from) {
    throw problem('payRange.to', 'write an amount that is not below "from"')
  }
  const fault = faultIn(opening, builtOn)
  if (fault) throw problem(...fault)
  requireRules(opening, retention, problem)
}

function requireRules(
  opening: Opening,
  retention: RetentionTable,
  problem: (field: string, remedy: string) => ContentProblem,
): void {
  const { byRole, ...parts } = opening.retention
  const ofRoles = Object.entries(byRole ?? {}).map(([role, id]) => [`byRole.${role}`, id] as const)
  for (const [part, id] of [...Object.entries(parts), ...ofRoles]) {
    if (id === null) continue
    const field = `retention.${part}`
    const rule = retention.rules.find((rule) => rule.id === id)
    if (!rule) throw problem(field, `"${id}" is not a rule of content/retention.json`)
    if (rule.startsAtLatest?.event === 'deadline' && opening.deadlineOn === null) {
      throw problem(field, `rule "${id}" counts from a deadline, which this opening lacks; name another rule`)
    }
    if (!isKnownOnSubmitting(rule)) {
      throw problem(field, `nobody would know when rule "${id}" starts for an application; name another rule`)
    }
    if (rule.keepFor.includes('T') || rule.then !== 'erase') {
      throw problem(field, `rule "${id}" does not erase on a calendar day; name another rule`)
    }
  }
}

/** Sending is the submission and the last activity; the end of a recruitment has its deadline until it comes. */
function isKnownOnSubmitting({ starts, startsAtLatest }: Rule): boolean {
  if (starts === 'recruitmentEnded') return startsAtLatest?.event === 'deadline'
  return starts === 'submitted' || starts === 'lastActivity'
}

function fileOf(slug: string): string {
  return `content/openings/${slug}/facts.json`
}

function sortKey({ deadlineOn, slug }: Opening): string {
  return `${deadlineOn ?? 'open'} ${slug}`
}
