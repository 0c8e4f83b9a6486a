import type { ResultSet } from '@libsql/client/web'
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { applications, openingEnds } from '../../../../db/schema.ts'
import { hasEnded } from '../../../platform/held/in-sight.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { trace } from '../../../platform/staff/traces.ts'
import { make, prepared, rowsWith, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import type { Opening } from '../../../promises/openings/openings.ts'
import type { Promises } from '../../../promises/promises.ts'
import { recruitmentEnded } from '../../ending/recruitment-end.ts'
import { inView } from '../in-view.ts'
import type { Status } from '../list/wanted.ts'
import { changeStatus } from '../status/change.ts'
import { isToBeTold, sendAnswers } from './letters.ts'

/** What becomes of those nobody has decided about. */
export const outcomes = ['rejected', 'withdrawn'] as const satisfies readonly Status[]
export type Outcome = (typeof outcomes)[number]

const decided: readonly Status[] = ['hired', 'rejected', 'withdrawn']

/** What is read of an application to say how it ends. */
export const concernedColumns = {
  id: applications.id,
  opening: applications.opening,
  status: applications.status,
  locale: applications.locale,
  email: applications.email,
  lastActiveOn: applications.lastActiveOn,
  rule: applications.rule,
  baseStartsOn: applications.baseStartsOn,
  baseEraseBy: applications.baseEraseBy,
  poolRule: applications.poolRule,
  poolStartsOn: applications.poolStartsOn,
  poolEraseBy: applications.poolEraseBy,
  contactRule: applications.contactRule,
  contactStartsOn: applications.contactStartsOn,
  contactEraseBy: applications.contactEraseBy,
}

/** An application as the end of its recruitment meets it. */
export type Concerned = ReturnType<typeof rowsWith<typeof concernedColumns>>[number]

/** Whether nobody has said yet what becomes of it. */
export const isUndecided = ({ status }: Pick<Concerned, 'status'>) => !decided.includes(status)

const isGoingOn = prepared<'opening'>(
  sql`not exists (select 1 from ${openingEnds} where ${eq(openingEnds.opening, sql.placeholder('opening'))})`,
)

/** Decided by somebody meanwhile, or ended by them: that stands. */
const isSettled = or(inArray(applications.status, [...decided]), hasEnded)

/** Everybody who applied to an opening and is in sight. */
export function findConcerned(member: Member, slug: string, today: Day): Statement {
  return make
    .select(concernedColumns)
    .from(applications)
    .where(ofOpening(member, slug, today))
}

export function concernedFrom(found: ResultSet): Concerned[] {
  return rowsWith(concernedColumns, found)
}

/** The applications to an opening that a member meets. */
export function ofOpening(member: Member, slug: string, today: Day) {
  return and(eq(applications.opening, slug), inView(member, today))
}

/**
 * Ends a recruitment in one batch: the undecided get their outcome, everybody rejected an answer by letter, once and
 * only if it was not ended before, and the clock of all of them starts. From then on the rejected are locked away.
 */
export async function endAtDesk(
  world: Pick<Platform, 'db' | 'origin' | 'addressHash'>,
  promises: Promises,
  ending: {
    member: Member
    opening: Opening
    concerned: readonly Concerned[]
    outcome: Outcome
    tell: boolean
  },
  at: { changeId: string; now: Date; today: Day },
): Promise<void> {
  const { member, opening, concerned, outcome, tell } = ending
  const undecided = concerned.filter(isUndecided)
  const rejected = concerned.filter(
    (one) => one.status === 'rejected' || (outcome === 'rejected' && isUndecided(one)),
  )
  const told = tell ? rejected : []
  const letters = await sendAnswers(world, promises, { member, told, onlyIf: isToBeTold }, at)
  await world.db.write([
    ...changeStatus(member, { ids: undecided.map(({ id }) => id), to: outcome, unless: isSettled }, at),
    ...letters,
    trace(
      member,
      { act: 'ended-recruitment', subjectId: opening.slug },
      at.now,
      isGoingOn({ opening: opening.slug }),
    ),
    ...recruitmentEnded(opening, promises.retention, at.today),
  ])
}
