import * as v from 'valibot'
import type { traces } from '../../../db/schema/staff.ts'
import { sha256Hex } from '../../platform/encoding.ts'
import type { Files } from '../../platform/files.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

export const sealsPrefix = 'seals/'

export type SealedTrace = Omit<typeof traces.$inferSelect, 'reason'>

const seal = v.strictObject({
  day: v.string(),
  rows: v.number(),
  hash: v.string(),
  before: v.string(),
})

/**
 * What the traces of one calendar day came to: how many, and a SHA-256 of them and of `before`, which is the
 * SHA-256 of the seal before as it lies in the bucket, empty in the first. It names nobody.
 */
export type Seal = v.InferOutput<typeof seal>

/** The seal of a day. What somebody wrote as a reason is not in it: that goes earlier, with what it is about. */
export async function sealOf(day: Day, traces: readonly SealedTrace[], before: string): Promise<Seal> {
  const lines = traces.map(({ id, subjectId, staffId, role, act, tracedAt }) =>
    JSON.stringify([id, subjectId, staffId, role, act, tracedAt]),
  )
  return { day, rows: lines.length, hash: await sha256Hex([before, ...lines].join('\n')), before }
}

export async function keepSeal(files: Pick<Files, 'put'>, one: Seal): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(JSON.stringify(one))
  await files.put(nameOf(one.day), bytes)
  return bytes
}

/** The seal of a day with the hash that the next one carries on; null when there is none, or it cannot be read. */
export async function readSeal(
  files: Pick<Files, 'get'>,
  day: Day,
): Promise<{ seal: Seal | null; digest: string }> {
  const bytes = await files.get(nameOf(day))
  if (!bytes) return { seal: null, digest: '' }
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), seal), new TextDecoder().decode(bytes))
  return {
    seal: read.success && read.output.day === day ? read.output : null,
    digest: await sha256Hex(bytes),
  }
}

/** Every day that has a seal, the oldest first. */
export async function sealedDays(files: Pick<Files, 'list'>): Promise<Day[]> {
  const days: Day[] = []
  let cursor: string | null = null
  do {
    const page = await files.list(`${sealsPrefix}2`, cursor)
    days.push(...page.objects.map(({ name }) => name.slice(sealsPrefix.length)))
    cursor = page.cursor
  } while (cursor)
  return days.filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
}

function nameOf(day: Day): string {
  return `${sealsPrefix}${day}`
}
