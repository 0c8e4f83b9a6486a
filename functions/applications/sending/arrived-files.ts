import type { Platform } from '../../platform/platform.ts'
import type { ReadForm } from '../../platform/requests/form-reading.ts'
import type { RetentionTable } from '../../promises/rules.ts'
import { type FileKind, fileKinds, heldFieldOf, type Problem, removeFieldOf } from '../form.ts'
import { fileHeldUnder, type HeldFile, holdFile } from './held-files.ts'
import { judgedUpload, type Upload } from './uploads.ts'

/** A file as a form brings it: uploaded now, or held since the form came back. */
export type ArrivedFile = Upload | HeldFile

export interface Arrived {
  files: ArrivedFile[]
  refused: Problem[]
  lost: Problem[]
}

/** What looking at files and holding them takes. */
export type FileWorld = Pick<Platform, 'files' | 'notes' | 'fingerprint'>

/** The files of a form. A new one takes the place of one that is held, unless it is refused: then the old one stays. */
export async function arrivedFiles(
  form: ReadForm,
  opening: string,
  world: FileWorld,
  retention: RetentionTable,
  now: Date,
): Promise<Arrived> {
  const arrived: Arrived = { files: [], refused: [], lost: [] }
  for (const kind of fileKinds) {
    const uploaded = form.files[kind] && (await judgedUpload(kind, form.files[kind]))
    if (typeof uploaded === 'string') arrived.refused.push({ field: kind, message: uploaded })
    const token = form.fields[removeFieldOf[kind]] === 'on' ? '' : form.fields[heldFieldOf[kind]]
    if (typeof uploaded === 'object') arrived.files.push(uploaded)
    else if (token) {
      const held = await fileHeldUnder(token, { kind, opening }, world, retention, now)
      if (held) arrived.files.push(held)
      else if (!uploaded) arrived.lost.push(notHeld({ kind }))
    }
  }
  return arrived
}

/** Holds what is not held yet; a bucket that does not answer costs a file, not the form. */
export async function heldFor(
  files: readonly ArrivedFile[],
  opening: string,
  world: FileWorld,
  now: Date,
): Promise<{ held: HeldFile[]; problems: Problem[] }> {
  const holding = files.map((file) => ('token' in file ? file : holdFile(file, opening, world, now)))
  const held = await Promise.all(holding.map((file) => Promise.resolve(file).catch(() => null)))
  return {
    held: held.filter((file) => file !== null),
    problems: files.filter((_, at) => held[at] === null).map(notHeld),
  }
}

/** That a file has to be chosen again. */
export function notHeld({ kind }: { kind: FileKind }): Problem {
  return { field: kind, message: kind === 'cv' ? 'cvNotHeld' : 'photoNotHeld' }
}
