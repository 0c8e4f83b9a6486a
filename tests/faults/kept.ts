import { unseal } from '../../functions/platform/secrets/sealing.ts'
import { filesOf } from '../portal/bucket.ts'
import type { Stage } from './stage.ts'

export type Row = Record<string, unknown>

const tables = [
  'applications',
  'application_files',
  'consents',
  'outbox',
  'sent_forms',
  'erasing',
  'erasures',
] as const

export type Kept = Record<(typeof tables)[number], Row[]> & { objects: string[] }

/** Everything the portal holds at this moment, on one state of the data. */
export async function keptBy({ portal }: Stage): Promise<Kept> {
  const results = await portal.client.batch(
    tables.map((table) => `select * from ${table}`),
    'read',
  )
  const rows = tables.map((table, i) => [table, results[i]!.rows.map((row) => ({ ...row }))])
  return {
    ...(Object.fromEntries(rows) as Record<(typeof tables)[number], Row[]>),
    objects: filesOf(portal),
  }
}

/** I2 each file row has an object that its key opens, unless its erasure has begun; the rows where it is not so. */
export async function unreadableFiles({ portal }: Stage, kept: Kept, plain: Uint8Array): Promise<string[]> {
  const going = new Set(kept.erasing.map((row) => row.subject_id))
  const wrong: string[] = []
  for (const row of kept.application_files) {
    if (row.kind !== 'cv' || going.has(row.application_id)) continue
    const bytes = portal.objects.get(String(row.object_name))?.bytes
    const opened = bytes && (await unseal({ key: String(row.sealing_key), bytes }).catch(() => null))
    if (!opened || Buffer.compare(opened, plain) !== 0) wrong.push(`I2 ${row.object_name} cannot be read`)
  }
  return wrong
}

/** Objects that no row knows: ciphertext for the reaper, and a leak if nothing ever takes it. */
export function orphans(kept: Kept): string[] {
  const known = new Set(kept.application_files.map((row) => row.object_name))
  return kept.objects.filter((name) => !known.has(name))
}

/** The letter that outlives its application. */
export const lastLetter = 'application-erased'

/** I3 and I14: each application has all that came with it, and nothing is there that came with none. */
export function halves(kept: Kept): string[] {
  const ids = new Set(kept.applications.map((row) => row.id))
  const acknowledged = new Set(
    kept.consents.filter((row) => row.event === 'acknowledged').map((row) => row.subject_id),
  )
  const wrong = [...ids].filter((id) => !acknowledged.has(id)).map((id) => `I3 ${id} has no acknowledgement`)
  for (const [table, owner] of [
    ['application_files', 'application_id'],
    ['consents', 'subject_id'],
    ['outbox', 'subject_id'],
    ['sent_forms', 'subject_id'],
  ] as const) {
    const strays = kept[table].filter((row) => !ids.has(row[owner] as string) && row.letter !== lastLetter)
    if (strays.length > 0) wrong.push(`I14 ${strays.length} of ${table} belong to no application`)
  }
  return wrong
}

/** No error answer and no log line carries what a person typed, or how things are stored. */
export function leaks(text: string): string[] {
  const found = /Åsa|oberg|070-174|Storgatan|Mitt CV|insert into|select /i.exec(text)
  return found ? [`I14 "${found[0]}" got out: ${text.slice(0, 120)}`] : []
}
