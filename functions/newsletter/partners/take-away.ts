import { and, eq, isNotNull } from 'drizzle-orm'
import { subscriptions } from '../../../db/schema/newsletter.ts'
import { isFree } from '../../platform/erasure/holds.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Member } from '../../platform/staff/member.ts'
import { trace } from '../../platform/staff/traces.ts'
import { finds, make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { eraseSubscription } from '../leaving/erase.ts'
import { leaveNewsletter } from '../leaving/leave.ts'
import { contactColumns } from './line.ts'

/** A contact that staff may take away: entered by staff, and neither restricted nor on hold. */
export function findContact(id: string, today: Day): Statement {
  return make
    .select(contactColumns)
    .from(subscriptions)
    .where(and(eq(subscriptions.id, id), isNotNull(subscriptions.enteredAt), isFree(subscriptions.id, today)))
}

/**
 * Takes a contact away at once: it ends as by its own leaving, so that nobody enters the address again, and is erased
 * (GDPR art. 17, 21.3). Whoever subscribed on their own is no contact, and stays; repeating changes nothing.
 */
export async function takeAway(
  world: Pick<Platform, 'db' | 'files' | 'addressHash'>,
  { id, member }: { id: string; member: Member },
  { now, today }: { now: Date; today: Day },
): Promise<void> {
  const contact = findContact(id, today)
  const removed = { act: 'removed-contact', subjectId: id } as const
  const [, found] = await world.db.write([trace(member, removed, now, finds(contact)), contact])
  if (found!.rows.length === 0) return
  await leaveNewsletter(world, id, now)
  await eraseSubscription(world, id, now)
}
