import type { Mailing } from './mailings.ts'
import { mostCallsPerSecond } from './pace.ts'
import { readersPerBatch } from './readers.ts'

const counted = ['skipped', 'failed', 'unknown', 'bounced', 'complained', 'left', 'confirmed'] as const

/** How far an issue is, in numbers, and when it may be done at the pace the provider allows. */
export function progressInWords(mailing: Mailing, now: Date): string {
  const rows = [
    ['sent', mailing.sent],
    ['waiting', waitingOf(mailing)],
    ...counted.map((name) => [name, mailing[name]] as const),
  ] as const
  const numbers = rows.map(([name, count]) => `${name.padEnd(10)} ${String(count).padStart(8)}`)
  return [`${mailing.slug}: ${stateInWords(mailing, now)}`, ...numbers].join('\n')
}

/** How many letters still wait. */
export function waitingOf({ recipients, sent, skipped, failed, unknown }: Mailing): number {
  return recipients - sent - skipped - failed - unknown
}

function stateInWords(mailing: Mailing, now: Date): string {
  const { state, sendAt, enumeratedAt, finishedAt } = mailing
  const at = (instant: number | null) => new Date(instant ?? now.getTime()).toISOString().slice(0, 19)
  switch (state) {
    case 'scheduled':
      return `begins ${at(sendAt)}Z`
    case 'paused':
      return 'paused'
    case 'cancelled':
      return `cancelled ${at(finishedAt)}Z; what waits is not sent`
    case 'sent':
      return `done ${at(finishedAt)}Z`
    case 'sending': {
      if (enumeratedAt === null) return 'its readers are being listed'
      return `being sent, done at about ${at(doneAbout(mailing, now))}Z`
    }
  }
}

/** When an issue may be done at the pace the provider allows, in milliseconds since 1970. */
export function doneAbout(mailing: Mailing, now: Date): number {
  const seconds = waitingOf(mailing) / (mostCallsPerSecond * readersPerBatch)
  return now.getTime() + seconds * 1000
}
