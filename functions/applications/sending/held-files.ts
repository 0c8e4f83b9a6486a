import type { Platform } from '../../platform/platform.ts'
import { hoursIn } from '../../promises/calendar/calendar.ts'
import { type RetentionTable, ruleFor } from '../../promises/rules.ts'
import type { FileKind } from '../form.ts'
import { putSealed, type SealedFile } from './sealed-files.ts'
import type { Upload } from './uploads.ts'

/**
 * A good file of a form that came back. It lies sealed in the bucket and no row knows it: all that leads to it is the
 * token in the form itself, which only the portal can read. Sending the form makes the row and moves nothing.
 */
export interface HeldFile extends SealedFile {
  /** The fingerprint of the file, by which the same form is recognised with the file and with its token. */
  mark: string
  token: string
}

type World = Pick<Platform, 'files' | 'notes' | 'fingerprint'>

/** Seals a file and hands its key over to the form it came with, for this opening only. */
export async function holdFile(upload: Upload, opening: string, world: World, now: Date): Promise<HeldFile> {
  const file = await putSealed(upload, 'held', world, now)
  const note = { ...file, mark: await world.fingerprint(upload.bytes), heldAt: now.getTime() }
  return { ...note, token: await world.notes.seal(aboutFile(file.kind, opening), note) }
}

/** The file a token stands for; null when the token is not ours, its hour is over, or the file is gone. */
export async function fileHeldUnder(
  token: string,
  asked: { kind: FileKind; opening: string },
  { files, notes }: World,
  retention: RetentionTable,
  now: Date,
): Promise<HeldFile | null> {
  const note = await notes.open(aboutFile(asked.kind, asked.opening), token)
  if (!note) return null
  const { heldAt, ...file } = note as Omit<HeldFile, 'token'> & { heldAt: number }
  const isOver = now.getTime() - heldAt >= holdForMs(retention)
  return !isOver && (await files.has(file.objectName)) ? { ...file, token } : null
}

/** How long a file is held, by the rule people read (milliseconds). */
export function holdForMs(retention: RetentionTable): number {
  return hoursIn(ruleFor(retention, 'held-files').keepFor) * 3_600_000
}

function aboutFile(kind: FileKind, opening: string): string {
  return `held ${kind} ${opening}`
}
