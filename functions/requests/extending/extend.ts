import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { requests } from '../../../db/schema/requests.ts'
import { outbox } from '../../../db/schema.ts'
import { newId } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import { extendedLetter } from '../letters.ts'
import type { Waiting } from '../queue/waiting.ts'
import { tracedIn, type World } from '../world.ts'
import { type Extension, type ExtensionFault, faultsInExtension } from './extension.ts'

/**
 * Puts an answer off, with the letter that tells the person in the same batch: neither happens without the other, and
 * of two at the same time one does. Answers why not, or null.
 */
export async function extend(
  request: Waiting,
  extension: Extension,
  world: World,
): Promise<ExtensionFault | null> {
  const [fault] = faultsInExtension(request, extension, world.today)
  if (fault) return fault
  const table = tableOf(request)
  const subjects = sql`select ${request.about} as id from ${table} where ${stillOpen(table, request.id)}`
  const results = await world.db.write([
    ...tracedIn(world, 'extended-request', subjects),
    ...(extension.toldOn ? [] : [await letterTo(request, extension, world)]),
    update(request, {
      extendedTo: extension.to,
      extendedFor: extension.reason.trim(),
      extendedOn: extension.toldOn ?? world.today,
    }),
  ])
  return results.at(-1)!.rowsAffected === 1 ? null : 'extendedBefore'
}

function tableOf({ from }: Waiting) {
  return from === 'requests' ? requests : objections
}

function update(
  request: Waiting,
  values: { extendedTo: string; extendedFor: string; extendedOn: string },
): Statement {
  const table = tableOf(request)
  return make.update(table).set(values).where(stillOpen(table, request.id))
}

function stillOpen(table: typeof requests | typeof objections, id: string): SQL | undefined {
  return and(eq(table.id, id), isNull(table.answeredOn), isNull(table.extendedTo))
}

async function letterTo(
  request: Waiting,
  { to, reason }: Extension,
  { addressHash, promises: { site }, now }: World,
): Promise<Statement> {
  const letter = await queuedLetter(
    {
      id: newId(now),
      subjectId: request.about,
      letter: 'request-extended',
      purpose: 'service',
      to: request.email!,
      replyTo: site.contact.email,
      ...extendedLetter(site, { ...request, to, reason: reason.trim() }),
    },
    addressHash,
    now,
  )
  const table = tableOf(request)
  const isOpen = sql`exists (select 1 from ${table} where ${stillOpen(table, request.id)})`
  return insertWhere(outbox, letter, prepared(isOpen)({}))
}
