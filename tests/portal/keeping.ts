import { onTick } from '../../functions/scheduled.ts'
import type { Fields } from './applying.ts'
import type { TestPortal } from './portal.ts'
import { receiptOf } from './withdrawing.ts'

export const person = 'asa.oberg@post.example'

/** A job seeker's open application of 2\u00a0November 2026, which is erased a year later. */
export const openApplication: Fields = { opening: 'open', role: 'job-seeker' }
export const erasedOn = '2027-11-02'
/** The first day on which it is told that. */
export const toldOn = '2027-10-03T10:00:00Z'

export const keep = { action: 'keep' }
export const keepInPool = { action: 'keep', 'consent-talent-pool': 'on' }

/** Applies, reads the receipt's letter, and answers where the receipt is, on the day it is told of the erasure. */
export async function soonErased(portal: TestPortal, changes: Fields = openApplication): Promise<string> {
  const receipt = await receiptOf(portal, changes)
  await portal.letters()
  const { eraseBy } = await standingOf(portal, receipt)
  const day = new Date(`${eraseBy}T10:00:00Z`)
  portal.time.now = new Date(day.getTime() - 30 * 24 * 3_600_000)
  return receipt
}

/** The hourly cron at this moment, with the letters it sends. */
export async function hourly(portal: TestPortal, platform = portal.platform()): Promise<void> {
  await onTick(platform, portal.promises, { cron: '17 * * * *', at: portal.time.now })
}

/** The receipt as a program reads it. */
export async function standingOf(portal: TestPortal, receipt: string) {
  return (await portal.app.request(receipt, { headers: { Accept: 'application/json' } })).json()
}

/** What the person has been sent beside the receipt, the newest first. */
export async function lettersSince(portal: TestPortal) {
  return (await portal.letters(person)).slice(0, -1)
}
