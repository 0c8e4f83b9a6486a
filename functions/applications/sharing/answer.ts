import { and, eq, exists, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { applicationShares } from '../../../db/schema/desk.ts'
import { applications, outbox } from '../../../db/schema.ts'
import { writeToLedger } from '../../platform/erasure/ledger.ts'
import { carriedOut } from '../../platform/erasure/ledger-marks.ts'
import { inSight } from '../../platform/held/in-sight.ts'
import { type ShareAnswer, sharingPurpose } from '../../platform/held/sharing.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertWhere, make, somethingChanged } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { approvedLetter } from './letters.ts'
import type { AskedShare } from './read.ts'
import { keepBackLetters } from './unsent.ts'

const { id, applicationId, outcome, endedAt, lastOn } = applicationShares

/**
 * Carries out what an applicant says to a share. A yes lets the recipient know in the same batch, once; a no and an end are
 * first written down where no restored backup loses them. `theirs` selects the application where a visit is asked for.
 * False where nothing was left to answer.
 */
export async function answerShare(
  world: Pick<Platform, 'db' | 'files' | 'addresses' | 'addressHash' | 'origin'>,
  promises: Promises,
  { share, owner }: Pick<AskedShare, 'share' | 'owner'>,
  { answer, theirs, now, today }: { answer: ShareAnswer; theirs?: SQL; now: Date; today: Day },
): Promise<boolean> {
  const isIt = and(eq(id, share.id), isNull(endedAt), theirs && eq(applicationId, theirs))
  const at = now.getTime()
  if (answer === 'approve') {
    const letter = await approvedLetter(world, promises, { share, opening: owner.opening, now })
    const isOpen = and(isIt, isNull(outcome), gte(lastOn, today), exists(applicationInSight(today)))
    const approved = { outcome: 'approved', answeredAt: at } as const
    const [changed] = await world.db.write([
      make.update(applicationShares).set(approved).where(isOpen),
      insertWhere(outbox, letter, somethingChanged),
    ])
    return changed!.rowsAffected === 1
  }
  const entry = await noteEnd(world, { share, owner }, now)
  const said = answer === 'decline' ? ({ outcome: 'declined', answeredAt: at } as const) : { endedAt: at }
  const stands = answer === 'decline' ? isNull(outcome) : eq(outcome, 'approved')
  const [changed] = await world.db.write([
    make.update(applicationShares).set(said).where(and(isIt, stands)),
    keepBackLetters(share.id, now),
    carriedOut([entry]),
  ])
  return changed!.rowsAffected === 1
}

/** Writes down, where no restored backup loses it, that a share is over; answers the name of the entry. */
export async function noteEnd(
  { files, addressHash }: Pick<Platform, 'files' | 'addressHash'>,
  { share, owner }: { share: { id: string }; owner: { email: string } },
  now: Date,
): Promise<string> {
  const [whose, thing] = await Promise.all([addressHash(owner.email), addressHash(share.id)])
  const about = { kind: 'withdrawn', purpose: sharingPurpose, addressHash: whose, thing } as const
  return writeToLedger(files, { ...about, at: now.getTime() })
}

function applicationInSight(today: Day) {
  return make
    .select({ one: sql`1` })
    .from(applications)
    .where(and(eq(applications.id, applicationId), inSight(today)))
}

/** What a restored database is told again: whatever it had become, it is shown to nobody. */
export function endShareAgain(share: string, theirs: SQL, now: Date) {
  const isIt = and(eq(id, share), inArray(applicationId, theirs), isNull(endedAt))
  return [
    make.update(applicationShares).set({ endedAt: now.getTime() }).where(isIt),
    keepBackLetters(share, now),
  ]
}
