import { errorKind } from '../../platform/log.ts'
import type { BatchDelivery } from '../../platform/mail/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Promises } from '../../promises/promises.ts'
import { countingList } from '../../promises/purposes/asking-again.ts'
import { purposeFor } from '../../promises/purposes/purposes.ts'
import { NotSendable } from '../issues/reader.ts'
import { type Claimed, claimBatch, dueBatches } from './batches.ts'
import { type ForReader, lettersOf } from './letters.ts'
import { letGoOf, type OnItsWay, takeMailing } from './mailings.ts'
import { noteOutcome, type Outcome } from './outcomes.ts'
import { type Pace, paceBy, patienceMs } from './pace.ts'
import { listReaders } from './readers.ts'
import { pauseMailing } from './turning.ts'

type World = Pick<Platform, 'origin' | 'db' | 'mail' | 'log' | 'clock' | 'pause' | 'addresses'>

const runMs = 540_000
/** Enough that an answer may take most of a second before the pace suffers. */
const callsUnderWay = 4
/** The provider recognises a repeated call for 24 hours; past 23 a repeat could be a second letter to a hundred people. */
const repeatSafeMs = 23 * 3_600_000
/** Who leaves after a claim may get the letters under way: a claim that is older than this is let go instead. */
const freshForMs = 10_000
const letGo: Outcome = { outcome: 'later', retryAfterSeconds: 0 }

/**
 * Sends whatever issues are due, one after another, for at most nine minutes; the next run goes on where this ends. Who
 * said yes to words that count no longer gets none before a new yes.
 */
export async function sendIssues(world: World, { purposes }: Pick<Promises, 'purposes'>): Promise<void> {
  const consents = countingList(purposeFor(purposes, 'newsletter'))
  const endsAt = world.clock().getTime() + runMs
  let after = ''
  while (world.clock().getTime() < endsAt) {
    const mailing = await takeMailing(world.db, world.clock(), after)
    if (!mailing) return
    after = mailing.id
    await sendIssue(world, { ...mailing, consents }, endsAt)
    await letGoOf(world.db, mailing.id, world.clock())
  }
}

async function sendIssue(world: World, mailing: OnItsWay, endsAt: number): Promise<void> {
  const forReader = await lettersOrPause(world, mailing)
  if (!forReader) return
  await listReaders(world, mailing)
  const pace = paceBy(world, endsAt)
  while (world.clock().getTime() < endsAt) {
    const { ids, nextAt } = await dueBatches(world.db, mailing.id, world.clock())
    if (ids.length > 0) {
      if (!(await handOver(world, mailing, ids, forReader, pace))) return
      continue
    }
    const waitMs = (nextAt ?? Number.POSITIVE_INFINITY) - world.clock().getTime()
    if (waitMs > patienceMs) return
    await world.pause(waitMs)
  }
}

/** An issue that must not go to anybody waits for somebody to look at it. */
async function lettersOrPause(world: World, mailing: OnItsWay): Promise<ForReader | null> {
  try {
    return await lettersOf(world, mailing)
  } catch (problem) {
    if (!(problem instanceof NotSendable)) throw problem
    await pauseMailing(world.db, mailing.slug)
    world.log('issue not sendable, paused', { letterId: mailing.id })
    return null
  }
}

/** Several callers take batch after batch from one list. Answers whether there is sense in going on. */
async function handOver(
  world: World,
  mailing: OnItsWay,
  ids: string[],
  forReader: ForReader,
  pace: Pace,
): Promise<boolean> {
  const caller = async () => {
    while (ids.length > 0) {
      if (!(await pace.soon())) return false
      const id = ids.shift()
      if (!id) return true
      const claimed = await claimBatch(world.db, mailing, id, world.clock())
      if (!claimed) return true
      const outcome = await outcomeOf(world, claimed, forReader, pace)
      await world.db.write(noteOutcome(claimed, outcome, world.clock()))
    }
    return true
  }
  const callers = await Promise.allSettled(Array.from({ length: callsUnderWay }, caller))
  for (const one of callers) if (one.status === 'rejected') throw one.reason
  return callers.every((one) => one.status === 'fulfilled' && one.value)
}

async function outcomeOf(world: World, claimed: Claimed, forReader: ForReader, pace: Pace): Promise<Outcome> {
  const { batch, members, isFirst } = claimed
  const unsureForMs = world.clock().getTime() - (batch.unsureSince ?? 0)
  if (!isFirst && (unsureForMs >= repeatSafeMs || members.length === 0)) {
    world.log('letters given up', { letterId: batch.id, outcome: 'unknown' })
    return { outcome: 'unknown' }
  }
  if (members.length === 0) return { outcome: 'nobodyLeft' }
  const letters = await Promise.all(members.map(forReader))
  const isOurTurn = await pace.turn()
  if (!isOurTurn || world.clock().getTime() - claimed.at.getTime() > freshForMs) return letGo
  const delivery = await world.mail.sendMany(letters, batch.id).catch((error): BatchDelivery => {
    world.log('letters not handed over', { letterId: batch.id, error: errorKind(error) })
    return { outcome: 'unsure' }
  })
  pace.heed(delivery)
  if (delivery.outcome === 'refused')
    world.log('letters given up', { letterId: batch.id, outcome: 'refused' })
  else if (delivery.outcome === 'later' || delivery.outcome === 'unsure')
    world.log('letters wait', { letterId: batch.id, outcome: delivery.outcome })
  return delivery
}
