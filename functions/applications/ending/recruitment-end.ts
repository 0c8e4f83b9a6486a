import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { applications, openingEnds } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import { eraseBy, type RetentionTable, ruleFor } from '../../promises/rules.ts'

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
  const [, moved] = await db.write(recruitmentEnded(opening, retention, on))
  return { outcome: 'ended', applications: moved?.rowsAffected ?? 0 }
}

/** The statements that record the end; the second changes every application to the opening. */
export function recruitmentEnded(opening: Opening, retention: RetentionTable, on: Day): Statement[] {
  const application = ruleFor(retention, opening.retention.application)
  const contact = opening.retention.contactDetails
    ? ruleFor(retention, opening.retention.contactDetails)
    : null
  const ofOpening = eq(applications.opening, opening.slug)
  return [
    make
      .insert(openingEnds)
      .values({ opening: opening.slug, endedOn: on })
      .onConflictDoUpdate({
        target: openingEnds.opening,
        set: { endedOn: sql`min(ended_on, excluded.ended_on)` },
      }),
    make
      .update(applications)
      .set({
        baseStartsOn: sql`min(base_starts_on, ${on})`,
        baseEraseBy: sql`min(base_erase_by, ${eraseBy(application, on)})`,
      })
      .where(ofOpening),
    make
      .update(applications)
      .set({
        contactStartsOn: sql`min(contact_starts_on, ${on})`,
        contactEraseBy: sql`min(contact_erase_by, ${contact ? eraseBy(contact, on) : ''})`,
      })
      .where(and(ofOpening, isNotNull(applications.contactEraseBy), contact ? undefined : sql`false`)),
  ]
}

async function firstApplicationOn(db: Database, opening: Opening): Promise<Day | null> {
  const [first] = await db.make
    .select({ on: sql<Day | null>`min(${applications.lastActiveOn})` })
    .from(applications)
    .where(and(eq(applications.opening, opening.slug), isNull(applications.keptLongerOn)))
  return first?.on ?? null
}
