import type { Holder } from '../../platform/held/holder.ts'
import type { KeptFile } from '../../platform/held/kept-file.ts'
import type { Person } from '../../platform/held/person.ts'
import type { Platform } from '../../platform/platform.ts'
import { unseal } from '../../platform/secrets/sealing.ts'

/** A file as it was sent, or why it is not there: gone from the bucket, or not to be opened with its key. */
export type OpenedFile =
  | { state: 'included'; bytes: Uint8Array<ArrayBuffer> }
  | { state: 'missing' | 'unreadable' }

/** The sealed files of a person, of every holder that keeps any, in one round trip. */
export async function filesOf(
  person: Person,
  { db }: Pick<Platform, 'db'>,
  holders: readonly Holder[],
): Promise<KeptFile[]> {
  const withFiles = holders.flatMap(({ files }) => (files ? [files] : []))
  if (withFiles.length === 0) return []
  const found = await db.read(withFiles.map((files) => files.find(person)))
  return withFiles.flatMap((files, at) => files.read(found[at]!))
}

/** Throws only when the bucket does not answer: then nobody knows whether the file is there. */
export async function openFile(
  { objectName, sealingKey }: KeptFile,
  { files }: Pick<Platform, 'files'>,
): Promise<OpenedFile> {
  const sealed = await files.get(objectName)
  if (!sealed) return { state: 'missing' }
  try {
    return { state: 'included', bytes: await unseal({ key: sealingKey, bytes: sealed }) }
  } catch {
    return { state: 'unreadable' }
  }
}
