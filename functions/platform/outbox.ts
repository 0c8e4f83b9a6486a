import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { outbox } from '../../db/schema.ts'
import type { Database } from './database.ts'
import { errorKind, type Log } from './log.ts'
import type { Delivery, Letter, Mail } from './mail.ts'

export type OutboxRow = typeof outbox.$inferInsert

const lettersAtOnce = 5
const roundsPerRun = 60
const leaseMs = 60_000
const longestPauseMs = 3_600_000
/** The provider recognises a repeated letter for 24 hours; past 23 a repeat could be a second letter. */
const repeatSafeMs = 23 * 3_600_000

/** A letter waiting in the outbox; its id is the key by which the provider recognises a repeat. */
export function queuedLetter(
  letter: Letter & { id: string; subjectId: string; letter: string; purpose: string },
  now: Date,
): OutboxRow {
  const { to, ...rest } = letter
  return { ...rest, recipient: to, queuedAt: now.getTime(), nextTryAt: now.getTime() }
}

/**
 * Hands waiting letters to the provider, each claimed first, so that two runs never send one letter.
 * Answers how many were accepted. A letter whose fate is unknown for 23 hours is parked as `unknown`.
 */
export async function deliverLetters(world: World, now: Date): Promise<number> {
  let accepted = 0
  for (let round = 0; round < roundsPerRun; round++) {
    const claimed = await claimLetters(world.db, now)
    if (claimed.length === 0) break
    const deliveries = await Promise.all(claimed.map((row) => sendOne(world, row)))
    accepted += deliveries.filter((delivery) => delivery.outcome === 'accepted').length
    await world.db.write(
      claimed.map((row, i) =>
        world.db.make
          .update(outbox)
          .set(afterTry(row, deliveries[i]!, now))
          .where(eq(outbox.id, row.id)),
      ),
    )
  }
  return accepted
}

interface World {
  db: Database
  mail: Mail
  log: Log
}

async function sendOne(world: World, row: Claimed): Promise<Delivery> {
  const { recipient: to, subject, html, text } = row
  const delivery = await world.mail.send({ to, subject, html, text }, row.id).catch((error): Delivery => {
    world.log('letter not handed over', { letterId: row.id, error: errorKind(error) })
    return { outcome: 'unsure' }
  })
  if (delivery.outcome !== 'accepted')
    world.log('letter waits', { letterId: row.id, outcome: delivery.outcome })
  return delivery
}

type Claimed = typeof outbox.$inferSelect

async function claimLetters(db: Database, now: Date): Promise<Claimed[]> {
  const waiting = db.make
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(sql`${outbox.state} in ('queued', 'sending')`, lte(outbox.nextTryAt, now.getTime())))
    .orderBy(outbox.nextTryAt)
    .limit(lettersAtOnce)
  return db.make
    .update(outbox)
    .set({ state: 'sending', nextTryAt: now.getTime() + leaseMs })
    .where(inArray(outbox.id, waiting))
    .returning()
}

function afterTry(row: Claimed, delivery: Delivery, now: Date): Partial<OutboxRow> {
  const at = now.getTime()
  switch (delivery.outcome) {
    case 'accepted':
      return { state: 'sent', sentAt: at, recipient: '', subject: '', html: '', text: '' }
    case 'refused':
      return { state: 'dead', recipient: '', subject: '', html: '', text: '' }
    case 'later':
      return { state: 'queued', nextTryAt: at + delivery.retryAfterSeconds * 1000 }
    case 'unsure': {
      const unsureSince = row.unsureSince ?? at
      const pause = Math.min(2 ** row.tries * 60_000, longestPauseMs)
      if (at + pause - unsureSince >= repeatSafeMs) return { state: 'unknown', unsureSince }
      return { state: 'queued', unsureSince, tries: row.tries + 1, nextTryAt: at + pause }
    }
  }
}
