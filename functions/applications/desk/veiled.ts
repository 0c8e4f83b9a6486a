import { and, eq, exists, gte, inArray, lt, ne, not, notExists, notInArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { applicationSteps } from '../../../db/schema/desk.ts'
import { traces } from '../../../db/schema/staff.ts'
import { applications } from '../../../db/schema.ts'
import type { Member } from '../../platform/staff/member.ts'
import { listed, make } from '../../platform/statements.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import type { Parts } from './reading/read.ts'

const beforeAnyDecision = ['received', 'reading'] as const

/** Slugs of the openings whose applications are first read without knowing whose they are. */
export function readBlind({ openings }: { openings: readonly Opening[] }): string[] {
  return openings.filter(({ firstReading }) => firstReading === 'anonymous').map(({ slug }) => slug)
}

const next = alias(applicationSteps, 'next')

/** Holds where somebody who decides saw the person between a step and the next: no veil makes that unknown again. */
const seenBetween = exists(
  make
    .select({ one: sql`1` })
    .from(traces)
    .where(
      and(
        eq(traces.subjectId, applicationSteps.applicationId),
        ne(traces.role, 'privacy-officer'),
        gte(traces.tracedAt, applicationSteps.changedAt),
        lt(traces.tracedAt, next.changedAt),
      ),
    ),
)

/** Holds for a step that its maker took back by the very next one, before anybody had seen whose it is. */
const takenBack = exists(
  make
    .select({ one: sql`1` })
    .from(next)
    .where(
      and(
        sql`${next.id} = (select min(id) from ${applicationSteps} as later
          where later.application_id = ${applicationSteps.applicationId} and later.id > ${applicationSteps.id})`,
        eq(next.staffId, applicationSteps.staffId),
        eq(next.fromStatus, applicationSteps.toStatus),
        eq(next.toStatus, applicationSteps.fromStatus),
        not(seenBetween),
      ),
    ),
)

/**
 * Holds for an application in one of these openings until a first decision that stands: from then on all of it is shown.
 */
export function veiled(blind: readonly string[]): SQL {
  if (blind.length === 0) return sql`false`
  const decision = make
    .select({ one: sql`1` })
    .from(applicationSteps)
    .where(
      and(
        eq(applicationSteps.applicationId, applications.id),
        notInArray(applicationSteps.toStatus, [...beforeAnyDecision]),
        not(takenBack),
      ),
    )
  return and(
    inArray(applications.opening, listed(blind)),
    inArray(applications.status, [...beforeAnyDecision]),
    notExists(decision),
  )!
}

/**
 * The veil for those who look people up beyond the applications: `covers` holds for an application whose person this
 * member is not to know yet, and is null where there is none. A privacy officer, who decides about nobody, finds all.
 */
export function veilOver(promises: { openings: readonly Opening[] }) {
  const blind = readBlind(promises)
  return {
    covers: ({ role }: Pick<Member, 'role'>) =>
      role === 'privacy-officer' || blind.length === 0 ? null : veiled(blind),
    dotted: withoutNames,
  }
}

/** The name, or the reference as long as the name is not to be known. */
export function shownName(blind: readonly string[]): SQL<string> {
  return sql<string>`case when ${veiled(blind)} then ${applications.reference} else ${applications.name} end`
}

/** An application without what says whose it is; where the name stands in a text, dots stand instead. */
export function withVeil(parts: Parts): Parts {
  const { application, notes, letters } = parts
  const dotted = (text: string) => withoutNames(text, application)
  return {
    ...parts,
    application: {
      ...application,
      ...{ name: application.reference, email: '', phone: null, address: null, cvText: null },
      letter: application.letter && dotted(application.letter),
    },
    files: [],
    notes: notes.map((one) => ({ ...one, note: dotted(one.note) })),
    labels: parts.labels.map((one) => ({ ...one, label: dotted(one.label) })),
    letters: letters.map((one) => ({ ...one, subject: dotted(one.subject), text: dotted(one.text) })),
  }
}

/** 'Jag heter Åsa Berg.' → 'Jag heter ···.'; e-mail addresses, links and the telephone number go too. */
export function withoutNames(text: string, { name, phone }: { name: string; phone: string | null }): string {
  const words = [name, ...name.split(/[\s-]+/u)]
    .filter((word) => word.length > 1)
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const asWords = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})s?(?![\\p{L}\\p{N}])`, 'giu')
  const dotted = text.replace(/\S+@\S+|(?:https?:\/\/|www\.)\S+/gi, dots)
  const unnamed = words.length > 0 ? dotted.replace(asWords, dots) : dotted
  return phone ? unnamed.replace(numberLike(phone), dots) : unnamed
}

const dots = '···'
const lastDigits = 7

/** The same number however it is written: by its last digits, with whatever stands before and between. */
function numberLike(phone: string): RegExp {
  const last = phone.replace(/\D/g, '').slice(-lastDigits)
  return new RegExp(last ? `[+\\d][\\d\\s()-]*${[...last].join('[\\s()-]*')}` : '(?!)', 'g')
}
