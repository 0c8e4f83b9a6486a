import type { applicationFiles } from '../../../db/schema.ts'
import { newObjectName } from '../../platform/files.ts'
import type { Platform } from '../../platform/platform.ts'
import { seal } from '../../platform/secrets/sealing.ts'
import type { Upload } from './uploads.ts'

/** A file that lies sealed in the bucket, and what is needed to read it. */
export type SealedFile = Omit<typeof applicationFiles.$inferInsert, 'id' | 'applicationId'>

/** The object is put before anything refers to it: what a crash leaves behind is ciphertext whose key is nowhere. */
export async function putSealed(
  { kind, bytes, displayName, mediaType }: Upload,
  prefix: 'held' | Upload['kind'],
  { files }: Pick<Platform, 'files'>,
  now: Date,
): Promise<SealedFile> {
  const sealed = await seal(bytes)
  const objectName = newObjectName(prefix, now)
  await files.put(objectName, sealed.bytes)
  return { kind, objectName, sealingKey: sealed.key, displayName, mediaType, bytes: bytes.byteLength }
}
