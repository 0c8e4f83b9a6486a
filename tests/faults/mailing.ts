import { sendIssues } from '../../functions/newsletter/sending/send.ts'
import type { MassLetter } from '../../functions/platform/mail/mail.ts'
import { mailingIn, notOnce, type Reader } from '../portal/mailing.ts'
import type { Fault } from './faulty.ts'
import type { Stage } from './stage.ts'

/**
 * The play «send an issue»: ticks that suffer these plans, then the ticks of an hour that suffer nothing. Answers what
 * did not hold, and the calls of the first tick.
 */
export async function playMailing(
  stage: Stage,
  begin: () => Promise<void>,
  readers: Reader[],
  plans: Fault[][] = [[]],
) {
  await begin()
  const meanwhile = async () => {
    stage.letTimePass(1.6)
    await stage.tick()
  }
  const worlds = plans.map((plan) => stage.world(plan, { meanwhile }))
  for (const world of worlds) {
    await world.run(() => sendIssues(world.platform, stage.portal.promises).catch(() => 'failed'))
    stage.letTimePass(1)
  }
  for (const minutes of [2, 4, 30]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
  return { calls: worlds[0]!.calls, wrong: await notAllSent(stage, readers) }
}

/** R-55 each reader has the issue once, each row knows it, the counts are right and nothing is left waiting. */
export async function notAllSent({ portal }: Stage, readers: Reader[]): Promise<string[]> {
  const wrong = await notOnce(portal, readers)
  const { state, recipients, sent, leased_until } = await mailingIn(portal)
  if (state !== 'sent' || leased_until !== null) wrong.push(`the issue ends ${state}, leased ${leased_until}`)
  if (recipients !== readers.length || sent !== readers.length)
    wrong.push(`${sent} of ${recipients} counted for ${readers.length} readers`)
  for (const row of await portal.rows('mailing_recipients'))
    if (row.state !== 'sent') wrong.push(`a letter ends ${row.state}`)
  for (const row of await portal.rows('mailing_batches'))
    if (row.state !== 'sent') wrong.push(`a batch ends ${row.state}`)
  return wrong
}

/** Makes the next calls to the provider fail in one way. */
export async function failNext({ portal }: Stage, mode: string, count = 1) {
  const body = JSON.stringify({ mode, count })
  await fetch(`${portal.mailbox.url}/faults`, { method: 'POST', body })
}

/** A world in which something happens when a call to the provider begins; `calls` has the letters of each. */
export function watched(stage: Stage, onCall: (call: number) => Promise<unknown> = async () => {}) {
  const world = stage.world()
  const calls: { letters: readonly MassLetter[]; key: string }[] = []
  const { sendMany } = world.platform.mail
  world.platform.mail.sendMany = async (letters, key) => {
    await onCall(calls.push({ letters, key }))
    return sendMany(letters, key)
  }
  return { platform: world.platform, calls, send: () => sendIssues(world.platform, stage.portal.promises) }
}
