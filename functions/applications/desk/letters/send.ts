import { not, type SQL, sql } from 'drizzle-orm'
import { applicationLetters } from '../../../../db/schema/desk.ts'
import { applications, outbox } from '../../../../db/schema.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { traceEach } from '../../../platform/staff/traces.ts'
import { listed, prepared, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { each } from '../../letters-to-many.ts'
import { inView } from '../in-view.ts'
import type { Status } from '../list/wanted.ts'
import { changeStatus } from '../status/change.ts'
import type { Drawn } from './draw.ts'

/** Whom a letter goes to. */
export interface Addressee {
  id: string
  email: string
}

/** One letter for several; `moveTo` is the status it brings them to, `onlyIf` what has to hold at that moment. */
export interface Posted {
  to: readonly Addressee[]
  letter: Drawn
  moveTo: Status | null
  onlyIf?: SQL | undefined
}

/** When it is sent. What goes under one `changeId` goes once to each, however often it is pressed. */
interface At {
  changeId: string
  now: Date
  today: Day
}

/**
 * Keeps a letter with each application, queues it, leaves the trace and moves whoever got it, for one batch whose first
 * result counts the letters. Whoever is gone or out of view at that moment, or has had a letter of this go, gets none.
 */
export async function sendLetter(
  { addressHash }: Pick<Platform, 'addressHash'>,
  member: Member,
  { to, letter, moveTo, onlyIf = sql`true` }: Posted,
  at: At,
): Promise<Statement[]> {
  const letters = await Promise.all(
    to.map(async ({ id: application, email }) => ({
      id: newId(at.now),
      application,
      addressHash: await addressHash(email),
    })),
  )
  const post = { letters: JSON.stringify(letters), letter }
  const sent = listed(letters.map(({ id }) => id))
  const subjects = sql`select application_id as id from ${applicationLetters} where id in ${sent}`
  const isTold = sql`exists (select 1 from ${applicationLetters}
    where ${applicationLetters.applicationId} = ${applications.id} and ${applicationLetters.id} in ${sent})`
  return [
    kept(member, post, at, onlyIf),
    queued(post, at),
    traceEach(member, { act: 'sent-letter', subjects }, at.now),
    ...(moveTo
      ? changeStatus(member, { ids: to.map(({ id }) => id), to: moveTo, unless: not(isTold) }, at)
      : []),
  ]
}

interface Post {
  /** Number, application and address hash of each, as JSON. */
  letters: string
  letter: Drawn
}

const own = (drawn: string) => sql`replace(${drawn}, ${each.reference}, ${applications.reference})`

function kept(member: Member, { letters, letter }: Post, { changeId, now, today }: At, onlyIf: SQL) {
  return prepared<never>(sql`
    insert into ${applicationLetters} (id, application_id, change_id, staff_id, role, subject, text, written_at)
    select json_each.value ->> 'id', ${applications.id}, ${changeId}, ${member.id}, ${member.role},
      ${letter.subject}, ${own(letter.text)}, ${now.getTime()}
    from json_each(${letters}) cross join ${applications}
    where ${applications.id} = json_each.value ->> 'application' and ${applications.email} <> ''
      and ${inView(member, today)} and ${onlyIf}
    on conflict do nothing`)({})
}

function queued({ letters, letter }: Post, { now }: At) {
  const at = now.getTime()
  return prepared<never>(sql`
    insert into ${outbox} (id, subject_id, letter, purpose, recipient, address_hash, reply_to, subject, html, text, queued_at, next_try_at)
    select ${applicationLetters.id}, ${applications.id}, 'letter-to-applicant', 'service', ${applications.email},
      json_each.value ->> 'addressHash', ${letter.replyTo}, ${letter.subject}, ${own(letter.html)},
      ${applicationLetters.text}, ${at}, ${at}
    from json_each(${letters}) cross join ${applicationLetters} cross join ${applications}
    where ${applicationLetters.id} = json_each.value ->> 'id'
      and ${applications.id} = ${applicationLetters.applicationId}`)({})
}
