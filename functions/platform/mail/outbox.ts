import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { outbox } from '../../../db/schema.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { errorKind, type Log } from '../log.ts'
import type { AddressHash } from '../secrets/address-hashes.ts'
import { make, prepared, rowsOf, type Statement } from '../statements.ts'
import { emptied } from './emptied.ts'
import type { Delivery, Letter, Mail } from './mail.ts'
import { letGoOfSuppressed, mayBeSent } from './suppression.ts'

export type OutboxRow = typeof outbox.$inferInsert & { addressHash: string }

const lettersAtOnce = 5
const runMs = 40_000
const leaseMs = 60_000
const longestPauseMs = 3_600_000
/** The provider recognises a repeated letter for 24 hours; past 23 a repeat could be a second letter. */
const repeatSafeMs = 23 * 3_600_000

interface World {
  db: Database
  mail: Mail
  log: Log
  clock: Clock
}

/** A letter waiting in the outbox; its id is the key by which the provider recognises a repeat. */
export async function queuedLetter(
  letter: Letter & Pick<OutboxRow, 'id' | 'subjectId' | 'letter' | 'purpose'>,
  addressHash: AddressHash,
  now: Date,
): Promise<OutboxRow> {
  const { to, ...rest } = letter
  const at = now.getTime()
  return { ...rest, recipient: to, addressHash: await addressHash(to), queuedAt: at, nextTryAt: at }
}

/**
 * Hands waiting letters to the provider, each claimed first, so that two runs never send one letter.
 * Answers how many were accepted. From its claim on a letter's fate is unknown until the provider has answered; after
 * 23 hours of that it is parked as `unknown`.
 */
export async function deliverLetters(world: World): Promise<number> {
  const endsAt = world.clock().getTime() + runMs
  let accepted = 0
  let claimed: Claimed[]
  do {
    claimed = await claimLetters(world.db, world.clock())
    const ours = claimed.filter(({ state }) => state === 'sending')
    const deliveries = await Promise.all(ours.map((row) => sendOne(world, row)))
    const at = world.clock()
    if (ours.length > 0) await world.db.write(ours.map((row, i) => noteTry(row, deliveries[i]!, at)))
    accepted += deliveries.filter(({ outcome }) => outcome === 'accepted').length
    for (const { id } of claimed.filter(({ state }) => state === 'unknown')) {
      world.log('letter given up', { letterId: id, outcome: 'unknown' })
    }
  } while (claimed.length === lettersAtOnce && world.clock().getTime() < endsAt)
  return accepted
}

async function sendOne(world: World, row: Claimed): Promise<Delivery> {
  const { recipient: to, replyTo, oneClick, subject, html, text } = row
  const delivery = await world.mail
    .send({ to, replyTo, oneClick, subject, html, text }, row.id)
    .catch((error): Delivery => {
      world.log('letter not handed over', { letterId: row.id, error: errorKind(error) })
      return { outcome: 'unsure' }
    })
  if (delivery.outcome === 'refused') world.log('letter given up', { letterId: row.id, outcome: 'refused' })
  else if (delivery.outcome !== 'accepted') {
    world.log('letter waits', { letterId: row.id, outcome: delivery.outcome })
  }
  return delivery
}

type Claimed = typeof outbox.$inferSelect

/** Claims what waits; what has waited too long for a certain answer is parked instead. */
async function claimLetters(db: Database, now: Date): Promise<Claimed[]> {
  const at = now.getTime()
  const [, claimed] = await db.write([
    letGoOfSuppressed({ at }),
    claim({ at, until: at + leaseMs, unsafeSince: at - repeatSafeMs }),
  ])
  return rowsOf(outbox, claimed!)
}

const at = sql.placeholder('at')

const claim = prepared<'at' | 'until' | 'unsafeSince'>(
  make
    .update(outbox)
    .set({
      state: sql`case when ${outbox.unsureSince} <= ${sql.placeholder('unsafeSince')} then 'unknown' else 'sending' end`,
      nextTryAt: sql`${sql.placeholder('until')}`,
      unsureSince: sql`coalesce(${outbox.unsureSince}, ${at})`,
    })
    .where(
      inArray(
        outbox.id,
        make
          .select({ id: outbox.id })
          .from(outbox)
          .where(and(sql`${outbox.state} in ('queued', 'sending')`, lte(outbox.nextTryAt, at), mayBeSent))
          .orderBy(outbox.nextTryAt)
          .limit(lettersAtOnce),
      ),
    )
    .returning(),
)

/** Says nothing when the claim ran out meanwhile: somebody else has the letter now, and may know more. */
const stillOurs = and(
  eq(outbox.id, sql.placeholder('id')),
  eq(outbox.state, 'sending'),
  eq(outbox.nextTryAt, sql.placeholder('claimedUntil')),
)

const letGo = prepared<'id' | 'claimedUntil' | 'state' | 'sentAt'>(
  make
    .update(outbox)
    .set({
      state: sql`${sql.placeholder('state')}`,
      sentAt: sql`${sql.placeholder('sentAt')}`,
      ...emptied,
    })
    .where(stillOurs),
)

const putBack = prepared<'id' | 'claimedUntil' | 'nextTryAt' | 'unsureSince' | 'tries'>(
  make
    .update(outbox)
    .set({
      state: 'queued',
      nextTryAt: sql`${sql.placeholder('nextTryAt')}`,
      unsureSince: sql`${sql.placeholder('unsureSince')}`,
      tries: sql`${sql.placeholder('tries')}`,
    })
    .where(stillOurs),
)

function noteTry(row: Claimed, delivery: Delivery, now: Date): Statement {
  const at = now.getTime()
  const { id, nextTryAt: claimedUntil, unsureSince, tries } = row
  switch (delivery.outcome) {
    case 'accepted':
      return letGo({ id, claimedUntil, state: 'sent', sentAt: at })
    case 'refused':
      return letGo({ id, claimedUntil, state: 'dead', sentAt: null })
    case 'later': {
      const wasSure = unsureSince === claimedUntil - leaseMs
      const nextTryAt = at + delivery.retryAfterSeconds * 1000
      return putBack({ id, claimedUntil, nextTryAt, tries, unsureSince: wasSure ? null : unsureSince })
    }
    case 'unsure': {
      const nextTryAt = at + Math.min(2 ** tries * 60_000, longestPauseMs)
      return putBack({ id, claimedUntil, nextTryAt, tries: tries + 1, unsureSince })
    }
  }
}
