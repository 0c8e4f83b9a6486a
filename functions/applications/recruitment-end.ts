import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { applications, openingEnds } from '../../db/schema.ts'
import type { Database } from '../platform/database.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Opening } from '../promises/openings/openings.ts'
import { eraseBy, type RetentionTable, ruleFor } from '../promises/rules.ts'

export type RecruitmentEnd =
  | { outcome: 'ended'; applications: number }
  /** The first application came later than the day named: a slip, and dates can not be moved back. */
  | { outcome: 'beforeAnyoneApplied'; firstOn: Day }

/**
 * Records that the recruitment for an opening ended, which starts the clock of its applications. Dates move earlier
 * only: ending again on a later day changes nothing.
 */
export async function endRecruitment(
  db: Database,
  opening: Opening,
  retention: RetentionTable,
  on: Day,
): Promise<RecruitmentEnd> {
  const firstOn = await firstApplicationOn(db, opening)
  if (firstOn && on < firstOn) return { outcome: 'beforeAnyoneApplied', firstOn }
  const application = ruleFor(retention, opening.retention.application)
  const contact = opening.retention.contactDetails
    ? ruleFor(retention, opening.retention.contactDetails)
    : null
  const ofOpening = eq(applications.opening, opening.slug)
  const [, moved] = await db.write([
    db.make
      .insert(openingEnds)
      .values({ opening: opening.slug, endedOn: on })
      .onConflictDoUpdate({
        target: openingEnds.opening,
        set: { endedOn: sql`min(ended_on, excluded.ended_on)` },
      }),
    db.make
      .update(applications)
      .set({
        baseStartsOn: sql`min(base_starts_on, ${on})`,
        baseEraseBy: sql`min(base_erase_by, ${eraseBy(application, on)})`,
      })
      .where(ofOpening),
    db.make
      .update(applications)
      .set({
        contactStartsOn: sql`min(contact_starts_on, ${on})`,
        contactEraseBy: sql`min(contact_erase_by, ${contact ? eraseBy(contact, on) : ''})`,
      })
      .where(and(ofOpening, isNotNull(applications.contactEraseBy), contact ? undefined : sql`false`)),
  ])
  return { outcome: 'ended', applications: moved?.rowsAffected ?? 0 }
}

async function firstApplicationOn(db: Database, opening: Opening): Promise<Day | null> {
  const [first] = await db.make
    .select({ on: sql<Day | null>`min(${applications.lastActiveOn})` })
    .from(applications)
    .where(and(eq(applications.opening, opening.slug), isNull(applications.keptLongerOn)))
  return first?.on ?? null
}
